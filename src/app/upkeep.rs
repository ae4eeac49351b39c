//! What the portal does by itself, once a day: it shortens histories, when an administrator said so. When it starts, it
//! removes the metadata of files that were stored before this was done at once: they are few, and each is read once.

use std::time::Duration;

use tokio::task::JoinHandle;

use crate::{
    administration::store::settings,
    meeting::{self, model::Metadata},
    reflection::{self, store::group},
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
            match clean_stored(&portal).await {
                Ok(0) => {}
                Ok(cleaned) => tracing::info!(cleaned, "the metadata of stored files were removed"),
                Err(error) => tracing::error!(%error, "the metadata of stored files could not be removed"),
            }
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
    realtime::compact(&portal.db, before, |document| open.iter().any(|note| note.uuid() == document)).await
}

/// Removes the metadata of all files that were stored before this was done; how many there were. A file that is asked
/// for before its turn is cleaned then.
///
/// # Errors
/// When the database is away, or when what it holds cannot be understood.
pub async fn clean_stored(portal: &Portal) -> Result<u64, sqlx::Error> {
    let (db, mut count) = (&portal.db, 0);
    while let Some((id, content, anonymous)) = reflection::store::unchecked_attachment(db, None).await? {
        let Some((content, complete)) = meeting::recheck(&portal.work, content).await else {
            return Ok(count);
        };
        let mut to = db.write().await?;
        let metadata = Metadata::of_stored(complete, anonymous);
        reflection::store::replace_attachment(&mut to, id, &content, metadata).await?;
        to.commit().await?;
        count += 1;
    }
    while let Some((id, content)) = meeting::store::unchecked_file(db, None).await? {
        let Some((content, complete)) = meeting::recheck(&portal.work, content).await else {
            return Ok(count);
        };
        let mut to = db.write().await?;
        meeting::store::replace_file(&mut to, id, &content, Metadata::of_stored(complete, false)).await?;
        to.commit().await?;
        count += 1;
    }
    Ok(count)
}
