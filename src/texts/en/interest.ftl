# Answering a call: the form, what was sent, the emails.
interest-title = Your response to the call
interest-page-title = Your response: { $call }
interest-until = Open until { $closes }. No one can read your response until you send it.
interest-until-sent = You can change or withdraw your response until { $closes }.
interest-until-grace = The call has closed, but you can still send your form until { $until }.
interest-where = Your progress
interest-steps = Steps
interest-step-you = You
interest-step-project = Your project
interest-step-needs = Your needs
interest-step-availability = Your availability
interest-step-participation = Taking part your way
interest-step-send = Check and send
interest-step-done = Complete
interest-step-optional = Nothing required
interest-step-ready = Ready to send
interest-step-sent = Sent
interest-step-left = { $count ->
    [one] One thing left
   *[other] { $count } things left
}
interest-left = { $count ->
    [one] One thing left before you can send your response:
   *[other] { $count } things left before you can send your response:
}
interest-state-new = Not started yet
interest-state-kept = Draft saved on { $at }
interest-state-sent = Response sent on { $at }
interest-state-withdrawn = Response withdrawn on { $at }
interest-said-kept = Your draft has been saved. No one else can read it.
interest-said-sent = Your response has been sent. You will get an email saying that we received it.
interest-said-link = If this address can be used to start or continue a response, we have sent it an email. Check your junk folder, too.
interest-said-asked = A new request has been sent to your organization by email.
interest-said-withdrawn = Your response has been withdrawn.
interest-said-changed = Nothing was done: something has changed since you opened the page.
interest-conflict = Your response was changed in another tab
interest-conflict-text = Nothing is lost. The fields show what you just wrote; here is what had been saved. Keep the best of both, then save or send again.
interest-taken = A response has already been started with your address. To find it, sign out, then ask for a link by email on this page. What you wrote is still in the fields.
interest-other-link = This link is for a response from a different address than yours. Sign out to open it.
interest-dead-link = This link does not work, or no longer works. Ask for a new one.

# The page for those who are not known yet.
interest-begin-text = You can respond until { $closes }, with or without an account.
interest-begin-link = No account? Enter your address, and we will email you a link to the form.
interest-find-link = Responded without an account? Enter your address, and we will email you a link to your response.
interest-sign-in = Sign in with my account
interest-email = Work email

# The fields.
interest-email-fixed = Emails go to { $email }.
interest-choose = Choose
interest-name = Name
interest-organization = Organization
interest-other-organization = Another organization (enter its name below)
interest-organization-name = Name of the organization
interest-organization-hint = Only if it is not on the list.
interest-sector = Sector
interest-region = Region
interest-post = Position
interest-representative-text = Your organization has to confirm your designation. Tell us who to ask: your principal, for example. They will get an email when you send your response. You do not have to wait for the confirmation to send it.
interest-representative-name = Name of the person designating you
interest-representative-email = That person’s email
interest-planned = Community you would like to join
interest-readers-blind = Reviewers read the project and the needs, without your name or organization.
interest-readers-named = Reviewers read your name, your organization, the project and the needs.
interest-project-title = Title
interest-project-text = In a few sentences
interest-project-hint = { $most } characters at most. Do not name any students.
interest-level = Level
interest-needs = Needs
interest-needs-text = { $count ->
    [one] Rank the one that matters most to you.
   *[other] Rank the { $count } that matter most to you.
} This helps decide what the community will do first.
interest-own-need = A need of your own (optional)
interest-own-need-hint = Describe it without naming any students.
interest-months = Months when you can take part
interest-language = Language for emails
interest-language-hint = This is also the language you are responding in.
interest-accessibility = What would make it easier for you to take part (optional)
interest-accessibility-hint = Captioning, access, breaks, allergies. Only the coordinators read this. It is erased once the community has been created.
interest-steering = I would like to help plan the community’s work
interest-steering-hint = Optional. You would be on the steering committee.
interest-who-reads = The coordinators read everything.
interest-duties = You commit to the following:
interest-commit = If I get a place, I commit to all of this.
interest-committed = Commitment
interest-research = Responses used for research
interest-research-consent = My response may be used for research, without my name.
interest-research-hint = Optional. Your choice makes no difference to the outcome. Any file handed over to researchers would contain a pseudonym, the months you chose, the needs you ranked and the outcome, as well as your sector, the level of the project, your region and your language if enough people share them. It would not contain your name, your organization or anything you wrote.
interest-yes = Yes
interest-no = No
interest-send = Send my response
interest-send-changes = Send my changes
interest-send-anyway = Send as is
interest-keep = Save draft
interest-receipt-note = You will get an email saying that we received your response. Your organization must confirm your designation before { $until }.
interest-receipt-only = You will get an email saying that we received your response.
interest-autosaved = Your draft is saved as you write.
interest-autosave-failed = Your draft is no longer being saved as you write. Press “Save draft”.
interest-autosave-device = Your changes are kept on this device. They replace your response when you send them.

