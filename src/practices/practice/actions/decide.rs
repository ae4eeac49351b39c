//! Sending a practice to reviewers, reviewing, publishing and withdrawing it.

use super::{ActionOutcome, find_to_decide, find_work, unconfirmed};
use crate::{
    practice::{
        api::{DecidePractice, ReviewPractice, SendPractice},
        events,
        model::{PracticeState, Verdict, WorkingText},
        rules::{self, MAX_RESPONSE, MAX_REVIEWERS, REVIEWS, Step},
        store::{self, NewVersion},
    },
    quotation::{self, QuotedIn},
};
use ensemble_common::notification::{events::PracticeStep, notify};
use ensemble_communities::community::model::Community;
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::{PersonId, PracticeId},
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// The practice under its lock, if it is still at this revision and the step is possible.
async fn locked(
    tx: &mut sqlx::AnyConnection,
    person: PersonId,
    id: PracticeId,
    revision: i64,
    step: Step,
) -> Result<WorkingText, ActionError> {
    store::lock(tx, id).await?;
    let found = store::work_in(tx, Some(person), id).await?.ok_or(AppError::NotFound)?;
    let possible = rules::after(found.state, step, found.version.is_some()).is_some();
    if found.revision != revision || !possible {
        return Err(ActionError::Conflict);
    }
    Ok(found)
}

/// Sends a practice to people of its community who neither wrote it nor are behind it.
///
/// # Errors
/// [`ActionError::Invalid`] where too few reviewers are chosen or the practice lacks something; [`ActionError::Conflict`] when it
/// was changed since the person looked at it.
pub async fn send(
    context: &ActionContext,
    community: &Community,
    id: PracticeId,
    input: &SendPractice,
) -> Result<(), ActionError> {
    let found = find_to_decide(context, community.id, id).await?;
    let (db, lang, person, now) = (&context.portal.db, context.lang, context.person()?, context.portal.now());
    let mut errors = FieldErrors::default();
    let (given, asked) = store::consents(&db.reader, id).await?;
    if !rules::missing(&found.content, given, asked).is_empty() {
        errors.add("missing", t::practice_wrong_missing(lang));
    }
    let candidates = store::candidates(db, community.id, id).await?;
    let mut chosen: Vec<PersonId> = Vec::new();
    for each in &input.reviewer {
        if candidates.iter().any(|(candidate, _)| candidate == each) && !chosen.contains(each) {
            chosen.push(*each);
        }
    }
    if chosen.len() < REVIEWS || chosen.len() > MAX_REVIEWERS || chosen.len() < input.reviewer.len() {
        errors.add("reviewer", t::practice_wrong_reviewers(lang, MAX_REVIEWERS, REVIEWS));
    }
    errors.check()?;
    db.transaction(async |tx| {
        locked(tx, person, id, input.revision, Step::Send).await?;
        store::set_state(tx, id, PracticeState::Review, now).await?;
        store::ask_reviewers(tx, id, input.revision, &chosen, now).await?;
        let event = events::about(context, community, id, PracticeStep::ReviewAsked, chosen);
        notify(tx, &context.portal, &event).await?;
        context.audit(tx, "practice.send", id, "").await?;
        Ok::<_, ActionError>(())
    })
    .await?;
    context.portal.outbox_waker.wake();
    Ok(())
}

