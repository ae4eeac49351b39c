//! Answering a call, the confirmation of an organization, the answers for coordinators.

mod answer;
mod answer_box;
mod confirm;
mod manage;

pub use answer_box::answer_box;
pub use manage::next_steps;

use crate::call::paths;
use ensemble_core::rights::Access;
use ensemble_server::web::Routes;

/// The pages of expressions of interest.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .form(paths::ANSWER, Access::Open, answer::show, answer::submit)
        .action(paths::RESUME, Access::Open, answer::submit_link)
        .action(paths::WITHDRAW, Access::Open, answer::submit_withdrawal)
        .action(paths::DESIGNATE, Access::Open, answer::submit_designation)
        .action(paths::TEXT, Access::Open, answer::file)
        .form(paths::CONFIRM, Access::Open, confirm::show, confirm::submit)
        .for_anyone()
        .unrecorded()
        .and(manage::routes())
}
