# Promising practices.

practice-list = Promising practices
practice-one = Promising practice
practice-list-of = Promising practices: { $community }
practice-lead = What teams tried, what it changed, and what to know before trying it elsewhere.
practice-all = Practices from all communities
practice-feed = Follow public practices (Atom)
practice-in-preparation = In preparation
practice-none-title = No practices
practice-none = Practices appear here once they are reviewed and published.
practice-none-filtered = No practices match. Remove a filter to see more.
practice-count = { $count ->
    [0] No practices
    [one] 1 practice
   *[other] { $count } practices
}
practice-filter = Filter practices
practice-filter-any-profession = All
practice-filter-tag = Keyword
practice-filter-any-tag = All keywords
practice-trial-count = { $count ->
    [one] Tried once
   *[other] Tried { $count } times
}
practice-back = Back to practices
practice-back-to = Back to the practice

# Starting a practice.
practice-new = New practice
practice-begin = Create the practice
practice-title-hint = In the language of this page. You will write the rest, in both languages, in the next step.
practice-sources = The reflections it builds on
practice-sources-hint = Everyone who wrote them will be asked for their consent, which they can withdraw at any time.
practice-source-choice = { $title } ({ $by })
practice-no-sources-title = No reflections to build on
practice-no-sources = A practice builds on reflections that their authors share with the community.
practice-audience = Who can read it
practice-audience-hint = The people you quote give their consent knowing who can read the practice, so you cannot change this later.
practice-audience-community = Members of the community
practice-audience-communities = Members of all communities
practice-audience-public = Everyone
practice-wrong-title = Give the practice a title.
practice-wrong-title-length = A title can have at most { $count } characters.
practice-wrong-audience = Choose who can read the practice.
practice-wrong-reflection = Choose a reflection that the community can read.
practice-wrong-sources = Choose 1 to { $count } reflections.
practice-too-many = Your community is already preparing { $count } practices. Publish one before you start another.

# What a practice says.
practice-field-title = Title
practice-field-summary = In a sentence or two
practice-field-form = How to present it
practice-form-description = Description
practice-form-story = Value-creation story
practice-description-note = What someone needs to know to use it. Fill in the effects and limitations for a story, too.
practice-story-note = A story follows what one person went through. Fill in these fields if you chose this form.
practice-context = Context
practice-context-note = If you choose nothing, the practice is for all levels, both networks and all professions.
practice-level = Level
practice-level-from = From
practice-level-to = To
practice-up-to-school = { $first } to { $last }
practice-up-to-training = { $first } to { $last }
practice-any-level = All levels
practice-any-network = Both networks
practice-any-profession = All
practice-profession-first = Profession
practice-profession-second = Second profession
practice-profession-third = Third profession
practice-duration = Duration
practice-need = The need
practice-done = What was done
practice-people = By whom
practice-material = Materials
practice-material-hint = What others can reuse, with the address where it can be found.
practice-link = Web address
practice-effects = Observed effects
practice-effects-hint = One effect per box. Say how you know, too.
practice-figure = Figure
practice-counting = How you know
practice-counting-counted = Counted
practice-counting-estimated = Estimated
practice-counting-observed = Observed
practice-counting-reported = Reported by those involved
practice-limits = Limitations
practice-happened = What happened
practice-took = What I took from it
practice-changed = What I changed
practice-did = What came of it
practice-counts = What matters now
practice-evidence = Supporting evidence
practice-references-fr = References in French
practice-references-en = References in English
practice-references-note = One reference per line, with its DOI at the end if it has one.
practice-contact = Who to contact
practice-other-tags = Other keywords
practice-tags-hint = Separated by commas, for example: reading, transition to secondary school.
practice-topic-consent = consent forms
practice-topic-telepractice = telepractice
practice-topic-paperless = paperless records
practice-topic-booking = online booking
practice-topic-assessment = online assessment tools
practice-topic-confidentiality = confidentiality
practice-wrong-form = Choose how to present the practice.
practice-wrong-levels = The last level comes before the first: switch them.
practice-wrong-link = Write an address that begins with https://.
practice-wrong-doi = { $word } is not a DOI. A DOI begins with 10., followed by a number, a slash and a name: 10.1234/example.
practice-wrong-reference = A reference can have at most { $count } characters.
practice-wrong-references = Write at most { $count } references in one language.
practice-wrong-tags = Choose at most { $count } keywords.
practice-wrong-tag = A keyword can have at most { $count } characters.
practice-edit = Edit
practice-edit-title = Edit: { $title }
practice-edit-published = This practice is published. Your changes are saved as a draft: the published version stays until the new text has been reviewed.

