# What the portal writes to people. Each email says why its recipient gets it, and what to do if they did not ask for it.

email-hello = Hello { $name },
email-hello-nobody = Hello,
email-action-line = { $action }:
email-link-below = If the button does not work, copy this address into your browser:
email-link-minutes = This link can be used only once, and expires in { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}.
email-link-hours = This link can be used only once, and expires in { $hours ->
    [one] one hour
   *[other] { $hours } hours
}.
email-team-helps = The portal team can help. You will find our contact details at the bottom of every page.

email-sign-in-subject = Your sign-in link
email-sign-in-text = Here is the link you asked for to sign in to Ensemble.
email-sign-in-action = Sign in
email-sign-in-later = If the link no longer works, ask for a new one on the sign-in page.
email-sign-in-why = You are receiving this email because someone asked for a sign-in link for your address.
email-sign-in-otherwise = If this wasn’t you, do not open the link, and delete this email.

email-verify-address-subject = Confirm your email address
email-verify-address-text = There is one step left to create your account: confirming your address.
email-verify-address-action = Confirm my address
email-verify-address-why = You are receiving this email because someone used your address to create an account on Ensemble.
email-verify-address-otherwise = If this wasn’t you, you can ignore this email: the account cannot be used unless you confirm it.

email-reset-password-subject = Choose a new password
email-reset-password-text = You asked to change your password. Use the link to choose a new one.
email-reset-password-action = Choose a password
email-reset-password-why = You are receiving this email because someone asked for a new password for your account.
email-reset-password-otherwise = If this wasn’t you, you can ignore this email: your password stays the same.

email-change-address-subject = Confirm your new email address
email-change-address-text = You asked to use this address for your account. Please confirm that it is yours.
email-change-address-action = Confirm my new address
email-change-address-why = You are receiving this email because someone gave your address as the new address for their account.
email-change-address-otherwise = If this wasn’t you, you can ignore this email: the address of that account will not change.

email-address-changed-subject = The email address on your account has changed
email-address-changed-text = Your account now uses another address: { $address }. We will write to you there from now on.
email-address-changed-why = You are receiving this email because your account used this address until now.
email-address-changed-otherwise = If you did not make this change, someone else may be using your account.

email-password-changed-subject = Your password has changed
email-password-changed-text = The password for your account was changed on { $date }, at { $time } (Eastern Time).
email-password-changed-why = You are receiving this email because we let you know each time your password changes.
email-password-changed-otherwise = If this wasn’t you, ask for a new password on the sign-in page right away.

email-invitation-subject = { $by } has invited you to join Ensemble
email-invitation-subject-community = { $by } has invited you to join “{ $community }”
email-invitation-short = Invitation to Ensemble
email-invitation-short-community = Invitation to “{ $community }”
email-invitation-text = { $by } has invited you to join Ensemble.
email-invitation-text-community = { $by } has invited you to join “{ $community }”.
email-invitation-about = Ensemble is the portal for communities of practice in the school network. People use it to prepare meetings and share reflections, in French and in English.
email-invitation-action = See the invitation
email-invitation-days = The invitation is valid for { $days ->
    [one] one day
   *[other] { $days } days
}.
email-invitation-why = You are receiving this email because { $by } used your address to invite you.
email-invitation-otherwise = If this invitation is not for you, you can ignore it: no account will be created, and the invitation will expire.

email-join-requested-subject = { $who } would like to join “{ $community }”
email-join-requested-text = { $who } would like to join “{ $community }”. The request is waiting for your reply.
email-join-requested-action = See the request
email-join-requested-why = You are receiving this email because you handle requests to join “{ $community }”.
email-join-requested-otherwise = If this is no longer your role, please let the network coordinator know.

email-join-accepted-subject = Welcome to “{ $community }”
email-join-accepted-text = Your request has been accepted: you are now a member of “{ $community }”.
email-join-accepted-why = You are receiving this email because you asked to join “{ $community }”.

email-join-declined-subject = Your request to join “{ $community }”
email-join-declined-text = Your request to join “{ $community }” has not been accepted.
email-join-declined-reason = Reason given:
email-join-declined-others = There are other communities on the portal. One of them may suit you better.
email-join-otherwise = If you did not make this request, someone else may be using your account.

