//! What other features show while a meeting runs. This feature knows none of them: the code that lists the routes of the
//! portal puts them together.

use futures::future::BoxFuture;
use leptos::prelude::AnyView;

use super::{model::Run, store};
use crate::meeting::{PhaseObserver, model::Found};
use ensemble_communities::community::Part;
use ensemble_core::{Lang, error::AppError, ids::MeetingId};
use ensemble_document::agenda::{Agenda, Item};
use ensemble_server::web::PageRequest;

/// Who looks at a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    Facilitator,
    /// All in the room, on the projector: without controls, and nothing that is one person's.
    Screen,
    Participant,
}

/// A meeting on one of its pages.
#[derive(Clone, Copy, Debug)]
pub struct RunView<'a> {
    pub audience: Audience,
    pub found: &'a Found,
    pub agenda: &'a Agenda,
    /// `None` before the meeting has begun.
    pub run: Option<&'a Run>,
    /// The item that people are at.
    pub item: Option<&'a Item>,
}

/// Loads a part of a page; `None` where there is none. It is made of plain forms and links: it is replaced when something
/// changed, unless something is typed in it. A form posts to its own address, which leads back to the page.
pub type PartLoader =
    for<'a> fn(&'a PageRequest, RunView<'a>) -> BoxFuture<'a, Result<Option<Part>, AppError>>;

/// What other features show; `None` for what no feature does.
#[derive(Clone, Copy, Default)]
pub struct Composition {
    /// The forms that add notes, decisions and follow-ups beside the current item.
    pub capture: Option<PartLoader>,
    /// What was added there, by anyone. It is a part of its own: what others add appears while one types.
    pub captured: Option<PartLoader>,
    /// Raised hands and their order.
    pub speaking: Option<PartLoader>,
    pub tables: Option<PartLoader>,
    /// Who is there.
    pub presence: Option<PartLoader>,
    /// A way of working that the meeting has, such as codevelopment.
    pub mode: Option<PartLoader>,
    /// What sends the forms of these parts in place. It is on the page before the parts are, and outlives each of them.
    pub islands: Option<fn(Lang, MeetingId) -> AnyView>,
    /// What happens when a meeting begins or ends on these pages: what the clock does, and what other features do. Without
    /// it, the clock follows alone.
    pub phase_changed: Option<PhaseObserver>,
}

impl Composition {
    pub(super) fn observer(&self) -> PhaseObserver {
        self.phase_changed.unwrap_or(store::phase_changed)
    }
}
