//! What a person asks for in their answer to a call: ranks, and a need of their own.

use sqlx::AnyConnection;

use super::WRITTEN;
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CallId, InterestId, NeedId},
};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, Text, from_row},
};

from_row! {
    struct RankRow {
        need_id: Text<NeedId>,
        rank: u32,
    }
}

from_row! {
    struct OwnRow {
        text: Json<LocalizedText>,
    }
}

/// The needs that a person ranked, the most important first.
///
/// # Errors
/// When the database is unavailable.
pub async fn ranks_of(db: &Db, interest: InterestId) -> Result<Vec<(NeedId, u32)>, sqlx::Error> {
    let rows: Vec<RankRow> = sqlx::query_as(
        "SELECT need_id, rank FROM interest_need WHERE interest_id = $1 ORDER BY rank, need_id",
    )
    .bind(interest.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| (row.need_id.0, row.rank)).collect())
}

/// The need that a person wrote in their own words.
///
/// # Errors
/// When the database is unavailable.
pub async fn own_of(db: &Db, interest: InterestId) -> Result<Option<LocalizedText>, sqlx::Error> {
    let row: Option<OwnRow> = sqlx::query_as(
        "SELECT text FROM need WHERE interest_id = $1 AND position = 0 ORDER BY created_at DESC, id LIMIT 1",
    )
    .bind(interest.to_string())
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(|row| row.text.0))
}

/// Replaces what a person ranked. What their call does not offer is left out.
///
/// # Errors
/// When the database is unavailable.
pub async fn write_ranks(
    tx: &mut AnyConnection,
    interest: InterestId,
    ranks: &[(NeedId, u32)],
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM interest_need WHERE interest_id = $1")
        .bind(interest.to_string())
        .execute(&mut *tx)
        .await?;
    for (need, rank) in ranks {
        sqlx::query(
            "INSERT INTO interest_need (interest_id, need_id, rank, sent, organisation)
             SELECT i.id, n.id, $3, CASE i.state WHEN 'sent' THEN 1 ELSE 0 END,
               COALESCE(i.organisation_id, NULLIF(i.organisation_key, ''))
             FROM interest i
             JOIN need n ON n.call_id = i.call_id AND n.position > 0
             WHERE i.id = $1 AND n.id = $2
             ON CONFLICT (interest_id, need_id) DO NOTHING",
        )
        .bind(interest.to_string())
        .bind(need.to_string())
        .bind(i64::from(*rank))
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

/// Replaces the need that a person wrote in their own words; an empty text removes it. As long as it stays the same, so does
/// what coordinators made of it. Removing an answer to a call begins with this.
///
/// # Errors
/// When the database is unavailable.
pub async fn write_own(
    tx: &mut AnyConnection,
    call: CallId,
    interest: InterestId,
    lang: Lang,
    text: &str,
    now: i64,
) -> Result<(), sqlx::Error> {
    let text = text.trim();
    let written = to_json(&LocalizedText::Single { lang, text: text.to_owned() })?;
    sqlx::query("DELETE FROM need WHERE interest_id = $1 AND position = 0 AND text <> $2")
        .bind(interest.to_string())
        .bind(&written)
        .execute(&mut *tx)
        .await?;
    if text.is_empty() {
        return Ok(());
    }
    sqlx::query(
        "INSERT INTO need (id, call_id, position, text, interest_id, state, created_at, sent)
         SELECT $1, $2, $3, $4, $5, 'gathered', $6,
           CASE WHEN EXISTS (SELECT 1 FROM interest i WHERE i.id = $5 AND i.state = 'sent') THEN 1 ELSE 0 END
         WHERE NOT EXISTS (SELECT 1 FROM need n WHERE n.interest_id = $5 AND n.position = 0)",
    )
    .bind(NeedId::new().to_string())
    .bind(call.to_string())
    .bind(WRITTEN)
    .bind(written)
    .bind(interest.to_string())
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}
