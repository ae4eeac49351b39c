//! What can be done with a follow-up, and by whom. Pure.

mod due;
#[cfg(test)]
mod tests;

pub use due::{REMINDED, SILENT_MEETINGS, SOON, is_overdue, median_age, reminder_span};

use super::model::{Answer, Command, Keyed, Progress, State};
use ensemble_core::ids::PersonId;

/// The most characters of a text.
pub const MAX_TEXT: usize = 500;
/// The most characters of a reason.
pub const MAX_REASON: usize = 300;
/// How many open follow-ups of a community a person can have proposed.
pub const MAX_OPEN: usize = 200;
/// How many open follow-ups make it worth sorting them at the beginning of a meeting.
pub const MANY: usize = 12;
/// How many minutes that takes.
pub const SORTING_MINUTES: u32 = 5;
/// How far away the day may be on which a follow-up is due, in milliseconds.
pub const LONGEST: i64 = 2 * 366 * 86_400_000;
/// How long a person can answer from an email, in milliseconds.
pub const KEY_KEPT: i64 = 30 * 86_400_000;

/// A member or facilitator of the community who does something with a follow-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor {
    pub person: PersonId,
    /// Whether they facilitate the community.
    pub facilitates: bool,
    /// Whether they wrote the follow-up.
    pub is_author: bool,
}

/// Why something cannot be done with a follow-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is done or dropped.
    Closed,
    /// It is open already.
    Open,
    /// Another person has it.
    Owned,
    /// It is for someone else to do.
    NotTheirs,
}

/// What a follow-up becomes by a command.
///
/// # Errors
/// Says why it stays as it is.
pub fn apply(before: Progress, command: Command, actor: Actor) -> Result<Progress, Refusal> {
    if command == Command::Reopen {
        if before.state == State::Open {
            return Err(Refusal::Open);
        }
        return if manages(before, actor) {
            Ok(Progress { state: State::Open, ..before })
        } else {
            Err(Refusal::NotTheirs)
        };
    }
    if before.state != State::Open {
        return Err(Refusal::Closed);
    }
    let answered = |answer| match before.owner {
        Some((owner, _)) if owner == actor.person => Ok(Progress { owner: Some((owner, answer)), ..before }),
        _ => Err(Refusal::NotTheirs),
    };
    let closed = |state| {
        if manages(before, actor) { Ok(Progress { state, ..before }) } else { Err(Refusal::NotTheirs) }
    };
    match command {
        Command::Accept => answered(Answer::Accepted),
        Command::Decline => answered(Answer::Declined),
        Command::Take => match before.owner {
            Some((_, Answer::Proposed | Answer::Accepted)) => Err(Refusal::Owned),
            _ => Ok(Progress { owner: Some((actor.person, Answer::Accepted)), ..before }),
        },
        Command::Finish => closed(State::Done),
        Command::Drop => closed(State::Dropped),
        Command::Keep | Command::Reopen => closed(State::Open),
    }
}

/// Whether a person edits and closes a follow-up: a facilitator, its owner unless they declined it, and the person who wrote it
/// while no one else has accepted it.
#[must_use]
pub fn manages(progress: Progress, actor: Actor) -> bool {
    actor.facilitates
        || match progress.owner {
            Some((owner, answer)) if owner == actor.person => answer != Answer::Declined || actor.is_author,
            Some((_, Answer::Accepted)) => false,
            _ => actor.is_author,
        }
}

/// Whether a person can change the text, the owner and when it is due.
#[must_use]
pub fn can_edit(progress: Progress, actor: Actor) -> bool {
    progress.state == State::Open && manages(progress, actor)
}

/// What a person can do with a follow-up, in the order in which it is offered. To keep it is offered once that was asked; who
/// has answered is not asked for the same answer again, and who has accepted says first that it is done.
#[must_use]
pub fn commands(progress: Progress, actor: Actor, is_asked: bool) -> Vec<Command> {
    let mut offered: Vec<Command> = Command::ALL
        .iter()
        .copied()
        .filter(|command| match (command, progress.owner) {
            (Command::Keep, _) => is_asked,
            (Command::Accept, Some((_, answer))) => answer != Answer::Accepted,
            (Command::Decline, Some((_, answer))) => answer != Answer::Declined,
            (Command::Take, Some((owner, _))) => owner != actor.person,
            _ => true,
        })
        .filter(|command| apply(progress, *command, actor).is_ok())
        .collect();
    if progress.owner == Some((actor.person, Answer::Accepted)) {
        offered.sort_by_key(|command| *command != Command::Finish);
    }
    offered
}

/// Whether a command says why.
#[must_use]
pub const fn takes_reason(command: Command) -> bool {
    matches!(command, Command::Decline | Command::Drop)
}

/// The owner of a follow-up that a person assigns to someone or to no one. Who assigns it to themselves accepts it.
#[must_use]
pub fn assigned(
    before: Option<(PersonId, Answer)>,
    to: Option<PersonId>,
    by: PersonId,
) -> Option<(PersonId, Answer)> {
    let to = to?;
    match before {
        Some((owner, answer)) if owner == to => Some((owner, answer)),
        _ if to == by => Some((to, Answer::Accepted)),
        _ => Some((to, Answer::Proposed)),
    }
}

/// Why the link in an email does not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyClosed {
    /// The owner has answered.
    Answered,
    /// The follow-up is done or dropped, or its community was archived.
    Closed,
    /// The owner left the community.
    Left,
    /// It is too late.
    Expired,
}

/// Why the link in an email does not work; `None` if it does.
#[must_use]
pub const fn key_closed(keyed: &Keyed, now: i64) -> Option<KeyClosed> {
    if !keyed.belongs {
        Some(KeyClosed::Left)
    } else if !matches!(keyed.state, State::Open) || keyed.archived {
        Some(KeyClosed::Closed)
    } else if keyed.is_answered {
        Some(KeyClosed::Answered)
    } else if keyed.expires_at <= now {
        Some(KeyClosed::Expired)
    } else {
        None
    }
}
