//! The connections that write: one on SQLite, besides that of the [`super::BlockingWriter`], and those of the pool on
//! PostgreSQL.

use std::ops::{Deref, DerefMut};

use sqlx::{Any, AnyConnection, Error, Transaction};

use super::sqlite_pool::{Backend, PooledConnection};

/// Where what writes gets its connection.
#[derive(Clone, Debug)]
pub(super) struct Writer(pub(super) Backend);

impl Writer {
    /// Begins a transaction; SQLite has one at a time.
    pub(super) async fn begin(&self) -> Result<Write, Error> {
        match &self.0 {
            Backend::Postgres(pool) => pool.begin().await.map(Open::Postgres),
            Backend::Sqlite(pool) => {
                pool.file().check()?;
                let mut connection = pool.acquire().await?;
                connection.begin().await?;
                Ok(Open::Sqlite(connection))
            }
        }
        .map(Write)
    }

    /// Runs statements outside of a transaction: each is one by itself.
    pub(super) async fn run<T, E: From<Error>>(
        &self,
        statements: impl AsyncFnOnce(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        match &self.0 {
            Backend::Postgres(pool) => statements(&mut *pool.acquire().await?).await,
            Backend::Sqlite(pool) => {
                pool.file().check()?;
                pool.acquire().await?.run(statements).await
            }
        }
    }
}

/// A transaction that writes. It is rolled back when it is dropped before [`commit`](Self::commit).
#[derive(Debug)]
#[must_use = "what is not committed is rolled back"]
pub struct Write(Open);

#[derive(Debug)]
enum Open {
    Sqlite(PooledConnection),
    Postgres(Transaction<'static, Any>),
}

impl Write {
    /// Stores what was written.
    ///
    /// # Errors
    /// When it could not be stored; then nothing is.
    pub async fn commit(self) -> Result<(), Error> {
        match self.0 {
            Open::Postgres(transaction) => transaction.commit().await,
            Open::Sqlite(connection) => connection.commit().await,
        }
    }
}

impl Deref for Write {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        match &self.0 {
            Open::Postgres(transaction) => transaction,
            Open::Sqlite(connection) => connection.connection(),
        }
    }
}

impl DerefMut for Write {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        match &mut self.0 {
            Open::Postgres(transaction) => transaction,
            Open::Sqlite(connection) => connection.connection_mut(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::{
        Db, Engine,
        testing::{on_both_databases, sqlite},
    };

    async fn insert(to: &mut AnyConnection, key: &str) -> Result<(), Error> {
        sqlx::query("INSERT INTO setting (name, value) VALUES ($1, 'so')")
            .bind(key)
            .execute(to)
            .await
            .map(drop)
    }

    async fn count(db: &Db) -> i64 {
        sqlx::query_scalar("SELECT COUNT(*) FROM setting WHERE value = 'so'")
            .fetch_one(&db.reader)
            .await
            .expect("a number")
    }

    on_both_databases! {
        async fn what_is_not_committed_is_undone(db: Db) {
            for _ in 0..3 {
                let mut to = db.write().await.expect("a transaction");
                insert(&mut to, "lost").await.expect("written");
            }
            let mut to = db.write().await.expect("a transaction");
            insert(&mut to, "kept").await.expect("written");
            to.commit().await.expect("committed");
            assert_eq!(count(&db).await, 1);
        }

        async fn a_transaction_that_waits_in_vain_leaves_no_trace(db: Db) {
            let mut first = db.write().await.expect("a transaction");
            insert(&mut first, "first").await.expect("written");
            let waiting = tokio::time::timeout(std::time::Duration::from_millis(50), async {
                let mut second = db.write().await?;
                insert(&mut second, "first").await
            });
            let waited = waiting.await;
            assert!(waited.is_err(), "{waited:?}");
            first.commit().await.expect("committed");
            let mut third = db.write().await.expect("a transaction");
            insert(&mut third, "third").await.expect("written");
            third.commit().await.expect("committed");
            assert_eq!(count(&db).await, 2);
        }
    }

    #[tokio::test]
    async fn a_commit_that_fails_is_undone_and_others_go_on() {
        let scratch = sqlite().await;
        let db = &scratch.db;
        assert_eq!(db.engine, Engine::Sqlite);
        let mut to = db.write().await.expect("a transaction");
        insert(&mut to, "lost").await.expect("written");
        sqlx::query("PRAGMA defer_foreign_keys = ON").execute(&mut *to).await.expect("deferred");
        sqlx::query("INSERT INTO community_slug (community_id, lang, slug, current) VALUES ('nobody', 'fr', 'rien', 1)")
            .execute(&mut *to)
            .await
            .expect("not looked at yet");
        assert!(to.commit().await.is_err());
        let mut to = db.write().await.expect("a transaction");
        insert(&mut to, "kept").await.expect("written");
        to.commit().await.expect("committed");
        assert_eq!(count(db).await, 1);
    }

    #[tokio::test]
    async fn closing_waits_for_what_is_being_written() {
        let scratch = sqlite().await;
        let mut to = scratch.db.write().await.expect("a transaction");
        let closing = tokio::spawn({
            let db = scratch.db.clone();
            async move { db.close().await }
        });
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        insert(&mut to, "late").await.expect("written");
        assert!(!closing.is_finished());
        to.commit().await.expect("committed");
        closing.await.expect("closed");
        assert!(matches!(scratch.db.write().await, Err(Error::PoolClosed)));
    }

    #[tokio::test]
    async fn one_statement_that_fails_affects_no_later_one() {
        let scratch = sqlite().await;
        for (key, goes) in [("a", true), ("a", false), ("b", true)] {
            let outcome = scratch.db.write_once(async |to| insert(to, key).await).await;
            assert_eq!(outcome.is_ok(), goes, "{key}");
        }
        assert_eq!(count(&scratch.db).await, 2);
    }
}
