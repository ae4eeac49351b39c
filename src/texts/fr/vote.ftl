# Les votes d’une communauté sur ses thèmes.

vote-votes = Votes
vote-new = Ouvrir un vote
vote-open = Ouvrir le vote
vote-new-text = Les personnes qui peuvent voter seront averties. La méthode, le secret et le quorum ne pourront plus être changés ensuite.
vote-few-themes = Il faut au moins deux thèmes
vote-few-themes-text = Les thèmes proposés ou retenus peuvent être soumis à un vote.
vote-field-title = Question
vote-title-hint = Par exemple : De quoi parlerons-nous en mars?
vote-field-themes = Thèmes
vote-field-method = Comment vote-t-on?
vote-method-dots = Points à répartir
vote-method-dots-hint = Chaque personne répartit ses points comme elle veut.
vote-how-dots = Vous avez { $dots } points à répartir comme vous voulez.
vote-method-approval = Approbation
vote-method-approval-hint = On coche tous les thèmes qui conviennent.
vote-method-consent = Consentement
vote-method-consent-hint = Pour chaque thème, on dit si on est d’accord, si on a une réserve ou une objection, et pourquoi.
vote-field-dots = Points par personne
vote-dots-hint = Seulement pour la méthode « Points à répartir ».
vote-field-hidden = Cacher les résultats jusqu’à la clôture
vote-hidden-hint = Personne ne les voit, vous non plus, ni combien de personnes ont voté.
vote-field-secret = Vote secret
vote-secret-hint = Les résultats sont alors cachés jusqu’à la clôture. On ne peut changer ni un bulletin secret, ni les thèmes du vote.
vote-field-day = Jour de la clôture
vote-field-time = Heure de la clôture
vote-field-quorum = Quorum (facultatif)
vote-quorum-hint = Nombre de personnes qui doivent voter pour que le résultat soit valide.
vote-wrong-title = Écrivez la question, en { $count } caractères au plus.
vote-wrong-themes = Choisissez de { $least } à { $most } thèmes.
vote-no-method = Choisissez comment on vote.
vote-wrong-dots = Écrivez un nombre de points, de { $least } à { $most }.
vote-wrong-quorum = Écrivez un nombre de personnes, { $count } au plus : c’est le nombre de personnes qui peuvent voter.
vote-wrong-date = Choisissez une date et une heure à venir, d’ici un an au plus.

vote-is-open = Ouvert
vote-closed = Clos
vote-closes = Jusqu’au { $moment }
vote-closed-at = Clos le { $moment }
vote-quorum = { $count ->
    [one] Le résultat sera valide si au moins une personne vote.
   *[other] Le résultat sera valide si au moins { $count } personnes votent.
}
vote-secret-text = Vote secret : le portail note qui a voté et, séparément, le total des bulletins. Aucune page ne montre votre bulletin. Les personnes qui gèrent le serveur et ses copies de sauvegarde pourraient toutefois le déduire.
vote-secret-final = Vous ne pourrez plus le changer.
vote-secret-reasons = Les raisons sont montrées à la clôture, sans nom; on peut toutefois reconnaître une façon d’écrire.
vote-open-text = Vote nominatif : les résultats montrent votre nom et ce que vous avez choisi.
vote-open-change = Vous pouvez changer votre vote jusqu’à la clôture.
vote-hidden-text = Les résultats sont cachés jusqu’à la clôture.
vote-counting = Ce vote est clos. Les résultats paraîtront ici dans un instant.
vote-ballot = Votre vote
vote-cast = Voter
vote-change = Changer mon vote
vote-you-voted = Vous avez voté.
vote-asked-again = Un thème sur lequel vous aviez voté a été modifié ou retiré depuis. Vérifiez votre vote, puis envoyez-le de nouveau.
vote-dots = { $count ->
    [0] Aucun point
    [one] 1 point
   *[other] { $count } points
}
vote-level-agree = D’accord
vote-level-reservation = Réserve
vote-level-objection = Objection
vote-reason = Raison d’une réserve ou d’une objection
vote-empty-ballot = Choisissez au moins un thème.
vote-too-many-dots = Vous avez donné { $given } points, mais vous n’en avez que { $dots }.
vote-unreadable = Choisissez une des réponses proposées.
vote-no-level = Indiquez si vous êtes d’accord, ou si vous avez une réserve ou une objection.
vote-no-reason = Écrivez la raison : elle aide les autres à vous comprendre.
vote-is-closed = Ce vote est clos : votre bulletin n’a pas été compté.
vote-twice = Vous avez déjà voté : seul votre premier bulletin compte.
vote-typed = Ce que vous aviez écrit
vote-options-changed = Les thèmes du vote viennent de changer. Vérifiez votre vote, puis envoyez-le de nouveau.
vote-said-cast = Votre vote est compté.
vote-said-changed = La situation a changé entre-temps : rien n’a été fait.

vote-results = Résultats
vote-table = Résultats par thème
vote-turnout = { $voters ->
    [0] Aucune personne sur { $eligible } n’a voté.
    [one] Une personne sur { $eligible } a voté.
   *[other] { $voters } personnes sur { $eligible } ont voté.
}
vote-no-quorum = Le quorum de { $quorum } n’est pas atteint ({ $voters }) : le résultat n’est pas valide.
vote-withheld = Moins de trois personnes ont voté. Les résultats d’un vote secret révéleraient alors qui a choisi quoi : ils ne sont pas affichés.
vote-theme = Thème
vote-points = Points
vote-approvals = Voix
vote-share = Part
vote-reasons = Réserves et objections
vote-who = Qui a choisi quoi
vote-unnamed = { $count ->
    [one] Une autre personne, dont le compte est fermé, a voté.
   *[other] { $count } autres personnes, dont le compte est fermé, ont voté.
}
vote-chose = { $title } ({ $what })

vote-tools = Pour les personnes qui animent
vote-edit-options = Modifier les thèmes du vote
vote-options-title = Modifier les thèmes : { $title }
vote-options-text = Ajouter un thème ou une traduction ne change aucun vote. Changer un titre ou retirer un thème efface seulement les choix faits pour ce thème; les personnes qui les avaient faits sont invitées à revoir leur vote.
vote-title-fr = Titre en français
vote-title-en = Titre en anglais
vote-remove-option = Retirer
vote-remove-question = Les choix faits pour ce thème seront effacés.
vote-add-theme = Ajouter un thème
vote-add = Ajouter
vote-no-theme = Choisissez un thème.
vote-back = Retour au vote
vote-close = Clore le vote
vote-close-question = Plus personne ne pourra voter, et les résultats paraîtront.
vote-outcome = Conclusion
vote-no-outcome = La conclusion reste à écrire.
vote-field-outcome = Ce qui en ressort, en une phrase
vote-outcome-hint = Les membres la liront. Elle est nécessaire pour mettre des thèmes à l’ordre du jour.
vote-wrong-outcome = Écrivez une phrase, en { $count } caractères au plus.
vote-agenda = Mettre à l’ordre du jour
vote-field-options = Thèmes à mettre à l’ordre du jour
vote-field-meeting = Rencontre
vote-meeting-hint = Les thèmes deviennent des points de 20 minutes, avant la clôture de la rencontre.
vote-choose-meeting = Choisir une rencontre
vote-meeting = { $title }, { $when }
vote-no-meeting = Choisissez une rencontre à venir.
vote-no-option = Choisissez au moins un thème.
vote-put = Mettre à l’ordre du jour
vote-on-agenda = C’est à l’ordre du jour d’une rencontre.
