# Les places d’un appel : qui en obtient une, la réponse à chaque personne, les communautés qui en naissent.

selection-title = Places
selection-title-of = Places : { $call }
selection-places-of = Places : { $community }
selection-intro = Chaque personne qui a répondu à l’appel reçoit une seule réponse, dans sa langue : une place, un rang sur la liste d’attente ou un refus motivé.
selection-give = Attribuer les places
selection-see = Voir les places
selection-to-draws = Aller aux tirages
selection-arrange = Regrouper ou diviser
selection-make = Créer la communauté
selection-made = Communauté créée :
selection-merged-into = Cette communauté prévue fait maintenant partie de « { $community } ».
selection-counts = { $sent ->
    [0] aucune réponse
    [one] 1 réponse; projets pertinents : { $relevant }
   *[other] { $sent } réponses; projets pertinents : { $relevant }
}
selection-answers = Réponses données
selection-said-given = Les places sont attribuées, et chaque personne a reçu sa réponse.
selection-said-arranged = C’est fait, et les personnes concernées ont reçu un courriel.
selection-said-made = La communauté est créée. Les personnes qui ont accepté une place en font partie ou y sont invitées.
selection-meanwhile = Une autre personne a fait un changement entre-temps. Rien n’a été enregistré : vérifiez, puis essayez de nouveau.

selection-outlook-empty = Personne n’a répondu pour cette communauté.
selection-outlook-fits = Il y a des places pour tous les projets pertinents : elles peuvent être attribuées sans tirage.
selection-outlook-drawn = Le tirage a eu lieu : les places peuvent être attribuées dans l’ordre obtenu.
selection-reading-later = La lecture commence à la fermeture de l’appel, le { $moment }.
selection-capacity-undecided = Le nombre de places reste à décider : d’ici là, aucune place n’est offerte.
selection-decide-capacity = Décider du nombre de places
selection-undecided = { $count ->
    [one] 1 projet attend une décision : dites d’abord s’il est pertinent.
   *[other] { $count } projets attendent une décision : dites d’abord s’ils sont pertinents.
}
selection-needs-draw = { $places ->
    [one] { $relevant } projets sont pertinents pour 1 place : un tirage au sort doit d’abord avoir lieu.
   *[other] { $relevant } projets sont pertinents pour { $places } places : un tirage au sort doit d’abord avoir lieu.
}
selection-draw-pending = La liste du tirage est fermée, mais la valeur publique n’est pas encore connue.
selection-draw-broken = La vérification du tirage a échoué : aucune place n’est attribuée. Avertissez la personne qui administre le portail.
selection-given = Les places de cette communauté ont déjà été attribuées.
selection-merged = Cette communauté prévue fait partie d’une autre.
selection-wrong-phase = Les places sont attribuées une fois la lecture terminée. L’appel en est à cette étape : { $phase }.
selection-progress = Places acceptées : { $accepted } · réponses attendues : { $offered } · sur la liste d’attente : { $waiting }.
selection-progress-of = { $community } : { $progress }

selection-column-person = Personne
selection-column-organization = Organisme
selection-column-project = Projet
selection-column-number = Rang
selection-column-until = Répondre avant
selection-not-designated = (désignation non confirmée)

selection-give-text = { $count ->
    [one] 1 personne recevra sa réponse par courriel, tout de suite. On ne peut pas revenir en arrière.
   *[other] { $count } personnes recevront leur réponse par courriel, tout de suite. On ne peut pas revenir en arrière.
}
selection-day = Dernier jour pour accepter une place
selection-day-hint = Une place qui n’a pas été acceptée à la fin de cette journée va à la personne suivante.
selection-wrong-day = Choisissez un jour à partir de demain et au plus tard dans { $count } jours.
selection-end-waiting = Clore la liste d’attente
selection-end-question = Les personnes sur la liste d’attente apprendront par courriel qu’aucune place ne s’est libérée.
selection-cannot-end = Des offres attendent encore une réponse, ou personne n’attend plus : la liste d’attente ne peut pas être close.

selection-make-title = Créer la communauté : { $community }
selection-make-text = { $count ->
    [one] 1 personne a accepté une place. Si elle a un compte, elle devient membre; sinon, elle est invitée par courriel. Celles qui accepteront plus tard seront ajoutées automatiquement.
   *[other] { $count } personnes ont accepté une place. Celles qui ont un compte deviennent membres, les autres sont invitées par courriel. Celles qui accepteront plus tard seront ajoutées automatiquement.
}
selection-network = Réseau
selection-network-hint = Proposé d’après les personnes qui ont accepté. La page de la communauté pourra être écrite plus tard.
selection-no-network = Choisissez le réseau de la communauté.
selection-made-before = Cette communauté existe déjà.
selection-nobody-accepted = La communauté peut être créée une fois qu’une personne a accepté une place.

