//! The themes of a community: on its page, and where one is chosen.

use std::collections::HashMap;

use sqlx::AssertSqlSafe;

use super::{AT_ONCE, ThemeRow, places, select_themes, supporters, with_authors};
use crate::theme::model::{EligibleTheme, Theme, ThemeTexts};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, PersonId, ThemeId},
};
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

/// How many themes about which something was decided a page shows.
pub const PAGE_SIZE: u32 = 50;

from_row! {
    struct EligibleRow {
        id: Text<ThemeId>,
        title: Json<LocalizedText>,
        supporters: u32,
    }
}

from_row! {
    struct MergedRow {
        merged_into: Text<ThemeId>,
        title: Json<LocalizedText>,
    }
}

from_row! {
    struct TextsRow {
        id: Text<ThemeId>,
        lang: Text<Lang>,
        title: Json<LocalizedText>,
        why: String,
        lead: String,
    }
}

/// The themes of a community about which nothing was decided, as the viewer sees them: those with the most support first. Each
/// person can propose so many of them only.
///
/// # Errors
/// When the database is unavailable.
pub async fn undecided(
    db: &Db,
    community: CommunityId,
    viewer: Option<PersonId>,
) -> Result<Vec<Theme>, sqlx::Error> {
    let rows: Vec<ThemeRow> = sqlx::query_as(select_themes!(
        "AND t.state = 'proposed'
         ORDER BY supporters DESC, t.created_at, t.id"
    ))
    .bind(community.to_string())
    .bind(viewer.map(|person| person.to_string()))
    .fetch_all(&db.reader)
    .await?;
    with_authors(db, rows).await
}

/// A page, from 1, of the themes of a community that were kept or set aside, as the viewer sees them: those that were kept
/// first, and of each those with the most support.
///
/// # Errors
/// When the database is unavailable.
pub async fn decided(
    db: &Db,
    community: CommunityId,
    viewer: Option<PersonId>,
    page: u32,
) -> Result<Vec<Theme>, sqlx::Error> {
    let rows: Vec<ThemeRow> = sqlx::query_as(select_themes!(
        "AND t.state IN ('kept', 'set-aside')
         ORDER BY CASE t.state WHEN 'kept' THEN 0 ELSE 1 END, supporters DESC, t.created_at, t.id
         LIMIT ($3 + 0) OFFSET ($4 + 0)"
    ))
    .bind(community.to_string())
    .bind(viewer.map(|person| person.to_string()))
    .bind(i64::from(PAGE_SIZE))
    .bind(i64::from(page.saturating_sub(1)) * i64::from(PAGE_SIZE))
    .fetch_all(&db.reader)
    .await?;
    with_authors(db, rows).await
}

/// How many themes of a community were kept or set aside.
///
/// # Errors
/// When the database is unavailable.
pub async fn count_decided(db: &Db, community: CommunityId) -> Result<u32, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM theme WHERE community_id = $1 AND state IN ('kept', 'set-aside')",
    )
    .bind(community.to_string())
    .fetch_one(&db.reader)
    .await?;
    Ok(u32::try_from(count).unwrap_or_default())
}

/// The titles of the themes that were merged into these, oldest first.
///
/// # Errors
/// When the database is unavailable.
pub async fn merged_titles(
    db: &Db,
    ids: &[ThemeId],
) -> Result<HashMap<ThemeId, Vec<LocalizedText>>, sqlx::Error> {
    let mut all: HashMap<ThemeId, Vec<LocalizedText>> = HashMap::new();
    for some in ids.chunks(AT_ONCE) {
        let statement = format!(
            "SELECT merged_into, title FROM theme WHERE merged_into IN ({}) ORDER BY created_at, id",
            places(1, some.len())
        );
        let mut query = sqlx::query_as::<_, MergedRow>(AssertSqlSafe(statement));
        for id in some {
            query = query.bind(id.to_string());
        }
        for row in query.fetch_all(&db.reader).await? {
            all.entry(row.merged_into.0).or_default().push(row.title.0);
        }
    }
    Ok(all)
}

/// The themes of a community that can be voted on: those with the most support first.
///
/// # Errors
/// When the database is unavailable.
pub async fn eligible(db: &Db, community: CommunityId) -> Result<Vec<EligibleTheme>, sqlx::Error> {
    let rows: Vec<EligibleRow> = sqlx::query_as(concat!(
        "SELECT t.id, t.title, ",
        supporters!(),
        " AS supporters
         FROM theme t
         WHERE t.community_id = $1 AND t.state IN ('proposed', 'kept')
         ORDER BY supporters DESC, t.created_at, t.id"
    ))
    .bind(community.to_string())
    .fetch_all(&db.reader)
    .await?;
    let theme =
        |row: EligibleRow| EligibleTheme { id: row.id.0, title: row.title.0, supporters: row.supporters };
    Ok(rows.into_iter().map(theme).collect())
}

/// The texts of these themes of a community.
///
/// # Errors
/// When the database is unavailable.
pub async fn texts_of(
    db: &Db,
    community: CommunityId,
    ids: &[ThemeId],
) -> Result<HashMap<ThemeId, ThemeTexts>, sqlx::Error> {
    let mut all = HashMap::new();
    for some in ids.chunks(AT_ONCE) {
        let statement = format!(
            "SELECT id, lang, title, why, lead FROM theme WHERE community_id = $1 AND id IN ({})",
            places(2, some.len())
        );
        let mut query = sqlx::query_as::<_, TextsRow>(AssertSqlSafe(statement)).bind(community.to_string());
        for id in some {
            query = query.bind(id.to_string());
        }
        for row in query.fetch_all(&db.reader).await? {
            let texts = ThemeTexts { lang: row.lang.0, title: row.title.0, why: row.why, lead: row.lead };
            all.insert(row.id.0, texts);
        }
    }
    Ok(all)
}
