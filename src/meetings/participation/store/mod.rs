//! All the SQL of this feature. Rows stay here.

mod after;
mod certificates;
mod guests;
mod lists;
mod logbook;

pub use after::{
    aftermath, claim_absent, complete, contributions, missed, remove_contribution, set_deadline,
    write_contribution,
};
pub use certificates::{
    Holder, certificate, certificate_candidates, holder, in_force, insert, of_community, of_person, revoke,
    same,
};
pub use guests::{guests, note_guest};
pub use lists::{guest_records, members, records};
pub use logbook::{add_entry, add_link, delete_entry, entries, link_since, meetings_of, remove_link, shared};

use sqlx::{Any, AnyConnection, Executor};

use super::model::{Participation, Presence, Sign, Span, Tick, TickSource, Word};
use ensemble_core::ids::{CommunityId, MeetingId, PersonId};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct ParticipationRow {
        sign: Option<Text<Sign>>,
        sign_from: Option<u16>,
        own: Option<Text<Presence>>,
        own_from: Option<u16>,
        own_until: Option<u16>,
        tick: Option<Text<Presence>>,
        tick_from: Option<u16>,
        tick_until: Option<u16>,
        tick_source: Option<Text<TickSource>>,
    }
}

/// The columns of a [`ParticipationRow`], of the rows `x`.
macro_rules! participation_columns {
    () => {
        "x.sign, x.sign_from, x.own, x.own_from, x.own_until, x.tick, x.tick_from, x.tick_until, x.tick_source"
    };
}
use participation_columns;

/// Whether a person of a statement, `v`, takes part in a community.
macro_rules! takes_part {
    () => {
        "v.role IN ('facilitator', 'member')"
    };
}
use takes_part;

fn word(presence: Option<Text<Presence>>, from: Option<u16>, until: Option<u16>) -> Option<Word> {
    match presence?.0 {
        Presence::Absent => Some(Word::Absent),
        Presence::Present => Some(Word::Present(Span { from: from?, until: until? })),
    }
}

impl From<ParticipationRow> for Participation {
    fn from(row: ParticipationRow) -> Self {
        let source = row.tick_source.map_or(TickSource::Facilitator, |source| source.0);
        let tick = word(row.tick, row.tick_from, row.tick_until);
        Self {
            sign: row.sign.map(|sign| sign.0).zip(row.sign_from),
            own: word(row.own, row.own_from, row.own_until),
            tick: tick.map(|word| Tick { word, source }),
        }
    }
}

/// What is known of a person and a meeting.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(
    from: impl Executor<'_, Database = Any>,
    meeting: MeetingId,
    person: PersonId,
) -> Result<Participation, sqlx::Error> {
    let row: Option<ParticipationRow> = sqlx::query_as(concat!(
        "SELECT ",
        participation_columns!(),
        " FROM participation x WHERE x.meeting_id = $1 AND x.person_id = $2"
    ))
    .bind(meeting.to_string())
    .bind(person.to_string())
    .fetch_optional(from)
    .await?;
    Ok(row.map(Participation::from).unwrap_or_default())
}