/// Writes what a reviewer answers.
///
/// # Errors
/// [`ActionError::Invalid`] for what is wrong with a field; [`ActionError::Conflict`] when the practice was changed, is not
/// reviewed any more, or others were asked.
pub async fn review(
    context: &ActionContext,
    community: &Community,
    id: PracticeId,
    input: &ReviewPractice,
) -> Result<ActionOutcome<()>, ActionError> {
    find_work(context, community.id, id).await?;
    let (lang, person, now) = (context.lang, context.person()?, context.portal.now());
    let mut errors = FieldErrors::default();
    if input.verdict.is_none() {
        errors.add("verdict", t::practice_wrong_verdict(lang));
    }
    let asks_nothing = input.verdict == Some(Verdict::Changes) && input.note.is_empty();
    if asks_nothing || input.note.chars().count() > MAX_RESPONSE {
        errors.add("note", t::practice_wrong_note(lang, MAX_RESPONSE));
    }
    errors.check()?;
    let Some(verdict) = input.verdict else { return Err(AppError::BadRequest.into()) };
    if let Some((warnings, token)) =
        unconfirmed(lang, [(lang, input.note.clone())], &input.confirmation_token)
    {
        return Ok(ActionOutcome::Unconfirmed(warnings, token));
    }
    context
        .portal
        .db
        .transaction(async |tx| {
            let found = locked(tx, person, id, input.revision, Step::Publish).await?;
            let answer = (verdict, lang, input.note.as_str());
            if !store::review(tx, id, found.revision, person, answer, now).await? {
                return Err(ActionError::Conflict);
            }
            let recipients = store::begun_by(tx, id).await?.into_iter().collect();
            let event = events::about(context, community, id, PracticeStep::Reviewed, recipients);
            notify(tx, &context.portal, &event).await?;
            context.audit(tx, "practice.review", id, verdict.code()).await?;
            Ok(())
        })
        .await?;
    context.portal.outbox_waker.wake();
    Ok(ActionOutcome::Done(()))
}

/// Publishes the revision that was reviewed, and notifies the authors who consented.
///
/// # Errors
/// [`ActionError::Invalid`] without two approvals or without consent; [`ActionError::Conflict`] when the practice was changed
/// since the person looked at it.
pub async fn publish(
    context: &ActionContext,
    community: &Community,
    id: PracticeId,
    input: DecidePractice,
) -> Result<i64, ActionError> {
    find_to_decide(context, community.id, id).await?;
    let (db, lang, person, now) = (&context.portal.db, context.lang, context.person()?, context.portal.now());
    let authors = quotation::authors_of_work(db, QuotedIn::Practice, id.uuid()).await?;
    let number = db
        .transaction(async |tx| {
            let found = locked(tx, person, id, input.revision, Step::Publish).await?;
            let reviews = store::reviews(&mut *tx, id, found.revision).await?;
            // An author who withdraws consent now waits for the lock, and the practice is then withdrawn. What was withdrawn
            // before is seen here.
            let (given, asked) = store::consents(&mut *tx, id).await?;
            let mut errors = FieldErrors::default();
            if !rules::is_approved(&reviews) {
                errors.add("publish", t::practice_wrong_reviews(lang, REVIEWS));
            }
            if !rules::missing(&found.content, given, asked).is_empty() {
                errors.add("publish", t::practice_wrong_missing(lang));
            }
            errors.check()?;
            let new = NewVersion {
                practice: id,
                revision: found.revision,
                content: &found.content,
                published_by: person,
            };
            let number = store::add_version(tx, &new, now).await?;
            let event = events::about(context, community, id, PracticeStep::Published, authors);
            notify(tx, &context.portal, &event).await?;
            context.audit(tx, "practice.publish", id, "").await?;
            Ok::<_, ActionError>(number)
        })
        .await?;
    context.portal.outbox_waker.wake();
    Ok(number)
}

/// Takes all versions from their readers.
///
/// # Errors
/// [`ActionError::Conflict`] when the practice was changed since the person looked at it, or is not published.
pub async fn withdraw(
    context: &ActionContext,
    community: &Community,
    id: PracticeId,
    input: DecidePractice,
) -> Result<(), ActionError> {
    find_to_decide(context, community.id, id).await?;
    let (person, now) = (context.person()?, context.portal.now());
    context
        .portal
        .db
        .transaction(async |tx| {
            locked(tx, person, id, input.revision, Step::Withdraw).await?;
            store::withdraw(tx, id, now).await?;
            context.audit(tx, "practice.withdraw", id, "").await?;
            Ok(())
        })
        .await
}
