# Les guides de pratiques : les composer, les relire, les publier, les lire.

practice-guide-title = Guides de pratiques
practice-guide-one = Guide de pratiques
practice-guide-page-title = Guides de pratiques : { $community }
practice-guide-tab-title = { $title } : guide de pratiques
practice-guide-chapter-tab-title = { $chapter } : { $guide }
practice-guide-lead = Ce que des communautés ont appris, réuni en chapitres. La source de chaque passage est indiquée.
practice-guide-none = Aucun guide pour le moment
practice-guide-none-text = Les guides paraissent ici une fois leur première édition publiée.
practice-guide-composing = Guides en préparation
practice-guide-changed-on = Modifié le { $day }
practice-guide-new = Nouveau guide
practice-guide-begin = Commencer
practice-guide-save = Enregistrer
practice-guide-back = Retour
practice-guide-back-to-chapters = Retour aux chapitres
practice-guide-title-fr = Titre en français
practice-guide-title-en = Titre en anglais
practice-guide-summary-fr = Résumé en français
practice-guide-summary-en = Résumé en anglais
practice-guide-summary-hint = De quoi il s’agit et pour qui, en quelques phrases. Facultatif.
practice-guide-remark-empty = Écrivez votre remarque.
practice-guide-empty = Écrivez quelque chose, dans une langue au moins.
practice-guide-too-many = Cette communauté a déjà { $count } guides, le maximum permis.
practice-guide-too-many-chapters = Un guide compte au plus { $count } chapitres.
practice-guide-too-many-passages = Un guide compte au plus { $count } passages.
practice-guide-too-many-images = Un guide compte au plus { $count } images.
practice-guide-changed = Le guide a changé entre-temps : rien n’a été enregistré. Ce que vous aviez écrit est encore là; vérifiez, puis recommencez.

# La composition.
practice-guide-compose-title = Préparer : { $title }
practice-guide-edit-title = Titre et résumé
practice-guide-to-publication = Relecture et publication
practice-guide-chapters = Chapitres
practice-guide-no-chapter = Aucun chapitre
practice-guide-no-chapter-text = Ajoutez un premier chapitre, puis des passages tirés de pratiques, de constats et de réflexions.
practice-guide-new-chapter = Ajouter un chapitre
practice-guide-edit-chapter = Modifier le titre du chapitre
practice-guide-chapter-number = chapitre { $number }
practice-guide-passage-number = passage { $number }
practice-guide-chapter-not-empty = Ce chapitre contient encore des passages : déplacez-les ou retirez-les d’abord.
practice-guide-chapter-counts = { $passages ->
    [0] Aucun passage
    [one] 1 passage
   *[other] { $passages } passages
}, { $sources ->
    [0] aucune source
    [one] 1 source
   *[other] { $sources } sources
}
practice-guide-chapter-state = { $outdated ->
    [0] { $missing ->
        [one] 1 passage manquant
       *[other] { $missing } passages manquants
    }
   *[other] { $outdated ->
        [one] 1 passage
       *[other] { $outdated } passages
    } à mettre à jour{ $missing ->
        [0] { "" }
        [one] , 1 manquant
       *[other] , { $missing } manquants
    }
}
practice-guide-passages = { $count ->
    [0] Aucun passage
    [one] 1 passage
   *[other] { $count } passages
}
practice-guide-add-from-source = Ajouter à partir d’une source
practice-guide-write-passage = Écrire un passage
practice-guide-written-hint = Un passage sans source porte la mention « Écrit pour ce guide ».
practice-guide-edit = Modifier
practice-guide-image = Image
practice-guide-remove = Retirer
practice-guide-remove-question = Cette partie sera retirée du guide. Les éditions publiées ne changent pas.
practice-guide-mark-current = Marquer comme à jour
practice-guide-state = État du guide
practice-guide-read-draft = Lire le texte de la prochaine édition
practice-guide-said-begun = Le guide est commencé.
practice-guide-said-saved = C’est enregistré.
practice-guide-said-removed = C’est retiré.