email-role-changed-subject = Your role in “{ $community }” has changed
email-role-changed-text = Your role in “{ $community }” has changed.
email-role-changed-role = Your new role: { $role }
email-role-changed-why = You are receiving this email because you are a member of “{ $community }”.
email-role-changed-otherwise = If you did not expect this, talk to the community’s facilitators.
email-community-action = See the community
email-contacted-subject = { $who } has written to the facilitators of “{ $community }”
email-contacted-account = The person who wrote this has an account on the portal.
email-contacted-stranger = The person who wrote this was not signed in: the portal has verified neither the name nor the address.
email-contacted-text = { $who } has written to the facilitators of “{ $community }”:
email-contacted-reply = To reply to { $who }, write to { $address }. They will then see your address.
email-contacted-why = You are receiving this email because you facilitate “{ $community }”.
email-contacted-otherwise = If this message needs no reply, you do not have to do anything.

email-meeting-published-subject = New meeting: { $title }
email-meeting-published-text = “{ $community }” has announced a meeting: “{ $title }”.
email-meeting-changed-subject = Meeting changed: { $title }
email-meeting-changed-text = The meeting “{ $title }” in “{ $community }” has changed. Here is what is new.
email-meeting-cancelled-subject = Meeting cancelled: { $title }
email-meeting-cancelled-text = The meeting “{ $title }” in “{ $community }” has been cancelled.
email-meeting-cancelled-reason = Reason given:
email-meeting-withdrawn-subject = Meeting taken off the schedule: { $title }
email-meeting-withdrawn-text = The meeting “{ $title }” in “{ $community }” has been taken off the schedule for now. If it is announced again, you will get another email.
email-meeting-restored-subject = Meeting back on: { $title }
email-meeting-restored-text = The meeting “{ $title }” in “{ $community }”, which had been cancelled, will take place after all.
email-meeting-when = When: { $when }
email-meeting-how = Format: { $how }
email-meeting-place = Location: { $place }
email-meeting-video = The video link has changed. To see it, sign in and open the meeting’s page.
email-meeting-action = See the meeting
email-meeting-why = You are receiving this email because you are a member of “{ $community }”.
email-meeting-otherwise = To stop receiving emails about meetings, change your preferences.

email-answered-subject = Someone replied to your reflection
email-answered-text = Someone replied to your reflection in “{ $community }”.
email-answered-back-subject = Someone replied to you
email-answered-back-text = You replied to a reflection in “{ $community }”. Someone has now replied to you.
email-answered-quiet = This email quotes nothing and names no one, because emails are easily forwarded. To read the reply, open the reflection on the portal.
email-answered-once = You will not get another email about this reflection until you have opened it.
email-answered-action = Read the reply
email-answered-why = You are receiving this email because someone replied to something you wrote.
email-answered-otherwise = To stop receiving emails about replies, change your preferences.
email-theme-replied-subject = Someone replied to one of your themes
email-theme-replied-text = Someone replied to a theme you proposed in “{ $community }”.
email-theme-replied-quiet = This email quotes nothing and names no one, because emails are easily forwarded. To read the reply, open the theme on the portal.
email-theme-replied-once = You will not get another email about this theme until you have opened it.

email-change-asked-subject = Someone asked to change the address on your account
email-change-asked-text = Someone asked to change the address on your account to { $address }. If it was you, confirm from the new address. If not, cancel the change: your address will stay the same and you will be signed out everywhere.
email-change-asked-action = Cancel the change
email-change-asked-why = You are receiving this email because this is the address of your account.
email-change-asked-otherwise = If you did not ask for this, choose a new password as well: someone else may know yours.

email-portal-role-given-subject = { $who } now has the “{ $role }” role on the portal
email-portal-role-given-text = { $by } assigned { $who } the “{ $role }” role.
email-portal-role-taken-subject = { $who } no longer has the “{ $role }” role on the portal
email-portal-role-taken-text = { $by } removed the “{ $role }” role from { $who }.
email-portal-role-changed-why = You are receiving this email because your own role has changed, or because you are a portal administrator or privacy officer.
email-portal-role-changed-otherwise = If you did not expect this, contact a portal administrator other than the person who made the change.

email-member-added-subject = { $who } was added to “{ $community }”
email-member-added-text = { $who } was added to “{ $community }” (role: { $role }). The decision was made by { $by }, who does not facilitate the community.
email-member-added-action = See the members
email-member-added-why = You are receiving this email because you facilitate “{ $community }”.
email-member-added-otherwise = If you did not expect this, you can remove this person.

email-author-asked-subject = Someone asked who wrote a reflection in “{ $community }”
email-author-asked-text = In “{ $community }”, { $by } asked to see who wrote a reflection shared without a name, and was shown the name.
email-author-asked-reason = Reason given:
email-author-asked-action = See the reflection
email-author-asked-why = You are receiving this email because you wrote this reflection or because you facilitate “{ $community }”.
email-author-asked-otherwise = If the reason does not seem right to you, talk to the community’s facilitators.

