//! Closes a group note: its content becomes the reflection's text.

use serde::{Deserialize, Serialize};

use super::{AttributedNote, find_note, late, may_write_note, sign::reopen};
use crate::reflection::{
    fields::{self, prompt_code},
    model::{Reflection, ReflectionContent},
    pages::written_of,
    pii_review::{self, PiiReview, PiiWarning},
    rules,
    store::{self, Precondition},
};
use ensemble_common::editing::{self, model::Subject};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::ReflectionId,
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// The confirmation of the PII review of a note.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CloseNote {
    /// The token of the PII review that the person confirmed.
    #[serde(default, rename = "confirmed")]
    pub confirmation_token: String,
}

/// The outcome of closing a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CloseNoteOutcome {
    /// It is closed, by this person or by another one before.
    Closed,
    /// Not closed, or open again: its text may identify a student. The form sends the token to confirm it.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// Closes a note: what it says becomes the reflection's text.
///
/// # Errors
/// [`AppError::NotFound`] when the person may not read the note, or may not write in it while it is open;
/// [`ActionError::Invalid`] when it says nothing or too much, [`ActionError::Conflict`] when it changed meanwhile and is
/// open still or again.
pub async fn close_note(
    context: &ActionContext,
    id: ReflectionId,
    input: &CloseNote,
) -> Result<CloseNoteOutcome, ActionError> {
    let note = find_note(context, id).await?;
    if !is_open(&note) {
        return Ok(CloseNoteOutcome::Closed);
    }
    if !may_write_note(context, &note) {
        return Err(AppError::NotFound.into());
    }
    let attributed = AttributedNote::read(context, &note).await?;
    let written =
        compose_content(context, &note, &attributed).map_err(|errors| invalid_note(context.lang, &errors))?;
    if let Some((warnings, token)) = unconfirmed(context, &note, &written, input).await? {
        return Ok(CloseNoteOutcome::Unconfirmed(warnings, token));
    }
    if !store_closed_note(context, &note, &attributed, &written).await? {
        let note = find_note(context, id).await?;
        return if is_open(&note) { Err(ActionError::Conflict) } else { Ok(CloseNoteOutcome::Closed) };
    }
    context.portal.rooms().recheck_document(id.uuid()).await;
    add_text_stored_while_closing(context, id, input, &written).await
}

fn is_open(note: &Reflection) -> bool {
    note.group_note.as_ref().is_some_and(|note| note.open)
}

/// Adds the text that arrived while the note was being closed, before the room of this process revoked write permission. If
/// that text cannot be kept or is not confirmed, the note is opened again. Text that other processes received is added a minute
/// later: see [`late`].
async fn add_text_stored_while_closing(
    context: &ActionContext,
    id: ReflectionId,
    input: &CloseNote,
    closed: &ReflectionContent,
) -> Result<CloseNoteOutcome, ActionError> {
    // The room stores what it has received.
    context.portal.rooms().change(id.uuid(), None, |_| ()).await?;
    let note = find_note(context, id).await?;
    let may_be_open = rules::may_be_open(note.visibility.audience, note.anonymous);
    if !is_open(&note) && (note.texts != closed.texts || !may_be_open) {
        // Edited or shared more widely since the closing: text of the document would undo that, or be read unseen by who shared it.
        return Ok(CloseNoteOutcome::Closed);
    }
    let last = AttributedNote::read(context, &note).await?;
    let written = match compose_content(context, &note, &last) {
        Ok(written) => written,
        Err(errors) => {
            reopen(context, &note).await?;
            return Err(invalid_note(context.lang, &errors));
        }
    };
    if is_open(&note) || written.texts == note.texts {
        return Ok(CloseNoteOutcome::Closed);
    }
    if let Some((warnings, token)) = unconfirmed(context, &note, &written, input).await? {
        reopen(context, &note).await?;
        return Ok(CloseNoteOutcome::Unconfirmed(warnings, token));
    }
    if store_closed_note(context, &note, &last, &written).await? {
        return Ok(CloseNoteOutcome::Closed);
    }
    // The reflection changed meanwhile: the note is open again with its whole text, to be closed once more.
    reopen(context, &note).await?;
    Err(ActionError::Conflict)
}

/// The warnings that the person has not confirmed, with the token that confirms them.
async fn unconfirmed(
    context: &ActionContext,
    note: &Reflection,
    written: &ReflectionContent,
    input: &CloseNote,
) -> Result<Option<(Vec<PiiWarning>, String)>, AppError> {
    let known = pii_review::known_names(&context.portal.db, note.id).await?;
    let review = PiiReview::of(note.lang, &written.texts, &[]).with_names(known);
    let (warnings, token) = (review.warnings(context.lang), review.token());
    Ok((!warnings.is_empty() && input.confirmation_token != token).then_some((warnings, token)))
}

/// Composes the reflection's content from the note. An existing translation is kept and marked out of date.
pub(super) fn compose_content(
    context: &ActionContext,
    note: &Reflection,
    attributed: &AttributedNote,
) -> Result<ReflectionContent, FieldErrors> {
    let old = written_of(note);
    let mut texts = fields::of(&old);
    texts.set("text", attributed.markdown(note.lang));
    let asked = |code: &str| old.prompt.clone().filter(|prompt| prompt_code(prompt) == code);
    fields::apply(&texts, context.lang, &old, &asked, context.portal.now())
}

fn invalid_note(lang: Lang, errors: &FieldErrors) -> ActionError {
    let message = if errors.of("text") == t::reflection_wrong_empty(lang) {
        t::group_wrong_empty(lang).to_owned()
    } else {
        t::group_wrong_long(lang, rules::MAX_TEXT_LENGTH)
    };
    let mut errors = FieldErrors::default();
    errors.add("note", message);
    ActionError::Invalid(errors)
}

/// Closes a note, or closes again one that was closed. Returns `false`, and changes nothing, when it changed
/// concurrently.
pub(super) async fn store_closed_note(
    context: &ActionContext,
    note: &Reflection,
    attributed: &AttributedNote,
    written: &ReflectionContent,
) -> Result<bool, AppError> {
    let (id, now) = (note.id, context.portal.now());
    let (parts, authors) = (attributed.parts(note.lang), attributed.authors());
    let closed = context
        .portal
        .db
        .transaction(async |tx| {
            // The reflection first, as everywhere: two transactions that lock in another order would wait for each
            // other.
            if !store::lock_unchanged(tx, id, &Precondition::revision_and_audience(note)).await?
                || store::is_anonymous(tx, id).await? != note.anonymous
            {
                return Err(ActionError::Conflict);
            }
            if note.group_note.as_ref().is_some_and(|note| !note.open) {
                store::group_note::reopen(tx, id).await?;
            }
            if !store::group_note::close(tx, id, &parts, &authors, now).await? {
                return Err(ActionError::Conflict);
            }
            let revision = store::update(tx, id, note.revision, written, now).await?;
            let revision = revision.ok_or(ActionError::Conflict)?;
            let (subject, fields) = (Subject::Reflection(id), fields::of(written));
            editing::record(tx, subject, revision, context.viewer.id(), &fields, now).await?;
            late::schedule(tx, id, attributed.last_update, now).await?;
            context.audit(tx, "reflection.close", id, "").await?;
            Ok(())
        })
        .await;
    match closed {
        Ok(()) => Ok(true),
        Err(ActionError::App(error)) => Err(error),
        Err(ActionError::Conflict | ActionError::Invalid(_)) => Ok(false),
    }
}
