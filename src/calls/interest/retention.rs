//! What is erased some time after a call has closed: what people need in order to take part, drafts that were never sent, and the
//! links of people without an account.

use super::store::{self, OldDraft};
use crate::need;
use ensemble_server::Portal;

const DAY: i64 = 24 * 60 * 60 * 1000;
/// How long a draft is kept after its call has closed, in milliseconds.
pub(super) const DRAFTS_KEPT: i64 = 30 * DAY;
/// How long it is kept after a call has closed what people need in order to take part, if its communities are not made before, in
/// milliseconds.
pub(super) const ACCESSIBILITY_KEPT: i64 = 365 * DAY;
/// How long links work after a call has closed, in milliseconds.
pub(super) const LINKS_KEPT: i64 = 365 * DAY;

/// Erases what is due.
///
/// # Errors
/// When the database is unavailable.
pub async fn erase_expired(portal: &Portal) -> Result<(), sqlx::Error> {
    let (db, now) = (&portal.db, portal.now());
    store::erase_accessibility(db, now - ACCESSIBILITY_KEPT).await?;
    for OldDraft { id, call, lang } in store::old_drafts(db, now - DRAFTS_KEPT).await? {
        db.transaction(async |tx| {
            need::write_own(&mut *tx, call, id, lang, "", now).await?;
            store::delete_draft(tx, id).await
        })
        .await?;
    }
    store::delete_links(db, now - LINKS_KEPT).await?;
    Ok(())
}
