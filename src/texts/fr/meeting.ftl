# Les rencontres.

meeting-list-title = Rencontres
meeting-list-lead = Voici les rencontres à venir de toutes les communautés. Sauf indication contraire, les heures sont celles de l’Est.
meeting-none = Aucune rencontre annoncée
meeting-none-text = Les rencontres paraîtront ici dès que leur mois sera connu.
meeting-date-to-come = Date à préciser
meeting-month-only = { $month } { $year }, date à préciser
meeting-configuration-community = En communauté
meeting-configuration-pupil = Autour d’une ou d’un élève
meeting-configuration-groups = Avec un ou plusieurs groupes
meeting-configuration-small-group = Avec un petit groupe qui vit la même difficulté
meeting-configuration-mentoring = Mentorat
meeting-configuration-team = Rencontre d’équipe
meeting-configuration-plan = Plan d’intervention, avec les parents, l’enseignante ou l’enseignant et la direction
meeting-configuration-hint = Dans tous les cas, racontez la situation sans nommer l’élève et sans rien qui permette de l’identifier.
meeting-fact-configuration = Approche
meeting-modality-in-person = En personne
meeting-modality-virtual = En ligne
meeting-modality-hybrid = Hybride
meeting-fact-when = Quand
meeting-fact-duration = Durée
meeting-fact-modality = Formule
meeting-fact-place = Lieu
meeting-duration-long = { $minutes } minutes
meeting-zone = heure de l’Est
meeting-zone-atlantic = heure de l’Atlantique
meeting-zone-blanc-sablon = heure normale de l’Atlantique
meeting-zone-note = Les heures indiquées sont celles de l’Est.
meeting-zone-note-mixed = Sauf indication contraire, les heures sont celles de l’Est.
meeting-zone-note-of = Fuseau horaire de la rencontre : { $zone }.
meeting-field-zone = Fuseau horaire
meeting-zone-hint = Choisissez celui du lieu de la rencontre. Chaque personne voit aussi l’heure de chez elle si elle est différente.
meeting-wrong-zone = Choisissez un fuseau horaire dans la liste.
meeting-own-time = { $time } chez vous
meeting-no-agenda = L’ordre du jour n’est pas encore publié
meeting-no-agenda-text = Les personnes qui animent cette rencontre y travaillent. Il paraîtra ici.
meeting-agenda = Ordre du jour
meeting-past = Cette rencontre est passée

meeting-follow-ups = Suivis de la dernière rencontre

meeting-phase-draft = Brouillon
meeting-phase-published = Publiée
meeting-phase-under-way = En cours
meeting-phase-closed = Terminée
meeting-cancelled = Annulée
meeting-cancelled-notice = Cette rencontre est annulée.
meeting-cancel = Annuler la rencontre
meeting-cancel-title = Annuler la rencontre : { $title }
meeting-cancel-text = La rencontre reste dans les listes, avec la mention « Annulée ». Vous pourrez la rétablir.
meeting-cancel-hint = { $count ->
    [0] Aucun courriel ne sera envoyé.
    [one] Un courriel sera envoyé à une personne.
   *[other] Un courriel sera envoyé à { $count } personnes.
}
meeting-cancel-changed = La rencontre vient d’être modifiée par quelqu’un d’autre. Vérifiez-la, puis annulez-la si c’est toujours le bon choix.
meeting-cancel-reason = Pourquoi?
meeting-cancel-reason-hint = Tout le monde pourra lire cette raison, sur la page et dans le courriel. Ne nommez personne.
meeting-wrong-reason = Écrivez la raison, en { $count } caractères au plus.
meeting-restore = Rétablir la rencontre
meeting-duplicate = Dupliquer
meeting-said-cancelled = La rencontre est annulée. Les membres seront avertis par courriel.
meeting-said-restored = La rencontre est rétablie. Les membres seront avertis par courriel.
meeting-agenda-copy = Celui de « { $title } »
meeting-agenda-copy-hint = Les points sont repris, sans les notes, les décisions ni les suivis.
meeting-step-publish = Publier
meeting-step-begin = Commencer la rencontre
meeting-step-close = Terminer la rencontre
meeting-step-reopen = Rouvrir
meeting-step-withdraw = Retirer la publication
meeting-prepare = Préparer
meeting-edit = Modifier
meeting-edit-this = Modifier la rencontre
meeting-edit-title = Modifier : { $name }
meeting-draft-notice = Cette rencontre est un brouillon. Seules les personnes qui la préparent peuvent la voir.
meeting-publish-hint = { $count ->
    [0] Aucun courriel ne sera envoyé.
    [one] Un courriel sera envoyé à une personne.
   *[other] Un courriel sera envoyé à { $count } personnes.
}
meeting-publish-title = Publier : { $title }
meeting-publish-anyway = Publier quand même
meeting-publish-back = Retour à la rencontre
meeting-concern-title = Le titre de la rencontre n’est écrit que dans une langue.
meeting-concern-items = { $items ->
    [one] Un point de l’ordre du jour n’a pas de titre dans les deux langues.
   *[other] { $items } points de l’ordre du jour n’ont pas de titre dans les deux langues.
}
meeting-concern-place = Le lieu n’est pas indiqué.
meeting-concern-video = Le lien de visioconférence n’est pas indiqué.
meeting-concern-overlap = { $people ->
    [one] À la même heure, une personne de la communauté est attendue à une autre rencontre.
   *[other] À la même heure, { $people } personnes de la communauté sont attendues à une autre rencontre.
}
meeting-said-published = La rencontre est publiée. Les membres seront avertis par courriel.
meeting-said-unpublished = La rencontre n’est plus publiée. Elle est de nouveau un brouillon.
meeting-said-started = La rencontre est commencée.
meeting-said-ended = La rencontre est terminée.
meeting-said-reopened = La rencontre est rouverte.
meeting-said-told = Les modifications sont enregistrées. Les membres seront avertis par courriel.
meeting-said-meanwhile = Cette rencontre a changé entre-temps. Rien n’a été fait : voyez ce qui a changé, puis recommencez.
meeting-said-saved = C’est enregistré.
meeting-said-kept = C’est enregistré, mais ce fichier peut encore révéler le nom de la personne qui l’a créé, ou le lieu où une photo a été prise. Si ces renseignements doivent rester privés, retirez le fichier et joignez-en un autre, par exemple un PDF.

