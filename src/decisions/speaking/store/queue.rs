//! The queue of a meeting: read as a whole, written as what has changed.

use std::collections::BTreeMap;

use sqlx::{Any, AnyConnection, Executor};

use crate::speaking::model::{Floor, RequestKind, RoundState, SpeakingRequest, Spoken, queue::Queue};
use ensemble_core::{
    LocalizedText,
    ids::{MeetingId, PersonId, SpeakingRequestId},
};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Text, from_row},
};

from_row! {
    struct QueueRow {
        turn: i64,
        replies: u32,
    }
}

from_row! {
    struct RequestRow {
        id: Text<SpeakingRequestId>,
        person_id: Text<PersonId>,
        kind: Text<RequestKind>,
        raised_at: i64,
        place: Option<u32>,
    }
}

from_row! {
    struct SpokenRow {
        person_id: Text<PersonId>,
        spoken_ms: i64,
        turns: u32,
        floor_since: Option<i64>,
        round_place: Option<i64>,
        round_state: Option<Text<RoundState>>,
    }
}

/// Those of a meeting who take part in its community as members or facilitators now, with an open account.
macro_rules! of_those_who_belong {
    ($select:literal, $table:literal, $rest:literal) => {
        concat!(
            "SELECT ",
            $select,
            " FROM ",
            $table,
            " s
             JOIN meeting m ON m.id = s.meeting_id
             JOIN membership v ON v.community_id = m.community_id AND v.person_id = s.person_id
             JOIN person p ON p.id = s.person_id
             WHERE s.meeting_id = $1 AND v.role IN ('member', 'facilitator') AND p.closed_at IS NULL ",
            $rest
        )
    };
}

const TURN: &str = "SELECT turn, replies FROM speaking WHERE meeting_id = $1";
const REQUESTS: &str = of_those_who_belong!(
    "s.id, s.person_id, s.kind, s.raised_at, s.place",
    "speaking_request",
    "ORDER BY s.id"
);
const PEOPLE: &str = of_those_who_belong!(
    "s.person_id, s.spoken_ms, s.turns, s.floor_since, s.round_place, s.round_state",
    "speaking_person",
    "ORDER BY s.round_place, s.person_id"
);

/// The queue of a meeting, as a transaction sees it.
///
/// # Errors
/// When the database is unavailable.
pub async fn queue(from: &mut AnyConnection, id: MeetingId) -> Result<Queue, sqlx::Error> {
    let turn = fetch_turn(&mut *from, id).await?;
    let requests = fetch_requests(&mut *from, id).await?;
    let people = fetch_people(&mut *from, id).await?;
    Ok(assembled(turn, requests, people))
}

/// The queue of a meeting, for those who look at it.
///
/// # Errors
/// When the database is unavailable.
pub async fn read(db: &Db, id: MeetingId) -> Result<Queue, sqlx::Error> {
    let turn = fetch_turn(&db.reader, id).await?;
    if turn.is_none() {
        return Ok(Queue::default());
    }
    let (requests, people) =
        futures::try_join!(fetch_requests(&db.reader, id), fetch_people(&db.reader, id))?;
    Ok(assembled(turn, requests, people))
}

async fn fetch_turn(
    from: impl Executor<'_, Database = Any>,
    id: MeetingId,
) -> Result<Option<QueueRow>, sqlx::Error> {
    sqlx::query_as(TURN).bind(id.to_string()).fetch_optional(from).await
}

async fn fetch_requests(
    from: impl Executor<'_, Database = Any>,
    id: MeetingId,
) -> Result<Vec<RequestRow>, sqlx::Error> {
    sqlx::query_as(REQUESTS).bind(id.to_string()).fetch_all(from).await
}

async fn fetch_people(
    from: impl Executor<'_, Database = Any>,
    id: MeetingId,
) -> Result<Vec<SpokenRow>, sqlx::Error> {
    sqlx::query_as(PEOPLE).bind(id.to_string()).fetch_all(from).await
}

fn assembled(turn: Option<QueueRow>, requests: Vec<RequestRow>, people: Vec<SpokenRow>) -> Queue {
    let (turn, replies) = turn.map_or((0, 0), |row| (row.turn, row.replies));
    let floor =
        people.iter().find_map(|row| row.floor_since.map(|since| Floor { person: row.person_id.0, since }));
    let mut round: Vec<(i64, PersonId, RoundState)> = people
        .iter()
        .filter_map(|row| Some((row.round_place?, row.person_id.0, row.round_state.as_ref()?.0)))
        .collect();
    round.sort_by_key(|(place, person, _)| (*place, *person));
    let round: Vec<(PersonId, RoundState)> =
        round.into_iter().map(|(_, person, state)| (person, state)).collect();
    let request = |row: RequestRow| SpeakingRequest {
        id: row.id.0,
        person: row.person_id.0,
        kind: row.kind.0,
        raised_at: row.raised_at,
        place: row.place,
    };
    Queue {
        turn,
        replies,
        floor,
        requests: requests.into_iter().map(request).collect(),
        spoken: people
            .iter()
            .map(|row| (row.person_id.0, Spoken { millis: row.spoken_ms, turns: row.turns }))
            .collect(),
        round: Some(round).filter(|round| round.iter().any(|(_, state)| state.is_left())),
    }
}

