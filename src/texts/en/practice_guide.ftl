# Practice guides: composing, reviewing, publishing and reading them.

practice-guide-title = Practice guides
practice-guide-one = Practice guide
practice-guide-page-title = Practice guides: { $community }
practice-guide-tab-title = { $title }: practice guide
practice-guide-chapter-tab-title = { $chapter }: { $guide }
practice-guide-lead = What communities have learned, organized into chapters. Every passage names its source.
practice-guide-none = No guides yet
practice-guide-none-text = Guides appear here once their first edition is published.
practice-guide-composing = Guides in preparation
practice-guide-changed-on = Last updated { $day }
practice-guide-new = New guide
practice-guide-begin = Start
practice-guide-save = Save
practice-guide-back = Back
practice-guide-back-to-chapters = Back to the chapters
practice-guide-title-fr = Title in French
practice-guide-title-en = Title in English
practice-guide-summary-fr = Summary in French
practice-guide-summary-en = Summary in English
practice-guide-summary-hint = What it is about and for whom, in a few sentences. Optional.
practice-guide-remark-empty = Write your comment.
practice-guide-empty = Write something, in at least one language.
practice-guide-too-many = This community already has { $count } guides, which is the maximum allowed.
practice-guide-too-many-chapters = A guide can have at most { $count } chapters.
practice-guide-too-many-passages = A guide can have at most { $count } passages.
practice-guide-too-many-images = A guide can have at most { $count } images.
practice-guide-changed = The guide has changed in the meantime, so nothing was saved. What you wrote is still here; check it, then try again.

# Composing.
practice-guide-compose-title = In preparation: { $title }
practice-guide-edit-title = Title and summary
practice-guide-to-publication = Review and publication
practice-guide-chapters = Chapters
practice-guide-no-chapter = No chapters yet
practice-guide-no-chapter-text = Add a first chapter, then passages from practices, findings and reflections.
practice-guide-new-chapter = Add a chapter
practice-guide-edit-chapter = Edit the chapter’s title
practice-guide-chapter-number = chapter { $number }
practice-guide-passage-number = passage { $number }
practice-guide-chapter-not-empty = This chapter still contains passages: move or remove them first.
practice-guide-chapter-counts = { $passages ->
    [0] No passages
    [one] 1 passage
   *[other] { $passages } passages
}, { $sources ->
    [0] no sources
    [one] 1 source
   *[other] { $sources } sources
}
practice-guide-chapter-state = { $outdated ->
    [0] { $missing ->
        [one] 1 passage missing
       *[other] { $missing } passages missing
    }
   *[other] { $outdated ->
        [one] 1 passage
       *[other] { $outdated } passages
    } out of date{ $missing ->
        [0] { "" }
       *[other] , { $missing } missing
    }
}
practice-guide-passages = { $count ->
    [0] No passages
    [one] 1 passage
   *[other] { $count } passages
}
practice-guide-add-from-source = Add a passage from a source
practice-guide-write-passage = Write a passage
practice-guide-written-hint = A passage without a source is marked “Written for this guide”.
practice-guide-edit = Edit
practice-guide-image = Image
practice-guide-remove = Remove
practice-guide-remove-question = This part will be removed from the guide. Published editions will not change.
practice-guide-mark-current = Mark as up to date
practice-guide-state = Status of the guide
practice-guide-read-draft = Read the text of the next edition
practice-guide-said-begun = The guide has been started.
practice-guide-said-saved = Saved.
practice-guide-said-removed = Removed.

