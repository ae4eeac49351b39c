//! The connections that read.
//!
//! A pool of `sqlx` asks each connection that comes back whether it still stands. Across a network that is
//! worth knowing. SQLite answers from a thread of its own, and the question costs as much as a statement:
//! its connections are kept here and are not asked. Only one that was left in the middle of a statement is,
//! as its thread works on; until it answers, others are used. One that failed is not used again.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use futures::{
    TryFutureExt, TryStreamExt,
    future::BoxFuture,
    stream::{self, BoxStream},
};
use sqlx::{
    Any, AnyConnection, AnyPool, ConnectOptions, Connection, Either, Error, Execute, Executor, SqlStr,
    any::{AnyConnectOptions, AnyQueryResult, AnyRow, AnyStatement, AnyTypeInfo},
};
use tokio::{
    runtime::Handle,
    sync::{OwnedSemaphorePermit, Semaphore},
};

/// How long a statement waits for a connection.
const PATIENCE: Duration = Duration::from_secs(5);

/// Runs statements that change nothing; cheap to clone.
#[derive(Clone, Debug)]
pub struct Reader(Kind);

#[derive(Clone, Debug)]
enum Kind {
    Kept(Arc<Kept>),
    Pool(AnyPool),
}

struct Kept {
    options: AnyConnectOptions,
    free: Arc<Semaphore>,
    idle: Mutex<Vec<AnyConnection>>,
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Kept").field("free", &self.free.available_permits()).finish_non_exhaustive()
    }
}

impl Reader {
    /// Up to so many connections to a SQLite file, of which one is opened now.
    pub(super) async fn kept(options: AnyConnectOptions, most: u32) -> Result<Self, Error> {
        let first = open(&options).await?;
        Ok(Self(Kind::Kept(Arc::new(Kept {
            options,
            free: Arc::new(Semaphore::new(most.max(1) as usize)),
            idle: Mutex::new(vec![first]),
        }))))
    }

    /// The connections of a pool.
    pub(super) const fn pool(pool: AnyPool) -> Self {
        Self(Kind::Pool(pool))
    }

    /// Closes the connections; those in use when they come back.
    pub(super) async fn close(&self) {
        match &self.0 {
            Kind::Pool(pool) => pool.close().await,
            Kind::Kept(kept) => {
                kept.free.close();
                let idle = std::mem::take(&mut *kept.idle.lock().unwrap_or_else(PoisonError::into_inner));
                for connection in idle {
                    let _ = connection.close().await;
                }
            }
        }
    }
}

impl Kept {
    async fn lend(self: Arc<Self>) -> Result<Lent, Error> {
        let permit = tokio::time::timeout(PATIENCE, self.free.clone().acquire_owned())
            .await
            .map_err(|_| Error::PoolTimedOut)?
            .map_err(|_| Error::PoolClosed)?;
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => open(&self.options).await?,
        };
        Ok(Lent { connection: Some(connection), busy: false, kept: self, permit: Some(permit) })
    }

    fn take_back(&self, connection: AnyConnection) {
        if !self.free.is_closed() {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        }
    }
}

/// A connection in use. It goes back when this is dropped, once it is done.
struct Lent {
    connection: Option<AnyConnection>,
    /// Whether a statement was begun that is not known to have ended.
    busy: bool,
    kept: Arc<Kept>,
    permit: Option<OwnedSemaphorePermit>,
}

impl Lent {
    fn connection(&mut self) -> Result<&mut AnyConnection, Error> {
        self.busy = true;
        self.connection.as_mut().ok_or(Error::PoolClosed)
    }

    /// What a statement came to; a connection that failed is not used again.
    fn heard<T>(&mut self, outcome: Result<T, Error>) -> Result<T, Error> {
        self.busy = false;
        if matches!(outcome, Err(Error::WorkerCrashed | Error::Io(_))) {
            self.connection = None;
        }
        outcome
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let Some(mut connection) = self.connection.take() else { return };
        if !self.busy {
            self.kept.take_back(connection);
        } else if let Ok(runtime) = Handle::try_current() {
            let (kept, permit) = (self.kept.clone(), self.permit.take());
            runtime.spawn(async move {
                if connection.ping().await.is_ok() {
                    kept.take_back(connection);
                }
                drop(permit);
            });
        }
    }
}

impl<'p> Executor<'p> for &Reader {
    type Database = Any;

