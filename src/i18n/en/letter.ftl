# What the portal writes to people. Each email says why one receives it and what to do if one asked for nothing.

letter-hello = Hello { $name },
letter-hello-nobody = Hello,
letter-action-line = { $action }:
letter-link-below = If the button does not work, copy this address into your browser:
letter-link-minutes = This link works once, for { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}.
letter-link-hours = This link works once, for { $hours ->
    [one] one hour
   *[other] { $hours } hours
}.
letter-team-helps = The portal team can help. You will find how to reach us at the bottom of every page.

letter-sign-in-subject = Your sign-in link
letter-sign-in-text = Here is the link you asked for to sign in to Ensemble.
letter-sign-in-action = Sign in
letter-sign-in-later = If it has stopped working, ask for a new one on the sign-in page.
letter-sign-in-why = You are receiving this email because someone asked to sign in with your address.
letter-sign-in-otherwise = If it was not you, do not open the link, and delete this email.

letter-verify-address-subject = Confirm your email address
letter-verify-address-text = One step is left to create your account: confirm that this address is yours.
letter-verify-address-action = Confirm my address
letter-verify-address-why = You are receiving this email because someone gave your address to create an account in Ensemble.
letter-verify-address-otherwise = If it was not you, you can ignore this email: the account cannot be used unless you confirm it.

letter-reset-password-subject = Choose a new password
letter-reset-password-text = You asked to change your password. The link takes you to the page where you can choose a new one.
letter-reset-password-action = Choose a password
letter-reset-password-why = You are receiving this email because someone asked for a new password for the account that uses your address.
letter-reset-password-otherwise = If it was not you, you can ignore this email: your password stays the same.

letter-change-address-subject = Confirm your new email address
letter-change-address-text = You asked to use this address for your account from now on. Please confirm that it is yours.
letter-change-address-action = Confirm my new address
letter-change-address-why = You are receiving this email because someone gave your address as the new address of their account.
letter-change-address-otherwise = If it was not you, you can ignore this email: the address of that account will not change.

letter-address-changed-subject = The email address of your account has changed
letter-address-changed-text = Your account now uses another address: { $address }. Our next emails will go there.
letter-address-changed-why = You are receiving this email because your account used this address until now.
letter-address-changed-otherwise = If you did not make this change, someone else may be using your account.

letter-password-changed-subject = Your password has changed
letter-password-changed-text = The password of your account was changed on { $date }, at { $time } (Eastern Time).
letter-password-changed-why = You are receiving this email because we let you know each time your password changes.
letter-password-changed-otherwise = If it was not you, ask for a new password on the sign-in page right away.

letter-invitation-subject = { $by } invites you to join Ensemble
letter-invitation-subject-community = { $by } invites you to join “{ $community }”
letter-invitation-text = { $by } invites you to join Ensemble.
letter-invitation-text-community = { $by } invites you to join “{ $community }”.
letter-invitation-about = Ensemble is the portal of communities of practice in the school network. People use it to prepare their meetings and share their reflections, in French and in English.
letter-invitation-action = See the invitation
letter-invitation-days = The invitation is open for { $days ->
    [one] one day
   *[other] { $days } days
}.
letter-invitation-why = You are receiving this email because { $by } gave your address to invite you.
letter-invitation-otherwise = If this invitation is not for you, you can ignore it: no account will be created, and it will lapse on its own.

letter-join-requested-subject = { $who } would like to join “{ $community }”
letter-join-requested-text = { $who } would like to join “{ $community }”. The request is waiting for your answer.
letter-join-requested-action = See the request
letter-join-requested-why = You are receiving this email because you answer requests to join “{ $community }”.
letter-join-requested-otherwise = If this is no longer your role, let the coordination team know.

letter-join-accepted-subject = Welcome to “{ $community }”
letter-join-accepted-text = Your request was accepted: you are now part of “{ $community }”.
letter-join-accepted-why = You are receiving this email because you asked to join “{ $community }”.

