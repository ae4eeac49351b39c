# Meetings.

meeting-list-title = Meetings
meeting-list-lead = What is coming in all communities. Times are Eastern.
meeting-none = No meeting announced
meeting-none-text = Meetings will appear here as soon as their month is known.
meeting-date-to-come = Date to come
meeting-month-only = { $month } { $year }, date to come
meeting-configuration-community = As a community
meeting-configuration-pupil = About one student
meeting-configuration-groups = With one or several groups
meeting-configuration-small-group = With a small group that shares a difficulty
meeting-configuration-mentoring = Mentoring
meeting-configuration-team = Team meeting
meeting-configuration-plan = Intervention plan, with the parents, the teacher and the principal
meeting-configuration-hint = Whichever it is, a situation is told without naming the student or anything they could be recognized by.
meeting-fact-configuration = Approach
meeting-modality-in-person = In person
meeting-modality-virtual = Virtual
meeting-modality-hybrid = Hybrid
meeting-fact-community = Community
meeting-fact-when = When
meeting-fact-duration = Length
meeting-fact-modality = Format
meeting-fact-place = Place
meeting-duration-long = { $minutes } minutes
meeting-zone = Eastern Time
meeting-zone-note = Times are Eastern.
meeting-own-time = { $time } your time
meeting-no-agenda = The agenda is not published yet
meeting-no-agenda-text = The people who facilitate this meeting are working on it. It will appear here.
meeting-agenda = Agenda
meeting-past = This meeting is over

meeting-follow-ups = Follow-ups from the last meeting

meeting-phase-draft = Draft
meeting-phase-published = Published
meeting-phase-under-way = Under way
meeting-phase-closed = Closed
meeting-step-publish = Publish
meeting-step-begin = Begin
meeting-step-close = Close
meeting-step-reopen = Reopen
meeting-step-withdraw = Back to draft
meeting-prepare = Prepare
meeting-edit = Edit
meeting-edit-title = Edit: { $name }
meeting-draft-notice = This meeting is a draft. Only those who prepare it see it.
meeting-publish-hint = { $count ->
    [0] Publishing will send no email.
    [one] Publishing will send an email to one person.
   *[other] Publishing will send an email to { $count } people.
}
meeting-publish-title = Publish: { $title }
meeting-publish-anyway = Publish anyway
meeting-publish-back = Back to the meeting
meeting-concern-title = The title of the meeting is in one language only.
meeting-concern-items = { $items ->
    [one] One agenda item does not have a title in both languages.
   *[other] { $items } agenda items do not have a title in both languages.
}
meeting-concern-place = The place is missing.
meeting-concern-video = The video link is missing.
meeting-said-published = The meeting is published. Members are told by email.
meeting-said-told = Your changes are saved. Members are told by email.
meeting-said-meanwhile = This meeting has changed in the meantime. Nothing was done: look at what is there now, then try again.
meeting-said-saved = Saved.
meeting-said-kept = Saved, but we could not remove from this file everything that it may reveal: the name of the person who created it, or where a photo was taken. If that should not be read, remove it and attach another file, such as a PDF.

meeting-video = Video
meeting-video-join = Join the meeting by video
meeting-video-promise = The video link appears once you accept the confidentiality notice.
meeting-video-promise-link = Read and accept the notice

meeting-new = Prepare a meeting
meeting-new-title = New meeting: { $name }
meeting-new-text = It stays a draft until you publish it.
meeting-create = Create the meeting
meeting-how = How
meeting-field-title = Title
meeting-field-day = Date
meeting-field-begins = Begins
meeting-field-ends = Ends
meeting-field-minutes = Length in minutes
meeting-field-month = Month
meeting-field-year = Year
meeting-field-video = Video link
meeting-settled = What is known so far?
meeting-settled-day = The date and the time
meeting-settled-month = The month only
meeting-day-hint = Year, month, day: 2026-11-30
meeting-time-hint = Eastern Time: 13:30
meeting-month-hint = When the date is not known yet
meeting-ends-hint = Or say how long it is
meeting-minutes-hint = { $minutes } minutes if you say nothing
meeting-place-hint = The place is for a meeting in person or hybrid; the video link, for a meeting that is virtual or hybrid.
meeting-video-hint = It begins with https://. Only members will see it.

