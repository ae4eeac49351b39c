//! Who may open the live document of a group's note. While the note is open, people who may read the reflection read
//! it, and members of its community write. Once the note is closed, nobody opens it: its log still contains what was
//! removed or replaced by initials, and revisions that later readers may not see.

use async_trait::async_trait;
use uuid::Uuid;

use crate::reflection::{rules::may_write_note, store};
use ensemble_core::{error::AppError, ids::ReflectionId, rights::Viewer};
use ensemble_server::{
    Portal,
    realtime::{DocumentAccess, Permission},
};

/// The access to the live documents of group notes.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoteAccess;

#[async_trait]
impl DocumentAccess for NoteAccess {
    async fn permission(
        &self,
        portal: &Portal,
        viewer: &Viewer,
        document: Uuid,
    ) -> Result<Option<Permission>, AppError> {
        let found = store::find(&portal.db, viewer, ReflectionId::from(document)).await?;
        Ok(found.and_then(|reflection| {
            let note = reflection.group_note.filter(|note| note.open)?;
            let writes = may_write_note(viewer, &reflection.visibility, &note);
            Some(if writes { Permission::Write } else { Permission::Read })
        }))
    }
}
