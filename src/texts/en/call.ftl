# The administration of calls, and the words of all their pages.

call-phase-draft = Draft
call-phase-announced = Announced
call-phase-open = Open
call-phase-screening = Screening
call-phase-draw = Assigning places
call-phase-answered = Completed
call-phase-cancelled = Cancelled
call-sector-youth = Public youth sector
call-sector-vocational = Vocational training
call-sector-adult = Adult general education
call-sector-english = English network
call-sector-private = Private
call-kind-text = Text
call-kind-choice = Single choice
call-kind-ranking = Ranking
call-kind-number = Number
call-kind-consent = Checkbox

call-admin-title = Calls
call-admin-text = A call leads to one or more communities: people respond with a project, reviewers read the projects, and places are assigned.
call-admin-none = No calls yet
call-admin-none-text = Create the first one: a title is enough to start, and the rest can be written later.
call-count = { $count ->
    [one] 1 call
   *[other] { $count } calls
}
call-column-title = Title
call-column-phase = Stage
call-new = New call
call-new-text = The call stays a draft until you publish it.
call-new-hint = The title is also used for the call’s web address, which will not change later.
call-begin = Create the call
call-title-fr = Title in French
call-title-en = Title in English
call-back = Back to the call
call-back-list = Back to calls
call-back-questions = Back to questions
call-edit = Edit
call-delete = Delete
call-delete-question = It will be deleted for good. Continue?
call-see = See the public page
call-changed = Someone else made a change in the meantime, or the call is now at another stage. Nothing was saved: check what you wrote, then save again.
call-changed-dates = The saved dates:
call-typed = What you had written:
call-settled = This can no longer be changed at this stage of the call.

call-tabs = Call pages
call-tab-overview = Overview
call-tab-answers = Responses
call-tab-needs = Needs
call-tab-screening = Screening
call-tab-draws = Draws
call-tab-places = Places
call-tab-representation = Representation
call-tab-figures = Figures

call-manage-title = Manage the call: { $title }
call-next = What’s next
call-next-draft = Still to do before the call can be published:
call-next-ready = Everything is ready: you can publish the call.
call-next-announced = Everyone can see the call. It opens on { $date }. Until then, questions and criteria can still be changed.
call-next-open = People can respond until { $date }. After that, the projects will be read.
call-next-screening = All projects should be read by { $date }.
call-next-draw = It’s time to assign the places. Everyone should hear back by { $date }.
call-next-answered = Everyone has heard back.
call-next-cancelled = The call was cancelled.
call-published = The call has been published.
call-preparation = Preparation
call-texts = Texts
call-texts-hint = What the call is about, who it is for, what people commit to, funding

call-dates = Dates
call-dates-title = Dates: { $title }
call-dates-text = Meeting dates and locations can be decided later: the call does not need them.
call-dates-from-to = { $from } to { $to }
call-date-opens = Opens
call-date-closes = Closes
call-date-designation = Last day for designations
call-date-designation-hint = Organizations can confirm their designations up to and including this date.
call-date-screening = End of screening
call-date-screening-hint = All projects should be read by this date. It is shown to everyone, but nothing closes automatically.
call-date-answer = Everyone hears back
call-date-answer-hint = Everyone should hear back by this date. It is shown to everyone, but nothing closes automatically.
call-time = Time
call-time-hint = Eastern Time. For example: 16:00
call-wrong-closing = The call must close after it opens.
call-wrong-designation = Designations cannot end before the call closes.
call-wrong-screening = Screening cannot end before the call closes.
call-wrong-answer = The date when everyone hears back must come after the screening and the designations.
call-wrong-past = The call is published, so its closing date must be in the future.

call-planned = Planned communities
call-planned-title = Planned communities: { $title }
call-planned-text = The communities that the call will lead to. If there are several, people choose the one that suits them.
call-planned-count = { $count ->
    [0] No planned communities
    [one] 1 planned community
   *[other] { $count } planned communities
}
call-planned-settled = The list cannot be changed now that the call has opened. Titles can still be corrected.
call-planned-merged = Now part of: { $title }
call-planned-add = Add a planned community
call-planned-edit = Edit the planned community
call-capacity-seats = { $seats ->
    [one] 1 place
   *[other] { $seats } places
}
call-capacity-range = { $from } to { $to } places
call-capacity-hint = Each place is for one project. You can leave the number undecided until the projects have been read.
call-capacity-settled = The number of places can no longer be changed: the screening has ended.
call-too-many-planned = A call can have { $count } planned communities at most.
call-last-planned = The call is published, so it needs at least one planned community.
call-wrong-most = Enter a whole number, from the minimum to { $most }.

