//! The SQL of research. Rows stay here; what leaves is the model.

use std::collections::HashMap;

use sqlx::AnyConnection;
use uuid::Uuid;

use super::model::{Consent, Contribution, ContributionKind};
use crate::practice::model::Outcome;
use ensemble_communities::community::model::{Levels, Profession};
use ensemble_core::{Lang, ids::PersonId};
use ensemble_reflections::reflection::model::ReflectionKind;
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct ConsentRow {
        given_at: i64,
        withdrawn_at: Option<i64>,
    }
}

from_row! {
    struct ContributionRow {
        kind: Text<ContributionKind>,
        work_id: String,
        person_id: Text<PersonId>,
        at: i64,
        lang: Text<Lang>,
        mark: Option<Text<ReflectionKind>>,
        outcome: Option<Text<Outcome>>,
        profession: Option<Text<Profession>>,
        levels: u8,
    }
}

from_row! {
    struct TagRow {
        work_id: String,
        tag: String,
    }
}

/// When a person consented last; `None` for never.
///
/// # Errors
/// When the database is unavailable.
pub async fn consent(db: &Db, person: PersonId) -> Result<Option<Consent>, sqlx::Error> {
    let row: Option<ConsentRow> = sqlx::query_as(
        "SELECT given_at, withdrawn_at FROM research_consent WHERE person_id = $1
         ORDER BY given_at DESC, id DESC LIMIT 1",
    )
    .bind(person.to_string())
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(|row| Consent { given_at: row.given_at, withdrawn_at: row.withdrawn_at }))
}

/// Writes that a person consents; `false` when they do already.
///
/// # Errors
/// When the database is unavailable.
pub async fn give(to: &mut AnyConnection, person: PersonId, now: i64) -> Result<bool, sqlx::Error> {
    // Of two at once the index lets one in.
    let done = sqlx::query(
        "INSERT INTO research_consent (id, person_id, given_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
    )
    .bind(Uuid::now_v7().to_string())
    .bind(person.to_string())
    .bind(now)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Writes that a person withdraws their consent; `false` when they do not consent.
///
/// # Errors
/// When the database is unavailable.
pub async fn withdraw(to: &mut AnyConnection, person: PersonId, now: i64) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE research_consent SET withdrawn_at = $2 WHERE person_id = $1 AND withdrawn_at IS NULL",
    )
    .bind(person.to_string())
    .bind(now)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Locks the consents in effect until the transaction ends. A withdrawal at the same time was committed before, and what is read
/// after the lock knows it, or it waits.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock_consents(to: &mut AnyConnection) -> Result<(), sqlx::Error> {
    // PostgreSQL locks the rows; SQLite has one writer.
    sqlx::query("UPDATE research_consent SET given_at = given_at WHERE withdrawn_at IS NULL")
        .execute(to)
        .await?;
    Ok(())
}

/// Whether the person `p` consents and has an account.
macro_rules! consents {
    () => {
        "p.closed_at IS NULL
           AND EXISTS (SELECT 1 FROM research_consent c WHERE c.person_id = p.id AND c.withdrawn_at IS NULL)"
    };
}

/// What people who consent share with a community at least, under their names, in no order. Feedback on a section that was changed is
/// not among it: what one person answered and another changed is of both, and the row names the last of them only.
const CONTRIBUTIONS: &str = concat!(
    "SELECT 'reflection' AS kind, r.id AS work_id, r.person_id, r.listed_at AS at, r.lang, r.mark,
       CAST(NULL AS TEXT) AS outcome, p.profession, m.levels
     FROM reflection r
     JOIN person p ON p.id = r.person_id
     JOIN community m ON m.id = r.community_id
     WHERE r.level IN ('community', 'communities', 'public') AND r.removed_at IS NULL AND r.unnamed = 0
       AND NOT EXISTS (SELECT 1 FROM reflection_author a WHERE a.reflection_id = r.id)
       AND ",
    consents!(),
    " UNION ALL
     SELECT 'trial', s.practice_id, s.person_id, s.created_at, s.lang, CAST(NULL AS TEXT), s.outcome, p.profession, m.levels
     FROM practice_response s
     JOIN practice w ON w.id = s.practice_id
     JOIN person p ON p.id = s.person_id
     JOIN community m ON m.id = w.community_id
     WHERE s.kind = 'trial' AND s.removed_at IS NULL AND w.version IS NOT NULL
       AND ",
    consents!(),
    " UNION ALL
     SELECT 'feedback', f.use_id, f.person_id, f.written_at, f.lang, CAST(NULL AS TEXT),
       CASE f.worked WHEN 'yes' THEN 'worked' WHEN 'no' THEN 'not' ELSE f.worked END, p.profession, m.levels
     FROM section_feedback f
     JOIN section_use u ON u.id = f.use_id
     JOIN meeting t ON t.id = u.meeting_id
     JOIN person p ON p.id = f.person_id
     JOIN community m ON m.id = t.community_id
     WHERE f.revision = 1 AND ",
    consents!()
);

/// The same in Rust.
///
/// # Errors
/// When the database is unavailable.
pub async fn contributions(from: &mut AnyConnection) -> Result<Vec<Contribution>, sqlx::Error> {
    let rows: Vec<ContributionRow> = sqlx::query_as(CONTRIBUTIONS).fetch_all(&mut *from).await?;
    let of_reflections: Vec<TagRow> = sqlx::query_as(concat!(
        "SELECT t.reflection_id AS work_id, t.tag
         FROM reflection_tag t
         JOIN reflection r ON r.id = t.reflection_id
         JOIN person p ON p.id = r.person_id
         WHERE ",
        consents!()
    ))
    .fetch_all(&mut *from)
    .await?;
    let of_practices: Vec<TagRow> =
        sqlx::query_as("SELECT practice_id AS work_id, value AS tag FROM practice_facet WHERE kind = 'tag'")
            .fetch_all(from)
            .await?;
    let mut tags: HashMap<String, Vec<String>> = HashMap::new();
    for row in of_reflections.into_iter().chain(of_practices) {
        tags.entry(row.work_id).or_default().push(row.tag);
    }
    let contribution = |row: ContributionRow| {
        let mut tags = tags.get(&row.work_id).cloned().unwrap_or_default();
        tags.sort_unstable();
        Contribution {
            person: row.person_id.0,
            kind: row.kind.0,
            at: row.at,
            lang: row.lang.0,
            profession: row.profession.map(|profession| profession.0),
            levels: Levels(row.levels),
            mark: row.mark.map(|mark| mark.0),
            outcome: row.outcome.map(|outcome| outcome.0),
            tags,
        }
    };
    Ok(rows.into_iter().map(contribution).collect())
}
