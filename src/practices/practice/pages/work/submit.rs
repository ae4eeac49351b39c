//! What is sent from the page of a practice that is worked on.

use super::{
    super::{
        super::{
            actions::{self, ActionOutcome},
            api::{AskAuthors, DecidePractice, ReviewPractice, SendPractice},
            paths,
        },
        sent_to,
    },
    TypedForms, page,
};
use ensemble_communities::community::model::Community;
use ensemble_core::{
    error::{ActionError, AppError},
    ids::PracticeId,
};
use ensemble_server::web::{Flash, PageRequest, PageResponse};

/// The page again, with what could not be done.
async fn again(
    request: &PageRequest,
    community: Community,
    id: PracticeId,
    error: ActionError,
    typed: TypedForms,
) -> Result<PageResponse, AppError> {
    let (status, typed) = match error {
        ActionError::Invalid(errors) => (422, TypedForms { errors, ..typed }),
        ActionError::Conflict => (409, TypedForms { changed: true, ..typed }),
        ActionError::App(error) => return Err(error),
    };
    let work = actions::find_work(request, community.id, id).await?;
    page(request, community, work, status, typed).await
}

fn done(request: &PageRequest, community: &Community, id: PracticeId, flash: Flash) -> PageResponse {
    let here = paths::of(paths::WORK, request.lang, community.slug(request.lang), id);
    PageResponse::redirect_with(&here, flash)
}

pub(in super::super) async fn ask(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, id) = sent_to(&request, paths::ASK).await?;
    let ask: AskAuthors = request.input()?;
    match actions::ask(&request, community.id, id, &ask).await {
        Ok(()) => Ok(done(&request, &community, id, Flash::MessageSent)),
        Err(error) => {
            again(&request, community, id, error, TypedForms { ask, ..TypedForms::default() }).await
        }
    }
}

pub(in super::super) async fn send(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, id) = sent_to(&request, paths::SEND).await?;
    let send: SendPractice = request.input()?;
    match actions::send(&request, &community, id, &send).await {
        Ok(()) => Ok(done(&request, &community, id, Flash::SavedAndNotified)),
        Err(error) => {
            again(&request, community, id, error, TypedForms { send, ..TypedForms::default() }).await
        }
    }
}

pub(in super::super) async fn review(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, id) = sent_to(&request, paths::REVIEW).await?;
    let review: ReviewPractice = request.input()?;
    match actions::review(&request, &community, id, &review).await {
        Ok(ActionOutcome::Done(())) => Ok(done(&request, &community, id, Flash::Answered)),
        Ok(ActionOutcome::Unconfirmed(warnings, token)) => {
            let review = ReviewPractice { confirmation_token: token, ..review };
            let work = actions::find_work(&request, community.id, id).await?;
            page(&request, community, work, 422, TypedForms { review, warnings, ..TypedForms::default() })
                .await
        }
        Err(error) => {
            again(&request, community, id, error, TypedForms { review, ..TypedForms::default() }).await
        }
    }
}

pub(in super::super) async fn publish(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, id) = sent_to(&request, paths::PUBLISH).await?;
    match actions::publish(&request, &community, id, request.input()?).await {
        Ok(_) => {
            let here = paths::of(paths::SHOW, request.lang, community.slug(request.lang), id);
            Ok(PageResponse::redirect_with(&here, Flash::Published))
        }
        Err(error) => again(&request, community, id, error, TypedForms::default()).await,
    }
}

pub(in super::super) async fn withdraw(request: PageRequest) -> Result<PageResponse, AppError> {
    let (community, id) = sent_to(&request, paths::WITHDRAW).await?;
    let input: DecidePractice = request.input()?;
    match actions::withdraw(&request, &community, id, input).await {
        Ok(()) => Ok(done(&request, &community, id, Flash::Unpublished)),
        Err(error) => again(&request, community, id, error, TypedForms::default()).await,
    }
}
