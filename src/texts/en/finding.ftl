# The findings that communities send to managers, and the answers that come back.

finding-title = Findings and responses
finding-one = Finding
finding-page-title = Findings and responses: { $community }
finding-one-title = { $heading }: { $statement }
finding-lead = What we have noticed, who we told, and how they responded.
finding-all = All findings
finding-none = No findings
finding-none-text = A finding brings together reflections that say the same thing, with a request to the managers. The community’s facilitators prepare findings.
finding-gather = Start a finding
finding-waiting = Waiting for a response
finding-back = Response received
finding-offered = Your community is invited to contribute
finding-gathering = In preparation
finding-number = Finding { $count }
finding-common-all = shared by all professions
finding-common-professions = shared by { $count } professions
finding-common-communities = shared by { $count } communities
finding-gathered-by = From: { $names }
finding-count-reflections = { $count ->
    [0] no reflections
    [one] { $count } reflection
   *[other] { $count } reflections
}
finding-count-organizations = { $count } organizations
finding-count-decisions = { $count ->
    [one] { $count } decision
   *[other] { $count } decisions
}
finding-reflections = { $count ->
    [one] reflection
   *[other] reflections
}
finding-organizations = organizations
finding-people = people, all of whom consented
finding-decisions = { $count ->
    [one] decision
   *[other] decisions
}
finding-few = fewer than 5

finding-state = Where this finding stands
finding-step-gathered = Prepared
finding-step-sent = Sent to the managers
finding-step-answer = Response expected
finding-step-back = Back to the community
finding-not-yet = not yet
finding-expected = expected by { $day }
finding-silence = { $count ->
    [one] No response for { $count } day
   *[other] No response for { $count } days
}
finding-silence-planned = { $planned ->
    [one] { $planned } day planned, { $beyond } more
   *[other] { $planned } days planned, { $beyond } more
}
finding-year = This year
finding-year-sent = Sent
finding-year-accepted = Accepted
finding-year-later = Later
finding-year-refused = Declined
finding-year-unanswered = No response
finding-year-silent = { $days ->
    [one] { $count }, for { $days } day
   *[other] { $count }, for { $days } days
}

finding-statement = Finding
finding-statement-hint = In one sentence: what several people see, without naming any students or schools.
finding-statement-in-english = Finding in English (optional)
finding-statement-in-french = Finding in French (optional)
finding-asked = What we are asking for
finding-asked-hint = What the managers could do, and by when.
finding-asked-in-english = What we are asking for, in English (optional)
finding-asked-in-french = What we are asking for, in French (optional)
finding-write-text = The members of the community and, once the finding is sent, the managers will read what you write. Do not name any students.
finding-wrong-text = Write something ({ $count } characters at most).
finding-too-long = Write { $count } characters at most.
finding-too-many = Your community is already preparing { $count } findings. Send or delete one before you start another.
finding-save = Save
finding-back-to-list = Back to findings
finding-edit = Edit
finding-edit-title = Edit the finding
finding-edit-changed = This finding has changed since you opened the page. Your text is still here: if you save it, it replaces the other one.
finding-discard = Delete the finding
finding-discard-question = The finding will be deleted, along with the consent requests sent to the people quoted.
finding-said-discarded = The finding has been deleted.
finding-said-saved = Saved.
finding-said-changed = This finding has changed since you opened the page, so your action did not go through. This is where it stands now.

finding-behind = What supports this finding
finding-behind-title = What supports this finding
finding-behind-text = The people who wrote the reflections that you choose will be asked for their consent. Nothing is counted or shown until all of them consent.
finding-behind-save = Save and ask for consent
finding-choose = Choose what supports it
finding-join = Add our reflections
finding-no-candidates = Nothing to choose
finding-no-candidates-text = A finding needs reflections marked as a finding or a challenge and shared with the community, or decisions in effect.
finding-decisions-legend = Decisions in force
finding-reflections-legend = Reflections marked as a finding or a challenge
finding-reflections-hint = Only those shared with the whole community or more widely.
finding-read-reflection = Read the reflection
finding-not-quotable = One of the reflections can no longer support the finding: it was removed, or is now shared with fewer people.
finding-no-decision = One of the decisions is no longer in effect.
finding-too-much-behind = Choose at most { $count } reflections and { $count } decisions.
finding-awaited = { $count ->
    [one] { $count } consent is still pending.
   *[other] { $count } consents are still pending.
}
finding-sources = { $count ->
    [one] Read what supports it
   *[other] Read the { $count } reflections and decisions
}
finding-some-reflection = A reflection
finding-unnamed = Name not shown
finding-decision = Decision D{ $number }
finding-decision-choice = D{ $number }:
finding-decision-of = D{ $number } of { $day }
finding-decisions-of = { $count ->
    [one] Decision { $all }
   *[other] Decisions { $all }
}
finding-register = See the register
finding-quote = Quote a passage
finding-quote-text = Copy a passage exactly as it is written. It will appear only if the people who wrote it consent.
finding-quote-from = Reflection
finding-choose-reflection = Choose a reflection
finding-passage = Passage
finding-passage-hint = One or two sentences, word for word.
finding-quote-ask = Ask to quote it
finding-no-source = Choose a reflection that supports the finding.
finding-wrong-passage = Copy a passage from the reflection ({ $count } characters at most).
finding-to-finding = Back to the finding
finding-to-list = All findings
finding-consents = Consents
finding-consents-given = Given
finding-consents-asked = Pending
finding-consents-refused = Declined or withdrawn
finding-own = Your words
finding-own-text = One of your reflections supports this finding.
finding-own-change = Change or withdraw my consent
finding-aside = About this finding

