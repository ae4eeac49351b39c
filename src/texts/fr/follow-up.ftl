# Les suivis : ce que les membres d’une communauté conviennent de faire après une rencontre.

follow-up-title = Suivis
follow-up-one = Suivi
follow-up-page-title = Suivis : { $community }
follow-up-lead = Ce qu’on a convenu de faire, d’une rencontre à l’autre. Un suivi reste en haut de l’ordre du jour de la prochaine rencontre tant qu’il n’est pas fermé.
follow-up-mine = Mes suivis
follow-up-mine-lead = Les suivis à votre nom, dans toutes vos communautés.
follow-up-mine-none = Aucun suivi n’est à votre nom pour le moment.
follow-up-see-open = Voir les suivis ouverts
follow-up-see-closed = Voir les suivis fermés
follow-up-all = Tous les suivis
follow-up-back = Retour aux suivis
follow-up-history = Ce qui s’est passé
follow-up-meeting = Rencontre
follow-up-of-meeting = Convenu à cette rencontre
follow-up-many = { $count } suivis sont ouverts. Prévoyez { $minutes } minutes au début de la rencontre pour les trier : garder, modifier ou abandonner.
follow-up-none = Aucun suivi
follow-up-none-text = Ajoutez ce que vous avez convenu de faire, qui s’en occupe et pour quand.
follow-up-none-closed = Les suivis faits ou abandonnés paraîtront ici.

follow-up-add = Ajouter un suivi
follow-up-edit = Modifier
follow-up-edit-title = Modifier un suivi
follow-up-save = Enregistrer
follow-up-send-anyway = Envoyer tel quel
follow-up-write-text = Les membres de la communauté liront ce texte. Ne nommez pas d’élève.
follow-up-field-text = Quoi faire?
follow-up-text-hint = En une phrase qui commence par un verbe : « Envoyer la grille d’observation aux écoles ».
follow-up-text-in-english = En anglais (facultatif)
follow-up-text-in-french = En français (facultatif)
follow-up-field-owner = Qui s’en occupe?
follow-up-owner-hint = La personne recevra un courriel et pourra accepter ou refuser.
follow-up-nobody = À déterminer
follow-up-field-due = Pour quand?
follow-up-due-choice-never = Sans échéance
follow-up-due-choice-meeting = Pour la prochaine rencontre
follow-up-due-choice-day = Pour une date précise
follow-up-field-day = Date
follow-up-day-hint = Seulement si vous avez choisi « Pour une date précise ».
follow-up-wrong-text = Écrivez quoi faire, en { $count } caractères au plus.
follow-up-too-long = Écrivez { $count } caractères au plus.
follow-up-wrong-day = Choisissez une date à partir d’aujourd’hui et au plus tard dans deux ans.
follow-up-wrong-owner = Choisissez une personne qui fait partie de la communauté.
follow-up-too-many = Vous avez déjà { $count } suivis ouverts dans cette communauté. Fermez-en avant d’en ajouter.
follow-up-edit-changed = Ce suivi a changé depuis que vous avez ouvert la page. En voici la version actuelle. Votre texte est encore ici : si vous l’enregistrez, il remplace l’autre.

follow-up-due-on = Pour le { $day }
follow-up-due-meeting = Pour la prochaine rencontre
follow-up-due-meeting-on = Pour la rencontre du { $day }
follow-up-overdue = en retard
follow-up-no-owner = Personne ne s’en occupe
follow-up-owner-proposed = Proposé à { $name }
follow-up-owner-accepted = { $name } s’en occupe
follow-up-owner-declined = Refusé par { $name }
follow-up-waits = attend votre réponse
follow-up-state-open = À faire
follow-up-state-done = Fait
follow-up-state-dropped = Abandonné
follow-up-done-on = Fait le { $day }
follow-up-dropped-on = Abandonné le { $day }
follow-up-asked = Personne n’a touché à ce suivi depuis deux rencontres. Faut-il le garder, le modifier ou l’abandonner?

