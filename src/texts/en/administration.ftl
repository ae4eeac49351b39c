# Administration: people, organizations, communities, pages, settings, mail, log.

administration-title = Administration
administration-saved = Your changes have been saved.
administration-choose = Choose an option from the list.
administration-community = Community
administration-standing = Status
administration-seen = Last active
administration-since = Since
administration-never = Never
administration-one-language = One language is enough; both are better.
administration-name-fr = Name in French
administration-name-en = Name in English
administration-name-missing = Enter the name in at least one language.
administration-number-wrong = Enter a whole number from { $least } to { $most }.
administration-date-wrong = Enter a date such as 2026-10-14.
administration-filter = Filter
administration-filter-clear = Show all

# People
administration-people = People
administration-people-text = Find an account, invite someone, assign a role.
administration-people-see = Find an account and see the person’s communities and roles.
administration-people-search = Name or email
administration-people-count = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
administration-people-nobody = Try a shorter name, or invite this person.
administration-invite = Invite someone
administration-invite-text = They will get an email with a link that works once and is valid for 14 days. They will choose their own password. To invite someone to a community, go to that community’s members page.
administration-invitation-over = The person who sent this invitation can no longer invite people to that community. Cancel the invitation.
administration-account = Account
administration-proven = Confirmed
administration-unproven = Not confirmed yet
administration-sessions = Active sessions
administration-closed = Account closed
administration-closed-at = Closed on
administration-no-role = This person does not belong to any community.
administration-roles = Portal roles
administration-holds = Assigned
administration-give-role = Assign
administration-take-role = Remove
administration-close = Close the account
administration-close-again = You can reopen the account here.
administration-close-text = They will be signed out everywhere and will no longer be able to sign in. What they wrote stays. You can reopen the account later.
administration-open = Reopen the account
administration-open-text = They will be able to sign in again, with the same password and the same roles.
administration-not-oneself = You cannot close your own account. Ask another administrator.
administration-last-administrator = The portal must keep at least one administrator. Assign the role to someone else first.
administration-not-own-role = You cannot assign a role to yourself. Ask another administrator.

# Organizations
administration-organizations = Organizations
administration-organizations-text = Keep the list of service centres, school boards, schools and professional orders up to date.
administration-organizations-count = { $count ->
    [one] { $count } organization
   *[other] { $count } organizations
}
administration-organizations-none = No organizations yet
administration-organizations-none-text = Add the first one, and people will be able to choose it in their profile.
administration-organization-new = Add an organization
administration-organization-add = Add the organization
administration-organization-delete = Delete the organization
administration-organization-delete-text = No one belongs to it. To bring it back, you will have to add it again.
administration-organization-deleted = The organization has been deleted.
administration-organization-used = This organization is still in use and cannot be deleted: { $users }.
administration-short = Short name
administration-short-hint = The list is sorted by this name. For example: “Saltmarsh”.
administration-short-wrong = Enter a short name ({ $count } characters at most).
administration-domains = Email domains
administration-domains-hint = What follows the @ in the organization’s email addresses. Separate domains with spaces.
administration-domain-wrong = “{ $domain }” is not a domain, or there are more than 20. Enter a domain such as saltmarsh.qc.ca.
administration-kind-service-centre = School service centre
administration-kind-school-board = School board
administration-kind-private-school = Accredited private school
administration-kind-order = Professional order
administration-kind-ministry = Ministry
administration-kind-university = University
administration-kind-other = Other

