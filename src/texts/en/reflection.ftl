# Reflections.

# Who sees
reflection-seen-by = Visible to:
reflection-who-reads = Who can read this?
reflection-level-me = Only me
reflection-level-people = Selected people
reflection-level-facilitators = Facilitators
reflection-level-community = The community
reflection-level-communities = All communities
reflection-level-public = Everyone
reflection-level-me-hint = No one else can read this text.
reflection-level-people-hint = The people you choose, and no one else.
reflection-level-facilitators-hint = The community’s facilitators.
reflection-level-community-hint = The community’s members and facilitators.
reflection-level-communities-hint = Everyone who is signed in and belongs to a community.
reflection-level-public-hint = Everyone who visits the portal, signed in or not, and search engines.
reflection-who-sees = Who can read this reflection?
reflection-people = These people
reflection-people-hint = Only for “Selected people”.
reflection-former-reader = { $name } (no longer in the community)
reflection-share = Share the reflection
reflection-share-save = Save this choice
reflection-share-files = Files others can read anyway
reflection-share-files-hint = Files you leave unchecked stay visible only to you.
reflection-share-files-text = These files may still reveal your name, or where a photo was taken: we could not remove everything.
reflection-share-files-remove = See the files, to remove or replace them
reflection-share-comments = { $count ->
    [one] The people who will now be able to read this text will also see a reply written by someone else, with that person’s name.
   *[other] The people who will now be able to read this text will also see { $count } replies written by others, with the names of those who wrote them.
}
reflection-meanwhile = This reflection changed in the meantime. What you wrote or chose is not lost: read the reflection again, then save.
reflection-meanwhile-link = Read the reflection again
reflection-share-anonymous = Without my name
reflection-share-anonymous-hint = Others will not see your name, here or on your replies. A facilitator can ask to see it by giving a reason, and that is logged. The portal’s log, which administrators and the privacy officer can read, shows who saved what.
reflection-confirm = Yes, share it
reflection-beyond-community = This text will be read outside the community
reflection-beyond-community-text = Read it once more with those readers in mind. You can remove it later, but not what others have read or copied.
reflection-pii = Could someone recognize a student?
reflection-pii-text = The following could identify someone. Replace it with initials or remove it, then send again. If there is no risk, send the text as is. The result of this check is not kept.
reflection-pii-found = { $count ->
    [one] { $count } passage to check: could someone recognize a student?
   *[other] { $count } passages to check: could someone recognize a student?
}
reflection-pii-gone = Nothing left to check.
reflection-pii-replace = Replace with { $instead }
reflection-pii-all = Replace all with initials
reflection-pii-replaced = The passages have been replaced in a new version. Review it before you share it.
reflection-tools = Formatting
reflection-tool-heading = Heading
reflection-tool-list = List
reflection-tool-quote = Quote
reflection-tool-link = Link
reflection-tool-table = Table
reflection-tool-word = words
reflection-tool-column = Column
reflection-preview-shown = The preview is below the text.
reflection-preview-failed = The preview is not available right now.
reflection-preview-limited = You asked for the preview too often. Your text is safe; the preview will be back in a few seconds.
reflection-why-code = looks like a permanent code or a health insurance number.
reflection-why-birth = looks like a date of birth.
reflection-why-phone = looks like a phone number.
reflection-why-mail = is an email address.
reflection-why-address = looks like an address.
reflection-why-name = looks like a student’s name.
reflection-why-family = mentions a student’s family, file or IEP.
reflection-why-elsewhere = is used as a student’s name elsewhere in the text or in an earlier version.
reflection-why-together = could identify a student: age, grade, school and date together.
reflection-wrong-people = Choose at least one person.
reflection-anonymous = name not shown
reflection-anonymous-now = Your name is not shown.
reflection-by-anonymous-me = { $name } (your name is not shown)
reflection-by = { $author }, { $when }

