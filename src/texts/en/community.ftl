# Communities: list, page, filters.

community-list-title = Communities
community-list-lead = Each community brings together people who ask the same questions. Find yours.
community-filter = Filter the communities
community-filter-kind = Type
community-filter-profession = Profession
community-filter-level = Level
community-filter-network = Network
community-filter-any-kind = All types
community-filter-any-profession = All professions
community-filter-any-level = All levels
community-filter-any-network = Both networks
community-filter-show = Show
community-filter-clear = Clear the filters
community-filter-unknown = This filter has no such choice. Here are all the communities.
community-count = { $count ->
    [0] No community
    [one] { $count } community
   *[other] { $count } communities
}
community-count-live-none = No community matches these choices.
community-count-live-one = One community matches these choices.
community-count-live-other = Communities that match these choices:
community-none-title = No community matches
community-none-text = Remove a filter, or look through the whole list.

community-kind-practice = Community of practice
community-kind-codevelopment = Codevelopment group
community-network-both = French and English networks
community-network-french = French network
community-network-english = English network
community-profession-guidance-counsellor = Guidance counselling
community-profession-speech-language-pathologist = Speech-language pathology
community-profession-psychoeducator = Psychoeducation
community-profession-psychologist = Psychology
community-profession-remedial-teacher = Remedial teaching
community-profession-manager = Management
community-level-preschool = Preschool
community-level-primary = Elementary
community-level-secondary = Secondary
community-level-vocational = Vocational training
community-level-adult = Adult general education
community-level-all = All levels

community-next = Next: { $when }
community-organizations = { $count ->
    [0] No organization yet
    [one] { $count } organization
   *[other] { $count } organizations
}

community-tab-members = Members
community-tab-home = Home
community-tab-meetings = Meetings
community-tab-reflections = Reflections
community-purpose = Our purpose
community-aims = What we strive for
community-objectives = Our objectives
community-questions = Our guiding questions
community-priorities = Our priorities this year
community-facts = At a glance
community-fact-kind = Type
community-fact-profession = Profession
community-fact-levels = Levels
community-fact-network = Network
community-fact-span = Span
community-fact-rhythm = Rhythm
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
community-capacity-undecided = Not yet decided
community-capacity-unlimited = No limit
community-capacity-seats = { $seats ->
    [one] { $seats } person
   *[other] { $seats } people
}
community-capacity-range = { $from } to { $to } people
community-deliverables = Deliverables
community-state-planned = planned
community-state-under-way = under way
community-state-published = published
community-season-winter = winter { $year }
community-season-spring = spring { $year }
community-season-summer = summer { $year }
community-season-autumn = fall { $year }
community-represented = Who is represented
community-represented-text = { $count ->
    [0] No organization takes part yet.
    [one] organization takes part.
   *[other] organizations take part.
}
community-represented-hint = Every organization in the network is invited to send at least one person.
community-represented-all = See the list
community-funding = Being replaced during meetings
community-next-meetings = Next meetings
community-all-meetings = All our meetings
community-coming = Coming
community-past = Past
community-no-meeting = No meeting announced
community-no-meeting-text = The next meeting will appear here as soon as its month is known.
community-no-past-meeting = No past meeting yet.
community-meetings-title = Meetings: { $name }
community-reflections-title = Reflections: { $name }
community-no-reflection = No reflection yet
community-no-reflection-text = The reflections that members choose to share will appear here. In the meantime, here are the questions that the community is asking.
community-back = Back to the community
community-archived = This community is archived. Its page stays here for those who belonged to it.

community-season-name-winter = Winter
community-season-name-spring = Spring
community-season-name-summer = Summer
community-season-name-autumn = Fall
community-edit = Edit
community-edit-title = Edit: { $name }
community-edit-name = Name
community-edit-summary = Summary
community-edit-list-hint = Empty both languages to take a line out. The empty lines at the end are for adding.
community-edit-season = Season
community-edit-year-label = Year
community-edit-state = State
community-edit-no-name = Give the community a name, in one language at least.
community-edit-year = Enter a year, like 2027.
community-cover = Cover picture
community-cover-title = Cover picture: { $name }
community-cover-picture = Picture
community-cover-hint = JPEG, PNG or WebP, 2 MB at most. No student may be recognizable in it.
community-cover-alt-fr = What the picture shows, in French
community-cover-alt-en = What the picture shows, in English
community-cover-alt-missing = Describe the picture in both languages, in { $count } characters at most.
community-cover-large = This picture is too large. Make it 24 million pixels or fewer.
community-cover-busy = Many pictures are coming in right now. Wait a moment, then send this one again.
community-cover-unreadable = This file is not a picture that we can read. Choose a JPEG, PNG or WebP file.
community-cover-remove = Take the picture away
