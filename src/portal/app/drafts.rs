//! Who may save a draft of what: those who may edit it.

use crate::{
    editing::{DraftAccess, model::Subject},
    meeting, reflection,
};
use ensemble_core::{
    error::AppError,
    rights::{Action, Viewer, rules::may},
};
use ensemble_server::Portal;

/// The decision for the subjects of all features.
pub(super) fn access() -> DraftAccess {
    DraftAccess(|portal, viewer, subject| Box::pin(may_save(portal, viewer, subject)))
}

async fn may_save(portal: Portal, viewer: Viewer, subject: Subject) -> Result<bool, AppError> {
    let allowed = match subject {
        Subject::Community(id) => may(&viewer, Action::EditCommunity, Some(id)),
        Subject::Page(_) => may(&viewer, Action::EditPages, None),
        Subject::Meeting(id) => {
            let place = meeting::whose(&portal.db, id).await?;
            place.is_some_and(|place| may(&viewer, Action::PlanMeetings, Some(place.community)))
        }
        Subject::Minutes(id) => {
            let place = meeting::whose(&portal.db, id).await?;
            place.is_some_and(|place| may(&viewer, Action::WriteMinutes, Some(place.community)))
        }
        Subject::Reflection(id) => reflection::may_draft(&portal.db, &viewer, id).await?,
        Subject::Translation(id) => reflection::may_translate(&portal.db, &viewer, id).await?,
    };
    Ok(allowed)
}
