# Les appels comme tout le monde les lit, et le formulaire de leurs textes.

call-public-one = Appel
call-public-list-title = Appels
call-public-list-lead = Chaque communauté commence par un appel. Répondez à un appel ouvert, ou voyez ce qu’ont donné les précédents.
call-public-open = Appels ouverts
call-public-announced = Appels à venir
call-public-past = Appels fermés
call-public-all = Tous les appels
call-public-none-title = Aucun appel n’est ouvert
call-public-none-text = Les prochains appels paraîtront ici.
call-public-feed = Appels · Ensemble
call-public-feed-link = Suivre les appels (Atom)
call-public-days-left = { $days ->
    [0] Dernier jour
    [one] Encore { $days } jour
   *[other] Encore { $days } jours
}
call-public-opens = Ouvre le { $moment }
call-public-closes = Jusqu’au { $moment }
call-public-closed = Fermé le { $date } · { $phase }
call-public-cancelled = Cet appel a été annulé le { $date }.
call-public-draft = Seule la coordination voit cet appel : il n’est pas encore publié.
call-public-planned-count = { $count ->
    [one] { $count } communauté à former
   *[other] { $count } communautés à former
}
call-public-administration-text = Publier un appel, lire les réponses, faire lire les projets, tirer au sort, attribuer les places.
call-public-manage = Administrer cet appel
call-public-who = Pour qui
call-public-duties = Ce à quoi vous vous engagez
call-public-dates = Rythme et dates
call-public-date-opens = Ouverture
call-public-date-opens-criteria = Ouverture; les critères sont déjà établis
call-public-date-closes = Date limite pour répondre
call-public-date-designation = Date limite pour que les organismes confirment leurs désignations
call-public-date-screening = Fin de la lecture des projets
call-public-date-screening-blind = Fin de la lecture des projets, présentés sans les noms
call-public-date-then = Ensuite
call-public-date-draw = Tirage au sort, seulement s’il y a plus de projets pertinents que de places
call-public-date-answers = Réponse à chaque personne, avec les raisons de la décision
call-public-deliverables = Ce que la communauté produira
call-public-funding = Financement
call-public-funding-caption = Libération et déplacements, par secteur
call-public-funding-sector = Secteur
call-public-funding-text = Dépenses couvertes
call-public-criteria = Critères
call-public-criteria-text = Les projets sont évalués selon ces critères, qui ne changent plus une fois l’appel ouvert.
call-public-reads = Qui lira quoi
call-public-reads-text = Personne ne lit votre réponse avant que vous l’envoyiez.
call-public-reads-who = Qui
call-public-reads-person = Votre nom et votre organisme
call-public-reads-project = Votre projet
call-public-reads-needs = Vos besoins et vos réponses aux questions sur le projet
call-public-reads-rest = Le reste de vos réponses
call-public-reads-reviewers = Les personnes qui évaluent
call-public-reads-coordinators = La coordination
call-public-reads-representative = Votre organisme, qui vous désigne
call-public-reads-members = Les membres de la communauté, si vous en faites partie
call-public-reads-others = Les autres
call-public-reads-yes = Oui
call-public-reads-title = Le titre seulement
call-public-reads-some = En partie
call-public-reads-no = Non
call-public-answer = Répondre
call-public-short = En bref
call-public-places = Places
call-public-languages = Langues
call-public-languages-text = Chaque personne s’exprime dans sa langue
call-public-screening = Lecture des projets
call-public-screening-blind = Sans les noms ni les organismes
call-public-screening-named = Avec les noms et les organismes
call-public-planned = Communautés prévues
call-public-planned-line = { $kind } · { $places }
call-public-made = La communauté est formée
call-public-ask = Une question?

# Les textes
call-public-edit-title = Modifier l’appel : { $title }
call-public-edit-texts = Textes de l’appel
call-public-edit-published = Cet appel est publié : ce que vous enregistrez paraît aussitôt.
call-public-edit-name = Titre
call-public-edit-no-name = Donnez un titre à l’appel.
call-public-edit-summary = Résumé
call-public-edit-no-summary = Indiquez en quelques phrases sur quoi porte l’appel.
call-public-edit-no-who = Précisez qui peut répondre.
call-public-edit-duties-hint = Trois, en général. Sur la première ligne, quelques mots qui résument l’engagement; en dessous, ce qu’il demande.
call-public-edit-rhythm = Rythme et durée
call-public-edit-no-rhythm = Indiquez à quelle fréquence on se rencontre, et pendant combien de temps.
call-public-edit-funding-note = Libération, suppléance, déplacements. Laissez vide ce qui n’est pas encore décidé.
call-public-edit-contact = Personne à joindre, et comment
call-public-edit-both = Cet appel est publié : écrivez ce texte dans les deux langues.
call-public-deed-edit = Textes d’un appel modifiés

# Sur l’accueil d’une personne qui évalue
call-public-home-review = Lire les projets de l’appel « { $title } »
