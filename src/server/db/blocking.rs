//! SQLite, written on the thread that asks.
//!
//! `sqlx` gives each of SQLite's connections a thread of its own. To wake that thread and to be woken by it costs
//! about as much as to write a letter into a shared document. A thread that may wait for the disk writes through
//! this connection. It waits for nothing else: not for whoever writes in this process, nor for another process.

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use rusqlite::{Connection, ErrorCode, OpenFlags, ffi};

use super::kept::{Kept, PATIENCE, PRAGMAS};

/// How long one lets another process write before one tries again.
const PAUSE: Duration = Duration::from_millis(5);

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
    /// Somebody else writes, for too long; or the database was closed.
    #[error(transparent)]
    Turn(#[from] sqlx::Error),
    /// SQLite refused.
    #[error(transparent)]
    Statement(#[from] rusqlite::Error),
    /// What was done began a transaction and did not end it.
    #[error("a transaction was left open, and is undone")]
    Open,
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

    /// Waits until nobody else writes, and writes: the calling thread does nothing else until the disk has it. What
    /// is to be done is tried again while another process writes.
    ///
    /// # Errors
    /// When it is not one's turn in time, or the database is away; then nothing is written.
    pub async fn write<T>(
        &self,
        mut work: impl FnMut(&mut Connection) -> rusqlite::Result<T>,
    ) -> Result<T, BlockingError> {
        let _turn = self.turns.turn().await?;
        self.turns.file().check()?;
        let begin = Instant::now();
        loop {
            match self.attempt(&mut work) {
                Err(BlockingError::Statement(error)) if is_busy(&error) && begin.elapsed() < PATIENCE => {
                    tokio::time::sleep(PAUSE).await;
                }
                outcome => return outcome,
            }
        }
    }

    fn attempt<T>(
        &self,
        work: &mut impl FnMut(&mut Connection) -> rusqlite::Result<T>,
    ) -> Result<T, BlockingError> {
        let mut place = self.place();
        let mut connection = place.take().map_or_else(|| opened(&self.file), Ok)?;
        let outcome = work(&mut connection);
        if !connection.is_autocommit() {
            return Err(outcome.err().map_or(BlockingError::Open, BlockingError::Statement));
        }
        // After any other failure nobody knows what it is good for.
        let sound = |error| is_constraint_violation(error) || is_busy(error);
        if outcome.as_ref().err().is_none_or(sound) && !self.turns.is_closed() {
            *place = Some(connection);
        }
        Ok(outcome?)
    }

    pub(super) fn close(&self) {
        drop(self.place().take());
    }

    fn place(&self) -> MutexGuard<'_, Option<Connection>> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
}

fn is_constraint_violation(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation)
}

fn opened(file: &str) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.execute_batch(&PRAGMAS.join(";"))?;
    connection.busy_timeout(Duration::ZERO)?;
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
        const NOTE: &str = "INSERT INTO setting (name, value) VALUES ('a', 'so')";
        let Scratch { db, .. } = &sqlite().await;
        for and_then in ["SELECT oops", NOTE, ""] {
            let statements = format!("BEGIN IMMEDIATE; {NOTE}; {and_then}");
            let left = db.blocking().expect("SQLite").write(|to| to.execute_batch(&statements)).await;
            assert!(left.is_err(), "{and_then}");
            assert_eq!(noted(db).await, 0, "{and_then}");
        }
        note(db, "b").await.expect("written");
        db.write().await.expect("others write, too").commit().await.expect("committed");
        assert_eq!(noted(db).await, 1);
    }

    #[tokio::test]
    async fn while_another_process_writes_the_thread_does_other_things() {
        let Scratch { db, .. } = &sqlite().await;
        note(db, "a").await.expect("written");
        let other = opened(&db.blocking().expect("SQLite").file).expect("opened");
        other.execute_batch("BEGIN IMMEDIATE").expect("begun");
        // The other one ends on this very thread.
        let (written, ()) = tokio::join!(note(db, "b"), async {
            tokio::time::sleep(Duration::from_millis(50)).await;
            other.execute_batch("COMMIT").expect("ended");
        });
        written.expect("written");
        assert_eq!(noted(db).await, 2);
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
