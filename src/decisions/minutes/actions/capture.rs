//! Notes beside the items of an agenda.

use serde::{Deserialize, Serialize};

use super::{find_for_capture, invalid, known_item, raise_signal, unconfirmed};
use crate::minutes::{
    rules::{MAX_NOTE, MAX_NOTES},
    store,
};
use ensemble_core::{
    error::{ActionError, AppError},
    ids::{MeetingId, MeetingNoteId},
    rights::Action,
};
use ensemble_meetings::meeting;
use ensemble_reflections::reflection::PiiWarning;
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Writes a note beside an item of the agenda, or of the whole meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddNote {
    /// The item; empty for the whole meeting.
    #[serde(default)]
    pub item: String,
    pub note: String,
    /// The token of the text that the person confirmed.
    #[serde(default)]
    pub confirmation_token: String,
}

/// Removes a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveNote {
    pub note: MeetingNoteId,
}

/// Writes a note in the language of the page; what in it may identify a student, if that was not confirmed: then nothing is
/// written.
///
/// # Errors
/// [`ActionError::Invalid`] for a text that cannot be kept, and when the meeting has as many notes as it can have,
/// [`ActionError::Conflict`] before the meeting has begun and once its minutes are adopted.
pub async fn add_note(
    context: &ActionContext,
    meeting: MeetingId,
    input: &AddNote,
) -> Result<Option<(Vec<PiiWarning>, String)>, ActionError> {
    find_for_capture(context, meeting, Action::TakeNotes).await?;
    let (lang, author, now) = (context.lang, context.person()?, context.portal.now());
    let item = known_item(context, meeting, &input.item).await?;
    if input.note.is_empty() || input.note.chars().count() > MAX_NOTE {
        return Err(invalid("note", t::minutes_wrong_note(lang, MAX_NOTE)));
    }
    let found = unconfirmed(context, [(lang, input.note.clone())], &input.confirmation_token);
    if found.is_some() {
        return Ok(found);
    }
    context
        .portal
        .db
        .transaction(async |tx| {
            meeting::lock(tx, meeting).await?.ok_or(AppError::NotFound)?;
            if store::count_notes(tx, meeting).await? >= MAX_NOTES {
                return Err(invalid("note", t::minutes_too_many_notes(lang, MAX_NOTES)));
            }
            store::add_note(tx, meeting, item.as_deref(), author, (lang, &input.note), now).await?;
            Ok::<_, ActionError>(())
        })
        .await?;
    raise_signal(context, meeting);
    Ok(None)
}

/// Removes a note: one's own, or anyone's for those who write minutes.
///
/// # Errors
/// [`AppError::NotFound`] when there is no such note for the person, [`ActionError::Conflict`] once the minutes are adopted.
pub async fn remove_note(
    context: &ActionContext,
    meeting: MeetingId,
    input: RemoveNote,
) -> Result<(), ActionError> {
    let found = find_for_capture(context, meeting, Action::TakeNotes).await?;
    let all = context.may(Action::WriteMinutes, Some(found.community));
    let author = if all { None } else { Some(context.person()?) };
    context
        .portal
        .db
        .transaction(async |tx| {
            if store::remove_note(tx, meeting, input.note, author).await? {
                Ok(())
            } else {
                Err(ActionError::from(AppError::NotFound))
            }
        })
        .await?;
    raise_signal(context, meeting);
    Ok(())
}