/// Writes what is known of a person and a meeting, whose row is locked.
///
/// # Errors
/// When the database is unavailable.
pub async fn write(
    to: &mut AnyConnection,
    meeting: MeetingId,
    person: PersonId,
    known: &Participation,
    now: i64,
) -> Result<(), sqlx::Error> {
    let minute = |minute: Option<u16>| minute.map(i64::from);
    let own = known.own.and_then(Word::span);
    let noted = known.tick.map(|tick| tick.word);
    let tick = noted.and_then(Word::span);
    sqlx::query(
        "INSERT INTO participation
           (meeting_id, person_id, sign, sign_from, own, own_from, own_until, tick, tick_from, tick_until, tick_source,
            changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         ON CONFLICT (meeting_id, person_id) DO UPDATE SET
           sign = excluded.sign,
           sign_from = excluded.sign_from,
           own = excluded.own,
           own_from = excluded.own_from,
           own_until = excluded.own_until,
           tick = excluded.tick,
           tick_from = excluded.tick_from,
           tick_until = excluded.tick_until,
           tick_source = excluded.tick_source,
           changed_at = excluded.changed_at",
    )
    .bind(meeting.to_string())
    .bind(person.to_string())
    .bind(known.sign.map(|(sign, _)| sign.code()))
    .bind(known.sign.map(|(_, from)| i64::from(from)))
    .bind(known.own.map(|word| word.presence().code()))
    .bind(minute(own.map(|span| span.from)))
    .bind(minute(own.map(|span| span.until)))
    .bind(noted.map(|word| word.presence().code()))
    .bind(minute(tick.map(|span| span.from)))
    .bind(minute(tick.map(|span| span.until)))
    .bind(known.tick.map(|tick| tick.source.code()))
    .bind(now)
    .execute(to)
    .await?;
    Ok(())
}

/// Whether a person with an open account takes part in the community of a meeting.
///
/// # Errors
/// When the database is unavailable.
pub async fn is_member(
    from: impl Executor<'_, Database = Any>,
    meeting: MeetingId,
    person: PersonId,
) -> Result<bool, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(concat!(
        "SELECT COUNT(*)
         FROM meeting m
         JOIN membership v ON v.community_id = m.community_id
         JOIN person p ON p.id = v.person_id
         WHERE m.id = $1 AND v.person_id = $2 AND p.closed_at IS NULL AND ",
        takes_part!()
    ))
    .bind(meeting.to_string())
    .bind(person.to_string())
    .fetch_one(from)
    .await?;
    Ok(count > 0)
}

/// Whether a community is archived.
///
/// # Errors
/// When the database is unavailable.
pub async fn is_archived(from: &mut AnyConnection, community: CommunityId) -> Result<bool, sqlx::Error> {
    let count: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM community WHERE id = $1 AND archived_at IS NOT NULL")
            .bind(community.to_string())
            .fetch_one(from)
            .await?;
    Ok(count > 0)
}

/// The community of a meeting.
///
/// # Errors
/// When the database is unavailable.
pub async fn community_of(
    from: &mut AnyConnection,
    meeting: MeetingId,
) -> Result<Option<CommunityId>, sqlx::Error> {
    let row: Option<CommunityRow> = sqlx::query_as("SELECT community_id FROM meeting WHERE id = $1")
        .bind(meeting.to_string())
        .fetch_optional(from)
        .await?;
    Ok(row.map(|row| row.community_id.0))
}

from_row! {
    struct CommunityRow {
        community_id: Text<CommunityId>,
    }
}

from_row! {
    struct CodeRow {
        meeting_id: Text<MeetingId>,
    }
}

/// The code of the room of a meeting.
///
/// # Errors
/// When the database is unavailable.
pub async fn room_code(
    from: impl Executor<'_, Database = Any>,
    meeting: MeetingId,
) -> Result<Option<String>, sqlx::Error> {
    sqlx::query_scalar("SELECT code FROM room_code WHERE meeting_id = $1")
        .bind(meeting.to_string())
        .fetch_optional(from)
        .await
}

/// Stores the code of the room of a meeting, whose row is locked, unless it has one, or another meeting of its community has
/// this one. Says whether it was stored.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_room_code(
    to: &mut AnyConnection,
    meeting: MeetingId,
    code: &str,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "INSERT INTO room_code (meeting_id, code, created_at)
         SELECT m.id, CAST($2 AS TEXT), CAST($3 AS BIGINT)
         FROM meeting m
         WHERE m.id = $1 AND NOT EXISTS (
           SELECT 1 FROM room_code r JOIN meeting o ON o.id = r.meeting_id
           WHERE r.code = $2 AND o.community_id = m.community_id)
         ON CONFLICT (meeting_id) DO NOTHING",
    )
    .bind(meeting.to_string())
    .bind(code)
    .bind(now)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// The meetings with this code in the communities in which a person takes part, the latest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn meetings_by_code(db: &Db, code: &str, person: PersonId) -> Result<Vec<MeetingId>, sqlx::Error> {
    let rows: Vec<CodeRow> = sqlx::query_as(concat!(
        "SELECT r.meeting_id
         FROM room_code r
         JOIN meeting m ON m.id = r.meeting_id
         JOIN community c ON c.id = m.community_id
         JOIN membership v ON v.community_id = m.community_id
         WHERE r.code = $1 AND v.person_id = $2 AND c.archived_at IS NULL AND m.phase <> 'draft' AND ",
        takes_part!(),
        " ORDER BY m.begins_at DESC"
    ))
    .bind(code)
    .bind(person.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| row.meeting_id.0).collect())
}
