//! Guides: their titles, summaries and addresses.

use sqlx::{Any, AnyConnection, Executor};
use uuid::Uuid;

use super::{super::model::Guide, reviews::add_writer};
use ensemble_core::{
    LocalizedText,
    ids::{CommunityId, GuideId, PersonId},
};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, Text, from_row},
};

from_row! {
    struct GuideRow {
        id: Text<GuideId>,
        community_id: Text<CommunityId>,
        slug: String,
        title: Json<LocalizedText>,
        summary: Option<Json<LocalizedText>>,
        revision: i64,
        editions: i64,
        changed_at: i64,
    }
}

impl From<GuideRow> for Guide {
    fn from(row: GuideRow) -> Self {
        Self {
            id: row.id.0,
            community: row.community_id.0,
            slug: row.slug,
            title: row.title.0,
            summary: row.summary.map(|summary| summary.0),
            revision: row.revision,
            editions: row.editions,
            changed_at: row.changed_at,
        }
    }
}

/// Guides `g`, with what is appended.
macro_rules! select_guides {
    ($rest:literal) => {
        concat!(
            "SELECT g.id, g.community_id, g.slug, g.title, g.summary, g.revision, g.editions, g.changed_at
             FROM practice_guide g ",
            $rest
        )
    };
}

/// A guide.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(
    from: impl Executor<'_, Database = Any>,
    id: GuideId,
) -> Result<Option<Guide>, sqlx::Error> {
    let row: Option<GuideRow> =
        sqlx::query_as(select_guides!("WHERE g.id = $1")).bind(id.to_string()).fetch_optional(from).await?;
    Ok(row.map(Guide::from))
}

/// The guide with this part of addresses.
///
/// # Errors
/// When the database is unavailable.
pub async fn find_by_slug(db: &Db, slug: &str) -> Result<Option<Guide>, sqlx::Error> {
    let row: Option<GuideRow> =
        sqlx::query_as(select_guides!("WHERE g.slug = $1")).bind(slug).fetch_optional(&db.reader).await?;
    Ok(row.map(Guide::from))
}

/// The guides of a community, the oldest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn of_community(db: &Db, community: CommunityId) -> Result<Vec<Guide>, sqlx::Error> {
    let rows: Vec<GuideRow> =
        sqlx::query_as(select_guides!("WHERE g.community_id = $1 ORDER BY g.created_at, g.id"))
            .bind(community.to_string())
            .fetch_all(&db.reader)
            .await?;
    Ok(rows.into_iter().map(Guide::from).collect())
}

/// How many guides a community has.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_of(tx: &mut AnyConnection, community: CommunityId) -> Result<usize, sqlx::Error> {
    let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM practice_guide WHERE community_id = $1")
        .bind(community.to_string())
        .fetch_one(tx)
        .await?;
    Ok(usize::try_from(count).unwrap_or_default())
}

from_row! {
    struct NameRow {
        title: Json<LocalizedText>,
        slug: String,
        slug_fr: String,
        slug_en: String,
        editions: i64,
    }
}

/// What a guide is called, its part of addresses where it was published, and those of its community.
///
/// # Errors
/// When the database is unavailable.
pub async fn name_of(
    db: &Db,
    id: Uuid,
) -> Result<Option<(LocalizedText, Option<String>, [String; 2])>, sqlx::Error> {
    let row: Option<NameRow> = sqlx::query_as(
        "SELECT g.title, g.slug, g.editions, fr.slug AS slug_fr, en.slug AS slug_en
         FROM practice_guide g
         JOIN community_slug fr ON fr.community_id = g.community_id AND fr.lang = 'fr' AND fr.current = 1
         JOIN community_slug en ON en.community_id = g.community_id AND en.lang = 'en' AND en.current = 1
         WHERE g.id = $1",
    )
    .bind(id.to_string())
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(|row| {
        let slug = (row.editions > 0).then_some(row.slug);
        (row.title.0, slug, [row.slug_fr, row.slug_en])
    }))
}

/// A guide that is begun.
#[derive(Clone, Debug)]
pub struct NewGuide<'a> {
    pub id: GuideId,
    pub community: CommunityId,
    pub slug: &'a str,
    pub title: &'a LocalizedText,
    pub summary: Option<&'a LocalizedText>,
    pub by: PersonId,
}

/// Adds a guide; `false` when its part of addresses is taken, and nothing was added.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_if_free(tx: &mut AnyConnection, new: &NewGuide<'_>, now: i64) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "INSERT INTO practice_guide (id, community_id, slug, title, summary, person_id, created_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
         ON CONFLICT (slug) DO NOTHING",
    )
    .bind(new.id.to_string())
    .bind(new.community.to_string())
    .bind(new.slug)
    .bind(to_json(new.title)?)
    .bind(new.summary.map(to_json).transpose()?)
    .bind(new.by.to_string())
    .bind(now)
    .execute(&mut *tx)
    .await?;
    let added = done.rows_affected() > 0;
    if added {
        add_writer(tx, new.id, new.by).await?;
    }
    Ok(added)
}

/// Keeps others from changing a guide until the transaction ends, and says that it is changed now; `false` when there is none.
///
/// # Errors
/// When the database is unavailable.
pub async fn lock(tx: &mut AnyConnection, id: GuideId, now: i64) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("UPDATE practice_guide SET changed_at = $2 WHERE id = $1")
        .bind(id.to_string())
        .bind(now)
        .execute(tx)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Writes the title and the summary if they are still at this revision; `false` otherwise.
///
/// # Errors
/// When the database is unavailable.
pub async fn write_texts(
    tx: &mut AnyConnection,
    id: GuideId,
    revision: i64,
    title: &LocalizedText,
    summary: Option<&LocalizedText>,
    by: PersonId,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE practice_guide SET title = $3, summary = $4, revision = revision + 1 WHERE id = $1 AND revision = $2",
    )
    .bind(id.to_string())
    .bind(revision)
    .bind(to_json(title)?)
    .bind(summary.map(to_json).transpose()?)
    .execute(&mut *tx)
    .await?;
    let written = done.rows_affected() > 0;
    if written {
        add_writer(tx, id, by).await?;
    }
    Ok(written)
}
