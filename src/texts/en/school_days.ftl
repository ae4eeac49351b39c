# The days on which the schools of an organization are closed to students.

school-days-title = Pedagogical days and breaks
school-days-text = When a community is looking for a meeting date, the page shows the days on which its members’ schools are closed to students. Import the organization’s school calendar here.
school-days-none = No days have been imported.
school-days-pedagogical = Pedagogical day
school-days-break = Break
school-days-line = { $kind }: { $first }
school-days-line-until = { $kind }: { $first } to { $last }
school-days-file = School calendar (.ics file)
school-days-file-hint = { $size } kB at most. The days in this school year and the next will replace those in the list.
school-days-import = Import
school-days-imported = { $count ->
    [one] The list has been replaced: one line was imported.
   *[other] The list has been replaced: { $count } lines were imported.
}
school-days-cut = A recurring event with no end date, or with a distant one, was imported only up to { $day }, the end of the next school year.
school-days-left-out = These events were left out because their titles mention neither a pedagogical day nor a break:
school-days-left-out-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
school-days-remove = Remove
school-days-remove-all = Remove the whole list
school-days-remove-question = All of this organization’s days will be removed. You can import them again.
school-days-removed = Removed.
school-days-no-file = Choose an .ics file.
school-days-large = This file is too large: the limit is { $size } kB. Nothing has changed.
school-days-no-calendar = This file is not an .ics calendar. Nothing has changed.
school-days-nothing = This calendar has no pedagogical day or break in this school year or the next. Nothing has changed.
school-days-many = This calendar has more than { $count } pedagogical days and breaks. Nothing has changed.
school-days-wrong-encoding = Line { $line }: this text is not in UTF-8. Nothing has changed.
school-days-wrong-line = Line { $line }: a name or a value is missing. Nothing has changed.
school-days-wrong-nesting = Line { $line }: a part of the calendar begins or ends in the wrong place. Nothing has changed.
school-days-wrong-event = Line { $line }: this event has no start date. Nothing has changed.
school-days-wrong-date = Line { $line }: this date or length does not exist. Nothing has changed.
school-days-wrong-order = Line { $line }: this event ends before it begins. Nothing has changed.
school-days-wrong-length = Line { $line }: this event is longer than a year. Nothing has changed.
school-days-wrong-rule = Line { $line }: this recurrence cannot be read. Enter each date as an event. Nothing has changed.
school-days-endless = Line { $line }: this recurrence has too many dates. Give it an end date. Nothing has changed.
school-days-deed-imported = School calendar imported
school-days-deed-removed = Days of the school calendar removed
