//! Who may open the live document of a table's note: those at the table and the facilitators, while the round is open. Once it is
//! closed no one does: the log still holds what was removed. The stored text is read then.

use async_trait::async_trait;
use uuid::Uuid;

use super::{
    rules::may_write_note,
    store::{self, TablePlace},
};
use ensemble_core::{error::AppError, ids::TableId, rights::Viewer};
use ensemble_server::{
    Portal,
    realtime::{DocumentAccess, Permission},
};

/// The access to the live documents of tables.
#[derive(Clone, Copy, Debug, Default)]
pub struct TableAccess;

#[async_trait]
impl DocumentAccess for TableAccess {
    async fn permission(
        &self,
        portal: &Portal,
        viewer: &Viewer,
        document: Uuid,
    ) -> Result<Option<Permission>, AppError> {
        let Some(person) = viewer.id() else { return Ok(None) };
        let place = store::place_of(&portal.db, TableId::from(document), person).await?;
        Ok(place.and_then(|TablePlace { community, open, seated }| {
            (open && may_write_note(viewer, community, seated)).then_some(Permission::Write)
        }))
    }
}
