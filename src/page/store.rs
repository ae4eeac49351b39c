//! All the SQL of the portal's own pages.

use sqlx::{AnyConnection, Row};

use super::model::{SiteLink, SitePage};
use crate::{
    i18n::Lang,
    server::db::{
        Db,
        columns::{PASSAGE_WIDTH, PassageColumns, passage, unreadable},
    },
};

/// The page that has or had this slug in either language, and whether it is today's in `lang`.
///
/// # Errors
/// When the database is away.
pub async fn find(db: &Db, lang: Lang, slug: &str) -> Result<Option<(SitePage, bool)>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT
           t.source_lang, t.fr, t.en, t.outdated_lang, t.outdated_since, t.reviewed,
           b.source_lang, b.fr, b.en, b.outdated_lang, b.outdated_since, b.reviewed,
           p.id, p.key, p.updated_at, fr.slug, en.slug
         FROM page_slug s
         JOIN page p ON p.id = s.page_id
         JOIN page_slug fr ON fr.page_id = p.id AND fr.lang = 'fr' AND fr.current = 1
         JOIN page_slug en ON en.page_id = p.id AND en.lang = 'en' AND en.current = 1
         JOIN page_passage t ON t.page_id = p.id AND t.field = 'title'
         JOIN page_passage b ON b.page_id = p.id AND b.field = 'body'
         WHERE s.slug = $1
         ORDER BY CASE WHEN s.lang = $2 THEN 0 ELSE 1 END
         LIMIT 1",
    )
    .bind(slug)
    .bind(lang.code())
    .fetch_optional(&db.reader)
    .await?;
    let Some(row) = row else { return Ok(None) };

    const AFTER: usize = 2 * PASSAGE_WIDTH;
    let page = SitePage {
        id: row.try_get::<&str, _>(AFTER)?.parse().map_err(|_| unreadable("id"))?,
        key: row.try_get(AFTER + 1)?,
        updated_at: row.try_get(AFTER + 2)?,
        slugs: [row.try_get(AFTER + 3)?, row.try_get(AFTER + 4)?],
        title: passage(&row, 0)?.ok_or_else(|| unreadable("title"))?,
        body: passage(&row, PASSAGE_WIDTH)?.ok_or_else(|| unreadable("body"))?,
    };
    let current = page.slugs[usize::from(lang == Lang::En)] == slug;
    Ok(Some((page, current)))
}

/// Links to all pages, in the order that the foot of every page has them.
///
/// # Errors
/// When the database is away.
pub async fn links(db: &Db, lang: Lang) -> Result<Vec<SiteLink>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT t.source_lang, t.fr, t.en, t.outdated_lang, t.outdated_since, t.reviewed, p.key, s.slug
         FROM page p
         JOIN page_slug s ON s.page_id = p.id AND s.lang = $1 AND s.current = 1
         JOIN page_passage t ON t.page_id = p.id AND t.field = 'title'
         ORDER BY p.position, p.id",
    )
    .bind(lang.code())
    .fetch_all(&db.reader)
    .await?;
    rows.iter()
        .map(|row| {
            let title = passage(row, 0)?.ok_or_else(|| unreadable("title"))?;
            Ok(SiteLink {
                key: row.try_get(PASSAGE_WIDTH)?,
                title: title.text(lang).to_owned(),
                path: format!("/{}/{}", lang.code(), row.try_get::<&str, _>(PASSAGE_WIDTH + 1)?),
            })
        })
        .collect()
}

/// Writes a new page.
///
/// # Errors
/// When the database is away, or when the key or a slug is taken.
pub async fn add(to: &mut AnyConnection, page: &SitePage, position: i64) -> Result<(), sqlx::Error> {
    let id = page.id.to_string();
    sqlx::query("INSERT INTO page (id, key, position, updated_at) VALUES ($1, $2, $3, $4)")
        .bind(&id)
        .bind(&page.key)
        .bind(position)
        .bind(page.updated_at)
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
    for (field, text) in [("title", &page.title), ("body", &page.body)] {
        let columns = PassageColumns::from(text);
        sqlx::query(
            "INSERT INTO page_passage (page_id, field, source_lang, fr, en, outdated_lang, outdated_since, reviewed)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(&id)
        .bind(field)
        .bind(columns.source)
        .bind(columns.fr)
        .bind(columns.en)
        .bind(columns.outdated)
        .bind(columns.since)
        .bind(columns.reviewed)
        .execute(&mut *to)
        .await?;
    }
    Ok(())
}
