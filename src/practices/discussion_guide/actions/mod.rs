//! What people do with a discussion guide. Each action is one function with a typed input; the form of its page calls it.

mod choose;
mod steps;
mod texts;

pub use choose::{choose, take_version};
pub use steps::write_step;
pub use texts::{archive, create, mark, publish, require_writer, restore, write};

use super::{
    api::{AddPartner, RemovePartner, Sit, WriteAnswer},
    rules::{self, MAX_ANSWER, MAX_NAME, MAX_PARTNERS, MAX_PURPOSE, MAX_TABLES},
    store,
};
use ensemble_core::{
    LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::MeetingId,
    rights::Action,
};
use ensemble_meetings::meeting::{
    self,
    model::{Found, Phase},
};
use ensemble_reflections::reflection::{PiiReview, PiiWarning};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// What came of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Nothing was done: the meeting uses no guide.
    NoGuide,
    /// Nothing was done: the person sits at another table, or at none.
    OtherTable,
    /// Nothing was done: the meeting is not announced, or was cancelled.
    Closed,
    /// Nothing was done: a table has answered the version that the meeting uses.
    Answered,
    /// Nothing was done: it is gone.
    Gone,
    /// Nothing was stored: the text may identify a student.
    Unconfirmed(Vec<PiiWarning>, String),
}

/// The meeting, if the viewer may do this in its community. Absence and refusal answer alike.
///
/// # Errors
/// [`AppError::NotFound`] when they may not; otherwise when the database is unavailable.
pub async fn find_for(context: &ActionContext, id: MeetingId, action: Action) -> Result<Found, AppError> {
    let found = meeting::find(&context.portal.db, &context.viewer, id).await?.ok_or(AppError::NotFound)?;
    context.require(action, found.community)?;
    Ok(found)
}

/// Whether answers can be written.
pub fn is_open(found: &Found) -> bool {
    let meeting = &found.of.meeting;
    !found.archived && meeting.cancelled_at.is_none() && meeting.phase != Phase::Draft
}

fn invalid(field: &str, message: impl Into<String>) -> ActionError {
    let mut errors = FieldErrors::default();
    errors.add(field, message);
    ActionError::Invalid(errors)
}

/// What in a text may identify a student, unless it was confirmed.
fn unconfirmed(context: &ActionContext, text: &str, token: &str) -> Option<Outcome> {
    let review = PiiReview::of_text(context.lang, text);
    let (warnings, own) = (review.warnings(context.lang), review.token());
    (!warnings.is_empty() && own != token).then_some(Outcome::Unconfirmed(warnings, own))
}

fn raise_signal(context: &ActionContext, meeting: MeetingId) {
    context.portal.signals().raise(meeting.uuid());
}

/// Says at which table one sits, and what it is called.
///
/// # Errors
/// [`ActionError::Invalid`] with all that is wrong with the form.
pub async fn sit(context: &ActionContext, meeting: MeetingId, input: &Sit) -> Result<Outcome, ActionError> {
    let found = find_for(context, meeting, Action::AnswerGuides).await?;
    if !is_open(&found) {
        return Ok(Outcome::Closed);
    }
    let (lang, person) = (context.lang, context.person()?);
    let mut errors = FieldErrors::default();
    let table = input.table.filter(|table| (1..=MAX_TABLES).contains(table));
    if table.is_none() {
        errors.add("table", t::guide_wrong_table(lang, MAX_TABLES));
    }
    if input.name.chars().count() > MAX_NAME {
        errors.add("name", t::guide_wrong_name(lang, MAX_NAME));
    }
    errors.check()?;
    let table = table.ok_or(AppError::BadRequest)?;
    let outcome = context
        .portal
        .db
        .transaction(async |tx| {
            if store::lock(&mut *tx, meeting).await?.is_none() {
                return Ok(Outcome::NoGuide);
            }
            store::sit(tx, meeting, person, table, &input.name).await?;
            Ok::<_, ActionError>(Outcome::Done)
        })
        .await?;
    raise_signal(context, meeting);
    Ok(outcome)
}

