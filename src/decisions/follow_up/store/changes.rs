//! What becomes of follow-ups. What writes expects the row of the follow-up to be locked, or to be new.

use sqlx::AnyConnection;
use uuid::Uuid;

use crate::follow_up::model::{Answer, Change, ChangeKind, Due, State};
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, FollowUpId, MeetingId, PersonId},
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
        by_name: Option<String>,
        kind: Text<ChangeKind>,
        owner_name: Option<String>,
        text: Option<Json<LocalizedText>>,
        reason: Option<Json<LocalizedText>>,
    }
}

/// A follow-up that is proposed.
#[derive(Clone, Copy, Debug)]
pub struct NewFollowUp<'a> {
    pub id: FollowUpId,
    pub community: CommunityId,
    pub author: PersonId,
    pub meeting: Option<MeetingId>,
    /// The id of the item of its agenda.
    pub item: Option<&'a str>,
    pub text: &'a LocalizedText,
    pub due: Due,
    pub owner: Option<(PersonId, Answer)>,
}

/// The owner of a follow-up.
#[derive(Clone, Copy, Debug)]
pub struct NewOwner {
    pub person: PersonId,
    pub answer: Answer,
}

/// A line of the history.
#[derive(Clone, Copy, Debug)]
pub struct NewChange<'a> {
    /// The person who did it; `None` for the portal.
    pub by: Option<PersonId>,
    pub kind: ChangeKind,
    pub owner: Option<PersonId>,
    pub text: Option<&'a LocalizedText>,
    pub reason: Option<&'a LocalizedText>,
}

impl NewChange<'_> {
    /// A line that says no more than who did what.
    #[must_use]
    pub const fn of(by: Option<PersonId>, kind: ChangeKind) -> Self {
        Self { by, kind, owner: None, text: None, reason: None }
    }
}

const fn columns(due: Due) -> (Option<i64>, Option<i64>) {
    match due {
        Due::Never => (None, None),
        Due::On(day) => (Some(day), None),
        Due::NextMeeting(after) => (None, Some(after)),
    }
}

/// Adds a follow-up with its owner and the first line of its history.
///
/// # Errors
/// When the database is unavailable.
pub async fn insert(to: &mut AnyConnection, new: NewFollowUp<'_>, now: i64) -> Result<(), sqlx::Error> {
    let (due_on, due_after) = columns(new.due);
    sqlx::query(
        "INSERT INTO follow_up
           (id, community_id, person_id, meeting_id, item, text, due_on, due_after, state, created_at, touched_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9, $9)",
    )
    .bind(new.id.to_string())
    .bind(new.community.to_string())
    .bind(new.author.to_string())
    .bind(new.meeting.map(|meeting| meeting.to_string()))
    .bind(new.item)
    .bind(to_json(new.text)?)
    .bind(due_on)
    .bind(due_after)
    .bind(now)
    .execute(&mut *to)
    .await?;
    let owner = new.owner.map(|(person, answer)| NewOwner { person, answer });
    set_owner(&mut *to, new.id, owner, now).await?;
    let change = NewChange {
        owner: new.owner.map(|(person, _)| person),
        text: Some(new.text),
        ..NewChange::of(Some(new.author), ChangeKind::Proposed)
    };
    add_change(to, new.id, change, now).await
}

/// Gives a follow-up another owner, or none. The secret of an earlier owner is gone.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_owner(
    to: &mut AnyConnection,
    id: FollowUpId,
    owner: Option<NewOwner>,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM follow_up_owner WHERE follow_up_id = $1")
        .bind(id.to_string())
        .execute(&mut *to)
        .await?;
    let Some(NewOwner { person, answer }) = owner else { return Ok(()) };
    sqlx::query(
        "INSERT INTO follow_up_owner (follow_up_id, person_id, answer, since, answered_at)
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(id.to_string())
    .bind(person.to_string())
    .bind(answer.code())
    .bind(now)
    .bind((answer != Answer::Proposed).then_some(now))
    .execute(to)
    .await?;
    Ok(())
}

/// Writes what the owner of a follow-up answered.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_owner_answer(
    to: &mut AnyConnection,
    id: FollowUpId,
    answer: Answer,
    reason: Option<&LocalizedText>,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE follow_up_owner SET answer = $2, reason = $3, answered_at = $4 WHERE follow_up_id = $1",
    )
    .bind(id.to_string())
    .bind(answer.code())
    .bind(reason.map(to_json).transpose()?)
    .bind(now)
    .execute(to)
    .await?;
    Ok(())
}

