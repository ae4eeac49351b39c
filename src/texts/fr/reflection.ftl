# Les réflexions.

# Qui voit
reflection-seen-by = Qui peut lire :
reflection-who-reads = Qui peut lire?
reflection-level-me = Moi seulement
reflection-level-people = Personnes choisies
reflection-level-facilitators = L’équipe d’animation
reflection-level-community = La communauté
reflection-level-communities = Toutes les communautés
reflection-level-public = Tout le monde
reflection-level-me-hint = Personne d’autre ne peut lire ce texte.
reflection-level-people-hint = Les personnes que vous choisissez, et personne d’autre.
reflection-level-facilitators-hint = Les personnes qui animent la communauté.
reflection-level-community-hint = Les membres de la communauté et les personnes qui l’animent.
reflection-level-communities-hint = Toute personne connectée qui fait partie d’une communauté.
reflection-level-public-hint = Toute personne qui visite le portail, connectée ou non, et les moteurs de recherche.
reflection-who-sees = Qui peut lire cette réflexion?
reflection-people = Ces personnes
reflection-people-hint = Seulement pour « Personnes choisies ».
reflection-former-reader = { $name } (n’est plus dans la communauté)
reflection-share = Partager la réflexion
reflection-share-save = Enregistrer ce choix
reflection-share-files = Fichiers que les autres pourront lire quand même
reflection-share-files-hint = Les fichiers que vous ne cochez pas restent visibles pour vous seulement.
reflection-share-files-text = Ces fichiers peuvent encore révéler votre nom, ou le lieu d’une photo : nous n’avons pas pu tout retirer.
reflection-share-files-remove = Voir les fichiers, pour les retirer ou les remplacer
reflection-share-comments = { $count ->
    [one] Les personnes qui pourront maintenant lire ce texte liront aussi une réponse écrite par quelqu’un d’autre, avec son nom.
   *[other] Les personnes qui pourront maintenant lire ce texte liront aussi { $count } réponses écrites par d’autres, avec leur nom.
}
reflection-meanwhile = Cette réflexion a changé entre-temps. Ce que vous avez écrit ou choisi n’est pas perdu : relisez la réflexion, puis enregistrez.
reflection-meanwhile-link = Relire la réflexion
reflection-share-anonymous = Sans mon nom
reflection-share-anonymous-hint = Votre nom ne paraîtra ni ici ni avec vos réponses. Une personne qui anime la communauté peut demander à le voir : elle doit donner une raison, et un courriel vous en avertira. L’administration et la personne responsable de la protection des renseignements personnels peuvent aussi le trouver dans le journal.
reflection-confirm = Oui, partager ainsi
reflection-beyond-community = Ce texte sera lu à l’extérieur de la communauté
reflection-beyond-community-text = Relisez-le en pensant aux personnes qui le liront. Vous pourrez le retirer, mais pas ce que d’autres auront lu ou copié.
reflection-pii = Pourrait-on reconnaître une ou un élève?
reflection-pii-text = Voici ce qui pourrait permettre d’identifier quelqu’un. Remplacez-le par des initiales ou retirez-le, puis envoyez de nouveau. S’il n’y a pas de risque, envoyez le texte tel quel. Le résultat de cette vérification n’est pas conservé.
reflection-pii-found = { $count ->
    [one] { $count } passage à vérifier : pourrait-on reconnaître une ou un élève?
   *[other] { $count } passages à vérifier : pourrait-on reconnaître une ou un élève?
}
reflection-pii-gone = Il ne reste rien à vérifier.
reflection-pii-replace = Remplacer par { $instead }
reflection-pii-all = Tout remplacer par des initiales
reflection-pii-replaced = Les passages sont remplacés dans une nouvelle version. Relisez-la avant de la partager.
reflection-tools = Mise en forme
reflection-tool-heading = Titre
reflection-tool-list = Liste
reflection-tool-quote = Citation
reflection-tool-link = Lien
reflection-tool-table = Tableau
reflection-tool-word = mots
reflection-tool-column = Colonne
reflection-preview-shown = L’aperçu est sous le texte.
reflection-preview-failed = L’aperçu n’est pas disponible pour le moment.
reflection-preview-limited = Vous avez demandé l’aperçu trop souvent. Votre texte est toujours là; l’aperçu reviendra dans quelques secondes.
reflection-why-code = ressemble à un code permanent ou à un numéro d’assurance maladie.
reflection-why-birth = ressemble à une date de naissance.
reflection-why-phone = ressemble à un numéro de téléphone.
reflection-why-mail = est une adresse courriel.
reflection-why-address = ressemble à une adresse.
reflection-why-name = ressemble au nom d’une ou d’un élève.
reflection-why-family = nomme la famille, le dossier ou le plan d’une ou d’un élève.
reflection-why-elsewhere = est le nom d’une ou d’un élève ailleurs dans le texte ou dans une version précédente.
reflection-why-together = peut permettre d’identifier une ou un élève : l’âge, le niveau, l’école et la date, pris ensemble.
reflection-wrong-people = Choisissez au moins une personne.
reflection-anonymous = sans nom
reflection-anonymous-now = Votre nom n’est pas affiché.
reflection-by-anonymous-me = { $name } (votre nom n’est pas affiché)
reflection-by = { $author }, { $when }