# Writing a chapter together.
practice-guide-together = Write together
practice-guide-together-title = Write together: { $title }
practice-guide-together-text = Several people can write, move, add and remove passages at the same time. What they write goes into the guide when someone puts it there. If you change the words of a reflection, its authors will then be asked for their consent again. Empty passages are not put into the guide.
practice-guide-together-put = Put into the guide
practice-guide-together-put-anyway = Put into the guide as is
practice-guide-together-forms = Use the forms
practice-guide-together-script-off = Writing together requires JavaScript. Without it, use the forms to edit, move and remove passages.
practice-guide-together-loading = The live editor is loading.
practice-guide-together-error = { $passage }: { $message }
practice-guide-together-copied = These words come from a passage that requires its authors’ consent. Add it from its source instead.
practice-guide-together-too-long = This chapter is too long to write together: use the forms, or move passages to another chapter. A chapter that is written together can have at most { $count } passages.
practice-guide-together-would-be-too-long = With what is written here, the chapter would be too long to write together, so nothing was put into the guide. Shorten or remove passages, then put them into the guide. A chapter that is written together can have at most { $count } passages.
practice-guide-together-not-empty = Some passages that people wrote together in this chapter are not in the guide yet. Put them into the guide or remove them first.
practice-guide-together-overlap = Someone also changed { $passages } with a form. These passages now contain both sets of changes, including in the guide if you have just put them there. Read them over before you go on.
practice-guide-together-erased = The text of { $passages } was erased here: it can no longer be quoted, or it was removed from the guide or moved to another chapter.
practice-guide-together-no-right = You can no longer write in this chapter. What was not saved stays on this device.
practice-guide-word-keys-hint = In a heading, Enter adds a passage below. Alt + ↑ or ↓ moves the passage.
practice-guide-word-add-above = Insert a passage above
practice-guide-word-add-below = Insert a passage below
practice-guide-word-add-here = Insert a passage here
practice-guide-word-untitled = Empty passage
practice-guide-word-passage = Passage { $n }
practice-guide-word-of-passage = { $title }, passage { $n }
practice-guide-word-removed = Removed passages
practice-guide-word-was-removed = { $title }: removed
practice-guide-word-was-restored = { $title }: restored
practice-guide-word-was-added = Passage added

# How a chapter is used at a meeting.
practice-guide-in-room = At a meeting
practice-guide-in-room-hint = What goes on the agenda of a meeting that uses this chapter. If you leave a field empty, the portal makes a suggestion.
practice-guide-minutes = Minutes
practice-guide-minutes-hint = From 1 to { $most }. If left empty: 10 minutes per passage, up to 60.
practice-guide-wrong-minutes = Enter a whole number from 1 to { $most }, or leave it empty.
practice-guide-takes = { $minutes } min
practice-guide-material = Materials
practice-guide-material-fr = Materials, in French
practice-guide-material-en = Materials, in English
practice-guide-prompts = Questions
practice-guide-prompts-fr = Questions, in French
practice-guide-prompts-en = Questions, in English