selection-arrange-title = Regrouper ou diviser : { $community }
selection-arrange-text = Les personnes dont la réponse passe à une autre communauté prévue recevront un courriel qui les en avertit et leur demande si cela leur convient.
selection-arrangement = Que voulez-vous en faire?
selection-merge = La regrouper avec une autre
selection-merge-hint = Toutes ses réponses passent à l’autre communauté prévue.
selection-split = La diviser
selection-split-hint = Les réponses choisies passent à une nouvelle communauté prévue, qui a le même nombre de places.
selection-into = Regrouper avec
selection-choose = Choisir une communauté prévue
selection-new-one = La nouvelle communauté prévue
selection-new-french = Son titre en français
selection-new-english = Son titre en anglais
selection-by-sector = Toutes les réponses de ces secteurs
selection-sector-count = { $sector } ({ $count })
selection-by-answer = Et ces réponses
selection-reason-french = Raison en français
selection-reason-english = Raison en anglais
selection-reason-hint = Obligatoire quand vous choisissez des réponses une à une. Cette raison sera envoyée aux personnes dont la réponse change de communauté.
selection-arrange-save = Regrouper ou diviser, et avertir les personnes
selection-no-arrangement = Choisissez de regrouper la communauté prévue ou de la diviser.
selection-no-target = Choisissez la communauté prévue dont elle fera partie.
selection-no-part = Choisissez au moins une réponse, et laissez-en au moins une.
selection-wrong-reason = Écrivez la raison dans les deux langues, en { $most } caractères au plus.
selection-wrong-title = Écrivez un titre, en { $count } caractères au plus.
selection-fixed-phase = On peut regrouper ou diviser les communautés prévues entre la fermeture de l’appel et l’attribution des places. L’appel en est à cette étape : { $phase }.
selection-fixed-given = Des places ont été attribuées : ces communautés prévues ne changent plus.
selection-fixed-drawn = La liste d’un tirage est fermée : ces communautés prévues ne changent plus, sauf si le tirage est annulé.

selection-board = Représentation des organismes
selection-board-of = Représentation : { $call }
selection-board-intro = Les organismes qui participent, ceux qui ont répondu et ceux dont on n’a pas de nouvelles. Cette page est fournie à titre indicatif : elle sert à savoir à qui écrire.
selection-board-count = { $count ->
    [one] { $count } organisme
   *[other] { $count } organismes
}
selection-board-organizations = Organismes du réseau
selection-board-numbers = Représentés : { $represented } · Ont répondu : { $interested } · Contactés : { $invited } · Sans nouvelles : { $silent }
selection-board-people = Personnes de ces organismes
selection-board-persons = Ont répondu : { $people } · Ont accepté une place : { $accepted }
selection-board-others = Hors de la liste des organismes
selection-board-elsewhere = Personnes : { $people } · Organismes : { $organizations } · Places acceptées : { $accepted }
selection-represented = Représenté
selection-interested = A répondu
selection-invited = Contacté
selection-silent = Sans nouvelles
selection-kind = Type
selection-all = Tous
selection-filter = Filtrer
selection-column-answers = Réponses
selection-column-accepted = Places acceptées
selection-column-state = Situation
selection-note-invited = Marquer comme contacté
selection-said-invited = L’organisme est marqué comme contacté.
selection-nudge = Un message pour les organismes dont on n’a pas de nouvelles
selection-nudge-intro = Le portail n’envoie pas ce message : copiez-le, ou ouvrez-le dans votre logiciel de courriel. Marquez ensuite l’organisme comme contacté.
selection-nudge-message = Message
selection-nudge-hint = Dans les deux langues. Vous pouvez le modifier; il n’est pas enregistré.
selection-nudge-update = Reprendre mes changements dans le courriel
selection-nudge-mail = Ouvrir dans mon logiciel de courriel
selection-nudge-hello = Bonjour,
selection-nudge-text = Nous n’avons pas encore de nouvelles de votre organisme au sujet de l’appel « { $title } », ouvert jusqu’au { $closes }. Une personne de chez vous pourrait-elle y participer? Tout est expliqué ici :
selection-nudge-closed = Votre organisme ne participe pas encore aux communautés issues de l’appel « { $title } ». Si une personne de chez vous souhaite répondre à un prochain appel, écrivez-nous. L’appel est encore en ligne :
selection-nudge-thanks = Merci, et au plaisir de vous lire.
selection-message-long = Écrivez { $count } caractères au plus : les logiciels de courriel n’en acceptent pas davantage.

