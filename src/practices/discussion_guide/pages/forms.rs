//! What forms lead to: back to the guide, or to the same page, which says why nothing was done and keeps what was typed.

use super::{
    meeting_id,
    show::{Said, page},
};
use crate::discussion_guide::{
    actions::{self, Outcome},
    api::{AddPartner, ChooseGuide, Sit, WriteAnswer},
    labels, paths,
};
use ensemble_core::{
    error::{ActionError, AppError},
    ids::MeetingId,
};
use ensemble_meetings::meeting::paths as meeting_paths;
use ensemble_server::web::{PageRequest, PageResponse};
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
            None => return Ok(PageResponse::redirect(meeting_paths::of(paths::SHOW, request.lang, id))),
            Some(words) => Said { status: 409, notice: Some(words), ..typed },
        },
        Err(ActionError::Invalid(errors)) => Said { status: 422, errors, ..typed },
        Err(ActionError::Conflict) => {
            Said { status: 409, notice: Some(t::guide_changed(request.lang)), ..typed }
        }
        Err(ActionError::App(error)) => return Err(error),
    };
    page(request, id, said).await
}

pub(super) async fn choose(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, input): (_, ChooseGuide) = (meeting_id(&request)?, request.input()?);
    let outcome = actions::choose(&request, id, &input).await;
    respond(&request, id, outcome, Said { choice: Some(input), ..Said::default() }).await
}

pub(super) async fn take_version(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    let outcome = actions::take_version(&request, id, request.input()?).await;
    respond(&request, id, outcome, Said::default()).await
}

pub(super) async fn sit(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, input): (_, Sit) = (meeting_id(&request)?, request.input()?);
    let outcome = actions::sit(&request, id, &input).await;
    respond(&request, id, outcome, Said { seat: Some(input), ..Said::default() }).await
}

pub(super) async fn answer(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, input): (_, WriteAnswer) = (meeting_id(&request)?, request.input()?);
    let outcome = actions::answer(&request, id, &input).await;
    respond(&request, id, outcome, Said { answer: Some(input), ..Said::default() }).await
}

pub(super) async fn add_partner(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, input): (_, AddPartner) = (meeting_id(&request)?, request.input()?);
    let outcome = actions::add_partner(&request, id, &input).await;
    respond(&request, id, outcome, Said { partner: Some(input), ..Said::default() }).await
}

pub(super) async fn remove_partner(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    let outcome = actions::remove_partner(&request, id, request.input()?).await;
    respond(&request, id, outcome, Said::default()).await
}
