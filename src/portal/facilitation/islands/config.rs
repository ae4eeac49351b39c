//! What the clock of a page needs to know, and its words.

use serde::{Deserialize, Serialize};

use crate::facilitation::model::Left;
use ensemble_core::Lang;

/// The clock of one page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RunConfig {
    pub lang: Lang,
    /// Where the events of the meeting are.
    pub events: String,
    /// Where the server's time is.
    pub time: String,
    /// The number of the last change when the page was made.
    pub number: u64,
    /// The agenda that the page shows: see `live`.
    pub agenda: String,
    /// When the page was made, by the server's clock.
    pub now: i64,
    /// Whether the page is read again at once when something changed. Of many followers each waits for another moment.
    pub eager: bool,
    pub words: RunWords,
}

/// What the clock says; `{}` stands for a number.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RunWords {
    pub minutes: String,
    pub seconds: String,
    pub up: String,
    pub over: String,
    /// What is announced when 5, 1 and 0 minutes are left.
    pub announced: [String; 3],
    /// The connection was lost.
    pub lost: String,
    /// The right or the session has ended.
    pub ended: String,
}

impl RunWords {
    /// What is left, in words, from milliseconds.
    #[must_use]
    pub fn left(&self, millis: i64) -> String {
        let with = |words: &str, number: i64| words.replace("{}", &number.to_string());
        match Left::of(millis) {
            Left::Minutes(minutes) => with(&self.minutes, minutes),
            Left::Seconds(seconds) => with(&self.seconds, seconds),
            Left::Up => self.up.clone(),
            Left::Over(minutes) => with(&self.over, minutes),
        }
    }
}
