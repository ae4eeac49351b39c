//! The images of guides.

use sqlx::AnyConnection;

use ensemble_core::ids::{GuideId, GuideImageId};
use ensemble_server::{db::Db, picture::Picture};

/// Adds an image.
///
/// # Errors
/// When the database is unavailable.
pub async fn add_image(
    tx: &mut AnyConnection,
    guide: GuideId,
    id: GuideImageId,
    picture: &Picture,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO guide_image (id, guide_id, width, height, jpeg) VALUES ($1, $2, $3, $4, $5)")
        .bind(id.to_string())
        .bind(guide.to_string())
        .bind(i64::from(picture.width))
        .bind(i64::from(picture.height))
        .bind(picture.jpeg.clone())
        .execute(tx)
        .await?;
    Ok(())
}

/// An image of a guide, as JPEG. The caller has checked that an edition shows it.
///
/// # Errors
/// When the database is unavailable.
pub async fn image(db: &Db, guide: GuideId, id: GuideImageId) -> Result<Option<Vec<u8>>, sqlx::Error> {
    sqlx::query_scalar("SELECT jpeg FROM guide_image WHERE id = $1 AND guide_id = $2")
        .bind(id.to_string())
        .bind(guide.to_string())
        .fetch_optional(&db.reader)
        .await
}

/// An image that a passage has now, as JPEG.
///
/// # Errors
/// When the database is unavailable.
pub async fn draft_image(db: &Db, guide: GuideId, id: GuideImageId) -> Result<Option<Vec<u8>>, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT i.jpeg FROM guide_image i
         WHERE i.id = $1 AND i.guide_id = $2
           AND EXISTS (SELECT 1 FROM guide_passage p WHERE p.image_id = i.id)",
    )
    .bind(id.to_string())
    .bind(guide.to_string())
    .fetch_optional(&db.reader)
    .await
}
