# Ce que disent les lignes du journal, à l’administration et à la personne elle-même.

audit-other = Autre action
audit-named = { $kind } : { $name }
audit-kind-address = Adresse courriel
audit-kind-agreement = Texte à accepter
audit-kind-community = Communauté
audit-kind-mail = Courriel
audit-kind-meeting = Rencontre
audit-kind-organization = Organisme
audit-kind-page = Page du portail
audit-kind-person = Personne
audit-kind-reflection = Réflexion
audit-kind-setting = Réglage
audit-kind-template = Modèle d’ordre du jour
audit-kind-theme = Thème
audit-kind-vote = Vote
audit-kind-other = Autre objet
audit-setting-history = Durée de conservation de l’historique
audit-detail-of = { $name } : { $what }
audit-by-password = avec le mot de passe
audit-by-link = avec un lien reçu par courriel
audit-data-seen = à l’écran
audit-data-html = fichier à lire (HTML)
audit-data-json = fichier pour un logiciel (JSON)
audit-version = version { $number }
audit-no-role = ne fait plus partie de la communauté
audit-new-addresses = nouvelles adresses : { $addresses }
audit-set = nouvelle image
audit-removed = image retirée
audit-link-added = lien ajouté
audit-file-added = fichier ajouté
audit-document-removed = document retiré
audit-document-restored = document rétabli
audit-file-confirmed = fichier confirmé
audit-moved = ordre changé
audit-as-delivered = version d’origine rétablie
audit-reflections = { $count ->
    [one] { $count } réflexion
   *[other] { $count } réflexions
}
audit-months = { $count } mois
