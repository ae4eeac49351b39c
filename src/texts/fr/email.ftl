# Ce que le portail écrit aux gens. Chaque courriel dit pourquoi on le reçoit et quoi faire si on n’a rien demandé.

email-hello = Bonjour { $name },
email-hello-nobody = Bonjour,
email-action-line = { $action } :
email-link-below = Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :
email-link-minutes = Ce lien ne peut servir qu’une seule fois et expire après { $minutes ->
    [one] une minute
   *[other] { $minutes } minutes
}.
email-link-hours = Ce lien ne peut servir qu’une seule fois et expire après { $hours ->
    [one] une heure
   *[other] { $hours } heures
}.
email-team-helps = L’équipe du portail peut vous aider. Vous trouverez comment la joindre au bas de chaque page.

email-sign-in-subject = Votre lien pour vous connecter
email-sign-in-text = Voici le lien que vous avez demandé pour vous connecter à Ensemble.
email-sign-in-action = Me connecter
email-sign-in-later = Si le lien ne fonctionne plus, demandez-en un autre à partir de la page de connexion.
email-sign-in-why = Vous recevez ce courriel parce que quelqu’un a demandé un lien de connexion avec votre adresse.
email-sign-in-otherwise = Si vous n’avez rien demandé, n’ouvrez pas le lien et supprimez ce courriel.

email-verify-address-subject = Confirmez votre adresse courriel
email-verify-address-text = Il reste une étape pour créer votre compte : confirmer votre adresse.
email-verify-address-action = Confirmer mon adresse
email-verify-address-why = Vous recevez ce courriel parce que quelqu’un a donné votre adresse pour créer un compte dans Ensemble.
email-verify-address-otherwise = Si ce n’est pas vous, ne faites rien : le compte ne pourra pas servir sans votre confirmation.

email-reset-password-subject = Choisissez un nouveau mot de passe
email-reset-password-text = Vous avez demandé à changer de mot de passe. Le lien ci-dessous vous permet d’en choisir un nouveau.
email-reset-password-action = Choisir un mot de passe
email-reset-password-why = Vous recevez ce courriel parce que quelqu’un a demandé un nouveau mot de passe pour votre compte.
email-reset-password-otherwise = Si ce n’est pas vous, ne faites rien : votre mot de passe reste le même.

email-change-address-subject = Confirmez votre nouvelle adresse courriel
email-change-address-text = Vous avez demandé à utiliser cette adresse pour votre compte. Confirmez qu’elle est bien la vôtre.
email-change-address-action = Confirmer ma nouvelle adresse
email-change-address-why = Vous recevez ce courriel parce que quelqu’un a donné votre adresse comme nouvelle adresse d’un compte.
email-change-address-otherwise = Si ce n’est pas vous, ne faites rien : l’adresse de ce compte ne changera pas.

email-address-changed-subject = L’adresse courriel de votre compte a changé
email-address-changed-text = Votre compte utilise maintenant une autre adresse : { $address }. Nos prochains courriels y seront envoyés.
email-address-changed-why = Vous recevez ce courriel parce que votre compte utilisait cette adresse jusqu’à maintenant.
email-address-changed-otherwise = Si vous n’avez pas fait ce changement, quelqu’un d’autre utilise peut-être votre compte.

email-password-changed-subject = Votre mot de passe a changé
email-password-changed-text = Le mot de passe de votre compte a été changé le { $date } à { $time } (heure de l’Est).
email-password-changed-why = Vous recevez ce courriel parce que nous vous avertissons chaque fois que votre mot de passe change.
email-password-changed-otherwise = Si vous ne l’avez pas changé vous-même, demandez tout de suite un nouveau mot de passe à partir de la page de connexion.

email-invitation-subject = { $by } vous invite à vous joindre à Ensemble
email-invitation-subject-community = { $by } vous invite à vous joindre à « { $community } »
email-invitation-short = Invitation à Ensemble
email-invitation-short-community = Invitation à « { $community } »
email-invitation-text = { $by } vous invite à vous joindre à Ensemble.
email-invitation-text-community = { $by } vous invite à vous joindre à « { $community } ».
email-invitation-about = Ensemble est le portail des communautés de pratique du réseau scolaire. On y prépare des rencontres et on y partage des réflexions, en français et en anglais.
email-invitation-action = Voir l’invitation
email-invitation-days = L’invitation est valable pendant { $days ->
    [one] un jour
   *[other] { $days } jours
}.
email-invitation-why = { $by } a donné votre adresse pour vous inviter : c’est pourquoi vous recevez ce courriel.
email-invitation-otherwise = Si cette invitation ne vous concerne pas, ne faites rien : aucun compte ne sera créé, et l’invitation expirera d’elle-même.

