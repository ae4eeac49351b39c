//! Who reads a guide before its next edition.

use std::collections::HashSet;

use sqlx::{Any, AnyConnection, Executor};

use super::super::model::{Candidate, Review};
use ensemble_core::{
    Lang,
    fold::sort_by_name,
    ids::{CommunityId, GuideId, PersonId},
};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct ReviewRow {
        person_id: Text<PersonId>,
        name: Option<String>,
        asked_at: i64,
        digest: Option<String>,
        note: String,
        reviewed_at: Option<i64>,
    }
}

from_row! {
    struct CandidateRow {
        id: Text<PersonId>,
        name: String,
    }
}

from_row! {
    struct PersonRow {
        person_id: Text<PersonId>,
    }
}

async fn read(from: impl Executor<'_, Database = Any>, guide: GuideId) -> Result<Vec<Review>, sqlx::Error> {
    let rows: Vec<ReviewRow> = sqlx::query_as(
        "SELECT
           v.person_id, CASE WHEN p.closed_at IS NULL THEN p.name END AS name, v.asked_at, v.digest, v.note,
           v.reviewed_at
         FROM guide_review v
         JOIN person p ON p.id = v.person_id
         WHERE v.guide_id = $1
         ORDER BY v.asked_at, v.person_id",
    )
    .bind(guide.to_string())
    .fetch_all(from)
    .await?;
    let review = |row: ReviewRow| Review {
        person: row.person_id.0,
        name: row.name,
        asked_at: row.asked_at,
        digest: row.digest,
        note: row.note,
        reviewed_at: row.reviewed_at,
    };
    Ok(rows.into_iter().map(review).collect())
}

/// Those who are asked to read a guide, in the order in which they were asked.
///
/// # Errors
/// When the database is unavailable.
pub async fn reviews(db: &Db, guide: GuideId) -> Result<Vec<Review>, sqlx::Error> {
    read(&db.reader, guide).await
}

/// The same within a transaction.
///
/// # Errors
/// When the database is unavailable.
pub async fn reviews_in(tx: &mut AnyConnection, guide: GuideId) -> Result<Vec<Review>, sqlx::Error> {
    read(tx, guide).await
}

/// Whether a person is asked to read a guide.
///
/// # Errors
/// When the database is unavailable.
pub async fn is_asked(db: &Db, guide: GuideId, person: PersonId) -> Result<bool, sqlx::Error> {
    let count: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM guide_review WHERE guide_id = $1 AND person_id = $2")
            .bind(guide.to_string())
            .bind(person.to_string())
            .fetch_one(&db.reader)
            .await?;
    Ok(count > 0)
}

async fn read_writers(
    from: impl Executor<'_, Database = Any>,
    guide: GuideId,
) -> Result<HashSet<PersonId>, sqlx::Error> {
    let rows: Vec<PersonRow> = sqlx::query_as(
        "SELECT person_id FROM guide_passage WHERE guide_id = $1 AND person_id IS NOT NULL
         UNION
         SELECT person_id FROM guide_chapter WHERE guide_id = $1 AND person_id IS NOT NULL
         UNION
         SELECT person_id FROM guide_writer WHERE guide_id = $1
         UNION
         SELECT person_id FROM guide_document_writer WHERE guide_id = $1
         UNION
         SELECT u.person_id
         FROM guide_chapter c
         JOIN guide_document d ON d.chapter_id = c.id
         JOIN live_update u ON u.document_id = d.document_id
         WHERE c.guide_id = $1 AND u.person_id IS NOT NULL",
    )
    .bind(guide.to_string())
    .fetch_all(from)
    .await?;
    Ok(rows.into_iter().map(|row| row.person_id.0).collect())
}

/// Notes that a person wrote in a guide since its last edition.
pub(super) async fn add_writer(
    tx: &mut AnyConnection,
    guide: GuideId,
    person: PersonId,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO guide_writer (guide_id, person_id) VALUES ($1, $2)
         ON CONFLICT (guide_id, person_id) DO NOTHING",
    )
    .bind(guide.to_string())
    .bind(person.to_string())
    .execute(tx)
    .await?;
    Ok(())
}

/// Forgets who wrote in a guide by the forms: an edition was published. Those who wrote together are kept.
pub(super) async fn clear_writers(tx: &mut AnyConnection, guide: GuideId) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM guide_writer WHERE guide_id = $1").bind(guide.to_string()).execute(tx).await?;
    Ok(())
}

