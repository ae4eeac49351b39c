# Notifications: the list, the preferences, stopping emails.

notification-title = Notifications
notification-bell = Notifications: { $unread }
notification-none-unread = Nothing new
notification-unread = { $count ->
    [one] { $count } unread
   *[other] { $count } unread
}
notification-many-unread = More than 99 unread
notification-is-unread = Unread.
notification-read-all = Mark all as read
notification-preferences = Preferences
notification-empty = Nothing yet
notification-empty-text = Replies to what you write and changes in your communities will show up here.
notification-today = Today
notification-yesterday = Yesterday
notification-someone = Someone

notification-gone = This notification is about a page you can no longer see.
notification-gone-title = Page not available
notification-gone-text = This notification is about a page that was removed or that you can no longer see.
notification-replied = { $who } replied to “{ $title }”
notification-conversation = { $who } replied in the conversation about “{ $title }”
notification-mentioned = You were mentioned in “{ $title }”
notification-mentioned-reply = You were mentioned in a reply to “{ $title }”
notification-author-revealed = Someone asked who wrote “{ $title }”
notification-restricted-read = A reported reflection was read in “{ $community }”
notification-reported = A reflection or reply was reported in “{ $community }”
notification-decided = Your report in “{ $community }” was dealt with
notification-meeting-published = Meeting announced: “{ $title }”
notification-meeting-changed = The meeting “{ $title }” has changed
notification-meeting-cancelled = The meeting “{ $title }” has been cancelled
notification-meeting-withdrawn = The meeting “{ $title }” has been taken off the schedule
notification-meeting-restored = The meeting “{ $title }”, which had been cancelled, will take place after all
notification-agenda-changed = The agenda for “{ $title }” has changed
notification-vote-opened = A vote is open in “{ $community }”
notification-dates-proposed = Dates have been proposed for “{ $title }”
notification-contacted = You have received a message about “{ $community }”: check your email
notification-join-requested = { $who } is asking to join “{ $community }”
notification-join-accepted = You are now a member of “{ $community }”
notification-join-declined = Your request to join “{ $community }” was not accepted
notification-role-changed = Your role has changed in “{ $community }”
notification-member-added = { $who } was added to “{ $community }”
notification-portal-role = A role on the portal was assigned or removed
notification-translation = The translation of “{ $title }” is out of date
notification-translation-asked = A translation of “{ $title }” has been requested

notification-preferences-title = Notification preferences
notification-preferences-lead = Everything appears in your list of notifications on the portal. Choose here what you also want to get by email.
notification-when = When…
notification-at-once = Right away
notification-in-digest = In the digest
notification-never = Never
notification-group-meetings = My communities’ meetings
notification-group-texts = What I write
notification-group-communities = Facilitation
notification-category-meetings = a meeting is announced, changed or cancelled
notification-category-agendas = the agenda of an announced meeting changes
notification-category-replies = someone replies to me
notification-category-conversations = someone replies in a conversation I took part in
notification-category-mentions = someone mentions me (@First Last)
notification-category-translations = a translation is requested or out of date
notification-category-requests = someone asks to join a community I facilitate
notification-category-reports = something is reported, or my report is dealt with
notification-category-news = a new edition of a practice guide is published
notification-kind-authorship = access to a reflection
notification-kind-membership = role or membership
notification-digest = Email digest
notification-digest-hint = The digest is sent only if there is something new. It leaves out what you have already read on the portal.
notification-digest-daily = Every day, at 7 a.m.
notification-digest-weekly = Every Tuesday, at 7 a.m.
notification-by-community = For one community
notification-by-community-hint = What you choose here overrides your choices above.
notification-as-everywhere = Same as above
notification-differs = Different choices
notification-save = Save
notification-saved = Your preferences have been saved.
notification-choose = Choose which emails I get

notification-unsubscribe = Unsubscribe from these emails
notification-unsubscribe-text = Do you want to stop these emails?
notification-unsubscribe-button = Unsubscribe
notification-unsubscribed = Done. You will no longer get these emails:
notification-unsubscribed-text = You will still find these updates in your list of notifications on the portal.
notification-unsubscribe-unknown = This link is incomplete or no longer valid. Sign in to choose which emails you get.

notification-digest-replies = { $count ->
    [one] A reply to what you wrote
   *[other] { $count } replies to what you wrote
}
notification-digest-conversations = { $count ->
    [one] A new reply in a conversation you took part in
   *[other] { $count } new replies in conversations you took part in
}
notification-digest-mentions = { $count ->
    [one] You were mentioned
   *[other] You were mentioned { $count } times
}
notification-digest-reports = { $count ->
    [one] A new report
   *[other] { $count } new reports
}
notification-digest-requests = { $count ->
    [one] A request to join
   *[other] { $count } requests to join
}
notification-digest-translations = { $count ->
    [one] A translation is out of date
   *[other] { $count } translations are out of date
}
notification-digest-translations-asked = { $count ->
    [one] A translation has been requested
   *[other] { $count } translations have been requested
}
notification-digest-decided = { $count ->
    [one] A report was dealt with
   *[other] { $count } reports were dealt with
}
notification-digest-others = { $count ->
    [one] One more update
   *[other] { $count } more updates
}
