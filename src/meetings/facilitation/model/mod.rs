//! The clock of a meeting over the items of its agenda. Pure: the browser has it, too.
//!
//! A [`Run`] is the state that is stored; [`Command`] is what facilitators do with it; [`apply`] is the only way from one
//! state to the next. Times are milliseconds UTC of the server's clock, lengths of items are minutes. Nothing runs in the
//! background: what has passed follows from the state and the hour, so that a restart loses nothing.
//!
//! * [`command`]: what changes a run; [`agenda`]: how a run follows its agenda; [`forecast`]: when it will end, what will not
//!   fit, where minutes can come from;
//! * [`thresholds`]: which minutes are announced.

pub mod agenda;
pub mod command;
pub mod forecast;
pub mod thresholds;

use serde::{Deserialize, Serialize};

pub use self::{
    agenda::AgendaItem,
    command::{Command, Refusal, Taken, apply},
    forecast::{Forecast, Scheduled, Source},
    thresholds::Thresholds,
};
pub use ensemble_core::ServerTime;

/// A minute, in milliseconds.
pub const MINUTE: i64 = 60_000;

/// An item of the agenda, as far as the clock knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunItem {
    /// The item's id in the agenda.
    pub id: String,
    /// How long it may take now, in minutes.
    pub minutes: u16,
    /// How long the agenda says it takes, in minutes: another number there is a change that the run follows.
    pub on_agenda: u16,
    /// When it begins whatever happens, such as the talk of a guest. Its minutes are not given to others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fixed_at: Option<i64>,
    /// How long it took so far, without the stretch that is running.
    #[serde(default)]
    pub spent: i64,
    /// Whether it was taken off the agenda since.
    #[serde(default)]
    pub removed: bool,
}

/// How a meeting runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// In the order of the agenda.
    pub items: Vec<RunItem>,
    /// The item that people are at; `None` while the agenda is empty.
    pub current: Option<String>,
    pub begun_at: i64,
    /// When the meeting should end.
    pub due_at: i64,
    /// Since when people are at the current item.
    pub item_since: i64,
    /// Since when the clock is paused.
    pub paused_since: Option<i64>,
    /// How long it was paused before, in milliseconds.
    pub paused: i64,
    /// How long people were at no item, in milliseconds.
    #[serde(default)]
    pub unassigned: i64,
    pub ended_at: Option<i64>,
    /// Rises with each change.
    pub version: i64,
}

impl Run {
    /// A run that begins now with the first item.
    #[must_use]
    pub fn begin(items: &[AgendaItem], due_at: i64, now: i64) -> Self {
        let items: Vec<RunItem> = items.iter().map(RunItem::from).collect();
        Self {
            current: items.first().map(|item| item.id.clone()),
            items,
            begun_at: now,
            due_at: due_at.max(now),
            item_since: now,
            paused_since: None,
            paused: 0,
            unassigned: 0,
            ended_at: None,
            version: 1,
        }
    }

    #[must_use]
    pub fn item(&self, id: &str) -> Option<&RunItem> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The item that people are at.
    #[must_use]
    pub fn current_item(&self) -> Option<&RunItem> {
        self.item(self.current.as_deref()?)
    }

    /// Where the current item is among all.
    #[must_use]
    pub fn position(&self) -> Option<usize> {
        let current = self.current.as_deref()?;
        self.items.iter().position(|item| item.id == current)
    }

    /// Whether the clock runs.
    #[must_use]
    pub const fn is_running(&self) -> bool {
        self.paused_since.is_none() && self.ended_at.is_none()
    }

    /// The moment up to which time counts: now, or when the clock stopped. A clock that was set back counts nothing.
    #[must_use]
    pub fn counted_until(&self, now: i64) -> i64 {
        self.ended_at.or(self.paused_since).unwrap_or(now).max(self.item_since)
    }

    /// How long an item took up to now, in milliseconds.
    #[must_use]
    pub fn spent(&self, item: &RunItem, now: i64) -> i64 {
        let is_current = self.current.as_deref() == Some(item.id.as_str());
        item.spent + if is_current { self.counted_until(now) - self.item_since } else { 0 }
    }

    /// What is left of an item, in milliseconds; less than nothing when it takes longer than planned.
    #[must_use]
    pub fn left(&self, item: &RunItem, now: i64) -> i64 {
        i64::from(item.minutes) * MINUTE - self.spent(item, now)
    }

    /// What is left of the meeting, in milliseconds.
    #[must_use]
    pub fn meeting_left(&self, now: i64) -> i64 {
        self.due_at - self.ended_at.unwrap_or(now)
    }

    /// The item after the current one.
    #[must_use]
    pub fn following(&self) -> Option<&RunItem> {
        self.items.iter().skip(self.position()? + 1).find(|item| !item.removed)
    }

    /// The item before the current one.
    #[must_use]
    pub fn preceding(&self) -> Option<&RunItem> {
        self.items.iter().take(self.position()?).rev().find(|item| !item.removed)
    }

    /// How long people were together without pauses, in milliseconds.
    #[must_use]
    pub fn elapsed(&self, now: i64) -> i64 {
        self.counted_until(now) - self.begun_at - self.paused
    }
}

impl From<&AgendaItem> for RunItem {
    fn from(item: &AgendaItem) -> Self {
        Self {
            id: item.id.clone(),
            minutes: item.minutes,
            on_agenda: item.minutes,
            fixed_at: None,
            spent: 0,
            removed: false,
        }
    }
}
