//! What the job of follow-ups finds and writes.

use sqlx::{Any, AnyConnection, Executor};

use super::{NewChange, add_change};
use crate::follow_up::{
    model::{ChangeKind, ReminderKind},
    rules::SILENT_MEETINGS,
};
use ensemble_core::ids::{CommunityId, FollowUpId, PersonId};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

/// How many follow-ups are looked at in one run.
const AT_ONCE: i64 = 500;

from_row! {
    struct DepartedRow {
        id: Text<FollowUpId>,
        community_id: Text<CommunityId>,
        person_id: Text<PersonId>,
    }
}

from_row! {
    struct DueRow {
        follow_up_id: Text<FollowUpId>,
        person_id: Text<PersonId>,
        due_at: i64,
    }
}

from_row! {
    struct CommunityRow {
        community_id: Text<CommunityId>,
    }
}

from_row! {
    struct SilentRow {
        id: Text<FollowUpId>,
        community_id: Text<CommunityId>,
        owner_id: Option<Text<PersonId>>,
        since: i64,
    }
}

/// An open follow-up whose owner left the community.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Departed {
    pub id: FollowUpId,
    pub community: CommunityId,
    pub person: PersonId,
}

/// A follow-up of which its owner is to be reminded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueFollowUp {
    pub id: FollowUpId,
    pub community: CommunityId,
    pub person: PersonId,
    /// In milliseconds UTC.
    pub due_at: i64,
}

/// A follow-up that no one touched during some meetings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SilentFollowUp {
    pub id: FollowUpId,
    pub community: CommunityId,
    pub owner: Option<PersonId>,
    /// Since when, in milliseconds UTC.
    pub since: i64,
}

/// The open follow-ups whose owner left the community, or whose account is closed.
///
/// # Errors
/// When the database is unavailable.
pub async fn departed(db: &Db) -> Result<Vec<Departed>, sqlx::Error> {
    let rows: Vec<DepartedRow> = sqlx::query_as(concat!(
        "SELECT f.id, f.community_id, o.person_id
         FROM follow_up_owner o
         JOIN follow_up f ON f.id = o.follow_up_id
         JOIN community c ON c.id = f.community_id
         WHERE f.state = 'open' AND c.archived_at IS NULL AND NOT ",
        belongs_sql!(),
        "
         ORDER BY f.community_id, f.id
         LIMIT ($1 + 0)"
    ))
    .bind(AT_ONCE)
    .fetch_all(&db.reader)
    .await?;
    let departed =
        |row: DepartedRow| Departed { id: row.id.0, community: row.community_id.0, person: row.person_id.0 };
    Ok(rows.into_iter().map(departed).collect())
}

/// Removes an owner who left; `false` when they are back, or it was done before.
///
/// # Errors
/// When the database is unavailable.
pub async fn release(to: &mut AnyConnection, departed: Departed, now: i64) -> Result<bool, sqlx::Error> {
    // The follow-up is locked before its owner, as everywhere.
    sqlx::query("UPDATE follow_up SET revision = revision WHERE id = $1")
        .bind(departed.id.to_string())
        .execute(&mut *to)
        .await?;
    let done = sqlx::query(
        "DELETE FROM follow_up_owner
         WHERE follow_up_id = $1 AND person_id = $2
           AND NOT EXISTS (
             SELECT 1 FROM membership v
             JOIN person q ON q.id = v.person_id
             WHERE v.person_id = $2 AND v.community_id = $3
               AND v.role IN ('facilitator', 'member') AND q.closed_at IS NULL)",
    )
    .bind(departed.id.to_string())
    .bind(departed.person.to_string())
    .bind(departed.community.to_string())
    .execute(&mut *to)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    sqlx::query("UPDATE follow_up SET revision = revision + 1 WHERE id = $1")
        .bind(departed.id.to_string())
        .execute(&mut *to)
        .await?;
    let change = NewChange { owner: Some(departed.person), ..NewChange::of(None, ChangeKind::OwnerLeft) };
    add_change(to, departed.id, change, now).await?;
    Ok(true)
}

/// Follow-ups of which their owners are to be reminded. $1: the kind; $2 and $3: between which moments they are due; $4: the
/// owner had it before this moment.
macro_rules! reminded_sql {
    () => {
        concat!(
            "FROM (
               SELECT f.id, f.community_id, o.person_id, ",
            due_sql!(),
            " AS due_at
               FROM follow_up f
               JOIN follow_up_owner o ON o.follow_up_id = f.id AND o.answer <> 'declined' AND o.since < $4
               JOIN community c ON c.id = f.community_id AND c.archived_at IS NULL
               WHERE f.state = 'open' AND ",
            belongs_sql!(),
            ") w
             WHERE w.due_at >= $2 AND w.due_at < $3
               AND NOT EXISTS (
                 SELECT 1 FROM follow_up_reminder r
                 WHERE r.follow_up_id = w.id AND r.person_id = w.person_id AND r.kind = $1 AND r.due_at = w.due_at)"
        )
    };
}

