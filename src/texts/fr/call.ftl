# L’administration des appels, et les mots de toutes leurs pages.

call-phase-draft = Brouillon
call-phase-announced = Annoncé
call-phase-open = Ouvert
call-phase-screening = Lecture des projets
call-phase-draw = Attribution des places
call-phase-answered = Terminé
call-phase-cancelled = Annulé
call-sector-youth = Formation générale des jeunes (public)
call-sector-vocational = Formation professionnelle
call-sector-adult = Formation générale des adultes
call-sector-english = Secteur anglophone
call-sector-private = Privé
call-kind-text = Texte
call-kind-choice = Choix d’une réponse
call-kind-ranking = Classement
call-kind-number = Nombre
call-kind-consent = Case à cocher

call-admin-title = Appels
call-admin-text = Un appel sert à former une ou plusieurs communautés : on y répond en proposant un projet, les projets sont lus, puis les places sont attribuées.
call-admin-none = Aucun appel
call-admin-none-text = Créez le premier : un titre suffit, le reste vient ensuite.
call-count = { $count ->
    [one] 1 appel
   *[other] { $count } appels
}
call-column-title = Titre
call-column-phase = Étape
call-new = Nouvel appel
call-new-text = L’appel reste un brouillon jusqu’à sa publication.
call-new-hint = Le titre sert aussi à former l’adresse de la page de l’appel, qui ne changera plus par la suite.
call-begin = Créer l’appel
call-title-fr = Titre en français
call-title-en = Titre en anglais
call-back = Retour à l’appel
call-back-list = Retour aux appels
call-back-questions = Retour aux questions
call-edit = Modifier
call-delete = Supprimer
call-delete-question = La suppression est définitive.
call-see = Voir la page publique
call-changed = Une autre personne a fait un changement entre-temps, ou l’appel a changé d’étape. Rien n’a été enregistré : vérifiez ce que vous aviez écrit, puis enregistrez de nouveau.
call-changed-dates = Les dates enregistrées :
call-typed = Ce que vous aviez écrit :
call-settled = À cette étape de l’appel, on ne peut plus rien changer ici.

call-tabs = Pages de l’appel
call-tab-overview = Aperçu
call-tab-answers = Réponses
call-tab-needs = Besoins
call-tab-screening = Lecture
call-tab-draws = Tirages
call-tab-places = Places
call-tab-representation = Représentation
call-tab-figures = Chiffres

call-manage-title = Administrer l’appel : { $title }
call-next = Où en est l’appel
call-next-draft = Avant de publier l’appel, réglez ce qui suit :
call-next-ready = Tout y est : l’appel peut être publié.
call-next-announced = Tout le monde peut voir l’appel. Il ouvre le { $date }; jusque-là, les questions et les critères peuvent encore changer.
call-next-open = On peut répondre jusqu’au { $date }. La lecture des projets commence ensuite.
call-next-screening = Les projets sont à lire d’ici le { $date }.
call-next-draw = Les places sont à attribuer. Chaque personne doit avoir une réponse d’ici le { $date }.
call-next-answered = Chaque personne a reçu une réponse.
call-next-cancelled = L’appel a été annulé.
call-published = L’appel est publié.
call-preparation = Préparation
call-texts = Textes
call-texts-hint = Le but de l’appel, à qui il s’adresse, les engagements, le financement

call-dates = Dates
call-dates-title = Dates : { $title }
call-dates-text = Le lieu et les dates des rencontres peuvent être fixés plus tard : ils ne sont pas nécessaires pour publier l’appel.
call-dates-from-to = Du { $from } au { $to }
call-date-opens = Ouverture
call-date-closes = Fermeture
call-date-designation = Fin des désignations
call-date-designation-hint = Les organismes ont jusqu’à la fin de cette journée pour confirmer qui les représente.
call-date-screening = Fin de la lecture
call-date-screening-hint = Le jour où tous les projets devraient avoir été lus. La date est affichée, mais rien ne se ferme automatiquement.
call-date-answer = Réponse à chaque personne
call-date-answer-hint = Le jour où chaque personne devrait avoir sa réponse. La date est affichée, mais rien ne se ferme automatiquement.
call-time = Heure
call-time-hint = Heure de l’Est. Par exemple : 16:00
call-wrong-closing = La fermeture doit venir après l’ouverture.
call-wrong-designation = Les désignations ne peuvent pas finir avant la fermeture.
call-wrong-screening = La lecture ne peut pas finir avant la fermeture.
call-wrong-answer = La réponse à chaque personne vient après la lecture et les désignations.
call-wrong-past = L’appel est publié : sa date de fermeture ne peut pas être déjà passée.

