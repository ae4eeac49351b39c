//! The words of this feature. Pure.

use ensemble_core::region::Region;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::call::model::{Call, Sector};
use ensemble_communities::community::model::Level;
use ensemble_core::{
    Lang,
    ids::{
        CallCriterionId, CallId, CallQuestionId, InterestId, OrganizationId, PersonId, PlannedCommunityId,
    },
    string_enum,
};

string_enum! {
    /// How far an expression of interest is.
    InterestState {
        Draft = "draft",
        Sent = "sent",
        Withdrawn = "withdrawn",
    }
}

string_enum! {
    /// Whether an organization designates a person.
    Designation {
        /// It was not asked yet.
        None = "none",
        Asked = "asked",
        Confirmed = "confirmed",
        Declined = "declined",
    }
}

string_enum! {
    /// What came of an expression of interest when places were given.
    Place {
        /// Nothing yet.
        None = "none",
        /// It waits for a place, in an order.
        Waiting = "waiting",
        /// A place is offered, until a deadline.
        Offered = "offered",
        Accepted = "accepted",
        /// The person declined it.
        Declined = "declined",
        /// The person did not reply in time.
        Expired = "expired",
        /// It gets none: the project is not relevant, or there were too few places.
        Refused = "refused",
    }
}

/// The answer to a question of the call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "lowercase")]
pub enum Answer {
    Text(String),
    /// The place of the choice in the question's list.
    Choice(usize),
    /// The places of the choices in the question's list, the most important first.
    Ranking(Vec<usize>),
    Number(i64),
    Consent(bool),
}

/// The answers to the questions of the call; those that were left out are missing.
pub type Answers = BTreeMap<CallQuestionId, Answer>;

/// The project that a person brings. It may be empty in a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Project {
    pub title: String,
    pub text: String,
    pub level: Option<Level>,
}

/// An expression of interest with all that it holds. Who gets it shown, and which parts, is
/// [`crate::call::rules::rights`]. Times are in milliseconds UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interest {
    pub id: InterestId,
    pub call: CallId,
    /// The planned community for which it is.
    pub planned: Option<PlannedCommunityId>,
    /// The person's account, when they have one.
    pub person: Option<PersonId>,
    pub email: String,
    pub name: String,
    /// The language of letters, and of the texts below.
    pub lang: Lang,
    pub organization: Option<OrganizationId>,
    /// The organization as the person typed it.
    pub organization_name: String,
    pub sector: Option<Sector>,
    pub region: Option<Region>,
    pub post: String,
    pub representative_name: String,
    pub representative_email: String,
    pub designation: Designation,
    pub designation_at: Option<i64>,
    pub project: Project,
    pub answers: Answers,
    /// The months in which the person can come: bit n is month n + 1.
    pub months: u16,
    pub accessibility: String,
    pub committed: bool,
    pub research: bool,
    /// Whether the person would help to prepare the community's work.
    pub steering: bool,
    pub state: InterestState,
    pub revision: i64,
    /// The project's number for reviewers, by chance; `None` until the call closes.
    pub number: Option<u32>,
    /// What reviewers who read without names read instead of title and text, where a coordinator masked something.
    pub masked: Option<(String, String)>,
    pub relevance: Option<Relevance>,
    pub place: Place,
    /// Its place among those who wait, from 1.
    pub waiting_number: Option<u32>,
    /// Until when an offered place can be accepted.
    pub reply_by: Option<i64>,
    /// When the person was mailed what came of it.
    pub answered_at: Option<i64>,
    pub created_at: i64,
    pub changed_at: i64,
    pub sent_at: Option<i64>,
}

impl Interest {
    /// One in which nothing was written yet.
    #[must_use]
    pub fn empty(call: CallId, lang: Lang, now: i64) -> Self {
        Self {
            id: InterestId::new(),
            call,
            planned: None,
            person: None,
            email: String::new(),
            name: String::new(),
            lang,
            organization: None,
            organization_name: String::new(),
            sector: None,
            region: None,
            post: String::new(),
            representative_name: String::new(),
            representative_email: String::new(),
            designation: Designation::None,
            designation_at: None,
            project: Project::default(),
            answers: Answers::new(),
            months: 0,
            accessibility: String::new(),
            committed: false,
            research: false,
            steering: false,
            state: InterestState::Draft,
            revision: 0,
            number: None,
            masked: None,
            relevance: None,
            place: Place::None,
            waiting_number: None,
            reply_by: None,
            answered_at: None,
            created_at: now,
            changed_at: now,
            sent_at: None,
        }
    }
}

/// What the screening came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relevance {
    pub relevant: bool,
    /// The criterion that is not met.
    pub failed: Option<CallCriterionId>,
    /// The reason as the person gets it, word for word.
    pub reason: String,
    pub at: i64,
}

/// The place that an expression of interest comes to have. Times are in milliseconds UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceChange {
    pub place: Place,
    pub waiting_number: Option<u32>,
    pub offered_at: Option<i64>,
    pub reply_by: Option<i64>,
    pub replied_at: Option<i64>,
}

/// How many expressions of interest a call has, by how far they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub drafts: u32,
    pub sent: u32,
    pub withdrawn: u32,
    /// Those among the sent ones whose organization designates the person.
    pub confirmed: u32,
}

/// What is next for a person who answered a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// A place is offered to which they reply.
    Reply,
    /// Their draft can still be sent.
    Finish,
    /// Their organization has not confirmed yet that it designates them.
    Designation,
    /// They wait for a place, in an order.
    Wait,
    /// What they sent has no answer yet.
    Await,
    /// What came of it.
    Decided(Place),
    /// The call was given up.
    Cancelled,
}

impl Next {
    /// Whether it is for the person to do something.
    #[must_use]
    pub const fn is_to_do(self) -> bool {
        matches!(self, Self::Reply | Self::Finish | Self::Designation)
    }
}

/// What a person answered to a call, and what is next.
#[derive(Clone, Debug)]
pub struct OwnAnswer {
    pub call: Call,
    pub interest: Interest,
    pub next: Next,
}
