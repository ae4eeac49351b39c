//! What people do with reflections: one function per action, which its form and, where a page acts without being
//! loaded again, its server function call.
//!
//! Each action finds the reflection as far as the person sees it: what they may not see answers like what does not
//! exist. What an action rests on is read again in its transaction.

mod author;
mod files;
mod kind;
mod note;
mod react;
mod reply;
mod report;
mod share;

pub use author::{RevealAuthor, reveal_author};
pub use files::{AddFile, AttachmentFile, FileAdded, add_file, confirm_file, remove_file, remove_metadata};
pub use kind::{SetKind, set_kind};
pub use note::{
    Attributed, BeginNote, CloseNote, NOTE_AUDIENCES, NoteClosed, NoteDraft, NoteSigned, SignNote,
    begin_note, close_note, is_note_writer, reopen_note, sign_note, took_part, write_part,
};
pub use react::react;
pub use reply::{Replied, remove_reply, replaced_with_initials, reply};
pub use report::{Report, decide_report, report, reported_comment};
pub use share::{
    ShareOutcome, ShareReflection, ShareReview, remove, replace_with_initials, review_pii_review, share,
};

use super::{model::Reflection, rules, store};
use ensemble_core::{error::AppError, ids::ReflectionId, rights::Action};
use ensemble_server::web::{ActionContext, clean};

/// A reflection, as far as the person sees it. A visitor is asked to sign in, whether it exists or not.
///
/// # Errors
/// [`AppError::SignInFirst`] or [`AppError::NotFound`] when they do not see it.
pub async fn find(context: &ActionContext, id: ReflectionId) -> Result<Reflection, AppError> {
    let found = store::find(&context.portal.db, &context.viewer, id).await?;
    found.ok_or(if context.viewer.person.is_none() { AppError::SignInFirst } else { AppError::NotFound })
}

/// Goes on only if the person sees the reflection and may write in its community.
///
/// # Errors
/// Those of [`find`] and [`ActionContext::require`].
pub async fn require_writer(context: &ActionContext, id: ReflectionId) -> Result<(), AppError> {
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

/// A typed text as it is stored: the same whether a form or a server function brought it.
fn stored_text(typed: &str) -> String {
    rules::strip_deceptive(&clean("text", typed))
}

/// Whether a text has at least one character, and at most so many.
fn fits(text: &str, most: usize) -> bool {
    !text.is_empty() && text.chars().count() <= most
}
