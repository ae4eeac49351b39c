//! The public page of a draw, its files, its witnesses, and the draws of a call for those who manage calls.

mod close;
mod files;
mod manage;
mod parts;
mod show;
mod steps;
mod value;
mod void;
mod witness;

pub use steps::{next_steps, sections};

use super::{model::DrawRecord, store};
use crate::call::{
    self,
    model::{Call, PlannedCommunity},
    paths,
};
use ensemble_core::{
    error::AppError,
    ids::DrawId,
    rights::{Access, Action},
};
use ensemble_server::web::{PageRequest, Routes};

/// The pages of draws.
#[must_use]
pub fn routes() -> Routes {
    let manages = Access::May(Action::ManageCalls);
    Routes::new()
        .page(paths::DRAW, Access::Open, show::show)
        .page(paths::DRAW_PROOF, Access::Open, files::proof)
        .page(paths::DRAW_COMMITMENT, Access::Open, files::list)
        .form(paths::WITNESS, Access::SignedIn, witness::show, witness::submit)
        .page(paths::DRAWS, manages, manage::show)
        .form(paths::FREEZE, manages, close::show, close::submit)
        .form(paths::VALUE, manages, value::show, value::submit)
        .form(paths::VOID, manages, void::show, void::submit)
}

/// The id of the draw that the address names.
fn draw_id(request: &PageRequest) -> Result<DrawId, AppError> {
    request.path_param(1).parse().map_err(|_| AppError::NotFound)
}

/// The call and the draw of the address, for viewers who may see the call.
async fn named(request: &PageRequest) -> Result<(Call, DrawRecord), AppError> {
    let call = call::named(request).await?;
    let record = store::find(&request.portal.db, call.id, draw_id(request)?).await?;
    Ok((call, record.ok_or(AppError::NotFound)?))
}

/// The call and the draw of the address, for those who manage calls.
async fn managed(request: &PageRequest) -> Result<(Call, DrawRecord), AppError> {
    let call = call::managed(request).await?;
    let record = store::find(&request.portal.db, call.id, draw_id(request)?).await?;
    Ok((call, record.ok_or(AppError::NotFound)?))
}

/// The planned community of a draw.
async fn planned_of(
    request: &PageRequest,
    call: &Call,
    record: &DrawRecord,
) -> Result<PlannedCommunity, AppError> {
    let all = call::planned(&request.portal.db, call.id).await?;
    all.into_iter().find(|each| each.id == record.planned).ok_or(AppError::NotFound)
}

/// The paths of a page of a draw, in both languages.
fn both(page: [&'static str; 2], call: &Call, id: DrawId) -> [String; 2] {
    ensemble_core::Lang::ALL.map(|lang| paths::of_draw(page, lang, &call.code, id))
}
