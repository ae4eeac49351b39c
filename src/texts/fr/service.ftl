## Le répertoire des services.

service-title = Services
service-heading = Trouver de l’aide
service-lead = Les services pour les jeunes et leur famille, à l’école comme ailleurs, décrits en mots simples et vérifiés chaque année.
service-category = Répertoire des services

# La recherche.
service-search = Chercher et filtrer
service-need = De quoi avez-vous besoin?
service-where = Où
service-for-whom = Pour qui
service-in = Langues
service-anywhere = Peu importe l’endroit
service-show = Afficher
service-filters = { $count ->
    [one] { $count } filtre
   *[other] { $count } filtres
}
service-filters-set = Filtres choisis
service-filter-remove = , retirer
service-count = { $count ->
    [one] { $count } service
   *[other] { $count } services
}
service-none = Aucun service trouvé
service-none-text = Essayez d’autres mots, un autre endroit, ou retirez un filtre.
service-partial = Aucun service ne correspond à tous ces mots. En voici qui correspondent à certains d’entre eux.
service-ways = Autres pages du répertoire
service-csv = Le répertoire sous forme de tableau (CSV)
service-hsds = Le répertoire en données ouvertes (HSDS)

# Un service : les champs du formulaire et les colonnes d’un tableau.
service-name-fr = Nom en français
service-name-en = Nom en anglais
service-description-fr = Description en français
service-description-en = Description en anglais
service-provider = Organisme
service-audiences = S’adresse à
service-age-from = Âge minimal
service-age-to = Âge maximal
service-everywhere = Partout au Québec
service-online = En ligne
service-regions = Régions
service-municipalities = Municipalités
service-languages = Langues du service
service-other-languages = Autres langues
service-phone = Téléphone
service-email = Courriel
service-web = Site Web
service-place = Adresse
service-hours-fr = Heures, en français
service-hours-en = Heures, en anglais
service-cost-fr = Coût, en français
service-cost-en = Coût, en anglais
service-referral = Référence
service-verified-on = Vérifié le
service-verified-by = Vérifié par

service-audience-children = Enfants
service-audience-youth = Jeunes
service-audience-parents = Parents
service-audience-staff = Personnel de l’école
service-referral-not-needed = Pas besoin de référence
service-referral-needed = Il faut une référence
service-referral-unknown = On ne sait pas
service-language-french = Français
service-language-english = Anglais
service-yes = Oui
service-no = Non
service-ages = { $audiences }, de { $from } à { $to } ans
service-ages-from = { $audiences }, dès { $from } ans
service-ages-to = { $audiences }, jusqu’à { $to } ans

# La page d’un service.
service-when = Quand
service-cost = Coût
service-reach = Comment joindre le service
service-write-to = Envoyer un courriel
service-verification = Vérification
service-verified = Vérifié le { $day }
service-verified-by-whom = par { $who }
service-last-verified = Dernière vérification : { $day }.
service-never-verified = Jamais vérifié : appelez d’abord
service-stale = Vérifié il y a plus d’un an : appelez d’abord
service-call-first = Personne n’a vérifié ces renseignements depuis un an. Appelez avant de vous déplacer.
service-report = Signaler une erreur
service-report-what = Que faut-il corriger?
service-report-hint = Nous ne gardons pas votre nom. N’écrivez rien qui permette de reconnaître une ou un élève.
service-report-send = Envoyer
service-reports = Erreurs signalées
service-report-settle = C’est réglé
service-verify = Confirmer que tout est exact
service-verify-text = Vérifiez le téléphone, l’adresse, les heures et le coût auprès de l’organisme. Quelque chose a changé?
service-verify-send = Tout est exact aujourd’hui
service-edit = Modifier le service
service-decide = Décider
service-decision-title = { $decision } : { $name }
service-decide-changed = Ce service a été modifié entre-temps. Relisez-le avant de décider.
service-accept = Accepter dans le répertoire
service-restore = Rétablir dans le répertoire
service-decline = Refuser
service-remove = Retirer du répertoire
service-reason = Raison
service-reason-hint = La personne qui a proposé le service la lira.
service-back = Retour au service
service-back-to-list = Retour aux services
service-state-proposed = À accepter
service-state-listed = Dans le répertoire
service-state-set-aside = Refusés ou retirés
service-said-proposed = Le service est enregistré.
service-said-saved = Le service est modifié.
service-said-verified = C’est noté : le service a été vérifié aujourd’hui.
service-said-reported = Merci. Votre message a été envoyé aux personnes qui gèrent le répertoire.
service-said-decided = La décision est enregistrée.
service-said-settled = Le signalement est traité.

