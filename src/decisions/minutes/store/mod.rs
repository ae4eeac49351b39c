//! All the SQL of minutes, decisions, notes, tries and amendments. Rows stay here; what leaves is the model.

mod amendments;
mod decisions;
mod list;
mod notes;
mod together;
mod tries;

pub use amendments::{
    AmendmentAnswer, NewAmendment, accept_amendment, add_amendment, amendment, amendments,
    count_pending_amendments, decline_amendment,
};
pub use decisions::{
    NewDecision, add_decision, change_decision, decision, decisions_of_community, decisions_of_item,
    decisions_of_meeting, replace_decision, withdraw_decision,
};
pub use list::{
    Due, agenda_readers, awaiting_adoption, later_meeting_begun, list, sealed, set_adoption_meeting,
};
pub use notes::{add_note, count_notes, notes, notes_of_item, remove_note};
pub use together::{
    add_shared_text, delete_ended_texts, ended_texts, meeting_of_document, set_base, shared_texts,
};
pub use tries::{
    Asked, answer_try, ask_about_tries, own_tries, remove_try, set_try, shared_tries, tries_to_ask, try_of,
};

use sqlx::AnyConnection;

use super::model::{Minutes, MinutesState};
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, MeetingId, PersonId},
};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, Text, from_row},
};

from_row! {
    struct MinutesRow {
        meeting_id: Text<MeetingId>,
        text: Json<LocalizedText>,
        amended: Option<Json<LocalizedText>>,
        state: Text<MinutesState>,
        revision: i64,
        amendments: i64,
        changed_at: i64,
        proposed_at: Option<i64>,
        adoption_meeting_id: Option<Text<MeetingId>>,
        adopted_at: Option<i64>,
        seal: Option<String>,
    }
}

/// The minutes of a meeting; `None` until they are saved or proposed.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(db: &Db, meeting: MeetingId) -> Result<Option<Minutes>, sqlx::Error> {
    let row: Option<MinutesRow> = sqlx::query_as(
        "SELECT meeting_id, text, amended, state, revision, amendments, changed_at, proposed_at, adoption_meeting_id,
                adopted_at, seal
         FROM minutes
         WHERE meeting_id = $1",
    )
    .bind(meeting.to_string())
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(|row| Minutes {
        meeting: row.meeting_id.0,
        text: row.text.0,
        amended: row.amended.map(|amended| amended.0),
        state: row.state.0,
        revision: row.revision,
        amendments: row.amendments,
        changed_at: row.changed_at,
        proposed_at: row.proposed_at,
        adoption_meeting: row.adoption_meeting_id.map(|meeting| meeting.0),
        adopted_at: row.adopted_at,
        seal: row.seal,
    }))
}

/// Saves the text of minutes that are not adopted, if they are still at this revision, 0 for what is not stored yet; the new
/// revision.
///
/// # Errors
/// When the database is unavailable.
pub async fn save(
    to: &mut AnyConnection,
    meeting: MeetingId,
    community: CommunityId,
    revision: i64,
    text: &LocalizedText,
    now: i64,
) -> Result<Option<i64>, sqlx::Error> {
    let text = to_json(text)?;
    if revision == 0 {
        return sqlx::query_scalar(
            "INSERT INTO minutes (meeting_id, community_id, text, state, revision, changed_at)
             VALUES ($1, $2, $3, 'draft', 1, $4)
             ON CONFLICT (meeting_id) DO NOTHING
             RETURNING revision",
        )
        .bind(meeting.to_string())
        .bind(community.to_string())
        .bind(text)
        .bind(now)
        .fetch_optional(to)
        .await;
    }
    sqlx::query_scalar(
        "UPDATE minutes SET text = $3, revision = revision + 1, changed_at = $4
         WHERE meeting_id = $1 AND revision = $2 AND state <> 'adopted'
         RETURNING revision",
    )
    .bind(meeting.to_string())
    .bind(revision)
    .bind(text)
    .bind(now)
    .fetch_optional(to)
    .await
}

/// Proposes a draft that is still at this revision; `false` when it is not.
///
/// # Errors
/// When the database is unavailable.
pub async fn propose(
    to: &mut AnyConnection,
    meeting: MeetingId,
    revision: i64,
    person: PersonId,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE minutes SET state = 'proposed', proposed_at = $3, proposed_by = $4
         WHERE meeting_id = $1 AND revision = $2 AND state = 'draft'",
    )
    .bind(meeting.to_string())
    .bind(revision)
    .bind(now)
    .bind(person.to_string())
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Makes proposed minutes a draft again; `false` when they are not proposed.
///
/// # Errors
/// When the database is unavailable.
pub async fn take_back(to: &mut AnyConnection, meeting: MeetingId) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE minutes SET state = 'draft', proposed_at = NULL WHERE meeting_id = $1 AND state = 'proposed'",
    )
    .bind(meeting.to_string())
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Adopts proposed minutes that are still at this revision, with their seal; `false` when they are not.
///
/// # Errors
/// When the database is unavailable.
pub async fn adopt(
    to: &mut AnyConnection,
    meeting: MeetingId,
    revision: i64,
    seal: &str,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE minutes SET state = 'adopted', adopted_at = $3, seal = $4
         WHERE meeting_id = $1 AND revision = $2 AND state = 'proposed'",
    )
    .bind(meeting.to_string())
    .bind(revision)
    .bind(now)
    .bind(seal)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}
