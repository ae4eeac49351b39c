# The home of a person who is signed in, and their menu.

home-mine = My home page
home-nav = Home
home-menu = My menu: { $name }
home-menu-communities = My communities
home-menu-bookmarks = My bookmarks
home-menu-profile = Profile and preferences
home-hello = Hello, { $name }
home-welcome = Welcome, { $name }

# When
home-day-today = today
home-day-yesterday = yesterday
home-under-way = now
home-until = { $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
}

# The next meeting
home-next = Next meeting
home-next-none = No meeting has been announced in your communities.
home-next-items = { $count ->
    [one] ({ $count } item)
   *[other] ({ $count } items)
}
home-next-documents = { $count ->
    [one] { $count } document to read
   *[other] { $count } documents to read
}
home-next-where = Location to be announced

# What is waiting
home-waiting = Waiting for you
home-waiting-none = Nothing is waiting for you right now.
home-vote-again = Check your vote: “{ $title }”
home-vote-again-text = Something you chose has changed since
home-finish = Finish “{ $title }”
home-finish-text = Draft that only you can see
home-finish-translation = Finish translating “{ $title }”
home-review = Review the translation of “{ $title }”
home-review-text = Suggested by { $name }
home-update = Update the translation of “{ $title }”
home-update-text = The other version has changed
home-translate = Translate “{ $title }”
home-translate-en = { $author }, in English only
home-translate-fr = { $author }, in French only
home-led = As facilitator of { $community }
home-requests = { $count ->
    [one] Review a request to join
   *[other] Review { $count } requests to join
}
home-requests-text = { $others ->
    [0] { $name }
    [one] { $name } and one other person
   *[other] { $name } and { $others } other people
}
home-reports = { $count ->
    [one] Look into a report
   *[other] Look into { $count } reports
}
home-reports-text = Reported reflections and replies
home-publish = Publish “{ $title }”
home-publish-text = Still a draft: members cannot see the date or the agenda
home-page-behind = Update the translation of the page
home-page-draft = Finish editing the page
home-meeting-behind = Update the translation of “{ $title }”
home-meeting-draft = Finish editing “{ $title }”

# What is new
home-new = What’s new
home-new-yesterday = New since yesterday
home-new-weekday = New since { $day }
home-new-date = New since { $date }
home-new-none = You’re all caught up.
home-new-read = Read my community’s reflections again
home-new-unread = See all
home-read-in = Read reflections from:
home-replied = { $name } replied to “{ $title }”
home-replied-anonymous = The person who wrote “{ $title }” replied
home-announced = Meeting announced: { $title }
home-agenda-changed = Agenda changed: { $title }
home-group = Group note

# My communities, my bookmarks
home-aside = My communities and bookmarks
home-facilitate = You’re a facilitator
home-facilitate-next = You’re a facilitator · { $when }
home-next-on = Next: { $when }
home-no-meeting = No meeting announced
home-find-another = Find another community
home-none-yet = You don’t belong to a community yet.
home-no-bookmark = Bookmark a reflection and you’ll find it here.
home-all-bookmarks = All my bookmarks

# The three steps of a newcomer
home-steps = Three steps to get started. Take your time: what you do is saved.
home-step-profile = Your profile
home-step-profile-text = Tell us your profession and organization. You choose what others can see.
home-step-profile-do = Complete my profile
home-step-profile-done = You can choose what others see.
home-step-profile-edit = Edit my profile
home-step-community = Your community
home-step-community-text = Choose one that suits you. Its facilitators read your request and reply by email.
home-step-community-asked = Your request has been sent: { $community }. The facilitators will reply by email.
home-step-community-done = You belong to a community: { $community }.
home-step-community-all = { $count ->
    [one] See the community
   *[other] See all { $count } communities
}
home-suggested = Suggested for your profession
home-step-meeting = Your first meeting
home-step-meeting-text = Once you belong to a community, its next meeting will appear here with its location and agenda.
home-step-meeting-none = Your community has not announced a meeting yet. The next one will appear here.
home-step-meeting-next = Your community is meeting soon:
home-ahead = Coming up in the network
home-question = Any questions?
home-question-about = How it works
home-question-write = Contact us
