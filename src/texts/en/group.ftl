# Group notes: started, written together, closed, signed.

# The editor: words that the island says.

group-word-add = Add a section
group-word-title = Section title
group-word-text = Text
group-word-removed = Removed sections
group-word-was-added = Section added
group-word-changed = The note has just changed.
group-word-no-right = You can no longer write in this note. What was not saved stays on this device.

# Starting one.

group-new = New group note
group-new-text = Everyone writes at the same time and sees what the others are writing. The group closes the note when it is done.
group-begin = Start the note
group-title = Title
group-title-hint = For example, the name of the table or the topic.
group-lang = Language of the note
group-prompt = The note responds to
group-who = Who is writing with you
group-who-community = Members of the community
group-who-community-hint = All members can read the note and write in it.
group-who-facilitators = The facilitators
group-who-facilitators-hint = Only the facilitators can read the note and write in it.
group-who-people = Selected people
group-who-people-hint = Only these people can read the note and write in it.
group-wrong-title = Give the note a title ({ $most } characters at most).
group-wrong-who = Choose who is writing with you.
group-write-together = Write as a group

# Writing it.

group-together = Group note
group-open = In progress
group-write = Write in the note
group-write-title = Writing as a group: { $title }
group-read = Read the note
group-close = Close the note
group-script-off = Without JavaScript, save each section with its own button. What others wrote in the meantime is kept.
group-save = Save this section
group-empty = The note is empty
group-empty-text = Add a first section.
group-part-untitled = Untitled section
group-written-by = Written by { $names }
group-nobody = No one has written here yet.
group-said-closed = The note is closed. Everyone who wrote in it can now sign it.
group-said-signed = You have signed the note.

# Closing it.

group-closing = Close and sign
group-closing-text = Once closed, the note works like a reflection: people can reply to it, search for it and translate it. Those who wrote in it can sign it.
group-close-anyway = Close the note as is
group-reopen = Reopen the note
group-reopen-text = Everyone in the group will be able to write in it again. Signatures will be removed.
group-reopen-named = This note is shared without names. Before you reopen it, share it with names: the whole group will see who is writing.
group-sign = Sign the note
group-sign-text = By signing, you confirm that the note says what the group meant.
group-signed-by = Signed by { $names }
group-unsigned = Not yet signed by { $names }
group-signed-all = Signed by everyone who wrote in it
group-still-open = Note still open, as it was on { $moment }
group-closed-on = Closed on { $date }
group-wrong-empty = The note is empty. Write something before closing it.
group-wrong-long = The note is longer than { $most } characters. Shorten it before closing it.
group-wrong-open = This note is still being written. Close it before sharing it outside the community.
group-wrong-anonymous = This note is still being written, and the people who read it can see who is writing. Close it before sharing it without names.
group-sign-or-reopen = Sign the note, or reopen it
group-too-late = The note was closed while you were writing. Here is your text: copy it, or reopen the note and add it.
group-typed = What you wrote
