//! Passages: adding, writing, removing them. All of it under the lock of the guide.

use sqlx::AnyConnection;

use super::{super::model::Source, reviews::add_writer};
use ensemble_core::{
    LocalizedText,
    ids::{GuideChapterId, GuideId, GuideImageId, PassageId, PersonId, PracticeId, QuotationId},
};
use ensemble_server::db::columns::to_json;

/// A passage that is added.
#[derive(Clone, Copy, Debug)]
pub struct NewPassage<'a> {
    pub id: PassageId,
    pub chapter: GuideChapterId,
    pub title: Option<&'a LocalizedText>,
    pub text: &'a LocalizedText,
    pub source: Source,
    pub adapted: bool,
    pub by: PersonId,
}

/// The columns of a source: its kind, its id, its version.
fn columns(source: Source) -> (&'static str, Option<String>, Option<i64>) {
    let (id, version) = match source {
        Source::Reflection { id, revision } => (Some(id.to_string()), Some(revision)),
        Source::Practice { id, version } => (Some(id.to_string()), Some(version)),
        Source::Finding { id } => (Some(id.to_string()), None),
        Source::Written => (None, None),
    };
    (source.kind().code(), id, version)
}

/// Notes that a person wrote in a guide, where a statement changed something; whether it did.
async fn wrote(
    tx: &mut AnyConnection,
    guide: GuideId,
    by: PersonId,
    changed: u64,
) -> Result<bool, sqlx::Error> {
    if changed > 0 {
        add_writer(tx, guide, by).await?;
    }
    Ok(changed > 0)
}

/// Adds a passage at the end of a chapter; `false` when the guide has no such chapter.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_passage(
    tx: &mut AnyConnection,
    guide: GuideId,
    new: &NewPassage<'_>,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let (source, source_id, version) = columns(new.source);
    let done = sqlx::query(
        "INSERT INTO guide_passage
           (id, guide_id, chapter_id, position, title, text, source, source_id, source_version, adapted, person_id,
            changed_at)
         SELECT $1, c.guide_id, c.id,
                (SELECT COALESCE(MAX(p.position), -1) + 1 FROM guide_passage p WHERE p.chapter_id = c.id),
                $4, $5, $6, $7, $8, $9, $10, $11
         FROM guide_chapter c
         WHERE c.id = $3 AND c.guide_id = $2",
    )
    .bind(new.id.to_string())
    .bind(guide.to_string())
    .bind(new.chapter.to_string())
    .bind(new.title.map(to_json).transpose()?)
    .bind(to_json(new.text)?)
    .bind(source)
    .bind(source_id)
    .bind(version)
    .bind(i64::from(new.adapted))
    .bind(new.by.to_string())
    .bind(now)
    .execute(&mut *tx)
    .await?;
    wrote(tx, guide, new.by, done.rows_affected()).await
}

/// What a passage becomes.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    pub title: Option<&'a LocalizedText>,
    pub text: &'a LocalizedText,
    pub source: Source,
    pub adapted: bool,
    pub by: PersonId,
}

/// Writes a passage if it is still at this revision; `false` otherwise.
///
/// # Errors
/// When the database is unavailable.
pub async fn write_passage(
    tx: &mut AnyConnection,
    guide: GuideId,
    (id, revision): (PassageId, i64),
    written: Written<'_>,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let (source, source_id, version) = columns(written.source);
    let done = sqlx::query(
        "UPDATE guide_passage
         SET title = $4, text = $5, source = $6, source_id = $7, source_version = $8, adapted = $9, person_id = $10,
             changed_at = $11, revision = revision + 1
         WHERE id = $1 AND guide_id = $2 AND revision = $3",
    )
    .bind(id.to_string())
    .bind(guide.to_string())
    .bind(revision)
    .bind(written.title.map(to_json).transpose()?)
    .bind(to_json(written.text)?)
    .bind(source)
    .bind(source_id)
    .bind(version)
    .bind(i64::from(written.adapted))
    .bind(written.by.to_string())
    .bind(now)
    .execute(&mut *tx)
    .await?;
    wrote(tx, guide, written.by, done.rows_affected()).await
}

