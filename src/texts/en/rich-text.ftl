# The rich text field.

rich-text-toolbar = Formatting
rich-text-bold = Bold
rich-text-italic = Italic
rich-text-heading = Heading
rich-text-list = Bulleted list
rich-text-numbers = Numbered list
rich-text-quote = Quote
rich-text-link = Link
rich-text-table = Table
rich-text-add-row = Add a table row
rich-text-add-column = Add a table column
rich-text-remove-row = Remove the table row
rich-text-remove-column = Remove the table column
rich-text-undo = Undo
rich-text-redo = Redo
rich-text-link-address = Link address
rich-text-link-apply = Add the link
rich-text-link-remove = Remove the link
rich-text-link-wrong = This address is not complete. Copy it from your browser, then paste it here.
rich-text-paste-plain = The pasted text was too large to keep its formatting: only the words were pasted.
rich-text-paste-refused = This is too large to paste. Paste it in parts, or attach the file.
rich-text-mention = People to mention
rich-text-mention-found = Choose with the arrow keys, then press Enter. People found:
rich-text-help = To leave the field, press Escape, then Tab.
