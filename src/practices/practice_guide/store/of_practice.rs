//! Where guides have passages from a practice.

use serde::Deserialize;

use super::super::model::{PracticeChapter, Source, Version};
use ensemble_core::{
    LocalizedText,
    ids::{GuideChapterId, PracticeId},
};
use ensemble_server::db::{
    Db,
    row::{Json, from_row},
};

/// The most guides that are looked at.
const MAX_GUIDES: i64 = 20;

/// What is read of an edition: its texts are long and are not shown.
#[derive(Deserialize)]
struct Outline {
    chapters: Vec<OutlineChapter>,
}

#[derive(Deserialize)]
struct OutlineChapter {
    id: GuideChapterId,
    title: LocalizedText,
    passages: Vec<OutlinePassage>,
}

#[derive(Deserialize)]
struct OutlinePassage {
    source: Source,
}

from_row! {
    struct EditionRow {
        slug: String,
        title: Json<LocalizedText>,
        major: u32,
        minor: u32,
        patch: u32,
        content: Json<Outline>,
    }
}

/// The chapters of last editions with passages from a practice, in the guides whose text has some now, those with the newest edition
/// first. Editions that do not name the practice are not read.
///
/// # Errors
/// When the database is unavailable.
pub async fn chapters_of_practice(
    db: &Db,
    practice: PracticeId,
) -> Result<Vec<PracticeChapter>, sqlx::Error> {
    let rows: Vec<EditionRow> = sqlx::query_as(
        "SELECT g.slug, e.title, e.major, e.minor, e.patch, e.content
         FROM practice_guide g
         JOIN guide_edition e ON e.guide_id = g.id AND e.number = g.editions
         JOIN community c ON c.id = g.community_id
         WHERE c.archived_at IS NULL
           AND g.id IN (SELECT p.guide_id FROM guide_passage p WHERE p.source_id = $1 AND p.source = 'practice')
           AND e.content LIKE $2
         ORDER BY e.published_at DESC, g.id
         LIMIT ($3 + 0)",
    )
    .bind(practice.to_string())
    .bind(format!("%\"{practice}\"%"))
    .bind(MAX_GUIDES)
    .fetch_all(&db.reader)
    .await?;
    let mut all = Vec::new();
    for row in rows {
        let is_from = |source: Source| matches!(source, Source::Practice { id, .. } if id == practice);
        for (number, chapter) in (1_usize..).zip(row.content.0.chapters) {
            if chapter.passages.iter().any(|passage| is_from(passage.source)) {
                all.push(PracticeChapter {
                    id: chapter.id,
                    number,
                    title: chapter.title,
                    guide: row.title.0.clone(),
                    slug: row.slug.clone(),
                    version: Version { major: row.major, minor: row.minor, patch: row.patch },
                });
            }
        }
    }
    Ok(all)
}