# Communities
administration-communities = Communities
administration-communities-text = Create or archive a community, change its schedule or number of places, reorder the list.
administration-year = School year
administration-year-text = See the meetings in all communities, and what is missing.
administration-year-community = Community
administration-year-held = Meetings held
administration-year-ahead = Coming up
administration-year-missing = What is missing
administration-year-nothing = Nothing
administration-year-no-meeting = No meeting coming up
administration-year-no-date = Date to be set:
administration-year-no-agenda = Agenda to be prepared:
administration-year-no-one = { $count ->
    [one] No one from { $count } organization
   *[other] No one from { $count } organizations
}
administration-year-which = Which ones?
administration-year-lacking = { $lacking ->
    [0] Nothing is missing
    [one] { $lacking } community is missing something
   *[other] { $lacking } communities are missing something
}
administration-community-new = Create a community
administration-community-open = Open the community
administration-meanwhile = Someone else saved changes in the meantime. What you typed is not lost: open the page in another tab to compare, then save.
administration-community-meanwhile = Someone else has just edited this community’s page. Reload the page, then make your change again.
administration-community-page = View page
administration-order = Move
administration-archived = Archived on { $date }
administration-up = Move up
administration-down = Move down
administration-archive = Archive the community
administration-archive-text = It will no longer be listed. Members and network coordinators can still read its page. You can restore it later.
administration-restore = Restore the community
administration-restore-text = Everyone will see the community again, in the same place on the list.
administration-summary-fr = Summary in French
administration-summary-en = Summary in English
administration-summary-hint = What it is for, in a sentence or two.
administration-slug-fr = Address in French
administration-slug-en = Address in English
administration-slug-hint = The last part of the page’s address, such as students-at-risk. Leave this empty to use the name. Old addresses will keep working.
administration-slug-wrong = Use 2 to { $count } characters: lowercase letters without accents, digits and hyphens.
administration-slug-taken = This address is used, or was used, by another community. Choose another one.
administration-any-profession = None in particular
administration-levels-hint = If nothing is checked, all levels are included.
administration-meetings = Meetings per year
administration-months = Meeting months
administration-months-hint = Check the ones that are already known.
administration-first-year = First year
administration-years = Number of years
administration-capacity-seats = A set number of places
administration-capacity-range = A range
administration-capacity-from = Number of places
administration-capacity-from-hint = Or the minimum, if you choose a range.
administration-capacity-to = Maximum
administration-capacity-to-hint = For a range only.
administration-liaison = Liaison with a professional order
administration-liaison-none = None
administration-liaison-attends = The order attends meetings
administration-liaison-questions = The order receives questions and takes part in one meeting
administration-liaison-relay = The order does not take part; someone in the community keeps in touch with it
administration-liaison-contact = A contact person from the order takes part in meetings

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
administration-settings-text = Post an announcement on the home page or publish a new version of the terms.
administration-announcement = Announcement on the home page
administration-announcement-fr = Announcement in French
administration-announcement-en = Announcement in English
administration-announcement-hint = A sentence or two, at the top of the home page. Leave both fields empty to remove it.
administration-history = History of shared documents
administration-history-months = Number of months
administration-history-hint = After this time, the text remains, but not the record of who wrote what and when. Named versions also remain. Group notes keep the record of their authors. Leave this empty to keep everything.
administration-history-wrong = Enter a number of months from { $least } to { $most }, or leave the field empty.
administration-officer = Privacy officer
administration-agreements = What everyone has to accept
administration-agreements-text = When you publish a new version, everyone has to read and accept it.
administration-agreement-warning = Once you publish this text, everyone will have to read and accept it the next time they sign in. You will not be able to change or remove this version.
administration-agreement-fr = Text in French
administration-agreement-en = Text in English
administration-agreement-both = Enter the text in both languages ({ $count } characters at most in each).
administration-agreement-same = This text is the same as the published version. Change it, or go back.
administration-agreement-sure = I understand that everyone will have to accept the new text
administration-agreement-unsure = Check this box to confirm.
administration-terms-edit = Edit the terms of use
administration-confidentiality-edit = Edit the confidentiality agreement
administration-agreement-publish = Publish the new version

