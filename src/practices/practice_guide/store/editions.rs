//! Published editions.

use std::collections::HashMap;

use sqlx::{Any, AnyConnection, Executor};

use super::{
    super::model::{Content, Draft, Edition, EditionHead, Source, Version},
    reviews::clear_writers,
};
use ensemble_core::{
    LocalizedText,
    ids::{GuideId, GuideImageId, PersonId, PracticeId},
};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, Text, from_row},
};

from_row! {
    struct HeadRow {
        guide_id: Text<GuideId>,
        number: i64,
        major: u32,
        minor: u32,
        patch: u32,
        changes: Json<LocalizedText>,
        reviewers: u32,
        published_at: i64,
    }
}

impl From<HeadRow> for EditionHead {
    fn from(row: HeadRow) -> Self {
        Self {
            guide: row.guide_id.0,
            number: row.number,
            version: Version { major: row.major, minor: row.minor, patch: row.patch },
            changes: row.changes.0,
            reviewers: row.reviewers,
            published_at: row.published_at,
        }
    }
}

from_row! {
    struct EditionRow {
        guide_id: Text<GuideId>,
        number: i64,
        major: u32,
        minor: u32,
        patch: u32,
        changes: Json<LocalizedText>,
        reviewers: u32,
        published_at: i64,
        content: Json<Content>,
    }
}

impl From<EditionRow> for Edition {
    fn from(row: EditionRow) -> Self {
        Self {
            head: EditionHead {
                guide: row.guide_id.0,
                number: row.number,
                version: Version { major: row.major, minor: row.minor, patch: row.patch },
                changes: row.changes.0,
                reviewers: row.reviewers,
                published_at: row.published_at,
            },
            content: row.content.0,
        }
    }
}

/// Editions `e` with what they say.
macro_rules! select_editions {
    ($rest:literal) => {
        concat!(
            "SELECT e.guide_id, e.number, e.major, e.minor, e.patch, e.changes, e.reviewers, e.published_at, e.content
             FROM guide_edition e ",
            $rest
        )
    };
}

/// The edition of a guide with this version.
///
/// # Errors
/// When the database is unavailable.
pub async fn edition(db: &Db, guide: GuideId, version: Version) -> Result<Option<Edition>, sqlx::Error> {
    let row: Option<EditionRow> = sqlx::query_as(select_editions!(
        "WHERE e.guide_id = $1 AND e.major = $2 AND e.minor = $3 AND e.patch = $4"
    ))
    .bind(guide.to_string())
    .bind(i64::from(version.major))
    .bind(i64::from(version.minor))
    .bind(i64::from(version.patch))
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(Edition::from))
}

async fn read_latest(
    from: impl Executor<'_, Database = Any>,
    guide: GuideId,
) -> Result<Option<Edition>, sqlx::Error> {
    let row: Option<EditionRow> =
        sqlx::query_as(select_editions!("WHERE e.guide_id = $1 ORDER BY e.number DESC LIMIT 1"))
            .bind(guide.to_string())
            .fetch_optional(from)
            .await?;
    Ok(row.map(Edition::from))
}

/// The last edition of a guide.
///
/// # Errors
/// When the database is unavailable.
pub async fn latest(db: &Db, guide: GuideId) -> Result<Option<Edition>, sqlx::Error> {
    read_latest(&db.reader, guide).await
}

/// The same within a transaction.
///
/// # Errors
/// When the database is unavailable.
pub async fn latest_in(tx: &mut AnyConnection, guide: GuideId) -> Result<Option<Edition>, sqlx::Error> {
    read_latest(tx, guide).await
}

/// The editions of a guide, the last one first, without what they say.
///
/// # Errors
/// When the database is unavailable.
pub async fn heads(db: &Db, guide: GuideId) -> Result<Vec<EditionHead>, sqlx::Error> {
    let rows: Vec<HeadRow> = sqlx::query_as(
        "SELECT guide_id, number, major, minor, patch, changes, reviewers, published_at
         FROM guide_edition
         WHERE guide_id = $1
         ORDER BY number DESC",
    )
    .bind(guide.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(EditionHead::from).collect())
}

