# Who speaks during a meeting, and quick polls.

speaking-speaking = Speaking
speaking-title = Speaking: { $title }
speaking-back = See the meeting
speaking-closed = The meeting is not under way. Hands can be raised only during the meeting.
speaking-not-under-way = The meeting is not under way: nothing was done. Hands can be raised only during the meeting.
speaking-unsent = What you had written
speaking-no-one = No one has the floor.
speaking-speaks = { $name } has the floor.
speaking-you-speak = You have the floor.
speaking-queue = Waiting to speak
speaking-nobody = No one is waiting.
speaking-rule = Direct replies first, then people who have not spoken yet, then people who have spoken least, then in order of arrival. Facilitators can change the order.
speaking-first-time = First time today
speaking-direct-reply = Direct reply
speaking-in-writing = Someone, in writing
speaking-your-text = You, in writing
speaking-today = { $time } today
speaking-less-than-a-minute = Less than a minute
speaking-minutes = { $count } min
speaking-your-place = { $count ->
    [0] Your hand is raised. You are next.
    [one] Your hand is raised. One person is ahead of you.
   *[other] Your hand is raised. { $count } people are ahead of you.
}
speaking-you-spoke = Your speaking time: { $time }. Apart from you, only the facilitators see it. It is erased when the meeting ends.

speaking-raise = Raise my hand
speaking-lower = Lower my hand
speaking-reply = Direct reply
speaking-pass = Pass
speaking-write = Write instead
speaking-write-label = What will be read aloud
speaking-write-hint = { $count } characters at most. A facilitator reads it aloud, without your name. Then it is erased.
speaking-send = Send
speaking-withdraw = Remove what I wrote
speaking-wrong-text = Write a sentence or two ({ $count } characters at most).
speaking-too-fast = Too many actions at once. Wait a few seconds; what you have already done has been kept.
speaking-failed = The portal is not responding. Check your connection, then try again.
speaking-outdated = Done. Reload the page to see the change.
speaking-gone = This request is no longer on the list.
speaking-no-speaker = No one has the floor.
speaking-has-floor = You already have the floor.
speaking-too-many-replies = There are already two direct replies. Raise your hand instead.
speaking-nobody-waits = No one is waiting to speak.
speaking-in-round = There are no direct replies during a go-around.
speaking-empty-round = Choose at least one person for the go-around.
speaking-not-in-round = This person has already had their turn, or is not part of the go-around.

speaking-next = Give the floor
speaking-finish = Take the floor back
speaking-give = Give
speaking-give-to = Give the floor to { $name }
speaking-read = Read
speaking-remove = Remove
speaking-remove-of = Remove the request from { $name }
speaking-move-up = Move { $name } up
speaking-move-down = Move { $name } down
speaking-round = Go-around
speaking-begin-round = Start a go-around
speaking-round-absent = Of the people who said they would come, who is not here?
speaking-round-also = Who else is here?
speaking-round-hint = Each person has the floor once. The order is drawn at random.
speaking-round-left = { $count ->
    [0] This is the last turn.
    [one] One person is left.
   *[other] { $count } people are left.
}
speaking-skip = Skip this turn
speaking-end-round = End the go-around
speaking-share = { $half ->
    [one] { $people } people spoke. One person used half the time.
   *[other] { $people } people spoke. { $half } of them used half the time.
}

poll-new = Quick poll
poll-question = Question
poll-kind = Responses
poll-kind-choice = Options
poll-kind-scale = A scale from { $least } to { $most }
poll-options = Options
poll-options-hint = { $least } to { $most } options, one per line. Leave empty for a scale.
poll-anonymous = Without names
poll-anonymous-hint = The portal records who responded and, separately, the total of the responses. A response cannot be changed, and results appear when the poll is closed.
poll-at-once = Show results right away
poll-at-once-hint = People see them after they have responded. Otherwise they appear when the poll is closed.
poll-ask = Ask the question
poll-wrong-question = Write the question ({ $count } characters at most).
poll-no-kind = Choose how people respond.
poll-wrong-options = Write { $least } to { $most } different options, one per line.
poll-long-option = Write each option in { $count } characters at most.
poll-too-many = There are already { $count } polls in this meeting.
poll-answer = Respond
poll-change = Change my response
poll-answered = You have responded.
poll-no-answer = Choose a response.
poll-is-closed = This poll is closed: your response was not counted.
poll-answered-before = You have already responded: only your first response counts.
poll-close = Close the poll
poll-answers = { $count ->
    [0] No responses
    [one] One response
   *[other] { $count } responses
}
poll-answers-without-names = { $count ->
    [0] No responses (names not shown)
    [one] One response (name not shown)
   *[other] { $count } responses (names not shown)
}
poll-withheld = Fewer than three people responded. The results would reveal who chose what, so they are not shown.

speaking-data-requests = Your requests to speak during meetings
speaking-data-people = Your speaking time during meetings
speaking-data-polls = Your responses to polls during meetings
speaking-data-kind = Request
speaking-data-kind-hand = Raised hand
speaking-data-contribution = What you wrote
speaking-data-millis = Speaking time, in milliseconds
speaking-data-turns = Number of times you spoke
speaking-data-floor = Has had the floor since
speaking-data-round = Go-around
speaking-data-round-waiting = To come
speaking-data-round-deferred = Moved to the end
speaking-data-round-spoke = Done
speaking-data-round-passed = Passed
speaking-data-some-poll = A poll that was deleted
speaking-data-choice = Number of the option, from 0
