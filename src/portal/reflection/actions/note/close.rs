//! Closing a group's note: what it says becomes the reflection's text.

use serde::{Deserialize, Serialize};

use super::{Attributed, find_note, is_note_writer};
use crate::{
    editing::{self, model::Subject},
    reflection::{
        fields::{self, prompt_code},
        model::{Reflection, Written},
        pages::written_of,
        pii_review::{self, PiiReview, PiiWarning},
        rules,
        store::{self, Precondition},
    },
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::ReflectionId,
};
use ensemble_document::note as compose;
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// A confirmation of what was found in a note before it is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CloseNote {
    /// The token of the text whose findings were seen and confirmed.
    #[serde(default)]
    pub confirmed: String,
}

/// What came of closing a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteClosed {
    /// It is closed, by this person or by another one before.
    Closed,
    /// Nothing was done: its text may identify a student. The form sends the token to confirm it.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// Closes a note: what it says becomes the reflection's text.
///
/// # Errors
/// [`AppError::NotFound`] when the person does not see the note, [`ActionError::Invalid`] when it says nothing or too
/// much.
pub async fn close_note(
    context: &ActionContext,
    id: ReflectionId,
    input: &CloseNote,
) -> Result<NoteClosed, ActionError> {
    let note = find_note(context, id).await?;
    if !is_note_writer(context, &note) {
        return Ok(NoteClosed::Closed);
    }
    let open = Attributed::read(context, &note).await?;
    let written = composed(context, &note, &open).map_err(|errors| invalid_note(context.lang, &errors))?;
    let known = pii_review::known_names(&context.portal.db, id).await?;
    let review = PiiReview::of(note.lang, &written.texts, &[]).with_names(known);
    let (warnings, token) = (review.warnings(context.lang), review.token());
    if !warnings.is_empty() && input.confirmed != token {
        return Ok(NoteClosed::Unconfirmed(warnings, token));
    }
    let closed = finish(context, &note, &open, &written).await?;
    let rooms = context.portal.rooms();
    rooms.recheck_permissions(id.uuid()).await;
    if closed {
        // A person who was typing at this very moment wrote until the room knew: that is part of the note, too.
        rooms.change(id.uuid(), None, |_| ()).await?;
        let note = find_note(context, id).await?;
        let last = Attributed::read(context, &note).await?;
        if let Ok(more) = composed(context, &note, &last)
            && more.texts != note.texts
        {
            finish(context, &note, &last, &more).await?;
        }
    }
    Ok(NoteClosed::Closed)
}

/// What the note makes of the reflection: its text anew; a translation stays, and is behind from now on.
fn composed(context: &ActionContext, note: &Reflection, open: &Attributed) -> Result<Written, FieldErrors> {
    let old = written_of(note);
    let mut texts = fields::of(&old);
    texts.set("text", rules::strip_deceptive(&compose::to_markdown(&open.note, note.lang)));
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

/// Closes a note, or closes again one that was closed. `false`, and nothing is done, when it changed at the very
/// moment.
async fn finish(
    context: &ActionContext,
    note: &Reflection,
    open: &Attributed,
    written: &Written,
) -> Result<bool, AppError> {
    let (id, now) = (note.id, context.portal.now());
    let (parts, authors) = (open.parts(note.lang), open.everybody());
    let closed = context
        .portal
        .db
        .transaction(async |transaction| {
            // The reflection first, as everywhere: two transactions that lock in another order would wait for each
            // other.
            if !store::lock_unchanged(transaction, id, &Precondition::text(note)).await? {
                return Err(ActionError::Conflict);
            }
            if note.group.as_ref().is_some_and(|group| !group.open) {
                store::group::reopen(transaction, id).await?;
            }
            if !store::group::close(transaction, id, &parts, &authors, now).await? {
                return Err(ActionError::Conflict);
            }
            let revision = store::write(transaction, id, note.revision, written, now).await?;
            let revision = revision.ok_or(ActionError::Conflict)?;
            let (subject, fields) = (Subject::Reflection(id), fields::of(written));
            editing::record(transaction, subject, revision, context.viewer.id(), &fields, now).await?;
            context.audit(transaction, "reflection.close", id, "").await?;
            Ok(())
        })
        .await;
    match closed {
        Ok(()) => Ok(true),
        Err(ActionError::App(error)) => Err(error),
        Err(ActionError::Conflict | ActionError::Invalid(_)) => Ok(false),
    }
}
