//! The page of speaking, which works without a script, and the parts of it that the pages of a meeting show.

mod forms;
mod parts;
mod show;

pub use parts::{facilitator, island, participant, screen};

use super::paths;
use ensemble_core::{
    error::AppError,
    ids::MeetingId,
    rights::{Access, Action},
};
use ensemble_meetings::meeting::paths as meeting_paths;
use ensemble_server::web::{PageRequest, PageResponse, Routes};

/// What is written and chosen is recorded nowhere on the way: neither silent contributions nor answers to anonymous polls.
#[must_use]
pub fn routes() -> Routes {
    let (asks, runs) = (Access::Within(Action::AskToSpeak), Access::Within(Action::RunSpeaking));
    Routes::new()
        .page(paths::SPEAKING, Access::Within(Action::ReadAgenda), show::show)
        .action(paths::ASK, asks, forms::ask)
        .action(paths::WRITE, asks, forms::write)
        .unrecorded()
        .action(paths::RUN, runs, forms::run)
        .action(paths::ROUND, runs, forms::begin_round)
        .action(paths::POLL, runs, forms::ask_poll)
        .action(paths::ANSWER_POLL, asks, forms::answer_poll)
        .unrecorded()
        .action(paths::CLOSE_POLL, runs, forms::close_poll)
}

/// The id in the address. What cannot be one names nothing.
fn meeting_id(request: &PageRequest) -> Result<MeetingId, AppError> {
    request.path_param(0).parse().map_err(|_| AppError::NotFound)
}

/// Back to the page of the meeting that the form was on.
fn back(request: &PageRequest, meeting: MeetingId) -> PageResponse {
    let of_meeting = format!("{}/", meeting_paths::show(request.lang, meeting));
    let own = meeting_paths::of(paths::SPEAKING, request.lang, meeting);
    let page = request.sent_from(&of_meeting).unwrap_or(&own);
    PageResponse::redirect(format!("{page}#speaking"))
}
