# Signing in
account-sign-in = Sign in
account-sign-out = Sign out
account-sign-out-everywhere = Sign out everywhere
account-email = Email
account-password = Password
account-email-missing = Enter your email address.
account-email-wrong = Enter a complete email address, such as name@example.qc.ca.
account-password-missing = Enter your password.
account-wrong = The email or password is incorrect. Check both, or ask for a link by email.
account-wait = Too many attempts. Wait { $minutes } min, or ask for a link by email: it works right away.
account-wait-here = Too many attempts. Wait { $minutes } min, then try again.
account-said-first = Please sign in to see this page. You will come right back to it.
account-said-out = You are signed out.
account-said-password = Your password has been changed and you have been signed out everywhere. Sign in with your new password.
account-by-mail = Get a link by email instead
account-with-password = Sign in with a password
account-how-to-get-one = You need an invitation to create an account. Ask your community’s facilitator.
account-ask-facilitators = Write to the facilitators
account-find-community = Find my community
account-by-mail-title = Get a link by email
account-by-mail-text = We will send you a link that works once.
account-forgot = Forgot your password?
account-forgot-text = We will send you a link to choose a new password.
account-send-link = Send the link
account-send-link-now = Get a link by email
account-mail-sent = If there is an account for { $email }, you will get an email shortly.
account-mail-sent-hint = Nothing after a few minutes? Check your junk mail, then make sure the address is right.
account-mail-enough = We have already sent several emails. Wait an hour before asking for another one.

# Links
account-link-title = Link from your email
account-link-gone = This link no longer works
account-link-gone-text = It has already been used, it has expired, or the address is incomplete. You can ask for another one: it takes a minute.
account-link-again = Ask for another link
account-link-again-to = Send another link to { $email }
account-confirm = Confirm
account-accept = Accept the invitation
account-invitations-pending = Pending invitations
account-invitation-sent = Sent { $sent }, valid until { $until }
account-invitation-again = Send again
account-invitation-withdraw = Cancel the invitation
account-invitation-lang = Language of the email
account-invitation-lang-hint = People who already have an account get the email in their own language.
account-invitation-both = Both languages
account-invitation-expired = Expired { $until }
account-continue-in = Continue in English
account-asked-once = Your answers go into your profile. No one else sees them unless you choose to share them.
account-list = People to invite
account-list-hint = One person per line: name, email and language, in any order. You can paste columns from a spreadsheet. Up to { $count } people at a time.
account-list-long = The list is too long. Paste { $most } characters or fewer at a time.
account-list-empty = Paste at least one email address.
account-list-send = Send the invitations
account-list-report = Result, line by line
account-list-line = Line
account-list-result = Result
account-list-sent-count = { $sent ->
    [0] No invitation has been sent.
    [one] One invitation has been sent.
   *[other] { $sent } invitations have been sent.
}
account-list-others-count = { $others ->
    [one] No invitation was sent for one line.
   *[other] No invitation was sent for { $others } lines.
}
account-list-sent = Invitation sent
account-list-member = Already a member
account-list-pending = An invitation is already pending
account-list-repeated = This address already appears higher up in the list
account-list-oneself = This is your address
account-list-no-address = A complete email address is missing. Correct the line below.
account-list-bad-name = The name is too long or contains a web address. Correct the line below.
account-list-too-many = Too many emails have been sent in a short time. The line stays below: send it later.
account-list-later = { $count ->
    [one] The list is long: one line is still in the form. Send it next.
   *[other] The list is long: { $count } lines are still in the form. Send them next.
}
account-confirm-sign-in = Sign in?
account-confirm-sign-in-text = This link signs you in with the address { $email }.
account-confirm-verify = Confirm your address?
account-confirm-verify-text = Please confirm that { $email } is your address.
account-confirm-reset = Choose a new password
account-confirm-reset-text = It will replace the old one for { $email }. You will be signed out everywhere else.
account-confirm-change = Change your address?
account-confirm-change-text = Your account will use { $email } from now on.
account-confirm-invite = Welcome to Ensemble
account-confirm-invite-text = You have been invited to join Ensemble.
account-confirm-invite-by = { $by } has invited you to join Ensemble.
account-confirm-invite-community = { $by } has invited you to join the “{ $community }” community.
account-link-sign-in-first = This link works only for the person who received it. Sign in first; you will come right back here.
account-link-other-person = Someone else is signed in on this device. Sign out, then open the link in your email again.
account-confirm-stop = Cancel the change of address?
account-confirm-stop-text = Your account will keep its current address, and you will be signed out everywhere.
account-stop = Cancel the change
account-said-stopped = The email address change has been cancelled, and you have been signed out everywhere. Now choose a new password.
account-keep-password = Save password
account-new-password = New password
account-password-hint = At least { $count } characters. Choose a few words that no one else would put together.
account-password-short = Choose a password of at least { $count } characters.
account-password-long = Choose a password of at most { $count } characters.
account-password-common = This password is too common. Choose another one.
account-password-guessable = This password is too close to your name or address. Choose another one.

