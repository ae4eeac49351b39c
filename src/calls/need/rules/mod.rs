//! What can be grouped and decided, and who is to be told. Pure.

mod grouping;
mod telling;

pub use grouping::{Wrong, merge, split};
pub use telling::to_tell;

use super::model::{Asked, Decision, Need, NeedState, Origin};
use crate::call::{
    model::Call,
    rules::{
        GRACE, phase,
        rights::{Field, Party, may_read, may_write},
    },
};

/// How many needs a person can rank.
pub const RANKS: usize = 3;
/// How many needs a call can offer.
pub const MAX_OFFERED: usize = 12;
/// The most characters of a need that a call offers, or that coordinators write for several.
pub const MAX_TEXT: usize = 150;
/// The most characters of a need that a person writes in their answer.
pub const MAX_OWN: usize = 300;
/// The most characters of the reason of a decision.
pub const MAX_REASON: usize = 500;
/// How many needs of a call can be its priorities.
pub const MAX_PRIORITIES: usize = 3;
/// How many needs coordinators can write for a call, besides those that it offers.
pub const MAX_GROUPS: usize = 100;

/// Points of a first, a second and a third rank.
const POINTS: [u32; RANKS] = [3, 2, 1];

/// How many ranks a person can give among so many needs.
#[must_use]
pub fn ranks(needs: usize) -> u32 {
    u32::try_from(needs.min(RANKS)).unwrap_or_default()
}

/// The weighted sum of ranks.
#[must_use]
pub fn points(asked: &Asked) -> u32 {
    asked.ranks.iter().zip(POINTS).map(|(count, points)| count * points).sum()
}

/// Whether coordinators group needs and decide about them now.
#[must_use]
pub fn can_decide(call: &Call, now: i64) -> bool {
    may_write(Party::Coordinator, phase(call, now), Field::Needs, call.blind)
}

/// Whether coordinators read what people asked for now.
#[must_use]
pub fn can_read(call: &Call, now: i64) -> bool {
    may_read(Party::Coordinator, phase(call, now), Field::Needs, call.blind)
}

/// Whether those who asked can be told now: no answer comes in any more.
#[must_use]
pub fn can_tell(call: &Call, now: i64) -> bool {
    can_decide(call, now) && now >= call.dates.closes_at + GRACE
}

/// What can be decided about a need. What a person wrote becomes a priority as a part of one that says it in both languages.
#[must_use]
pub fn decisions(need: &Need) -> &'static [Decision] {
    if need.merged_into.is_some() {
        return &[];
    }
    match (need.state, need.origin) {
        (NeedState::Gathered, Origin::Written) => &[Decision::SetAside],
        (NeedState::Gathered, Origin::Offered | Origin::Group) => &[Decision::Keep, Decision::SetAside],
        (NeedState::Priority | NeedState::SetAside, _) => &[Decision::Reopen],
    }
}

/// The state after a decision.
#[must_use]
pub const fn decided(decision: Decision) -> NeedState {
    match decision {
        Decision::Keep => NeedState::Priority,
        Decision::SetAside => NeedState::SetAside,
        Decision::Reopen => NeedState::Gathered,
    }
}
