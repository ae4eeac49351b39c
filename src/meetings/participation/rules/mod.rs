//! What follows from what is known about who was there. Pure.
//!
//! Who is believed:
//!
//! * No one is taken for present who says that they were not there.
//! * For the community (counts, certificates), what facilitators noted comes before what the portal noticed. Where a person and
//!   the facilitators both say that the person was there, what both agree on counts: either can shorten the time, neither can
//!   lengthen it alone. Where they agree on nothing, it is contested and counts for no one.
//! * Without facilitators, what a person says counts if the portal noticed them; else it waits for a facilitator.
//! * For the person (logbook), what they say comes first.

mod after;
mod codes;
mod years;

pub use after::{
    DEFAULT_DAYS, MAX_CONTRIBUTION, contribute_until, is_absent, is_missed, lines, longest_deadline,
    may_contribute, own_minutes, sum,
};
pub use codes::{CODE_GRACE, certificate_code, code_state, room_code, typed_certificate, typed_room_code};
pub use years::{
    GOAL, MAX_ENTRY, MAX_TITLE, hours, period, period_bounds, periods, school_year, school_year_bounds,
};

use std::collections::BTreeSet;

use super::model::{Command, Outcome, Participation, Record, Sign, Span, Summary, Word};
use crate::meeting::{
    model::{Meeting, Phase, When},
    rules::over,
};
use ensemble_core::ids::OrganizationId;

/// How many people must have been at a meeting before coordinators see how many.
pub use ensemble_common::handover::rules::MIN_GROUP;

/// The step of times, in minutes.
pub const STEP: u16 = 15;
/// The most characters of the reason for which a certificate is revoked.
pub const MAX_REASON: usize = 500;

/// The last minute of a meeting, in whole steps.
#[must_use]
pub const fn end(duration: u16) -> u16 {
    let end = duration.div_ceil(STEP) * STEP;
    if end == 0 { STEP } else { end }
}

/// All of a meeting.
#[must_use]
pub const fn whole(duration: u16) -> Span {
    Span { from: 0, until: end(duration) }
}

/// The minutes at which a person can have come or left.
#[must_use]
pub fn steps(duration: u16) -> Vec<u16> {
    (0..=end(duration)).step_by(usize::from(STEP)).collect()
}

/// A part of a meeting, if it is one.
#[must_use]
pub fn span(from: u16, until: u16, duration: u16) -> Option<Span> {
    let is_one =
        from < until && until <= end(duration) && from.is_multiple_of(STEP) && until.is_multiple_of(STEP);
    is_one.then_some(Span { from, until })
}

/// From which minute a person was there who is noticed at a moment: the nearest step. The last step begins before the end.
#[must_use]
pub fn arrival(begins_at: i64, duration: u16, now: i64) -> u16 {
    let minutes = (now - begins_at).max(0) / 60_000;
    let step = i64::from(STEP);
    let nearest = (minutes + step / 2) / step * step;
    u16::try_from(nearest).unwrap_or(u16::MAX).min(end(duration) - STEP)
}

/// How many minutes a part of a meeting has; none after the planned end.
#[must_use]
pub fn minutes(span: Span, duration: u16) -> u16 {
    span.until.min(duration).saturating_sub(span.from)
}

/// What two people agree on.
fn overlap(one: Span, other: Span) -> Option<Span> {
    let (from, until) = (one.from.max(other.from), one.until.min(other.until));
    (from < until).then_some(Span { from, until })
}

/// What is known after something became known. Each source holds its own last word; of two signs, the earlier minute and the
/// code, which tells that the person was in the room.
#[must_use]
pub fn apply(before: Participation, command: Command) -> Participation {
    match command {
        Command::Notice(sign, minute) => {
            let (sign, minute) = match before.sign {
                Some((known, first)) => {
                    let strongest = if known == Sign::Code { known } else { sign };
                    (strongest, first.min(minute))
                }
                None => (sign, minute),
            };
            Participation { sign: Some((sign, minute)), ..before }
        }
        Command::Say(word) => Participation { own: Some(word), ..before },
        Command::Note(tick) => Participation { tick, ..before },
    }
}

