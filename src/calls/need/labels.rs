//! The names of this feature's values, in both languages.

use super::model::{Decision, NeedState, Origin};
use ensemble_core::Lang;
use ensemble_texts as t;
use ensemble_ui::Tone;

/// A rank, or that there is none.
pub(super) fn rank(lang: Lang, rank: Option<u32>) -> &'static str {
    match rank {
        Some(1) => t::need_rank_first(lang),
        Some(2) => t::need_rank_second(lang),
        Some(_) => t::need_rank_third(lang),
        None => t::need_rank_none(lang),
    }
}

/// What became of a need.
pub(super) fn state(lang: Lang, state: NeedState) -> (&'static str, Tone) {
    match state {
        NeedState::Gathered => (t::need_state_gathered(lang), Tone::Plain),
        NeedState::Priority => (t::need_state_priority(lang), Tone::Good),
        NeedState::SetAside => (t::need_state_set_aside(lang), Tone::Warn),
    }
}

/// Where a need comes from.
pub(super) fn origin(lang: Lang, origin: Origin) -> &'static str {
    match origin {
        Origin::Offered => t::need_origin_offered(lang),
        Origin::Written => t::need_origin_written(lang),
        Origin::Group => t::need_origin_group(lang),
    }
}

/// What is decided, as the choice says it, and what follows from it.
pub(super) fn decision(lang: Lang, decision: Decision) -> (&'static str, &'static str) {
    match decision {
        Decision::Keep => (t::need_keep(lang), t::need_keep_hint(lang)),
        Decision::SetAside => (t::need_set_aside(lang), t::need_set_aside_hint(lang)),
        Decision::Reopen => (t::need_reopen(lang), t::need_reopen_hint(lang)),
    }
}
