# The sections of guides that a meeting uses.

section-use-sections = Guide sections
section-use-title = Guide sections: { $meeting }
section-use-link =
    { $count ->
        [one] Guide section in use: one
       *[other] Guide sections in use: { $count }
    }
section-use-choose = Use a guide section
section-use-choose-text = The section becomes agenda items, each with its length, questions and materials. You can edit them. The meeting keeps today’s version.
section-use-section = Section
section-use-choice = { $name } ({ $minutes } minutes)
section-use-add = Put on the agenda
section-use-none = This meeting does not use a guide section yet.
section-use-of-practice-guide = Practice guide
section-use-newer = A newer version exists: version { $version }. The agenda items have not changed.
section-use-withdrawn = This section is no longer published. The agenda items keep their text.
section-use-material = Materials: [{ $guide }, version { $version }]({ $address })
section-use-own-material = Materials: { $material }
section-use-chapter = Chapter: [{ $guide }, version { $version }]({ $address })
section-use-ask = What do we already do? What do we want to try?
section-use-feedback = Say how it went
section-use-did-it-work = Did it work?
section-use-worked-yes = Yes
section-use-worked-partly = Partly
section-use-worked-no = No
section-use-adapted = What did you adapt?
section-use-adapted-hint = { $count } characters at most; leave this empty if you did not adapt anything. Community facilitators and coordinators will read this note, without your name or your community’s.
section-use-wrong-section = Choose a section from the list. If the guide has just changed, the list shows its current version.
section-use-wrong-worked = Say whether it worked.
section-use-closed = Nothing was done: the meeting is over or cancelled.
section-use-too-early = Nothing was saved: the meeting has not started yet. Your text is still in the form.
section-use-used = The meeting already uses this section.
section-use-commented = Nothing was removed: people have already said how it went.
section-use-gone = This no longer exists.
section-use-changed = Someone else has responded in the meantime. Compare their response with your text, then save again.
section-use-history-title = Use at meetings: { $section }
section-use-meetings =
    { $count ->
        [0] Not used at any meeting
        [one] Used at one meeting
       *[other] Used at { $count } meetings
    }
section-use-worked-counts = It worked: { $yes }; partly: { $partly }; it did not work: { $no }.
section-use-notes = What was adapted
section-use-no-notes = Nothing was adapted
section-use-no-notes-text = What facilitators adapt will be shown here.
section-use-proposed = Version { $version } has been adapted at several meetings: a revision has been proposed.
section-use-notified = “{ $section }” has been adapted at several meetings
section-use-email-subject = A revision has been proposed: { $section }
section-use-email-text = The “{ $section }” section of a guide you are writing has been adapted at several meetings. Read what was changed before the next version.
section-use-email-action = See what was adapted
section-use-email-why = You are receiving this email because you are writing this guide.
section-use-deed-add = Guide section put on an agenda
section-use-deed-remove = Guide section removed from a meeting
section-use-deed-feedback = Feedback on a guide section recorded
section-use-data-uses = Guide sections you put on an agenda
section-use-data-feedback = What you said about guide sections
section-use-data-version = Version
section-use-data-worked = Worked
section-use-data-adapted = Adapted
