## The service directory.

service-title = Services
service-heading = Find help
service-lead = Services for young people and their families, in and around school. Described in plain language and verified every year.
service-category = Service directory

# The search.
service-search = Search and filter
service-need = What do you need?
service-where = Where
service-for-whom = For whom
service-in = Languages
service-anywhere = Anywhere
service-show = Show
service-filters = { $count ->
    [one] { $count } filter
   *[other] { $count } filters
}
service-filters-set = Active filters
service-filter-remove = , remove
service-count = { $count ->
    [one] { $count } service
   *[other] { $count } services
}
service-none = No services found
service-none-text = Try other words or another place, or remove a filter.
service-partial = No service contains all of these words. These contain some of them.
service-ways = Other directory pages
service-csv = Directory as a spreadsheet (CSV)
service-hsds = Directory as open data (HSDS)

# A service: the fields of the form and the columns of a table.
service-name-fr = Name in French
service-name-en = Name in English
service-description-fr = Description in French
service-description-en = Description in English
service-provider = Organization
service-audiences = Intended for
service-age-from = Minimum age
service-age-to = Maximum age
service-everywhere = All of Québec
service-online = Online
service-regions = Regions
service-municipalities = Municipalities
service-languages = Languages of service
service-other-languages = Other languages
service-phone = Phone
service-email = Email
service-web = Website
service-place = Address
service-hours-fr = Hours, in French
service-hours-en = Hours, in English
service-cost-fr = Cost, in French
service-cost-en = Cost, in English
service-referral = Referral
service-verified-on = Verified on
service-verified-by = Verified by

service-audience-children = Children
service-audience-youth = Youth
service-audience-parents = Parents
service-audience-staff = School staff
service-referral-not-needed = No referral needed
service-referral-needed = Referral needed
service-referral-unknown = Unknown
service-language-french = French
service-language-english = English
service-yes = Yes
service-no = No
service-ages = { $audiences }, ages { $from } to { $to }
service-ages-from = { $audiences }, ages { $from } and up
service-ages-to = { $audiences }, up to age { $to }

# The page of a service.
service-when = When
service-cost = Cost
service-reach = How to get in touch
service-write-to = Send an email
service-verification = Verification
service-verified = Verified on { $day }
service-verified-by-whom = by { $who }
service-last-verified = Last verified: { $day }.
service-never-verified = Never verified: call first
service-stale = Verified more than a year ago: call first
service-call-first = No one has verified this information in the past year. Call before you go.
service-report = Report an error
service-report-what = What needs to be corrected?
service-report-hint = We do not keep your name. Do not write anything that could identify a student.
service-report-send = Send
service-reports = Reported errors
service-report-settle = Done
service-verify = Confirm that everything is correct
service-verify-text = Check the phone number, address, hours and cost with the organization. Has anything changed?
service-verify-send = Everything is correct as of today
service-edit = Edit the service
service-decide = Decide
service-decision-title = { $decision }: { $name }
service-decide-changed = This service was changed in the meantime. Read it again before you decide.
service-accept = Accept into the directory
service-restore = Restore to the directory
service-decline = Decline
service-remove = Remove from the directory
service-reason = Reason
service-reason-hint = The person who proposed the service will read it.
service-back = Back to the service
service-back-to-list = Back to services
service-state-proposed = Waiting to be accepted
service-state-listed = In the directory
service-state-set-aside = Declined or removed
service-said-proposed = The service has been saved.
service-said-saved = The service has been edited.
service-said-verified = The service has been verified as of today.
service-said-reported = Thank you. Your message has been sent to the people who manage the directory.
service-said-decided = The decision has been made.
service-said-settled = The reported error has been taken care of.

