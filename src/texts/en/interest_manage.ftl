# Answers to a call, for coordinators and for organizations.

interest-manage-one = Response to a call
interest-manage-number = Project { $number }
interest-manage-masked = masked passage
interest-manage-blind = Reviewers see no names, organizations, addresses or files. Passages that would give them away are masked.
interest-manage-consent = Yes, agreed
interest-manage-yes = Yes
interest-manage-no = No
interest-manage-confirm-title = Designation by an organization
interest-manage-confirm-text = This person has responded to a call. Do you confirm that your organization is designating them?
interest-manage-confirm-until = You can respond, and change your response, until { $until }.
interest-manage-confirm = Confirm the designation
interest-manage-decline = Decline
interest-manage-send-anyway = Send as is
interest-manage-reason = Reason (optional)
interest-manage-reason-hint = What you write will be emailed to the person. The coordinators will read it, too.
interest-manage-no-answer = Choose whether to confirm or decline.
interest-manage-reason-long = The reason can have { $most } characters at most.
interest-manage-already-confirmed = Your organization has confirmed this designation. You can still decline it until { $until }.
interest-manage-already-declined = Your organization has declined this designation. You can still confirm it until { $until }.
interest-manage-said-confirmed = Thank you. The designation has been confirmed, and the person has been notified by email.
interest-manage-said-declined = The designation has been declined, and the person has been notified by email.
interest-manage-key-unknown = This link does not work: it is incomplete, or a newer email has replaced it.
interest-manage-key-cancelled = This call has been cancelled: there is nothing left to confirm.
interest-manage-key-withdrawn = This person has withdrawn their response to the call: there is nothing left to confirm.
interest-manage-key-late = The deadline to confirm designations was { $until }. If your organization is designating this person, write to the coordinators.
interest-manage-call = Call
interest-manage-person = Person
interest-manage-email = Email
interest-manage-post = Position
interest-manage-language = Language
interest-manage-organization = Organization
interest-manage-sector = Sector
interest-manage-region = Region
interest-manage-planned = Planned community
interest-manage-project = Project
interest-manage-sent = Sent on
interest-manage-representative = Requested from
interest-manage-list = Responses
interest-manage-see = See the responses
interest-manage-numbers = { $sent ->
    [0] No responses have been sent yet.
    [one] { $sent } response sent; designations confirmed: { $confirmed }.
   *[other] { $sent } responses sent; designations confirmed: { $confirmed }.
}
interest-manage-drafts = { $count ->
    [0] No drafts.
    [one] { $count } draft, which only its author can read.
   *[other] { $count } drafts, which only their authors can read.
}
interest-manage-withdrawn = { $count ->
    [0] No responses withdrawn.
    [one] { $count } response withdrawn.
   *[other] { $count } responses withdrawn.
}
interest-manage-count = { $count ->
    [one] { $count } response
   *[other] { $count } responses
}
interest-manage-to-mask = { $count ->
    [one] { $count } project has not been checked yet for names and other clues to its author. Until then, whatever the portal recognizes in it is masked automatically.
   *[other] { $count } projects have not been checked yet for names and other clues to their authors. Until then, whatever the portal recognizes in them is masked automatically.
}
interest-manage-to-mask-see = Check them
interest-manage-masking = Masking
interest-manage-is-masked = Checked
interest-manage-not-masked = To check
interest-manage-search = Name or organization
interest-manage-designation = Designation
interest-manage-place = Place
interest-manage-designation-none = Not requested yet
interest-manage-designation-asked = Requested
interest-manage-designation-confirmed = Confirmed
interest-manage-designation-declined = Declined
interest-manage-any-planned = All planned communities
interest-manage-any-sector = All sectors
interest-manage-any-designation = All designations
interest-manage-any-place = Any place
interest-manage-filter = Filter
interest-manage-clear = Show all
interest-manage-none = No responses to show
interest-manage-none-yet = Responses will appear here as people send them.
interest-manage-none-found = No responses match this search.
interest-manage-said-masked = The masked text has been saved. No projects are left to check.
interest-manage-said-masked-next = The masked text has been saved. Here is the next project.
interest-manage-said-answered = The response has been recorded, and the person has been notified by email.
interest-manage-needs = Needs
interest-manage-own-need = In their own words:
interest-manage-questions = The call’s questions
interest-manage-participation = Participation
interest-manage-months = Available in
interest-manage-steering = Would like to help plan the work
interest-manage-accessibility = What would make it easier to take part
interest-manage-research = Response may be used for research
interest-manage-outcome = Outcome
interest-manage-relevance = Relevance
interest-manage-relevant = Relevant
interest-manage-not-relevant = Not relevant
interest-manage-failed = Criterion not met
interest-manage-reason-given = Reason given
interest-manage-waiting = { $word }, position { $number }
interest-manage-offered = { $word }, until { $at }
interest-manage-reviews = What the reviewers said
interest-manage-history = History
interest-manage-history-entry = { $at }: { $word }
interest-manage-history-in-place = { $at }: { $word }, by { $by } on the organization’s behalf
interest-manage-in-place-text = If the organization responded another way, by phone for example, record its response here. Your name will be kept in the log.
interest-manage-confirm-in-place = Confirm on the organization’s behalf
interest-manage-decline-in-place = Record that the organization declines
interest-manage-changed = This response has changed since you opened the page. Nothing was saved: check what it says now.
interest-manage-mask-open = Mask what gives away where the project comes from
interest-manage-mask-title = Mask before reviewers read the project
interest-manage-mask-text = Reviewers read the title and the text below. They can see that a passage is masked.
interest-manage-original = The project, as { $name } wrote it
interest-manage-found = The portal found:
interest-manage-nothing-found = The portal found no person, organization or address. Check anyway: a place or a program can be enough to guess who it is.
interest-manage-tells-person = person’s name
interest-manage-tells-organization = organization or place
interest-manage-tells-contact = address or number
interest-manage-masked-title = Title for reviewers
interest-manage-masked-text = Text for reviewers
interest-manage-masked-hint = Each masked passage appears as { $marks }. Add or remove marks as needed.
interest-manage-words = Other words to mask
interest-manage-words-hint = One passage per line. It is masked everywhere, with or without accents and capitals.
interest-manage-mask-words = Mask these words
interest-manage-save-mask = Save
interest-manage-left = The text for reviewers still contains { $words }.
interest-manage-keep = Keep these words: they do not give away where the project comes from
interest-manage-wrong-title = The title for reviewers must have 1 to { $most } characters.
interest-manage-wrong-text = The text for reviewers must have 1 to { $most } characters.
interest-manage-wrong-words = The words to mask can have { $most } characters at most.
interest-manage-mail-confirmed = Designation confirmed: { $call }
interest-manage-mail-confirmed-text = Your organization has confirmed your designation for the call “{ $call }”.
interest-manage-mail-confirmed-in-place = The coordinators have confirmed your designation, on your organization’s behalf, for the call “{ $call }”.
interest-manage-mail-declined = Designation declined: { $call }
interest-manage-mail-declined-text = Your organization has declined to designate you for the call “{ $call }”.
interest-manage-mail-declined-in-place = The coordinators have recorded that your organization is not designating you for the call “{ $call }”.
interest-manage-mail-reason = Reason given:
interest-manage-mail-nothing-to-do = You do not have to do anything.
interest-manage-mail-ask-again = Your response to the call still stands. You can ask someone else in your organization, as long as designations can still be confirmed.
interest-manage-mail-see = See my response
interest-manage-mail-why = You are receiving this email because you responded to this call.
interest-manage-mail-not-you = If you did not respond to a call, you can ignore this email.
interest-manage-deed-seen = Response to a call viewed
interest-manage-deed-designation = Designation recorded on an organization’s behalf
interest-manage-deed-mask = Project masked for reviewers
interest-manage-data = Responses to calls
interest-manage-data-designation = Designations by your organization
interest-manage-data-needs = Needs you ranked
interest-manage-data-own-need = Needs you wrote
interest-manage-data-region = Administrative region, by number
interest-manage-data-representative = Person designating you
interest-manage-data-representative-email = Their email
interest-manage-data-project-title = Title of the project
interest-manage-data-project = Description of the project
interest-manage-data-level = Level
interest-manage-data-answers = Answers to the questions
interest-manage-data-committed = Commitment to be there, to try and to share
interest-manage-data-state = Status
interest-manage-data-state-draft = Draft
interest-manage-data-state-sent = Sent
interest-manage-data-state-withdrawn = Withdrawn
interest-manage-data-withdrawn = Withdrawn on
interest-manage-data-place = Place assigned
interest-manage-data-waiting = Position on the waiting list
interest-manage-data-offered = Place offered on
interest-manage-data-reply-by = Reply by
interest-manage-data-replied = Replied on
interest-manage-data-need = Need
interest-manage-data-rank = Rank
interest-manage-data-some-need = A need
