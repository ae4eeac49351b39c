//! The names of this feature's values, in both languages.

use super::model::{Conflict, Mark, ProjectFilter, ScreeningState, Verdict};
use ensemble_core::Lang;
use ensemble_texts as t;

/// What is said of a project.
pub(super) fn verdict(lang: Lang, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Relevant => t::screening_relevant(lang),
        Verdict::NotRelevant => t::screening_not_relevant(lang),
    }
}

/// Why a reviewer cannot judge a project, as the reviewer says it.
pub(super) fn own_conflict(lang: Lang, conflict: Conflict) -> &'static str {
    match conflict {
        Conflict::Knows => t::screening_conflict_knows(lang),
        Conflict::Helped => t::screening_conflict_helped(lang),
        Conflict::Other => t::screening_conflict_other(lang),
    }
}

/// The same, as coordinators read it.
pub(super) fn conflict(lang: Lang, conflict: Conflict) -> &'static str {
    match conflict {
        Conflict::Knows => t::screening_has_knows(lang),
        Conflict::Helped => t::screening_has_helped(lang),
        Conflict::Other => t::screening_has_other(lang),
    }
}

/// How far a project is.
pub(super) fn state(lang: Lang, state: ScreeningState) -> &'static str {
    match state {
        ScreeningState::Unread => t::screening_unread(lang),
        ScreeningState::Partly => t::screening_partly(lang),
        ScreeningState::AgreedRelevant => t::screening_agreed_relevant(lang),
        ScreeningState::AgreedNot => t::screening_agreed_not(lang),
        ScreeningState::Disagreed => t::screening_disagreed(lang),
        ScreeningState::Settled => t::screening_settled(lang),
    }
}

/// What a project is to a reviewer.
pub(super) fn mark(lang: Lang, mark: Mark) -> &'static str {
    match mark {
        Mark::ToRead => t::screening_to_read(lang),
        Mark::ReadByOthers => t::screening_read_by_others(lang),
        Mark::Relevant => t::screening_relevant(lang),
        Mark::NotRelevant => t::screening_not_relevant(lang),
        Mark::Disagreed => t::screening_disagreed(lang),
        Mark::Conflict => t::screening_in_conflict(lang),
        Mark::Settled => t::screening_settled(lang),
        Mark::Changed => t::screening_to_read_again(lang),
    }
}

/// Which projects a list shows.
pub(super) fn filter(lang: Lang, filter: ProjectFilter) -> &'static str {
    match filter {
        ProjectFilter::All => t::screening_filter_all(lang),
        ProjectFilter::ToDecide => t::screening_filter_to_decide(lang),
        ProjectFilter::Waiting => t::screening_filter_waiting(lang),
        ProjectFilter::Decided => t::screening_filter_decided(lang),
    }
}
