# Screening the projects of a call: saying which ones are relevant, then deciding.

screening-title = Project screening
screening-page-title = Project screening: { $call }
screening-project-title = Project { $number }: { $call }
screening-project = Project { $number }
screening-projects = Projects
screening-all-projects = All projects
screening-progress = { $read ->
    [0] None of { $total } read · due { $day }
    [one] 1 of { $total } read · due { $day }
   *[other] { $read } of { $total } read · due { $day }
}
screening-lead = { $count ->
    [one] Each project is read by one person. Based on the criteria, say whether it is relevant, and why: the person who proposed it will get your reason word for word, without your name.
   *[other] Each project is read by at least { $count } people. Based on the criteria, say whether it is relevant, and why: the person who proposed it will get your reason word for word, without your name.
}
screening-blind = Projects are shown without names, organizations, towns or files. They are numbered at random.
screening-read-project = Read project { $number }
screening-all-read = You have no more projects to read. Thank you.
screening-none = No projects to read
screening-none-text = None of the projects received are for you to read.
screening-readers = Who is reading
screening-has-read = { $count ->
    [0] no projects read
    [one] 1 project read
   *[other] { $count } projects read
}
screening-home-left = { $count ->
    [one] One project is waiting for you
   *[other] { $count } projects are waiting for you
}

screening-to-read = To read
screening-to-read-again = Text changed, to read again
screening-read-by-others = Read by others
screening-relevant = Relevant
screening-not-relevant = Not relevant
screening-disagreed = Reviewers disagree
screening-in-conflict = Conflict declared
screening-settled = Decided
screening-unread = No one has read it yet
screening-partly = Reading has started
screening-agreed-relevant = All reviews: relevant
screening-agreed-not = All reviews: not relevant

screening-choose-other = Project { $number }: choose another
screening-needs = Needs, in order of priority
screening-own-need = In their own words
screening-answers = Answers to the call’s questions
screening-criteria = Criteria
screening-judge = What you think of it
screening-own-verdict = Your review
screening-failed = Criterion not met
screening-choose = Choose
screening-reason = Reason
screening-reason-hint-fr = The person will get it word for word, without your name. They wrote in French.
screening-reason-hint-en = The person will get it word for word, without your name. They wrote in English.
screening-save = Save my review
screening-save-and-read = Save and read project { $number }
screening-send-anyway = Save as is
screening-skip = Skip
screening-no-verdict = Say whether the project is relevant.
screening-no-criterion = Choose the criterion that is not met.
screening-wrong-reason = Write the reason ({ $count } characters at most).
screening-names = Are you naming a reviewer?
screening-names-text = The reason is sent without a name to the person who proposed the project. Remove this name, or save as is if it means something else.
screening-said-saved = Your review has been saved.
screening-said-conflict = The conflict of interest has been declared. Someone else will read this project.
screening-you-disagree = Another reviewer sees it differently. You can read the project again and change your review. If you do not, the coordinators will decide.
screening-text-changed = The applicant changed the text after your review, which was about an earlier version and no longer counts. Read the project again, then save your review.
screening-over = The screening ended in the meantime, so your review was not saved.
screening-over-decision = The screening ended in the meantime, so your decision was not saved.
screening-is-settled = The coordinators have made a decision about this project. Reviews can no longer be changed.
screening-text-meanwhile = The project’s text was changed after you opened this page. What you just wrote is still here: read the project again before you save it.
screening-review-changed = Your review was changed in another window after you opened this page. What you just wrote is still here: if you save it, it replaces the other one.
screening-typed = What you had just written:

screening-conflict = I cannot review this project (conflict of interest)
screening-conflict-text = Say so even if you are not sure. Someone else will read it. Your review will be erased, and this cannot be undone.
screening-conflict-why = Why?
screening-conflict-knows = I think I recognize the person or where they work
screening-conflict-helped = I helped write this project
screening-conflict-other = Another reason, which I would rather keep to myself
screening-declare = Declare and go to the next project
screening-no-conflict = Choose why you cannot review this project.
screening-you-declared = You declared a conflict of interest. Someone else is reading this project.
screening-has-knows = conflict of interest: thinks they recognize the person or where they work
screening-has-helped = conflict of interest: helped write the project
screening-has-other = conflict of interest, for a reason kept private

