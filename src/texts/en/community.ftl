# Communities: list, page, filters.

community-list-title = Communities
community-list-lead = Each community brings together people who share the same questions. Find yours.
community-filter = Filter communities
community-filter-kind = Type
community-filter-profession = Profession
community-filter-level = Level
community-filter-network = Network
community-filter-any-kind = All types
community-filter-any-profession = All
community-filter-any-level = All levels
community-filter-any-network = All networks
community-filter-show = Apply filters
community-filter-clear = Clear filters
community-filter-unknown = That filter does not exist. Here are all the communities.
community-count = { $count ->
    [0] No communities
    [one] { $count } community
   *[other] { $count } communities
}
community-count-live-none = No communities match your choices.
community-count-live-one = One community matches your choices.
community-count-live-other = Communities that match your choices:
community-none-title = No matching communities
community-none-text = Remove a filter, or browse the full list.

community-kind-practice = Community of practice
community-kind-codevelopment = Codevelopment group
community-network-both = French and English networks
community-network-french = French network
community-network-english = English network
community-profession-guidance-counsellor = Guidance counselling
community-profession-speech-language-pathologist = Speech-language pathology
community-profession-psychoeducator = Psychoeducation
community-profession-psychologist = Psychology
community-profession-remedial-teacher = Resource teaching
community-profession-manager = Management
community-level-preschool = Preschool
community-level-primary = Elementary
community-level-secondary = Secondary
community-level-vocational = Vocational training
community-level-adult = Adult general education
community-level-all = All levels

community-next = Next: { $when }
community-organizations = { $count ->
    [0] No organizations yet
    [one] { $count } organization
   *[other] { $count } organizations
}

community-tab-members = Members
community-tab-home = Home
community-tab-meetings = Meetings
community-tab-reflections = Reflections
community-purpose = Our purpose
community-aims = What we aim for
community-objectives = Our objectives
community-questions = Our guiding questions
community-priorities = Our priorities this year
community-facts = At a glance
community-fact-kind = Type
community-fact-profession = Profession
community-fact-levels = Levels
community-fact-network = Network
community-fact-span = Duration
community-fact-rhythm = Schedule
community-fact-capacity = Places
community-span = { $years ->
    [one] one year
   *[other] { $years } years
}, { $from } to { $to }
community-rhythm = { $count ->
    [one] One meeting a year
   *[other] { $count } meetings a year
}
community-rhythm-months = { $count ->
    [one] One meeting a year: { $months }
   *[other] { $count } meetings a year: { $months }
}
community-capacity-undecided = To be decided
community-capacity-unlimited = No limit
community-capacity-seats = { $seats ->
    [one] { $seats } person
   *[other] { $seats } people
}
community-capacity-range = { $from } to { $to } people
community-deliverables = Deliverables
community-deadlines = Deadlines
community-late = overdue
community-season-winter = winter { $year }
community-season-spring = spring { $year }
community-season-summer = summer { $year }
community-season-autumn = fall { $year }
community-represented = Organizations represented
community-represented-text = { $count ->
    [0] No organizations are taking part yet.
    [one] organization is taking part.
   *[other] organizations are taking part.
}
community-represented-hint = Every organization in the network may send one or more people.
community-represented-all = See the list
community-funding = Funding for substitutes
community-next-meetings = Upcoming meetings
community-all-meetings = All our meetings
community-coming = Upcoming
community-past = Past
community-no-meeting = No meetings announced
community-no-meeting-text = The next meeting will appear here as soon as the month is known.
community-no-past-meeting = No past meetings yet.
community-meetings-title = Meetings: { $name }
community-reflections-title = Reflections: { $name }
community-no-reflection = No reflections yet
community-no-reflection-text = Reflections that members choose to share will appear here. In the meantime, here are the questions the community is asking.
community-back = Back to the community
community-archived = This community is archived. People who belonged to it can still read this page.

community-season-name-winter = Winter
community-season-name-spring = Spring
community-season-name-summer = Summer
community-season-name-autumn = Fall
community-edit = Edit
community-contact = Write to the facilitators
community-edit-page = Edit the community page
community-edit-title = Edit: { $name }
community-edit-name = Name
community-edit-summary = Summary
community-edit-list-hint = To remove a line, clear it in both languages. To add one, fill in one of the blank lines at the end.
community-edit-season = Season
community-edit-year-label = Year
community-edit-state = Status
community-edit-date = Date (optional)
community-edit-date-hint = If you enter a date, it is shown instead of the season and year.
community-edit-link = Web address (optional)
community-edit-day = Date
community-edit-wrong-day = Choose a date.
community-edit-no-name = Give the community a name in at least one language.
community-edit-year = Enter a year, such as 2027.
community-cover = Cover picture
community-cover-title = Cover picture: { $name }
community-cover-picture = Picture
community-cover-hint = JPEG, PNG or WebP, 2 MB at most. No student should be recognizable.
community-cover-alt-fr = What the picture shows, in French
community-cover-alt-en = What the picture shows, in English
community-cover-alt-missing = Describe the picture in both languages ({ $count } characters at most).
community-cover-large = This picture is too large. Reduce it to 24 million pixels or fewer.
community-cover-busy = Many pictures are coming in right now. Wait a moment, then send yours again.
community-cover-unreadable = We cannot read this picture. Choose a JPEG, PNG or WebP file.
community-cover-remove = Remove the picture
community-cover-remove-text = The picture will be removed from the page. To bring it back, you will have to choose it again.
