//! A guide with all its chapters and passages, and whether these may be quoted.

use std::collections::HashMap;

use sqlx::{Any, AnyConnection, Executor};

use super::{
    super::model::{
        Chapter, ChapterUse, Draft, Guide, Passage, PassageConsent, PassageImage, Source, SourceKind,
    },
    find,
};
use crate::quotation::consent_gone;
use ensemble_core::{
    LocalizedText,
    ids::{GuideChapterId, GuideId, GuideImageId, PassageId, QuotationId},
};
use ensemble_server::db::{
    Db,
    columns::unreadable,
    row::{Json, Text, from_row},
};

from_row! {
    struct ChapterRow {
        id: Text<GuideChapterId>,
        title: Json<LocalizedText>,
        minutes: Option<u16>,
        material: Option<Json<LocalizedText>>,
        prompts: Option<Json<LocalizedText>>,
        revision: i64,
    }
}

from_row! {
    struct PassageRow {
        id: Text<PassageId>,
        chapter_id: Text<GuideChapterId>,
        title: Option<Json<LocalizedText>>,
        text: Json<LocalizedText>,
        source: Text<SourceKind>,
        source_id: Option<String>,
        source_version: Option<i64>,
        adapted: bool,
        image_id: Option<Text<GuideImageId>>,
        width: Option<u32>,
        height: Option<u32>,
        image_alt: Option<Json<LocalizedText>>,
        consent: Text<PassageConsent>,
        withdrawn_at: Option<i64>,
        revision: i64,
        changed_at: i64,
    }
}

from_row! {
    struct QuotationRow {
        passage_id: Text<PassageId>,
        quotation_id: Text<QuotationId>,
    }
}

impl TryFrom<PassageRow> for Passage {
    type Error = sqlx::Error;

    fn try_from(row: PassageRow) -> Result<Self, sqlx::Error> {
        let id = || row.source_id.as_deref().ok_or_else(|| unreadable("source_id"));
        let version = || row.source_version.ok_or_else(|| unreadable("source_version"));
        let wrong = |_| unreadable("source_id");
        let source = match row.source.0 {
            SourceKind::Reflection => {
                Source::Reflection { id: id()?.parse().map_err(wrong)?, revision: version()? }
            }
            SourceKind::Practice => {
                Source::Practice { id: id()?.parse().map_err(wrong)?, version: version()? }
            }
            SourceKind::Finding => Source::Finding { id: id()?.parse().map_err(wrong)? },
            SourceKind::Written => Source::Written,
        };
        let image = match (row.image_id, row.width, row.height) {
            (Some(id), Some(width), Some(height)) => {
                Some(PassageImage { id: id.0, width, height, alt: row.image_alt.map(|alt| alt.0) })
            }
            _ => None,
        };
        Ok(Self {
            id: row.id.0,
            title: row.title.map(|title| title.0),
            text: row.text.0,
            source,
            adapted: row.adapted,
            image,
            consent: row.consent.0,
            quotations: Vec::new(),
            withdrawn_at: row.withdrawn_at,
            revision: row.revision,
            changed_at: row.changed_at,
        })
    }
}

async fn chapters(
    from: impl Executor<'_, Database = Any>,
    guide: GuideId,
) -> Result<Vec<ChapterRow>, sqlx::Error> {
    sqlx::query_as(
        "SELECT id, title, minutes, material, prompts, revision
         FROM guide_chapter WHERE guide_id = $1 ORDER BY position, id",
    )
    .bind(guide.to_string())
    .fetch_all(from)
    .await
}