/// What is stored of a person in a meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Stored {
    spoken: Spoken,
    floor_since: Option<i64>,
    round: Option<(i64, RoundState)>,
}

fn stored(queue: &Queue) -> BTreeMap<PersonId, Stored> {
    let mut all: BTreeMap<PersonId, Stored> = queue
        .spoken
        .iter()
        .map(|(person, spoken)| (*person, Stored { spoken: *spoken, ..Stored::default() }))
        .collect();
    if let Some(floor) = queue.floor {
        all.entry(floor.person).or_default().floor_since = Some(floor.since);
    }
    for (place, (person, state)) in (0_i64..).zip(queue.round.iter().flatten()) {
        all.entry(*person).or_default().round = Some((place, *state));
    }
    all
}

/// Writes what has changed between two states of a queue, under the lock of the meeting.
///
/// # Errors
/// When the database is unavailable.
pub async fn write(
    to: &mut AnyConnection,
    id: MeetingId,
    before: &Queue,
    after: &Queue,
) -> Result<(), sqlx::Error> {
    if before == after {
        return Ok(());
    }
    let meeting = id.to_string();
    sqlx::query(
        "INSERT INTO speaking (meeting_id, turn, replies) VALUES ($1, $2, $3)
         ON CONFLICT (meeting_id) DO UPDATE SET turn = excluded.turn, replies = excluded.replies",
    )
    .bind(&meeting)
    .bind(after.turn)
    .bind(i64::from(after.replies))
    .execute(&mut *to)
    .await?;
    let kept = |request: &SpeakingRequest| after.requests.iter().any(|each| each.id == request.id);
    for request in before.requests.iter().filter(|request| !kept(request)) {
        sqlx::query("DELETE FROM speaking_request WHERE id = $1")
            .bind(request.id.to_string())
            .execute(&mut *to)
            .await?;
    }
    for request in after.requests.iter().filter(|request| !before.requests.contains(request)) {
        // A person who left the community and came back may have one that the queue did not show.
        sqlx::query(
            "DELETE FROM speaking_request
             WHERE meeting_id = $1 AND person_id = $2 AND id <> $3
               AND CASE WHEN kind = 'silent' THEN 1 ELSE 0 END = $4",
        )
        .bind(&meeting)
        .bind(request.person.to_string())
        .bind(request.id.to_string())
        .bind(i64::from(request.kind == RequestKind::Silent))
        .execute(&mut *to)
        .await?;
        sqlx::query(
            "INSERT INTO speaking_request (id, meeting_id, person_id, kind, raised_at, place)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (id) DO UPDATE SET place = excluded.place",
        )
        .bind(request.id.to_string())
        .bind(&meeting)
        .bind(request.person.to_string())
        .bind(request.kind.code())
        .bind(request.raised_at)
        .bind(request.place.map(i64::from))
        .execute(&mut *to)
        .await?;
    }
    write_people(to, &meeting, before, after).await
}

async fn write_people(
    to: &mut AnyConnection,
    meeting: &str,
    before: &Queue,
    after: &Queue,
) -> Result<(), sqlx::Error> {
    if before.floor != after.floor {
        // The person who has it may have left the community: then `before` does not show it.
        sqlx::query(
            "UPDATE speaking_person SET floor_since = NULL WHERE meeting_id = $1 AND floor_since IS NOT NULL",
        )
        .bind(meeting)
        .execute(&mut *to)
        .await?;
    }
    if before.round.is_some() != after.round.is_some() {
        sqlx::query(
            "UPDATE speaking_person SET round_place = NULL, round_state = NULL
             WHERE meeting_id = $1 AND round_place IS NOT NULL",
        )
        .bind(meeting)
        .execute(&mut *to)
        .await?;
    }
    let was = stored(before);
    for (person, now) in stored(after) {
        if was.get(&person) == Some(&now) {
            continue;
        }
        sqlx::query(
            "INSERT INTO speaking_person
               (meeting_id, person_id, spoken_ms, turns, floor_since, round_place, round_state)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (meeting_id, person_id) DO UPDATE SET
               spoken_ms = excluded.spoken_ms,
               turns = excluded.turns,
               floor_since = excluded.floor_since,
               round_place = excluded.round_place,
               round_state = excluded.round_state",
        )
        .bind(meeting)
        .bind(person.to_string())
        .bind(now.spoken.millis)
        .bind(i64::from(now.spoken.turns))
        .bind(now.floor_since)
        .bind(now.round.map(|(place, _)| place))
        .bind(now.round.map(|(_, state)| state.code()))
        .execute(&mut *to)
        .await?;
    }
    Ok(())
}

/// Writes the text of a silent contribution.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_contribution(
    to: &mut AnyConnection,
    meeting: MeetingId,
    person: PersonId,
    text: &LocalizedText,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE speaking_request SET contribution = $3 WHERE meeting_id = $1 AND person_id = $2 AND kind = 'silent'",
    )
    .bind(meeting.to_string())
    .bind(person.to_string())
    .bind(to_json(text)?)
    .execute(to)
    .await?;
    Ok(())
}
