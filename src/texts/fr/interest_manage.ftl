# Les réponses à un appel, pour la coordination et pour les organismes.

interest-manage-one = Réponse à un appel
interest-manage-number = Projet { $number }
interest-manage-masked = passage masqué
interest-manage-blind = La lecture se fait sans les noms, les organismes, les adresses ni les fichiers. Ce que le texte laissait deviner est masqué.
interest-manage-consent = Oui
interest-manage-yes = Oui
interest-manage-no = Non
interest-manage-confirm-title = Désignation par un organisme
interest-manage-confirm-text = Cette personne a répondu à un appel. Confirmez-vous que votre organisme la désigne?
interest-manage-confirm-until = Vous pouvez répondre, et changer votre réponse, jusqu’au { $until }.
interest-manage-confirm = Confirmer la désignation
interest-manage-decline = Refuser
interest-manage-send-anyway = Envoyer tel quel
interest-manage-reason = Raison (facultatif)
interest-manage-reason-hint = La personne recevra ce texte par courriel. La coordination le lira aussi.
interest-manage-no-answer = Choisissez de confirmer ou de refuser.
interest-manage-reason-long = La raison est trop longue : { $most } caractères au plus.
interest-manage-already-confirmed = Votre organisme a confirmé cette désignation. Vous pouvez encore la refuser, jusqu’au { $until }.
interest-manage-already-declined = Votre organisme a refusé cette désignation. Vous pouvez encore la confirmer, jusqu’au { $until }.
interest-manage-said-confirmed = Merci. La désignation est confirmée, et la personne en est informée par courriel.
interest-manage-said-declined = C’est noté : votre organisme ne désigne pas cette personne. Elle en est informée par courriel.
interest-manage-key-unknown = Ce lien ne fonctionne pas : il est incomplet, ou un courriel plus récent l’a remplacé.
interest-manage-key-cancelled = Cet appel a été annulé : il n’y a plus rien à confirmer.
interest-manage-key-withdrawn = Cette personne a retiré sa réponse à l’appel : il n’y a plus rien à confirmer.
interest-manage-key-late = Les désignations pouvaient être confirmées jusqu’au { $until }. Si votre organisme désigne cette personne, écrivez à la coordination.
interest-manage-call = Appel
interest-manage-person = Personne
interest-manage-email = Courriel
interest-manage-post = Fonction
interest-manage-language = Langue
interest-manage-organization = Organisme
interest-manage-sector = Secteur
interest-manage-region = Région
interest-manage-planned = Communauté prévue
interest-manage-project = Projet
interest-manage-sent = Envoyée le
interest-manage-representative = Désignation demandée à
interest-manage-list = Réponses
interest-manage-see = Voir les réponses
interest-manage-numbers = { $sent ->
    [0] Aucune réponse envoyée.
    [one] { $sent } réponse envoyée; désignations confirmées : { $confirmed }.
   *[other] { $sent } réponses envoyées; désignations confirmées : { $confirmed }.
}
interest-manage-drafts = { $count ->
    [0] Aucun brouillon.
    [one] { $count } brouillon, que seule la personne qui l’écrit peut lire.
   *[other] { $count } brouillons, que seules les personnes qui les écrivent peuvent lire.
}
interest-manage-withdrawn = { $count ->
    [0] Aucune réponse retirée.
    [one] { $count } réponse retirée.
   *[other] { $count } réponses retirées.
}
interest-manage-count = { $count ->
    [one] { $count } réponse
   *[other] { $count } réponses
}
interest-manage-to-mask = { $count ->
    [one] { $count } projet n’a pas encore été relu pour la lecture sans les noms. D’ici là, ce que le portail y reconnaît est masqué automatiquement.
   *[other] { $count } projets n’ont pas encore été relus pour la lecture sans les noms. D’ici là, ce que le portail y reconnaît est masqué automatiquement.
}
interest-manage-to-mask-see = Les relire
interest-manage-masking = Lecture sans les noms
interest-manage-is-masked = Relu
interest-manage-not-masked = À relire
interest-manage-search = Nom ou organisme
interest-manage-designation = Désignation
interest-manage-place = Place
interest-manage-designation-none = À demander
interest-manage-designation-asked = Demandée
interest-manage-designation-confirmed = Confirmée
interest-manage-designation-declined = Refusée
interest-manage-any-planned = Toutes les communautés prévues
interest-manage-any-sector = Tous les secteurs
interest-manage-any-designation = Toutes les désignations
interest-manage-any-place = Avec ou sans place
interest-manage-filter = Filtrer
interest-manage-clear = Tout afficher
interest-manage-none = Aucune réponse à afficher
interest-manage-none-yet = Les réponses paraîtront ici à mesure qu’elles arriveront.
interest-manage-none-found = Aucune réponse ne correspond à cette recherche.
interest-manage-said-masked = Le texte masqué est enregistré. Il ne reste aucun projet à relire.
interest-manage-said-masked-next = Le texte masqué est enregistré. Voici le projet suivant.
interest-manage-said-answered = La désignation est enregistrée, et la personne en est informée par courriel.
interest-manage-needs = Besoins
interest-manage-own-need = Dans ses mots :
interest-manage-questions = Questions de l’appel
interest-manage-participation = Participation
interest-manage-months = Mois possibles
interest-manage-steering = Veut aider à préparer le travail
interest-manage-accessibility = Ce qui faciliterait sa participation
interest-manage-research = Accord pour la recherche
interest-manage-outcome = Résultat
interest-manage-relevance = Pertinence
interest-manage-relevant = Pertinent
interest-manage-not-relevant = Non pertinent
interest-manage-failed = Critère non respecté
interest-manage-reason-given = Raison donnée
interest-manage-waiting = { $word }, { $number ->
    [1] 1er rang
   *[other] { $number }e rang
}
interest-manage-offered = { $word }, jusqu’au { $at }
interest-manage-reviews = Les avis des personnes qui évaluent
interest-manage-history = Ce qui s’est passé
interest-manage-history-entry = { $at } : { $word }
interest-manage-history-in-place = { $at } : { $word }, par { $by } à la place de l’organisme
interest-manage-in-place-text = Si l’organisme vous a répondu autrement, par téléphone par exemple, notez ici sa réponse. Le journal garde votre nom.
interest-manage-confirm-in-place = Confirmer à la place de l’organisme
interest-manage-decline-in-place = Refuser à la place de l’organisme
interest-manage-changed = Cette réponse a changé depuis que vous avez ouvert la page. Rien n’est enregistré : voyez d’abord ce qui a changé.
interest-manage-mask-open = Masquer ce qui révèle d’où vient le projet
interest-manage-mask-title = Masquer avant la lecture sans les noms
interest-manage-mask-text = Les personnes qui évaluent lisent le titre et le texte ci-dessous. Elles voient qu’un passage est masqué, mais pas ce qu’il dit.
interest-manage-original = Le projet, tel que l’a écrit { $name }
interest-manage-found = Le portail y reconnaît :
interest-manage-nothing-found = Le portail n’y reconnaît ni personne, ni organisme, ni adresse. Relisez quand même : un lieu ou un programme peut suffire à deviner d’où vient le projet.
interest-manage-tells-person = nom d’une personne
interest-manage-tells-organization = organisme ou lieu
interest-manage-tells-contact = adresse ou numéro
interest-manage-masked-title = Titre à lire
interest-manage-masked-text = Texte à lire
interest-manage-masked-hint = Chaque passage masqué s’écrit { $marks }. Effacez ou ajoutez des marques au besoin.
interest-manage-words = Autres mots à masquer
interest-manage-words-hint = Un passage par ligne. Il est masqué partout, quels que soient les accents et les majuscules.
interest-manage-mask-words = Masquer ces mots
interest-manage-save-mask = Enregistrer
interest-manage-left = Le texte à lire contient encore { $words }.
interest-manage-keep = Laisser ces mots : ils ne révèlent pas d’où vient le projet
interest-manage-wrong-title = Le titre à lire doit compter de 1 à { $most } caractères.
interest-manage-wrong-text = Le texte à lire doit compter de 1 à { $most } caractères.
interest-manage-wrong-words = Les mots à masquer doivent compter au plus { $most } caractères.
interest-manage-mail-confirmed = Désignation confirmée : { $call }
interest-manage-mail-confirmed-text = Votre organisme a confirmé que vous êtes la personne qu’il désigne pour l’appel « { $call } ».
interest-manage-mail-confirmed-in-place = La coordination a confirmé, à la place de votre organisme, que celui-ci vous désigne pour l’appel « { $call } ».
interest-manage-mail-declined = Désignation refusée : { $call }
interest-manage-mail-declined-text = Votre organisme a répondu qu’il ne vous désigne pas pour l’appel « { $call } ».
interest-manage-mail-declined-in-place = La coordination a noté que votre organisme ne vous désigne pas pour l’appel « { $call } ».
interest-manage-mail-reason = Raison donnée :
interest-manage-mail-nothing-to-do = Vous n’avez rien à faire.
interest-manage-mail-ask-again = Votre réponse à l’appel compte toujours. Tant que les désignations peuvent être confirmées, vous pouvez faire la demande à une autre personne de votre organisme.
interest-manage-mail-see = Voir ma réponse
interest-manage-mail-why = Vous recevez ce courriel parce que vous avez répondu à cet appel.
interest-manage-mail-not-you = Si vous n’avez répondu à aucun appel, ignorez ce courriel.
interest-manage-deed-seen = Réponse à un appel consultée
interest-manage-deed-designation = Désignation notée à la place d’un organisme
interest-manage-deed-mask = Projet masqué pour la lecture sans les noms
interest-manage-data = Réponses à des appels
interest-manage-data-designation = Désignations par votre organisme
interest-manage-data-needs = Besoins que vous avez classés
interest-manage-data-own-need = Besoins que vous avez écrits
interest-manage-data-region = Numéro de la région administrative
interest-manage-data-representative = Personne qui vous désigne
interest-manage-data-representative-email = Son courriel
interest-manage-data-project-title = Titre du projet
interest-manage-data-project = Description du projet
interest-manage-data-level = Niveau
interest-manage-data-answers = Réponses aux questions
interest-manage-data-committed = Engagement pris
interest-manage-data-state = État
interest-manage-data-state-draft = Brouillon
interest-manage-data-state-sent = Envoyée
interest-manage-data-state-withdrawn = Retirée
interest-manage-data-withdrawn = Retirée le
interest-manage-data-place = Place
interest-manage-data-waiting = Rang sur la liste d’attente
interest-manage-data-offered = Place offerte le
interest-manage-data-reply-by = À accepter avant le
interest-manage-data-replied = Réponse à l’offre le
interest-manage-data-need = Besoin
interest-manage-data-rank = Rang
interest-manage-data-some-need = Un besoin
