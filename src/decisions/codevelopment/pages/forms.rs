//! What forms lead to: back to the session, or to the same page, which says why nothing was done and keeps what was typed.

use super::{
    meeting_id,
    show::{Said, page},
};
use crate::codevelopment::{
    actions::{self, Outcome},
    api::{PlanSession, RewordNote, WriteNote, WriteText},
    labels, paths,
};
use ensemble_core::{
    error::{ActionError, AppError},
    ids::MeetingId,
};
use ensemble_meetings::meeting::paths as meeting_paths;
use ensemble_server::web::{PageRequest, PageResponse};
use ensemble_texts as t;

/// Back to what the person did on the page of the session: `place` is the id of an element that can have the focus.
async fn respond(
    request: &PageRequest,
    id: MeetingId,
    outcome: Result<Outcome, ActionError>,
    place: &str,
    typed: Said,
) -> Result<PageResponse, AppError> {
    let said = match outcome {
        Ok(Outcome::Unconfirmed(warnings, token)) => Said { status: 422, warnings, token, ..typed },
        Ok(outcome) => match labels::refusal(request.lang, &outcome) {
            None => {
                let session = meeting_paths::of(paths::SHOW, request.lang, id);
                return Ok(PageResponse::redirect(format!("{session}#{place}")));
            }
            Some(words) => Said { status: 409, notice: Some(words), ..typed },
        },
        Err(ActionError::Invalid(errors)) => Said { status: 422, errors, ..typed },
        Err(ActionError::Conflict) => {
            Said { status: 409, notice: Some(t::codevelopment_changed(request.lang)), ..typed }
        }
        Err(ActionError::App(error)) => return Err(error),
    };
    page(request, id, said).await
}

pub(super) async fn plan(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, input): (_, PlanSession) = (meeting_id(&request)?, request.input()?);
    let outcome = actions::plan(&request, id, &input).await;
    respond(&request, id, outcome, "step", Said { plan: Some(input), ..Said::default() }).await
}

pub(super) async fn change_step(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    let outcome = actions::change_step(&request, id, request.input()?).await;
    respond(&request, id, outcome, "step", Said::default()).await
}

pub(super) async fn agree(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    let outcome = actions::agree(&request, id).await;
    respond(&request, id, outcome, "step", Said::default()).await
}

pub(super) async fn write(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, input): (_, WriteNote) = (meeting_id(&request)?, request.input()?);
    let outcome = actions::write_note(&request, id, &input).await;
    respond(&request, id, outcome, "text", Said { note: Some(input), ..Said::default() }).await
}

pub(super) async fn reword(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, input): (_, RewordNote) = (meeting_id(&request)?, request.input()?);
    let outcome = actions::reword(&request, id, &input).await;
    respond(&request, id, outcome, "written", Said { reworded: Some(input), ..Said::default() }).await
}

pub(super) async fn change_note(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    let outcome = actions::change_note(&request, id, request.input()?).await;
    respond(&request, id, outcome, "written", Said::default()).await
}

pub(super) async fn write_sheet(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, input): (_, WriteText) = (meeting_id(&request)?, request.input()?);
    let outcome = actions::write_sheet(&request, id, &input).await;
    respond(&request, id, outcome, "sheet", Said { sheet: Some(input.text), ..Said::default() }).await
}

pub(super) async fn publish(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, input): (_, WriteText) = (meeting_id(&request)?, request.input()?);
    let outcome = actions::publish(&request, id, &input).await;
    respond(&request, id, outcome, "publish", Said { publication: Some(input.text), ..Said::default() }).await
}

pub(super) async fn unpublish(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    let outcome = actions::unpublish(&request, id).await;
    respond(&request, id, outcome, "step", Said::default()).await
}
