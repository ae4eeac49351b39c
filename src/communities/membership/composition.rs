//! What other features show on the page of a person. Memberships know none of them: the code that lists the routes of the
//! portal puts them together.

use futures::future::BoxFuture;

use crate::community::Part;
use ensemble_core::{error::AppError, ids::PersonId};
use ensemble_server::web::ActionContext;

/// Loads a section about a person.
pub type LoadPart = fn(ActionContext, PersonId) -> BoxFuture<'static, Result<Option<Part>, AppError>>;

/// Loads what other features show of a person.
#[derive(Clone, Copy)]
pub struct Composition {
    /// What the person wrote under their name, as far as the reader may read it; `None` when there is nothing.
    pub reflections: LoadPart,
}
