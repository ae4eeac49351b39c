//! SQLite, written on the thread that asks.
//!
//! `sqlx` gives each of SQLite's connections a thread of its own. To wake that thread and to be woken by it costs
//! more than to write a letter into a shared document, and on a machine that is quiet it takes longer, too. A
//! thread that has nothing better to do than to wait for the disk writes through this connection.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use rusqlite::{Connection, ErrorCode, OpenFlags, ffi};

use super::kept::{Kept, PRAGMAS};

/// One more connection to SQLite's file. It takes its turn with the one that writes for everybody else.
pub struct Blocking {
    file: String,
    turns: Arc<Kept>,
    /// Opened when it is first used, and again after a failure.
    connection: Mutex<Option<Connection>>,
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum BlockingError {
    /// Somebody else writes, for too long.
    #[error(transparent)]
    Turn(#[from] sqlx::Error),
    /// SQLite refused.
    #[error(transparent)]
    Statement(#[from] rusqlite::Error),
}

impl BlockingError {
    /// Whether there is such a row already.
    #[must_use]
    pub fn is_unique_violation(&self) -> bool {
        const CODES: [i32; 2] = [ffi::SQLITE_CONSTRAINT_PRIMARYKEY, ffi::SQLITE_CONSTRAINT_UNIQUE];
        let Self::Statement(error) = self else { return false };
        error.sqlite_error().is_some_and(|error| CODES.contains(&error.extended_code))
    }
}

impl fmt::Debug for Blocking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Blocking").field("file", &self.file).finish_non_exhaustive()
    }
}

impl Blocking {
    pub(super) fn new(file: &str, turns: Arc<Kept>) -> Self {
        Self { file: file.to_owned(), turns, connection: Mutex::default() }
    }

    /// Waits until nobody else writes, and writes: the calling thread does nothing else until the disk has it.
    ///
    /// # Errors
    /// When it is not one's turn in time, or the database is away; then nothing is written.
    pub async fn write<T>(
        &self,
        work: impl FnOnce(&mut Connection) -> rusqlite::Result<T>,
    ) -> Result<T, BlockingError> {
        let _turn = self.turns.turn().await?;
        let mut place = self.place();
        let mut connection = place.take().map_or_else(|| opened(&self.file), Ok)?;
        let outcome = work(&mut connection);
        // After any other failure nobody knows what it is in the middle of.
        if outcome.as_ref().err().is_none_or(is_constraint_violation) {
            *place = Some(connection);
        }
        Ok(outcome?)
    }

    pub(super) fn close(&self) {
        drop(self.place().take());
    }

    fn place(&self) -> std::sync::MutexGuard<'_, Option<Connection>> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn is_constraint_violation(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation)
}

fn opened(file: &str) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.execute_batch(&PRAGMAS.join(";"))?;
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::server::db::{
        Db,
        testing::{Scratch, sqlite},
    };

    async fn note(db: &Db, name: &str) -> Result<(), BlockingError> {
        let blocking = db.blocking().expect("SQLite has one");
        blocking
            .write(|to| to.execute("INSERT INTO setting (name, value) VALUES ($1, 'so')", [name]).map(drop))
            .await
    }

    async fn noted(db: &Db) -> i64 {
        sqlx::query_scalar("SELECT COUNT(*) FROM setting WHERE value = 'so'")
            .fetch_one(&db.reader)
            .await
            .expect("a number")
    }

    #[tokio::test]
    async fn it_waits_for_who_writes_already() {
        let Scratch { db, .. } = &sqlite().await;
        let other = db.write().await.expect("a transaction");
        let waited = tokio::time::timeout(Duration::from_millis(50), note(db, "a")).await;
        assert!(waited.is_err(), "{waited:?}");
        other.commit().await.expect("committed");
        note(db, "a").await.expect("written");
        db.write().await.expect("others write again").commit().await.expect("committed");
        assert_eq!(noted(db).await, 1);
    }

    #[tokio::test]
    async fn a_row_that_is_there_already_is_told_from_other_faults_and_nothing_is_spoilt() {
        let Scratch { db, .. } = &sqlite().await;
        note(db, "a").await.expect("written");
        let twice = note(db, "a").await.expect_err("there already");
        assert!(twice.is_unique_violation(), "{twice}");
        for (statement, why) in [
            ("INSERT INTO setting (name, value) VALUES ('b', NULL)", "NOT NULL"),
            (
                "INSERT INTO community_slug (community_id, lang, slug, current) VALUES ('nobody', 'fr', 'rien', 1)",
                "FOREIGN KEY",
            ),
            ("INSERT INTO nowhere VALUES (1)", "no such table"),
        ] {
            let refused = db.blocking().expect("SQLite").write(|to| to.execute_batch(statement)).await;
            let error = refused.expect_err(why);
            assert!(!error.is_unique_violation() && error.to_string().contains(why), "{error}");
        }
        note(db, "b").await.expect("written");
        assert_eq!(noted(db).await, 2);
    }

    #[tokio::test]
    async fn whatever_the_file_is_called_it_is_the_same_one() {
        for name in ["pilote 50%20.db", "#1.db", "école.db"] {
            let folder = tempfile::tempdir().expect("a folder");
            let file = folder.path().join(name);
            let db = Db::open(&format!("sqlite:{}", file.display()), 1, true).await.expect("opened");
            crate::server::db::migrate(&db).await.expect("migrated");
            note(&db, "a").await.expect("written");
            assert_eq!(noted(&db).await, 1);
            assert!(file.is_file(), "{name}");
            db.close().await;
        }
    }

    #[tokio::test]
    async fn a_transaction_left_open_is_undone() {
        let Scratch { db, .. } = &sqlite().await;
        let left: Result<(), _> = db
            .blocking()
            .expect("SQLite")
            .write(|to| {
                to.execute_batch(
                    "BEGIN IMMEDIATE; INSERT INTO setting (name, value) VALUES ('a', 'so'); SELECT oops",
                )
            })
            .await;
        assert!(left.is_err());
        note(db, "b").await.expect("written");
        assert_eq!(noted(db).await, 1);
    }

    #[tokio::test]
    async fn once_closed_it_writes_no_more_and_leaves_one_file() {
        let Scratch { db, .. } = &sqlite().await;
        note(db, "a").await.expect("written");
        let file = db.blocking().expect("SQLite").file.clone();
        let log = std::path::PathBuf::from(format!("{file}-wal"));
        assert!(log.exists());
        db.close().await;
        assert!(!log.exists(), "the log went back into the file");
        assert!(matches!(note(db, "b").await, Err(BlockingError::Turn(sqlx::Error::PoolClosed))));
    }
}
