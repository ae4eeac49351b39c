//! Where the pages of meetings are, in both languages.

use crate::{i18n::Lang, ids::MeetingId};

/// What is coming in all communities.
pub const LIST: [&str; 2] = ["/fr/rencontres", "/en/meetings"];
/// One meeting.
pub const SHOW: [&str; 2] = ["/fr/rencontres/{id}", "/en/meetings/{id}"];

/// The list's path.
#[must_use]
pub const fn list(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => LIST[0],
        Lang::En => LIST[1],
    }
}

/// One meeting's path.
#[must_use]
pub fn show(lang: Lang, id: MeetingId) -> String {
    format!("{}/{id}", list(lang))
}
