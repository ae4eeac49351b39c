//! What other features show on the pages of communities. Communities know none of them: the code that lists the routes of
//! the portal puts them together.

use std::collections::HashMap;

use futures::future::BoxFuture;
use leptos::prelude::AnyView;

use super::{model::Community, pages::TabCount};
use ensemble_core::{Lang, error::AppError, ids::CommunityId};
use ensemble_server::web::ActionContext;

/// A part of a page, built when the page is rendered.
pub type Part = Box<dyn FnOnce(Lang) -> AnyView + Send>;

/// Loads the line of each community, in the caller's language; communities without one are left out.
pub type LinesLoader =
    fn(ActionContext, Vec<CommunityId>) -> BoxFuture<'static, Result<HashMap<CommunityId, String>, AppError>>;

/// Loads what waits among the reflections of a community for the person who asks.
pub type WaitingLoader =
    fn(ActionContext, CommunityId) -> BoxFuture<'static, Result<Option<TabCount>, AppError>>;

/// Loads the way into a community and to those who facilitate it.
pub type JoiningLoader = fn(ActionContext, &Community) -> BoxFuture<'static, Result<Part, AppError>>;

/// Makes a link to what belongs to a community.
pub type LinkMaker = fn(&ActionContext, &Community) -> Option<Part>;

/// Loads what other features show of communities.
#[derive(Clone, Copy)]
pub struct Composition {
    /// What comes next in a community, beside what the community is for.
    pub aside: fn(ActionContext, CommunityId) -> BoxFuture<'static, Result<Part, AppError>>,
    /// A line on the card of each of these communities.
    pub lines: LinesLoader,
    /// What waits among the reflections.
    pub waiting: WaitingLoader,
    /// The way into it, beside its name.
    pub joining: JoiningLoader,
    /// A link below the meetings, for the viewers who get one.
    pub link: LinkMaker,
}