# Passages and their sources.
practice-guide-new-passage = Add a passage
practice-guide-edit-passage = Edit the passage
practice-guide-passage-title-fr = Heading in French
practice-guide-passage-title-en = Heading in English
practice-guide-passage-title-hint = It appears in the table of contents. Optional.
practice-guide-text-fr = Text in French
practice-guide-text-en = Text in English
practice-guide-sources-title = Sources for chapter { $number }
practice-guide-sources-lead = Choose the source of the passage. The people who wrote a reflection decide whether it can be quoted.
practice-guide-search-source = Search for a source
practice-guide-search-button = Search
practice-guide-source-word = Source
practice-guide-all-sources = All sources
practice-guide-no-source = No sources
practice-guide-no-source-text = Nothing matches. Try other words, or write a passage for this guide.
practice-guide-more-sources = Only the first { $count } sources are shown: narrow your search.
practice-guide-source-practice = Practice
practice-guide-source-finding = Finding
practice-guide-source-reflection = Reflection
practice-guide-source-written = Written for this guide
practice-guide-source-version = Version { $version } of the text
practice-guide-adapted = Adapted
practice-guide-from-reflection = Reflection, { $names }
practice-guide-from-reflection-unnamed = Reflection, name not shown
practice-guide-from-practice = Practice: { $title }
practice-guide-from-practice-of = Practice: { $title }, { $names }
practice-guide-from-finding = Finding from the community
practice-guide-from-reflection-text = Keep the words you want to quote ({ $count } characters at most). Each person who wrote the reflection will be asked to agree to this passage as it is; it will be published only if they all agree.
practice-guide-from-practice-text = The text of the practice is your starting point. Adapt it as needed: the source and its version are still credited.
practice-guide-from-finding-text = The text of the finding is your starting point. Everyone will be able to read what you write here.
practice-guide-written-text = This passage will be marked “Written for this guide”. Do not name any students.
practice-guide-asks-again = If you change the words of the reflection, its authors will be asked for their consent again. A quoted passage can have at most { $count } characters.
practice-guide-not-in-its-language = Write the passage in the language of the reflection.
practice-guide-too-long-to-quote = A quoted passage can have at most { $count } characters.
practice-guide-source-gone = This reflection can no longer be quoted. Write another passage in its place, or remove it.
practice-guide-write-instead = Write another passage
practice-guide-instead-text = This passage can no longer be quoted. Write another one in different words. It will be marked “Written for this guide”.
practice-guide-same-words = These are still the words of the passage that was withdrawn. Word it differently.
practice-guide-consent-given = Consent given
practice-guide-consent-asked = Consent requested
practice-guide-consent-refused = Cannot be quoted
practice-guide-consent-withdrawn = Consent withdrawn
practice-guide-withdrawn-on = Consent withdrawn on { $day }
practice-guide-left-out = Will not be in the next edition
practice-guide-left-out-so-far = Published only once consent is given
practice-guide-withdrawn-title = Some passages can no longer be quoted.
practice-guide-withdrawn-text = They will stay in the editions already published, but will not be in the next one.
practice-guide-withdrawn-in-chapter = Chapter { $chapter }: consent withdrawn on { $day }
practice-guide-refused-in-chapter = Chapter { $chapter }: a passage cannot be quoted
practice-guide-french-missing = Not in French yet
practice-guide-french-current = Up to date in French
practice-guide-french-outdated = French out of date since { $day }
practice-guide-english-missing = Not in English yet
practice-guide-english-current = Up to date in English
practice-guide-english-outdated = English out of date since { $day }

# The image of a passage.
practice-guide-image-title = Image for the passage
practice-guide-image-file = Image
practice-guide-alt-text = Describe the image for people who cannot see it, in each language the passage is written in. Without this description, the guide cannot be published.
practice-guide-no-image = Choose an image.
practice-guide-no-alt = Image without alternative text
practice-guide-remove-image = Remove the image
practice-guide-remove-image-question = The passage will no longer have an image. Published editions will keep theirs.

# Reviewing.
practice-guide-review-title = Review: { $title }
practice-guide-review-lead = This is the text of the next edition, in both languages. Passages that are waiting for consent are not in it.
practice-guide-review-changed = The guide changed while you were reading it. This is the current text; your comments are still here.
practice-guide-own-review = Your review
practice-guide-note = Comments
practice-guide-note-hint = For the people writing the guide. Optional if you have read everything.
practice-guide-review-done = I have reviewed it
practice-guide-review-note = Send comments only
practice-guide-reviewed-now = You have reviewed this text.
practice-guide-said-reviewed = Sent. Thank you.
practice-guide-reviews = Review
practice-guide-reviews-text = Before each edition, the guide is reviewed by { $count } people who did not help write it.
practice-guide-ask-whom = Who could review it?
practice-guide-ask-review = Ask for a review
practice-guide-ask-again = Ask again
practice-guide-ask-no-more = Cancel request
practice-guide-no-reviewer = Choose at least one person.
practice-guide-wrong-reviewer = One of the people you chose cannot review it: they helped write the guide, or are no longer members.
practice-guide-too-many-reviewers = At most { $count } people can review a guide at the same time.
practice-guide-reviewer-asked = Has not reviewed it yet
practice-guide-reviewer-done = Has reviewed this text
practice-guide-reviewer-outdated = Has reviewed an earlier version
practice-guide-reviewer-remarks = Has sent comments
practice-guide-reviewer-wrote = Helped write the guide: their review does not count
practice-guide-said-asked = The review has been requested.

