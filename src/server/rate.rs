//! Rate limits, counted in the database so that several processes share one count.
//!
//! Each key is a bucket that refills at a steady rate (the generic cell rate algorithm, GCRA). One statement reserves a
//! use before the work is done, so that of many requests at once no more than the limit get through. The table holds
//! digests of the keys only.

use sqlx::AnyConnection;

use super::{db::Db, digest};

/// The rate limit of one kind of use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// How many uses may come at once.
    pub burst: u32,
    /// After how many milliseconds one more use is allowed.
    pub every: i64,
}

impl Limit {
    /// How long an empty bucket takes to be full again, in milliseconds.
    const fn refill_time(self) -> i64 {
        self.every * self.burst as i64
    }

    /// The latest `full_at` at which one more use is allowed.
    const fn latest_full_at(self, now: i64) -> i64 {
        now + self.refill_time() - self.every
    }
}

/// One key that is counted, and its limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
    key: String,
    limit: Limit,
}

impl Bucket {
    /// The bucket under the key that these parts make together.
    #[must_use]
    pub fn new(limit: Limit, key: &[&str]) -> Self {
        Self { key: digest::sha256(key.join("\n").as_bytes()), limit }
    }

    /// Reserves one use. Returns 0 when it is reserved, else how many milliseconds to wait.
    ///
    /// # Errors
    /// When the database is unavailable.
    pub async fn reserve(&self, transaction: &mut AnyConnection, now: i64) -> Result<i64, sqlx::Error> {
        let Limit { every, .. } = self.limit;
        // A time beyond a whole refill was stored by a clock that ran ahead: the bucket starts full.
        let done = sqlx::query(
            "INSERT INTO rate (key, full_at) VALUES ($1, $2)
             ON CONFLICT (key) DO UPDATE
             SET full_at = CASE WHEN rate.full_at < $3 OR rate.full_at > $4 THEN $2 ELSE rate.full_at + $5 END
             WHERE rate.full_at <= $6 OR rate.full_at > $4",
        )
        .bind(&self.key)
        .bind(now + every)
        .bind(now)
        .bind(now + self.limit.refill_time())
        .bind(every)
        .bind(self.limit.latest_full_at(now))
        .execute(&mut *transaction)
        .await?;
        if done.rows_affected() == 1 {
            return Ok(0);
        }
        let full_at: i64 = sqlx::query_scalar("SELECT full_at FROM rate WHERE key = $1")
            .bind(&self.key)
            .fetch_one(transaction)
            .await?;
        Ok(self.remaining(full_at, now).max(1))
    }

    /// How many milliseconds to wait before one more use. Reserves nothing.
    ///
    /// # Errors
    /// When the database is unavailable.
    pub async fn wait(&self, db: &Db, now: i64) -> Result<i64, sqlx::Error> {
        let full_at: Option<i64> = sqlx::query_scalar("SELECT full_at FROM rate WHERE key = $1")
            .bind(&self.key)
            .fetch_optional(&db.reader)
            .await?;
        Ok(full_at.map_or(0, |full_at| self.remaining(full_at, now)))
    }

    fn remaining(&self, full_at: i64, now: i64) -> i64 {
        if full_at > now + self.limit.refill_time() {
            0
        } else {
            (full_at - self.limit.latest_full_at(now)).max(0)
        }
    }

    /// Returns so many uses to the bucket.
    ///
    /// # Errors
    /// When the database is unavailable.
    pub async fn give_back(&self, transaction: &mut AnyConnection, uses: u32) -> Result<(), sqlx::Error> {
        sqlx::query("UPDATE rate SET full_at = full_at - $2 WHERE key = $1")
            .bind(&self.key)
            .bind(self.limit.every * i64::from(uses))
            .execute(transaction)
            .await?;
        Ok(())
    }

    /// Fills the bucket.
    ///
    /// # Errors
    /// When the database is unavailable.
    pub async fn clear(&self, transaction: &mut AnyConnection) -> Result<(), sqlx::Error> {
        sqlx::query("DELETE FROM rate WHERE key = $1").bind(&self.key).execute(transaction).await?;
        Ok(())
    }
}

