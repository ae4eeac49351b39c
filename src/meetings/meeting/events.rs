//! What those who wait for a meeting are notified of.

use super::{
    calendar_event::calendar_event,
    labels,
    model::{CalendarMeeting, Found, Meeting, Phase, Plan, When},
    paths,
    rules::{Change, local},
    store::{self, ChangedAgenda},
    views::moment,
};
use ensemble_common::notification::{
    self, Actor, PerLang,
    events::{
        AgendaChanged, MeetingCalendar, MeetingDetails, MeetingEvent, MeetingReminder, MeetingStep, OwnTime,
    },
};
use ensemble_communities::community::paths as community_paths;
use ensemble_core::{Lang, format, ids::PersonId};
use ensemble_server::{ical::Method, web::ActionContext};

/// Notifies of a meeting that was changed in this transaction. Calendar programs get the number that the change gave it.
pub(super) async fn notify(
    tx: &mut sqlx::AnyConnection,
    context: &ActionContext,
    mut event: MeetingEvent,
) -> Result<(), sqlx::Error> {
    if let Some(calendar) = &mut event.facts.calendar {
        calendar.set_sequence(store::sequence(&mut *tx, event.facts.meeting).await?);
    }
    notification::notify(tx, &context.portal, &event).await
}

/// The meeting is announced, with all that is known of it.
pub(super) fn published(context: &ActionContext, found: &Found) -> MeetingEvent {
    let facts = details(context, found, &found.plan(), |change| change != Change::Video);
    MeetingEvent { step: MeetingStep::Published, facts, by: Actor::from_viewer(&context.viewer) }
}

/// The meeting, which was announced, is `plan` from now on; these parts of it changed.
pub(super) fn changed(
    context: &ActionContext,
    found: &Found,
    plan: &Plan,
    changes: &[Change],
) -> MeetingEvent {
    let facts = details(context, found, plan, |change| changes.contains(&change));
    MeetingEvent { step: MeetingStep::Changed, facts, by: Actor::from_viewer(&context.viewer) }
}

/// The meeting, which was announced, is cancelled.
pub(super) fn cancelled(context: &ActionContext, found: &Found, reason: &str) -> MeetingEvent {
    let mut facts = details(context, found, &found.plan(), |change| change == Change::When);
    let site = &context.portal.config.site_url;
    facts.link = PerLang::of(|lang| format!("{site}{}", paths::show(lang, found.of.meeting.id)));
    facts.calendar = calendar(context, found, &found.plan(), true);
    let step = MeetingStep::Cancelled { reason: reason.to_owned() };
    MeetingEvent { step, facts, by: Actor::from_viewer(&context.viewer) }
}

/// The meeting, which was announced, is a draft again. Its page is for those who plan it.
pub(super) fn withdrawn(context: &ActionContext, found: &Found) -> MeetingEvent {
    let mut facts = details(context, found, &found.plan(), |change| change == Change::When);
    let site = &context.portal.config.site_url;
    facts.link = PerLang::of(|lang| {
        let slug = &found.of.slugs[usize::from(lang == Lang::En)];
        format!("{site}{}", community_paths::of(community_paths::SHOW, lang, slug))
    });
    facts.calendar = calendar(context, found, &found.plan(), true);
    MeetingEvent { step: MeetingStep::Withdrawn, facts, by: Actor::from_viewer(&context.viewer) }
}

/// The meeting, which was cancelled, takes place after all.
pub(super) fn restored(context: &ActionContext, found: &Found) -> MeetingEvent {
    let facts = details(context, found, &found.plan(), |change| change != Change::Video);
    MeetingEvent { step: MeetingStep::Restored, facts, by: Actor::from_viewer(&context.viewer) }
}