# Proposer un service.
service-propose = Proposer un service
service-mine = Les services que j’ai proposés
service-mine-none = Vous n’avez proposé aucun service
service-mine-none-text = Vous connaissez un service utile aux jeunes ou à leur famille? Proposez-le.
service-write-text = Écrivez pour les parents : des mots courants, des phrases courtes. Une seule langue suffit pour le nom et la description.
service-organization = Organisme du portail qui offre le service
service-organization-none = Un autre organisme
service-provider-hint = Si ce n’est pas un organisme du portail.
service-description-hint = Ce qu’on y fait, avec qui, et ce qu’il faut apporter.
service-one-a-line = Une par ligne.
service-web-hint = L’adresse complète, qui commence par https://
service-verified-by-hint = L’organisme ou la fonction, pas le nom d’une personne.
service-send = Enregistrer
service-send-anyway = Enregistrer quand même
service-looks-like = Ce service ressemble à un autre, qui est déjà dans le répertoire ou qui a déjà été proposé.
service-looks-like-text = Les deux ont le même nom, ou le même téléphone et la même adresse. Si c’est un autre service, enregistrez-le quand même, au bas de la page.
service-changed = Une autre personne a modifié ce service entre-temps. Ce que vous avez écrit est encore ici : si vous l’enregistrez, votre version remplacera la sienne.
service-changed-see = Voir sa version

# Ce qui ne va pas.
service-wrong-missing = Ce champ est obligatoire.
service-wrong-long = C’est trop long : { $most } caractères au plus.
service-wrong-many = Il y en a trop : { $most } au plus.
service-wrong-ages = Écrivez des âges de 0 à { $most } ans, le plus petit d’abord.
service-wrong-email = Écrivez une adresse courriel complète.
service-wrong-web = Écrivez l’adresse complète du site, qui commence par https://
service-wrong-contact = Donnez au moins un moyen de joindre le service.
service-wrong-area = Précisez où : une région, une municipalité, partout au Québec ou en ligne.
service-wrong-separator = Un nom ne peut pas contenir le signe « | ».
service-wrong-day = Écrivez une date passée, comme 2026-11-04.
service-wrong-unknown = Ce mot ne correspond à aucun choix.
service-wrong-reason = Écrivez une raison, en { $most } caractères au plus.
service-wrong-verifier = Indiquez qui a vérifié, en { $most } caractères au plus.
service-wrong-report = Indiquez ce qui est à corriger, en { $most } caractères au plus.
service-too-many = Vous avez déjà { $count } services qui attendent une décision. Attendez une réponse avant d’en proposer un autre.

# Gérer les services.
service-manage = Gérer les services
service-see-all = Voir les services
service-manage-text = Accepter les services proposés, corriger, importer.
service-nothing = Rien en attente
service-nothing-text = Aucun service à accepter, aucune erreur signalée, et tout a été vérifié dans la dernière année.
service-changed-by-owner = Modifiés par la personne qui les a proposés
service-to-verify = À vérifier de nouveau

# Importer.
service-import = Importer des services
service-import-text = Un tableau (CSV) ou des données ouvertes (JSON, HSDS 3). Rien n’entre dans le répertoire avant que vous l’ayez vu et confirmé.
service-import-file = Fichier
service-import-hint = CSV ou JSON, { $most } Mo au plus.
service-import-look = Voir ce qu’il contient
service-import-columns = Les colonnes du tableau
service-import-lists = Pour chaque service, il faut un nom, une description, l’organisme, les personnes à qui il s’adresse et ses langues. Dans une cellule, séparez les valeurs d’une liste par « | ».
service-import-wrong = { $count ->
    [one] { $count } service du fichier est à corriger. Rien n’a été importé.
   *[other] { $count } services du fichier sont à corriger. Rien n’a été importé.
}
service-import-errors = Ce qui est à corriger dans le fichier
service-import-row = Ligne
service-import-why = Pourquoi
service-import-field = { $field } : { $problem }
service-import-more = { $count ->
    [one] … et { $count } autre.
   *[other] … et { $count } autres.
}
service-imported = { $count ->
    [one] { $count } service a été importé.
   *[other] { $count } services ont été importés.
}
service-import-left = { $count ->
    [one] { $count } était déjà dans le répertoire et n’a pas changé.
   *[other] { $count } étaient déjà dans le répertoire et n’ont pas changé.
}
service-preview = Aperçu de l’importation
service-preview-text = { $count ->
    [one] Le fichier contient { $count } service. Il n’est pas encore dans le répertoire.
   *[other] Le fichier contient { $count } services. Ils ne sont pas encore dans le répertoire.
}
service-preview-caption = Ce que le fichier contient
service-preview-name = Nom
service-existing = Les services déjà dans le répertoire
service-existing-hint = Ceux qui ont le même nom, le même téléphone et la même adresse.
service-existing-leave = Les laisser comme ils sont
service-existing-replace = Les remplacer par ceux du fichier
service-apply = Importer
service-discard = Annuler l’importation
service-file-empty = Le fichier ne contient aucun service.
service-file-large = Le fichier est trop gros : { $most } Mo au plus.
service-file-many = Le fichier contient trop de services : { $most } au plus à la fois.
service-file-type = Ce fichier n’est ni un tableau CSV ni des données JSON. Enregistrez-le en CSV depuis votre tableur.
service-file-quotation = Un guillemet ouvert à la ligne { $line } n’est jamais fermé.
service-file-json = Ce fichier n’est pas du JSON complet : voyez la ligne { $line }.
service-file-hsds = Ce fichier JSON n’a pas la liste « services » de HSDS.
service-file-or = { " " }ou{ " " }
service-file-missing = Il manque ces colonnes au tableau : { $missing }. Rien n’a été importé.
service-file-unknown = Ces colonnes du tableau ne sont pas reconnues : { $unknown }. Rien n’a été importé.
service-file-columns = Il manque ces colonnes au tableau : { $missing }; celles-ci ne sont pas reconnues : { $unknown }. Rien n’a été importé.

