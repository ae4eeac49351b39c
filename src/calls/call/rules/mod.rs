//! In which phase a call is, and who may do what in it. Pure.

mod forms;
mod missing;
pub mod rights;
#[cfg(test)]
mod tests;

pub use forms::{
    CapacityProblem, ChoiceProblem, DateField, MAX_CHOICE, MAX_CODE, MAX_PLACES, MAX_TEXT, MAX_TITLE,
    MIN_CHOICES, TextProblem, TypedCapacity, can_change_date, capacity, choices, code, misplaced_dates,
    moved, side, text,
};
pub use missing::{Missing, Part, missing};

use super::model::{Call, CallPhase, PlannedCommunity};
use ensemble_communities::community::model::Capacity;

/// How long after the closing a form is still taken that was opened before, in milliseconds.
pub const GRACE: i64 = 15 * 60 * 1000;
/// How many planned communities, questions and criteria a call may have.
pub const MAX_PLANNED: usize = 12;
pub const MAX_QUESTIONS: usize = 20;
pub const MAX_CRITERIA: usize = 10;
/// How many choices a question may have.
pub const MAX_CHOICES: usize = 12;

/// The phase of a call.
#[must_use]
pub fn phase(call: &Call, now: i64) -> CallPhase {
    if call.cancelled.is_some() {
        CallPhase::Cancelled
    } else if call.published_at.is_none() {
        CallPhase::Draft
    } else if now < call.dates.opens_at {
        CallPhase::Announced
    } else if now < call.dates.closes_at {
        CallPhase::Open
    } else if call.screened_at.is_none() {
        CallPhase::Screening
    } else if call.answered_at.is_none() {
        CallPhase::Draw
    } else {
        CallPhase::Answered
    }
}

/// Whether projects are read later than in this phase: the reading begins when the call closes.
#[must_use]
pub const fn reads_later(phase: CallPhase) -> bool {
    matches!(phase, CallPhase::Draft | CallPhase::Announced | CallPhase::Open)
}

/// Whether an expression of interest can still be sent: until the closing, and for a quarter of an hour after it.
#[must_use]
pub fn takes_answers(call: &Call, now: i64) -> bool {
    match phase(call, now) {
        CallPhase::Open => true,
        CallPhase::Screening => now < call.dates.closes_at + GRACE,
        _ => false,
    }
}

/// Whether its texts of questions and criteria can still change.
#[must_use]
pub fn can_change_questions(call: &Call, now: i64) -> bool {
    matches!(phase(call, now), CallPhase::Draft | CallPhase::Announced)
}

/// Whether planned communities can be added, removed and put in another order: people choose among them once the call is open.
#[must_use]
pub fn can_arrange_planned(call: &Call, now: i64) -> bool {
    can_change_questions(call, now)
}

/// Whether title and kind of a planned community can change: until it has its community.
#[must_use]
pub fn can_change_planned(call: &Call, planned: &PlannedCommunity, now: i64) -> bool {
    planned.community.is_none()
        && planned.merged_into.is_none()
        && !matches!(phase(call, now), CallPhase::Answered | CallPhase::Cancelled)
}

/// Whether the capacity of a planned community can change. Once the screening has ended, it can be settled where it was not:
/// who knows the relevant projects does not change how many of them have a place.
#[must_use]
pub fn can_change_capacity(call: &Call, planned: &PlannedCommunity, now: i64) -> bool {
    can_change_planned(call, planned, now)
        && (phase(call, now) != CallPhase::Draw || planned.capacity == Capacity::Undecided)
}

/// Whether reviewers can be added and removed.
#[must_use]
pub fn can_change_reviewers(call: &Call, now: i64) -> bool {
    matches!(
        phase(call, now),
        CallPhase::Draft | CallPhase::Announced | CallPhase::Open | CallPhase::Screening
    )
}

/// How many places a planned community has: the most of a range; none when it has no limit or it is not decided.
#[must_use]
pub const fn places(capacity: Capacity) -> Option<u32> {
    match capacity {
        Capacity::Undecided | Capacity::Unlimited => None,
        Capacity::Seats(seats) => Some(seats),
        Capacity::Range { to, .. } => Some(to),
    }
}
