//! The buttons of follow-ups.

use super::{actor, find_for, open_place, reason, unconfirmed};
use crate::follow_up::{
    api::ChangeFollowUp,
    labels,
    model::{Command, FollowUp, Progress, State},
    rules::{self, Actor, MAX_REASON},
    store::{self, NewChange, NewOwner},
};
use ensemble_common::notification::events::emails_about;
use ensemble_core::{
    LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::{CommunityId, FollowUpId},
    rights::Action,
    text::clean,
};
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::{mail::expire_emails, web::ActionContext};
use ensemble_texts as t;

/// The outcome of a button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeOutcome {
    Changed,
    /// Not done: the reason may identify a student.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// Does what a button of a follow-up says.
///
/// # Errors
/// [`ActionError::Invalid`] when it cannot be done, or the reason is missing or too long; [`ActionError::Conflict`] when the
/// follow-up changed since the person looked at it.
pub(in crate::follow_up) async fn change(
    context: &ActionContext,
    community: CommunityId,
    id: FollowUpId,
    input: &ChangeFollowUp,
) -> Result<ChangeOutcome, ActionError> {
    let seen = find_for(context, community, id, Action::ProposeFollowUps).await?;
    let (lang, portal) = (context.lang, &context.portal);
    let mut errors = FieldErrors::default();
    let Some(command) = input.command else {
        errors.add("command", t::follow_up_no_command(lang));
        return Err(ActionError::Invalid(errors));
    };
    let cleaned = clean(&input.reason);
    let written = if rules::takes_reason(command) { cleaned.trim() } else { "" };
    if written.chars().count() > MAX_REASON || command == Command::Drop && written.is_empty() {
        errors.add("reason", t::follow_up_wrong_reason(lang, MAX_REASON));
    }
    errors.check()?;
    let review = PiiReview::of_text(lang, written);
    if let Some((warnings, token)) = unconfirmed(lang, &review, &input.confirmation_token) {
        return Ok(ChangeOutcome::Unconfirmed(warnings, token));
    }
    let reason = reason(lang, written);
    portal
        .db
        .transaction(async |tx| {
            open_place(&mut *tx, community).await?;
            let before = store::lock(&mut *tx, community, id).await?.ok_or(AppError::NotFound)?;
            if before.revision != input.revision {
                return Err(ActionError::Conflict);
            }
            let actor = actor(context, &before).ok_or(AppError::NotFound)?;
            let after = rules::apply(before.progress(), command, actor).map_err(|refusal| {
                let mut errors = FieldErrors::default();
                errors.add("command", labels::refusal(lang, refusal));
                ActionError::Invalid(errors)
            })?;
            write(&mut *tx, &before, after, (command, actor), reason.as_ref(), portal.now()).await?;
            context.audit(tx, "follow-up.change", id, command.code()).await?;
            Ok(())
        })
        .await?;
    super::raise_signal(context, seen.meeting);
    Ok(ChangeOutcome::Changed)
}

/// Writes what a follow-up became, and that a person did it. The row is locked.
pub(super) async fn write(
    tx: &mut sqlx::AnyConnection,
    before: &FollowUp,
    after: Progress,
    (command, actor): (Command, Actor),
    reason: Option<&LocalizedText>,
    now: i64,
) -> Result<(), sqlx::Error> {
    let id = before.id;
    match (command, after.owner) {
        (Command::Accept | Command::Decline, Some((_, answer))) => {
            store::set_owner_answer(&mut *tx, id, answer, reason, now).await?;
        }
        (Command::Take, Some((person, answer))) => {
            store::set_owner(&mut *tx, id, Some(NewOwner { person, answer }), now).await?;
        }
        _ => {}
    }
    let dropped = reason.filter(|_| after.state == State::Dropped);
    store::write_state(&mut *tx, id, after.state, dropped, now).await?;
    // After any command but this one, the emails about it that are not sent yet would say what is no longer true.
    if command != Command::Keep {
        expire_emails(&mut *tx, &emails_about(id), now).await?;
    }
    store::add_change(
        tx,
        id,
        NewChange { reason, ..NewChange::of(Some(actor.person), command.change()) },
        now,
    )
    .await
}
