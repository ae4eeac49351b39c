# Les rappels avant une rencontre.

reminder-title = Rappels avant une rencontre
reminder-hint = Dans la liste des notifications et, si vous le voulez, par courriel.
reminder-week = 7 jours avant
reminder-day = 1 jour avant
reminder-hour = 1 heure avant
reminder-by-email = Aussi par courriel
reminder-category = un rappel avant une rencontre
reminder-sent = Rappels envoyés
reminder-begins = Début de la rencontre
reminder-calendar = Adresse de mon calendrier
reminder-said = Rappel : « { $title } », { $when }
reminder-subject = Rappel : { $title }, { $when }
reminder-text = La rencontre « { $title } » de « { $community } » approche.