# What is missing or wrong.
interest-wrong-name = Enter your name ({ $most } characters at most).
interest-wrong-address-in-name = Do not enter a web address here.
interest-wrong-organization = Choose your organization, or enter its name ({ $most } characters at most).
interest-wrong-sector = Choose a sector.
interest-wrong-region = Choose a region.
interest-wrong-post = Enter your position ({ $most } characters at most).
interest-wrong-representative = Enter the name of the person designating you ({ $most } characters at most).
interest-wrong-representative-email = Enter the email of the person designating you.
interest-wrong-own-representative = This is your own address. Enter the address of someone else in your organization.
interest-wrong-planned = Choose a community.
interest-wrong-title = Enter the title of the project ({ $most } characters at most).
interest-wrong-text = Describe the project ({ $most } characters at most).
interest-wrong-level = Choose a level.
interest-wrong-ranks = { $count ->
    [one] Rank one need.
   *[other] Give each of the { $count } ranks to a different need.
}
interest-wrong-months = Choose at least one month.
interest-wrong-choice = Choose an answer.
interest-wrong-ranking = Give each choice a different rank.
interest-wrong-number = Enter a whole number.
interest-wrong-consent = Check this box to send your response.
interest-wrong-answer = Enter an answer ({ $most } characters at most).
interest-wrong-commitment = Check the box to confirm your commitment.
interest-too-long = Write { $most } characters at most.

# The designation.
interest-designation-none = Designation not requested yet
interest-designation-asked = Designation requested
interest-designation-confirmed = Designation confirmed
interest-designation-declined = Designation declined
interest-designation-not-asked = No email was sent, because too many had already been sent. Ask again in an hour.
interest-designation-asked-at = An email was sent to { $representative } on { $at }.
interest-designation-confirmed-at = Confirmed on { $at }.
interest-designation-declined-at = Declined on { $at }. You can ask someone else in your organization.
interest-designation-until = It must be confirmed before { $until }.
interest-designation-again = Send the email again
interest-designation-ask = Ask for confirmation
interest-designation-other = Ask someone else
interest-ask-enough = Several emails have just been sent about this designation. Wait an hour, then ask again.
interest-resume = Email me a link to continue on another device
interest-withdraw = Withdraw my response
interest-withdraw-question = It will no longer be read. You can send it again until { $closes }.
interest-withdraw-for-good = It will no longer be read. The call is closed, so you will not be able to send it again.

# After the closing.
interest-closed = The call closed on { $closed }.
interest-closed-not-open = The call opens on { $opens }.
interest-closed-cancelled = This call was cancelled.
interest-closed-draft = Your response was not sent.
interest-closed-withdrawn = You withdrew your response on { $at }.
interest-closed-sent = Your response has been sent and can no longer be changed. You will hear back by { $until }.
interest-closed-answered = Here is what was decided.
interest-sent-title = What you sent
interest-outcome = The outcome
interest-relevant = Your project was found relevant.
interest-not-relevant = Your project was not found relevant to this call.
interest-failed = Criterion not met: { $criterion }
interest-waiting-number = Your position on the waiting list: { $number }.
interest-reply = Accept or decline the place
interest-reply-by = Reply before { $until }.
interest-place-none = No place assigned yet
interest-place-waiting = On the waiting list
interest-place-offered = Place offered
interest-place-accepted = Place accepted
interest-place-declined = Place declined
interest-place-expired = Place not accepted in time
interest-place-refused = No place
interest-late-title = Too late for this call
interest-late = The call closed on { $closed }. Forms opened before that were accepted for { $minutes } more minutes. Your response was not sent, and nothing you just wrote was saved.
interest-download-text = Your text is not lost: you can download it.
interest-download = Download my text
interest-file = response

