# The needs of those who answer a call.

need-needs = Needs
need-title = Needs: { $call }
need-one-title = Need: { $need }
need-open = Open
need-save = Save
need-lead = What the people who responded to the call are asking for. Only coordinators see who asked for what.
need-later = You can group needs and choose priorities once the call has closed.
need-none = No needs yet
need-none-text = Needs will appear here once responses have been sent.
need-offered = Needs listed on the form
need-offered-text = People who respond to the call will rank three of them. Write up to { $count }, in both languages. Leave the other lines blank. The list cannot change once the call is open.
need-offered-french = Need { $number }, in French
need-offered-english = Need { $number }, in English
need-offered-twice = This need is already on the list.
need-too-many-offered = List { $count } needs at most.
need-offer-closed = The call has opened in the meantime, so the list was not changed. Your text is still here to copy.
need-both-languages = Write this in both languages.
need-too-long = Write { $count } characters at most.
need-priorities = Priorities
need-gathered = Needs gathered
need-set-aside-list = Needs set aside
need-asked = { $people ->
    [0] No one asked for it.
    [one] Asked for by 1 person.
   *[other] Asked for by { $people } people { $organizations ->
        [0] with no known organization.
        [one] from 1 organization.
       *[other] from { $organizations } organizations.
    }
}
need-ranked = Ranked 1st by { $first }, 2nd by { $second }, 3rd by { $third }: { $points ->
    [one] 1 point.
   *[other] { $points } points.
}
need-parts-count = { $count ->
    [one] Includes 1 other need.
   *[other] Includes { $count } other needs.
}
need-written = Needs people wrote in
need-written-text = { $count ->
    [one] 1 need that someone wrote in has not been grouped.
   *[other] { $count } needs that people wrote in have not been grouped.
}
need-none-chosen = Check at least one need.
need-into = Group the checked needs under
need-into-hint = What each person wrote stays as is. You can split it off again.
need-into-new = a new need, named below
need-into-existing = Part of
need-choose-target = Choose a need
need-no-target = Choose the need it is part of.
need-in-french = In French
need-in-english = In English
need-group = Group
need-too-many-groups = There are already { $count } grouped needs. Use one of them.
need-name = Name it in both languages
need-name-text = People will read this name if the need becomes a priority.
need-name-keeps = The original text is kept as is, grouped under this name.
need-name-first = Someone wrote this. Name the need in both languages before you make it a priority.
need-rename = Name
need-merge = Group with another need
need-merge-text = The people who asked for it will then be counted with the other need. You can split it off again.
need-split = Split off
need-part-of = Part of
need-parts = Needs included
need-who = Who asked for it
need-who-text = { $count ->
    [0] No one asked for it.
    [one] 1 request. Only coordinators see this name.
   *[other] { $count } requests. Only coordinators see these names.
}
need-in-own-words = In their own words
need-reason = Reason
need-decide = Decide
need-decide-text = Start with why, then how, then what. Choose two or three priorities, { $count } at most.
need-decision = What happens to this need?
need-decided = Decision
need-keep = Make it a priority
need-keep-hint = Its name and the reason will appear on the community’s page.
need-set-aside = Set it aside
need-set-aside-hint = The people who asked for it will be told why.
need-reopen = Reopen the decision
need-reopen-hint = The need goes back to “Needs gathered”, with no decision. The people who asked for it will hear about the next decision.
need-no-decision = Choose what happens to this need.
need-too-many-priorities = There are already { $count } priorities. Reopen the decision about one of them first.
need-reason-french = Reason, in French
need-reason-english = Reason, in English
need-reason-hint = A few sentences. Do not name anyone.
need-untold = { $count ->
    [one] 1 decision has not been announced.
   *[other] { $count } decisions have not been announced.
}
need-untold-text = Everyone who asked for one of these needs will get an email, in their language, explaining why.
need-tell = Send the emails
need-tell-later = You can send them after { $when }, once no more responses can come in.
need-vote = Decide with the community
need-vote-text = Once the community exists, it can vote on these needs before a meeting. Then enter here what it chose: up to { $count } priorities, each with a reason.
need-vote-link = Themes and votes: { $community }
need-steering = Helping plan the community’s work
need-steering-text = { $count ->
    [one] 1 person would like to help plan the community’s work.
   *[other] { $count } people would like to help plan the community’s work.
}
need-steering-more = { $count ->
    [one] and 1 other person
   *[other] and { $count } other people
}
need-rank-first = 1st
need-rank-second = 2nd
need-rank-third = 3rd
need-rank-none = Not ranked
need-rank-twice = Another need already has this rank. Use each rank only once.
need-state-gathered = No decision yet
need-state-priority = Priority
need-state-set-aside = Set aside
need-origin-offered = Listed on the form
need-origin-written = Written in by someone
need-origin-group = Named by a coordinator
need-first = What the community will work on first
need-first-text = These priorities come from the needs of the people who responded to the call.
need-progress-offered = { $count ->
    [0] The form does not list any needs yet.
    [one] The form lists 1 need.
   *[other] The form lists { $count } needs.
}
need-progress-ungrouped = { $count ->
    [0] No needs are left to group.
    [one] 1 need that someone wrote in has not been grouped.
   *[other] { $count } needs that people wrote in have not been grouped.
}
need-progress-priorities = { $count ->
    [0] No priorities have been chosen.
    [one] 1 priority has been chosen.
   *[other] { $count } priorities have been chosen.
}
need-said-saved = Saved.
need-said-told = The emails are being sent.
need-said-changed = This need changed in the meantime: nothing was saved.
need-changed = Someone else made a change in the meantime: nothing was saved. What you wrote is still here. Check what changed, then save again.
need-email-subject = Decisions about your needs: { $call }
need-email-text = You responded to the call { $call }. Here is what was decided about the needs you named.
need-email-priorities = Among the community’s priorities
need-email-set-aside = Set aside
need-email-kept-as = { $asked }, under the name { $name }. Reason: { $reason }
need-email-outcome = { $asked }. Reason: { $reason }
need-email-action = See the call
need-email-why = You are receiving this email because you responded to this call.
need-email-otherwise = If you did not respond to it, you can ignore this email.
need-one = Need
need-deed-offer = Needs listed on the form
need-deed-group = Needs grouped
need-deed-rename = Need named
need-deed-split = Need split off
need-deed-decide = Decision about a need
need-deed-tell = Emails about needs sent
