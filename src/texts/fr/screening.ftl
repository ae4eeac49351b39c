# La lecture des projets d’un appel : dire lesquels sont pertinents, puis décider.

screening-title = Lecture des projets
screening-page-title = Lecture des projets : { $call }
screening-project-title = Projet { $number } : { $call }
screening-project = Projet { $number }
screening-projects = Projets
screening-all-projects = Tous les projets
screening-progress = { $read ->
    [0] Aucun projet lu sur { $total } · à finir pour le { $day }
    [one] 1 projet lu sur { $total } · à finir pour le { $day }
   *[other] { $read } projets lus sur { $total } · à finir pour le { $day }
}
screening-lead = { $count ->
    [one] Chaque projet est lu par une personne. Dites s’il est pertinent selon les critères, et pourquoi : la personne qui l’a proposé recevra votre explication mot pour mot, sans votre nom.
   *[other] Chaque projet est lu par au moins { $count } personnes. Dites s’il est pertinent selon les critères, et pourquoi : la personne qui l’a proposé recevra votre explication mot pour mot, sans votre nom.
}
screening-blind = Vous lisez sans voir les noms, les organismes, les villes ni les fichiers. Les projets sont numérotés au hasard.
screening-read-project = Lire le projet { $number }
screening-all-read = Plus aucun projet n’attend votre lecture. Merci.
screening-none = Aucun projet à lire
screening-none-text = Parmi les projets reçus, vous n’en avez aucun à lire.
screening-readers = Qui lit
screening-has-read = { $count ->
    [0] aucun projet lu
    [one] 1 projet lu
   *[other] { $count } projets lus
}
screening-home-left = { $count ->
    [one] Un projet attend votre lecture
   *[other] { $count } projets attendent votre lecture
}

screening-to-read = À lire
screening-to-read-again = Texte modifié, à relire
screening-read-by-others = Lu par d’autres
screening-relevant = Pertinent
screening-not-relevant = Non pertinent
screening-disagreed = Avis partagés
screening-in-conflict = Conflit déclaré
screening-settled = Décision prise
screening-unread = Personne ne l’a encore lu
screening-partly = Lecture commencée
screening-agreed-relevant = Pertinent selon tous les avis
screening-agreed-not = Non pertinent selon tous les avis

screening-choose-other = Projet { $number } : en choisir un autre
screening-needs = Besoins, dans l’ordre
screening-own-need = Dans ses mots
screening-answers = Réponses aux questions de l’appel
screening-criteria = Critères
screening-judge = Ce que vous en pensez
screening-own-verdict = Votre avis
screening-failed = Critère non respecté
screening-choose = Choisissez
screening-reason = Raison
screening-reason-hint-fr = La personne la recevra mot pour mot, sans votre nom. Elle a écrit en français.
screening-reason-hint-en = La personne la recevra mot pour mot, sans votre nom. Elle a écrit en anglais.
screening-save = Enregistrer mon avis
screening-save-and-read = Enregistrer et lire le projet { $number }
screening-send-anyway = Enregistrer tel quel
screening-skip = Passer
screening-no-verdict = Indiquez si le projet est pertinent.
screening-no-criterion = Choisissez le critère qui n’est pas respecté.
screening-wrong-reason = Écrivez la raison, en { $count } caractères au plus.
screening-names = Le texte nomme-t-il une personne qui évalue?
screening-names-text = La raison est envoyée sans nom à la personne qui a proposé le projet. Retirez ce nom ou, s’il désigne autre chose, enregistrez le texte tel quel.
screening-said-saved = Votre avis est enregistré.
screening-said-conflict = Le conflit d’intérêts est déclaré. Une autre personne lira ce projet.
screening-you-disagree = Une autre personne est d’un autre avis. Vous pouvez relire le projet et modifier le vôtre; sinon, la coordination décidera.
screening-text-changed = La personne a modifié son texte après votre avis, qui portait sur une version antérieure et ne compte plus. Relisez le projet, puis enregistrez votre avis.
screening-over = La lecture s’est terminée entre-temps : votre avis n’est pas enregistré.
screening-over-decision = La lecture s’est terminée entre-temps : votre décision n’est pas enregistrée.
screening-is-settled = La coordination a pris sa décision sur ce projet. Les avis ne changent plus.
screening-text-meanwhile = Le texte du projet a été modifié depuis que vous avez ouvert cette page. Ce que vous venez d’écrire est encore ici : relisez le projet avant de l’enregistrer.
screening-review-changed = Votre avis a changé dans une autre fenêtre depuis que vous avez ouvert cette page. Ce que vous venez d’écrire est encore ici : si vous l’enregistrez, il remplacera l’autre.
screening-typed = Ce que vous veniez d’écrire :

screening-conflict = Je ne peux pas juger ce projet (conflit d’intérêts)
screening-conflict-text = Dites-le même si vous n’en avez pas la certitude. Une autre personne lira le projet. Votre avis sera effacé : on ne peut pas revenir en arrière.
screening-conflict-why = Pourquoi?
screening-conflict-knows = Je crois reconnaître la personne ou le milieu
screening-conflict-helped = J’ai aidé à écrire ce projet
screening-conflict-other = Une autre raison, que je garde pour moi
screening-declare = Déclarer et passer au suivant
screening-no-conflict = Choisissez pourquoi vous ne pouvez pas juger ce projet.
screening-you-declared = Vous avez déclaré un conflit d’intérêts. Une autre personne lit ce projet.
screening-has-knows = conflit d’intérêts : croit reconnaître la personne ou le milieu
screening-has-helped = conflit d’intérêts : a aidé à écrire le projet
screening-has-other = conflit d’intérêts, pour une raison gardée pour soi

