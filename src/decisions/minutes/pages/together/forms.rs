//! A plain form for each section of a text.

use ensemble_common::prelude::*;

use super::super::{super::paths, Place};
use ensemble_core::{Lang, error::FieldError};
use ensemble_document::agenda::Agenda;
use ensemble_meetings::meeting::{ItemInput, SectionForms};
use ensemble_texts as t;

/// The sections of a text as they were with its update of this number, and the form that could not be saved.
pub(super) fn forms(
    lang: Lang,
    place: &Place,
    of: Lang,
    (text, number): (&Agenda, i64),
    rejected: Option<&ItemInput>,
    errors: &[FieldError],
) -> AnyView {
    let address = |path| paths::of_text(path, lang, place.meeting().id, of);
    SectionForms {
        lang,
        of,
        id: "minutes",
        text,
        number,
        rejected,
        errors,
        save: address(paths::TOGETHER),
        add: address(paths::ADD_SECTION),
        restore: address(paths::RESTORE_SECTION),
        buttons: vec![
            (address(paths::MOVE_SECTION_UP), t::agenda_save_up(lang)),
            (address(paths::MOVE_SECTION_DOWN), t::agenda_save_down(lang)),
            (address(paths::REMOVE_SECTION), t::agenda_word_remove(lang)),
        ],
        empty: None,
    }
    .view()
}
