//! The days that are proposed for a meeting, and what the page of the meeting shows of them.

mod fact;
mod show;
mod tools;

pub use fact::fact;

use super::paths;
use ensemble_core::{
    error::AppError,
    ids::MeetingId,
    rights::{Access, Action},
};
use ensemble_server::web::{PageRequest, Routes};

/// The pages of proposed days.
#[must_use]
pub fn routes() -> Routes {
    let plans = Access::Within(Action::PlanMeetings);
    Routes::new()
        .page(paths::DATES, Access::Within(Action::SeeDates), show::show)
        .action(paths::ANSWER, Access::Within(Action::AnswerDates), show::submit)
        .action(paths::ADD, plans, tools::submit_date)
        .action(paths::REMOVE, plans, tools::submit_removal)
        .action(paths::ASK, plans, tools::submit_question)
        .action(paths::SETTLE, plans, tools::submit_choice)
}

/// The id in the address. What cannot be one names nothing.
fn meeting_id(request: &PageRequest) -> Result<MeetingId, AppError> {
    request.path_param(0).parse().map_err(|_| AppError::NotFound)
}
