//! What remains of meetings that are over and that no one ended.

use std::time::Duration;

use futures::future::BoxFuture;

use super::store;
use ensemble_server::{
    Portal,
    jobs::{JobContext, JobError, JobHandler, JobOutcome},
};

/// How often such meetings are looked for.
const INTERVAL: Duration = Duration::from_mins(10);

/// Deletes who spoke how long, who asked to and who answered what in these meetings.
#[derive(Clone, Copy, Debug)]
pub struct ForgetSpeakingJob;

impl JobHandler for ForgetSpeakingJob {
    fn kind(&self) -> &'static str {
        "speaking-forget"
    }

    fn interval(&self) -> Option<Duration> {
        Some(INTERVAL)
    }

    fn run(&self, context: JobContext) -> BoxFuture<'_, Result<JobOutcome, JobError>> {
        Box::pin(async move {
            forget(&context.portal).await?;
            Ok(JobOutcome::Done)
        })
    }
}

pub async fn forget(portal: &Portal) -> Result<(), sqlx::Error> {
    let now = portal.now();
    for meeting in store::forgotten(&portal.db, now).await? {
        portal.db.transaction(async |tx| store::end(tx, meeting, now).await).await?;
    }
    Ok(())
}
