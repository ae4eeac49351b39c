# Calendars: a person’s address, the calendar of a community, a meeting.

calendar-title = Calendar
calendar-text = With your personal address, your calendar (Outlook, Google, Apple) shows the meetings in all your communities and keeps them up to date. Do not share this address: anyone who has it can see your meetings without a password. It stops working when you change your password or sign out everywhere.
calendar-create = Create my address
calendar-made = Your address has been created.
calendar-once = Add it to your calendar now: the portal cannot show it again.
calendar-open = Open in my calendar
calendar-done = Done
calendar-by-hand = If nothing opens, copy the address and look for “Subscribe” or “Add from URL” in your calendar.
calendar-since = You have had an address since { $date }.
calendar-replace = Replace the address
calendar-remove = Delete the address
calendar-replace-hint = The current address stops working right away in every calendar that uses it.
calendar-removed = Your address has been deleted. Calendars that used it no longer receive anything.
calendar-changed = Your address has changed in the meantime, perhaps in another tab. Nothing was done.
calendar-unknown = This calendar does not exist
calendar-unknown-text = This calendar address is incomplete, or has been replaced or deleted. You can create one in your account.

calendar-mine = Ensemble: my meetings
calendar-of-community = { $community }: meetings
calendar-file = meeting.ics
calendar-add = Add to my calendar
calendar-subscribe = Subscribe to the calendar
calendar-download = Download the calendar

calendar-cancelled-title = Cancelled: { $title }
calendar-video = Video call: { $link }
calendar-video-on-page = The video link is on the meeting’s page.

calendar-deed-created = Calendar address created
calendar-deed-replaced = Calendar address replaced
calendar-deed-removed = Calendar address deleted
calendar-or-mine = My calendar, for all my communities