/// Whether anyone is to be reminded.
///
/// # Errors
/// When the database is unavailable.
pub async fn has_due(
    db: &Db,
    kind: ReminderKind,
    (from, until): (i64, i64),
    since: i64,
) -> Result<bool, sqlx::Error> {
    let one: Option<CommunityRow> =
        sqlx::query_as(concat!("SELECT w.community_id ", reminded_sql!(), " LIMIT 1"))
            .bind(kind.code())
            .bind(from)
            .bind(until)
            .bind(since)
            .fetch_optional(&db.reader)
            .await?;
    Ok(one.is_some())
}

/// Records that owners are reminded, and returns them: some of those who were not yet.
///
/// # Errors
/// When the database is unavailable.
pub async fn claim_due(
    to: &mut AnyConnection,
    kind: ReminderKind,
    (from, until): (i64, i64),
    since: i64,
    now: i64,
) -> Result<Vec<DueFollowUp>, sqlx::Error> {
    let rows: Vec<DueRow> = sqlx::query_as(concat!(
        "INSERT INTO follow_up_reminder (follow_up_id, person_id, kind, due_at, sent_at)
         SELECT w.id, w.person_id, CAST($1 AS TEXT), w.due_at, CAST($5 AS BIGINT) ",
        reminded_sql!(),
        " ORDER BY w.id
         LIMIT ($6 + 0)
         ON CONFLICT (follow_up_id, person_id, kind, due_at) DO NOTHING
         RETURNING follow_up_id, person_id, due_at"
    ))
    .bind(kind.code())
    .bind(from)
    .bind(until)
    .bind(since)
    .bind(now)
    .bind(AT_ONCE)
    .fetch_all(&mut *to)
    .await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let community: CommunityRow = sqlx::query_as("SELECT community_id FROM follow_up WHERE id = $1")
            .bind(row.follow_up_id.0.to_string())
            .fetch_one(&mut *to)
            .await?;
        all.push(DueFollowUp {
            id: row.follow_up_id.0,
            community: community.community_id.0,
            person: row.person_id.0,
            due_at: row.due_at,
        });
    }
    Ok(all)
}

/// Whether a follow-up is open and has this owner. Locks it until the transaction ends: it is not closed before what is written
/// about it.
///
/// # Errors
/// When the database is unavailable.
pub async fn is_open(to: &mut AnyConnection, id: FollowUpId, owner: PersonId) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE follow_up SET revision = revision
         WHERE id = $1 AND state = 'open'
           AND EXISTS (
             SELECT 1 FROM follow_up_owner o
             WHERE o.follow_up_id = follow_up.id AND o.person_id = $2 AND o.answer <> 'declined')",
    )
    .bind(id.to_string())
    .bind(owner.to_string())
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// The open follow-ups that no one touched, and that were not asked about, during [`SILENT_MEETINGS`] meetings that were held.
///
/// # Errors
/// When the database is unavailable.
pub async fn silent(from: impl Executor<'_, Database = Any>) -> Result<Vec<SilentFollowUp>, sqlx::Error> {
    let rows: Vec<SilentRow> = sqlx::query_as(concat!(
        "SELECT w.id, w.community_id, w.owner_id, w.since FROM (
           SELECT f.id, f.community_id,
             CASE WHEN f.asked_at > f.touched_at THEN f.asked_at ELSE f.touched_at END AS since,
             (SELECT o.person_id FROM follow_up_owner o
              WHERE o.follow_up_id = f.id AND o.answer <> 'declined' AND ",
        belongs_sql!(),
        ") AS owner_id
           FROM follow_up f
           JOIN community c ON c.id = f.community_id AND c.archived_at IS NULL
           WHERE f.state = 'open'
         ) w
         WHERE (SELECT COUNT(*) FROM meeting m
                WHERE m.community_id = w.community_id AND m.phase = 'closed' AND m.cancelled_at IS NULL
                  AND m.begins_at > w.since) >= $1
         ORDER BY w.id
         LIMIT ($2 + 0)"
    ))
    .bind(SILENT_MEETINGS)
    .bind(AT_ONCE)
    .fetch_all(from)
    .await?;
    let silent = |row: SilentRow| SilentFollowUp {
        id: row.id.0,
        community: row.community_id.0,
        owner: row.owner_id.map(|owner| owner.0),
        since: row.since,
    };
    Ok(rows.into_iter().map(silent).collect())
}

/// Records that the portal asks whether a follow-up is still wanted; `false` when someone touched it, or it was asked before.
///
/// # Errors
/// When the database is unavailable.
pub async fn ask(to: &mut AnyConnection, silent: SilentFollowUp, now: i64) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE follow_up SET asked_at = $2
         WHERE id = $1 AND state = 'open' AND touched_at <= $3 AND (asked_at IS NULL OR asked_at <= $3)",
    )
    .bind(silent.id.to_string())
    .bind(now)
    .bind(silent.since)
    .execute(&mut *to)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    add_change(to, silent.id, NewChange::of(None, ChangeKind::Asked), now).await?;
    Ok(true)
}
