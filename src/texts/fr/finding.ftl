# Les constats que les communautés transmettent aux gestionnaires, et les réponses qui reviennent.

finding-title = Constats et réponses
finding-one = Constat
finding-page-title = Constats et réponses : { $community }
finding-one-title = { $heading } : { $statement }
finding-lead = Ce que nous avons constaté, à qui nous l’avons transmis, ce qu’on nous a répondu.
finding-all = Tous les constats
finding-none = Aucun constat
finding-none-text = Un constat s’appuie sur des réflexions qui disent la même chose et contient une demande aux gestionnaires. Les personnes qui animent la communauté le préparent.
finding-gather = Commencer un constat
finding-waiting = En attente d’une réponse
finding-back = Réponse reçue
finding-offered = Proposés à votre communauté
finding-gathering = En préparation
finding-number = Constat { $count }
finding-common-all = commun à toutes les professions
finding-common-professions = commun à { $count } professions
finding-common-communities = commun à { $count } communautés
finding-gathered-by = Provenance : { $names }
finding-count-reflections = { $count ->
    [0] aucune réflexion
    [one] { $count } réflexion
   *[other] { $count } réflexions
}
finding-count-organizations = { $count } organismes
finding-count-decisions = { $count ->
    [one] { $count } décision
   *[other] { $count } décisions
}
finding-reflections = { $count ->
    [one] réflexion
   *[other] réflexions
}
finding-organizations = organismes
finding-people = personnes, toutes d’accord
finding-decisions = { $count ->
    [one] décision
   *[other] décisions
}
finding-few = moins de 5

finding-state = Où en est ce constat
finding-step-gathered = Commencé
finding-step-sent = Transmis aux gestionnaires
finding-step-answer = Réponse des gestionnaires
finding-step-back = Réponse reçue
finding-not-yet = pas encore
finding-expected = attendue pour le { $day }
finding-silence = { $count ->
    [one] Sans réponse depuis { $count } jour
   *[other] Sans réponse depuis { $count } jours
}
finding-silence-planned = { $planned ->
    [one] { $planned } jour prévu, { $beyond } de plus
   *[other] { $planned } jours prévus, { $beyond } de plus
}
finding-year = Cette année
finding-year-sent = Transmis
finding-year-accepted = Acceptés
finding-year-later = Plus tard
finding-year-refused = Refusés
finding-year-unanswered = Sans réponse
finding-year-silent = { $days ->
    [one] { $count }, depuis { $days } jour
   *[other] { $count }, depuis { $days } jours
}

finding-statement = Constat
finding-statement-hint = En une phrase : ce que plusieurs voient, sans nommer d’élève ni d’école.
finding-statement-in-english = Constat en anglais (facultatif)
finding-statement-in-french = Constat en français (facultatif)
finding-asked = Ce que nous demandons
finding-asked-hint = Ce que les gestionnaires pourraient faire, et pour quand.
finding-asked-in-english = Ce que nous demandons, en anglais (facultatif)
finding-asked-in-french = Ce que nous demandons, en français (facultatif)
finding-write-text = Les membres de la communauté et, une fois le constat transmis, les gestionnaires liront ces textes. Ne nommez pas d’élève.
finding-wrong-text = Écrivez quelque chose, en { $count } caractères au plus.
finding-too-long = Écrivez { $count } caractères au plus.
finding-too-many = Votre communauté prépare déjà { $count } constats. Transmettez-en ou supprimez-en un avant d’en commencer un autre.
finding-save = Enregistrer
finding-back-to-list = Retour aux constats
finding-edit = Modifier
finding-edit-title = Modifier le constat
finding-edit-changed = Ce constat a changé depuis que vous avez ouvert la page. Votre texte est encore ici : si vous l’enregistrez, il remplace l’autre.
finding-discard = Supprimer le constat
finding-discard-question = Le constat disparaîtra, de même que les demandes envoyées aux personnes citées.
finding-said-discarded = Le constat a été supprimé.
finding-said-saved = C’est enregistré.
finding-said-changed = Ce constat a changé depuis que vous avez ouvert la page : rien n’a été fait. Voici ce qu’il en est maintenant.