# Publishing.
practice-guide-publish-title = Review and publication: { $title }
practice-guide-publish = Publish
practice-guide-publish-text = The edition will be public, at a permanent address, and it will no longer be possible to change it.
practice-guide-publish-changed = The guide has changed since you opened this page, so nothing was published. Check it, then try again.
practice-guide-before = Before publishing
practice-guide-lacks = Still missing:
practice-guide-lacks-title-fr = the title of the guide in French
practice-guide-lacks-title-en = the title of the guide in English
practice-guide-lacks-passages = No passage can be published yet.
practice-guide-lacks-in-chapter = a passage that can be published, in chapter { $chapter }
practice-guide-lacks-alt = the description of the image of passage { $passage }, in chapter { $chapter }
practice-guide-lacks-reviews = { $count ->
    [one] a review by one person who did not help write the guide
   *[other] reviews by { $count } people who did not help write the guide
}
practice-guide-count-asked = { $count ->
    [one] 1 passage is waiting for consent
   *[other] { $count } passages are waiting for consent
}
practice-guide-count-over = { $count ->
    [one] 1 passage can no longer be quoted
   *[other] { $count } passages can no longer be quoted
}
practice-guide-count-french-outdated = { $count ->
    [one] 1 passage out of date in French
   *[other] { $count } passages out of date in French
}
practice-guide-count-french-missing = { $count ->
    [one] 1 passage missing in French
   *[other] { $count } passages missing in French
}
practice-guide-count-english-outdated = { $count ->
    [one] 1 passage out of date in English
   *[other] { $count } passages out of date in English
}
practice-guide-count-english-missing = { $count ->
    [one] 1 passage missing in English
   *[other] { $count } passages missing in English
}
practice-guide-count-french-uses-outdated = { $count ->
    [one] Materials or questions out of date in French in 1 chapter
   *[other] Materials or questions out of date in French in { $count } chapters
}
practice-guide-count-french-uses-missing = { $count ->
    [one] Materials or questions missing in French in 1 chapter
   *[other] Materials or questions missing in French in { $count } chapters
}
practice-guide-count-english-uses-outdated = { $count ->
    [one] Materials or questions out of date in English in 1 chapter
   *[other] Materials or questions out of date in English in { $count } chapters
}
practice-guide-count-english-uses-missing = { $count ->
    [one] Materials or questions missing in English in 1 chapter
   *[other] Materials or questions missing in English in { $count } chapters
}
practice-guide-changes-since = Since version { $version }, passages added: { $added }, changed: { $changed }, removed: { $removed }
practice-guide-changed-chapters = { $count ->
    [one] Title, minutes, materials or questions changed in 1 chapter
   *[other] Title, minutes, materials or questions changed in { $count } chapters
}
practice-guide-unchanged = The guide has not changed since its last edition.
practice-guide-unchanged-next = Edit a passage, then come back.
practice-guide-first-version = This will be version { $version }.
practice-guide-step = Version
practice-guide-step-choice = { $version }: { $label }
practice-guide-step-major = the guide now says something different
practice-guide-step-major-hint = People who use it should read it again.
practice-guide-step-minor = passages have been added or removed
practice-guide-step-minor-hint = The rest has not changed.
practice-guide-step-patch = the same passages, better worded or translated
practice-guide-step-patch-hint = Only if no passage has been added, removed or moved.
practice-guide-no-step = Choose the version.
practice-guide-step-too-small = Passages or chapters were added, moved or removed: choose a higher version.
practice-guide-changes-fr = What has changed, in French
practice-guide-changes-en = What has changed, in English
practice-guide-changes-hint = A sentence or two, for people who know the previous edition.
practice-guide-said-published = The edition has been published.