/// Keeps the digest of the secret with which the owner answers from an email.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_key(
    to: &mut AnyConnection,
    id: FollowUpId,
    digest: &str,
    expires_at: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE follow_up_owner SET key_hash = $2, key_expires_at = $3 WHERE follow_up_id = $1")
        .bind(id.to_string())
        .bind(digest)
        .bind(expires_at)
        .execute(to)
        .await?;
    Ok(())
}

/// Writes how far a follow-up is, that a person touched it, and why it was dropped if it was.
///
/// # Errors
/// When the database is unavailable.
pub async fn write_state(
    to: &mut AnyConnection,
    id: FollowUpId,
    state: State,
    reason: Option<&LocalizedText>,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE follow_up
         SET state = $2, reason = $3, closed_at = $4, touched_at = $5, revision = revision + 1
         WHERE id = $1",
    )
    .bind(id.to_string())
    .bind(state.code())
    .bind(reason.map(to_json).transpose()?)
    .bind((state != State::Open).then_some(now))
    .bind(now)
    .execute(to)
    .await?;
    Ok(())
}

/// Writes what a follow-up says and when it is due, and that a person touched it.
///
/// # Errors
/// When the database is unavailable.
pub async fn write_texts(
    to: &mut AnyConnection,
    id: FollowUpId,
    text: &LocalizedText,
    due: Due,
    now: i64,
) -> Result<(), sqlx::Error> {
    let (due_on, due_after) = columns(due);
    sqlx::query(
        "UPDATE follow_up
         SET text = $2, due_on = $3, due_after = $4, touched_at = $5, revision = revision + 1
         WHERE id = $1",
    )
    .bind(id.to_string())
    .bind(to_json(text)?)
    .bind(due_on)
    .bind(due_after)
    .bind(now)
    .execute(to)
    .await?;
    Ok(())
}

/// Adds a line to the history.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_change(
    to: &mut AnyConnection,
    id: FollowUpId,
    change: NewChange<'_>,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO follow_up_change (id, follow_up_id, person_id, at, kind, owner_id, text, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(Uuid::now_v7().to_string())
    .bind(id.to_string())
    .bind(change.by.map(|person| person.to_string()))
    .bind(now)
    .bind(change.kind.code())
    .bind(change.owner.map(|person| person.to_string()))
    .bind(change.text.map(to_json).transpose()?)
    .bind(change.reason.map(to_json).transpose()?)
    .execute(to)
    .await?;
    Ok(())
}

/// What happened to a follow-up, the latest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn changes(db: &Db, id: FollowUpId) -> Result<Vec<Change>, sqlx::Error> {
    let rows: Vec<ChangeRow> = sqlx::query_as(
        "SELECT h.at, p.name AS by_name, h.kind, o.name AS owner_name, h.text, h.reason
         FROM follow_up_change h
         LEFT JOIN person p ON p.id = h.person_id
         LEFT JOIN person o ON o.id = h.owner_id
         WHERE h.follow_up_id = $1
         ORDER BY h.at DESC, h.id DESC
         LIMIT ($2 + 0)",
    )
    .bind(id.to_string())
    .bind(HISTORY)
    .fetch_all(&db.reader)
    .await?;
    let change = |row: ChangeRow| Change {
        at: row.at,
        by: row.by_name,
        kind: row.kind.0,
        owner: row.owner_name,
        text: row.text.map(|text| text.0),
        reason: row.reason.map(|reason| reason.0),
    };
    Ok(rows.into_iter().map(change).collect())
}

/// Closes a follow-up of the demonstration, in the name of its author.
///
/// # Errors
/// When the database is unavailable.
pub async fn close_in_demonstration(
    to: &mut AnyConnection,
    id: FollowUpId,
    author: PersonId,
    state: State,
    reason: Option<&LocalizedText>,
    at: i64,
) -> Result<(), sqlx::Error> {
    write_state(&mut *to, id, state, reason, at).await?;
    let kind = if state == State::Done { ChangeKind::Done } else { ChangeKind::Dropped };
    add_change(to, id, NewChange { reason, ..NewChange::of(Some(author), kind) }, at).await
}
