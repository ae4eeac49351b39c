//! What happens later: offers of places end, and needs and guests are erased.

use std::time::Duration;

use futures::future::BoxFuture;

use super::{
    places,
    rules::{self, NEEDS_KEPT},
    store,
};
use ensemble_core::error::AppError;
use ensemble_server::{
    Portal,
    jobs::{JobContext, JobError, JobHandler, JobOutcome},
};

/// How often the places of meetings are looked at.
const INTERVAL: Duration = Duration::from_mins(5);

/// Ends offers that were not confirmed in time, and offers free places to those who wait: also those of people who left the
/// community.
#[derive(Clone, Copy, Debug)]
pub struct PlacesJob;

impl JobHandler for PlacesJob {
    fn kind(&self) -> &'static str {
        "attendance-places"
    }

    fn interval(&self) -> Option<Duration> {
        Some(INTERVAL)
    }

    fn run(&self, context: JobContext) -> BoxFuture<'_, Result<JobOutcome, JobError>> {
        Box::pin(async move {
            settle_all(&context.portal).await.map_err(|error| JobError::transient(error.to_string()))?;
            Ok(JobOutcome::Done)
        })
    }
}

/// Does what is due for all meetings, each in a transaction of its own.
pub async fn settle_all(portal: &Portal) -> Result<(), AppError> {
    let now = portal.now();
    if store::has_suspended_offers(&portal.db, now).await? {
        store::renew_offers(&portal.db, now, rules::renewed_offer_end(now)).await?;
    }
    for meeting in store::unsettled(&portal.db, now).await? {
        if places::settle_meeting(portal, &meeting).await? {
            portal.outbox_waker.wake();
        }
    }
    Ok(())
}

/// Erases what people needed for meetings that were over a month ago, and the guests of these meetings.
///
/// # Errors
/// When the database is unavailable.
pub async fn erase_after_meetings(portal: &Portal) -> Result<(), sqlx::Error> {
    let before = portal.now() - NEEDS_KEPT;
    store::erase_needs(&portal.db, before).await?;
    store::erase_guests(&portal.db, before).await?;
    Ok(())
}