selection-own-place = Ma place
selection-own-answer = Voir ma réponse à l’appel
selection-own-offer = Une place vous est offerte. Dites si vous l’acceptez : rien n’est décidé tant que vous n’avez pas appuyé sur un des boutons.
selection-own-number = Votre rang sur la liste d’attente : { $number }.
selection-accept = Accepter la place
selection-decline = Refuser la place
selection-decline-question = La place ira à la personne suivante, et vous ne pourrez pas la reprendre.
selection-give-up = Renoncer à ma place
selection-stop-waiting = Quitter la liste d’attente
selection-stop-waiting-question = Vous ne pourrez pas y revenir.
selection-no-reply = Indiquez si vous acceptez la place ou si vous la refusez.
selection-key-unknown = Ce lien ne fonctionne pas. Ouvrez celui du courriel le plus récent que vous avez reçu au sujet de cet appel.
selection-no-answer = Cette page est réservée aux personnes qui ont répondu à cet appel. Connectez-vous, ou ouvrez le lien du courriel que vous avez reçu.
selection-reply-cancelled = Cet appel a été annulé : aucune place ne sera attribuée.
selection-reply-withdrawn = Vous avez retiré votre réponse à cet appel.
selection-reply-not-yet = Les places ne sont pas encore attribuées. Vous recevrez une réponse par courriel.
selection-reply-waiting = Vous êtes sur la liste d’attente. Si une place se libère pour vous, vous recevrez un courriel.
selection-reply-refused = Vous n’avez pas de place dans cette communauté.
selection-reply-accepted = Vous avez accepté la place.
selection-reply-declined = Vous avez renoncé à la place, qui va à la personne suivante.
selection-reply-expired = Le délai pour répondre est passé : la place va à la personne suivante.

selection-email-why = Vous recevez ce courriel parce que vous avez répondu à l’appel « { $call } ».
selection-email-otherwise = Si vous n’y avez pas répondu, ignorez ce courriel.
selection-moment = { $date }, { $time } (heure de l’Est)
selection-see-place = Voir ma place
selection-offered-subject = Une place vous est offerte dans « { $community } »
selection-offered-text = Vous avez répondu à l’appel « { $call } » : une place vous est offerte dans « { $community } ».
selection-called-up-text = Vous étiez sur la liste d’attente de l’appel « { $call } ». Une place s’est libérée dans « { $community } », et elle vous est offerte.
selection-offered-until = Vous avez jusqu’au { $moment } pour répondre. Sans réponse, la place ira à la personne suivante.
selection-offered-action = Accepter ou refuser la place
selection-awaited-subject = Vous êtes sur la liste d’attente de « { $community } »
selection-awaited-text = Votre projet est pertinent pour l’appel « { $call } », mais « { $community } » a moins de places que de projets pertinents. Vous êtes sur la liste d’attente, { $number ->
    [1] au 1er rang.
   *[other] au { $number }e rang.
}
selection-awaited-next = Si une place se libère pour vous, vous recevrez un courriel et vous aurez quelques jours pour l’accepter.
selection-refused-subject = Votre réponse à l’appel « { $call } »
selection-refused-text = Merci d’avoir répondu à l’appel « { $call } ». Votre projet n’a pas été retenu pour « { $community } ».
selection-refused-criterion = Critère non respecté : { $criterion }
selection-refused-reason = La raison, telle que l’ont écrite les personnes qui ont lu votre projet :
selection-expired-subject = La place dans « { $community } » ne vous est plus offerte
selection-expired-text = Vous n’avez pas répondu à temps à l’offre d’une place dans « { $community } » (appel « { $call } »). La place va à la personne suivante.
selection-reminder-subject = Rappel : une place vous attend dans « { $community } »
selection-reminder-text = Une place vous est offerte dans « { $community } », à la suite de l’appel « { $call } ». Nous n’avons pas encore votre réponse.
selection-ended-subject = La liste d’attente de « { $community } » est close
selection-ended-text = Aucune place ne s’est libérée pour vous dans « { $community } » (appel « { $call } »), et la liste d’attente est close. Merci de votre patience.
selection-moved-subject = Votre réponse est maintenant rattachée à « { $community } »
selection-moved-text = Vous avez répondu à l’appel « { $call } » pour « { $from } ». Vu le nombre de réponses, la coordination a regroupé ou divisé les communautés prévues : votre réponse est maintenant rattachée à « { $community } ».
selection-moved-reason = La raison : { $reason }
selection-moved-asked = Est-ce que cela vous convient? Sinon, écrivez-nous, ou retirez votre réponse.
selection-moved-contact = Pour nous écrire :
selection-moved-action = Voir ma réponse

selection-deed-places = Places attribuées
selection-deed-waiting-ended = Liste d’attente close
selection-deed-merged = Communautés prévues regroupées
selection-deed-split = Communauté prévue divisée
selection-deed-invited = Organisme marqué comme contacté
