# Calls as everyone reads them, and the form of their texts.

call-public-one = Call
call-public-list-title = Calls
call-public-list-lead = A community starts with a call. Respond to an open call, or see what came of earlier ones.
call-public-open = Open calls
call-public-announced = Upcoming calls
call-public-past = Closed calls
call-public-all = All calls
call-public-none-title = No open calls
call-public-none-text = Upcoming calls will appear here.
call-public-feed = Calls · Ensemble
call-public-feed-link = Follow calls (Atom)
call-public-days-left = { $days ->
    [0] Last day
    [one] { $days } day left
   *[other] { $days } days left
}
call-public-opens = Opens { $moment }
call-public-closes = Until { $moment }
call-public-closed = Closed { $date } · { $phase }
call-public-cancelled = This call was cancelled on { $date }.
call-public-draft = Only coordinators can see this call: it has not been published yet.
call-public-planned-count = { $count ->
    [one] { $count } planned community
   *[other] { $count } planned communities
}
call-public-administration-text = Publish a call, read the responses, have the projects screened, run a draw, assign places.
call-public-manage = Manage this call
call-public-who = Who it is for
call-public-duties = What you commit to
call-public-dates = Schedule and dates
call-public-date-opens = Call opens
call-public-date-opens-criteria = Call opens, with the criteria already set
call-public-date-closes = Deadline to respond
call-public-date-designation = Deadline for organizations to confirm their designations
call-public-date-screening = End of project screening
call-public-date-screening-blind = End of project screening, with names hidden from reviewers
call-public-date-then = Then
call-public-date-draw = Draw, only if relevant projects outnumber places
call-public-date-answers = Everyone hears back and is given the reason for the decision
call-public-deliverables = What will come of it
call-public-funding = Funding
call-public-funding-caption = Release time and travel, by sector
call-public-funding-sector = Sector
call-public-funding-text = What is covered
call-public-criteria = Criteria
call-public-criteria-text = Projects are assessed against these criteria, which cannot change once the call is open.
call-public-reads = Who will read what
call-public-reads-text = No one reads your response before you send it.
call-public-reads-who = Who
call-public-reads-person = Your name and organization
call-public-reads-project = Your project
call-public-reads-needs = Your needs and your answers about the project
call-public-reads-rest = The rest of your answers
call-public-reads-reviewers = Reviewers
call-public-reads-coordinators = Coordinators
call-public-reads-representative = The organization designating you
call-public-reads-members = Members of the community, if you are one of them
call-public-reads-others = Everyone else
call-public-reads-yes = Yes
call-public-reads-title = Title only
call-public-reads-some = Partly
call-public-reads-no = No
call-public-answer = Respond
call-public-short = At a glance
call-public-places = Places
call-public-languages = Languages
call-public-languages-text = Everyone uses their own
call-public-screening = Screening
call-public-screening-blind = Without names or organizations
call-public-screening-named = With names and organizations
call-public-planned = Planned communities
call-public-planned-line = { $kind }, { $places }
call-public-made = The community has been created
call-public-ask = Questions?

# The texts
call-public-edit-title = Edit the call: { $title }
call-public-edit-texts = Texts of the call
call-public-edit-published = This call is published: what you save appears right away.
call-public-edit-name = Title
call-public-edit-no-name = Give the call a title.
call-public-edit-summary = Summary
call-public-edit-no-summary = Say in a few sentences what the call is about.
call-public-edit-no-who = Say who can respond.
call-public-edit-duties-hint = Usually three. Sum each one up in a few words on the first line; below, say what it involves.
call-public-edit-rhythm = Schedule
call-public-edit-no-rhythm = Say how often the community meets, and for how long.
call-public-edit-funding-note = Release time, replacement staff, travel. Leave blank anything that has not been decided yet.
call-public-edit-contact = Who to contact, and how
call-public-edit-both = This call is published: write this text in both languages.
call-public-deed-edit = Texts of a call edited

# On the home of a reviewer
call-public-home-review = Read the projects for the call “{ $title }”
