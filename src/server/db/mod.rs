//! One set of SQL on two engines.
//!
//! Statements use `$1` placeholders and keep to integers, reals, text and blobs: booleans are 0/1,
//! times are integer milliseconds UTC, ids are UUIDv7 text, enums are text with a `CHECK`. Then the
//! same text runs on SQLite and PostgreSQL through `sqlx::Any`.
//!
//! SQLite has one writer connection, which begins with `BEGIN IMMEDIATE`, and several readers
//! (WAL, `synchronous=FULL`); and the one of the [`BlockingWriter`], which takes turns with the first. On PostgreSQL
//! reader and writer are the same pool.

mod blocking;
pub mod columns;
mod file;
mod migrations;
mod reader;
pub mod record;
pub mod row;
mod sqlite_pool;
#[cfg(any(test, feature = "testing"))]
#[allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so")]
pub mod testing;
mod writer;

use std::{path::Path, str::FromStr, time::Duration};

pub use blocking::{BlockingError, BlockingWriter};
pub use migrations::{MigrationState, latest, migrate, state};
pub use reader::Reader;
use sqlx::{
    AnyConnection,
    any::{AnyConnectOptions, AnyPoolOptions, install_default_drivers},
};
pub use writer::Write;

use self::{
    file::OpenedFile,
    sqlite_pool::{Backend, SqlitePool},
    writer::Writer,
};

/// With less room on the disk than this, in bytes, the portal says that it is not ready: the log of SQLite grows to
/// 16 MB before it goes back into the file.
pub const FREE_SPACE: u64 = 32 * 1024 * 1024;
/// What [`Db::probe`] writes: more than one page, so that the file must have room for it.
const PROBE: &str = "probe";
const PROBE_SIZE: usize = 16 * 1024;

/// Which engine keeps the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// One file, one machine: the default.
    Sqlite,
    /// For those who outgrow one machine.
    Postgres,
}

/// The database: where to read and where to write.
#[derive(Clone, Debug)]
pub struct Db {
    /// Which engine it is.
    pub engine: Engine,
    /// For statements that change nothing.
    pub reader: Reader,
    writer: Writer,
    blocking: Option<BlockingWriter>,
}

/// Why the database cannot be used, in one sentence.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// The file or its folder cannot be written.
    #[error("the database file {0} cannot be opened for writing: {1}")]
    File(String, String),
    /// The server cannot be reached, or refuses the connection.
    #[error("the database does not answer: {0}")]
    Connect(String),
    /// The data were written by a newer version of this program.
    #[error(
        "the database was migrated by a newer version of ensemble (migration {0}, this program knows up to {1}): \
         install that version, or restore a backup made before it"
    )]
    Newer(i64, i64),
    /// A migration did not go through.
    #[error("the database could not be migrated: {0}")]
    Migration(String),
    /// Anything else.
    #[error("the database refused a statement: {0}")]
    Statement(#[from] sqlx::Error),
}

impl Db {
    /// Opens the database. A SQLite file is made when it is absent and `create` says so.
    ///
    /// # Errors
    /// When the file cannot be opened for writing, or when the server does not answer.
    pub async fn open(url: &str, readers: u32, create: bool) -> Result<Self, DbError> {
        install_default_drivers();
        if let Some(path) = url.strip_prefix("sqlite:") {
            Self::open_sqlite(path.trim_start_matches("//"), readers, create).await
        } else {
            Self::open_postgres(url, readers).await
        }
    }

