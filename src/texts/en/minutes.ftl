# Notes, decisions and minutes of meetings.

minutes-title = Minutes
minutes-section = Notes and minutes
minutes-list = Meeting minutes
minutes-list-title = Minutes: { $community }
minutes-list-none = No minutes
minutes-list-none-text = They will appear here once they are proposed to the members.
minutes-of-meeting = { $title }, { $day }
minutes-steps = Where the minutes stand
minutes-state-draft = Draft
minutes-state-proposed = Proposed
minutes-state-adopted = Adopted
minutes-on-agenda = On the agenda of this meeting
minutes-none = The minutes have not been published yet
minutes-not-held-text = They will be prepared as soon as the meeting has ended.
minutes-not-proposed-text = The facilitators are working on them. They will appear here once they are proposed to the members.
minutes-draft-text = This draft was made from the agenda, the notes and the decisions. Members will read it once it is proposed.
minutes-proposed-text = Members can read this text. It can still be edited until it is adopted.
minutes-tools = What comes next
minutes-edit = Edit
minutes-edit-title = Edit the minutes
minutes-history-title = Minutes history: { $title }
minutes-typed = Your text
minutes-captured-since = Added since this text was saved, and not in it yet:
minutes-empty = Write the minutes in at least one language.
minutes-together = Write together
minutes-together-title = Write the minutes together
minutes-together-text = Several people can write at the same time. What they write goes into the minutes when someone puts it there, or when the minutes are proposed to the members.
minutes-together-signs = At the start of a line, ### makes a subheading and a dash makes a list. Words between two ** are in bold.
minutes-together-language = Language of the text
minutes-together-put = Put into the minutes
minutes-together-form = Edit using the form
minutes-together-open = People are also writing this text together. What they have not put into the minutes yet is not in this form.
minutes-together-overlap = Someone also changed { $sections } using the form. Both changes are now in the text: read it over before you continue.
minutes-together-no-right = You can no longer write in this text. Anything that was not saved stays on this device.
minutes-together-too-late = This text can no longer be edited together: the minutes were proposed while you were writing. Here is what you wrote: copy it, then add it using the form.
minutes-propose = Propose to members
minutes-take-back = Return to draft
minutes-read = Read the minutes
minutes-print = Printable version
minutes-file-title = Minutes of the meeting of { $day }
minutes-file-name = minutes
minutes-file-number = Number
minutes-file-who = Decided by
minutes-file-removed = The passage has been removed.
minutes-back = Back to the minutes
minutes-save = Save

minutes-not-held = The meeting is not over. Its minutes can be written once it has ended.
minutes-not-proposed = These minutes have not been proposed to the members.
minutes-already-proposed = These minutes have already been proposed.
minutes-already-adopted = These minutes have been adopted, so their text can no longer be changed. Corrections are made by amendment.
minutes-no-later-meeting = Minutes are adopted at a later meeting of the community. None has started yet.
minutes-unchecked = First check what could identify a student.
minutes-said-proposed = The minutes have been proposed, and the members have been notified.
minutes-said-taken-back = The minutes have been returned to draft.
minutes-said-adopted = The minutes have been adopted and sealed.
minutes-said-amendment = Your amendment has been proposed.
minutes-said-answered = Your response to the amendment has been saved.
minutes-said-saved = The minutes have been saved.
minutes-said-changed = Something changed in the meantime, so your action did not go through. What you wrote is still here.

minutes-adopt = Adopt
minutes-adopt-title = Adopt the minutes
minutes-adopt-text = Once adopted, the text is sealed in both languages. Any correction will appear as an amendment, with a name and a reason.
minutes-check-reason = Why no student can be identified
minutes-check-hint = Your reason is recorded in the log. If a student can be identified, edit the text first.
minutes-wrong-reason = Write the reason ({ $count } characters at most).
minutes-adopted-on = Adopted on { $day }
minutes-adoption-of = Adoption of the minutes of { $day }
minutes-seal = Seal
minutes-seal-text = The SHA-256 fingerprint of the adopted text, in both languages.
minutes-seal-holds = The text has not changed since it was adopted.
minutes-seal-broken = Warning: the text is not the same as the one that was sealed. Tell the portal team.
minutes-sealed-text = The text as it was adopted

