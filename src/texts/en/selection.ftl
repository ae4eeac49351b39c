# The places of a call: who gets one, the answer to each person, the communities that come of it.

selection-title = Places
selection-title-of = Places: { $call }
selection-places-of = Places: { $community }
selection-intro = Each person who responded to the call hears back once, in their language: they are offered a place, added to the waiting list, or told that they were not selected and why.
selection-give = Assign the places
selection-see = See the places
selection-to-draws = Go to the draws
selection-arrange = Merge or split
selection-make = Create the community
selection-made = Community created:
selection-merged-into = This planned community is now part of “{ $community }”.
selection-counts = { $sent ->
    [0] no responses
    [one] 1 response, { $relevant } relevant
   *[other] { $sent } responses, { $relevant } relevant
}
selection-answers = Outcomes
selection-said-given = The places have been assigned, and everyone has been sent an email.
selection-said-arranged = The planned communities have been changed, and everyone affected has been sent an email.
selection-said-made = The community has been created. The people who accepted a place are now members or have been invited.
selection-meanwhile = Someone else made a change in the meantime. Nothing was saved: check, then try again.

selection-outlook-empty = No one has responded for this community.
selection-outlook-fits = There are enough places for all relevant projects, so they can be assigned without a draw.
selection-outlook-drawn = The draw has been run: places can be assigned in the order drawn.
selection-reading-later = Screening starts when the call closes: { $moment }.
selection-capacity-undecided = The number of places has not been decided: no places can be offered until it is.
selection-decide-capacity = Decide on the number of places
selection-undecided = { $count ->
    [one] 1 project is waiting for a decision: first say whether it is relevant.
   *[other] { $count } projects are waiting for a decision: first say whether they are relevant.
}
selection-needs-draw = { $places ->
    [one] There are { $relevant } relevant projects for 1 place: a draw must be run first.
   *[other] There are { $relevant } relevant projects for { $places } places: a draw must be run first.
}
selection-draw-pending = The list for the draw is closed, but the public value is not known yet.
selection-draw-broken = The stored draw cannot be verified, so no places are assigned. Tell a portal administrator.
selection-given = The places in this community have already been assigned.
selection-merged = This planned community is now part of another one.
selection-wrong-phase = Places are assigned once the screening has ended. The call is now at this stage: { $phase }.
selection-progress = Places accepted: { $accepted } · waiting for a reply: { $offered } · on the waiting list: { $waiting }.
selection-progress-of = { $community }: { $progress }

selection-column-person = Person
selection-column-organization = Organization
selection-column-project = Project
selection-column-number = Position
selection-column-until = Reply by
selection-not-designated = (designation not confirmed)

selection-give-text = { $count ->
    [one] 1 person will hear back by email right away. This cannot be undone.
   *[other] { $count } people will hear back by email right away. This cannot be undone.
}
selection-day = Last day to accept a place
selection-day-hint = A place that has not been accepted by the end of that day goes to the next person.
selection-wrong-day = Choose a day from tomorrow to { $count } days from now.
selection-end-waiting = Close the waiting list
selection-end-question = Everyone still waiting will get an email saying that no place opened up. Continue?
selection-cannot-end = The waiting list cannot be closed: some offers are still waiting for a reply, or no one is waiting anymore.

selection-make-title = Create the community: { $community }
selection-make-text = { $count ->
    [one] 1 person has accepted a place. If they have an account, they become a member; if not, they are invited by email. People who accept later will be added automatically.
   *[other] { $count } people have accepted a place. Those with an account become members; the others are invited by email. People who accept later will be added automatically.
}
selection-network = Network
selection-network-hint = Suggested based on the people who accepted. You can write the community’s page later.
selection-no-network = Choose the community’s network.
selection-made-before = This community already exists.
selection-nobody-accepted = The community can be created once someone has accepted a place.

selection-arrange-title = Merge or split: { $community }
selection-arrange-text = People whose response moves to another planned community get an email asking whether it suits them.
selection-arrangement = What would you like to do?
selection-merge = Merge it into another one
selection-merge-hint = All of its responses move to the other planned community.
selection-split = Split it
selection-split-hint = The responses you choose move to a new planned community with the same number of places.
selection-into = Merge into
selection-choose = Choose a planned community
selection-new-one = New planned community
selection-new-french = Title in French
selection-new-english = Title in English
selection-by-sector = All responses from these sectors
selection-sector-count = { $sector } ({ $count })
selection-by-answer = And these responses
selection-reason-french = Reason in French
selection-reason-english = Reason in English
selection-reason-hint = Needed when you choose responses one by one. The people whose response moves will get it.
selection-arrange-save = Merge or split, and send the emails
selection-no-arrangement = Choose whether to merge or split.
selection-no-target = Choose the planned community to merge it into.
selection-no-part = Choose at least one response, and leave at least one.
selection-wrong-reason = Enter the reason in both languages ({ $most } characters at most).
selection-wrong-title = Enter a title ({ $count } characters at most).
selection-fixed-phase = Planned communities can be merged or split after the call closes and before places are assigned. The call is now at this stage: { $phase }.
selection-fixed-given = Places have been assigned, so these planned communities can no longer be changed.
selection-fixed-drawn = The list for a draw is closed, so these planned communities can no longer be changed unless the draw is declared void.

