# Draws: closing a list, the public value, the result, verifying it.

draw-draws = Draws
draw-one = draw
draw-all = All draws
draw-back = Back to the draws
draw-see = See the draw
draw-title = Draw on { $day }
draw-project = Project { $number }
draw-entries = { $count ->
    [one] one project
   *[other] { $count } projects
}
draw-more = { $count ->
    [one] One more project is in the file.
   *[other] { $count } more projects are in the file.
}

draw-state-frozen = List closed; public value expected { $moment }
draw-state-drawn = Draw held on { $moment }
draw-state-void = Void
draw-void-since = This draw does not count: it was declared void on { $moment }.
draw-changed = The list was changed in the database.
draw-changed-text = Nothing can be drawn from this list. Compare the hash below with the one in the email you received. The draw has to be declared void, or the data restored from a backup.
draw-changed-found = The list is no longer the one that was published, so nothing was drawn. The draw’s page says why.

draw-source-drand = round { $round } of the public drand beacon
draw-source-lottery = public lottery: { $name }
draw-stratum-level = Level
draw-stratum-region = Region
draw-stratum-network = Network
draw-value-not-said = not specified
draw-quota = { $stratum }: { $value }
draw-quota-minimum = { $quota }, { $minimum ->
    [one] at least one place
   *[other] at least { $minimum } places
}
draw-quotas-text = Some places are reserved for certain groups. They are assigned first, in this order:
draw-wait-days = { $count ->
    [one] one day
   *[other] { $count } days
}
draw-wait-hours = { $count ->
    [one] one hour
   *[other] { $count } hours
}
draw-wait-minutes = { $count ->
    [one] one minute
   *[other] { $count } minutes
}
draw-wait-now = less than a minute

draw-lead-before = There { $places ->
    [one] is one place
   *[other] are { $places } places
} for { $entries } relevant projects. A draw will decide which ones get a place, and anyone will be able to repeat the calculation.
draw-lead-after = There { $places ->
    [one] was one place
   *[other] were { $places } places
} for { $entries } relevant projects. A draw decided which ones got a place, and anyone can repeat the calculation and get the same order.
draw-fair-list = The list is closed in advance.
draw-fair-list-text = It was published on { $moment } and has not changed since.
draw-fair-value = No one chooses the value.
draw-fair-value-coming = It will come from a source that no one here controls ({ $source }) and will not exist before { $moment }.
draw-fair-value-came = It comes from a source that no one here controls ({ $source }) and did not exist before { $moment }.
draw-fair-same = The calculation is the same for everyone.
draw-fair-same-text = It does not use names, organizations or the order in which projects came in.
draw-countdown = The public value will be available in { $wait }, on { $moment }.
draw-awaited-drand = The public value has been available since { $moment }. The draw will run as soon as the portal receives it, and this page will say so.
draw-awaited-lottery = The lottery took place on { $moment }. The draw will run as soon as both witnesses have entered its numbers, and this page will say so.
draw-your-number = If your project is on the list, its number is in the email you received on { $day }.
draw-verify = Verify the draw

draw-procedure = How the order is worked out
draw-step-list = The list is closed
draw-step-list-text = Each project gets a number and a hash. The hash of the whole list is published.
draw-step-value = A public value is released
draw-step-value-text = An independent source publishes a number that no one can predict or change.
draw-step-order = The value shuffles the list
draw-step-order-text = It turns the hash of each project into a new number. These numbers are sorted from smallest to largest.
draw-step-places = { $places ->
    [one] The place is assigned
   *[other] The { $places } places are assigned
}
draw-step-places-text = The first projects in the order get the places. The others wait: if a place opens up, it goes to the next one, without a new draw.
draw-step-places-quotas = The reserved places are assigned first, then the first projects in the order get the other places. The remaining projects wait: if a place opens up, it goes to one of them, without a new draw.

draw-order = The order
draw-selected = Selected
draw-waiting = Waiting, in order
draw-names-not-published = The people who submitted a project know its number. Names are not published.
draw-figure = On the left, the { $count } projects in list order; on the right, their rank. The lines cross: a project’s position on the list makes no difference.
draw-figure-list = List
draw-figure-ranking = Rank
draw-figure-rank = { $rank }. project { $number }

