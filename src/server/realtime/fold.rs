//! Folding old history: what was written before a moment stays, who wrote it letter by letter does not.
//!
//! The rows of a document up to a number become one row under that number, which holds what they amount
//! to and names nobody. A moment that somebody gave a name stays to be looked at: folding goes up to the
//! first of them at most.

use sqlx::Row;
use uuid::Uuid;

use super::store::{self, NewRow, pack, unpacked};
use crate::{
    crdt,
    server::db::{Db, columns::unreadable},
};

/// Folds what was written before a moment, in every document but those that `keeps` names; how many
/// were folded.
///
/// # Errors
/// When the database is away, or when what it holds cannot be understood.
pub async fn fold(db: &Db, before: i64, keeps: impl Fn(Uuid) -> bool) -> Result<u64, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT u.document_id, MAX(u.number), (SELECT MIN(v.number) FROM live_version v WHERE v.document_id = u.document_id)
         FROM live_update u
         WHERE u.at < $1
         GROUP BY u.document_id
         HAVING COUNT(*) > 1",
    )
    .bind(before)
    .fetch_all(&db.reader)
    .await?;
    let mut folded = 0;
    for row in rows {
        let document = row.try_get::<&str, _>(0)?.parse().map_err(|_| unreadable("document_id"))?;
        let (last, named): (i64, Option<i64>) = (row.try_get(1)?, row.try_get(2)?);
        if !keeps(document) {
            folded += u64::from(one(db, document, named.map_or(last, |named| named.min(last))).await?);
        }
    }
    Ok(folded)
}

/// Folds one document up to a number; whether there was something to fold.
async fn one(db: &Db, document: Uuid, number: i64) -> Result<bool, sqlx::Error> {
    let mut to = db.write().await?;
    let rows = sqlx::query(
        "SELECT number, at, content FROM live_update WHERE document_id = $1 AND number <= $2 ORDER BY number",
    )
    .bind(document.to_string())
    .bind(number)
    .fetch_all(&mut *to)
    .await?;
    let (Some(last), true) = (rows.last(), rows.len() > 1) else { return Ok(false) };
    let (number, at) = (last.try_get(0)?, last.try_get(1)?);
    let contents: Vec<Vec<u8>> = rows.iter().map(|row| row.try_get(2)).collect::<Result<_, _>>()?;
    let whole = {
        let doc = crdt::with(contents.iter().flat_map(|content| unpacked(content)));
        match doc.and_then(|doc| crdt::whole(&doc)) {
            Ok(whole) => whole,
            Err(fault) => {
                // Its history stays as it is; other documents are folded all the same.
                tracing::error!(%document, ?fault, "a stored document cannot be read");
                return Ok(false);
            }
        }
    };
    let mut content = Vec::with_capacity(whole.len() + 3);
    pack(&mut content, &whole);
    sqlx::query("DELETE FROM live_update WHERE document_id = $1 AND number <= $2")
        .bind(document.to_string())
        .bind(number)
        .execute(&mut *to)
        .await?;
    store::append(&mut to, &[NewRow { document, number, person: None, content }], at).await?;
    to.commit().await?;
    Ok(true)
}
