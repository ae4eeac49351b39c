//! The names of this feature's values, in both languages.

use super::model::Decision;
use ensemble_core::Lang;
use ensemble_texts as t;

/// What is decided, as the choice says it, and what follows from it.
pub(super) fn decision(lang: Lang, decision: Decision) -> (&'static str, &'static str) {
    match decision {
        Decision::Keep => (t::theme_keep(lang), t::theme_keep_hint(lang)),
        Decision::SetAside => (t::theme_set_aside(lang), t::theme_set_aside_hint(lang)),
        Decision::Merge => (t::theme_merge(lang), t::theme_merge_hint(lang)),
        Decision::Reopen => (t::theme_reopen(lang), t::theme_reopen_hint(lang)),
    }
}
