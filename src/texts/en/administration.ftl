# Administration: people, organizations, communities, pages, settings, mail, log.

administration-title = Administration
administration-saved = It is saved.
administration-choose = Choose an answer from the list.
administration-community = Community
administration-standing = Status
administration-seen = Last seen
administration-since = Since
administration-never = Never
administration-one-language = One language is enough, both are better.
administration-name-fr = Name in French
administration-name-en = Name in English
administration-name-missing = Enter the name in at least one language.
administration-number-wrong = Enter a whole number from { $least } to { $most }.
administration-date-wrong = Enter a date like 2026-10-14.

# People
administration-people = People
administration-people-text = Find an account, invite someone, give a role in the portal.
administration-people-see = Find an account and see the person’s communities and roles.
administration-people-search = Name or email
administration-people-count = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
administration-people-nobody = Try with fewer letters, or invite this person.
administration-invite = Invite a person
administration-invite-text = They get an email with a link that works once, for 14 days, and choose their own password. To invite them into a community, go to that community’s members page.
administration-account = Account
administration-proven = confirmed
administration-unproven = not confirmed yet
administration-sessions = Open sessions
administration-closed = Account closed
administration-closed-at = Closed on
administration-no-role = This person is in no community.
administration-roles = Roles in the portal
administration-holds = held
administration-give-role = Give
administration-take-role = Take back
administration-close = Close the account
administration-close-text = They are signed out everywhere and can no longer sign in. Their texts stay. You can reopen the account later.
administration-open = Reopen the account
administration-open-text = They will be able to sign in again, with the same password and the same roles.
administration-not-oneself = You cannot close your own account. Ask another administrator to do it.
administration-last-administrator = The portal keeps at least one administrator. Give the role to someone else first.
administration-not-own-role = You cannot give yourself a role in the portal. Ask another administrator to do it.

# Organizations
administration-organizations = Organizations
administration-organizations-text = Keep the list of service centres, school boards, schools and orders up to date.
administration-organizations-count = { $count ->
    [one] { $count } organization
   *[other] { $count } organizations
}
administration-organizations-none = No organization yet
administration-organizations-none-text = Add the first one: people can then choose it in their profile.
administration-organization-new = Add an organization
administration-organization-delete = Delete the organization
administration-organization-deleted = The organization is deleted.
administration-organization-used = This organization cannot be deleted while it is in use. People: { $people }. Communities: { $communities }.
administration-short = Short name
administration-short-hint = The one that the list is sorted by, like “Saltmarsh”.
administration-short-wrong = Enter a short name, in { $count } characters at most.
administration-domains = Mail domains
administration-domains-hint = What follows the @ in the organization’s addresses. Put spaces between them.
administration-domain-wrong = “{ $domain }” is not a domain, or there are more than 20. Enter one like saltmarsh.qc.ca.
administration-kind-service-centre = School service centre
administration-kind-school-board = School board
administration-kind-private-school = Accredited private school
administration-kind-order = Professional order
administration-kind-ministry = Ministry
administration-kind-university = University
administration-kind-other = Other

# Communities
administration-communities = Communities
administration-communities-text = Open a community, change its rhythm or its seats, set the order of the list, archive.
administration-community-new = Open a community
administration-meanwhile = Someone else saved other values in the meantime. Nothing that you typed is lost: open the page in another tab to compare, then save.
administration-community-meanwhile = Someone else has just changed this community’s page. Reload, then make your change again.
administration-community-page = See its page
administration-order = Order
administration-listed = on the list
administration-archived = archived on { $date }
administration-up = Move up
administration-down = Move down
administration-archive = Archive the community
administration-archive-text = It leaves every list. Its members and the coordination team can still read its page. You can put it back on the list.
administration-restore = Put back on the list
administration-restore-text = Everybody will see the community again, in the same place.
administration-summary-fr = Summary in French
administration-summary-en = Summary in English
administration-summary-hint = What it is for, in a sentence or two.
administration-slug-fr = Address in French
administration-slug-en = Address in English
administration-slug-hint = The end of its page’s address, like students-at-risk. Leave it empty to take it from the name. An old address keeps working.
administration-slug-wrong = Enter 2 to { $count } small letters without accents, digits or hyphens.
administration-slug-taken = Another community uses this address, or used it before. Choose another one.
administration-any-profession = None in particular
administration-levels-hint = If nothing is ticked, it is every level.
administration-meetings = Meetings a year
administration-months = Months of the meetings
administration-months-hint = Tick those that are already known.
administration-first-year = First year
administration-years = Number of years
administration-capacity-seats = A number of seats
administration-capacity-range = Between two numbers
administration-capacity-from = Number of seats
administration-capacity-from-hint = Or the smaller of the two numbers.
administration-capacity-to = At most
administration-capacity-to-hint = Only for “Between two numbers”.
administration-liaison = Liaison with a professional order
administration-liaison-none = None
administration-liaison-attends = The order follows the meetings closely
administration-liaison-questions = The order receives questions and comes to one meeting
administration-liaison-relay = Someone relays, without an active part
administration-liaison-contact = A contact of the order takes part

