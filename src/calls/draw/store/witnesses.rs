//! The witnesses of public lotteries, and the numbers that each entered. A row without numbers that has a time belongs to
//! a witness who is asked again.

use sqlx::{Any, AnyConnection, Executor};

use crate::draw::model::Witness;
use ensemble_core::ids::{DrawId, PersonId};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct WitnessRow {
        person_id: Option<Text<PersonId>>,
        has_entered: bool,
        asked_again: bool,
    }
}

from_row! {
    struct NumbersRow {
        position: usize,
        numbers: Option<String>,
    }
}

from_row! {
    struct PersonRow {
        person_id: Text<PersonId>,
    }
}

/// What the two witnesses of a draw entered, in their order; `None` where one has not.
pub type Entered = [Option<Vec<u32>>; 2];

/// Names the witnesses of a draw.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_witnesses(
    tx: &mut AnyConnection,
    draw: DrawId,
    witnesses: &[PersonId],
) -> Result<(), sqlx::Error> {
    for (position, person) in (0_i64..).zip(witnesses) {
        sqlx::query("INSERT INTO draw_witness (draw_id, position, person_id) VALUES ($1, $2, $3)")
            .bind(draw.to_string())
            .bind(position)
            .bind(person.to_string())
            .execute(&mut *tx)
            .await?;
    }
    Ok(())
}

/// The witnesses of a draw, in their order; none where its value comes from elsewhere.
///
/// # Errors
/// When the database is unavailable.
pub async fn witnesses(db: &Db, draw: DrawId) -> Result<Vec<Witness>, sqlx::Error> {
    let rows: Vec<WitnessRow> = sqlx::query_as(
        "SELECT person_id,
                CASE WHEN numbers IS NULL THEN CAST(0 AS BIGINT) ELSE CAST(1 AS BIGINT) END AS has_entered,
                CASE WHEN numbers IS NULL AND at IS NOT NULL THEN CAST(1 AS BIGINT) ELSE CAST(0 AS BIGINT) END AS asked_again
         FROM draw_witness
         WHERE draw_id = $1
         ORDER BY position",
    )
    .bind(draw.to_string())
    .fetch_all(&db.reader)
    .await?;
    let witness = |row: WitnessRow| Witness {
        person: row.person_id.map(|id| id.0),
        has_entered: row.has_entered,
        asked_again: row.asked_again,
    };
    Ok(rows.into_iter().map(witness).collect())
}

/// Whether a person is a witness of a draw.
///
/// # Errors
/// When the database is unavailable.
pub async fn is_witness(db: &Db, draw: DrawId, person: PersonId) -> Result<bool, sqlx::Error> {
    let found: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM draw_witness WHERE draw_id = $1 AND person_id = $2")
            .bind(draw.to_string())
            .bind(person.to_string())
            .fetch_one(&db.reader)
            .await?;
    Ok(found > 0)
}

/// What a witness entered; empty when they have not.
///
/// # Errors
/// When the database is unavailable.
pub async fn numbers_of(db: &Db, draw: DrawId, person: PersonId) -> Result<Vec<u32>, sqlx::Error> {
    let numbers: Option<Option<String>> =
        sqlx::query_scalar("SELECT numbers FROM draw_witness WHERE draw_id = $1 AND person_id = $2")
            .bind(draw.to_string())
            .bind(person.to_string())
            .fetch_optional(&db.reader)
            .await?;
    Ok(numbers.flatten().map(|numbers| parse(&numbers)).unwrap_or_default())
}

/// Writes what a witness entered, instead of what they entered before; `false` when they are none.
///
/// # Errors
/// When the database is unavailable.
pub async fn enter(
    tx: &mut AnyConnection,
    draw: DrawId,
    person: PersonId,
    numbers: &[u32],
    now: i64,
) -> Result<bool, sqlx::Error> {
    let text: Vec<String> = numbers.iter().map(u32::to_string).collect();
    let done =
        sqlx::query("UPDATE draw_witness SET numbers = $3, at = $4 WHERE draw_id = $1 AND person_id = $2")
            .bind(draw.to_string())
            .bind(person.to_string())
            .bind(text.join(" "))
            .bind(now)
            .execute(tx)
            .await?;
    Ok(done.rows_affected() > 0)
}

/// What both witnesses entered.
///
/// # Errors
/// When the database is unavailable.
pub async fn entered(from: impl Executor<'_, Database = Any>, draw: DrawId) -> Result<Entered, sqlx::Error> {
    let rows: Vec<NumbersRow> =
        sqlx::query_as("SELECT position, numbers FROM draw_witness WHERE draw_id = $1 ORDER BY position")
            .bind(draw.to_string())
            .fetch_all(from)
            .await?;
    let mut entered = Entered::default();
    for row in rows {
        if let Some(of) = entered.get_mut(row.position) {
            *of = row.numbers.as_deref().map(parse);
        }
    }
    Ok(entered)
}

/// Forgets what both witnesses entered and remembers that they are asked again.
///
/// # Errors
/// When the database is unavailable.
pub async fn ask_again(tx: &mut AnyConnection, draw: DrawId) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE draw_witness SET numbers = NULL WHERE draw_id = $1")
        .bind(draw.to_string())
        .execute(tx)
        .await?;
    Ok(())
}

/// The witnesses of a draw whose account is open, to be written to.
///
/// # Errors
/// When the database is unavailable.
pub async fn open_witnesses(db: &Db, draw: DrawId) -> Result<Vec<PersonId>, sqlx::Error> {
    let rows: Vec<PersonRow> = sqlx::query_as(
        "SELECT w.person_id
         FROM draw_witness w
         JOIN person p ON p.id = w.person_id
         WHERE w.draw_id = $1 AND p.closed_at IS NULL
         ORDER BY w.position",
    )
    .bind(draw.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| row.person_id.0).collect())
}

fn parse(numbers: &str) -> Vec<u32> {
    numbers.split(' ').filter_map(|number| number.parse().ok()).collect()
}
