//! What other features show among the themes of a community. Themes know none of them: the code that lists the routes of the
//! portal puts them together.

use futures::future::BoxFuture;

use ensemble_communities::community::{Part, model::Community};
use ensemble_core::error::AppError;
use ensemble_server::web::PageRequest;

/// Loads what other features show among the themes.
#[derive(Clone, Copy)]
pub struct Composition {
    /// The votes over them, above the list.
    pub votes: fn(&PageRequest, &Community) -> BoxFuture<'static, Result<Part, AppError>>,
}
