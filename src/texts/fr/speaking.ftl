# Qui parle pendant une rencontre, et les sondages éclair.

speaking-speaking = Tour de parole
speaking-title = Tour de parole : { $title }
speaking-back = Voir la rencontre
speaking-closed = La rencontre n’est pas en cours. On peut lever la main seulement pendant la rencontre.
speaking-not-under-way = La rencontre n’est pas en cours : rien n’a été fait. On peut lever la main seulement pendant la rencontre.
speaking-unsent = Ce que vous aviez écrit
speaking-no-one = Personne n’a la parole.
speaking-speaks = { $name } a la parole.
speaking-you-speak = Vous avez la parole.
speaking-queue = Qui attend son tour
speaking-nobody = Personne n’attend.
speaking-rule = D’abord les répliques directes, puis les personnes qui n’ont pas encore parlé, puis celles qui ont le moins parlé, puis l’ordre d’arrivée. Les personnes qui animent peuvent changer l’ordre.
speaking-first-time = Première fois aujourd’hui
speaking-direct-reply = Réplique directe
speaking-in-writing = Une personne, par écrit
speaking-your-text = Vous, par écrit
speaking-today = { $time } aujourd’hui
speaking-less-than-a-minute = Moins d’une minute
speaking-minutes = { $count } min
speaking-your-place = { $count ->
    [0] Votre main est levée. Vous êtes la prochaine personne.
    [one] Votre main est levée. Une personne vous précède.
   *[other] Votre main est levée. { $count } personnes vous précèdent.
}
speaking-you-spoke = Votre temps de parole : { $time }. À part vous, seules les personnes qui animent le voient. Il est effacé à la fin de la rencontre.

speaking-raise = Lever la main
speaking-lower = Baisser la main
speaking-reply = Réplique directe
speaking-pass = Passer mon tour
speaking-write = Intervenir par écrit
speaking-write-label = Ce qui sera lu à voix haute
speaking-write-hint = { $count } caractères au plus. Une personne qui anime le lit à voix haute, sans votre nom. C’est effacé ensuite.
speaking-send = Envoyer
speaking-withdraw = Retirer ce que j’ai écrit
speaking-wrong-text = Écrivez une phrase ou deux, en { $count } caractères au plus.
speaking-too-fast = Trop d’actions à la fois. Attendez quelques secondes : ce que vous avez fait avant est conservé.
speaking-failed = Le portail ne répond pas. Vérifiez votre connexion, puis réessayez.
speaking-outdated = C’est fait. Rechargez la page pour le voir.
speaking-gone = Cette demande n’est plus dans la liste.
speaking-no-speaker = Personne n’a la parole.
speaking-has-floor = Vous avez déjà la parole.
speaking-too-many-replies = Il y a déjà deux répliques directes. Levez plutôt la main.
speaking-nobody-waits = Personne n’attend son tour.
speaking-in-round = Pendant un tour de table, il n’y a pas de réplique directe.
speaking-empty-round = Choisissez au moins une personne pour le tour de table.
speaking-not-in-round = Cette personne a déjà eu son tour, ou n’est pas dans le tour de table.

speaking-next = Donner la parole
speaking-finish = Reprendre la parole
speaking-give = Donner
speaking-give-to = Donner la parole à { $name }
speaking-read = Lue
speaking-remove = Retirer
speaking-remove-of = Retirer la demande : { $name }
speaking-move-up = Avancer { $name }
speaking-move-down = Reculer { $name }
speaking-round = Tour de table
speaking-begin-round = Commencer un tour de table
speaking-round-absent = Qui n’est pas là, parmi les personnes annoncées?
speaking-round-also = Qui d’autre est là?
speaking-round-hint = Chaque personne a la parole une fois. L’ordre est tiré au sort.
speaking-round-left = { $count ->
    [0] C’est la dernière personne.
    [one] Il reste une personne.
   *[other] Il reste { $count } personnes.
}
speaking-skip = Passer à la personne suivante
speaking-end-round = Terminer le tour de table
speaking-share = { $half ->
    [one] { $people } personnes ont parlé. Une personne a utilisé la moitié du temps.
   *[other] { $people } personnes ont parlé. { $half } d’entre elles ont utilisé la moitié du temps.
}

poll-new = Sondage éclair
poll-question = Question
poll-kind = Réponses
poll-kind-choice = Choix de réponses
poll-kind-scale = Échelle de { $least } à { $most }
poll-options = Choix
poll-options-hint = De { $least } à { $most } choix, un par ligne. Laissez le champ vide pour une échelle.
poll-anonymous = Sans les noms
poll-anonymous-hint = Le portail note qui a répondu et, séparément, le total des réponses. On ne peut pas changer sa réponse, et les résultats paraissent à la clôture.
poll-at-once = Afficher les résultats tout de suite
poll-at-once-hint = On les voit après avoir répondu. Sinon, ils paraissent à la clôture.
poll-ask = Poser la question
poll-wrong-question = Écrivez la question, en { $count } caractères au plus.
poll-no-kind = Choisissez comment on répond.
poll-wrong-options = Écrivez de { $least } à { $most } choix différents, un par ligne.
poll-long-option = Écrivez chaque choix en { $count } caractères au plus.
poll-too-many = Il y a déjà { $count } sondages dans cette rencontre.
poll-answer = Répondre
poll-change = Changer ma réponse
poll-answered = Vous avez répondu.
poll-no-answer = Choisissez une réponse.
poll-is-closed = Ce sondage est clos : votre réponse n’a pas été comptée.
poll-answered-before = Vous avez déjà répondu : seule votre première réponse compte.
poll-close = Clore le sondage
poll-answers = { $count ->
    [0] Aucune réponse
    [one] Une réponse
   *[other] { $count } réponses
}
poll-answers-without-names = { $count ->
    [0] Aucune réponse, sans les noms
    [one] Une réponse, sans les noms
   *[other] { $count } réponses, sans les noms
}
poll-withheld = Moins de trois personnes ont répondu. Les résultats révéleraient qui a choisi quoi : ils ne sont pas affichés.

speaking-data-requests = Vos demandes de parole dans les rencontres en cours
speaking-data-people = Votre temps de parole dans les rencontres en cours
speaking-data-polls = Vos réponses aux sondages des rencontres en cours
speaking-data-kind = Demande
speaking-data-kind-hand = Main levée
speaking-data-contribution = Ce que vous avez écrit
speaking-data-millis = Temps de parole, en millisecondes
speaking-data-turns = Nombre de prises de parole
speaking-data-floor = A la parole depuis
speaking-data-round = Tour de table
speaking-data-round-waiting = À venir
speaking-data-round-deferred = Reporté à la fin
speaking-data-round-spoke = Fait
speaking-data-round-passed = Passé
speaking-data-some-poll = Un sondage qui a été supprimé
speaking-data-choice = Numéro du choix, à partir de 0
