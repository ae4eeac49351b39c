//! The places of a call, its communities and the organizations that take part, for coordinators; one's own place.

mod arrange;
mod board;
mod community;
mod give;
mod next_steps;
mod parts;
mod places;
mod reply;

pub use next_steps::next_steps;

use crate::call::paths;
use ensemble_core::rights::{Access, Action};
use ensemble_server::web::Routes;

/// The pages of this feature. Of a reply nothing is kept but the place, because its address may hold a secret.
#[must_use]
pub fn routes() -> Routes {
    let manages = Access::May(Action::ManageCalls);
    Routes::new()
        .page(paths::PLACES, manages, places::show)
        .form(paths::GIVE_PLACES, manages, give::show, give::submit)
        .form(paths::MAKE_COMMUNITY, manages, community::show, community::submit)
        .form(paths::ARRANGE, manages, arrange::show, arrange::submit)
        .form(paths::REPRESENTATION, manages, board::show, board::submit)
        .form(paths::REPLY, Access::Open, reply::show, reply::submit)
        .for_anyone()
        .unrecorded()
}
