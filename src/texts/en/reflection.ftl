# Reflections.

# Who sees
reflection-seen-by = Seen by:
reflection-level-me = Only me
reflection-level-people = Certain people
reflection-level-facilitators = Facilitators
reflection-level-community = The community
reflection-level-communities = All communities
reflection-level-public = Everybody
reflection-level-me-hint = Nobody but you can read this text.
reflection-level-people-hint = The people you choose, and nobody else.
reflection-level-facilitators-hint = The people who facilitate the community.
reflection-level-community-hint = The members of the community and those who facilitate it.
reflection-level-communities-hint = Everybody who is signed in and belongs to a community, whichever it is.
reflection-level-public-hint = Everybody who visits the portal, signed in or not. Search engines, too.
reflection-who-sees = Who can read this reflection?
reflection-people = These people
reflection-people-hint = This counts for “Certain people” only.
reflection-share = Who can read it
reflection-share-save = Save this choice
reflection-share-files = Files that others may read anyway
reflection-share-files-hint = Files that you leave unchecked stay visible to you only.
reflection-share-files-text = We could not remove from these files everything that they may reveal: your name, or where a photo was taken.
reflection-share-files-remove = See the files, to remove or replace them
reflection-share-comments = { $count ->
    [one] The people who will now be able to read this text will also read a reply written by someone else, with their name.
   *[other] The people who will now be able to read this text will also read { $count } replies written by others, with their names.
}
reflection-meanwhile = This reflection has changed in the meantime. Nothing that you wrote or chose is lost: look at it again, then save.
reflection-meanwhile-link = Read the reflection again
reflection-share-anonymous = Without my name
reflection-share-anonymous-hint = Others will not see your name, neither here nor below your answers. Someone who facilitates the community can ask for it by giving a reason, and that is logged. The portal’s log, which administrators and the privacy officer read, says who saved what.
reflection-confirm = Yes, share it like this
reflection-beyond-community = This text will leave the community
reflection-beyond-community-text = Read it once more with their eyes. You can take it back, but not what others read or copied.
reflection-pii = Could someone recognize a student?
reflection-pii-text = This might identify someone. Replace it with initials or take it out, then send again. If it is harmless, send the text as it is. None of this is kept.
reflection-pii-found = { $count ->
    [one] { $count } passage to check: could someone recognize a student?
   *[other] { $count } passages to check: could someone recognize a student?
}
reflection-pii-gone = Nothing left to check.
reflection-pii-replace = Replace by { $instead }
reflection-pii-all = Replace all by initials
reflection-pii-replaced = It is replaced, in a new version. Read it over before you share it.
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
reflection-preview-limited = The preview was requested too often. Your text is safe; the preview will be back in a few seconds.
reflection-why-code = looks like a permanent code or a health insurance number.
reflection-why-birth = looks like a date of birth.
reflection-why-phone = looks like a telephone number.
reflection-why-mail = is a mail address.
reflection-why-address = looks like an address.
reflection-why-name = looks like a student’s name.
reflection-why-family = names the family, the file or the plan of a student.
reflection-why-elsewhere = is a student’s name elsewhere in the text or in an earlier version.
reflection-why-together = can identify a student: age, grade, school and date together.
reflection-wrong-people = Choose one person at least.
reflection-anonymous = without a name
reflection-anonymous-now = Your name is not shown.
reflection-by-anonymous-me = { $name } (your name is not shown)
reflection-by = { $author }, { $when }

# Writing
reflection-new = New reflection
reflection-new-text = It is yours alone until you choose who can read it. Do not name a student.
reflection-edit = Edit the reflection
reflection-of-meeting = Reflections of this meeting
reflection-write = Write a reflection
reflection-choose = In which community?
reflection-no-community = You do not belong to a community yet
reflection-no-community-text = Reflections are written within a community. Find yours, then ask to join.
reflection-optional = Optional
reflection-field-title = Title
reflection-field-text = Text
reflection-field-lang = Language
reflection-field-prompt = What do you answer?
reflection-field-other-title = Translated title
reflection-field-other-text = Translated text
reflection-prompt-hint = A guiding question, a meeting, or nothing.
reflection-prompt-none = Nothing in particular
reflection-prompt-question = Guiding question
reflection-prompt-meeting = Meeting
reflection-prompt-item = Agenda item
reflection-text-hint = An empty line separates paragraphs. **bold**, *italic*, ## for a heading, - for a list, > for a quote, [words](https://address) for a link.
reflection-tags = Keywords
reflection-tag = Keyword
reflection-tags-hint = Separated by commas, { $most } at most: telepractice, consent.
reflection-wrong-empty = Write a few words.
reflection-wrong-tags = Keep { $most } keywords at most.
reflection-wrong-tag = A keyword has { $most } characters at most. Separate them by commas.
reflection-wrong-lang = Choose the language of the text. A reflection that is translated already keeps its own.
reflection-wrong-prompt = Choose one of the questions that are offered.
reflection-untitled = Untitled reflection
reflection-said-new = It is saved. For now, nobody but you can read this reflection.
reflection-said-saved = It is saved.
reflection-said-shared = Your choice is saved.
reflection-said-removed = The reflection is removed.
reflection-said-reported = Thank you. Those who facilitate the community will have a look.
reflection-said-decided = The decision is saved.
reflection-remove-title = Remove the reflection
reflection-remove-text = Nobody will read it any more. A trace stays for you and for moderation.
reflection-remove = Remove