screening-not-begun = La lecture n’est pas commencée
screening-not-begun-text = Les projets reçoivent leur numéro, au hasard, à la fermeture de l’appel, le { $moment }.
screening-see = Voir la lecture
screening-decided-of = { $decided ->
    [0] Aucune décision prise sur { $total }
    [one] 1 décision prise sur { $total }
   *[other] { $decided } décisions prises sur { $total }
}
screening-until = À finir pour le { $day }
screening-rule = { $count ->
    [one] Chaque projet est lu par une personne, puis vous décidez.
   *[other] Chaque projet est lu par au moins { $count } personnes, puis vous décidez.
}
screening-no-reviewers = Personne n’évalue les projets de cet appel : vous décidez sans avis.
screening-choose-reviewers = Choisir qui évalue
screening-settle-agreed = Décider « Pertinent » si tous les avis le disent
screening-settle-agreed-text = Les projets jugés pertinents dans tous les avis sont déclarés pertinents d’un seul coup, jusqu’à 200 à la fois, chacun avec la raison du premier avis. Vous pouvez changer chaque décision jusqu’à la fin de la lecture.
screening-filters = Quels projets
screening-filter-all = Tous
screening-filter-to-decide = À décider
screening-filter-waiting = En lecture
screening-filter-decided = Décision prise
screening-none-here = Aucun projet ici.
screening-column-project = Projet
screening-column-state = Où il en est
screening-column-reviews = Avis
screening-column-left = Doivent encore le lire
screening-decided-as = Décision : { $verdict }
screening-short = Trop peu de personnes peuvent le lire
screening-short-text = Des conflits d’intérêts laissent trop peu de personnes pour lire ce projet. Vous pouvez décider avec les avis reçus, ou demander à une autre personne d’évaluer.
screening-said-by = { $name } : { $said }
screening-said-before = { $said } (sur une version antérieure; un nouvel avis est demandé)
screening-reviews = Avis
screening-left = Doivent encore le lire : { $names }.
screening-excluded = Ne le reçoivent pas, parce que c’est leur projet ou celui de leur organisme : { $names }.
screening-conflict-after = Déclaré après votre décision : revoyez-la.
screening-whole-answer = Voir toute la réponse
screening-decision = Décision
screening-too-early = { $count ->
    [one] Une personne doit lire ce projet avant que vous décidiez. Si elle ne le peut pas, retirez-la de la liste des personnes qui évaluent.
   *[other] { $count } personnes doivent lire ce projet avant que vous décidiez. Si l’une d’elles ne le peut pas, retirez-la de la liste des personnes qui évaluent.
}
screening-which-reason = Quelle raison la personne recevra-t-elle?
screening-own-words = La mienne, écrite ci-dessous
screening-contrary-reason = Cette raison va avec l’avis contraire. Choisissez-en une autre, ou écrivez la vôtre.
screening-own-reason-hint = Seulement si vous ne choisissez pas celle d’un avis. La personne la recevra mot pour mot, sans nom.
screening-decide = Décider
screening-back = Retour à la lecture
screening-changed = Un avis ou la décision a changé depuis que vous avez ouvert cette page. Voici ce qu’il en est maintenant; ce que vous avez écrit est encore ici.
screening-said-decided = Les décisions sont enregistrées.
screening-said-same = Cette décision était déjà prise : rien n’a changé.
screening-said-none = Aucune décision n’a été prise : aucun projet en attente n’a été jugé pertinent par toutes les personnes qui l’ont lu.
screening-said-ended = La lecture est terminée.
screening-end = Terminer la lecture
screening-end-title = Terminer la lecture : { $call }
screening-end-text = Une décision a été prise pour chaque projet. Une fois la lecture terminée, ni les avis ni les décisions ne changeront, et les places pourront être attribuées.
screening-end-too-early = Des réponses commencées avant la fermeture peuvent encore arriver. Réessayez dans un quart d’heure.
screening-undecided = { $count ->
    [one] Un projet attend une décision. La lecture pourra être terminée quand il n’en restera aucun.
   *[other] { $count } projets attendent une décision. La lecture pourra être terminée quand il n’en restera aucun.
}

# Courriel aux personnes qui évaluent
screening-email-subject = La lecture commence : { $call }
screening-email-text = L’appel « { $call } » est fermé. Vous pouvez lire les projets reçus et dire lesquels sont pertinents.
screening-email-until = À finir avant le { $moment }.
screening-email-conflict = Si vous reconnaissez une personne ou un milieu, déclarez un conflit d’intérêts : une autre personne lira le projet.
screening-email-action = Lire les projets
screening-email-why = Vous recevez ce courriel parce que vous évaluez les projets de l’appel « { $call } ».
screening-email-otherwise = Si vous ne pouvez pas le faire, dites-le à la coordination.

# Journal et données personnelles
screening-deed-review = Avis donné sur un projet
screening-deed-conflict = Conflit d’intérêts déclaré
screening-deed-settle = Décision sur la pertinence d’un projet
screening-deed-settle-agreed = Décision sur la pertinence de plusieurs projets
screening-deed-end = Lecture des projets terminée
screening-decided-count = { $count ->
    [one] 1 projet
   *[other] { $count } projets
}
screening-deed-project = Projet { $number } ({ $verdict })
screening-data = Vos avis sur des projets
screening-data-project = Projet
screening-data-some-project = Un projet
screening-data-conflict = Conflit d’intérêts
