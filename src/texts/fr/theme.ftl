# Les thèmes que les membres proposent pour leurs rencontres.

theme-title = Thèmes
theme-page-title = Thèmes : { $community }
theme-link = Thèmes et votes
theme-lead-text = De quoi devrait-on parler ensemble? Proposez un thème, appuyez ceux des autres. Les personnes qui animent la communauté s’en servent pour préparer les rencontres.
theme-propose = Proposer un thème
theme-proposed = Thèmes proposés
theme-none = Aucun thème proposé
theme-none-text = Proposez le premier : un titre et quelques phrases suffisent.
theme-kept = Thèmes retenus
theme-aside = Thèmes mis de côté
theme-by = Proposé par { $names }
theme-closed-author = Une personne dont le compte est fermé
theme-closed-authors = { $count ->
    [one] une personne dont le compte est fermé
   *[other] { $count } personnes dont le compte est fermé
}
theme-merged = Réunit aussi { $titles }.
theme-supporters = { $count ->
    [0] Aucun appui
    [one] 1 appui
   *[other] { $count } appuis
}
theme-support = Appuyer
theme-withdraw-support = Retirer mon appui
theme-edit = Modifier
theme-edit-title = Modifier le thème
theme-decide = Décider
theme-decide-title = Décider : { $title }
theme-decision = Que devient ce thème?
theme-keep = Le retenir
theme-keep-hint = Il paraît parmi les thèmes retenus et peut être soumis à un vote.
theme-set-aside = Le mettre de côté
theme-set-aside-hint = Les membres liront la raison. Vous pourrez revenir sur cette décision.
theme-merge = Le fusionner avec un autre
theme-merge-hint = Toutes les personnes qui ont proposé ces deux thèmes restent nommées. Les appuis s’additionnent et les réponses restent. On ne peut pas revenir en arrière.
theme-reopen = Le remettre parmi les thèmes proposés
theme-reopen-hint = Les membres pourront l’appuyer de nouveau.
theme-no-decision = Choisissez ce que devient ce thème.
theme-wrong-reason = Écrivez la raison, en { $count } caractères au plus.
theme-no-target = Choisissez le thème avec lequel le fusionner.
theme-reason = Raison
theme-reason-hint = Seulement si vous mettez le thème de côté. Les membres de la communauté liront la raison.
theme-into = Fusionner avec
theme-choose = Choisir un thème
theme-write-text = Les membres de la communauté liront ces textes. Ne nommez pas d’élève.
theme-field-title = Titre
theme-title-hint = En une ligne : de quoi s’agit-il?
theme-title-in-english = Titre en anglais (facultatif)
theme-title-in-french = Titre en français (facultatif)
theme-why = Pourquoi en parler?
theme-why-hint = Ce qui se passe dans votre milieu, ce que vous aimeriez comprendre ou essayer.
theme-lead = Qui pourrait présenter ce thème ou coanimer la discussion?
theme-lead-hint = Vous, une ou un collègue, quelqu’un d’ailleurs. Facultatif.
theme-wrong-text = Écrivez quelque chose, en { $count } caractères au plus.
theme-too-long = Écrivez { $count } caractères au plus.
theme-too-many = Vous avez déjà proposé { $count } thèmes. Vous pourrez en proposer un autre quand l’un d’eux sera retenu ou mis de côté.
theme-send-anyway = Envoyer tel quel
theme-save = Enregistrer
theme-back = Retour aux thèmes
theme-back-to-theme = Retour au thème
theme-show-title = Thème : { $title }
theme-replies = { $count ->
    [0] Aucune réponse
    [one] 1 réponse
   *[other] { $count } réponses
}
theme-reply-hint = Les membres de la communauté liront votre réponse. Ne nommez pas d’élève.
theme-reply-edit = Modifier votre réponse
theme-reply-edited = modifiée le { $when }
theme-reply-for = En réponse au thème { $title }, qui a été fusionné avec celui-ci.
theme-reply-moderated = Retirée par l’équipe d’animation
theme-reply-remove = Retirer une réponse
theme-reply-reason-hint = La personne qui a écrit cette réponse lira la raison. Les autres membres ne verront plus la réponse.
theme-reply-is-removed = Cette réponse a été retirée entre-temps : elle ne peut plus être modifiée. Votre texte est encore ici; vous pouvez le copier.
theme-said-proposed = Votre thème est proposé.
theme-said-saved = C’est enregistré.
theme-said-changed = Une décision a été prise entre-temps : rien n’a été changé.
theme-said-reply-removed = La réponse est retirée.
theme-said-reply-gone = Cette réponse a été retirée entre-temps : rien n’a été changé.
theme-is-decided = Une décision a été prise entre-temps : ce thème ne peut plus être modifié. Votre texte est encore ici; vous pouvez le copier.
theme-state = État
theme-state-proposed = Proposé
theme-state-kept = Retenu
theme-state-set-aside = Mis de côté
theme-state-merged = Fusionné