finding-behind = Ce qui l’appuie
finding-behind-title = Ce qui appuie le constat
finding-behind-text = Les personnes qui ont écrit les réflexions choisies recevront une demande. Rien n’est compté ni montré avant qu’elles soient toutes d’accord.
finding-behind-save = Enregistrer et demander l’accord
finding-choose = Choisir ce qui l’appuie
finding-join = Joindre nos réflexions
finding-no-candidates = Rien à choisir
finding-no-candidates-text = Il faut des réflexions marquées comme constat ou défi et partagées avec la communauté, ou des décisions en vigueur.
finding-decisions-legend = Décisions en vigueur
finding-reflections-legend = Réflexions marquées comme constat ou défi
finding-reflections-hint = Seulement celles qui sont partagées au moins avec toute la communauté.
finding-read-reflection = Lire la réflexion
finding-not-quotable = Une des réflexions ne peut plus appuyer le constat : elle a été supprimée, ou elle est partagée avec moins de personnes.
finding-no-decision = Une des décisions n’est plus en vigueur.
finding-too-much-behind = Choisissez { $count } réflexions et { $count } décisions au plus.
finding-awaited = { $count ->
    [one] { $count } accord n’a pas encore été donné.
   *[other] { $count } accords n’ont pas encore été donnés.
}
finding-sources = { $count ->
    [one] Lire ce qui l’appuie
   *[other] Lire les { $count } réflexions et décisions
}
finding-some-reflection = Une réflexion
finding-unnamed = Sans nom
finding-decision = Décision D{ $number }
finding-decision-choice = D{ $number } :
finding-decision-of = D{ $number } du { $day }
finding-decisions-of = { $count ->
    [one] Décision { $all }
   *[other] Décisions { $all }
}
finding-register = Voir le registre
finding-quote = Citer un passage
finding-quote-text = Copiez un passage tel qu’il est écrit. Il paraîtra seulement si les personnes qui l’ont écrit sont d’accord.
finding-quote-from = Réflexion
finding-choose-reflection = Choisir une réflexion
finding-passage = Passage
finding-passage-hint = Une ou deux phrases, sans rien changer.
finding-quote-ask = Demander l’accord
finding-no-source = Choisissez une réflexion qui appuie le constat.
finding-wrong-passage = Copiez un passage qui se trouve dans la réflexion, de { $count } caractères au plus.
finding-to-finding = Retour au constat
finding-to-list = Tous les constats
finding-consents = Accords
finding-consents-given = Donnés
finding-consents-asked = Attendus
finding-consents-refused = Refusés ou retirés
finding-own = Votre contribution
finding-own-text = Une de vos réflexions appuie ce constat.
finding-own-change = Changer ou retirer mon accord
finding-aside = À propos de ce constat

finding-offer = Proposer à une autre communauté
finding-offer-text = Les personnes qui animent cette communauté verront le constat et pourront y joindre des réflexions.
finding-other = Communauté
finding-choose-community = Choisir une communauté
finding-offer-now = Proposer le constat
finding-asked-to-join = Proposé à { $names }.
finding-no-community = Choisissez une communauté.
finding-send = Transmettre aux gestionnaires
finding-send-text = Une fois transmis, le constat ne peut plus être modifié. Les gestionnaires liront le constat, la demande et ce que les personnes citées acceptent de montrer.
finding-to = Communauté des gestionnaires
finding-answer-by = Réponse attendue pour le
finding-send-now = Transmettre le constat
finding-no-managers = Choisissez une communauté de gestionnaires.
finding-no-managers-yet = Aucune communauté de gestionnaires n’existe encore : demandez à la coordination d’en ouvrir une.
finding-wrong-answer-by = Choisissez une date à partir de demain et au plus tard dans deux ans.
finding-nothing-behind = Rien n’appuie encore ce constat : il faut une réflexion avec l’accord de toutes les personnes qui l’ont écrite, ou une décision.
finding-remind = Envoyer un rappel aux gestionnaires
finding-reminded-on = Rappel envoyé le { $day }
finding-reminded-lately = Les gestionnaires ont reçu le constat ou un rappel il y a moins de sept jours.

finding-answer = Répondre à ce constat
finding-change-answer = Changer la réponse
finding-your-answer = Votre réponse
finding-choose-accepted = Oui, avec une action
finding-choose-later = Plus tard
finding-choose-refused = Non
finding-accepted = Accepté, avec une action.
finding-later = Plus tard.
finding-refused = Non.
finding-action = L’action
finding-action-hint = Ce que vous ferez, si vous acceptez.
finding-reason = La raison
finding-reason-hint = Obligatoire si vous refusez, utile si vous répondez « Plus tard ».
finding-date = Pour quand?
finding-date-hint = Quand l’action sera faite, ou quand vous y reviendrez.
finding-who = Qui s’en occupe
finding-answer-now = Répondre à la communauté
finding-answer-text = Toute personne dont une réflexion appuie le constat en sera avertie.
finding-no-answer = Choisissez une réponse.
finding-wrong-action = Écrivez l’action, en { $count } caractères au plus.
finding-wrong-reason = Écrivez la raison, en { $count } caractères au plus.
finding-wrong-date = Choisissez une date à partir d’aujourd’hui et au plus tard dans deux ans.
finding-wrong-who = Écrivez qui s’en occupe, en { $count } caractères au plus.
finding-said-answered-meanwhile = Quelqu’un a répondu à ce constat depuis que vous avez ouvert la page. Votre réponse est encore ici : si vous l’envoyez, elle remplace l’autre.
finding-answered-by = { $community }, { $day }
finding-action-by = Action : pour le { $day }, { $who }
finding-again-on = À revoir le { $day }
finding-overdue = la date est passée
finding-planned = action prévue
finding-begun = action commencée
finding-done = action faite
finding-dropped = action abandonnée
finding-follow = Où en est l’action?
finding-progress = État de l’action
finding-progress-save = Enregistrer
finding-no-progress = Choisissez où en est l’action.

