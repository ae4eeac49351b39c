//! The connections that write: on SQLite one for everybody (rooms have their own, see `blocking`), on PostgreSQL those
//! of the pool.

use std::ops::{Deref, DerefMut};

use sqlx::{Any, AnyConnection, Error, Transaction, pool::PoolConnection};

use super::kept::{Lent, Source};

/// Where what writes gets its connection.
#[derive(Clone, Debug)]
pub(super) struct Writer(pub(super) Source);

impl Writer {
    /// Begins a transaction; on SQLite nobody else writes until it ends.
    pub(super) async fn begin(&self) -> Result<Write, Error> {
        match &self.0 {
            Source::Pool(pool) => pool.begin().await.map(Open::Pool),
            Source::Kept(kept) => {
                kept.file().check()?;
                let mut lent = kept.clone().lend().await?;
                let begun = sqlx::query("BEGIN IMMEDIATE").execute(lent.transaction()).await;
                match begun {
                    Ok(_) => Ok(Open::Kept(lent)),
                    Err(error) => lent.heard(Err(error)),
                }
            }
        }
        .map(Write)
    }

    /// A connection for one statement.
    pub(super) async fn once(&self) -> Result<WriteOnce, Error> {
        match &self.0 {
            Source::Pool(pool) => pool.acquire().await.map(One::Pool),
            Source::Kept(kept) => {
                kept.file().check()?;
                kept.clone().lend().await.map(One::Kept)
            }
        }
        .map(WriteOnce)
    }
}

/// A transaction that writes. What it wrote is undone unless it is [committed](Self::commit).
#[derive(Debug)]
pub struct Write(Open);

#[derive(Debug)]
enum Open {
    Kept(Lent),
    Pool(Transaction<'static, Any>),
}

impl Write {
    /// Makes what was written last.
    ///
    /// # Errors
    /// When it could not be stored; then none of it is.
    pub async fn commit(self) -> Result<(), Error> {
        match self.0 {
            Open::Pool(transaction) => transaction.commit().await,
            Open::Kept(mut lent) => {
                // One that fails leaves the transaction open, which is undone as the connection goes back.
                sqlx::query("COMMIT").execute(&mut *lent).await?;
                lent.heard(Ok(()))
            }
        }
    }
}

impl Deref for Write {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        match &self.0 {
            Open::Pool(transaction) => transaction,
            Open::Kept(lent) => lent,
        }
    }
}

impl DerefMut for Write {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        match &mut self.0 {
            Open::Pool(transaction) => transaction,
            Open::Kept(lent) => lent,
        }
    }
}

/// A connection for one statement that writes, which is a transaction by itself.
#[derive(Debug)]
pub struct WriteOnce(One);

#[derive(Debug)]
enum One {
    Kept(Lent),
    Pool(PoolConnection<Any>),
}

impl WriteOnce {
    /// For the statement, whose outcome is to be [heard](Self::heard).
    pub fn statement(&mut self) -> &mut AnyConnection {
        match &mut self.0 {
            One::Kept(lent) => lent.statement(),
            One::Pool(connection) => connection,
        }
    }

    /// What the statement came to; the connection is free for others then.
    ///
    /// # Errors
    /// The statement's.
    pub fn heard<T>(mut self, outcome: Result<T, Error>) -> Result<T, Error> {
        match &mut self.0 {
            One::Kept(lent) => lent.heard(outcome),
            One::Pool(_) => outcome,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::db::{
        Db, Engine,
        testing::{on_both_databases, sqlite},
    };

    async fn note(to: &mut AnyConnection, key: &str) -> Result<(), Error> {
        sqlx::query("INSERT INTO setting (name, value) VALUES ($1, 'so')")
            .bind(key)
            .execute(to)
            .await
            .map(drop)
    }

    async fn noted(db: &Db) -> i64 {
        sqlx::query_scalar("SELECT COUNT(*) FROM setting WHERE value = 'so'")
            .fetch_one(&db.reader)
            .await
            .expect("a number")
    }

    on_both_databases! {
        async fn what_is_not_committed_is_undone(db: Db) {
            for _ in 0..3 {
                let mut to = db.write().await.expect("a transaction");
                note(&mut to, "lost").await.expect("written");
            }
            let mut to = db.write().await.expect("a transaction");
            note(&mut to, "kept").await.expect("written");
            to.commit().await.expect("committed");
            assert_eq!(noted(&db).await, 1);
        }

        async fn a_transaction_that_waits_in_vain_leaves_no_trace(db: Db) {
            let mut first = db.write().await.expect("a transaction");
            note(&mut first, "first").await.expect("written");
            let waiting = tokio::time::timeout(std::time::Duration::from_millis(50), async {
                let mut second = db.write().await?;
                note(&mut second, "first").await
            });
            let waited = waiting.await;
            assert!(waited.is_err(), "{waited:?}");
            first.commit().await.expect("committed");
            let mut third = db.write().await.expect("a transaction");
            note(&mut third, "third").await.expect("written");
            third.commit().await.expect("committed");
            assert_eq!(noted(&db).await, 2);
        }
    }

    #[tokio::test]
    async fn a_commit_that_fails_is_undone_and_others_go_on() {
        let scratch = sqlite().await;
        let db = &scratch.db;
        assert_eq!(db.engine, Engine::Sqlite);
        let mut to = db.write().await.expect("a transaction");
        note(&mut to, "lost").await.expect("written");
        sqlx::query("PRAGMA defer_foreign_keys = ON").execute(&mut *to).await.expect("deferred");
        sqlx::query("INSERT INTO community_slug (community_id, lang, slug, current) VALUES ('nobody', 'fr', 'rien', 1)")
            .execute(&mut *to)
            .await
            .expect("not looked at yet");
        assert!(to.commit().await.is_err());
        let mut to = db.write().await.expect("a transaction");
        note(&mut to, "kept").await.expect("written");
        to.commit().await.expect("committed");
        assert_eq!(noted(db).await, 1);
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
        note(&mut to, "late").await.expect("written");
        assert!(!closing.is_finished());
        to.commit().await.expect("committed");
        closing.await.expect("closed");
        assert!(matches!(scratch.db.write().await, Err(Error::PoolClosed)));
    }

    #[tokio::test]
    async fn one_statement_that_fails_spoils_nothing() {
        let scratch = sqlite().await;
        for (key, goes) in [("a", true), ("a", false), ("b", true)] {
            let mut to = scratch.db.write_once().await.expect("a connection");
            let outcome = note(to.statement(), key).await;
            assert_eq!(to.heard(outcome).is_ok(), goes, "{key}");
        }
        assert_eq!(noted(&scratch.db).await, 2);
    }
}
