//! Reads the rounds of tables of a meeting.

use sqlx::{Any, AnyConnection, Executor};

use crate::breakout::model::{
    Member, Method, Pair, Round, Table,
    round::{Clock, Stage},
};
use ensemble_core::{
    Lang, LocalizedText,
    fold::sort_by_name,
    ids::{BreakoutId, CommunityId, MeetingId, PersonId, TableId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

from_row! {
    struct RoundRow {
        id: Text<BreakoutId>,
        meeting_id: Text<MeetingId>,
        stage: Text<Stage>,
        revision: i64,
        item: Option<String>,
        prompt: Json<LocalizedText>,
        method: Text<Method>,
        seed: u32,
        size: usize,
        minutes: u16,
        pairs: Json<Vec<Pair>>,
        opened_at: Option<i64>,
        ends_at: Option<i64>,
        closed_at: Option<i64>,
    }
}

from_row! {
    struct TableRow {
        id: Text<TableId>,
        round_id: Text<BreakoutId>,
        number: u32,
        lang: Text<Lang>,
        place: String,
        prompt: Option<Json<LocalizedText>>,
        text: Option<String>,
    }
}

from_row! {
    struct MemberRow {
        round_id: Text<BreakoutId>,
        table_id: Option<Text<TableId>>,
        person_id: Text<PersonId>,
        name: String,
        lang: Text<Lang>,
        follows_both: bool,
    }
}

from_row! {
    struct PlaceRow {
        community_id: Text<CommunityId>,
        open: bool,
        seated: bool,
    }
}

from_row! {
    struct UnfiledRow {
        id: Text<TableId>,
    }
}

async fn round_rows(
    from: impl Executor<'_, Database = Any>,
    meeting: MeetingId,
) -> Result<Vec<RoundRow>, sqlx::Error> {
    sqlx::query_as(
        "SELECT id, meeting_id, stage, revision, item, prompt, method, seed, size, minutes, pairs, opened_at, ends_at, closed_at
         FROM breakout_round
         WHERE meeting_id = $1
         ORDER BY created_at, id",
    )
    .bind(meeting.to_string())
    .fetch_all(from)
    .await
}

async fn table_rows(
    from: impl Executor<'_, Database = Any>,
    meeting: MeetingId,
) -> Result<Vec<TableRow>, sqlx::Error> {
    sqlx::query_as(
        "SELECT t.id, t.round_id, t.number, t.lang, t.place, t.prompt, t.text
         FROM breakout_round r
         JOIN breakout_table t ON t.round_id = r.id
         WHERE r.meeting_id = $1
         ORDER BY t.number",
    )
    .bind(meeting.to_string())
    .fetch_all(from)
    .await
}

async fn member_rows(
    from: impl Executor<'_, Database = Any>,
    meeting: MeetingId,
) -> Result<Vec<MemberRow>, sqlx::Error> {
    let mut rows: Vec<MemberRow> = sqlx::query_as(
        "SELECT b.round_id, b.table_id, b.person_id, p.name, p.lang, b.follows_both
         FROM breakout_round r
         JOIN breakout_member b ON b.round_id = r.id
         JOIN person p ON p.id = b.person_id
         WHERE r.meeting_id = $1
         ORDER BY p.id",
    )
    .bind(meeting.to_string())
    .fetch_all(from)
    .await?;
    sort_by_name(Lang::Fr, &mut rows, |row| &row.name);
    Ok(rows)
}

fn assembled(rounds: Vec<RoundRow>, tables: Vec<TableRow>, members: Vec<MemberRow>) -> Vec<Round> {
    let mut rounds: Vec<Round> = rounds
        .into_iter()
        .map(|row| Round {
            id: row.id.0,
            meeting: row.meeting_id.0,
            revision: row.revision,
            clock: Clock {
                stage: row.stage.0,
                minutes: row.minutes,
                opened_at: row.opened_at,
                ends_at: row.ends_at,
                closed_at: row.closed_at,
            },
            item: row.item,
            prompt: row.prompt.0,
            method: row.method.0,
            seed: row.seed,
            size: row.size,
            pairs: row.pairs.0,
            tables: Vec::new(),
            without_table: Vec::new(),
        })
        .collect();
    for row in tables {
        let Some(round) = rounds.iter_mut().find(|round| round.id == row.round_id.0) else { continue };
        round.tables.push(Table {
            id: row.id.0,
            number: row.number,
            lang: row.lang.0,
            place: row.place,
            prompt: row.prompt.map(|prompt| prompt.0),
            members: Vec::new(),
            text: row.text,
        });
    }
    for row in members {
        let Some(round) = rounds.iter_mut().find(|round| round.id == row.round_id.0) else { continue };
        let member = Member {
            person: row.person_id.0,
            name: row.name,
            lang: row.lang.0,
            follows_both: row.follows_both,
        };
        let table = row.table_id.map(|table| table.0);
        match round.tables.iter_mut().find(|each| Some(each.id) == table) {
            Some(table) => table.members.push(member),
            None => round.without_table.push(member),
        }
    }
    rounds
}

/// The rounds of a meeting, the oldest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn rounds(db: &Db, meeting: MeetingId) -> Result<Vec<Round>, sqlx::Error> {
    let rounds = round_rows(&db.reader, meeting).await?;
    if rounds.is_empty() {
        return Ok(Vec::new());
    }
    let tables = table_rows(&db.reader, meeting).await?;
    let members = member_rows(&db.reader, meeting).await?;
    Ok(assembled(rounds, tables, members))
}

/// The rounds of a meeting, as a transaction sees them that has locked the meeting.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock_rounds(to: &mut AnyConnection, meeting: MeetingId) -> Result<Vec<Round>, sqlx::Error> {
    let rounds = round_rows(&mut *to, meeting).await?;
    let tables = table_rows(&mut *to, meeting).await?;
    let members = member_rows(&mut *to, meeting).await?;
    Ok(assembled(rounds, tables, members))
}

