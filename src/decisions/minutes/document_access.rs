//! Who may open the live documents of minutes: those who write minutes, as long as these are a draft. Once they are proposed no
//! one does; the stored text is read then.

use async_trait::async_trait;
use uuid::Uuid;

use super::{
    model::MinutesState,
    rules::{can_write_together, is_held},
    store,
};
use ensemble_core::{
    error::AppError,
    rights::{Action, Viewer, rules},
};
use ensemble_meetings::meeting;
use ensemble_server::{
    Portal,
    realtime::{DocumentAccess, Permission},
};

/// The access to the texts of minutes that several people write.
#[derive(Clone, Copy, Debug, Default)]
pub struct MinutesAccess;

#[async_trait]
impl DocumentAccess for MinutesAccess {
    async fn permission(
        &self,
        portal: &Portal,
        viewer: &Viewer,
        document: Uuid,
    ) -> Result<Option<Permission>, AppError> {
        let db = &portal.db;
        let Some(id) = store::meeting_of_document(db, document).await? else { return Ok(None) };
        let Some(found) = meeting::find(db, viewer, id).await? else { return Ok(None) };
        if found.archived || !rules::may(viewer, Action::WriteMinutes, Some(found.community)) {
            return Ok(None);
        }
        let state = store::find(db, id).await?.map_or(MinutesState::Draft, |minutes| minutes.state);
        let held = is_held(&found.of.meeting, portal.now());
        Ok(can_write_together(held, state).then_some(Permission::Write))
    }
}
