//! Who is asked to review a revision of a practice, and what they answer.

use sqlx::{Any, AnyConnection, Executor};

use crate::practice::model::{Review, Verdict};
use ensemble_core::{
    Lang,
    fold::sort_by_name,
    ids::{CommunityId, PersonId, PracticeId},
};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct ReviewRow {
        person_id: Text<PersonId>,
        name: Option<String>,
        verdict: Option<Text<Verdict>>,
        lang: Option<Text<Lang>>,
        note: Option<String>,
    }
}

from_row! {
    struct CandidateRow {
        id: Text<PersonId>,
        name: String,
    }
}

/// The reviews of a revision, in the order of the answers.
///
/// # Errors
/// When the database is unavailable.
pub async fn reviews(
    from: impl Executor<'_, Database = Any>,
    practice: PracticeId,
    revision: i64,
) -> Result<Vec<Review>, sqlx::Error> {
    let rows: Vec<ReviewRow> = sqlx::query_as(
        "SELECT w.person_id, CASE WHEN a.closed_at IS NULL THEN a.name END AS name, w.verdict, w.lang, w.note
         FROM practice_review w
         JOIN person a ON a.id = w.person_id
         WHERE w.practice_id = $1 AND w.revision = $2
         ORDER BY CASE WHEN w.answered_at IS NULL THEN 1 ELSE 0 END, w.answered_at, w.person_id",
    )
    .bind(practice.to_string())
    .bind(revision)
    .fetch_all(from)
    .await?;
    let review = |row: ReviewRow| Review {
        person: row.person_id.0,
        name: row.name,
        verdict: row.verdict.map(|verdict| verdict.0),
        lang: row.lang.map(|lang| lang.0).unwrap_or_default(),
        note: row.note.unwrap_or_default(),
    };
    Ok(rows.into_iter().map(review).collect())
}

/// The members of a community who can review a practice, by name: neither who began it or wrote in it, nor an author of a
/// reflection behind it.
///
/// # Errors
/// When the database is unavailable.
pub async fn candidates(
    db: &Db,
    community: CommunityId,
    practice: PracticeId,
) -> Result<Vec<(PersonId, String)>, sqlx::Error> {
    let rows: Vec<CandidateRow> = sqlx::query_as(
        "SELECT a.id, a.name
         FROM membership m
         JOIN person a ON a.id = m.person_id
         WHERE m.community_id = $1 AND m.role IN ('facilitator', 'member') AND a.closed_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM practice p WHERE p.id = $2 AND p.person_id = a.id)
           AND NOT EXISTS (SELECT 1 FROM revision v
                           WHERE v.subject_kind = 'practice' AND v.subject_id = $2 AND v.person_id = a.id)
           AND NOT EXISTS (SELECT 1 FROM quotation q
                           WHERE q.work = 'practice' AND q.work_id = $2 AND q.person_id = a.id)
         ORDER BY a.id",
    )
    .bind(community.to_string())
    .bind(practice.to_string())
    .fetch_all(&db.reader)
    .await?;
    let mut people: Vec<(PersonId, String)> = rows.into_iter().map(|row| (row.id.0, row.name)).collect();
    sort_by_name(Lang::Fr, &mut people, |(_, name)| name.as_str());
    Ok(people)
}

/// Asks people to review a revision. Who was asked before is not asked again.
///
/// # Errors
/// When the database is unavailable.
pub async fn ask_reviewers(
    tx: &mut AnyConnection,
    practice: PracticeId,
    revision: i64,
    people: &[PersonId],
    now: i64,
) -> Result<(), sqlx::Error> {
    for person in people {
        sqlx::query(
            "INSERT INTO practice_review (practice_id, revision, person_id, asked_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (practice_id, revision, person_id) DO NOTHING",
        )
        .bind(practice.to_string())
        .bind(revision)
        .bind(person.to_string())
        .bind(now)
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

/// Writes what a reviewer answers of a revision; `false` when they were not asked.
///
/// # Errors
/// When the database is unavailable.
pub async fn review(
    tx: &mut AnyConnection,
    practice: PracticeId,
    revision: i64,
    person: PersonId,
    (verdict, lang, note): (Verdict, Lang, &str),
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE practice_review SET verdict = $4, lang = $5, note = $6, answered_at = $7
         WHERE practice_id = $1 AND revision = $2 AND person_id = $3",
    )
    .bind(practice.to_string())
    .bind(revision)
    .bind(person.to_string())
    .bind(verdict.code())
    .bind(lang.code())
    .bind(note)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}
