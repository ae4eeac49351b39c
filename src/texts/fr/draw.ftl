# Les tirages : fermer une liste, la valeur publique, le résultat, la vérification.

draw-draws = Tirages
draw-one = tirage
draw-all = Tous les tirages
draw-back = Retour aux tirages
draw-see = Voir le tirage
draw-title = Le tirage du { $day }
draw-project = Projet { $number }
draw-entries = { $count ->
    [one] un projet
   *[other] { $count } projets
}
draw-more = { $count ->
    [one] Un autre projet est dans le fichier.
   *[other] { $count } autres projets sont dans le fichier.
}

draw-state-frozen = Liste fermée; valeur publique attendue le { $moment }
draw-state-drawn = Tirage fait le { $moment }
draw-state-void = Annulé
draw-void-since = Ce tirage ne compte pas : il a été annulé le { $moment }.
draw-changed = La liste a été changée dans la base de données.
draw-changed-text = Aucun tirage ne peut se faire avec cette liste. Comparez l’empreinte ci-dessous avec celle du courriel que vous avez reçu. Le tirage doit être annulé, ou les données rétablies à partir d’une copie de sauvegarde.
draw-changed-found = La liste n’est plus celle qui a été publiée : rien n’a été tiré. La page du tirage dit pourquoi.

draw-source-drand = tour { $round } de la balise publique drand
draw-source-lottery = loterie publique : { $name }
draw-stratum-level = Niveau
draw-stratum-region = Région
draw-stratum-network = Réseau
draw-value-not-said = non précisé
draw-quota = { $stratum } : { $value }
draw-quota-minimum = { $quota }, { $minimum ->
    [one] au moins une place
   *[other] au moins { $minimum } places
}
draw-quotas-text = Des places sont réservées à certains groupes. Elles sont attribuées d’abord, dans cet ordre :
draw-wait-days = { $count ->
    [one] un jour
   *[other] { $count } jours
}
draw-wait-hours = { $count ->
    [one] une heure
   *[other] { $count } heures
}
draw-wait-minutes = { $count ->
    [one] une minute
   *[other] { $count } minutes
}
draw-wait-now = moins d’une minute

draw-lead-before = Il y a { $places ->
    [one] une place
   *[other] { $places } places
} et { $entries } projets pertinents. Le hasard décidera, et toute personne pourra refaire le calcul.
draw-lead-after = Il y avait { $places ->
    [one] une place
   *[other] { $places } places
} et { $entries } projets pertinents. Le hasard a décidé, et toute personne peut refaire le calcul pour trouver le même ordre.
draw-fair-list = La liste est fermée d’avance.
draw-fair-list-text = Elle a été publiée le { $moment } et n’a pas changé depuis.
draw-fair-value = Personne ne choisit la valeur.
draw-fair-value-coming = Elle viendra d’une source que personne ici ne contrôle ({ $source }) et n’existera pas avant le { $moment }.
draw-fair-value-came = Elle vient d’une source que personne ici ne contrôle ({ $source }) et n’existait pas avant le { $moment }.
draw-fair-same = Le calcul est le même pour tout le monde.
draw-fair-same-text = Ni les noms, ni les organismes, ni l’ordre d’arrivée des projets n’y entrent.
draw-countdown = La valeur publique sera connue dans { $wait }, le { $moment }.
draw-awaited-drand = La valeur publique existe depuis le { $moment }. Le tirage se fera dès que le portail l’aura reçue; cette page le dira.
draw-awaited-lottery = La loterie a eu lieu le { $moment }. Le tirage se fera dès que les deux témoins en auront entré les nombres; cette page le dira.
draw-your-number = Si vous avez un projet dans la liste, son numéro est dans le courriel du { $day }.
draw-verify = Vérifier le tirage

