# The guests of a meeting, who have no account.

guest-mark = Guest
guest-among = { $count ->
    [one] One of them is a guest.
   *[other] { $count } of them are guests.
}

guest-links = Invite people without an account
guest-links-text = With an invitation link, people from one organization can register for this meeting without an account. The link works until the meeting starts.
guest-links-later = Once the meeting is published, you can invite people from an organization who have no account.
guest-link-choose = Choose an organization
guest-link-number = Number of people, from 1 to { $count }
guest-link-create = Create the link
guest-link-made = The link has been created.
guest-link-once = Copy it now: the portal cannot show it again. Anyone who has it can register.
guest-link-in-french = In French
guest-link-in-english = In English
guest-link-used = { $registered ->
    [0] no registrations yet, out of { $guests }
    [one] one registration out of { $guests }
   *[other] { $registered } registrations out of { $guests }
}
guest-link-since = created on { $date }
guest-link-withdrawn = withdrawn
guest-link-withdraw = Withdraw the link
guest-link-withdraw-question = No one will be able to register with this link anymore.
guest-link-withdraw-guests = Also remove the people who registered with this link
guest-link-remove-guests = Remove the people who registered
guest-link-remove-guests-question = Their registrations will be deleted, and their places will go to other people.
guest-link-said-withdrawn = The link has been withdrawn.
guest-link-wrong-organization = Choose an organization.
guest-link-wrong-number = Enter a number from 1 to { $count }.

guest-title = Invitation: { $title }
guest-invitation = Invitation to a meeting
guest-invited = You are invited to this meeting. To register, fill in this form: you do not need an account.
guest-member = You are a member of this community. Please respond here instead:
guest-how = How will you attend?
guest-visible = I agree to let the people preparing the meeting see my name and organization until one month after it takes place.
guest-visible-hint = Members do not see them. They are erased one month after the meeting.
guest-confidentiality-read = Read the confidentiality agreement
guest-confidentiality = I accept the confidentiality agreement.
guest-register = Register
guest-wrong-visible = To register, agree to let the people preparing the meeting see your name and organization.
guest-wrong-confidentiality = To register, accept the confidentiality agreement.
guest-agreement-changed = The confidentiality agreement has changed. Read it, then accept it again.
guest-enough = Several registrations have just come from your network. Wait a minute, then send yours again.

guest-closed-unknown = This link does not lead to a meeting. Ask the person who invited you for another one.
guest-closed-withdrawn = This link has been withdrawn. Ask the person who invited you for another one.
guest-closed-full = This link has no registrations left. Ask the person who invited you for another one.
guest-closed-begun = This meeting has started. It is too late to register.
guest-closed-draft = This meeting is not open for registration at the moment.
guest-closed-cancelled = This meeting is cancelled.
guest-closed-over = This meeting is over.
guest-closed-archived = This community is archived. Its meetings no longer accept registrations.

guest-own = Your registration
guest-own-title = Your registration: { $title }
guest-registered = You are registered.
guest-saved = Your changes have been saved.
guest-held = You have a place: { $way }.
guest-waiting-hint = If a place opens up, it is yours, but we cannot email you, since we do not have your address: come back to this page to find out.
guest-moved = The meeting has changed since you registered. Check the date and the place, then save again.
guest-address = The link to your registration
guest-address-text = Keep this link. It is the only way to edit or withdraw your registration; do not share it with anyone.
guest-change = Edit your registration
guest-save = Save
guest-kept = Your registration will be erased one month after the meeting.
guest-withdraw = Withdraw my registration
guest-withdraw-question = Your name and what you wrote will be erased right away, and your place will go to someone else.
guest-withdrawn = Your registration has been withdrawn. Nothing has been kept.
guest-unknown = This registration does not exist, or has been withdrawn.
