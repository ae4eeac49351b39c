//! What notifications of meetings show, and the job that notifies of changed agendas.

use std::time::Duration;

use futures::future::BoxFuture;

use super::{
    events,
    model::Phase,
    paths,
    store::{self, NamedMeeting},
    views::when_in,
};
use ensemble_common::notification::{
    ReadableEntries,
    model::{Entry, NotificationKind, Readable},
    notify,
};
use ensemble_core::{
    Lang, format,
    rights::{Action, Viewer, rules::may},
};
use ensemble_server::{
    Portal,
    db::Db,
    jobs::{JobContext, JobError, JobHandler, JobOutcome},
};

/// Notifications are for those who belong to the community: what the viewer may read of these, by their ids.
#[must_use]
pub fn readable<'a>(
    db: &'a Db,
    lang: Lang,
    viewer: &'a Viewer,
    entries: &'a [Entry],
) -> BoxFuture<'a, Result<ReadableEntries, sqlx::Error>> {
    Box::pin(async move {
        let ids: Vec<&str> = entries.iter().map(|entry| entry.subject.id.as_str()).collect();
        let meetings = store::named(db, &ids).await?;
        let zone = viewer.person.as_ref().map_or(format::ZONE, |person| person.zone.as_str());
        let shown = |entry: &Entry| {
            let meeting = meetings.iter().find(|meeting| meeting.id.to_string() == entry.subject.id)?;
            is_readable(viewer, entry, meeting).then(|| Readable {
                name: meeting.title.text(lang).to_owned(),
                path: paths::show(lang, meeting.id),
                community: meeting.community_name.text(lang).to_owned(),
                actor: None,
                when: when_in(lang, meeting.when, meeting.zone, zone),
            })
        };
        Ok(entries.iter().filter_map(|entry| Some((entry.id.clone(), shown(entry)?))).collect())
    })
}

fn is_readable(viewer: &Viewer, entry: &Entry, meeting: &NamedMeeting) -> bool {
    let within = |action| may(viewer, action, Some(meeting.community));
    viewer.role(meeting.community).is_some()
        && (meeting.phase != Phase::Draft || within(Action::PlanMeetings))
        && (!meeting.archived || within(Action::ReadArchived))
        && (!matches!(entry.kind, Some(NotificationKind::AgendaChanged | NotificationKind::MeetingMissed))
            || within(Action::ReadAgenda))
        && (entry.kind != Some(NotificationKind::DatesProposed) || within(Action::AnswerDates))
}

/// How often changed agendas are looked for.
const INTERVAL: Duration = Duration::from_mins(5);
/// How long after the last edit of an agenda people are notified, in milliseconds.
const QUIET: i64 = 10 * 60 * 1000;

/// Notifies members that the agenda of an announced meeting has changed, once until they have looked.
#[derive(Clone, Copy, Debug)]
pub struct AgendaChangesJob;

impl JobHandler for AgendaChangesJob {
    fn kind(&self) -> &'static str {
        "agenda-changes"
    }

    fn interval(&self) -> Option<Duration> {
        Some(INTERVAL)
    }

    fn run(&self, context: JobContext) -> BoxFuture<'_, Result<JobOutcome, JobError>> {
        Box::pin(async move {
            notify_of_changed_agendas(&context.portal).await?;
            Ok(JobOutcome::Done)
        })
    }
}

/// Notifies of all agendas that have changed and are left alone now.
pub async fn notify_of_changed_agendas(portal: &Portal) -> Result<(), sqlx::Error> {
    let now = portal.now();
    for changed in store::changed_agendas(&portal.db, now, now - QUIET).await? {
        portal
            .db
            .transaction(async |tx| {
                let is_first = store::record_agenda_notice(tx, changed.meeting, changed.number, now).await?;
                // What was written before the meeting was announced is no change.
                if let (true, Some(known)) = (is_first, changed.known) {
                    let readers = store::agenda_readers(tx, &changed, known).await?;
                    notify(tx, portal, &events::agenda_changed(&portal.config.site_url, &changed, readers))
                        .await?;
                }
                Ok::<_, sqlx::Error>(())
            })
            .await?;
        portal.outbox_waker.wake();
    }
    Ok(())
}
