# Votes of a community over its themes.

vote-votes = Votes
vote-new = Open a vote
vote-open = Open the vote
vote-new-text = Everyone who can vote will be notified. The method, secrecy and quorum cannot be changed afterwards.
vote-few-themes = You need at least two themes
vote-few-themes-text = Themes that are proposed or kept can be put to a vote.
vote-field-title = Question
vote-title-hint = For example: What should we talk about in March?
vote-field-themes = Themes
vote-field-method = How do people vote?
vote-method-dots = Dots
vote-method-dots-hint = Each person spreads their dots as they like.
vote-how-dots = You have { $dots } dots to spread as you like.
vote-method-approval = Approval
vote-method-approval-hint = People check every theme they like.
vote-method-consent = Consent
vote-method-consent-hint = For each theme, people say whether they agree, have a reservation or object, and why.
vote-field-dots = Dots per person
vote-dots-hint = For the “Dots” method only.
vote-field-hidden = Hide results until the vote closes
vote-hidden-hint = No one, not even you, can see them or how many people have voted.
vote-field-secret = Secret ballot
vote-secret-hint = Results are then hidden until the vote closes. A secret ballot cannot be changed, and neither can the themes voted on.
vote-field-day = Closing day
vote-field-time = Closing time
vote-field-quorum = Quorum (optional)
vote-quorum-hint = How many people have to vote for the result to count.
vote-wrong-title = Write the question ({ $count } characters at most).
vote-wrong-themes = Choose { $least } to { $most } themes.
vote-no-method = Choose how people vote.
vote-wrong-dots = Enter a number of dots from { $least } to { $most }.
vote-wrong-quorum = Enter a number of people, { $count } at most: that is how many can vote.
vote-wrong-date = Choose a time in the future, within a year.

vote-is-open = Open
vote-closed = Closed
vote-closes = Until { $moment }
vote-closed-at = Closed on { $moment }
vote-quorum = { $count ->
    [one] The result counts if at least one person votes.
   *[other] The result counts if at least { $count } people vote.
}
vote-secret-text = Secret ballot: the portal records who has voted and, separately, the sum of all ballots. No page shows your ballot. The people who run the server and its backups could still work it out.
vote-secret-final = You cannot change it afterwards.
vote-secret-reasons = Reasons are shown without names when the vote closes, but people may recognize how someone writes.
vote-open-text = Open ballot: your name is shown beside what you choose, along with the results.
vote-open-change = You can change your vote until it closes.
vote-hidden-text = Results are hidden until the vote closes.
vote-counting = This vote is closed. The results will be shown here in a moment.
vote-ballot = Your vote
vote-cast = Vote
vote-change = Change my vote
vote-you-voted = You have voted.
vote-asked-again = Something you chose has changed since. Check your vote and send it again.
vote-dots = { $count ->
    [0] No dots
    [one] 1 dot
   *[other] { $count } dots
}
vote-level-agree = Agree
vote-level-reservation = Reservation
vote-level-objection = Objection
vote-reason = Reason for a reservation or an objection
vote-empty-ballot = Choose at least one theme.
vote-too-many-dots = You gave { $given } dots. You have { $dots }.
vote-unreadable = Choose one of the options.
vote-no-level = Say whether you agree, have a reservation or object.
vote-no-reason = Write the reason: it helps the others understand you.
vote-is-closed = This vote is closed: your ballot was not counted.
vote-twice = You have already voted: only your first ballot counts.
vote-typed = What you had written
vote-options-changed = The themes of this vote have just changed. Check your vote, then send it again.
vote-said-cast = Your vote has been counted.
vote-said-changed = Something changed in the meantime: nothing was done.

vote-results = Results
vote-table = Results by theme
vote-turnout = { $voters ->
    [0] No votes were cast, out of a possible { $eligible }.
    [one] One person out of { $eligible } voted.
   *[other] { $voters } people out of { $eligible } voted.
}
vote-no-quorum = The quorum of { $quorum } was not reached ({ $voters }): the result does not count.
vote-withheld = Fewer than three people voted. The results of a secret ballot would reveal who chose what, so they are not shown.
vote-theme = Theme
vote-points = Dots
vote-approvals = Votes
vote-share = Share
vote-reasons = Reservations and objections
vote-who = Who chose what
vote-unnamed = { $count ->
    [one] One other person, whose account is closed, voted.
   *[other] { $count } other people, whose accounts are closed, voted.
}
vote-chose = { $title } ({ $what })

vote-tools = For facilitators
vote-edit-options = Edit the themes of the vote
vote-options-title = Edit the themes: { $title }
vote-options-text = Adding a theme or a translation does not change anyone’s vote. Changing a title or removing a theme only clears what was chosen for that theme; the people who chose it are asked to look at their vote again.
vote-title-fr = Title in French
vote-title-en = Title in English
vote-remove-option = Remove
vote-remove-question = What was chosen for this theme will be cleared.
vote-add-theme = Add a theme
vote-add = Add
vote-no-theme = Choose a theme.
vote-back = Back to the vote
vote-close = Close the vote
vote-close-question = No one will be able to vote anymore, and the results will be shown.
vote-outcome = Outcome
vote-no-outcome = The outcome has not been written yet.
vote-field-outcome = What came of it, in one sentence
vote-outcome-hint = Members will read it. It is needed before themes go on an agenda.
vote-wrong-outcome = Write one sentence ({ $count } characters at most).
vote-agenda = Put on an agenda
vote-field-options = Themes to put on the agenda
vote-field-meeting = Meeting
vote-meeting-hint = Themes become 20-minute items, before the closing item.
vote-choose-meeting = Choose a meeting
vote-meeting = { $title }, { $when }
vote-no-meeting = Choose an upcoming meeting.
vote-no-option = Choose at least one theme.
vote-put = Put on the agenda
vote-on-agenda = It is on the agenda of a meeting.
