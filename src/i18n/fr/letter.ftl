# Ce que le portail écrit aux gens. Chaque courriel dit pourquoi on le reçoit et quoi faire si on n’a rien demandé.

letter-hello = Bonjour { $name },
letter-hello-nobody = Bonjour,
letter-action-line = { $action } :
letter-link-below = Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :
letter-link-minutes = Ce lien fonctionne une seule fois, pendant { $minutes ->
    [one] une minute
   *[other] { $minutes } minutes
}.
letter-link-hours = Ce lien fonctionne une seule fois, pendant { $hours ->
    [one] une heure
   *[other] { $hours } heures
}.
letter-team-helps = L’équipe du portail peut vous aider. Vous trouverez comment la joindre au bas de chaque page.

letter-sign-in-subject = Votre lien pour vous connecter
letter-sign-in-text = Voici le lien que vous avez demandé pour vous connecter à Ensemble.
letter-sign-in-action = Me connecter
letter-sign-in-later = S’il ne fonctionne plus, demandez-en un autre à la page de connexion.
letter-sign-in-why = Vous recevez ce courriel parce que quelqu’un a demandé à se connecter avec votre adresse.
letter-sign-in-otherwise = Si ce n’était pas vous, n’ouvrez pas le lien et supprimez ce courriel.

letter-verify-address-subject = Confirmez votre adresse courriel
letter-verify-address-text = Il reste une étape pour créer votre compte : confirmer que cette adresse est bien la vôtre.
letter-verify-address-action = Confirmer mon adresse
letter-verify-address-why = Vous recevez ce courriel parce que quelqu’un a donné votre adresse pour créer un compte dans Ensemble.
letter-verify-address-otherwise = Si ce n’était pas vous, ne faites rien : sans votre confirmation, le compte ne pourra pas servir.

letter-reset-password-subject = Choisissez un nouveau mot de passe
letter-reset-password-text = Vous avez demandé à changer de mot de passe. Le lien mène à la page où vous pourrez en choisir un nouveau.
letter-reset-password-action = Choisir un mot de passe
letter-reset-password-why = Vous recevez ce courriel parce que quelqu’un a demandé un nouveau mot de passe pour le compte lié à votre adresse.
letter-reset-password-otherwise = Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.

letter-change-address-subject = Confirmez votre nouvelle adresse courriel
letter-change-address-text = Vous avez demandé que votre compte utilise dorénavant cette adresse. Confirmez qu’elle est bien la vôtre.
letter-change-address-action = Confirmer ma nouvelle adresse
letter-change-address-why = Vous recevez ce courriel parce que quelqu’un a donné votre adresse comme nouvelle adresse de son compte.
letter-change-address-otherwise = Si ce n’était pas vous, ne faites rien : l’adresse de ce compte ne changera pas.

letter-address-changed-subject = L’adresse courriel de votre compte a changé
letter-address-changed-text = Votre compte utilise maintenant une autre adresse : { $address }. C’est là que vous recevrez nos prochains courriels.
letter-address-changed-why = Vous recevez ce courriel parce que cette adresse était celle de votre compte jusqu’à maintenant.
letter-address-changed-otherwise = Si vous n’avez pas fait ce changement, quelqu’un d’autre utilise peut-être votre compte.

letter-password-changed-subject = Votre mot de passe a changé
letter-password-changed-text = Le mot de passe de votre compte a été changé le { $date } à { $time } (heure de l’Est).
letter-password-changed-why = Vous recevez ce courriel parce que nous vous avertissons chaque fois que votre mot de passe change.
letter-password-changed-otherwise = Si ce n’était pas vous, demandez tout de suite un nouveau mot de passe à la page de connexion.

letter-invitation-subject = { $by } vous invite à vous joindre à Ensemble
letter-invitation-subject-community = { $by } vous invite à vous joindre à « { $community } »
letter-invitation-text = { $by } vous invite à vous joindre à Ensemble.
letter-invitation-text-community = { $by } vous invite à vous joindre à « { $community } ».
letter-invitation-about = Ensemble est le portail des communautés de pratique du réseau scolaire. On y prépare ses rencontres et on y partage ses réflexions, en français et en anglais.
letter-invitation-action = Voir l’invitation
letter-invitation-days = L’invitation est valable pendant { $days ->
    [one] une journée
   *[other] { $days } jours
}.
letter-invitation-why = Vous recevez ce courriel parce que { $by } a donné votre adresse pour vous inviter.
letter-invitation-otherwise = Si l’invitation ne vous concerne pas, ne faites rien : aucun compte ne sera créé, et elle s’effacera d’elle-même.

letter-join-requested-subject = { $who } souhaite se joindre à « { $community } »
letter-join-requested-text = { $who } souhaite se joindre à « { $community } ». La demande attend votre réponse.
letter-join-requested-action = Voir la demande
letter-join-requested-why = Vous recevez ce courriel parce que vous répondez aux demandes d’adhésion de « { $community } ».
letter-join-requested-otherwise = Si ce n’est plus votre rôle, dites-le à la coordination.

letter-join-accepted-subject = Bienvenue dans « { $community } »
letter-join-accepted-text = Votre demande a été acceptée : vous faites maintenant partie de « { $community } ».
letter-join-accepted-why = Vous recevez ce courriel parce que vous avez demandé à vous joindre à « { $community } ».

