//! Sessions in the database.

use std::collections::HashMap;

use async_trait::async_trait;
use serde_json::Value;
use sqlx::Row;
use time::OffsetDateTime;
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store::{Error, Result},
};

use super::{DEVICE, IDLE, PERSON, PLACE, WHOLE};
use crate::{
    ids::PersonId,
    server::{clock::Clock, db::Db, digest},
};

/// A session in use is noted so often at most, in milliseconds.
const NOTED: i64 = 5 * 60 * 1000;

/// Where `tower-sessions` keeps what it is given.
#[derive(Clone, Debug)]
pub struct Store {
    db: Db,
    clock: Clock,
}

/// One of a person's sessions, as they see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// What it is kept under.
    pub hash: String,
    /// What the browser calls itself.
    pub device: String,
    /// Where it was opened from.
    pub place: String,
    /// When it was opened, in milliseconds UTC.
    pub created_at: i64,
    /// When it was last used, give or take five minutes.
    pub seen_at: i64,
}

impl Store {
    /// Sessions in this database, by this clock.
    #[must_use]
    pub const fn new(db: Db, clock: Clock) -> Self {
        Self { db, clock }
    }

    /// Writes a new session, or one that is there: what ended meanwhile stays ended.
    async fn write(&self, record: &Record, new: bool) -> std::result::Result<bool, Error> {
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
        let mut to = self.db.write().await.map_err(backend)?;
        if new {
            // Whoever comes sweeps up after those who are gone.
            sqlx::query("DELETE FROM session WHERE expires_at < $1")
                .bind(now)
                .execute(&mut *to)
                .await
                .map_err(backend)?;
        }
        let query = sqlx::query(statement).bind(hash(&record.id)).bind(person).bind(data).bind(now);
        let query = if new { query.bind(now + millis(WHOLE)) } else { query };
        let done = query.execute(&mut *to).await.map_err(backend)?;
        to.commit().await.map_err(backend)?;
        Ok(done.rows_affected() == 1)
    }
}

#[async_trait]
impl SessionStore for Store {
    async fn create(&self, record: &mut Record) -> Result<()> {
        // The id that the record has may be one that a browser sent.
        loop {
            record.id = Id::default();
            if self.write(record, true).await? {
                return Ok(());
            }
        }
    }

    async fn save(&self, record: &Record) -> Result<()> {
        self.write(record, false).await.map(|_| ())
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let now = self.clock.now();
        let hash = hash(id);
        let row = sqlx::query(
            "SELECT data, seen_at, expires_at FROM session WHERE hash = $1 AND expires_at > $2 AND seen_at > $3",
        )
        .bind(&hash)
        .bind(now)
        .bind(now - millis(IDLE))
        .fetch_optional(&self.db.reader)
        .await
        .map_err(backend)?;
        let Some(row) = row else { return Ok(None) };
        let data: HashMap<String, Value> = serde_json::from_str(row.try_get(0).map_err(backend)?)
            .map_err(|error| Error::Decode(error.to_string()))?;
        let seen: i64 = row.try_get(1).map_err(backend)?;
        let expires: i64 = row.try_get(2).map_err(backend)?;
        // Reading goes on while nothing can be stored.
        if let Err(error) = note(&self.db, &hash, seen, now).await {
            tracing::warn!(%error, "a session in use could not be noted");
        }
        let expiry_date = OffsetDateTime::from_unix_timestamp(expires / 1000)
            .map_err(|error| Error::Decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        let mut to = self.db.write().await.map_err(backend)?;
        sqlx::query("DELETE FROM session WHERE hash = $1")
            .bind(hash(id))
            .execute(&mut *to)
            .await
            .map_err(backend)?;
        to.commit().await.map_err(backend)
    }
}

/// A person's sessions, the last used first.
///
/// # Errors
/// When the database is away.
pub async fn of_person(db: &Db, person: PersonId, now: i64) -> std::result::Result<Vec<Device>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT hash, data, created_at, seen_at FROM session
         WHERE person_id = $1 AND expires_at > $2 AND seen_at > $3
         ORDER BY seen_at DESC, hash",
    )
    .bind(person.to_string())
    .bind(now)
    .bind(now - millis(IDLE))
    .fetch_all(&db.reader)
    .await?;
    rows.iter()
        .map(|row| {
            let data: HashMap<String, Value> = serde_json::from_str(row.try_get(1)?).unwrap_or_default();
            let text = |name| data.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
            Ok(Device {
                hash: row.try_get(0)?,
                device: text(DEVICE),
                place: text(PLACE),
                created_at: row.try_get(2)?,
                seen_at: row.try_get(3)?,
            })
        })
        .collect()
}

/// Notes that a session is in use, unless that was noted a short while ago.
pub(super) async fn note(db: &Db, hash: &str, seen: i64, now: i64) -> std::result::Result<(), sqlx::Error> {
    // What lies far in the future was noted before the clock was set back.
    if (now - NOTED..=now + NOTED).contains(&seen) {
        return Ok(());
    }
    let mut to = db.write().await?;
    sqlx::query("UPDATE session SET seen_at = $2 WHERE hash = $1")
        .bind(hash)
        .bind(now)
        .execute(&mut *to)
        .await?;
    to.commit().await
}

/// From when until when a session lasts, in milliseconds UTC.
pub(super) async fn span(db: &Db, hash: &str) -> std::result::Result<Option<(i64, i64)>, sqlx::Error> {
    sqlx::query_as("SELECT created_at, expires_at FROM session WHERE hash = $1")
        .bind(hash)
        .fetch_optional(&db.reader)
        .await
}

/// Says from when until when a session lasts.
pub(super) async fn set_span(
    db: &Db,
    hash: &str,
    (created_at, expires_at): (i64, i64),
) -> std::result::Result<(), sqlx::Error> {
    let mut to = db.write().await?;
    sqlx::query("UPDATE session SET created_at = $2, expires_at = $3 WHERE hash = $1")
        .bind(hash)
        .bind(created_at)
        .bind(expires_at)
        .execute(&mut *to)
        .await?;
    to.commit().await
}

/// Ends one of a person's sessions.
///
/// # Errors
/// When the database is away.
pub async fn end(db: &Db, person: PersonId, hash: &str) -> std::result::Result<(), sqlx::Error> {
    let mut to = db.write().await?;
    sqlx::query("DELETE FROM session WHERE person_id = $1 AND hash = $2")
        .bind(person.to_string())
        .bind(hash)
        .execute(&mut *to)
        .await?;
    to.commit().await
}

/// Ends all of a person's sessions, by giving them a new stamp, too: a session that is just being
/// opened with the old one does not survive. Their browsers are known no longer.
///
/// # Errors
/// When the database is away.
pub async fn end_all(to: &mut sqlx::AnyConnection, person: PersonId) -> std::result::Result<(), sqlx::Error> {
    sqlx::query("UPDATE person SET stamp = $2 WHERE id = $1")
        .bind(person.to_string())
        .bind(digest::token())
        .execute(&mut *to)
        .await?;
    sqlx::query("DELETE FROM session WHERE person_id = $1")
        .bind(person.to_string())
        .execute(&mut *to)
        .await?;
    sqlx::query("DELETE FROM browser WHERE person_id = $1").bind(person.to_string()).execute(to).await?;
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
