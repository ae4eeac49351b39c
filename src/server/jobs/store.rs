//! All the SQL of jobs.

use std::time::Duration;

use serde::Serialize;
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::{
    db::{Db, columns::to_json, row::from_row},
    digest,
};

/// How long a claim holds without being renewed. After a crash the jobs of the process wait this long.
pub const CLAIM_LEASE: Duration = Duration::from_secs(30);

/// A job to be scheduled.
#[derive(Clone, Copy, Debug)]
pub struct NewJob<'a, P> {
    /// Which [`JobHandler`](super::JobHandler) runs it.
    pub kind: &'static str,
    /// Tells jobs of one kind apart: the id of what the job is about.
    pub key: &'a str,
    /// What the job needs to know beside the key.
    pub payload: &'a P,
    /// When it runs, in milliseconds UTC.
    pub due_at: i64,
}

/// Schedules a job. Call it in the same transaction as the change that requires the job. A
/// job of the same kind and key is moved to the new time and payload; if it is running now, it runs once more.
///
/// # Errors
/// When the database is unavailable.
pub async fn schedule<P: Serialize>(
    tx: &mut AnyConnection,
    job: NewJob<'_, P>,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO job (kind, unique_key, payload, created_at, due_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (kind, unique_key) DO UPDATE
         SET payload = excluded.payload,
             due_at = excluded.due_at,
             revision = job.revision + 1,
             attempts = 0,
             failed_at = NULL",
    )
    .bind(job.kind)
    .bind(job.key)
    .bind(to_json(job.payload)?)
    .bind(now)
    .bind(job.due_at)
    .execute(tx)
    .await?;
    Ok(())
}

/// Removes a job. A run that has begun is aborted when it renews its lease and does not find its claim, within ten seconds,
/// also if the job was scheduled again; it may finish before that. Call it when the work is done or not needed any more, so
/// that both are harmless.
///
/// # Errors
/// When the database is unavailable.
pub async fn cancel(tx: &mut AnyConnection, kind: &str, key: &str) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM job WHERE kind = $1 AND unique_key = $2")
        .bind(kind)
        .bind(key)
        .execute(tx)
        .await?;
    Ok(())
}

/// Adds the row of a recurring job, due now, unless it exists. An existing row is moved to at most one interval from
/// now, and revived if it was given up.
pub(super) async fn ensure_recurring(
    db: &Db,
    kind: &str,
    interval: Duration,
    now: i64,
) -> Result<(), sqlx::Error> {
    let mut tx = db.write().await?;
    sqlx::query(
        "INSERT INTO job (kind, unique_key, payload, created_at, due_at)
         VALUES ($1, '', 'null', $2, $2)
         ON CONFLICT (kind, unique_key) DO UPDATE
         SET due_at = CASE WHEN job.due_at > $3 THEN $3 ELSE job.due_at END,
             failed_at = NULL",
    )
    .bind(kind)
    .bind(now)
    .bind(now + millis(interval))
    .execute(&mut *tx)
    .await?;
    tx.commit().await
}

/// Makes a recurring job due now. If it is running, it runs once more afterwards.
pub(super) async fn make_due(db: &Db, kind: &str, now: i64) -> Result<(), sqlx::Error> {
    let mut tx = db.write().await?;
    sqlx::query(
        "UPDATE job
         SET due_at = $2,
             revision = revision + 1
         WHERE kind = $1
           AND unique_key = ''
           AND (due_at > $2 OR claimed_until > $2)",
    )
    .bind(kind)
    .bind(now)
    .execute(&mut *tx)
    .await?;
    tx.commit().await
}

from_row! {
    /// A job that this process holds.
    #[derive(Clone, Debug)]
    pub(super) struct ClaimedJob {
        pub(super) kind: String,
        pub(super) unique_key: String,
        pub(super) payload: String,
        /// How many runs were started since the last success, this one included.
        pub(super) started_runs: i64,
        revision: i64,
        /// The name of this claim, which no other claim has.
        claim: String,
    }
}

/// Claims up to `limit` jobs of these kinds that are due, for [`CLAIM_LEASE`]. Each call names its claims anew: a run whose lease
/// ended, or whose job was cancelled and scheduled again, cannot renew or end a later claim of the same worker.
pub(super) async fn claim(
    db: &Db,
    worker: &str,
    kinds: &[&str],
    limit: usize,
    now: i64,
) -> Result<Vec<ClaimedJob>, sqlx::Error> {
    // Check first with a read connection: an idle worker must not acquire the writer on every iteration.
    if next_claimable_at(db, kinds).await?.is_none_or(|due| due > now) {
        return Ok(Vec::new());
    }
    // The conditions are repeated outside: PostgreSQL checks the outer ones again when another process changed a row in
    // the meantime.
    let statement = format!(
        "UPDATE job
         SET claimed_by = $1,
             claimed_until = $2,
             attempts = attempts + 1
         WHERE (kind, unique_key) IN (
             SELECT kind, unique_key FROM job
             WHERE failed_at IS NULL AND due_at <= $3 AND claimed_until <= $3 AND kind IN ({kinds})
             ORDER BY due_at, kind, unique_key
             LIMIT $4)
           AND failed_at IS NULL AND due_at <= $3 AND claimed_until <= $3
         RETURNING kind, unique_key, payload, attempts AS started_runs, revision, claimed_by AS claim",
        kinds = placeholders(5, kinds.len()),
    );
    let mut query = sqlx::query_as(AssertSqlSafe(statement))
        .bind(format!("{worker}.{}", digest::token()))
        .bind(now + millis(CLAIM_LEASE))
        .bind(now)
        .bind(i64::try_from(limit).unwrap_or(i64::MAX));
    for kind in kinds {
        query = query.bind(*kind);
    }
    db.transaction(async |tx: &mut AnyConnection| query.fetch_all(tx).await).await
}

