# Le champ de texte mis en forme.

rich-text-toolbar = Mise en forme
rich-text-bold = Gras
rich-text-italic = Italique
rich-text-heading = Intertitre
rich-text-list = Liste à puces
rich-text-numbers = Liste numérotée
rich-text-quote = Citation
rich-text-link = Lien
rich-text-table = Tableau
rich-text-add-row = Ajouter une ligne au tableau
rich-text-add-column = Ajouter une colonne au tableau
rich-text-remove-row = Retirer la ligne du tableau
rich-text-remove-column = Retirer la colonne du tableau
rich-text-undo = Annuler
rich-text-redo = Rétablir
rich-text-link-address = Adresse du lien
rich-text-link-apply = Ajouter le lien
rich-text-link-remove = Retirer le lien
rich-text-link-wrong = Cette adresse n’est pas complète. Copiez-la à partir de votre navigateur, puis collez-la ici.
rich-text-paste-plain = Le texte collé était trop volumineux pour garder sa mise en forme : seuls les mots sont collés.
rich-text-paste-refused = Ce contenu est trop volumineux pour être collé. Collez-le par parties, ou joignez le fichier.
rich-text-mention = Personnes à mentionner
rich-text-mention-found = Choisissez avec les flèches, puis appuyez sur Entrée. Personnes trouvées :
rich-text-help = Pour sortir du champ, appuyez sur Échap, puis sur Tab.