/// An edition that is published.
#[derive(Clone, Copy, Debug)]
pub struct NewEdition<'a> {
    pub guide: GuideId,
    pub version: Version,
    pub content: &'a Content,
    pub changes: &'a LocalizedText,
    pub reviewers: usize,
    pub by: PersonId,
}

/// Adds an edition, under the lock of its guide.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_edition(tx: &mut AnyConnection, new: &NewEdition<'_>, now: i64) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO guide_edition
           (guide_id, number, major, minor, patch, content, changes, reviewers, person_id, published_at, title, summary,
            search_text)
         SELECT g.id, g.editions + 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
         FROM practice_guide g
         WHERE g.id = $1",
    )
    .bind(new.guide.to_string())
    .bind(i64::from(new.version.major))
    .bind(i64::from(new.version.minor))
    .bind(i64::from(new.version.patch))
    .bind(to_json(new.content)?)
    .bind(to_json(new.changes)?)
    .bind(i64::try_from(new.reviewers).unwrap_or(i64::MAX))
    .bind(new.by.to_string())
    .bind(now)
    .bind(to_json(&new.content.title)?)
    .bind(new.content.summary.as_ref().map(to_json).transpose()?)
    .bind(to_json(&new.content.search_text())?)
    .execute(&mut *tx)
    .await?;
    sqlx::query("UPDATE practice_guide SET editions = editions + 1 WHERE id = $1")
        .bind(new.guide.to_string())
        .execute(&mut *tx)
        .await?;
    clear_writers(tx, new.guide).await
}

/// Whether an edition shows an image.
#[must_use]
pub fn has_image(edition: &Edition, image: GuideImageId) -> bool {
    edition
        .content
        .passages()
        .any(|(_, passage)| passage.image.as_ref().is_some_and(|shown| shown.id == image))
}

from_row! {
    struct TitleRow {
        title: Json<LocalizedText>,
    }
}

async fn title_of_practice(
    from: impl Executor<'_, Database = Any>,
    id: PracticeId,
    version: i64,
) -> Result<Option<LocalizedText>, sqlx::Error> {
    let row: Option<TitleRow> =
        sqlx::query_as("SELECT title FROM practice_version WHERE practice_id = $1 AND number = $2")
            .bind(id.to_string())
            .bind(version)
            .fetch_optional(from)
            .await?;
    Ok(row.map(|row| row.title.0))
}

/// The practices from which passages are, each once, in the version from which the first of its passages is.
fn practices(draft: &Draft) -> HashMap<PracticeId, i64> {
    let mut versions = HashMap::new();
    for passage in draft.passages() {
        if let Source::Practice { id, version } = passage.source {
            versions.entry(id).or_insert(version);
        }
    }
    versions
}

/// What the practices are called from which passages of a guide are.
///
/// # Errors
/// When the database is unavailable.
pub async fn practice_titles(
    db: &Db,
    draft: &Draft,
) -> Result<HashMap<PracticeId, LocalizedText>, sqlx::Error> {
    let mut titles = HashMap::new();
    for (id, version) in practices(draft) {
        titles.extend(title_of_practice(&db.reader, id, version).await?.map(|title| (id, title)));
    }
    Ok(titles)
}

/// The same within a transaction.
///
/// # Errors
/// When the database is unavailable.
pub async fn practice_titles_in(
    tx: &mut AnyConnection,
    draft: &Draft,
) -> Result<HashMap<PracticeId, LocalizedText>, sqlx::Error> {
    let mut titles = HashMap::new();
    for (id, version) in practices(draft) {
        titles.extend(title_of_practice(&mut *tx, id, version).await?.map(|title| (id, title)));
    }
    Ok(titles)
}
