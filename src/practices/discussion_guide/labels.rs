//! The words of this feature's values, in both languages.

use super::{
    actions::Outcome,
    model::{Partnership, StepKind, Table, WrittenGuide},
    rules::{Change, Missing, WHOLE_GROUP},
};
use ensemble_core::Lang;
use ensemble_texts as t;
use ensemble_ui::Tone;

pub(super) fn partnership(lang: Lang, kind: Partnership) -> &'static str {
    match kind {
        Partnership::Present => t::guide_present(lang),
        Partnership::Possible => t::guide_possible(lang),
    }
}

pub(super) fn table(lang: Lang, table: &Table) -> String {
    match (table.number, table.name.as_str()) {
        (WHOLE_GROUP, _) => t::guide_whole_group(lang).to_owned(),
        (number, "") => t::guide_table(lang, number),
        (number, name) => t::guide_table_named(lang, name, number),
    }
}

pub(super) fn change(lang: Lang, change: Change) -> &'static str {
    match change {
        Change::Begun => t::guide_change_begun(lang),
        Change::New => t::guide_change_new(lang),
        Change::Same => t::guide_change_same(lang),
        Change::NotNamed => t::guide_change_not_named(lang),
    }
}

/// Why nothing was done; `None` when it was.
pub(super) fn refusal(lang: Lang, outcome: &Outcome) -> Option<&'static str> {
    Some(match outcome {
        Outcome::Done | Outcome::Unconfirmed(..) => return None,
        Outcome::NoGuide => t::guide_none(lang),
        Outcome::OtherTable => t::guide_other_table(lang),
        Outcome::Closed => t::guide_closed(lang),
        Outcome::Answered => t::guide_answered(lang),
        Outcome::Gone => t::guide_gone(lang),
    })
}

pub(super) fn step_kind(lang: Lang, kind: StepKind) -> &'static str {
    match kind {
        StepKind::Question => t::guide_text_kind_question(lang),
        StepKind::Video => t::guide_text_kind_video(lang),
        StepKind::Partners => t::guide_text_kind_partners(lang),
        StepKind::Elements => t::guide_text_kind_elements(lang),
        StepKind::Sheet => t::guide_text_kind_sheet(lang),
    }
}

/// How far a guide is.
pub(super) fn state(lang: Lang, guide: &WrittenGuide) -> (String, Tone) {
    match guide {
        WrittenGuide { archived_at: Some(_), .. } => {
            (t::guide_text_state_archived(lang).to_owned(), Tone::Plain)
        }
        WrittenGuide { version: 0, .. } => (t::guide_text_state_draft(lang).to_owned(), Tone::Plain),
        WrittenGuide { changed: true, version, .. } => {
            (t::guide_text_state_changed(lang, *version), Tone::Warn)
        }
        WrittenGuide { version, .. } => (t::guide_text_state_published(lang, *version), Tone::Good),
    }
}

/// What a guide lacks, in a sentence.
pub(super) fn missing(lang: Lang, missing: Missing) -> String {
    match missing {
        Missing::Title(Lang::Fr) => t::guide_text_missing_title_fr(lang).to_owned(),
        Missing::Title(Lang::En) => t::guide_text_missing_title_en(lang).to_owned(),
        Missing::Summary(Lang::Fr) => t::guide_text_missing_summary_fr(lang).to_owned(),
        Missing::Summary(Lang::En) => t::guide_text_missing_summary_en(lang).to_owned(),
        Missing::Steps => t::guide_text_missing_steps(lang).to_owned(),
        Missing::Step(number, Lang::Fr) => t::guide_text_missing_step_fr(lang, number),
        Missing::Step(number, Lang::En) => t::guide_text_missing_step_en(lang, number),
    }
}
