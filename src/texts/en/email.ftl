# What the portal writes to people. Each email says why one receives it and what to do if one asked for nothing.

email-hello = Hello { $name },
email-hello-nobody = Hello,
email-action-line = { $action }:
email-link-below = If the button does not work, copy this address into your browser:
email-link-minutes = This link works once, for { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}.
email-link-hours = This link works once, for { $hours ->
    [one] one hour
   *[other] { $hours } hours
}.
email-team-helps = The portal team can help. You will find how to reach us at the bottom of every page.

email-sign-in-subject = Your sign-in link
email-sign-in-text = Here is the link you asked for to sign in to Ensemble.
email-sign-in-action = Sign in
email-sign-in-later = If it has stopped working, ask for a new one on the sign-in page.
email-sign-in-why = You are receiving this email because someone asked to sign in with your address.
email-sign-in-otherwise = If it was not you, do not open the link, and delete this email.

email-verify-address-subject = Confirm your email address
email-verify-address-text = One step is left to create your account: confirm that this address is yours.
email-verify-address-action = Confirm my address
email-verify-address-why = You are receiving this email because someone gave your address to create an account in Ensemble.
email-verify-address-otherwise = If it was not you, you can ignore this email: the account cannot be used unless you confirm it.

email-reset-password-subject = Choose a new password
email-reset-password-text = You asked to change your password. The link takes you to the page where you can choose a new one.
email-reset-password-action = Choose a password
email-reset-password-why = You are receiving this email because someone asked for a new password for the account that uses your address.
email-reset-password-otherwise = If it was not you, you can ignore this email: your password stays the same.

email-change-address-subject = Confirm your new email address
email-change-address-text = You asked to use this address for your account from now on. Please confirm that it is yours.
email-change-address-action = Confirm my new address
email-change-address-why = You are receiving this email because someone gave your address as the new address of their account.
email-change-address-otherwise = If it was not you, you can ignore this email: the address of that account will not change.

email-address-changed-subject = The email address of your account has changed
email-address-changed-text = Your account now uses another address: { $address }. Our next emails will go there.
email-address-changed-why = You are receiving this email because your account used this address until now.
email-address-changed-otherwise = If you did not make this change, someone else may be using your account.

email-password-changed-subject = Your password has changed
email-password-changed-text = The password of your account was changed on { $date }, at { $time } (Eastern Time).
email-password-changed-why = You are receiving this email because we let you know each time your password changes.
email-password-changed-otherwise = If it was not you, ask for a new password on the sign-in page right away.

email-invitation-subject = { $by } invites you to join Ensemble
email-invitation-subject-community = { $by } invites you to join “{ $community }”
email-invitation-text = { $by } invites you to join Ensemble.
email-invitation-text-community = { $by } invites you to join “{ $community }”.
email-invitation-about = Ensemble is the portal of communities of practice in the school network. People use it to prepare their meetings and share their reflections, in French and in English.
email-invitation-action = See the invitation
email-invitation-days = The invitation is open for { $days ->
    [one] one day
   *[other] { $days } days
}.
email-invitation-why = You are receiving this email because { $by } gave your address to invite you.
email-invitation-otherwise = If this invitation is not for you, you can ignore it: no account will be created, and it will lapse on its own.

email-join-requested-subject = { $who } would like to join “{ $community }”
email-join-requested-text = { $who } would like to join “{ $community }”. The request is waiting for your answer.
email-join-requested-action = See the request
email-join-requested-why = You are receiving this email because you answer requests to join “{ $community }”.
email-join-requested-otherwise = If this is no longer your role, let the coordination team know.

email-join-accepted-subject = Welcome to “{ $community }”
email-join-accepted-text = Your request was accepted: you are now part of “{ $community }”.
email-join-accepted-why = You are receiving this email because you asked to join “{ $community }”.

email-join-declined-subject = Your request to join “{ $community }”
email-join-declined-text = Your request to join “{ $community }” was not accepted.
email-join-declined-reason = Here is why:
email-join-declined-others = There are other communities in the portal. One of them may suit you better.
email-join-otherwise = If you did not ask for anything, someone else may be using your account.

email-role-changed-subject = Your role in “{ $community }” has changed
email-role-changed-text = Your role in “{ $community }” has changed.
email-role-changed-role = Your new role: { $role }
email-role-changed-why = You are receiving this email because you are part of “{ $community }”.
email-role-changed-otherwise = If this change surprises you, talk to the people who facilitate the community.
email-community-action = See the community

