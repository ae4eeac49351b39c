//! What changes a run.
//!
//! Two people may do the same at the same moment, on two devices. A command says what its sender saw: the item for a step,
//! the minutes for a change of minutes. What was seen is not so any more: then the command was done already, or the sender
//! has to look again, and nothing changes. A command that names its outcome (pause, jump) is done in any case; a second one
//! changes nothing.

use serde::{Deserialize, Serialize};

use super::{MINUTE, Run, RunItem};

/// The longest that an item may become, in minutes.
pub const MAX_MINUTES: u16 = 600;

/// Minutes of an item that others get.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    pub item: String,
    /// How long the item was on the page, in minutes.
    pub seen: u16,
    pub minutes: u16,
}

/// What a facilitator does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    /// Goes to the next item, from the one that the sender saw.
    Next {
        from: String,
    },
    /// Goes back to the item before.
    Previous {
        from: String,
    },
    /// Goes to an item.
    Jump {
        to: String,
    },
    Pause,
    Resume,
    /// Gives an item minutes, or takes some of it that the meeting then has more. `from` says where given minutes come
    /// from; without it, the meeting becomes longer.
    Adjust {
        item: String,
        seen: u16,
        minutes: i16,
        from: Option<Taken>,
    },
    /// Takes minutes of items, so that the rest fits again.
    Shorten {
        taken: Vec<Taken>,
    },
    /// Makes the meeting longer by this many minutes, if it still ends at the moment that the sender saw.
    Extend {
        seen: i64,
        minutes: u16,
    },
    /// Says when an item begins whatever happens, or that it does not any more.
    Fix {
        item: String,
        at: Option<i64>,
    },
    /// Ends the meeting.
    End,
    /// Goes on after the end: the time in between is a pause.
    Reopen,
}

/// Why a command was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The meeting has ended.
    Ended,
    /// There is no such item on the agenda.
    NoItem,
    /// The item has a fixed hour, or is over: nothing is taken of it.
    Locked,
    /// The item would have no minute left, or too many.
    Minutes,
}

/// The state after a command. It is the same, with the same version, when there was nothing to do.
///
/// # Errors
/// When the command cannot be done; then nothing is.
pub fn apply(run: &Run, command: &Command, now: i64) -> Result<Run, Refusal> {
    if run.ended_at.is_some() && !matches!(command, Command::End | Command::Reopen) {
        return Err(Refusal::Ended);
    }
    let mut next = run.clone();
    match command {
        Command::Next { from } => {
            let following = run.following().map(|item| item.id.clone());
            if run.current.as_ref() == Some(from)
                && let Some(following) = following
            {
                next.go_to(following, now);
            } else if run.current.is_none()
                && let Some(first) = run.items.iter().find(|item| !item.removed)
            {
                next.go_to(first.id.clone(), now);
            }
        }
        Command::Previous { from } => {
            let preceding = run.preceding().map(|item| item.id.clone());
            if run.current.as_ref() == Some(from)
                && let Some(preceding) = preceding
            {
                next.go_to(preceding, now);
            }
        }
        Command::Jump { to } => {
            run.item(to).filter(|item| !item.removed).ok_or(Refusal::NoItem)?;
            if run.current.as_ref() != Some(to) {
                next.go_to(to.clone(), now);
            }
        }
        Command::Pause => {
            if run.paused_since.is_none() {
                next.paused_since = Some(now.max(run.item_since));
            }
        }
        Command::Resume => next.resume(now),
        Command::Adjust { item, seen, minutes, from } => {
            let known = run.item(item).filter(|item| !item.removed).ok_or(Refusal::NoItem)?;
            if known.minutes != *seen {
                return Ok(next);
            }
            let after = i32::from(known.minutes) + i32::from(*minutes);
            let after = u16::try_from(after).ok().filter(|after| (1..=MAX_MINUTES).contains(after));
            let after = after.ok_or(Refusal::Minutes)?;
            if let Some(taken) = from {
                if taken.item == *item || i32::from(taken.minutes) != i32::from(*minutes) {
                    return Err(Refusal::Minutes);
                }
                if !next.take(std::slice::from_ref(taken))? {
                    return Ok(run.clone());
                }
            }
            next.set_minutes(item, after);
        }
        Command::Shorten { taken } => {
            if !next.take(taken)? {
                return Ok(run.clone());
            }
        }
        Command::Extend { seen, minutes } => {
            if !(1..=MAX_MINUTES).contains(minutes) {
                return Err(Refusal::Minutes);
            }
            if run.due_at == *seen {
                next.due_at += i64::from(*minutes) * MINUTE;
            }
        }
        Command::Fix { item, at } => {
            run.item(item).filter(|item| !item.removed).ok_or(Refusal::NoItem)?;
            if let Some(fixed) = next.items.iter_mut().find(|each| each.id == *item) {
                fixed.fixed_at = *at;
            }
        }
        Command::End => {
            if run.ended_at.is_none() {
                next.close_stretch(now);
                next.resume(now);
                next.ended_at = Some(now.max(next.item_since));
                next.item_since = next.ended_at.unwrap_or(now);
            }
        }
        Command::Reopen => {
            if let Some(ended) = run.ended_at {
                next.ended_at = None;
                next.paused += (now - ended).max(0);
                next.item_since = now.max(ended);
                next.due_at = run.due_at.max(now);
            }
        }
    }
    if next != *run {
        next.version = run.version + 1;
    }
    Ok(next)
}

impl Run {
    /// Adds the stretch that is running to its item. A pause goes on.
    fn close_stretch(&mut self, now: i64) {
        let until = self.counted_until(now);
        let stretch = until - self.item_since;
        let current = self.current.clone();
        match self.items.iter_mut().find(|item| Some(&item.id) == current.as_ref()) {
            Some(item) => item.spent += stretch,
            None => self.unassigned += stretch,
        }
        self.item_since = until;
    }

    fn go_to(&mut self, item: String, now: i64) {
        self.close_stretch(now);
        self.current = Some(item);
    }

    fn resume(&mut self, now: i64) {
        if let Some(since) = self.paused_since.take() {
            let pause = (now - since).max(0);
            self.paused += pause;
            // The stretch before the pause stays with the item.
            self.item_since += pause;
        }
    }

    /// Whether minutes of an item may go to others: it is ahead and has no fixed hour.
    #[must_use]
    pub fn may_give(&self, item: &RunItem) -> bool {
        let here = self.items.iter().position(|each| each.id == item.id);
        let is_ahead = self.position().is_none_or(|current| here > Some(current));
        is_ahead && item.fixed_at.is_none() && !item.removed && self.ended_at.is_none()
    }

    /// Takes minutes of items; `false` when one of them is not as long as it was seen.
    fn take(&mut self, taken: &[Taken]) -> Result<bool, Refusal> {
        for each in taken {
            let item = self.item(&each.item).ok_or(Refusal::NoItem)?;
            if item.minutes != each.seen {
                return Ok(false);
            }
            if !self.may_give(item) {
                return Err(Refusal::Locked);
            }
            let spent = u16::try_from(item.spent.max(0) / MINUTE).unwrap_or(u16::MAX);
            let left = item.minutes.checked_sub(each.minutes).filter(|left| *left >= spent.max(1));
            self.set_minutes(&each.item, left.ok_or(Refusal::Minutes)?);
        }
        Ok(true)
    }

    fn set_minutes(&mut self, id: &str, minutes: u16) {
        if let Some(item) = self.items.iter_mut().find(|item| item.id == id) {
            item.minutes = minutes;
        }
    }
}