call-questions = Questions
call-questions-title = Questions: { $title }
call-questions-text = Every call already asks for a name, an organization, a project, needs and availability. Add anything else you would like to know.
call-questions-count = { $count ->
    [0] No extra questions
    [one] 1 extra question
   *[other] { $count } extra questions
}
call-question-add = Add a question
call-question-edit = Edit the question
call-question-kind = Type of answer
call-question-fr = Question in French
call-question-en = Question in English
call-hint-fr = Hint in French (optional)
call-hint-en = Hint in English (optional)
call-choices-fr = Choices in French
call-choices-en = Choices in English
call-choices-hint = For a single choice or a ranking: one choice per line, { $most } at most.
call-choices-other-hint = The same choices, in the same order, one per line.
call-question-must = An answer is required
call-question-required = required
call-question-read = Reviewers read the answer
call-question-read-hint = Even when names are hidden. In that case, do not ask anything that would give away who is answering.
call-question-reviewed = read by reviewers
call-question-optional = { $question } (optional)
call-question-no-rank = Not ranked
call-question-rank = Rank { $rank }
call-too-many-questions = A call can have { $count } questions at most.
call-wrong-choices = Write { $least } to { $most } choices, one per line.
call-wrong-uneven = There are { $fr } choices in French and { $en } in English: both languages need the same number.
call-wrong-twice = The same choice appears twice.
call-wrong-long-choice = A choice can have { $count } characters at most.

call-preview = See the form
call-preview-heading = Form preview
call-preview-title = Form: { $title }
call-preview-hint = The questions as people will see them
call-preview-text = These are the call’s questions as people will see them when they respond, in the language of this page. Nothing you write here is saved.
call-preview-none = No extra questions
call-preview-none-text = The form will only have the questions that every call asks.
call-preview-planned = Which community?

call-criteria = Criteria
call-criteria-title = Criteria: { $title }
call-criteria-text = Projects are reviewed against these criteria, which everyone can see before responding. Write them before the call opens.
call-criteria-count = { $count ->
    [0] No criteria
    [one] 1 criterion
   *[other] { $count } criteria
}
call-criterion-add = Add a criterion
call-criterion-edit = Edit the criterion
call-criterion-fr = Criterion in French
call-criterion-en = Criterion in English
call-criterion-hint = Write it so that anyone can tell whether a project meets it.
call-too-many-criteria = A call can have { $count } criteria at most.
call-last-criterion = The call is published, so it needs at least one criterion.

call-reviewers = Reviewers
call-reviewers-title = Reviewers: { $title }
call-reviewers-text = They read the projects and say which ones are relevant. They need an account on the portal.
call-reviewers-none = No one yet
call-reviewer-email = Account email
call-reviewer-email-hint = The address the person signs in with.
call-reviewer-add = Add
call-reviewer-remove = Remove
call-reviewer-remove-question = This person will no longer be able to read the call’s projects. Continue?
call-wrong-person = No account uses this address. Check it, or ask an administrator to invite the person.
call-wrong-address = Enter a complete address, such as name@example.ca.
call-blind-title = Hiding names from reviewers
call-blind = Hide names from reviewers
call-blind-hint = Reviewers then see no names, organizations or addresses. This cannot be changed once the call is open, because people are told when they respond.
call-blind-yes = Names are hidden from reviewers.
call-blind-no = Reviewers see names.

call-publish = Publish the call
call-publish-title = Publish the call: { $title }
call-publish-text = Everyone will be able to read the call. It will be listed with the other calls and, once it opens, on the home page.
call-publish-dates = People will be able to respond from { $opens } until { $closes }.
call-publish-settled = Once the call opens, the questions, the criteria and the list of planned communities can no longer be changed.
call-publish-refused = The call cannot be published yet.
call-missing-french = Missing in French: { $part }.
call-missing-english = Missing in English: { $part }.
call-missing-duties = Say what people commit to.
call-missing-planned = Add at least one planned community.
call-missing-criteria = Add at least one criterion.
call-missing-dates = The dates are not in order.
call-missing-closed = The closing date has passed.
call-part-title = the title
call-part-summary = the summary
call-part-who = who can respond
call-part-duties = what people commit to
call-part-rhythm = the schedule
call-part-deliverables = what will come of it
call-part-funding = funding
call-part-contact = who to contact
call-part-planned = the planned communities
call-part-questions = the questions
call-part-criteria = the criteria
call-wrong-empty = Write something in at least one of the two languages.
call-wrong-french = The call is for everyone, so write the French text, too.
call-wrong-english = The call is for everyone, so write the English text, too.

call-cancel = Cancel the call
call-cancel-title = { $what }: { $title }
call-cancel-text = People will no longer be able to respond to the call. Its page will stay online and give the reason, which everyone can read. People who responded or started a response will get the reason by email. Nothing is erased, and you can restore the call later.
call-reason-fr = Reason in French
call-reason-en = Reason in English
call-restore = Restore the call
call-restore-text = The call will resume at the stage set by its dates. People who responded or started a response will get an email; anyone who has been offered a place gets extra time to reply, to make up for the time the call was cancelled. The call was cancelled for this reason:

call-deed-create = Call created
call-deed-dates = Dates of a call changed
call-deed-planned = Planned communities of a call changed
call-deed-questions = Questions of a call changed
call-deed-criteria = Criteria of a call changed
call-deed-reviewers = Reviewers of a call changed
call-deed-publish = Call published
call-deed-cancel = Call cancelled
call-deed-uncancel = Call restored

call-data-reviewer = Calls you review projects for
call-data-some = A call
