//! What is done with documents in the background: words that may not stay in them are erased, and documents of removed chapters are
//! deleted.

use super::{ATTEMPTS, PassageNotices, erase::erase_gone};
use crate::practice_guide::store;
use ensemble_core::{
    Lang,
    error::AppError,
    ids::{GuideChapterId, GuideId},
};
use ensemble_server::Portal;

/// How long after its chapter was removed a document is deleted, in milliseconds: other processes close theirs within some seconds.
const GRACE: i64 = 60_000;
/// How long after it was searched a document of a guide that did not change is searched again, in milliseconds: an author may have
/// removed a reflection, or shares it with fewer people.
const SEARCHED_AGAIN: i64 = 10 * 60_000;

/// Erases the words of passages that may not be quoted any more, were removed from a guide or moved to another chapter from the
/// documents in which they were written together. A document that cannot be read or changed does not keep others from being searched.
///
/// # Errors
/// When the database is unavailable, or when a document could not be read or changed.
pub async fn erase_withdrawn(portal: &Portal) -> Result<(), AppError> {
    let mut failed = None;
    for (guide, chapter) in store::unchecked_documents(&portal.db, portal.now() - SEARCHED_AGAIN).await? {
        if let Err(error) = erase_in(portal, guide, chapter).await {
            failed = Some(error);
        }
    }
    failed.map_or(Ok(()), Err)
}

/// Where others change the chapter again and again at the same moment, the next run does it.
async fn erase_in(portal: &Portal, guide: GuideId, chapter: GuideChapterId) -> Result<(), AppError> {
    let (db, now) = (&portal.db, portal.now());
    for _ in 0..ATTEMPTS {
        // The document is read first: it never knows more than the guide that is read after it says.
        let Some(shared) = store::shared_chapter(db, chapter).await? else { return Ok(()) };
        let Some(draft) = store::draft(db, guide).await? else { return Ok(()) };
        let Some((_, found)) = draft.chapter(chapter) else { return Ok(()) };
        let mut notices = PassageNotices::default();
        if erase_gone(portal, Lang::Fr, shared, (&draft, found), &mut notices).await?.is_some() {
            db.transaction(async |to| store::set_checked(to, chapter, now).await).await?;
            return Ok(());
        }
    }
    Ok(())
}

/// Deletes the documents of chapters that were removed a while ago.
///
/// # Errors
/// When the database is unavailable.
pub async fn delete_ended(portal: &Portal) -> Result<(), AppError> {
    for document in store::ended_documents(&portal.db, portal.now() - GRACE).await? {
        portal.db.transaction(async |to| store::delete_ended_document(to, document).await).await?;
    }
    Ok(())
}
