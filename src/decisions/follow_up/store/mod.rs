//! All the SQL of follow-ups. Rows stay here; what leaves is the model.

/// Whether the owner `o` of the follow-up `f` belongs to its community, in a role in which people do such things, and has an
/// account.
macro_rules! belongs_sql {
    () => {
        "EXISTS (
           SELECT 1 FROM membership v
           JOIN person q ON q.id = v.person_id
           WHERE v.person_id = o.person_id AND v.community_id = f.community_id
             AND v.role IN ('facilitator', 'member') AND q.closed_at IS NULL)"
    };
}

/// When the follow-up `f` is due.
macro_rules! due_sql {
    () => {
        "CASE
           WHEN f.due_on IS NOT NULL THEN f.due_on
           WHEN f.due_after IS NOT NULL THEN (
             SELECT MIN(d.begins_at) FROM meeting d
             WHERE d.community_id = f.community_id AND d.begins_at > f.due_after
               AND d.month_only = 0 AND d.phase <> 'draft' AND d.cancelled_at IS NULL)
         END"
    };
}

/// Follow-ups with their owners, as `f`; what follows filters and orders them.
macro_rules! select_follow_ups {
    ($rest:literal) => {
        concat!(
            "SELECT f.* FROM (
               SELECT
                 f.id, f.community_id, f.meeting_id, f.item, f.text, f.person_id AS author_id, f.due_on, f.due_after,
                 f.state, f.reason, f.revision, f.created_at, f.closed_at,
                 CASE WHEN m.phase <> 'draft' THEN m.title END AS meeting_title,
                 o.person_id AS owner_id, p.name AS owner_name, o.answer, o.reason AS owner_reason, ",
            due_sql!(),
            " AS due_at,
                 CASE WHEN f.state = 'open' AND f.asked_at > f.touched_at THEN 1 ELSE 0 END AS asked
               FROM follow_up f
               LEFT JOIN follow_up_owner o ON o.follow_up_id = f.id AND ",
            belongs_sql!(),
            "
               LEFT JOIN person p ON p.id = o.person_id
               LEFT JOIN meeting m ON m.id = f.meeting_id
             ) f ",
            $rest
        )
    };
}

mod changes;
mod later;
mod lists;
mod people;

pub use changes::{
    NewChange, NewFollowUp, NewOwner, add_change, changes, close_in_demonstration, insert, set_key,
    set_owner, set_owner_answer, write_state, write_texts,
};
pub use later::{
    Departed, DueFollowUp, SilentFollowUp, ask, claim_due, departed, has_due, is_open, release, silent,
};
pub use lists::{
    OwnerCount, PAGE_SIZE, count, count_of_person, list, of_item, of_meeting, of_person, open_of_author,
    open_of_community, open_of_person, owner_counts, totals,
};
pub use people::{candidates, find_key, is_candidate, is_next_meeting, place, places_of_person};

use sqlx::{Any, AnyConnection, Executor};

use super::model::{Answer, Due, FollowUp, Named, Owner, State};
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, FollowUpId, MeetingId, PersonId},
};
use ensemble_server::db::row::{Json, Text, from_row};

from_row! {
    struct FollowUpRow {
        id: Text<FollowUpId>,
        community_id: Text<CommunityId>,
        meeting_id: Option<Text<MeetingId>>,
        meeting_title: Option<Json<LocalizedText>>,
        item: Option<String>,
        text: Json<LocalizedText>,
        author_id: Option<Text<PersonId>>,
        owner_id: Option<Text<PersonId>>,
        owner_name: Option<String>,
        answer: Option<Text<Answer>>,
        owner_reason: Option<Json<LocalizedText>>,
        due_on: Option<i64>,
        due_after: Option<i64>,
        due_at: Option<i64>,
        state: Text<State>,
        reason: Option<Json<LocalizedText>>,
        revision: i64,
        created_at: i64,
        closed_at: Option<i64>,
        asked: bool,
    }
}

impl From<FollowUpRow> for FollowUp {
    fn from(row: FollowUpRow) -> Self {
        let owner = row.owner_id.zip(row.owner_name).zip(row.answer).map(|((id, name), answer)| Owner {
            person: Named { id: id.0, name },
            answer: answer.0,
            reason: row.owner_reason.map(|reason| reason.0),
        });
        let due = match (row.due_on, row.due_after) {
            (Some(day), _) => Due::On(day),
            (None, Some(after)) => Due::NextMeeting(after),
            (None, None) => Due::Never,
        };
        Self {
            id: row.id.0,
            community: row.community_id.0,
            meeting: row.meeting_id.map(|id| id.0),
            meeting_title: row.meeting_title.map(|title| title.0),
            item: row.item,
            text: row.text.0,
            author: row.author_id.map(|id| id.0),
            owner,
            due,
            due_at: row.due_at,
            state: row.state.0,
            reason: row.reason.map(|reason| reason.0),
            revision: row.revision,
            created_at: row.created_at,
            closed_at: row.closed_at,
            is_asked: row.asked,
        }
    }
}

/// A follow-up of a community.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(
    from: impl Executor<'_, Database = Any>,
    community: CommunityId,
    id: FollowUpId,
) -> Result<Option<FollowUp>, sqlx::Error> {
    let row: Option<FollowUpRow> =
        sqlx::query_as(select_follow_ups!("WHERE f.community_id = $1 AND f.id = $2"))
            .bind(community.to_string())
            .bind(id.to_string())
            .fetch_optional(from)
            .await?;
    Ok(row.map(FollowUp::from))
}

/// A follow-up of a community as it is now. Locks it until the transaction ends, so that what follows from it is decided once.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock(
    to: &mut AnyConnection,
    community: CommunityId,
    id: FollowUpId,
) -> Result<Option<FollowUp>, sqlx::Error> {
    // PostgreSQL locks the row; SQLite has one writer.
    sqlx::query("UPDATE follow_up SET revision = revision WHERE id = $1 AND community_id = $2")
        .bind(id.to_string())
        .bind(community.to_string())
        .execute(&mut *to)
        .await?;
    find(to, community, id).await
}