    async fn open_sqlite(path: &str, readers: u32, create: bool) -> Result<Self, DbError> {
        let file = path.split('?').next().unwrap_or(path);
        let fault = |error: String| DbError::File(file.to_owned(), error);
        if create && let Some(folder) = Path::new(file).parent() {
            file::make_folder(folder).map_err(|error| fault(error.to_string()))?;
        }
        if !create && !Path::new(file).is_file() {
            return Err(fault("it does not exist; “ensemble migrate” makes it".to_owned()));
        }
        file::protect(Path::new(file)).map_err(|error| fault(error.to_string()))?;
        let opened = OpenedFile::of(Path::new(file)).map_err(|error| fault(error.to_string()))?;
        let escaped = file.replace('%', "%25").replace('#', "%23");
        let options = AnyConnectOptions::from_str(&format!("sqlite:{escaped}?mode=rw"))?;
        let pool = |size| SqlitePool::open(options.clone(), opened.clone(), size);
        let writer = pool(1).await.map_err(|error| fault(error.to_string()))?;
        let reader = pool(readers).await.map_err(|error| fault(error.to_string()))?;
        let blocking = Some(BlockingWriter::new(file, writer.clone()));
        let (reader, writer) = (Reader(Backend::Sqlite(reader)), Writer(Backend::Sqlite(writer)));
        Ok(Self { engine: Engine::Sqlite, reader, writer, blocking })
    }

    async fn open_postgres(url: &str, readers: u32) -> Result<Self, DbError> {
        let options =
            AnyConnectOptions::from_str(url).map_err(|error| DbError::Connect(error.to_string()))?;
        let pool = AnyPoolOptions::new()
            .max_connections(readers.max(2) * 2)
            .acquire_timeout(Duration::from_secs(3))
            // Statements are short: to compile one takes longer than to run it.
            .after_connect(|connection, _| {
                Box::pin(async move { sqlx::query("SET jit = off").execute(connection).await.map(drop) })
            })
            .connect_with(options)
            .await
            .map_err(|error| DbError::Connect(error.to_string()))?;
        let (reader, writer) = (Reader(Backend::Postgres(pool.clone())), Writer(Backend::Postgres(pool)));
        Ok(Self { engine: Engine::Postgres, reader, writer, blocking: None })
    }

    /// Begins a transaction that writes. It is rolled back unless it is committed.
    ///
    /// # Errors
    /// When no connection is free in time, or the database is unavailable.
    pub async fn write(&self) -> Result<Write, sqlx::Error> {
        self.writer.begin().await
    }

    /// Runs `work` in a transaction: committed when it answers `Ok`, rolled back when it answers `Err` or is dropped, so
    /// that no write is left half done. On SQLite there is one such transaction at a time.
    ///
    /// # Errors
    /// Those of `work`, of the connection, and of the commit. Then nothing is stored, unless the connection died during the
    /// commit: then it is not known.
    pub async fn transaction<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: AsyncFnOnce(&mut AnyConnection) -> Result<T, E>,
        E: From<sqlx::Error>,
    {
        let mut transaction = self.writer.begin().await?;
        let outcome = work(&mut transaction).await?;
        transaction.commit().await?;
        Ok(outcome)
    }

    /// Runs statements that write, each of which is a transaction by itself.
    ///
    /// # Errors
    /// When no connection is free in time, the database is unavailable, or a statement fails.
    pub async fn write_once<T, E: From<sqlx::Error>>(
        &self,
        statements: impl AsyncFnOnce(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.writer.run(statements).await
    }

    /// Writes on a blocking thread; SQLite only.
    #[must_use]
    pub fn blocking_writer(&self) -> Option<&BlockingWriter> {
        self.blocking.as_ref()
    }

    /// Whether something can be stored now: the file is the one that was opened and may be written to, and its disk
    /// has room for [`FREE_SPACE`]. It writes something, and takes it away again.
    ///
    /// # Errors
    /// The first thing that is in the way.
    pub async fn probe(&self) -> Result<(), sqlx::Error> {
        if let Backend::Sqlite(pool) = &self.writer.0 {
            pool.file().check()?;
            if pool.file().free_space()? < FREE_SPACE {
                return Err(sqlx::Error::Io(std::io::Error::other("the disk is full")));
            }
        }
        let mut to = self.write().await?;
        sqlx::query("INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING")
            .bind(PROBE)
            .bind("x".repeat(PROBE_SIZE))
            .execute(&mut *to)
            .await?;
        sqlx::query("DELETE FROM setting WHERE name = $1").bind(PROBE).execute(&mut *to).await?;
        to.commit().await
    }

    /// Closes every connection, once those in use are given back.
    pub async fn close(&self) {
        self.reader.0.close().await;
        self.writer.0.close().await;
        if let Some(blocking) = &self.blocking {
            blocking.close();
        }
    }
}
