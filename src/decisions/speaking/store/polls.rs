//! Quick polls: who answered, and the sums.

use std::collections::HashMap;

use sqlx::{Any, AnyConnection, Executor};

use crate::speaking::{
    model::{PollKind, Polled, QuickPoll},
    rules::{choices, shows_results},
};
use ensemble_core::{
    LocalizedText,
    ids::{MeetingId, PersonId, QuickPollId},
};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, Text, from_row},
};

from_row! {
    struct PollRow {
        id: Text<QuickPollId>,
        question: Json<LocalizedText>,
        kind: Text<PollKind>,
        options: Json<Vec<String>>,
        anonymous: bool,
        at_once: bool,
        opened_at: i64,
        closed_at: Option<i64>,
        tally: Option<Json<Vec<u32>>>,
    }
}

from_row! {
    struct CountRow {
        poll_id: Text<QuickPollId>,
        choice: u32,
        people: u32,
    }
}

from_row! {
    struct OwnRow {
        poll_id: Text<QuickPollId>,
        choice: Option<u32>,
    }
}

impl PollRow {
    fn split(self) -> (QuickPoll, Option<Vec<u32>>) {
        let poll = QuickPoll {
            id: self.id.0,
            question: self.question.0,
            kind: self.kind.0,
            options: self.options.0,
            anonymous: self.anonymous,
            at_once: self.at_once,
            opened_at: self.opened_at,
            closed_at: self.closed_at,
        };
        (poll, self.tally.map(|tally| tally.0))
    }
}

/// The quick polls of a meeting, the newest first, with what this viewer answered.
///
/// # Errors
/// When the database is unavailable.
pub async fn polls(
    db: &Db,
    meeting: MeetingId,
    viewer: Option<PersonId>,
) -> Result<Vec<Polled>, sqlx::Error> {
    let rows: Vec<PollRow> = sqlx::query_as(
        "SELECT id, question, kind, options, anonymous, at_once, opened_at, closed_at, tally
         FROM quick_poll
         WHERE meeting_id = $1
         ORDER BY opened_at DESC, id DESC",
    )
    .bind(meeting.to_string())
    .fetch_all(&db.reader)
    .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let counted: Vec<CountRow> = sqlx::query_as(
        "SELECT a.poll_id, a.choice, COUNT(*) AS people
         FROM quick_poll q
         JOIN quick_poll_answer a ON a.poll_id = q.id
         WHERE q.meeting_id = $1 AND a.choice IS NOT NULL
         GROUP BY a.poll_id, a.choice",
    )
    .bind(meeting.to_string())
    .fetch_all(&db.reader)
    .await?;
    let own: Vec<OwnRow> = match viewer {
        Some(person) => {
            sqlx::query_as(
                "SELECT a.poll_id, a.choice
                 FROM quick_poll q
                 JOIN quick_poll_answer a ON a.poll_id = q.id
                 WHERE q.meeting_id = $1 AND a.person_id = $2",
            )
            .bind(meeting.to_string())
            .bind(person.to_string())
            .fetch_all(&db.reader)
            .await?
        }
        None => Vec::new(),
    };
    let own: HashMap<QuickPollId, Option<u32>> =
        own.into_iter().map(|row| (row.poll_id.0, row.choice)).collect();
    Ok(rows
        .into_iter()
        .map(|row| {
            let (poll, tally) = row.split();
            let of_poll = counted.iter().filter(|row| row.poll_id.0 == poll.id);
            let counts = tally.unwrap_or_else(|| sums(&poll, of_poll.map(|row| (row.choice, row.people))));
            Polled {
                people: counts.iter().sum(),
                counts,
                answered: own.contains_key(&poll.id),
                chosen: own.get(&poll.id).copied().flatten(),
                poll,
            }
        })
        .collect())
}

/// The quick polls of a meeting that are closed, the first one first, without those whose sums would tell what a person chose.
///
/// # Errors
/// When the database is unavailable.
pub async fn closed_polls(db: &Db, meeting: MeetingId) -> Result<Vec<Polled>, sqlx::Error> {
    let mut all = polls(db, meeting, None).await?;
    all.retain(|polled| polled.poll.closed_at.is_some() && shows_results(polled, false));
    all.reverse();
    Ok(all)
}

/// How many people chose each option, from the options that were chosen.
fn sums(poll: &QuickPoll, chosen: impl Iterator<Item = (u32, u32)>) -> Vec<u32> {
    let mut counts = vec![0; choices(poll.kind, &poll.options)];
    for (choice, people) in chosen {
        let count = usize::try_from(choice).ok().and_then(|choice| counts.get_mut(choice));
        if let Some(count) = count {
            *count += people;
        }
    }
    counts
}

/// How many quick polls a meeting has had.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_polls(
    from: impl Executor<'_, Database = Any>,
    meeting: MeetingId,
) -> Result<usize, sqlx::Error> {
    let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM quick_poll WHERE meeting_id = $1")
        .bind(meeting.to_string())
        .fetch_one(from)
        .await?;
    Ok(usize::try_from(count).unwrap_or_default())
}