# Pages
administration-pages = Portal pages
administration-pages-text = Edit “About”, “Privacy”, “Contact us” and the other pages.
administration-page = Page
administration-page-updated = Last updated
administration-page-edit = Edit
administration-pages-fine = up to date
administration-pages-unreviewed = to be reviewed
administration-pages-outdated = to be updated
administration-pages-missing = to be translated

# Settings
administration-settings = Settings
administration-settings-text = Announce something on the home page, publish a new version of the terms.
administration-announcement = Announcement on the home page
administration-announcement-fr = Announcement in French
administration-announcement-en = Announcement in English
administration-announcement-hint = A sentence or two, at the top of the home page. Empty both fields to take it down.
administration-history = History of texts written together
administration-history-months = Number of months
administration-history-hint = After that time, the text stays, but no longer the detail of who wrote what, and when. Named versions stay. Without a number, everything is kept.
administration-history-wrong = Write a number of months from { $least } to { $most }, or leave the field empty.
administration-officer = Privacy officer
administration-agreements = What everybody is asked to accept
administration-agreements-text = Publishing a new version asks every person to read and accept again.
administration-agreement-warning = Once it is published, every person must read and accept this text the next time they sign in. A published version can be neither changed nor taken back.
administration-agreement-fr = Text in French
administration-agreement-en = Text in English
administration-markdown = Write in Markdown: an empty line between paragraphs, “##” before a heading, “-” before a point.
administration-agreement-both = Write the text in both languages, in { $count } characters at most in each.
administration-agreement-same = This is the text that is already published. Change it, or go back.
administration-agreement-sure = I understand that everybody will have to accept again
administration-agreement-unsure = Tick this box to confirm.
administration-agreement-publish = Publish the new version

# Mail
administration-mail = Mail
administration-mail-text = See what was sent, what is waiting and what failed.
administration-mail-any = All
administration-mail-waiting = waiting
administration-mail-sent = sent
administration-mail-failed = failed
administration-mail-over = not sent: its link was over
administration-mail-confidential = Confidential email
administration-mail-confidential-text = This email would tell who wrote without a name. Its text and its recipient are not shown here.
administration-mail-count = { $count ->
    [one] { $count } letter
   *[other] { $count } letters
}
administration-mail-none = No mail here
administration-mail-none-text = What the portal sends will appear in this list.
administration-mail-subject = Subject
administration-mail-to = To
administration-mail-posted = Written on
administration-mail-kind = Kind
administration-mail-attempts = Attempts
administration-mail-next = Next attempt
administration-mail-sent-at = Sent on
administration-mail-failed-at = Given up on
administration-mail-error = Last error
administration-mail-body = Text
administration-mail-links = Links that open an account or an invitation are replaced by “…”: they are for their reader only.
administration-mail-html = The HTML version, as it is written
administration-mail-again = Send again
administration-mail-again-done = The message is back in the queue. It leaves in a moment.

# Log
administration-log = Audit log
administration-log-text = Read who did what, and when.
administration-log-logged = Each reading of the log is logged, too.
administration-log-entries = Newest first
administration-log-none = Nothing like it in the log
administration-log-none-text = Widen the dates, or remove a condition.
administration-log-any = Every action
administration-log-action = Action
administration-log-person = Person
administration-log-person-id = Person’s ID
administration-log-subject = Subject
administration-log-subject-id = Subject’s ID
administration-log-detail = Detail
administration-log-address = Network address
administration-log-when = When
administration-log-when-zone = When (Eastern Time)
administration-log-from = From
administration-log-to = Until
administration-log-newest = Back to the newest
administration-log-csv = Download these rows (CSV)
administration-log-file = audit-log.csv

