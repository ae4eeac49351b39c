//! Decisions: recorded with the next number of their community, changed, replaced, withdrawn.

use sqlx::AnyConnection;

use crate::minutes::model::{Decision, DecisionState, DecisionTexts};
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, DecisionId, MeetingId, PersonId},
};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, Text, from_row},
};

from_row! {
    struct DecisionRow {
        id: Text<DecisionId>,
        community_id: Text<CommunityId>,
        number: i64,
        meeting_id: Option<Text<MeetingId>>,
        item: Option<String>,
        text: Json<LocalizedText>,
        reason: Option<Json<LocalizedText>>,
        who: String,
        review_at: Option<i64>,
        decided_at: i64,
        state: Text<DecisionState>,
        replaced_by: Option<i64>,
        revision: i64,
        author: Option<String>,
    }
}

macro_rules! select_decisions {
    ($rest:literal) => {
        concat!(
            "SELECT d.id, d.community_id, d.number, d.meeting_id, d.item, d.text, d.reason, d.who, d.review_at, d.decided_at,
                    d.state, o.number AS replaced_by, d.revision, p.name AS author
             FROM decision d
             LEFT JOIN decision o ON o.id = d.replaced_by
             LEFT JOIN person p ON p.id = d.person_id ",
            $rest
        )
    };
}

fn decision_of(row: DecisionRow) -> Decision {
    Decision {
        id: row.id.0,
        community: row.community_id.0,
        number: row.number,
        meeting: row.meeting_id.map(|meeting| meeting.0),
        item: row.item,
        text: row.text.0,
        reason: row.reason.map(|reason| reason.0),
        who: row.who,
        review_at: row.review_at,
        decided_at: row.decided_at,
        state: row.state.0,
        replaced_by: row.replaced_by,
        revision: row.revision,
        author: row.author,
    }
}

/// The decisions that a community took from one moment until another, in milliseconds UTC, the latest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn decisions_of_community(
    db: &Db,
    community: CommunityId,
    (from, until): (i64, i64),
) -> Result<Vec<Decision>, sqlx::Error> {
    let rows: Vec<DecisionRow> = sqlx::query_as(select_decisions!(
        "WHERE d.community_id = $1 AND d.decided_at >= $2 AND d.decided_at < $3 ORDER BY d.number DESC"
    ))
    .bind(community.to_string())
    .bind(from)
    .bind(until)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(decision_of).collect())
}

/// The decisions that were taken at a meeting, in the order of their numbers.
///
/// # Errors
/// When the database is unavailable.
pub async fn decisions_of_meeting(db: &Db, meeting: MeetingId) -> Result<Vec<Decision>, sqlx::Error> {
    let rows: Vec<DecisionRow> =
        sqlx::query_as(select_decisions!("WHERE d.meeting_id = $1 ORDER BY d.number"))
            .bind(meeting.to_string())
            .fetch_all(&db.reader)
            .await?;
    Ok(rows.into_iter().map(decision_of).collect())
}

/// The decisions that were taken at one item of a meeting, in the order of their numbers.
///
/// # Errors
/// When the database is unavailable.
pub async fn decisions_of_item(
    db: &Db,
    meeting: MeetingId,
    item: &str,
) -> Result<Vec<Decision>, sqlx::Error> {
    let rows: Vec<DecisionRow> =
        sqlx::query_as(select_decisions!("WHERE d.meeting_id = $1 AND d.item = $2 ORDER BY d.number"))
            .bind(meeting.to_string())
            .bind(item)
            .fetch_all(&db.reader)
            .await?;
    Ok(rows.into_iter().map(decision_of).collect())
}

/// A decision of a community.
///
/// # Errors
/// When the database is unavailable.
pub async fn decision(
    db: &Db,
    community: CommunityId,
    id: DecisionId,
) -> Result<Option<Decision>, sqlx::Error> {
    let row: Option<DecisionRow> =
        sqlx::query_as(select_decisions!("WHERE d.community_id = $1 AND d.id = $2"))
            .bind(community.to_string())
            .bind(id.to_string())
            .fetch_optional(&db.reader)
            .await?;
    Ok(row.map(decision_of))
}

/// A decision that is recorded.
#[derive(Clone, Copy, Debug)]
pub struct NewDecision<'a> {
    pub id: DecisionId,
    pub community: CommunityId,
    pub meeting: Option<MeetingId>,
    pub item: Option<&'a str>,
    pub texts: &'a DecisionTexts,
    /// In milliseconds UTC.
    pub decided_at: i64,
    pub author: PersonId,
}

/// Records a decision; its number. The counter of its community is locked until the transaction ends: two decisions at once
/// get two numbers, and one that is not recorded takes none.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_decision(to: &mut AnyConnection, new: NewDecision<'_>) -> Result<i64, sqlx::Error> {
    let number: i64 = sqlx::query_scalar(
        "INSERT INTO decision_count (community_id, decisions) VALUES ($1, 1)
         ON CONFLICT (community_id) DO UPDATE SET decisions = decision_count.decisions + 1
         RETURNING decisions",
    )
    .bind(new.community.to_string())
    .fetch_one(&mut *to)
    .await?;
    sqlx::query(
        "INSERT INTO decision
           (id, community_id, number, meeting_id, item, text, reason, who, review_at, decided_at, state, person_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'in-force', $11)",
    )
    .bind(new.id.to_string())
    .bind(new.community.to_string())
    .bind(number)
    .bind(new.meeting.map(|meeting| meeting.to_string()))
    .bind(new.item)
    .bind(to_json(&new.texts.text)?)
    .bind(new.texts.reason.as_ref().map(to_json).transpose()?)
    .bind(&new.texts.who)
    .bind(new.texts.review_at)
    .bind(new.decided_at)
    .bind(new.author.to_string())
    .execute(to)
    .await?;
    Ok(number)
}

/// Changes a decision in force that is still at this revision; `false` when it is not.
///
/// # Errors
/// When the database is unavailable.
pub async fn change_decision(
    to: &mut AnyConnection,
    id: DecisionId,
    revision: i64,
    texts: &DecisionTexts,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE decision SET text = $3, reason = $4, who = $5, review_at = $6, revision = revision + 1
         WHERE id = $1 AND revision = $2 AND state = 'in-force'",
    )
    .bind(id.to_string())
    .bind(revision)
    .bind(to_json(&texts.text)?)
    .bind(texts.reason.as_ref().map(to_json).transpose()?)
    .bind(&texts.who)
    .bind(texts.review_at)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Puts another decision in the place of one in force that is still at this revision; `false` when it is not.
///
/// # Errors
/// When the database is unavailable.
pub async fn replace_decision(
    to: &mut AnyConnection,
    id: DecisionId,
    revision: i64,
    by: DecisionId,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE decision SET state = 'replaced', replaced_by = $3, revision = revision + 1
         WHERE id = $1 AND revision = $2 AND state = 'in-force'",
    )
    .bind(id.to_string())
    .bind(revision)
    .bind(by.to_string())
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Withdraws a decision in force that is still at this revision; `false` when it is not.
///
/// # Errors
/// When the database is unavailable.
pub async fn withdraw_decision(
    to: &mut AnyConnection,
    id: DecisionId,
    revision: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE decision SET state = 'withdrawn', revision = revision + 1
         WHERE id = $1 AND revision = $2 AND state = 'in-force'",
    )
    .bind(id.to_string())
    .bind(revision)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}
