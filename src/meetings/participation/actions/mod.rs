//! What people do, one function for each action. Each locks the row of the meeting, so that what two people say at once about the
//! same person is one after the other.

mod after;
mod certificates;
mod logbook;
mod note;
mod presence;
mod who_was_there;

pub(super) use after::{Deadline, complete, contribute, delete_contribution, set_deadline};
pub(super) use certificates::{issue, issue_year, revoke};
pub(super) use logbook::{add_entry, delete_entry, share, unshare};
pub(super) use note::{Noted, encoded, note};
pub use presence::joined;
pub(super) use presence::{CodeOutcome, confirm, enter_code, room_code};
pub use who_was_there::attended;

use crate::meeting::model::Meeting;
use ensemble_core::{
    error::{ActionError, FieldErrors},
    ids::CommunityId,
};

use super::{rules, store};

/// That one field is wrong.
fn wrong(field: &str, message: impl Into<String>) -> ActionError {
    let mut errors = FieldErrors::default();
    errors.add(field, message);
    ActionError::Invalid(errors)
}

/// When a meeting began, whose row is locked.
///
/// # Errors
/// [`ActionError::Conflict`] when it has not begun, was cancelled, or its community is archived.
async fn begun(
    to: &mut sqlx::AnyConnection,
    meeting: &Meeting,
    community: CommunityId,
    now: i64,
) -> Result<i64, ActionError> {
    let archived = store::is_archived(to, community).await?;
    rules::begun(meeting, archived, now).map_err(|_| ActionError::Conflict)
}
