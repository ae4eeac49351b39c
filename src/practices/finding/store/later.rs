//! Who is notified of findings, to whom they can be sent, and of what the managers are to be reminded.

use sqlx::AnyConnection;

use super::{FindingRow, finding_of, select_findings};
use crate::{
    finding::model::{Finding, ReminderKind},
    quotation::in_effect,
};
use ensemble_communities::community::model::{Heading, Profession};
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, FindingId, PersonId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct PersonRow {
        person_id: Text<PersonId>,
    }
}

from_row! {
    struct NamedRow {
        id: Text<CommunityId>,
        heading: Json<Heading>,
    }
}

from_row! {
    struct ProfessionRow {
        profession: Text<Profession>,
    }
}

fn named(rows: Vec<NamedRow>) -> Vec<(CommunityId, LocalizedText)> {
    rows.into_iter().map(|row| (row.id.0, row.heading.0.name)).collect()
}

/// The communities of managers, in the order of lists.
///
/// # Errors
/// When the database is unavailable.
pub async fn managers_communities(
    db: &Db,
    except: CommunityId,
) -> Result<Vec<(CommunityId, LocalizedText)>, sqlx::Error> {
    let rows: Vec<NamedRow> = sqlx::query_as(
        "SELECT c.id, c.heading FROM community c
         WHERE c.profession = 'manager' AND c.archived_at IS NULL AND c.id <> $1
         ORDER BY c.position, c.id",
    )
    .bind(except.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(named(rows))
}

/// The communities that can be asked to join a finding: those that have nothing to do with it yet, and are not managers'.
///
/// # Errors
/// When the database is unavailable.
pub async fn other_communities(
    db: &Db,
    finding: FindingId,
) -> Result<Vec<(CommunityId, LocalizedText)>, sqlx::Error> {
    let rows: Vec<NamedRow> = sqlx::query_as(
        "SELECT c.id, c.heading FROM community c
         WHERE c.archived_at IS NULL AND COALESCE(c.profession, '') <> 'manager'
           AND c.id NOT IN (SELECT o.community_id FROM finding_community o WHERE o.finding_id = $1)
         ORDER BY c.position, c.id",
    )
    .bind(finding.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(named(rows))
}

/// The professions that have a community which can gather findings: all but managers, who answer them.
///
/// # Errors
/// When the database is unavailable.
pub async fn professions(db: &Db) -> Result<Vec<Profession>, sqlx::Error> {
    let rows: Vec<ProfessionRow> = sqlx::query_as(
        "SELECT DISTINCT c.profession FROM community c
         WHERE c.archived_at IS NULL AND c.profession IS NOT NULL AND c.profession <> 'manager'
         ORDER BY c.profession",
    )
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| row.profession.0).collect())
}

/// The members and facilitators of a community, who answer findings there.
///
/// # Errors
/// When the database is unavailable.
pub async fn readers_of(
    tx: &mut AnyConnection,
    community: CommunityId,
) -> Result<Vec<PersonId>, sqlx::Error> {
    let rows: Vec<PersonRow> = sqlx::query_as(
        "SELECT v.person_id
         FROM membership v
         JOIN person p ON p.id = v.person_id
         WHERE v.community_id = $1 AND v.role IN ('member', 'facilitator') AND p.closed_at IS NULL
         ORDER BY v.person_id",
    )
    .bind(community.to_string())
    .fetch_all(tx)
    .await?;
    Ok(rows.into_iter().map(|row| row.person_id.0).collect())
}

/// Who of a community is notified of what became of a finding: the authors of its reflections behind it who consent, and its
/// facilitators. In an order that does not tell them apart.
///
/// # Errors
/// When the database is unavailable.
pub async fn recipients(
    tx: &mut AnyConnection,
    finding: FindingId,
    community: CommunityId,
) -> Result<Vec<PersonId>, sqlx::Error> {
    let rows: Vec<PersonRow> = sqlx::query_as(concat!(
        "SELECT n.person_id
         FROM (SELECT q.person_id
               FROM finding_reflection b
               JOIN quotation q
                 ON q.work = 'finding' AND q.work_id = b.finding_id AND q.reflection_id = b.reflection_id
               JOIN reflection r ON r.id = b.reflection_id
               WHERE b.finding_id = $1 AND r.community_id = $2 AND ",
        in_effect!(),
        "      UNION
               SELECT v.person_id FROM membership v WHERE v.community_id = $2 AND v.role = 'facilitator') n
         JOIN person p ON p.id = n.person_id
         WHERE p.closed_at IS NULL
         ORDER BY n.person_id"
    ))
    .bind(finding.to_string())
    .bind(community.to_string())
    .fetch_all(tx)
    .await?;
    Ok(rows.into_iter().map(|row| row.person_id.0).collect())
}

/// The findings of which the managers may have to be reminded, without their communities.
///
/// # Errors
/// When the database is unavailable.
pub async fn open(db: &Db) -> Result<Vec<Finding>, sqlx::Error> {
    let rows: Vec<FindingRow> = sqlx::query_as(select_findings!(
        "JOIN community c ON c.id = f.sent_to AND c.archived_at IS NULL
         WHERE f.sent_at IS NOT NULL
           AND (f.answer IS NULL OR f.answer = 'later'
                OR f.answer = 'accepted' AND f.progress NOT IN ('done', 'dropped'))
         ORDER BY f.sent_at, f.id"
    ))
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| finding_of(row, Vec::new())).collect())
}

/// Notes that the managers are reminded; `false` when they were.
///
/// # Errors
/// When the database is unavailable.
pub async fn claim_reminder(
    tx: &mut AnyConnection,
    id: FindingId,
    kind: ReminderKind,
    day: i64,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "INSERT INTO finding_reminder (finding_id, kind, day, sent_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (finding_id, kind, day) DO NOTHING",
    )
    .bind(id.to_string())
    .bind(kind.code())
    .bind(day)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}