# Proposing a service.
service-propose = Propose a service
service-mine = Services I proposed
service-mine-none = You have not proposed any services
service-mine-none-text = Do you know a service that helps young people or their families? Propose it.
service-write-text = Write for parents: use everyday words and short sentences. A name and a description in one language are enough.
service-organization = Organization on the portal that offers this service
service-organization-none = Another organization
service-provider-hint = Only if the organization is not on the portal.
service-description-hint = What happens there, with whom, and what to bring.
service-one-a-line = One per line.
service-web-hint = The full address, starting with https://
service-verified-by-hint = The organization or the role, not a person’s name.
service-send = Save
service-send-anyway = Save anyway
service-looks-like = This looks like a service that is already in the directory, or that has already been proposed.
service-looks-like-text = It has the same name, or the same phone number and address. If it is a different service, save it anyway at the bottom of the page.
service-changed = Another person edited this service in the meantime. What you wrote is still here; saving it replaces their version.
service-changed-see = See their version

# What is wrong.
service-wrong-missing = This field is required.
service-wrong-long = This is too long: { $most } characters at most.
service-wrong-many = There are too many: { $most } at most.
service-wrong-ages = Enter ages from 0 to { $most }, with the lower one first.
service-wrong-email = Enter a complete email address.
service-wrong-web = Enter the full address of the website, starting with https://
service-wrong-contact = Give at least one way to reach the service.
service-wrong-area = Say where: a region, a municipality, all of Québec or online.
service-wrong-separator = A name cannot contain the character “|”.
service-wrong-day = Enter a date in the past, such as 2026-11-04.
service-wrong-unknown = This word does not match any of the choices.
service-wrong-reason = Write a reason ({ $most } characters at most).
service-wrong-verifier = Say who verified it ({ $most } characters at most).
service-wrong-report = Say what needs to be corrected ({ $most } characters at most).
service-too-many = You already have { $count } services waiting for a decision. Wait for a decision on one of them before you propose another.

# Managing services.
service-manage = Manage services
service-see-all = See the services
service-manage-text = Accept, correct and import services.
service-nothing = Nothing pending
service-nothing-text = There are no services to accept and no reported errors, and everything was verified in the past year.
service-changed-by-owner = Changed by the person who proposed them
service-to-verify = To be verified again

# Importing.
service-import = Import services
service-import-text = A spreadsheet (CSV) or open data (JSON, HSDS 3). Nothing goes into the directory until you have looked it over and confirmed.
service-import-file = File
service-import-hint = CSV or JSON, { $most } MB at most.
service-import-look = Preview the file
service-import-columns = Columns in the spreadsheet
service-import-lists = Each service needs a name, a description, an organization, the people it is for and its languages. In a cell, separate the values of a list with “|”.
service-import-wrong = { $count ->
    [one] { $count } service in the file needs to be corrected. Nothing was imported.
   *[other] { $count } services in the file need to be corrected. Nothing was imported.
}
service-import-errors = What needs to be corrected in the file
service-import-row = Row
service-import-why = Why
service-import-field = { $field }: { $problem }
service-import-more = … and { $count } more.
service-imported = { $count ->
    [one] { $count } service has been imported.
   *[other] { $count } services have been imported.
}
service-import-left = { $count ->
    [one] { $count } was already in the directory and was not changed.
   *[other] { $count } were already in the directory and were not changed.
}
service-preview = Import preview
service-preview-text = { $count ->
    [one] The file contains { $count } service. It is not in the directory yet.
   *[other] The file contains { $count } services. They are not in the directory yet.
}
service-preview-caption = What the file contains
service-preview-name = Name
service-existing = Services already in the directory
service-existing-hint = Those with the same name, phone number and address.
service-existing-leave = Leave them as they are
service-existing-replace = Replace them with those in the file
service-apply = Import
service-discard = Cancel import
service-file-empty = The file contains no services.
service-file-large = The file is too large: { $most } MB at most.
service-file-many = The file contains too many services. The limit is { $most } at a time.
service-file-type = This file is neither a CSV spreadsheet nor JSON data. Save it as CSV from your spreadsheet program.
service-file-quotation = A quotation mark opened on line { $line } is never closed.
service-file-json = This file is not valid JSON: see line { $line }.
service-file-hsds = This JSON file does not have the “services” list that HSDS requires.
service-file-or = { " " }or{ " " }
service-file-missing = The spreadsheet is missing these columns: { $missing }. Nothing was imported.
service-file-unknown = These columns are not recognized: { $unknown }. Nothing was imported.
service-file-columns = The spreadsheet is missing these columns: { $missing }; these are not recognized: { $unknown }. Nothing was imported.