draw-verify-title = Three ways to verify the draw
draw-way-browser = In this browser
draw-way-browser-text = The page repeats the calculation on your device. Once the page is open, this works offline, too.
draw-way-browser-script = This method requires JavaScript; the other two do not.
draw-check = Repeat the calculation here
draw-check-busy = Calculating…
draw-check-ok = The calculation gives the same result. Selected: projects { $selected }. Waiting: projects { $alternates }. The hash to compare with the one in your email: { $hash }
draw-check-wrong = The calculation does not give the same result. { $why }
draw-check-unavailable = The calculation could not be loaded. Check your connection, then try again.
draw-way-program = With a program
draw-way-program-text = The proof file contains everything you need. You can verify it with the portal’s program, or with one that you write yourself from the description of the calculation.
draw-download-proof = Proof of the draw (JSON, { $size } kB)
draw-way-hand = By hand, for one project
draw-way-hand-text = For project { $number }, the first in the order, this command should give a number that starts with { $key }.

draw-published = What is published
draw-value = The public value: { $source }, { $moment }
draw-value-signature = Its signature. The value is the SHA-256 hash of this signature:
draw-value-numbers = The numbers that both witnesses entered. This command gives the value:
draw-commitment-hash = The hash of the commitment, published on { $moment }: it should match the one in your email
draw-list-hash = The hash of the list
draw-files-text = The file contains the commitment and the list. These commands compute both hashes:
draw-download-list = Commitment and list (JSON)
draw-commitment = The commitment, word for word
draw-commitment-text = It gives the number of places, the reserved places, the source of the value and the hash of the list.
draw-list = { $count ->
    [one] The closed list: one number and the beginning of its hash
   *[other] The closed list: { $count } numbers and the beginning of their hashes
}
draw-file-list = draw-{ $call }-list.json
draw-file-proof = draw-{ $call }-proof.json

draw-manage-title = Draws: { $title }
draw-manage-text = A draw is held only when relevant projects outnumber places. It is run only once.
draw-none = No planned communities
draw-none-text = A draw assigns the places in a planned community.
draw-not-yet = No draw yet
draw-not-yet-text = A draw can take place once the screening has ended. Screening starts when the call closes: { $moment }.
draw-standing-open = { $entries } relevant projects for { $places ->
    [one] one place
   *[other] { $places } places
}: a draw is needed. You can close the list.
draw-standing-not-now = You can close the list at any time after the screening ends and before everyone has heard back.
draw-standing-no-limit = First decide how many places there are. Until that is decided, or if there is no limit, there is nothing to draw.
draw-standing-everybody-fits = { $entries ->
    [0] No relevant projects
    [one] One relevant project
   *[other] { $entries } relevant projects
} for { $places ->
    [one] one place
   *[other] { $places } places
}: no draw is needed, and the places can be assigned directly.
draw-standing-counts = There is already a valid draw. Another one is possible only if this one is declared void.
draw-to-places = Assign the places
draw-said-changed = Something changed in the meantime, so nothing was done. What you wrote is still here.
draw-said-closed = The list has been closed and published. Everyone involved will get an email.
draw-said-drawn = The draw has been run. Its proof has been published.
draw-said-void = The draw has been declared void. Everyone involved will get an email.