selection-board = Representation of organizations
selection-board-of = Representation: { $call }
selection-board-intro = Who is taking part, who has responded, and who has not been heard from. This page is for information only: it shows who to contact.
selection-board-count = { $count ->
    [one] { $count } organization
   *[other] { $count } organizations
}
selection-board-organizations = Organizations in the network
selection-board-numbers = Represented: { $represented } · Responded: { $interested } · Contacted: { $invited } · Not heard from: { $silent }
selection-board-people = People in these organizations
selection-board-persons = Responded: { $people } · Accepted a place: { $accepted }
selection-board-others = Not on the list of organizations
selection-board-elsewhere = People: { $people } · Organizations: { $organizations } · Places accepted: { $accepted }
selection-represented = Represented
selection-interested = Responded
selection-invited = Contacted
selection-silent = Not heard from
selection-kind = Type
selection-all = All
selection-filter = Filter
selection-column-answers = Responses
selection-column-accepted = Places accepted
selection-column-state = Status
selection-note-invited = Mark as contacted
selection-said-invited = The organization has been marked as contacted.
selection-nudge = Message to organizations we have not heard from
selection-nudge-intro = The portal sends nothing: copy this message, or open it in your email program. Then mark the organization as contacted.
selection-nudge-message = Message
selection-nudge-hint = In both languages. You can edit it; it is not saved.
selection-nudge-update = Use my changes in the email
selection-nudge-mail = Open in my email program
selection-nudge-hello = Hello,
selection-nudge-text = We have not heard from your organization yet about the call “{ $title }”, which is open until { $closes }. Could someone from your team take part? Everything is explained here:
selection-nudge-closed = Your organization is not yet taking part in the communities that came out of the call “{ $title }”. If someone from your team would like to respond to a future call, please write to us. You can still read this one here:
selection-nudge-thanks = Thank you. We look forward to hearing from you.
selection-message-long = Write { $count } characters at most: email programs cannot handle more.

selection-own-place = My place
selection-own-answer = See my response to the call
selection-own-offer = You have been offered a place. Say whether you accept it: nothing is decided until you press one of the buttons.
selection-own-number = Your position on the waiting list: { $number }.
selection-accept = Accept the place
selection-decline = Decline the place
selection-decline-question = The place will go to the next person, and you will not be able to take it back. Continue?
selection-give-up = Give up my place
selection-stop-waiting = Leave the waiting list
selection-stop-waiting-question = You will not be able to return to the waiting list. Continue?
selection-no-reply = Say whether you accept or decline the place.
selection-key-unknown = This link does not work. Open the link in the most recent email you received about this call.
selection-no-answer = This page is for people who responded to this call. Sign in, or open the link in the email you received.
selection-reply-cancelled = This call was cancelled: no places will be assigned.
selection-reply-withdrawn = You withdrew your response to this call.
selection-reply-not-yet = The places have not been assigned yet. You will hear back by email.
selection-reply-waiting = You are on the waiting list. If a place opens up for you, you will get an email.
selection-reply-refused = You do not have a place in this community.
selection-reply-accepted = You have accepted the place.
selection-reply-declined = You have given up the place. It will go to the next person.
selection-reply-expired = The deadline to reply has passed. The place will go to the next person.

selection-email-why = You are receiving this email because you responded to the call “{ $call }”.
selection-email-otherwise = If this wasn’t you, you can ignore this email.
selection-moment = { $date }, { $time } (Eastern Time)
selection-see-place = See the details
selection-offered-subject = A place for you in “{ $community }”
selection-offered-text = You responded to the call “{ $call }”. You are being offered a place in “{ $community }”.
selection-called-up-text = You were on the waiting list for the call “{ $call }”. A place has opened up in “{ $community }”, and you are being offered it.
selection-offered-until = You can reply until { $moment }. After that, the place goes to the next person.
selection-offered-action = Accept or decline the place
selection-awaited-subject = You are on the waiting list for “{ $community }”
selection-awaited-text = Your project is relevant to the call “{ $call }”, but there are more projects than places in “{ $community }”. Your position on the waiting list: { $number }.
selection-awaited-next = If a place opens up for you, you will get an email and have a few days to accept it.
selection-refused-subject = Your response to the call “{ $call }”
selection-refused-text = Thank you for responding to the call “{ $call }”. Your project was not selected for “{ $community }”.
selection-refused-criterion = Criterion not met: { $criterion }
selection-refused-reason = The reason, in the words of the people who read your project:
selection-expired-subject = Your offer of a place in “{ $community }” has expired
selection-expired-text = You did not reply in time to the offer of a place in “{ $community }” (call “{ $call }”). The place will go to the next person.
selection-reminder-subject = Reminder: a place is waiting for you in “{ $community }”
selection-reminder-text = You have been offered a place in “{ $community }”, following the call “{ $call }”. We have not received your reply yet.
selection-ended-subject = The waiting list for “{ $community }” is closed
selection-ended-text = No place opened up for you in “{ $community }” (call “{ $call }”), and the waiting list is now closed. Thank you for waiting.
selection-moved-subject = Your response is now for “{ $community }”
selection-moved-text = You responded to the call “{ $call }” for “{ $from }”. Given the number of responses, the coordinators merged or split the planned communities. Your response is now for “{ $community }”.
selection-moved-reason = Reason: { $reason }
selection-moved-asked = Does this suit you? If not, write to us or withdraw your response.
selection-moved-contact = To write to us:
selection-moved-action = See my response

selection-deed-places = Places assigned
selection-deed-waiting-ended = Waiting list closed
selection-deed-merged = Planned communities merged
selection-deed-split = Planned community split
selection-deed-invited = Organization marked as contacted
