//! What other features show on the page for those who missed a meeting. Participation knows none of them: the code that lists the
//! routes of the portal puts them together.

use futures::future::BoxFuture;

use crate::meeting::model::Found;
use ensemble_communities::community::Part;
use ensemble_core::error::AppError;
use ensemble_server::web::ActionContext;

/// Loads a section about what came of a meeting, for the viewers who may read it.
pub type OutcomesLoader =
    for<'a> fn(&'a ActionContext, &'a Found) -> BoxFuture<'a, Result<Option<Part>, AppError>>;

/// Loads what other features show of a meeting that is over.
#[derive(Clone, Copy, Default)]
pub struct Composition {
    /// What was decided.
    pub decisions: Option<OutcomesLoader>,
    /// The minutes.
    pub minutes: Option<OutcomesLoader>,
}
