# Meetings.

meeting-list-title = Meetings
meeting-list-lead = Upcoming meetings in all communities. Times are Eastern Time unless stated otherwise.
meeting-none = No meetings announced
meeting-none-text = Meetings will appear here as soon as the month is known.
meeting-date-to-come = Date to be announced
meeting-month-only = { $month } { $year }, date to be announced
meeting-configuration-community = As a community
meeting-configuration-pupil = About one student
meeting-configuration-groups = With one or more groups
meeting-configuration-small-group = With a small group of students who share a difficulty
meeting-configuration-mentoring = Mentoring
meeting-configuration-team = Team meeting
meeting-configuration-plan = Individualized education plan (IEP), with the parents, the teacher and the principal
meeting-configuration-hint = In every case, describe the situation without naming the student or giving details that could identify them.
meeting-fact-configuration = Approach
meeting-modality-in-person = In person
meeting-modality-virtual = Online
meeting-modality-hybrid = Hybrid
meeting-fact-when = When
meeting-fact-duration = Length
meeting-fact-modality = Format
meeting-fact-place = Location
meeting-duration-long = { $minutes } minutes
meeting-zone = Eastern Time
meeting-zone-atlantic = Atlantic Time
meeting-zone-blanc-sablon = Atlantic Standard Time
meeting-zone-note = All times are Eastern Time.
meeting-zone-note-mixed = Times are Eastern Time unless stated otherwise.
meeting-zone-note-of = Time zone of the meeting: { $zone }.
meeting-field-zone = Time zone
meeting-zone-hint = Choose the time zone of the place where people meet. People who live in another time zone also see their own time.
meeting-wrong-zone = Choose a time zone from the list.
meeting-own-time = { $time } your time
meeting-no-agenda = The agenda has not been published yet
meeting-no-agenda-text = The facilitators are working on it. It will appear here.
meeting-agenda = Agenda
meeting-past = This meeting is over

meeting-follow-ups = Follow-ups from the last meeting

meeting-phase-draft = Draft
meeting-phase-published = Published
meeting-phase-under-way = In progress
meeting-phase-closed = Ended
meeting-cancelled = Cancelled
meeting-cancelled-notice = This meeting has been cancelled.
meeting-cancel = Cancel the meeting
meeting-cancel-title = Cancel the meeting: { $title }
meeting-cancel-text = The meeting stays in the lists, marked “Cancelled”. You can restore it.
meeting-cancel-hint = { $count ->
    [0] No email will be sent.
    [one] An email will be sent to one person.
   *[other] An email will be sent to { $count } people.
}
meeting-cancel-changed = Someone else has just edited the meeting. Check it, then cancel it if that is still the right choice.
meeting-cancel-reason = Why?
meeting-cancel-reason-hint = Everyone will be able to read this reason, on the page and in the email. Do not name anyone.
meeting-wrong-reason = Write the reason ({ $count } characters at most).
meeting-restore = Restore the meeting
meeting-duplicate = Duplicate
meeting-said-cancelled = The meeting has been cancelled. Members will be notified by email.
meeting-said-restored = The meeting has been restored. Members will be notified by email.
meeting-agenda-copy = The one from “{ $title }”
meeting-agenda-copy-hint = Its items are carried over, without notes, decisions or follow-ups.
meeting-step-publish = Publish
meeting-step-begin = Start the meeting
meeting-step-close = End the meeting
meeting-step-reopen = Reopen
meeting-step-withdraw = Unpublish the meeting
meeting-prepare = Manage this meeting
meeting-edit = Edit
meeting-edit-this = Edit the meeting
meeting-edit-title = Edit: { $name }
meeting-draft-notice = This meeting is a draft. Only the people preparing it can see it.
meeting-publish-hint = { $count ->
    [0] Publishing will not send any emails.
    [one] Publishing will send an email to one person.
   *[other] Publishing will send an email to { $count } people.
}
meeting-publish-title = Publish: { $title }
meeting-publish-anyway = Publish anyway
meeting-publish-back = Back to the meeting
meeting-concern-title = The meeting’s title is in one language only.
meeting-concern-items = { $items ->
    [one] One agenda item does not have a title in both languages.
   *[other] { $items } agenda items do not have a title in both languages.
}
meeting-concern-place = The location is missing.
meeting-concern-video = The video link is missing.
meeting-concern-overlap = { $people ->
    [one] One person in the community is expected at another meeting at the same time.
   *[other] { $people } people in the community are expected at another meeting at the same time.
}
meeting-said-published = The meeting has been published. Members will get an email.
meeting-said-unpublished = The meeting is no longer published. It is a draft again.
meeting-said-started = The meeting has started.
meeting-said-ended = The meeting has ended.
meeting-said-reopened = The meeting has been reopened.
meeting-said-told = Your changes have been saved. Members will get an email.
meeting-said-meanwhile = This meeting changed in the meantime, so your action did not go through. See what changed, then try again.
meeting-said-saved = Saved.
meeting-said-kept = Saved, but this file may still reveal the name of the person who created it, or where a photo was taken. If that should stay private, remove it and attach another file, such as a PDF.

meeting-video = Video call
meeting-video-join = Join the video call
meeting-video-promise = The video link will appear once you accept the confidentiality agreement.
meeting-video-promise-link = Read and accept the agreement

