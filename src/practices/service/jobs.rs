//! What happens later: owners are asked once a year whether their services are still right, and those who keep the directory are told of
//! services without an owner; files that no one applied are removed.

use std::time::Duration;

use futures::future::BoxFuture;

use super::{events, rules, store};
use ensemble_common::notification::notify;
use ensemble_core::format;
use ensemble_server::{
    Portal,
    jobs::{JobContext, JobError, JobHandler, JobOutcome},
};

/// How often services are looked at.
const INTERVAL: Duration = Duration::from_mins(60);
/// How long a file waits to be applied, in milliseconds.
const WAITS: i64 = 24 * 3_600_000;

/// Looks after the directory of services.
#[derive(Clone, Copy, Debug)]
pub struct ServicesJob;

impl JobHandler for ServicesJob {
    fn kind(&self) -> &'static str {
        "services"
    }

    fn interval(&self) -> Option<Duration> {
        Some(INTERVAL)
    }

    fn run(&self, context: JobContext) -> BoxFuture<'_, Result<JobOutcome, JobError>> {
        Box::pin(async move {
            run(&context.portal).await?;
            Ok(JobOutcome::Done)
        })
    }
}

/// Does all that is due. An owner is asked in the transaction that notes it, so that several processes ask once. Imported services have
/// no owner, and those of closed accounts have none any more.
pub async fn run(portal: &Portal) -> Result<(), sqlx::Error> {
    let now = portal.now();
    let before = rules::stale_before(format::local(now).date());
    loop {
        let asked = portal
            .db
            .transaction(async |tx| {
                let overdue = store::overdue(&mut *tx, before).await?;
                let mut unowned = false;
                for service in &overdue {
                    if !store::ask(&mut *tx, service.id, before, now).await? {
                        continue;
                    }
                    match service.owner {
                        Some(owner) => {
                            notify(&mut *tx, portal, &events::due(portal, service, owner)).await?;
                        }
                        None => unowned = true,
                    }
                }
                if unowned {
                    let keepers = store::keepers(&mut *tx).await?;
                    notify(&mut *tx, portal, &events::unowned(portal, keepers)).await?;
                }
                Ok::<_, sqlx::Error>(!overdue.is_empty())
            })
            .await?;
        if !asked {
            break;
        }
        portal.outbox_waker.wake();
    }
    portal.db.transaction(async |tx| store::delete_old_imports(tx, now - WAITS).await).await
}