# Writing
reflection-new = New reflection
reflection-edit = Edit the reflection
reflection-leave-writing = Leave (your text will be kept)
reflection-change = Edit
reflection-save-and-share = Share…
reflection-said-before-sharing = Your text has been saved. No one else can read it until you confirm your choice.
reflection-title-placeholder = Title
reflection-text-placeholder = Write here. Do not name any students.
reflection-writing-details = { $count ->
    [0] { $language }, no keywords
    [one] { $language }, { $count } keyword
   *[other] { $language }, { $count } keywords
}
reflection-of-meeting = Reflections on this meeting
reflection-write = Write a reflection
reflection-choose = In which community?
reflection-no-community = You do not belong to a community yet
reflection-no-community-text = Reflections are written within a community. Find yours, then ask to join.
reflection-optional = Optional
reflection-field-title = Title
reflection-field-text = Text
reflection-field-lang = Language
reflection-field-prompt = What are you responding to?
reflection-field-other-title = Translated title
reflection-field-other-text = Translated text
reflection-prompt-hint = A guiding question, a meeting, or nothing in particular.
reflection-prompt-none = Nothing in particular
reflection-prompt-question = Guiding question
reflection-prompt-meeting = Meeting
reflection-prompt-item = Agenda item
reflection-tags = Keywords
reflection-tag = Keyword
reflection-tags-hint = Up to { $most }, separated by commas. For example: telepractice, consent.
reflection-wrong-empty = Write a few words.
reflection-wrong-tags = Use { $most } keywords at most.
reflection-wrong-tag = A keyword can have at most { $most } characters. Separate keywords with commas.
reflection-wrong-lang = Choose the language of the text. A reflection that has been translated keeps its original language.
reflection-wrong-prompt = Choose one of the questions.
reflection-untitled = Untitled reflection
reflection-said-new = Your reflection has been saved. For now, no one else can read it.
reflection-said-saved = The reflection has been saved.
reflection-said-shared = Your choice has been saved.
reflection-said-removed = The reflection has been removed.
reflection-said-reported = Thank you. The community’s facilitators will review it.
reflection-said-translation-asked = Your request has been noted: people who offer to translate will see it.
reflection-said-decided = The decision has been saved.
reflection-remove-title = Remove the reflection
reflection-remove-text = No one will be able to read it anymore. You and the facilitators will keep a record of it.
reflection-remove = Remove

# Reading
reflection-mine = My reflections
reflection-bookmarks = My bookmarks
reflection-bookmarks-none = No bookmarks
reflection-bookmarks-none-text = Bookmark a reflection and you’ll find it here.
reflection-mine-none = You have not written any reflections yet
reflection-mine-none-text = A few lines are enough. No one else can read them until you share them.
reflection-mine-written = Saved
reflection-drafts = Drafts
reflection-draft-kept-at = draft from { $when }
reflection-removed = Removed
reflection-removed-just-now = You can undo a removal for ten minutes.
reflection-unreachable-comments = Your replies to reflections you can no longer read
reflection-unreachable-comments-text = You no longer have access to these reflections. Other people may still be able to read your replies; you can remove them.
reflection-gone-by-me = You removed it on { $when }.
reflection-gone-moderated = It was removed after a report, on { $when }.
reflection-gone-because = It was removed after a report, on { $when }: { $why }
reflection-new-badge = Unread
reflection-answer = Respond
reflection-filter = Filter reflections
reflection-filter-clear = All reflections
reflection-filter-mine = Mine
reflection-filter-unread = Unread
reflection-filter-kept = My bookmarks
reflection-any-tag = All keywords
reflection-any-lang = All languages
reflection-any-mark = All reflections
reflection-none-match = No matching reflections
reflection-none-match-text = Remove a filter, or write a reflection.
reflection-history-text = You see the versions saved since you were given access to this reflection.
reflection-files = Files
reflection-files-of = Files: { $title }
reflection-files-text = Everyone who can read the reflection can read its files.
reflection-file-title = Name to show for the file
reflection-wrong-file-title = Give the file a name ({ $most } characters at most).
reflection-wrong-files = A reflection can have at most { $most } files.
reflection-wrong-files-room = Your files would add up to more than { $most } MB. Remove some you no longer use, or attach a smaller file.
reflection-file-kept = This file may reveal your name or a place, and we could not remove that information. No one else can see it without your permission.
reflection-file-remove-question = The file will be deleted from the portal.
reflection-file-confirm = Let others read it anyway
reflection-back = Back to the reflection

# Replying
reflection-comments = Replies
reflection-comments-count = { $count ->
    [one] { $count } reply
   *[other] { $count } replies
}
reflection-no-comment = No replies yet.
reflection-comment = Your reply
reflection-comment-hint = Everyone who can read the reflection will be able to read your reply. Do not name any students.
reflection-comment-send = Send
reflection-comment-removed = You removed it
reflection-comment-moderated = Removed after a report
reflection-action-failed = The portal is not responding. Check your connection, then try again.
reflection-replied = Your reply has been sent.
reflection-reply-removed = Your reply has been removed.
reflection-reply-remove-question = No one will be able to read your reply anymore.
reflection-newest-comments = Only the { $most } most recent replies are shown.
reflection-reply = Reply
reflection-its-author = Author of the reflection
reflection-sign-in-to-answer = Sign in to reply.
reflection-tried-on = Date you tried it
reflection-tried-hint = Optional. If you add a date, describe the context in your reply: level, group, how long.
reflection-tried-badge = Tried on { $day }
reflection-wrong-comment = Write a reply ({ $most } characters at most).
reflection-wrong-day = This date does not exist, or it is in the future. Enter a date such as 2026-11-16.
reflection-reactions = Your reaction
reflection-reaction-useful = Useful to me
reflection-reaction-tried = I tried it
reflection-reaction-question = I have a question
reflection-reaction-bookmark = Bookmark
reflection-mark-label = Finding or challenge
reflection-mark-finding = Finding
reflection-mark-challenge = Challenge
reflection-mark = Mark as “{ $mark }”
reflection-unmark = Unmark as “{ $mark }”
reflection-gone = You no longer have access to this reflection
reflection-gone-text = It was removed, or it is now shared with fewer people. Your reply was not sent; here it is, so you can keep it.

