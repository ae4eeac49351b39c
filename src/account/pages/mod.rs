//! Signing in and out, and one's own account.

mod consents;
mod data;
mod link;
mod parts;
mod profile;
mod security;
mod sign_in;

use super::paths;
use crate::{rights::Access, server::web::Routes};

/// The pages of accounts.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .form(paths::SIGN_IN, Access::Open, sign_in::show, sign_in::take)
        .form(paths::BY_MAIL, Access::Open, sign_in::show_by_mail, sign_in::take_by_mail)
        .form(paths::LINK, Access::Open, link::show, link::take)
        .action(paths::SIGN_OUT, Access::Open, sign_in::leave)
        .form(paths::ACCOUNT, Access::SignedIn, profile::show, profile::take)
        .form(paths::SECURITY, Access::SignedIn, security::show, security::take)
        .form(paths::CONSENTS, Access::SignedIn, consents::show, consents::take)
        .page(paths::DATA, Access::SignedIn, data::show)
        .page(paths::DATA_JSON, Access::SignedIn, data::json)
        .page(paths::DATA_HTML, Access::SignedIn, data::html)
}
