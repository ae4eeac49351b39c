//! Moving something in a list by a button.

use ensemble_core::{Lang, string_enum};
use ensemble_texts as t;

string_enum! {
    /// Where something in a list goes.
    Direction {
        /// Before the one that precedes it.
        Up = "up",
        /// Behind the one that follows it.
        Down = "down",
    }
}

impl Direction {
    /// What a button for it says.
    #[must_use]
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Up => t::administration_up(lang),
            Self::Down => t::administration_down(lang),
        }
    }
}