draw-procedure = Comment l’ordre est établi
draw-step-list = On ferme la liste
draw-step-list-text = Chaque projet reçoit un numéro et une empreinte. L’empreinte de toute la liste est publiée.
draw-step-value = On attend une valeur publique
draw-step-value-text = Une source indépendante publie un nombre que personne ne peut prévoir ni changer.
draw-step-order = La valeur sert à mélanger la liste
draw-step-order-text = Combinée à cette valeur, l’empreinte de chaque projet donne un nouveau nombre. Ces nombres sont classés du plus petit au plus grand.
draw-step-places = { $places ->
    [one] La place est attribuée
   *[other] Les { $places } places sont attribuées
}
draw-step-places-text = Les premiers projets obtiennent une place. Les autres attendent : si un projet se retire, le suivant prend sa place, sans nouveau tirage.
draw-step-places-quotas = Les places réservées d’abord, puis les autres, dans l’ordre. Les projets qui restent attendent : si un projet se retire, un autre prend sa place, sans nouveau tirage.

draw-order = L’ordre
draw-selected = Retenus
draw-waiting = En attente, dans l’ordre
draw-names-not-published = Les personnes qui ont un projet connaissent son numéro. Les noms ne sont pas publiés.
draw-figure = À gauche, les { $count } projets dans l’ordre de la liste; à droite, leur rang. Les lignes se croisent : la place dans la liste ne compte pas.
draw-figure-list = La liste
draw-figure-ranking = Le rang
draw-figure-rank = { $rank }. projet { $number }

draw-verify-title = Trois façons de vérifier
draw-way-browser = Dans ce navigateur
draw-way-browser-text = La page refait le calcul sur votre appareil. Une fois la page ouverte, la connexion à Internet n’est plus nécessaire.
draw-way-browser-script = Pour vérifier de cette façon, il faut activer JavaScript; les deux autres s’en passent.
draw-check = Refaire le calcul ici
draw-check-busy = Le calcul est en cours.
draw-check-ok = Le calcul donne le même résultat. Retenus : projets { $selected }. En attente : projets { $alternates }. L’empreinte à comparer avec celle de votre courriel : { $hash }
draw-check-wrong = Le calcul ne donne pas le même résultat. { $why }
draw-check-unavailable = Le calcul n’a pas pu être chargé. Vérifiez votre connexion, puis réessayez.
draw-way-program = Avec un programme
draw-way-program-text = Le fichier de preuve contient tout ce qu’il faut. Le programme du portail le vérifie, et la description du calcul permet d’en écrire un autre.
draw-download-proof = Preuve du tirage (JSON, { $size } ko)
draw-way-hand = À la main, pour un projet
draw-way-hand-text = Pour le projet { $number }, le premier de l’ordre, cette commande doit donner un nombre qui commence par { $key }.

draw-published = Ce qui est publié
draw-value = La valeur publique : { $source }, { $moment }
draw-value-signature = Sa signature, dont l’empreinte SHA-256 est la valeur :
draw-value-numbers = Les nombres que les deux témoins ont entrés; cette commande donne la valeur :
draw-commitment-hash = L’empreinte des règles du tirage, publiée le { $moment } : elle doit être la même que dans votre courriel
draw-list-hash = L’empreinte de la liste
draw-files-text = Le fichier contient les règles du tirage et la liste. Ces commandes calculent les deux empreintes :
draw-download-list = Règles du tirage et liste (JSON)
draw-commitment = Les règles du tirage, mot pour mot
draw-commitment-text = Elles précisent le nombre de places, les places réservées, la source de la valeur et l’empreinte de la liste.
draw-list = { $count ->
    [one] La liste fermée : un numéro et le début de son empreinte
   *[other] La liste fermée : { $count } numéros et le début de leur empreinte
}
draw-file-list = tirage-{ $call }-liste.json
draw-file-proof = tirage-{ $call }-preuve.json