# Écrire un chapitre ensemble.
practice-guide-together = Écrire ensemble
practice-guide-together-title = Écrire ensemble : { $title }
practice-guide-together-text = Plusieurs personnes peuvent écrire, déplacer, ajouter et retirer des passages en même temps. Leur texte est ajouté au guide quand l’une d’elles appuie sur « Verser au guide ». Si vous changez les mots d’une réflexion, les personnes qui l’ont écrite devront alors donner de nouveau leur accord. Un passage sans texte n’est pas versé : il reste ici.
practice-guide-together-put = Verser au guide
practice-guide-together-put-anyway = Verser au guide tel quel
practice-guide-together-forms = Utiliser les formulaires
practice-guide-together-script-off = Pour écrire ensemble, il faut activer JavaScript. Sinon, utilisez les formulaires pour modifier, déplacer et retirer les passages.
practice-guide-together-loading = L’outil pour écrire à plusieurs se charge.
practice-guide-together-error = { $passage } : { $message }
practice-guide-together-copied = Ces mots viennent d’un passage qui demande l’accord des personnes qui l’ont écrit. Ajoutez-le plutôt à partir de sa source.
practice-guide-together-too-long = Ce chapitre est trop long pour être écrit à plusieurs : utilisez les formulaires, ou déplacez des passages dans un autre chapitre. Un chapitre écrit à plusieurs compte au plus { $count } passages.
practice-guide-together-would-be-too-long = Avec ce qui est écrit ici, le chapitre serait trop long pour être écrit à plusieurs : rien n’a été versé. Raccourcissez ou retirez des passages, puis versez-les. Un chapitre écrit à plusieurs compte au plus { $count } passages.
practice-guide-together-not-empty = Des passages écrits ensemble dans ce chapitre ne sont pas encore dans le guide. Versez-les au guide ou retirez-les d’abord.
practice-guide-together-overlap = Une personne a aussi modifié { $passages } avec un formulaire. Ces passages contiennent maintenant les deux changements, y compris dans le guide si vous venez de les y verser : relisez-les avant de continuer.
practice-guide-together-erased = Le texte de { $passages } a été effacé de cette page : il ne peut plus être cité, ou il a été retiré du guide ou déplacé dans un autre chapitre.
practice-guide-together-no-right = Vous ne pouvez plus écrire dans ce chapitre. Ce qui n’a pas été enregistré reste sur cet appareil.
practice-guide-word-keys-hint = Dans un intertitre, Entrée ajoute un passage au-dessous. Alt + ↑ ou ↓ déplace le passage.
practice-guide-word-add-above = Insérer un passage au-dessus
practice-guide-word-add-below = Insérer un passage au-dessous
practice-guide-word-add-here = Insérer un passage ici
practice-guide-word-untitled = Passage vide
practice-guide-word-passage = Passage { $n }
practice-guide-word-of-passage = { $title }, passage { $n }
practice-guide-word-removed = Passages retirés
practice-guide-word-was-removed = { $title } : retiré
practice-guide-word-was-restored = { $title } : rétabli
practice-guide-word-was-added = Passage ajouté

# L’utilisation d’un chapitre en rencontre.
practice-guide-in-room = En rencontre
practice-guide-in-room-hint = Ce qui sera mis à l’ordre du jour d’une rencontre où l’on utilise ce chapitre. Si vous laissez un champ vide, le portail proposera un contenu.
practice-guide-minutes = Minutes
practice-guide-minutes-hint = De 1 à { $most }. Si vous laissez ce champ vide : 10 minutes par passage, 60 au plus.
practice-guide-wrong-minutes = Écrivez un nombre entier de 1 à { $most }, ou laissez le champ vide.
practice-guide-takes = { $minutes } min
practice-guide-material = Matériel
practice-guide-material-fr = Matériel, en français
practice-guide-material-en = Matériel, en anglais
practice-guide-prompts = Questions
practice-guide-prompts-fr = Questions, en français
practice-guide-prompts-en = Questions, en anglais

