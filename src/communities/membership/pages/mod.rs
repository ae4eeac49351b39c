//! Members, asking to join, the directory.

mod contact;
mod directory;
mod inviting;
mod join;
mod joining;
mod members;
mod person;

use super::{composition::Composition, paths};
use crate::community::paths::{CONTACT, MEMBERS};
use ensemble_core::rights::{Access, Action};
use ensemble_server::web::Routes;

pub use joining::joining;

/// The pages of memberships, with what other features show of a person.
#[must_use]
pub fn routes(composition: Composition) -> Routes {
    Routes::new()
        .page(MEMBERS, Access::Within(Action::SeeMembers), members::show)
        .form(paths::LEAVE, Access::Within(Action::LeaveCommunity), members::confirm_leaving, members::leave)
        .action(paths::ROLE, Access::Within(Action::ManageMembers), members::change_role)
        .action(paths::REMOVE, Access::Within(Action::ManageMembers), members::remove)
        .action(paths::RESTORE, Access::Within(Action::ManageMembers), members::restore)
        .action(paths::INVITE, Access::Within(Action::ManageMembers), members::invite)
        .form(paths::INVITE_MANY, Access::Within(Action::ManageMembers), inviting::show, inviting::submit)
        .action(paths::INVITE_AGAIN, Access::Within(Action::ManageMembers), members::invite_again)
        .action(paths::WITHDRAW, Access::Within(Action::ManageMembers), members::withdraw)
        .action(paths::ACCEPT, Access::Within(Action::ManageMembers), members::accept)
        .action(paths::DECLINE, Access::Within(Action::ManageMembers), members::decline)
        .form(paths::JOIN, Access::May(Action::AskToJoin), join::show, join::submit)
        .form(CONTACT, Access::Open, contact::show, contact::submit)
        .page(paths::DIRECTORY, Access::May(Action::SeeDirectory), directory::show)
        .page(paths::PERSON, Access::May(Action::SeeDirectory), move |request| {
            person::show(request, composition)
        })
}
