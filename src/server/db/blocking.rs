//! SQLite's second connection for writing, which runs whole transactions on a blocking thread.
//!
//! `sqlx` passes each statement to the thread of its connection and the outcome back: three times for a transaction of
//! one statement, and each time the task waits until the thread of the rooms polls it again. [`BlockingWriter`] passes
//! work and outcome once. The thread of the caller waits neither for the disk nor for another process that writes.
//!
//! With four editors of each of 500 documents, one keystroke a second each, an update reaches the others after 0.7 ms
//! (p50) and 1.4 ms (p95), and after 1.0 and 7.8 ms with a transaction of `sqlx` (`load type --editors 4 --documents 500`
//! on two cores; medians of two runs).

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use rusqlite::{Connection, ErrorCode, OpenFlags, ffi};

use super::sqlite_pool::{PRAGMAS, SqlitePool};

/// A connection that takes turns with the one of the pool that writes. Cheap to clone.
#[derive(Clone)]
pub struct BlockingWriter(Arc<Inner>);

struct Inner {
    file: String,
    pool: Arc<SqlitePool>,
    /// Opened at the first use, and again after a failure.
    connection: Mutex<Option<Connection>>,
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum BlockingError {
    /// The other connection was in use for too long, the file was moved, or the database was closed.
    #[error(transparent)]
    Acquire(#[from] sqlx::Error),
    /// SQLite refused a statement.
    #[error(transparent)]
    Statement(#[from] rusqlite::Error),
    /// The work began a transaction and did not end it.
    #[error("a transaction was left open, and is rolled back")]
    OpenTransaction,
    /// The work panicked.
    #[error("the thread that writes panicked")]
    Panicked,
}

impl BlockingError {
    /// Whether a row has the key of a stored one.
    #[must_use]
    pub fn is_unique_violation(&self) -> bool {
        const CODES: [i32; 2] = [ffi::SQLITE_CONSTRAINT_PRIMARYKEY, ffi::SQLITE_CONSTRAINT_UNIQUE];
        let Self::Statement(error) = self else { return false };
        error.sqlite_error().is_some_and(|error| CODES.contains(&error.extended_code))
    }

    /// Whether a row violates a constraint of the schema.
    #[must_use]
    pub fn is_constraint_violation(&self) -> bool {
        matches!(self, Self::Statement(error) if is_constraint_violation(error))
    }
}

impl fmt::Debug for BlockingWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BlockingWriter").field("file", &self.0.file).finish_non_exhaustive()
    }
}

impl BlockingWriter {
    pub(super) fn new(file: &str, pool: Arc<SqlitePool>) -> Self {
        Self(Arc::new(Inner { file: file.to_owned(), pool, connection: Mutex::default() }))
    }

    /// Runs work that is one statement, or a transaction that it begins and commits. It is completed even when the caller
    /// stops waiting.
    ///
    /// # Errors
    /// When the connection is not free in time, or the database is unavailable; then nothing is written.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, BlockingError> {
        let permit = self.0.pool.acquire_permit().await?;
        self.0.pool.file().check()?;
        let inner = self.0.clone();
        let writing = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            inner.write(work)
        });
        writing.await.unwrap_or(Err(BlockingError::Panicked))
    }

    pub(super) fn close(&self) {
        drop(self.0.connection().take());
    }
}

impl Inner {
    fn write<T>(
        &self,
        work: impl FnOnce(&mut Connection) -> rusqlite::Result<T>,
    ) -> Result<T, BlockingError> {
        let mut slot = self.connection();
        let mut connection = slot.take().map_or_else(|| open(&self.file), Ok)?;
        let outcome = work(&mut connection);
        if !connection.is_autocommit() {
            return Err(outcome.err().map_or(BlockingError::OpenTransaction, BlockingError::Statement));
        }
        // After any other error the state of the connection is unknown, and the next write opens another one.
        let keeps_connection = |error| is_constraint_violation(error) || is_busy(error);
        if outcome.as_ref().err().is_none_or(keeps_connection) && !self.pool.is_closed() {
            *slot = Some(connection);
        }
        Ok(outcome?)
    }

    fn connection(&self) -> MutexGuard<'_, Option<Connection>> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
}

fn is_constraint_violation(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation)
}

