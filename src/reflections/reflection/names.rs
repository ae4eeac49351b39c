//! What reflections are called, for the pages of other features.

use std::collections::HashMap;

use super::{store, views::name_of_texts};
use ensemble_core::{Lang, rights::Viewer};
use ensemble_server::db::Db;

/// What those of these reflections are called that the viewer may read, by their ids.
///
/// # Errors
/// When the database is unavailable.
pub async fn readable_names(
    db: &Db,
    lang: Lang,
    viewer: &Viewer,
    ids: &[&str],
) -> Result<HashMap<String, String>, sqlx::Error> {
    let texts = store::readable_texts(db, viewer, ids).await?;
    Ok(texts.into_iter().map(|(id, texts)| (id, name_of_texts(lang, &texts).0)).collect())
}
