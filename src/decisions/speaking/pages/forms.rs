//! What forms without a script lead to: back to their page, or to the page of speaking, which says why nothing was done and
//! keeps what was typed.

use super::{
    back, meeting_id,
    show::{Said, page},
};
use crate::speaking::{
    actions::{self, Outcome, PollOutcome, Written},
    api::{AskPoll, WriteInstead},
    labels,
};
use ensemble_core::{
    error::{ActionError, AppError},
    ids::MeetingId,
};
use ensemble_server::web::{PageRequest, PageResponse};

/// Back where the form was, or why nothing was done, with what was typed.
async fn respond(
    request: &PageRequest,
    id: MeetingId,
    outcome: Result<Outcome, ActionError>,
    typed: Said,
) -> Result<PageResponse, AppError> {
    let said = match outcome {
        Ok(outcome) => match labels::refusal(request.lang, outcome) {
            None => return Ok(back(request, id)),
            Some(words) => Said { status: 409, notice: Some(words), ..typed },
        },
        Err(ActionError::Invalid(errors)) => Said { status: 422, errors, ..typed },
        Err(ActionError::Conflict) => return Err(AppError::BadRequest),
        Err(ActionError::App(error)) => return Err(error),
    };
    page(request, id, said).await
}

pub(super) async fn ask(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    let outcome = actions::ask(&request, id, request.input()?).await;
    respond(&request, id, outcome, Said::default()).await
}

pub(super) async fn write(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    let input: WriteInstead = request.input()?;
    let typed = |input: WriteInstead| Said { written: Some(input), ..Said::default() };
    match actions::write(&request, id, &input).await {
        Ok(Written::Unconfirmed(warnings, token)) => {
            let said = typed(WriteInstead { confirmation_token: token, ..input });
            page(&request, id, Said { status: 422, warnings, ..said }).await
        }
        Ok(Written::Reviewed(outcome)) => respond(&request, id, Ok(outcome), typed(input)).await,
        Err(error) => respond(&request, id, Err(error), typed(input)).await,
    }
}

pub(super) async fn run(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    let outcome = actions::run(&request, id, request.input()?).await;
    respond(&request, id, outcome, Said::default()).await
}

pub(super) async fn begin_round(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    let outcome = actions::begin_round(&request, id, &request.input()?).await;
    respond(&request, id, outcome, Said::default()).await
}

pub(super) async fn ask_poll(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    let input: AskPoll = request.input()?;
    let typed = |input: AskPoll| Said { poll: Some(input), ..Said::default() };
    match actions::ask_poll(&request, id, &input).await {
        Ok(PollOutcome::Unconfirmed(warnings, token)) => {
            let said = typed(AskPoll { confirmation_token: token, ..input });
            page(&request, id, Said { status: 422, warnings, ..said }).await
        }
        Ok(PollOutcome::Reviewed(outcome)) => respond(&request, id, Ok(outcome), typed(input)).await,
        Err(error) => respond(&request, id, Err(error), typed(input)).await,
    }
}

pub(super) async fn answer_poll(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    let outcome = actions::answer_poll(&request, id, request.input()?).await;
    respond(&request, id, outcome, Said::default()).await
}

pub(super) async fn close_poll(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    let outcome = actions::close_poll(&request, id, request.input()?).await;
    respond(&request, id, outcome, Said::default()).await
}
