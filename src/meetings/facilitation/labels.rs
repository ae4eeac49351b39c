//! Names of values, in both languages.

use super::model::Refusal;
use ensemble_core::Lang;
use ensemble_texts as t;

/// Why something was not done.
#[must_use]
pub fn refusal(lang: Lang, refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Ended => t::run_refused_ended(lang),
        Refusal::NoItem => t::run_refused_no_item(lang),
        Refusal::Locked => t::run_refused_locked(lang),
        Refusal::Minutes => t::run_refused_minutes(lang),
    }
}
