# Who comes to a meeting.

attendance-question = Will you be there?
attendance-in-person = Yes, in person
attendance-online = Yes, online
attendance-maybe = Maybe
attendance-no = No
attendance-way-in-person = In person
attendance-way-online = Online
attendance-yours = Your response
attendance-yours-is = Your response:
attendance-title = Your response: { $title }
attendance-change = Change
attendance-more = Add details
attendance-partly = I will be there for part of the meeting
attendance-listed = Show my name to the people who can see the agenda
attendance-listed-hint = Otherwise, only the people preparing the meeting will see your response.
attendance-needs = What do you need in order to take part?
attendance-needs-hint = Accessibility, allergies… Only the community’s facilitators can read this. It is erased one month after the meeting.
attendance-save = Save my response
attendance-said = Your response has been saved.
attendance-free = { $count ->
    [one] { $count } place left
   *[other] { $count } places left
}
attendance-full = Full: you will be on the waiting list.
attendance-back = See the meeting

attendance-waiting = { $count ->
    [0] You are first on the waiting list.
    [one] You are on the waiting list: one person is ahead of you.
   *[other] You are on the waiting list: { $count } people are ahead of you.
}
attendance-waiting-hint = You will get an email as soon as a place opens up.
attendance-offered = A place has opened up for you. Confirm it before { $moment }. After that, it will go to someone else.
attendance-confirm = Confirm my place
attendance-lapsed = The place you were offered was not confirmed in time. Respond again if you would like to come.
attendance-moved = The meeting has changed since you responded “{ $answer }”. Is that still right?
attendance-still = Yes, that is still right

attendance-closed-draft = This meeting has not been published yet. You can respond once it is.
attendance-closed-cancelled = This meeting is cancelled. There is no need to respond.
attendance-closed-over = This meeting is over. It is too late to respond.
attendance-closed-archived = This community is archived. It is no longer possible to respond.
attendance-not-saved = Your response was not saved.
attendance-kept = Here is what you had written:
attendance-conflict = The meeting was moved while you were responding. Check the new date, then save your response.
attendance-wrong-answer = Choose a response.
attendance-wrong-way = The format of the meeting has changed. Choose one of the available responses.
attendance-wrong-needs = Write { $count } characters at most.
attendance-wrong-places = Enter a number of places from 0 to { $count }, or leave the field empty.

attendance-coming = Who is coming
attendance-people = { $count ->
    [one] person
   *[other] people
}
attendance-organizations = { $count ->
    [one] organization
   *[other] organizations
}
attendance-ways = { $person } in person, { $online } online.
attendance-undecided = { $count ->
    [one] One person is undecided.
   *[other] { $count } people are undecided.
}
attendance-queue = { $count ->
    [one] One person is waiting for a place.
   *[other] { $count } people are waiting for a place.
}
attendance-unanswered = { $count ->
    [0] Everyone has responded.
    [one] One person has not responded yet.
   *[other] { $count } people have not responded yet.
}
attendance-announced = { $count ->
    [0] No one had said that they would come.
    [one] One person had said that they would come.
   *[other] { $count } people had said that they would come.
}
attendance-never-answered = { $count ->
    [0] Everyone had responded.
    [one] One person had not responded.
   *[other] { $count } people had not responded.
}
attendance-others = { $count ->
    [one] and one other person
   *[other] and { $count } others
}
attendance-all = See the responses

attendance-answers = Responses
attendance-answers-title = Responses: { $title }
attendance-answers-cancelled = The meeting is cancelled. The responses are kept and will reappear if you restore the meeting.
attendance-column-person = Person
attendance-column-organization = Organization
attendance-column-answer = Response
attendance-column-details = Details
attendance-none-yet = Not yet
attendance-place-held = Place confirmed
attendance-place-waiting = On the waiting list
attendance-place-offered = Place offered, to be confirmed
attendance-place-lapsed = Place not confirmed
attendance-part = Part of the meeting only
attendance-to-confirm = To be confirmed: the meeting has changed since
attendance-needs-title = What people need to take part
attendance-needs-kept = Only the community’s facilitators can see these needs. They are erased one month after the meeting.
attendance-absent = Who is not represented
attendance-absent-none = Every organization and every profession in the community will be there.
attendance-absent-organizations = Organizations
attendance-absent-professions = Professions
attendance-message = A message ready to send
attendance-message-hint = Copy it, or open it in your email program and add the addresses.
attendance-message-open = Open in my email program
attendance-message-subject = Meeting “{ $title }”
attendance-message-hello = Hello,
attendance-message-text = The “{ $community }” community is holding a meeting, “{ $title }”: { $when }. So far, no one from your organization has said they will take part. If someone can be there, even for part of it, they will be most welcome.
attendance-message-link = To respond: { $link }
attendance-places = Places
attendance-places-hint = Leave empty if there is no limit. If you lower the number, no one loses their place.
attendance-set-places = Set the number of places
attendance-places-in-person = In-person places
attendance-places-online = Online places
attendance-places-save = Save the places
attendance-places-said = The places have been saved.
attendance-places-over = { $count ->
    [one] One more place than that is already taken.
   *[other] { $count } more places than that are already taken.
}

attendance-email-action = See the meeting and respond
attendance-email-freed-subject = A place has opened up: { $title }
attendance-email-freed-text = A place has opened up for you at the meeting “{ $title }” in “{ $community }”.
attendance-email-freed-given = It is yours. If you can no longer come, change your response: the place will go to someone else.
attendance-email-freed-until = Confirm it before { $moment } ({ $zone }). After that, it will be offered to someone else.
attendance-email-freed-action = See my response
attendance-email-freed-why = You are receiving this email because you asked for a place at this meeting.
attendance-email-freed-otherwise = If you no longer wish to come, change your response: you will receive no more emails about this.
attendance-notification-freed = A place has opened up for you at the meeting “{ $name }”

attendance-data = Responses to meetings
attendance-data-partly = Part of the meeting only
attendance-data-listed = Name shown to members
attendance-data-needs = What you need to take part
attendance-data-place = Place
attendance-data-offer = Place to be confirmed before
