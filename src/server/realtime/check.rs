//! Looks for stored documents that cannot be read.

use uuid::Uuid;

use super::store;
use crate::db::{
    Db,
    row::{Text, from_row},
};
use ensemble_document::crdt::{CrdtError, Document};

from_row! {
    struct DocumentRow {
        document_id: Text<Uuid>,
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadableDocument {
    pub document_id: Uuid,
    /// The number of the row or of the snapshot that cannot be applied.
    pub seq: i64,
    pub error: CrdtError,
}

/// Loads each stored document; returns how many there are and those that cannot be read.
///
/// # Errors
/// When the database is unavailable.
pub async fn check_documents(db: &Db) -> Result<(usize, Vec<UnreadableDocument>), sqlx::Error> {
    let documents: Vec<DocumentRow> = sqlx::query_as(
        "SELECT document_id FROM live_update UNION SELECT document_id FROM live_snapshot ORDER BY document_id",
    )
    .fetch_all(&db.reader)
    .await?;
    let mut unreadable_documents = Vec::new();
    let count = documents.len();
    for DocumentRow { document_id: Text(document_id) } in documents {
        let stored = store::load(db, document_id).await?;
        match tokio::task::spawn_blocking(move || first_error(&stored)).await {
            Ok(None) => {}
            Ok(Some((seq, error))) => {
                unreadable_documents.push(UnreadableDocument { document_id, seq, error });
            }
            Err(_) => {
                let error = CrdtError::Panicked;
                unreadable_documents.push(UnreadableDocument { document_id, seq: 0, error });
            }
        }
    }
    Ok((count, unreadable_documents))
}

fn first_error(stored: &store::StoredDocument) -> Option<(i64, CrdtError)> {
    let mut document = Document::default();
    if let Some((seq, content)) = &stored.snapshot
        && let Err(error) = document.apply_stored(content)
    {
        return Some((*seq, error));
    }
    let first = stored.last_seq - i64::try_from(stored.rows.len()).unwrap_or(0) + 1;
    for (seq, row) in (first..).zip(&stored.rows) {
        for update in store::updates_in(row) {
            if let Err(error) = document.apply_stored(update) {
                return Some((seq, error));
            }
        }
    }
    None
}
