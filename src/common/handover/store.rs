//! The SQL of the register. Rows stay here; what leaves is the model.

use sqlx::AnyConnection;

use super::model::{HandedFile, Handover, HandoverSource};
use ensemble_core::{Lang, LocalizedText, ids::HandoverId, rights::Identity};
use ensemble_server::{
    db::{
        Db,
        columns::to_json,
        row::{Json, Text, from_row},
    },
    digest,
};

/// How many files a page of the register shows.
pub const PAGE_SIZE: u32 = 50;

from_row! {
    struct HandoverRow {
        id: Text<HandoverId>,
        made_at: i64,
        person_name: String,
        recipient: String,
        purpose: String,
        lang: Text<Lang>,
        source: Text<HandoverSource>,
        about: Option<Json<LocalizedText>>,
        kinds: String,
        school_year: Option<i64>,
        columns: String,
        row_count: u32,
        sha256: String,
    }
}

impl From<HandoverRow> for Handover {
    fn from(row: HandoverRow) -> Self {
        Self {
            id: row.id.0,
            made_at: row.made_at,
            by: row.person_name,
            recipient: row.recipient,
            purpose: row.purpose,
            lang: row.lang.0,
            source: row.source.0,
            about: row.about.map(|about| about.0),
            kinds: row.kinds,
            school_year: row.school_year.and_then(|year| i16::try_from(year).ok()),
            columns: row.columns,
            rows: row.row_count,
            sha256: row.sha256,
        }
    }
}

/// Enters a file into the register, in the transaction that makes it. What the form says was checked before.
///
/// # Errors
/// When the database is unavailable.
pub async fn record(
    to: &mut AnyConnection,
    by: &Identity,
    file: &HandedFile<'_>,
    now: i64,
) -> Result<HandoverId, sqlx::Error> {
    let id = HandoverId::new();
    sqlx::query(
        "INSERT INTO research_handover
           (id, made_at, person_id, person_name, recipient, purpose, lang, source, about, kinds, school_year, columns,
            row_count, sha256)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    )
    .bind(id.to_string())
    .bind(now)
    .bind(by.id.to_string())
    .bind(by.name.as_str())
    .bind(file.recipient.trim())
    .bind(file.purpose.trim())
    .bind(file.lang.code())
    .bind(file.source.code())
    .bind(file.about.map(to_json).transpose()?)
    .bind(file.kinds.as_str())
    .bind(file.school_year.map(i64::from))
    .bind(file.columns.as_str())
    .bind(i64::try_from(file.rows).unwrap_or(i64::MAX))
    .bind(digest::sha256(file.bytes))
    .execute(to)
    .await?;
    Ok(id)
}

/// A page of the register, from 1, the newest file first.
///
/// # Errors
/// When the database is unavailable.
pub async fn register(db: &Db, page: u32) -> Result<Vec<Handover>, sqlx::Error> {
    let rows: Vec<HandoverRow> = sqlx::query_as(
        "SELECT id, made_at, person_name, recipient, purpose, lang, source, about, kinds, school_year, columns, row_count,
                sha256
         FROM research_handover
         ORDER BY made_at DESC, id DESC
         LIMIT ($1 + 0) OFFSET ($2 + 0)",
    )
    .bind(i64::from(PAGE_SIZE))
    .bind(i64::from(page.saturating_sub(1)) * i64::from(PAGE_SIZE))
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Handover::from).collect())
}

/// How many files the register has.
///
/// # Errors
/// When the database is unavailable.
pub async fn count(db: &Db) -> Result<u32, sqlx::Error> {
    let count: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM research_handover").fetch_one(&db.reader).await?;
    Ok(u32::try_from(count).unwrap_or_default())
}
