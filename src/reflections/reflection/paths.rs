//! Where the pages of reflections are, in both languages.

use ensemble_common::editing::paths::{EditPaths, edit_paths};
use ensemble_core::{
    Lang,
    ids::{AttachmentId, ReflectionId},
};

pub use ensemble_communities::community::paths::REFLECTIONS as LIST;

/// The viewer's reflections and drafts.
pub const MINE: [&str; 2] = ["/fr/mes-reflexions", "/en/my-reflections"];
/// The viewer's reflections as an archive.
pub const MINE_EXPORT: [&str; 2] = ["/fr/mes-reflexions/archive", "/en/my-reflections/archive"];
/// The reflections that the viewer bookmarked.
pub const BOOKMARKS: [&str; 2] = ["/fr/mes-signets", "/en/my-bookmarks"];
/// A new one.
pub const CREATING: EditPaths = edit_paths!("/fr/reflexions/nouvelle", "/en/reflections/new");
/// The form of a new one.
pub const NEW: [&str; 2] = CREATING.edit;
/// Public reflections as an Atom feed.
pub const FEED: [&str; 2] = ["/fr/reflexions/fil", "/en/reflections/feed"];
/// One reflection.
pub const SHOW: [&str; 2] = ["/fr/reflexions/{reflection}", "/en/reflections/{reflection}"];
/// Writing it.
pub const EDITING: EditPaths =
    edit_paths!("/fr/reflexions/{reflection}/modifier", "/en/reflections/{reflection}/edit");
/// The form in which it is written.
pub const EDIT: [&str; 2] = EDITING.edit;
/// Replacing names with initials in that form.
pub const EDIT_REDACTION: [&str; 2] =
    ["/fr/reflexions/{reflection}/modifier/initiales", "/en/reflections/{reflection}/edit/initials"];
/// Its history.
pub const HISTORY: [&str; 2] =
    ["/fr/reflexions/{reflection}/historique", "/en/reflections/{reflection}/history"];
/// Who sees it.
pub const SHARE: [&str; 2] = ["/fr/reflexions/{reflection}/partage", "/en/reflections/{reflection}/sharing"];
/// Replacing what may identify a student before it is shared.
pub const SHARE_REDACTION: [&str; 2] =
    ["/fr/reflexions/{reflection}/partage/initiales", "/en/reflections/{reflection}/sharing/initials"];
/// Removing it.
pub const REMOVE: [&str; 2] = ["/fr/reflexions/{reflection}/retrait", "/en/reflections/{reflection}/removal"];
/// Undoing the removal of it.
pub const RESTORE: [&str; 2] =
    ["/fr/reflexions/{reflection}/retrait/annulation", "/en/reflections/{reflection}/removal/undo"];
/// Its text in the other language.
pub const TRANSLATING: EditPaths =
    edit_paths!("/fr/reflexions/{reflection}/traduction", "/en/reflections/{reflection}/translation");
/// The form in which it is translated.
pub const TRANSLATION: [&str; 2] = TRANSLATING.edit;
/// Replacing names with initials in that form.
pub const TRANSLATION_REDACTION: [&str; 2] =
    ["/fr/reflexions/{reflection}/traduction/initiales", "/en/reflections/{reflection}/translation/initials"];
/// Asking for a translation.
pub const ASK_TRANSLATION: [&str; 2] =
    ["/fr/reflexions/{reflection}/traduction/demande", "/en/reflections/{reflection}/translation/request"];
/// Confirming that the translation was read over.
pub const TRANSLATION_REVIEW: [&str; 2] =
    ["/fr/reflexions/{reflection}/traduction/relecture", "/en/reflections/{reflection}/translation/review"];
/// Answering it.
pub const COMMENTS: [&str; 2] =
    ["/fr/reflexions/{reflection}/commentaires", "/en/reflections/{reflection}/comments"];
/// Removing one's own reply.
pub const REMOVE_REPLY: [&str; 2] =
    ["/fr/reflexions/{reflection}/commentaires/retrait", "/en/reflections/{reflection}/comments/removal"];
/// Undoing the removal of one's own reply.
pub const RESTORE_REPLY: [&str; 2] = [
    "/fr/reflexions/{reflection}/commentaires/retrait/annulation",
    "/en/reflections/{reflection}/comments/removal/undo",
];
/// Replacing what may identify a student in a reply that is being written.
pub const REPLY_REDACTION: [&str; 2] =
    ["/fr/reflexions/{reflection}/commentaires/initiales", "/en/reflections/{reflection}/comments/initials"];
