//! The names of values, in both languages.

use super::model::{Column, ContributionKind};
use ensemble_common::handover::rules::MIN_GROUP;
use ensemble_core::{Lang, format};
use ensemble_texts as t;

/// What a kind of contribution is called in a form.
pub(super) fn kind(lang: Lang, kind: ContributionKind) -> &'static str {
    match kind {
        ContributionKind::Reflection => t::research_kind_reflection(lang),
        ContributionKind::Trial => t::research_kind_trial(lang),
        ContributionKind::Feedback => t::research_kind_feedback(lang),
    }
}

/// What a column holds.
pub(super) fn column(lang: Lang, column: Column) -> String {
    let meaning = match column {
        Column::Pseudonym => t::research_column_pseudonym(lang),
        Column::Kind => t::research_column_kind(lang),
        Column::Profession => t::research_column_profession(lang),
        Column::Language => t::research_column_language(lang),
        Column::Level => t::research_column_level(lang),
        Column::SchoolYear => t::research_column_school_year(lang),
        Column::Mark => t::research_column_mark(lang),
        Column::Outcome => t::research_column_outcome(lang),
        Column::Tags => return t::research_column_tags(lang, MIN_GROUP),
    };
    meaning.to_owned()
}

/// A day.
pub(super) fn day(lang: Lang, millis: i64) -> String {
    format::date(lang, format::local(millis).date())
}
