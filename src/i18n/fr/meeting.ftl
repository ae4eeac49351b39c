# Les rencontres.

meeting-list-title = Rencontres
meeting-list-lead = Ce qui s’en vient dans toutes les communautés. Les heures sont celles de l’Est.
meeting-none = Aucune rencontre annoncée
meeting-none-text = Les rencontres paraîtront ici dès que leur mois sera connu.
meeting-date-to-come = Date à venir
meeting-month-only = { $month } { $year }, date à venir
meeting-modality-in-person = En personne
meeting-modality-virtual = Virtuelle
meeting-modality-hybrid = Hybride
meeting-fact-community = Communauté
meeting-fact-when = Quand
meeting-fact-duration = Durée
meeting-fact-modality = Formule
meeting-fact-place = Lieu
meeting-duration-long = { $minutes } minutes
meeting-zone = heure de l’Est
meeting-no-agenda = L’ordre du jour n’est pas encore publié
meeting-no-agenda-text = Les personnes qui animent cette rencontre y travaillent. Il paraîtra ici.
meeting-agenda = Ordre du jour
meeting-past = Cette rencontre est passée
