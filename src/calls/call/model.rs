//! The words of this feature. Pure.

use serde::{Deserialize, Serialize};

use ensemble_communities::community::model::{Capacity, CommunityKind};
use ensemble_core::{
    LocalizedText,
    ids::{CallCriterionId, CallId, CallQuestionId, CommunityId, PersonId, PlannedCommunityId},
    string_enum,
};

string_enum! {
    /// How far a call is.
    CallPhase {
        /// Only coordinators see it.
        Draft = "draft",
        /// Everybody sees it, and people cannot answer yet.
        Announced = "announced",
        /// People answer.
        Open = "open",
        /// Reviewers read the projects.
        Screening = "screening",
        /// Places are given, by a draw where there are too few.
        Draw = "draw",
        /// Everybody has an answer.
        Answered = "answered",
        /// It was given up, for a reason that everybody sees.
        Cancelled = "cancelled",
    }
}

string_enum! {
    /// How a question is answered.
    QuestionKind {
        Text = "text",
        /// One of several choices.
        Choice = "choice",
        /// All choices, put in an order.
        Ranking = "ranking",
        /// A whole number.
        Number = "number",
        /// A box to tick.
        Consent = "consent",
    }
}

string_enum! {
    /// The sector of schools for which a person works. Funding differs by it.
    Sector {
        /// Public schools, youth sector, French network.
        Youth = "youth",
        /// Formation professionnelle (FP).
        Vocational = "vocational",
        /// Formation générale des adultes (FGA).
        Adult = "adult",
        /// The English network.
        English = "english",
        /// Accredited private schools.
        Private = "private",
    }
}

/// What a call says, in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallTexts {
    pub title: LocalizedText,
    /// What it is about, in a few sentences.
    pub summary: LocalizedText,
    /// Who may answer.
    pub who: LocalizedText,
    /// What those who take part commit to, one text each: three, as a rule.
    pub duties: Vec<LocalizedText>,
    /// How often one meets, and for how long; place and dates may be unknown.
    pub rhythm: LocalizedText,
    /// What comes of it.
    pub deliverables: Option<LocalizedText>,
    /// How replacement staff and travel are paid, by sector.
    pub funding: Vec<Funding>,
    /// Whom to ask, and how.
    pub contact: Option<LocalizedText>,
}

/// How replacement staff and travel are paid in one sector.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Funding {
    pub sector: Sector,
    pub text: LocalizedText,
}

/// A call. Times are in milliseconds UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    pub id: CallId,
    /// Its part of addresses and of its draws: 1 to 60 small letters, digits and hyphens.
    pub code: String,
    pub texts: CallTexts,
    /// Whether reviewers read neither names nor organizations.
    pub blind: bool,
    pub revision: i64,
    pub dates: CallDates,
    pub published_at: Option<i64>,
    /// When a coordinator ended the screening.
    pub screened_at: Option<i64>,
    /// When the last answer was sent.
    pub answered_at: Option<i64>,
    pub cancelled: Option<Cancelled>,
}

/// The dates of a call, in milliseconds UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallDates {
    pub opens_at: i64,
    pub closes_at: i64,
    /// Until when organizations confirm whom they designate.
    pub designation_until: i64,
    /// When the reviewers should have read everything. Shown, and enforced by nothing.
    pub screening_until: i64,
    /// When everybody should have an answer. Shown, and enforced by nothing.
    pub answer_until: i64,
}

/// Why a call was given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cancelled {
    pub at: i64,
    pub reason: LocalizedText,
}

/// A community that a call plans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedCommunity {
    pub id: PlannedCommunityId,
    pub title: LocalizedText,
    pub kind: CommunityKind,
    pub capacity: Capacity,
    /// The community that was made of it.
    pub community: Option<CommunityId>,
    /// The one that it became a part of.
    pub merged_into: Option<PlannedCommunityId>,
    /// The one that it was split from.
    pub split_from: Option<PlannedCommunityId>,
}

/// A question that a call asks besides those of every call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub id: CallQuestionId,
    pub kind: QuestionKind,
    pub label: LocalizedText,
    pub hint: Option<LocalizedText>,
    /// What can be chosen or ranked; empty for the other kinds.
    pub choices: Vec<LocalizedText>,
    pub required: bool,
    /// Whether reviewers read the answer, also where they read without names.
    pub reviewed: bool,
}

/// What the projects of a call are measured against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    pub id: CallCriterionId,
    pub text: LocalizedText,
}

/// A person who reads the projects of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewer {
    pub person: PersonId,
    pub name: String,
}
