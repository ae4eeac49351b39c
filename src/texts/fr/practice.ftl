# Les pratiques prometteuses.

practice-list = Pratiques prometteuses
practice-one = Pratique prometteuse
practice-list-of = Pratiques prometteuses : { $community }
practice-lead = Ce que des équipes ont essayé, ce que cela a changé, et ce qu’il faut savoir avant de l’essayer ailleurs.
practice-all = Les pratiques de toutes les communautés
practice-feed = Suivre les pratiques publiques (Atom)
practice-in-preparation = En préparation
practice-none-title = Aucune pratique
practice-none = Les pratiques paraissent ici une fois relues et publiées.
practice-none-filtered = Aucune pratique ne répond à ces critères. Retirez un filtre pour en voir plus.
practice-count = { $count ->
    [0] Aucune pratique
    [one] 1 pratique
   *[other] { $count } pratiques
}
practice-filter = Filtrer les pratiques
practice-filter-any-profession = Toutes
practice-filter-tag = Mot-clé
practice-filter-any-tag = Tous les mots-clés
practice-trial-count = { $count ->
    [one] Essayée 1 fois
   *[other] Essayée { $count } fois
}
practice-back = Retour aux pratiques
practice-back-to = Revenir à la pratique

# Commencer une pratique.
practice-new = Nouvelle pratique
practice-begin = Commencer la pratique
practice-title-hint = Dans la langue de cette page. Vous écrirez le reste, dans les deux langues, à l’étape suivante.
practice-sources = Les réflexions sur lesquelles elle s’appuie
practice-sources-hint = Chaque personne qui les a écrites est invitée à donner son accord. Elle peut le retirer quand elle veut.
practice-source-choice = { $title } ({ $by })
practice-no-sources-title = Aucune réflexion à reprendre
practice-no-sources = Une pratique s’appuie sur des réflexions que leurs autrices et auteurs partagent avec la communauté.
practice-audience = Qui la lira
practice-audience-hint = Les personnes citées donnent leur accord en sachant qui lira la pratique : ce choix est définitif.
practice-audience-community = Les membres de la communauté
practice-audience-communities = Les membres de toutes les communautés
practice-audience-public = Tout le monde
practice-wrong-title = Donnez un titre à la pratique.
practice-wrong-title-length = Donnez un titre, en { $count } caractères au plus.
practice-wrong-audience = Choisissez qui lira la pratique.
practice-wrong-reflection = Choisissez une réflexion que la communauté peut lire.
practice-wrong-sources = Choisissez de 1 à { $count } réflexions.
practice-too-many = Votre communauté prépare déjà { $count } pratiques. Publiez-en une avant d’en commencer une autre.