    fn fetch_many<'e, 'q: 'e, E>(
        self,
        query: E,
    ) -> BoxStream<'e, Result<Either<AnyQueryResult, AnyRow>, Error>>
    where
        E: 'q + Execute<'q, Any>,
    {
        match self.0.clone() {
            Kind::Pool(pool) => pool.fetch_many(query),
            Kind::Kept(kept) => {
                let all = async move {
                    let mut lent = kept.lend().await?;
                    let outcome = lent.connection()?.fetch_many(query).try_collect::<Vec<_>>().await;
                    lent.heard(outcome)
                };
                Box::pin(all.map_ok(|all| stream::iter(all.into_iter().map(Ok))).try_flatten_stream())
            }
        }
    }

    fn fetch_optional<'e, 'q: 'e, E>(self, query: E) -> BoxFuture<'e, Result<Option<AnyRow>, Error>>
    where
        E: 'q + Execute<'q, Any>,
    {
        match self.0.clone() {
            Kind::Pool(pool) => pool.fetch_optional(query),
            Kind::Kept(kept) => Box::pin(async move {
                let mut lent = kept.lend().await?;
                let outcome = lent.connection()?.fetch_optional(query).await;
                lent.heard(outcome)
            }),
        }
    }

    fn prepare_with<'e>(
        self,
        sql: SqlStr,
        parameters: &'e [AnyTypeInfo],
    ) -> BoxFuture<'e, Result<AnyStatement, Error>>
    where
        'p: 'e,
    {
        match self.0.clone() {
            Kind::Pool(pool) => pool.prepare_with(sql, parameters),
            Kind::Kept(kept) => Box::pin(async move {
                let mut lent = kept.lend().await?;
                let outcome = lent.connection()?.prepare_with(sql, parameters).await;
                lent.heard(outcome)
            }),
        }
    }
}

async fn open(options: &AnyConnectOptions) -> Result<AnyConnection, Error> {
    let mut connection = options.connect().await?;
    super::prepared(&mut connection).await?;
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use std::str::FromStr;

    use super::*;

    /// Counts so far, which takes a while.
    async fn count(reader: &Reader, far: i64) -> Result<i64, Error> {
        let count = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) SELECT COUNT(*) FROM n";
        sqlx::query_scalar(count).bind(far).fetch_one(reader).await
    }

    /// Begins to count, and does not wait for the end.
    async fn give_up(reader: &Reader, far: i64) {
        assert!(tokio::time::timeout(Duration::from_millis(50), count(reader, far)).await.is_err());
    }

    async fn reader(most: u32) -> (Reader, tempfile::TempDir) {
        sqlx::any::install_default_drivers();
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("some.db");
        let options = AnyConnectOptions::from_str(&format!("sqlite:{}?mode=rwc", file.display()));
        (Reader::kept(options.expect("an address"), most).await.expect("a database"), folder)
    }

    async fn one(reader: &Reader) -> Result<i64, Error> {
        sqlx::query_scalar("SELECT $1 + 0").bind(1_i64).fetch_one(reader).await
    }

    #[tokio::test]
    async fn more_statements_than_connections_take_turns() {
        let (reader, _folder) = reader(2).await;
        let all = futures::future::join_all((0..50).map(|_| one(&reader))).await;
        assert!(all.into_iter().all(|found| found.is_ok_and(|found| found == 1)));
    }

    #[tokio::test]
    async fn a_statement_that_nobody_waits_for_gives_its_connection_back() {
        let (reader, _folder) = reader(1).await;
        give_up(&reader, 1_000_000).await;
        assert_eq!(one(&reader).await.expect("a connection"), 1);
    }

    #[tokio::test]
    async fn nobody_waits_behind_a_statement_that_was_given_up() {
        let (reader, _folder) = reader(2).await;
        give_up(&reader, 100_000_000).await;
        let other = tokio::time::timeout(PATIENCE, one(&reader)).await;
        assert_eq!(other.expect("another connection").expect("an answer"), 1);
    }

    #[tokio::test]
    async fn a_statement_that_fails_spoils_nothing() {
        let (reader, _folder) = reader(1).await;
        assert!(sqlx::query("SELECT nothing FROM nowhere").fetch_all(&reader).await.is_err());
        assert_eq!(one(&reader).await.expect("a connection"), 1);
    }

    #[tokio::test]
    async fn a_closed_reader_says_so() {
        let (reader, _folder) = reader(1).await;
        reader.close().await;
        assert!(matches!(one(&reader).await, Err(Error::PoolClosed)));
    }
}
