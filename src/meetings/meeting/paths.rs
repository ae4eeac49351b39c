//! Where the pages of meetings are, in both languages.

use ensemble_common::{
    editing::paths::{EditPaths, edit_paths},
    export::file_paths,
};
use ensemble_core::{
    Lang,
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

/// Announcing a meeting.
pub const PUBLISH: [&str; 2] = ["/fr/rencontres/{id}/publier", "/en/meetings/{id}/publish"];
/// Taking the announcement back.
pub const WITHDRAW: [&str; 2] = ["/fr/rencontres/{id}/retirer", "/en/meetings/{id}/withdraw"];
/// Opening a meeting, people being together.
pub const BEGIN: [&str; 2] = ["/fr/rencontres/{id}/commencer", "/en/meetings/{id}/begin"];
/// Closing a meeting.
pub const CLOSE: [&str; 2] = ["/fr/rencontres/{id}/terminer", "/en/meetings/{id}/close"];
/// Taking the closing back.
pub const REOPEN: [&str; 2] = ["/fr/rencontres/{id}/rouvrir", "/en/meetings/{id}/reopen"];

/// Cancelling a meeting that was announced.
pub const CANCEL: [&str; 2] = ["/fr/rencontres/{id}/annuler", "/en/meetings/{id}/cancel"];
/// Undoing that.
pub const RESTORE: [&str; 2] = ["/fr/rencontres/{id}/retablir", "/en/meetings/{id}/restore"];

/// Saying whether one comes: emails lead there.
pub const ANSWER: [&str; 2] = ["/fr/rencontres/{id}/presence", "/en/meetings/{id}/attendance"];

/// Its minutes: search and the agenda of the next meeting lead there.
pub const MINUTES: [&str; 2] = ["/fr/rencontres/{id}/compte-rendu", "/en/meetings/{id}/minutes"];

/// What people read for a meeting.
pub const DOCUMENTS: [&str; 2] = ["/fr/rencontres/{id}/documents", "/en/meetings/{id}/documents"];
/// Adding a link to what people read.
pub const ADD_LINK: [&str; 2] = ["/fr/rencontres/{id}/documents/lien", "/en/meetings/{id}/documents/link"];
/// Adding a file.
pub const ADD_FILE: [&str; 2] = ["/fr/rencontres/{id}/documents/fichier", "/en/meetings/{id}/documents/file"];
/// One file of them.
pub const DOCUMENT: [&str; 2] =
    ["/fr/rencontres/{id}/documents/{document}", "/en/meetings/{id}/documents/{document}"];
/// Moving a document up or down.
pub const MOVE_DOCUMENT: [&str; 2] =
    ["/fr/rencontres/{id}/documents/{document}/deplacer", "/en/meetings/{id}/documents/{document}/move"];
/// Removing a document.
pub const REMOVE_DOCUMENT: [&str; 2] =
    ["/fr/rencontres/{id}/documents/{document}/retirer", "/en/meetings/{id}/documents/{document}/remove"];
/// Undoing the removal of a document.
pub const RESTORE_DOCUMENT: [&str; 2] =
    ["/fr/rencontres/{id}/documents/{document}/retablir", "/en/meetings/{id}/documents/{document}/restore"];

/// Writing a meeting's agenda, together with others; a plain form saves an item there.
pub const AGENDA: [&str; 2] = ["/fr/rencontres/{id}/ordre-du-jour", "/en/meetings/{id}/agenda"];
/// Adding an item.
pub const ADD_ITEM: [&str; 2] = ["/fr/rencontres/{id}/ordre-du-jour/ajouter", "/en/meetings/{id}/agenda/add"];
/// Saving an item and moving it up.
pub const MOVE_ITEM_UP: [&str; 2] =
    ["/fr/rencontres/{id}/ordre-du-jour/monter", "/en/meetings/{id}/agenda/up"];
/// Saving an item and moving it down.
pub const MOVE_ITEM_DOWN: [&str; 2] =
    ["/fr/rencontres/{id}/ordre-du-jour/descendre", "/en/meetings/{id}/agenda/down"];
/// Saving an item and confirming its translation.
pub const CONFIRM_ITEM: [&str; 2] =
    ["/fr/rencontres/{id}/ordre-du-jour/confirmer", "/en/meetings/{id}/agenda/confirm"];
/// Saving an item and dividing it in two.
pub const SPLIT_ITEM: [&str; 2] =
    ["/fr/rencontres/{id}/ordre-du-jour/diviser", "/en/meetings/{id}/agenda/split"];
/// Saving an item and joining it with the next.
pub const MERGE_ITEM: [&str; 2] =
    ["/fr/rencontres/{id}/ordre-du-jour/fusionner", "/en/meetings/{id}/agenda/merge"];
/// Saving an item and removing it; it can be restored.
pub const REMOVE_ITEM: [&str; 2] =
    ["/fr/rencontres/{id}/ordre-du-jour/retirer", "/en/meetings/{id}/agenda/remove"];
/// Restoring an item that was removed.
pub const RESTORE_ITEM: [&str; 2] =
    ["/fr/rencontres/{id}/ordre-du-jour/remettre", "/en/meetings/{id}/agenda/restore"];
/// The agenda on paper.
pub const AGENDA_PRINT: [&str; 2] =
    ["/fr/rencontres/{id}/ordre-du-jour/imprimer", "/en/meetings/{id}/agenda/print"];
/// Its files, in the order of [`Format::ALL`](ensemble_publication::Format::ALL).
pub const AGENDA_FILES: [[&str; 2]; 6] =
    file_paths!("/fr/rencontres/{id}/ordre-du-jour/ordre-du-jour", "/en/meetings/{id}/agenda/agenda");
/// What happened to it.
pub const AGENDA_HISTORY: [&str; 2] =
    ["/fr/rencontres/{id}/ordre-du-jour/historique", "/en/meetings/{id}/agenda/history"];
/// Going back to an earlier version.
pub const RESTORE_AGENDA: [&str; 2] =
    ["/fr/rencontres/{id}/ordre-du-jour/historique/revenir", "/en/meetings/{id}/agenda/history/restore"];
/// Naming a version.
pub const NAME_AGENDA: [&str; 2] =
    ["/fr/rencontres/{id}/ordre-du-jour/historique/nommer", "/en/meetings/{id}/agenda/history/name"];

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
    of_document(DOCUMENT, lang, id, document)
}

/// What is done with one document of a meeting.
#[must_use]
pub fn of_document(paths: [&str; 2], lang: Lang, id: MeetingId, document: DocumentId) -> String {
    of(paths, lang, id).replace("{document}", &document.to_string())
}
