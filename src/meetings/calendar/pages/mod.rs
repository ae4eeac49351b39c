//! Calendars for programs, and the page on which a person makes their address.

mod account;
mod calendars;
mod links;

pub use links::{community_links, meeting_link};

use super::paths;
use ensemble_core::rights::Access;
use ensemble_server::web::Routes;

/// The pages of calendars.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .page(paths::PERSONAL, Access::Open, calendars::personal)
        .page(paths::COMMUNITY, Access::Open, calendars::community)
        .page(paths::MEETING, Access::Open, calendars::meeting)
        .page(paths::ACCOUNT, Access::SignedIn, account::show)
        .action(paths::CREATE, Access::SignedIn, account::create)
        .action(paths::REMOVE, Access::SignedIn, account::remove)
}
