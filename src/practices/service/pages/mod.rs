//! The directory, one service, proposing one, keeping the directory, importing, the partnership map.

mod elsewhere;
mod export;
mod import;
mod list;
mod manage;
mod partners;
mod report;
mod show;
mod view;
mod write;

pub use elsewhere::{found_in_search, link_for, name_for};

use super::{exchange::MAX_FILE, paths};
use ensemble_core::{
    Lang,
    error::AppError,
    ids::ServiceId,
    rights::{Access, Action},
};
use ensemble_network::administration::paths as administration_paths;
use ensemble_server::web::{PageRequest, Routes};
use ensemble_texts as t;
use ensemble_ui::NavLink;

/// How much the form with a file may carry, in bytes: more than a file may have, so that the page says that it is too large.
const UPLOAD: usize = MAX_FILE + 1024 * 1024;

/// The pages of services.
#[must_use]
pub fn routes() -> Routes {
    let keeps = Access::May(Action::ManageServices);
    // Those who keep the directory and the person who proposed a service change it: decided where it is looked up.
    let writes = Access::SignedIn;
    Routes::new()
        .page(paths::LIST, Access::Open, list::show)
        .page(paths::CSV, Access::Open, export::csv)
        .page(paths::HSDS, Access::Open, export::hsds)
        .form(paths::PROPOSE, Access::SignedIn, write::show_new, write::submit_new)
        .page(paths::MINE, Access::SignedIn, manage::mine)
        .page(paths::PARTNERS, Access::SignedIn, partners::show)
        .page(paths::MANAGE, keeps, manage::show)
        .form(paths::IMPORT, keeps, import::show, import::submit)
        .carrying(UPLOAD)
        .form(paths::PREVIEW, keeps, import::preview, import::apply)
        .action(paths::DISCARD, keeps, import::discard)
        .page(paths::SHOW, Access::Open, show::show)
        .form(paths::EDIT, writes, write::show_edit, write::submit_edit)
        .form(paths::VERIFY, writes, show::verification, show::verify)
        .form(paths::DECIDE, keeps, manage::decision, manage::decide)
        .form(paths::REPORT, Access::Open, report::show, report::submit)
        .action(paths::SETTLE_REPORT, writes, report::settle)
}

/// The pages above one on which the directory is kept.
fn keeping(lang: Lang) -> Vec<NavLink> {
    let administration = administration_paths::of(administration_paths::HOME, lang);
    vec![
        NavLink::new(t::administration_title(lang), administration),
        NavLink::new(t::service_manage(lang), paths::at(paths::MANAGE, lang)),
    ]
}

/// The service of the address. What cannot be one names nothing.
fn service_id(request: &PageRequest) -> Result<ServiceId, AppError> {
    request.path_param(0).parse().map_err(|_| AppError::NotFound)
}
