//! The follow-ups of a community, one of them, those of a person, adding and editing, answering from an email, and the part of
//! the page of a meeting.

mod answer;
mod list;
mod mine;
mod of_meeting;
mod show;
mod write;

pub use of_meeting::of_meeting;

use ensemble_common::prelude::*;

use super::paths;
use ensemble_communities::community::{self, Part, model::Community, paths as community_paths};
use ensemble_core::{
    Lang,
    error::AppError,
    ids::FollowUpId,
    rights::{Access, Action},
};
use ensemble_server::web::{ActionContext, PageRequest, PageResponse, Routes};
use ensemble_texts as t;

/// The pages of follow-ups.
#[must_use]
pub fn routes() -> Routes {
    let reads = Access::Within(Action::ReadFollowUps);
    let proposes = Access::Within(Action::ProposeFollowUps);
    Routes::new()
        .page(paths::LIST, reads, list::show)
        .form(paths::ADD, proposes, write::show_new, write::submit_new)
        .page(paths::SHOW, reads, show::show)
        .form(paths::EDIT, proposes, write::show_edit, write::submit_edit)
        .action(paths::CHANGE, proposes, show::submit)
        .page(paths::MINE, Access::SignedIn, mine::show)
        // The address holds a secret, which must not be stored.
        .form(paths::ANSWER, Access::Open, answer::show, answer::submit)
        .for_anyone()
        .unrecorded()
}

/// The link to a community's follow-ups, for those who may read them.
#[must_use]
pub fn link(context: &ActionContext, community: &Community) -> Option<Part> {
    if !context.may(Action::ReadFollowUps, Some(community.id)) {
        return None;
    }
    let slugs = community.slugs.clone();
    Some(Box::new(move |lang| {
        let href = community_paths::of(paths::LIST, lang, &slugs[usize::from(lang == Lang::En)]);
        view! { <p class="small"><a href=href>{t::follow_up_title(lang)}</a></p> }.into_any()
    }))
}

/// The community of the address, for those who may do this in it; nothing changes in one that was archived.
async fn open_community(
    request: &PageRequest,
    paths: [&str; 2],
    action: Action,
) -> Result<Result<Community, PageResponse>, AppError> {
    let found = match community::named(request, paths).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(Err(elsewhere)),
    };
    request.require(action, found.community.id)?;
    if found.archived { Err(AppError::NotFound) } else { Ok(Ok(found.community)) }
}

/// The same where an old address leads nowhere: what is sent there has no form.
async fn open_for_form(request: &PageRequest, action: Action) -> Result<Community, AppError> {
    open_community(request, paths::LIST, action).await?.map_err(|_| AppError::NotFound)
}

/// The follow-up of the address. What cannot be one names nothing.
fn follow_up_id(request: &PageRequest) -> Result<FollowUpId, AppError> {
    request.path_param(1).parse().map_err(|_| AppError::NotFound)
}
