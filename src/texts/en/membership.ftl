# Roles
membership-role-facilitator = Facilitator
membership-role-member = Member
membership-role-liaison = Professional order liaison
membership-role-observer = Observer
membership-office-coordinator = Network coordinator
membership-office-administrator = Administrator
membership-office-privacy-officer = Privacy officer

# Members
membership-members-of = Members: { $name }
membership-people = Members
membership-saved = The role has been changed.
membership-you = You
membership-manage = Manage
membership-role-of = Role: { $name }
membership-set-role = Change role
membership-remove = Remove from the community
membership-remove-text = They will no longer see members-only content. The removal can be undone for ten minutes.
membership-confirm-none = I confirm that the community will have no facilitator
membership-leave = Leave the community
membership-leave-title = Leave “{ $name }”?
membership-leave-text = You will no longer see members-only content. To come back, you will have to ask to join again.
membership-stay = Stay
membership-left = You have left the community.
membership-last-facilitator = A community must keep at least one facilitator. Assign that role to someone else first, or write to the network coordinator.
membership-no-order = This community does not work with a professional order, so this role does not exist here.
membership-not-oneself = You cannot give yourself access to a community or a higher role. Ask another facilitator or coordinator.
membership-requests = Requests to join
membership-reason = Message to the person if you decline
membership-reason-hint = Optional. It will be sent by email.
membership-accept = Accept
membership-decline = Decline
membership-accepted = The request has been accepted: the person is now a member of the community.
membership-declined = The request has been declined.
membership-removed = The person is no longer a member of the community.
membership-removed-just-now = You can undo a removal for ten minutes: the person gets their role back.
membership-failed = That did not work. Reload the page and try again.
membership-invite = Invite someone
membership-as = Role
membership-send-invitation = Send the invitation
membership-invited = The invitation has been sent.
membership-withdrawn = The invitation has been cancelled.
membership-already = This person is already in the community.
membership-to-portal = Portal
membership-invited-by = { $to }, by { $by }
membership-invite-many = Invite several people
membership-invite-many-title = Invite several people: { $name }
membership-back-to-members = Back to members

# Joining
membership-join = Ask to join
membership-join-title = Join { $name }
membership-join-text = The community’s facilitators will read your request and reply by email.
membership-message = Why do you want to join this community?
membership-message-hint = Two or three sentences are enough. Do not name any students.
membership-message-wrong = Write a few words ({ $count } characters at most).
membership-send-request = Send the request
membership-change-request = Change the request
membership-waiting = Your request has been sent. You will get a reply by email.
membership-own-request = See your request
membership-facilitated-by = Facilitated by { $names }.
membership-contact = Write to the facilitators
membership-contact-title = Write to the facilitators: { $name }
membership-contact-text = We will email your message to the facilitators, with your name and email address so that they can reply.
membership-contact-name = Your name
membership-contact-message = Message
membership-contact-hint = Do not name any students.
membership-contact-send = Send the message
membership-contact-sent = Your message has been sent. You will get a reply by email.
membership-contact-nobody = No one facilitates this community at the moment. Write to the network coordinator.
membership-contact-enough = Several messages have already been sent. Wait a few minutes before sending another one.
membership-contact-link = Without an account, you cannot send web addresses. Remove them from the message.

# Directory
membership-directory = Directory
membership-directory-text = Members who have chosen to be listed.
membership-search = Name
membership-search-button = Search
membership-clear = Clear filters
membership-language = Language
membership-any-profession = All
membership-any-organization = All
membership-any-community = All
membership-filter-community = Community
membership-any-language = All
membership-directory-count = { $count ->
    [0] No one
    [one] One person
   *[other] { $count } people
}
membership-person-oneself = This is what other members can see about you.
membership-person-change = Edit my profile
membership-person-communities = Communities
membership-nobody-filtered = No one matches these choices
membership-nobody-filtered-text = Remove a filter. Not everyone shows their profession, organization or language.
membership-nobody = No one by that name
membership-nobody-text = Try a shorter name. Some people are not in the directory.
