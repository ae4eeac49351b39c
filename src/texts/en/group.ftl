# Group notes: begun, written together, closed, signed.

# The editor: words that the island says.

group-word-add = Add a part
group-word-title = Title of the part
group-word-text = Text
group-word-removed = Removed parts
group-word-was-added = Part added
group-word-changed = The note has just changed.
group-word-no-right = You can no longer write in this note. What was not saved stays on this device.

# Beginning one.

group-new = New group note
group-new-text = Several people, at the same time: each one sees what the others write. The group closes the note when it is done.
group-begin = Start writing together
group-title = Title
group-title-hint = For example, the name of the table or of the topic.
group-lang = Language of the note
group-prompt = The note answers
group-who = Who writes with you
group-who-community = Members of the community
group-who-community-hint = Members read the note and write in it.
group-who-facilitators = The facilitators
group-who-facilitators-hint = Only those who facilitate the community read the note and write in it.
group-who-people = Certain people
group-who-people-hint = Only these people read the note and write in it.
group-wrong-title = Give the note a title, of { $most } characters at most.
group-wrong-who = Choose who writes with you.
group-write-together = Write together

# Writing it.

group-together = Group note
group-open = Being written
group-write = Write in the note
group-write-title = Writing together: { $title }
group-read = Read the note
group-close = Close the note
group-script-off = Without JavaScript, save each part with its button. What others wrote in the meantime is kept.
group-save = Save this part
group-empty = The note is empty
group-empty-text = Add a first part.
group-part-untitled = Untitled part
group-written-by = Written by { $names }
group-nobody = Nobody has written here yet.
group-said-closed = The note is closed. Those who wrote in it can now sign it.
group-said-signed = Your signature is on the note.

# Closing it.

group-closing = Close and sign
group-closing-text = Once closed, the note reads like a reflection: people can answer it, find it, translate it. Those who wrote in it sign it.
group-close-anyway = I have checked: close the note
group-reopen = Reopen the note
group-reopen-text = Everyone in the group can write in it again. Signatures are erased.
group-reopen-named = This note is shared without names. To reopen it, share it with names first: the whole group would see who is writing.
group-sign = Sign the note
group-sign-text = By signing, you say that the note conveys what the group meant.
group-signed-by = Signed by { $names }
group-unsigned = Not yet signed by { $names }
group-signed-all = Signed by everyone who wrote in it
group-still-open = Note still open, as it was on { $moment }
group-closed-on = Closed on { $date }
group-wrong-empty = The note is empty. Write something before you close it.
group-wrong-long = The note is longer than { $most } characters. Shorten it before you close it.
group-wrong-open = This note is still being written. Close it before you share it beyond the community.
group-wrong-anonymous = This note is still being written, and the people who read it see who is writing. Close it before you share it without names.
group-sign-or-reopen = Sign the note, or reopen it
group-too-late = The note was closed while you were writing. Here is what you wrote: copy it, or reopen the note to put it back.
group-typed = What you wrote
