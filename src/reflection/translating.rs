//! Who may write a reflection's text in the other language, and keep a draft of it.

use super::store;
use crate::{
    ids::ReflectionId,
    rights::{Action, Viewer, rules::may},
    server::db::Db,
};

/// Whether somebody may translate a reflection: its author, or who reads it and writes in its community.
///
/// # Errors
/// When the database is away.
pub async fn may_translate(db: &Db, viewer: &Viewer, id: ReflectionId) -> Result<bool, sqlx::Error> {
    let found = store::find(db, viewer, id).await?;
    Ok(found.is_some_and(|found| {
        viewer.id() == Some(found.visibility.author)
            || may(viewer, Action::WriteReflections, Some(found.visibility.community))
    }))
}