/// Deletes the buckets that are full again.
///
/// # Errors
/// When the database is unavailable.
pub async fn delete_full(transaction: &mut AnyConnection, now: i64) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM rate WHERE full_at < $1").bind(now).execute(transaction).await?;
    Ok(())
}

/// Reserves one use of each bucket, or of none. Returns 0 when they are reserved, else how many milliseconds to wait.
///
/// # Errors
/// When the database is unavailable.
pub async fn reserve_all(db: &Db, buckets: &[&Bucket], now: i64) -> Result<i64, sqlx::Error> {
    let reserved = db
        .transaction(async |transaction| {
            for bucket in buckets {
                match bucket.reserve(transaction, now).await? {
                    0 => {}
                    wait => return Err(NotReserved::Wait(wait)),
                }
            }
            Ok(())
        })
        .await;
    match reserved {
        Ok(()) => Ok(0),
        Err(NotReserved::Wait(wait)) => Ok(wait),
        Err(NotReserved::Database(error)) => Err(error),
    }
}

/// Why [`reserve_all`] reserved nothing.
enum NotReserved {
    Wait(i64),
    Database(sqlx::Error),
}

impl From<sqlx::Error> for NotReserved {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

#[cfg(test)]
mod tests {
    use super::{Bucket, Limit, delete_full};
    use crate::db::{Db, testing::on_both_databases};

    const LIMIT: Limit = Limit { burst: 3, every: 100 };

    async fn reserve(db: &Db, bucket: &Bucket, now: i64) -> i64 {
        let mut to = db.write().await.expect("a transaction");
        let wait = bucket.reserve(&mut to, now).await.expect("an answer");
        to.commit().await.expect("committed");
        wait
    }

    on_both_databases! {
        async fn so_many_at_once_then_one_after_the_other(db: Db) {
            let bucket = Bucket::new(LIMIT, &["a"]);
            let waits = [
                reserve(&db, &bucket, 1000).await,
                reserve(&db, &bucket, 1000).await,
                reserve(&db, &bucket, 1000).await,
                reserve(&db, &bucket, 1000).await,
                reserve(&db, &bucket, 1060).await,
                reserve(&db, &bucket, 1100).await,
                reserve(&db, &bucket, 1100).await,
            ];
            assert_eq!(waits, [0, 0, 0, 100, 40, 0, 100]);
            assert_eq!(bucket.wait(&db, 1150).await.expect("an answer"), 50);
            assert_eq!(Bucket::new(LIMIT, &["b"]).wait(&db, 1150).await.expect("an answer"), 0);
            let mut to = db.write().await.expect("a transaction");
            bucket.give_back(&mut to, 1).await.expect("given back");
            to.commit().await.expect("committed");
            assert_eq!(reserve(&db, &bucket, 1150).await, 0);
            let mut to = db.write().await.expect("a transaction");
            bucket.clear(&mut to).await.expect("cleared");
            to.commit().await.expect("committed");
            assert_eq!(bucket.wait(&db, 1150).await.expect("an answer"), 0);
        }

        async fn a_clock_that_went_back_locks_nothing(db: Db) {
            let bucket = Bucket::new(LIMIT, &["a"]);
            for _ in 0..4 {
                reserve(&db, &bucket, 1_000_000).await;
            }
            assert_eq!(bucket.wait(&db, 1000).await.expect("an answer"), 0);
            assert_eq!(reserve(&db, &bucket, 1000).await, 0);
            assert!(bucket.wait(&db, 1000).await.expect("an answer") <= LIMIT.refill_time());
        }

        async fn of_many_at_once_the_limit_get_through(db: Db) {
            let bucket = Bucket::new(LIMIT, &["a"]);
            let all = futures::future::join_all((0..60).map(|_| reserve(&db, &bucket, 1000))).await;
            assert_eq!(all.iter().filter(|wait| **wait == 0).count(), 3);
            let mut to = db.write().await.expect("a transaction");
            delete_full(&mut to, 5000).await.expect("swept");
            to.commit().await.expect("committed");
            let left: i64 =
                sqlx::query_scalar("SELECT COUNT(*) FROM rate").fetch_one(&db.reader).await.expect("a count");
            assert_eq!(left, 0);
        }
    }
}
