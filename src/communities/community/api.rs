//! What the browser may ask without leaving the page.

use leptos::prelude::*;

use super::model::CommunityFilter;
use ensemble_core::error::AppError;

/// How many communities a filter leaves, for the form that is being filled in.
#[server(endpoint = "communities/count")]
pub async fn count_communities(#[server(default)] filter: CommunityFilter) -> Result<u32, AppError> {
    use super::store;
    use ensemble_server::Portal;

    let portal = expect_context::<Portal>();
    store::count(&portal.db, filter).await.map_err(AppError::from)
}