email-join-requested-subject = { $who } souhaite se joindre à « { $community } »
email-join-requested-text = { $who } souhaite se joindre à « { $community } ». La demande attend votre réponse.
email-join-requested-action = Voir la demande
email-join-requested-why = Vous recevez ce courriel parce que vous traitez les demandes d’adhésion de « { $community } ».
email-join-requested-otherwise = Si ce n’est plus votre rôle, avertissez la coordination.

email-join-accepted-subject = Bienvenue dans « { $community } »
email-join-accepted-text = Votre demande a été acceptée : vous faites maintenant partie de « { $community } ».
email-join-accepted-why = Vous recevez ce courriel parce que vous avez demandé à vous joindre à « { $community } ».

email-join-declined-subject = Votre demande pour vous joindre à « { $community } »
email-join-declined-text = Votre demande pour vous joindre à « { $community } » n’a pas été acceptée.
email-join-declined-reason = Voici pourquoi :
email-join-declined-others = Il y a d’autres communautés dans le portail. L’une d’elles vous conviendra peut-être mieux.
email-join-otherwise = Si vous n’avez rien demandé, quelqu’un d’autre utilise peut-être votre compte.

email-role-changed-subject = Votre rôle a changé dans « { $community } »
email-role-changed-text = Votre rôle a changé dans « { $community } ».
email-role-changed-role = Votre nouveau rôle : { $role }
email-role-changed-why = Vous recevez ce courriel parce que vous faites partie de « { $community } ».
email-role-changed-otherwise = Si ce changement vous étonne, parlez-en aux personnes qui animent la communauté.
email-community-action = Voir la communauté
email-contacted-subject = { $who } écrit à l’équipe d’animation de « { $community } »
email-contacted-account = La personne qui vous écrit a un compte dans le portail.
email-contacted-stranger = La personne qui vous écrit n’avait pas ouvert de session : le portail n’a vérifié ni son nom ni son adresse.
email-contacted-text = { $who } écrit à l’équipe d’animation de « { $community } » :
email-contacted-reply = Pour répondre à { $who }, écrivez à { $address }. Votre adresse sera alors visible.
email-contacted-why = Vous recevez ce courriel parce que vous animez « { $community } ».
email-contacted-otherwise = Si ce message ne demande pas de réponse, vous n’avez rien à faire.

email-meeting-published-subject = Rencontre annoncée : { $title }
email-meeting-published-text = « { $community } » annonce une rencontre : « { $title } ».
email-meeting-changed-subject = Changement à la rencontre : { $title }
email-meeting-changed-text = La rencontre « { $title } » de « { $community } » a été modifiée. Voici les changements.
email-meeting-cancelled-subject = Rencontre annulée : { $title }
email-meeting-cancelled-text = La rencontre « { $title } » de « { $community } » est annulée.
email-meeting-cancelled-reason = Voici pourquoi :
email-meeting-withdrawn-subject = La rencontre n’est plus annoncée : { $title }
email-meeting-withdrawn-text = La rencontre « { $title } » de « { $community } » n’est plus annoncée. Si elle l’est de nouveau, vous recevrez un autre courriel.
email-meeting-restored-subject = La rencontre aura lieu : { $title }
email-meeting-restored-text = La rencontre « { $title } » de « { $community } », qui était annulée, aura lieu.
email-meeting-when = Quand : { $when }
email-meeting-how = Formule : { $how }
email-meeting-place = Lieu : { $place }
email-meeting-video = Le lien de visioconférence a changé. Pour le voir, connectez-vous et ouvrez la page de la rencontre.
email-meeting-action = Voir la rencontre
email-meeting-why = Vous recevez ce courriel parce que vous faites partie de « { $community } ».
email-meeting-otherwise = Pour ne plus recevoir de courriels sur les rencontres, modifiez vos préférences.

