//! Failed tries, by account and by place. Keys are hashed: the table names nobody.

use sqlx::{AnyConnection, Row};

use crate::{
    account::rules::{FORGOTTEN, FREE_TRIES, FREE_TRIES_OF_A_PLACE, wait},
    server::{db::Db, digest},
};

fn keys(email: &str, place: &str) -> [(String, u32); 2] {
    [
        (digest::sha256(format!("account {email}").as_bytes()), FREE_TRIES),
        (digest::sha256(format!("place {place}").as_bytes()), FREE_TRIES_OF_A_PLACE),
    ]
}

/// How long one must wait before trying this account from this place, in milliseconds.
///
/// # Errors
/// When the database is away.
pub async fn waits(db: &Db, email: &str, place: &str, now: i64) -> Result<i64, sqlx::Error> {
    let mut longest = 0;
    for (key, free) in keys(email, place) {
        let row = sqlx::query("SELECT failures, last_at FROM attempt WHERE key = $1")
            .bind(key)
            .fetch_optional(&db.reader)
            .await?;
        if let Some(row) = row {
            let failures = u32::try_from(row.try_get::<i64, _>(0)?).unwrap_or(u32::MAX);
            longest = longest.max(wait(failures, free, row.try_get(1)?, now));
        }
    }
    Ok(longest)
}

/// Notes a failed try.
///
/// # Errors
/// When the database is away.
pub async fn failed(to: &mut AnyConnection, email: &str, place: &str, now: i64) -> Result<(), sqlx::Error> {
    for (key, _) in keys(email, place) {
        sqlx::query(
            "INSERT INTO attempt (key, failures, last_at) VALUES ($1, 1, $2)
             ON CONFLICT (key) DO UPDATE
             SET failures = CASE WHEN attempt.last_at < $3 THEN 1 ELSE attempt.failures + 1 END, last_at = $2",
        )
        .bind(key)
        .bind(now)
        .bind(now - FORGOTTEN)
        .execute(&mut *to)
        .await?;
    }
    Ok(())
}

/// Forgets an account's failures, after somebody signed in.
///
/// # Errors
/// When the database is away.
pub async fn forget(to: &mut AnyConnection, email: &str, now: i64) -> Result<(), sqlx::Error> {
    let [(key, _), _] = keys(email, "");
    sqlx::query("DELETE FROM attempt WHERE key = $1 OR last_at < $2")
        .bind(key)
        .bind(now - FORGOTTEN)
        .execute(to)
        .await?;
    Ok(())
}
