# Reminders before a meeting.

reminder-title = Meeting reminders
reminder-hint = In your list of notifications and, if you wish, by email.
reminder-week = 7 days before
reminder-day = 1 day before
reminder-hour = 1 hour before
reminder-by-email = By email, too
reminder-category = a reminder before a meeting
reminder-sent = Reminders sent
reminder-begins = Start of the meeting
reminder-calendar = My calendar address
reminder-said = Reminder: “{ $title }”, { $when }
reminder-subject = Reminder: { $title }, { $when }
reminder-text = The meeting “{ $title }” in “{ $community }” is coming up.