/// What the tables of a meeting wrote: its closed rounds, the oldest first, with the stored text of each table. For those who may
/// read the agenda.
///
/// # Errors
/// When the database is unavailable.
pub async fn results_of_meeting(db: &Db, meeting: MeetingId) -> Result<Vec<Round>, sqlx::Error> {
    let rounds = rounds(db, meeting).await?;
    Ok(rounds.into_iter().filter(|round| round.clock.stage == Stage::Closed).collect())
}

/// Whose a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TablePlace {
    pub community: CommunityId,
    /// Whether people are at their tables.
    pub open: bool,
    /// Whether the person sits at it.
    pub seated: bool,
}

/// Whose a table is, and whether a person sits at it.
///
/// # Errors
/// When the database is unavailable.
pub async fn place_of(db: &Db, table: TableId, person: PersonId) -> Result<Option<TablePlace>, sqlx::Error> {
    let row: Option<PlaceRow> = sqlx::query_as(
        "SELECT
           m.community_id,
           CASE WHEN r.stage = 'open' AND m.phase = 'under-way' AND m.cancelled_at IS NULL
                  AND c.archived_at IS NULL THEN 1 ELSE 0 END AS open,
           CASE WHEN EXISTS (SELECT 1 FROM breakout_member b WHERE b.table_id = t.id AND b.person_id = $2)
             THEN 1 ELSE 0 END AS seated
         FROM breakout_table t
         JOIN breakout_round r ON r.id = t.round_id
         JOIN meeting m ON m.id = r.meeting_id
         JOIN community c ON c.id = m.community_id
         WHERE t.id = $1",
    )
    .bind(table.to_string())
    .bind(person.to_string())
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(|row| TablePlace { community: row.community_id.0, open: row.open, seated: row.seated }))
}

/// The tables of closed rounds whose stored text lacks something of their note; of one meeting, or of all.
///
/// # Errors
/// When the database is unavailable.
pub async fn unfiled(db: &Db, meeting: Option<MeetingId>) -> Result<Vec<TableId>, sqlx::Error> {
    let rows: Vec<UnfiledRow> = sqlx::query_as(
        "SELECT t.id
         FROM breakout_round r
         JOIN breakout_table t ON t.round_id = r.id
         WHERE r.stage = 'closed' AND ($1 = '' OR r.meeting_id = $1)
           AND (t.filed_number IS NULL
             OR EXISTS (SELECT 1 FROM live_update u WHERE u.document_id = t.id AND u.number > t.filed_number))
         ORDER BY t.id",
    )
    .bind(meeting.map(|meeting| meeting.to_string()).unwrap_or_default())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| row.id.0).collect())
}