administration-deed-person-sign-in = Signed in
administration-deed-person-sign-in-failed = Sign-in refused
administration-deed-person-password = Password changed
administration-deed-person-address = Email address changed
administration-deed-person-address-asked = Change of address asked for
administration-deed-person-address-stopped = Change of address stopped
administration-deed-person-data = Own personal data viewed
administration-deed-person-invited = Invited to the portal
administration-deed-invitation-withdrawn = Invitation withdrawn
administration-deed-person-seen = Person’s file viewed
administration-deed-person-closed = Account closed
administration-deed-person-opened = Account reopened
administration-deed-consent-accept = Consent given
administration-deed-consent-revoke = Consent withdrawn
administration-deed-membership-role = Role changed
administration-deed-membership-request = Request to join answered
administration-deed-membership-invited = Invitation to a community accepted
administration-deed-role-given = Role in the portal given
administration-deed-role-taken = Role in the portal taken back
administration-deed-organization-added = Organization added
administration-deed-organization-changed = Organization changed
administration-deed-organization-deleted = Organization deleted
administration-deed-community-opened = Community opened
administration-deed-community-changed = Community changed
administration-deed-community-moved = Community moved on the list
administration-deed-community-archived = Community archived
administration-deed-community-restored = Community put back on the list
administration-deed-community-edit = Community’s text edited
administration-deed-community-cover = Community’s cover changed
administration-deed-meeting-create = Meeting created
administration-deed-meeting-edit = Meeting changed
administration-deed-meeting-publish = Meeting published
administration-deed-meeting-begin = Meeting begun
administration-deed-meeting-close = Meeting closed
administration-deed-meeting-reopen = Meeting reopened
administration-deed-meeting-withdraw = Meeting taken back to draft
administration-deed-meeting-documents = Documents of a meeting changed
administration-deed-reflection-create = Reflection written
administration-deed-reflection-edit = Reflection changed
administration-deed-reflection-share = Choice of who can read a reflection
administration-deed-reflection-remove = Reflection removed
administration-deed-reflection-translate = Reflection translated
administration-deed-reflection-comment = Answer to a reflection
administration-deed-reflection-comment-removed = Answer removed
administration-deed-reflection-mark = Reflection marked as finding or challenge
administration-deed-reflection-files = Files of a reflection changed
administration-deed-reflection-report = Reflection reported
administration-deed-reflection-decision = Decision about a report
administration-deed-reflection-author-seen = Name behind an unnamed reflection seen
administration-deed-reflection-private-read = Private reflection read after a report
administration-deed-reflection-group = Group note started
administration-deed-reflection-close = Group note closed
administration-deed-reflection-sign = Group note signed
administration-deed-reflection-reopen = Group note reopened
administration-deed-reflection-export = Reflections of a community taken along
administration-deed-template-changed = Agenda template changed
administration-deed-template-retired = Agenda template retired
administration-deed-template-restored = Agenda template offered again
administration-deed-page-edit = Portal page edited
administration-deed-setting-changed = Setting changed
administration-deed-agreement-published = New version to accept published
administration-deed-mail-seen = Message viewed
administration-deed-mail-again = Message put back in the queue
administration-deed-log-read = Log viewed
administration-deed-log-downloaded = Log downloaded

administration-templates = Agenda templates
administration-templates-text = Write what agendas begin with.
administration-templates-lead = An agenda begins with a template, which facilitators then change as they wish. Editing a template changes nothing in meetings that are already prepared.
administration-templates-count = { $count ->
    [one] { $count } template
   *[other] { $count } templates
}
administration-template-new = New template
administration-template-meeting = Meeting
administration-template-codevelopment = Codevelopment
administration-template-guide = Discussion guide
administration-template-as-delivered = As delivered
administration-template-changed = Changed
administration-template-own = Added here
administration-template-retired = Retired
administration-template-items = Items
administration-template-item = Item { $place }
administration-template-minutes = Minutes
administration-template-total = { $minutes } minutes in all
administration-template-about = Explanations
administration-template-about-fr = Explanations in French
administration-template-about-en = Explanations in English
administration-template-lead = Who leads it
administration-template-link = Link
administration-template-add = Add an item
administration-template-delivered = Back to the delivered template
administration-template-retire = Retire
administration-template-offer = Offer again
administration-template-summary-missing = Say in a sentence when to choose this template.
administration-template-no-title = Give the item a title, in one language at least.
administration-template-empty = Add at least one item.
administration-template-meanwhile = Another person saved this template
administration-template-meanwhile-text = Nothing is lost. Here is what differs: struck out, what is saved; underlined, what you wrote. Saving will keep your version.
