# Signing in
account-sign-in = Sign in
account-sign-out = Sign out
account-sign-out-everywhere = Sign out everywhere
account-of = My account: { $name }
account-email = Email
account-password = Password
account-email-missing = Enter your email address.
account-email-wrong = Enter a whole email address, like name@example.qc.ca.
account-password-missing = Enter your password.
account-wrong = The email or the password is not right. Check both, or ask for a link by email.
account-wait = Too many tries in a row. Wait { $minutes } min, or get a link by email: it works right away.
account-wait-here = Too many tries in a row. Wait { $minutes } min, then try again.
account-said-first = This page is for people who are signed in. You will come back to it right after.
account-said-out = You are signed out.
account-said-password = Your password is changed and all your sessions are closed. Sign in with the new one.
account-by-mail = Get a link by email instead
account-with-password = Sign in with a password
account-how-to-get-one = Accounts are made by invitation. Write to the person who facilitates your community.
account-by-mail-title = Get a link by email
account-by-mail-text = We send a link to your address. It works once.
account-send-link = Send the link
account-send-link-now = Get a link by email
account-send-reset = Choose a new password
account-mail-sent = If { $email } has an account, an email is on its way.
account-mail-sent-hint = Nothing after a few minutes? Look in your junk mail, then check the address.
account-mail-enough = Several emails have already gone out. Wait an hour before sending another one.

# Links
account-link-title = Link received by email
account-link-gone = This link no longer works
account-link-gone-text = It was used already, it is too old, or the address is incomplete. Ask for another one: it takes a minute.
account-link-again = Ask for another link
account-confirm = Confirm
account-accept = Accept the invitation
account-confirm-sign-in = Sign you in?
account-confirm-sign-in-text = This link signs you in with the address { $email }.
account-confirm-verify = Confirm your address?
account-confirm-verify-text = You confirm that you read the mail sent to { $email }.
account-confirm-reset = Choose a new password
account-confirm-reset-text = It will replace the old one for { $email }. Your other sessions will be closed.
account-confirm-change = Change your address?
account-confirm-change-text = Your account will use { $email } from now on.
account-confirm-invite = Welcome to Ensemble
account-confirm-invite-text = Somebody invites you: { $to }.
account-link-sign-in-first = This link works only for the person it is meant for, once they are signed in. You will come back here right after.
account-link-other-person = Someone else is signed in here. Sign out, then open the link in the email again.
account-confirm-stop = Stop the change of address?
account-confirm-stop-text = The address of your account will stay the same, and all open sessions of your account will be closed.
account-stop = Stop
account-said-stopped = The change of address is stopped and all sessions of the account are closed. Now choose a new password.
account-keep-password = Save the password
account-new-password = New password
account-password-hint = At least { $count } characters. A few words that only you would put together make a good password.
account-password-short = Choose a password of at least { $count } characters.
account-password-long = Choose a password of at most { $count } characters.
account-password-common = This password is among the first that anyone would try. Choose another one.
account-password-guessable = This password looks like your name or your address. Choose another one.

# One's own account
account-title = My account
account-tab-profile = Profile
account-tab-security = Signing in
account-tab-consents = Consents
account-tab-data = My data
account-saved = Your changes are saved.
account-save = Save
account-optional = Optional
account-name = Name
account-name-missing = Enter your name, in 100 characters at most.
account-too-long = Shorten it to { $count } characters.
account-pronouns = Pronouns
account-profession = Profession
account-profession-other = Other, or I would rather not say
account-organisation = Organisation
account-organisation-none = None, or not in the list
account-post = Position
account-bio-fr = A few words about you, in French
account-bio-en = A few words about you, in English
account-bio-hint = One language is enough. Name no pupil.
account-lang = Language of the portal
account-zone = Time zone
account-zone-wrong = Choose a time zone from the list.
account-shows = What members see in the directory
account-shows-hint = If nothing is ticked, you are not in it.
account-shows-listed = My name and pronouns
account-shows-email = My email
account-shows-organisation = My organisation and position
account-shows-profession = My profession
account-shows-bio = What I write about myself
account-notices = Mail that I want
account-notices-meetings = Meetings of my communities
account-notices-answers = Answers to what I wrote
account-notices-requests = Requests to join communities that I facilitate
account-notices-news = News of the network

# Security
account-change-password = Change your password
account-change-password-hint = All your sessions will be closed, this one included.
account-current-password = Current password
account-current-wrong = This is not your current password.
account-change-address = Change your email address
account-new-address = New address
account-address-proven = Your address is { $email }. It is confirmed.
account-address-unproven = Your address is { $email }. It is not confirmed yet.
account-address-sent = A link is on its way to { $email }. The address will change once you open it.
account-address-changed = Your address is changed.
account-sessions = Your open sessions
account-session-this = This device
account-session-used = Last used: { $when }.
account-session-from = Opened from { $place }.
account-session-device = { $program } on { $system }
account-session-unknown = Unknown device
account-session-end = Close
account-session-ended = The session is closed.

# Consents
account-consents-waiting = Read what follows before you go on. You can take back your agreement here at any time.
account-terms = Terms of use
account-confidentiality = Confidentiality commitment
account-consent-version = Version { $version }, published { $date }
account-consent-accepted = Accepted { $when }
account-consent-missing = Not accepted yet
account-consent-accept = I accept
account-consent-revoke = Take back my agreement

# My data
account-data-text = This is what the portal keeps about you. Download all of it to read it or to take it elsewhere. Each look is written to the log.
account-data-entries = { $count ->
    [0] nothing
    [one] { $count } entry
   *[other] { $count } entries
}
account-data-html = Download to read (HTML)
account-data-json = Download for software (JSON)
account-data-correct = Correct my profile
account-data-made = Made { $when }
account-data-person = Profile
account-data-credential = Ways to sign in
account-data-session = Sessions
account-data-browser = Known browsers
account-data-link = Links sent by email
account-data-office = Offices in the portal
account-data-membership = Communities
account-data-request = Requests to join
account-data-consent = Consents
account-data-revision = Saved texts
account-data-draft = Drafts
account-data-reflection = Reflections
account-data-comment = Answers to reflections
account-data-sign = Reactions and bookmarks
account-data-report = Reports
account-data-reader = Reflections shared with you in particular
account-data-seen = Reflections read
account-data-outbox = Mail sent
account-data-audit = Log
account-asked = A text that you are asked to accept has changed.
account-asked-link = Read it
