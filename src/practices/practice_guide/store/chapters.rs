//! Chapters, and the order of chapters and passages. All of it under the lock of the guide.

use sqlx::AnyConnection;

use super::{
    super::{model::ChapterUse, rules::Place},
    reviews::add_writer,
};
use ensemble_core::{
    LocalizedText,
    ids::{GuideChapterId, GuideId, PersonId},
};
use ensemble_server::db::columns::to_json;

/// Adds a chapter behind the others.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_chapter(
    tx: &mut AnyConnection,
    guide: GuideId,
    id: GuideChapterId,
    title: &LocalizedText,
    by: PersonId,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO guide_chapter (id, guide_id, position, title, person_id)
         VALUES ($1, $2, (SELECT COALESCE(MAX(position), -1) + 1 FROM guide_chapter WHERE guide_id = $2), $3, $4)",
    )
    .bind(id.to_string())
    .bind(guide.to_string())
    .bind(to_json(title)?)
    .bind(by.to_string())
    .execute(&mut *tx)
    .await?;
    add_writer(tx, guide, by).await
}

/// Writes the title of a chapter if it is still at this revision; `false` otherwise.
///
/// # Errors
/// When the database is unavailable.
pub async fn write_chapter(
    tx: &mut AnyConnection,
    guide: GuideId,
    (id, revision): (GuideChapterId, i64),
    title: &LocalizedText,
    by: PersonId,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE guide_chapter SET title = $4, person_id = $5, revision = revision + 1
         WHERE id = $1 AND guide_id = $2 AND revision = $3",
    )
    .bind(id.to_string())
    .bind(guide.to_string())
    .bind(revision)
    .bind(to_json(title)?)
    .bind(by.to_string())
    .execute(&mut *tx)
    .await?;
    let written = done.rows_affected() > 0;
    if written {
        add_writer(tx, guide, by).await?;
    }
    Ok(written)
}

/// Writes how a chapter is used in the room, after its title.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_use(
    tx: &mut AnyConnection,
    guide: GuideId,
    id: GuideChapterId,
    usage: &ChapterUse,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE guide_chapter SET minutes = $3, material = $4, prompts = $5 WHERE id = $1 AND guide_id = $2",
    )
    .bind(id.to_string())
    .bind(guide.to_string())
    .bind(usage.minutes.map(i64::from))
    .bind(usage.material.as_ref().map(to_json).transpose()?)
    .bind(usage.prompts.as_ref().map(to_json).transpose()?)
    .execute(tx)
    .await?;
    Ok(())
}

/// Removes a chapter that has no passages; `false` when it has some, or there is none.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove_chapter(
    tx: &mut AnyConnection,
    guide: GuideId,
    id: GuideChapterId,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "DELETE FROM guide_chapter
         WHERE id = $1 AND guide_id = $2
           AND NOT EXISTS (SELECT 1 FROM guide_passage p WHERE p.chapter_id = $1)",
    )
    .bind(id.to_string())
    .bind(guide.to_string())
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Puts chapters and passages in this order. What is where it was is not written.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_order(
    tx: &mut AnyConnection,
    guide: GuideId,
    before: &[Place],
    after: &[Place],
) -> Result<(), sqlx::Error> {
    for (position, (chapter, passages)) in (0_i64..).zip(after) {
        let place = usize::try_from(position).unwrap_or_default();
        if before.get(place).map(|(id, _)| id) != Some(chapter) {
            sqlx::query("UPDATE guide_chapter SET position = $3 WHERE id = $1 AND guide_id = $2")
                .bind(chapter.to_string())
                .bind(guide.to_string())
                .bind(position)
                .execute(&mut *tx)
                .await?;
        }
        let same = before.iter().any(|(id, before)| id == chapter && before == passages);
        if same {
            continue;
        }
        for (position, passage) in (0_i64..).zip(passages) {
            sqlx::query(
                "UPDATE guide_passage SET chapter_id = $3, position = $4
                 WHERE id = $1 AND guide_id = $2 AND (chapter_id <> $3 OR position <> $4)",
            )
            .bind(passage.to_string())
            .bind(guide.to_string())
            .bind(chapter.to_string())
            .bind(position)
            .execute(&mut *tx)
            .await?;
        }
    }
    Ok(())
}