draw-manage-title = Tirages : { $title }
draw-manage-text = Il y a un tirage seulement quand les projets pertinents sont plus nombreux que les places. Il ne se fait qu’une fois.
draw-none = Aucune communauté prévue
draw-none-text = Un tirage sert à attribuer les places d’une communauté prévue par l’appel.
draw-not-yet = Pas encore de tirage
draw-not-yet-text = Un tirage peut avoir lieu une fois la lecture des projets terminée. La lecture commence à la fermeture de l’appel, le { $moment }.
draw-standing-open = { $entries } projets pertinents pour { $places ->
    [one] une place
   *[other] { $places } places
} : un tirage est nécessaire. La liste peut être fermée.
draw-standing-not-now = La liste ne peut être fermée qu’entre la fin de la lecture des projets et l’envoi des réponses.
draw-standing-no-limit = Il faut savoir combien de places il y a. Tant que ce n’est pas décidé, ou s’il n’y a pas de limite, il n’y a pas de tirage à faire.
draw-standing-everybody-fits = { $entries ->
    [0] Aucun projet pertinent
    [one] Un projet pertinent
   *[other] { $entries } projets pertinents
} pour { $places ->
    [one] une place
   *[other] { $places } places
} : aucun tirage n’est nécessaire, les places sont attribuées directement.
draw-standing-counts = Il y a déjà un tirage : pour en faire un autre, il faut d’abord annuler celui-ci.
draw-to-places = Attribuer les places
draw-said-changed = La situation a changé entre-temps : rien n’a été fait. Ce que vous aviez écrit est encore ici.
draw-said-closed = La liste est fermée et publiée. Les personnes concernées recevront un courriel.
draw-said-drawn = Le tirage est fait. La preuve est publiée.
draw-said-void = Le tirage est annulé. Les personnes concernées recevront un courriel.

draw-close = Fermer la liste
draw-close-title = Fermer la liste : { $title }
draw-close-text = La liste, les places et la source de la valeur seront publiées et ne pourront plus changer. Chaque personne recevra par courriel le numéro de son projet et de quoi vérifier le tirage.
draw-quotas = Places réservées (facultatif)
draw-quotas-hint = Elles sont attribuées d’abord, dans l’ordre de ces lignes. Un projet retenu pour une ligne compte aussi pour les suivantes.
draw-field-quota = Groupe { $number }
draw-quota-none = Aucun
draw-quota-choice = { $label } ({ $count ->
    [one] un projet
   *[other] { $count } projets
})
draw-field-minimum = Nombre minimal de places
draw-wrong-quota = Choisissez un groupe de projets de la liste.
draw-wrong-minimum = { $places ->
    [one] Écrivez 1 : il n’y a qu’une place.
   *[other] Écrivez un nombre de places, de 1 à { $places }.
}
draw-field-source = Source de la valeur publique
draw-kind-drand = La balise publique drand
draw-kind-drand-hint = Plusieurs organisations publient ensemble une valeur toutes les trois secondes. Le portail va la chercher et vérifie sa signature.
draw-kind-lottery = Une loterie publique
draw-kind-lottery-hint = Deux témoins entrent les nombres tirés, sans voir ce que l’autre entre.
draw-no-source = Choisissez la source de la valeur.
draw-field-day = Jour où la valeur sera connue
draw-field-time = Heure où la valeur sera connue
draw-time-hint = Heure de l’Est, au plus tôt dans dix minutes. Avec la balise, la valeur sera celle du premier tour à partir de cette heure.
draw-too-far = Choisissez un jour dans les deux prochains mois.
draw-lottery = Pour une loterie seulement
draw-lottery-hint = Le jour et l’heure ci-dessus sont ceux du tirage de la loterie.
draw-field-name = Nom de la loterie
draw-name-hint = Indiquez aussi où toute personne peut en trouver le résultat.
draw-wrong-name = Écrivez le nom de la loterie, en { $most } caractères au plus.
draw-field-count = Combien de nombres sont tirés
draw-wrong-count = Écrivez combien de nombres sont tirés, de 1 à { $most }.
draw-field-first-witness = Premier témoin
draw-field-second-witness = Deuxième témoin
draw-witness-hint = L’adresse courriel de son compte. Son nom sera publié avec la liste.
draw-wrong-witness = Écrivez l’adresse d’une personne qui a un compte dans le portail.
draw-witness-closes = Vous fermez la liste : une autre personne doit être témoin.
draw-witness-twice = Choisissez deux personnes différentes.
draw-witness-applies = Cette personne a un projet dans la liste : une autre doit être témoin.