call-planned = Communautés prévues
call-planned-title = Communautés prévues : { $title }
call-planned-text = Les communautés que l’appel doit permettre de former. S’il y en a plusieurs, chaque personne choisit celle qui lui convient.
call-planned-count = { $count ->
    [0] Aucune communauté prévue
    [one] 1 communauté prévue
   *[other] { $count } communautés prévues
}
call-planned-settled = La liste ne change plus depuis l’ouverture de l’appel. Les titres peuvent encore être corrigés.
call-planned-merged = Fait maintenant partie de : { $title }
call-planned-add = Ajouter une communauté prévue
call-planned-edit = Modifier la communauté prévue
call-capacity-seats = { $seats ->
    [one] 1 place
   *[other] { $seats } places
}
call-capacity-range = De { $from } à { $to } places
call-capacity-hint = Il y a une place par projet. Le nombre de places peut rester à déterminer jusqu’à la fin de la lecture des projets.
call-capacity-settled = Le nombre de places ne change plus : la lecture des projets est terminée.
call-too-many-planned = Un appel peut prévoir { $count } communautés au plus.
call-last-planned = L’appel est publié : il lui faut au moins une communauté prévue.
call-wrong-most = Écrivez un nombre entier, entre le minimum et { $most }.

call-questions = Questions
call-questions-title = Questions : { $title }
call-questions-text = Le formulaire demande déjà le nom, l’organisme, le projet, les besoins et les disponibilités. Ajoutez ici ce que vous voulez savoir de plus.
call-questions-count = { $count ->
    [0] Aucune question ajoutée
    [one] 1 question ajoutée
   *[other] { $count } questions ajoutées
}
call-question-add = Ajouter une question
call-question-edit = Modifier la question
call-question-kind = Type de réponse
call-question-fr = Question en français
call-question-en = Question en anglais
call-hint-fr = Précision en français (facultatif)
call-hint-en = Précision en anglais (facultatif)
call-choices-fr = Choix en français
call-choices-en = Choix en anglais
call-choices-hint = Pour un choix ou un classement : un choix par ligne, { $most } au plus.
call-choices-other-hint = Les mêmes choix, dans le même ordre, sur autant de lignes.
call-question-must = La réponse est obligatoire
call-question-required = obligatoire
call-question-read = Les personnes qui évaluent lisent la réponse
call-question-read-hint = Même quand la lecture se fait sans les noms. Dans ce cas, ne demandez rien qui révélerait qui répond.
call-question-reviewed = réponse lue par les personnes qui évaluent
call-question-optional = { $question } (facultatif)
call-question-no-rank = Sans rang
call-question-rank = { $rank ->
    [1] 1er rang
   *[other] { $rank }e rang
}
call-too-many-questions = Un appel peut poser { $count } questions au plus.
call-wrong-choices = Écrivez de { $least } à { $most } choix, un par ligne.
call-wrong-uneven = Il y a { $fr } choix en français et { $en } en anglais : il en faut autant dans les deux langues.
call-wrong-twice = Le même choix figure deux fois.
call-wrong-long-choice = Un choix peut compter { $count } caractères au plus.

call-preview = Voir le formulaire
call-preview-heading = Aperçu du formulaire
call-preview-title = Le formulaire : { $title }
call-preview-hint = Les questions telles que les verra une personne qui répond
call-preview-text = Voici les questions de l’appel telles que les verra une personne qui répond, dans la langue de cette page. Rien de ce que vous écrivez ici n’est enregistré.
call-preview-none = Aucune question ajoutée
call-preview-none-text = Le formulaire n’aura que les questions communes à tous les appels.
call-preview-planned = Quelle communauté?

call-criteria = Critères de lecture
call-criteria-title = Critères de lecture : { $title }
call-criteria-text = Les projets sont évalués selon ces critères, que tout le monde peut lire avant de répondre. Ils doivent être établis avant l’ouverture.
call-criteria-count = { $count ->
    [0] Aucun critère
    [one] 1 critère
   *[other] { $count } critères
}
call-criterion-add = Ajouter un critère
call-criterion-edit = Modifier le critère
call-criterion-fr = Critère en français
call-criterion-en = Critère en anglais
call-criterion-hint = Écrivez-le de façon à ce qu’on puisse dire si un projet le respecte ou non.
call-too-many-criteria = Un appel peut avoir { $count } critères au plus.
call-last-criterion = L’appel est publié : il lui faut au moins un critère.

