//! What the managers answer, and how far their action is.

use super::{Outcome, find_for, invalid, unconfirmed};
use crate::finding::{
    api::{AnswerFinding, SetProgress},
    events,
    model::{Answer, AnswerKind, ChangeKind, Finding, Part, Progress},
    rules::{LONGEST, MAX_ANSWER, MAX_WHO},
    store::{self, NewChange},
};
use ensemble_common::notification::notify;
use ensemble_core::{
    LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    format,
    ids::{CommunityId, FindingId, PersonId},
    rights::Action,
};
use ensemble_meetings::meeting::rules::day;
use ensemble_server::{Portal, web::ActionContext};
use ensemble_texts as t;

/// A finding that the person answers in a community of managers.
async fn find_answered(
    context: &ActionContext,
    community: CommunityId,
    id: FindingId,
) -> Result<Finding, AppError> {
    let (finding, part) = find_for(context, community, id).await?;
    context.require(Action::ProposeFollowUps, community)?;
    if part == Part::Answering { Ok(finding) } else { Err(AppError::NotFound) }
}

/// Answers a finding, or changes the answer, in the language of the page. Everyone behind it is notified.
///
/// # Errors
/// [`ActionError::Invalid`] without an answer and what belongs to it: an action with its day and person, a reason, or a day;
/// [`ActionError::Conflict`] when it was answered otherwise since the person looked at it.
pub(in crate::finding) async fn answer(
    context: &ActionContext,
    community: CommunityId,
    id: FindingId,
    input: &AnswerFinding,
) -> Result<Outcome, ActionError> {
    let seen = find_answered(context, community, id).await?;
    if seen.revision != input.revision {
        return Err(ActionError::Conflict);
    }
    let (lang, portal, person, now) =
        (context.lang, &context.portal, context.person()?, context.portal.now());
    let earlier = seen.answer.as_ref().and_then(|answer| answer.date);
    let new = read(context, input, earlier)?;
    let written = new.text.as_ref().map(|text| (lang, text.text(lang).to_owned()));
    if let Some((warnings, token)) = unconfirmed(lang, written, &input.confirmation_token) {
        return Ok(Outcome::Unconfirmed(warnings, token));
    }
    portal
        .db
        .transaction(async |tx| {
            let before = store::lock(&mut *tx, id).await?.ok_or(AppError::NotFound)?;
            if before.revision != input.revision || before.part(community) != Some(Part::Answering) {
                return Err(ActionError::Conflict);
            }
            let first = before.answer.as_ref();
            let kept = first.filter(|answer| answer.kind == new.kind).and_then(|answer| answer.progress);
            let answer = Answer {
                at: first.map_or(now, |answer| answer.at),
                progress: (new.kind == AnswerKind::Accepted).then(|| kept.unwrap_or(Progress::Planned)),
                ..new
            };
            let kind = if first.is_some() { ChangeKind::AnswerChanged } else { ChangeKind::Answered };
            store::write_answer(&mut *tx, id, &answer).await?;
            let change = NewChange {
                detail: Some(answer.kind.code()),
                text: answer.text.as_ref(),
                ..NewChange::of(Some(person), community, kind)
            };
            store::add_change(&mut *tx, id, change, now).await?;
            notify_behind(&mut *tx, portal, &before, person, kind).await?;
            context.audit(tx, "finding.answer", id, answer.kind.code()).await?;
            Ok(())
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(Outcome::Done(id))
}

/// Says how far the action is that was promised. Everyone behind the finding is notified.
///
/// # Errors
/// [`ActionError::Invalid`] without a state, [`ActionError::Conflict`] when the finding was not accepted (any more).
pub(in crate::finding) async fn progress(
    context: &ActionContext,
    community: CommunityId,
    id: FindingId,
    input: SetProgress,
) -> Result<(), ActionError> {
    find_answered(context, community, id).await?;
    let (portal, person, now) = (&context.portal, context.person()?, context.portal.now());
    let progress = input.progress.ok_or_else(|| invalid("progress", t::finding_no_progress(context.lang)))?;
    portal
        .db
        .transaction(async |tx| {
            let before = store::lock(&mut *tx, id).await?.ok_or(AppError::NotFound)?;
            let had = before.answer.as_ref().and_then(|answer| answer.progress);
            let Some(had) = had.filter(|_| before.part(community) == Some(Part::Answering)) else {
                return Err(ActionError::Conflict);
            };
            if had == progress {
                return Ok(());
            }
            store::write_progress(&mut *tx, id, progress).await?;
            let change = NewChange {
                detail: Some(progress.code()),
                ..NewChange::of(Some(person), community, ChangeKind::Progressed)
            };
            store::add_change(&mut *tx, id, change, now).await?;
            notify_behind(&mut *tx, portal, &before, person, ChangeKind::Progressed).await?;
            context.audit(tx, "finding.progress", id, progress.code()).await?;
            Ok(())
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(())
}

/// Notifies those who are behind a finding, with the page of their own community.
async fn notify_behind(
    tx: &mut sqlx::AnyConnection,
    portal: &Portal,
    finding: &Finding,
    by: PersonId,
    what: ChangeKind,
) -> Result<(), sqlx::Error> {
    for place in finding.gathered_by() {
        let recipients = store::recipients(&mut *tx, finding.id, place.id).await?;
        let event = events::answered(&portal.config.site_url, finding.id, place, by, what, recipients);
        notify(&mut *tx, portal, &event).await?;
    }
    Ok(())
}

/// The answer of a form. `earlier` is the day that the answer had before: it may stay, although it is past.
fn read(context: &ActionContext, input: &AnswerFinding, earlier: Option<i64>) -> Result<Answer, ActionError> {
    let (lang, now) = (context.lang, context.portal.now());
    let Some(kind) = input.answer else { return Err(invalid("answer", t::finding_no_answer(lang))) };
    let mut errors = FieldErrors::default();
    let (field, written) = match kind {
        AnswerKind::Accepted => ("action", input.action.trim()),
        AnswerKind::Later | AnswerKind::Refused => ("reason", input.reason.trim()),
    };
    let length = written.chars().count();
    if length > MAX_ANSWER || length == 0 && kind != AnswerKind::Later {
        let message = match kind {
            AnswerKind::Accepted => t::finding_wrong_action(lang, MAX_ANSWER),
            AnswerKind::Later | AnswerKind::Refused => t::finding_wrong_reason(lang, MAX_ANSWER),
        };
        errors.add(field, message);
    }
    let today = format::day_of(now);
    let date = day(&input.date).and_then(format::midnight);
    let date = date.filter(|day| (today..=today + LONGEST).contains(day) || Some(*day) == earlier);
    if kind != AnswerKind::Refused && date.is_none() {
        errors.add("date", t::finding_wrong_date(lang));
    }
    let who = input.who.trim();
    let named = who.chars().count();
    if kind == AnswerKind::Accepted && (named == 0 || named > MAX_WHO) {
        errors.add("who", t::finding_wrong_who(lang, MAX_WHO));
    }
    errors.check()?;
    Ok(Answer {
        kind,
        text: (!written.is_empty()).then(|| LocalizedText::Single { lang, text: written.to_owned() }),
        date: date.filter(|_| kind != AnswerKind::Refused),
        who: if kind == AnswerKind::Accepted { who.to_owned() } else { String::new() },
        at: now,
        progress: None,
    })
}
