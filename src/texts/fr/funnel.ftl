# Les chiffres d’un appel, pour la coordination.

funnel-title = Chiffres
funnel-page-title = Chiffres : { $call }
funnel-none = Aucun chiffre pour le moment
funnel-none-text = Les chiffres paraîtront quand l’appel sera ouvert.
funnel-steps = De la réponse à la première rencontre
funnel-intro = Chaque personne compte une fois. Les brouillons et les réponses retirées ne comptent que parmi les réponses commencées.
funnel-invited = { $count ->
    [0] Aucun organisme n’est marqué comme contacté.
    [one] 1 organisme est marqué comme contacté.
   *[other] { $count } organismes sont marqués comme contactés.
}
funnel-communities = { $made ->
    [0] Aucune communauté n’est encore créée : on ne connaît pas encore les présences.
    [one] 1 communauté est créée; sa première rencontre { $met ->
        [0] n’a pas encore eu lieu.
       *[other] a eu lieu.
    }
   *[other] { $made } communautés sont créées; { $met ->
        [0] aucune n’a encore eu sa première rencontre.
        [one] 1 a eu sa première rencontre.
       *[other] { $met } ont eu leur première rencontre.
    }
}
funnel-chart = Diagramme à barres : les mêmes nombres sont dans le tableau qui suit
funnel-table = Réponses par étape
funnel-step = Étape
funnel-number = Nombre
funnel-share = En % des réponses envoyées
funnel-accepted-share = Places acceptées, en % des réponses envoyées
funnel-percent = { $number } %

funnel-step-begun = Commencées
funnel-step-sent = Envoyées
funnel-step-confirmed = Confirmées par l’organisme
funnel-step-relevant = Projet pertinent
funnel-step-offered = Place offerte
funnel-step-accepted = Place acceptée
funnel-step-present = Présence à la première rencontre

funnel-withheld = non montré
funnel-withheld-note = Le nombre de présences n’est montré qu’à partir de { $count }. Dans un groupe, le nombre de réponses commencées est caché s’il laisse voir que moins de { $count } n’ont pas été envoyées. Un autre nombre peut être caché en même temps, pour qu’on ne puisse pas déduire le premier.
funnel-csv = Télécharger en CSV
funnel-xlsx = Télécharger en XLSX
funnel-logged = Chaque téléchargement est noté dans le journal.

funnel-groups = Par groupe
funnel-tables = Tableaux par groupe
funnel-total = Total
funnel-breakdown = Répartition
funnel-group = Groupe
funnel-by-sector = Par secteur
funnel-by-level = Par niveau
funnel-by-language = Par langue
funnel-by-region = Par région
funnel-sector = Secteur
funnel-level = Niveau
funnel-language = Langue
funnel-region = Région
funnel-french = Français
funnel-english = Anglais
funnel-not-chosen = Non précisé

funnel-research = Pour la recherche
funnel-research-text = Le fichier contient les réponses envoyées par les personnes qui acceptent que leurs réponses servent à la recherche. Il ne contient ni nom, ni organisme, ni texte écrit par ces personnes. Les pseudonymes changent d’un fichier à l’autre.
funnel-research-groups = Le secteur, le niveau et la région ne sont donnés que si au moins { $count } personnes les ont en commun. Sinon, la région est cachée, puis le niveau, puis le secteur. Les personnes qui formeraient encore un groupe de moins de { $count } ne sont pas dans le fichier. La langue est cachée dans chaque groupe où seules quelques personnes (moins de { $count }) ont répondu dans l’une des deux langues.
funnel-research-register = Chaque fichier remis est inscrit au registre de la recherche. N’écrivez ici le nom d’aucune personne participante.
funnel-research-nothing = Il n’y a rien à remettre : trop peu de personnes ont donné leur accord dans cet appel. Rien n’a été inscrit au registre.
funnel-codebook = Colonnes du fichier
funnel-field = Colonne
funnel-meaning = Contenu
funnel-values = Valeurs
funnel-field-pseudonym = Pseudonyme de la personne, pour ce fichier seulement
funnel-field-sector = Secteur de la personne
funnel-field-level = Niveau du projet
funnel-field-region = Numéro de la région administrative de la personne
funnel-field-language = Langue de la réponse
funnel-field-months = Mois où la personne peut participer, de 01 à 12, séparés par des espaces
funnel-field-need = Besoin que la personne a classé au rang { $rank } parmi ceux de l’appel, dans la langue du fichier; vide s’il n’y en a pas
funnel-field-relevant = Résultat de la lecture du projet; vide tant que rien n’est décidé
funnel-field-place = Suite donnée à la réponse
funnel-value-withheld = Caché, parce que le groupe est trop petit
funnel-value-relevant = Projet pertinent
funnel-value-not-relevant = Projet non pertinent

funnel-deed-figures = Chiffres d’un appel téléchargés
funnel-deed-research = Données d’un appel remises pour la recherche
