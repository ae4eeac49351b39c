//! What is coming in all communities; one meeting; planning it, taking it on, its documents.

mod agenda;
mod by_date;
mod cancel;
mod documents;
mod edit;
mod list;
mod next;
mod of_community;
mod phase;
mod plan;
mod show;
mod year;

pub use next::{composition, next_lines};

use super::{composition::Composition, model::Found, paths, store};
use ensemble_common::{editing, export};
use ensemble_communities::community::paths as community_paths;
use ensemble_core::{
    error::{ActionError, AppError},
    ids::MeetingId,
    rights::{Access, Action},
};
use ensemble_server::{
    files,
    web::{PageRequest, Routes},
};

/// What the fields beside a file may take, in bytes.
const FIELDS: usize = 64 * 1024;

/// The pages of meetings, with what other features show on them.
#[must_use]
pub fn routes(composition: Composition) -> Routes {
    let plans = Access::Within(Action::PlanMeetings);
    let writes = Access::Within(Action::EditAgenda);
    let reads = Access::Within(Action::ReadAgenda);
    let routes = export::routes(Routes::new(), paths::AGENDA_FILES, reads, agenda::files::file);
    routes
        .page(paths::LIST, Access::Open, list::list)
        .page(community_paths::MEETINGS, Access::Open, move |request| {
            of_community::show(request, composition)
        })
        .page(paths::SHOW, Access::Open, move |request| show::show(request, composition))
        .form(paths::NEW, plans, plan::show, plan::submit)
        .and(editing::routes::<edit::MeetingEdit>(plans))
        .action(paths::WITHDRAW, plans, phase::withdraw)
        .action(paths::PUBLISH, plans, phase::publish)
        .action(paths::BEGIN, plans, move |request| phase::begin(request, composition))
        .action(paths::CLOSE, plans, move |request| phase::close(request, composition))
        .action(paths::REOPEN, plans, move |request| phase::reopen(request, composition))
        .form(paths::CANCEL, plans, cancel::show, cancel::submit)
        .action(paths::RESTORE, plans, cancel::restore)
        .page(paths::DOCUMENTS, plans, documents::show)
        .page(paths::DOCUMENT, reads, documents::file)
        .action(paths::ADD_LINK, plans, documents::submit_link)
        .action(paths::ADD_FILE, plans, documents::submit_file)
        .carrying(files::LARGEST + FIELDS)
        .action(paths::MOVE_DOCUMENT, plans, documents::submit_move)
        .action(paths::REMOVE_DOCUMENT, plans, documents::submit_removal)
        .action(paths::RESTORE_DOCUMENT, plans, documents::submit_restoration)
        .form(
            paths::AGENDA,
            writes,
            move |request| agenda::edit::show(request, composition),
            agenda::edit::submit,
        )
        .action(paths::ADD_ITEM, writes, agenda::edit::submit_new)
        .action(paths::MOVE_ITEM_UP, writes, agenda::edit::submit_up)
        .action(paths::MOVE_ITEM_DOWN, writes, agenda::edit::submit_down)
        .action(paths::CONFIRM_ITEM, writes, agenda::edit::submit_confirmation)
        .action(paths::SPLIT_ITEM, writes, agenda::edit::submit_split)
        .action(paths::MERGE_ITEM, writes, agenda::edit::submit_merge)
        .action(paths::REMOVE_ITEM, writes, agenda::edit::submit_removal)
        .action(paths::RESTORE_ITEM, writes, agenda::edit::submit_restoration)
        .page(paths::AGENDA_PRINT, reads, agenda::print::show)
        .page(paths::AGENDA_HISTORY, writes, agenda::history::show)
        .action(paths::RESTORE_AGENDA, writes, agenda::history::submit_restoration)
        .action(paths::NAME_AGENDA, writes, agenda::history::submit_name)
}

/// The id in the address. What cannot be one names nothing.
fn meeting_id(request: &PageRequest) -> Result<MeetingId, AppError> {
    request.path_param(0).parse().map_err(|_| AppError::NotFound)
}

/// An error of an action whose form has no field that could be wrong, or whose field errors were shown before.
fn without_fields(error: ActionError) -> AppError {
    match error {
        ActionError::App(error) => error,
        ActionError::Invalid(_) | ActionError::Conflict => AppError::BadRequest,
    }
}

/// The meeting of the address, as far as the viewer may see it.
///
/// # Errors
/// [`AppError::NotFound`] when they may not; otherwise when the database is unavailable.
pub async fn found(request: &PageRequest) -> Result<Found, AppError> {
    store::find(&request.portal.db, &request.viewer, meeting_id(request)?).await?.ok_or(AppError::NotFound)
}

/// The meeting of the address, if the viewer plans it.
///
/// # Errors
/// [`AppError::NotFound`] when they do not; otherwise when the database is unavailable.
pub async fn mine(request: &PageRequest) -> Result<Found, AppError> {
    let found = found(request).await?;
    request.require(Action::PlanMeetings, found.community)?;
    Ok(found)
}

/// The meeting of the address, if the viewer writes its agenda.
async fn writable(request: &PageRequest) -> Result<Found, AppError> {
    let found = found(request).await?;
    request.require(Action::EditAgenda, found.community)?;
    Ok(found)
}
