//! The names of this feature's values, in both languages.

use super::{
    model::{Answer, Change, ChangeKind, Command, Owner, State},
    rules::{KeyClosed, Refusal},
};
use ensemble_core::Lang;
use ensemble_texts as t;

/// What a button says.
pub(super) fn command(lang: Lang, command: Command) -> &'static str {
    match command {
        Command::Accept => t::follow_up_accept(lang),
        Command::Decline => t::follow_up_decline(lang),
        Command::Take => t::follow_up_take(lang),
        Command::Finish => t::follow_up_finish(lang),
        Command::Keep => t::follow_up_keep(lang),
        Command::Drop => t::follow_up_drop(lang),
        Command::Reopen => t::follow_up_reopen(lang),
    }
}

/// What a button did, once it was pressed.
pub(super) fn done(lang: Lang, command: Command) -> &'static str {
    match command {
        Command::Accept => t::follow_up_said_accepted(lang),
        Command::Decline => t::follow_up_said_declined(lang),
        Command::Take => t::follow_up_said_taken(lang),
        Command::Finish => t::follow_up_said_done(lang),
        Command::Keep => t::follow_up_said_kept(lang),
        Command::Drop => t::follow_up_said_dropped(lang),
        Command::Reopen => t::follow_up_said_reopened(lang),
    }
}

/// How far a follow-up is.
pub(super) fn state(lang: Lang, state: State) -> &'static str {
    match state {
        State::Open => t::follow_up_state_open(lang),
        State::Done => t::follow_up_state_done(lang),
        State::Dropped => t::follow_up_state_dropped(lang),
    }
}

/// Who has a follow-up, and what they answered.
pub(super) fn owner(lang: Lang, owner: Option<&Owner>) -> String {
    let Some(owner) = owner else { return t::follow_up_no_owner(lang).to_owned() };
    let name = owner.person.name.as_str();
    match owner.answer {
        Answer::Proposed => t::follow_up_owner_proposed(lang, name),
        Answer::Accepted => t::follow_up_owner_accepted(lang, name),
        Answer::Declined => t::follow_up_owner_declined(lang, name),
    }
}

/// Why a button did nothing.
pub(super) fn refusal(lang: Lang, refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Closed => t::follow_up_refused_closed(lang),
        Refusal::Open => t::follow_up_refused_open(lang),
        Refusal::Owned => t::follow_up_refused_owned(lang),
        Refusal::NotTheirs => t::follow_up_refused_not_theirs(lang),
    }
}

/// Why the link in an email does not work.
pub(super) fn key_closed(lang: Lang, closed: KeyClosed) -> &'static str {
    match closed {
        KeyClosed::Answered => t::follow_up_key_answered(lang),
        KeyClosed::Closed => t::follow_up_key_closed(lang),
        KeyClosed::Left => t::follow_up_key_left(lang),
        KeyClosed::Expired => t::follow_up_key_expired(lang),
    }
}

/// A line of the history.
pub(super) fn change(lang: Lang, change: &Change) -> String {
    let by = change.by.clone().unwrap_or_else(|| t::follow_up_someone(lang).to_owned());
    let owner = change.owner.clone();
    match (change.kind, owner) {
        (ChangeKind::Proposed, Some(owner)) if owner != by => t::follow_up_did_propose_to(lang, by, owner),
        (ChangeKind::Proposed, _) => t::follow_up_did_propose(lang, by),
        (ChangeKind::Edited, _) => t::follow_up_did_edit(lang, by),
        (ChangeKind::Assigned, Some(owner)) => t::follow_up_did_assign(lang, by, owner),
        (ChangeKind::Assigned, None) => t::follow_up_did_free(lang, by),
        (ChangeKind::Accepted, _) => t::follow_up_did_accept(lang, by),
        (ChangeKind::Declined, _) => t::follow_up_did_decline(lang, by),
        (ChangeKind::Taken, _) => t::follow_up_did_take(lang, by),
        (ChangeKind::Done, _) => t::follow_up_did_finish(lang, by),
        (ChangeKind::Dropped, _) => t::follow_up_did_drop(lang, by),
        (ChangeKind::Reopened, _) => t::follow_up_did_reopen(lang, by),
        (ChangeKind::Kept, _) => t::follow_up_did_keep(lang, by),
        (ChangeKind::Asked, _) => t::follow_up_did_ask(lang).to_owned(),
        (ChangeKind::OwnerLeft, Some(owner)) => t::follow_up_did_leave(lang, owner),
        (ChangeKind::OwnerLeft, None) => t::follow_up_did_free(lang, by),
    }
}
