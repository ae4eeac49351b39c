//! Who may open the document of a chapter: those who compose the guides of its community.

use async_trait::async_trait;
use uuid::Uuid;

use super::store;
use ensemble_core::{
    error::AppError,
    rights::{Action, Viewer, rules},
};
use ensemble_server::{
    Portal,
    realtime::{DocumentAccess, Permission},
};

/// The access to chapters that several people write.
#[derive(Clone, Copy, Debug, Default)]
pub struct GuideAccess;

#[async_trait]
impl DocumentAccess for GuideAccess {
    async fn permission(
        &self,
        portal: &Portal,
        viewer: &Viewer,
        document: Uuid,
    ) -> Result<Option<Permission>, AppError> {
        let community = store::community_of_document(&portal.db, document).await?;
        let may = community.is_some_and(|id| rules::may(viewer, Action::ComposeGuides, Some(id)));
        Ok(may.then_some(Permission::Write))
    }
}
