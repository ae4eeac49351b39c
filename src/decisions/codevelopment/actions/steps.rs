//! Preparing a session, promising to keep it to oneself, going from step to step.

use super::{Outcome, find_for, raise_signal};
use crate::codevelopment::{
    api::{ChangeStep, PlanSession, StepAction},
    model::{
        Role,
        session::{self, Command, Refusal},
    },
    rules::{self, LENGTHS},
    store,
};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::{MeetingId, PersonId},
    rights::Action,
};
use ensemble_meetings::meeting::model::{Found, Phase};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Whether a session of this meeting can be prepared and begin.
pub fn is_open(found: &Found) -> bool {
    let meeting = &found.of.meeting;
    !found.archived
        && meeting.cancelled_at.is_none()
        && matches!(meeting.phase, Phase::Published | Phase::UnderWay)
}

/// Prepares a session, or changes who takes part in it.
///
/// # Errors
/// [`ActionError::Invalid`] with all that is wrong with the form, [`ActionError::Conflict`] when another person changed it since.
pub async fn plan(
    context: &ActionContext,
    meeting: MeetingId,
    input: &PlanSession,
) -> Result<Outcome, ActionError> {
    let found = find_for(context, meeting, Action::RunCodevelopment).await?;
    if !is_open(&found) {
        return Ok(Outcome::Closed);
    }
    let (lang, db) = (context.lang, &context.portal.db);
    let known: Vec<PersonId> =
        store::candidates(db, meeting).await?.into_iter().map(|each| each.person).collect();
    let mut errors = FieldErrors::default();
    let minutes = input.minutes.filter(|minutes| LENGTHS.contains(minutes));
    if minutes.is_none() {
        errors.add("minutes", t::codevelopment_wrong_length(lang));
    }
    let mut people: Vec<(PersonId, Role)> = Vec::new();
    for (field, role, person) in [
        ("client", Role::Client, input.client),
        ("facilitator", Role::Facilitator, input.facilitator),
        ("scribe", Role::Scribe, input.scribe),
    ] {
        let person = person.filter(|person| known.contains(person));
        match person {
            None if role != Role::Scribe => errors.add(field, t::codevelopment_missing_role(lang)),
            None => {}
            Some(person) if people.iter().any(|(each, _)| *each == person) => {
                errors.add(field, t::codevelopment_two_roles(lang));
            }
            Some(person) => people.push((person, role)),
        }
    }
    errors.check()?;
    for person in input.people.iter().filter(|person| known.contains(person)) {
        if !people.iter().any(|(each, _)| each == person) {
            people.push((*person, Role::Consultant));
        }
    }
    let client = input.client;
    let done = db
        .transaction(async |tx| {
            store::lock(&mut *tx, meeting).await?;
            let before = store::people_of(&mut *tx, meeting).await?;
            let was = before.iter().find(|each| each.role == Role::Client).map(|each| each.person);
            if !store::plan(&mut *tx, meeting, minutes.unwrap_or(rules::USUAL_LENGTH), &people, input.version)
                .await?
            {
                return Err(ActionError::Conflict);
            }
            // A client who left the community is not among those who take part now.
            if was != client {
                store::release_all(tx, meeting).await?;
            }
            Ok(Outcome::Done)
        })
        .await?;
    raise_signal(context, meeting);
    Ok(done)
}

/// Promises to keep to oneself what is said in the session.
///
/// # Errors
/// When the database is unavailable.
pub async fn agree(context: &ActionContext, meeting: MeetingId) -> Result<Outcome, ActionError> {
    find_for(context, meeting, Action::JoinCodevelopment).await?;
    let (person, now) = (context.person()?, context.portal.now());
    let outcome = context
        .portal
        .db
        .transaction(async |tx| {
            let done = store::agree(tx, meeting, person, now).await?;
            Ok::<_, ActionError>(if done { Outcome::Done } else { Outcome::NotPart })
        })
        .await?;
    raise_signal(context, meeting);
    Ok(outcome)
}

/// Starts a session, and goes from step to step. Facilitators of the community start it; they and the person who facilitates it go
/// on. Of two who press at once, the second changes nothing.
///
/// # Errors
/// [`AppError::BadRequest`] for what no form sends.
pub async fn change_step(
    context: &ActionContext,
    meeting: MeetingId,
    input: ChangeStep,
) -> Result<Outcome, ActionError> {
    let found = find_for(context, meeting, Action::JoinCodevelopment).await?;
    let (person, act) = (context.person()?, input.act.ok_or(AppError::BadRequest)?);
    let runs = context.may(Action::RunCodevelopment, Some(found.community));
    let step = || input.step.ok_or(AppError::BadRequest);
    let command = match act {
        StepAction::Begin => Command::Begin,
        StepAction::Next => Command::Next { from: step()? },
        StepAction::Previous => Command::Previous { from: step()? },
        StepAction::Pause => Command::Pause,
        StepAction::Resume => Command::Resume,
        StepAction::Extend => Command::Extend { step: step()?, seen: input.seen.unwrap_or_default() },
    };
    let outcome = context
        .portal
        .db
        .transaction(async |tx| {
            let Some(before) = store::lock(&mut *tx, meeting).await? else {
                return Ok(Outcome::NoSession);
            };
            let people = store::people_of(&mut *tx, meeting).await?;
            let facilitates = rules::role_of(&people, person) == Some(Role::Facilitator);
            if !runs && (act == StepAction::Begin || !facilitates) {
                return Ok(Outcome::NotTheirs);
            }
            if found.archived || act == StepAction::Begin && before.begun_at.is_none() && !is_open(&found) {
                return Ok(Outcome::Closed);
            }
            // The clock is read under the lock.
            let now = context.portal.now();
            // A session that was reopened would show the others what the client keeps.
            if rules::is_over(&before, now) {
                return Ok(Outcome::Refused(Refusal::Ended));
            }
            match session::apply(&before, command, now) {
                Ok(after) => {
                    if after != before {
                        store::write(tx, meeting, &after).await?;
                    }
                    Ok::<_, ActionError>(Outcome::Done)
                }
                Err(refusal) => Ok(Outcome::Refused(refusal)),
            }
        })
        .await?;
    raise_signal(context, meeting);
    Ok(outcome)
}