meeting-video = Visioconférence
meeting-video-join = Se joindre à la visioconférence
meeting-video-promise = Le lien de visioconférence s’affichera dès que vous aurez accepté l’engagement de confidentialité.
meeting-video-promise-link = Lire et accepter l’engagement

meeting-new = Préparer une rencontre
meeting-new-title = Nouvelle rencontre : { $name }
meeting-new-text = La rencontre reste un brouillon jusqu’à sa publication.
meeting-create = Créer la rencontre
meeting-how = Formule et lieu
meeting-field-title = Titre
meeting-field-day = Date
meeting-field-begins = Début
meeting-field-ends = Fin
meeting-field-minutes = Durée en minutes
meeting-field-month = Mois
meeting-field-year = Année
meeting-field-video = Lien de visioconférence
meeting-settled = Qu’est-ce qui est déjà fixé?
meeting-settled-day = La date et l’heure
meeting-settled-month = Le mois seulement
meeting-month-hint = Si la date n’est pas encore connue
meeting-ends-hint = Ou indiquez la durée
meeting-minutes-hint = { $minutes } minutes par défaut
meeting-place-hint = En personne : indiquez le lieu. En ligne : le lien. Hybride : les deux. Ce qui ne correspond pas à la formule choisie ne sera pas enregistré.
meeting-video-hint = Par exemple : video.exemple.ca/j/84. Il sera visible par les membres seulement.

meeting-agenda-from = À partir de quel ordre du jour?
meeting-agenda-from-hint = Vous pourrez tout changer ensuite.
meeting-agenda-previous = Celui de la dernière rencontre
meeting-agenda-previous-hint = Les suivis encore à faire sont repris.
meeting-agenda-empty = Une page blanche
meeting-agenda-empty-hint = Vous ajoutez les points vous-même.
meeting-template-hint = { $summary } Durée : { $minutes } minutes.
meeting-advice = Avant de continuer
meeting-advice-long = L’ordre du jour prévoit { $planned } minutes; la rencontre en dure { $minutes }.
meeting-advice-group = La communauté compte { $people ->
    [one] { $people } personne
   *[other] { $people } personnes
}. Le codéveloppement est conçu pour { $least } à { $most } personnes : pensez à former plusieurs groupes ou à inviter d’autres personnes.
meeting-advice-time = La rencontre dure { $minutes } minutes. Une séance de codéveloppement demande de { $least } à { $most } heures.
meeting-advice-again = Vous pouvez modifier la rencontre, ou la créer telle quelle.

meeting-wrong-title = Donnez un titre à la rencontre, dans une langue au moins.
meeting-wrong-settled = Indiquez si la date est connue, ou le mois seulement.
meeting-no-day = Choisissez une date, ou « Le mois seulement ».
meeting-wrong-day = Cette date n’existe pas. Écrivez-la comme 2026-11-30.
meeting-wrong-time = Écrivez une heure, comme 13:30.
meeting-wrong-hour = Cette heure n’existe pas ce jour-là, à cause du passage à l’heure avancée. Choisissez-en une autre.
meeting-wrong-end = La rencontre ne peut pas finir avant de commencer.
meeting-wrong-twice = La fin et la durée ne concordent pas. Gardez l’une des deux.
meeting-wrong-minutes = Écrivez un nombre de minutes, de { $least } à { $most }.
meeting-wrong-month = Choisissez un mois et écrivez une année, comme 2027.
meeting-wrong-configuration = Choisissez une des approches proposées.
meeting-wrong-modality = Choisissez une formule.
meeting-wrong-video = Écrivez une adresse complète qui commence par https://.
meeting-wrong-agenda = Choisissez à partir de quel ordre du jour commencer.

