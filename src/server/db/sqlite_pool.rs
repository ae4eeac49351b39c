//! A pool of connections to the SQLite file.
//!
//! A pool of `sqlx` pings each connection that is released. That is useful over a network. A connection to SQLite runs
//! on a thread of its own, and a ping takes as long as a statement. This pool resets only a connection that was dropped
//! within a statement or a transaction, or whose statement failed: it rolls back and pings. The connection is not used
//! before that has ended, and is closed when the ping fails.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use sqlx::{AnyConnection, AnyPool, ConnectOptions, Connection, Error, any::AnyConnectOptions};
use tokio::{
    runtime::Handle,
    sync::{OwnedSemaphorePermit, Semaphore},
};

use super::file::OpenedFile;

/// How each connection to SQLite is set up.
pub(super) const PRAGMAS: [&str; 7] = [
    "PRAGMA busy_timeout = 5000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -4000",
    "PRAGMA mmap_size = 1073741824",
    // 4000 pages are 16 MB. A checkpoint of the log into the file blocks all writers while it lasts.
    "PRAGMA wal_autocheckpoint = 4000",
];
/// How long a caller waits for a connection.
pub(super) const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(5);

/// Where connections come from.
#[derive(Clone, Debug)]
pub(super) enum Backend {
    Sqlite(Arc<SqlitePool>),
    Postgres(AnyPool),
}

impl Backend {
    /// Closes the connections, once those in use are released.
    pub(super) async fn close(&self) {
        match self {
            Self::Sqlite(pool) => pool.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// At most `size` connections to one file, given out in the order in which they are asked for.
pub(super) struct SqlitePool {
    options: AnyConnectOptions,
    file: OpenedFile,
    size: u32,
    permits: Arc<Semaphore>,
    idle: Mutex<Vec<AnyConnection>>,
}

impl fmt::Debug for SqlitePool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SqlitePool").field("free", &self.permits.available_permits()).finish_non_exhaustive()
    }
}

impl SqlitePool {
    /// Opens the pool, with one connection.
    pub(super) async fn open(
        options: AnyConnectOptions,
        file: OpenedFile,
        size: u32,
    ) -> Result<Arc<Self>, Error> {
        let first = connect(&options).await?;
        let size = size.max(1);
        let permits = Arc::new(Semaphore::new(size as usize));
        Ok(Arc::new(Self { options, file, size, permits, idle: Mutex::new(vec![first]) }))
    }

    /// A connection, as soon as one is free.
    pub(super) async fn acquire(self: &Arc<Self>) -> Result<PooledConnection, Error> {
        let permit = self.acquire_permit().await?;
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => {
                self.file.check()?;
                connect(&self.options).await?
            }
        };
        Ok(PooledConnection {
            connection: Some(connection),
            needs_reset: false,
            pool: self.clone(),
            permit: Some(permit),
        })
    }

    /// The right to use one connection, as soon as one is free: of the pool, or another one instead.
    pub(super) async fn acquire_permit(&self) -> Result<OwnedSemaphorePermit, Error> {
        tokio::time::timeout(ACQUIRE_TIMEOUT, self.permits.clone().acquire_owned())
            .await
            .map_err(|_| Error::PoolTimedOut)?
            .map_err(|_| Error::PoolClosed)
    }

    pub(super) fn is_closed(&self) -> bool {
        self.permits.is_closed()
    }

    pub(super) const fn file(&self) -> &OpenedFile {
        &self.file
    }

    /// Waits for the connections in use. One that is released after [`ACQUIRE_TIMEOUT`] is closed then.
    async fn close(&self) {
        let all = tokio::time::timeout(ACQUIRE_TIMEOUT, self.permits.acquire_many(self.size)).await;
        self.permits.close();
        drop(all);
        let idle = std::mem::take(&mut *self.idle.lock().unwrap_or_else(PoisonError::into_inner));
        for connection in idle {
            let _ = connection.close().await;
        }
    }

    fn release(&self, connection: AnyConnection) {
        if !self.permits.is_closed() {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        }
    }
}

/// A connection in use. It returns to the pool when this is dropped.
pub(super) struct PooledConnection {
    /// Taken when this is dropped.
    connection: Option<AnyConnection>,
    /// Whether a statement or a transaction began that is not known to have ended well.
    needs_reset: bool,
    pool: Arc<SqlitePool>,
    permit: Option<OwnedSemaphorePermit>,
}

impl fmt::Debug for PooledConnection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PooledConnection").field("needs_reset", &self.needs_reset).finish_non_exhaustive()
    }
}

impl PooledConnection {
    /// Runs statements that need no transaction.
    pub(super) async fn run<T, E>(
        mut self,
        statements: impl AsyncFnOnce(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.needs_reset = true;
        let outcome = statements(self.connection_mut()).await;
        self.needs_reset = outcome.is_err();
        outcome
    }

    /// Begins a transaction that writes. It is rolled back when this is dropped before [`commit`](Self::commit).
    pub(super) async fn begin(&mut self) -> Result<(), Error> {
        self.needs_reset = true;
        sqlx::query("BEGIN IMMEDIATE").execute(self.connection_mut()).await.map(drop)
    }

    pub(super) async fn commit(mut self) -> Result<(), Error> {
        sqlx::query("COMMIT").execute(self.connection_mut()).await?;
        self.needs_reset = false;
        Ok(())
    }

    #[expect(clippy::expect_used, reason = "the connection is there until this is dropped")]
    pub(super) fn connection(&self) -> &AnyConnection {
        self.connection.as_ref().expect("a connection")
    }

    #[expect(clippy::expect_used, reason = "the connection is there until this is dropped")]
    pub(super) fn connection_mut(&mut self) -> &mut AnyConnection {
        self.connection.as_mut().expect("a connection")
    }
}

impl Drop for PooledConnection {
    fn drop(&mut self) {
        let Some(mut connection) = self.connection.take() else { return };
        if !self.needs_reset {
            return self.pool.release(connection);
        }
        let Ok(runtime) = Handle::try_current() else { return };
        let (pool, permit) = (self.pool.clone(), self.permit.take());
        runtime.spawn(async move {
            // It fails when there is no transaction.
            let _ = sqlx::query("ROLLBACK").execute(&mut connection).await;
            if connection.ping().await.is_ok() {
                pool.release(connection);
            }
            drop(permit);
        });
    }
}

async fn connect(options: &AnyConnectOptions) -> Result<AnyConnection, Error> {
    let mut connection = options.connect().await?;
    for pragma in PRAGMAS {
        sqlx::query(pragma).execute(&mut connection).await?;
    }
    Ok(connection)
}
