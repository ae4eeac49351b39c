//! Where the pages of reflections are, in both languages.

use crate::{
    editing::paths::{EditPaths, edit_paths},
    i18n::Lang,
    ids::{AttachmentId, ReflectionId},
};

pub use crate::community::paths::REFLECTIONS as LIST;

/// One's own, and what one has begun.
pub const MINE: [&str; 2] = ["/fr/mes-reflexions", "/en/my-reflections"];
/// One's own, to take along.
pub const MINE_EXPORT: [&str; 2] = ["/fr/mes-reflexions/archive", "/en/my-reflections/archive"];
/// A new one.
pub const CREATING: EditPaths = edit_paths!("/fr/reflexions/nouvelle", "/en/reflections/new");
/// The form of a new one.
pub const NEW: [&str; 2] = CREATING.edit;
/// Public ones, for those who follow.
pub const FEED: [&str; 2] = ["/fr/reflexions/fil", "/en/reflections/feed"];
/// One of them.
pub const SHOW: [&str; 2] = ["/fr/reflexions/{reflection}", "/en/reflections/{reflection}"];
/// Writing it.
pub const EDITING: EditPaths =
    edit_paths!("/fr/reflexions/{reflection}/modifier", "/en/reflections/{reflection}/edit");
/// The form in which it is written.
pub const EDIT: [&str; 2] = EDITING.edit;
/// Replacing names with initials in that form.
pub const EDIT_INITIALS: [&str; 2] =
    ["/fr/reflexions/{reflection}/modifier/initiales", "/en/reflections/{reflection}/edit/initials"];
/// What it said before.
pub const HISTORY: [&str; 2] =
    ["/fr/reflexions/{reflection}/historique", "/en/reflections/{reflection}/history"];
/// Who sees it.
pub const SHARE: [&str; 2] = ["/fr/reflexions/{reflection}/partage", "/en/reflections/{reflection}/sharing"];
/// Taking it away.
pub const REMOVE: [&str; 2] = ["/fr/reflexions/{reflection}/retrait", "/en/reflections/{reflection}/removal"];
/// Its text in the other language.
pub const TRANSLATING: EditPaths =
    edit_paths!("/fr/reflexions/{reflection}/traduction", "/en/reflections/{reflection}/translation");
/// The form in which it is translated.
pub const TRANSLATION: [&str; 2] = TRANSLATING.edit;
/// Replacing names with initials in that form.
pub const TRANSLATION_INITIALS: [&str; 2] =
    ["/fr/reflexions/{reflection}/traduction/initiales", "/en/reflections/{reflection}/translation/initials"];
/// Confirming that the translation was read over.
pub const TRANSLATION_REVIEW: [&str; 2] =
    ["/fr/reflexions/{reflection}/traduction/relecture", "/en/reflections/{reflection}/translation/review"];
/// Answering it.
pub const COMMENTS: [&str; 2] =
    ["/fr/reflexions/{reflection}/commentaires", "/en/reflections/{reflection}/comments"];
/// Saying what it meant.
pub const REACTIONS: [&str; 2] =
    ["/fr/reflexions/{reflection}/reactions", "/en/reflections/{reflection}/reactions"];
/// Saying that it is a finding, or a challenge.
pub const KIND: [&str; 2] = ["/fr/reflexions/{reflection}/marque", "/en/reflections/{reflection}/mark"];
/// Asking the facilitators to look at it.
pub const REPORT: [&str; 2] =
    ["/fr/reflexions/{reflection}/signalement", "/en/reflections/{reflection}/report"];
/// Who wrote it, for a reason.
pub const AUTHOR: [&str; 2] = ["/fr/reflexions/{reflection}/auteur", "/en/reflections/{reflection}/author"];
/// Its files.
pub const ATTACHMENTS: [&str; 2] =
    ["/fr/reflexions/{reflection}/fichiers", "/en/reflections/{reflection}/files"];
/// One of them.
pub const ATTACHMENT: [&str; 2] =
    ["/fr/reflexions/{reflection}/fichiers/{attachment}", "/en/reflections/{reflection}/files/{attachment}"];
/// A new one that a group writes.
pub const NEW_TOGETHER: [&str; 2] =
    ["/fr/reflexions/nouvelle-note-de-groupe", "/en/reflections/new-group-note"];
/// Writing in a group's note.
pub const TOGETHER: [&str; 2] =
    ["/fr/reflexions/{reflection}/ensemble", "/en/reflections/{reflection}/together"];
/// Closing a group's note, signing it, opening it again.
pub const CLOSING: [&str; 2] =
    ["/fr/reflexions/{reflection}/cloture", "/en/reflections/{reflection}/closing"];
/// What was reported in a community.
pub const MODERATION: [&str; 2] = ["/fr/communautes/{slug}/signalements", "/en/communities/{slug}/reports"];
/// What was shared with a community, to take along.
pub const EXPORT: [&str; 2] =
    ["/fr/communautes/{slug}/reflexions/archive", "/en/communities/{slug}/reflections/archive"];
/// Finding things.
pub const SEARCH: [&str; 2] = ["/fr/recherche", "/en/search"];

/// A page that needs no id.
#[must_use]
pub const fn at(paths: [&'static str; 2], lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => paths[0],
        Lang::En => paths[1],
    }
}

/// A page of one reflection.
#[must_use]
pub fn of(paths: [&str; 2], lang: Lang, id: ReflectionId) -> String {
    paths[usize::from(lang == Lang::En)].replace("{reflection}", &id.to_string())
}

/// A page of one reflection, in both languages.
#[must_use]
pub fn both(paths: [&str; 2], id: ReflectionId) -> [String; 2] {
    Lang::ALL.map(|lang| of(paths, lang, id))
}

/// One reflection's path.
#[must_use]
pub fn show(lang: Lang, id: ReflectionId) -> String {
    of(SHOW, lang, id)
}

/// Where an email sends those whose reflection was answered. Of an address with a query nothing is kept
/// of an email that was sent, nor shown to those who look after the mail: beside whom it went to, it
/// would tell whose a reflection without a name is.
#[must_use]
pub fn replies(lang: Lang, id: ReflectionId) -> String {
    format!("{}?from=mail#comments", show(lang, id))
}

/// A file that belongs to a reflection.
#[must_use]
pub fn attachment(lang: Lang, id: ReflectionId, attachment: AttachmentId) -> String {
    of(ATTACHMENT, lang, id).replace("{attachment}", &attachment.to_string())
}