email-answered-subject = Quelqu’un a répondu à votre réflexion
email-answered-text = Quelqu’un a répondu à votre réflexion dans « { $community } ».
email-answered-back-subject = Quelqu’un vous a répondu
email-answered-back-text = Vous aviez répondu à une réflexion dans « { $community } ». Quelqu’un vous a répondu à son tour.
email-answered-quiet = Ce courriel ne cite rien et ne nomme personne, parce qu’un courriel est facile à transférer. Pour lire la réponse, ouvrez la réflexion dans le portail.
email-answered-once = Vous ne recevrez pas d’autre courriel à ce sujet avant d’avoir ouvert la réflexion.
email-answered-action = Lire la réponse
email-answered-why = Vous recevez ce courriel parce que quelqu’un a répondu à ce que vous avez écrit.
email-answered-otherwise = Pour ne plus recevoir de courriels sur les réponses, modifiez vos préférences.
email-theme-replied-subject = Quelqu’un a répondu à l’un de vos thèmes
email-theme-replied-text = Quelqu’un a répondu à un thème que vous avez proposé dans « { $community } ».
email-theme-replied-quiet = Ce courriel ne cite rien et ne nomme personne, parce qu’un courriel est facile à transférer. Pour lire la réponse, ouvrez le thème dans le portail.
email-theme-replied-once = Vous ne recevrez pas d’autre courriel à ce sujet avant d’avoir ouvert le thème.

email-change-asked-subject = On a demandé de changer l’adresse de votre compte
email-change-asked-text = On a demandé que votre compte utilise une autre adresse : { $address }. Si c’est vous, confirmez à partir de la nouvelle adresse. Sinon, annulez : l’adresse ne changera pas, et toutes les sessions de votre compte seront fermées.
email-change-asked-action = Annuler le changement
email-change-asked-why = Vous recevez ce courriel parce que cette adresse est celle de votre compte.
email-change-asked-otherwise = Si vous n’avez rien demandé, choisissez aussi un nouveau mot de passe : quelqu’un d’autre connaît peut-être le vôtre.

email-portal-role-given-subject = { $who } a maintenant le rôle « { $role } » dans le portail
email-portal-role-given-text = { $by } a attribué à { $who } le rôle « { $role } ».
email-portal-role-taken-subject = { $who } n’a plus le rôle « { $role } » dans le portail
email-portal-role-taken-text = { $by } a retiré à { $who } le rôle « { $role } ».
email-portal-role-changed-why = Vous recevez ce courriel parce que votre rôle a changé, que vous administrez le portail ou que vous êtes responsable de la protection des renseignements personnels.
email-portal-role-changed-otherwise = Si ce changement vous étonne, parlez-en à une personne qui administre le portail, autre que celle qui l’a fait.

email-member-added-subject = { $who } fait partie de « { $community } »
email-member-added-text = { $who } fait maintenant partie de « { $community } » (rôle : { $role }). La décision a été prise par { $by }, qui n’anime pas la communauté.
email-member-added-action = Voir les membres
email-member-added-why = Vous recevez ce courriel parce que vous animez « { $community } ».
email-member-added-otherwise = Si cela vous étonne, vous pouvez retirer cette personne.

email-author-asked-subject = On a demandé qui a écrit une réflexion partagée sans nom dans « { $community } »
email-author-asked-text = Dans « { $community } », { $by } a demandé à savoir qui a écrit une réflexion partagée sans nom, et a obtenu la réponse.
email-author-asked-reason = Voici la raison donnée :
email-author-asked-action = Voir la réflexion
email-author-asked-why = Vous recevez ce courriel parce que vous avez écrit cette réflexion ou parce que vous animez « { $community } ».
email-author-asked-otherwise = Si cette raison ne vous paraît pas valable, parlez-en aux personnes qui animent la communauté.

email-private-read-subject = Une réflexion signalée a été lue dans « { $community } »
email-private-read-text = Une réflexion de « { $community } » a été signalée. Pour cette raison, { $by } l’a lue, même si elle n’était pas partagée avec l’équipe d’animation.
email-private-read-why = Vous recevez ce courriel parce que vous avez écrit cette réflexion ou parce que vous animez « { $community } ».
email-private-read-otherwise = Si cela ne vous paraît pas justifié, parlez-en aux personnes qui animent la communauté.

email-reported-subject = Un texte a été signalé dans « { $community } »
email-reported-text = Quelqu’un a signalé un texte à l’équipe d’animation de « { $community } ». Le signalement attend votre décision.
email-reported-action = Voir les signalements
email-reported-why = Vous recevez ce courriel parce que vous animez « { $community } ».
email-reported-otherwise = Pour ne plus recevoir de courriels sur les signalements, modifiez vos préférences.