email-private-read-subject = A reported reflection was read in “{ $community }”
email-private-read-text = { $by } read a reflection in “{ $community }” because it had been reported. It had not been shared with the facilitators.
email-private-read-why = You are receiving this email because you wrote this reflection or because you facilitate “{ $community }”.
email-private-read-otherwise = If this does not seem right to you, talk to the community’s facilitators.

email-reported-subject = A reflection or reply was reported in “{ $community }”
email-reported-text = A member reported a reflection or a reply to the facilitators of “{ $community }”. The report is waiting for your decision.
email-reported-action = See the reports
email-reported-why = You are receiving this email because you facilitate “{ $community }”.
email-reported-otherwise = To stop receiving emails about reports, change your preferences.

email-report-answered-subject = Your report in “{ $community }”
email-report-kept-text = The facilitators of “{ $community }” reviewed what you reported. They decided to keep it.
email-report-removed-text = The facilitators of “{ $community }” reviewed what you reported. They removed it.
email-decision-reason = Reason given:
email-decision-action = See it on the portal
email-report-answered-why = You are receiving this email because you reported a reflection or a reply in “{ $community }”. The person who wrote it does not know who reported it.
email-report-answered-otherwise = To stop receiving emails about reports, change your preferences.

email-text-kept-subject = Something you wrote stays in “{ $community }”
email-text-kept-text = Something you wrote in “{ $community }” was reported. The facilitators reviewed it and decided to keep it.
email-text-removed-subject = Something you wrote was removed from “{ $community }”
email-text-removed-text = Something you wrote in “{ $community }” was reported. The facilitators reviewed it and removed it.
email-text-decided-why = You are receiving this email because you wrote this text in “{ $community }”.
email-text-decided-otherwise = If the decision does not seem right to you, talk to the community’s facilitators.

email-choose = Choose which emails I get
email-stop = Unsubscribe from these emails
email-choose-otherwise = To stop receiving emails like this, change your preferences.

email-agenda-changed-subject = The agenda has changed: { $title }
email-agenda-changed-text = The agenda for “{ $title }”, a meeting in “{ $community }”, has changed since the meeting was announced.
email-agenda-changed-once = You will not get another email about this until you open the meeting’s page.

email-vote-opened-subject = A vote is open in “{ $community }”
email-vote-opened-text = The facilitators of “{ $community }” are asking members to choose the themes for upcoming meetings.
email-vote-opened-closes = You can vote until { $moment }.
email-vote-opened-action = Vote
email-dates-proposed-subject = When can you come? { $title }
email-dates-proposed-text = Dates have been proposed for the meeting “{ $title }” in “{ $community }”. Let us know which ones work for you: it takes less than a minute.
email-dates-proposed-action = Respond

email-conversation-subject = New reply in a conversation in “{ $community }”
email-conversation-text = In “{ $community }”, someone replied to a reflection that you also replied to.
email-conversation-why = You are receiving this email because you are taking part in this conversation.
email-mentioned-subject = You were mentioned in “{ $community }”
email-mentioned-text = In “{ $community }”, you were mentioned in a reflection or a reply.
email-mentioned-quiet = This email quotes nothing and names no one, because emails are easily forwarded. To read the text, open it on the portal.
email-mentioned-action = Read the text
email-mentioned-why = You are receiving this email because someone mentioned you.
email-translation-outdated-subject = A translation is out of date in “{ $community }”
email-translation-outdated-text = In “{ $community }”, a reflection has changed and its translation is out of date.
email-translation-outdated-action = See the translation
email-translation-outdated-why = You are receiving this email because you look after translations in “{ $community }”.
email-translation-asked-subject = A translation has been requested in “{ $community }”
email-translation-asked-text = In “{ $community }”, someone would like to read a reflection in the other language.
email-translation-asked-action = Translate the reflection
email-translation-asked-why = You are receiving this email because you have offered to translate in “{ $community }”, or because you wrote the reflection.

email-digest-week-subject = { $count ->
    [one] Your week on Ensemble: one update
   *[other] Your week on Ensemble: { $count } updates
}
email-digest-week-text = Here is what’s new since your last digest. What you have already read is left out.
email-digest-day-subject = { $count ->
    [one] Your day on Ensemble: one update
   *[other] Your day on Ensemble: { $count } updates
}
email-digest-day-text = Here is what’s new since yesterday. What you have already read is left out.
email-digest-portal = The portal
email-digest-action = See my notifications
email-digest-why = You are receiving this email because you chose to get updates in a digest.
