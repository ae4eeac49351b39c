//! What the portal does by itself, once a day: it shortens histories, when an administrator said so.

use std::time::Duration;

use tokio::task::JoinHandle;

use crate::{
    administration::store::settings,
    reflection::store::group,
    server::{Portal, realtime},
};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// A month, as long as the longest: nothing goes earlier than it was said.
const MONTH: i64 = 31 * 24 * 60 * 60 * 1000;

/// Begins, and goes on until it is aborted.
#[must_use]
pub fn start(portal: Portal) -> JoinHandle<()> {
    tokio::spawn(async move {
        loop {
            match tend(&portal).await {
                Ok(0) => {}
                Ok(folded) => tracing::info!(folded, "histories were shortened"),
                Err(error) => tracing::error!(%error, "histories could not be shortened"),
            }
            tokio::time::sleep(DAY).await;
        }
    })
}

/// Does what is to be done now; how many histories were shortened. Notes that a group still writes keep
/// theirs: it says who wrote what, until they close it.
///
/// # Errors
/// When the database is away, or when what it holds cannot be understood.
pub async fn tend(portal: &Portal) -> Result<u64, sqlx::Error> {
    let Some(months) = settings(&portal.db).await?.history_months else { return Ok(0) };
    let open = group::all_open(&portal.db).await?;
    let before = portal.now() - i64::from(months) * MONTH;
    realtime::fold(&portal.db, before, |document| open.iter().any(|note| note.uuid() == document)).await
}
