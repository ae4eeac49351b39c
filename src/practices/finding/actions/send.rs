//! Asking other communities to join, sending a finding to the managers, and reminding them.

use super::{find_begun, find_for, invalid, lock_unsent};
use crate::finding::{
    api::{OfferFinding, SendFinding},
    events,
    model::{ChangeKind, Part, ReminderKind},
    rules::{self, LONGEST},
    store::{self, NewChange},
};
use ensemble_common::notification::notify;
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    format,
    ids::{CommunityId, FindingId},
    rights::Action,
};
use ensemble_meetings::meeting::rules::day;
use ensemble_server::web::ActionContext;
use ensemble_texts as t;

/// Asks another community to join. Asking twice changes nothing.
///
/// # Errors
/// [`ActionError::Invalid`] for a community that cannot be asked, [`ActionError::Conflict`] when the finding was sent.
pub(in crate::finding) async fn offer(
    context: &ActionContext,
    community: CommunityId,
    id: FindingId,
    input: OfferFinding,
) -> Result<(), ActionError> {
    let finding = find_begun(context, community, id).await?;
    if finding.sent.is_some() {
        return Err(ActionError::Conflict);
    }
    let (portal, person) = (&context.portal, context.person()?);
    let others = store::other_communities(&portal.db, id).await?;
    let other = others.into_iter().map(|(other, _)| other).find(|other| Some(*other) == input.other);
    let other = other.ok_or_else(|| invalid("other", t::finding_no_community(context.lang)))?;
    let now = portal.now();
    portal
        .db
        .transaction(async |tx| {
            lock_unsent(&mut *tx, id).await?;
            if store::offer(&mut *tx, id, other).await? {
                let change = NewChange::of(Some(person), other, ChangeKind::Offered);
                store::add_change(&mut *tx, id, change, now).await?;
                let offered = store::lock(&mut *tx, id).await?.ok_or(AppError::NotFound)?;
                if let Some(event) = events::offered(context, &offered, other) {
                    notify(&mut *tx, portal, &event).await?;
                }
                context.audit(tx, "finding.offer", id, "").await?;
            }
            Ok::<_, ActionError>(())
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(())
}

/// Sends a finding to a community of managers, with the day by which an answer is expected.
///
/// # Errors
/// [`ActionError::Invalid`] without something behind it, a community of managers and a day to come; [`ActionError::Conflict`] when
/// it was changed or sent since the person looked at it.
pub(in crate::finding) async fn send(
    context: &ActionContext,
    community: CommunityId,
    id: FindingId,
    input: &SendFinding,
) -> Result<(), ActionError> {
    let finding = find_begun(context, community, id).await?;
    if finding.sent.is_some() || finding.revision != input.revision {
        return Err(ActionError::Conflict);
    }
    let (lang, portal, person, now) =
        (context.lang, &context.portal, context.person()?, context.portal.now());
    let mut errors = FieldErrors::default();
    let managers = store::managers_communities(&portal.db, community).await?;
    let to = managers.into_iter().map(|(id, _)| id).find(|id| Some(*id) == input.to);
    if to.is_none() {
        errors.add("to", t::finding_no_managers(lang));
    }
    let today = format::day_of(now);
    let answer_by = day(&input.answer_by).and_then(format::midnight);
    let answer_by = answer_by.filter(|day| (today + 1..=today + LONGEST).contains(day));
    if answer_by.is_none() {
        errors.add("answer-by", t::finding_wrong_answer_by(lang));
    }
    if !rules::can_send(store::figures(&portal.db, id).await?) {
        errors.add("to", t::finding_nothing_behind(lang));
    }
    errors.check()?;
    let (Some(to), Some(answer_by)) = (to, answer_by) else { return Err(ActionError::Conflict) };
    portal
        .db
        .transaction(async |tx| {
            let before = lock_unsent(&mut *tx, id).await?;
            if before.revision != input.revision {
                return Err(ActionError::Conflict);
            }
            store::send(&mut *tx, id, to, answer_by, now).await?;
            let change = NewChange::of(Some(person), to, ChangeKind::Sent);
            store::add_change(&mut *tx, id, change, now).await?;
            let sent = store::lock(&mut *tx, id).await?.ok_or(AppError::NotFound)?;
            let recipients = store::readers_of(&mut *tx, to).await?;
            if let Some(event) = events::sent(&portal.config.site_url, &sent, Some(person), recipients) {
                notify(&mut *tx, portal, &event).await?;
            }
            context.audit(tx, "finding.send", id, "").await?;
            Ok(())
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(())
}

/// Reminds the managers that they have not answered, once a week at most.
///
/// # Errors
/// [`ActionError::Invalid`] when they were reminded a short time ago, [`ActionError::Conflict`] when they answered.
pub(in crate::finding) async fn remind(
    context: &ActionContext,
    community: CommunityId,
    id: FindingId,
) -> Result<(), ActionError> {
    let (_, part) = find_for(context, community, id).await?;
    context.require(Action::ExportReflections, community)?;
    if !matches!(part, Part::Origin | Part::Joined) {
        return Err(AppError::NotFound.into());
    }
    let (portal, person, now) = (&context.portal, context.person()?, context.portal.now());
    portal
        .db
        .transaction(async |tx| {
            let finding = store::lock(&mut *tx, id).await?.ok_or(AppError::NotFound)?;
            let Some(sent) = finding.sent.filter(|_| finding.answer.is_none()) else {
                return Err(ActionError::Conflict);
            };
            let reminded = store::last_reminded(&mut *tx, id).await?;
            if !rules::may_remind(&finding, reminded, now) {
                return Err(invalid("remind", t::finding_reminded_lately(context.lang)));
            }
            let change = NewChange::of(Some(person), sent.to, ChangeKind::Reminded);
            store::add_change(&mut *tx, id, change, now).await?;
            let recipients = store::readers_of(&mut *tx, sent.to).await?;
            let site = &portal.config.site_url;
            if let Some(event) = events::reminded(site, &finding, ReminderKind::Late, recipients) {
                notify(&mut *tx, portal, &event).await?;
            }
            context.audit(tx, "finding.remind", id, "").await?;
            Ok(())
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(())
}
