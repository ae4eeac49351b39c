# What the interface's components say (src/ui).

ui-skip-to-content = Skip to content
ui-main-navigation = Main navigation
ui-about-navigation = About the portal
ui-breadcrumb = Breadcrumb
ui-menu = Menu
ui-close = Close
ui-version = Version { $version }

ui-french = French
ui-english = English
ui-bilingual = Bilingual
ui-only-in-french = This passage is in French only.
ui-only-in-english = This passage is in English only.
ui-translation-outdated = The original has changed since it was translated.

ui-errors-title = { $count ->
    [one] There is one thing to correct
   *[other] There are { $count } things to correct
}
ui-required-note = Fields marked with an asterisk (*) are required.

ui-undo-removal = Undo removal
ui-removal-undone = The removal has been undone.

ui-pagination = Pages of the list
ui-page-number = Page { $number }
ui-previous = Previous
ui-next = Next
