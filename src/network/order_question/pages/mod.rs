//! The questions of a community to its order: the list, one question, asking, merging, answering, the list on paper.

mod answer;
mod entry;
mod list;
mod list_tools;
mod merge;
mod print;
mod show;
mod write;

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use super::{
    actions,
    model::{Offer, OrderQuestion},
    paths, rules, store,
};
use ensemble_communities::{
    community::{self, Part, model::Community, paths as community_paths},
    membership,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    ids::OrderQuestionId,
    rights::{Access, Action},
};
use ensemble_server::web::{ActionContext, Flash, PageRequest, PageResponse, Routes};
use ensemble_texts as t;

/// The pages of questions to an order.
#[must_use]
pub fn routes() -> Routes {
    let (reads, asks) = (Access::Within(Action::ReadThemes), Access::Within(Action::ProposeThemes));
    let decides = Access::Within(Action::DecideThemes);
    Routes::new()
        .page(paths::LIST, reads, list::show)
        .form(paths::ASK, asks, write::show_new, write::submit_new)
        .page(paths::PRINT, reads, print::show)
        .action(paths::FREEZE, decides, list_tools::freeze)
        .action(paths::REOPEN, decides, list_tools::reopen)
        .action(paths::VISIT, decides, list_tools::plan_visit)
        .action(paths::FINISH, decides, list_tools::finish)
        .page(paths::SHOW, reads, show::show)
        .form(paths::EDIT, Access::Author, write::show_edit, write::submit_edit)
        .action(paths::WITHDRAW, Access::Author, show::withdraw)
        .action(paths::SUPPORT, asks, show::support)
        .form(paths::MERGE, decides, merge::show, merge::submit)
        .action(paths::MOVE, decides, show::move_question)
        .action(paths::PASS, decides, show::pass)
        .form(paths::ANSWER, decides, answer::show, answer::submit)
}

/// The link to a community's questions and answers, for those who may read them; none where there is no order to ask and there
/// are no answers.
pub fn link(
    context: ActionContext,
    community: &Community,
) -> BoxFuture<'static, Result<Option<Part>, AppError>> {
    let (id, slugs) = (community.id, community.slugs.clone());
    Box::pin(async move {
        if !context.may(Action::ReadThemes, Some(id)) {
            return Ok(None);
        }
        let db = &context.portal.db;
        let offers = rules::offer(membership::liaison(&db.reader, id).await?) != Offer::Answers;
        if !offers && store::count_answered(db, id).await? == 0 {
            return Ok(None);
        }
        let part: Part = Box::new(move |lang| {
            let href = community_paths::of(paths::LIST, lang, &slugs[usize::from(lang == Lang::En)]);
            view! { <p class="small"><a href=href>{t::order_question_link(lang)}</a></p> }
        });
        Ok(Some(part))
    })
}

/// The community of the address, for those who may do this in it; nothing changes in one that was archived.
async fn open_community(request: &PageRequest, action: Action) -> Result<Community, AppError> {
    let found = match community::named(request, paths::LIST).await? {
        Ok(found) => found,
        Err(_) => return Err(AppError::NotFound),
    };
    request.require(action, found.community.id)?;
    if found.archived { Err(AppError::NotFound) } else { Ok(found.community) }
}

/// The question of the address. What cannot be one names nothing.
fn question_id(request: &PageRequest) -> Result<OrderQuestionId, AppError> {
    request.path_param(1).parse().map_err(|_| AppError::NotFound)
}

/// The question of the address and its community, for those who may do this there.
async fn found(request: &PageRequest, action: Action) -> Result<(Community, OrderQuestion), AppError> {
    let community = open_community(request, action).await?;
    let question = actions::find_for(request, community.id, question_id(request)?, action).await?;
    Ok((community, question))
}

/// Leads to a page once a button was pressed; it says what was done, or that something had changed.
fn answer_button(here: &str, done: Result<(), ActionError>, said: Flash) -> Result<PageResponse, AppError> {
    match done {
        Ok(()) => Ok(PageResponse::redirect_with(here, said)),
        Err(ActionError::Conflict) => Ok(PageResponse::redirect_with(here, Flash::Changed)),
        Err(ActionError::Invalid(_)) => Err(AppError::BadRequest),
        Err(ActionError::App(error)) => Err(error),
    }
}
