//! Members, asking to join, the directory.

mod directory;
mod join;
mod members;

use super::paths;
use crate::community::paths::MEMBERS;
use ensemble_core::rights::{Access, Action};
use ensemble_server::web::Routes;

/// The pages of memberships.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .page(MEMBERS, Access::Within(Action::SeeMembers), members::show)
        .form(paths::LEAVE, Access::Within(Action::LeaveCommunity), members::confirm_leaving, members::leave)
        .action(paths::ROLE, Access::Within(Action::ManageMembers), members::change_role)
        .action(paths::REMOVE, Access::Within(Action::ManageMembers), members::remove)
        .action(paths::INVITE, Access::Within(Action::ManageMembers), members::invite)
        .action(paths::INVITE_AGAIN, Access::Within(Action::ManageMembers), members::invite_again)
        .action(paths::WITHDRAW, Access::Within(Action::ManageMembers), members::withdraw)
        .action(paths::ACCEPT, Access::Within(Action::ManageMembers), members::accept)
        .action(paths::DECLINE, Access::Within(Action::ManageMembers), members::decline)
        .form(paths::JOIN, Access::May(Action::AskToJoin), join::show, join::submit)
        .page(paths::DIRECTORY, Access::May(Action::SeeDirectory), directory::show)
}
