//! Notifies authors of what they are asked.

use std::time::Duration;

use futures::future::BoxFuture;

use super::{
    paths,
    store::{self, Unnotified},
};
use ensemble_common::notification::{PerLang, events::ConsentAsked, notify};
use ensemble_server::{
    Portal,
    jobs::{JobContext, JobError, JobHandler, JobOutcome},
};

/// How often authors are looked for who are to be notified.
const INTERVAL: Duration = Duration::from_mins(1);

/// Notifies authors of what they are asked. Each is marked in the transaction that notifies them, so that several processes, or
/// one that dies, notify them once.
#[derive(Clone, Copy, Debug)]
pub struct AskConsentJob;

impl JobHandler for AskConsentJob {
    fn kind(&self) -> &'static str {
        "ask-consent"
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

/// Notifies all who are to be.
pub async fn run(portal: &Portal) -> Result<(), sqlx::Error> {
    for Unnotified { id, author, reflection, community } in store::unnotified(&portal.db).await? {
        let site = &portal.config.site_url;
        let event = ConsentAsked {
            reflection,
            community,
            author,
            link: PerLang::of(|lang| format!("{site}{}", paths::list(lang))),
        };
        portal
            .db
            .transaction(async |tx| {
                if store::mark_notified(&mut *tx, id, portal.now()).await? {
                    notify(tx, portal, &event).await?;
                }
                Ok::<_, sqlx::Error>(())
            })
            .await?;
        portal.outbox_waker.wake();
    }
    Ok(())
}
