//! Giving the places of a planned community: everybody gets an answer. Later, closing its waiting list.

use std::collections::{BTreeMap, HashMap};

use super::{details, planned_of, require};
use crate::{
    call::{
        self,
        model::{Call, Criterion},
        rules::phase,
    },
    draw,
    interest::{
        self,
        model::{Interest, Place, PlaceChange},
    },
    selection::{
        api::{GivePlaces, GiveStep},
        emails::{PlaceAwaited, PlaceOffered, PlaceRefused, WaitingEnded},
        rules::{self, Answer, Blocked, MAX_DAYS},
        store,
    },
};
use ensemble_common::email::{self, Site};
use ensemble_core::{
    LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::{CallId, InterestId, PlannedCommunityId},
};
use ensemble_meetings::meeting::rules::day;
use ensemble_server::{Portal, mail::NewEmail, web::ActionContext};
use ensemble_texts as t;

/// How many emails are written to the outbox at once.
const AT_ONCE: usize = 200;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::selection) enum GiveOutcome {
    Done,
    /// Nothing was done.
    Blocked(Blocked),
    /// The waiting list cannot be closed now.
    Waiting,
}

/// Gives the places of a planned community and answers everybody who asked for one, or closes its waiting list.
///
/// # Errors
/// [`ActionError::Invalid`] for a day that is none; otherwise when the viewer may not do it, or there is no such planned
/// community.
pub(in crate::selection) async fn give(
    context: &ActionContext,
    call: CallId,
    planned: PlannedCommunityId,
    input: &GivePlaces,
) -> Result<GiveOutcome, ActionError> {
    require(context)?;
    let outcome = match input.step {
        GiveStep::Give => give_places(context, call, planned, &input.day).await?,
        GiveStep::EndWaiting => end_waiting(context, call, planned).await?,
    };
    context.portal.outbox_waker.wake();
    Ok(outcome)
}

/// What the letters of one planned community have in common.
struct Letters<'a> {
    portal: &'a Portal,
    site: Site,
    call: &'a Call,
    community: &'a LocalizedText,
    criteria: &'a [Criterion],
    /// Until when an offer can be accepted.
    reply_by: i64,
}

async fn give_places(
    context: &ActionContext,
    call: CallId,
    planned: PlannedCommunityId,
    typed: &str,
) -> Result<GiveOutcome, ActionError> {
    let (portal, now) = (&context.portal, context.portal.now());
    let Some(reply_by) = day(typed).and_then(|day| rules::chosen_deadline(now, day)) else {
        let mut errors = FieldErrors::default();
        errors.add("day", t::selection_wrong_day(context.lang, MAX_DAYS));
        return Err(ActionError::Invalid(errors));
    };
    if !entries_belong(portal, planned).await? {
        return Ok(GiveOutcome::Blocked(Blocked::DrawBroken));
    }
    let criteria = call::criteria(&portal.db, call).await?;
    let sent: HashMap<InterestId, Interest> =
        interest::sent(&portal.db, call).await?.into_iter().map(|each| (each.id, each)).collect();
    portal
        .db
        .transaction(async |tx| {
            let call = call::lock(&mut *tx, call).await?.ok_or(AppError::NotFound)?;
            let (planned, all) = planned_of(&mut *tx, call.id, planned).await?;
            // Answers that name no planned community are for the first one.
            if rules::open_planned(&all).next().is_some_and(|first| first.id == planned.id) {
                for id in store::without_planned(&mut *tx, call.id).await? {
                    interest::set_planned(&mut *tx, id, planned.id).await?;
                }
            }
            let candidates = store::candidates(&mut *tx, planned.id).await?;
            let drawn = store::drawn(&mut *tx, planned.id).await?;
            let merged = planned.merged_into.is_some();
            let basis = rules::basis(phase(&call, now), merged, planned.capacity, &drawn, &candidates);
            let answers = match basis.and_then(|basis| rules::give(basis, &candidates)) {
                Ok(answers) => answers,
                Err(blocked) => return Ok(GiveOutcome::Blocked(blocked)),
            };
            let letters = Letters {
                portal,
                site: Site::from_config(&portal.config),
                call: &call,
                community: &planned.title,
                criteria: &criteria,
                reply_by,
            };
            answer_all(&mut *tx, &letters, &answers, &sent).await?;
            if store::unanswered(&mut *tx, call.id).await? == 0 {
                call::mark_answered(&mut *tx, call.id, now).await?;
            }
            context.audit(tx, "selection.places", call.id, "").await?;
            Ok(GiveOutcome::Done)
        })
        .await
}

