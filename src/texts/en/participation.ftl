# Who was at a meeting, certificates, the hours log.

participation-yours = Your attendance
participation-unknown = Were you at this meeting?
participation-say = Respond
participation-proposed = The portal noticed you: { $span }. Is that right?
participation-declared = You said that you were there: { $span }. The facilitators will confirm it.
participation-present-for = You are noted as present: { $span }.
participation-contested = What you said and what the facilitators noted do not agree. Talk it over, then correct it if need be.
participation-were-absent = You are noted as absent.
participation-correct = Correct this
participation-confirm = Yes, I was there
participation-confirm-hint = The minutes may then name you among those present.
participation-said = Your attendance has been saved.
participation-certificate-get = Get my certificate
participation-enter-link = Enter the code shown in the room

participation-own-title = Your attendance: { $title }
participation-own-hint = If you say that you were not there, that is always what counts. The facilitators see your response. If you say that you were there, the minutes may name you among those present. Otherwise, others only see numbers.
participation-noticed = What the portal noticed:
participation-question = Were you there?
participation-i-was = I was there
participation-i-was-not = I was not there
participation-from = Arrived
participation-until = Left
participation-save = Save
participation-back = See the meeting
participation-wrong-presence = Say whether you were there.
participation-wrong-times = Choose a time of leaving after the time of arriving.

participation-closed-not-begun = This meeting has not started. Attendance is noted from the start.
participation-closed-cancelled = This meeting was cancelled. No attendance is noted.
participation-closed-archived = This community is archived. Attendance no longer changes.

participation-enter = Enter the code of the room
participation-enter-text = The code is shown or written in the room. It notes that you are at the meeting under way.
participation-enter-button = Note that I am here
participation-code = Code of the room
participation-code-hint = Four letters, upper or lower case.
participation-wrong-code = A code has four letters, such as CDFH, without vowels. Check what you entered.
participation-code-unknown = None of your meetings has this code. Check the letters, or ask the facilitators to note that you are here.
participation-code-early = This is the code of the meeting of { $when }, which has not started. Enter it during the meeting.
participation-code-over = This was the code of the meeting of { $when }. Each meeting has its own: ask for today’s.
participation-code-too-many = { $minutes ->
    [one] You tried too many codes. Wait one minute.
   *[other] You tried too many codes. Wait { $minutes } minutes.
}

participation-room-title = Code of the room: { $title }
participation-room-link = Code to show in the room
participation-room-text = Scan the code, or go to this address and enter the four letters:
participation-room-until = The code works until { $time }.
participation-room-early = The code will work from the start of the meeting.
participation-room-over = The code no longer works: the meeting is over.
participation-qr = QR code

participation-were-there = Who was there
participation-title = Attendance: { $title }
participation-all = See and note attendance
participation-late = { $count ->
    [one] One person came after the start.
   *[other] { $count } people came after the start.
}
participation-open = { $count ->
    [one] The attendance of one person is to be confirmed.
   *[other] The attendance of { $count } people is to be confirmed.
}
participation-withheld = The number of people is shown from { $count } up.
participation-missed-link = See what you missed
participation-after-link = See what followed the meeting

participation-list = Members and guests
participation-column-person = Person
participation-column-known = What is known
participation-present = Present
participation-absent = Absent
participation-note = Save attendance
participation-note-hint = Tick the people who were there. The times proposed are those of the meeting, or those that the portal and the person give. Someone who says that they were not there is never counted.
participation-paper = What I change comes from a list on paper
participation-noted = Attendance has been saved.
participation-changed = Someone else noted something different in the meantime for { $names }: that was not replaced. The rest has been saved.
participation-refused = Nothing was saved: the meeting does not allow it, or no longer does.
participation-wrong-both = Tick present or absent, not both.
participation-tick-present = { $name } was present
participation-tick-absent = { $name } was absent
participation-pick-from = When { $name } arrived
participation-pick-until = When { $name } left
participation-sign-joined = opened the page of the meeting at { $time }
participation-sign-code = entered the code of the room at { $time }
participation-own-says = the person says: { $words }
participation-from-paper = from a list on paper
participation-state-proposed = To be confirmed
participation-state-declared = To be checked
participation-state-contested = Does not agree
participation-state-late = Late
participation-complete = The list is complete
participation-complete-text = Absent members are notified once, with a link to what they missed. You can still correct the list afterwards.
participation-complete-button = The list is complete: notify absent members
participation-completed = The list was declared complete on { $moment }.
participation-told = The list is complete. Absent members have been notified.
participation-told-none = The list is complete. There was no one left to notify.
participation-certificates-link = Certificates of the community

participation-catch-up = What you missed
participation-catch-up-title = What you missed: { $title }
participation-catch-up-later = The meeting is not over. Contributions will open afterwards.
participation-catch-up-until = People who missed the meeting, or its start, can contribute through { $day }.
participation-catch-up-over = The time to contribute is over.
participation-items = Items and contributions
participation-whole-meeting = The meeting as a whole
participation-contribute = Contribute
participation-contribution = My contribution
participation-contribution-hint = It carries your name. People who see the agenda read it. Write nothing that could identify a student.
participation-contribution-save = Save my contribution
participation-contribution-edit = Edit my contribution
participation-contribution-delete = Delete my contribution
participation-contribution-saved = Your contribution has been saved.
participation-contribution-deleted = Your contribution has been deleted.
participation-contribution-late = The time to contribute is over, the agenda has changed or your attendance was noted: nothing was saved. Your text is below.
participation-wrong-contribution = Write a text of at most { $count } characters.
participation-deadline = Deadline for contributions
participation-deadline-day = Last day
participation-deadline-save = Save the date
participation-deadline-saved = The deadline has been saved.
participation-wrong-deadline = Choose a day after the meeting and before { $day }.
participation-home-missed = See what you missed: { $title }
participation-home-missed-text = { $community }; contributions until { $day }

