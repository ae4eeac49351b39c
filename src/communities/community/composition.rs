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

/// Loads the calls that people can answer now; `None` where there is none.
pub type CallsLoader = fn(ActionContext) -> BoxFuture<'static, Result<Option<Part>, AppError>>;

/// Loads the needs that a community works on, where they were gathered by a call; `None` where there is none.
pub type PrioritiesLoader =
    fn(ActionContext, CommunityId) -> BoxFuture<'static, Result<Option<Part>, AppError>>;

/// Loads a part of the page of a community, for the viewers who get one.
pub type PartLoader = fn(ActionContext, &Community) -> BoxFuture<'static, Result<Option<Part>, AppError>>;

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
    /// Links below the meetings.
    pub links: PartLoader,
    /// The open calls, above the list.
    pub calls: CallsLoader,
    /// The needs that it works on, below what it is for.
    pub priorities: PrioritiesLoader,
    /// What it makes, below its facts.
    pub deliverables: PartLoader,
}