# Reading
reflection-mine = My reflections
reflection-mine-none = You have not written yet
reflection-mine-none-text = A few lines are enough. They stay yours as long as you do not share them.
reflection-mine-written = Written
reflection-drafts = Begun
reflection-draft-kept-at = draft from { $when }
reflection-removed = Removed
reflection-unreachable-comments = Your replies that you can no longer read in place
reflection-unreachable-comments-text = The reflections that you replied to are no longer open to you. Other people may still be able to read your replies; you can remove them.
reflection-gone-by-me = You removed it on { $when }.
reflection-gone-moderated = Moderation removed it on { $when }.
reflection-gone-because = Moderation removed it on { $when }: { $why }
reflection-new-badge = Unread
reflection-by-prompt = By question
reflection-answer = Answer
reflection-answers = { $count ->
    [0] no reflection
    [one] { $count } reflection
   *[other] { $count } reflections
}
reflection-filter = Filter reflections
reflection-filter-clear = All reflections
reflection-filter-mine = Mine
reflection-filter-unread = Unread
reflection-filter-kept = My bookmarks
reflection-any-tag = All keywords
reflection-any-lang = All languages
reflection-any-mark = All
reflection-none-match = No reflection matches
reflection-none-match-text = Take a filter away, or write the first one.
reflection-see-original = Read the original
reflection-see-translation = Read the translation
reflection-history-text = You see the versions since this reflection is open to you.
reflection-files = Files
reflection-files-text = Everybody who can read the reflection can read its files.
reflection-file-title = Name of the file, as others will read it
reflection-wrong-file-title = Name the file, in { $most } characters at most.
reflection-wrong-files = A reflection has { $most } files at most.
reflection-wrong-files-room = Your files would take more than { $most } MB in all. Remove some that you no longer use, or attach a smaller file.
reflection-file-kept = This file may reveal your name or a place, and we could not clean it. No one else sees it until you allow it.
reflection-file-confirm = Let others read it anyway
reflection-back = Back to the reflection

# Answering
reflection-comments = Answers
reflection-comments-count = { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}
reflection-no-comment = Nobody has answered yet.
reflection-comment = Your answer
reflection-comment-hint = Those who can read the reflection will read it. Do not name a student.
reflection-comment-send = Send
reflection-comment-removed = You removed it
reflection-comment-moderated = Removed by moderation
reflection-action-failed = This wasn’t saved. Check your connection and try again.
reflection-replied = Your reply was sent.
reflection-reply-removed = Your reply was removed.
reflection-newest-comments = Only the { $most } most recent replies are shown.
reflection-reply = Reply
reflection-its-author = whoever wrote it
reflection-sign-in-to-answer = Sign in to answer.
reflection-tried-on = I tried it on
reflection-tried-hint = Optional. Then say in which context: level, group, how long.
reflection-tried-badge = Tried on { $day }
reflection-wrong-comment = Write an answer, in { $most } characters at most.
reflection-wrong-day = This day does not exist, or is still to come. Write it like 2026-11-16.
reflection-reactions = What this reflection gives you
reflection-reaction-useful = Useful to me
reflection-reaction-tried = I tried it
reflection-reaction-question = I have a question
reflection-reaction-bookmark = Bookmark
reflection-mark-label = Finding or challenge
reflection-mark-finding = Finding
reflection-mark-challenge = Challenge
reflection-mark = Mark: { $mark }
reflection-unmark = Unmark: { $mark }
reflection-gone = This reflection is not open to you any more
reflection-gone-text = It was removed, or fewer people can read it. Your answer is not sent; here it is, so that you can keep it.

# Two languages
reflection-translate = Translate
reflection-translation = Translation
reflection-translation-empty = You wrote nothing: nothing was saved, and there is no translation yet.
reflection-translation-none = This reflection is not translated yet.
reflection-reviewed = I read it over, it is right

# Moderation
reflection-report = Report
reflection-report-title = Report this reflection
reflection-report-comment = Report this answer
reflection-report-text = Those who facilitate the community will read the text and your reason, and decide.
reflection-report-send = Report
reflection-reason = Reason
reflection-wrong-reason = Give a reason, in { $most } characters at most.
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
reflection-reports-text = You read what is reported until it is settled. Whoever wrote receives your reason if you remove their text.
reflection-reports-none = Nothing to settle
reflection-reports-none-text = Reports will appear here.
reflection-decision-meanwhile = The text has changed or someone else has decided in the meantime. Nothing is saved: read what is there now, then decide.
reflection-decision-reason = Reason for the decision
reflection-decision-hint = Those concerned will read it.
reflection-decide-kept = Keep the text
reflection-decide-removed = Remove the text
reflection-outcome-kept = Kept
reflection-outcome-removed = Removed
reflection-author-title = Who wrote it?
reflection-author-text = This reflection is shared without a name. If there is a reason that demands it, you can see who wrote it. Your name and your reason are logged.
reflection-author-ask = See the name
reflection-author-is = Written by { $name }.

# Taking along
reflection-export = Take along
reflection-export-mine = Take my reflections along
reflection-archive-mine = my-reflections
reflection-feed-link = Follow public reflections (Atom)
reflection-feed = Public reflections · Ensemble

# Searching
reflection-search = Search
reflection-search-for = Search: { $words }
reflection-search-words = Words
reflection-search-hint = Quotation marks keep words together: “action plan”.
reflection-search-kind = Where
reflection-search-all = Everywhere
reflection-search-button = Search
reflection-search-none = Nothing found
reflection-search-none-text = Try fewer words, or a more common one. The search looks through what you can read.
reflection-suggestions = Suggestions
reflection-suggestions-many = Suggestions:
reflection-answered = What members answered ({ $count })
reflection-found-one-community = Community
reflection-found-one-meeting = Meeting
reflection-found-one-reflection = Reflection
reflection-found-community = Communities
reflection-found-meeting = Meetings
reflection-found-reflection = Reflections
