//! Who has voted, and what was voted: two tables that have the vote in common and nothing else.

use std::collections::HashSet;

use sqlx::{AnyConnection, AssertSqlSafe};

use super::count;
use crate::vote::model::{AskedAgain, Choice, Method, NamedChoice, Tally, Vote, Voter};
use ensemble_core::{
    Lang, LocalizedText,
    fold::sort_by_name,
    ids::{CommunityId, PersonId, VoteId, VoteOptionId},
};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, Text, from_row},
};

from_row! {
    struct VoterRow {
        asked_again: bool,
    }
}

from_row! {
    struct ChoiceRow {
        option_id: Text<VoteOptionId>,
        value: u8,
        reason: Option<Json<LocalizedText>>,
    }
}

from_row! {
    struct NameRow {
        person_id: Text<PersonId>,
        name: String,
    }
}

from_row! {
    struct VoteRow {
        vote_id: Text<VoteId>,
    }
}

from_row! {
    struct AskedRow {
        id: Text<VoteId>,
        community_id: Text<CommunityId>,
        title: Json<LocalizedText>,
        closes_at: i64,
    }
}

from_row! {
    struct BoxRow {
        tally: Json<Tally>,
    }
}

impl From<ChoiceRow> for Choice {
    fn from(row: ChoiceRow) -> Self {
        Self { option: row.option_id.0, value: row.value, reason: row.reason.map(|reason| reason.0) }
    }
}

/// Whether a person has voted.
///
/// # Errors
/// When the database is unavailable.
pub async fn voter(db: &Db, id: VoteId, person: PersonId) -> Result<Option<Voter>, sqlx::Error> {
    let row: Option<VoterRow> =
        sqlx::query_as("SELECT asked_again FROM vote_voter WHERE vote_id = $1 AND person_id = $2")
            .bind(id.to_string())
            .bind(person.to_string())
            .fetch_optional(&db.reader)
            .await?;
    Ok(row.map(|row| Voter { asked_again: row.asked_again }))
}

/// The votes of a community that no one has closed and in which a person has voted, without those in which they are asked again.
///
/// # Errors
/// When the database is unavailable.
pub async fn voted_in(
    db: &Db,
    community: CommunityId,
    person: PersonId,
) -> Result<HashSet<VoteId>, sqlx::Error> {
    let rows: Vec<VoteRow> = sqlx::query_as(
        "SELECT w.vote_id
         FROM vote v
         JOIN vote_voter w ON w.vote_id = v.id
         WHERE v.community_id = $1 AND v.closed_at IS NULL AND w.person_id = $2 AND w.asked_again = 0",
    )
    .bind(community.to_string())
    .bind(person.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| row.vote_id.0).collect())
}

/// The votes in which a person can vote and is asked again, the one that closes first before the others. Nothing of this is
/// emailed: a row about the email would tell what the person had chosen.
///
/// # Errors
/// When the database is unavailable.
pub async fn asked_again(db: &Db, person: PersonId, now: i64) -> Result<Vec<AskedAgain>, sqlx::Error> {
    let rows: Vec<AskedRow> = sqlx::query_as(
        "SELECT v.id, v.community_id, v.title, v.closes_at
         FROM vote_voter w
         JOIN vote v ON v.id = w.vote_id
         JOIN community c ON c.id = v.community_id
         JOIN membership m ON m.community_id = v.community_id AND m.person_id = w.person_id
         WHERE w.person_id = $1 AND w.asked_again = 1 AND v.closed_at IS NULL AND v.closes_at > $2
           AND m.role IN ('member', 'facilitator') AND c.archived_at IS NULL
         ORDER BY v.closes_at, v.id",
    )
    .bind(person.to_string())
    .bind(now)
    .fetch_all(&db.reader)
    .await?;
    let asked = |row: AskedRow| AskedAgain {
        vote: row.id.0,
        community: row.community_id.0,
        title: row.title.0,
        closes_at: row.closes_at,
    };
    Ok(rows.into_iter().map(asked).collect())
}

/// How many people have voted: those who sent a secret ballot or, in an open vote, those of whose ballots something is left.
///
/// # Errors
/// When the database is unavailable.
pub async fn voters(db: &Db, vote: &Vote) -> Result<u32, sqlx::Error> {
    let statement = if vote.secret {
        "SELECT COUNT(*) FROM vote_voter WHERE vote_id = $1"
    } else {
        "SELECT COUNT(DISTINCT c.person_id)
         FROM vote_option o
         JOIN vote_choice c ON c.option_id = o.id
         WHERE o.vote_id = $1"
    };
    count(db, statement, vote.id).await
}

/// What a person chose in an open vote.
///
/// # Errors
/// When the database is unavailable.
pub async fn ballot_of(db: &Db, id: VoteId, person: PersonId) -> Result<Vec<Choice>, sqlx::Error> {
    let rows: Vec<ChoiceRow> = sqlx::query_as(
        "SELECT c.option_id, c.value, c.reason
         FROM vote_option o
         JOIN vote_choice c ON c.option_id = o.id
         WHERE o.vote_id = $1 AND c.person_id = $2
         ORDER BY o.position, o.id",
    )
    .bind(id.to_string())
    .bind(person.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Choice::from).collect())
}

