//! What people do with a meeting, its documents and its agenda. Each action is one function with a typed input; the
//! plain form of its page decodes into that input and calls it.

mod agenda;
mod cancel;
mod documents;
mod phase;
mod set_date;

pub(super) use agenda::written_at;
pub use agenda::{
    NameVersion, add_agenda_items, add_item, confirm_item, merge_item, move_item_down, move_item_up,
    name_version, remove_item, restore_item, restore_version, save_item, split_item,
};
pub use cancel::{CancelMeeting, MAX_REASON, cancel, emails_of_cancelling, restore};
pub use documents::{
    AddFile, AddLink, Added, add_file, add_link, move_document, remove_document, restore_document,
};
pub use phase::{ChangePhase, PhaseChange, begin, close, emails_of_publishing, publish, reopen, withdraw};
pub use set_date::set_date;

use super::{model::Found, store};
use ensemble_core::{error::AppError, ids::MeetingId, rights::Action};
use ensemble_server::web::ActionContext;

/// The meeting, if the viewer may do this in its community. Absence and refusal answer alike.
async fn find_for(context: &ActionContext, id: MeetingId, action: Action) -> Result<Found, AppError> {
    let found = store::find(&context.portal.db, &context.viewer, id).await?.ok_or(AppError::NotFound)?;
    context.require(action, found.community)?;
    Ok(found)
}