/// What the community takes for true.
#[must_use]
pub fn outcome(known: &Participation, duration: u16) -> Outcome {
    let noted = known.tick.map(|tick| tick.word);
    match (known.own, noted) {
        (Some(Word::Absent), _) | (None, Some(Word::Absent)) => Outcome::Absent,
        (Some(Word::Present(_)), Some(Word::Absent)) => Outcome::Contested,
        (Some(Word::Present(own)), Some(Word::Present(noted))) => {
            overlap(own, noted).map_or(Outcome::Contested, Outcome::Present)
        }
        (None, Some(Word::Present(noted))) => Outcome::Present(noted),
        (Some(Word::Present(own)), None) if known.sign.is_some() => Outcome::Present(own),
        (Some(Word::Present(own)), None) => Outcome::Declared(own),
        (None, None) => match proposal(known, duration) {
            Some(span) => Outcome::Proposed(span),
            None => Outcome::Unknown,
        },
    }
}

/// What the portal proposes to a person whom it noticed: from then to the end.
#[must_use]
pub fn proposal(known: &Participation, duration: u16) -> Option<Span> {
    let until = end(duration);
    known.sign.map(|(_, from)| Span { from: from.min(until - STEP), until })
}

/// What forms propose: what was said, else where the portal noticed the person, else all of the meeting.
#[must_use]
pub fn suggested(known: &Participation, duration: u16) -> Span {
    let own = known.own.and_then(Word::span);
    own.or_else(|| proposal(known, duration)).unwrap_or_else(|| whole(duration))
}

/// How many were at a meeting, by what is known of members and by the organizations of the guests who were there.
#[must_use]
pub fn summary(records: &[Record], guests: &[(Option<OrganizationId>, Span)], duration: u16) -> Summary {
    let mut summary = Summary::default();
    let mut organizations = BTreeSet::new();
    for record in records {
        match outcome(&record.participation, duration) {
            Outcome::Present(span) => {
                summary.people += 1;
                summary.late += u32::from(is_late(span));
                organizations.extend(record.organization);
            }
            Outcome::Proposed(_) | Outcome::Declared(_) | Outcome::Contested => summary.open += 1,
            Outcome::Unknown | Outcome::Absent => {}
        }
    }
    for (organization, span) in guests {
        summary.people += 1;
        summary.guests += 1;
        summary.late += u32::from(is_late(*span));
        organizations.extend(*organization);
    }
    summary.organizations = u32::try_from(organizations.len()).unwrap_or(u32::MAX);
    summary
}

/// Whether a person came after the beginning.
#[must_use]
pub const fn is_late(span: Span) -> bool {
    span.from > 0
}

/// Why nothing is noted of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// It has no date, is a draft, or has not begun.
    NotBegun,
    Cancelled,
    /// Its community is archived.
    Archived,
}

/// When a meeting begins that has a date, in milliseconds UTC.
#[must_use]
pub const fn begins_at(meeting: &Meeting) -> Option<i64> {
    match meeting.when {
        When::At(at) => Some(at),
        When::Month(_) => None,
    }
}

/// When a meeting began of which it can be noted who was there.
///
/// # Errors
/// Says why it cannot.
pub fn begun(meeting: &Meeting, archived: bool, now: i64) -> Result<i64, Closed> {
    if archived {
        return Err(Closed::Archived);
    }
    if meeting.cancelled_at.is_some() {
        return Err(Closed::Cancelled);
    }
    let has_begun = |at: &i64| match meeting.phase {
        Phase::Draft => false,
        Phase::Published => *at <= now,
        Phase::UnderWay | Phase::Closed => true,
    };
    begins_at(meeting).filter(has_begun).ok_or(Closed::NotBegun)
}

/// Whether a meeting of which it can be noted who was there is over.
#[must_use]
pub fn is_over(meeting: &Meeting, now: i64) -> bool {
    meeting.phase == Phase::Closed || over(meeting, now)
}

#[cfg(test)]
mod tests;
