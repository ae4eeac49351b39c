//! The words of this feature's values, in both languages.

use super::{
    actions::Outcome,
    model::{SectionSource, Worked},
};
use ensemble_core::Lang;
use ensemble_texts as t;

pub(super) fn worked(lang: Lang, worked: Worked) -> &'static str {
    match worked {
        Worked::Yes => t::section_use_worked_yes(lang),
        Worked::Partly => t::section_use_worked_partly(lang),
        Worked::No => t::section_use_worked_no(lang),
    }
}

pub(super) fn source(lang: Lang, source: SectionSource) -> &'static str {
    match source {
        SectionSource::PracticeGuide => t::section_use_of_practice_guide(lang),
        SectionSource::DiscussionGuide => t::guide_guide(lang),
    }
}

/// Why nothing was done; `None` when it was.
pub(super) fn refusal(lang: Lang, outcome: &Outcome) -> Option<&'static str> {
    Some(match outcome {
        Outcome::Done | Outcome::Unconfirmed(..) => return None,
        Outcome::Closed => t::section_use_closed(lang),
        Outcome::TooEarly => t::section_use_too_early(lang),
        Outcome::Used => t::section_use_used(lang),
        Outcome::Commented => t::section_use_commented(lang),
        Outcome::Gone => t::section_use_gone(lang),
    })
}