finding-offer = Invite another community
finding-offer-text = The facilitators of that community will see the finding and can add reflections to it.
finding-other = Community
finding-choose-community = Choose a community
finding-offer-now = Invite the community
finding-asked-to-join = Invited: { $names }.
finding-no-community = Choose a community.
finding-send = Send it to the managers
finding-send-text = Once sent, the finding can no longer be edited. The managers will read the finding, the request, and what the people quoted have agreed to show.
finding-to = Managers’ community
finding-answer-by = Response expected by
finding-send-now = Send the finding
finding-no-managers = Choose a managers’ community.
finding-no-managers-yet = There is no managers’ community yet: ask a coordinator to create one.
finding-wrong-answer-by = Choose a date from tomorrow on, within two years.
finding-nothing-behind = Nothing supports this finding yet: it needs a reflection whose authors have all consented, or a decision.
finding-remind = Remind the managers
finding-reminded-on = Reminder sent on { $day }
finding-reminded-lately = The managers received the finding or a reminder less than seven days ago.

finding-answer = Respond to this finding
finding-change-answer = Change the response
finding-your-answer = Your response
finding-choose-accepted = Yes, with an action
finding-choose-later = Later
finding-choose-refused = No
finding-accepted = Accepted, with an action.
finding-later = Later.
finding-refused = No.
finding-action = The action
finding-action-hint = What you will do, if you accept.
finding-reason = The reason
finding-reason-hint = Required if you decline, useful if you put it off.
finding-date = By when
finding-date-hint = When the action will be done, or when you will come back to it.
finding-who = Who is responsible
finding-answer-now = Respond to the community
finding-answer-text = Everyone whose reflection supports the finding will be notified.
finding-no-answer = Choose a response.
finding-wrong-action = Describe the action ({ $count } characters at most).
finding-wrong-reason = Give a reason ({ $count } characters at most).
finding-wrong-date = Choose a date from today on, within two years.
finding-wrong-who = Say who is responsible ({ $count } characters at most).
finding-said-answered-meanwhile = Someone has responded to this finding since you opened the page. Your response is still here: if you send it, it replaces the other one.
finding-answered-by = { $community }, { $day }
finding-action-by = Action: by { $day }, { $who }
finding-again-on = To be revisited on { $day }
finding-overdue = the date has passed
finding-planned = action planned
finding-begun = action started
finding-done = action done
finding-dropped = action dropped
finding-follow = Where does the action stand?
finding-progress = Status of the action
finding-progress-save = Save
finding-no-progress = Choose the status of the action.

finding-history = History
finding-change-with = { $about }: { $detail }
finding-change-gathered = Finding started
finding-change-edited = Text edited
finding-change-offered = Another community invited
finding-change-joined = A community added its reflections
finding-change-sent = Sent to the managers
finding-change-reminded = Managers reminded
finding-change-answered = Response
finding-change-answer-changed = Response changed
finding-change-progressed = Status of the action

finding-paper = One-page version
finding-paper-text = For management or for the digital plan: one or more findings, with what supports them.
finding-paper-which = Which findings?
finding-paper-open = Open the page
finding-paper-title = Proposal: findings and requests
finding-paper-none = None of the findings sent match this address.
finding-paper-as-of = As of { $day }
finding-paper-sent = Sent on { $at }, response expected by { $due }
finding-file-name = findings
finding-file-content = Content
finding-file-count = { $count ->
    [one] { $count } finding
   *[other] { $count } findings
}
finding-print = One-page version
finding-print-now = Print

finding-email-see = See the finding
finding-email-answer = Read and respond
finding-email-read = Read the response
finding-email-offered-subject = { $from } invites you to add reflections to a finding
finding-email-offered-text = The “{ $from }” community is preparing a finding and invites yours, “{ $community }”, to add reflections to it.
finding-email-sent-subject = A finding from { $from } is waiting for your response
finding-email-sent-text = The “{ $from }” community sent a finding to “{ $community }”, with a request.
finding-email-sent-day = It would like a response by { $day }: yes with an action, later, or no with a reason.
finding-email-waits-subject = A finding is waiting for an update from { $community }
finding-email-waits-soon = A finding sent to “{ $community }” is waiting for a response by { $day }.
finding-email-waits-late = A response to a finding sent to “{ $community }” was due by { $day }. The community that sent it can see how many days it has been waiting.
finding-email-waits-action = In its response to a finding, “{ $community }” gave a date: { $day }. Say where the action stands, or change the response.
finding-email-answered-subject = A finding you support has received a response
finding-email-answered-text = The managers have responded to a finding from “{ $community }”.
finding-email-changed-subject = Update on a finding you support
finding-email-changed-text = The managers’ response to a finding from “{ $community }” has changed, or their action has moved forward.
finding-email-why-facilitator = You are receiving this email because you facilitate the “{ $community }” community.
finding-email-why-member = You are receiving this email because you belong to the “{ $community }” community.
finding-email-why-behind = You are receiving this email because you support this finding, or because you facilitate the “{ $community }” community.
finding-notified-offered = “{ $community }” has been invited to contribute to a finding
finding-notified-sent = A finding is waiting for a response from “{ $community }”
finding-notified-waits = A finding is still waiting for an update from “{ $community }”
finding-notified-answered = Update on a finding from “{ $community }”

finding-deed-gather = Finding started
finding-deed-edit = Finding edited
finding-deed-discard = Finding deleted
finding-deed-behind = Reflections chosen for a finding
finding-deed-quote = Request to quote a passage
finding-deed-offer = Another community invited to contribute to a finding
finding-deed-send = Finding sent
finding-deed-remind = Reminder about a finding
finding-deed-answer = Response to a finding
finding-deed-progress = Status of a finding’s action changed
finding-data = Findings you started
finding-data-changes = What you did with findings
finding-data-some = A finding
