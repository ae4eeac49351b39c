# Le cadre de toutes les pages, l’accueil, les erreurs.

portal-tagline = Ensemble, le portail des communautés de pratique
portal-page-title = { $title } · Ensemble
portal-nav-communities = Communautés
portal-nav-directory = Répertoire
portal-nav-meetings = Rencontres

home-title = Réfléchir à sa pratique, ensemble
home-lead = Des professionnelles et professionnels de tout le réseau scolaire préparent leurs rencontres, partagent leurs réflexions et bâtissent des guides de pratiques, en français et en anglais.
home-find = Trouver ma communauté
home-how = Comment ça fonctionne
home-next-meetings = Prochaines rencontres
home-all-meetings = Toutes les rencontres
home-communities = Communautés
home-all-communities = Toutes les communautés
home-no-community = Aucune communauté pour le moment
home-no-community-text = Les communautés paraîtront ici dès que la coordination en ouvrira une.

text-only-fr = en français seulement
text-only-en = en anglais seulement
text-outdated = traduction à mettre à jour
text-outdated-since = La version dans l’autre langue a été modifiée le { $date }. Cette traduction n’a pas encore été mise à jour.
text-unreviewed = Cette traduction n’a pas encore été relue.
text-unreviewed-short = traduction non relue

page-updated = Dernière mise à jour : { $date }

error-404-title = Cette page n’existe pas
error-404-text = L’adresse a peut-être changé ou contient une faute de frappe. Il se peut aussi que vous n’ayez pas accès à cette page.
error-401-title = Connectez-vous d’abord
error-401-text = Votre session a pris fin, ou aucune n’était ouverte. Rien n’a été changé.
error-429-title = Trop d’essais de suite
error-429-text = Attendez quelques minutes, puis réessayez.
error-400-title = Nous ne comprenons pas cette adresse ou ce formulaire
error-400-text = L’adresse ou le formulaire contient quelque chose que le portail ne reconnaît pas. Revenez en arrière, ou recommencez à partir de l’accueil.
error-403-title = Le formulaire n’a pas été accepté
error-403-text = Le formulaire semble venir d’un autre site. Ouvrez la page dans le portail, puis recommencez.
error-405-title = Cette adresse ne s’utilise pas ainsi
error-405-text = La page existe, mais elle ne s’ouvre pas de cette façon.
error-413-title = L’envoi est trop volumineux
error-413-text = Ce que vous avez envoyé dépasse la taille permise. Raccourcissez le texte ou réduisez le fichier, puis recommencez.
error-408-title = La réponse a pris trop de temps
error-408-text = Le portail est très occupé. Attendez un instant, puis recommencez.
error-500-title = Une erreur s’est produite de notre côté
error-500-text = Vous n’y êtes pour rien, et le problème est consigné. Si vous nous écrivez à ce sujet, donnez le numéro ci-dessous.
error-unreadable-title = Ce document ne s’ouvre pas
error-unreadable-text = Son contenu ne peut pas être affiché en toute sécurité. Rien n’a été supprimé, et l’équipe du portail peut le récupérer : écrivez-nous en donnant le numéro ci-dessous.
error-503-title = Le portail fait une courte pause
error-503-text = Le portail ne peut rien lire ni enregistrer en ce moment. Réessayez dans une minute : ce qui était enregistré n’est pas perdu.
error-busy = Trop de téléchargements en même temps
error-busy-text = Un téléchargement est déjà en préparation pour vous, ou trop de personnes téléchargent en même temps. Attendez un peu, puis recommencez. Rien n’est perdu.
error-number = Numéro de référence : { $number }
error-home = Retour à l’accueil
error-communities = Voir les communautés
error-unsent = Ce que vous avez écrit n’est pas perdu
error-unsent-hint = Rien n’a été enregistré. Voici ce que vous avez envoyé : envoyez-le de nouveau dans un moment, ou copiez-le. Vous devrez choisir de nouveau les fichiers et retaper les mots de passe.
error-unsent-text = Votre texte { $number }
error-unsent-send = Envoyer de nouveau
error-unsent-stored = Rien n’a été enregistré. Votre texte est gardé pendant 24 heures : connectez-vous avec le même compte, et il reviendra dans le formulaire. Le voici aussi, si vous préférez le copier.
error-unsent-copy = Rien n’a été enregistré. Voici ce que vous avez envoyé, pour que vous puissiez le copier.
error-unsent-files = Les fichiers doivent être choisis de nouveau.
error-restored = Votre texte est de retour. Il n’a pas encore été envoyé : relisez-le, puis envoyez-le.
error-other-title = Ce formulaire a été ouvert par une autre personne
error-other-text = Depuis, une autre personne s’est connectée dans ce navigateur. Rien n’a été enregistré à son nom. Si le texte est le vôtre, copiez-le, puis connectez-vous avec votre compte.
error-other-nothing = Depuis, une autre personne s’est connectée dans ce navigateur. Rien n’a été enregistré à son nom. Pour recommencer, connectez-vous avec votre compte et ouvrez de nouveau la page.
error-retry = Réessayer

design-title = Composants