# Écrire
reflection-new = Nouvelle réflexion
reflection-edit = Modifier la réflexion
reflection-leave-writing = Quitter; votre texte est gardé
reflection-change = Modifier
reflection-save-and-share = Partager…
reflection-said-before-sharing = Votre texte est enregistré. Personne d’autre ne peut le lire avant que vous confirmiez votre choix.
reflection-title-placeholder = Titre
reflection-text-placeholder = Écrivez ici. Ne nommez pas d’élève.
reflection-writing-details = { $count ->
    [0] { $language }, sans mot-clé
    [one] { $language }, { $count } mot-clé
   *[other] { $language }, { $count } mots-clés
}
reflection-of-meeting = Réflexions de cette rencontre
reflection-write = Écrire une réflexion
reflection-choose = Dans quelle communauté?
reflection-no-community = Vous ne faites pas encore partie d’une communauté
reflection-no-community-text = On écrit des réflexions au sein d’une communauté. Trouvez la vôtre, puis demandez à en faire partie.
reflection-optional = Facultatif
reflection-field-title = Titre
reflection-field-text = Texte
reflection-field-lang = Langue
reflection-field-prompt = À quoi répondez-vous?
reflection-field-other-title = Titre traduit
reflection-field-other-text = Texte traduit
reflection-prompt-hint = Une question directrice, une rencontre, ou rien de précis.
reflection-prompt-none = Rien en particulier
reflection-prompt-question = Question directrice
reflection-prompt-meeting = Rencontre
reflection-prompt-item = Point à l’ordre du jour
reflection-tags = Mots-clés
reflection-tag = Mot-clé
reflection-tags-hint = Séparés par des virgules, { $most } au plus : télépratique, consentement.
reflection-wrong-empty = Écrivez quelques mots.
reflection-wrong-tags = Gardez { $most } mots-clés au plus.
reflection-wrong-tag = Un mot-clé compte { $most } caractères au plus. Séparez-les par des virgules.
reflection-wrong-lang = Choisissez la langue du texte. Une réflexion déjà traduite garde la sienne.
reflection-wrong-prompt = Choisissez l’une des questions proposées.
reflection-untitled = Réflexion sans titre
reflection-said-new = La réflexion est enregistrée. Pour le moment, personne d’autre que vous ne peut la lire.
reflection-said-saved = La réflexion est enregistrée.
reflection-said-shared = Votre choix est enregistré.
reflection-said-removed = La réflexion est retirée.
reflection-said-reported = Merci. Les personnes qui animent la communauté vont examiner le texte.
reflection-said-translation-asked = Votre demande est notée : les personnes qui offrent de traduire la verront.
reflection-said-decided = La décision est enregistrée.
reflection-remove-title = Retirer la réflexion
reflection-remove-text = Personne ne pourra plus la lire. Vous et l’équipe d’animation en garderez une trace.
reflection-remove = Retirer

