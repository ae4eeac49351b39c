//! The list of communities, one community, writing it.

mod cover;
mod edit;
mod list;
mod parts;
mod show;

use ensemble_common::editing;
use ensemble_core::{
    error::AppError,
    rights::{Access, Action},
};
use ensemble_server::web::{PageRequest, PageResponse, Routes};

use super::{
    composition::Composition,
    model::Community,
    paths,
    store::{self, Found},
};

pub use edit::rename;
pub use parts::{CommunityRows, Head, Room, TabCount, head, head_below, spoken as network_spoken};

/// The pages of communities, with what other features show on them.
#[must_use]
pub fn routes(composition: Composition) -> Routes {
    Routes::new()
        .page(paths::LIST, Access::Open, move |request| list::list(request, composition))
        .page(paths::SHOW, Access::Open, move |request| show::show(request, composition))
        .and(editing::routes::<Community>(Access::Within(Action::EditCommunity)))
        .and(editing::history_routes::<Community>(Access::Within(Action::EditCommunity)))
        .form(paths::COVER, Access::Within(Action::EditCommunity), cover::show, cover::set)
        .page(paths::PICTURE, Access::Open, cover::picture)
        .action(paths::COVER_REMOVAL, Access::Within(Action::EditCommunity), cover::remove)
}

/// The community that an address names, or the way to where it lives now. An archived one stays for
/// those who belong to it and for the coordination.
///
/// # Errors
/// [`AppError::NotFound`], or the database is unavailable.
pub async fn named(request: &PageRequest, paths: [&str; 2]) -> Result<Result<Found, PageResponse>, AppError> {
    let found = store::find(&request.portal.db, request.lang, request.path_param(0))
        .await?
        .ok_or(AppError::NotFound)?;
    if found.archived && !request.may(Action::ReadArchived, Some(found.community.id)) {
        return Err(AppError::NotFound);
    }
    if found.current {
        return Ok(Ok(found));
    }
    let path = paths::of(paths, request.lang, found.community.slug(request.lang));
    Ok(Err(PageResponse::PermanentRedirect(request.with_query(&path))))
}