# Les passages et leurs sources.
practice-guide-new-passage = Ajouter un passage
practice-guide-edit-passage = Modifier le passage
practice-guide-passage-title-fr = Intertitre en français
practice-guide-passage-title-en = Intertitre en anglais
practice-guide-passage-title-hint = Il paraît dans la table des matières. Facultatif.
practice-guide-text-fr = Texte en français
practice-guide-text-en = Texte en anglais
practice-guide-sources-title = Sources pour le chapitre { $number }
practice-guide-sources-lead = Choisissez la source du passage. Les personnes qui ont écrit une réflexion décident si on peut la citer.
practice-guide-search-source = Chercher une source
practice-guide-search-button = Chercher
practice-guide-source-word = Source
practice-guide-all-sources = Toutes les sources
practice-guide-no-source = Aucune source
practice-guide-no-source-text = Rien ne correspond. Essayez d’autres mots, ou écrivez un passage pour ce guide.
practice-guide-more-sources = Seules les { $count } premières sources sont affichées : précisez votre recherche.
practice-guide-source-practice = Pratique
practice-guide-source-finding = Constat
practice-guide-source-reflection = Réflexion
practice-guide-source-written = Écrit pour ce guide
practice-guide-source-version = Version { $version } du texte
practice-guide-adapted = Adapté
practice-guide-from-reflection = Réflexion, { $names }
practice-guide-from-reflection-unnamed = Réflexion, sans nom
practice-guide-from-practice = Pratique : { $title }
practice-guide-from-practice-of = Pratique : { $title }, { $names }
practice-guide-from-finding = Constat de la communauté
practice-guide-from-reflection-text = Gardez les mots que vous voulez citer, { $count } caractères au plus. Chaque personne qui a écrit la réflexion est invitée à accepter ce passage tel quel; il ne paraît que si toutes acceptent.
practice-guide-from-practice-text = Le texte de la pratique sert de point de départ. Adaptez-le au besoin : la source et sa version restent indiquées.
practice-guide-from-finding-text = Le texte du constat sert de point de départ. Tout le monde pourra lire ce que vous écrivez ici.
practice-guide-written-text = Ce passage portera la mention « Écrit pour ce guide ». Ne nommez pas d’élève.
practice-guide-asks-again = Si vous changez les mots de la réflexion, les personnes qui l’ont écrite devront donner de nouveau leur accord. Un passage cité compte au plus { $count } caractères.
practice-guide-not-in-its-language = Écrivez le passage dans la langue de la réflexion.
practice-guide-too-long-to-quote = Un passage cité compte au plus { $count } caractères.
practice-guide-source-gone = Cette réflexion ne peut plus être citée. Écrivez un autre passage à sa place, ou retirez-le.
practice-guide-write-instead = Écrire un autre passage
practice-guide-instead-text = Ce passage ne peut plus être cité. Écrivez-en un autre, en d’autres mots : il portera la mention « Écrit pour ce guide ».
practice-guide-same-words = Ce sont encore les mots du passage retiré. Écrivez-le autrement.
practice-guide-consent-given = Accord donné
practice-guide-consent-asked = Accord demandé
practice-guide-consent-refused = Ne peut pas être cité
practice-guide-consent-withdrawn = Accord retiré
practice-guide-withdrawn-on = Accord retiré le { $day }
practice-guide-left-out = Ne paraîtra pas dans la prochaine édition
practice-guide-left-out-so-far = Ne paraîtra que si l’accord est donné
practice-guide-withdrawn-title = Des passages ne peuvent plus être cités.
practice-guide-withdrawn-text = Ils restent dans les éditions publiées; la prochaine ne les contiendra pas.
practice-guide-withdrawn-in-chapter = Chapitre { $chapter } : accord retiré le { $day }
practice-guide-refused-in-chapter = Chapitre { $chapter } : un passage ne peut pas être cité
practice-guide-french-missing = Pas encore en français
practice-guide-french-current = À jour en français
practice-guide-french-outdated = N’est plus à jour en français depuis le { $day }
practice-guide-english-missing = Pas encore en anglais
practice-guide-english-current = À jour en anglais
practice-guide-english-outdated = N’est plus à jour en anglais depuis le { $day }

