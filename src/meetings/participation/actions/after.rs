//! After a meeting: those who missed it are notified, and contribute until a set day.

use super::{begun, wrong};
use crate::{
    meeting::{
        self,
        model::{Found, Meeting},
        paths as meeting_paths,
        rules::{day, over_at},
    },
    participation::{
        api::{Contribute, DeleteContribution, SetDeadline},
        model::{Aftermath, Who},
        paths,
        rules::{self, MAX_CONTRIBUTION},
        store,
    },
};
use ensemble_common::notification::{PerLang, events::MeetingMissed, notify};
use ensemble_core::{
    error::{ActionError, AppError},
    format,
    ids::PersonId,
    rights::Action,
};
use ensemble_server::web::ActionContext;
use ensemble_texts as t;
use jiff::ToSpan;

/// Until when one can contribute after a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::participation) struct Deadline {
    /// In milliseconds UTC.
    pub(in crate::participation) until: i64,
    /// Whether one can contribute now.
    pub(in crate::participation) is_open: bool,
}

impl Deadline {
    /// That of a meeting; `None` while it is not over, and for one that was cancelled or whose community is archived.
    pub(in crate::participation) fn of(
        meeting: &Meeting,
        archived: bool,
        aftermath: &Aftermath,
        now: i64,
    ) -> Option<Self> {
        rules::begun(meeting, archived, now).ok().filter(|_| rules::is_over(meeting, now))?;
        let until = rules::contribute_until(over_at(meeting.when, meeting.duration), aftermath);
        Some(Self { until, is_open: now < until })
    }
}

/// Writes what the viewer contributes about an item of the agenda, in place of what they wrote before. It is not logged.
///
/// # Errors
/// Says what is wrong with the text; [`ActionError::Conflict`] when the time to contribute is over, the item is not on the agenda, or
/// the viewer was at the meeting.
pub(in crate::participation) async fn contribute(
    context: &ActionContext,
    found: &Found,
    input: &Contribute,
) -> Result<(), ActionError> {
    context.require(Action::ConfirmParticipation, found.community)?;
    let (lang, portal, now, person) =
        (context.lang, &context.portal, context.portal.now(), context.person()?);
    let id = found.of.meeting.id;
    let text = input.text.trim();
    if text.is_empty() || text.chars().count() > MAX_CONTRIBUTION {
        let field = format!("text-{}", input.item);
        return Err(wrong(&field, t::participation_wrong_contribution(lang, MAX_CONTRIBUTION)));
    }
    let (agenda, _) = meeting::agenda_of(portal, id.uuid()).await?;
    if !input.item.is_empty() && !agenda.items.iter().any(|item| item.id == input.item) {
        return Err(ActionError::Conflict);
    }
    portal
        .db
        .transaction(async |to| {
            let meeting = meeting::lock(to, id).await?.ok_or(AppError::NotFound)?;
            begun(to, &meeting, found.community, now).await?;
            let known = store::find(&mut *to, id, person).await?;
            if !rules::may_contribute(rules::outcome(&known, meeting.duration)) {
                return Err(ActionError::Conflict);
            }
            let aftermath = store::aftermath(&mut *to, id).await?;
            match Deadline::of(&meeting, false, &aftermath, now) {
                Some(deadline) if deadline.is_open => {}
                _ => return Err(ActionError::Conflict),
            }
            store::write_contribution(to, id, person, &input.item, text, now).await?;
            Ok(())
        })
        .await
}

/// Deletes what the viewer contributed about an item, also after the time to contribute. Deleting it twice changes nothing.
///
/// # Errors
/// [`AppError::SignInFirst`], or the database is unavailable.
pub(in crate::participation) async fn delete_contribution(
    context: &ActionContext,
    found: &Found,
    input: &DeleteContribution,
) -> Result<bool, AppError> {
    let (person, id) = (context.person()?, found.of.meeting.id);
    let db = &context.portal.db;
    Ok(db.write_once(async |to| store::remove_contribution(to, id, person, &input.item).await).await?)
}

/// Says until the end of which day one can contribute after a meeting.
///
/// # Errors
/// Says that the day is none, before the meeting or too far away.
pub(in crate::participation) async fn set_deadline(
    context: &ActionContext,
    found: &Found,
    input: &SetDeadline,
) -> Result<(), ActionError> {
    context.require(Action::RecordParticipation, found.community)?;
    let (lang, portal, now, id) = (context.lang, &context.portal, context.portal.now(), found.of.meeting.id);
    // The end of the day is the first moment of the next one.
    let until = day(&input.day).and_then(|day| day.checked_add(1.day()).ok()).and_then(format::midnight);
    let Some(until) = until else { return Err(wrong("day", t::meeting_wrong_day(lang))) };
    portal
        .db
        .transaction(async |to| {
            let meeting = meeting::lock(to, id).await?.ok_or(AppError::NotFound)?;
            begun(to, &meeting, found.community, now).await?;
            let over = over_at(meeting.when, meeting.duration);
            let longest = rules::longest_deadline(over);
            if until <= over || until > longest {
                let day = format::date(lang, format::local(longest).date());
                return Err(wrong("day", t::participation_wrong_deadline(lang, day)));
            }
            store::set_deadline(to, id, until).await?;
            Ok(())
        })
        .await
}

/// Writes that everyone who was at a meeting is noted, and notifies those who were absent of the page for them: each once.
/// Returns how many were notified.
///
/// # Errors
/// [`ActionError::Conflict`] when the meeting is not over.
pub(in crate::participation) async fn complete(
    context: &ActionContext,
    found: &Found,
) -> Result<usize, ActionError> {
    context.require(Action::RecordParticipation, found.community)?;
    let (portal, now, id) = (&context.portal, context.portal.now(), found.of.meeting.id);
    let site = &portal.config.site_url;
    let notified = portal
        .db
        .transaction(async |to| {
            let meeting = meeting::lock(to, id).await?.ok_or(AppError::NotFound)?;
            begun(to, &meeting, found.community, now).await?;
            store::complete(to, id, now).await?;
            let aftermath = store::aftermath(&mut *to, id).await?;
            let Some(deadline) = Deadline::of(&meeting, false, &aftermath, now) else {
                return Err(ActionError::Conflict);
            };
            context.audit(to, "participation.complete", id, "").await?;
            // After the deadline for contributions, no one is notified.
            let absent: Vec<PersonId> = match deadline.is_open {
                true => store::members(&mut *to, id)
                    .await?
                    .into_iter()
                    .filter(|each| rules::is_absent(rules::outcome(&each.participation, meeting.duration)))
                    .filter_map(|each| match each.who {
                        Who::Person(person) => Some(person),
                        Who::Guest(_) => None,
                    })
                    .collect(),
                false => Vec::new(),
            };
            let recipients = store::claim_absent(to, id, &absent, now).await?;
            let notified = recipients.len();
            if notified > 0 {
                let event = MeetingMissed {
                    meeting: id,
                    community: found.community,
                    community_name: found.of.community.clone(),
                    title: meeting.title,
                    until: deadline.until,
                    link: PerLang::of(|lang| {
                        format!("{site}{}", meeting_paths::of(paths::CATCH_UP, lang, id))
                    }),
                    recipients,
                };
                notify(to, portal, &event).await?;
            }
            Ok(notified)
        })
        .await?;
    portal.outbox_waker.wake();
    Ok(notified)
}
