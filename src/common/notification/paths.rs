//! Where the pages of notifications are, in both languages.

pub use super::model::{PREFERENCES, UNSUBSCRIBE};
use ensemble_core::Lang;

/// The list.
pub const LIST: [&str; 2] = ["/fr/notifications", "/en/notifications"];
/// Marks all as read.
pub const READ_ALL: [&str; 2] = ["/fr/notifications/lues", "/en/notifications/read"];
/// One notification: it is marked as read, and its subject is shown.
pub const FOLLOW: [&str; 2] = ["/fr/notifications/{notification}", "/en/notifications/{notification}"];

/// A page's path in a language.
#[must_use]
pub const fn of(paths: [&'static str; 2], lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => paths[0],
        Lang::En => paths[1],
    }
}

/// A page's path in both languages.
#[must_use]
pub fn both(paths: [&'static str; 2]) -> [String; 2] {
    paths.map(str::to_owned)
}

/// The path of one notification.
#[must_use]
pub fn follow(lang: Lang, id: &str) -> String {
    of(FOLLOW, lang).replace("{notification}", id)
}
