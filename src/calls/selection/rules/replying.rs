//! What a reply does, and until when there is time for it. Pure.

use jiff::{ToSpan, civil};

use crate::{
    call::{
        model::{Call, CallPhase},
        rules::phase,
    },
    interest::model::{Interest, InterestState, Place},
    selection::model::Reply,
};
use ensemble_core::format;

const DAY: i64 = 24 * 3_600_000;
/// How many days people have to accept a place when the coordinator says nothing else.
pub const DEFAULT_DAYS: i64 = 14;
/// The most days that they can have.
pub const MAX_DAYS: i64 = 90;
/// How long before the end of an offer its person is reminded, in milliseconds.
pub const REMIND_BEFORE: i64 = 2 * DAY;

/// Why a person cannot reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplyClosed {
    /// The call was given up.
    Cancelled,
    Withdrawn,
    /// Places were not given yet.
    NotYet,
    Waiting,
    Refused,
    Accepted,
    Declined,
    /// The time to reply is over.
    Expired,
}

/// Why a person cannot reply to an offer; `None` when they can.
#[must_use]
pub fn reply_closed(call: &Call, interest: &Interest, now: i64) -> Option<ReplyClosed> {
    if phase(call, now) == CallPhase::Cancelled {
        return Some(ReplyClosed::Cancelled);
    }
    match (interest.state, interest.place) {
        (InterestState::Withdrawn, _) => Some(ReplyClosed::Withdrawn),
        (InterestState::Draft, _) | (_, Place::None) => Some(ReplyClosed::NotYet),
        (_, Place::Waiting) => Some(ReplyClosed::Waiting),
        (_, Place::Offered) => interest.reply_by.is_some_and(|by| now > by).then_some(ReplyClosed::Expired),
        (_, Place::Accepted) => Some(ReplyClosed::Accepted),
        (_, Place::Declined) => Some(ReplyClosed::Declined),
        (_, Place::Expired) => Some(ReplyClosed::Expired),
        (_, Place::Refused) => Some(ReplyClosed::Refused),
    }
}

/// What a place becomes with a reply. One that was accepted can be given up until the community is made: then one leaves the
/// community.
///
/// # Errors
/// Why the reply comes to nothing.
pub fn reply(
    call: &Call,
    interest: &Interest,
    is_made: bool,
    reply: Reply,
    now: i64,
) -> Result<Place, ReplyClosed> {
    match (reply_closed(call, interest, now), reply) {
        (None, Reply::Accept) => Ok(Place::Accepted),
        (None, Reply::Decline | Reply::GiveUp) | (Some(ReplyClosed::Waiting), Reply::GiveUp) => {
            Ok(Place::Declined)
        }
        (Some(ReplyClosed::Accepted), Reply::GiveUp) if !is_made => Ok(Place::Declined),
        (Some(closed), _) => Err(closed),
    }
}

/// The end of a day in the portal's zone, in milliseconds UTC.
#[must_use]
pub fn end_of(day: civil::Date) -> Option<i64> {
    let last = civil::Time::new(23, 59, 0, 0).ok()?;
    Some(format::at(day, last)?.timestamp().as_millisecond())
}

/// The day so many days from now.
#[must_use]
pub fn day_after(now: i64, days: i64) -> civil::Date {
    format::local(now).date().saturating_add(days.days())
}

/// Until when a person who is called up can reply: they have as many days as those who were offered a place first.
#[must_use]
pub fn next_deadline(now: i64, first_offer: Option<i64>) -> i64 {
    let days = first_offer.map_or(DEFAULT_DAYS, |length| (length / DAY).clamp(1, MAX_DAYS));
    end_of(day_after(now, days)).unwrap_or(now + days * DAY)
}

/// The deadline that a coordinator chose, by its day; `None` for a day that is not after today, or too far away.
#[must_use]
pub fn chosen_deadline(now: i64, day: civil::Date) -> Option<i64> {
    let days = day_after(now, 1)..=day_after(now, MAX_DAYS);
    if days.contains(&day) { end_of(day) } else { None }
}