/// Those who wrote what is in a guide, wrote in it since its last edition, or wrote in it together at any time.
///
/// # Errors
/// When the database is unavailable.
pub async fn writers(db: &Db, guide: GuideId) -> Result<HashSet<PersonId>, sqlx::Error> {
    read_writers(&db.reader, guide).await
}

/// The same within a transaction.
///
/// # Errors
/// When the database is unavailable.
pub async fn writers_in(tx: &mut AnyConnection, guide: GuideId) -> Result<HashSet<PersonId>, sqlx::Error> {
    read_writers(tx, guide).await
}

/// The members and facilitators of a guide's community who did not write in it since its last edition, nor together at any time,
/// and whose words are not in it, by name.
///
/// # Errors
/// When the database is unavailable.
pub async fn candidates(
    db: &Db,
    community: CommunityId,
    guide: GuideId,
) -> Result<Vec<Candidate>, sqlx::Error> {
    let mut rows: Vec<CandidateRow> = sqlx::query_as(
        "SELECT p.id, p.name
         FROM membership m
         JOIN person p ON p.id = m.person_id AND p.closed_at IS NULL
         WHERE m.community_id = $1 AND m.role IN ('member', 'facilitator')
           AND NOT EXISTS (SELECT 1 FROM guide_passage w WHERE w.guide_id = $2 AND w.person_id = p.id)
           AND NOT EXISTS (SELECT 1 FROM guide_chapter w WHERE w.guide_id = $2 AND w.person_id = p.id)
           AND NOT EXISTS (SELECT 1 FROM guide_writer w WHERE w.guide_id = $2 AND w.person_id = p.id)
           AND NOT EXISTS (SELECT 1 FROM guide_document_writer w WHERE w.guide_id = $2 AND w.person_id = p.id)
           AND NOT EXISTS (
             SELECT 1 FROM guide_chapter c
             JOIN guide_document d ON d.chapter_id = c.id
             JOIN live_update u ON u.document_id = d.document_id
             WHERE c.guide_id = $2 AND u.person_id = p.id)
         ORDER BY p.id",
    )
    .bind(community.to_string())
    .bind(guide.to_string())
    .fetch_all(&db.reader)
    .await?;
    sort_by_name(Lang::Fr, &mut rows, |row| &row.name);
    Ok(rows.into_iter().map(|row| Candidate { person: row.id.0, name: row.name }).collect())
}

/// The members and facilitators of a community who have an account.
///
/// # Errors
/// When the database is unavailable.
pub async fn members(db: &Db, community: CommunityId) -> Result<Vec<PersonId>, sqlx::Error> {
    let rows: Vec<PersonRow> = sqlx::query_as(
        "SELECT m.person_id
         FROM membership m
         JOIN person p ON p.id = m.person_id AND p.closed_at IS NULL
         WHERE m.community_id = $1 AND m.role IN ('member', 'facilitator')
         ORDER BY m.person_id",
    )
    .bind(community.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| row.person_id.0).collect())
}

/// Asks a person to read a guide. One who was asked before is asked again.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_review(
    tx: &mut AnyConnection,
    guide: GuideId,
    person: PersonId,
    by: PersonId,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO guide_review (guide_id, person_id, asked_by, asked_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (guide_id, person_id) DO UPDATE SET asked_by = excluded.asked_by, asked_at = excluded.asked_at",
    )
    .bind(guide.to_string())
    .bind(person.to_string())
    .bind(by.to_string())
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

/// Asks a person no more to read a guide; `false` when they were not asked.
///
/// # Errors
/// When the database is unavailable.
pub async fn withdraw_review(
    tx: &mut AnyConnection,
    guide: GuideId,
    person: PersonId,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("DELETE FROM guide_review WHERE guide_id = $1 AND person_id = $2")
        .bind(guide.to_string())
        .bind(person.to_string())
        .execute(tx)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Notes what a person has read, and what they wrote about it; `false` when they are not asked. Without a digest they have not
/// finished.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_review(
    tx: &mut AnyConnection,
    guide: GuideId,
    person: PersonId,
    digest: Option<&str>,
    note: &str,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE guide_review SET digest = $3, note = $4, reviewed_at = $5 WHERE guide_id = $1 AND person_id = $2",
    )
    .bind(guide.to_string())
    .bind(person.to_string())
    .bind(digest)
    .bind(note)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}
