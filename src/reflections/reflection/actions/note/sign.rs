//! Signing a closed note, and opening it again.

use serde::{Deserialize, Serialize};

use super::{find_note, is_note_participant};
use crate::reflection::{
    model::Reflection,
    rules,
    store::{self, Precondition},
};
use ensemble_core::{
    error::{ActionError, AppError},
    ids::ReflectionId,
};
use ensemble_server::web::ActionContext;

/// A signature.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignNote {
    /// The revision that was read; defaults to the current one.
    #[serde(default, rename = "seen")]
    pub base_revision: Option<i64>,
}

/// The outcome of signing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignNoteOutcome {
    /// The person has signed it now.
    Signed,
    /// The person has signed already, or did not write in the note.
    Unchanged,
}

/// Signs a closed note in which the person wrote.
///
/// # Errors
/// [`AppError::NotFound`] when the person does not see it, [`ActionError::Conflict`] when it changed since it was read.
pub async fn sign_note(
    context: &ActionContext,
    id: ReflectionId,
    input: SignNote,
) -> Result<SignNoteOutcome, ActionError> {
    let note = find_note(context, id).await?;
    let (person, now) = (context.person()?, context.portal.now());
    let seen = input.base_revision.unwrap_or(note.revision);
    let signed = context
        .portal
        .db
        .transaction(async |tx| {
            let signed = store::group_note::sign(tx, id, person, seen, now).await?;
            if signed {
                context.audit(tx, "reflection.sign", id, "").await?;
            }
            Ok::<_, AppError>(signed)
        })
        .await?;
    match signed {
        true => Ok(SignNoteOutcome::Signed),
        false if seen != note.revision => Err(ActionError::Conflict),
        false => Ok(SignNoteOutcome::Unchanged),
    }
}

/// Opens a closed note again, for those who took part in it; one that is open stays open.
///
/// # Errors
/// [`AppError::NotFound`] when the person does not see it, took no part in it, or it is anonymous or shared beyond its
/// community; [`ActionError::Conflict`] when it became so meanwhile.
pub async fn reopen_note(context: &ActionContext, id: ReflectionId) -> Result<(), ActionError> {
    let note = find_note(context, id).await?;
    let person = context.person()?;
    if note.group_note.as_ref().is_some_and(|note| note.open) {
        return Ok(());
    }
    let closed = store::group_note::closed(&context.portal.db, id).await?;
    let may = closed.is_some_and(|closed| is_note_participant(person, &note, &closed))
        && rules::may_be_open(note.visibility.audience, note.anonymous);
    if !may {
        return Err(AppError::NotFound.into());
    }
    reopen(context, &note).await
}

/// Opens a closed note again, for any person.
///
/// # Errors
/// [`ActionError::Conflict`] when it may not be open, or became so meanwhile.
pub(super) async fn reopen(context: &ActionContext, note: &Reflection) -> Result<(), ActionError> {
    let id = note.id;
    if !rules::may_be_open(note.visibility.audience, note.anonymous) {
        return Err(ActionError::Conflict);
    }
    let precondition = Precondition { revision: None, audience: note.visibility.audience, files: None };
    context
        .portal
        .db
        .transaction(async |tx| {
            // The audience may have been widened beyond the community meanwhile, or the names hidden: such a note
            // cannot be reopened.
            if !store::lock_unchanged(tx, id, &precondition).await? || store::is_anonymous(tx, id).await? {
                return Err(ActionError::Conflict);
            }
            if store::group_note::reopen(tx, id).await? {
                context.audit(tx, "reflection.reopen", id, "").await?;
            }
            Ok(())
        })
        .await?;
    context.portal.rooms().recheck_document(id.uuid()).await;
    Ok(())
}