letter-join-declined-subject = Votre demande pour vous joindre à « { $community } »
letter-join-declined-text = Votre demande pour vous joindre à « { $community } » n’a pas été acceptée.
letter-join-declined-reason = Voici pourquoi :
letter-join-declined-others = D’autres communautés se trouvent dans le portail. L’une d’elles vous conviendra peut-être mieux.
letter-join-otherwise = Si vous n’avez rien demandé, quelqu’un d’autre utilise peut-être votre compte.

letter-role-changed-subject = Votre rôle a changé dans « { $community } »
letter-role-changed-text = Votre rôle a changé dans « { $community } ».
letter-role-changed-role = Votre nouveau rôle : { $role }
letter-role-changed-why = Vous recevez ce courriel parce que vous faites partie de « { $community } ».
letter-role-changed-otherwise = Si ce changement vous étonne, parlez-en aux personnes qui animent la communauté.
letter-community-action = Voir la communauté

letter-meeting-published-subject = Rencontre annoncée : { $title }
letter-meeting-published-text = « { $community } » annonce une rencontre : « { $title } ».
letter-meeting-changed-subject = Changement à la rencontre : { $title }
letter-meeting-changed-text = La rencontre « { $title } » de « { $community } » a changé. Voici ce qui est nouveau.
letter-meeting-when = Quand : { $when }
letter-meeting-how = Formule : { $how }
letter-meeting-place = Lieu : { $place }
letter-meeting-video = Le lien vidéo est un autre. Vous le trouverez à la page de la rencontre, une fois votre session ouverte.
letter-meeting-action = Voir la rencontre
letter-meeting-why = Vous recevez ce courriel parce que vous faites partie de « { $community } ».
letter-meeting-otherwise = Si vous ne voulez plus de courriels sur les rencontres, dites-le dans votre profil.

letter-answered-subject = Quelqu’un a répondu à votre réflexion
letter-answered-text = Quelqu’un a répondu à votre réflexion, dans « { $community } ».
letter-answered-back-subject = Quelqu’un vous a répondu
letter-answered-back-text = Dans « { $community } », vous aviez répondu à une réflexion. Quelqu’un vous a répondu à son tour.
letter-answered-quiet = Ce courriel ne cite rien et ne nomme personne, parce qu’un courriel se transmet facilement. Pour lire la réponse, ouvrez la réflexion dans le portail.
letter-answered-once = Vous ne recevrez pas d’autre courriel à son sujet avant de l’avoir ouverte.
letter-answered-action = Lire la réponse
letter-answered-why = Vous recevez ce courriel parce que quelqu’un a répondu à ce que vous avez écrit.
letter-answered-otherwise = Si vous ne voulez plus de courriels sur les réponses, dites-le dans votre profil :

letter-change-asked-subject = Quelqu’un demande de changer l’adresse de votre compte
letter-change-asked-text = On a demandé que votre compte utilise une autre adresse : { $address }. Si c’est vous, confirmez depuis la nouvelle adresse. Si ce n’est pas vous, arrêtez tout : le changement n’aura pas lieu et toutes les sessions de votre compte seront fermées.
letter-change-asked-action = Arrêter le changement
letter-change-asked-why = Vous recevez ce courriel parce que cette adresse est celle de votre compte.
letter-change-asked-otherwise = Si vous n’avez rien demandé, choisissez aussi un nouveau mot de passe : quelqu’un d’autre connaît peut-être le vôtre.

letter-office-given-subject = { $who } a maintenant une fonction dans le portail : { $office }
letter-office-given-text = { $by } a donné à { $who } la fonction « { $office } ».
letter-office-taken-subject = { $who } n’a plus la fonction : { $office }
letter-office-taken-text = { $by } a retiré à { $who } la fonction « { $office } ».
letter-office-changed-why = Vous recevez ce courriel parce que cette fonction est la vôtre, ou parce que vous administrez le portail ou répondez des renseignements personnels.
letter-office-changed-otherwise = Si ce changement vous étonne, parlez-en à une autre personne qui administre le portail.

letter-member-added-subject = { $who } fait partie de « { $community } »
letter-member-added-text = { $who } fait maintenant partie de « { $community } » (rôle : { $role }). C’est { $by } qui l’a décidé, sans animer la communauté.
letter-member-added-action = Voir les membres
letter-member-added-why = Vous recevez ce courriel parce que vous animez « { $community } ».
letter-member-added-otherwise = Si cela vous étonne, vous pouvez retirer cette personne.

letter-author-asked-subject = Le nom derrière une réflexion sans nom a été demandé dans « { $community } »
letter-author-asked-text = Dans « { $community } », { $by } a demandé qui a écrit une réflexion publiée sans nom, et l’a appris.
letter-author-asked-reason = Voici la raison donnée :
letter-author-asked-action = Voir la réflexion
letter-author-asked-why = Vous recevez ce courriel parce que vous avez écrit cette réflexion ou parce que vous animez « { $community } ».
letter-author-asked-otherwise = Si la raison ne vous semble pas bonne, dites-le aux personnes qui animent la communauté.

letter-private-read-subject = Une réflexion signalée a été lue dans « { $community } »
letter-private-read-text = Dans « { $community } », { $by } a lu une réflexion qui n’était pas partagée avec les personnes qui animent, parce qu’elle a été signalée.
letter-private-read-why = Vous recevez ce courriel parce que vous avez écrit cette réflexion ou parce que vous animez « { $community } ».
letter-private-read-otherwise = Si cela ne vous semble pas juste, dites-le aux personnes qui animent la communauté.
