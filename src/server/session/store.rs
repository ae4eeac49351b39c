//! Sessions in the database.

use std::collections::HashMap;

use async_trait::async_trait;
use serde_json::Value;
use time::OffsetDateTime;
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store::{self, Error},
};

use super::{ADDRESS, IDLE_TIMEOUT, MAX_LIFETIME, PERSON, USER_AGENT};
use crate::{
    clock::Clock,
    db::{Db, row::from_row},
    digest,
};
use ensemble_core::ids::PersonId;

/// How often the last use of a session is stored at most, in milliseconds.
const TOUCH_INTERVAL: i64 = 5 * 60 * 1000;

from_row! {
    struct SessionRow {
        data: String,
        seen_at: i64,
        expires_at: i64,
    }
}

from_row! {
    struct SessionInfoRow {
        hash: String,
        data: String,
        created_at: i64,
        seen_at: i64,
    }
}

from_row! {
    /// From when until when a session lasts, in milliseconds UTC.
    pub(super) struct Lifetime {
        created_at: i64,
        expires_at: i64,
    }
}

/// The store behind `tower-sessions`.
#[derive(Clone, Debug)]
pub struct Store {
    db: Db,
    clock: Clock,
}

/// One of a person's sessions, as they see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionInfo {
    /// The hash of its id.
    pub hash: String,
    /// The browser's `User-Agent`.
    pub user_agent: String,
    /// The network address that it was opened from.
    pub address: String,
    /// When it was opened, in milliseconds UTC.
    pub created_at: i64,
    /// When it was last used, give or take five minutes.
    pub seen_at: i64,
}

impl From<SessionInfoRow> for SessionInfo {
    fn from(row: SessionInfoRow) -> Self {
        let data: HashMap<String, Value> = serde_json::from_str(&row.data).unwrap_or_default();
        let text = |key| data.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        Self {
            hash: row.hash,
            user_agent: text(USER_AGENT),
            address: text(ADDRESS),
            created_at: row.created_at,
            seen_at: row.seen_at,
        }
    }
}

impl Store {
    /// Sessions in this database, by this clock.
    #[must_use]
    pub const fn new(db: Db, clock: Clock) -> Self {
        Self { db, clock }
    }

    /// Inserts a new session, or updates one that exists: a session that has ended is not written again. Says whether
    /// a row was written.
    async fn write(&self, record: &Record, new: bool) -> Result<bool, Error> {
        let now = self.clock.now();
        let person = record.data.get(PERSON).and_then(Value::as_str);
        let data = serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?;
        let statement = if new {
            "INSERT INTO session (hash, person_id, data, created_at, seen_at, expires_at)
             VALUES ($1, $2, $3, $4, $4, $5)
             ON CONFLICT (hash) DO NOTHING"
        } else {
            "UPDATE session SET person_id = $2, data = $3, seen_at = $4 WHERE hash = $1"
        };
        let written: Result<bool, sqlx::Error> = self
            .db
            .transaction(async |transaction| {
                if new {
                    // Each new session removes those that have expired.
                    sqlx::query("DELETE FROM session WHERE expires_at < $1")
                        .bind(now)
                        .execute(&mut *transaction)
                        .await?;
                }
                let query = sqlx::query(statement).bind(hash(&record.id)).bind(person).bind(data).bind(now);
                let query = if new { query.bind(now + millis(MAX_LIFETIME)) } else { query };
                Ok(query.execute(transaction).await?.rows_affected() == 1)
            })
            .await;
        written.map_err(backend)
    }
}

#[async_trait]
impl SessionStore for Store {
    async fn create(&self, record: &mut Record) -> session_store::Result<()> {
        // The id of the record may be one that a browser sent: it is replaced by a random one.
        loop {
            record.id = Id::default();
            if self.write(record, true).await? {
                return Ok(());
            }
        }
    }

    async fn save(&self, record: &Record) -> session_store::Result<()> {
        self.write(record, false).await.map(|_| ())
    }

