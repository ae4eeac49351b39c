//! Settings that people make. Each is one row of `setting`, which also keeps facts of the program's own.

use serde::{Serialize, de::DeserializeOwned};
use sqlx::AnyConnection;

use super::super::model::{Officer, Settings};
use ensemble_core::LocalizedText;
use ensemble_server::db::{
    Db,
    columns::{document, to_json},
};

const ANNOUNCEMENT: &str = "announcement";
const OFFICER: &str = "privacy-officer";
const HISTORY: &str = "history-months";

/// All of them.
///
/// # Errors
/// When the database is unavailable.
pub async fn settings(db: &Db) -> Result<Settings, sqlx::Error> {
    Ok(Settings {
        announcement: announcement(db).await?,
        officer: read(db, OFFICER).await?,
        history_months: read(db, HISTORY).await?,
    })
}

/// What the home page announces.
///
/// # Errors
/// When the database is unavailable.
pub async fn announcement(db: &Db) -> Result<Option<LocalizedText>, sqlx::Error> {
    read(db, ANNOUNCEMENT).await
}

/// Announces something on the home page, or nothing.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_announcement(
    to: &mut AnyConnection,
    text: Option<&LocalizedText>,
) -> Result<(), sqlx::Error> {
    write(to, ANNOUNCEMENT, text).await
}

/// Names the privacy officer.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_officer(to: &mut AnyConnection, officer: Option<&Officer>) -> Result<(), sqlx::Error> {
    write(to, OFFICER, officer).await
}

/// Sets for how many months histories are kept.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_history(to: &mut AnyConnection, months: Option<u16>) -> Result<(), sqlx::Error> {
    write(to, HISTORY, months.as_ref()).await
}

async fn read<T: DeserializeOwned>(db: &Db, name: &str) -> Result<Option<T>, sqlx::Error> {
    let value: Option<String> = sqlx::query_scalar("SELECT value FROM setting WHERE name = $1")
        .bind(name)
        .fetch_optional(&db.reader)
        .await?;
    value.map(|value| document("value", &value)).transpose()
}

async fn write<T: Serialize>(
    to: &mut AnyConnection,
    name: &str,
    value: Option<&T>,
) -> Result<(), sqlx::Error> {
    match value {
        Some(value) => {
            sqlx::query(
                "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            )
            .bind(name)
            .bind(to_json(value)?)
            .execute(to)
            .await?
        }
        None => sqlx::query("DELETE FROM setting WHERE name = $1").bind(name).execute(to).await?,
    };
    Ok(())
}
