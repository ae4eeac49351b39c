//! The texts of rich text fields.

use std::collections::BTreeMap;

use ensemble_core::Lang;
use ensemble_texts as t;

/// What the buttons of rich text fields say, for their script.
pub(super) fn labels(lang: Lang) -> String {
    let labels = [
        ("toolbar", t::rich_text_toolbar(lang)),
        ("bold", t::rich_text_bold(lang)),
        ("italic", t::rich_text_italic(lang)),
        ("heading", t::rich_text_heading(lang)),
        ("bullet", t::rich_text_list(lang)),
        ("ordered", t::rich_text_numbers(lang)),
        ("quote", t::rich_text_quote(lang)),
        ("link", t::rich_text_link(lang)),
        ("table", t::rich_text_table(lang)),
        ("addRow", t::rich_text_add_row(lang)),
        ("addColumn", t::rich_text_add_column(lang)),
        ("removeRow", t::rich_text_remove_row(lang)),
        ("removeColumn", t::rich_text_remove_column(lang)),
        ("undo", t::rich_text_undo(lang)),
        ("redo", t::rich_text_redo(lang)),
        ("linkAddress", t::rich_text_link_address(lang)),
        ("linkApply", t::rich_text_link_apply(lang)),
        ("linkRemove", t::rich_text_link_remove(lang)),
        ("linkWrong", t::rich_text_link_wrong(lang)),
        ("pastePlain", t::rich_text_paste_plain(lang)),
        ("pasteRefused", t::rich_text_paste_refused(lang)),
        ("mention", t::rich_text_mention(lang)),
        ("mentionFound", t::rich_text_mention_found(lang)),
        ("help", t::rich_text_help(lang)),
    ];
    let labels: BTreeMap<&str, &str> = labels.into_iter().collect();
    serde_json::to_string(&labels).unwrap_or_default()
}
