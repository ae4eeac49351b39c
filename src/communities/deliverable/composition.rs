//! What deliverables can be fulfilled by. Deliverables know no feature that makes works: the code that lists the routes of the
//! portal puts them together.

use futures::future::BoxFuture;

use super::model::Work;
use ensemble_core::error::AppError;
use ensemble_server::db::Db;

/// Loads what other features know.
#[derive(Clone, Copy)]
pub struct Composition {
    /// The works of the portal that everyone may read.
    pub works: WorksLoader,
}

/// Loads works.
pub type WorksLoader = for<'a> fn(&'a Db) -> BoxFuture<'a, Result<Vec<Work>, AppError>>;
