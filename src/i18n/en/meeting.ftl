# Meetings.

meeting-list-title = Meetings
meeting-list-lead = What is coming in all communities. Times are Eastern.
meeting-none = No meeting announced
meeting-none-text = Meetings will appear here as soon as their month is known.
meeting-date-to-come = Date to come
meeting-month-only = { $month } { $year }, date to come
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
meeting-no-agenda = The agenda is not published yet
meeting-no-agenda-text = The people who facilitate this meeting are working on it. It will appear here.
meeting-agenda = Agenda
meeting-past = This meeting is over
