//! What other features add to the minutes of a meeting. Minutes know none of them: the code that lists the routes of the
//! portal puts them together.

use std::collections::HashMap;

use futures::future::BoxFuture;

use ensemble_communities::community::Part;
use ensemble_core::{LocalizedText, error::AppError, ids::MeetingId};
use ensemble_meetings::meeting::model::{Found, Meeting};
use ensemble_server::{Portal, web::ActionContext};

/// How long the items of an agenda really took, in seconds, by their ids.
pub type Timings = HashMap<String, i64>;

/// Loads how long items took; `None` for a meeting whose clock did not run.
pub type LoadTimings = for<'a> fn(&'a Portal, MeetingId) -> BoxFuture<'a, Result<Option<Timings>, AppError>>;

/// What people agreed to do, in their words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUpLine {
    pub what: LocalizedText,
    /// Who does it; may be empty.
    pub who: String,
    /// By when, as the first moment of the day in milliseconds UTC.
    pub due_at: Option<i64>,
}

/// Loads what was agreed at a meeting.
pub type FollowUps = for<'a> fn(&'a Portal, MeetingId) -> BoxFuture<'a, Result<Vec<FollowUpLine>, AppError>>;

/// A vote whose outcome was put on the agenda of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoteLine {
    pub title: LocalizedText,
    pub outcome: LocalizedText,
}

/// Loads the votes that a meeting took up.
pub type Votes = for<'a> fn(&'a Portal, MeetingId) -> BoxFuture<'a, Result<Vec<VoteLine>, AppError>>;

/// Who was at a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Presence {
    /// How many people, and from how many organizations; `None` where so few were there that numbers would identify them.
    pub counts: Option<(u32, u32)>,
    /// The names of those who confirmed it themselves, in no order.
    pub names: Vec<String>,
}

/// Loads who was at a meeting; `None` where that was not written down.
pub type WhoWasThere =
    for<'a> fn(&'a Portal, &'a Meeting) -> BoxFuture<'a, Result<Option<Presence>, AppError>>;

/// What a table wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableResult {
    pub number: u32,
    /// What it talked about, where this differs from the other tables.
    pub prompt: Option<LocalizedText>,
    /// Markdown.
    pub text: String,
}

/// What the tables of one round wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TablesResult {
    /// The item of the agenda at which people went to their tables, by its id there.
    pub item: Option<String>,
    /// What they talked about; may be empty.
    pub prompt: LocalizedText,
    pub tables: Vec<TableResult>,
}

impl TablesResult {
    /// Whether one of the tables wrote something.
    #[must_use]
    pub fn has_text(&self) -> bool {
        self.tables.iter().any(|table| !table.text.trim().is_empty())
    }
}

/// Loads what the tables of a meeting wrote, in the order of time.
pub type Tables = for<'a> fn(&'a Portal, MeetingId) -> BoxFuture<'a, Result<Vec<TablesResult>, AppError>>;

/// How a group shared the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpeakingShare {
    /// How many people spoke.
    pub people: u32,
    /// How many of them, those who spoke most, used half of the time.
    pub half: u32,
}

/// A quick poll and its sums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PollLine {
    pub question: LocalizedText,
    /// The choices, each with how many people made it.
    pub sums: Vec<(String, u32)>,
}

/// How the group shared the time, and the sums of polls that can be published. Nothing is about one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spoken {
    pub share: Option<SpeakingShare>,
    pub polls: Vec<PollLine>,
}

/// Loads how the group of a meeting shared the time, and its polls.
pub type LoadSpoken = for<'a> fn(&'a Portal, MeetingId) -> BoxFuture<'a, Result<Spoken, AppError>>;

/// Loads the ways from the minutes to what else was written at a meeting, for those who may read it.
pub type Links = for<'a> fn(&'a ActionContext, &'a Found) -> BoxFuture<'a, Result<Option<Part>, AppError>>;

/// What other features know of a meeting. `None` for what no feature knows.
#[derive(Clone, Copy, Default)]
pub struct Composition {
    pub timings: Option<LoadTimings>,
    pub follow_ups: Option<FollowUps>,
    pub votes: Option<Votes>,
    pub presence: Option<WhoWasThere>,
    pub tables: Option<Tables>,
    pub spoken: Option<LoadSpoken>,
    /// Beside the text, and not in it.
    pub links: Option<Links>,
}

/// The composition as a type: the form that edits minutes finds them by itself.
pub trait Composed: Send + Sync + 'static {
    const COMPOSITION: Composition;
}
