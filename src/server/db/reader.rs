//! The connections that read: several to SQLite's file, or those of the pool on PostgreSQL.

use futures::{
    TryFutureExt, TryStreamExt,
    future::BoxFuture,
    stream::{self, BoxStream},
};
use sqlx::{
    Any, Either, Error, Execute, Executor, SqlStr,
    any::{AnyQueryResult, AnyRow, AnyStatement, AnyTypeInfo},
};

use super::sqlite_pool::Backend;

/// Runs statements that change nothing; cheap to clone.
#[derive(Clone, Debug)]
pub struct Reader(pub(super) Backend);

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
            Backend::Postgres(pool) => pool.fetch_many(query),
            Backend::Sqlite(pool) => {
                let all = async move {
                    let connection = pool.acquire().await?;
                    connection.run(async |to| to.fetch_many(query).try_collect::<Vec<_>>().await).await
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
            Backend::Postgres(pool) => pool.fetch_optional(query),
            Backend::Sqlite(pool) => Box::pin(async move {
                let connection = pool.acquire().await?;
                connection.run(async |to| to.fetch_optional(query).await).await
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
            Backend::Postgres(pool) => pool.prepare_with(sql, parameters),
            Backend::Sqlite(pool) => Box::pin(async move {
                let connection = pool.acquire().await?;
                connection.run(async |to| to.prepare_with(sql, parameters).await).await
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{str::FromStr, time::Duration};

    use sqlx::any::AnyConnectOptions;

    use super::{
        super::{
            file::{self, OpenedFile},
            sqlite_pool::{ACQUIRE_TIMEOUT, SqlitePool},
        },
        *,
    };

    /// Counts so far, which takes a while.
    async fn count(reader: &Reader, far: i64) -> Result<i64, Error> {
        let count = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) SELECT COUNT(*) FROM n";
        sqlx::query_scalar(count).bind(far).fetch_one(reader).await
    }

    /// Begins to count, and does not wait for the end.
    async fn give_up(reader: &Reader, far: i64) {
        assert!(tokio::time::timeout(Duration::from_millis(50), count(reader, far)).await.is_err());
    }

    async fn reader(size: u32) -> (Reader, tempfile::TempDir) {
        sqlx::any::install_default_drivers();
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("some.db");
        let options = AnyConnectOptions::from_str(&format!("sqlite:{}?mode=rwc", file.display()));
        file::protect(&file).expect("a file");
        let opened = OpenedFile::of(&file).expect("a file");
        let pool = SqlitePool::open(options.expect("an address"), opened, size).await.expect("a database");
        (Reader(Backend::Sqlite(pool)), folder)
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
        let other = tokio::time::timeout(ACQUIRE_TIMEOUT, one(&reader)).await;
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
        reader.0.close().await;
        assert!(matches!(one(&reader).await, Err(Error::PoolClosed)));
    }
}