follow-up-accept = Accepter
follow-up-decline = Refuser
follow-up-take = M’en occuper
follow-up-finish = C’est fait
follow-up-keep = Garder
follow-up-drop = Abandonner
follow-up-reopen = Rouvrir
follow-up-reason = Raison
follow-up-reason-drop = Les membres de la communauté la liront.
follow-up-reason-decline = Facultative. Les membres de la communauté la liront.
follow-up-reason-kept = Votre texte est encore ici, pour le copier :
follow-up-wrong-reason = Écrivez la raison, en { $count } caractères au plus.
follow-up-no-command = Choisissez ce que vous voulez faire de ce suivi.
follow-up-refused-closed = Ce suivi est déjà fermé.
follow-up-refused-open = Ce suivi est déjà ouvert.
follow-up-refused-owned = Quelqu’un d’autre s’occupe déjà de ce suivi.
follow-up-refused-not-theirs = Ce suivi est au nom de quelqu’un d’autre : seules la personne qui s’en occupe et celles qui animent la communauté peuvent le modifier.
follow-up-not-yours = Vous ne pouvez pas modifier ce suivi : il est fermé, ou quelqu’un d’autre s’en occupe.
follow-up-said-added = Le suivi est ajouté.
follow-up-said-saved = C’est enregistré.
follow-up-said-changed = Ce suivi a changé entre-temps : rien n’a été fait. Voici où il en est.
follow-up-said-accepted = Vous avez accepté ce suivi.
follow-up-said-declined = Vous avez refusé ce suivi. Les personnes qui animent la communauté le verront.
follow-up-said-taken = Vous vous occupez de ce suivi.
follow-up-said-done = Ce suivi est fait.
follow-up-said-kept = Ce suivi est gardé.
follow-up-said-dropped = Ce suivi est abandonné.
follow-up-said-reopened = Ce suivi est rouvert.
follow-up-failed = Le portail ne répond pas. Réessayez dans un instant.

follow-up-someone = Quelqu’un
follow-up-did-propose = { $by } a proposé ce suivi.
follow-up-did-propose-to = { $by } a proposé ce suivi à { $owner }.
follow-up-did-edit = { $by } a modifié ce suivi.
follow-up-did-assign = { $by } a proposé ce suivi à { $owner }.
follow-up-did-free = Ce suivi n’est plus au nom de personne ({ $by }).
follow-up-did-accept = { $by } a accepté.
follow-up-did-decline = { $by } a refusé.
follow-up-did-take = { $by } s’en occupe.
follow-up-did-finish = { $by } a indiqué que c’est fait.
follow-up-did-drop = { $by } a abandonné ce suivi.
follow-up-did-reopen = { $by } a rouvert ce suivi.
follow-up-did-keep = { $by } garde ce suivi tel quel.
follow-up-did-ask = Après deux rencontres sans nouvelles, le portail a demandé s’il fallait le garder.
follow-up-did-leave = { $owner } ne fait plus partie de la communauté.

follow-up-opened = { $count ->
    [one] suivi en tout
   *[other] suivis en tout
}
follow-up-count-done = { $count ->
    [one] fait
   *[other] faits
}
follow-up-count-dropped = { $count ->
    [one] abandonné
   *[other] abandonnés
}
follow-up-median = { $days ->
    [one] jour : ancienneté médiane des suivis ouverts
   *[other] jours : ancienneté médiane des suivis ouverts
}
follow-up-filter = Filtrer
follow-up-filter-state = Lesquels?
follow-up-filter-open = Ouverts
follow-up-filter-closed = Fermés
follow-up-filter-all = Tous
follow-up-owner-open = { $name } ({ $count ->
    [one] { $count } ouvert
   *[other] { $count } ouverts
})

