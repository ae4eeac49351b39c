# Trouver la date d’une rencontre dont seul le mois est connu.

date-dates = Trouver une date
date-title = Trouver une date : { $title }
date-propose = Proposer des dates
date-respond = { $count ->
    [one] Répondre : une date est proposée
   *[other] Répondre : { $count } dates sont proposées
}
date-see = { $count ->
    [one] Voir la date proposée
   *[other] Voir les { $count } dates proposées
}
date-none = Aucune date proposée
date-none-text = Les personnes qui animent la communauté proposeront des dates ici.
date-yes = Oui
date-if-needed = Au besoin
date-no = Non
date-own = Vos réponses
date-save = Enregistrer
date-no-answer = Répondez pour au moins une date.
date-all = Réponses de la communauté
date-table = Réponses par date
date-day = Date
date-best = Convient le mieux
date-who = Qui a répondu quoi
date-answered = { $answer } : { $names }
date-not-answered = N’ont pas encore répondu : { $names }.
date-partly-answered = N’ont pas répondu pour toutes les dates : { $names }.
date-all-answered = Tout le monde a répondu pour toutes les dates.
date-back = Retour à la rencontre
date-said-saved = C’est enregistré.
date-said-added = La date est proposée.
date-said-asked = Les personnes qui n’ont pas répondu seront averties.
date-said-changed = La situation a changé entre-temps : rien n’a été fait.
date-is-settled = La date de cette rencontre est fixée, ou la rencontre est annulée : rien n’a été enregistré.
date-settled = La date de cette rencontre est fixée, ou la rencontre est annulée.
date-is-past = Choisissez une date et une heure à venir.
date-too-many = Il y a déjà { $count } dates : retirez-en une avant d’en ajouter.
date-known = Cette date est déjà proposée.
date-on-holiday = Jour férié : { $holiday }.
date-on-weekend = C’est la fin de semaine.
date-on-pedagogical = Journée pédagogique : { $organizations }.
date-on-break = Congé scolaire : { $organizations }.
date-schools-more = { $first }, { $second } et { $count } autres
date-own-meeting = Vous avez une autre rencontre à cette heure : « { $title } ».
date-other-meeting = { $people ->
    [one] Une personne de la communauté est attendue à « { $title } ».
   *[other] { $people } personnes de la communauté sont attendues à « { $title } ».
}
date-new-year = jour de l’An
date-after-new-year = lendemain du jour de l’An
date-good-friday = Vendredi saint
date-easter-monday = lundi de Pâques
date-patriots-day = Journée nationale des patriotes
date-national-holiday = fête nationale du Québec
date-canada-day = fête du Canada
date-labour-day = fête du Travail
date-thanksgiving = Action de grâces
date-christmas-eve = veille de Noël
date-christmas = Noël
date-after-christmas = lendemain de Noël
date-new-years-eve = veille du jour de l’An
date-tools = Pour les personnes qui animent
date-tools-text = Proposez jusqu’à { $count } dates. Ajouter une date ne change aucune réponse.
date-field-day = Jour
date-field-time = Heure de début
date-add = Ajouter cette date
date-remove = Retirer
date-remove-question = Les réponses pour cette date seront effacées.
date-of = la date du { $date }
date-settle = Fixer
date-settle-question = La rencontre aura lieu à cette date, et les membres en seront avertis.
date-ask = Inviter à répondre
date-ask-hint = Les personnes qui n’ont pas répondu pour toutes les dates reçoivent une notification. Elles n’en recevront pas d’autre avant d’avoir ouvert la page.
