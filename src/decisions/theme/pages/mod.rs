//! The themes of a community, one of them with its replies, proposing one, deciding about one.

mod decide;
mod entry;
mod list;
mod removal;
mod replies;
mod show;
mod write;

use ensemble_common::prelude::*;

use super::{composition::Composition, paths};
use ensemble_communities::community::{self, Part, model::Community, paths as community_paths};
use ensemble_core::{
    Lang,
    error::AppError,
    ids::ThemeId,
    rights::{Access, Action},
};
use ensemble_server::web::{ActionContext, PageRequest, PageResponse, Routes};
use ensemble_texts as t;

/// The pages of themes, with what other features show on them.
#[must_use]
pub fn routes(composition: Composition) -> Routes {
    let (reads, proposes) = (Access::Within(Action::ReadThemes), Access::Within(Action::ProposeThemes));
    let decides = Access::Within(Action::DecideThemes);
    Routes::new()
        .page(paths::LIST, reads, move |request| list::show(request, composition))
        .form(paths::PROPOSE, proposes, write::show_new, write::submit_new)
        .page(paths::SHOW, reads, show::show)
        .form(paths::EDIT, Access::Author, write::show_edit, write::submit_edit)
        .action(paths::SUPPORT, proposes, list::submit_support)
        .form(paths::DECIDE, decides, decide::show, decide::submit)
        .action(paths::REPLY, proposes, replies::submit)
        .form(paths::EDIT_REPLY, Access::Author, replies::show_edit, replies::submit_edit)
        .form(paths::MODERATE_REPLY, decides, removal::show, removal::submit)
        .action(paths::REMOVE_REPLY, Access::Author, replies::remove)
}

/// The link to a community's themes, for those who may read them.
#[must_use]
pub fn link(context: &ActionContext, community: &Community) -> Option<Part> {
    if !context.may(Action::ReadThemes, Some(community.id)) {
        return None;
    }
    let slugs = community.slugs.clone();
    Some(Box::new(move |lang| {
        let [fr, en] = community_paths::both(paths::LIST, &slugs);
        let href = if lang == Lang::Fr { fr } else { en };
        view! { <p class="small"><a href=href>{t::theme_link(lang)}</a></p> }.into_any()
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

/// The theme of the address. What cannot be one names nothing.
fn theme_id(request: &PageRequest) -> Result<ThemeId, AppError> {
    request.path_param(1).parse().map_err(|_| AppError::NotFound)
}
