//! The three pages of a meeting that runs, the ways to them, and what is proposed for an agenda.

mod bar;
mod coming;
mod durations;
mod facilitator;
mod follow;
mod keys;
mod links;
mod participant;
mod parts;
mod screen;
mod shortage;
mod shown;

pub use durations::durations;
pub use follow::{Follow, follow};
pub use links::links;
pub use shown::left_words;

use super::{composition::Composition, paths};
use ensemble_core::{
    error::AppError,
    ids::MeetingId,
    rights::{Access, Action},
};
use ensemble_server::web::{PageRequest, Routes};

/// The pages of meetings that run, with what other features show on them.
#[must_use]
pub fn routes(composition: Composition) -> Routes {
    let runs = Access::Within(Action::EditAgenda);
    let reads = Access::Within(Action::ReadAgenda);
    Routes::new()
        .page(paths::FACILITATE, runs, move |request| facilitator::show(request, composition))
        .page(paths::SCREEN, reads, move |request| screen::show(request, composition))
        .page(paths::TAKE_PART, reads, move |request| participant::show(request, composition))
        .action(paths::CHANGE, runs, move |request| facilitator::submit_change(request, composition))
        .action(paths::BEGIN, runs, move |request| facilitator::submit_begin(request, composition))
        .action(paths::END, runs, move |request| facilitator::submit_end(request, composition))
        .action(paths::DURATIONS, runs, durations::submit)
}

/// The id in the address. What cannot be one names nothing.
fn meeting_id(request: &PageRequest) -> Result<MeetingId, AppError> {
    request.path_param(0).parse().map_err(|_| AppError::NotFound)
}