# Lire
reflection-mine = Mes réflexions
reflection-bookmarks = Mes signets
reflection-bookmarks-none = Aucun signet
reflection-bookmarks-none-text = Ajoutez un signet à une réflexion : vous la retrouverez ici.
reflection-mine-none = Vous n’avez pas encore écrit de réflexion
reflection-mine-none-text = Quelques lignes suffisent. Personne d’autre ne peut les lire tant que vous ne les partagez pas.
reflection-mine-written = Écrites
reflection-drafts = Commencées
reflection-draft-kept-at = brouillon du { $when }
reflection-removed = Retirées
reflection-removed-just-now = Vous pouvez annuler un retrait pendant dix minutes.
reflection-unreachable-comments = Vos réponses à des réflexions que vous ne pouvez plus lire
reflection-unreachable-comments-text = Vous n’avez plus accès à ces réflexions. D’autres personnes peuvent peut-être encore lire vos réponses; vous pouvez les retirer.
reflection-gone-by-me = Vous l’avez retirée le { $when }.
reflection-gone-moderated = Elle a été retirée après un signalement, le { $when }.
reflection-gone-because = Elle a été retirée après un signalement, le { $when } : { $why }
reflection-new-badge = À lire
reflection-answer = Répondre
reflection-filter = Filtrer les réflexions
reflection-filter-clear = Toutes les réflexions
reflection-filter-mine = Les miennes
reflection-filter-unread = À lire
reflection-filter-kept = Mes signets
reflection-any-tag = Tous les mots-clés
reflection-any-lang = Toutes les langues
reflection-any-mark = Toutes les réflexions
reflection-none-match = Aucune réflexion ne correspond
reflection-none-match-text = Retirez un filtre, ou écrivez la première.
reflection-history-text = Vous voyez les versions enregistrées depuis que vous avez accès à cette réflexion.
reflection-files = Fichiers
reflection-files-of = Fichiers : { $title }
reflection-files-text = Toute personne qui peut lire la réflexion peut ouvrir les fichiers qui y sont joints.
reflection-file-title = Nom à afficher pour le fichier
reflection-wrong-file-title = Donnez un nom au fichier, en { $most } caractères au plus.
reflection-wrong-files = On peut joindre { $most } fichiers au plus à une réflexion.
reflection-wrong-files-room = Vos fichiers dépasseraient { $most } Mo en tout. Retirez ceux que vous n’utilisez plus, ou joignez un fichier plus petit.
reflection-file-kept = Ce fichier peut révéler votre nom ou un lieu, et nous n’avons pas pu le nettoyer. Personne d’autre ne peut le voir sans votre permission.
reflection-file-remove-question = Le fichier sera supprimé du portail.
reflection-file-confirm = Laisser les autres le lire quand même
reflection-back = Retour à la réflexion

# Répondre
reflection-comments = Réponses
reflection-comments-count = { $count ->
    [one] { $count } réponse
   *[other] { $count } réponses
}
reflection-no-comment = Personne n’a encore répondu.
reflection-comment = Votre réponse
reflection-comment-hint = Toute personne qui peut lire la réflexion pourra aussi lire votre réponse. Ne nommez pas d’élève.
reflection-comment-send = Envoyer
reflection-comment-removed = Vous l’avez retirée
reflection-comment-moderated = Retirée après un signalement
reflection-action-failed = Le portail ne répond pas. Vérifiez votre connexion, puis réessayez.
reflection-replied = Votre réponse est envoyée.
reflection-reply-removed = Votre réponse est retirée.
reflection-reply-remove-question = Personne ne pourra plus lire votre réponse.
reflection-newest-comments = Seules les { $most } réponses les plus récentes sont affichées.
reflection-reply = Répondre
reflection-its-author = Autrice ou auteur de la réflexion
reflection-sign-in-to-answer = Connectez-vous pour répondre.
reflection-tried-on = Je l’ai essayé le
reflection-tried-hint = Facultatif. Si vous indiquez une date, précisez le contexte : niveau, groupe, durée.
reflection-tried-badge = Essayé le { $day }
reflection-wrong-comment = Écrivez une réponse, en { $most } caractères au plus.
reflection-wrong-day = Cette date n’existe pas, ou elle est à venir. Écrivez-la comme 2026-11-16.
reflection-reactions = Ce que cette réflexion vous apporte
reflection-reaction-useful = Utile pour moi
reflection-reaction-tried = Je l’ai essayé
reflection-reaction-question = J’ai une question
reflection-reaction-bookmark = Signet
reflection-mark-label = Constat ou défi
reflection-mark-finding = Constat
reflection-mark-challenge = Défi
reflection-mark = Marquer comme « { $mark } »
reflection-unmark = Retirer la marque « { $mark } »
reflection-gone = Vous n’avez plus accès à cette réflexion
reflection-gone-text = Elle a été retirée, ou elle est partagée avec moins de personnes. Votre réponse n’a pas été envoyée; la voici, pour que vous puissiez la garder.

# Deux langues
reflection-translate = Traduire
reflection-ask-translation = Demander une traduction
reflection-ask-translation-hint = Les personnes qui offrent de traduire et qui peuvent lire ce texte recevront votre demande, sans votre nom.
reflection-translation-asked = Une traduction est demandée.
reflection-translation = Traduction
reflection-translation-empty = Vous n’avez rien écrit : rien n’a été enregistré, et il n’y a pas encore de traduction.
reflection-translation-none = Cette réflexion n’est pas encore traduite.
reflection-reviewed = J’ai relu la traduction; elle est juste