meeting-documents = Documents
meeting-documents-title = Documents : { $name }
meeting-documents-none = Aucun document
meeting-documents-none-text = Ajoutez ce que les membres devraient lire avant ou pendant la rencontre.
meeting-document-sort = { $sort }, { $size } ko
meeting-document-remove = Retirer
meeting-document-remove-text = Le document sera retiré de la page de la rencontre. Le retrait peut être annulé pendant 30 jours.
meeting-document-removed = Le document est retiré.
meeting-documents-removed = Documents retirés
meeting-documents-removed-text = Personne d’autre ne les voit. Ils sont effacés { $days } jours après le retrait, ou plus tôt si la personne qui les a ajoutés manque d’espace.
meeting-document-link = Ajouter un lien
meeting-document-file = Ajouter un fichier
meeting-document-title-fr = Titre en français
meeting-document-title-en = Titre en anglais
meeting-document-address = Adresse
meeting-document-address-hint = Elle commence par https://.
meeting-document-file-label = Fichier
meeting-document-add-link = Ajouter le lien
meeting-document-add-file = Ajouter le fichier
meeting-file-hint = PDF, Word, Excel, PowerPoint, LibreOffice, PNG ou JPEG, { $most } Mo au plus. Le fichier ne doit pas permettre de reconnaître une ou un élève.
meeting-wrong-document-title = Donnez un titre au document, dans une langue au moins.
meeting-wrong-file = Ce type de fichier n’est pas accepté, ou le fichier est endommagé.
meeting-wrong-file-program = Ce fichier contient un programme, par exemple une macro ou un script, ou lance une action à l’ouverture. Enregistrez-le sans ce contenu, ou imprimez-le en PDF, puis joignez-le.
meeting-wrong-file-heic = Beaucoup d’appareils ne lisent pas les photos HEIC. À l’ordinateur, enregistrez la photo en JPEG. Sur un iPhone ou un iPad : Réglages, Appareil photo, Formats, « Le plus compatible », puis reprenez la photo.
meeting-wrong-file-old = Ce fichier est dans un ancien format de Word, d’Excel ou de PowerPoint, ou il est protégé par un mot de passe. Enregistrez-le en .docx, .xlsx, .pptx ou PDF, sans mot de passe.
meeting-wrong-file-inflated = Ce fichier contient trop de données une fois décompressé. Enregistrez-le en PDF, ou divisez-le en plusieurs fichiers.
meeting-wrong-file-busy = Le portail reçoit beaucoup de fichiers en ce moment. Attendez un instant, puis envoyez le vôtre de nouveau.
meeting-wrong-file-large = Ce fichier dépasse { $most } Mo.
meeting-wrong-documents = Une rencontre peut avoir { $most } documents au plus.

meeting-drafts = Brouillons
meeting-school-year = Année scolaire { $from }-{ $to }

meeting-item-welcome = Accueil
meeting-item-discussion = Discussion
meeting-item-presentation = Présentation
meeting-item-video = Vidéo
meeting-item-group-activity = Travail en groupes
meeting-item-hands-on = Mise en pratique
meeting-item-codevelopment = Étape de codéveloppement
meeting-item-decision = Décision
meeting-item-break = Pause
meeting-item-closing = Clôture
meeting-countdown = { $days ->
    [0] Aujourd’hui
    [1] Demain
   *[other] Dans { $days } jours
}
meeting-year-meetings = { $count ->
    [one] { $count } rencontre
   *[other] { $count } rencontres
}
meeting-year-reflections = { $count ->
    [one] { $count } réflexion partagée
   *[other] { $count } réflexions partagées
}
meeting-year-month = Mois
meeting-year-held = Rencontre tenue
meeting-year-coming = Rencontre à venir
meeting-year-numbers = Voir les chiffres
meeting-year-by-date = L’année, date par date
meeting-year-deliverable = Livrable
meeting-year-deadline = Échéance
meeting-year-passed = passée
meeting-year-call-opens = Appel : ouverture
meeting-year-call-closes = Appel : fermeture
meeting-year-call-answered = Appel : réponse à chaque personne
meeting-year-no-date = Rencontre dont la date est à fixer
meeting-year-edit = Modifier les échéances
