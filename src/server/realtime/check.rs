//! Which stored documents cannot be read.

use sqlx::Row;
use uuid::Uuid;

use super::store;
use crate::{
    crdt::{Document, Fault},
    server::db::{Db, columns::unreadable},
};

/// A document that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadableDocument {
    /// Which.
    pub document: Uuid,
    /// The number of the row that cannot be applied; that of the snapshot, when it is the snapshot.
    pub number: i64,
    /// Why not.
    pub fault: Fault,
}

/// Reads every stored document, one after the other; answers how many there are and which cannot be read.
///
/// # Errors
/// When the database is away.
pub async fn check_documents(db: &Db) -> Result<(usize, Vec<UnreadableDocument>), sqlx::Error> {
    let rows = sqlx::query(
        "SELECT document_id FROM live_update UNION SELECT document_id FROM live_snapshot ORDER BY document_id",
    )
    .fetch_all(&db.reader)
    .await?;
    let mut faulty = Vec::new();
    for row in &rows {
        let document: Uuid =
            row.try_get::<&str, _>("document_id")?.parse().map_err(|_| unreadable("document_id"))?;
        let stored = store::load(db, document).await?;
        let read = tokio::task::spawn_blocking(move || first_fault(&stored)).await;
        match read {
            Ok(None) => {}
            Ok(Some((number, fault))) => faulty.push(UnreadableDocument { document, number, fault }),
            Err(_) => faulty.push(UnreadableDocument { document, number: 0, fault: Fault::Broken }),
        }
    }
    Ok((rows.len(), faulty))
}

fn first_fault(stored: &store::Stored) -> Option<(i64, Fault)> {
    let mut document = Document::default();
    if let Some((number, content)) = &stored.snapshot
        && let Err(fault) = document.apply_stored(content)
    {
        return Some((*number, fault));
    }
    let first = stored.number - i64::try_from(stored.rows.len()).unwrap_or(0) + 1;
    for (number, row) in (first..).zip(&stored.rows) {
        for update in store::unpacked(row) {
            if let Err(fault) = document.apply_stored(update) {
                return Some((number, fault));
            }
        }
    }
    None
}
