# Follow-ups: what the members of a community agree to do after a meeting.

follow-up-title = Follow-ups
follow-up-one = Follow-up
follow-up-page-title = Follow-ups: { $community }
follow-up-lead = What we agreed to do, from one meeting to the next. A follow-up stays at the top of the next meeting’s agenda until it is closed.
follow-up-mine = My follow-ups
follow-up-mine-lead = The follow-ups assigned to you, in all your communities.
follow-up-mine-none = No follow-ups are assigned to you at the moment.
follow-up-see-open = See open follow-ups
follow-up-see-closed = See closed follow-ups
follow-up-all = All follow-ups
follow-up-back = Back to follow-ups
follow-up-history = History
follow-up-meeting = Meeting
follow-up-of-meeting = Agreed at this meeting
follow-up-many = { $count } follow-ups are open. Set aside { $minutes } minutes at the start of the meeting to sort through them: keep, edit or drop.
follow-up-none = No follow-ups
follow-up-none-text = Add what you agreed to do, who will do it and by when.
follow-up-none-closed = Follow-ups that are done or dropped will be listed here.

follow-up-add = Add a follow-up
follow-up-edit = Edit
follow-up-edit-title = Edit a follow-up
follow-up-save = Save
follow-up-send-anyway = Send as is
follow-up-write-text = Members of the community will read this. Do not name any students.
follow-up-field-text = What needs to be done?
follow-up-text-hint = In one sentence that starts with a verb: “Send the observation grid to the schools.”
follow-up-text-in-english = In English (optional)
follow-up-text-in-french = In French (optional)
follow-up-field-owner = Who will do it?
follow-up-owner-hint = They will get an email and can accept or decline.
follow-up-nobody = To be decided
follow-up-field-due = By when?
follow-up-due-choice-never = No due date
follow-up-due-choice-meeting = By the next meeting
follow-up-due-choice-day = By a specific date
follow-up-field-day = Date
follow-up-day-hint = Only if you chose “By a specific date”.
follow-up-wrong-text = Write what needs to be done ({ $count } characters at most).
follow-up-too-long = Write { $count } characters at most.
follow-up-wrong-day = Choose a date between today and two years from now.
follow-up-wrong-owner = Choose someone who belongs to the community.
follow-up-too-many = You already have { $count } open follow-ups in this community. Close some before you add more.
follow-up-edit-changed = This follow-up has changed since you opened the page. This is what it says now. Your text is still here: if you save it, it replaces the other one.

follow-up-due-on = Due { $day }
follow-up-due-meeting = Due by the next meeting
follow-up-due-meeting-on = Due by the { $day } meeting
follow-up-overdue = overdue
follow-up-no-owner = No one has taken it on yet
follow-up-owner-proposed = Proposed to { $name }
follow-up-owner-accepted = { $name } is doing it
follow-up-owner-declined = Declined by { $name }
follow-up-waits = waiting for your response
follow-up-state-open = To do
follow-up-state-done = Done
follow-up-state-dropped = Dropped
follow-up-done-on = Done on { $day }
follow-up-dropped-on = Dropped on { $day }
follow-up-asked = No one has touched this follow-up for two meetings. Should it be kept, edited or dropped?

follow-up-accept = Accept
follow-up-decline = Decline
follow-up-take = Take it on
follow-up-finish = Done
follow-up-keep = Keep
follow-up-drop = Drop
follow-up-reopen = Reopen
follow-up-reason = Reason
follow-up-reason-drop = Members of the community will read it.
follow-up-reason-decline = Optional. Members of the community will read it.
follow-up-reason-kept = Your text is still here to copy:
follow-up-wrong-reason = Write the reason ({ $count } characters at most).
follow-up-no-command = Choose what you want to do with this follow-up.
follow-up-refused-closed = This follow-up is already closed.
follow-up-refused-open = This follow-up is already open.
follow-up-refused-owned = Someone else has already taken on this follow-up.
follow-up-refused-not-theirs = This follow-up is assigned to someone else: only that person and the facilitators can change it.
follow-up-not-yours = You cannot edit this follow-up: it is closed, or someone else has taken it on.
follow-up-said-added = The follow-up has been added.
follow-up-said-saved = Saved.
follow-up-said-changed = This follow-up changed in the meantime, so your action did not go through. This is where it stands now.
follow-up-said-accepted = You have accepted this follow-up.
follow-up-said-declined = You have declined this follow-up. The facilitators will see it.
follow-up-said-taken = You have taken on this follow-up.
follow-up-said-done = This follow-up has been marked as done.
follow-up-said-kept = This follow-up has been kept.
follow-up-said-dropped = This follow-up has been dropped.
follow-up-said-reopened = This follow-up is open again.
follow-up-failed = The portal is not responding. Try again in a moment.

