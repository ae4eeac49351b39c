//! The numbers of a public lottery, entered by two witnesses. Neither learns what the other entered.

use super::{
    Actor, link,
    run::{run, value_of_witnesses},
    title_of,
};
use crate::{
    call::{
        model::{Call, CallPhase},
        paths,
        rules::phase,
    },
    draw::{
        api::EnterNumbers,
        emails::WitnessAsked,
        labels,
        model::{DrawRecord, read_commitment},
        rules::{self, NumbersError},
        store,
    },
};
use ensemble_common::{
    email::{self, Recipient, Site},
    notification::PerLang,
};
use ensemble_communities::account;
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::{DrawId, PersonId},
};
use ensemble_draw::{DrawError, DrawState, Source};
use ensemble_server::{Portal, mail::NewEmail, web::ActionContext};
use ensemble_texts as t;

/// The outcome of entering numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::draw) enum WitnessOutcome {
    /// They are stored; the other witness has not entered theirs.
    Entered,
    /// Both are equal: the draw is run.
    Drawn,
    /// The two differ: both are asked again.
    Differ,
}

/// Stores what a witness entered. Once both have, the draw is run with equal numbers, and both are asked again otherwise.
///
/// # Errors
/// [`AppError::NotFound`] for people who are not a witness of the draw; [`ActionError::Invalid`] for numbers that do not fit the
/// draw, before the lottery, and when the list was changed in the database; [`ActionError::Conflict`] when the draw is drawn or
/// void, or the call was cancelled.
pub(in crate::draw) async fn enter_numbers(
    context: &ActionContext,
    call: &Call,
    id: DrawId,
    input: &EnterNumbers,
) -> Result<WitnessOutcome, ActionError> {
    let (portal, lang, now) = (&context.portal, context.lang, context.portal.now());
    let person = context.person()?;
    let record = find_as_witness(portal, call, id, person).await?;
    if record.state != DrawState::Frozen || phase(call, now) == CallPhase::Cancelled {
        return Err(ActionError::Conflict);
    }
    let wrong = |message: String| {
        let mut errors = FieldErrors::default();
        errors.add("numbers", message);
        ActionError::Invalid(errors)
    };
    if now < record.value_at {
        return Err(wrong(t::draw_value_early(lang, labels::moment(lang, record.value_at))));
    }
    let commitment =
        read_commitment(&record.commitment).map_err(|error| wrong(labels::error(lang, &error)))?;
    let Source::Lottery { count, .. } = commitment.source else { return Err(ActionError::Conflict) };
    let numbers = rules::numbers(&input.numbers, count).map_err(|error| match error {
        NumbersError::Unreadable => wrong(t::draw_numbers_unreadable(lang, count)),
        NumbersError::Count(given) => wrong(t::draw_numbers_count(lang, count, given)),
    })?;
    let again = compose_retry_emails(portal, call, &record, &commitment.source).await?;
    let value = portal
        .db
        .transaction(async |tx| {
            if !store::lock_frozen(tx, id).await? {
                return Err(ActionError::Conflict);
            }
            if !store::enter(tx, id, person, &numbers, now).await? {
                return Err(AppError::NotFound.into());
            }
            context.audit(tx, "draw.witnessed", id, "").await?;
            let entered = store::entered(&mut *tx, id).await?;
            if entered.iter().any(Option::is_none) {
                return Ok(None);
            }
            let value = value_of_witnesses(entered);
            if value.is_none() {
                store::ask_again(tx, id).await?;
                context.audit(tx, "draw.differ", id, "").await?;
                email::enqueue_all(tx, &again, now).await?;
            }
            Ok(Some(value))
        })
        .await?;
    let value = match value {
        None => return Ok(WitnessOutcome::Entered),
        Some(None) => {
            portal.outbox_waker.wake();
            return Ok(WitnessOutcome::Differ);
        }
        Some(Some(value)) => value,
    };
    match run(portal, Actor::person(context), &record, value).await? {
        Ok(()) | Err(DrawError::AlreadyDrawn) => Ok(WitnessOutcome::Drawn),
        Err(error) => Err(wrong(labels::error(lang, &error))),
    }
}

/// A draw of a call of which the person is a witness. A draw that does not exist and a person who is not a witness get the same
/// answer.
pub(in crate::draw) async fn find_as_witness(
    portal: &Portal,
    call: &Call,
    id: DrawId,
    person: PersonId,
) -> Result<DrawRecord, AppError> {
    if !store::is_witness(&portal.db, id, person).await? {
        return Err(AppError::NotFound);
    }
    store::find(&portal.db, call.id, id).await?.ok_or(AppError::NotFound)
}

/// The emails that ask both witnesses again when their numbers differ.
async fn compose_retry_emails(
    portal: &Portal,
    call: &Call,
    record: &DrawRecord,
    source: &Source,
) -> Result<Vec<NewEmail>, AppError> {
    let message = WitnessAsked {
        community_name: title_of(portal, call, record.planned).await?,
        source: source.clone(),
        again: true,
        link: PerLang::of(|lang| link(portal, paths::WITNESS, lang, call, record.id)),
    };
    let site = Site::from_config(&portal.config);
    let mut emails = Vec::new();
    for person in store::open_witnesses(&portal.db, record.id).await? {
        if let Some(account) = account::find(&portal.db, person).await? {
            emails.push(email::compose(&site, &message, &Recipient::from(&account), None, None));
        }
    }
    Ok(emails)
}
