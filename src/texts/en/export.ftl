# Files to download: minutes, agendas, practices, findings.

export-title = Download this page
export-pdf = Accessible PDF
export-pdf-hint = To read and print
export-pdf-elsewhere = Not available on this portal: how to get it
export-epub = EPUB
export-epub-hint = For an e-reader
export-docx = DOCX
export-docx-hint = For Word
export-odt = ODT
export-odt-hint = For LibreOffice
export-html = Offline HTML
export-html-hint = A single file
export-markdown = Markdown
export-markdown-hint = Plain text
export-no-pdf = This portal does not produce PDF files
export-no-pdf-text = The ensemble-print program is not installed with the portal. The server administrator can build it with “make print” and put it in the same folder as the portal, or set its location with print_program. In the meantime, open the HTML file in a browser and print it to PDF.
export-other-files = Other formats
export-contents = Table of contents
export-address = Address
export-publisher = The “{ $community }” community, Ensemble
export-publisher-word = Published by
export-contributors = With contributions from
export-source = Source
export-state = Status
export-copied = Copied on
export-accessibility = Headings, lists, tables and languages are marked up.
