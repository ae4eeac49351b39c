//! Who may translate a reflection, and keep a draft of the translation.

use super::store;
use ensemble_core::{
    ids::ReflectionId,
    rights::{Action, Viewer, rules::may},
};
use ensemble_server::db::Db;

/// Whether a person may translate a reflection: its author may, and those who read it and write in its community.
///
/// # Errors
/// When the database is unavailable.
pub async fn may_translate(db: &Db, viewer: &Viewer, id: ReflectionId) -> Result<bool, sqlx::Error> {
    let found = store::find(db, viewer, id).await?;
    Ok(found.is_some_and(|found| {
        viewer.id() == Some(found.visibility.author)
            || may(viewer, Action::WriteReflections, Some(found.visibility.community))
    }))
}
