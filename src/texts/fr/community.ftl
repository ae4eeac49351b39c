# Les communautés : liste, page, filtres.

community-list-title = Communautés
community-list-lead = Chaque communauté réunit des personnes qui se posent les mêmes questions. Choisissez la vôtre.
community-filter = Filtrer les communautés
community-filter-kind = Type
community-filter-profession = Profession
community-filter-level = Niveau
community-filter-network = Réseau
community-filter-any-kind = Tous les types
community-filter-any-profession = Toutes
community-filter-any-level = Tous les niveaux
community-filter-any-network = Les deux réseaux
community-filter-show = Afficher
community-filter-clear = Retirer les filtres
community-filter-unknown = Ce filtre n’existe pas. Voici toutes les communautés.
community-count = { $count ->
    [0] Aucune communauté
    [one] { $count } communauté
   *[other] { $count } communautés
}
community-count-live-none = Aucune communauté ne correspond à vos choix.
community-count-live-one = Une communauté correspond à vos choix.
community-count-live-other = Nombre de communautés qui correspondent à vos choix :
community-none-title = Aucune communauté ne correspond
community-none-text = Retirez un filtre, ou parcourez la liste complète.

community-kind-practice = Communauté de pratique
community-kind-codevelopment = Groupe de codéveloppement
community-network-both = Réseaux francophone et anglophone
community-network-french = Réseau francophone
community-network-english = Réseau anglophone
community-profession-guidance-counsellor = Orientation
community-profession-speech-language-pathologist = Orthophonie
community-profession-psychoeducator = Psychoéducation
community-profession-psychologist = Psychologie
community-profession-remedial-teacher = Orthopédagogie
community-profession-manager = Gestion
community-level-preschool = Préscolaire
community-level-primary = Primaire
community-level-secondary = Secondaire
community-level-vocational = Formation professionnelle
community-level-adult = Formation générale des adultes
community-level-all = Tous les niveaux

community-next = Prochaine rencontre : { $when }
community-organizations = { $count ->
    [0] Aucun organisme pour le moment
    [one] { $count } organisme
   *[other] { $count } organismes
}

community-tab-members = Membres
community-tab-home = Accueil
community-tab-meetings = Rencontres
community-tab-reflections = Réflexions
community-purpose = Notre but
community-aims = Ce que nous visons
community-objectives = Nos objectifs
community-questions = Nos questions directrices
community-priorities = Nos priorités de l’année
community-facts = En bref
community-fact-kind = Type
community-fact-profession = Profession
community-fact-levels = Niveaux
community-fact-network = Réseau
community-fact-span = Durée
community-fact-rhythm = Rythme
community-fact-capacity = Places
community-span = { $years ->
    [one] un an
   *[other] { $years } ans
}, de { $from } à { $to }
community-rhythm = { $count ->
    [one] Une rencontre par année
   *[other] { $count } rencontres par année
}
community-rhythm-months = { $count ->
    [one] Une rencontre par année : { $months }
   *[other] { $count } rencontres par année : { $months }
}
community-capacity-undecided = À déterminer
community-capacity-unlimited = Sans limite
community-capacity-seats = { $seats ->
    [one] { $seats } personne
   *[other] { $seats } personnes
}
community-capacity-range = De { $from } à { $to } personnes
community-deliverables = Livrables
community-deadlines = Échéances
community-late = en retard
community-season-winter = hiver { $year }
community-season-spring = printemps { $year }
community-season-summer = été { $year }
community-season-autumn = automne { $year }
community-represented = Organismes représentés
community-represented-text = { $count ->
    [0] Aucun organisme ne participe encore.
    [one] organisme participe.
   *[other] organismes participent.
}
community-represented-hint = Chaque organisme du réseau peut déléguer une ou plusieurs personnes.
community-represented-all = Voir la liste
community-funding = Se faire remplacer pendant les rencontres
community-next-meetings = Prochaines rencontres
community-all-meetings = Toutes nos rencontres
community-coming = À venir
community-past = Passées
community-no-meeting = Aucune rencontre annoncée
community-no-meeting-text = La prochaine rencontre paraîtra ici dès que le mois sera connu.
community-no-past-meeting = Aucune rencontre passée pour le moment.
community-meetings-title = Rencontres : { $name }
community-reflections-title = Réflexions : { $name }
community-no-reflection = Aucune réflexion pour le moment
community-no-reflection-text = Les réflexions que les membres choisissent de partager paraîtront ici. En attendant, voici les questions que la communauté se pose.
community-back = Retour à la communauté
community-archived = Cette communauté est archivée. Les personnes qui en ont fait partie peuvent encore lire sa page.

community-season-name-winter = Hiver
community-season-name-spring = Printemps
community-season-name-summer = Été
community-season-name-autumn = Automne
community-edit = Modifier
community-contact = Écrire à l’équipe d’animation
community-edit-page = Modifier la page de la communauté
community-edit-title = Modifier : { $name }
community-edit-name = Nom
community-edit-summary = Résumé
community-edit-list-hint = Pour retirer une ligne, videz-la dans les deux langues. Pour en ajouter une, remplissez une des lignes vides à la fin.
community-edit-season = Saison
community-edit-year-label = Année
community-edit-state = État
community-edit-date = Date (facultatif)
community-edit-date-hint = Si vous la connaissez. Elle remplace la saison et l’année.
community-edit-link = Adresse Web (facultatif)
community-edit-day = Date
community-edit-wrong-day = Choisissez une date.
community-edit-no-name = Donnez un nom à la communauté, dans une langue au moins.
community-edit-year = Écrivez une année, comme 2027.
community-cover = Image de couverture
community-cover-title = Image de couverture : { $name }
community-cover-picture = Image
community-cover-hint = JPEG, PNG ou WebP, 2 Mo au plus. L’image ne doit pas permettre de reconnaître une ou un élève.
community-cover-alt-fr = Ce que l’image montre, en français
community-cover-alt-en = Ce que l’image montre, en anglais
community-cover-alt-missing = Décrivez l’image dans les deux langues, en { $count } caractères au plus.
community-cover-large = Cette image est trop grande. Réduisez-la à 24 millions de pixels ou moins.
community-cover-busy = Le portail reçoit beaucoup d’images en ce moment. Attendez un instant, puis envoyez la vôtre de nouveau.
community-cover-unreadable = Nous ne pouvons pas lire cette image. Choisissez un fichier JPEG, PNG ou WebP.
community-cover-remove = Retirer l’image
community-cover-remove-text = L’image sera retirée de la page. Pour la remettre, il faudra la choisir de nouveau.
