//! What is written in the steps.

use super::{Outcome, find_for, lock_as, raise_signal, read, unconfirmed};
use crate::codevelopment::{
    api::{ChangeNote, NoteAction, RewordNote, WriteNote},
    model::{
        Role, Step,
        session::{self, Command, Refusal},
    },
    rules::{self, MAX_NOTE, MAX_NOTES},
    store,
};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::MeetingId,
    rights::Action,
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Writes in the step that was on the page. The same text sent twice is written once.
///
/// # Errors
/// [`ActionError::Invalid`] for a text that cannot be stored.
pub async fn write_note(
    context: &ActionContext,
    meeting: MeetingId,
    input: &WriteNote,
) -> Result<Outcome, ActionError> {
    let found = find_for(context, meeting, Action::JoinCodevelopment).await?;
    let (person, now) = (context.person()?, context.portal.now());
    if found.archived {
        return Ok(Outcome::Closed);
    }
    let text = read(context, "text", &input.text, MAX_NOTE)?;
    let unconfirmed = unconfirmed(context, &text, &input.confirmation_token);
    let outcome = context
        .portal
        .db
        .transaction(async |tx| {
            let (session, role) = match lock_as(&mut *tx, meeting, person).await? {
                Ok(known) => known,
                Err(outcome) => return Ok(outcome),
            };
            if !session.is_running() {
                let refusal = if session.begun_at.is_none() { Refusal::NotBegun } else { Refusal::Ended };
                return Ok(Outcome::Refused(refusal));
            }
            if input.step != Some(session.step) {
                return Ok(Outcome::Moved);
            }
            if !rules::may_write(session.step, role) {
                return Ok(Outcome::Listens);
            }
            if let Some(unconfirmed) = &unconfirmed {
                return Ok(unconfirmed.clone());
            }
            if store::has_note(&mut *tx, meeting, person, session.step, &text).await? {
                return Ok(Outcome::Done);
            }
            if store::count_notes(&mut *tx, meeting).await? >= MAX_NOTES {
                let mut errors = FieldErrors::default();
                errors.add("text", t::codevelopment_too_many_notes(context.lang, MAX_NOTES));
                return Err(ActionError::Invalid(errors));
            }
            store::add_note(tx, meeting, person, session.step, &text, now).await?;
            Ok(Outcome::Done)
        })
        .await?;
    raise_signal(context, meeting);
    Ok(outcome)
}

/// Rewords what one wrote, while the session goes on.
///
/// # Errors
/// [`ActionError::Invalid`] for a text that cannot be stored.
pub async fn reword(
    context: &ActionContext,
    meeting: MeetingId,
    input: &RewordNote,
) -> Result<Outcome, ActionError> {
    let found = find_for(context, meeting, Action::JoinCodevelopment).await?;
    let (person, id) = (context.person()?, input.note.ok_or(AppError::BadRequest)?);
    if found.archived {
        return Ok(Outcome::Closed);
    }
    let text = read(context, &format!("text-{id}"), &input.text, MAX_NOTE)?;
    if let Some(outcome) = unconfirmed(context, &text, &input.confirmation_token) {
        return Ok(outcome);
    }
    let outcome = context
        .portal
        .db
        .transaction(async |tx| {
            let (session, _) = match lock_as(&mut *tx, meeting, person).await? {
                Ok(known) => known,
                Err(outcome) => return Ok(outcome),
            };
            if !session.is_running() {
                return Ok(Outcome::Refused(Refusal::Ended));
            }
            let note = store::lock_note(&mut *tx, meeting, id).await?;
            // What the client accepted as the contract stays as it was accepted.
            if !note.is_some_and(|note| note.author == person && note.accepted_at.is_none()) {
                return Ok(Outcome::Gone);
            }
            store::reword(tx, id, &text).await?;
            Ok::<_, ActionError>(Outcome::Done)
        })
        .await?;
    raise_signal(context, meeting);
    Ok(outcome)
}

/// Removes what one wrote; keeps and releases it, or accepts it as the contract, as the client.
///
/// # Errors
/// [`AppError::BadRequest`] for what no form sends.
pub async fn change_note(
    context: &ActionContext,
    meeting: MeetingId,
    input: ChangeNote,
) -> Result<Outcome, ActionError> {
    let found = find_for(context, meeting, Action::JoinCodevelopment).await?;
    let (person, now) = (context.person()?, context.portal.now());
    let (act, id) = input.act.zip(input.note).ok_or(AppError::BadRequest)?;
    if found.archived && act == NoteAction::Accept {
        return Ok(Outcome::Closed);
    }
    let outcome = context
        .portal
        .db
        .transaction(async |tx| {
            let (session, role) = match lock_as(&mut *tx, meeting, person).await? {
                Ok(known) => known,
                Err(outcome) => return Ok(outcome),
            };
            let Some(note) = store::lock_note(&mut *tx, meeting, id).await? else { return Ok(Outcome::Gone) };
            // After the time, the client is the only one who reads it, as far as they keep it.
            if rules::is_over(&session, now) && !(role == Role::Client && note.kept) {
                return Ok(Outcome::Gone);
            }
            match act {
                NoteAction::Remove => {
                    let is_kept_by_client = rules::is_over(&session, now);
                    if note.author != person && !is_kept_by_client || note.accepted_at.is_some() {
                        return Ok(Outcome::NotTheirs);
                    }
                    store::remove_note(tx, id).await?;
                }
                _ if role != Role::Client => return Ok(Outcome::NotTheirs),
                NoteAction::Keep | NoteAction::Release => {
                    store::set_kept(tx, id, act == NoteAction::Keep).await?;
                }
                NoteAction::Accept => {
                    if note.step != Step::Contract {
                        return Ok(Outcome::Gone);
                    }
                    match session::apply(&session, Command::AcceptContract, now) {
                        Ok(after) => {
                            store::accept(&mut *tx, meeting, id, now).await?;
                            store::write(tx, meeting, &after).await?;
                        }
                        Err(refusal) => return Ok(Outcome::Refused(refusal)),
                    }
                }
            }
            Ok::<_, ActionError>(Outcome::Done)
        })
        .await?;
    // Only the client sees what they keep.
    if !matches!(act, NoteAction::Keep | NoteAction::Release) {
        raise_signal(context, meeting);
    }
    Ok(outcome)
}
