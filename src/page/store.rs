//! All the SQL of the portal's own pages.

use sqlx::{AnyConnection, Row, any::AnyRow};

use super::model::{SiteLink, SitePage};
use crate::{
    i18n::{Lang, LocalizedText},
    ids::PageId,
    server::db::{
        Db,
        columns::{document, unreadable, written},
    },
};

/// The page that has or had this slug in either language, and whether it is today's in `lang`.
///
/// # Errors
/// When the database is away.
pub async fn find(db: &Db, lang: Lang, slug: &str) -> Result<Option<(SitePage, bool)>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT p.id, p.key, p.updated_at, fr.slug, en.slug, p.revision, p.title, p.body
         FROM page_slug s
         JOIN page p ON p.id = s.page_id
         JOIN page_slug fr ON fr.page_id = p.id AND fr.lang = 'fr' AND fr.current = 1
         JOIN page_slug en ON en.page_id = p.id AND en.lang = 'en' AND en.current = 1
         WHERE s.slug = $1
         ORDER BY CASE WHEN s.lang = $2 THEN 0 ELSE 1 END
         LIMIT 1",
    )
    .bind(slug)
    .bind(lang.code())
    .fetch_optional(&db.reader)
    .await?;
    let Some(row) = row else { return Ok(None) };

    let page = site_page(&row)?;
    let current = page.slugs[usize::from(lang == Lang::En)] == slug;
    Ok(Some((page, current)))
}

fn site_page(row: &AnyRow) -> Result<SitePage, sqlx::Error> {
    Ok(SitePage {
        id: row.try_get::<&str, _>(0)?.parse().map_err(|_| unreadable("id"))?,
        key: row.try_get(1)?,
        updated_at: row.try_get(2)?,
        slugs: [row.try_get(3)?, row.try_get(4)?],
        revision: row.try_get(5)?,
        title: document("title", row.try_get(6)?)?,
        body: document("body", row.try_get(7)?)?,
    })
}

/// Links to all pages, in the order that the foot of every page has them.
///
/// # Errors
/// When the database is away.
pub async fn links(db: &Db, lang: Lang) -> Result<Vec<SiteLink>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT p.key, s.slug, p.title
         FROM page p
         JOIN page_slug s ON s.page_id = p.id AND s.lang = $1 AND s.current = 1
         ORDER BY p.position, p.id",
    )
    .bind(lang.code())
    .fetch_all(&db.reader)
    .await?;
    rows.iter()
        .map(|row| {
            let title: LocalizedText = document("title", row.try_get(2)?)?;
            Ok(SiteLink {
                key: row.try_get(0)?,
                title: title.text(lang).to_owned(),
                path: format!("/{}/{}", lang.code(), row.try_get::<&str, _>(1)?),
            })
        })
        .collect()
}

/// All pages, in the order that the foot of every page has them.
///
/// # Errors
/// When the database is away.
pub async fn all(db: &Db) -> Result<Vec<SitePage>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT p.id, p.key, p.updated_at, fr.slug, en.slug, p.revision, p.title, p.body
         FROM page p
         JOIN page_slug fr ON fr.page_id = p.id AND fr.lang = 'fr' AND fr.current = 1
         JOIN page_slug en ON en.page_id = p.id AND en.lang = 'en' AND en.current = 1
         ORDER BY p.position, p.id",
    )
    .fetch_all(&db.reader)
    .await?;
    rows.iter().map(site_page).collect()
}

/// Writes a new page.
///
/// # Errors
/// When the database is away, or when the key or a slug is taken.
pub async fn add(to: &mut AnyConnection, page: &SitePage, position: i64) -> Result<(), sqlx::Error> {
    let id = page.id.to_string();
    sqlx::query(
        "INSERT INTO page (id, key, position, updated_at, title, body) VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(&id)
    .bind(&page.key)
    .bind(position)
    .bind(page.updated_at)
    .bind(written(&page.title)?)
    .bind(written(&page.body)?)
    .execute(&mut *to)
    .await?;
    for (lang, slug) in Lang::ALL.into_iter().zip(&page.slugs) {
        sqlx::query("INSERT INTO page_slug (lang, slug, page_id, current) VALUES ($1, $2, $3, 1)")
            .bind(lang.code())
            .bind(slug)
            .bind(&id)
            .execute(&mut *to)
            .await?;
    }
    Ok(())
}

/// Saves a page's texts, if they are still at this revision; gives back the new one's number.
///
/// # Errors
/// When the database is away.
pub async fn write(
    to: &mut AnyConnection,
    id: PageId,
    revision: i64,
    title: &LocalizedText,
    body: &LocalizedText,
    now: i64,
) -> Result<Option<i64>, sqlx::Error> {
    let row = sqlx::query(
        "UPDATE page SET title = $3, body = $4, updated_at = $5, revision = revision + 1
         WHERE id = $1 AND revision = $2
         RETURNING revision",
    )
    .bind(id.to_string())
    .bind(revision)
    .bind(written(title)?)
    .bind(written(body)?)
    .bind(now)
    .fetch_optional(to)
    .await?;
    row.map(|row| row.try_get(0)).transpose()
}