# L’image d’un passage.
practice-guide-image-title = Image du passage
practice-guide-image-file = Image
practice-guide-alt-text = Décrivez l’image pour les personnes qui ne la voient pas, dans chaque langue du passage. Sans cette description, le guide ne peut pas être publié.
practice-guide-no-image = Choisissez une image.
practice-guide-no-alt = Image sans texte de remplacement
practice-guide-remove-image = Retirer l’image
practice-guide-remove-image-question = Le passage n’aura plus d’image. Les éditions publiées gardent la leur.

# La relecture.
practice-guide-review-title = Relire : { $title }
practice-guide-review-lead = Voici le texte de la prochaine édition, dans les deux langues. Les passages qui attendent un accord n’y sont pas.
practice-guide-review-changed = Le guide a changé pendant que vous le lisiez. Voici le texte actuel; vos remarques sont encore là.
practice-guide-own-review = Votre relecture
practice-guide-note = Remarques
practice-guide-note-hint = Pour les personnes qui préparent le guide. Facultatif si vous avez tout lu.
practice-guide-review-done = J’ai relu
practice-guide-review-note = Envoyer seulement des remarques
practice-guide-reviewed-now = Vous avez relu ce texte.
practice-guide-said-reviewed = C’est envoyé. Merci.
practice-guide-reviews = Relecture
practice-guide-reviews-text = Avant chaque édition, { $count } personnes qui n’ont pas écrit dans le guide le relisent.
practice-guide-ask-whom = Qui pourrait relire le guide?
practice-guide-ask-review = Demander la relecture
practice-guide-ask-again = Redemander
practice-guide-ask-no-more = Annuler la demande
practice-guide-no-reviewer = Choisissez au moins une personne.
practice-guide-wrong-reviewer = Une des personnes choisies ne peut pas relire : elle a écrit dans le guide, ou elle n’est plus membre.
practice-guide-too-many-reviewers = Au plus { $count } personnes peuvent relire un guide en même temps.
practice-guide-reviewer-asked = N’a pas encore relu
practice-guide-reviewer-done = A relu ce texte
practice-guide-reviewer-outdated = A relu une version antérieure
practice-guide-reviewer-remarks = A envoyé des remarques
practice-guide-reviewer-wrote = A écrit dans le guide : sa relecture ne compte pas
practice-guide-said-asked = La relecture est demandée.

