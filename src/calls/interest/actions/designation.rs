//! Saying for an organization whether it designates a person: with the secret in an email, or as a coordinator in its place.

use serde::{Deserialize, Serialize};

use crate::{
    call::{
        self,
        model::Call,
        paths,
        rules::{
            phase,
            rights::{Field, Party, may_write},
        },
    },
    interest::{
        emails::DesignationAnswered,
        link,
        model::{Designation, Interest, InterestState},
        recipient,
        rules::{
            confirm::{Closed, closed},
            organization_key,
        },
        store,
    },
};
use ensemble_common::email::{self, Site};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors, optional},
    fold::fold,
    ids::{InterestId, PersonId},
    rights::Action,
};
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::{Portal, digest, web::ActionContext};
use ensemble_texts as t;

/// The most characters of the reason for which an organization does not designate a person.
pub(in crate::interest) const MAX_REASON: usize = 500;

/// What an organization answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::interest) struct AnswerDesignation {
    /// `confirmed` or `declined`.
    #[serde(default, deserialize_with = "optional")]
    pub answer: Option<Designation>,
    /// Why it declines; may be empty.
    #[serde(default)]
    pub reason: String,
    /// The token of the reason that the person confirmed.
    #[serde(default)]
    pub confirmation_token: String,
    /// [`seen`] of what a coordinator looked at, or [`seen_by_organization`] of what the organization did.
    #[serde(default)]
    pub seen: String,
}

/// What came of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::interest) enum DesignationOutcome {
    Answered(Designation),
    /// There is no such secret.
    Unknown,
    /// The link does not work any more.
    Closed(Closed),
    /// Not done: the reason may identify a student.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// What a designation was when a form was opened, so that two who answer at once do not undo each other's answers unseen.
#[must_use]
pub fn seen(interest: &Interest) -> String {
    format!("{} {}", interest.designation, interest.designation_at.unwrap_or_default())
}

/// Whom an organization was asked about when its page was opened, so that it confirms no one whom it did not see: the person can
/// change their name and organization until the call closes.
#[must_use]
pub(in crate::interest) fn seen_by_organization(interest: &Interest) -> String {
    let asked = [fold(&interest.name), organization_key(&interest.organization_name)];
    digest::sha256(asked.join("\n").as_bytes())
}

/// An answer whose fields are right.
struct Checked {
    answer: Designation,
    /// Empty without a reason.
    reason: String,
}

/// What is wrong with the fields of an answer, or why its reason has to be confirmed first.
fn check(
    context: &ActionContext,
    input: &AnswerDesignation,
) -> Result<Result<Checked, DesignationOutcome>, ActionError> {
    let lang = context.lang;
    let mut errors = FieldErrors::default();
    let answer =
        input.answer.filter(|answer| matches!(answer, Designation::Confirmed | Designation::Declined));
    if answer.is_none() {
        errors.add("answer", t::interest_manage_no_answer(lang));
    }
    let written = if answer == Some(Designation::Declined) { input.reason.trim() } else { "" };
    if written.chars().count() > MAX_REASON {
        errors.add("reason", t::interest_manage_reason_long(lang, MAX_REASON));
    }
    let Some(answer) = answer.filter(|_| errors.is_empty()) else {
        return Err(ActionError::Invalid(errors));
    };
    let review = PiiReview::of_text(lang, written);
    let (warnings, token) = (review.warnings(lang), review.token());
    if !warnings.is_empty() && input.confirmation_token != token {
        return Ok(Err(DesignationOutcome::Unconfirmed(warnings, token)));
    }
    Ok(Ok(Checked { answer, reason: written.to_owned() }))
}

