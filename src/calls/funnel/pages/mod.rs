//! The figures of a call for coordinators, as a page and as files, and the file for research.

mod chart;
mod files;
mod research;
mod show;
mod tables;

use super::{
    model::{Communities, Figures},
    rules, store,
};
use crate::call::{self, model::Call, paths};
use ensemble_core::{
    error::AppError,
    rights::{Access, Action},
};
use ensemble_server::web::{PageRequest, Routes};

/// The pages of this feature.
#[must_use]
pub fn routes() -> Routes {
    let manages = Access::May(Action::ManageCalls);
    Routes::new()
        .page(paths::FIGURES, manages, show::show)
        .page(paths::FIGURES_CSV, manages, files::csv)
        .page(paths::FIGURES_XLSX, manages, files::xlsx)
        .action(paths::RESEARCH, Access::May(Action::HandOverForResearch), research::hand_over)
}

/// The call of the address of a file. There is none before the call opens.
async fn opened(request: &PageRequest) -> Result<Call, AppError> {
    let call = call::managed(request).await?;
    if rules::can_read(&call, request.portal.now()) { Ok(call) } else { Err(AppError::NotFound) }
}

/// The figures of a call, and which communities came of it.
async fn figures(request: &PageRequest, call: &Call) -> Result<(Figures, Communities), AppError> {
    let (db, now) = (&request.portal.db, request.portal.now());
    let (tallies, communities) =
        futures::try_join!(store::tallies(db, call.id, now), store::communities(db, call.id, now))?;
    Ok((rules::figures(&tallies, communities.met > 0), communities))
}

/// Notes in the audit log that a file of a call was downloaded.
async fn downloaded(
    request: &PageRequest,
    call: &Call,
    action: &'static str,
    detail: &str,
) -> Result<(), AppError> {
    let db = &request.portal.db;
    db.transaction(async |transaction| request.audit(transaction, action, call.id, detail).await).await?;
    Ok(())
}