letter-join-declined-subject = Your request to join “{ $community }”
letter-join-declined-text = Your request to join “{ $community }” was not accepted.
letter-join-declined-reason = Here is why:
letter-join-declined-others = There are other communities in the portal. One of them may suit you better.
letter-join-otherwise = If you did not ask for anything, someone else may be using your account.

letter-role-changed-subject = Your role in “{ $community }” has changed
letter-role-changed-text = Your role in “{ $community }” has changed.
letter-role-changed-role = Your new role: { $role }
letter-role-changed-why = You are receiving this email because you are part of “{ $community }”.
letter-role-changed-otherwise = If this change surprises you, talk to the people who facilitate the community.
letter-community-action = See the community

letter-meeting-published-subject = Meeting announced: { $title }
letter-meeting-published-text = “{ $community }” announces a meeting: “{ $title }”.
letter-meeting-changed-subject = Meeting changed: { $title }
letter-meeting-changed-text = The meeting “{ $title }” of “{ $community }” has changed. Here is what is new.
letter-meeting-when = When: { $when }
letter-meeting-how = Format: { $how }
letter-meeting-place = Place: { $place }
letter-meeting-video = The video link is another one. You will find it on the meeting’s page, once you are signed in.
letter-meeting-action = See the meeting
letter-meeting-why = You are receiving this email because you are part of “{ $community }”.
letter-meeting-otherwise = If you no longer want mail about meetings, say so in your profile.

letter-answered-subject = Someone answered your reflection
letter-answered-text = Someone answered your reflection in “{ $community }”.
letter-answered-back-subject = Someone answered you
letter-answered-back-text = In “{ $community }”, you had answered a reflection. Someone has now answered you.
letter-answered-quiet = This email quotes nothing and names nobody, because emails are easily passed on. To read the answer, open the reflection in the portal.
letter-answered-once = You will not receive another email about it until you have opened it.
letter-answered-action = Read the answer
letter-answered-why = You are receiving this email because someone answered what you wrote.
letter-answered-otherwise = If you no longer want mail about answers, say so in your profile:

letter-change-asked-subject = Someone asked to change the address of your account
letter-change-asked-text = Someone asked to move your account to another address: { $address }. If it was you, confirm from the new address. If it was not, stop it: the address will not change and all sessions of your account will be closed.
letter-change-asked-action = Stop the change
letter-change-asked-why = You are receiving this email because this is the address of your account.
letter-change-asked-otherwise = If you asked for nothing, choose a new password as well: someone else may know yours.

letter-office-given-subject = { $who } now has a role in the portal: { $office }
letter-office-given-text = { $by } gave { $who } the role “{ $office }”.
letter-office-taken-subject = { $who } no longer has the role: { $office }
letter-office-taken-text = { $by } removed the role “{ $office }” from { $who }.
letter-office-changed-why = You are receiving this email because the role is yours, or because you administer the portal or answer for personal information.
letter-office-changed-otherwise = If this change surprises you, speak to another person who administers the portal.

letter-member-added-subject = { $who } is now part of “{ $community }”
letter-member-added-text = { $who } is now part of “{ $community }” (role: { $role }). This was decided by { $by }, who does not facilitate the community.
letter-member-added-action = See the members
letter-member-added-why = You are receiving this email because you facilitate “{ $community }”.
letter-member-added-otherwise = If this surprises you, you can remove this person.

letter-author-asked-subject = Someone asked who wrote an unnamed reflection in “{ $community }”
letter-author-asked-text = In “{ $community }”, { $by } asked who wrote a reflection that was published without a name, and was told.
letter-author-asked-reason = The reason given:
letter-author-asked-action = See the reflection
letter-author-asked-why = You are receiving this email because you wrote this reflection or because you facilitate “{ $community }”.
letter-author-asked-otherwise = If the reason does not seem right to you, tell the people who facilitate the community.

letter-private-read-subject = A reported reflection was read in “{ $community }”
letter-private-read-text = In “{ $community }”, { $by } read a reflection that was not shared with its facilitators, because it was reported.
letter-private-read-why = You are receiving this email because you wrote this reflection or because you facilitate “{ $community }”.
letter-private-read-otherwise = If this does not seem right to you, tell the people who facilitate the community.
