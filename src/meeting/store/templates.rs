//! Outlines that people wrote, and what they changed of those that are delivered.

use sqlx::{AnyConnection, Row};

use crate::{
    i18n::LocalizedText,
    meeting::{model::TemplateKind, outline::Outline},
    server::db::{
        Db,
        columns::{document, unreadable, written},
    },
};

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
/// When the database is away.
pub async fn rows(db: &Db) -> Result<Vec<TemplateRow>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT key, revision, CASE WHEN retired_at IS NULL THEN 0 ELSE 1 END, kind, title, summary, outline
         FROM agenda_template ORDER BY position, key",
    )
    .fetch_all(&db.reader)
    .await?;
    rows.iter()
        .map(|row| {
            let texts = match row.try_get::<Option<&str>, _>(3)? {
                None => None,
                Some(kind) => Some(Texts {
                    kind: TemplateKind::from_code(kind).ok_or_else(|| unreadable("kind"))?,
                    title: document("title", row.try_get(4)?)?,
                    summary: document("summary", row.try_get(5)?)?,
                    outline: document("outline", row.try_get(6)?)?,
                }),
            };
            Ok(TemplateRow {
                key: row.try_get(0)?,
                revision: row.try_get(1)?,
                retired: row.try_get::<i64, _>(2)? != 0,
                texts,
            })
        })
        .collect()
}

/// Saves an outline, if it is still at this revision (0: nobody saved it yet); without texts it is as
/// delivered again. `false` when somebody saved it meanwhile.
///
/// # Errors
/// When the database is away.
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
        .bind(texts.map(|texts| written(&texts.title)).transpose()?)
        .bind(texts.map(|texts| written(&texts.summary)).transpose()?)
        .bind(texts.map(|texts| written(&texts.outline)).transpose()?);
    if revision != 0 {
        query = query.bind(revision);
    }
    Ok(query.execute(to).await?.rows_affected() > 0)
}

/// Says whether an outline is offered.
///
/// # Errors
/// When the database is away.
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