fn open(file: &str) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags)?;
    connection.execute_batch(&PRAGMAS.join(";"))?;
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::db::{
        Db,
        testing::{Scratch, sqlite},
    };

    async fn insert(db: &Db, name: &'static str) -> Result<(), BlockingError> {
        let writer = db.blocking_writer().expect("SQLite has one");
        writer
            .write(move |to| {
                to.execute("INSERT INTO setting (name, value) VALUES ($1, 'so')", [name]).map(drop)
            })
            .await
    }

    async fn count(db: &Db) -> i64 {
        sqlx::query_scalar("SELECT COUNT(*) FROM setting WHERE value = 'so'")
            .fetch_one(&db.reader)
            .await
            .expect("a number")
    }

    #[tokio::test]
    async fn it_waits_for_an_open_transaction() {
        let Scratch { db, .. } = &sqlite().await;
        let other = db.write().await.expect("a transaction");
        let waited = tokio::time::timeout(Duration::from_millis(50), insert(db, "a")).await;
        assert!(waited.is_err(), "{waited:?}");
        other.commit().await.expect("committed");
        insert(db, "a").await.expect("written");
        db.write().await.expect("others write again").commit().await.expect("committed");
        assert_eq!(count(db).await, 1);
    }

    #[tokio::test]
    async fn a_row_that_exists_is_distinguished_from_other_errors_and_the_next_write_succeeds() {
        let Scratch { db, .. } = &sqlite().await;
        insert(db, "a").await.expect("written");
        let twice = insert(db, "a").await.expect_err("there already");
        assert!(twice.is_unique_violation() && twice.is_constraint_violation(), "{twice}");
        for (statement, why) in [
            ("INSERT INTO setting (name, value) VALUES ('b', NULL)", "NOT NULL"),
            (
                "INSERT INTO community_slug (community_id, lang, slug, current) VALUES ('nobody', 'fr', 'rien', 1)",
                "FOREIGN KEY",
            ),
            ("INSERT INTO nowhere VALUES (1)", "no such table"),
        ] {
            let refused =
                db.blocking_writer().expect("SQLite").write(move |to| to.execute_batch(statement)).await;
            let error = refused.expect_err(why);
            assert!(!error.is_unique_violation() && error.to_string().contains(why), "{error}");
        }
        insert(db, "b").await.expect("written");
        assert_eq!(count(db).await, 2);
    }

    #[tokio::test]
    async fn it_opens_the_same_file_whatever_its_name() {
        for name in ["pilote 50%20.db", "#1.db", "école.db"] {
            let folder = tempfile::tempdir().expect("a folder");
            let file = folder.path().join(name);
            let db = Db::open(&format!("sqlite:{}", file.display()), 1, true).await.expect("opened");
            crate::db::migrate(&db).await.expect("migrated");
            insert(&db, "a").await.expect("written");
            assert_eq!(count(&db).await, 1);
            assert!(file.is_file(), "{name}");
            db.close().await;
        }
    }

    #[tokio::test]
    async fn a_transaction_left_open_is_rolled_back() {
        const NOTE: &str = "INSERT INTO setting (name, value) VALUES ('a', 'so')";
        let Scratch { db, .. } = &sqlite().await;
        for and_then in ["SELECT oops", NOTE, ""] {
            let statements = format!("BEGIN IMMEDIATE; {NOTE}; {and_then}");
            let left =
                db.blocking_writer().expect("SQLite").write(move |to| to.execute_batch(&statements)).await;
            assert!(left.is_err(), "{and_then}");
            assert_eq!(count(db).await, 0, "{and_then}");
        }
        insert(db, "b").await.expect("written");
        db.write().await.expect("others write, too").commit().await.expect("committed");
        assert_eq!(count(db).await, 1);
    }

    #[tokio::test]
    async fn the_thread_of_the_caller_does_not_wait_for_another_process() {
        let Scratch { db, .. } = &sqlite().await;
        insert(db, "a").await.expect("written");
        let other = open(&db.blocking_writer().expect("SQLite").0.file).expect("opened");
        other.execute_batch("BEGIN IMMEDIATE").expect("begun");
        // The transaction of the other connection is committed on the thread of the caller.
        let (written, ()) = tokio::join!(insert(db, "b"), async {
            tokio::time::sleep(Duration::from_millis(50)).await;
            other.execute_batch("COMMIT").expect("ended");
        });
        written.expect("written");
        assert_eq!(count(db).await, 2);
    }

    #[tokio::test]
    async fn once_closed_it_writes_nothing_and_leaves_one_file() {
        let Scratch { db, .. } = &sqlite().await;
        insert(db, "a").await.expect("written");
        let file = db.blocking_writer().expect("SQLite").0.file.clone();
        let log = std::path::PathBuf::from(format!("{file}-wal"));
        assert!(log.exists());
        db.close().await;
        assert!(!log.exists(), "a checkpoint moved the log into the file");
        assert!(matches!(insert(db, "b").await, Err(BlockingError::Acquire(sqlx::Error::PoolClosed))));
    }
}
