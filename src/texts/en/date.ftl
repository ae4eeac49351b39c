# Finding the date of a meeting of which only the month is known.

date-dates = Find a date
date-title = Find a date: { $title }
date-propose = Propose dates
date-respond = { $count ->
    [one] Respond: one date has been proposed
   *[other] Respond: { $count } dates have been proposed
}
date-see = { $count ->
    [one] See the proposed date
   *[other] See the { $count } proposed dates
}
date-none = No dates proposed
date-none-text = The facilitators will propose dates here.
date-yes = Yes
date-if-needed = If needed
date-no = No
date-own = Your responses
date-save = Save
date-no-answer = Respond for at least one date.
date-all = The community’s responses
date-table = Responses by date
date-day = Date
date-best = Works best
date-who = Who said what
date-answered = { $answer }: { $names }
date-not-answered = Have not responded yet: { $names }.
date-partly-answered = Have not responded for every date: { $names }.
date-all-answered = Everyone has responded for every date.
date-back = Back to the meeting
date-said-saved = Saved.
date-said-added = The date has been proposed.
date-said-asked = Members who have not responded will be notified.
date-said-changed = Something changed in the meantime: nothing was done.
date-is-settled = The date of this meeting has been set, or the meeting was cancelled: nothing was saved.
date-settled = The date of this meeting has been set, or the meeting was cancelled.
date-is-past = Choose a time in the future.
date-too-many = There are already { $count } dates: remove one before you add another.
date-known = This date has already been proposed.
date-on-holiday = Public holiday: { $holiday }.
date-on-weekend = This date falls on a weekend.
date-on-pedagogical = Pedagogical day at { $organizations }.
date-on-break = School break at { $organizations }.
date-schools-more = { $first }, { $second } and { $count } more
date-own-meeting = You have another meeting at that time: “{ $title }”.
date-other-meeting = { $people ->
    [one] One person from the community is expected at “{ $title }”.
   *[other] { $people } people from the community are expected at “{ $title }”.
}
date-new-year = New Year’s Day
date-after-new-year = the day after New Year’s Day
date-good-friday = Good Friday
date-easter-monday = Easter Monday
date-patriots-day = National Patriots’ Day
date-national-holiday = Québec’s National Holiday
date-canada-day = Canada Day
date-labour-day = Labour Day
date-thanksgiving = Thanksgiving
date-christmas-eve = Christmas Eve
date-christmas = Christmas
date-after-christmas = Boxing Day
date-new-years-eve = New Year’s Eve
date-tools = For facilitators
date-tools-text = Propose up to { $count } dates. Adding a date does not change any responses.
date-field-day = Day
date-field-time = Start time
date-add = Add this date
date-remove = Remove
date-remove-question = The responses for this date will be deleted.
date-of = { $date }
date-settle = Set the date
date-settle-question = The meeting will take place on this date, and members will be notified.
date-ask = Ask the members
date-ask-hint = People who have not responded for every date will be notified. They will not be notified again until they open the page.