    async fn load(&self, id: &Id) -> session_store::Result<Option<Record>> {
        let now = self.clock.now();
        let hash = hash(id);
        let row: Option<SessionRow> = sqlx::query_as(
            "SELECT data, seen_at, expires_at FROM session WHERE hash = $1 AND expires_at > $2 AND seen_at > $3",
        )
        .bind(&hash)
        .bind(now)
        .bind(now - millis(IDLE_TIMEOUT))
        .fetch_optional(&self.db.reader)
        .await
        .map_err(backend)?;
        let Some(row) = row else { return Ok(None) };
        let data: HashMap<String, Value> =
            serde_json::from_str(&row.data).map_err(|error| Error::Decode(error.to_string()))?;
        // People can read while nothing can be stored.
        if let Err(error) = touch(&self.db, &hash, row.seen_at, now).await {
            tracing::warn!(%error, "the last use of a session could not be stored");
        }
        let expiry_date = OffsetDateTime::from_unix_timestamp(row.expires_at / 1000)
            .map_err(|error| Error::Decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> session_store::Result<()> {
        let hash = hash(id);
        let deleted: Result<(), sqlx::Error> = self
            .db
            .transaction(async |transaction| {
                sqlx::query("DELETE FROM session WHERE hash = $1").bind(hash).execute(transaction).await?;
                Ok(())
            })
            .await;
        deleted.map_err(backend)
    }
}

/// A person's sessions, the last used first.
///
/// # Errors
/// When the database is unavailable.
pub async fn list(db: &Db, person: PersonId, now: i64) -> Result<Vec<SessionInfo>, sqlx::Error> {
    let rows: Vec<SessionInfoRow> = sqlx::query_as(
        "SELECT
           hash,
           data,
           created_at,
           seen_at
         FROM session
         WHERE person_id = $1 AND expires_at > $2 AND seen_at > $3
         ORDER BY seen_at DESC, hash",
    )
    .bind(person.to_string())
    .bind(now)
    .bind(now - millis(IDLE_TIMEOUT))
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(SessionInfo::from).collect())
}

/// Stores that a session is used now, unless its last use was stored less than [`TOUCH_INTERVAL`] ago.
pub(super) async fn touch(db: &Db, hash: &str, seen_at: i64, now: i64) -> Result<(), sqlx::Error> {
    // A time far in the future was stored before the clock was set back.
    if (now - TOUCH_INTERVAL..=now + TOUCH_INTERVAL).contains(&seen_at) {
        return Ok(());
    }
    db.transaction(async |transaction| {
        sqlx::query("UPDATE session SET seen_at = $2 WHERE hash = $1")
            .bind(hash)
            .bind(now)
            .execute(transaction)
            .await?;
        Ok(())
    })
    .await
}

/// From when until when a session lasts.
pub(super) async fn lifetime(db: &Db, hash: &str) -> Result<Option<Lifetime>, sqlx::Error> {
    sqlx::query_as("SELECT created_at, expires_at FROM session WHERE hash = $1")
        .bind(hash)
        .fetch_optional(&db.reader)
        .await
}

/// Sets from when until when a session lasts.
pub(super) async fn set_lifetime(db: &Db, hash: &str, lifetime: Lifetime) -> Result<(), sqlx::Error> {
    db.transaction(async |transaction| {
        sqlx::query("UPDATE session SET created_at = $2, expires_at = $3 WHERE hash = $1")
            .bind(hash)
            .bind(lifetime.created_at)
            .bind(lifetime.expires_at)
            .execute(transaction)
            .await?;
        Ok(())
    })
    .await
}

/// Ends one of a person's sessions.
///
/// # Errors
/// When the database is unavailable.
pub async fn end(db: &Db, person: PersonId, hash: &str) -> Result<(), sqlx::Error> {
    db.transaction(async |transaction| {
        sqlx::query("DELETE FROM session WHERE person_id = $1 AND hash = $2")
            .bind(person.to_string())
            .bind(hash)
            .execute(transaction)
            .await?;
        Ok(())
    })
    .await
}

/// Ends all of a person's sessions, and gives the person a new stamp, so that a session that is being opened with the
/// old one ends as well. Their browsers are forgotten.
///
/// # Errors
/// When the database is unavailable.
pub async fn end_all(transaction: &mut sqlx::AnyConnection, person: PersonId) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE person SET stamp = $2 WHERE id = $1")
        .bind(person.to_string())
        .bind(digest::token())
        .execute(&mut *transaction)
        .await?;
    sqlx::query("DELETE FROM session WHERE person_id = $1")
        .bind(person.to_string())
        .execute(&mut *transaction)
        .await?;
    sqlx::query("DELETE FROM browser WHERE person_id = $1")
        .bind(person.to_string())
        .execute(transaction)
        .await?;
    Ok(())
}

pub(super) fn hash(id: &Id) -> String {
    digest::sha256(&id.0.to_be_bytes())
}

pub(super) fn millis(duration: time::Duration) -> i64 {
    duration.whole_seconds() * 1000
}

fn backend(error: sqlx::Error) -> Error {
    Error::Backend(error.to_string())
}