meeting-agenda-from = What does it begin with?
meeting-agenda-from-hint = You can change all of it afterwards.
meeting-agenda-previous = The last meeting
meeting-agenda-previous-hint = Follow-ups that are still open are carried over.
meeting-agenda-empty = A blank page
meeting-agenda-empty-hint = You add the items yourself.
meeting-template-hint = { $summary } ({ $minutes } minutes.)
meeting-advice = Before you go on
meeting-advice-long = The items of this agenda take { $planned } minutes; the meeting lasts { $minutes }.
meeting-advice-group = The community has { $people ->
    [one] { $people } person
   *[other] { $people } people
}. Codevelopment is made for { $least } to { $most } people: think of making several groups, or of inviting others.
meeting-advice-time = The meeting lasts { $minutes } minutes. A codevelopment session takes { $least } to { $most } hours.
meeting-advice-again = Nothing holds you up: change what you need to, or create the meeting as it is.

meeting-wrong-title = Give the meeting a title, in one language at least.
meeting-wrong-settled = Say whether the date is known, or the month only.
meeting-no-day = Choose a date, or “The month only”.
meeting-wrong-day = This date does not exist. Write it as 2026-11-30.
meeting-wrong-time = Write a time, such as 13:30.
meeting-wrong-hour = This hour does not exist on that day: clocks go forward during the night. Choose another.
meeting-wrong-end = A meeting cannot end before it begins.
meeting-wrong-twice = The end and the length do not say the same. Keep one of them.
meeting-wrong-minutes = Write a number of minutes, from { $least } to { $most }.
meeting-wrong-month = Choose a month and write a year, such as 2027.
meeting-wrong-configuration = Choose one of the approaches offered.
meeting-wrong-modality = Choose a format.
meeting-wrong-place = A virtual meeting has no place. Empty it, or choose another format.
meeting-wrong-no-video = A meeting in person has no video link. Empty it, or choose another format.
meeting-wrong-video = Write a whole address that begins with https://.
meeting-wrong-agenda = Choose what the agenda begins with.

meeting-documents = Documents
meeting-documents-title = Documents: { $name }
meeting-documents-none = No documents
meeting-documents-none-text = Add what people will read before or during the meeting.
meeting-document-sort = { $sort }, { $size } kB
meeting-document-remove = Remove
meeting-document-link = Add a link
meeting-document-file = Add a file
meeting-document-title-fr = Title in French
meeting-document-title-en = Title in English
meeting-document-address = Address
meeting-document-address-hint = It begins with https://.
meeting-document-file-label = File
meeting-document-add-link = Add the link
meeting-document-add-file = Add the file
meeting-file-hint = PDF, Word, Excel, PowerPoint, LibreOffice, PNG or JPEG, { $most } MB at most. Nothing in it may let a student be recognized.
meeting-wrong-document-title = Give the document a title, in one language at least.
meeting-wrong-file = This is not a type of file that we accept, or the file is damaged.
meeting-wrong-file-program = This file contains a program, such as a macro or a script, or does something by itself when it is opened. Save it without that, or print it to a new PDF, then attach it.
meeting-wrong-file-heic = This photo is in HEIC format, which many devices cannot open. On an iPhone or iPad, open Settings, Camera, Formats, choose “Most Compatible,” then take the photo again; on a computer, open the photo and export it as a JPEG.
meeting-wrong-file-old = This file is in an old Word, Excel or PowerPoint format, or is protected by a password. Save it as .docx, .xlsx, .pptx or PDF, without a password.
meeting-wrong-file-inflated = This file holds too much data once it is unpacked. Save it as a PDF, or split it into several files.
meeting-wrong-file-busy = Many files are coming in right now. Wait a moment, then send this one again.
meeting-wrong-file-large = This file is larger than { $most } MB.
meeting-wrong-documents = A meeting has { $most } documents at most.

meeting-drafts = Drafts
meeting-school-year = { $from }–{ $to } school year

meeting-item-welcome = Welcome
meeting-item-discussion = Discussion
meeting-item-presentation = Presentation
meeting-item-video = Video
meeting-item-group-activity = Work in groups
meeting-item-hands-on = Hands-on time
meeting-item-codevelopment = Codevelopment step
meeting-item-decision = Decision
meeting-item-break = Break
meeting-item-closing = Closing
