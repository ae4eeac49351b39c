//! One function per action. Both the form handler and the server function call it.
//!
//! Each action loads the reflection with the viewer's permissions; a reflection that the viewer may not read is
//! [`AppError::NotFound`]. The transaction checks again everything that the decision depends on.

mod author;
mod comment;
mod files;
mod kind;
mod note;
mod react;
mod redact;
mod remove;
mod report;
mod restore;
mod set_sharing;
mod translation;

pub use author::{RevealAuthor, reveal_author};
pub use comment::{AddCommentOutcome, add_comment, add_comment_once, redact_comment, remove_comment};
pub use files::{
    AddAttachment, AddAttachmentOutcome, AttachmentRef, add_attachment, confirm_attachment, open_attachment,
    remove_attachment, strip_unchecked_attachments,
};
pub use kind::{SetKind, set_kind};
pub use note::{
    AttributedNote, CloseNote, CloseNoteOutcome, CreateNote, CreateNoteOutcome, LATE_TEXT_JOB, LateText,
    NOTE_AUDIENCES, SignNote, SignNoteOutcome, add_text_stored_after_closing, close_note, create_note,
    is_note_participant, may_write_note, reopen_note, sign_note, write_part,
};
pub use react::react;
pub use redact::redact_reflection;
pub use remove::remove;
pub use report::{Report, decide_report, report, reported_comment};
pub use restore::{restore, restore_comment, undoable_after};
pub use set_sharing::{ShareReflection, ShareReview, SharingOutcome, review_sharing, set_sharing};
pub use translation::ask_for_translation;

use super::{model::Reflection, store};
use ensemble_core::{error::AppError, ids::ReflectionId, rights::Action};
use ensemble_server::web::{ActionContext, clean};

/// A reflection that the person may read. For a visitor who is not signed in, the result is always
/// [`AppError::SignInFirst`] unless the reflection is public.
///
/// # Errors
/// [`AppError::SignInFirst`] or [`AppError::NotFound`] when they do not see it.
pub async fn find(context: &ActionContext, id: ReflectionId) -> Result<Reflection, AppError> {
    let found = store::find(&context.portal.db, &context.viewer, id).await?;
    found.ok_or(if context.viewer.person.is_none() { AppError::SignInFirst } else { AppError::NotFound })
}

/// Returns an error unless the person may read the reflection and may write in its community.
///
/// # Errors
/// Those of [`find`] and [`ActionContext::require`].
pub async fn require_community_writer(context: &ActionContext, id: ReflectionId) -> Result<(), AppError> {
    let reflection = find(context, id).await?;
    context.require(Action::WriteReflections, reflection.visibility.community)
}

/// A reflection that the person wrote.
///
/// # Errors
/// Those of [`find`], and [`AppError::NotFound`] when another person wrote it.
pub async fn find_own(context: &ActionContext, id: ReflectionId) -> Result<Reflection, AppError> {
    let person = context.person()?;
    let found = find(context, id).await?;
    if found.visibility.author == person { Ok(found) } else { Err(AppError::NotFound) }
}

/// Normalizes a text from a form or a server function before it is stored.
fn normalize_text(typed: &str) -> String {
    clean("text", typed)
}

/// Whether a text has at least one character, and at most `most`.
fn has_valid_length(text: &str, most: usize) -> bool {
    !text.is_empty() && text.chars().count() <= most
}