email-report-answered-subject = Votre signalement dans « { $community } »
email-report-kept-text = L’équipe d’animation de « { $community } » a examiné le texte que vous aviez signalé. Elle a décidé de le garder.
email-report-removed-text = L’équipe d’animation de « { $community } » a examiné le texte que vous aviez signalé. Elle l’a retiré.
email-decision-reason = Voici la raison donnée :
email-decision-action = Voir dans le portail
email-report-answered-why = Vous recevez ce courriel parce que vous avez signalé un texte dans « { $community } ». La personne qui l’a écrit ne sait pas qui l’a signalé.
email-report-answered-otherwise = Pour ne plus recevoir de courriels sur les signalements, modifiez vos préférences.

email-text-kept-subject = Un de vos textes reste dans « { $community } »
email-text-kept-text = Un texte que vous avez écrit dans « { $community } » avait été signalé. L’équipe d’animation l’a examiné et a décidé de le garder.
email-text-removed-subject = Un de vos textes a été retiré de « { $community } »
email-text-removed-text = Un texte que vous avez écrit dans « { $community } » avait été signalé. L’équipe d’animation l’a examiné et l’a retiré.
email-text-decided-why = Vous recevez ce courriel parce que vous avez écrit ce texte dans « { $community } ».
email-text-decided-otherwise = Si la décision ne vous semble pas juste, parlez-en aux personnes qui animent la communauté.

email-choose = Choisir les courriels que je reçois
email-stop = Ne plus recevoir ce type de courriels
email-choose-otherwise = Pour ne plus recevoir ce type de courriels, modifiez vos préférences.

email-agenda-changed-subject = L’ordre du jour a changé : { $title }
email-agenda-changed-text = L’ordre du jour de la rencontre « { $title } » de « { $community } » a été modifié depuis l’annonce de la rencontre.
email-agenda-changed-once = Vous ne recevrez pas d’autre courriel à ce sujet avant d’avoir ouvert la page de la rencontre.

email-vote-opened-subject = Un vote est ouvert dans « { $community } »
email-vote-opened-text = Les personnes qui animent « { $community } » demandent aux membres de choisir les thèmes des prochaines rencontres.
email-vote-opened-closes = Fin du vote : { $moment }.
email-vote-opened-action = Voter
email-dates-proposed-subject = Vos disponibilités pour la rencontre : { $title }
email-dates-proposed-text = Des dates sont proposées pour la rencontre « { $title } » de « { $community } ». Dites lesquelles vous conviennent : cela prend moins d’une minute.
email-dates-proposed-action = Répondre

email-conversation-subject = Une conversation se poursuit dans « { $community } »
email-conversation-text = Dans « { $community } », quelqu’un a répondu à une réflexion à laquelle vous avez aussi répondu.
email-conversation-why = Vous recevez ce courriel parce que vous participez à cette conversation.
email-mentioned-subject = On vous mentionne dans « { $community } »
email-mentioned-text = Dans « { $community } », une réflexion ou une réponse vous mentionne.
email-mentioned-quiet = Ce courriel ne cite rien et ne nomme personne, parce qu’un courriel est facile à transférer. Pour lire le texte, ouvrez-le dans le portail.
email-mentioned-action = Lire le texte
email-mentioned-why = Vous recevez ce courriel parce qu’un texte vous mentionne.
email-translation-outdated-subject = Une traduction n’est plus à jour dans « { $community } »
email-translation-outdated-text = Dans « { $community } », un texte a changé et sa traduction n’est plus à jour.
email-translation-outdated-action = Voir la traduction
email-translation-outdated-why = Vous recevez ce courriel parce que vous vous occupez des traductions dans « { $community } ».
email-translation-asked-subject = Une traduction est demandée dans « { $community } »
email-translation-asked-text = Dans « { $community } », quelqu’un aimerait lire une réflexion dans l’autre langue.
email-translation-asked-action = Traduire la réflexion
email-translation-asked-why = Vous recevez ce courriel parce que vous offrez de traduire dans « { $community } », ou parce que vous avez écrit la réflexion.

email-digest-week-subject = { $count ->
    [one] Votre semaine dans Ensemble : une nouvelle
   *[other] Votre semaine dans Ensemble : { $count } nouvelles
}
email-digest-week-text = Voici les nouvelles depuis votre dernier résumé, sauf celles que vous avez déjà lues.
email-digest-day-subject = { $count ->
    [one] Votre journée dans Ensemble : une nouvelle
   *[other] Votre journée dans Ensemble : { $count } nouvelles
}
email-digest-day-text = Voici les nouvelles depuis hier, sauf celles que vous avez déjà lues.
email-digest-portal = Le portail
email-digest-action = Voir mes notifications
email-digest-why = Vous recevez ce courriel parce que vous avez choisi de recevoir des nouvelles sous forme de résumé.
