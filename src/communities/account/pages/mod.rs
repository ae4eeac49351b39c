//! Signing in and out, and a person's own account.

mod by_email;
mod consents;
mod data;
mod link;
mod parts;
mod profile;
mod security;
mod sign_in;

pub use parts::{AccountTab, head};

use super::{invitations::Invitations, paths};
use ensemble_core::rights::Access;
use ensemble_server::web::Routes;

/// The pages of accounts, with what invitations lead to.
#[must_use]
pub fn routes(invitations: Invitations) -> Routes {
    Routes::new()
        .form(paths::SIGN_IN, Access::Open, sign_in::show, sign_in::submit)
        .for_anyone()
        .form(paths::BY_EMAIL, Access::Open, by_email::show, by_email::submit)
        .for_anyone()
        .form(paths::RESET_PASSWORD, Access::Open, by_email::show_reset, by_email::submit_reset)
        .for_anyone()
        .form(
            paths::LINK,
            Access::Open,
            move |request| link::show(request, invitations),
            move |request| link::submit(request, invitations),
        )
        .for_anyone()
        .action(paths::SIGN_OUT, Access::Open, sign_in::sign_out)
        .for_anyone()
        .form(paths::ACCOUNT, Access::SignedIn, profile::show, profile::submit)
        .page(paths::SECURITY, Access::SignedIn, security::show)
        .action(paths::CHANGE_PASSWORD, Access::SignedIn, security::change_password)
        .action(paths::CHANGE_ADDRESS, Access::SignedIn, security::change_address)
        .action(paths::END_SESSION, Access::SignedIn, security::end_session)
        .action(paths::END_SESSIONS, Access::SignedIn, security::end_all_sessions)
        .page(paths::CONSENTS, Access::SignedIn, consents::show)
        .action(paths::ACCEPT_AGREEMENT, Access::SignedIn, consents::accept)
        .action(paths::REVOKE_CONSENT, Access::SignedIn, consents::revoke)
        .page(paths::DATA, Access::SignedIn, data::show)
        .page(paths::DATA_JSON, Access::SignedIn, data::json)
        .page(paths::DATA_HTML, Access::SignedIn, data::html)
}