# Working on a practice.
practice-work-title = Working text: { $title }
practice-working-text = Working text
practice-about = About this practice
practice-state = Status
practice-state-draft = Draft
practice-state-review = In review
practice-state-published = Published
practice-state-withdrawn = Withdrawn
practice-changed-at = Last updated
practice-visible = Who can read it
practice-see-published = See the published version
practice-see-work = See the working text
practice-consents = Consents
practice-consents-given = Given
practice-consents-asked = Pending
practice-consents-refused = Declined
practice-consents-withdrawn = Withdrawn
practice-consent-gone = Someone withdrew their consent, or their reflection. Their passage and their name are no longer shown; remove from the text anything that came from them.
practice-ask = Ask for consent
practice-ask-text = Add a reflection to the practice, or quote a passage from one. Nothing is shown until everyone who wrote it consents.
practice-source = Reflection
practice-choose-reflection = Choose a reflection
practice-passage = Passage to quote
practice-passage-hint = Copy it from the reflection as it is. Leave this empty if the reflection supports the practice without being quoted.
practice-ask-button = Ask for consent
practice-wrong-passage = This passage is not in the reflection. Copy it as it is.
practice-send = Send for review
practice-send-button = Send
practice-missing = Still missing before the review:
practice-missing-summary = the summary, in a sentence or two
practice-missing-need = the need or, for a story, what happened
practice-missing-done = what was done or, for a story, what you changed
practice-missing-consent = for at least one reflection, the consent of everyone who wrote it
practice-missing-answer = a response from the people who were asked for their consent
practice-reviewers = Who will review it
practice-reviewers-hint = At least two members who did not write the practice and whose reflections are not used in it.
practice-wrong-missing = Something is still missing: see the list.
practice-wrong-reviewers = Choose { $needed } to { $most } people.
practice-reviews = Reviews
practice-review = Your review
practice-review-text = Read the text above as if you were about to try the practice. Two people must approve it before it is published.
practice-verdict = Your decision
practice-verdict-approved = Ready to publish
practice-verdict-changes = Needs changes
practice-review-waited = No review yet
practice-note = Comments
practice-note-hint = The people who work on the practice will read them. Required if something has to change.
practice-review-button = Send the review
practice-wrong-verdict = Choose a decision.
practice-wrong-note = Say what has to change ({ $count } characters at most).
practice-publish = Publish
practice-publish-waits = { $count } people must approve this text first, and nothing can be missing.
practice-wrong-reviews = It takes { $count } approvals, with no one asking for changes.
practice-withdraw = Withdraw the practice
practice-withdraw-text = It will no longer appear in lists or in search results. You can edit it and publish it again.
practice-said-begun = The practice has been started. The people whose reflections you build on have been asked for their consent.
practice-said-saved = The text has been saved.
practice-said-asked = The request for consent has been sent.
practice-said-sent = The practice is in review. The people you chose have been notified.
practice-said-reviewed = Your review has been sent.
practice-said-withdrawn = The practice has been withdrawn.
practice-said-changed = The practice changed in the meantime: nothing was done. This is where it stands now.

# Reading a practice.
practice-published-at = Published
practice-version-word = Version
practice-version-title = Version { $number }: { $title }
practice-versions = Versions
practice-newer = There is a newer version.
practice-see-newest = Read the latest version
practice-reviewed-by = Reviewed by
practice-languages = Languages
practice-used = Where it is used
practice-credit = With the consent of
practice-credit-text = Each person can withdraw their consent; their passage and their name will then disappear right away.
practice-unnamed = { $count ->
    [one] One reflection, without a name
   *[other] { $count } reflections, without a name
}
practice-said-published = The practice has been published. The people who consented have been notified.

