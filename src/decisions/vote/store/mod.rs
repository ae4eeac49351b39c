//! All the SQL of votes. Rows stay here; what leaves is the model.

mod ballots;
mod options;

pub use ballots::{
    asked_again, ballot_of, cast_open, cast_secret, named_choices, tally, unnamed, voted_in, voter, voters,
};
pub use options::{add_option, remove_option, rename_option, translate_option};

use sqlx::AnyConnection;

use super::model::{Method, Vote, VoteOption};
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, MeetingId, PersonId, ThemeId, VoteId, VoteOptionId},
};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, Text, from_row},
};

/// How many votes a page shows.
pub const PAGE_SIZE: u32 = 50;

from_row! {
    struct VoteRow {
        id: Text<VoteId>,
        community_id: Text<CommunityId>,
        title: Json<LocalizedText>,
        method: Text<Method>,
        dots: Option<u8>,
        secret: bool,
        hidden: bool,
        quorum: u32,
        revision: i64,
        opened_at: i64,
        closes_at: i64,
        closed_at: Option<i64>,
        outcome: Option<Json<LocalizedText>>,
        meeting_id: Option<Text<MeetingId>>,
    }
}

from_row! {
    struct OptionRow {
        id: Text<VoteOptionId>,
        theme_id: Option<Text<ThemeId>>,
        title: Json<LocalizedText>,
    }
}

from_row! {
    struct PersonRow {
        person_id: Text<PersonId>,
    }
}

/// A vote with the meeting on whose agenda it is; none where that meeting was cancelled.
macro_rules! select_votes {
    ($rest:literal) => {
        concat!(
            "SELECT v.id, v.community_id, v.title, v.method, v.dots, v.secret, v.hidden, v.quorum, v.revision, v.opened_at,
                    v.closes_at, v.closed_at, v.outcome, m.id AS meeting_id
             FROM vote v
             LEFT JOIN meeting m ON m.id = v.meeting_id AND m.cancelled_at IS NULL ",
            $rest
        )
    };
}

/// That a vote is on no agenda but that of a meeting that was cancelled.
macro_rules! has_no_meeting {
    () => {
        "(meeting_id IS NULL
          OR EXISTS (SELECT 1 FROM meeting m WHERE m.id = vote.meeting_id AND m.cancelled_at IS NOT NULL))"
    };
}

/// A page, from 1, of the votes of a community, without what can be chosen: those that are open first, then those that closed
/// last.
///
/// # Errors
/// When the database is unavailable.
pub async fn of_community(db: &Db, community: CommunityId, page: u32) -> Result<Vec<Vote>, sqlx::Error> {
    let rows: Vec<VoteRow> = sqlx::query_as(select_votes!(
        "WHERE v.community_id = $1
         ORDER BY CASE WHEN v.closed_at IS NULL THEN 0 ELSE 1 END, v.closes_at DESC, v.id
         LIMIT ($2 + 0) OFFSET ($3 + 0)"
    ))
    .bind(community.to_string())
    .bind(i64::from(PAGE_SIZE))
    .bind(i64::from(page.saturating_sub(1)) * i64::from(PAGE_SIZE))
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(vote).collect())
}

/// How many votes a community has had.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_of_community(db: &Db, community: CommunityId) -> Result<u32, sqlx::Error> {
    let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM vote WHERE community_id = $1")
        .bind(community.to_string())
        .fetch_one(&db.reader)
        .await?;
    Ok(u32::try_from(count).unwrap_or_default())
}

fn vote(row: VoteRow) -> Vote {
    Vote {
        id: row.id.0,
        community: row.community_id.0,
        title: row.title.0,
        method: row.method.0,
        dots: row.dots.unwrap_or_default(),
        secret: row.secret,
        hidden: row.hidden,
        quorum: row.quorum,
        revision: row.revision,
        opened_at: row.opened_at,
        closes_at: row.closes_at,
        closed_at: row.closed_at,
        outcome: row.outcome.map(|outcome| outcome.0),
        meeting: row.meeting_id.map(|meeting| meeting.0),
        options: Vec::new(),
    }
}

/// A vote of a community.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(db: &Db, community: CommunityId, id: VoteId) -> Result<Option<Vote>, sqlx::Error> {
    let row: Option<VoteRow> = sqlx::query_as(select_votes!("WHERE v.community_id = $1 AND v.id = $2"))
        .bind(community.to_string())
        .bind(id.to_string())
        .fetch_optional(&db.reader)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let options: Vec<OptionRow> = sqlx::query_as(
        "SELECT o.id, o.theme_id, o.title FROM vote_option o WHERE o.vote_id = $1 ORDER BY o.position, o.id",
    )
    .bind(id.to_string())
    .fetch_all(&db.reader)
    .await?;
    let option = |row: OptionRow| VoteOption {
        id: row.id.0,
        theme: row.theme_id.map(|theme| theme.0),
        title: row.title.0,
    };
    Ok(Some(Vote { options: options.into_iter().map(option).collect(), ..vote(row) }))
}

/// Opens a vote.
///
/// # Errors
/// When the database is unavailable.
pub async fn add(to: &mut AnyConnection, vote: &Vote) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO vote (id, community_id, title, method, dots, secret, hidden, quorum, opened_at, closes_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(vote.id.to_string())
    .bind(vote.community.to_string())
    .bind(to_json(&vote.title)?)
    .bind(vote.method.code())
    .bind((vote.method == Method::Dots).then_some(i64::from(vote.dots)))
    .bind(i64::from(vote.secret))
    .bind(i64::from(vote.hidden))
    .bind(i64::from(vote.quorum))
    .bind(vote.opened_at)
    .bind(vote.closes_at)
    .execute(&mut *to)
    .await?;
    for (position, option) in (0_i64..).zip(&vote.options) {
        options::insert(&mut *to, vote.id, option, position).await?;
    }
    if vote.secret {
        sqlx::query("INSERT INTO vote_box (vote_id, tally) VALUES ($1, '{}')")
            .bind(vote.id.to_string())
            .execute(to)
            .await?;
    }
    Ok(())
}

