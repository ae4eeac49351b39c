//! Single-use links sent by mail.

use sqlx::{AnyConnection, Row};

use crate::{
    account::model::{MailLink, Purpose},
    server::{
        db::{Db, columns::unreadable},
        digest,
    },
};

/// Makes a link and returns its token. Links for the same purpose that the same address has not used
/// yet stop working: the newest letter is the one that counts.
///
/// # Errors
/// When the database is away.
pub async fn make_link(
    to: &mut AnyConnection,
    link: &MailLink,
    now: i64,
    expires_at: i64,
) -> Result<String, sqlx::Error> {
    let token = digest::token();
    sqlx::query("DELETE FROM link WHERE (purpose = $1 AND email = $2 AND used_at IS NULL AND COALESCE(data, '') = $4) OR expires_at < $3")
        .bind(link.purpose.code())
        .bind(&link.email)
        .bind(now)
        .bind(link.data.as_deref().unwrap_or_default())
        .execute(&mut *to)
        .await?;
    sqlx::query(
        "INSERT INTO link (hash, purpose, person_id, email, data, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(digest::sha256(token.as_bytes()))
    .bind(link.purpose.code())
    .bind(link.person.map(|id| id.to_string()))
    .bind(&link.email)
    .bind(&link.data)
    .bind(now)
    .bind(expires_at)
    .execute(to)
    .await?;
    Ok(token)
}

/// What a token stands for, as long as it can be used.
///
/// # Errors
/// When the database is away.
pub async fn read_link(db: &Db, token: &str, now: i64) -> Result<Option<MailLink>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT purpose, person_id, email, data FROM link WHERE hash = $1 AND used_at IS NULL AND expires_at > $2",
    )
    .bind(digest::sha256(token.as_bytes()))
    .bind(now)
    .fetch_optional(&db.reader)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let person: Option<&str> = row.try_get(1)?;
    Ok(Some(MailLink {
        purpose: Purpose::from_code(row.try_get(0)?).ok_or_else(|| unreadable("purpose"))?,
        person: person.map(|id| id.parse().map_err(|_| unreadable("person_id"))).transpose()?,
        email: row.try_get(2)?,
        data: row.try_get(3)?,
    }))
}

/// Uses a token up. Says whether it was still there to be used: of two who try, one succeeds.
///
/// # Errors
/// When the database is away.
pub async fn consume(to: &mut AnyConnection, token: &str, now: i64) -> Result<bool, sqlx::Error> {
    let done =
        sqlx::query("UPDATE link SET used_at = $2 WHERE hash = $1 AND used_at IS NULL AND expires_at > $2")
            .bind(digest::sha256(token.as_bytes()))
            .bind(now)
            .execute(to)
            .await?;
    Ok(done.rows_affected() == 1)
}
