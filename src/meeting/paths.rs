//! Where the pages of meetings are, in both languages.

use crate::{
    editing::paths::{EditPaths, edit_paths},
    i18n::Lang,
    ids::{DocumentId, MeetingId},
};

/// What is coming in all communities.
pub const LIST: [&str; 2] = ["/fr/rencontres", "/en/meetings"];
/// One meeting.
pub const SHOW: [&str; 2] = ["/fr/rencontres/{id}", "/en/meetings/{id}"];
/// A new meeting of a community.
pub const NEW: [&str; 2] =
    ["/fr/communautes/{slug}/rencontres/nouvelle", "/en/communities/{slug}/meetings/new"];
/// Changing a meeting.
pub const EDITING: EditPaths = edit_paths!("/fr/rencontres/{id}/modifier", "/en/meetings/{id}/edit");
/// The form in which it is changed.
pub const EDIT: [&str; 2] = EDITING.edit;
/// Taking a meeting from one phase to the next.
pub const PHASE: [&str; 2] = ["/fr/rencontres/{id}/etape", "/en/meetings/{id}/phase"];
/// What people read for a meeting.
pub const DOCUMENTS: [&str; 2] = ["/fr/rencontres/{id}/documents", "/en/meetings/{id}/documents"];
/// One file of them.
pub const DOCUMENT: [&str; 2] =
    ["/fr/rencontres/{id}/documents/{document}", "/en/meetings/{id}/documents/{document}"];

/// Writing a meeting's agenda, together with others.
pub const AGENDA: [&str; 2] = ["/fr/rencontres/{id}/ordre-du-jour", "/en/meetings/{id}/agenda"];
/// The agenda on paper.
pub const AGENDA_PRINT: [&str; 2] =
    ["/fr/rencontres/{id}/ordre-du-jour/imprimer", "/en/meetings/{id}/agenda/print"];
/// What happened to it.
pub const AGENDA_HISTORY: [&str; 2] =
    ["/fr/rencontres/{id}/ordre-du-jour/historique", "/en/meetings/{id}/agenda/history"];

/// The list's path.
#[must_use]
pub const fn list(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => LIST[0],
        Lang::En => LIST[1],
    }
}

/// One meeting's path.
#[must_use]
pub fn show(lang: Lang, id: MeetingId) -> String {
    of(SHOW, lang, id)
}

/// A page of one meeting.
#[must_use]
pub fn of(paths: [&str; 2], lang: Lang, id: MeetingId) -> String {
    paths[usize::from(lang == Lang::En)].replace("{id}", &id.to_string())
}

/// A page of one meeting, in both languages.
#[must_use]
pub fn both(paths: [&str; 2], id: MeetingId) -> [String; 2] {
    Lang::ALL.map(|lang| of(paths, lang, id))
}

/// A file that is kept for a meeting.
#[must_use]
pub fn document(lang: Lang, id: MeetingId, document: DocumentId) -> String {
    of(DOCUMENT, lang, id).replace("{document}", &document.to_string())
}