screening-not-begun = Screening has not started
screening-not-begun-text = Projects are numbered at random when the call closes: { $moment }.
screening-see = See the screening
screening-decided-of = Decisions made: { $decided } of { $total }
screening-until = Due { $day }
screening-rule = { $count ->
    [one] Each project is read by one person, then you decide.
   *[other] Each project is read by at least { $count } people, then you decide.
}
screening-no-reviewers = This call has no reviewers: you decide without reviews.
screening-choose-reviewers = Choose reviewers
screening-settle-agreed = Decide on the projects that everyone finds relevant
screening-settle-agreed-text = Projects that everyone who read them finds relevant are marked as relevant in one go, up to 200 at a time. Each gets the reason from its first review. You can change any decision until the screening ends.
screening-filters = Which projects
screening-filter-all = All
screening-filter-to-decide = To decide
screening-filter-waiting = Being read
screening-filter-decided = Decided
screening-none-here = No projects here.
screening-column-project = Project
screening-column-state = Status
screening-column-reviews = Reviews
screening-column-left = Not yet read by
screening-decided-as = Decided: { $verdict }
screening-short = Too few people can read it
screening-short-text = Because of conflicts of interest, too few people can read this project. You can decide with the reviews received, or ask someone else to be a reviewer.
screening-said-by = { $name }: { $said }
screening-said-before = { $said } (about an earlier version; a new review has been requested)
screening-reviews = Reviews
screening-left = Not yet read by: { $names }.
screening-excluded = Not shown to these people, because the project is theirs or their organization’s: { $names }.
screening-conflict-after = Declared after your decision: please look at it again.
screening-whole-answer = See the whole response
screening-decision = Decision
screening-too-early = { $count ->
    [one] One person still has to read this project before you decide. If they cannot, remove them from the reviewers.
   *[other] { $count } people still have to read this project before you decide. If one of them cannot, remove them from the reviewers.
}
screening-which-reason = Which reason will the person get?
screening-own-words = Mine, written below
screening-contrary-reason = This reason is for the opposite decision. Choose another one, or write your own.
screening-own-reason-hint = Only if you do not choose a reason from a review. The person will get it word for word, without a name.
screening-decide = Decide
screening-back = Back to screening
screening-changed = A review or the decision has changed since you opened this page. Here is how things stand now. What you wrote is still here.
screening-said-decided = The decisions have been saved.
screening-said-same = This decision had already been made: nothing has changed.
screening-said-none = No decision was made: no undecided project has been found relevant by everyone who read it.
screening-said-ended = The screening has ended.
screening-end = End the screening
screening-end-title = End the screening: { $call }
screening-end-text = There is a decision on every project. After this, reviews and decisions can no longer be changed, and places can be assigned.
screening-end-too-early = Responses started before the call closed can still come in. Try again in fifteen minutes.
screening-undecided = { $count ->
    [one] One project is waiting for a decision. The screening can end once every project has one.
   *[other] { $count } projects are waiting for a decision. The screening can end once every project has one.
}

# Email to reviewers
screening-email-subject = Screening has started: { $call }
screening-email-text = The call “{ $call }” has closed. You can now read the projects received and say which ones are relevant.
screening-email-until = Please finish by { $moment }.
screening-email-conflict = If you recognize a person or where they work, declare a conflict of interest: someone else will read the project.
screening-email-action = Read the projects
screening-email-why = You are receiving this email because you are a reviewer for the call “{ $call }”.
screening-email-otherwise = If you cannot do this, please let the network coordinators know.

# Log and personal data
screening-deed-review = Project reviewed
screening-deed-conflict = Conflict of interest declared
screening-deed-settle = Relevance of a project decided
screening-deed-settle-agreed = Relevance of several projects decided
screening-deed-end = Project screening ended
screening-decided-count = { $count ->
    [one] 1 project
   *[other] { $count } projects
}
screening-deed-project = Project { $number } ({ $verdict })
screening-data = Your project reviews
screening-data-project = Project
screening-data-some-project = A project
screening-data-conflict = Conflict of interest