# Mail
administration-mail = Email
administration-mail-text = See which emails were sent, are waiting or have failed.
administration-mail-any = All
administration-mail-waiting = Waiting
administration-mail-sent = Sent
administration-mail-failed = Failed
administration-mail-over = Not sent: no longer valid
administration-mail-confidential = Confidential email
administration-mail-confidential-text = This email would reveal who wrote a reflection shared without a name, or it says why a project was not selected. Its text and recipient are not shown.
administration-mail-count = { $count ->
    [one] { $count } email
   *[other] { $count } emails
}
administration-mail-none = No emails here
administration-mail-none-text = Emails sent by the portal will appear here.
administration-mail-subject = Subject
administration-mail-to = To
administration-mail-posted = Created
administration-mail-attempts = Attempts
administration-mail-next = Next attempt
administration-mail-sent-at = Sent
administration-mail-failed-at = Failed
administration-mail-error = Last error
administration-mail-body = Text
administration-mail-links = Links that give access to an account or an invitation are replaced with “…”: only the recipient can use them.
administration-mail-html = HTML version of the email
administration-mail-again = Send again
administration-mail-again-done = The email will go out again in a moment.

# Log
administration-log = Audit log
administration-log-text = See who did what, and when.
administration-log-logged = Viewing the log is logged, too.
administration-log-entries = Newest first
administration-log-none = No matching entries
administration-log-none-text = Widen the date range, or remove a filter.
administration-log-any = All actions
administration-log-action = Action
administration-log-person = Person
administration-log-many-names = Too many names match this search. Enter more of the name.
administration-log-person-id = Person’s ID
administration-log-subject = Subject
administration-log-subject-id = Subject’s ID
administration-log-detail = Details
administration-log-address = Network address
administration-log-when = When
administration-log-when-zone = When (Eastern Time)
administration-log-from = From
administration-log-to = To
administration-log-newest = Back to the newest entries
administration-log-csv = Download these rows (CSV)
administration-log-file = audit-log.csv

