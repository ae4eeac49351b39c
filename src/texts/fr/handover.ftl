# Ce qui est remis pour la recherche, et à qui.

handover-recipient = Remis à
handover-recipient-hint = La personne ou l’équipe de recherche, et son établissement.
handover-recipient-missing = Indiquez à qui le fichier sera remis.
handover-purpose = But de la recherche
handover-purpose-hint = Ce que la recherche veut documenter, et la référence de l’entente ou de l’approbation éthique.
handover-purpose-missing = Indiquez le but de la recherche.
handover-too-long = Écrivez { $count } caractères au plus.
handover-one = Fichier remis pour la recherche
