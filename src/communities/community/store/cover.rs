//! The picture on the cover of a community.

use sqlx::AnyConnection;

use ensemble_core::{LocalizedText, ids::CommunityId};
use ensemble_server::{
    db::{Db, columns::to_json, row::from_row},
    picture::Picture,
};

from_row! {
    struct PictureRow {
        jpeg: Vec<u8>,
        archived: bool,
    }
}

/// The picture of a community's cover, and whether the community is archived.
///
/// # Errors
/// When the database is unavailable.
pub async fn cover_picture(db: &Db, id: CommunityId) -> Result<Option<(Vec<u8>, bool)>, sqlx::Error> {
    let row: Option<PictureRow> = sqlx::query_as(
        "SELECT
           v.jpeg,
           CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END AS archived
         FROM cover v
         JOIN community c ON c.id = v.community_id
         WHERE v.community_id = $1",
    )
    .bind(id.to_string())
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(|row| (row.jpeg, row.archived)))
}

/// Gives a community a cover, with what it shows, or takes it away.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_cover(
    transaction: &mut AnyConnection,
    id: CommunityId,
    cover: Option<(&Picture, &LocalizedText)>,
    now: i64,
) -> Result<(), sqlx::Error> {
    let Some((picture, alt)) = cover else {
        sqlx::query("DELETE FROM cover WHERE community_id = $1")
            .bind(id.to_string())
            .execute(transaction)
            .await?;
        return Ok(());
    };
    sqlx::query(
        "INSERT INTO cover (community_id, width, height, updated_at, alt, jpeg) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (community_id) DO UPDATE SET width = excluded.width, height = excluded.height,
           updated_at = excluded.updated_at, alt = excluded.alt, jpeg = excluded.jpeg",
    )
    .bind(id.to_string())
    .bind(i64::from(picture.width))
    .bind(i64::from(picture.height))
    .bind(now)
    .bind(to_json(alt)?)
    .bind(picture.jpeg.clone())
    .execute(transaction)
    .await?;
    Ok(())
}