# La publication.
practice-guide-publish-title = Relecture et publication : { $title }
practice-guide-publish = Publier
practice-guide-publish-text = L’édition sera publique, à une adresse permanente, et ne pourra plus être modifiée.
practice-guide-publish-changed = Le guide a changé depuis que vous avez ouvert cette page : rien n’a été publié. Vérifiez, puis recommencez.
practice-guide-before = Avant de publier
practice-guide-lacks = Il manque encore :
practice-guide-lacks-title-fr = le titre du guide en français
practice-guide-lacks-title-en = le titre du guide en anglais
practice-guide-lacks-passages = Aucun passage ne peut encore paraître.
practice-guide-lacks-in-chapter = un passage qui puisse paraître, dans le chapitre { $chapter }
practice-guide-lacks-alt = la description de l’image du passage { $passage }, dans le chapitre { $chapter }
practice-guide-lacks-reviews = { $count ->
    [one] la relecture d’une personne qui n’a pas écrit dans le guide
   *[other] la relecture de { $count } personnes qui n’ont pas écrit dans le guide
}
practice-guide-count-asked = { $count ->
    [one] 1 passage attend un accord
   *[other] { $count } passages attendent un accord
}
practice-guide-count-over = { $count ->
    [one] 1 passage ne peut plus être cité
   *[other] { $count } passages ne peuvent plus être cités
}
practice-guide-count-french-outdated = { $count ->
    [one] 1 passage à mettre à jour en français
   *[other] { $count } passages à mettre à jour en français
}
practice-guide-count-french-missing = { $count ->
    [one] 1 passage manquant en français
   *[other] { $count } passages manquants en français
}
practice-guide-count-english-outdated = { $count ->
    [one] 1 passage à mettre à jour en anglais
   *[other] { $count } passages à mettre à jour en anglais
}
practice-guide-count-english-missing = { $count ->
    [one] 1 passage manquant en anglais
   *[other] { $count } passages manquants en anglais
}
practice-guide-count-french-uses-outdated = { $count ->
    [one] Matériel ou questions à mettre à jour en français dans 1 chapitre
   *[other] Matériel ou questions à mettre à jour en français dans { $count } chapitres
}
practice-guide-count-french-uses-missing = { $count ->
    [one] Matériel ou questions qui manquent en français dans 1 chapitre
   *[other] Matériel ou questions qui manquent en français dans { $count } chapitres
}
practice-guide-count-english-uses-outdated = { $count ->
    [one] Matériel ou questions à mettre à jour en anglais dans 1 chapitre
   *[other] Matériel ou questions à mettre à jour en anglais dans { $count } chapitres
}
practice-guide-count-english-uses-missing = { $count ->
    [one] Matériel ou questions qui manquent en anglais dans 1 chapitre
   *[other] Matériel ou questions qui manquent en anglais dans { $count } chapitres
}
practice-guide-changes-since = Passages ajoutés depuis la version { $version } : { $added }; modifiés : { $changed }; retirés : { $removed }
practice-guide-changed-chapters = { $count ->
    [one] Titre, minutes, matériel ou questions modifiés dans 1 chapitre
   *[other] Titre, minutes, matériel ou questions modifiés dans { $count } chapitres
}
practice-guide-unchanged = Le guide n’a pas changé depuis sa dernière édition.
practice-guide-unchanged-next = Modifiez un passage, puis revenez.
practice-guide-first-version = Ce sera la version { $version }.
practice-guide-step = Version
practice-guide-step-choice = { $version } : { $label }
practice-guide-step-major = le guide dit autre chose qu’avant
practice-guide-step-major-hint = Les personnes qui s’en servent devraient le relire.
practice-guide-step-minor = des passages sont ajoutés ou retirés
practice-guide-step-minor-hint = Le reste ne change pas.
practice-guide-step-patch = les mêmes passages, mieux formulés ou traduits
practice-guide-step-patch-hint = Seulement si aucun passage n’est ajouté, retiré ou déplacé.
practice-guide-no-step = Choisissez la version.
practice-guide-step-too-small = Des passages ou des chapitres ont été ajoutés, déplacés ou retirés : choisissez un numéro de version plus élevé.
practice-guide-changes-fr = Ce qui change, en français
practice-guide-changes-en = Ce qui change, en anglais
practice-guide-changes-hint = Une phrase ou deux, pour les personnes qui connaissent l’édition précédente.
practice-guide-said-published = L’édition est publiée.

