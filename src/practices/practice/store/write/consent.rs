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

/// How old a moment must be before facilitators are notified of it, in milliseconds: a transaction that took an earlier one has ended
/// by then, so that none is passed over.
const SETTLED_AFTER: i64 = 60_000;

/// Whether a reflection was taken back at a moment that facilitators were not notified of yet, and that is not after `$1`.
macro_rules! taken_back_at {
    ($moment:literal) => {
        concat!(
            "(",
            $moment,
            " > v.published_at - 60000 AND ",
            $moment,
            " > COALESCE(p.taken_back_until, 0) AND ",
            $moment,
            " <= $1)"
        )
    };
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
/// facilitators were notified of it last. What an author did in the last minute waits.
///
/// # Errors
/// When the database is unavailable.
pub async fn with_reflection_taken_back(db: &Db, now: i64) -> Result<Vec<PracticeId>, sqlx::Error> {
    let rows: Vec<IdRow> = sqlx::query_as(concat!(
        "SELECT DISTINCT p.id",
        from_taken_back!(),
        " AND (",
        taken_back_at!("r.removed_at"),
        " OR ",
        taken_back_at!("r.narrowed_at"),
        ") ORDER BY p.id LIMIT 100"
    ))
    .bind(now - SETTLED_AFTER)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| row.id.0).collect())
}

from_row! {
    struct TakenBackRow {
        removed: i64,
        narrowed: i64,
    }
}

/// Notes that the facilitators of a practice are notified of the reflections that were taken back so far, but for the last minute;
/// whether there is one of which they were not.
///
/// # Errors
/// When the database is unavailable.
pub async fn note_taken_back(tx: &mut AnyConnection, id: PracticeId, now: i64) -> Result<bool, sqlx::Error> {
    lock(tx, id).await?;
    let row: TakenBackRow = sqlx::query_as(concat!(
        "SELECT
           COALESCE(MAX(CASE WHEN ",
        taken_back_at!("r.removed_at"),
        " THEN r.removed_at END), 0) AS removed,
           COALESCE(MAX(CASE WHEN ",
        taken_back_at!("r.narrowed_at"),
        " THEN r.narrowed_at END), 0) AS narrowed",
        from_taken_back!(),
        " AND p.id = $2"
    ))
    .bind(now - SETTLED_AFTER)
    .bind(id.to_string())
    .fetch_one(&mut *tx)
    .await?;
    let done = sqlx::query(
        "UPDATE practice SET taken_back_until = $2 WHERE id = $1 AND COALESCE(taken_back_until, 0) < $2",
    )
    .bind(id.to_string())
    .bind(row.removed.max(row.narrowed))
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}
