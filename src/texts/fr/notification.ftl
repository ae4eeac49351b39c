# Notifications : la liste, les préférences, l’arrêt des courriels.

notification-title = Notifications
notification-bell = Notifications : { $unread }
notification-none-unread = Tout est lu
notification-unread = { $count ->
    [one] { $count } non lue
   *[other] { $count } non lues
}
notification-many-unread = Plus de 99 non lues
notification-is-unread = Non lue.
notification-read-all = Tout marquer comme lu
notification-preferences = Préférences
notification-empty = Rien pour le moment
notification-empty-text = Vous verrez ici les réponses à vos textes et ce qui change dans vos communautés.
notification-today = Aujourd’hui
notification-yesterday = Hier
notification-someone = Quelqu’un

notification-gone = Cette notification porte sur une page que vous ne pouvez plus consulter.
notification-gone-title = Page non disponible
notification-gone-text = Cette notification porte sur une page qui a été retirée ou que vous ne pouvez plus consulter.
notification-replied = { $who } a répondu à « { $title } »
notification-conversation = { $who } a écrit dans la conversation sur « { $title } »
notification-mentioned = On vous mentionne dans « { $title } »
notification-mentioned-reply = On vous mentionne dans une réponse à « { $title } »
notification-author-revealed = On a demandé qui a écrit « { $title } »
notification-restricted-read = Une réflexion signalée a été lue dans « { $community } »
notification-reported = Un texte a été signalé dans « { $community } »
notification-decided = Une décision a été prise au sujet d’un texte signalé dans « { $community } »
notification-meeting-published = Rencontre annoncée : « { $title } »
notification-meeting-changed = La rencontre « { $title } » a changé
notification-meeting-cancelled = La rencontre « { $title } » est annulée
notification-meeting-withdrawn = La rencontre « { $title } » n’est plus annoncée
notification-meeting-restored = La rencontre « { $title } », qui était annulée, aura lieu
notification-agenda-changed = L’ordre du jour de « { $title } » a changé
notification-vote-opened = Un vote est ouvert dans « { $community } »
notification-dates-proposed = Des dates sont proposées pour « { $title } »
notification-contacted = Vous avez reçu un message au sujet de « { $community } » : il est dans vos courriels
notification-join-requested = { $who } demande à se joindre à « { $community } »
notification-join-accepted = Vous faites maintenant partie de « { $community } »
notification-join-declined = Votre demande pour vous joindre à « { $community } » n’a pas été acceptée
notification-role-changed = Votre rôle a changé dans « { $community } »
notification-member-added = { $who } fait partie de « { $community } »
notification-portal-role = Un rôle du portail a été attribué ou retiré
notification-translation = La traduction de « { $title } » n’est plus à jour
notification-translation-asked = Une traduction de « { $title } » est demandée

notification-preferences-title = Préférences de notification
notification-preferences-lead = Tout se trouve dans la liste des notifications du portail. Choisissez ici ce qui vous est aussi envoyé par courriel.
notification-when = Quand…
notification-at-once = Tout de suite
notification-in-digest = Dans le résumé
notification-never = Jamais
notification-group-meetings = Les rencontres de mes communautés
notification-group-texts = Mes textes et mes échanges
notification-group-communities = L’animation
notification-category-meetings = une rencontre est annoncée, modifiée ou annulée
notification-category-agendas = l’ordre du jour d’une rencontre annoncée change
notification-category-replies = une personne me répond
notification-category-conversations = une conversation où j’ai écrit se poursuit
notification-category-mentions = un texte me mentionne (@Prénom Nom)
notification-category-translations = une traduction est demandée, ou n’est plus à jour
notification-category-requests = une personne demande à se joindre à une communauté que j’anime
notification-category-reports = un texte est signalé, ou mon signalement est traité
notification-category-news = une édition d’un guide de pratiques paraît
notification-kind-authorship = accès à une réflexion
notification-kind-membership = rôle ou adhésion
notification-digest = Résumé par courriel
notification-digest-hint = Le résumé n’est envoyé que s’il y a du nouveau. Il ne mentionne pas ce que vous avez déjà lu dans le portail.
notification-digest-daily = Chaque jour, à 7 h
notification-digest-weekly = Le mardi, à 7 h
notification-by-community = Pour une communauté en particulier
notification-by-community-hint = Ce que vous choisissez ici l’emporte sur le tableau.
notification-as-everywhere = Comme dans le tableau
notification-differs = Choix particuliers
notification-save = Enregistrer
notification-saved = Vos préférences sont enregistrées.
notification-choose = Choisir les courriels que je reçois

notification-unsubscribe = Ne plus recevoir ces courriels
notification-unsubscribe-text = Voulez-vous cesser de recevoir ces courriels?
notification-unsubscribe-button = Ne plus les recevoir
notification-unsubscribed = C’est fait. Vous ne recevrez plus ces courriels :
notification-unsubscribed-text = Vous trouverez encore ces nouvelles dans la liste des notifications du portail.
notification-unsubscribe-unknown = Ce lien est incomplet ou n’est plus valable. Connectez-vous pour choisir les courriels que vous recevez.

notification-digest-replies = { $count ->
    [one] Une réponse à ce que vous avez écrit
   *[other] { $count } réponses à ce que vous avez écrit
}
notification-digest-conversations = { $count ->
    [one] Une nouvelle réponse dans une conversation où vous avez écrit
   *[other] { $count } nouvelles réponses dans des conversations où vous avez écrit
}
notification-digest-mentions = { $count ->
    [one] Un texte vous mentionne
   *[other] { $count } textes vous mentionnent
}
notification-digest-reports = { $count ->
    [one] Un texte signalé
   *[other] { $count } textes signalés
}
notification-digest-requests = { $count ->
    [one] Une demande d’adhésion
   *[other] { $count } demandes d’adhésion
}
notification-digest-translations = { $count ->
    [one] Une traduction n’est plus à jour
   *[other] { $count } traductions ne sont plus à jour
}
notification-digest-translations-asked = { $count ->
    [one] Une traduction est demandée
   *[other] { $count } traductions sont demandées
}
notification-digest-decided = { $count ->
    [one] Un signalement traité
   *[other] { $count } signalements traités
}
notification-digest-others = { $count ->
    [one] Une autre nouvelle
   *[other] { $count } autres nouvelles
}
