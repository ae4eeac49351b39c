//! What other features show on the pages of guides. The code that lists the routes of the portal puts them together.

use futures::future::BoxFuture;

use ensemble_communities::community::Part;
use ensemble_core::error::AppError;
use ensemble_server::web::ActionContext;

/// Loads at how many meetings a guide was used; nothing when it was at none.
pub type UsesLoader = for<'a> fn(&'a ActionContext, &'a str) -> BoxFuture<'a, Result<Option<Part>, AppError>>;

/// What other features show.
#[derive(Clone, Copy)]
pub struct Composition {
    /// Beside the preview of a guide.
    pub uses: UsesLoader,
}