# Ce que dit une pratique.
practice-field-title = Titre
practice-field-summary = En une phrase ou deux
practice-field-form = Comment la raconter
practice-form-description = Description
practice-form-story = Récit de création de valeur
practice-description-note = Ce qu’il faut savoir pour la reprendre. Pour un récit, remplissez aussi les effets et les limites.
practice-story-note = Un récit raconte ce qu’une personne a vécu. Remplissez ces champs si vous avez choisi cette forme.
practice-context = Contexte
practice-context-note = Si vous ne choisissez rien, la pratique vaut pour tous les niveaux, les deux réseaux et toutes les professions.
practice-level = Niveau
practice-level-from = À partir de
practice-level-to = Jusqu’à
practice-up-to-school = { $first } au { $last }
practice-up-to-training = { $first } à la { $last }
practice-any-level = Tous les niveaux
practice-any-network = Les deux réseaux
practice-any-profession = Toutes
practice-profession-first = Profession
practice-profession-second = Deuxième profession
practice-profession-third = Troisième profession
practice-duration = Durée
practice-need = Le besoin
practice-done = Ce qui a été fait
practice-people = Par qui
practice-material = Le matériel
practice-material-hint = Ce que d’autres peuvent reprendre, avec l’adresse où le trouver.
practice-link = Adresse Web
practice-effects = Les effets constatés
practice-effects-hint = Un effet par case. Dites aussi comment vous le savez.
practice-figure = Chiffre
practice-counting = Comment on le sait
practice-counting-counted = Compté
practice-counting-estimated = Estimé
practice-counting-observed = Observé
practice-counting-reported = Selon des témoignages
practice-limits = Les limites
practice-happened = Ce qui s’est passé
practice-took = Ce que j’en ai retenu
practice-changed = Ce que j’ai changé
practice-did = Ce que cela a donné
practice-counts = Ce qui compte maintenant
practice-evidence = Ce qui l’appuie
practice-references-fr = Références en français
practice-references-en = Références en anglais
practice-references-note = Une référence par ligne, avec son DOI à la fin si elle en a un.
practice-contact = Pour en parler
practice-other-tags = Autres mots-clés
practice-tags-hint = Séparés par des virgules, par exemple : lecture, transition vers le secondaire.
practice-topic-consent = formulaires de consentement
practice-topic-telepractice = télépratique
practice-topic-paperless = dossiers sans papier
practice-topic-booking = prise de rendez-vous en ligne
practice-topic-assessment = outils d’évaluation en ligne
practice-topic-confidentiality = confidentialité
practice-wrong-form = Choisissez comment raconter la pratique.
practice-wrong-levels = Le dernier niveau vient avant le premier : inversez-les.
practice-wrong-link = Écrivez une adresse qui commence par https://.
practice-wrong-doi = { $word } n’est pas un DOI. Un DOI commence par 10., suivi d’un numéro, d’une barre oblique et d’un nom : 10.1234/exemple.
practice-wrong-reference = Une référence compte { $count } caractères au plus.
practice-wrong-references = Écrivez { $count } références au plus dans une langue.
practice-wrong-tags = Choisissez { $count } mots-clés au plus.
practice-wrong-tag = Un mot-clé compte { $count } caractères au plus.
practice-edit = Modifier
practice-edit-title = Modifier : { $title }
practice-edit-published = Cette pratique est publiée. Ce que vous changez est un brouillon : la version publiée reste affichée jusqu’à ce que le nouveau texte soit relu.