call-reviewers = Personnes qui évaluent
call-reviewers-title = Personnes qui évaluent : { $title }
call-reviewers-text = Elles lisent les projets et disent lesquels sont pertinents. Il leur faut un compte dans le portail.
call-reviewers-none = Personne pour le moment
call-reviewer-email = Courriel du compte
call-reviewer-email-hint = L’adresse avec laquelle la personne se connecte.
call-reviewer-add = Ajouter
call-reviewer-remove = Retirer
call-reviewer-remove-question = Cette personne ne lira plus les projets de l’appel.
call-wrong-person = Aucun compte n’utilise cette adresse. Vérifiez-la, ou demandez à l’administration d’inviter la personne.
call-wrong-address = Écrivez une adresse complète, comme nom@exemple.ca.
call-blind-title = Lecture sans les noms
call-blind = Lire les projets sans les noms
call-blind-hint = Les personnes qui évaluent ne voient alors ni les noms, ni les organismes, ni les adresses. L’appel le précise, et ce choix ne peut plus être modifié après l’ouverture.
call-blind-yes = Les projets sont lus sans les noms.
call-blind-no = Les projets sont lus avec les noms.

call-publish = Publier l’appel
call-publish-title = Publier : { $title }
call-publish-text = Tout le monde pourra lire l’appel. Il paraîtra dans la liste des appels et, une fois ouvert, sur la page d’accueil.
call-publish-dates = On pourra répondre du { $opens } au { $closes }.
call-publish-settled = Après l’ouverture, les questions, les critères et la liste des communautés prévues ne changeront plus.
call-publish-refused = L’appel ne peut pas encore être publié.
call-missing-french = Il manque du texte en français : { $part }.
call-missing-english = Il manque du texte en anglais : { $part }.
call-missing-duties = Il manque les engagements.
call-missing-planned = Il manque au moins une communauté prévue.
call-missing-criteria = Il manque au moins un critère de lecture.
call-missing-dates = Les dates ne sont pas dans l’ordre.
call-missing-closed = La date de fermeture est passée.
call-part-title = le titre
call-part-summary = le résumé
call-part-who = à qui l’appel s’adresse
call-part-duties = les engagements
call-part-rhythm = le rythme
call-part-deliverables = ce qui en sortira
call-part-funding = le financement
call-part-contact = la personne à joindre
call-part-planned = les communautés prévues
call-part-questions = les questions
call-part-criteria = les critères
call-wrong-empty = Écrivez quelque chose dans au moins une des deux langues.
call-wrong-french = L’appel s’adresse à tout le monde : écrivez aussi le texte en français.
call-wrong-english = L’appel s’adresse à tout le monde : écrivez aussi le texte en anglais.

call-cancel = Annuler l’appel
call-cancel-title = { $what } : { $title }
call-cancel-text = On ne pourra plus répondre à l’appel. Sa page restera en ligne, et tout le monde pourra y lire la raison de l’annulation. Les personnes qui ont répondu ou commencé à répondre recevront cette raison par courriel. Rien n’est effacé, et vous pourrez rétablir l’appel.
call-reason-fr = Raison en français
call-reason-en = Raison en anglais
call-restore = Rétablir l’appel
call-restore-text = L’appel reprendra à l’étape que prévoient ses dates. Les personnes qui ont répondu ou commencé à répondre recevront un courriel; celles à qui une place est offerte verront leur délai de réponse prolongé d’autant. L’appel a été annulé pour cette raison :

call-deed-create = Appel créé
call-deed-dates = Dates d’un appel modifiées
call-deed-planned = Communautés prévues d’un appel modifiées
call-deed-questions = Questions d’un appel modifiées
call-deed-criteria = Critères d’un appel modifiés
call-deed-reviewers = Liste des personnes qui évaluent modifiée
call-deed-publish = Appel publié
call-deed-cancel = Appel annulé
call-deed-uncancel = Appel rétabli

call-data-reviewer = Appels dont vous lisez les projets
call-data-some = Un appel
