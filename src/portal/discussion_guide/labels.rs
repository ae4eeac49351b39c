//! The words of this feature's values, in both languages.

use super::{
    actions::Outcome,
    model::{Partnership, Table},
    rules::{Change, WHOLE_GROUP},
};
use ensemble_core::Lang;
use ensemble_texts as t;

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
        Outcome::Gone => t::guide_gone(lang),
    })
}
