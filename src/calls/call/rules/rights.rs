//! Who may read and write which part of an expression of interest, in which phase of its call. Pure.

use super::super::model::CallPhase;

/// What a person is to an expression of interest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Party {
    /// The person who answers the call.
    Applicant,
    /// Who confirms, for an organization, that it designates the person.
    Representative,
    /// Who reads the projects.
    Reviewer,
    /// A coordinator of the network.
    Coordinator,
    /// A member of the community that came of the call.
    Member,
    /// Everybody else.
    Visitor,
}

impl Party {
    /// Every one.
    pub const ALL: [Self; 6] = [
        Self::Applicant,
        Self::Representative,
        Self::Reviewer,
        Self::Coordinator,
        Self::Member,
        Self::Visitor,
    ];
}

/// A part of an expression of interest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// Name, address, post, language.
    Person,
    /// Organization, sector, region.
    Organization,
    /// Whether the organization designates the person.
    Designation,
    ProjectTitle,
    /// What the project is, and its level.
    Project,
    /// Answers to the questions that reviewers read.
    ReviewedAnswers,
    /// Answers to the other questions.
    OtherAnswers,
    Needs,
    Availability,
    /// What would make it simpler for the person to take part.
    Accessibility,
    /// What a coordinator masked for reviewers who read without names.
    Masked,
    /// What reviewers said, with their names.
    Reviews,
    /// Whether the project is relevant, with criterion and reason, without the names of reviewers.
    Relevance,
    /// The place that came of it.
    Place,
}

impl Field {
    /// Every one.
    pub const ALL: [Self; 14] = [
        Self::Person,
        Self::Organization,
        Self::Designation,
        Self::ProjectTitle,
        Self::Project,
        Self::ReviewedAnswers,
        Self::OtherAnswers,
        Self::Needs,
        Self::Availability,
        Self::Accessibility,
        Self::Masked,
        Self::Reviews,
        Self::Relevance,
        Self::Place,
    ];
}

/// What may be done with a part. Writing includes reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Right {
    None,
    Read,
    Write,
}

/// What a party may do with a part of an expression of interest that was sent. Drafts are for the applicant alone. `blind` is
/// whether the call is read without names.
#[must_use]
pub const fn right(party: Party, phase: CallPhase, field: Field, blind: bool) -> Right {
    use {CallPhase as P, Field as F};
    match party {
        Party::Applicant => match (phase, field) {
            (_, F::Masked | F::Reviews) => Right::None,
            (P::Open, F::Designation | F::Relevance | F::Place) => Right::Read,
            (P::Open, _) => Right::Write,
            // A place is accepted or declined; the reason of a refusal comes with the answer.
            (P::Draw | P::Answered, F::Place) => Right::Write,
            (P::Draft | P::Announced | P::Screening | P::Cancelled, F::Relevance | F::Place) => Right::None,
            _ => Right::Read,
        },
        Party::Representative => match (phase, field) {
            (P::Open | P::Screening, F::Designation) => Right::Write,
            (P::Open | P::Screening, F::Person | F::Organization | F::ProjectTitle) => Right::Read,
            _ => Right::None,
        },
        Party::Reviewer => match (phase, field) {
            (P::Screening, F::ProjectTitle | F::Project | F::ReviewedAnswers | F::Needs) => Right::Read,
            (P::Screening, F::Reviews) => Right::Write,
            (P::Screening, F::Person | F::Organization) if !blind => Right::Read,
            _ => Right::None,
        },
        Party::Coordinator => match (phase, field) {
            (P::Draft | P::Announced, _) => Right::None,
            (P::Open | P::Screening, F::Designation | F::Masked)
            | (P::Screening, F::Relevance | F::Needs) => Right::Write,
            (P::Draw | P::Answered, F::Place | F::Needs) => Right::Write,
            _ => Right::Read,
        },
        Party::Member => match (phase, field) {
            (P::Draw | P::Answered, F::Person | F::Organization | F::ProjectTitle | F::Project) => {
                Right::Read
            }
            _ => Right::None,
        },
        Party::Visitor => Right::None,
    }
}

/// Whether a party may read a part.
#[must_use]
pub fn may_read(party: Party, phase: CallPhase, field: Field, blind: bool) -> bool {
    right(party, phase, field, blind) >= Right::Read
}

/// Whether a party may write a part.
#[must_use]
pub fn may_write(party: Party, phase: CallPhase, field: Field, blind: bool) -> bool {
    right(party, phase, field, blind) == Right::Write
}
