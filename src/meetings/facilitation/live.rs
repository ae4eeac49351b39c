//! What those who follow a meeting are sent: how it runs, in the titles of its agenda. Nothing in it is about a person.

use async_trait::async_trait;
use serde::Serialize;
use uuid::Uuid;

use super::model::Run;
use crate::meeting;
use ensemble_core::{
    Lang,
    error::AppError,
    ids::MeetingId,
    rights::{Action, Viewer, rules},
};
use ensemble_document::agenda::Agenda;
use ensemble_server::{Portal, digest, realtime::FollowSource};

/// The meetings that run.
#[derive(Clone, Copy, Debug, Default)]
pub struct RunSource;

/// The state of a meeting, for its stream.
#[derive(Debug, Serialize)]
struct PublicRun<'a> {
    /// Rises with each change of the clock; 0 before the meeting has begun.
    version: i64,
    /// The current item.
    item: &'a str,
    fr: &'a str,
    en: &'a str,
    /// What the item took before the stretch that is running, in milliseconds.
    spent: i64,
    /// When the stretch began.
    since: i64,
    /// How long the item may take, in milliseconds.
    length: i64,
    /// Since when the clock is paused, or 0.
    paused: i64,
    /// When the meeting should end.
    due: i64,
    /// When it ended, or 0.
    ended: i64,
    /// See [`fingerprint`].
    agenda: String,
}

/// A short text that changes with the items of an agenda, their titles and minutes.
pub(super) fn fingerprint(agenda: &Agenda) -> String {
    let mut shown = String::new();
    for item in &agenda.items {
        for part in [item.id.as_str(), &item.title.fr, &item.title.en, &item.minutes.to_string()] {
            shown.push_str(part);
            shown.push('\n');
        }
    }
    digest::sha256(shown.as_bytes())[..12].to_owned()
}

impl<'a> PublicRun<'a> {
    fn of(run: Option<&'a Run>, agenda: &'a Agenda) -> Self {
        let current = run.and_then(Run::current_item);
        let item = current.and_then(|current| agenda.item(&current.id));
        let title = |lang| item.map_or("", |item| item.title.of(lang).trim());
        Self {
            version: run.map_or(0, |run| run.version),
            item: current.map_or("", |current| current.id.as_str()),
            fr: title(Lang::Fr),
            en: title(Lang::En),
            spent: current.map_or(0, |current| current.spent),
            since: run.map_or(0, |run| run.item_since),
            length: current.map_or(0, |current| i64::from(current.minutes) * super::model::MINUTE),
            paused: run.and_then(|run| run.paused_since).unwrap_or_default(),
            due: run.map_or(0, |run| run.due_at),
            ended: run.and_then(|run| run.ended_at).unwrap_or_default(),
            agenda: fingerprint(agenda),
        }
    }
}

#[async_trait]
impl FollowSource for RunSource {
    async fn may_follow(&self, portal: &Portal, viewer: &Viewer, topic: Uuid) -> Result<bool, AppError> {
        let found = meeting::find(&portal.db, viewer, MeetingId::from(topic)).await?;
        Ok(found.is_some_and(|found| rules::may(viewer, Action::ReadAgenda, Some(found.community))))
    }

    async fn state(&self, portal: &Portal, topic: Uuid) -> Result<String, AppError> {
        let (agenda, run) = super::current(portal, MeetingId::from(topic)).await?;
        serde_json::to_string(&PublicRun::of(run.as_ref(), &agenda)).map_err(|_| AppError::Internal)
    }
}
