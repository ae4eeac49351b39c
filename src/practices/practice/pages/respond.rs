//! Commenting on a practice, noting that one tried it, removing one's own.

use super::{
    super::{
        actions::{self, ActionOutcome},
        api::{CommentPractice, TryPractice},
        paths,
    },
    sent_to,
    show::{Elsewhere, TypedForms, page},
};
use ensemble_communities::community::model::Community;
use ensemble_core::{
    error::{ActionError, AppError},
    ids::{PracticeId, PracticeResponseId},
};
use ensemble_server::web::{Flash, PageRequest, PageResponse};

/// Where a response is read.
fn place(
    request: &PageRequest,
    community: &Community,
    id: PracticeId,
    response: PracticeResponseId,
) -> String {
    let here = paths::of(paths::SHOW, request.lang, community.slug(request.lang), id);
    format!("{here}#response-{response}")
}

/// The page again, with what was typed.
async fn again(
    request: &PageRequest,
    community: &Community,
    id: PracticeId,
    typed: TypedForms,
) -> Result<PageResponse, AppError> {
    let practice = actions::find(request, community.id, id).await?;
    page(request, community, practice, Elsewhere::default(), 422, typed).await
}

pub(super) async fn comment(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, id) = sent_to(&request, paths::COMMENT).await?;
    let comment: CommentPractice = request.input()?;
    let typed = match actions::comment(&request, &community, id, &comment).await {
        Ok(ActionOutcome::Done(response)) => {
            return Ok(PageResponse::redirect_with(&place(&request, &community, id, response), Flash::Added));
        }
        Ok(ActionOutcome::Unconfirmed(warnings, token)) => {
            let comment = CommentPractice { confirmation_token: token, ..comment };
            TypedForms { comment, warnings, ..TypedForms::default() }
        }
        Err(ActionError::Invalid(errors)) => TypedForms { comment, errors, ..TypedForms::default() },
        Err(ActionError::Conflict) => return Err(AppError::BadRequest),
        Err(ActionError::App(error)) => return Err(error),
    };
    again(&request, &community, id, typed).await
}

pub(super) async fn try_out(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, id) = sent_to(&request, paths::TRY).await?;
    let trial: TryPractice = request.input()?;
    let typed = match actions::try_out(&request, &community, id, &trial).await {
        Ok(ActionOutcome::Done(response)) => {
            return Ok(PageResponse::redirect_with(&place(&request, &community, id, response), Flash::Added));
        }
        Ok(ActionOutcome::Unconfirmed(warnings, token)) => {
            let trial = TryPractice { confirmation_token: token, ..trial };
            TypedForms { trial, warnings, ..TypedForms::default() }
        }
        Err(ActionError::Invalid(errors)) => TypedForms { trial, errors, ..TypedForms::default() },
        Err(ActionError::Conflict) => return Err(AppError::BadRequest),
        Err(ActionError::App(error)) => return Err(error),
    };
    again(&request, &community, id, typed).await
}

pub(super) async fn remove(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, id) = sent_to(&request, paths::REMOVE).await?;
    let response = response_id(&request)?;
    actions::remove_own(&request, community.id, id, response).await?;
    Ok(PageResponse::redirect_with(&place(&request, &community, id, response), Flash::Removed))
}

/// The response of the address. What cannot be one names nothing.
pub(super) fn response_id(request: &PageRequest) -> Result<PracticeResponseId, AppError> {
    request.path_param(2).parse().map_err(|_| AppError::NotFound)
}
