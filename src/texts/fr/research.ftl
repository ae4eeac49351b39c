# La recherche : l’accord des personnes, les fichiers remis et leur registre.

research-consent-title = Recherche
research-consent-link-text = Avec votre accord, ce que vous partagez peut servir à la recherche, sans votre nom et sans vos textes.
research-consent-link = Voir et choisir
research-consent-lead = La recherche peut documenter les effets des communautés. Ce que vous partagez n’y sert que si vous donnez votre accord.
research-consent-off = Vous n’avez pas donné votre accord : rien de ce que vous partagez ne sert à la recherche.
research-consent-on = Vous avez donné votre accord le { $when }.
research-consent-withdrawn = Vous avez retiré votre accord le { $when } : rien de ce que vous partagez n’est mis dans un nouveau fichier.
research-consent-what = Ce qui serait remis
research-consent-what-kinds = Une ligne pour chaque réflexion que vous partagez avec votre nom, avec une ou plusieurs communautés; pour chaque essai d’une pratique que vous notez; et pour chaque retour que vous donnez sur une section de guide, si personne ne l’a modifié ensuite.
research-consent-what-columns = Dans une ligne : un pseudonyme, le type de contribution, votre profession, la langue, les niveaux de la communauté, l’année scolaire, s’il s’agit d’un constat ou d’un défi, si l’essai ou la section a fonctionné, et des mots-clés.
research-consent-never = Ce qui n’est jamais remis
research-consent-never-text = Vos textes, votre nom, votre organisme, ce que vous gardez pour vous ou partagez avec quelques personnes seulement, et ce que vous partagez sans votre nom.
research-consent-protection = Ce qui vous protège
research-consent-protection-text = Votre nom est remplacé par un pseudonyme, différent dans chaque fichier et pour chaque type de contribution. Un registre indique à qui chaque fichier est remis, et dans quel but.
research-consent-protection-groups = La profession, la langue, les niveaux et l’année scolaire ne sont donnés que si au moins { $count } personnes ont les mêmes dans toutes leurs lignes du même type. Sinon, une partie est cachée, ou ces lignes ne sont pas remises. Un constat, un défi, un résultat ou un mot-clé n’est donné que si au moins { $count } de ces personnes l’ont aussi.
research-consent-protection-limits = Vos lignes du même type ont le même pseudonyme : on voit combien il y en a. Leur ensemble peut être unique, même si plusieurs personnes partagent chaque valeur.
research-consent-free = Vous êtes libre : votre choix n’a aucun effet sur votre participation. Si vous retirez votre accord, les fichiers suivants ne contiennent plus rien de vous; ceux qui sont déjà remis ne peuvent pas être repris.
research-consent-give = Donner mon accord
research-consent-withdraw = Retirer mon accord
research-consent-said = Votre choix est noté.

research-title = Recherche
research-administration-text = Remettre des données à une équipe de recherche; registre de ce qui a été remis.
research-lead = Ce que partagent les personnes qui ont donné leur accord peut être remis pour la recherche, sans noms et sans textes. Chaque fichier est inscrit au registre, qui ne s’efface pas.
research-hand-over = Remettre un fichier
research-hand-over-text = Le fichier est inscrit au registre au moment où il est fait, puis téléchargé. N’écrivez ici le nom d’aucune personne participante.
research-kinds = Contributions
research-kinds-missing = Choisissez au moins un type de contribution.
research-kind-reflection = Réflexions
research-kind-trial = Essais d’une pratique
research-kind-feedback = Retours sur une section de guide
research-year = Année scolaire
research-year-all = Toutes les années
research-nothing = Il n’y a rien à remettre : trop peu de personnes ont donné leur accord pour ces contributions. Rien n’a été inscrit au registre.
research-submit = Inscrire au registre et télécharger
research-calls = Les réponses à un appel se remettent à partir des chiffres de cet appel; elles sont inscrites au même registre.
research-register = Registre
research-register-none = Rien n’a été remis
research-register-none-text = Chaque fichier remis pour la recherche sera inscrit ici.
research-register-source-contributions = Contributions
research-register-source-call = Réponses à un appel : { $title }
research-register-rows =
    { $count ->
        [one] { $count } ligne
       *[other] { $count } lignes
    }
research-register-by = Remis par { $name }, { $when }
research-register-columns = Colonnes :
research-register-hash = Empreinte SHA-256 du fichier :

research-codebook = Description des colonnes
research-codebook-csv = Télécharger la description des colonnes
research-codebook-text = À remettre avec le fichier : ce que contiennent ses colonnes et ce que signifient leurs codes.
research-codebook-column = Colonne
research-codebook-meaning = Contenu
research-codebook-code = Code
research-codebook-word = Signification
research-codebook-groups = Chaque type de contribution est traité à part, avec tout ce que partagent les personnes qui ont donné leur accord, même si le fichier n’en contient qu’une partie. Les colonnes qui vont de la profession à l’année scolaire ne sont remplies que si au moins { $count } personnes ont exactement les mêmes valeurs dans toutes leurs lignes. Sinon, la dernière de ces colonnes est cachée, puis la précédente, et ainsi de suite. Les personnes qui formeraient encore un groupe de moins de { $count } ne sont pas dans le fichier. Les constats, les défis, les résultats et les mots-clés sont comptés dans chacun de ces groupes. Un fichier d’une seule année ne contient que les lignes dont l’année scolaire n’est pas cachée.
research-column-pseudonym = Pseudonyme de la personne, pour ce fichier et ce type de contribution seulement
research-column-kind = Type de contribution
research-column-profession = Profession de la personne; vide si c’en est une autre ou si elle n’est pas précisée
research-column-language = Langue de la contribution
research-column-level = Niveaux de la communauté, séparés par des espaces
research-column-school-year = Année scolaire de la contribution, qui commence en août
research-column-mark = Indique si la réflexion est un constat ou un défi; vide si ce n’est ni l’un ni l’autre
research-column-outcome = Résultat de l’essai, ou de la section pendant la rencontre; vide pour une réflexion
research-column-tags = Mots-clés de la réflexion ou de la pratique, séparés par une barre verticale; seulement ceux d’au moins { $count } personnes du même groupe
research-value-withheld = Caché, parce que trop peu de personnes ont la même valeur
research-value-reflection = Réflexion partagée avec une ou plusieurs communautés
research-value-trial = Essai d’une pratique prometteuse
research-value-feedback = Retour sur une section de guide après une rencontre
research-value-all-levels = Tous les niveaux

research-deed-handover = Fichier remis pour la recherche
research-data-consent = Accord pour la recherche
research-data-given = Accord donné
research-data-handover = Fichiers que vous avez remis pour la recherche