/// Writes what a table answers in a step.
///
/// # Errors
/// [`ActionError::Invalid`] for a text that cannot be stored, [`ActionError::Conflict`] when another person wrote it since.
pub async fn answer(
    context: &ActionContext,
    meeting: MeetingId,
    input: &WriteAnswer,
) -> Result<Outcome, ActionError> {
    let found = find_for(context, meeting, Action::AnswerGuides).await?;
    if !is_open(&found) {
        return Ok(Outcome::Closed);
    }
    let (person, now) = (context.person()?, context.portal.now());
    let runs = context.may(Action::RunGuides, Some(found.community));
    let table = input.table.filter(|table| *table <= MAX_TABLES).ok_or(AppError::BadRequest)?;
    let text = ensemble_core::text::clean(&input.text).trim().to_owned();
    if text.is_empty() || text.chars().count() > MAX_ANSWER {
        return Err(invalid(&field(&input.step, table), t::guide_wrong_answer(context.lang, MAX_ANSWER)));
    }
    let unconfirmed = unconfirmed(context, &text, &input.confirmation_token);
    let text = LocalizedText::Single { lang: context.lang, text };
    let outcome = context
        .portal
        .db
        .transaction(async |tx| {
            let Some(in_use) = store::lock(&mut *tx, meeting).await? else { return Ok(Outcome::NoGuide) };
            let steps = in_use.guide.steps;
            if !steps.iter().any(|step| step.key == input.step && step.kind.is_answered()) {
                return Ok(Outcome::Gone);
            }
            let seat = store::seat_of(&mut *tx, meeting, person).await?;
            if !rules::may_write(runs, seat, table) {
                return Ok(Outcome::OtherTable);
            }
            if let Some(unconfirmed) = &unconfirmed {
                return Ok(unconfirmed.clone());
            }
            let seen = input.revision.unwrap_or_default();
            if store::write_answer(tx, meeting, (&input.step, table), person, &text, seen, now).await? {
                Ok(Outcome::Done)
            } else {
                Err(ActionError::Conflict)
            }
        })
        .await?;
    raise_signal(context, meeting);
    Ok(outcome)
}

/// The id of the field of an answer.
pub fn field(step: &str, table: u32) -> String {
    format!("answer-{step}-{table}")
}

/// Names a partner.
///
/// # Errors
/// [`ActionError::Invalid`] with all that is wrong with the form.
pub async fn add_partner(
    context: &ActionContext,
    meeting: MeetingId,
    input: &AddPartner,
) -> Result<Outcome, ActionError> {
    let found = find_for(context, meeting, Action::AnswerGuides).await?;
    if !is_open(&found) {
        return Ok(Outcome::Closed);
    }
    let (lang, person, now) = (context.lang, context.person()?, context.portal.now());
    let runs = context.may(Action::RunGuides, Some(found.community));
    let table = input.table.filter(|table| *table <= MAX_TABLES).ok_or(AppError::BadRequest)?;
    let mut errors = FieldErrors::default();
    if input.name.is_empty() || input.name.chars().count() > MAX_NAME {
        errors.add(&format!("partner-name-{table}"), t::guide_wrong_partner(lang, MAX_NAME));
    }
    if input.what.chars().count() > MAX_PURPOSE {
        errors.add(&format!("partner-what-{table}"), t::guide_wrong_purpose(lang, MAX_PURPOSE));
    }
    if input.kind.is_none() {
        errors.add(&format!("partner-kind-{table}"), t::guide_wrong_kind(lang));
    }
    errors.check()?;
    let kind = input.kind.ok_or(AppError::BadRequest)?;
    let unconfirmed =
        unconfirmed(context, &format!("{}\n{}", input.name, input.what), &input.confirmation_token);
    let outcome = context
        .portal
        .db
        .transaction(async |tx| {
            if store::lock(&mut *tx, meeting).await?.is_none() {
                return Ok(Outcome::NoGuide);
            }
            let seat = store::seat_of(&mut *tx, meeting, person).await?;
            if !rules::may_write(runs, seat, table) {
                return Ok(Outcome::OtherTable);
            }
            if let Some(unconfirmed) = &unconfirmed {
                return Ok(unconfirmed.clone());
            }
            if store::count_partners(&mut *tx, meeting).await? >= MAX_PARTNERS {
                return Err(invalid(
                    &format!("partner-name-{table}"),
                    t::guide_too_many_partners(lang, MAX_PARTNERS),
                ));
            }
            store::add_partner(tx, meeting, table, person, (kind, &input.name, &input.what), now).await?;
            Ok(Outcome::Done)
        })
        .await?;
    raise_signal(context, meeting);
    Ok(outcome)
}

/// Removes a partner of a table for which the person writes.
///
/// # Errors
/// [`AppError::BadRequest`] for what no form sends.
pub async fn remove_partner(
    context: &ActionContext,
    meeting: MeetingId,
    input: RemovePartner,
) -> Result<Outcome, ActionError> {
    let found = find_for(context, meeting, Action::AnswerGuides).await?;
    if !is_open(&found) {
        return Ok(Outcome::Closed);
    }
    let (person, id) = (context.person()?, input.partner.ok_or(AppError::BadRequest)?);
    let runs = context.may(Action::RunGuides, Some(found.community));
    let outcome = context
        .portal
        .db
        .transaction(async |tx| {
            let seat = store::seat_of(&mut *tx, meeting, person).await?;
            let Some(table) = store::table_of_partner(&mut *tx, meeting, id).await? else {
                return Ok(Outcome::Gone);
            };
            if !rules::may_write(runs, seat, table) {
                return Ok(Outcome::OtherTable);
            }
            store::remove_partner(tx, id).await?;
            Ok::<_, ActionError>(Outcome::Done)
        })
        .await?;
    raise_signal(context, meeting);
    Ok(outcome)
}