# Travailler à une pratique.
practice-work-title = Texte de travail : { $title }
practice-working-text = Texte de travail
practice-about = À propos de cette pratique
practice-state = État
practice-state-draft = Brouillon
practice-state-review = En relecture
practice-state-published = Publiée
practice-state-withdrawn = Retirée
practice-changed-at = Modifiée le
practice-visible = Qui peut la lire
practice-see-published = Voir la version publiée
practice-see-work = Voir le texte de travail
practice-consents = Accords
practice-consents-given = Donnés
practice-consents-asked = En attente
practice-consents-refused = Refusés
practice-consents-withdrawn = Retirés
practice-consent-gone = Une personne a retiré son accord, ou sa réflexion. Son passage et son nom ne sont plus affichés; retirez du texte ce qui venait d’elle.
practice-ask = Demander un accord
practice-ask-text = Ajoutez une réflexion à la pratique, ou citez un passage d’une réflexion. Rien n’est montré avant l’accord de toutes les personnes qui l’ont écrite.
practice-source = Réflexion
practice-choose-reflection = Choisir une réflexion
practice-passage = Passage à citer
practice-passage-hint = Copiez-le tel qu’il est dans la réflexion. Laissez ce champ vide si la réflexion appuie la pratique sans être citée.
practice-ask-button = Demander l’accord
practice-wrong-passage = Ce passage n’est pas dans la réflexion. Copiez-le tel quel.
practice-send = Envoyer en relecture
practice-send-button = Envoyer
practice-missing = Avant la relecture, il manque :
practice-missing-summary = le résumé, en une phrase ou deux
practice-missing-need = le besoin ou, pour un récit, ce qui s’est passé
practice-missing-done = ce qui a été fait ou, pour un récit, ce que vous avez changé
practice-missing-consent = l’accord de toutes les personnes qui ont écrit au moins une des réflexions
practice-missing-answer = la réponse des personnes à qui l’accord est demandé
practice-reviewers = Qui la relit
practice-reviewers-hint = Au moins deux membres qui n’ont pas écrit la pratique et dont aucune réflexion n’y est reprise.
practice-wrong-missing = Il manque encore quelque chose : voyez la liste.
practice-wrong-reviewers = Choisissez de { $needed } à { $most } personnes.
practice-reviews = Relectures
practice-review = Votre relecture
practice-review-text = Lisez le texte ci-dessus comme si vous alliez essayer la pratique. Deux personnes doivent l’approuver avant sa publication.
practice-verdict = Votre réponse
practice-verdict-approved = Prête à publier
practice-verdict-changes = À revoir
practice-review-waited = Réponse attendue
practice-note = Remarques
practice-note-hint = Les personnes qui travaillent à la pratique les liront. Obligatoires si quelque chose est à revoir.
practice-review-button = Envoyer la relecture
practice-wrong-verdict = Choisissez une réponse.
practice-wrong-note = Indiquez ce qui est à revoir, en { $count } caractères au plus.
practice-publish = Publier
practice-publish-waits = { $count } personnes doivent d’abord approuver ce texte, et rien ne doit manquer.
practice-wrong-reviews = Il faut { $count } approbations, et aucune relecture ne doit demander de revoir le texte.
practice-withdraw = Retirer la pratique
practice-withdraw-text = Elle disparaîtra des listes et de la recherche. Vous pourrez la modifier et la publier de nouveau.
practice-said-begun = La pratique est commencée. Les personnes dont vous reprenez les réflexions sont invitées à donner leur accord.
practice-said-saved = Le texte est enregistré.
practice-said-asked = L’accord est demandé.
practice-said-sent = La pratique est en relecture. Les personnes choisies sont averties.
practice-said-reviewed = Votre relecture est envoyée.
practice-said-withdrawn = La pratique est retirée.
practice-said-changed = La pratique a changé entre-temps : rien n’a été fait. Voici où elle en est maintenant.

# Lire une pratique.
practice-published-at = Publiée le
practice-version-word = Version
practice-version-title = Version { $number } : { $title }
practice-versions = Versions
practice-newer = Il y a une version plus récente.
practice-see-newest = Lire la plus récente
practice-reviewed-by = Relue par
practice-languages = Langues
practice-used = Où elle est utilisée
practice-credit = Avec l’accord de
practice-credit-text = Chaque personne peut retirer son accord; son passage et son nom disparaissent alors tout de suite.
practice-unnamed = { $count ->
    [one] Une réflexion, sans nom
   *[other] { $count } réflexions, sans nom
}
practice-said-published = La pratique est publiée. Les personnes qui ont donné leur accord sont averties.

# Essais et commentaires.
practice-elsewhere = Essayée ailleurs
practice-no-trial = Personne n’a encore dit l’avoir essayée.
practice-latest-responses = Seules les { $most } réponses les plus récentes sont affichées.
practice-try = Je l’ai essayée
practice-try-button = Publier la note
practice-trial-context = Contexte
practice-trial-context-hint = Où, avec qui, pendant combien de temps. Ne nommez pas d’élève.
practice-adapted = Adaptations
practice-adapted-hint = Ce que vous avez fait autrement.
practice-outcome = Est-ce que cela a fonctionné?
practice-outcome-worked = A fonctionné
practice-outcome-partly = A fonctionné en partie
practice-outcome-not = N’a pas fonctionné
practice-wrong-context = Indiquez où vous l’avez essayée, en { $count } caractères au plus.
practice-wrong-outcome = Indiquez si cela a fonctionné.
practice-kind-comment = Commentaire
practice-kind-trial = Note d’essai
practice-remove-comment = Retirer le commentaire
practice-remove-comment-hint = La personne qui a écrit ce commentaire lira la raison. Les autres membres ne verront plus le commentaire.
practice-remove-trial = Retirer la note
practice-remove-trial-hint = La personne qui a écrit cette note lira la raison. Les autres membres ne verront plus la note.
practice-said-added = C’est publié.
practice-said-removed = Le texte est retiré.
practice-said-gone = Ce texte était déjà retiré.