# Two languages
reflection-translate = Translate
reflection-ask-translation = Ask for a translation
reflection-ask-translation-hint = People who offer to translate and can read this text will get your request, without your name.
reflection-translation-asked = A translation has been requested.
reflection-translation = Translation
reflection-translation-empty = You did not write anything: nothing was saved, and there is no translation yet.
reflection-translation-none = This reflection has not been translated yet.
reflection-reviewed = I have reviewed the translation; it is accurate

# Moderation
reflection-report = Report
reflection-report-title = Report this reflection
reflection-report-comment = Report this reply
reflection-report-text = The community’s facilitators will read the text and your reason, then decide what to do.
reflection-report-send = Report
reflection-reason = Reason
reflection-wrong-reason = Give a reason ({ $most } characters at most).
reflection-reports = Reports
reflection-reports-open = { $count ->
    [0] Reports
   *[other] Reports ({ $count } to review)
}
reflection-reports-waiting = { $count ->
    [one] { $count } report to review
   *[other] { $count } reports to review
}
reflection-reported-on = Reported on { $when }
reflection-reported-comment = Reply to: { $title }
reflection-reported-private = A private reflection
reflection-reports-text = You can read what was reported until a decision is made. If you remove it, its author will receive your reason.
reflection-reports-none = No reports to review
reflection-reports-none-text = Reports will appear here.
reflection-decision-meanwhile = The text changed, or someone else decided in the meantime. Nothing was saved: read the text again, then decide.
reflection-decision-reason = Reason for the decision
reflection-decision-hint = The people involved will read it.
reflection-decide-kept = Keep it
reflection-decide-removed = Remove it
reflection-outcome-kept = Kept
reflection-outcome-removed = Removed
reflection-author-title = See who wrote it
reflection-author-text = This reflection is shared without a name. If necessary, you can see who wrote it. Your name and your reason will be logged.
reflection-author-ask = See the name
reflection-author-is = Written by { $name }.

# Downloading
reflection-export = Download
reflection-export-mine = Download my reflections
reflection-archive-mine = my-reflections
reflection-feed-link = Follow public reflections (Atom)
reflection-feed = Public reflections · Ensemble

# Searching
reflection-search = Search
reflection-search-for = Search: { $words }
reflection-search-words = Search for
reflection-search-hint = Use quotation marks to search for a phrase: “action plan”.
reflection-search-kind = Search in
reflection-search-all = Everywhere
reflection-search-button = Search
reflection-search-none = No results
reflection-search-none-text = Try fewer words, or a more common one. The search covers everything you can read.
reflection-suggestions = Suggestions
reflection-suggestions-many = Suggestions:
reflection-answered = Members’ reflections ({ $count })
reflection-found-one-community = Community
reflection-found-one-meeting = Meeting
reflection-found-one-reflection = Reflection
reflection-found-community = Communities
reflection-found-meeting = Meetings
reflection-found-reflection = Reflections

# The list and the reading page
reflection-feed-title = Most recent
reflection-feed-filtered = Selected reflections
reflection-more = More
reflection-byline-anonymous = Name not shown
reflection-echoes = Reactions and replies
reflection-echo-useful = { $count ->
    [one] Useful to { $count } person
   *[other] Useful to { $count } people
}
reflection-echo-tried = { $count ->
    [one] Tried by { $count } person
   *[other] Tried by { $count } people
}
reflection-echo-question = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
reflection-filter-open = Filter
reflection-filter-count = { $count ->
    [one] { $count } filter
   *[other] { $count } filters
}
reflection-filter-active = Active filters
reflection-filter-remove = Remove:
reflection-filter-only = Show only
reflection-filter-prompt = Guiding question
reflection-filter-every-prompt = All
reflection-filter-other-prompts = Meetings and agenda items
reflection-filter-meeting = One meeting
reflection-tags-before = Keywords:
reflection-text-choice = Languages of the text
reflection-text-both = Both
reflection-read-also-fr = Read in French
reflection-read-also-en = Read in English
reflection-version-original = original
reflection-version-translation = translation
reflection-version-original-label = Original text
reflection-version-label-fr = French translation
reflection-version-label-en = English translation
reflection-related = On the same topic
reflection-about = About this text
reflection-classify = Label this text
reflection-about-meeting = The meeting
reflection-about-saved = Saved on { $when }
reflection-about-report = The facilitators will read your message.
reflection-alone = Reactions and replies will appear here once you share it.
reflection-tried-fold = I tried it: add the date