# The partnership map.
service-partners = Who works with the school
service-partners-text = { $count ->
    [0] The partners that groups name when they follow a discussion guide.
    [one] Named by { $count } group, in meetings whose agenda you can read.
   *[other] Named by { $count } groups, in meetings whose agendas you can read.
}
service-partners-none = No partners named
service-partners-none-text = Groups name them when a meeting follows a discussion guide.
service-partners-list = The partners
service-partners-today = Current partners
service-partners-possible = Possible partners
service-partner-groups = { $count ->
    [one] { $count } group
   *[other] { $count } groups
}
service-school = The school
service-picture = The school is in the centre. Solid lines: { $present }. Dotted lines: { $possible }. The list shows the same information.

# Notifications.
service-notified-proposed = “{ $name }” has been proposed for the service directory.
service-notified-decided = A decision was made about “{ $name }”, a service you proposed.
service-notified-reported = An error has been reported in the directory entry for “{ $name }”.
service-notified-due = Is the directory entry for “{ $name }” still correct?
service-notified-unowned = Services in the directory that no one looks after need to be verified.
service-notified-changed = “{ $name }”, a service in the directory, was changed by the person who proposed it.
service-email-open = See the service
service-email-verify = Verify the service
service-email-proposed-subject = Service to accept: { $service }
service-email-proposed-text = { $by } has proposed “{ $service }” for the service directory.
service-email-listed-subject = In the directory: { $service }
service-email-listed-text = “{ $service }”, a service you proposed, is now in the directory. Once a year, we will ask you whether the information is still correct.
service-email-set-aside-subject = Not in the directory: { $service }
service-email-set-aside-text = “{ $service }”, a service you proposed, is not in the directory. See its page for the reason.
service-email-reported-subject = Error reported: { $service }
service-email-reported-text = An error has been reported in the directory entry for “{ $service }”. See the service’s page for details.
service-email-due-subject = Still correct? { $service }
service-email-due-text = The information about “{ $service }” has not been verified for a year. Its page now says to call first.
service-email-due-next = Check with the organization, then confirm or correct the information. We will not ask again for a year.
service-email-unowned-subject = Services to verify
service-email-unowned-text = Some services in the directory have not been verified for a year, and no one looks after them: they were imported from a file, or the person who proposed them no longer has an account. Their pages now say to call first.
service-email-changed-subject = Service changed: { $service }
service-email-changed-text = { $by } changed “{ $service }”, a service in the directory. Check that everything is correct.
service-email-keeper-why = You are receiving this email because you manage the service directory.
service-email-keeper-otherwise = If you no longer look after it, tell the other coordinators.
service-email-owner-why = You are receiving this email because you proposed this service.
service-email-owner-otherwise = If you no longer look after it, tell the coordinators.
service-email-reported-why = You are receiving this email because you proposed this service or manage the directory.

# The administration and a person’s own data.
service-one = Service
service-deed-propose = Service proposed
service-deed-edit = Service edited
service-deed-list = Service accepted into the directory
service-deed-set-aside = Service declined or removed from the directory
service-deed-verify = Service verified
service-deed-report-settled = Reported error taken care of
service-deed-import = Services imported
service-data = Services you proposed
service-data-name = Name
service-data-description = Description
service-data-state = Status
service-data-asked = Verification requested
service-agenda-link = Find a service
