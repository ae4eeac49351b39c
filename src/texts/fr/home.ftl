# L’accueil d’une personne qui est connectée, et son menu.

home-mine = Mon accueil
home-nav = Accueil
home-menu = Mon menu : { $name }
home-menu-communities = Mes communautés
home-menu-bookmarks = Mes signets
home-menu-profile = Profil et préférences
home-hello = Bonjour, { $name }
home-welcome = Bienvenue, { $name }

# Quand
home-day-today = aujourd’hui
home-day-yesterday = hier
home-under-way = en cours
home-until = { $days ->
    [0] aujourd’hui
    [1] demain
   *[other] dans { $days } jours
}

# La prochaine rencontre
home-next = Prochaine rencontre
home-next-none = Aucune rencontre n’est annoncée dans vos communautés.
home-next-items = { $count ->
    [one] ({ $count } point)
   *[other] ({ $count } points)
}
home-next-documents = { $count ->
    [one] { $count } document à lire
   *[other] { $count } documents à lire
}
home-next-where = Lieu à préciser

# Ce qui attend
home-waiting = Ce qui vous attend
home-waiting-none = Rien ne vous attend en ce moment.
home-vote-again = Revoir votre vote : « { $title } »
home-vote-again-text = Un thème sur lequel vous aviez voté a été modifié ou retiré depuis
home-finish = Finir « { $title } »
home-finish-text = Brouillon, visible par vous seulement
home-finish-translation = Finir la traduction de « { $title } »
home-review = Relire la traduction de « { $title } »
home-review-text = Proposée par { $name }
home-update = Mettre à jour la traduction de « { $title } »
home-update-text = L’autre langue a changé depuis
home-translate = Traduire « { $title } »
home-translate-en = { $author }, en anglais seulement
home-translate-fr = { $author }, en français seulement
home-led = { $community } (vous animez)
home-requests = { $count ->
    [one] Répondre à une demande d’adhésion
   *[other] Répondre à { $count } demandes d’adhésion
}
home-requests-text = { $others ->
    [0] { $name }
    [one] { $name } et une autre personne
   *[other] { $name } et { $others } autres personnes
}
home-reports = { $count ->
    [one] Examiner un signalement
   *[other] Examiner { $count } signalements
}
home-reports-text = Réflexions et réponses signalées
home-publish = Publier « { $title } »
home-publish-text = Encore un brouillon : les membres ne voient ni la date ni l’ordre du jour
home-page-behind = Mettre à jour la traduction de la page
home-page-draft = Finir de modifier la page
home-meeting-behind = Mettre à jour la traduction de « { $title } »
home-meeting-draft = Finir de modifier « { $title } »

# Ce qui est nouveau
home-new = Nouveau
home-new-yesterday = Nouveau depuis hier
home-new-weekday = Nouveau depuis { $day }
home-new-date = Nouveau depuis le { $date }
home-new-none = Vous avez tout lu.
home-new-read = Relire les réflexions de ma communauté
home-new-unread = Tout voir
home-read-in = Lire les réflexions :
home-replied = { $name } a répondu à « { $title } »
home-replied-anonymous = Réponse de la personne qui a écrit « { $title } »
home-announced = Rencontre annoncée : { $title }
home-agenda-changed = Ordre du jour modifié : { $title }
home-group = Note de groupe

# Mes communautés, mes signets
home-aside = Mes communautés et mes signets
home-facilitate = Vous animez
home-facilitate-next = Vous animez · { $when }
home-next-on = Prochaine rencontre : { $when }
home-no-meeting = Aucune rencontre annoncée
home-find-another = Trouver une autre communauté
home-none-yet = Vous ne faites partie d’aucune communauté.
home-no-bookmark = Ajoutez un signet à une réflexion : vous la retrouverez ici.
home-all-bookmarks = Tous mes signets

# Les trois étapes d’une nouvelle personne
home-steps = Trois étapes pour commencer. Rien ne presse : ce que vous faites reste enregistré.
home-step-profile = Votre profil
home-step-profile-text = Indiquez votre profession et votre organisme. C’est vous qui choisissez ce que les autres en voient.
home-step-profile-do = Compléter mon profil
home-step-profile-done = Vous pouvez choisir ce que les autres en voient.
home-step-profile-edit = Modifier mon profil
home-step-community = Votre communauté
home-step-community-text = Choisissez celle qui vous ressemble. L’équipe d’animation lit votre demande et vous répond par courriel.
home-step-community-asked = Votre demande est envoyée : { $community }. L’équipe d’animation vous répondra par courriel.
home-step-community-done = Vous faites partie d’une communauté : { $community }.
home-step-community-all = { $count ->
    [one] Voir la communauté
   *[other] Voir les { $count } communautés
}
home-suggested = Proposée selon votre profession
home-step-meeting = Votre première rencontre
home-step-meeting-text = Dès que vous ferez partie d’une communauté, sa prochaine rencontre paraîtra ici, avec le lieu et l’ordre du jour.
home-step-meeting-none = Votre communauté n’a pas encore annoncé de rencontre. La prochaine paraîtra ici.
home-step-meeting-next = Votre communauté se réunit bientôt :
home-ahead = À venir dans le réseau
home-question = Une question?
home-question-about = Comment ça fonctionne
home-question-write = Nous joindre
