# The figures of a call, for coordinators.

funnel-title = Figures
funnel-page-title = Figures: { $call }
funnel-none = No figures yet
funnel-none-text = Figures will appear here once the call opens.
funnel-steps = From the response to the first meeting
funnel-intro = Each person is counted once. Drafts and withdrawn responses are counted only as started.
funnel-invited = { $count ->
    [0] No organizations are marked as contacted.
    [one] 1 organization is marked as contacted.
   *[other] { $count } organizations are marked as contacted.
}
funnel-communities = { $made ->
    [0] No community has been created yet, so attendance is not known.
    [one] 1 community has been created; its first meeting { $met ->
        [0] has not taken place yet.
       *[other] has taken place.
    }
   *[other] { $made } communities have been created; { $met ->
        [0] none has had its first meeting yet.
        [one] 1 has had its first meeting.
       *[other] { $met } have had their first meeting.
    }
}
funnel-chart = Bar chart of the numbers in the table below
funnel-table = Responses by step
funnel-step = Step
funnel-number = Number
funnel-share = As a % of responses sent
funnel-accepted-share = Places accepted, as a % of responses sent
funnel-percent = { $number }%

funnel-step-begun = Started
funnel-step-sent = Sent
funnel-step-confirmed = Confirmed by the organization
funnel-step-relevant = Project found relevant
funnel-step-offered = Place offered
funnel-step-accepted = Place accepted
funnel-step-present = Present at the first meeting

funnel-withheld = not shown
funnel-withheld-note = The number of people present is shown only if it is { $count } or more. Within a group, the number of responses started is not shown if it would reveal that fewer than { $count } were not sent. Another number may be hidden along with it, so that it cannot be worked out.
funnel-csv = Download as CSV
funnel-xlsx = Download as XLSX
funnel-logged = Each download is recorded in the audit log.

funnel-groups = By group
funnel-tables = Tables by group
funnel-total = Total
funnel-breakdown = Breakdown
funnel-group = Group
funnel-by-sector = By sector
funnel-by-level = By level
funnel-by-language = By language
funnel-by-region = By region
funnel-sector = Sector
funnel-level = Level
funnel-language = Language
funnel-region = Region
funnel-french = French
funnel-english = English
funnel-not-chosen = Not chosen

funnel-research = For research
funnel-research-text = The file contains the responses sent by people who agreed to let them be used for research. It has no names, no organizations and nothing these people wrote. Pseudonyms differ from one file to the next.
funnel-research-groups = Sector, level and region are given only if at least { $count } people share them. Otherwise, the region is hidden, then the level, then the sector. People whose group would still have fewer than { $count } people are left out of the file. The language is hidden in every group where only a few people (fewer than { $count }) responded in one of the two languages.
funnel-research-register = Each file that is handed over is entered in the research register. Do not enter any participant’s name here.
funnel-research-nothing = There is nothing to hand over: too few people who responded to this call gave their consent. Nothing was entered in the register.
funnel-codebook = Columns in the file
funnel-field = Column
funnel-meaning = Content
funnel-values = Values
funnel-field-pseudonym = The person’s pseudonym, for this file only
funnel-field-sector = The person’s sector
funnel-field-level = Level of the project
funnel-field-region = The person’s administrative region, by number
funnel-field-language = Language of the response
funnel-field-months = Months when the person can take part, from 01 to 12, separated by spaces
funnel-field-need = The need that the person ranked number { $rank } among the call’s needs, in the language of the file; empty if there is none
funnel-field-relevant = Result of the screening; empty until it is decided
funnel-field-place = Outcome of the response
funnel-value-withheld = Hidden, because the group is too small
funnel-value-relevant = Project found relevant
funnel-value-not-relevant = Project found not relevant

funnel-deed-figures = Call figures downloaded
funnel-deed-research = Data from a call handed over for research
