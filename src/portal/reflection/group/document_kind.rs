//! Who may open a group's note live: people who may see the reflection read, members of the group write.

use async_trait::async_trait;
use uuid::Uuid;

use crate::reflection::{rules::may_write_note, store};
use ensemble_core::{error::AppError, ids::ReflectionId, rights::Viewer};
use ensemble_server::{
    Portal,
    realtime::{DocumentKind, Permission},
};

/// The notes of groups.
#[derive(Clone, Copy, Debug, Default)]
pub struct Notes;

#[async_trait]
impl DocumentKind for Notes {
    async fn permission(
        &self,
        portal: &Portal,
        viewer: &Viewer,
        document: Uuid,
    ) -> Result<Option<Permission>, AppError> {
        let found = store::find(&portal.db, viewer, ReflectionId::from(document)).await?;
        Ok(found.and_then(|reflection| {
            let group = reflection.note?;
            let writes = may_write_note(viewer, &reflection.visibility, &group);
            Some(if writes { Permission::Write } else { Permission::Read })
        }))
    }
}