email-meeting-published-subject = Meeting announced: { $title }
email-meeting-published-text = “{ $community }” announces a meeting: “{ $title }”.
email-meeting-changed-subject = Meeting changed: { $title }
email-meeting-changed-text = The meeting “{ $title }” of “{ $community }” has changed. Here is what is new.
email-meeting-when = When: { $when }
email-meeting-how = Format: { $how }
email-meeting-place = Place: { $place }
email-meeting-video = The video link is another one. You will find it on the meeting’s page, once you are signed in.
email-meeting-action = See the meeting
email-meeting-why = You are receiving this email because you are part of “{ $community }”.
email-meeting-otherwise = If you no longer want mail about meetings, say so in your profile.

email-answered-subject = Someone answered your reflection
email-answered-text = Someone answered your reflection in “{ $community }”.
email-answered-back-subject = Someone answered you
email-answered-back-text = In “{ $community }”, you had answered a reflection. Someone has now answered you.
email-answered-quiet = This email quotes nothing and names nobody, because emails are easily passed on. To read the answer, open the reflection in the portal.
email-answered-once = You will not receive another email about it until you have opened it.
email-answered-action = Read the answer
email-answered-why = You are receiving this email because someone answered what you wrote.
email-answered-otherwise = If you no longer want mail about answers, say so in your profile:

email-change-asked-subject = Someone asked to change the address of your account
email-change-asked-text = Someone asked to move your account to another address: { $address }. If it was you, confirm from the new address. If it was not, stop it: the address will not change and all sessions of your account will be closed.
email-change-asked-action = Stop the change
email-change-asked-why = You are receiving this email because this is the address of your account.
email-change-asked-otherwise = If you asked for nothing, choose a new password as well: someone else may know yours.

email-portal-role-given-subject = { $who } now has a role in the portal: { $role }
email-portal-role-given-text = { $by } gave { $who } the role “{ $role }”.
email-portal-role-taken-subject = { $who } no longer has the role: { $role }
email-portal-role-taken-text = { $by } removed the role “{ $role }” from { $who }.
email-portal-role-changed-why = You are receiving this email because the role is yours, or because you administer the portal or answer for personal information.
email-portal-role-changed-otherwise = If this change surprises you, speak to another person who administers the portal.

email-member-added-subject = { $who } is now part of “{ $community }”
email-member-added-text = { $who } is now part of “{ $community }” (role: { $role }). This was decided by { $by }, who does not facilitate the community.
email-member-added-action = See the members
email-member-added-why = You are receiving this email because you facilitate “{ $community }”.
email-member-added-otherwise = If this surprises you, you can remove this person.

email-author-asked-subject = Someone asked who wrote an unnamed reflection in “{ $community }”
email-author-asked-text = In “{ $community }”, { $by } asked who wrote a reflection that was published without a name, and was told.
email-author-asked-reason = The reason given:
email-author-asked-action = See the reflection
email-author-asked-why = You are receiving this email because you wrote this reflection or because you facilitate “{ $community }”.
email-author-asked-otherwise = If the reason does not seem right to you, tell the people who facilitate the community.

email-private-read-subject = A reported reflection was read in “{ $community }”
email-private-read-text = In “{ $community }”, { $by } read a reflection that was not shared with its facilitators, because it was reported.
email-private-read-why = You are receiving this email because you wrote this reflection or because you facilitate “{ $community }”.
email-private-read-otherwise = If this does not seem right to you, tell the people who facilitate the community.

email-reported-subject = A text was reported in “{ $community }”
email-reported-text = A member reported a text to the facilitators of “{ $community }”. The report is waiting for your decision.
email-reported-action = See the reports
email-reported-why = You are receiving this email because you facilitate “{ $community }”.
email-reported-otherwise = If you no longer want mail about reports, say so in your profile.

email-report-answered-subject = Your report in “{ $community }”
email-report-kept-text = The facilitators of “{ $community }” looked at the text that you reported. They decided to keep it.
email-report-removed-text = The facilitators of “{ $community }” looked at the text that you reported. They removed it.
email-decision-reason = The reason given:
email-decision-action = See it in the portal
email-report-answered-why = You are receiving this email because you reported a text in “{ $community }”. The person who wrote it does not know who reported it.
email-report-answered-otherwise = If you no longer want mail about reports, say so in your profile.

email-text-kept-subject = A text of yours stays in “{ $community }”
email-text-kept-text = A text that you wrote in “{ $community }” was reported. The facilitators looked at it and decided to keep it.
email-text-removed-subject = A text of yours was removed from “{ $community }”
email-text-removed-text = A text that you wrote in “{ $community }” was reported. The facilitators looked at it and removed it.
email-text-decided-why = You are receiving this email because you wrote this text in “{ $community }”.
email-text-decided-otherwise = If the decision does not seem right to you, tell the people who facilitate the community.