# Trials and comments.
practice-elsewhere = Tried elsewhere
practice-no-trial = No one has reported trying it yet.
practice-latest-responses = Only the latest { $most } are shown.
practice-try = I tried it
practice-try-button = Publish the note
practice-trial-context = Context
practice-trial-context-hint = Where, with whom, for how long. Do not name any students.
practice-adapted = Adapted
practice-adapted-hint = What you did differently.
practice-outcome = Did it work?
practice-outcome-worked = Worked
practice-outcome-partly = Partly worked
practice-outcome-not = Did not work
practice-wrong-context = Say where you tried it ({ $count } characters at most).
practice-wrong-outcome = Say whether it worked.
practice-kind-comment = Comment
practice-kind-trial = Trial note
practice-remove-comment = Remove the comment
practice-remove-comment-hint = The person who wrote this comment will read the reason. Other members will no longer see the comment.
practice-remove-trial = Remove the note
practice-remove-trial-hint = The person who wrote this note will read the reason. Other members will no longer see the note.
practice-said-added = It has been published.
practice-said-removed = The text has been removed.
practice-said-gone = This text was already removed.

# Notifications.
practice-notified-review-asked = A practice from { $community } is waiting for your review.
practice-notified-reviewed = A practice from { $community } has been reviewed.
practice-notified-published = A practice from { $community } that you consented to has been published.
practice-notified-responded = A practice from { $community } has a new response.
practice-notified-withdrawn = In { $community }, someone withdrew their consent to a practice, or their reflection.
practice-email-action = See the practice
practice-email-review-asked-subject = A practice to review: { $community }
practice-email-review-asked-text = In the “{ $community }” community, a practice is waiting for your review before it is published.
practice-email-review-asked-why = You are receiving this email because you have been asked to review a practice from “{ $community }”.
practice-email-reviewed-subject = A practice has been reviewed: { $community }
practice-email-reviewed-text = In the “{ $community }” community, someone has sent the review you asked for.
practice-email-reviewed-why = You are receiving this email because you started a practice in “{ $community }”.
practice-email-published-subject = A practice has been published: { $community }
practice-email-published-text = In the “{ $community }” community, a practice that you consented to has been published. You can still withdraw your consent.
practice-email-published-why = You are receiving this email because you contributed to a practice from “{ $community }”.
practice-email-responded-subject = A response to a practice: { $community }
practice-email-responded-text = In the “{ $community }” community, someone commented on a practice you contributed to, or tried it.
practice-email-withdrawn-subject = Consent withdrawn: { $community }
practice-email-withdrawn-text = In the “{ $community }” community, someone withdrew their consent to a practice, or their reflection. Their passage and their name are no longer shown; check whether the text still contains what came from them.
practice-email-withdrawn-with-practice-subject = A practice was withdrawn: { $community }
practice-email-withdrawn-with-practice = In the “{ $community }” community, a practice was withdrawn: none of its reflections still has the consent of all its authors. Its published versions are no longer shown.
practice-email-withdrawn-why = You are receiving this email because you facilitate the “{ $community }” community.

# Log and personal data.
practice-deed-begin = Practice started
practice-deed-ask = Consent requested for a practice
practice-deed-edit = Practice edited
practice-deed-send = Practice sent for review
practice-deed-review = Practice reviewed
practice-deed-publish = Practice published
practice-deed-withdraw = Practice withdrawn
practice-deed-comment = Comment on a practice
practice-deed-try = Trial note on a practice
practice-deed-response-removed = Response to a practice removed
practice-deed-response-moderated = Someone else’s response to a practice removed
practice-data-begun = Practices you started
practice-data-reviews = Practices you review
practice-data-responses = Your responses to practices
practice-data-some = A practice
practice-data-kind = Type
practice-data-asked = Requested

# Its files.
practice-file-name = practice
practice-file-effect = Effect
practice-file-note = Trial notes and comments stay on this page.
