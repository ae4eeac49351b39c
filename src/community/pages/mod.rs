//! The list of communities, one community, its meetings and its reflections.

mod list;
mod parts;
mod show;

use crate::{
    error::AppError,
    server::web::{Ask, Reply, Routes, failure},
};

use super::{
    paths,
    store::{self, Found},
};

pub use parts::CommunityCards;

/// The pages of communities.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .page(paths::LIST, list::list)
        .page(paths::SHOW, show::show)
        .page(paths::MEETINGS, show::meetings)
        .page(paths::REFLECTIONS, show::reflections)
}

/// The community that an address names, or the way to where it lives now.
async fn named(ask: &Ask, paths: [&str; 2]) -> Result<Result<Found, Reply>, AppError> {
    let found = store::find(&ask.portal.db, ask.lang, ask.part(0), ask.portal.now())
        .await
        .map_err(|error| failure(&error))?
        .ok_or(AppError::NotFound)?;
    if found.current {
        return Ok(Ok(found));
    }
    let path = paths::of(paths, ask.lang, found.community.slug(ask.lang));
    Ok(Err(Reply::Moved(ask.with_query(&path))))
}
