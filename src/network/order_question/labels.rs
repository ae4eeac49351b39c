//! The names of this feature's values, in both languages.

use super::model::{Given, ListState};
use ensemble_core::{Lang, format};
use ensemble_texts as t;

/// A day.
pub(super) fn day(lang: Lang, millis: i64) -> String {
    format::date(lang, format::local(millis).date())
}

pub(super) fn given(lang: Lang, given: Given) -> &'static str {
    match given {
        Given::Text => t::order_question_given_text(lang),
        Given::Meeting => t::order_question_given_meeting(lang),
    }
}

pub(super) fn list(lang: Lang, state: ListState) -> &'static str {
    match state {
        ListState::Open => t::order_question_list_open(lang),
        ListState::Frozen => t::order_question_list_frozen(lang),
        ListState::Past => t::order_question_list_past(lang),
    }
}
