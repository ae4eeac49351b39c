# Les sections de guides qu’une rencontre utilise.

section-use-sections = Sections de guides
section-use-title = Sections de guides : { $meeting }
section-use-link =
    { $count ->
        [one] Une section de guide utilisée
       *[other] { $count } sections de guides utilisées
    }
section-use-choose = Utiliser une section de guide
section-use-choose-text = La section devient des points de l’ordre du jour, avec leur durée, leurs questions et leur matériel. Vous pourrez les modifier. La rencontre garde la version d’aujourd’hui.
section-use-section = Section
section-use-choice = { $name } ({ $minutes } min)
section-use-add = Mettre à l’ordre du jour
section-use-none = Cette rencontre n’utilise pas encore de section de guide.
section-use-of-practice-guide = Guide de pratiques
section-use-newer = Il existe une version plus récente : la version { $version }. Les points de l’ordre du jour n’ont pas changé.
section-use-withdrawn = Cette section n’est plus publiée. Les points de l’ordre du jour gardent leur texte.
section-use-material = Matériel : [{ $guide }, version { $version }]({ $address })
section-use-own-material = Matériel : { $material }
section-use-chapter = Chapitre : [{ $guide }, version { $version }]({ $address })
section-use-ask = Qu’est-ce qui est déjà en place chez nous? Que voulons-nous essayer?
section-use-feedback = Faire un retour sur la section
section-use-did-it-work = Est-ce que cela a fonctionné?
section-use-worked-yes = Oui
section-use-worked-partly = En partie
section-use-worked-no = Non
section-use-adapted = Qu’avez-vous adapté?
section-use-adapted-hint = { $count } caractères au plus; laissez le champ vide si vous n’avez rien adapté. Les personnes qui animent une communauté et la coordination liront cette note, sans votre nom ni celui de la communauté.
section-use-wrong-section = Choisissez une section dans la liste. Si le guide vient de changer, la liste montre sa version actuelle.
section-use-wrong-worked = Indiquez si cela a fonctionné.
section-use-closed = Rien n’a été fait : la rencontre est terminée ou annulée.
section-use-too-early = Rien n’a été enregistré : la rencontre n’a pas encore commencé. Votre texte est encore dans le formulaire.
section-use-used = La rencontre utilise déjà cette section.
section-use-commented = Rien n’a été retiré : des personnes ont déjà fait un retour sur cette section.
section-use-gone = Cet élément n’existe plus.
section-use-changed = Une autre personne a répondu entre-temps. Comparez sa réponse avec la vôtre, puis enregistrez de nouveau.
section-use-history-title = En rencontre : { $section }
section-use-meetings =
    { $count ->
        [0] Pas encore utilisé en rencontre
        [one] Utilisé dans une rencontre
       *[other] Utilisé dans { $count } rencontres
    }
section-use-worked-counts = Cela a fonctionné : { $yes }; en partie : { $partly }; cela n’a pas fonctionné : { $no }.
section-use-notes = Ce qui a été adapté
section-use-no-notes = Rien n’a été adapté
section-use-no-notes-text = Ce que les personnes qui animent adaptent apparaîtra ici.
section-use-proposed = La version { $version } a été adaptée dans plusieurs rencontres : une révision est proposée.
section-use-notified = La section « { $section } » a été adaptée dans plusieurs rencontres
section-use-email-subject = Une révision est proposée : { $section }
section-use-email-text = La section « { $section } » d’un guide que vous écrivez a été adaptée dans plusieurs rencontres. Voyez ce qui a été adapté avant de préparer la prochaine version.
section-use-email-action = Voir ce qui a été adapté
section-use-email-why = Vous recevez ce courriel parce que vous écrivez ce guide.
section-use-deed-add = Section de guide mise à l’ordre du jour
section-use-deed-remove = Section de guide retirée d’une rencontre
section-use-deed-feedback = Retour sur une section de guide enregistré
section-use-data-uses = Sections de guides que vous avez mises à un ordre du jour
section-use-data-feedback = Vos retours sur des sections de guides
section-use-data-version = Version
section-use-data-worked = A fonctionné
section-use-data-adapted = Adapté
