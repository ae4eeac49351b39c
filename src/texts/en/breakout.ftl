# The tables of a meeting: small groups that talk and write a note.

breakout-tables = Tables
breakout-title = Tables: { $title }
breakout-table = Table { $number }
breakout-own = Your table: { $table }
breakout-with = At this table: { $names }
breakout-empty-table = No one yet
breakout-left = { $minutes ->
    [one] 1 minute left, until { $until }
   *[other] { $minutes } minutes left, until { $until }
}
breakout-time-over = Time is up: come back to the group.
breakout-write = Write in the table’s note
breakout-choose = Choose your table
breakout-choose-table = Choose table { $number }
breakout-late = People are at their tables. Take a seat at the one that suits you.
breakout-take-place = Take a seat
breakout-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
breakout-none = No tables right now
breakout-none-text = The facilitators of the meeting make the tables.
breakout-none-open = This meeting has no tables under way.
breakout-french = in French
breakout-english = in English
breakout-both = I can follow a conversation in both languages
breakout-both-hint = This counts from the next time that tables are made.
breakout-save = Save

breakout-make = Make tables
breakout-make-title = Make tables: { $title }
breakout-how = How to make the tables
breakout-method = Way of making tables
breakout-method-new-people = Meet new people
breakout-method-random = At random
breakout-method-organization = Mix organizations
breakout-method-profession = Mix professions
breakout-method-language = Mix languages
breakout-method-chosen = People choose their table
breakout-size = People per table
breakout-minutes = Length, in minutes
breakout-prompt = Prompt
breakout-prompt-hint = What the tables talk about, in { $most } characters at most. Each table can have its own prompt.
breakout-here = People who are here
breakout-who-both = Follow a conversation in both languages
breakout-who-both-hint = The others are at a table in their language.
breakout-pairs = Together or apart
breakout-pairs-hint = Only facilitators see these requests. They are deleted when the tables end.
breakout-together = at the same table
breakout-apart = at different tables
breakout-no-one = No one
breakout-pair-first = First person, request { $number }
breakout-pair-rule = Request { $number }
breakout-pair-second = Second person, request { $number }
breakout-make-button = Make the tables
breakout-see-prepared = See the prepared tables
breakout-change = Change the tables
breakout-seed = Draw no. { $seed }
breakout-without = Without a table
breakout-no-table-yet = No table yet
breakout-place = Place
breakout-place-hint = For example a room or a link, in { $most } characters at most.
breakout-own-prompt = Prompt of this table
breakout-arrange = Save the changes
breakout-open = Start
breakout-offer = Let people choose
breakout-mix = Mix again
breakout-discard = Delete these tables
breakout-later = You can start once the meeting has started.
breakout-more = +{ $minutes } min
breakout-close = Bring everyone back

breakout-note = Table note
breakout-note-title = Note of table { $number }
breakout-no-right = You can no longer write in this note. What was not saved stays on this device.
breakout-too-late = The tables ended while you were writing. Here is your text: copy it and give it to the facilitators.
breakout-results = Table notes
breakout-results-title = Table notes: { $title }
breakout-no-results = No notes yet
breakout-round = Tables { $number }, { $at }
breakout-nothing-written = This table wrote nothing.

breakout-cards = Cards to print
breakout-cards-title = Table cards: { $title }
breakout-cards-text = Put a card on each table. One device per table is enough. The codes are for this meeting only.
breakout-cards-none = Make the tables, then print their cards.
breakout-card-text = Scan this code to write the table’s note.
breakout-card-over = This code is from the meeting “{ $title }” ({ $when }), which is not under way. Ask for today’s card.
breakout-card-other = This code is that of table { $number }. To write there, you need a seat at it.
breakout-qr = Code of table { $number }

breakout-changed = The tables changed in the meantime, or the meeting has ended: nothing was done. Look at them again.
breakout-not-under-way = The meeting is not under way: tables cannot start.
breakout-begun = People are already at their tables.
breakout-not-open = People are not at their tables yet.
breakout-is-closed = The tables have ended.
breakout-too-long = Tables last { $most } minutes at most.
breakout-wrong-method = Choose a way of making tables.
breakout-wrong-size = A table has { $least } to { $most } people.
breakout-wrong-minutes = Enter a number of minutes from 1 to { $most }.
breakout-wrong-prompt = The prompt has { $most } characters at most.
breakout-wrong-place = The place has { $most } characters at most.
breakout-wrong-people = Choose at least two people.
breakout-wrong-pairs = There are { $most } requests at most.
breakout-too-many = Tables take { $most } people at most.
breakout-absent = { $name } is not among the people who are here.
breakout-same-person = Choose two different people: { $name } is there twice.
breakout-contradiction = { $first } and { $second } cannot be at the same table and at different tables.
breakout-too-many-together = More than { $most } people are to be at { $name }’s table.
breakout-no-common-language = { $first } and { $second } are to be at the same table, but no language is followed by everyone at it.
breakout-alone = No one else follows a conversation { $language }: { $name } would have no table.
breakout-one-table = There are too few people for two tables.
breakout-no-arrangement = No arrangement honours all the requests. Change the number of people per table, or remove a request.
breakout-not-once = Give { $name } one table.
breakout-no-table = There is no such table.
breakout-full = Table { $number } already has { $most } people.
breakout-too-small = Table { $number } would have one person only.
breakout-cannot-follow = { $name } does not follow the language of table { $number }.
breakout-separated = { $first } and { $second } are to be at the same table.
breakout-not-apart = { $first } and { $second } are to be at different tables.
breakout-no-place = No seat fits for now. Talk to the facilitators.

breakout-deed-make = Tables made
breakout-deed-arrange = Tables changed
breakout-deed-offer = Choice of tables opened
breakout-deed-open = Tables started
breakout-deed-extend = Time added to tables
breakout-deed-close = Tables ended
breakout-deed-discard = Tables deleted
breakout-deed-join = Seat taken at a table

breakout-data-members = Your tables at meetings
breakout-data-both = Follows both languages
breakout-data-languages = Languages that you follow in a conversation
