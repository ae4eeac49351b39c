//! What other features show on the page of a meeting. Meetings know none of them: the code that lists the routes of the
//! portal puts them together.

use futures::future::BoxFuture;
use leptos::prelude::AnyView;

use super::model::Found;
use crate::community::Part;
use ensemble_core::error::AppError;
use ensemble_server::web::ActionContext;

/// Makes the links below an item of the agenda from the item's id, in the caller's language; `None` where there are none.
pub type ItemLinks = Box<dyn Fn(&str) -> Option<AnyView> + Send>;

/// Loads what other features show of a meeting.
#[derive(Clone, Copy)]
pub struct Composition {
    /// The links below the items of the agenda, for a viewer who reads it.
    pub item_links: for<'a> fn(&'a ActionContext, &'a Found) -> BoxFuture<'a, Result<ItemLinks, AppError>>,
    /// A section beside the agenda, for the viewers who get one.
    pub aside: fn(&ActionContext, &Found) -> Option<Part>,
}
