//! What is coming in all communities; one meeting; planning it, taking it on, its documents.

mod agenda;
mod documents;
mod edit;
mod fields;
mod list;
mod phase;
mod plan;
mod show;

use super::{media, model::Found, paths, store};
use crate::{
    error::AppError,
    rights::{Access, Action},
    server::web::{PageRequest, Routes},
};

/// What the fields beside a file may take, in bytes.
const FIELDS: usize = 64 * 1024;

/// The pages of meetings.
#[must_use]
pub fn routes() -> Routes {
    let plans = Access::Within(Action::PlanMeetings);
    let writes = Access::Within(Action::EditAgenda);
    Routes::new()
        .page(paths::LIST, Access::Open, list::list)
        .page(paths::SHOW, Access::Open, show::show)
        .form(paths::NEW, plans, plan::show, plan::take)
        .form(paths::EDIT, plans, edit::show, edit::take)
        .action(paths::PHASE, plans, phase::take)
        .form(paths::DOCUMENTS, plans, documents::show, documents::take)
        .carrying(media::LARGEST + FIELDS)
        .form(paths::AGENDA, writes, agenda::edit::show, agenda::edit::take)
        .page(paths::AGENDA_PRINT, Access::Within(Action::ReadAgenda), agenda::print::show)
        .form(paths::AGENDA_HISTORY, writes, agenda::history::show, agenda::history::take)
        .page(paths::DOCUMENT, Access::Within(Action::ReadAgenda), documents::file)
}

/// The meeting of the address, as far as whoever asks may see it.
async fn found(request: &PageRequest) -> Result<Found, AppError> {
    let id = request.path_param(0).parse().map_err(|_| AppError::NotFound)?;
    store::find(&request.portal.db, &request.viewer, id).await?.ok_or(AppError::NotFound)
}

/// The meeting of the address, which whoever asks plans.
async fn mine(request: &PageRequest) -> Result<Found, AppError> {
    let found = found(request).await?;
    request.require(Action::PlanMeetings, found.community)?;
    Ok(found)
}

/// The meeting of the address, whose agenda whoever asks writes.
async fn writable(request: &PageRequest) -> Result<Found, AppError> {
    let found = found(request).await?;
    request.require(Action::EditAgenda, found.community)?;
    Ok(found)
}