/// Says which consents a passage needs, instead of those before.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_quotations(
    tx: &mut AnyConnection,
    id: PassageId,
    quotations: &[QuotationId],
) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM guide_quotation WHERE passage_id = $1")
        .bind(id.to_string())
        .execute(&mut *tx)
        .await?;
    sqlx::query("UPDATE guide_passage SET withdrawn_at = NULL WHERE id = $1")
        .bind(id.to_string())
        .execute(&mut *tx)
        .await?;
    for quotation in quotations {
        sqlx::query(
            "INSERT INTO guide_quotation (passage_id, quotation_id) VALUES ($1, $2)
             ON CONFLICT (passage_id, quotation_id) DO NOTHING",
        )
        .bind(id.to_string())
        .bind(quotation.to_string())
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

/// Says that both languages of a passage say the same, if it is still at this revision; `false` otherwise.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_current(
    tx: &mut AnyConnection,
    guide: GuideId,
    (id, revision): (PassageId, i64),
    text: &LocalizedText,
    title: Option<&LocalizedText>,
    by: PersonId,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE guide_passage SET text = $4, title = $5, person_id = $6, revision = revision + 1
         WHERE id = $1 AND guide_id = $2 AND revision = $3",
    )
    .bind(id.to_string())
    .bind(guide.to_string())
    .bind(revision)
    .bind(to_json(text)?)
    .bind(title.map(to_json).transpose()?)
    .bind(by.to_string())
    .execute(&mut *tx)
    .await?;
    wrote(tx, guide, by, done.rows_affected()).await
}

/// Gives a passage an image, or another text for it, or none, if it is still at this revision; `false` otherwise.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_image(
    tx: &mut AnyConnection,
    guide: GuideId,
    (id, revision): (PassageId, i64),
    image: Option<(GuideImageId, Option<&LocalizedText>)>,
    by: PersonId,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE guide_passage
         SET image_id = $4, image_alt = $5, person_id = $6, changed_at = $7, revision = revision + 1
         WHERE id = $1 AND guide_id = $2 AND revision = $3",
    )
    .bind(id.to_string())
    .bind(guide.to_string())
    .bind(revision)
    .bind(image.map(|(id, _)| id.to_string()))
    .bind(image.and_then(|(_, alt)| alt).map(to_json).transpose()?)
    .bind(by.to_string())
    .bind(now)
    .execute(&mut *tx)
    .await?;
    wrote(tx, guide, by, done.rows_affected()).await
}

/// Removes a passage if it is still at this revision; `false` otherwise.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove_passage(
    tx: &mut AnyConnection,
    guide: GuideId,
    (id, revision): (PassageId, i64),
    by: PersonId,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("DELETE FROM guide_passage WHERE id = $1 AND guide_id = $2 AND revision = $3")
        .bind(id.to_string())
        .bind(guide.to_string())
        .bind(revision)
        .execute(&mut *tx)
        .await?;
    wrote(tx, guide, by, done.rows_affected()).await
}

/// Marks the passages from a practice, an author of which withdrew their consent, in the transaction in which they do. It waits for an
/// edition that is being made of a guide. Passages from versions that are published later are not marked.
///
/// # Errors
/// When the database is unavailable.
pub async fn mark_practice_withdrawn(
    tx: &mut AnyConnection,
    practice: PracticeId,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE practice_guide SET changed_at = $2
         WHERE id IN (SELECT p.guide_id FROM guide_passage p WHERE p.source = 'practice' AND p.source_id = $1)",
    )
    .bind(practice.to_string())
    .bind(now)
    .execute(&mut *tx)
    .await?;
    sqlx::query("UPDATE guide_passage SET withdrawn_at = $2 WHERE source = 'practice' AND source_id = $1")
        .bind(practice.to_string())
        .bind(now)
        .execute(tx)
        .await?;
    Ok(())
}

/// Marks the passages that an author does not want to be quoted any more, in the transaction in which they withdraw. It waits for
/// an edition that is being made of the guide.
///
/// # Errors
/// When the database is unavailable.
pub async fn mark_withdrawn(
    tx: &mut AnyConnection,
    quotation: QuotationId,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE practice_guide SET changed_at = $2
         WHERE id IN (SELECT p.guide_id FROM guide_passage p
                      JOIN guide_quotation l ON l.passage_id = p.id
                      WHERE l.quotation_id = $1)",
    )
    .bind(quotation.to_string())
    .bind(now)
    .execute(&mut *tx)
    .await?;
    sqlx::query(
        "UPDATE guide_passage SET withdrawn_at = $2
         WHERE id IN (SELECT l.passage_id FROM guide_quotation l WHERE l.quotation_id = $1)",
    )
    .bind(quotation.to_string())
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}