# La lecture.
practice-guide-of = Guide de pratiques de la communauté { $community }
practice-guide-version-of = version { $version } du { $day }
practice-guide-reviewed-by = { $count ->
    [0] sans relecture
    [one] relu par une personne
   *[other] relu par { $count } personnes
}
practice-guide-what-changed = Ce qui a changé
practice-guide-newer = Il existe une édition plus récente : la version { $version }
practice-guide-contents = Table des matières
practice-guide-search = Chercher dans le guide
practice-guide-found = { $count ->
    [0] Aucun passage pour « { $words } »
    [one] 1 passage pour « { $words } »
   *[other] { $count } passages pour « { $words } »
}
practice-guide-found-nothing = Aucun résultat
practice-guide-found-nothing-text = Essayez d’autres mots, ou parcourez la table des matières.
practice-guide-read-in-this = Lire en français
practice-guide-chapter-languages = { $count ->
    [one] Ce chapitre : 1 passage
   *[other] Ce chapitre : { $count } passages
}; en anglais : { $current } à jour, { $outdated } à mettre à jour, { $missing ->
    [one] 1 manquant
   *[other] { $missing } manquants
}
practice-guide-see-source = Voir la source
practice-guide-versions = Versions
practice-guide-stable-address = adresse permanente
practice-guide-sources-and-credits = Sources et crédits

# Les fichiers.
practice-guide-exports = Télécharger le guide
practice-guide-exports-text = Chaque fichier indique sa version et la langue de chaque passage.
practice-guide-provenance = Provenance
practice-guide-provenance-hint = La source de chaque passage, en JSON
practice-guide-version-word = Version
practice-guide-published-word = Publié le
practice-guide-accessibility = Les titres, les listes, les tableaux et les langues sont balisés; chaque image a un texte de remplacement.

# Les courriels et les notifications.
practice-guide-notified-review = On vous demande de relire un guide de pratiques dans « { $community } »
practice-guide-notified-published = Une édition d’un guide de pratiques de « { $community } » est publiée
practice-guide-email-review-subject = On vous demande de relire un guide de pratiques
practice-guide-email-review-text = Les personnes qui préparent un guide de pratiques dans « { $community } » vous demandent de le relire avant sa publication.
practice-guide-email-review-how = Lisez le texte de la prochaine édition, puis indiquez que vous l’avez relu ou envoyez des remarques.
practice-guide-email-review-action = Relire
practice-guide-email-review-why = Vous recevez ce courriel parce que vous êtes membre de « { $community } » et qu’on vous demande de relire ce guide.
practice-guide-email-published-subject = { $title } : version { $version }
practice-guide-email-published-text = La communauté « { $community } » a publié la version { $version } de son guide de pratiques « { $title } ».
practice-guide-email-published-action = Lire le guide
practice-guide-email-published-why = Vous recevez ce courriel parce que vous êtes membre de « { $community } » ou parce que le guide vous cite.

# Le journal.
practice-guide-deed-create = Guide de pratiques commencé
practice-guide-deed-texts = Titre d’un guide de pratiques modifié
practice-guide-deed-chapter = Chapitre d’un guide de pratiques ajouté ou modifié
practice-guide-deed-passage = Passage d’un guide de pratiques écrit
practice-guide-deed-image = Image d’un guide de pratiques modifiée
practice-guide-deed-move = Partie d’un guide de pratiques déplacée
practice-guide-deed-remove = Partie d’un guide de pratiques retirée
practice-guide-deed-review = Relecture d’un guide de pratiques demandée
practice-guide-deed-reviewed = Guide de pratiques relu
practice-guide-deed-publish = Édition d’un guide de pratiques publiée

# Les données d’une personne.
practice-guide-data-guides = Guides de pratiques que vous avez commencés
practice-guide-data-chapters = Chapitres de guides dont vous avez écrit le titre
practice-guide-data-passages = Passages de guides dont vous avez écrit la dernière version
practice-guide-data-written = Guides de pratiques dans lesquels vous avez écrit depuis leur dernière édition
practice-guide-data-written-together = Guides de pratiques dont vous avez écrit un chapitre avec d’autres
practice-guide-data-reviews = Guides de pratiques qu’on vous a demandé de relire
practice-guide-data-editions = Éditions de guides que vous avez publiées
practice-guide-data-title = Titre
practice-guide-data-summary = Résumé
practice-guide-data-changes = Ce qui change
practice-guide-data-asked = Demandé le