/// Reactions to it.
pub const REACTIONS: [&str; 2] =
    ["/fr/reflexions/{reflection}/reactions", "/en/reflections/{reflection}/reactions"];
/// Saying that it is a finding, or a challenge.
pub const KIND: [&str; 2] = ["/fr/reflexions/{reflection}/marque", "/en/reflections/{reflection}/mark"];
/// Asking the facilitators to look at it.
pub const REPORT: [&str; 2] =
    ["/fr/reflexions/{reflection}/signalement", "/en/reflections/{reflection}/report"];
/// Revealing the author, for a reason.
pub const AUTHOR: [&str; 2] = ["/fr/reflexions/{reflection}/auteur", "/en/reflections/{reflection}/author"];
/// Its files.
pub const ATTACHMENTS: [&str; 2] =
    ["/fr/reflexions/{reflection}/fichiers", "/en/reflections/{reflection}/files"];
/// Replacing what may identify a student in the name of a file that is being added.
pub const FILE_REDACTION: [&str; 2] =
    ["/fr/reflexions/{reflection}/fichiers/initiales", "/en/reflections/{reflection}/files/initials"];
/// Confirming a file that may name its author or a place.
pub const CONFIRM_FILE: [&str; 2] =
    ["/fr/reflexions/{reflection}/fichiers/confirmation", "/en/reflections/{reflection}/files/confirmation"];
/// Removing a file.
pub const REMOVE_FILE: [&str; 2] =
    ["/fr/reflexions/{reflection}/fichiers/retrait", "/en/reflections/{reflection}/files/removal"];
/// One file.
pub const ATTACHMENT: [&str; 2] =
    ["/fr/reflexions/{reflection}/fichiers/{attachment}", "/en/reflections/{reflection}/files/{attachment}"];
/// A new group note.
pub const NEW_GROUP_NOTE: [&str; 2] =
    ["/fr/reflexions/nouvelle-note-de-groupe", "/en/reflections/new-group-note"];
/// Writing in a group's note.
pub const WRITE_GROUP_NOTE: [&str; 2] =
    ["/fr/reflexions/{reflection}/ensemble", "/en/reflections/{reflection}/together"];
/// Adding a part to a group's note.
pub const ADD_PART: [&str; 2] =
    ["/fr/reflexions/{reflection}/ensemble/ajouter", "/en/reflections/{reflection}/together/add"];
/// Saving a part and moving it up.
pub const MOVE_PART_UP: [&str; 2] =
    ["/fr/reflexions/{reflection}/ensemble/monter", "/en/reflections/{reflection}/together/up"];
/// Saving a part and moving it down.
pub const MOVE_PART_DOWN: [&str; 2] =
    ["/fr/reflexions/{reflection}/ensemble/descendre", "/en/reflections/{reflection}/together/down"];
/// Saving a part and removing it; it can be restored.
pub const REMOVE_PART: [&str; 2] =
    ["/fr/reflexions/{reflection}/ensemble/retirer", "/en/reflections/{reflection}/together/remove"];
/// Restoring a part that was removed.
pub const RESTORE_PART: [&str; 2] =
    ["/fr/reflexions/{reflection}/ensemble/remettre", "/en/reflections/{reflection}/together/restore"];
/// Signing a group's note.
pub const SIGN_NOTE: [&str; 2] =
    ["/fr/reflexions/{reflection}/signature", "/en/reflections/{reflection}/signature"];
/// Opening a group's note again.
pub const REOPEN_NOTE: [&str; 2] =
    ["/fr/reflexions/{reflection}/reouverture", "/en/reflections/{reflection}/reopening"];
/// Closing a group's note.
pub const CLOSING: [&str; 2] =
    ["/fr/reflexions/{reflection}/cloture", "/en/reflections/{reflection}/closing"];
/// What was reported in a community.
pub const MODERATION: [&str; 2] = ["/fr/communautes/{slug}/signalements", "/en/communities/{slug}/reports"];
/// What was shared with a community, as an archive.
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

/// The link in emails about comments. It has a query string because links with one are removed from stored emails:
/// recipient and link together would reveal an anonymous author.
#[must_use]
pub fn replies(lang: Lang, id: ReflectionId) -> String {
    format!("{}?from=mail#comments", show(lang, id))
}

/// A file that belongs to a reflection.
#[must_use]
pub fn attachment(lang: Lang, id: ReflectionId, attachment: AttachmentId) -> String {
    of(ATTACHMENT, lang, id).replace("{attachment}", &attachment.to_string())
}
