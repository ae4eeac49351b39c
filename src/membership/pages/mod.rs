//! Members, asking to join, the directory.

mod directory;
mod join;
mod members;

use super::paths;
use crate::{
    community::paths::MEMBERS,
    rights::{Access, Action},
    server::web::Routes,
};

/// The pages of memberships.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .form(MEMBERS, Access::Within(Action::SeeMembers), members::show, members::take)
        .form(paths::JOIN, Access::May(Action::AskToJoin), join::show, join::take)
        .page(paths::DIRECTORY, Access::May(Action::SeeDirectory), directory::show)
}
