//! All the SQL of this feature. Rows stay here; what leaves is the model.

mod in_use;
mod partners;
mod steps;
mod texts;

pub use in_use::{choose, in_use, is_answered, lock, set_version};
pub use partners::{add_partner, count_partners, remove_partner, table_of_partner};
pub use steps::{add_step, order_steps, remove_step, steps, steps_in, write_step};
pub use texts::{add, find, list, lock_guide, offered, publish, set_archived, touch, write_texts};

use sqlx::{Any, AnyConnection, Executor};

use super::model::{Answer, Partner, Partnership, Table, UsedIn, Written};
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, DiscussionPartnerId, MeetingId, PersonId},
};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, Text, from_row},
};

/// How many meetings are offered to be compared.
const MANY: i64 = 50;

from_row! {
    struct TableRow {
        table_number: u32,
        name: String,
    }
}

from_row! {
    struct SeatRow {
        table_number: u32,
    }
}

from_row! {
    struct AnswerRow {
        step: String,
        table_number: u32,
        text: Json<LocalizedText>,
        revision: i64,
    }
}

from_row! {
    struct PartnerRow {
        id: Text<DiscussionPartnerId>,
        table_number: u32,
        kind: Text<Partnership>,
        name: String,
        purpose: String,
    }
}

from_row! {
    struct UsedRow {
        id: Text<MeetingId>,
        title: Json<LocalizedText>,
        begins_at: i64,
    }
}

/// At which table a person sits.
///
/// # Errors
/// When the database is unavailable.
pub async fn seat(db: &Db, meeting: MeetingId, person: PersonId) -> Result<Option<u32>, sqlx::Error> {
    fetch_seat(&db.reader, meeting, person).await
}

/// The same, as a transaction sees it.
///
/// # Errors
/// When the database is unavailable.
pub async fn seat_of(
    from: &mut AnyConnection,
    meeting: MeetingId,
    person: PersonId,
) -> Result<Option<u32>, sqlx::Error> {
    fetch_seat(from, meeting, person).await
}

async fn fetch_seat(
    from: impl Executor<'_, Database = Any>,
    meeting: MeetingId,
    person: PersonId,
) -> Result<Option<u32>, sqlx::Error> {
    let row: Option<SeatRow> =
        sqlx::query_as("SELECT table_number FROM discussion_seat WHERE meeting_id = $1 AND person_id = $2")
            .bind(meeting.to_string())
            .bind(person.to_string())
            .fetch_optional(from)
            .await?;
    Ok(row.map(|row| row.table_number))
}

/// Says at which table a person sits. A name that is given replaces the table's.
///
/// # Errors
/// When the database is unavailable.
pub async fn sit(
    to: &mut AnyConnection,
    meeting: MeetingId,
    person: PersonId,
    table: u32,
    name: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO discussion_seat (meeting_id, person_id, table_number) VALUES ($1, $2, $3)
         ON CONFLICT (meeting_id, person_id) DO UPDATE SET table_number = excluded.table_number",
    )
    .bind(meeting.to_string())
    .bind(person.to_string())
    .bind(i64::from(table))
    .execute(&mut *to)
    .await?;
    sqlx::query(
        "INSERT INTO discussion_table (meeting_id, table_number, name) VALUES ($1, $2, $3)
         ON CONFLICT (meeting_id, table_number) DO UPDATE
         SET name = CASE WHEN excluded.name = '' THEN discussion_table.name ELSE excluded.name END",
    )
    .bind(meeting.to_string())
    .bind(i64::from(table))
    .bind(name)
    .execute(to)
    .await?;
    Ok(())
}

/// All that the tables of a meeting wrote.
///
/// # Errors
/// When the database is unavailable.
pub async fn written(db: &Db, meeting: MeetingId) -> Result<Written, sqlx::Error> {
    let tables: Vec<TableRow> = sqlx::query_as(
        "SELECT table_number, name FROM discussion_table WHERE meeting_id = $1 ORDER BY table_number",
    )
    .bind(meeting.to_string())
    .fetch_all(&db.reader)
    .await?;
    let answers: Vec<AnswerRow> = sqlx::query_as(
        "SELECT step, table_number, text, revision FROM discussion_answer WHERE meeting_id = $1
         ORDER BY table_number, step",
    )
    .bind(meeting.to_string())
    .fetch_all(&db.reader)
    .await?;
    let partners: Vec<PartnerRow> = sqlx::query_as(
        "SELECT id, table_number, kind, name, purpose FROM discussion_partner WHERE meeting_id = $1
         ORDER BY table_number, id",
    )
    .bind(meeting.to_string())
    .fetch_all(&db.reader)
    .await?;
    let answer = |row: AnswerRow| Answer {
        step: row.step,
        table: row.table_number,
        text: row.text.0,
        revision: row.revision,
    };
    let partner = |row: PartnerRow| Partner {
        id: row.id.0,
        table: row.table_number,
        kind: row.kind.0,
        name: row.name,
        purpose: row.purpose,
    };
    Ok(Written {
        tables: tables.into_iter().map(|row| Table { number: row.table_number, name: row.name }).collect(),
        answers: answers.into_iter().map(answer).collect(),
        partners: partners.into_iter().map(partner).collect(),
    })
}

/// Writes what a table answers in a step; `false` when another person wrote it since the revision that was seen, 0 for none.
///
/// # Errors
/// When the database is unavailable.
pub async fn write_answer(
    to: &mut AnyConnection,
    meeting: MeetingId,
    (step, table): (&str, u32),
    person: PersonId,
    text: &LocalizedText,
    seen: i64,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let statement = if seen == 0 {
        "INSERT INTO discussion_answer (meeting_id, step, table_number, person_id, text, updated_at, revision)
         VALUES ($1, $2, $3, $4, $5, $6, 1 + $7)
         ON CONFLICT (meeting_id, step, table_number) DO NOTHING"
    } else {
        "UPDATE discussion_answer SET person_id = $4, text = $5, updated_at = $6, revision = revision + 1
         WHERE meeting_id = $1 AND step = $2 AND table_number = $3 AND revision = $7"
    };
    let done = sqlx::query(statement)
        .bind(meeting.to_string())
        .bind(step)
        .bind(i64::from(table))
        .bind(person.to_string())
        .bind(to_json(text)?)
        .bind(now)
        .bind(seen)
        .execute(to)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// The other announced meetings of a community that use a guide, the latest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn used_in(
    db: &Db,
    community: CommunityId,
    guide: &str,
    but: MeetingId,
) -> Result<Vec<UsedIn>, sqlx::Error> {
    let rows: Vec<UsedRow> = sqlx::query_as(
        "SELECT m.id, m.title, m.begins_at
         FROM discussion_guide g
         JOIN meeting m ON m.id = g.meeting_id
         WHERE m.community_id = $1 AND g.guide = $2 AND m.id <> $3 AND m.phase <> 'draft'
         ORDER BY m.begins_at DESC, m.id
         LIMIT ($4 + 0)",
    )
    .bind(community.to_string())
    .bind(guide)
    .bind(but.to_string())
    .bind(MANY)
    .fetch_all(&db.reader)
    .await?;
    let used = |row: UsedRow| UsedIn { meeting: row.id.0, title: row.title.0, begins_at: row.begins_at };
    Ok(rows.into_iter().map(used).collect())
}