# Notifications.
practice-notified-review-asked = Dans « { $community } », une pratique attend votre relecture.
practice-notified-reviewed = Dans « { $community } », une pratique a été relue.
practice-notified-published = Dans « { $community } », une pratique à laquelle vous avez donné votre accord est publiée.
practice-notified-responded = Dans « { $community } », une pratique a reçu une nouvelle réponse.
practice-notified-withdrawn = Dans « { $community } », une personne a retiré son accord à une pratique, ou sa réflexion.
practice-email-action = Voir la pratique
practice-email-review-asked-subject = Une pratique à relire : { $community }
practice-email-review-asked-text = Dans la communauté « { $community } », une pratique attend votre relecture avant sa publication.
practice-email-review-asked-why = Vous recevez ce courriel parce qu’on vous demande de relire une pratique dans « { $community } ».
practice-email-reviewed-subject = Une pratique a été relue : { $community }
practice-email-reviewed-text = Dans la communauté « { $community } », une personne a répondu à votre demande de relecture.
practice-email-reviewed-why = Vous recevez ce courriel parce que vous avez commencé une pratique dans « { $community } ».
practice-email-published-subject = Une pratique est publiée : { $community }
practice-email-published-text = Dans la communauté « { $community } », une pratique à laquelle vous avez donné votre accord est maintenant publiée. Vous pouvez toujours retirer votre accord.
practice-email-published-why = Vous recevez ce courriel parce que vous avez contribué à une pratique dans « { $community } ».
practice-email-responded-subject = Une réponse à une pratique : { $community }
practice-email-responded-text = Dans la communauté « { $community } », une personne a commenté une pratique à laquelle vous avez contribué, ou l’a essayée.
practice-email-withdrawn-subject = Un accord est retiré : { $community }
practice-email-withdrawn-text = Dans la communauté « { $community } », une personne a retiré son accord à une pratique, ou sa réflexion. Son passage et son nom ne sont plus affichés; vérifiez si le texte contient encore ce qui venait d’elle.
practice-email-withdrawn-with-practice-subject = Une pratique est retirée : { $community }
practice-email-withdrawn-with-practice = Dans la communauté « { $community } », une pratique a été retirée : il ne reste aucune réflexion pour laquelle toutes les personnes qui l’ont écrite donnent leur accord. Ses versions publiées ne sont plus affichées.
practice-email-withdrawn-why = Vous recevez ce courriel parce que vous animez la communauté « { $community } ».

# Journal et données personnelles.
practice-deed-begin = Pratique commencée
practice-deed-ask = Accord demandé pour une pratique
practice-deed-edit = Pratique modifiée
practice-deed-send = Pratique envoyée en relecture
practice-deed-review = Pratique relue
practice-deed-publish = Pratique publiée
practice-deed-withdraw = Pratique retirée
practice-deed-comment = Pratique commentée
practice-deed-try = Note d’essai d’une pratique
practice-deed-response-removed = Retrait d’une réponse à une pratique
practice-deed-response-moderated = Retrait de la réponse d’une autre personne à une pratique
practice-data-begun = Pratiques que vous avez commencées
practice-data-reviews = Pratiques qu’on vous a demandé de relire
practice-data-responses = Vos réponses à des pratiques
practice-data-some = Une pratique
practice-data-kind = Type
practice-data-asked = Demandé le

# Ses fichiers.
practice-file-name = pratique
practice-file-effect = Effet
practice-file-note = Les notes d’essai et les commentaires restent sur cette page.
