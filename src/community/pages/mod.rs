//! The list of communities, one community, its meetings.

mod cover;
mod edit;
mod list;
mod meetings;
mod parts;
mod show;

use crate::{
    error::AppError,
    rights::{Access, Action},
    server::web::{PageRequest, PageResponse, Routes},
};

use super::{
    paths,
    store::{self, Found},
};

pub use edit::rename;
pub use parts::{CommunityCards, Room, head};

/// The pages of communities.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .page(paths::LIST, Access::Open, list::list)
        .page(paths::SHOW, Access::Open, show::show)
        .form(paths::EDIT, Access::Within(Action::EditCommunity), edit::show, edit::take)
        .form(paths::COVER, Access::Within(Action::EditCommunity), cover::show, cover::take)
        .page(paths::PICTURE, Access::Open, cover::picture)
        .form(paths::HISTORY, Access::Within(Action::EditCommunity), edit::history, edit::restore)
        .page(paths::MEETINGS, Access::Open, meetings::meetings)
}

/// The community that an address names, or the way to where it lives now. An archived one stays for
/// those who belong to it and for the coordination.
///
/// # Errors
/// [`AppError::NotFound`], or the database is away.
pub async fn named(request: &PageRequest, paths: [&str; 2]) -> Result<Result<Found, PageResponse>, AppError> {
    let found = store::find(&request.portal.db, request.lang, request.path_param(0), request.portal.now())
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
