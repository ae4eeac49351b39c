//! Joins notes of groups to rooms: whoever sees one reads along, and whoever belongs to the group writes.

use async_trait::async_trait;
use uuid::Uuid;

use crate::{
    error::AppError,
    ids::ReflectionId,
    reflection::{rules::writes_together, store},
    rights::Viewer,
    server::{
        Portal,
        realtime::{Standing, Subject},
    },
};

/// The notes of groups.
#[derive(Clone, Copy, Debug, Default)]
pub struct Notes;

#[async_trait]
impl Subject for Notes {
    async fn standing(
        &self,
        portal: &Portal,
        viewer: &Viewer,
        document: Uuid,
    ) -> Result<Option<Standing>, AppError> {
        let found = store::find(&portal.db, viewer, ReflectionId::from(document)).await?;
        Ok(found.and_then(|reflection| {
            let group = reflection.group?;
            let writes = writes_together(viewer, &reflection.visibility, &group);
            Some(if writes { Standing::Writes } else { Standing::Reads })
        }))
    }
}
