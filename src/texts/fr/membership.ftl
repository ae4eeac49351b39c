# Roles
membership-role-facilitator = Animation
membership-role-member = Membre
membership-role-liaison = Liaison avec un ordre
membership-role-observer = Observation
membership-office-coordinator = Coordination du réseau
membership-office-administrator = Administration
membership-office-privacy-officer = Protection des renseignements personnels

# Members
membership-members-of = Membres : { $name }
membership-people = Membres
membership-saved = Le rôle est changé.
membership-you = Vous
membership-manage = Gérer
membership-role-of = Rôle : { $name }
membership-set-role = Changer le rôle
membership-remove = Retirer de la communauté
membership-remove-text = La personne ne verra plus ce qui est réservé aux membres. Le retrait peut être annulé pendant dix minutes.
membership-confirm-none = Je confirme que plus personne n’animera la communauté
membership-leave = Quitter la communauté
membership-leave-title = Quitter « { $name } »?
membership-leave-text = Vous ne verrez plus ce qui est réservé aux membres. Pour revenir, vous devrez faire une nouvelle demande d’adhésion.
membership-stay = Rester
membership-left = Vous avez quitté la communauté.
membership-last-facilitator = Une communauté doit garder au moins une personne à l’animation. Confiez d’abord l’animation à quelqu’un d’autre, ou écrivez à la coordination.
membership-no-order = Cette communauté ne travaille pas avec un ordre professionnel : ce rôle n’y existe pas.
membership-not-oneself = Vous ne pouvez pas vous donner accès à une communauté ni vous attribuer un rôle plus élevé. Demandez-le à une autre personne qui anime ou qui coordonne.
membership-requests = Demandes d’adhésion
membership-reason = Message à la personne en cas de refus
membership-reason-hint = Facultatif. Ce message est envoyé par courriel.
membership-accept = Accepter
membership-decline = Refuser
membership-accepted = La demande est acceptée : la personne fait maintenant partie de la communauté.
membership-declined = La demande est refusée.
membership-removed = La personne ne fait plus partie de la communauté.
membership-removed-just-now = Vous pouvez annuler un retrait pendant dix minutes : la personne retrouve son rôle.
membership-failed = Cela n’a pas fonctionné. Rechargez la page, puis réessayez.
membership-invite = Inviter une personne
membership-as = Rôle
membership-send-invitation = Envoyer l’invitation
membership-invited = L’invitation est envoyée.
membership-withdrawn = L’invitation est annulée.
membership-already = Cette personne fait déjà partie de la communauté.
membership-to-portal = Portail
membership-invited-by = { $to }, par { $by }
membership-invite-many = Inviter plusieurs personnes
membership-invite-many-title = Inviter plusieurs personnes : { $name }
membership-back-to-members = Retour aux membres

# Joining
membership-join = Demander à devenir membre
membership-join-title = Se joindre à { $name }
membership-join-text = Les personnes qui animent la communauté liront votre demande et vous répondront par courriel.
membership-message = Pourquoi voulez-vous vous joindre à cette communauté?
membership-message-hint = Deux ou trois phrases suffisent. Ne nommez pas d’élève.
membership-message-wrong = Écrivez quelques mots, en { $count } caractères au plus.
membership-send-request = Envoyer la demande
membership-change-request = Modifier la demande
membership-waiting = Votre demande est envoyée. Vous recevrez une réponse par courriel.
membership-own-request = Voir ma demande
membership-facilitated-by = Animation : { $names }.
membership-contact = Écrire à l’équipe d’animation
membership-contact-title = Écrire à l’équipe d’animation : { $name }
membership-contact-text = Votre message sera envoyé par courriel, avec votre nom et votre adresse, pour qu’on puisse vous répondre.
membership-contact-name = Votre nom
membership-contact-message = Message
membership-contact-hint = Ne nommez pas d’élève.
membership-contact-send = Envoyer le message
membership-contact-sent = Votre message est envoyé. Vous recevrez la réponse par courriel.
membership-contact-nobody = Personne n’anime cette communauté en ce moment. Écrivez à la coordination du réseau.
membership-contact-enough = Plusieurs messages ont déjà été envoyés. Attendez quelques minutes avant d’en envoyer un autre.
membership-contact-link = Sans compte, vous ne pouvez pas envoyer d’adresse Web. Retirez-la du message.

# Directory
membership-directory = Répertoire
membership-directory-text = Les membres qui ont choisi d’y figurer.
membership-search = Nom
membership-search-button = Chercher
membership-clear = Retirer les filtres
membership-language = Langue
membership-any-profession = Toutes
membership-any-organization = Tous
membership-any-community = Toutes
membership-filter-community = Communauté
membership-any-language = Toutes
membership-directory-count = { $count ->
    [0] Aucune personne
    [one] Une personne
   *[other] { $count } personnes
}
membership-person-oneself = Voici ce que les autres membres peuvent voir de vous.
membership-person-change = Modifier mon profil
membership-person-communities = Communautés
membership-nobody-filtered = Personne ne correspond à ces choix
membership-nobody-filtered-text = Retirez un filtre. Les membres n’indiquent pas toujours leur profession, leur organisme ou leur langue.
membership-nobody = Aucune personne de ce nom
membership-nobody-text = Essayez un nom plus court. Certaines personnes ne sont pas dans le répertoire.
