//! What minutes are made of besides notes and decisions, and what they show on the pages of other features.

use futures::future::BoxFuture;

use crate::{
    community::Part,
    facilitation::{self, Audience, RunView},
    follow_up,
    minutes::{self, Composed, Composition, FollowUpLine, Timings, VoteLine},
    vote,
};
use ensemble_core::{error::AppError, ids::MeetingId};
use ensemble_server::{Portal, web::PageRequest};

/// What the features of the portal know of a meeting.
pub(super) struct MinutesSources;

impl Composed for MinutesSources {
    const COMPOSITION: Composition = Composition {
        timings: Some(timings),
        follow_ups: Some(follow_ups),
        votes: Some(votes),
        presence: None,
    };
}

fn timings(portal: &Portal, meeting: MeetingId) -> BoxFuture<'_, Result<Option<Timings>, AppError>> {
    Box::pin(async move {
        let run = facilitation::find_run(&portal.db.reader, meeting).await?;
        // An item at which people never were took no time that is worth a word.
        let items = run.map(|run| run.items.into_iter().filter(|item| item.spent > 0));
        Ok(items.map(|items| items.map(|item| (item.id, item.spent / 1_000)).collect()))
    })
}

fn follow_ups(portal: &Portal, meeting: MeetingId) -> BoxFuture<'_, Result<Vec<FollowUpLine>, AppError>> {
    Box::pin(async move {
        let line = |each: follow_up::model::FollowUp| FollowUpLine {
            what: each.text,
            who: each.owner.map(|owner| owner.person.name).unwrap_or_default(),
            due_at: each.due_at,
        };
        Ok(follow_up::of_meeting(&portal.db, meeting).await?.into_iter().map(line).collect())
    })
}

fn votes(portal: &Portal, meeting: MeetingId) -> BoxFuture<'_, Result<Vec<VoteLine>, AppError>> {
    Box::pin(async move {
        let outcomes = vote::outcomes_of_meeting(&portal.db, meeting).await?;
        Ok(outcomes.into_iter().map(|(title, outcome)| VoteLine { title, outcome }).collect())
    })
}

/// Notes and decisions beside the item that people are at, on the pages of a meeting that runs.
pub(super) fn capture<'a>(
    request: &'a PageRequest,
    view: RunView<'a>,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    let shown = view.audience != Audience::Screen && view.run.is_some();
    let item = view.item.filter(|_| shown);
    let part = item.and_then(|item| minutes::pages::forms_of_item(request, view.found, &item.id));
    Box::pin(async move { Ok(part) })
}
