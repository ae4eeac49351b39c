//! The names of this feature's values, in both languages.

use super::model::{Level, Method};
use ensemble_core::{Lang, format};
use ensemble_meetings::meeting::{self, model::Zone};
use ensemble_texts as t;

/// A moment with the zone of its hour, and on the reader's own clock where it is another.
pub(super) fn moment(lang: Lang, millis: i64) -> String {
    meeting::zoned_moment(lang, millis, Zone::Eastern)
}

/// The same without the reader's own hour, for what others read.
pub(super) fn moment_for_others(lang: Lang, millis: i64) -> String {
    format!("{} ({})", format::moment(lang, millis), t::meeting_zone(lang))
}

/// What a method is called.
pub(super) fn method(lang: Lang, method: Method) -> &'static str {
    match method {
        Method::Dots => t::vote_method_dots(lang),
        Method::Approval => t::vote_method_approval(lang),
        Method::Consent => t::vote_method_consent(lang),
    }
}

/// How one votes, in a sentence.
pub(super) fn method_hint(lang: Lang, method: Method) -> &'static str {
    match method {
        Method::Dots => t::vote_method_dots_hint(lang),
        Method::Approval => t::vote_method_approval_hint(lang),
        Method::Consent => t::vote_method_consent_hint(lang),
    }
}

/// What a person says of a theme.
pub(super) fn level(lang: Lang, level: Level) -> &'static str {
    match level {
        Level::Agree => t::vote_level_agree(lang),
        Level::Reservation => t::vote_level_reservation(lang),
        Level::Objection => t::vote_level_objection(lang),
    }
}
