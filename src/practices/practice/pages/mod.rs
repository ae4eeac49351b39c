//! The practices of a community and of all, one of them, making one, working on it, responding to it.

mod feed;
mod files;
mod list;
mod moderate;
mod new;
mod respond;
mod show;
mod text;
mod work;

use ensemble_common::prelude::*;

use super::{
    actions,
    composition::Composition,
    edit,
    model::{Place, Practice, WorkingText},
    paths,
};
use ensemble_common::export;
use ensemble_communities::community::{self, Part, model::Community, paths as community_paths};
use ensemble_core::{
    Lang,
    error::AppError,
    ids::PracticeId,
    rights::{Access, Action},
};
use ensemble_server::web::{ActionContext, PageRequest, PageResponse, Routes};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, NavLink};

pub(super) use text::practice_text;

/// The pages of practices, with what other features show on them.
#[must_use]
pub fn routes(composition: Composition) -> Routes {
    let writes = Access::Within(Action::WritePractices);
    export::routes(Routes::new(), paths::FILES, Access::Open, files::file)
        .page(paths::ALL, Access::Open, list::show_all)
        .page(paths::FEED, Access::Open, feed::show)
        .page(paths::LIST, Access::Open, list::show)
        .form(paths::NEW, writes, new::show, new::submit)
        .page(paths::SHOW, Access::Open, move |request| show::show(request, composition))
        .page(paths::VERSION, Access::Open, show::show_version)
        .page(paths::WORK, writes, work::show)
        .action(paths::ASK, writes, work::ask)
        .action(paths::SEND, writes, work::send)
        .action(paths::REVIEW, writes, work::review)
        .action(paths::PUBLISH, writes, work::publish)
        .action(paths::WITHDRAW, writes, work::withdraw)
        .action(paths::COMMENT, Access::SignedIn, respond::comment)
        .action(paths::TRY, Access::SignedIn, respond::try_out)
        .action(paths::REMOVE, Access::Author, respond::remove)
        .form(paths::MODERATE, writes, moderate::show, moderate::submit)
        .and(edit::routes())
}

/// The link to the practices of a community: everyone reads those that are public.
#[must_use]
pub fn link(_context: &ActionContext, community: &Community) -> Option<Part> {
    let slugs = community.slugs.clone();
    Some(Box::new(move |lang| {
        let href = paths::side(community_paths::both(paths::LIST, &slugs), lang);
        view! { <p class="small"><a href=href>{t::practice_list(lang)}</a></p> }
    }))
}

/// The practice of the address. What cannot be one names nothing.
pub(super) fn practice_id(request: &PageRequest) -> Result<PracticeId, AppError> {
    request.path_param(1).parse().map_err(|_| AppError::NotFound)
}

/// The community of an address about a practice. A slug of the past leads on.
async fn community_of(
    request: &PageRequest,
    paths: [&'static str; 2],
    id: PracticeId,
) -> Result<Result<Community, PageResponse>, AppError> {
    match community::named(request, paths).await? {
        Ok(found) => Ok(Ok(found.community)),
        Err(PageResponse::PermanentRedirect(path)) => {
            let path = path
                .replace("{practice}", &id.to_string())
                .replace("{practice_version}", request.path_param(2))
                .replace("{practice_response}", request.path_param(2));
            Ok(Err(PageResponse::PermanentRedirect(path)))
        }
        Err(elsewhere) => Ok(Err(elsewhere)),
    }
}

/// The text that is worked on of the practice of the address, with its community.
pub(super) async fn work_of(
    request: &PageRequest,
    paths: [&'static str; 2],
    id: PracticeId,
) -> Result<Result<(Community, WorkingText), PageResponse>, AppError> {
    let community = match community_of(request, paths, id).await? {
        Ok(community) => community,
        Err(elsewhere) => return Ok(Err(elsewhere)),
    };
    let work = actions::find_work(request, community.id, id).await?;
    Ok(Ok((community, work)))
}

/// The same where a form was sent: an address of the past takes no form.
async fn sent_to(
    request: &PageRequest,
    paths: [&'static str; 2],
) -> Result<(Community, PracticeId), AppError> {
    let id = practice_id(request)?;
    let community = community_of(request, paths, id).await?.map_err(|_| AppError::NotFound)?;
    Ok((community, id))
}

/// Where a page of a practice is: below the practices of its community. `here` is what the page is called.
pub(super) fn crumbs(lang: Lang, place: &Place, here: &str) -> AnyView {
    let links = links_to_list(lang, place);
    view! { <Breadcrumb lang links here=here.to_owned() /> }
}

/// Where a page below the one of a practice is.
pub(super) fn crumbs_below(lang: Lang, practice: &Practice, here: &str) -> AnyView {
    let mut links = links_to_list(lang, &practice.place);
    let href = paths::side(paths::both(paths::SHOW, &practice.place.slugs, practice.id), lang);
    links.push(NavLink::new(practice.content.title.text(lang), href));
    view! { <Breadcrumb lang links here=here.to_owned() /> }
}

fn links_to_list(lang: Lang, place: &Place) -> Vec<NavLink> {
    let of_community = |paths| paths::side(community_paths::both(paths, &place.slugs), lang);
    vec![
        NavLink::new(place.name.text(lang), of_community(community_paths::SHOW)),
        NavLink::new(t::practice_list(lang), of_community(paths::LIST)),
    ]
}
