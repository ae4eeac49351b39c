//! The findings of a community, one of them, gathering one, what is behind it, and one or several on paper.

mod article;
mod behind;
mod forms;
mod list;
mod parts;
mod print;
mod show;
mod sources;
mod write;

use ensemble_common::{export, prelude::*};

use super::paths;
use ensemble_communities::community::{self, Part, model::Community, paths as community_paths};
use ensemble_core::{
    Lang,
    error::AppError,
    ids::FindingId,
    rights::{Access, Action},
};
use ensemble_server::web::{ActionContext, PageRequest, PageResponse, Routes};
use ensemble_texts as t;

/// The pages of findings.
#[must_use]
pub fn routes() -> Routes {
    let reads = Access::Within(Action::ReadReflections);
    let gathers = Access::Within(Action::ExportReflections);
    let answers = Access::Within(Action::ProposeFollowUps);
    export::routes(Routes::new(), paths::FILES, reads, print::file)
        .page(paths::LIST, reads, list::show)
        .form(paths::GATHER, gathers, write::show_new, write::submit_new)
        .page(paths::PRINT, reads, print::show)
        .page(paths::FIND, Access::SignedIn, show::find)
        .page(paths::SHOW, reads, show::show)
        .form(paths::EDIT, gathers, write::show_edit, write::submit_edit)
        .form(paths::BEHIND, gathers, behind::show, behind::submit)
        .action(paths::QUOTE, gathers, behind::submit_quote)
        .action(paths::OFFER, gathers, show::submit_offer)
        .action(paths::SEND, gathers, show::submit_send)
        .action(paths::REMIND, gathers, show::submit_remind)
        .action(paths::ANSWER, answers, show::submit_answer)
        .action(paths::PROGRESS, answers, show::submit_progress)
        .action(paths::DISCARD, gathers, write::submit_discard)
}

/// The link to a community's findings, for those who may read them.
#[must_use]
pub fn link(context: &ActionContext, community: &Community) -> Option<Part> {
    if !context.may(Action::ReadReflections, Some(community.id)) {
        return None;
    }
    let slugs = community.slugs.clone();
    Some(Box::new(move |lang| {
        let href = community_paths::of(paths::LIST, lang, &slugs[usize::from(lang == Lang::En)]);
        view! { <p class="small"><a href=href>{t::finding_title(lang)}</a></p> }
    }))
}

/// The community of the address, for those who may do this in it, and whether it was archived.
async fn community_of(
    request: &PageRequest,
    paths: [&str; 2],
    action: Action,
) -> Result<Result<(Community, bool), PageResponse>, AppError> {
    let found = match community::named(request, paths).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(Err(elsewhere)),
    };
    request.require(action, found.community.id)?;
    Ok(Ok((found.community, found.archived)))
}

/// The same for what changes something: nothing does in one that was archived, and what is sent to an old address has no form.
async fn open_community(request: &PageRequest, action: Action) -> Result<Community, AppError> {
    match community_of(request, paths::LIST, action).await? {
        Ok((community, false)) => Ok(community),
        Ok(_) | Err(_) => Err(AppError::NotFound),
    }
}

/// The finding of the address. What cannot be one names nothing.
fn finding_id(request: &PageRequest) -> Result<FindingId, AppError> {
    request.path_param(1).parse().map_err(|_| AppError::NotFound)
}
