//! What other features add to the minutes of a meeting. Minutes know none of them: the code that lists the routes of the
//! portal puts them together.

use std::collections::HashMap;

use futures::future::BoxFuture;

use ensemble_core::{LocalizedText, error::AppError, ids::MeetingId};
use ensemble_server::Portal;

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
    pub people: u32,
    pub organizations: u32,
    /// The names of those who confirmed it themselves.
    pub names: Vec<String>,
}

/// Loads who was at a meeting; `None` where that was not written down.
pub type WhoWasThere = for<'a> fn(&'a Portal, MeetingId) -> BoxFuture<'a, Result<Option<Presence>, AppError>>;

/// What other features know of a meeting. `None` for what no feature knows.
#[derive(Clone, Copy, Default)]
pub struct Composition {
    pub timings: Option<LoadTimings>,
    pub follow_ups: Option<FollowUps>,
    pub votes: Option<Votes>,
    pub presence: Option<WhoWasThere>,
}

/// The composition as a type: the form that edits minutes finds them by itself.
pub trait Composed: Send + Sync + 'static {
    const COMPOSITION: Composition;
}
