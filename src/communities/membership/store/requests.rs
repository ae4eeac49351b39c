//! Requests to join.

use sqlx::AnyConnection;

use super::super::model::JoinRequest;
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, PersonId, RequestId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct JoinRequestRow {
        id: Text<RequestId>,
        person: Text<PersonId>,
        name: String,
        organization: Option<Json<LocalizedText>>,
        message: String,
        at: i64,
    }
}

impl From<JoinRequestRow> for JoinRequest {
    fn from(row: JoinRequestRow) -> Self {
        Self {
            id: row.id.0,
            person: row.person.0,
            name: row.name,
            organization: row.organization.map(|name| name.0),
            message: row.message,
            at: row.at,
        }
    }
}

from_row! {
    struct PersonRow {
        person_id: Text<PersonId>,
    }
}

/// Stores a request to join of a person who is not a member yet; a second request changes the message of the first. Says
/// whether it is a new one.
///
/// # Errors
/// When the database is unavailable.
pub async fn ask_to_join(
    transaction: &mut AnyConnection,
    community: CommunityId,
    person: PersonId,
    message: &str,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let id = RequestId::new().to_string();
    // One statement: of two requests at once, the second changes the message of the first.
    let open: Option<String> = sqlx::query_scalar(
        "INSERT INTO join_request (id, community_id, person_id, message, created_at)
         SELECT $1, $2, $3, $4, CAST($5 AS BIGINT)
         WHERE NOT EXISTS (SELECT 1 FROM membership WHERE community_id = $2 AND person_id = $3)
         ON CONFLICT (community_id, person_id) WHERE outcome IS NULL DO UPDATE SET message = excluded.message
         RETURNING id",
    )
    .bind(&id)
    .bind(community.to_string())
    .bind(person.to_string())
    .bind(message)
    .bind(now)
    .fetch_optional(transaction)
    .await?;
    Ok(open == Some(id))
}

/// The open requests to join a community, the oldest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn requests(db: &Db, community: CommunityId) -> Result<Vec<JoinRequest>, sqlx::Error> {
    let rows: Vec<JoinRequestRow> = sqlx::query_as(
        "SELECT
           r.id,
           p.id AS person,
           p.name,
           o.name AS organization,
           r.message,
           r.created_at AS at
         FROM join_request r
         JOIN person p ON p.id = r.person_id
         LEFT JOIN organisation o ON o.id = p.organisation_id
         WHERE r.community_id = $1 AND r.outcome IS NULL AND p.closed_at IS NULL
         ORDER BY r.id",
    )
    .bind(community.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(JoinRequest::from).collect())
}

/// Answers a request to join this community. Returns the person who sent it, or `None` when it is answered already.
///
/// # Errors
/// When the database is unavailable.
pub async fn decide(
    transaction: &mut AnyConnection,
    community: CommunityId,
    request: RequestId,
    accepted: bool,
    by: PersonId,
    reason: Option<&str>,
    now: i64,
) -> Result<Option<PersonId>, sqlx::Error> {
    let row: Option<PersonRow> = sqlx::query_as(
        "UPDATE join_request SET outcome = $3, decided_by = $4, decided_at = $5, reason = $6
         WHERE id = $1 AND community_id = $2 AND outcome IS NULL
         RETURNING person_id",
    )
    .bind(request.to_string())
    .bind(community.to_string())
    .bind(if accepted { "accepted" } else { "declined" })
    .bind(by.to_string())
    .bind(now)
    .bind(reason)
    .fetch_optional(transaction)
    .await?;
    Ok(row.map(|row| row.person_id.0))
}

/// The message of a person's open request.
///
/// # Errors
/// When the database is unavailable.
pub async fn own_request(
    db: &Db,
    community: CommunityId,
    person: PersonId,
) -> Result<Option<String>, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT message FROM join_request WHERE community_id = $1 AND person_id = $2 AND outcome IS NULL",
    )
    .bind(community.to_string())
    .bind(person.to_string())
    .fetch_optional(&db.reader)
    .await
}