# Modération
reflection-report = Signaler
reflection-report-title = Signaler cette réflexion
reflection-report-comment = Signaler cette réponse
reflection-report-text = Les personnes qui animent la communauté liront le texte et la raison que vous donnez, puis décideront.
reflection-report-send = Signaler
reflection-reason = Raison
reflection-wrong-reason = Donnez une raison, en { $most } caractères au plus.
reflection-reports = Textes signalés
reflection-reports-open = { $count ->
    [0] Textes signalés
   *[other] Textes signalés ({ $count } à traiter)
}
reflection-reports-waiting = { $count ->
    [one] { $count } signalement à traiter
   *[other] { $count } signalements à traiter
}
reflection-reported-on = Signalé le { $when }
reflection-reported-comment = Réponse à : { $title }
reflection-reported-private = Une réflexion privée
reflection-reports-text = Vous pouvez lire un texte signalé jusqu’à la décision. Si vous le retirez, la personne qui l’a écrit recevra la raison que vous donnez.
reflection-reports-none = Aucun signalement à traiter
reflection-reports-none-text = Les signalements paraîtront ici.
reflection-decision-meanwhile = Le texte a changé, ou une autre personne a décidé entre-temps. Rien n’est enregistré : relisez le texte, puis décidez.
reflection-decision-reason = Raison de la décision
reflection-decision-hint = Les personnes concernées la liront.
reflection-decide-kept = Garder le texte
reflection-decide-removed = Retirer le texte
reflection-outcome-kept = Gardé
reflection-outcome-removed = Retiré
reflection-author-title = Voir qui a écrit cette réflexion
reflection-author-text = Cette réflexion est partagée sans nom. Si c’est nécessaire, vous pouvez voir qui l’a écrite. Votre nom et la raison donnée seront consignés dans le journal.
reflection-author-ask = Voir le nom
reflection-author-is = Écrite par { $name }.

# Télécharger
reflection-export = Télécharger
reflection-export-mine = Télécharger mes réflexions
reflection-archive-mine = mes-reflexions
reflection-feed-link = Suivre les réflexions publiques (Atom)
reflection-feed = Réflexions publiques · Ensemble

# Chercher
reflection-search = Recherche
reflection-search-for = Recherche : { $words }
reflection-search-words = Mots
reflection-search-hint = Mettez des guillemets pour chercher une expression : « plan d’intervention ».
reflection-search-kind = Où
reflection-search-all = Partout
reflection-search-button = Chercher
reflection-search-none = Aucun résultat
reflection-search-none-text = Essayez avec moins de mots, ou un mot plus courant. La recherche porte sur ce que vous pouvez lire.
reflection-suggestions = Suggestions
reflection-suggestions-many = Suggestions :
reflection-answered = Réflexions des membres ({ $count })
reflection-found-one-community = Communauté
reflection-found-one-meeting = Rencontre
reflection-found-one-reflection = Réflexion
reflection-found-community = Communautés
reflection-found-meeting = Rencontres
reflection-found-reflection = Réflexions

# La liste et la page de lecture
reflection-feed-title = Les plus récentes
reflection-feed-filtered = Réflexions trouvées
reflection-more = Autres actions
reflection-byline-anonymous = Sans nom
reflection-echoes = Réactions et réponses
reflection-echo-useful = { $count ->
    [one] Utile à { $count } personne
   *[other] Utile à { $count } personnes
}
reflection-echo-tried = { $count ->
    [one] Essayé par { $count } personne
   *[other] Essayé par { $count } personnes
}
reflection-echo-question = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
reflection-filter-open = Filtrer
reflection-filter-count = { $count ->
    [one] { $count } filtre
   *[other] { $count } filtres
}
reflection-filter-active = Filtres actifs
reflection-filter-remove = Retirer :
reflection-filter-only = Afficher seulement
reflection-filter-prompt = Question directrice
reflection-filter-every-prompt = Toutes
reflection-filter-other-prompts = Rencontres et points à l’ordre du jour
reflection-filter-meeting = Une rencontre
reflection-tags-before = Mots-clés :
reflection-text-choice = Langues du texte
reflection-text-both = Les deux
reflection-read-also-fr = Lire en français
reflection-read-also-en = Lire en anglais
reflection-version-original = original
reflection-version-translation = traduction
reflection-version-original-label = Texte original
reflection-version-label-fr = Traduction en français
reflection-version-label-en = Traduction en anglais
reflection-related = Sur le même sujet
reflection-about = À propos de ce texte
reflection-classify = Classer ce texte
reflection-about-meeting = La rencontre
reflection-about-saved = Enregistrée le { $when }
reflection-about-report = L’équipe d’animation lira votre message.
reflection-alone = Les réactions et les réponses paraîtront ici une fois la réflexion partagée.
reflection-tried-fold = Je l’ai essayé : indiquer quand