draw-enter-value = Entrer la valeur
draw-value-title = Entrer la valeur : { $title }
draw-value-awaited = La valeur existe; le portail essaie de l’obtenir toutes les minutes.
draw-value-early = La valeur n’existe pas encore : revenez à partir du { $moment }.
draw-value-by-witnesses = Ce sont les témoins qui entrent les nombres de la loterie.
draw-value-text = Si ce serveur n’a pas accès à Internet, ouvrez cette adresse sur un autre ordinateur et collez ici ce qui s’affiche. La signature est vérifiée : aucune autre valeur ne sera acceptée.
draw-field-signature = Signature du tour
draw-signature-hint = La signature seule, ou toute la réponse.
draw-wrong-signature = Collez la signature du tour : 96 chiffres hexadécimaux, ou toute la réponse.
draw-run = Faire le tirage

draw-witness = Entrer les nombres de la loterie
draw-witness-title = Témoin du tirage : { $community }
draw-witness-text = Entrez { $count ->
    [one] le nombre tiré
   *[other] les { $count } nombres tirés
} : { $name }.
draw-witness-later = Revenez à partir du { $moment } pour entrer les nombres ({ $source }).
draw-witness-alone = Ni l’autre témoin ni la coordination ne voient ce que vous entrez. Regardez le résultat à la source, sans vous consulter.
draw-witness-entered = Vous avez entré : { $numbers }. Le tirage se fera quand l’autre témoin aura entré les mêmes nombres. D’ici là, vous pouvez les corriger.
draw-witness-again = Les deux témoins ont entré des nombres différents. Vérifiez à la source, puis entrez-les de nouveau.
draw-field-numbers = Nombres
draw-numbers-hint = Dans n’importe quel ordre, séparés par des espaces. Par exemple : 6 13 22
draw-numbers-unreadable = { $count ->
    [one] Écrivez un nombre entier.
   *[other] Écrivez { $count } nombres entiers, séparés par des espaces.
}
draw-numbers-count = Il faut { $count ->
    [one] un nombre
   *[other] { $count } nombres
}; vous en avez écrit { $given }.
draw-enter-numbers = Envoyer les nombres
draw-witnesses-entered = Nombres entrés par : { $names }.
draw-witnesses-awaited = Nombres attendus de : { $names }.
draw-witnesses-differ = Les deux témoins ont entré des nombres différents : on leur demande de les entrer de nouveau.

draw-void = Annuler le tirage
draw-void-title = Annuler le tirage : { $title }
draw-void-text = Le tirage restera visible, avec la raison que vous donnez, mais ne comptera plus. Un autre pourra avoir lieu. Dès que des places ont été attribuées, un tirage ne peut plus être annulé.
draw-void-places = Des places ont déjà été attribuées d’après ce tirage : il ne peut plus être annulé.
draw-void-again = Un tirage de cette communauté a déjà été annulé alors que sa valeur était connue. Celui-ci ne peut être annulé que si sa liste ou sa preuve a été changée.
draw-field-reason-fr = Raison, en français
draw-field-reason-en = Raison, en anglais
draw-reason-hint = Tout le monde pourra la lire, et elle sera envoyée aux personnes concernées.
draw-wrong-reason = Écrivez la raison, en { $most } caractères au plus.

draw-error-malformed = Le fichier n’a pas le format d’une preuve, ou il a été modifié.
draw-error-unknown-algorithm = Le tirage suit un autre calcul que celui de ce portail.
draw-error-list-unsorted = La liste n’est pas triée, ou deux de ses projets ont la même empreinte.
draw-error-list-changed = La liste n’est pas celle dont l’empreinte a été publiée.
draw-error-commitment-changed = Les règles du tirage ne sont pas celles dont l’empreinte a été publiée.
draw-error-everybody-fits = Il y a { $places } places pour { $entries } projets : il n’y a pas de tirage à faire.
draw-error-quota-unknown = Aucun projet de la liste n’est dans le groupe « { $quota } ».
draw-error-quota-too-few = « { $quota } » demande { $minimum ->
    [one] une place
   *[other] { $minimum } places
}, mais { $entries ->
    [0] aucun projet n’est
    [one] un seul projet est
   *[other] { $entries } projets sont
} dans ce groupe.
draw-error-quotas-exceed-places = Avec « { $quota } », les places réservées dépassent { $places ->
    [one] la seule place
   *[other] les { $places } places
}.
draw-error-unknown-source = La valeur ne vient pas d’une source que ce calcul connaît.
draw-error-published-late = Il faut au moins dix minutes entre la fermeture de la liste et la publication de la valeur.
draw-error-source-differs = La valeur ne vient pas de la source annoncée.
draw-error-witnesses-differ = Les deux témoins ont entré des nombres différents.
draw-error-wrong-value = La valeur n’est pas celle que la source a publiée.
draw-error-wrong-ranking = L’ordre ne découle pas de la liste et de la valeur.
draw-error-wrong-result = Les projets retenus ne découlent pas de l’ordre.
draw-error-wrong-signature = La signature n’est pas celle du tour annoncé.
draw-error-already-drawn = Ce tirage est déjà fait : il n’y en a pas de deuxième.
draw-error-void = Ce tirage est annulé.

