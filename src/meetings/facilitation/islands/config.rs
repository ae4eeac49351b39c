//! What the clock of a page needs to know, and its words.

use serde::{Deserialize, Serialize};

use ensemble_core::Lang;
use ensemble_ui::LeftWords;

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

/// What the clock says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RunWords {
    pub left: LeftWords,
    /// What is announced when people come to another item; `{}` stands for its title.
    pub item: String,
    /// What is announced when 5, 1 and 0 minutes are left.
    pub announced: [String; 3],
    /// The connection was lost.
    pub lost: String,
    /// The right or the session has ended.
    pub ended: String,
}
