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
    server::web::{Ask, Reply, Routes, failure},
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
pub async fn named(ask: &Ask, paths: [&str; 2]) -> Result<Result<Found, Reply>, AppError> {
    let found = store::find(&ask.portal.db, ask.lang, ask.part(0), ask.portal.now())
        .await
        .map_err(|error| failure(&error))?
        .ok_or(AppError::NotFound)?;
    if found.archived && !ask.may(Action::ReadArchived, Some(found.community.id)) {
        return Err(AppError::NotFound);
    }
    if found.current {
        return Ok(Ok(found));
    }
    let path = paths::of(paths, ask.lang, found.community.slug(ask.lang));
    Ok(Err(Reply::Moved(ask.with_query(&path))))
}