draw-close = Close the list
draw-close-title = Close the list: { $title }
draw-close-text = The list, the places and the source of the value will be published and cannot be changed after that. Everyone who has a project on the list will get an email with its number and what they need to verify the draw.
draw-quotas = Reserved places (optional)
draw-quotas-hint = They are assigned first, in the order of the groups below. A project selected for one group also counts toward the groups that follow.
draw-field-quota = Group { $number }
draw-quota-none = None
draw-quota-choice = { $label } ({ $count ->
    [one] one project
   *[other] { $count } projects
})
draw-field-minimum = Minimum number of places
draw-wrong-quota = Choose a group of projects on the list.
draw-wrong-minimum = { $places ->
    [one] Enter 1: there is one place.
   *[other] Enter a number of places, from 1 to { $places }.
}
draw-field-source = What decides the draw?
draw-kind-drand = The public drand beacon
draw-kind-drand-hint = Several organizations publish a value together every three seconds. The portal fetches it and verifies its signature.
draw-kind-lottery = A public lottery
draw-kind-lottery-hint = Two witnesses enter the numbers drawn, without seeing each other’s.
draw-no-source = Choose what decides the draw.
draw-field-day = Day the value is released
draw-field-time = Time the value is released
draw-time-hint = At least ten minutes from now, Eastern Time. With the beacon, the first round at or after that time is used.
draw-too-far = Choose a day within the next two months.
draw-lottery = For a lottery only
draw-lottery-hint = The day and time above are those of the lottery.
draw-field-name = Name of the lottery
draw-name-hint = Also say where anyone can find the result.
draw-wrong-name = Enter the name of the lottery ({ $most } characters at most).
draw-field-count = How many numbers are drawn
draw-wrong-count = Enter how many numbers are drawn, from 1 to { $most }.
draw-field-first-witness = First witness
draw-field-second-witness = Second witness
draw-witness-hint = The email address for their account. Their name will be published with the list.
draw-wrong-witness = Enter the address of someone who has an account here.
draw-witness-closes = You are closing the list, so someone else must be the witness.
draw-witness-twice = Choose two different people.
draw-witness-applies = This person has a project on the list, so someone else must be the witness.

draw-enter-value = Enter the value
draw-value-title = Enter the value: { $title }
draw-value-awaited = The value is available. The portal checks for it every minute.
draw-value-early = The value is not available yet. Come back after { $moment }.
draw-value-by-witnesses = The witnesses enter the lottery numbers.
draw-value-text = If this server cannot reach the internet, open this address on another computer and paste the result here. The signature is verified: no other value will be accepted.
draw-field-signature = Signature of the round
draw-signature-hint = The signature by itself, or the whole response.
draw-wrong-signature = Paste the signature of the round: 96 hexadecimal digits, or the whole response.
draw-run = Run the draw

draw-witness = Enter the lottery numbers
draw-witness-title = Witness to the draw: { $community }
draw-witness-text = Enter { $count ->
    [one] the number drawn
   *[other] the { $count } numbers drawn
} in this lottery: { $name }.
draw-witness-later = Come back after { $moment } to enter the numbers ({ $source }).
draw-witness-alone = Neither the other witness nor the coordinators can see what you enter. Each of you should look up the result at its source.
draw-witness-entered = You entered { $numbers }. The draw will run once the other witness has entered the same numbers. Until then, you can correct them.
draw-witness-again = The two witnesses entered different numbers. Check the source, then enter them again.
draw-field-numbers = Numbers
draw-numbers-hint = In any order, separated by spaces. For example: 6 13 22
draw-numbers-unreadable = { $count ->
    [one] Enter one whole number.
   *[other] Enter { $count } whole numbers, separated by spaces.
}
draw-numbers-count = { $count ->
    [one] One number is needed
   *[other] { $count } numbers are needed
}; you entered { $given }.
draw-enter-numbers = Send the numbers
draw-witnesses-entered = Numbers entered by: { $names }.
draw-witnesses-awaited = Waiting for numbers from: { $names }.
draw-witnesses-differ = The two witnesses entered different numbers. They have been asked to enter them again.

draw-void = Declare the draw void
draw-void-title = Declare the draw void: { $title }
draw-void-text = The draw will stay visible, with your reason, but will no longer count. Another one can then be held. Once places have been assigned, a draw can no longer be declared void.
draw-void-places = Places have already been assigned from this draw, so it can no longer be declared void.
draw-void-again = A draw for this community was already declared void once its value was known. This one can only be declared void if its list or proof has been changed.
draw-field-reason-fr = Reason, in French
draw-field-reason-en = Reason, in English
draw-reason-hint = Everyone can read it, and it is sent to everyone involved.
draw-wrong-reason = Write the reason ({ $most } characters at most).

