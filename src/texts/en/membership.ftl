# Roles
membership-role-facilitator = Facilitator
membership-role-member = Member
membership-role-liaison = Liaison with an order
membership-role-observer = Observer
membership-office-coordinator = Network coordinator
membership-office-administrator = Administrator
membership-office-privacy-officer = Privacy officer

# Members
membership-members-of = Members: { $name }
membership-people = Members
membership-saved = It is saved.
membership-you = You
membership-manage = Manage
membership-role-of = Role of { $name }
membership-set-role = Change the role
membership-remove = Remove from the community
membership-confirm-none = The community may be left without a facilitator
membership-leave = Leave the community
membership-leave-title = Leave “{ $name }”?
membership-leave-text = You will no longer see what is for members only. To come back, you will have to ask to join again.
membership-stay = Stay
membership-left = You have left the community.
membership-last-facilitator = A community keeps at least one facilitator. Hand facilitation over to someone first, or write to the network coordinator.
membership-no-order = This community does not work with a professional order: it has no liaison.
membership-not-oneself = You cannot give yourself access to a community or a higher role. Ask another person who facilitates or coordinates.
membership-requests = Requests to join
membership-reason = Word to the person, if you decline
membership-reason-hint = Optional. It is sent by email.
membership-accept = Accept
membership-decline = Decline
membership-accepted = The request is accepted.
membership-declined = The request is declined.
membership-failed = That did not work. Reload the page and try again.
membership-invite = Invite someone
membership-as = As
membership-send-invitation = Send the invitation
membership-invited = The invitation has been sent.
membership-withdrawn = The invitation has been withdrawn.

# Joining
membership-join = Ask to join
membership-join-title = Join { $name }
membership-join-text = The community’s facilitators read your request and answer you by email.
membership-message = Why do you want to join this community?
membership-message-hint = Two or three sentences are enough. Name no student.
membership-message-wrong = Write a few words, in { $count } characters at most.
membership-send-request = Send the request
membership-change-request = Change the request
membership-waiting = Your request is sent. You will get an answer by email.

# Directory
membership-directory = Directory
membership-directory-text = Members who wish to be found.
membership-search = Name
membership-search-button = Search
membership-nobody = Nobody by that name
membership-nobody-text = Try with fewer letters. Some people are not in the directory.
