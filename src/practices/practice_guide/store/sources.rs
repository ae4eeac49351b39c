//! The reflections that passages can be from, and the practices to which their sources lead.

use std::collections::HashMap;

use ensemble_core::{
    Lang,
    ids::{CommunityId, PracticeId, ReflectionId},
};
use ensemble_reflections::reflection::model::Texts;
use ensemble_server::db::{
    Db,
    row::{Json, Text, from_row},
};

/// How many reflections are offered, the latest first.
const MOST: i64 = 400;

from_row! {
    struct ReflectionRow {
        id: Text<ReflectionId>,
        revision: i64,
        lang: Text<Lang>,
        texts: Json<Texts>,
    }
}

/// A reflection that can be quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotable {
    pub id: ReflectionId,
    pub revision: i64,
    pub lang: Lang,
    pub texts: Texts,
}

impl From<ReflectionRow> for Quotable {
    fn from(row: ReflectionRow) -> Self {
        Self { id: row.id.0, revision: row.revision, lang: row.lang.0, texts: row.texts.0 }
    }
}

/// Reflections `r` of a community whose members at least read them, and that no group is still writing.
macro_rules! select_quotable {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.revision, r.lang, r.texts
             FROM reflection r
             LEFT JOIN reflection_group g ON g.reflection_id = r.id
             WHERE r.community_id = $1 AND r.removed_at IS NULL
               AND r.level IN ('community', 'communities', 'public')
               AND (g.reflection_id IS NULL OR g.closed_at IS NOT NULL) ",
            $rest
        )
    };
}

/// The latest reflections of a community that its facilitators may ask to quote.
///
/// # Errors
/// When the database is unavailable.
pub async fn quotable(db: &Db, community: CommunityId) -> Result<Vec<Quotable>, sqlx::Error> {
    let rows: Vec<ReflectionRow> =
        sqlx::query_as(select_quotable!("ORDER BY r.listed_at DESC, r.id DESC LIMIT ($2 + 0)"))
            .bind(community.to_string())
            .bind(MOST)
            .fetch_all(&db.reader)
            .await?;
    Ok(rows.into_iter().map(Quotable::from).collect())
}

/// One of them.
///
/// # Errors
/// When the database is unavailable.
pub async fn find_quotable(
    db: &Db,
    community: CommunityId,
    id: ReflectionId,
) -> Result<Option<Quotable>, sqlx::Error> {
    let row: Option<ReflectionRow> = sqlx::query_as(select_quotable!("AND r.id = $2"))
        .bind(community.to_string())
        .bind(id.to_string())
        .fetch_optional(&db.reader)
        .await?;
    Ok(row.map(Quotable::from))
}

from_row! {
    struct PracticeRow {
        practice_id: Text<PracticeId>,
        number: i64,
        slug_fr: String,
        slug_en: String,
    }
}

/// The versions of practices that everyone reads, with the slugs of their communities, without what they say.
///
/// # Errors
/// When the database is unavailable.
pub async fn open_practices(db: &Db) -> Result<HashMap<(PracticeId, i64), [String; 2]>, sqlx::Error> {
    let rows: Vec<PracticeRow> = sqlx::query_as(
        "SELECT v.practice_id, v.number, fr.slug AS slug_fr, en.slug AS slug_en
         FROM practice p
         JOIN practice_version v ON v.practice_id = p.id AND v.withdrawn_at IS NULL
         JOIN community c ON c.id = p.community_id AND c.archived_at IS NULL
         JOIN community_slug fr ON fr.community_id = c.id AND fr.lang = 'fr' AND fr.current = 1
         JOIN community_slug en ON en.community_id = c.id AND en.lang = 'en' AND en.current = 1
         WHERE p.version IS NOT NULL AND p.audience = 'public'",
    )
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| ((row.practice_id.0, row.number), [row.slug_fr, row.slug_en])).collect())
}
