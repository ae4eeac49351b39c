//! What other features show on the page of a meeting. Meetings know none of them: the code that lists the routes of the
//! portal puts them together.

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use super::{model::Found, store::PhaseObserver};
use ensemble_communities::community::Part;
use ensemble_core::{Lang, LocalizedText, error::AppError, ids::CommunityId};
use ensemble_document::agenda::Agenda;
use ensemble_server::web::{ActionContext, PageRequest};

/// Makes the links below an item of the agenda from the item's id, in the caller's language; `None` where there are none.
pub type ItemLinks = Box<dyn Fn(&str) -> Option<AnyView> + Send>;

/// Loads moments of a community between two, in milliseconds UTC.
pub type LoadMoments =
    fn(ActionContext, CommunityId, (i64, i64)) -> BoxFuture<'static, Result<Vec<i64>, AppError>>;

/// What a date of a call is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallStep {
    Opens,
    Closes,
    /// When everybody should have an answer.
    Answered,
}

/// A date of a call, in the list of a school year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallDate {
    /// In milliseconds UTC.
    pub at: i64,
    pub step: CallStep,
    /// The title of the call.
    pub title: LocalizedText,
    /// Its page, in French and in English.
    pub links: [String; 2],
}

/// Loads the dates of calls that are between two moments, in milliseconds UTC.
pub type CallDatesLoader =
    fn(&ActionContext, (i64, i64)) -> BoxFuture<'static, Result<Vec<CallDate>, AppError>>;

/// Loads the way to the days that are proposed for a meeting, for the viewers who get one.
pub type DatesLoader = fn(&ActionContext, &Found) -> BoxFuture<'static, Result<Option<Part>, AppError>>;
/// What another feature shows on the page of a meeting; parts that the viewer does not get are left out.
#[derive(Default)]
pub struct MeetingParts {
    /// Among the facts, after time and place.
    pub fact: Option<Part>,
    /// A section after the agenda.
    pub section: Option<Part>,
}

impl MeetingParts {
    /// These parts, each with that of another feature below it.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { fact: both(self.fact, other.fact), section: both(self.section, other.section) }
    }
}

fn both(one: Option<Part>, other: Option<Part>) -> Option<Part> {
    match (one, other) {
        (Some(one), Some(other)) => {
            Some(Box::new(move |lang| view! { {one(lang)} {other(lang)} }.into_any()))
        }
        (one, other) => one.or(other),
    }
}

/// Loads parts of the page of a meeting.
pub type PartsLoader =
    for<'a> fn(&'a PageRequest, &'a Found) -> BoxFuture<'a, Result<MeetingParts, AppError>>;

/// Loads a section above the agenda of a meeting, for the viewers who get one.
pub type SectionLoader =
    for<'a> fn(&'a PageRequest, &'a Found) -> BoxFuture<'a, Result<Option<Part>, AppError>>;

/// Loads what another feature shows below an agenda that is being written, for the viewers who get it.
pub type AgendaPartLoader =
    for<'a> fn(&'a ActionContext, &'a Found, &'a Agenda) -> BoxFuture<'a, Result<Option<Part>, AppError>>;

/// Loads what other features show of a meeting.
#[derive(Clone, Copy)]
pub struct Composition {
    /// The links below the items of the agenda, for a viewer who reads it.
    pub item_links: for<'a> fn(&'a ActionContext, &'a Found) -> BoxFuture<'a, Result<ItemLinks, AppError>>,
    /// Below all items of the agenda, from the words of their titles in the viewer's language, for the viewers who get it.
    pub below_items: fn(&ActionContext, &str) -> Option<Part>,
    /// The moments between two at which reflections of a community were shared that the viewer may read.
    pub shared: LoadMoments,
    /// The dates of calls in the list of a community's school year.
    pub calls: CallDatesLoader,
    /// A section below the agenda, for the viewers who get one.
    pub aside: fn(&ActionContext, &Found) -> Option<Part>,
    /// The way to the days that are proposed, below when it is.
    pub dates: DatesLoader,
    /// Who comes.
    pub attendance: PartsLoader,
    /// Who was there.
    pub participation: PartsLoader,
    /// What was agreed to be done, above the agenda.
    pub follow_ups: SectionLoader,
    /// Ways of working that the meeting has, such as codevelopment, below the agenda.
    pub modes: SectionLoader,
    /// Its notes and its minutes, below who comes.
    pub minutes: SectionLoader,
    /// Below the date: the way into a calendar, for a meeting that has one.
    pub calendar: fn(Lang, &Found) -> Option<AnyView>,
    /// Below the list of a community's meetings: the way to its calendar, by the community's slugs.
    pub community_calendar: fn(&ActionContext, &[String; 2]) -> AnyView,
    /// Below the title: the ways into a meeting that runs.
    pub run: fn(&ActionContext, &Found) -> Option<Part>,
    /// Above an agenda that is being written: how long such items took.
    pub durations: AgendaPartLoader,
    /// What happens when a meeting begins, ends or is reopened.
    pub phase_changed: PhaseObserver,
}
