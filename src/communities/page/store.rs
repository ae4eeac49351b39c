//! All the SQL of the portal's own pages.

use sqlx::AnyConnection;

use super::model::{SiteLink, SitePage};
use ensemble_core::{Lang, LocalizedText, ids::PageId};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, Text, from_row},
};

from_row! {
    struct PageRow {
        id: Text<PageId>,
        key: String,
        updated_at: i64,
        slug_fr: String,
        slug_en: String,
        revision: i64,
        title: Json<LocalizedText>,
        body: Json<LocalizedText>,
    }
}

impl From<PageRow> for SitePage {
    fn from(row: PageRow) -> Self {
        Self {
            id: row.id.0,
            key: row.key,
            slugs: [row.slug_fr, row.slug_en],
            title: row.title.0,
            body: row.body.0,
            revision: row.revision,
            updated_at: row.updated_at,
        }
    }
}

/// The columns of a [`PageRow`], and where they come from.
macro_rules! pages {
    ($rest:literal) => {
        concat!(
            "SELECT
               p.id,
               p.key,
               p.updated_at,
               fr.slug AS slug_fr,
               en.slug AS slug_en,
               p.revision,
               p.title,
               p.body
             FROM page p
             JOIN page_slug fr ON fr.page_id = p.id AND fr.lang = 'fr' AND fr.current = 1
             JOIN page_slug en ON en.page_id = p.id AND en.lang = 'en' AND en.current = 1
             ",
            $rest
        )
    };
}

/// The page that has or had this slug in either language, and whether it is today's in `lang`.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(db: &Db, lang: Lang, slug: &str) -> Result<Option<(SitePage, bool)>, sqlx::Error> {
    let row: Option<PageRow> = sqlx::query_as(pages!(
        "JOIN page_slug s ON s.page_id = p.id
         WHERE s.slug = $1
         ORDER BY CASE WHEN s.lang = $2 THEN 0 ELSE 1 END
         LIMIT 1"
    ))
    .bind(slug)
    .bind(lang.code())
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(|row| {
        let page = SitePage::from(row);
        let current = page.slugs[usize::from(lang == Lang::En)] == slug;
        (page, current)
    }))
}

from_row! {
    struct LinkRow {
        key: String,
        slug: String,
        title: Json<LocalizedText>,
    }
}

/// Links to all pages, in the order that the foot of every page has them.
///
/// # Errors
/// When the database is unavailable.
pub async fn links(db: &Db, lang: Lang) -> Result<Vec<SiteLink>, sqlx::Error> {
    let rows: Vec<LinkRow> = sqlx::query_as(
        "SELECT
           p.key,
           s.slug,
           p.title
         FROM page p
         JOIN page_slug s ON s.page_id = p.id AND s.lang = $1 AND s.current = 1
         ORDER BY p.position, p.id",
    )
    .bind(lang.code())
    .fetch_all(&db.reader)
    .await?;
    let link = |row: LinkRow| SiteLink {
        key: row.key,
        title: row.title.0.into_text(lang),
        path: format!("/{}/{}", lang.code(), row.slug),
    };
    Ok(rows.into_iter().map(link).collect())
}

/// All pages, in the order that the foot of every page has them.
///
/// # Errors
/// When the database is unavailable.
pub async fn all(db: &Db) -> Result<Vec<SitePage>, sqlx::Error> {
    let rows: Vec<PageRow> =
        sqlx::query_as(pages!("ORDER BY p.position, p.id")).fetch_all(&db.reader).await?;
    Ok(rows.into_iter().map(SitePage::from).collect())
}

/// Writes a new page.
///
/// # Errors
/// When the database is unavailable, or when the key or a slug is taken.
pub async fn add(transaction: &mut AnyConnection, page: &SitePage, position: i64) -> Result<(), sqlx::Error> {
    let id = page.id.to_string();
    sqlx::query(
        "INSERT INTO page (id, key, position, updated_at, title, body) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(&id)
    .bind(&page.key)
    .bind(position)
    .bind(page.updated_at)
    .bind(to_json(&page.title)?)
    .bind(to_json(&page.body)?)
    .execute(&mut *transaction)
    .await?;
    for (lang, slug) in Lang::ALL.into_iter().zip(&page.slugs) {
        sqlx::query("INSERT INTO page_slug (lang, slug, page_id, current) VALUES ($1, $2, $3, 1)")
            .bind(lang.code())
            .bind(slug)
            .bind(&id)
            .execute(&mut *transaction)
            .await?;
    }
    Ok(())
}

/// Saves a page's texts, if they are still at this revision; gives back the new one's number.
///
/// # Errors
/// When the database is unavailable.
pub async fn write(
    transaction: &mut AnyConnection,
    id: PageId,
    revision: i64,
    title: &LocalizedText,
    body: &LocalizedText,
    now: i64,
) -> Result<Option<i64>, sqlx::Error> {
    sqlx::query_scalar(
        "UPDATE page SET title = $3, body = $4, updated_at = $5, revision = revision + 1
         WHERE id = $1 AND revision = $2
         RETURNING revision",
    )
    .bind(id.to_string())
    .bind(revision)
    .bind(to_json(title)?)
    .bind(to_json(body)?)
    .bind(now)
    .fetch_optional(transaction)
    .await
}
