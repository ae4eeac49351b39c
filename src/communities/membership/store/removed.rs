//! People who were removed from a community a moment ago.

use sqlx::AnyConnection;

use crate::membership::model::RemovedMember;
use ensemble_core::{
    ids::{CommunityId, PersonId},
    rights::Role,
};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct RemovedRow {
        person_id: Text<PersonId>,
        name: String,
    }
}

from_row! {
    struct EarlierRow {
        role: Text<Role>,
        since: i64,
    }
}

/// Keeps the role of a member who is about to be removed.
///
/// # Errors
/// When the database is unavailable.
pub async fn keep_removed(
    transaction: &mut AnyConnection,
    community: CommunityId,
    person: PersonId,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO removed_member (community_id, person_id, role, since, removed_at)
         SELECT m.community_id, m.person_id, m.role, m.since, CAST($3 AS BIGINT)
         FROM membership m
         WHERE m.community_id = $1 AND m.person_id = $2
         ON CONFLICT (community_id, person_id)
         DO UPDATE SET role = excluded.role, since = excluded.since, removed_at = excluded.removed_at",
    )
    .bind(community.to_string())
    .bind(person.to_string())
    .bind(now)
    .execute(transaction)
    .await?;
    Ok(())
}

/// Those who were removed from a community after this time, the last first, without those whose account is closed.
///
/// # Errors
/// When the database is unavailable.
pub async fn removed_members(
    db: &Db,
    community: CommunityId,
    after: i64,
) -> Result<Vec<RemovedMember>, sqlx::Error> {
    let rows: Vec<RemovedRow> = sqlx::query_as(
        "SELECT r.person_id, p.name
         FROM removed_member r
         JOIN person p ON p.id = r.person_id AND p.closed_at IS NULL
         WHERE r.community_id = $1 AND r.removed_at > $2
         ORDER BY r.removed_at DESC, r.person_id",
    )
    .bind(community.to_string())
    .bind(after)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| RemovedMember { id: row.person_id.0, name: row.name }).collect())
}

/// The role that a person had who was removed after this time, and since when; `None` as well once their account is closed.
/// Call it after [`lock_role`](super::lock_role).
///
/// # Errors
/// When the database is unavailable.
pub async fn earlier_role(
    transaction: &mut AnyConnection,
    community: CommunityId,
    person: PersonId,
    after: i64,
) -> Result<Option<(Role, i64)>, sqlx::Error> {
    let row: Option<EarlierRow> = sqlx::query_as(
        "SELECT r.role, r.since
         FROM removed_member r
         JOIN person p ON p.id = r.person_id AND p.closed_at IS NULL
         WHERE r.community_id = $1 AND r.person_id = $2 AND r.removed_at > $3",
    )
    .bind(community.to_string())
    .bind(person.to_string())
    .bind(after)
    .fetch_optional(transaction)
    .await?;
    Ok(row.map(|row| (row.role.0, row.since)))
}

/// Says since when a member belongs to a community.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_since(
    transaction: &mut AnyConnection,
    community: CommunityId,
    person: PersonId,
    since: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE membership SET since = $3 WHERE community_id = $1 AND person_id = $2")
        .bind(community.to_string())
        .bind(person.to_string())
        .bind(since)
        .execute(transaction)
        .await?;
    Ok(())
}

/// Forgets those who were removed before this time.
///
/// # Errors
/// When the database is unavailable.
pub async fn forget_removed(db: &Db, before: i64) -> Result<(), sqlx::Error> {
    db.transaction(async |transaction| {
        sqlx::query("DELETE FROM removed_member WHERE removed_at <= $1")
            .bind(before)
            .execute(transaction)
            .await
    })
    .await?;
    Ok(())
}
