# Qui vient à une rencontre.

attendance-question = Y serez-vous?
attendance-in-person = Oui, en personne
attendance-online = Oui, en ligne
attendance-maybe = Peut-être
attendance-no = Non
attendance-way-in-person = En personne
attendance-way-online = En ligne
attendance-yours = Votre réponse
attendance-yours-is = Votre réponse :
attendance-title = Votre réponse : { $title }
attendance-change = Modifier
attendance-more = Préciser
attendance-partly = Je viens pour une partie de la rencontre
attendance-listed = Montrer mon nom aux personnes qui ont accès à l’ordre du jour
attendance-listed-hint = Sinon, seules les personnes qui préparent la rencontre voient votre réponse.
attendance-needs = De quoi avez-vous besoin pour participer?
attendance-needs-hint = Accessibilité, allergies… Seules les personnes qui animent la communauté liront votre réponse. Elle sera effacée un mois après la rencontre.
attendance-save = Enregistrer ma réponse
attendance-said = Votre réponse est enregistrée.
attendance-free = { $count ->
    [one] { $count } place libre
   *[other] { $count } places libres
}
attendance-full = Complet : vous serez sur la liste d’attente.
attendance-back = Voir la rencontre

attendance-waiting = { $count ->
    [0] Vous êtes en tête de la liste d’attente.
    [one] Vous êtes sur la liste d’attente : une personne vous précède.
   *[other] Vous êtes sur la liste d’attente : { $count } personnes vous précèdent.
}
attendance-waiting-hint = Dès qu’une place se libère, vous recevez un courriel.
attendance-offered = Une place s’est libérée pour vous. Confirmez-la avant le { $moment }. Passé ce délai, elle sera offerte à une autre personne.
attendance-confirm = Confirmer ma place
attendance-lapsed = La place qui vous était offerte n’a pas été confirmée à temps. Répondez de nouveau si vous voulez venir.
attendance-moved = La rencontre a changé depuis que vous avez répondu « { $answer } ». Est-ce toujours votre réponse?
attendance-still = Oui, c’est toujours ma réponse

attendance-closed-draft = Cette rencontre n’est pas encore publiée. On pourra répondre quand elle le sera.
attendance-closed-cancelled = Cette rencontre est annulée. Il n’est plus nécessaire de répondre.
attendance-closed-over = Cette rencontre est passée. On ne peut plus répondre.
attendance-closed-archived = Cette communauté est archivée. On ne peut plus répondre.
attendance-not-saved = Votre réponse n’a pas été enregistrée.
attendance-kept = Voici ce que vous aviez écrit :
attendance-conflict = La rencontre a été déplacée pendant que vous répondiez. Vérifiez la nouvelle date, puis enregistrez votre réponse.
attendance-wrong-answer = Choisissez une réponse.
attendance-wrong-way = La formule de la rencontre a changé. Choisissez une des réponses offertes.
attendance-wrong-needs = Écrivez { $count } caractères au plus.
attendance-wrong-places = Écrivez un nombre de places, de 0 à { $count }, ou laissez le champ vide.

attendance-coming = Qui sera là
attendance-people = { $count ->
    [one] personne
   *[other] personnes
}
attendance-organizations = { $count ->
    [one] organisme
   *[other] organismes
}
attendance-ways = { $person } en personne, { $online } en ligne.
attendance-undecided = { $count ->
    [one] Une personne hésite.
   *[other] { $count } personnes hésitent.
}
attendance-queue = { $count ->
    [one] Une personne attend une place.
   *[other] { $count } personnes attendent une place.
}
attendance-unanswered = { $count ->
    [0] Tout le monde a répondu.
    [one] Une personne n’a pas encore répondu.
   *[other] { $count } personnes n’ont pas encore répondu.
}
attendance-announced = { $count ->
    [0] Personne n’avait annoncé sa présence.
    [one] Une personne avait annoncé sa présence.
   *[other] { $count } personnes avaient annoncé leur présence.
}
attendance-never-answered = { $count ->
    [0] Tout le monde avait répondu.
    [one] Une personne n’avait pas répondu.
   *[other] { $count } personnes n’avaient pas répondu.
}
attendance-others = { $count ->
    [one] et une autre personne
   *[other] et { $count } autres personnes
}
attendance-all = Voir les réponses

attendance-answers = Réponses
attendance-answers-title = Réponses : { $title }
attendance-answers-cancelled = La rencontre est annulée. Les réponses sont gardées et reviendront si vous la rétablissez.
attendance-column-person = Personne
attendance-column-organization = Organisme
attendance-column-answer = Réponse
attendance-column-details = Précisions
attendance-none-yet = Pas encore
attendance-place-held = Place confirmée
attendance-place-waiting = Sur la liste d’attente
attendance-place-offered = Place offerte, à confirmer
attendance-place-lapsed = Place non confirmée
attendance-part = Une partie seulement
attendance-to-confirm = À confirmer : la rencontre a changé depuis
attendance-needs-title = Besoins pour participer
attendance-needs-kept = Seules les personnes qui animent la communauté voient ces besoins. Ils seront effacés un mois après la rencontre.
attendance-absent = Organismes et professions non représentés
attendance-absent-none = Tous les organismes et toutes les professions de la communauté seront représentés.
attendance-absent-organizations = Organismes
attendance-absent-professions = Professions
attendance-message = Message prêt à envoyer
attendance-message-hint = Copiez-le, ou ouvrez-le dans votre messagerie et ajoutez les adresses.
attendance-message-open = Ouvrir dans ma messagerie
attendance-message-subject = Rencontre « { $title } »
attendance-message-hello = Bonjour,
attendance-message-text = La communauté « { $community } » tiendra la rencontre « { $title } » : { $when }. Pour l’instant, personne de votre milieu n’a annoncé sa présence. Si quelqu’un peut venir, même pour une partie, ce sera très apprécié.
attendance-message-link = Pour répondre : { $link }
attendance-places = Places
attendance-places-hint = Laissez le champ vide s’il n’y a pas de limite. Si vous réduisez le nombre, personne ne perd sa place.
attendance-set-places = Fixer le nombre de places
attendance-places-in-person = Places en personne
attendance-places-online = Places en ligne
attendance-places-save = Enregistrer les places
attendance-places-said = Les places sont enregistrées.
attendance-places-over = { $count ->
    [one] Une place de trop est déjà attribuée.
   *[other] { $count } places de trop sont déjà attribuées.
}

attendance-email-action = Voir la rencontre et répondre
attendance-email-freed-subject = Une place s’est libérée : { $title }
attendance-email-freed-text = Une place s’est libérée pour vous à la rencontre « { $title } » de « { $community } ».
attendance-email-freed-given = Elle est à vous. Si vous ne pouvez plus venir, modifiez votre réponse : la place sera offerte à une autre personne.
attendance-email-freed-until = Confirmez-la avant le { $moment } ({ $zone }). Passé ce délai, elle sera offerte à une autre personne.
attendance-email-freed-action = Voir ma place
attendance-email-freed-why = Vous recevez ce courriel parce que vous avez demandé une place à cette rencontre.
attendance-email-freed-otherwise = Si vous ne voulez plus venir, modifiez votre réponse : vous ne recevrez plus de courriel à ce sujet.
attendance-notification-freed = Une place s’est libérée pour vous à la rencontre « { $name } »

attendance-data = Réponses aux rencontres
attendance-data-partly = Présence à une partie seulement
attendance-data-listed = Nom montré aux membres
attendance-data-needs = Besoins pour participer
attendance-data-place = Place
attendance-data-offer = Date limite pour confirmer la place
