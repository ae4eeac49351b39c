//! All the SQL of this feature. Rows stay here; what leaves is the model.
//!
//! What changes the queue of a meeting first locks the row of the meeting ([`ensemble_meetings::meeting::lock`]), as the transaction that ends
//! it does: what people do at once comes one after the other, and nothing comes after the end.

mod names;
mod polls;
mod queue;
mod share;

pub use names::{Person, contribution, contributions, may_speak, names};
pub use polls::{
    add_poll, answer_anonymously, close_poll, closed_polls, count_polls, lock_poll, polls, set_answer,
};
pub use queue::{queue, read, set_contribution, write};
pub use share::share;

use futures::future::BoxFuture;
use sqlx::AnyConnection;

use super::rules;
use ensemble_core::ids::MeetingId;
use ensemble_meetings::meeting::{
    self, PhaseChanged,
    model::{Phase, Step},
};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct IdRow {
        id: Text<MeetingId>,
    }
}

/// How long after the planned end of a meeting that no one ended what is kept of its queue is deleted, in milliseconds.
const FORGOTTEN: i64 = 24 * 3_600_000;

/// Locks a meeting until the transaction ends; `false` when it is not under way.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock_under_way(to: &mut AnyConnection, id: MeetingId) -> Result<bool, sqlx::Error> {
    let locked = meeting::lock(&mut *to, id).await?;
    if !locked.is_some_and(|meeting| meeting.phase == Phase::UnderWay && meeting.cancelled_at.is_none()) {
        return Ok(false);
    }
    let open: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM meeting m JOIN community c ON c.id = m.community_id
         WHERE m.id = $1 AND c.archived_at IS NULL",
    )
    .bind(id.to_string())
    .fetch_one(to)
    .await?;
    Ok(open > 0)
}

/// What happens to the queue when a meeting goes to another phase.
#[must_use]
pub fn phase_changed<'a>(
    to: &'a mut AnyConnection,
    change: PhaseChanged<'a>,
) -> BoxFuture<'a, Result<(), sqlx::Error>> {
    let (id, now) = (change.found.of.meeting.id, change.now);
    Box::pin(async move { if change.step == Step::Close { end(to, id, now).await } else { Ok(()) } })
}

/// Deletes who spoke, who asked to and who answered which poll; the share of the group and the sums of the polls stay.
///
/// # Errors
/// When the database is unavailable.
pub async fn end(to: &mut AnyConnection, id: MeetingId, now: i64) -> Result<(), sqlx::Error> {
    let times = share::times(&mut *to, id, now).await?;
    if let Some(share) = rules::share(&times) {
        share::set_share(&mut *to, id, share).await?;
    }
    polls::end(&mut *to, id, now).await?;
    for statement in [
        "DELETE FROM speaking_request WHERE meeting_id = $1",
        "DELETE FROM speaking_person WHERE meeting_id = $1",
        "DELETE FROM speaking WHERE meeting_id = $1",
    ] {
        sqlx::query(statement).bind(id.to_string()).execute(&mut *to).await?;
    }
    Ok(())
}

/// The meetings of which something is kept that should be deleted: they are not under way, or no one ended them for a day.
///
/// # Errors
/// When the database is unavailable.
pub async fn forgotten(db: &Db, now: i64) -> Result<Vec<MeetingId>, sqlx::Error> {
    let rows: Vec<IdRow> = sqlx::query_as(
        "SELECT m.id
         FROM meeting m
         WHERE (m.id IN (SELECT meeting_id FROM speaking)
             OR m.id IN (SELECT q.meeting_id FROM quick_poll q JOIN quick_poll_answer a ON a.poll_id = q.id))
           AND (m.phase <> 'under-way' OR m.begins_at + m.duration * 60000 < $1)",
    )
    .bind(now - FORGOTTEN)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| row.id.0).collect())
}