/// The agenda of an announced meeting was changed.
pub(super) fn agenda_changed(
    site: &str,
    changed: &ChangedAgenda,
    recipients: Vec<PersonId>,
) -> AgendaChanged {
    AgendaChanged {
        meeting: changed.meeting,
        community: changed.community,
        community_name: changed.community_name.clone(),
        title: changed.title.clone(),
        recipients,
        link: PerLang::of(|lang| format!("{site}{}", paths::show(lang, changed.meeting))),
    }
}

fn details(
    context: &ActionContext,
    found: &Found,
    plan: &Plan,
    says: impl Fn(Change) -> bool,
) -> MeetingDetails {
    let site = &context.portal.config.site_url;
    let id = found.of.meeting.id;
    MeetingDetails {
        meeting: id,
        community: found.community,
        community_name: found.of.community.clone(),
        title: plan.title.clone(),
        when: says(Change::When)
            .then(|| PerLang::of(|lang| moment(lang, plan.when, plan.zone, plan.duration))),
        own_time: OwnTime(match plan.when {
            When::At(at) if says(Change::When) => Some((at, plan.zone.code())),
            _ => None,
        }),
        modality: says(Change::Modality)
            .then(|| PerLang::of(|lang| labels::modality(lang, plan.modality).to_owned())),
        place: plan.place.clone().filter(|_| says(Change::Place)),
        new_video_link: says(Change::Video),
        link: PerLang::of(|lang| format!("{site}{}", paths::of(paths::ANSWER, lang, id))),
        calendar: calendar(context, found, plan, false),
    }
}

/// The meeting as it is after the change that is notified. One that has no date any more is cancelled at the date that it
/// had.
fn calendar(context: &ActionContext, found: &Found, plan: &Plan, cancelled: bool) -> Option<MeetingCalendar> {
    let (site, now) = (&context.portal.config.site_url, context.portal.now());
    let cancelled = cancelled || matches!(plan.when, When::Month(_));
    let dated = if matches!(plan.when, When::Month(_)) { found.of.meeting.when } else { plan.when };
    let meeting = Meeting {
        id: found.of.meeting.id,
        phase: Phase::Published,
        title: plan.title.clone(),
        when: dated,
        zone: plan.zone,
        duration: plan.duration,
        modality: plan.modality,
        place: plan.place.clone(),
        cancelled_at: cancelled.then_some(now),
    };
    let of = CalendarMeeting {
        meeting,
        community: found.community,
        community_name: found.of.community.clone(),
        archived: found.archived,
        // `notify` replaces it by the one that the change gives.
        sequence: 0,
        changed_at: now,
        video: None,
    };
    let [french, english] = Lang::ALL.map(|lang| calendar_event(site, lang, &of, false));
    let method = if cancelled { Method::Cancel } else { Method::Request };
    Some(MeetingCalendar::new(method, [french?, english?]))
}

/// A reminder of a meeting to some people; `None` while it has no date.
#[must_use]
pub fn reminder(site: &str, of: &CalendarMeeting, recipients: Vec<PersonId>) -> Option<MeetingReminder> {
    let meeting = &of.meeting;
    let When::At(begins_at) = meeting.when else { return None };
    let facts = MeetingDetails {
        meeting: meeting.id,
        community: of.community,
        community_name: of.community_name.clone(),
        title: meeting.title.clone(),
        when: Some(PerLang::of(|lang| moment(lang, meeting.when, meeting.zone, meeting.duration))),
        own_time: OwnTime(Some((begins_at, meeting.zone.code()))),
        modality: Some(PerLang::of(|lang| labels::modality(lang, meeting.modality).to_owned())),
        place: meeting.place.clone(),
        new_video_link: false,
        link: PerLang::of(|lang| format!("{site}{}", paths::show(lang, meeting.id))),
        calendar: None,
    };
    let begins = PerLang::of(|lang| {
        let local = local(meeting.when, meeting.zone);
        let (day, hour) = (format::date(lang, local.date()), format::time(lang, local.time()));
        format!("{day}, {hour} ({})", labels::zone(lang, meeting.zone))
    });
    Some(MeetingReminder { facts, begins_at, begins, recipients })
}