minutes-amendments = Amendments
minutes-amendment-count = { $count ->
    [one] 1 amendment
   *[other] { $count } amendments
}, { $pending ->
    [0] none pending.
    [one] 1 pending.
   *[other] { $pending } pending.
}
minutes-amend = Propose an amendment
minutes-amend-later = An amendment corrects adopted minutes. These have not been adopted yet.
minutes-amend-passage = Amend this passage
minutes-amend-send = Propose the amendment
minutes-amends-amendment = An amendment cannot amend another one. Amend the current text instead.
minutes-choose-passage = Choose the passage to correct in the current text.
minutes-other-passage = Choose another passage
minutes-text-french = French text
minutes-text-english = English text
minutes-passage = Passage
minutes-passage-gone = This passage is no longer in the current text: another amendment changed it. Start from the current text.
minutes-passage-ambiguous = This passage appears several times in the text: it is not clear which one to change.
minutes-too-many-amendments = These minutes already have { $count } pending amendments. They need a response before another one can be proposed.
minutes-replacement = New text for the passage
minutes-replacement-hint = Leave this blank to remove the passage.
minutes-unchanged-passage = Change something in the passage.
minutes-amendment-reason = Why this correction?
minutes-amendment-by = { $name }, { $day }:
minutes-amendment-answered = Response from { $name }, { $day }:
minutes-amendment-pending = Pending
minutes-amendment-accepted = Accepted
minutes-amendment-declined = Declined
minutes-answer-reason = Reason for the response
minutes-accept = Accept
minutes-decline = Decline
minutes-no-answer = Choose whether to accept or decline.

minutes-presence = Attendance
minutes-presence-counts = { $people ->
    [one] 1 person
   *[other] { $people } people
} from { $organizations ->
    [one] 1 organization
   *[other] { $organizations } organizations
}.
minutes-presence-names = Attendance confirmed: { $names }.
minutes-planned = { $count } min planned
minutes-took = { $count } min taken
minutes-other-notes = Other notes
minutes-other-decisions = Other decisions
minutes-tables = Tables
minutes-table-elsewhere = This note is too long for the minutes: it is with the table notes.
minutes-share = How speaking time was shared
minutes-polls = Quick polls
minutes-poll-line = { $question }: { $sums }
minutes-votes = Votes
minutes-vote-line = { $title }: { $outcome }
minutes-follow-ups = Follow-ups
minutes-follow-up-line = Follow-up: { $text }
minutes-decision-line = Decision: { $text }

minutes-decision = Decision
minutes-decisions = Decisions
minutes-kind-decision = Decision
minutes-decision-in-force = In effect
minutes-decision-replaced = Replaced
minutes-decision-withdrawn = Withdrawn
minutes-replaced-by = Replaced by { $number }
minutes-to-review = to be reviewed on { $day }
minutes-register = Decision register
minutes-register-title = Decisions: { $community }
minutes-register-of = Decisions, { $year }
minutes-search = Search the decisions
minutes-year = School year
minutes-all-years = All years
minutes-show = Show
minutes-no-decision = No decisions
minutes-no-decision-text = No decisions match these choices. Decisions are recorded during meetings.
minutes-edit-decision = Edit
minutes-edit-title-decision = Edit decision { $number }
minutes-replace-decision = Replace
minutes-replace-title = Replace decision { $number }
minutes-withdraw = Withdraw the decision
minutes-withdraw-question = The decision stays in the register, marked as withdrawn. This cannot be undone.
minutes-back-register = Back to the register
minutes-decision-over = This decision is no longer in effect, so it can no longer be edited.
minutes-said-decision-saved = The decision has been saved.
minutes-said-withdrawn = The decision has been withdrawn.
minutes-text-in-english = Decision in English (optional)
minutes-text-in-french = Decision in French (optional)
minutes-who = Who decided, and how (optional)
minutes-who-hint = For example: consent, 17 for, 1 abstention.
minutes-reason = Reason
minutes-reason-optional = Reason (optional)
minutes-review = To be reviewed on (optional)
minutes-wrong-decision = Write the decision ({ $count } characters at most).
minutes-too-long = Write { $count } characters at most.