# On the page of the call.
interest-box-answer = Respond to the call
interest-box-continue = Continue my response
interest-box-again = Return to my response
interest-box-change = See or change my response
interest-box-see = See my response
interest-box-find = Find my response
interest-box-time = It takes about twenty minutes. You can save a draft and continue on another device.

# On the home of the person who answered.
interest-home = Your responses to calls
interest-home-finish = Finish your response to the call “{ $title }”
interest-home-reply = Accept or decline a place: “{ $title }”
interest-home-designation = Have your designation confirmed: “{ $title }”

# The emails.
interest-mail-link-subject = Your response to the call “{ $call }”
interest-mail-link-text = Here is the link to your response to the call “{ $call }”.
interest-mail-sign-in-text = To respond to the call “{ $call }” or continue your response, sign in to your account.
interest-mail-closes = The call is open until { $closes }.
interest-mail-link-action = Open my response
interest-mail-sign-in-action = Sign in and respond
interest-mail-secret = Keep this link to yourself: anyone who has it can read and change your response.
interest-mail-link-why = You are receiving this email because someone asked for a link to respond to a call and gave your address.
interest-mail-link-otherwise = If you did not ask for a link, delete this email: nothing will be sent in your name.
interest-mail-sign-in-otherwise = If you did not ask for this, delete this email.
interest-mail-receipt-subject = Received: your response to the call “{ $call }”
interest-mail-receipt-text = We have received your response to the call “{ $call }”, for the project “{ $project }”.
interest-mail-receipt-until = You can change or withdraw it until { $closes }.
interest-mail-receipt-asked = An email has been sent to your organization’s representative ({ $representative }), who must confirm your designation before { $until }.
interest-mail-receipt-action = See my response
interest-mail-receipt-why = You are receiving this email because you responded to a call with this address.
interest-mail-receipt-otherwise = If you did not respond to a call, write to the portal team.
interest-mail-cancelled-subject = The call “{ $title }” has been cancelled
interest-mail-cancelled-text = You responded to the call “{ $title }” or started a response. The coordinators have cancelled this call.
interest-mail-cancelled-reason = Here is why:
interest-mail-cancelled-after = There is nothing for you to do. If the call resumes, we will write to you.
interest-mail-cancelled-action = See the call
interest-mail-cancelled-why = You are receiving this email because you responded to this call or started a response.
interest-mail-cancelled-otherwise = If you know nothing about this call, you can ignore this email.
interest-mail-restored-subject = The call “{ $title }” has resumed
interest-mail-restored-text = You responded to the call “{ $title }” or started a response. The call had been cancelled. It has now resumed.
interest-mail-restored-offer = You are still being offered a place. You now have until { $until } to reply.
interest-mail-restored-reply = Reply to the offer
interest-mail-designation-subject = Is your organization designating { $person }?
interest-mail-designation-text = { $person } is responding to the call “{ $title }” on behalf of your organization, { $organization }. To take part, people have to be designated by their organization.
interest-mail-designation-project = Project: “{ $project }”.
interest-mail-designation-until = You can respond until { $until }.
interest-mail-designation-action = Confirm or decline
interest-mail-designation-press = Opening the page does not confirm anything: you respond by pressing a button on it.
interest-mail-designation-why = You are receiving this email because { $person } named you as a representative of your organization.
interest-mail-designation-otherwise = If this request is not for you, do not respond: without confirmation, the person will not be designated.