/// The passages of a guide. A passage from a reflection may be quoted while all its authors agree to its words, the reflection is
/// not removed, and its community at least reads it; one from a practice, while everyone reads that version of the practice, and no
/// author behind it withdrew their consent, or removed or narrowed their reflection, since that version was published: it may have
/// their words. One from a finding may, while the finding is one of the guide's community that was sent.
async fn passages(
    from: impl Executor<'_, Database = Any>,
    guide: GuideId,
) -> Result<Vec<PassageRow>, sqlx::Error> {
    sqlx::query_as(concat!(
        "SELECT
           p.id, p.chapter_id, p.title, p.text, p.source, p.source_id, p.source_version, p.adapted, p.image_id,
           i.width, i.height, p.image_alt, p.withdrawn_at, p.revision, p.changed_at,
           CASE
             WHEN p.source = 'practice' AND NOT EXISTS (
               SELECT 1 FROM practice x
               JOIN community c ON c.id = x.community_id
               JOIN practice_version v ON v.practice_id = x.id AND v.number = p.source_version
               WHERE x.id = p.source_id AND x.version IS NOT NULL AND x.audience = 'public'
                 AND c.archived_at IS NULL AND v.withdrawn_at IS NULL) THEN 'refused'
             WHEN p.source = 'practice' AND EXISTS (
               SELECT 1 FROM practice_version v
               JOIN quotation q ON q.work = 'practice' AND q.work_id = v.practice_id
               JOIN reflection r ON r.id = q.reflection_id
               WHERE v.practice_id = p.source_id AND v.number = p.source_version AND ",
        consent_gone!(),
        ") THEN 'withdrawn'
             WHEN p.source = 'finding' AND NOT EXISTS (
               SELECT 1 FROM finding x
               JOIN practice_guide g ON g.id = p.guide_id
               WHERE x.id = p.source_id AND x.sent_at IS NOT NULL AND x.community_id = g.community_id) THEN 'refused'
             WHEN p.source <> 'reflection' THEN 'not-needed'
             WHEN EXISTS (SELECT 1 FROM guide_quotation l JOIN quotation q ON q.id = l.quotation_id
                          WHERE l.passage_id = p.id AND q.consent = 'withdrawn') THEN 'withdrawn'
             WHEN NOT EXISTS (SELECT 1 FROM guide_quotation l WHERE l.passage_id = p.id) THEN 'refused'
             WHEN EXISTS (SELECT 1 FROM guide_quotation l
                          JOIN quotation q ON q.id = l.quotation_id
                          JOIN reflection r ON r.id = q.reflection_id
                          WHERE l.passage_id = p.id
                            AND (q.consent = 'refused' OR r.removed_at IS NOT NULL
                                 OR r.level NOT IN ('community', 'communities', 'public'))) THEN 'refused'
             WHEN EXISTS (SELECT 1 FROM guide_quotation l JOIN quotation q ON q.id = l.quotation_id
                          WHERE l.passage_id = p.id AND q.consent <> 'given') THEN 'asked'
             ELSE 'given'
           END AS consent
         FROM guide_passage p
         LEFT JOIN guide_image i ON i.id = p.image_id
         WHERE p.guide_id = $1
         ORDER BY p.position, p.id"
    ))
    .bind(guide.to_string())
    .fetch_all(from)
    .await
}

/// What the authors of the passages of a guide are asked.
async fn quotations(
    from: impl Executor<'_, Database = Any>,
    guide: GuideId,
) -> Result<Vec<QuotationRow>, sqlx::Error> {
    sqlx::query_as(
        "SELECT l.passage_id, l.quotation_id
         FROM guide_quotation l
         JOIN guide_passage p ON p.id = l.passage_id
         WHERE p.guide_id = $1
         ORDER BY l.quotation_id",
    )
    .bind(guide.to_string())
    .fetch_all(from)
    .await
}

fn put_together(
    guide: Guide,
    chapters: Vec<ChapterRow>,
    passages: Vec<PassageRow>,
    quotations: Vec<QuotationRow>,
) -> Result<Draft, sqlx::Error> {
    let mut of_passage: HashMap<PassageId, Vec<QuotationId>> = HashMap::new();
    for row in quotations {
        of_passage.entry(row.passage_id.0).or_default().push(row.quotation_id.0);
    }
    let mut of_chapter: HashMap<GuideChapterId, Vec<Passage>> = HashMap::new();
    for row in passages {
        let chapter = row.chapter_id.0;
        let mut passage = Passage::try_from(row)?;
        passage.quotations = of_passage.remove(&passage.id).unwrap_or_default();
        of_chapter.entry(chapter).or_default().push(passage);
    }
    let chapter = |row: ChapterRow| Chapter {
        passages: of_chapter.remove(&row.id.0).unwrap_or_default(),
        id: row.id.0,
        title: row.title.0,
        usage: ChapterUse {
            minutes: row.minutes,
            material: row.material.map(|text| text.0),
            prompts: row.prompts.map(|text| text.0),
        },
        revision: row.revision,
    };
    Ok(Draft { guide, chapters: chapters.into_iter().map(chapter).collect() })
}

/// A guide with its chapters and passages.
///
/// # Errors
/// When the database is unavailable.
pub async fn draft(db: &Db, guide: GuideId) -> Result<Option<Draft>, sqlx::Error> {
    let Some(found) = find(&db.reader, guide).await? else { return Ok(None) };
    let chapters = chapters(&db.reader, guide).await?;
    let passages = passages(&db.reader, guide).await?;
    put_together(found, chapters, passages, quotations(&db.reader, guide).await?).map(Some)
}

/// The same within a transaction.
///
/// # Errors
/// When the database is unavailable.
pub async fn draft_in(tx: &mut AnyConnection, guide: GuideId) -> Result<Option<Draft>, sqlx::Error> {
    let Some(found) = find(&mut *tx, guide).await? else { return Ok(None) };
    let chapters = chapters(&mut *tx, guide).await?;
    let passages = passages(&mut *tx, guide).await?;
    put_together(found, chapters, passages, quotations(tx, guide).await?).map(Some)
}