# One's own account
account-title = My account
account-tab-profile = Profile
account-tab-security = Sign-in
account-tab-consents = Consents
account-tab-data = My data
account-saved = Your changes have been saved.
account-save = Save
account-optional = Optional
account-name = Name
account-name-missing = Enter your name (100 characters at most).
account-name-address = A name cannot contain a web address (“://”). Remove it.
account-too-long = Use { $count } characters at most.
account-pronouns = Pronouns
account-profession = Profession
account-profession-other = Other, or I prefer not to say
account-organization = Organization
account-organization-none = None, or not on the list
account-post = Position
account-bio-fr = A few words about you, in French
account-bio-en = A few words about you, in English
account-bio-hint = One language is enough. Do not name any students.
account-lang = Portal language
account-zone = Time zone
account-zone-hint = Meetings are listed in the time zone where they take place, usually Eastern Time. Your local time is added beside it.
account-zone-eastern = Eastern Time (Québec City, Montréal, Gatineau)
account-zone-atlantic = Atlantic Time (Magdalen Islands)
account-zone-blanc-sablon = Atlantic Standard Time all year (Lower North Shore)
account-zone-central = Central Time (Winnipeg)
account-zone-pacific = Pacific Time (Vancouver)
account-zone-wrong = Choose a time zone from the list.
account-shows = What members see in the directory
account-shows-hint = To appear in the directory, check “My name and pronouns”. If you leave this unchecked, nothing is shown.
account-shows-listed = My name and pronouns
account-shows-email = My email
account-shows-organization = My organization and position
account-shows-profession = My profession
account-shows-bio = A few words about me
account-shows-lang = My language
account-shows-public-name = My name, to everyone, on the pages of communities I facilitate
account-translates = I can help translate what is written in my communities
account-translates-hint = Your home page will suggest texts, and you will receive translation requests.

# Security
account-change-password = Change your password
account-change-password-hint = You will be signed out everywhere, including here.
account-current-password = Current password
account-current-wrong = This is not your current password.
account-change-address = Change your email address
account-new-address = New address
account-address-proven = Your address is { $email }. It has been confirmed.
account-address-unproven = Your address is { $email }. It has not been confirmed yet.
account-address-sent = We sent a link to { $email }. Your address will change once you confirm it.
account-address-changed = Your address has been changed.
account-sessions = Where you are signed in
account-session-this = This device
account-session-used = Last active: { $when }.
account-session-from = Signed in from { $place }.
account-session-device = { $program } on { $system }
account-session-unknown = Unknown device
account-session-end = Sign out this device
account-session-ended = That device has been signed out.

# Consents
account-consents-waiting = Please read and accept the following before you continue. You can withdraw your consent here at any time.
account-welcome = Welcome to Ensemble
account-changed-agreement = A document you must accept has changed
account-consent-step = Step { $number } of { $of }
account-terms = Terms of use
account-confidentiality = Confidentiality agreement
account-consent-version = Version { $version }, published { $date }
account-consent-accepted = Accepted { $when }
account-consent-missing = Not accepted yet
account-consent-accept = I accept
account-consent-revoke = Withdraw

# My data
account-data-text = This is what the portal keeps about you. You can download everything, to read it or to keep it elsewhere. All access is logged.
account-data-entries = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
account-data-nothing = What the portal does not keep about you
account-data-html = Download a readable version (HTML)
account-data-json = Download a version for other software (JSON)
account-data-correct = Correct my profile
account-data-made = File created on { $date }, at { $time }
account-word-yes = Yes
account-word-no = No
account-word-french = French
account-word-english = English
account-word-by-email = By email
account-word-organization-account = Organization account
account-word-passkey = Passkey
account-word-link-sign-in = Sign in
account-word-link-verify = Confirm an address
account-word-link-reset = Choose a password
account-word-link-change = Change address
account-word-link-stop = Cancel a change of address
account-word-link-invite = Accept an invitation
account-word-metadata-unchecked = Not checked yet
account-word-metadata-removed = Removed
account-word-metadata-kept = Could not be removed
account-word-metadata-confirmed = Could not be removed; you confirmed the file
account-word-removed-by-author = You
account-word-removed-by-moderation = The facilitators, after a report
account-word-removed-by-facilitator = The facilitators
account-word-request-accepted = accepted
account-word-request-declined = declined
account-word-request-withdrawn = withdrawn
account-data-person = Profile
account-data-credential = Ways to sign in
account-data-session = Sessions
account-data-browser = Known browsers
account-data-link = Links sent by email
account-data-office = Portal roles
account-data-membership = Communities
account-data-removed-member = Recent removals from a community
account-data-request = Requests to join
account-data-consent = Consents
account-data-revision = Saved texts
account-data-draft = Drafts
account-data-reflection = Reflections
account-data-comment = Replies to reflections
account-data-sign = Reactions and bookmarks
account-data-report = Reports
account-data-reader = Reflections shared with you personally
account-data-seen = Reflections read
account-data-outbox = Emails sent
account-data-file = Files attached to meetings
account-data-audit = Log of your actions
account-asked = One of the documents you are asked to accept has changed.
account-asked-first = There is one more document to read and accept.
account-asked-link = Read the document