# La carte des partenariats.
service-partners = Qui travaille avec l’école
service-partners-text = { $count ->
    [0] Les partenaires que les groupes nomment en suivant un guide de discussion.
    [one] Partenaires nommés par { $count } groupe, dans les rencontres dont vous pouvez lire l’ordre du jour.
   *[other] Partenaires nommés par { $count } groupes, dans les rencontres dont vous pouvez lire l’ordre du jour.
}
service-partners-none = Aucun partenaire nommé
service-partners-none-text = Les groupes en nomment lorsqu’une rencontre suit un guide de discussion.
service-partners-list = Les partenaires
service-partners-today = Aujourd’hui
service-partners-possible = Partenaires possibles
service-partner-groups = { $count ->
    [one] { $count } groupe
   *[other] { $count } groupes
}
service-school = L’école
service-picture = L’école au centre. Traits pleins : { $present }. Traits pointillés : { $possible }. La liste donne les mêmes renseignements.

# Les notifications.
service-notified-proposed = Le service « { $name } » a été proposé pour le répertoire.
service-notified-decided = Une décision a été prise au sujet du service « { $name } », que vous avez proposé.
service-notified-reported = Une erreur a été signalée au sujet du service « { $name } ».
service-notified-due = Les renseignements sur le service « { $name } » sont-ils encore exacts?
service-notified-unowned = Des services du répertoire que personne ne suit sont à vérifier.
service-notified-changed = Le service « { $name } », qui est dans le répertoire, a été modifié par la personne qui l’a proposé.
service-email-open = Voir le service
service-email-verify = Vérifier le service
service-email-proposed-subject = Service à accepter : { $service }
service-email-proposed-text = { $by } propose le service « { $service } » pour le répertoire.
service-email-listed-subject = Service ajouté au répertoire : { $service }
service-email-listed-text = Le service « { $service } », que vous avez proposé, est maintenant dans le répertoire. Une fois par an, nous vous demanderons si les renseignements sont encore exacts.
service-email-set-aside-subject = Service non inscrit au répertoire : { $service }
service-email-set-aside-text = Le service « { $service } », que vous avez proposé, ne figure pas dans le répertoire. La raison est indiquée sur sa page.
service-email-reported-subject = Erreur signalée : { $service }
service-email-reported-text = Une erreur a été signalée au sujet du service « { $service } ». Vous trouverez les détails sur sa page.
service-email-due-subject = Service à vérifier : { $service }
service-email-due-text = Le service « { $service } » n’a pas été vérifié depuis un an. Sur sa page, on conseille maintenant d’appeler avant de se déplacer.
service-email-due-next = Vérifiez auprès de l’organisme, puis confirmez ou corrigez. Nous ne vous le redemanderons pas avant un an.
service-email-unowned-subject = Services à vérifier
service-email-unowned-text = Des services du répertoire n’ont pas été vérifiés depuis un an, et personne ne les suit : ils ont été importés d’un fichier, ou la personne qui les a proposés n’a plus de compte. Sur leur page, on conseille maintenant d’appeler avant de se déplacer.
service-email-changed-subject = Service modifié : { $service }
service-email-changed-text = { $by } a modifié le service « { $service } », qui est dans le répertoire. Vérifiez que tout est exact.
service-email-keeper-why = Vous recevez ce courriel parce que vous gérez le répertoire des services.
service-email-keeper-otherwise = Si vous ne vous en occupez plus, dites-le aux autres personnes de la coordination.
service-email-owner-why = Vous recevez ce courriel parce que vous avez proposé ce service.
service-email-owner-otherwise = Si ce n’est plus à vous de le suivre, dites-le à la coordination.
service-email-reported-why = Vous recevez ce courriel parce que vous avez proposé ce service ou que vous gérez le répertoire.

# L’administration et les renseignements d’une personne.
service-one = Service
service-deed-propose = Service proposé
service-deed-edit = Service modifié
service-deed-list = Service accepté dans le répertoire
service-deed-set-aside = Service refusé ou retiré du répertoire
service-deed-verify = Service vérifié
service-deed-report-settled = Signalement d’erreur traité
service-deed-import = Services importés
service-data = Services que vous avez proposés
service-data-name = Nom
service-data-description = Description
service-data-state = État
service-data-asked = Vérification demandée
service-agenda-link = Chercher un service
