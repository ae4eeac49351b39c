//! Until when an organization can say whether it designates a person. Pure.

use super::{
    super::model::{Interest, InterestState},
    designation_open,
};
use crate::call::model::Call;

/// Why an organization cannot answer any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// The call was given up.
    Cancelled,
    /// The person withdrew.
    Withdrawn,
    /// The time for it is over.
    Late,
}

/// Why an organization cannot answer any more whether it designates this person; `None` when it can.
#[must_use]
pub fn closed(call: &Call, interest: &Interest, now: i64) -> Option<Closed> {
    if call.cancelled.is_some() {
        Some(Closed::Cancelled)
    } else if interest.state != InterestState::Sent {
        Some(Closed::Withdrawn)
    } else if !designation_open(call, now) {
        Some(Closed::Late)
    } else {
        None
    }
}
