//! Consent to a practice: how much of it there is, what its authors took back, and withdrawing the practice.

use sqlx::{Any, AnyConnection, Executor};

use super::lock;
use crate::quotation::{consent_gone, in_effect};
use ensemble_core::ids::PracticeId;
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

/// Takes all versions from their readers, for good: another one can be published.
///
/// # Errors
/// When the database is unavailable.
pub async fn withdraw(tx: &mut AnyConnection, id: PracticeId, now: i64) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE practice SET state = 'withdrawn', version = NULL, changed_at = $2 WHERE id = $1")
        .bind(id.to_string())
        .bind(now)
        .execute(&mut *tx)
        .await?;
    sqlx::query(
        "UPDATE practice_version SET withdrawn_at = $2 WHERE practice_id = $1 AND withdrawn_at IS NULL",
    )
    .bind(id.to_string())
    .bind(now)
    .execute(&mut *tx)
    .await?;
    sqlx::query("DELETE FROM practice_facet WHERE practice_id = $1").bind(id.to_string()).execute(tx).await?;
    Ok(())
}

from_row! {
    struct ConsentRow {
        given: u32,
        asked: u32,
    }
}

/// To how many reflections or passages behind a practice all authors consent, and how many authors have not answered.
///
/// # Errors
/// When the database is unavailable.
pub async fn consents(
    from: impl Executor<'_, Database = Any>,
    id: PracticeId,
) -> Result<(u32, u32), sqlx::Error> {
    let row: ConsentRow = sqlx::query_as(concat!(
        "SELECT
           (SELECT COUNT(*) FROM (
              SELECT q.reflection_id, q.passage
              FROM quotation q
              JOIN reflection r ON r.id = q.reflection_id
              WHERE q.work = 'practice' AND q.work_id = $1
              GROUP BY q.reflection_id, q.passage
              HAVING MIN(CASE WHEN ",
        in_effect!(),
        " THEN 1 ELSE 0 END) = 1) g) AS given,
           (SELECT COUNT(*) FROM quotation q
            WHERE q.work = 'practice' AND q.work_id = $1 AND q.consent = 'asked') AS asked"
    ))
    .bind(id.to_string())
    .fetch_one(from)
    .await?;
    Ok((row.given, row.asked))
}

/// Whether an author behind the version that readers get withdrew their consent, removed their reflection, or narrowed it, since it was
/// published; without one, whether any did.
///
/// # Errors
/// When the database is unavailable.
pub async fn is_consent_gone(
    from: impl Executor<'_, Database = Any>,
    id: PracticeId,
) -> Result<bool, sqlx::Error> {
    let gone: i64 = sqlx::query_scalar(concat!(
        "SELECT COUNT(*)
         FROM practice p
         JOIN quotation q ON q.work = 'practice' AND q.work_id = p.id
         JOIN reflection r ON r.id = q.reflection_id
         LEFT JOIN practice_version v ON v.practice_id = p.id AND v.number = p.version
         WHERE p.id = $1 AND ",
        consent_gone!()
    ))
    .bind(id.to_string())
    .fetch_one(from)
    .await?;
    Ok(gone > 0)
}

/// Withdraws a published practice to which no author consents any more; whether it did.
///
/// # Errors
/// When the database is unavailable.
pub async fn consent_withdrawn(
    tx: &mut AnyConnection,
    id: PracticeId,
    now: i64,
) -> Result<bool, sqlx::Error> {
    lock(tx, id).await?;
    let published: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM practice WHERE id = $1 AND version IS NOT NULL")
            .bind(id.to_string())
            .fetch_one(&mut *tx)
            .await?;
    let (given, _) = consents(&mut *tx, id).await?;
    if published == 0 || given > 0 {
        return Ok(false);
    }
    withdraw(tx, id, now).await?;
    Ok(true)
}

from_row! {
    struct IdRow {
        id: Text<PracticeId>,
    }
}

/// The rows `q` of consent to the published version `v` of a practice `p`, whose reflections `r` were removed since, or are shared with
/// fewer than their community.
macro_rules! from_taken_back {
    () => {
        concat!(
            " FROM practice p
              JOIN practice_version v ON v.practice_id = p.id AND v.number = p.version
              JOIN quotation q ON q.work = 'practice' AND q.work_id = p.id
              JOIN reflection r ON r.id = q.reflection_id
              WHERE q.consent = 'given' AND ",
            consent_gone!()
        )
    };
}

/// Some published practices, an author of which removed their reflection, or shares it with fewer than its community, since the
/// facilitators were notified of it last.
///
/// # Errors
/// When the database is unavailable.
pub async fn with_reflection_taken_back(db: &Db) -> Result<Vec<PracticeId>, sqlx::Error> {
    let rows: Vec<IdRow> = sqlx::query_as(concat!(
        "SELECT DISTINCT p.id",
        from_taken_back!(),
        " AND (r.removed_at > COALESCE(p.taken_back_until, 0) OR r.narrowed_at > COALESCE(p.taken_back_until, 0))
          ORDER BY p.id
          LIMIT 100"
    ))
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| row.id.0).collect())
}

/// Notes that the facilitators of a practice are notified of the reflections that were taken back so far; whether there is one of
/// which they were not.
///
/// # Errors
/// When the database is unavailable.
pub async fn note_taken_back(tx: &mut AnyConnection, id: PracticeId) -> Result<bool, sqlx::Error> {
    lock(tx, id).await?;
    let latest: i64 = sqlx::query_scalar(concat!(
        "SELECT COALESCE(MAX(
           CASE WHEN COALESCE(r.removed_at, 0) > COALESCE(r.narrowed_at, 0) THEN r.removed_at
                ELSE COALESCE(r.narrowed_at, 0) END), 0)",
        from_taken_back!(),
        " AND p.id = $1"
    ))
    .bind(id.to_string())
    .fetch_one(&mut *tx)
    .await?;
    let done = sqlx::query(
        "UPDATE practice SET taken_back_until = $2 WHERE id = $1 AND COALESCE(taken_back_until, 0) < $2",
    )
    .bind(id.to_string())
    .bind(latest)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}
