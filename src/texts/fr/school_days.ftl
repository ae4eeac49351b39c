# Les jours où les écoles d’un organisme n’accueillent pas d’élèves.

school-days-title = Journées pédagogiques et congés
school-days-text = Quand une communauté cherche la date d’une rencontre, la page indique les jours où les écoles de ses membres n’accueillent pas d’élèves. Importez ici le calendrier scolaire de l’organisme.
school-days-none = Aucun jour n’a été importé.
school-days-pedagogical = Journée pédagogique
school-days-break = Congé
school-days-line = { $kind } : { $first }
school-days-line-until = { $kind } : du { $first } au { $last }
school-days-file = Calendrier scolaire (fichier .ics)
school-days-file-hint = Au plus { $size } ko. Les jours de cette année scolaire et de la suivante remplacent ceux de la liste.
school-days-import = Importer
school-days-imported = { $count ->
    [one] La liste a été remplacée : une ligne est importée.
   *[other] La liste a été remplacée : { $count } lignes sont importées.
}
school-days-cut = Un événement qui se répète sans fin, ou jusqu’à une date lointaine, a été importé jusqu’au { $day }, soit la fin de la prochaine année scolaire.
school-days-left-out = Ces événements ont été laissés de côté, car leur titre ne mentionne ni journée pédagogique ni congé :
school-days-left-out-more = { $count ->
    [one] et un autre
   *[other] et { $count } autres
}
school-days-remove = Retirer
school-days-remove-all = Retirer toute la liste
school-days-remove-question = Tous les jours de cet organisme seront retirés. Vous pourrez les importer de nouveau.
school-days-removed = C’est retiré.
school-days-no-file = Choisissez un fichier .ics.
school-days-large = Ce fichier est trop volumineux : la limite est de { $size } ko. Rien n’a changé.
school-days-no-calendar = Ce fichier n’est pas un calendrier .ics. Rien n’a changé.
school-days-nothing = Ce calendrier ne contient ni journée pédagogique ni congé pour cette année scolaire ou la suivante. Rien n’a changé.
school-days-many = Ce calendrier contient plus de { $count } journées pédagogiques et congés. Rien n’a changé.
school-days-wrong-encoding = Ligne { $line } : ce texte n’est pas en UTF-8. Rien n’a changé.
school-days-wrong-line = Ligne { $line } : il manque un nom ou une valeur. Rien n’a changé.
school-days-wrong-nesting = Ligne { $line } : une partie du calendrier commence ou se termine au mauvais endroit. Rien n’a changé.
school-days-wrong-event = Ligne { $line } : cet événement n’a pas de date de début. Rien n’a changé.
school-days-wrong-date = Ligne { $line } : cette date ou cette durée n’existe pas. Rien n’a changé.
school-days-wrong-order = Ligne { $line } : cet événement se termine avant de commencer. Rien n’a changé.
school-days-wrong-length = Ligne { $line } : cet événement dure plus d’un an. Rien n’a changé.
school-days-wrong-rule = Ligne { $line } : cette répétition ne peut pas être lue. Inscrivez plutôt chaque date comme un événement. Rien n’a changé.
school-days-endless = Ligne { $line } : cette répétition a trop de dates. Donnez-lui une fin. Rien n’a changé.
school-days-deed-imported = Calendrier scolaire importé
school-days-deed-removed = Jours du calendrier scolaire retirés
