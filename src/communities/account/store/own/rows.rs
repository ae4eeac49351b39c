//! Reads what each table holds of a person.

use serde_json::{Map, Value};
use sqlx::{AssertSqlSafe, Column, Row, TypeInfo, ValueRef, any::AnyRow};

use super::TABLES;
use ensemble_core::ids::PersonId;
use ensemble_server::db::Db;

/// The condition of a table's statements.
fn condition(key: &str) -> String {
    if key.contains("$1") { key.to_owned() } else { format!("{key} = $1") }
}

/// How many rows each table has of a person.
///
/// # Errors
/// When the database is unavailable.
pub async fn counts(db: &Db, person: PersonId) -> Result<Vec<(&'static str, usize)>, sqlx::Error> {
    let mut all = Vec::with_capacity(TABLES.len());
    for (table, key, _) in TABLES {
        let statement = AssertSqlSafe(format!("SELECT COUNT(*) FROM {table} WHERE {}", condition(key)));
        let count: i64 = sqlx::query_scalar(statement).bind(person.to_string()).fetch_one(&db.reader).await?;
        all.push((table, usize::try_from(count).unwrap_or_default()));
    }
    Ok(all)
}

/// What one of the [`TABLES`] holds of a person.
///
/// # Errors
/// When the database is unavailable.
pub async fn rows(
    db: &Db,
    person: PersonId,
    (table, key, columns): (&str, &str, &str),
) -> Result<Vec<Map<String, Value>>, sqlx::Error> {
    let statement = AssertSqlSafe(format!("SELECT {columns} FROM {table} WHERE {}", condition(key)));
    let rows = sqlx::query(statement).bind(person.to_string()).fetch_all(&db.reader).await?;
    rows.iter().map(object).collect()
}

fn object(row: &AnyRow) -> Result<Map<String, Value>, sqlx::Error> {
    row.columns()
        .iter()
        .map(|column| {
            let raw = row.try_get_raw(column.ordinal())?;
            let value = if raw.is_null() {
                Value::Null
            } else if raw.type_info().name() == "TEXT" {
                Value::from(row.try_get::<String, _>(column.ordinal())?)
            } else {
                Value::from(row.try_get::<i64, _>(column.ordinal())?)
            };
            Ok((column.name().to_owned(), value))
        })
        .collect()
}