administration-deed-person-sign-in = Signed in
administration-deed-person-sign-in-failed = Sign-in refused
administration-deed-person-password = Password changed
administration-deed-person-address = Email address changed
administration-deed-person-address-asked = Change of address requested
administration-deed-person-address-stopped = Change of address cancelled
administration-deed-person-data = Own personal data viewed
administration-deed-person-invited = Invited to the portal
administration-deed-invitation-withdrawn = Invitation cancelled
administration-deed-person-seen = Person’s file viewed
administration-deed-person-closed = Account closed
administration-deed-person-opened = Account reopened
administration-deed-consent-accept = Consent given
administration-deed-consent-revoke = Consent withdrawn
administration-deed-membership-role = Role changed in a community
administration-deed-membership-request = Request to join processed
administration-deed-membership-invited = Invitation to a community accepted
administration-deed-membership-contacted = Message to facilitators
administration-deed-role-given = Portal role assigned
administration-deed-role-taken = Portal role removed
administration-deed-organization-added = Organization added
administration-deed-organization-changed = Organization changed
administration-deed-organization-deleted = Organization deleted
administration-deed-community-opened = Community created
administration-deed-community-changed = Community changed
administration-deed-community-moved = Community list reordered
administration-deed-community-archived = Community archived
administration-deed-community-restored = Community restored
administration-deed-community-edit = Community text edited
administration-deed-community-cover = Community cover picture changed
administration-deed-meeting-create = Meeting created
administration-deed-meeting-edit = Meeting changed
administration-deed-meeting-publish = Meeting published
administration-deed-meeting-begin = Meeting started
administration-deed-meeting-close = Meeting ended
administration-deed-meeting-reopen = Meeting reopened
administration-deed-meeting-withdraw = Meeting unpublished
administration-deed-meeting-cancel = Meeting cancelled
administration-deed-meeting-restore = Meeting restored
administration-deed-meeting-places = Meeting places changed
administration-deed-meeting-guest-link = Invitation link created for a meeting
administration-deed-meeting-guest-link-withdrawn = Invitation link withdrawn from a meeting
administration-deed-meeting-guests-removed = Guests removed from a meeting
administration-deed-meeting-documents = Meeting documents changed
administration-deed-reflection-create = Reflection written
administration-deed-reflection-edit = Reflection changed
administration-deed-reflection-share = Choice of who can read a reflection
administration-deed-reflection-remove = Reflection removed
administration-deed-reflection-restore = Removal of a reflection undone
administration-deed-reflection-translate = Reflection translated
administration-deed-reflection-translation-asked = Translation of a reflection requested
administration-deed-reflection-comment = Reply to a reflection
administration-deed-reflection-comment-removed = Reply removed
administration-deed-reflection-comment-restored = Removal of a reply undone
administration-deed-reflection-mark = Reflection marked as finding or challenge
administration-deed-reflection-files = Reflection files changed
administration-deed-reflection-report = Reflection reported
administration-deed-reflection-decision = Decision about a report
administration-deed-reflection-author-seen = Author of a reflection shared without a name viewed
administration-deed-reflection-private-read = Private reflection read after a report
administration-deed-reflection-group = Group note started
administration-deed-reflection-close = Group note closed
administration-deed-reflection-sign = Group note signed
administration-deed-reflection-reopen = Group note reopened
administration-deed-reflection-export = A community’s reflections downloaded
administration-deed-template-changed = Agenda template changed
administration-deed-template-retired = Agenda template removed
administration-deed-template-restored = Agenda template restored
administration-deed-theme-propose = Theme proposed
administration-deed-theme-edit = Theme edited
administration-deed-theme-decide = Decision about a theme
administration-deed-theme-reply = Reply to a theme
administration-deed-theme-reply-edited = Reply to a theme edited
administration-deed-theme-reply-removed = Reply to a theme removed by its author
administration-deed-theme-reply-moderated = Reply to a theme removed by the facilitators
administration-deed-meeting-dates = Members asked about the dates of a meeting
administration-deed-vote-open = Vote opened
administration-deed-vote-options = Themes of a vote edited
administration-deed-vote-close = Vote closed
administration-deed-vote-outcome = Outcome of a vote written
administration-deed-vote-agenda = Vote put on an agenda
administration-deed-page-edit = Portal page edited
administration-deed-setting-changed = Setting changed
administration-deed-agreement-published = New version of an agreement published
administration-deed-mail-seen = Email viewed
administration-deed-mail-again = Email sent again
administration-deed-log-read = Log viewed
administration-deed-log-downloaded = Log downloaded

administration-templates = Agenda templates
administration-templates-text = Prepare the templates that agendas start from.
administration-templates-lead = An agenda starts from a template, and facilitators adapt it from there. Editing a template changes nothing in meetings that have already been prepared.
administration-templates-count = { $count ->
    [one] { $count } template
   *[other] { $count } templates
}
administration-template-new = New template
administration-template-meeting = Meeting
administration-template-codevelopment = Codevelopment
administration-template-guide = Discussion guide
administration-template-as-delivered = Original
administration-template-changed = Changed
administration-template-own = Added here
administration-template-retired = Removed
administration-template-items = Items
administration-template-item = Item { $place }
administration-template-minutes = Minutes
administration-template-total = { $minutes } minutes in total
administration-template-about = Description
administration-template-about-fr = Description in French
administration-template-about-en = Description in English
administration-template-lead = Led by
administration-template-link = Link
administration-template-add = Add an item
administration-template-delivered = Restore the original content
administration-template-retire = Remove the template
administration-template-retire-text = It will no longer be offered for new agendas. Meetings already prepared stay as they are, and you can restore the template later.
administration-template-offer = Restore the template
administration-template-summary-missing = Explain in one sentence when to choose this template.
administration-template-no-title = Give the item a title in at least one language.
administration-template-empty = Add at least one item.
administration-template-meanwhile = Someone else saved this template
administration-template-meanwhile-text = Nothing is lost. Here are the differences: the saved text is struck out, yours is underlined. If you save, your version will be kept.