follow-up-someone = Someone
follow-up-did-propose = { $by } proposed this follow-up.
follow-up-did-propose-to = { $by } proposed this follow-up to { $owner }.
follow-up-did-edit = { $by } edited this follow-up.
follow-up-did-assign = { $by } proposed this follow-up to { $owner }.
follow-up-did-free = This follow-up is no longer assigned to anyone ({ $by }).
follow-up-did-accept = { $by } accepted.
follow-up-did-decline = { $by } declined.
follow-up-did-take = { $by } took it on.
follow-up-did-finish = { $by } marked this follow-up as done.
follow-up-did-drop = { $by } dropped this follow-up.
follow-up-did-reopen = { $by } reopened this follow-up.
follow-up-did-keep = { $by } kept this follow-up as it is.
follow-up-did-ask = After two meetings with no update, the portal asked whether to keep it.
follow-up-did-leave = { $owner } no longer belongs to the community.

follow-up-opened = { $count ->
    [one] opened in total
   *[other] opened in total
}
follow-up-count-done = { $count ->
    [one] done
   *[other] done
}
follow-up-count-dropped = { $count ->
    [one] dropped
   *[other] dropped
}
follow-up-median = { $days ->
    [one] day: median age of open follow-ups
   *[other] days: median age of open follow-ups
}
follow-up-filter = Filter
follow-up-filter-state = Which ones?
follow-up-filter-open = Open
follow-up-filter-closed = Closed
follow-up-filter-all = Everyone
follow-up-owner-open = { $name } ({ $count } open)

follow-up-answer-title = A follow-up assigned to you is waiting for your response
follow-up-answer-read = The text of the follow-up is for members: sign in to read it before you respond.
follow-up-key-unknown = This link does not work: the address is incomplete, or the follow-up is now assigned to someone else.
follow-up-key-answered = You have already responded to this follow-up. You can change your mind on the portal.
follow-up-key-closed = This follow-up is closed: there is nothing left to respond to.
follow-up-key-left = This link no longer works: you no longer belong to this community.
follow-up-key-expired = This link no longer works: it was good for 30 days. Respond on the portal.
follow-up-no-answer = Choose whether to accept or decline.

follow-up-category = a follow-up assigned to me, or in a community I facilitate, needs attention
follow-up-notified-assigned = A follow-up in “{ $community }” is waiting for your response
follow-up-notified-due = A follow-up assigned to you in “{ $community }” is due
follow-up-notified-silent = No progress on a follow-up in “{ $community }”: keep, edit or drop it?
follow-up-notified-left = Follow-ups in “{ $community }” are no longer assigned to anyone
follow-up-email-assigned-subject = A follow-up in “{ $community }” is waiting for your response
follow-up-email-assigned-text = You have been asked to take on a follow-up in “{ $community }”.
follow-up-email-assigned-how = For 30 days, you can accept or decline without signing in. This email gives no details, because emails are easily forwarded.
follow-up-email-assigned-action = Respond
follow-up-email-soon-subject = A follow-up in “{ $community }” is due soon
follow-up-email-soon-text = A follow-up assigned to you in “{ $community }” is due { $day }.
follow-up-email-overdue-subject = A follow-up in “{ $community }” is overdue
follow-up-email-overdue-text = A follow-up assigned to you in “{ $community }” was due { $day }. If it is done, mark it as done. If not, change the due date or drop it.
follow-up-email-silent-subject = No progress on a follow-up in “{ $community }”
follow-up-email-silent-text = There has been no progress on a follow-up in “{ $community }” for two meetings.
follow-up-email-silent-how = Should it be kept, edited or dropped? If it is dropped, it stays in the history along with your reason.
follow-up-email-left-subject = Follow-ups in “{ $community }” need someone to take them on
follow-up-email-left-text = { $count ->
    [one] One follow-up in “{ $community }” is no longer assigned to anyone: the person who had it has left the community or no longer has an account.
   *[other] { $count } follow-ups in “{ $community }” are no longer assigned to anyone: the people who had them have left the community or no longer have an account.
}
follow-up-email-left-action = See these follow-ups
follow-up-email-see = See the follow-up
follow-up-email-why = You are receiving this email because you have been asked to take on a follow-up in “{ $community }”, or because one is assigned to you.
follow-up-email-why-facilitator = You are receiving this email because you facilitate “{ $community }”.

follow-up-data = Follow-ups you proposed
follow-up-data-owner = Follow-ups assigned to you
follow-up-data-changes = What you did with follow-ups
follow-up-data-reminders = Reminders about your follow-ups
follow-up-data-due = Due date
follow-up-data-closed = Closed
follow-up-data-what = Action
follow-up-data-some = A follow-up
follow-up-word-proposed = Proposed
follow-up-word-accepted = Accepted
follow-up-word-declined = Declined
follow-up-word-edited = Edited
follow-up-word-assigned = Proposed to someone
follow-up-word-taken = Taken on
follow-up-word-reopened = Reopened
follow-up-word-kept = Kept
follow-up-word-asked = Asked whether to keep it
follow-up-word-left = The person who was doing it left
follow-up-word-soon = Due soon
follow-up-word-overdue = Overdue
follow-up-deed-add = Follow-up added
follow-up-deed-edit = Follow-up edited
follow-up-deed-change = Status of a follow-up changed
follow-up-home = Follow-ups assigned to me
