//! Outlines that people wrote, and what they changed of those that are delivered.

use sqlx::AnyConnection;

use crate::meeting::model::TemplateKind;
use ensemble_core::LocalizedText;
use ensemble_document::outline::Outline;
use ensemble_server::db::{
    Db,
    columns::{to_json, unreadable},
    row::{Json, Text, from_row},
};

from_row! {
    struct StoredRow {
        key: String,
        revision: i64,
        retired: bool,
        kind: Option<Text<TemplateKind>>,
        title: Option<Json<LocalizedText>>,
        summary: Option<Json<LocalizedText>>,
        outline: Option<Json<Outline>>,
    }
}

impl TryFrom<StoredRow> for TemplateRow {
    type Error = sqlx::Error;

    fn try_from(row: StoredRow) -> Result<Self, sqlx::Error> {
        let texts = match (row.kind, row.title, row.summary, row.outline) {
            (None, ..) => None,
            (Some(Text(kind)), Some(Json(title)), Some(Json(summary)), Some(Json(outline))) => {
                Some(Texts { kind, title, summary, outline })
            }
            _ => return Err(unreadable("outline")),
        };
        Ok(Self { key: row.key, revision: row.revision, retired: row.retired, texts })
    }
}

/// What people wrote of an outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts {
    /// What it is for.
    pub kind: TemplateKind,
    /// What it is called.
    pub title: LocalizedText,
    /// When to choose it.
    pub summary: LocalizedText,
    /// Its items.
    pub outline: Outline,
}

/// A row of the table: `None` for texts that are as delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateRow {
    /// What the program calls it.
    pub key: String,
    /// How many times it was saved, from 1.
    pub revision: i64,
    /// Whether it is offered no longer.
    pub retired: bool,
    /// What people wrote.
    pub texts: Option<Texts>,
}

/// What people wrote and changed, in order.
///
/// # Errors
/// When the database is unavailable.
pub async fn rows(db: &Db) -> Result<Vec<TemplateRow>, sqlx::Error> {
    let rows: Vec<StoredRow> = sqlx::query_as(
        "SELECT
           key,
           revision,
           CASE WHEN retired_at IS NULL THEN 0 ELSE 1 END AS retired,
           kind,
           title,
           summary,
           outline
         FROM agenda_template
         ORDER BY position, key",
    )
    .fetch_all(&db.reader)
    .await?;
    rows.into_iter().map(TemplateRow::try_from).collect()
}

/// Saves an outline, if it is still at this revision (0: it was never saved); without texts it is as
/// delivered again. `false` when another person saved it in the meantime.
///
/// # Errors
/// When the database is unavailable.
pub async fn save_template(
    to: &mut AnyConnection,
    key: &str,
    revision: i64,
    texts: Option<&Texts>,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let statement = if revision == 0 {
        "INSERT INTO agenda_template (key, position, updated_at, kind, title, summary, outline)
         VALUES ($1, (SELECT COALESCE(MAX(position), 0) + 1 FROM agenda_template), $2, $3, $4, $5, $6)
         ON CONFLICT (key) DO NOTHING"
    } else {
        "UPDATE agenda_template SET revision = revision + 1, updated_at = $2, kind = $3, title = $4, summary = $5, outline = $6
         WHERE key = $1 AND revision = $7"
    };
    let mut query = sqlx::query(statement)
        .bind(key)
        .bind(now)
        .bind(texts.map(|texts| texts.kind.code()))
        .bind(texts.map(|texts| to_json(&texts.title)).transpose()?)
        .bind(texts.map(|texts| to_json(&texts.summary)).transpose()?)
        .bind(texts.map(|texts| to_json(&texts.outline)).transpose()?);
    if revision != 0 {
        query = query.bind(revision);
    }
    Ok(query.execute(to).await?.rows_affected() > 0)
}

/// Says whether an outline is offered.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_retired(
    to: &mut AnyConnection,
    key: &str,
    retired_at: Option<i64>,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO agenda_template (key, position, updated_at, retired_at)
         VALUES ($1, (SELECT COALESCE(MAX(position), 0) + 1 FROM agenda_template), $2, $3)
         ON CONFLICT (key) DO UPDATE SET retired_at = excluded.retired_at, revision = agenda_template.revision + 1",
    )
    .bind(key)
    .bind(now)
    .bind(retired_at)
    .execute(to)
    .await?;
    Ok(())
}