participation-certificate = Certificate of attendance
participation-certificates = Certificates of attendance
participation-certificate-says = This certifies that
participation-certificate-was = took part in the meeting
participation-certificate-name = Name
participation-certificate-community = Community
participation-certificate-day = Date
participation-certificate-length = Length
participation-certificate-issued = Issued on
participation-certificate-check = To verify this certificate:
participation-certificate-code = Code: { $code }
participation-certificate-revoke = Revoke
participation-certificate-revoked = Revoked
participation-certificate-reason = Revoked by the facilitators: { $reason }
participation-certificate-replaced = This certificate was replaced by a newer one.
participation-certificate-was-revoked = The certificate has been revoked.
participation-certificate-revoked-before = The certificate had already been revoked or replaced.
participation-certificates-text = A certificate states what the community is certain of: your attendance, noted by the facilitators, or noticed by the portal and confirmed by you.
participation-certificates-of = Certificates: { $community }
participation-certificates-of-text = The certificates of the people who were at the community’s meetings.
participation-certificates-none = No certificate for this school year.
participation-certificates-issue = Issue the certificates that are missing
participation-certificates-issued = The certificates have been issued.
participation-certificates-none-missing = No certificate was missing.
participation-certificates-back = Back to the list
participation-print-all = Print all
participation-other-years = Other school years
participation-verify = Verify a certificate
participation-verify-valid = This certificate is valid.
participation-verify-revoked = This certificate is revoked: it is no longer valid.
participation-verify-unknown = No certificate has this code. Check the address.
participation-revoke-title = Revoke the certificate of { $name }
participation-revoke-reason = Reason
participation-revoke-hint = The person reads this reason. People who verify the certificate only see that it is revoked. A certificate that says the same is not issued again.
participation-wrong-reason = Give a reason, in at most { $count } characters.

participation-logbook = Hours log
participation-logbook-text = Your hours of continuing education. They are yours: no one else sees them, except through a link that you create.
participation-logbook-of = Hours log: { $name }
participation-logbook-empty = No hours for this period.
participation-period = July 1, { $from } to June 30, { $until }
participation-other-periods = Other periods
participation-sum = Total: { $length }
participation-goal = The Education Act (s. 22.0.1) asks teachers for { $length } in each period of two school years. What is still to be confirmed is not counted.
participation-to-confirm = To be confirmed
participation-hours = { $hours } h
participation-hours-minutes = { $hours } h { $minutes } min
participation-minutes = { $minutes } min
participation-entry-add = Add an activity
participation-entry-text = Meetings on the portal are added automatically. Add your other activities here: reading, training, exchanges.
participation-entry-day = Day
participation-entry-title = Activity
participation-entry-hours = Hours
participation-entry-hours-hint = For example 2, 1.5 or 1 h 30.
participation-entry-save = Add
participation-entry-added = The activity has been added.
participation-entry-delete = Delete
participation-entry-deleted = The activity has been deleted.
participation-wrong-title = Write the activity in at most { $count } characters.
participation-wrong-hours = Write a length of at most 24 hours, such as 2, 1.5 or 1 h 30.
participation-wrong-future = This day has not passed yet.
participation-wrong-period = Choose a day from July 1, { $year } on.
participation-wrong-many = A period has at most { $count } activities.
participation-csv = Download for a spreadsheet (CSV)
participation-csv-hours = Hours (number)
participation-link = Show this period to someone
participation-link-text = People who have the link see the lines of this period, without signing in, until you remove it.
participation-link-make = Create a link
participation-link-replace = Replace the link
participation-link-withdraw = Remove the link
participation-link-since = There is a link since { $day }.
participation-link-made = The link has been created.
participation-link-once = Copy it now: it will not be shown again. An earlier link no longer works.
participation-link-withdrawn = The link has been removed.
participation-link-unknown = This link does not work
participation-link-unknown-text = It was removed or replaced, or the address is incomplete.

participation-category = I missed a meeting
participation-notification-missed = What you missed at the meeting “{ $title }”
participation-email-missed-subject = What you missed: { $title }
participation-email-missed-text = You were not at the meeting “{ $title }” in “{ $community }”. A page brings together its agenda and what followed.
participation-email-missed-until = You can contribute through { $day }.
participation-email-missed-action = See what I missed
participation-email-missed-why = You are receiving this email because you are a member of this community and were not noted as present.
participation-email-missed-otherwise = If you were there, say so on the page of the meeting.

participation-deed-noted = Attendance noted
participation-deed-complete = List of attendance complete
participation-deed-certificate = Certificate of attendance issued
participation-deed-revoked = Certificate of attendance revoked

participation-data = Attendance at meetings
participation-data-sign = Noticed by the portal
participation-data-sign-from = From minute (portal)
participation-data-own = What you said
participation-data-own-from = Arrived, in minutes (you)
participation-data-own-until = Left, in minutes (you)
participation-data-tick = Noted by the facilitators
participation-data-tick-from = Arrived, in minutes (facilitators)
participation-data-tick-until = Left, in minutes (facilitators)
participation-data-source = According to
participation-data-joined = page of the meeting opened
participation-data-by-code = code of the room
participation-data-facilitator = facilitators
participation-data-notices = Notices of missed meetings
participation-data-contributions = Contributions after a meeting
participation-data-minutes = Minutes
participation-data-code = Verification code
participation-data-links = Links to the hours log
participation-data-period = Period from July 1 of
