//! What becomes of findings. What writes expects the row to be locked, or to be new.

use sqlx::AnyConnection;
use uuid::Uuid;

use crate::finding::model::{Answer, Change, ChangeKind, Progress};
use ensemble_communities::community::model::Heading;
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, FindingId, PersonId},
};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, Text, from_row},
};

/// How many lines of a history a page shows.
const HISTORY: i64 = 200;

from_row! {
    struct ChangeRow {
        at: i64,
        kind: Text<ChangeKind>,
        by_name: Option<String>,
        heading: Option<Json<Heading>>,
        detail: Option<String>,
        text: Option<Json<LocalizedText>>,
    }
}

/// A finding that a community begins to gather.
#[derive(Clone, Copy, Debug)]
pub struct NewFinding<'a> {
    pub id: FindingId,
    pub community: CommunityId,
    pub person: PersonId,
    pub statement: &'a LocalizedText,
    pub asked: &'a LocalizedText,
}

/// A line of the history.
#[derive(Clone, Copy, Debug)]
pub struct NewChange<'a> {
    /// The person who did it; `None` for the portal.
    pub by: Option<PersonId>,
    /// The community in which it was done, or that it is about.
    pub community: Option<CommunityId>,
    pub kind: ChangeKind,
    pub detail: Option<&'a str>,
    pub text: Option<&'a LocalizedText>,
}

impl NewChange<'_> {
    /// A line that says no more than who did what.
    #[must_use]
    pub const fn of(by: Option<PersonId>, community: CommunityId, kind: ChangeKind) -> Self {
        Self { by, community: Some(community), kind, detail: None, text: None }
    }
}

/// How many findings a community has begun that were not sent.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_gathering(to: &mut AnyConnection, community: CommunityId) -> Result<usize, sqlx::Error> {
    let count: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM finding WHERE community_id = $1 AND sent_at IS NULL")
            .bind(community.to_string())
            .fetch_one(to)
            .await?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// Adds a finding with the next number of its community.
///
/// # Errors
/// When the database is unavailable.
pub async fn add(tx: &mut AnyConnection, new: NewFinding<'_>, now: i64) -> Result<(), sqlx::Error> {
    // Two that are begun at once get two numbers: the row of their community is locked until the transaction ends.
    sqlx::query("UPDATE community SET revision = revision WHERE id = $1")
        .bind(new.community.to_string())
        .execute(&mut *tx)
        .await?;
    sqlx::query(
        "INSERT INTO finding (id, community_id, person_id, number, statement, asked, created_at)
         SELECT $1, $2, $3, COALESCE(MAX(f.number), 0) + 1, $4, $5, $6
         FROM finding f
         WHERE f.community_id = $2",
    )
    .bind(new.id.to_string())
    .bind(new.community.to_string())
    .bind(new.person.to_string())
    .bind(to_json(new.statement)?)
    .bind(to_json(new.asked)?)
    .bind(now)
    .execute(&mut *tx)
    .await?;
    sqlx::query("INSERT INTO finding_community (finding_id, community_id, joined_at) VALUES ($1, $2, $3)")
        .bind(new.id.to_string())
        .bind(new.community.to_string())
        .bind(now)
        .execute(&mut *tx)
        .await?;
    add_change(tx, new.id, NewChange::of(Some(new.person), new.community, ChangeKind::Gathered), now).await
}

/// Changes the texts of a finding.
///
/// # Errors
/// When the database is unavailable.
pub async fn write_texts(
    tx: &mut AnyConnection,
    id: FindingId,
    statement: &LocalizedText,
    asked: &LocalizedText,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE finding SET statement = $2, asked = $3, revision = revision + 1 WHERE id = $1")
        .bind(id.to_string())
        .bind(to_json(statement)?)
        .bind(to_json(asked)?)
        .execute(tx)
        .await?;
    Ok(())
}

/// Deletes a finding that was not sent, and what its authors were asked.
///
/// # Errors
/// When the database is unavailable.
pub async fn discard(tx: &mut AnyConnection, id: FindingId) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM finding WHERE id = $1 AND sent_at IS NULL")
        .bind(id.to_string())
        .execute(tx)
        .await?;
    Ok(())
}

