//! Open calls, one call, and the administration of calls.

mod feed;
mod list;
mod manage;
mod open;
mod rows;
mod show;

pub use manage::{manage_head, manage_head_below};
pub use open::{open_calls_at_home, open_calls_part};

use super::{Composition, edit, model::Call, paths, store};
use ensemble_core::{
    error::AppError,
    rights::{Access, Action},
};
use ensemble_server::web::{PageRequest, Routes};

/// The pages of calls.
#[must_use]
pub fn routes(composition: Composition) -> Routes {
    let manages = Access::May(Action::ManageCalls);
    Routes::new()
        .page(paths::LIST, Access::Open, list::show)
        .page(paths::FEED, Access::Open, feed::show)
        .page(paths::SHOW, Access::Open, move |request| show::show(request, composition))
        .page(paths::MANAGE_LIST, manages, manage::list::show)
        .form(paths::NEW, manages, manage::new::show, manage::new::submit)
        .page(paths::MANAGE, manages, move |request| manage::overview::show(request, composition))
        .and(edit::routes())
        .form(paths::DATES, manages, manage::dates::show, manage::dates::submit)
        .form(paths::PLANNED, manages, manage::planned::show, manage::planned::submit)
        .form(paths::QUESTIONS, manages, manage::questions::show, manage::questions::submit)
        .page(paths::PREVIEW, manages, manage::preview::show)
        .form(paths::CRITERIA, manages, manage::criteria::show, manage::criteria::submit)
        .form(paths::REVIEWERS, manages, manage::reviewers::show, manage::reviewers::submit)
        .form(paths::PUBLISH, manages, manage::publish::show, manage::publish::submit)
        .form(paths::CANCEL, manages, manage::cancel::show, move |request| {
            manage::cancel::submit(request, composition.cancellation)
        })
}

/// The call of the address, for everybody who may see it: those who manage calls also see drafts.
///
/// # Errors
/// [`AppError::NotFound`] when there is none that the viewer may see.
pub async fn named(request: &PageRequest) -> Result<Call, AppError> {
    let call = store::find(&request.portal.db, request.path_param(0)).await?.ok_or(AppError::NotFound)?;
    if call.published_at.is_some() || request.may(Action::ManageCalls, None) {
        Ok(call)
    } else {
        Err(AppError::NotFound)
    }
}

/// The call of the address, for those who manage calls.
///
/// # Errors
/// [`AppError::NotFound`] when there is none, or the viewer does not manage calls.
pub async fn managed(request: &PageRequest) -> Result<Call, AppError> {
    if !request.may(Action::ManageCalls, None) {
        return Err(AppError::NotFound);
    }
    store::find(&request.portal.db, request.path_param(0)).await?.ok_or(AppError::NotFound)
}