draw-email-show = Voir le tirage
draw-email-list-subject = Tirage pour « { $community } » : votre projet porte le numéro { $number }
draw-email-list-text = { $entries } projets sont pertinents pour « { $community } », et il y a { $places ->
    [one] une place
   *[other] { $places } places
}. Un tirage départagera les projets, et toute personne pourra le vérifier.
draw-email-list-number = La liste des projets est fermée et publiée. Votre projet y porte le numéro { $number }; personne d’autre ne sait que c’est le vôtre, sauf la coordination.
draw-email-list-value = L’ordre dépendra d’une valeur publique ({ $source }, { $moment }). Personne ne peut la connaître avant ce moment.
draw-email-list-keep = Conservez ces renseignements : ils vous permettront de vérifier que rien n’a changé.
draw-email-list-commitment = Empreinte des règles du tirage : { $hash }
draw-email-list-hash = Empreinte de la liste : { $hash }
draw-email-list-own = Numéro de votre projet : { $number }
draw-email-list-salt = Code secret de votre projet : { $salt }
draw-email-list-project = Identifiant de votre projet : { $project }
draw-email-list-find = Cette commande calcule l’empreinte de votre projet dans la liste : { $command }
draw-email-why = Vous recevez ce courriel parce que vous avez répondu à l’appel pour « { $community } » et que votre projet est dans la liste du tirage.
draw-email-otherwise = Si vous n’avez envoyé aucun projet, écrivez-nous en répondant à ce courriel.
draw-email-witness-subject = Vous êtes témoin du tirage pour « { $community } »
draw-email-witness-text = Un tirage attribuera les places de « { $community } » d’après une loterie ({ $source }), le { $moment }. Vous en êtes témoin, avec une autre personne : après la loterie, entrez les nombres tirés.
draw-email-witness-again-subject = Entrez de nouveau les nombres du tirage pour « { $community } »
draw-email-witness-again-text = Les deux témoins ont entré des nombres différents pour cette loterie : { $source }. Vérifiez à la source, puis entrez-les de nouveau.
draw-email-witness-how = L’autre témoin fait de même, sans voir ce que vous entrez. Le tirage se fait quand les nombres sont les mêmes.
draw-email-witness-action = Entrer les nombres
draw-email-witness-why = Vous recevez ce courriel parce que la coordination vous a donné le rôle de témoin du tirage pour « { $community } ».
draw-email-witness-otherwise = Si vous ne pouvez pas être témoin, dites-le à la coordination.
draw-email-void-subject = Le tirage pour « { $community } » est annulé
draw-email-void-text = Le tirage pour « { $community } », dont la liste contenait votre projet, ne compte pas.
draw-email-void-reason = La raison :
draw-email-void-next = Si un autre tirage a lieu, vous recevrez un nouveau numéro.

draw-deed-close = Liste d’un tirage fermée
draw-deed-run = Tirage fait
draw-deed-void = Tirage annulé
draw-deed-witnessed = Nombres d’une loterie entrés
draw-deed-differ = Témoins d’un tirage en désaccord
draw-deed-changed = Liste d’un tirage changée dans la base de données
draw-data-witness = Tirages dont vous êtes témoin
draw-data-numbers = Nombres que vous avez entrés
draw-data-entries = Tirages où figurent vos projets
draw-data-number = Numéro du projet
draw-data-salt = Code secret du projet