/// Answers for an organization with the secret of the email to it. As long as its time is not over, the organization can answer
/// otherwise. It is not in the audit log, because no one is signed in; the history of the designation has it.
///
/// # Errors
/// [`ActionError::Invalid`] when the answer is missing or the reason is too long; [`ActionError::Conflict`] when the answer names
/// another person or organization since the page was opened.
pub(in crate::interest) async fn answer_by_key(
    context: &ActionContext,
    key: &str,
    input: &AnswerDesignation,
) -> Result<DesignationOutcome, ActionError> {
    let (portal, now) = (&context.portal, context.portal.now());
    let hash = digest::sha256(key.as_bytes());
    let Some(found) = store::find_designation(&portal.db.reader, &hash).await? else {
        return Ok(DesignationOutcome::Unknown);
    };
    let Some(call) = call::find_by_id(&portal.db, found.call).await? else {
        return Ok(DesignationOutcome::Unknown);
    };
    if let Some(closed) = closed(&call, &found, now) {
        return Ok(DesignationOutcome::Closed(closed));
    }
    let checked = match check(context, input)? {
        Ok(checked) => checked,
        Err(outcome) => return Ok(outcome),
    };
    let outcome = portal
        .db
        .transaction(async |tx| {
            let call = call::lock(&mut *tx, found.call).await?.ok_or(AppError::NotFound)?;
            let Some(interest) = store::lock(&mut *tx, found.id).await? else {
                return Ok(DesignationOutcome::Unknown);
            };
            // Read again under the lock: another person of the organization may have been asked a moment ago.
            if store::find_designation(&mut *tx, &hash).await?.is_none() {
                return Ok(DesignationOutcome::Unknown);
            }
            if let Some(closed) = closed(&call, &interest, now) {
                return Ok(DesignationOutcome::Closed(closed));
            }
            if !input.seen.is_empty() && input.seen != seen_by_organization(&interest) {
                return Err(ActionError::Conflict);
            }
            write(&mut *tx, portal, &call, &interest, &checked, None).await?;
            Ok::<_, ActionError>(DesignationOutcome::Answered(checked.answer))
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(outcome)
}

/// Answers as a coordinator in the place of an organization, for what it said otherwise.
///
/// # Errors
/// [`ActionError::Invalid`] when the answer is missing or the reason is too long; [`ActionError::Conflict`] when the designation
/// changed since the coordinator looked at it, or the phase of the call does not allow it any more; [`AppError::NotFound`] for
/// those who do not manage calls, and for what was not sent.
pub(in crate::interest) async fn answer_in_place(
    context: &ActionContext,
    call: &Call,
    id: InterestId,
    input: &AnswerDesignation,
) -> Result<DesignationOutcome, ActionError> {
    if !context.may(Action::ManageCalls, None) {
        return Err(AppError::NotFound.into());
    }
    let (portal, coordinator) = (&context.portal, context.person()?);
    let found = store::find(&portal.db, call.id, id).await?;
    if found.is_none_or(|interest| interest.state != InterestState::Sent) {
        return Err(AppError::NotFound.into());
    }
    let checked = match check(context, input)? {
        Ok(checked) => checked,
        Err(outcome) => return Ok(outcome),
    };
    portal
        .db
        .transaction(async |tx| {
            let call = call::lock(&mut *tx, call.id).await?.ok_or(AppError::NotFound)?;
            let interest = store::lock(&mut *tx, id).await?.ok_or(AppError::NotFound)?;
            let phase = phase(&call, portal.now());
            let may = may_write(Party::Coordinator, phase, Field::Designation, call.blind);
            let same = input.seen.is_empty() || input.seen == seen(&interest);
            if !may || !same || interest.state != InterestState::Sent {
                return Err(ActionError::Conflict);
            }
            write(&mut *tx, portal, &call, &interest, &checked, Some(coordinator)).await?;
            context.audit(tx, "interest.designation", id, checked.answer.code()).await?;
            Ok(())
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(DesignationOutcome::Answered(checked.answer))
}

/// Writes an answer, adds it to the history, and mails it to the person. The expression of interest is locked. The same answer
/// twice is one.
async fn write(
    tx: &mut sqlx::AnyConnection,
    portal: &Portal,
    call: &Call,
    interest: &Interest,
    checked: &Checked,
    coordinator: Option<PersonId>,
) -> Result<(), ActionError> {
    if interest.designation == checked.answer {
        return Ok(());
    }
    let (id, now) = (interest.id, portal.now());
    let reason = Some(checked.reason.as_str()).filter(|reason| !reason.is_empty());
    store::answer_designation(&mut *tx, id, checked.answer, coordinator, now).await?;
    store::note_designation(&mut *tx, id, checked.answer, coordinator, reason, now).await?;
    let message = DesignationAnswered {
        call_title: call.texts.title.clone(),
        is_confirmed: checked.answer == Designation::Confirmed,
        by_coordinator: coordinator.is_some(),
        reason: checked.reason.clone(),
        link: link(&mut *tx, portal, &call.code, interest, paths::ANSWER, now).await?,
    };
    let site = Site::from_config(&portal.config);
    email::enqueue(tx, &site, &message, &recipient(interest), now).await?;
    Ok(())
}
