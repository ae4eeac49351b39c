//! Where guides have passages from a practice.

use super::super::model::{Content, PracticeChapter, Source, Version};
use ensemble_core::ids::PracticeId;
use ensemble_server::db::{
    Db,
    row::{Json, from_row},
};

/// The most guides that are looked at.
const MAX_GUIDES: i64 = 20;

from_row! {
    struct EditionRow {
        slug: String,
        major: u32,
        minor: u32,
        patch: u32,
        content: Json<Content>,
    }
}

/// The chapters of last editions with passages from a practice, in the guides whose text has some now, those with the newest edition
/// first.
///
/// # Errors
/// When the database is unavailable.
pub async fn chapters_of_practice(
    db: &Db,
    practice: PracticeId,
) -> Result<Vec<PracticeChapter>, sqlx::Error> {
    let rows: Vec<EditionRow> = sqlx::query_as(
        "SELECT g.slug, e.major, e.minor, e.patch, e.content
         FROM practice_guide g
         JOIN guide_edition e ON e.guide_id = g.id AND e.number = g.editions
         JOIN community c ON c.id = g.community_id
         WHERE c.archived_at IS NULL
           AND g.id IN (SELECT p.guide_id FROM guide_passage p WHERE p.source_id = $1 AND p.source = 'practice')
         ORDER BY e.published_at DESC, g.id
         LIMIT ($2 + 0)",
    )
    .bind(practice.to_string())
    .bind(MAX_GUIDES)
    .fetch_all(&db.reader)
    .await?;
    let mut all = Vec::new();
    for row in rows {
        let Content { title, chapters, .. } = row.content.0;
        let is_from = |source: Source| matches!(source, Source::Practice { id, .. } if id == practice);
        for (number, chapter) in (1_usize..).zip(chapters) {
            if chapter.passages.iter().any(|passage| is_from(passage.source)) {
                all.push(PracticeChapter {
                    id: chapter.id,
                    number,
                    title: chapter.title,
                    guide: title.clone(),
                    slug: row.slug.clone(),
                    version: Version { major: row.major, minor: row.minor, patch: row.patch },
                });
            }
        }
    }
    Ok(all)
}
