//! Writes rounds of tables. All of it within a transaction that has locked the meeting, but for the stored text of a note.

use sqlx::AnyConnection;

use crate::breakout::model::{
    Pair, Round, Table,
    round::{Clock, Stage},
};
use ensemble_core::ids::{BreakoutId, MeetingId, PersonId, TableId};
use ensemble_server::db::columns::to_json;

/// Adds a round with its tables and the people who are there.
///
/// # Errors
/// When the database is unavailable, or when the meeting has a round that is not closed.
pub async fn add(to: &mut AnyConnection, round: &Round, now: i64) -> Result<(), sqlx::Error> {
    let Clock { stage, minutes, opened_at, ends_at, closed_at } = round.clock;
    sqlx::query(
        "INSERT INTO breakout_round
           (id, meeting_id, stage, revision, item, prompt, method, seed, size, minutes, pairs, created_at, opened_at, ends_at,
            closed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
    )
    .bind(round.id.to_string())
    .bind(round.meeting.to_string())
    .bind(stage.code())
    .bind(round.revision)
    .bind(round.item.as_deref())
    .bind(to_json(&round.prompt)?)
    .bind(round.method.code())
    .bind(i64::from(round.seed))
    .bind(i64::try_from(round.size).unwrap_or(i64::MAX))
    .bind(i64::from(minutes))
    .bind(to_json(&round.pairs)?)
    .bind(now)
    .bind(opened_at)
    .bind(ends_at)
    .bind(closed_at)
    .execute(&mut *to)
    .await?;
    for table in &round.tables {
        add_table(&mut *to, round.id, table).await?;
        for member in &table.members {
            add_member(&mut *to, round.id, member.person, Some(table.id), member.follows_both).await?;
        }
    }
    for member in &round.without_table {
        add_member(&mut *to, round.id, member.person, None, member.follows_both).await?;
    }
    Ok(())
}

async fn add_table(to: &mut AnyConnection, round: BreakoutId, table: &Table) -> Result<(), sqlx::Error> {
    let prompt = table.prompt.as_ref().map(to_json).transpose()?;
    sqlx::query(
        "INSERT INTO breakout_table (id, round_id, number, lang, place, prompt)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(table.id.to_string())
    .bind(round.to_string())
    .bind(i64::from(table.number))
    .bind(table.lang.code())
    .bind(table.place.clone())
    .bind(prompt)
    .execute(to)
    .await?;
    Ok(())
}

async fn add_member(
    to: &mut AnyConnection,
    round: BreakoutId,
    person: PersonId,
    table: Option<TableId>,
    follows_both: bool,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO breakout_member (round_id, person_id, table_id, follows_both) VALUES ($1, $2, $3, $4)
         ON CONFLICT (round_id, person_id) DO UPDATE SET table_id = excluded.table_id",
    )
    .bind(round.to_string())
    .bind(person.to_string())
    .bind(table.map(|table| table.to_string()))
    .bind(i64::from(follows_both))
    .execute(to)
    .await?;
    Ok(())
}

/// Gives a person a place at a table of a round, or another one than before.
///
/// # Errors
/// When the database is unavailable.
pub async fn place_member(
    to: &mut AnyConnection,
    round: BreakoutId,
    person: PersonId,
    table: TableId,
    follows_both: bool,
) -> Result<(), sqlx::Error> {
    add_member(to, round, person, Some(table), follows_both).await
}

/// Deletes a round with its tables.
///
/// # Errors
/// When the database is unavailable.
pub async fn delete(to: &mut AnyConnection, round: BreakoutId) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM breakout_round WHERE id = $1").bind(round.to_string()).execute(to).await?;
    Ok(())
}

/// Writes how far a round is. Of one that is closed it is not kept who was to sit together or apart.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_clock(to: &mut AnyConnection, round: &Round, clock: &Clock) -> Result<(), sqlx::Error> {
    let pairs: &[Pair] = if clock.stage == Stage::Closed { &[] } else { &round.pairs };
    sqlx::query(
        "UPDATE breakout_round
         SET stage = $2, minutes = $3, opened_at = $4, ends_at = $5, closed_at = $6, pairs = $7, revision = revision + 1
         WHERE id = $1",
    )
    .bind(round.id.to_string())
    .bind(clock.stage.code())
    .bind(i64::from(clock.minutes))
    .bind(clock.opened_at)
    .bind(clock.ends_at)
    .bind(clock.closed_at)
    .bind(to_json(&pairs)?)
    .execute(to)
    .await?;
    Ok(())
}

/// Notes the item of the agenda at which people go to their tables.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_item(
    to: &mut AnyConnection,
    round: BreakoutId,
    item: Option<&str>,
) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE breakout_round SET item = $2 WHERE id = $1")
        .bind(round.to_string())
        .bind(item)
        .execute(to)
        .await?;
    Ok(())
}

/// Deletes who was to sit together or apart in the rounds of a meeting.
///
/// # Errors
/// When the database is unavailable.
pub async fn delete_pairs(to: &mut AnyConnection, meeting: MeetingId) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE breakout_round SET pairs = '[]' WHERE meeting_id = $1")
        .bind(meeting.to_string())
        .execute(to)
        .await?;
    Ok(())
}

/// Raises the revision of a round.
///
/// # Errors
/// When the database is unavailable.
pub async fn touch(to: &mut AnyConnection, round: BreakoutId) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE breakout_round SET revision = revision + 1 WHERE id = $1")
        .bind(round.to_string())
        .execute(to)
        .await?;
    Ok(())
}

/// Writes where a table is and what it talks about.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_table(to: &mut AnyConnection, table: &Table) -> Result<(), sqlx::Error> {
    let prompt = table.prompt.as_ref().map(to_json).transpose()?;
    sqlx::query("UPDATE breakout_table SET place = $2, prompt = $3 WHERE id = $1")
        .bind(table.id.to_string())
        .bind(table.place.clone())
        .bind(prompt)
        .execute(to)
        .await?;
    Ok(())
}

/// Stores the text of a note as of an update of its document, unless a later one is stored.
///
/// # Errors
/// When the database is unavailable.
pub async fn file(
    to: &mut AnyConnection,
    table: TableId,
    text: &str,
    number: i64,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE breakout_table SET text = $2, filed_number = $3, filed_at = $4
         WHERE id = $1 AND (filed_number IS NULL OR filed_number < $3)",
    )
    .bind(table.to_string())
    .bind(text.to_owned())
    .bind(number)
    .bind(now)
    .execute(to)
    .await?;
    Ok(())
}
