//! The page of a session, which works without a script, the section on the page of its meeting, and the part of a meeting that
//! runs.

mod forms;
mod notes;
mod of_meeting;
mod plan;
mod show;
mod steps;
mod texts;

pub use of_meeting::{section, while_running};

use super::paths;
use ensemble_core::{
    error::AppError,
    ids::MeetingId,
    rights::{Access, Action},
};
use ensemble_server::web::{PageRequest, Routes};

/// What is written is recorded nowhere on the way.
#[must_use]
pub fn routes() -> Routes {
    let joins = Access::Within(Action::JoinCodevelopment);
    Routes::new()
        .page(paths::SHOW, joins, show::show)
        .action(paths::PLAN, Access::Within(Action::RunCodevelopment), forms::plan)
        .action(paths::STEP, joins, forms::change_step)
        .action(paths::AGREE, joins, forms::agree)
        .action(paths::WRITE, joins, forms::write)
        .unrecorded()
        .action(paths::REWORD, joins, forms::reword)
        .unrecorded()
        .action(paths::NOTE, joins, forms::change_note)
        .action(paths::SHEET, joins, forms::write_sheet)
        .unrecorded()
        .action(paths::PUBLISH, joins, forms::publish)
        .unrecorded()
        .action(paths::UNPUBLISH, joins, forms::unpublish)
}

/// The id in the address. What cannot be one names nothing.
fn meeting_id(request: &PageRequest) -> Result<MeetingId, AppError> {
    request.path_param(0).parse().map_err(|_| AppError::NotFound)
}
