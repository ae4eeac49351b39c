//! The pages of notifications.

mod list;
mod preferences;
mod unsubscribe;

use super::{paths, resolvers::EntryResolvers};
use ensemble_core::rights::Access;
use ensemble_server::web::Routes;

/// The pages of notifications, with what says who may read what.
#[must_use]
pub fn routes(resolvers: EntryResolvers) -> Routes {
    Routes::new()
        .page(paths::LIST, Access::SignedIn, move |request| list::show(request, resolvers))
        .action(paths::READ_ALL, Access::SignedIn, list::submit_read_all)
        .form(
            paths::PREFERENCES,
            Access::SignedIn,
            move |request| preferences::show(request, resolvers),
            preferences::submit,
        )
        .page(paths::FOLLOW, Access::SignedIn, move |request| list::follow(request, resolvers))
        .form(paths::UNSUBSCRIBE, Access::Open, unsubscribe::show, unsubscribe::submit)
        .for_anyone()
}