finding-history = Ce qui s’est passé
finding-change-with = { $about } : { $detail }
finding-change-gathered = Constat commencé
finding-change-edited = Texte modifié
finding-change-offered = Proposé à une autre communauté
finding-change-joined = Une communauté a joint ses réflexions
finding-change-sent = Transmis aux gestionnaires
finding-change-reminded = Rappel aux gestionnaires
finding-change-answered = Réponse
finding-change-answer-changed = Réponse changée
finding-change-progressed = Suite de l’action

finding-paper = Version en une page
finding-paper-text = Pour une direction ou pour le plan numérique : un ou plusieurs constats, avec ce qui les appuie.
finding-paper-which = Quels constats?
finding-paper-open = Ouvrir la page
finding-paper-title = Proposition : constats et demandes
finding-paper-none = Aucun constat transmis ne correspond à cette adresse.
finding-paper-as-of = En date du { $day }
finding-paper-sent = Transmis le { $at }, réponse attendue pour le { $due }
finding-file-name = constats
finding-file-content = Contenu
finding-file-count = { $count ->
    [one] { $count } constat
   *[other] { $count } constats
}
finding-print = Version en une page
finding-print-now = Imprimer

finding-email-see = Voir le constat
finding-email-answer = Lire et répondre
finding-email-read = Lire la réponse
finding-email-offered-subject = { $from } vous propose un constat
finding-email-offered-text = La communauté « { $from } » prépare un constat et propose à la vôtre, « { $community } », d’y joindre des réflexions.
finding-email-sent-subject = Un constat de « { $from } » attend votre réponse
finding-email-sent-text = La communauté « { $from } » a transmis un constat à « { $community } », avec une demande.
finding-email-sent-day = Elle souhaite une réponse pour le { $day } : « oui » et l’action prévue, « plus tard », ou « non » et la raison du refus.
finding-email-waits-subject = Un constat attend des nouvelles de « { $community } »
finding-email-waits-soon = Un constat transmis à « { $community } » attend une réponse pour le { $day }.
finding-email-waits-late = Un constat transmis à « { $community } » attendait une réponse pour le { $day }. La communauté qui l’a transmis voit depuis combien de jours il est sans réponse.
finding-email-waits-action = Dans sa réponse à un constat, « { $community } » avait indiqué la date du { $day }. Indiquez où en est l’action, ou changez la réponse.
finding-email-answered-subject = Un constat que vous appuyez a reçu une réponse
finding-email-answered-text = Les gestionnaires ont répondu à un constat de « { $community } ».
finding-email-changed-subject = Du nouveau au sujet d’un constat que vous appuyez
finding-email-changed-text = La réponse des gestionnaires à un constat de « { $community } » a changé, ou leur action a avancé.
finding-email-why-facilitator = Vous recevez ce courriel parce que vous animez la communauté « { $community } ».
finding-email-why-member = Vous recevez ce courriel parce que vous faites partie de la communauté « { $community } ».
finding-email-why-behind = Vous recevez ce courriel parce que vous appuyez ce constat, ou parce que vous animez la communauté « { $community } ».
finding-notified-offered = Un constat a été proposé à « { $community } »
finding-notified-sent = Un constat attend la réponse de « { $community } »
finding-notified-waits = Un constat attend toujours des nouvelles de « { $community } »
finding-notified-answered = Du nouveau au sujet d’un constat de « { $community } »

finding-deed-gather = Constat commencé
finding-deed-edit = Constat modifié
finding-deed-discard = Constat supprimé
finding-deed-behind = Réflexions choisies pour un constat
finding-deed-quote = Demande de citer un passage
finding-deed-offer = Constat proposé à une autre communauté
finding-deed-send = Constat transmis
finding-deed-remind = Rappel au sujet d’un constat
finding-deed-answer = Réponse à un constat
finding-deed-progress = Suite de l’action d’un constat
finding-data = Constats que vous avez commencés
finding-data-changes = Ce que vous avez fait pour des constats
finding-data-some = Un constat