# Reading.
practice-guide-of = Practice guide by the “{ $community }” community
practice-guide-version-of = version { $version }, published { $day }
practice-guide-reviewed-by = { $count ->
    [0] not reviewed
    [one] reviewed by one person
   *[other] reviewed by { $count } people
}
practice-guide-what-changed = What changed
practice-guide-newer = There is a newer edition: version { $version }
practice-guide-contents = Table of contents
practice-guide-search = Search the guide
practice-guide-found = { $count ->
    [0] No passages for “{ $words }”
    [one] 1 passage for “{ $words }”
   *[other] { $count } passages for “{ $words }”
}
practice-guide-found-nothing = Nothing found
practice-guide-found-nothing-text = Try other words, or browse the table of contents.
practice-guide-read-in-this = Read in English
practice-guide-chapter-languages = { $count ->
    [one] This chapter: 1 passage
   *[other] This chapter: { $count } passages
}; in French: { $current } up to date, { $outdated } out of date, { $missing } missing
practice-guide-see-source = See the source
practice-guide-versions = Versions
practice-guide-stable-address = permanent address
practice-guide-sources-and-credits = Sources and credits

# The files.
practice-guide-exports = Download the guide
practice-guide-exports-text = Each file states its version and the language of each passage.
practice-guide-provenance = Provenance
practice-guide-provenance-hint = The source of each passage, as JSON
practice-guide-version-word = Version
practice-guide-published-word = Published on
practice-guide-accessibility = Headings, lists, tables and languages are marked up; each image has alternative text.

# Emails and notifications.
practice-guide-notified-review = You have been asked to review a practice guide in “{ $community }”
practice-guide-notified-published = An edition of a practice guide from “{ $community }” has been published
practice-guide-email-review-subject = You have been asked to review a practice guide
practice-guide-email-review-text = The people writing a practice guide in “{ $community }” are asking you to review it before it is published.
practice-guide-email-review-how = Read the text of the next edition, then say that you have reviewed it or send comments.
practice-guide-email-review-action = Review
practice-guide-email-review-why = You are receiving this email because you are a member of “{ $community }” and have been asked to review this guide.
practice-guide-email-published-subject = { $title }: version { $version }
practice-guide-email-published-text = The “{ $community }” community has published version { $version } of its practice guide “{ $title }”.
practice-guide-email-published-action = Read the guide
practice-guide-email-published-why = You are receiving this email because you are a member of “{ $community }” or because the guide quotes you.

# The log.
practice-guide-deed-create = Started a practice guide
practice-guide-deed-texts = Edited the title of a practice guide
practice-guide-deed-chapter = Wrote a chapter title in a practice guide
practice-guide-deed-passage = Wrote a passage in a practice guide
practice-guide-deed-image = Changed an image in a practice guide
practice-guide-deed-move = Moved a part of a practice guide
practice-guide-deed-remove = Removed a part of a practice guide
practice-guide-deed-review = Requested a review of a practice guide
practice-guide-deed-reviewed = Reviewed a practice guide
practice-guide-deed-publish = Published an edition of a practice guide

# A person’s data.
practice-guide-data-guides = Practice guides you started
practice-guide-data-chapters = Guide chapters whose titles you wrote
practice-guide-data-passages = Guide passages you were the last to edit
practice-guide-data-written = Practice guides you have helped write since their last edition
practice-guide-data-written-together = Practice guides in which you wrote a chapter with others
practice-guide-data-reviews = Practice guides you were asked to review
practice-guide-data-editions = Guide editions you published
practice-guide-data-title = Title
practice-guide-data-summary = Summary
practice-guide-data-changes = What has changed
practice-guide-data-asked = Requested
