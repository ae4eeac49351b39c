//! What other features show on the pages of a call, and what they do when it is given up. Calls know none of them: the code that
//! lists the routes of the portal puts them together.

use futures::future::BoxFuture;

use super::model::Call;
use ensemble_communities::community::Part;
use ensemble_core::{LocalizedText, error::AppError};
use ensemble_server::{Portal, web::PageRequest};

/// Loads a part of a page of a call, for the viewers who get one. The page checked before that the viewer may see it.
pub type PartLoader = for<'a> fn(&'a PageRequest, &'a Call) -> BoxFuture<'a, Result<Option<Part>, AppError>>;

/// That a call was given up, or taken up again.
#[derive(Clone, Copy, Debug)]
pub enum Cancellation<'a> {
    Cancelled {
        call: &'a Call,
        reason: &'a LocalizedText,
    },
    Restored {
        call: &'a Call,
        /// When it had been given up, in milliseconds UTC.
        cancelled_at: i64,
    },
}

/// Does what follows from it, in the same transaction.
pub type CancellationHandler = for<'a> fn(
    &'a mut sqlx::AnyConnection,
    &'a Portal,
    Cancellation<'a>,
) -> BoxFuture<'a, Result<(), sqlx::Error>>;

/// Loads what other features show of a call, and does what follows in them.
#[derive(Clone, Copy)]
pub struct Composition {
    /// Beside the texts of the public page, and above them on a telephone: the way to answer, until when, and how far the
    /// viewer's own answer is.
    pub answer_box: PartLoader,
    /// Below the texts of the public page: sections, each with its heading of the second level. Everybody reads them.
    pub sections: PartLoader,
    /// On the overview of the administration, for coordinators: how far the answers, the needs, the screening, the draws and the
    /// places are, each with the way to its page.
    pub next_steps: PartLoader,
    /// When a call is given up, and when it is taken up again.
    pub cancellation: CancellationHandler,
}