/// When the next job of these kinds can be claimed.
pub(super) async fn next_claimable_at(db: &Db, kinds: &[&str]) -> Result<Option<i64>, sqlx::Error> {
    let statement = format!(
        "SELECT MIN(CASE WHEN claimed_until > due_at THEN claimed_until ELSE due_at END)
         FROM job
         WHERE failed_at IS NULL AND kind IN ({})",
        placeholders(1, kinds.len()),
    );
    let mut query = sqlx::query_scalar(AssertSqlSafe(statement));
    for kind in kinds {
        query = query.bind(*kind);
    }
    query.fetch_one(&db.reader).await
}

/// The kinds of jobs that are due and not among these.
pub(super) async fn unknown_kinds(db: &Db, kinds: &[&str], now: i64) -> Result<Vec<String>, sqlx::Error> {
    let statement = format!(
        "SELECT DISTINCT kind FROM job
         WHERE failed_at IS NULL AND due_at <= $1 AND kind NOT IN ({})",
        placeholders(2, kinds.len()),
    );
    let mut query = sqlx::query_scalar(AssertSqlSafe(statement)).bind(now);
    for kind in kinds {
        query = query.bind(*kind);
    }
    query.fetch_all(&db.reader).await
}

/// Extends a claim. `false` when the job is not held by this claim any more.
pub(super) async fn renew(db: &Db, job: &ClaimedJob, now: i64) -> Result<bool, sqlx::Error> {
    let mut tx = db.write().await?;
    let done = sqlx::query(
        "UPDATE job SET claimed_until = $4 WHERE kind = $1 AND unique_key = $2 AND claimed_by = $3",
    )
    .bind(&job.kind)
    .bind(&job.unique_key)
    .bind(&job.claim)
    .bind(now + millis(CLAIM_LEASE))
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(done.rows_affected() > 0)
}

/// The result of a run, as it is stored in the row.
#[derive(Debug)]
pub(super) enum RunResult<'a> {
    /// It succeeded, and the row is not needed any more.
    Done,
    /// It succeeded and runs again then.
    RunAgainAt(i64),
    /// It failed, and is tried again then.
    RetryAt(i64, &'a str),
    /// It failed and is given up.
    GivenUp(i64, &'a str),
}

/// Writes how a run ended and gives the job back. Nothing is written when the claim was lost, and a job that was
/// scheduled again during the run keeps its new time.
pub(super) async fn finish(db: &Db, job: &ClaimedJob, result: RunResult<'_>) -> Result<(), sqlx::Error> {
    let mut tx = db.write().await?;
    let (due_at, failed_at, error) = match result {
        RunResult::Done => {
            sqlx::query(
                "DELETE FROM job WHERE kind = $1 AND unique_key = $2 AND claimed_by = $3 AND revision = $4",
            )
            .bind(&job.kind)
            .bind(&job.unique_key)
            .bind(&job.claim)
            .bind(job.revision)
            .execute(&mut *tx)
            .await?;
            (None, None, None)
        }
        RunResult::RunAgainAt(at) => (Some(at), None, None),
        RunResult::RetryAt(at, error) => (Some(at), None, Some(error)),
        RunResult::GivenUp(at, error) => (None, Some(at), Some(error)),
    };
    sqlx::query(
        "UPDATE job
         SET due_at = CASE WHEN revision = $4 THEN COALESCE($5, due_at) ELSE due_at END,
             failed_at = CASE WHEN revision = $4 THEN $6 ELSE failed_at END,
             attempts = CASE WHEN $7 IS NULL THEN 0 ELSE attempts END,
             last_error = $7,
             claimed_by = NULL,
             claimed_until = 0
         WHERE kind = $1 AND unique_key = $2 AND claimed_by = $3",
    )
    .bind(&job.kind)
    .bind(&job.unique_key)
    .bind(&job.claim)
    .bind(job.revision)
    .bind(due_at)
    .bind(failed_at)
    .bind(error)
    .execute(&mut *tx)
    .await?;
    tx.commit().await
}

/// Gives back all jobs that a worker holds.
pub(super) async fn release(db: &Db, worker: &str) -> Result<(), sqlx::Error> {
    let mut tx = db.write().await?;
    sqlx::query("UPDATE job SET claimed_by = NULL, claimed_until = 0 WHERE claimed_by LIKE $1")
        .bind(format!("{worker}.%"))
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}

fn placeholders(first: usize, count: usize) -> String {
    (first..first + count).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ")
}

pub(super) fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
