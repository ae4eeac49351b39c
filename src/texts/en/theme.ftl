# Themes that members propose for their meetings.

theme-title = Themes
theme-page-title = Themes: { $community }
theme-link = Themes and votes
theme-lead-text = What should we talk about together? Propose a theme and support the ones you like. The facilitators use them to prepare meetings.
theme-propose = Propose a theme
theme-proposed = Proposed themes
theme-none = No themes proposed
theme-none-text = Propose the first one: a title and a few sentences will do.
theme-kept = Themes we are keeping
theme-aside = Themes set aside
theme-by = Proposed by { $names }
theme-closed-author = Someone whose account is closed
theme-closed-authors = { $count ->
    [one] someone whose account is closed
   *[other] { $count } people whose accounts are closed
}
theme-merged = Also includes { $titles }.
theme-supporters = { $count ->
    [0] No support yet
    [one] 1 supporter
   *[other] { $count } supporters
}
theme-support = Support
theme-withdraw-support = Withdraw my support
theme-edit = Edit
theme-edit-title = Edit the theme
theme-decide = Decide
theme-decide-title = Decide: { $title }
theme-decision = What should the community do with it?
theme-keep = Keep it
theme-keep-hint = It is listed with the themes we are keeping, and can be put to a vote.
theme-set-aside = Set it aside
theme-set-aside-hint = Members will read the reason. You can change your mind later.
theme-merge = Merge it with another
theme-merge-hint = Everyone who proposed either theme will still be named, the supporters will be combined, and the replies to both will be kept. This cannot be undone.
theme-reopen = Move it back to the proposed themes
theme-reopen-hint = Members can support it again.
theme-no-decision = Choose what the community should do with it.
theme-wrong-reason = Write the reason ({ $count } characters at most).
theme-no-target = Choose the theme to merge it with.
theme-reason = Reason
theme-reason-hint = Only if you set it aside. Members of the community will read it.
theme-into = Merge with
theme-choose = Choose a theme
theme-write-text = Members of the community will read this. Do not name any students.
theme-field-title = Title
theme-title-hint = In one line: what is it about?
theme-title-in-english = Title in English (optional)
theme-title-in-french = Title in French (optional)
theme-why = Why talk about it?
theme-why-hint = What is happening where you work, what you would like to understand or try.
theme-lead = Who could present or co-facilitate it?
theme-lead-hint = You, a colleague, someone from elsewhere. Optional.
theme-wrong-text = Write something ({ $count } characters at most).
theme-too-long = Write { $count } characters at most.
theme-too-many = You have already proposed { $count } themes. Before you propose another, one of them has to be kept or set aside.
theme-send-anyway = Send as is
theme-save = Save
theme-back = Back to themes
theme-back-to-theme = Back to the theme
theme-show-title = Theme: { $title }
theme-replies = { $count ->
    [0] No replies
    [one] 1 reply
   *[other] { $count } replies
}
theme-reply-hint = The members of the community will read your reply. Do not name any students.
theme-reply-edit = Edit your reply
theme-reply-edited = edited { $when }
theme-reply-for = In reply to the theme { $title }, which was merged into this one.
theme-reply-moderated = Removed by the facilitators
theme-reply-remove = Remove a reply
theme-reply-reason-hint = The person who wrote this reply will read the reason. Other members will no longer see the reply.
theme-reply-is-removed = This reply was removed in the meantime, so it can no longer be edited. Your text is still here to copy.
theme-said-proposed = Your theme has been proposed.
theme-said-saved = Saved.
theme-said-changed = A decision was made in the meantime: nothing was changed.
theme-said-reply-removed = The reply has been removed.
theme-said-reply-gone = This reply was removed in the meantime. Nothing was changed.
theme-is-decided = A decision was made in the meantime, so this theme can no longer be edited. Your text is still here to copy.
theme-state = Status
theme-state-proposed = Proposed
theme-state-kept = Kept
theme-state-set-aside = Set aside
theme-state-merged = Merged