/// Those who may vote in a community.
///
/// # Errors
/// When the database is unavailable.
pub async fn eligible(db: &Db, community: CommunityId) -> Result<Vec<PersonId>, sqlx::Error> {
    let rows: Vec<PersonRow> = sqlx::query_as(
        "SELECT m.person_id
         FROM membership m
         JOIN person p ON p.id = m.person_id
         WHERE m.community_id = $1 AND m.role IN ('member', 'facilitator') AND p.closed_at IS NULL
         ORDER BY m.person_id",
    )
    .bind(community.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| row.person_id.0).collect())
}

/// How many people could vote: those who may today, and those who have voted, whatever became of them since.
///
/// # Errors
/// When the database is unavailable.
pub async fn electorate(db: &Db, vote: &Vote) -> Result<u32, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM (SELECT m.person_id
               FROM membership m
               JOIN person p ON p.id = m.person_id
               WHERE m.community_id = $1 AND m.role IN ('member', 'facilitator') AND p.closed_at IS NULL
               UNION
               SELECT v.person_id FROM vote_voter v WHERE v.vote_id = $2) AS people",
    )
    .bind(vote.community.to_string())
    .bind(vote.id.to_string())
    .fetch_one(&db.reader)
    .await?;
    Ok(u32::try_from(count).unwrap_or_default())
}

/// Keeps a vote as it is until the end of the transaction; when it closes, in milliseconds UTC. `None` when it is closed, or
/// when what can be chosen has changed since this revision.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock_open(
    to: &mut AnyConnection,
    id: VoteId,
    revision: i64,
) -> Result<Option<i64>, sqlx::Error> {
    sqlx::query_scalar(
        "UPDATE vote SET revision = revision
         WHERE id = $1 AND revision = $2 AND closed_at IS NULL
         RETURNING closes_at",
    )
    .bind(id.to_string())
    .bind(revision)
    .fetch_optional(to)
    .await
}

/// Closes a vote, once the ballots that are being cast are in; `false` when it is closed. It is closed since its date if that
/// has come.
///
/// # Errors
/// When the database is unavailable.
pub async fn close(to: &mut AnyConnection, id: VoteId, now: i64) -> Result<bool, sqlx::Error> {
    let statement = "UPDATE vote SET closed_at = CASE WHEN closes_at < $2 THEN closes_at ELSE $2 END
                     WHERE id = $1 AND closed_at IS NULL";
    let done = sqlx::query(statement).bind(id.to_string()).bind(now).execute(to).await?;
    Ok(done.rows_affected() > 0)
}

/// Closes the votes whose date has come, once the ballots that are being cast are in. They are closed since that date.
///
/// # Errors
/// When the database is unavailable.
pub async fn close_due(to: &mut AnyConnection, now: i64) -> Result<u64, sqlx::Error> {
    let done =
        sqlx::query("UPDATE vote SET closed_at = closes_at WHERE closed_at IS NULL AND closes_at <= $1")
            .bind(now)
            .execute(to)
            .await?;
    Ok(done.rows_affected())
}

/// Writes what came of a vote that is closed, until it is on an agenda; `false` when it is.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_outcome(
    to: &mut AnyConnection,
    id: VoteId,
    outcome: &LocalizedText,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(concat!(
        "UPDATE vote SET outcome = $2 WHERE id = $1 AND closed_at IS NOT NULL AND ",
        has_no_meeting!()
    ))
    .bind(id.to_string())
    .bind(to_json(outcome)?)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Says on which meeting's agenda a vote was put; `false` when it is on one, unless that meeting was cancelled.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_meeting(
    to: &mut AnyConnection,
    id: VoteId,
    meeting: MeetingId,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(concat!(
        "UPDATE vote SET meeting_id = $2 WHERE id = $1 AND closed_at IS NOT NULL AND outcome IS NOT NULL AND ",
        has_no_meeting!()
    ))
    .bind(id.to_string())
    .bind(meeting.to_string())
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Says that a vote is not on the agenda of a meeting after all.
///
/// # Errors
/// When the database is unavailable.
pub async fn unset_meeting(
    to: &mut AnyConnection,
    id: VoteId,
    meeting: MeetingId,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE vote SET meeting_id = NULL WHERE id = $1 AND meeting_id = $2")
        .bind(id.to_string())
        .bind(meeting.to_string())
        .execute(to)
        .await?;
    Ok(())
}

/// The votes that were put on the agenda of a meeting: what was asked, and what came of it.
///
/// # Errors
/// When the database is unavailable.
pub async fn outcomes_of_meeting(
    db: &Db,
    meeting: MeetingId,
) -> Result<Vec<(LocalizedText, LocalizedText)>, sqlx::Error> {
    let rows: Vec<VoteRow> = sqlx::query_as(select_votes!(
        "WHERE m.id = $1 AND v.closed_at IS NOT NULL ORDER BY v.closed_at, v.id"
    ))
    .bind(meeting.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.title.0, row.outcome?.0))).collect())
}

/// How many rows a statement with a vote's id counts.
async fn count(db: &Db, statement: &'static str, id: VoteId) -> Result<u32, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(statement).bind(id.to_string()).fetch_one(&db.reader).await?;
    Ok(u32::try_from(count).unwrap_or_default())
}
