# Les calendriers : l’adresse d’une personne, le calendrier d’une communauté, une rencontre.

calendar-title = Calendrier
calendar-text = Avec votre adresse personnelle, votre calendrier (Outlook, Google, Apple) affiche les rencontres de toutes vos communautés et se met à jour quand elles changent. Ne transmettez cette adresse à personne : elle donne accès à vos rencontres sans mot de passe. Elle cesse de fonctionner quand vous changez de mot de passe ou fermez toutes vos sessions.
calendar-create = Créer mon adresse
calendar-made = Votre adresse est créée.
calendar-once = Ajoutez-la maintenant à votre calendrier : le portail ne pourra plus l’afficher.
calendar-open = Ouvrir dans mon calendrier
calendar-done = C’est fait
calendar-by-hand = Si rien ne s’ouvre, copiez l’adresse et cherchez dans votre calendrier « S’abonner » ou « Ajouter à partir d’une adresse ».
calendar-since = Vous avez une adresse depuis le { $date }.
calendar-replace = Remplacer l’adresse
calendar-remove = Supprimer l’adresse
calendar-replace-hint = L’adresse actuelle cesse aussitôt de fonctionner dans tous les calendriers qui l’utilisent.
calendar-removed = Votre adresse est supprimée. Les calendriers qui l’utilisaient ne reçoivent plus rien.
calendar-changed = Votre adresse a changé entre-temps, peut-être dans un autre onglet. Rien n’a été fait.
calendar-unknown = Ce calendrier n’existe pas
calendar-unknown-text = Cette adresse de calendrier est incomplète, ou a été remplacée ou supprimée. Vous pouvez en créer une dans votre compte.

calendar-mine = Ensemble : mes rencontres
calendar-of-community = { $community } : rencontres
calendar-file = rencontre.ics
calendar-add = Ajouter à mon calendrier
calendar-subscribe = S’abonner au calendrier
calendar-download = Télécharger le calendrier

calendar-cancelled-title = Annulée : { $title }
calendar-video = Visioconférence : { $link }
calendar-video-on-page = Le lien de visioconférence se trouve sur la page de la rencontre.

calendar-deed-created = Adresse du calendrier créée
calendar-deed-replaced = Adresse du calendrier remplacée
calendar-deed-removed = Adresse du calendrier supprimée
calendar-or-mine = Mon calendrier, toutes communautés réunies
