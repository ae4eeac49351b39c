//! The sections of guides that a meeting uses, what the pages of the meeting say of them, and how a section was used at meetings.

mod forms;
mod history;
mod of_meeting;
mod show;

pub use history::of_section;
pub use of_meeting::{section, while_running};

use super::paths;
use ensemble_core::{
    error::AppError,
    ids::MeetingId,
    rights::{Access, Action},
};
use ensemble_server::web::{PageRequest, Routes};

#[must_use]
pub fn routes() -> Routes {
    let edits = Access::Within(Action::EditAgenda);
    Routes::new()
        .page(paths::SHOW, Access::Within(Action::ReadAgenda), show::show)
        .action(paths::ADD, edits, forms::add)
        .action(paths::REMOVE, edits, forms::remove)
        .action(paths::FEEDBACK, Access::Within(Action::RunGuides), forms::feedback)
        .page(paths::HISTORY, Access::SignedIn, history::show)
}

/// The id in the address. What cannot be one names nothing.
fn meeting_id(request: &PageRequest) -> Result<MeetingId, AppError> {
    request.path_param(0).parse().map_err(|_| AppError::NotFound)
}
