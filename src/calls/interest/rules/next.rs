//! What is next for a person who answered a call. Pure.

use super::{can_ask, shows_form, shows_outcome};
use crate::{
    call::model::Call,
    interest::model::{Interest, InterestState, Next, Place},
};

/// How long what was decided is listed, in milliseconds.
pub const LISTED_AFTER: i64 = 30 * 86_400_000;

/// What is next; `None` for what is not listed any more. `is_made` says whether the community was made in which the person has a
/// place: then it is among their communities.
#[must_use]
pub fn next(call: &Call, interest: &Interest, is_made: bool, now: i64) -> Option<Next> {
    let is_recent = |at: i64| now < at + LISTED_AFTER;
    if interest.state == InterestState::Withdrawn {
        return None;
    }
    if let Some(cancelled) = &call.cancelled {
        return is_recent(cancelled.at).then_some(Next::Cancelled);
    }
    if interest.state == InterestState::Draft {
        return shows_form(call, Some(interest), now).then_some(Next::Finish);
    }
    if !shows_outcome(call, interest, now) {
        return Some(if can_ask(call, interest, now) { Next::Designation } else { Next::Await });
    }
    let ended = interest.answered_at.max(interest.reply_by);
    let decided = |place| ended.is_some_and(is_recent).then_some(Next::Decided(place));
    match interest.place {
        Place::Offered if interest.reply_by.is_some_and(|by| now > by) => decided(Place::Expired),
        Place::Offered => Some(Next::Reply),
        Place::Waiting => Some(Next::Wait),
        Place::Accepted => (!is_made).then_some(Next::Decided(Place::Accepted)),
        place => decided(place),
    }
}