meeting-new = Prepare a meeting
meeting-new-title = New meeting: { $name }
meeting-new-text = The meeting stays a draft until you publish it.
meeting-create = Create the meeting
meeting-how = Format and location
meeting-field-title = Title
meeting-field-day = Date
meeting-field-begins = Start
meeting-field-ends = End
meeting-field-minutes = Length in minutes
meeting-field-month = Month
meeting-field-year = Year
meeting-field-video = Video link
meeting-settled = What do you know so far?
meeting-settled-day = The date and time
meeting-settled-month = Only the month
meeting-month-hint = If the date is not known yet
meeting-ends-hint = Or enter the length
meeting-minutes-hint = { $minutes } minutes by default
meeting-place-hint = In person: give the location. Online: give the link. Hybrid: give both. What does not apply to the format you chose will not be saved.
meeting-video-hint = For example: video.example.ca/j/84. Only members will see it.

meeting-agenda-from = Which agenda do you want to start from?
meeting-agenda-from-hint = You can change everything later.
meeting-agenda-previous = The last meeting’s agenda
meeting-agenda-previous-hint = Open follow-ups are carried over.
meeting-agenda-empty = A blank page
meeting-agenda-empty-hint = You add the items yourself.
meeting-template-hint = { $summary } ({ $minutes } min)
meeting-advice = Before you continue
meeting-advice-long = The agenda adds up to { $planned } minutes; the meeting lasts { $minutes }.
meeting-advice-group = The community has { $people ->
    [one] { $people } person
   *[other] { $people } people
}. Codevelopment works best with { $least } to { $most } people: consider forming several groups, or inviting others.
meeting-advice-time = The meeting lasts { $minutes } minutes. A codevelopment session takes { $least } to { $most } hours.
meeting-advice-again = You can change the meeting, or create it as is.

meeting-wrong-title = Give the meeting a title in at least one language.
meeting-wrong-settled = Choose whether you know the date, or only the month.
meeting-no-day = Choose a date, or “Only the month”.
meeting-wrong-day = This date does not exist. Enter a date such as 2026-11-30.
meeting-wrong-time = Enter a time, such as 13:30.
meeting-wrong-hour = This time does not exist on that day, because the clocks go forward. Choose another one.
meeting-wrong-end = A meeting cannot end before it starts.
meeting-wrong-twice = The end and the length do not match. Keep only one.
meeting-wrong-minutes = Enter a number of minutes, from { $least } to { $most }.
meeting-wrong-month = Choose a month and enter a year, such as 2027.
meeting-wrong-configuration = Choose one of the approaches.
meeting-wrong-modality = Choose a format.
meeting-wrong-video = Enter a complete address that begins with https://.
meeting-wrong-agenda = Choose which agenda to start from.

meeting-documents = Documents
meeting-documents-title = Documents: { $name }
meeting-documents-none = No documents
meeting-documents-none-text = Add what members should read before or during the meeting.
meeting-document-sort = { $sort }, { $size } kB
meeting-document-remove = Remove
meeting-document-remove-text = The document will be removed from the meeting’s page. The removal can be undone for 30 days.
meeting-document-removed = The document has been removed.
meeting-documents-removed = Removed documents
meeting-documents-removed-text = No one else sees them. They are erased { $days } days after they are removed, or earlier if the person who added them runs out of space.
meeting-document-link = Add a link
meeting-document-file = Add a file
meeting-document-title-fr = Title in French
meeting-document-title-en = Title in English
meeting-document-address = Address
meeting-document-address-hint = It begins with https://.
meeting-document-file-label = File
meeting-document-add-link = Add the link
meeting-document-add-file = Add the file
meeting-file-hint = PDF, Word, Excel, PowerPoint, LibreOffice, PNG or JPEG, { $most } MB at most. Nothing in the file should identify a student.
meeting-wrong-document-title = Give the document a title in at least one language.
meeting-wrong-file = This type of file is not accepted, or the file is damaged.
meeting-wrong-file-program = This file contains a program, such as a macro or a script, or runs something when it is opened. Save it without these elements, or print it to PDF, then attach it.
meeting-wrong-file-heic = This photo is in HEIC format, which many devices cannot open. On an iPhone or iPad, open Settings, Camera, Formats, choose “Most Compatible”, then take the photo again; on a computer, open the photo and export it as a JPEG.
meeting-wrong-file-old = This file is in an old Word, Excel or PowerPoint format, or is password-protected. Save it as .docx, .xlsx, .pptx or PDF, without a password.
meeting-wrong-file-inflated = This file contains too much data once it is unpacked. Save it as a PDF, or split it into several files.
meeting-wrong-file-busy = Many files are coming in right now. Wait a moment, then send yours again.
meeting-wrong-file-large = This file is larger than { $most } MB.
meeting-wrong-documents = A meeting can have at most { $most } documents.

meeting-drafts = Drafts
meeting-school-year = { $from }–{ $to } school year

meeting-item-welcome = Welcome
meeting-item-discussion = Discussion
meeting-item-presentation = Presentation
meeting-item-video = Video
meeting-item-group-activity = Group work
meeting-item-hands-on = Hands-on activity
meeting-item-codevelopment = Codevelopment step
meeting-item-decision = Decision
meeting-item-break = Break
meeting-item-closing = Closing
meeting-countdown = { $days ->
    [0] Today
    [1] Tomorrow
   *[other] In { $days } days
}
meeting-year-meetings = { $count ->
    [one] { $count } meeting
   *[other] { $count } meetings
}
meeting-year-reflections = { $count ->
    [one] { $count } shared reflection
   *[other] { $count } shared reflections
}
meeting-year-month = Month
meeting-year-held = Past meeting
meeting-year-coming = Upcoming meeting
meeting-year-numbers = See the figures
meeting-year-by-date = The year, date by date
meeting-year-deliverable = Deliverable
meeting-year-deadline = Deadline
meeting-year-passed = passed
meeting-year-call-opens = Call opens
meeting-year-call-closes = Call closes
meeting-year-call-answered = Everyone hears back about the call
meeting-year-no-date = Meeting with no date yet
meeting-year-edit = Edit deadlines