draw-error-malformed = The file is not in the format of a proof, or it has been changed.
draw-error-unknown-algorithm = The draw does not use this portal’s calculation.
draw-error-list-unsorted = The list is not sorted, or two of its projects have the same hash.
draw-error-list-changed = The list is not the one whose hash was published.
draw-error-commitment-changed = The commitment is not the one whose hash was published.
draw-error-everybody-fits = There are { $places } places for { $entries } projects: there is nothing to draw.
draw-error-quota-unknown = No project on the list is in the “{ $quota }” group.
draw-error-quota-too-few = “{ $quota }” requires { $minimum ->
    [one] one place
   *[other] { $minimum } places
}, but { $entries ->
    [0] no project is
    [one] only one project is
   *[other] only { $entries } projects are
} in this group.
draw-error-quotas-exceed-places = With “{ $quota }”, too many places are reserved: there { $places ->
    [one] is one place
   *[other] are { $places } places
} in all.
draw-error-unknown-source = The value comes from a network that this calculation does not recognize.
draw-error-published-late = There must be at least ten minutes between the closing of the list and the release of the value.
draw-error-source-differs = The value does not come from the announced source.
draw-error-witnesses-differ = The two witnesses entered different numbers.
draw-error-wrong-value = The value is not the one its source published.
draw-error-wrong-ranking = The order does not follow from the list and the value.
draw-error-wrong-result = The selected projects do not follow from the order.
draw-error-wrong-signature = The signature is not the one for the announced round.
draw-error-already-drawn = This draw has already been run. It cannot be run again.
draw-error-void = This draw is void.

draw-email-show = See the draw
draw-email-list-subject = Draw for “{ $community }”: your project is number { $number }
draw-email-list-text = { $entries } projects are relevant to “{ $community }”, and there { $places ->
    [one] is one place
   *[other] are { $places } places
}. A draw will decide, and anyone will be able to verify it.
draw-email-list-number = The list of projects has been closed and published. Your project is number { $number } on it. No one else knows that it is yours, except the coordinators.
draw-email-list-value = What will decide the draw: { $source }, { $moment }. No one can know it before then.
draw-email-list-keep = Keep this information: you can use it to verify that nothing has changed.
draw-email-list-commitment = Hash of the commitment: { $hash }
draw-email-list-hash = Hash of the list: { $hash }
draw-email-list-own = Your project’s number: { $number }
draw-email-list-salt = Your project’s salt: { $salt }
draw-email-list-project = Your project’s identifier: { $project }
draw-email-list-find = This command computes your project’s hash in the list: { $command }
draw-email-why = You are receiving this email because you responded to the call for “{ $community }” and your project is on the list for the draw.
draw-email-otherwise = If you did not submit a project, let us know by replying to this email.
draw-email-witness-subject = You are a witness to the draw for “{ $community }”
draw-email-witness-text = The places in “{ $community }” will be assigned by a draw based on a lottery ({ $source }), on { $moment }. You are one of the two witnesses: after the lottery, enter its numbers.
draw-email-witness-again-subject = Enter the numbers again for the “{ $community }” draw
draw-email-witness-again-text = The two witnesses entered different numbers for this lottery: { $source }. Check the source, then enter them again.
draw-email-witness-how = The other witness enters the same numbers separately. Neither of you can see what the other enters. The draw will run once you have both entered the same numbers.
draw-email-witness-action = Enter the numbers
draw-email-witness-why = You are receiving this email because the coordinators chose you as a witness to the draw for “{ $community }”.
draw-email-witness-otherwise = If you cannot be a witness, please let the coordinators know.
draw-email-void-subject = The draw for “{ $community }” is void
draw-email-void-text = The draw for “{ $community }”, which included your project, does not count.
draw-email-void-reason = Reason given:
draw-email-void-next = If there is another draw, you will get a new number.

draw-deed-close = Draw list closed
draw-deed-run = Draw run
draw-deed-void = Draw declared void
draw-deed-witnessed = Lottery numbers entered
draw-deed-differ = Draw witnesses entered different numbers
draw-deed-changed = Draw list changed in the database
draw-data-witness = Draws for which you are a witness
draw-data-numbers = Numbers you entered
draw-data-entries = Draws that include your projects
draw-data-number = Project number
draw-data-salt = Project salt
