# Agendas: shown, edited together, and what happened to them.

# The page that shows it.

agenda-edit = Edit the agenda
agenda-edit-title = Agenda: { $title }
agenda-history = History
agenda-print = Print version
agenda-print-now = Print
agenda-print-video = You will find the link on the meeting’s page, once you are signed in.
agenda-print-both = Version in both languages
agenda-print-one = Version in English
agenda-for-members = The agenda is for members of the community
agenda-for-members-text = Sign in or ask to join the community to read it.
agenda-empty = The agenda is empty
agenda-empty-text = Add a first item.
agenda-min = { $minutes } min
agenda-at = { $minutes ->
    [0] +0
   *[other] +{ $minutes } min
}
agenda-at-after = after the start
agenda-lead-by = Led by { $lead }
agenda-see-link = See the link
agenda-changed = Changed since you last looked
agenda-changed-some = What changed since you last looked is marked.
agenda-changed-live = The agenda has just changed.
agenda-untitled = Untitled item
agenda-script-off = Without JavaScript, save each item with its button. What others have written in the meantime is kept.
agenda-saved = Saved
agenda-save = Save this item
agenda-save-up = Move up
agenda-save-down = Move down
agenda-bad-minutes = Give a number of minutes from 0 to { $most }.
agenda-bad-date = Write a date such as 2026-11-30.
agenda-bad-link = Write an address that begins with https:// or with a slash.
agenda-too-long = This text is too long: { $most } characters at most.
agenda-new-decision = New decision
agenda-new-follow-up = New follow-up

# The editor: words that the island says. Braces are filled in by the browser.

agenda-word-connecting = Connecting…
agenda-word-saved = Everything is saved
agenda-word-saving = Saving…
agenda-word-offline = Offline. Changes kept on this device: { $n }
agenda-word-offline-none = Offline. You can go on writing
agenda-word-signed-out = Your session has ended. What you wrote is kept on this device. Sign in again to save it.
agenda-word-no-right = You can no longer edit this agenda.
agenda-word-refused = The connection was refused ({ $why }). What you wrote is kept on this device.
agenda-word-here = Here now
agenda-word-you = you
agenda-word-show = Languages shown
agenda-word-show-fr = French
agenda-word-show-en = English
agenda-word-show-both = Both
agenda-word-undo = Undo
agenda-word-redo = Redo
agenda-word-add = Add an item
agenda-word-untitled = Untitled item
agenda-word-title-fr = Title in French
agenda-word-title-en = Title in English
agenda-word-about-fr = Description in French
agenda-word-about-en = Description in English
agenda-word-minutes = Minutes
agenda-word-kind = Kind
agenda-word-lead = Led by
agenda-word-link = Link
agenda-word-notes = Notes
agenda-word-details = Details
agenda-word-outcome = Notes, decisions and follow-ups
agenda-word-decisions = Decisions
agenda-word-decision = Decision
agenda-word-add-decision = Add a decision
agenda-word-follow-ups = Follow-ups
agenda-word-what = Follow-up
agenda-word-who = Who
agenda-word-due = By when
agenda-word-state = State
agenda-word-state-open = To do
agenda-word-state-done = Done
agenda-word-state-dropped = Dropped
agenda-word-add-follow-up = Add a follow-up
agenda-word-strike = Remove: { $title }
agenda-word-handle = Move: { $title }
agenda-word-handle-hint = With the keyboard, use the up and down arrows.
agenda-word-up = Move up
agenda-word-down = Move down
agenda-word-remove = Remove
agenda-word-split = Split in two
agenda-word-merge = Merge with the next
agenda-word-removed = Items taken off
agenda-word-restore = Put back
agenda-word-to-translate = To translate
agenda-word-outdated = Translation outdated
agenda-word-confirm = The translation is up to date
agenda-word-moved = { $title }: position { $n } of { $m }
agenda-word-was-removed = { $title }: taken off the agenda
agenda-word-was-restored = { $title }: put back on the agenda
agenda-word-was-added = Item added
agenda-word-budget = { $n } min planned of { $m }
agenda-word-over = { $n } min too many
agenda-word-too-long = This text is too long: 20,000 characters at most. Nothing was added.
agenda-word-bad-link = Write an address that begins with https:// or with a slash.

# History.

agenda-history-title = History of the agenda: { $title }
agenda-history-empty = Nothing has been written yet.
agenda-history-earlier = { $many } earlier changes are not listed. Restore a named version to go further back.
agenda-unreadable = What is stored of this agenda cannot be read safely, so it is not shown. Nothing was deleted, and the portal’s team can recover it: write to us.
agenda-full = This document has 2,000 items, which is the most it can hold. Remove some, or start another one.
agenda-history-somebody = Someone who is no longer here
agenda-history-portal = The portal
agenda-history-see = See the agenda at this moment
agenda-history-then = The agenda as it was on { $moment }
agenda-history-restore = Go back to this version
agenda-history-restore-hint = What has been written since stays in the history.
agenda-history-name = Name of this version
agenda-history-name-save = Name it
agenda-history-name-bad = Give a name of 1 to 80 characters.
agenda-history-back = Back to the history
agenda-fact-added = Added { $item }
agenda-fact-removed = Removed { $item }
agenda-fact-restored = Put back { $item }
agenda-fact-moved-before = Moved { $item } before { $next }
agenda-fact-moved-last = Moved { $item } to the end
agenda-fact-minutes = { $item }: from { $from } to { $to } min
agenda-fact-kind = { $item }: now “{ $to }”
agenda-fact-title = Changed the title of { $item }
agenda-fact-written = Changed { $item }: { $field }
agenda-fact-linked = Changed the link of { $item }
agenda-fact-decided = Noted decisions for { $item }
agenda-fact-followed-up = Noted follow-ups for { $item }
agenda-fact-nothing = Nothing changed in the end
