//! What people write for themselves, and what the client publishes.

use super::{Outcome, find_for, lock_as, read, unconfirmed};
use crate::codevelopment::{
    api::WriteText,
    model::{Role, session::Refusal},
    rules::MAX_TEXT,
    store,
};
use ensemble_core::{error::ActionError, ids::MeetingId, rights::Action};
use ensemble_server::web::ActionContext;

/// Writes for oneself. An empty text is deleted.
///
/// # Errors
/// [`ActionError::Invalid`] for a text that is too long.
pub async fn write_sheet(
    context: &ActionContext,
    meeting: MeetingId,
    input: &WriteText,
) -> Result<Outcome, ActionError> {
    find_for(context, meeting, Action::JoinCodevelopment).await?;
    let (person, now) = (context.person()?, context.portal.now());
    let text = match input.text.trim() {
        "" => None,
        text => Some(read(context, "sheet", text, MAX_TEXT)?),
    };
    if let Some(outcome) =
        text.as_ref().and_then(|text| unconfirmed(context, text, &input.confirmation_token))
    {
        return Ok(outcome);
    }
    context
        .portal
        .db
        .transaction(async |tx| {
            match &text {
                // It stays deletable for those who do not take part any more.
                None => store::remove_sheet(tx, meeting, person).await?,
                Some(text) => {
                    if let Err(outcome) = lock_as(&mut *tx, meeting, person).await? {
                        return Ok(outcome);
                    }
                    store::set_sheet(tx, meeting, person, text, now).await?;
                }
            }
            Ok(Outcome::Done)
        })
        .await
}

/// Publishes a text about the session, for those who read the agenda: the client alone does, once it has begun.
///
/// # Errors
/// [`ActionError::Invalid`] for a text that cannot be stored.
pub async fn publish(
    context: &ActionContext,
    meeting: MeetingId,
    input: &WriteText,
) -> Result<Outcome, ActionError> {
    let found = find_for(context, meeting, Action::JoinCodevelopment).await?;
    let (person, now) = (context.person()?, context.portal.now());
    if found.archived {
        return Ok(Outcome::Closed);
    }
    let text = read(context, "publication", &input.text, MAX_TEXT)?;
    if let Some(outcome) = unconfirmed(context, &text, &input.confirmation_token) {
        return Ok(outcome);
    }
    context
        .portal
        .db
        .transaction(async |tx| {
            let (session, role) = match lock_as(&mut *tx, meeting, person).await? {
                Ok(known) => known,
                Err(outcome) => return Ok(outcome),
            };
            if role != Role::Client {
                return Ok(Outcome::NotTheirs);
            }
            if session.begun_at.is_none() {
                return Ok(Outcome::Refused(Refusal::NotBegun));
            }
            store::publish(tx, meeting, person, &text, now).await?;
            Ok(Outcome::Done)
        })
        .await
}

/// Takes back what was published: the client does, and facilitators of the community.
///
/// # Errors
/// When the database is unavailable.
pub async fn unpublish(context: &ActionContext, meeting: MeetingId) -> Result<Outcome, ActionError> {
    let found = find_for(context, meeting, Action::JoinCodevelopment).await?;
    let person = context.person()?;
    let runs = context.may(Action::RunCodevelopment, Some(found.community));
    context
        .portal
        .db
        .transaction(async |tx| {
            match lock_as(&mut *tx, meeting, person).await? {
                Ok((_, Role::Client)) => {}
                _ if runs => {}
                Ok(_) => return Ok(Outcome::NotTheirs),
                Err(outcome) => return Ok(outcome),
            }
            store::unpublish(tx, meeting).await?;
            Ok(Outcome::Done)
        })
        .await
}
