//! What a person will try, and whether they did.

use serde::{Deserialize, Serialize};

use super::{find_for_capture, invalid, unconfirmed};
use crate::minutes::{
    model::{Try, TryAnswer},
    rules::MAX_TRY,
    store,
};
use ensemble_core::{
    error::{ActionError, AppError, checkbox},
    ids::MeetingId,
    rights::Action,
};
use ensemble_reflections::reflection::PiiWarning;
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Says in one sentence what one will try after a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteTry {
    /// Empty to say nothing after all.
    pub what: String,
    /// Whether those who read the agenda see it.
    #[serde(default, deserialize_with = "checkbox")]
    pub shared: bool,
    /// The token of the text that the person confirmed.
    #[serde(default)]
    pub confirmation_token: String,
}

impl WriteTry {
    /// What a form begins with.
    #[must_use]
    pub fn of(own: Option<&Try>) -> Self {
        Self {
            what: own.map(|own| own.text.clone()).unwrap_or_default(),
            shared: own.is_some_and(|own| own.shared),
            confirmation_token: String::new(),
        }
    }
}

/// Says whether one tried it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerTry {
    pub meeting: MeetingId,
    pub answer: TryAnswer,
}

/// Writes what the person will try, or deletes it; what in a sentence for others may identify a student, if that was not
/// confirmed: then nothing is written.
///
/// # Errors
/// [`ActionError::Invalid`] for a sentence that is too long, [`ActionError::Conflict`] before the meeting has begun and once
/// its minutes are adopted.
pub async fn write_try(
    context: &ActionContext,
    meeting: MeetingId,
    input: &WriteTry,
) -> Result<Option<(Vec<PiiWarning>, String)>, ActionError> {
    find_for_capture(context, meeting, Action::TakeNotes).await?;
    let (lang, person, now) = (context.lang, context.person()?, context.portal.now());
    if input.what.chars().count() > MAX_TRY {
        return Err(invalid("what", t::minutes_wrong_try(lang, MAX_TRY)));
    }
    if input.shared {
        let found = unconfirmed(context, [(lang, input.what.clone())], &input.confirmation_token);
        if found.is_some() {
            return Ok(found);
        }
    }
    context
        .portal
        .db
        .transaction(async |tx| {
            if input.what.is_empty() {
                store::remove_try(tx, meeting, person).await?;
            } else {
                store::set_try(tx, meeting, person, (lang, &input.what), input.shared, now).await?;
            }
            Ok(None)
        })
        .await
}

/// Stores whether the person tried it. They may say something else later.
///
/// # Errors
/// [`AppError::NotFound`] when they said nothing at this meeting.
pub async fn answer_try(context: &ActionContext, input: AnswerTry) -> Result<(), ActionError> {
    let (person, now) = (context.person()?, context.portal.now());
    context
        .portal
        .db
        .transaction(async |tx| {
            if store::answer_try(tx, input.meeting, person, input.answer, now).await? {
                Ok(())
            } else {
                Err(AppError::NotFound.into())
            }
        })
        .await
}
