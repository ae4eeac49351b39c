//! SQLite's connections.
//!
//! A pool of `sqlx` asks each connection that comes back whether it still stands. Across a network that is
//! worth knowing. SQLite answers from a thread of its own, and the question costs as much as a statement:
//! its connections are kept here and are not asked. Only one that was left in the middle of a statement or
//! of a transaction is set right, as its thread works on; it is not lent before. One that failed is not
//! used again.

use std::{
    fmt,
    ops::{Deref, DerefMut},
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
    // 16 MB. While the log goes back into the file nobody writes: that is the longest that a letter waits.
    "PRAGMA wal_autocheckpoint = 4000",
];
/// How long one waits for a connection.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// Where connections come from.
#[derive(Clone, Debug)]
pub(super) enum Source {
    /// SQLite's, which are kept here.
    Kept(Arc<Kept>),
    /// PostgreSQL's.
    Pool(AnyPool),
}

impl Source {
    /// Closes the connections, once those in use are given back.
    pub(super) async fn close(&self) {
        match self {
            Self::Kept(kept) => kept.close().await,
            Self::Pool(pool) => pool.close().await,
        }
    }
}

/// Up to so many connections to one file, lent in the order in which they are asked for.
pub(super) struct Kept {
    options: AnyConnectOptions,
    file: OpenedFile,
    most: u32,
    free: Arc<Semaphore>,
    idle: Mutex<Vec<AnyConnection>>,
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Kept").field("free", &self.free.available_permits()).finish_non_exhaustive()
    }
}

impl Kept {
    /// Up to so many connections to this file, of which one is opened now.
    pub(super) async fn open(
        options: AnyConnectOptions,
        file: OpenedFile,
        most: u32,
    ) -> Result<Arc<Self>, Error> {
        let first = connected(&options).await?;
        let most = most.max(1);
        let free = Arc::new(Semaphore::new(most as usize));
        Ok(Arc::new(Self { options, file, most, free, idle: Mutex::new(vec![first]) }))
    }

    /// Lends one, as soon as one is free.
    pub(super) async fn lend(self: Arc<Self>) -> Result<Lent, Error> {
        let permit = self.turn().await?;
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => {
                self.file.check()?;
                connected(&self.options).await?
            }
        };
        Ok(Lent { connection: Some(connection), state: State::Idle, kept: self, permit: Some(permit) })
    }

    /// The right to use one of them, or another connection in its stead, as soon as one is free.
    pub(super) async fn turn(&self) -> Result<OwnedSemaphorePermit, Error> {
        tokio::time::timeout(PATIENCE, self.free.clone().acquire_owned())
            .await
            .map_err(|_| Error::PoolTimedOut)?
            .map_err(|_| Error::PoolClosed)
    }

    /// The file that they are connected to.
    pub(super) const fn file(&self) -> &OpenedFile {
        &self.file
    }

    pub(super) fn is_closed(&self) -> bool {
        self.free.is_closed()
    }

    /// Those that are not given back in time are closed when they are.
    async fn close(&self) {
        let all = tokio::time::timeout(PATIENCE, self.free.acquire_many(self.most)).await;
        self.free.close();
        drop(all);
        let idle = std::mem::take(&mut *self.idle.lock().unwrap_or_else(PoisonError::into_inner));
        for connection in idle {
            let _ = connection.close().await;
        }
    }

    fn take_back(&self, connection: AnyConnection) {
        if !self.free.is_closed() {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        }
    }
}

/// What a connection is in the middle of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Idle,
    /// A statement was begun that is not known to have ended.
    Statement,
    /// A transaction was begun that is not known to have ended.
    Transaction,
    /// It failed.
    Broken,
}

/// A connection in use. It goes back when this is dropped, once it is done.
pub(super) struct Lent {
    /// Taken when this is dropped.
    connection: Option<AnyConnection>,
    state: State,
    kept: Arc<Kept>,
    permit: Option<OwnedSemaphorePermit>,
}

impl fmt::Debug for Lent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lent").field("state", &self.state).finish_non_exhaustive()
    }
}

impl Lent {
    /// For one statement, whose outcome is to be [heard](Self::heard).
    pub(super) fn statement(&mut self) -> &mut AnyConnection {
        self.state = State::Statement;
        self
    }

    /// For a transaction, from the statement that begins it to the one that ends it, whose outcome is to be
    /// [heard](Self::heard).
    pub(super) fn transaction(&mut self) -> &mut AnyConnection {
        self.state = State::Transaction;
        self
    }

    /// What it came to; a connection that failed is not used again.
    pub(super) fn heard<T>(&mut self, outcome: Result<T, Error>) -> Result<T, Error> {
        let failed = matches!(outcome, Err(Error::WorkerCrashed | Error::Io(_)));
        self.state = if failed { State::Broken } else { State::Idle };
        outcome
    }
}

impl Deref for Lent {
    type Target = AnyConnection;

    #[expect(clippy::expect_used, reason = "the connection is there until this is dropped")]
    fn deref(&self) -> &AnyConnection {
        self.connection.as_ref().expect("a connection")
    }
}

impl DerefMut for Lent {
    #[expect(clippy::expect_used, reason = "the connection is there until this is dropped")]
    fn deref_mut(&mut self) -> &mut AnyConnection {
        self.connection.as_mut().expect("a connection")
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let Some(mut connection) = self.connection.take() else { return };
        let state = self.state;
        if state == State::Idle {
            return self.kept.take_back(connection);
        }
        let (State::Statement | State::Transaction, Ok(runtime)) = (state, Handle::try_current()) else {
            return;
        };
        let (kept, permit) = (self.kept.clone(), self.permit.take());
        runtime.spawn(async move {
            let settled = match state {
                State::Transaction => sqlx::query("ROLLBACK").execute(&mut connection).await.map(drop),
                _ => connection.ping().await,
            };
            if settled.is_ok() {
                kept.take_back(connection);
            }
            drop(permit);
        });
    }
}

/// Opens a connection and sets it up.
async fn connected(options: &AnyConnectOptions) -> Result<AnyConnection, Error> {
    let mut connection = options.connect().await?;
    for pragma in PRAGMAS {
        sqlx::query(pragma).execute(&mut connection).await?;
    }
    Ok(connection)
}
