//! Writing a part of an open group's note from a plain form.
//!
//! A form carries the sequence number of the state it shows. The change is applied to that state and merged, so
//! concurrent edits are kept. One that is stored just after the note was closed is added to its text a minute later: see
//! [`late`](super::late).

use super::{find_note, may_write_note};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::ReflectionId,
};
use ensemble_meetings::meeting::{self, ItemAction, ItemInput, apply_item_input, item_errors};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Saves a part, or changes the list of parts.
///
/// # Errors
/// [`ActionError::Conflict`] when the note is closed, or not the person's to write; [`ActionError::Invalid`] when a field
/// cannot be saved or the note is full. Then nothing is changed.
pub async fn write_part(
    context: &ActionContext,
    id: ReflectionId,
    action: ItemAction,
    input: ItemInput,
) -> Result<(), ActionError> {
    let note = find_note(context, id).await?;
    if !may_write_note(context, &note) {
        return Err(ActionError::Conflict);
    }
    item_errors(context.lang, &input).check()?;
    let seen = input.seen;
    let change = move |tx: &mut yrs::TransactionMut<'_>| apply_item_input(tx, action, &input);
    match meeting::change_document(&context.portal, id.uuid(), context.person()?, seen, change).await {
        Err(AppError::TooLarge) => {
            let mut errors = FieldErrors::default();
            errors.add("note", t::agenda_full(context.lang));
            errors.check()
        }
        done => Ok(done?),
    }
}
