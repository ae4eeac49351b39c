//! What the portal does by itself once a day: it deletes what was written in codevelopment sessions a month ago, texts of
//! forms that were never sent, old notifications, what people needed in order to take part in past meetings and the guests
//! of these meetings, drafts and links of calls that closed long ago, old reminders, and what was removed too long ago to be
//! restored. It indexes anew what an earlier version of it indexed, removes the metadata of files that were stored before
//! this was done at once, and shortens histories when an administrator asked for it.

use std::{collections::HashSet, time::Duration};

use futures::future::BoxFuture;
use uuid::Uuid;

use ensemble_calls::interest;
use ensemble_common::notification;
use ensemble_communities::{account, membership};
use ensemble_core::{file::MetadataState, ids::ReflectionId};
use ensemble_decisions::codevelopment;
use ensemble_meetings::{attendance, meeting, reminder};
use ensemble_network::administration::store::settings;
use ensemble_practices::practice_guide;
use ensemble_reflections::reflection::{self, store::group_note};
use ensemble_server::{
    Portal, files,
    jobs::{JobContext, JobError, JobHandler, JobOutcome},
    realtime,
    web::unsent,
};

const INTERVAL: Duration = Duration::from_hours(24);
/// A month in milliseconds, as long as the longest: nothing is removed earlier than the setting says.
const MONTH: i64 = 31 * 24 * 60 * 60 * 1000;

/// How long notifications are kept, in milliseconds.
const NOTIFICATIONS_KEPT: i64 = 13 * MONTH;
/// How long it is kept after a meeting who was reminded of it, in milliseconds.
const REMINDERS_KEPT: i64 = 3 * MONTH;

/// The daily job.
#[derive(Clone, Copy, Debug)]
pub struct Maintenance;

impl JobHandler for Maintenance {
    fn kind(&self) -> &'static str {
        "maintenance"
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

/// Does all that is due. A part that fails does not keep the other from being done.
///
/// # Errors
/// When the database is unavailable, or when what it holds cannot be understood.
pub async fn run(portal: &Portal) -> Result<(), sqlx::Error> {
    unsent::delete_expired(&portal.db, portal.now()).await?;
    notification::delete_older_than(&portal.db, portal.now() - NOTIFICATIONS_KEPT).await?;
    attendance::erase_after_meetings(portal).await?;
    codevelopment::erase_expired(&portal.db, portal.now()).await?;
    interest::erase_expired(portal).await?;
    reminder::delete_before(&portal.db, portal.now() - REMINDERS_KEPT).await?;
    membership::forget_removed(portal).await?;
    let undoable_after = portal.now() - reflection::rules::UNDOABLE_FOR;
    reflection::store::erase_removed_attachments(&portal.db, undoable_after).await?;
    meeting::store::erase_removed(&portal.db, portal.now() - meeting::store::REMOVED_KEPT).await?;
    let cleaned = clean_stored_files(portal).await;
    let shortened = compact_histories(portal).await;
    index_anew(portal).await?;
    let (cleaned, shortened) = (cleaned?, shortened?);
    if cleaned > 0 || shortened > 0 {
        tracing::info!(cleaned, shortened, "files were cleaned and histories shortened");
    }
    Ok(())
}

/// Makes the keys of names and tags and the search index anew where an earlier version of the program made them.
async fn index_anew(portal: &Portal) -> Result<(), sqlx::Error> {
    account::index_names(&portal.db).await?;
    reflection::store::fold_tags(&portal.db).await?;
    while reflection::store::refresh(&portal.db).await? > 0 {}
    Ok(())
}

/// Compacts the histories of collaborative documents that are older than the months that the settings name; returns how
/// many documents were compacted. Group notes keep theirs: it says who wrote what when they are closed, and each may be opened
/// again once it is shared with its community only. Who wrote chapters of guides together is kept, as they do not review these.
///
/// # Errors
/// When the database is unavailable, or when what it holds cannot be understood.
pub async fn compact_histories(portal: &Portal) -> Result<u64, sqlx::Error> {
    let Some(months) = settings(&portal.db).await?.history_months else { return Ok(0) };
    practice_guide::keep_document_writers(&portal.db).await?;
    let notes: HashSet<Uuid> =
        group_note::all(&portal.db).await?.into_iter().map(ReflectionId::uuid).collect();
    let before = portal.now() - i64::from(months) * MONTH;
    realtime::compact(&portal.db, before, |document| notes.contains(&document)).await
}

/// Removes the metadata of all files that were stored before this was done at once; returns how many there were. A
/// file that is asked for earlier is cleaned then.
///
/// # Errors
/// When the database is unavailable, or when what it holds cannot be understood.
pub async fn clean_stored_files(portal: &Portal) -> Result<u64, sqlx::Error> {
    let (db, mut count) = (&portal.db, 0);
    while let Some((id, content)) = reflection::store::unchecked_attachment(db, None).await? {
        let Some((content, complete)) = files::strip_metadata(&portal.work, content).await else {
            return Ok(count);
        };
        let mut to = db.write().await?;
        reflection::store::replace_attachment(&mut to, id, &content, complete).await?;
        to.commit().await?;
        count += 1;
    }
    while let Some((id, content)) = meeting::store::unchecked_file(db, None).await? {
        let Some((content, complete)) = files::strip_metadata(&portal.work, content).await else {
            return Ok(count);
        };
        let mut to = db.write().await?;
        meeting::store::replace_file(&mut to, id, &content, MetadataState::of_stored(complete, false))
            .await?;
        to.commit().await?;
        count += 1;
    }
    Ok(count)
}