minutes-capture = Notes and decisions
minutes-item = Agenda item
minutes-whole-meeting = The whole meeting
minutes-write-note = Take a note
minutes-note = Note
minutes-note-hint = Members of the community will read it. Do not name any students.
minutes-add-note = Add the note
minutes-note-here = Take a note here
minutes-remove-note = Delete
minutes-captured-here = Recorded for this item
minutes-no-note = No notes.
minutes-wrong-note = Write a note ({ $count } characters at most).
minutes-too-many-notes = This meeting already has { $count } notes. Delete one before you add another.
minutes-not-now = Notes are taken from the start of the meeting until its minutes are adopted.
minutes-said-note = The note has been added.
minutes-said-note-removed = The note has been deleted.
minutes-record-title = Record a decision
minutes-record = Record
minutes-said-recorded = The decision has been recorded.

minutes-try = What I will try
minutes-try-field = I will try…
minutes-try-hint = One sentence. In three weeks, the portal will ask you how it went. Leave this blank if you do not want to save anything.
minutes-try-share = Show it to the group
minutes-try-shared = Shown to the group
minutes-try-private = Only for you
minutes-wrong-try = Write one sentence ({ $count } characters at most).
minutes-tries-of-group = What the group will try
minutes-tries = What I tried
minutes-tries-text = What you said you would try, and how it went.
minutes-tries-none = Nothing to try
minutes-tries-none-text = At the end of a meeting, write in one sentence what you will try.
minutes-try-tried = Tried
minutes-try-adapted = Adapted
minutes-try-not-yet = Not yet
minutes-try-chosen = (your response)
minutes-said-try = Saved.

minutes-notification-proposed = The minutes of “{ $name }” are ready to read
minutes-notification-tries = Did you try what you planned at “{ $name }”?
minutes-email-proposed-subject = Minutes to read: { $title }
minutes-email-proposed-text = The minutes of the meeting “{ $title }” have been proposed to the members of “{ $community }”.
minutes-email-proposed-next = They will be adopted at an upcoming meeting. Before then, let the facilitators know if anything should be corrected.
minutes-email-tries-subject = Did you try it? { $title }
minutes-email-tries-text = Three weeks ago, at the meeting “{ $title }” in “{ $community }”, you wrote what you would try.
minutes-email-tries-private = Tried, adapted or not yet: one word is enough. Only you can see what you wrote, unless you showed it to the group.
minutes-email-tries-action = Respond

minutes-data-decisions = Decisions you recorded
minutes-data-notes = Notes you took at meetings
minutes-data-tries = What you wanted to try
minutes-data-asked = Asked on
minutes-data-amendments = Amendments you proposed
minutes-deed-decision-record = Decision recorded
minutes-deed-decision-change = Decision edited
minutes-deed-decision-replace = Decision replaced
minutes-deed-decision-withdraw = Decision withdrawn
minutes-deed-edit = Minutes edited
minutes-deed-propose = Minutes proposed
minutes-deed-take-back = Minutes returned to draft
minutes-deed-student-check = Minutes confirmed not to identify any student
minutes-deed-adopt = Minutes adopted
minutes-deed-amend = Amendment proposed
minutes-deed-amendment-accepted = Amendment accepted
minutes-deed-amendment-declined = Amendment declined
