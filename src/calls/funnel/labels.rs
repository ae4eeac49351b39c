//! The names of steps, breakdowns and groups, in both languages.

use super::model::{Breakdown, Group, Step};
use crate::call::labels::sector_word;
use ensemble_communities::community::level_word;
use ensemble_core::Lang;
use ensemble_texts as t;

/// How far an answer came.
pub(super) fn step(lang: Lang, step: Step) -> &'static str {
    match step {
        Step::Begun => t::funnel_step_begun(lang),
        Step::Sent => t::funnel_step_sent(lang),
        Step::Confirmed => t::funnel_step_confirmed(lang),
        Step::Relevant => t::funnel_step_relevant(lang),
        Step::Offered => t::funnel_step_offered(lang),
        Step::Accepted => t::funnel_step_accepted(lang),
        Step::Present => t::funnel_step_present(lang),
    }
}

/// What the groups of a breakdown differ by.
pub(super) fn breakdown(lang: Lang, by: Breakdown) -> &'static str {
    match by {
        Breakdown::Sector => t::funnel_sector(lang),
        Breakdown::Level => t::funnel_level(lang),
        Breakdown::Language => t::funnel_language(lang),
        Breakdown::Region => t::funnel_region(lang),
    }
}

/// The name of a breakdown.
pub(super) fn by(lang: Lang, by: Breakdown) -> &'static str {
    match by {
        Breakdown::Sector => t::funnel_by_sector(lang),
        Breakdown::Level => t::funnel_by_level(lang),
        Breakdown::Language => t::funnel_by_language(lang),
        Breakdown::Region => t::funnel_by_region(lang),
    }
}

/// A group.
pub(super) fn group(lang: Lang, group: Group) -> &'static str {
    match group {
        Group::Sector(Some(sector)) => sector_word(lang, sector),
        Group::Level(Some(level)) => level_word(lang, level),
        Group::Region(Some(region)) => region.name(),
        Group::Language(spoken) => language(lang, spoken),
        Group::Sector(None) | Group::Level(None) | Group::Region(None) => t::funnel_not_chosen(lang),
    }
}

/// A language.
pub(super) fn language(lang: Lang, spoken: Lang) -> &'static str {
    match spoken {
        Lang::Fr => t::funnel_french(lang),
        Lang::En => t::funnel_english(lang),
    }
}