/// What each person chose in an open vote, by their names, without those whose account is closed.
///
/// # Errors
/// When the database is unavailable.
pub async fn named_choices(db: &Db, id: VoteId) -> Result<Vec<NamedChoice>, sqlx::Error> {
    use sqlx::FromRow;
    let rows = sqlx::query(
        "SELECT c.person_id, p.name, c.option_id, c.value, c.reason
         FROM vote_option o
         JOIN vote_choice c ON c.option_id = o.id
         JOIN person p ON p.id = c.person_id AND p.closed_at IS NULL
         WHERE o.vote_id = $1
         ORDER BY p.id, o.position, o.id",
    )
    .bind(id.to_string())
    .fetch_all(&db.reader)
    .await?;
    let mut choices: Vec<NamedChoice> = rows
        .iter()
        .map(|row| {
            let (person, choice) = (NameRow::from_row(row)?, ChoiceRow::from_row(row)?);
            Ok(NamedChoice { person: person.person_id.0, name: person.name, choice: choice.into() })
        })
        .collect::<Result<_, sqlx::Error>>()?;
    sort_by_name(Lang::Fr, &mut choices, |choice| &choice.name);
    Ok(choices)
}

/// How many people who chose something in an open vote have a closed account.
///
/// # Errors
/// When the database is unavailable.
pub async fn unnamed(db: &Db, id: VoteId) -> Result<u32, sqlx::Error> {
    let statement = "SELECT COUNT(DISTINCT c.person_id)
                     FROM vote_option o
                     JOIN vote_choice c ON c.option_id = o.id
                     JOIN person p ON p.id = c.person_id AND p.closed_at IS NOT NULL
                     WHERE o.vote_id = $1";
    count(db, statement, id).await
}

/// The sum of all ballots of a vote.
///
/// # Errors
/// When the database is unavailable.
pub async fn tally(db: &Db, vote: &Vote) -> Result<Tally, sqlx::Error> {
    if vote.secret {
        let row: Option<BoxRow> = sqlx::query_as("SELECT tally FROM vote_box WHERE vote_id = $1")
            .bind(vote.id.to_string())
            .fetch_optional(&db.reader)
            .await?;
        return Ok(row.map(|row| row.tally.0).unwrap_or_default());
    }
    let rows: Vec<ChoiceRow> = sqlx::query_as(
        "SELECT c.option_id, c.value, c.reason
         FROM vote_option o
         JOIN vote_choice c ON c.option_id = o.id
         WHERE o.vote_id = $1",
    )
    .bind(vote.id.to_string())
    .fetch_all(&db.reader)
    .await?;
    let mut tally = Tally::default();
    let choices: Vec<Choice> = rows.into_iter().map(Choice::from).collect();
    tally.add(vote.method, &choices);
    Ok(tally)
}

/// Adds a ballot of a secret vote to the sum, under the vote's lock; `false` when the person has voted.
///
/// # Errors
/// When the database is unavailable.
pub async fn cast_secret(
    to: &mut AnyConnection,
    id: VoteId,
    method: Method,
    person: PersonId,
    ballot: &[Choice],
) -> Result<bool, sqlx::Error> {
    let first = sqlx::query(
        "INSERT INTO vote_voter (vote_id, person_id) VALUES ($1, $2) ON CONFLICT (vote_id, person_id) DO NOTHING",
    )
    .bind(id.to_string())
    .bind(person.to_string())
    .execute(&mut *to)
    .await?;
    if first.rows_affected() == 0 {
        return Ok(false);
    }
    let BoxRow { tally: Json(mut tally) } = sqlx::query_as("SELECT tally FROM vote_box WHERE vote_id = $1")
        .bind(id.to_string())
        .fetch_one(&mut *to)
        .await?;
    tally.add(method, ballot);
    sqlx::query("UPDATE vote_box SET tally = $2 WHERE vote_id = $1")
        .bind(id.to_string())
        .bind(to_json(&tally)?)
        .execute(to)
        .await?;
    Ok(true)
}

/// Stores a person's ballot of an open vote instead of the one before, under the vote's lock.
///
/// # Errors
/// When the database is unavailable.
pub async fn cast_open(
    to: &mut AnyConnection,
    id: VoteId,
    person: PersonId,
    ballot: &[Choice],
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO vote_voter (vote_id, person_id) VALUES ($1, $2)
         ON CONFLICT (vote_id, person_id) DO UPDATE SET asked_again = 0",
    )
    .bind(id.to_string())
    .bind(person.to_string())
    .execute(&mut *to)
    .await?;
    sqlx::query(
        "DELETE FROM vote_choice
         WHERE person_id = $2 AND option_id IN (SELECT id FROM vote_option WHERE vote_id = $1)",
    )
    .bind(id.to_string())
    .bind(person.to_string())
    .execute(&mut *to)
    .await?;
    if ballot.is_empty() {
        return Ok(());
    }
    let rows: Vec<String> = (0..ballot.len())
        .map(|index| 2 + 3 * index)
        .map(|place| format!("(${place}, $1, ${}, ${})", place + 1, place + 2))
        .collect();
    let statement =
        format!("INSERT INTO vote_choice (option_id, person_id, value, reason) VALUES {}", rows.join(", "));
    let mut query = sqlx::query(AssertSqlSafe(statement)).bind(person.to_string());
    for choice in ballot {
        let reason = choice.reason.as_ref().map(to_json).transpose()?;
        query = query.bind(choice.option.to_string()).bind(i64::from(choice.value)).bind(reason);
    }
    query.execute(to).await?;
    Ok(())
}
