# Ce que disent les composants de l’interface (src/ui).

ui-skip-to-content = Aller au contenu
ui-main-navigation = Navigation principale
ui-about-navigation = À propos du portail
ui-breadcrumb = Fil d’Ariane
ui-menu = Menu
ui-close = Fermer
ui-version = Version { $version }

ui-french = Français
ui-english = Anglais
ui-bilingual = Bilingue
ui-only-in-french = Ce passage existe en français seulement.
ui-only-in-english = Ce passage existe en anglais seulement.
ui-translation-outdated = L’original a changé depuis cette traduction.

ui-errors-title = { $count ->
    [one] Il y a une chose à corriger
   *[other] Il y a { $count } choses à corriger
}
ui-required-note = Les champs marqués d’un astérisque (*) sont obligatoires.

ui-undo-removal = Annuler le retrait
ui-removal-undone = Le retrait est annulé.

ui-pagination = Pages de la liste
ui-page-number = Page { $number }
ui-previous = Précédent
ui-next = Suivant
