# Les fichiers à télécharger : comptes rendus, ordres du jour, pratiques, constats.

export-title = Télécharger cette page
export-pdf = PDF accessible
export-pdf-hint = Pour lire et imprimer
export-pdf-elsewhere = Non offert sur ce portail : comment l’obtenir
export-epub = EPUB
export-epub-hint = Pour une liseuse
export-docx = DOCX
export-docx-hint = Pour Word
export-odt = ODT
export-odt-hint = Pour LibreOffice
export-html = HTML hors ligne
export-html-hint = Un seul fichier
export-markdown = Markdown
export-markdown-hint = Texte brut
export-no-pdf = Ce portail ne produit pas de PDF
export-no-pdf-text = Le programme ensemble-print n’est pas installé avec le portail. La personne qui administre le serveur peut le compiler avec « make print » et le placer dans le même dossier que le portail, ou indiquer où il se trouve avec le réglage print_program. En attendant, ouvrez le fichier HTML dans un navigateur et imprimez-le en PDF.
export-other-files = Autres formats
export-contents = Table des matières
export-address = Adresse
export-publisher = Communauté { $community }, Ensemble
export-publisher-word = Publié par
export-contributors = Avec la contribution de
export-source = Source
export-state = État
export-copied = Copie du
export-accessibility = Les titres, les listes, les tableaux et les langues sont balisés.
