//! What forms lead to: back to the page, or to the same page, which says why nothing was done and keeps what was typed.

use super::{
    meeting_id,
    show::{Said, page},
};
use crate::section_use::{
    actions::{self, Outcome},
    api::{AddSection, WriteFeedback},
    labels, paths,
};
use ensemble_core::{
    error::{ActionError, AppError},
    ids::MeetingId,
};
use ensemble_meetings::meeting::paths as meeting_paths;
use ensemble_server::web::{Flash, PageRequest, PageResponse};
use ensemble_texts as t;

async fn respond(
    request: &PageRequest,
    id: MeetingId,
    outcome: Result<Outcome, ActionError>,
    typed: Said,
) -> Result<PageResponse, AppError> {
    let said = match outcome {
        Ok(Outcome::Unconfirmed(warnings, token)) => Said { status: 422, warnings, token, ..typed },
        Ok(outcome) => match labels::refusal(request.lang, &outcome) {
            None => {
                let here = meeting_paths::of(paths::SHOW, request.lang, id);
                return Ok(PageResponse::redirect_with(&here, Flash::Saved));
            }
            Some(words) => Said { status: 409, notice: Some(words), ..typed },
        },
        Err(ActionError::Invalid(errors)) => Said { status: 422, errors, ..typed },
        Err(ActionError::Conflict) => {
            Said { status: 409, notice: Some(t::section_use_changed(request.lang)), ..typed }
        }
        Err(ActionError::App(error)) => return Err(error),
    };
    page(request, id, said).await
}

pub(super) async fn add(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, input): (_, AddSection) = (meeting_id(&request)?, request.input()?);
    let outcome = actions::add(&request, id, &input).await;
    respond(&request, id, outcome, Said { choice: Some(input), ..Said::default() }).await
}

pub(super) async fn remove(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    let outcome = actions::remove(&request, id, request.input()?).await;
    respond(&request, id, outcome, Said::default()).await
}

pub(super) async fn feedback(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, input): (_, WriteFeedback) = (meeting_id(&request)?, request.input()?);
    let outcome = actions::write_feedback(&request, id, &input).await;
    respond(&request, id, outcome, Said { feedback: Some(input), ..Said::default() }).await
}