/// Asks another community to join; `false` when it was asked before.
///
/// # Errors
/// When the database is unavailable.
pub async fn offer(
    tx: &mut AnyConnection,
    id: FindingId,
    community: CommunityId,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "INSERT INTO finding_community (finding_id, community_id) VALUES ($1, $2)
         ON CONFLICT (finding_id, community_id) DO NOTHING",
    )
    .bind(id.to_string())
    .bind(community.to_string())
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// A community that was asked joins; `false` when it had joined.
///
/// # Errors
/// When the database is unavailable.
pub async fn join(
    tx: &mut AnyConnection,
    id: FindingId,
    community: CommunityId,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE finding_community SET joined_at = $3
         WHERE finding_id = $1 AND community_id = $2 AND joined_at IS NULL",
    )
    .bind(id.to_string())
    .bind(community.to_string())
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Sends a finding to a community of managers.
///
/// # Errors
/// When the database is unavailable.
pub async fn send(
    tx: &mut AnyConnection,
    id: FindingId,
    to: CommunityId,
    answer_by: i64,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE finding SET sent_to = $2, sent_at = $3, answer_by = $4, revision = revision + 1 WHERE id = $1",
    )
    .bind(id.to_string())
    .bind(to.to_string())
    .bind(now)
    .bind(answer_by)
    .execute(tx)
    .await?;
    Ok(())
}

/// Writes what the managers answered.
///
/// # Errors
/// When the database is unavailable.
pub async fn write_answer(tx: &mut AnyConnection, id: FindingId, answer: &Answer) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE finding
         SET answer = $2, answer_text = $3, answer_date = $4, answer_who = $5, answered_at = $6, progress = $7,
             revision = revision + 1
         WHERE id = $1",
    )
    .bind(id.to_string())
    .bind(answer.kind.code())
    .bind(answer.text.as_ref().map(to_json).transpose()?)
    .bind(answer.date)
    .bind(&answer.who)
    .bind(answer.at)
    .bind(answer.progress.map(Progress::code))
    .execute(tx)
    .await?;
    Ok(())
}

/// Writes how far the action is.
///
/// # Errors
/// When the database is unavailable.
pub async fn write_progress(
    tx: &mut AnyConnection,
    id: FindingId,
    progress: Progress,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE finding SET progress = $2, revision = revision + 1 WHERE id = $1")
        .bind(id.to_string())
        .bind(progress.code())
        .execute(tx)
        .await?;
    Ok(())
}

/// Adds a line to the history.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_change(
    tx: &mut AnyConnection,
    id: FindingId,
    change: NewChange<'_>,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO finding_change (id, finding_id, person_id, community_id, at, kind, detail, text)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(Uuid::now_v7().to_string())
    .bind(id.to_string())
    .bind(change.by.map(|person| person.to_string()))
    .bind(change.community.map(|community| community.to_string()))
    .bind(now)
    .bind(change.kind.code())
    .bind(change.detail)
    .bind(change.text.map(to_json).transpose()?)
    .execute(tx)
    .await?;
    Ok(())
}

/// What happened to a finding, in order.
///
/// # Errors
/// When the database is unavailable.
pub async fn history(db: &Db, id: FindingId) -> Result<Vec<Change>, sqlx::Error> {
    let rows: Vec<ChangeRow> = sqlx::query_as(
        "SELECT
           h.at,
           h.kind,
           CASE WHEN p.closed_at IS NULL THEN p.name END AS by_name,
           c.heading,
           h.detail,
           h.text
         FROM finding_change h
         LEFT JOIN person p ON p.id = h.person_id
         LEFT JOIN community c ON c.id = h.community_id
         WHERE h.finding_id = $1
         ORDER BY h.at, h.id
         LIMIT ($2 + 0)",
    )
    .bind(id.to_string())
    .bind(HISTORY)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Change {
            at: row.at,
            kind: row.kind.0,
            by: row.by_name,
            community: row.heading.map(|heading| heading.0.name),
            detail: row.detail,
            text: row.text.map(|text| text.0),
        })
        .collect())
}

/// When the managers were reminded last, in milliseconds UTC.
///
/// # Errors
/// When the database is unavailable.
pub async fn last_reminded(tx: &mut AnyConnection, id: FindingId) -> Result<Option<i64>, sqlx::Error> {
    sqlx::query_scalar("SELECT MAX(at) FROM finding_change WHERE finding_id = $1 AND kind = 'reminded'")
        .bind(id.to_string())
        .fetch_one(tx)
        .await
}