/// Asks a quick poll.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_poll(
    to: &mut AnyConnection,
    meeting: MeetingId,
    poll: &QuickPoll,
) -> Result<(), sqlx::Error> {
    let tally = if poll.anonymous { Some(to_json(&sums(poll, std::iter::empty()))?) } else { None };
    sqlx::query(
        "INSERT INTO quick_poll (id, meeting_id, question, kind, options, anonymous, at_once, opened_at, tally)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(poll.id.to_string())
    .bind(meeting.to_string())
    .bind(to_json(&poll.question)?)
    .bind(poll.kind.code())
    .bind(to_json(&poll.options)?)
    .bind(i64::from(poll.anonymous))
    .bind(i64::from(poll.at_once))
    .bind(poll.opened_at)
    .bind(tally)
    .execute(to)
    .await?;
    Ok(())
}

/// A quick poll of a meeting with the sum that is stored of it, kept as it is until the end of the transaction.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock_poll(
    to: &mut AnyConnection,
    meeting: MeetingId,
    id: QuickPollId,
) -> Result<Option<(QuickPoll, Option<Vec<u32>>)>, sqlx::Error> {
    let row: Option<PollRow> = sqlx::query_as(
        "UPDATE quick_poll SET kind = kind
         WHERE id = $1 AND meeting_id = $2
         RETURNING id, question, kind, options, anonymous, at_once, opened_at, closed_at, tally",
    )
    .bind(id.to_string())
    .bind(meeting.to_string())
    .fetch_optional(to)
    .await?;
    Ok(row.map(PollRow::split))
}

/// Stores what a person chose, in place of what they chose before.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_answer(
    to: &mut AnyConnection,
    poll: QuickPollId,
    person: PersonId,
    choice: u32,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO quick_poll_answer (poll_id, person_id, choice) VALUES ($1, $2, $3)
         ON CONFLICT (poll_id, person_id) DO UPDATE SET choice = excluded.choice",
    )
    .bind(poll.to_string())
    .bind(person.to_string())
    .bind(i64::from(choice))
    .execute(to)
    .await?;
    Ok(())
}

/// Stores that a person answered and, apart from that, adds their choice to the sum; `false` when they have answered before.
///
/// # Errors
/// When the database is unavailable.
pub async fn answer_anonymously(
    to: &mut AnyConnection,
    poll: &QuickPoll,
    mut tally: Vec<u32>,
    person: PersonId,
    choice: u32,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "INSERT INTO quick_poll_answer (poll_id, person_id) VALUES ($1, $2)
         ON CONFLICT (poll_id, person_id) DO NOTHING",
    )
    .bind(poll.id.to_string())
    .bind(person.to_string())
    .execute(&mut *to)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    if let Some(count) = usize::try_from(choice).ok().and_then(|choice| tally.get_mut(choice)) {
        *count += 1;
    }
    sqlx::query("UPDATE quick_poll SET tally = $2 WHERE id = $1")
        .bind(poll.id.to_string())
        .bind(to_json(&tally)?)
        .execute(to)
        .await?;
    Ok(true)
}

/// Closes a quick poll and stores the sum of its answers; `false` when it is closed.
///
/// # Errors
/// When the database is unavailable.
pub async fn close_poll(
    to: &mut AnyConnection,
    poll: &QuickPoll,
    tally: Option<Vec<u32>>,
    now: i64,
) -> Result<bool, sqlx::Error> {
    if poll.closed_at.is_some() {
        return Ok(false);
    }
    let tally = match tally {
        Some(tally) => tally,
        None => {
            let counted: Vec<CountRow> = sqlx::query_as(
                "SELECT poll_id, choice, COUNT(*) AS people
                 FROM quick_poll_answer
                 WHERE poll_id = $1 AND choice IS NOT NULL
                 GROUP BY poll_id, choice",
            )
            .bind(poll.id.to_string())
            .fetch_all(&mut *to)
            .await?;
            sums(poll, counted.into_iter().map(|row| (row.choice, row.people)))
        }
    };
    sqlx::query("UPDATE quick_poll SET closed_at = $2, tally = $3 WHERE id = $1")
        .bind(poll.id.to_string())
        .bind(now)
        .bind(to_json(&tally)?)
        .execute(to)
        .await?;
    Ok(true)
}

/// Closes the polls of a meeting that ends and deletes who answered.
pub(super) async fn end(to: &mut AnyConnection, meeting: MeetingId, now: i64) -> Result<(), sqlx::Error> {
    let open: Vec<PollRow> = sqlx::query_as(
        "SELECT id, question, kind, options, anonymous, at_once, opened_at, closed_at, tally
         FROM quick_poll
         WHERE meeting_id = $1 AND closed_at IS NULL",
    )
    .bind(meeting.to_string())
    .fetch_all(&mut *to)
    .await?;
    for row in open {
        let (poll, tally) = row.split();
        close_poll(&mut *to, &poll, tally, now).await?;
    }
    sqlx::query(
        "DELETE FROM quick_poll_answer WHERE poll_id IN (SELECT id FROM quick_poll WHERE meeting_id = $1)",
    )
    .bind(meeting.to_string())
    .execute(to)
    .await?;
    Ok(())
}