follow-up-answer-title = Un suivi à votre nom attend votre réponse
follow-up-answer-read = Le texte du suivi est réservé aux membres : connectez-vous pour le lire avant de répondre.
follow-up-key-unknown = Ce lien ne fonctionne pas : l’adresse est incomplète, ou le suivi est maintenant au nom de quelqu’un d’autre.
follow-up-key-answered = Vous avez déjà répondu au sujet de ce suivi. Vous pouvez changer d’avis dans le portail.
follow-up-key-closed = Ce suivi est fermé : il n’y a plus rien à répondre.
follow-up-key-left = Ce lien ne fonctionne plus : vous ne faites plus partie de cette communauté.
follow-up-key-expired = Ce lien ne fonctionne plus : il était valable pendant 30 jours. Répondez dans le portail.
follow-up-no-answer = Choisissez d’accepter ou de refuser.

follow-up-category = un suivi me concerne, ou est à revoir dans une communauté que j’anime
follow-up-notified-assigned = Un suivi de « { $community } » attend votre réponse
follow-up-notified-due = Un suivi de « { $community } » à votre nom arrive à échéance
follow-up-notified-silent = Un suivi de « { $community } » n’a pas bougé : le garder, le modifier ou l’abandonner?
follow-up-notified-left = Des suivis de « { $community } » ne sont plus au nom de personne
follow-up-email-assigned-subject = Un suivi de « { $community } » attend votre réponse
follow-up-email-assigned-text = Un suivi de « { $community } » vous est proposé.
follow-up-email-assigned-how = Pendant 30 jours, vous pouvez accepter ou refuser sans vous connecter. Ce courriel ne dit pas de quoi il s’agit, parce qu’un courriel est facile à transférer.
follow-up-email-assigned-action = Répondre
follow-up-email-soon-subject = L’échéance d’un suivi de « { $community } » approche
follow-up-email-soon-text = Un suivi de « { $community } » à votre nom doit être fait pour le { $day }.
follow-up-email-overdue-subject = Un suivi de « { $community } » est en retard
follow-up-email-overdue-text = Un suivi de « { $community } » à votre nom devait être fait pour le { $day }. S’il est fait, indiquez-le. Sinon, changez l’échéance ou abandonnez-le.
follow-up-email-silent-subject = Un suivi de « { $community } » n’a pas bougé
follow-up-email-silent-text = Un suivi de « { $community } » n’a pas avancé depuis deux rencontres.
follow-up-email-silent-how = Faut-il le garder, le modifier ou l’abandonner? Ce qu’on abandonne reste dans l’historique, avec la raison.
follow-up-email-left-subject = Des suivis de « { $community } » sont à reprendre
follow-up-email-left-text = { $count ->
    [one] Une personne ne fait plus partie de « { $community } » : un suivi n’est plus au nom de personne.
   *[other] Des personnes ne font plus partie de « { $community } », ou n’ont plus de compte : { $count } suivis ne sont plus au nom de personne.
}
follow-up-email-left-action = Voir ces suivis
follow-up-email-see = Voir le suivi
follow-up-email-why = Vous recevez ce courriel parce qu’un suivi de « { $community } » est à votre nom.
follow-up-email-why-facilitator = Vous recevez ce courriel parce que vous animez « { $community } ».

follow-up-data = Suivis que vous avez proposés
follow-up-data-owner = Suivis à votre nom
follow-up-data-changes = Changements que vous avez faits à des suivis
follow-up-data-reminders = Rappels de vos suivis
follow-up-data-due = Échéance
follow-up-data-closed = Fermé
follow-up-data-what = Action
follow-up-data-some = Un suivi
follow-up-word-proposed = Proposé
follow-up-word-accepted = Accepté
follow-up-word-declined = Refusé
follow-up-word-edited = Modifié
follow-up-word-assigned = Proposé à quelqu’un
follow-up-word-taken = Pris en charge
follow-up-word-reopened = Rouvert
follow-up-word-kept = Gardé
follow-up-word-asked = Demande de le garder ou non
follow-up-word-left = Départ de la personne qui s’en occupait
follow-up-word-soon = Échéance proche
follow-up-word-overdue = Échéance passée
follow-up-deed-add = Suivi ajouté
follow-up-deed-edit = Suivi modifié
follow-up-deed-change = État d’un suivi changé
follow-up-home = Suivis à mon nom