/// Whether the entries of the draw that counts are the projects of the list that was published: the proof has numbers only, and
/// which project has which number is stored beside it.
async fn entries_belong(portal: &Portal, planned: PlannedCommunityId) -> Result<bool, sqlx::Error> {
    let Some(record) = draw::find_valid(&portal.db, planned).await? else { return Ok(true) };
    let entries = draw::entries(&portal.db, record.id).await?;
    Ok(record.frozen().is_ok_and(|frozen| draw::rules::entries_match(&frozen, &entries)))
}

/// Writes each answer, and the email that says it.
async fn answer_all(
    tx: &mut sqlx::AnyConnection,
    letters: &Letters<'_>,
    answers: &BTreeMap<InterestId, Answer>,
    sent: &HashMap<InterestId, Interest>,
) -> Result<(), AppError> {
    let now = letters.portal.now();
    let mut emails = Vec::new();
    for (id, answer) in answers {
        let interest = match sent.get(id) {
            Some(interest) => interest.clone(),
            None => interest::lock(&mut *tx, *id).await?.ok_or(AppError::NotFound)?,
        };
        if !interest::mark_answered(&mut *tx, *id, now).await? {
            continue;
        }
        interest::set_place(&mut *tx, *id, change(*answer, letters.reply_by, now), now).await?;
        emails.push(letter(&mut *tx, letters, &interest, *answer).await?);
        if emails.len() == AT_ONCE {
            email::enqueue_all(&mut *tx, &emails, now).await?;
            emails.clear();
        }
    }
    email::enqueue_all(tx, &emails, now).await?;
    Ok(())
}

const fn change(answer: Answer, reply_by: i64, now: i64) -> PlaceChange {
    let nothing = PlaceChange {
        place: Place::Refused,
        waiting_number: None,
        offered_at: None,
        reply_by: None,
        replied_at: None,
    };
    match answer {
        Answer::Offer => {
            PlaceChange { place: Place::Offered, offered_at: Some(now), reply_by: Some(reply_by), ..nothing }
        }
        Answer::Wait(number) => {
            PlaceChange { place: Place::Waiting, waiting_number: Some(number), ..nothing }
        }
        Answer::Refuse => nothing,
    }
}

async fn letter(
    tx: &mut sqlx::AnyConnection,
    letters: &Letters<'_>,
    interest: &Interest,
    answer: Answer,
) -> Result<NewEmail, sqlx::Error> {
    let details = details(tx, letters.portal, letters.call, letters.community, interest).await?;
    let (site, recipient) = (&letters.site, interest::recipient(interest));
    Ok(match answer {
        Answer::Offer => {
            let message = PlaceOffered { details, reply_by: letters.reply_by, called_up: false };
            email::compose(site, &message, &recipient, None, None)
        }
        Answer::Wait(number) => {
            email::compose(site, &PlaceAwaited { details, number }, &recipient, None, None)
        }
        Answer::Refuse => {
            let relevance = interest.relevance.as_ref();
            let failed = relevance.and_then(|relevance| relevance.failed);
            let criterion = letters.criteria.iter().find(|each| Some(each.id) == failed);
            let message = PlaceRefused {
                details,
                criterion: criterion.map(|each| each.text.clone()),
                reason: relevance.map(|relevance| relevance.reason.clone()).unwrap_or_default(),
            };
            email::compose(site, &message, &recipient, None, None)
        }
    })
}

/// Answers those who wait that no place became free.
async fn end_waiting(
    context: &ActionContext,
    call: CallId,
    planned: PlannedCommunityId,
) -> Result<GiveOutcome, ActionError> {
    let (portal, now) = (&context.portal, context.portal.now());
    portal
        .db
        .transaction(async |tx| {
            let call = call::lock(&mut *tx, call).await?.ok_or(AppError::NotFound)?;
            let (planned, _) = planned_of(&mut *tx, call.id, planned).await?;
            let candidates = store::candidates(&mut *tx, planned.id).await?;
            if call.cancelled.is_some() || !rules::can_end_waiting(&candidates) {
                return Ok(GiveOutcome::Waiting);
            }
            let site = Site::from_config(&portal.config);
            let waiting =
                candidates.iter().filter(|each| each.place == Place::Waiting && each.withdrawn_at.is_none());
            for candidate in waiting {
                let interest = interest::lock(&mut *tx, candidate.id).await?.ok_or(AppError::NotFound)?;
                interest::set_place(&mut *tx, interest.id, change(Answer::Refuse, 0, now), now).await?;
                let details = details(&mut *tx, portal, &call, &planned.title, &interest).await?;
                let recipient = interest::recipient(&interest);
                email::enqueue(&mut *tx, &site, &WaitingEnded { details }, &recipient, now).await?;
            }
            context.audit(tx, "selection.waiting-ended", call.id, "").await?;
            Ok(GiveOutcome::Done)
        })
        .await
}
