//! What follows after a meeting: contributions of those who missed it, and the lines of logbooks. Pure.

use super::{is_late, minutes, proposal};
use crate::participation::model::{
    Aftermath, LineSource, LogbookLine, Outcome, OwnEntry, OwnMeeting, Participation, Tick, Word,
};

const DAY: i64 = 24 * 3_600_000;
/// For how many days after a meeting those who missed it contribute, unless facilitators say otherwise.
pub const DEFAULT_DAYS: i64 = 14;
/// For how many days at most.
const MAX_DAYS: i64 = 180;
/// The most characters of a contribution.
pub const MAX_CONTRIBUTION: usize = 5_000;

/// Until when those who missed a meeting contribute, in milliseconds UTC.
#[must_use]
pub fn contribute_until(over_at: i64, aftermath: &Aftermath) -> i64 {
    aftermath.contribute_until.unwrap_or(over_at + DEFAULT_DAYS * DAY)
}

/// The latest moment that facilitators can set, in milliseconds UTC.
#[must_use]
pub const fn longest_deadline(over_at: i64) -> i64 {
    over_at + MAX_DAYS * DAY
}

/// Whether a person missed a meeting that is over, or its beginning. That nothing is known of a person says so once everyone who was
/// there is noted.
#[must_use]
pub fn is_missed(outcome: Outcome, aftermath: &Aftermath) -> bool {
    match outcome {
        Outcome::Absent => true,
        Outcome::Unknown => aftermath.completed_at.is_some(),
        Outcome::Present(span) => is_late(span),
        Outcome::Proposed(_) | Outcome::Declared(_) | Outcome::Contested => false,
    }
}

/// Whether a person can contribute after a meeting: not those who were there from its beginning, or say so.
#[must_use]
pub const fn may_contribute(outcome: Outcome) -> bool {
    match outcome {
        Outcome::Absent | Outcome::Unknown => true,
        Outcome::Present(span) => is_late(span),
        Outcome::Proposed(_) | Outcome::Declared(_) | Outcome::Contested => false,
    }
}

/// Whether a person was not at a meeting of which everyone who was there is noted.
#[must_use]
pub const fn is_absent(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Absent | Outcome::Unknown)
}

/// How many minutes of a meeting are in the logbook of a person, and whether they have still to confirm them.
#[must_use]
pub fn own_minutes(known: &Participation, duration: u16) -> Option<(u16, bool)> {
    let (span, to_confirm) = match (known.own, known.tick) {
        (Some(Word::Absent), _) => return None,
        (Some(Word::Present(own)), _) => (own, false),
        (None, Some(Tick { word: Word::Present(noted), .. })) => (noted, false),
        (None, Some(Tick { word: Word::Absent, .. })) => return None,
        (None, None) => (proposal(known, duration)?, true),
    };
    Some((minutes(span, duration), to_confirm)).filter(|(minutes, _)| *minutes > 0)
}

/// The lines of a logbook, the newest first.
#[must_use]
pub fn lines(meetings: Vec<OwnMeeting>, entries: Vec<OwnEntry>) -> Vec<LogbookLine> {
    let of_meetings = meetings.into_iter().filter_map(|each| {
        let (minutes, to_confirm) = own_minutes(&each.participation, each.duration)?;
        let about = LineSource::Meeting {
            id: each.meeting,
            title: each.title,
            community: each.community,
            to_confirm,
        };
        Some(LogbookLine { at: each.held_at, minutes, about })
    });
    let own = entries.into_iter().map(|each| LogbookLine {
        at: each.day,
        minutes: each.minutes,
        about: LineSource::Own { id: each.id, title: each.title },
    });
    let mut all: Vec<LogbookLine> = of_meetings.chain(own).collect();
    all.sort_by_key(|line| std::cmp::Reverse(line.at));
    all
}

/// The minutes of a logbook, without what has still to be confirmed.
#[must_use]
pub fn sum(lines: &[LogbookLine]) -> u32 {
    let counts = |line: &&LogbookLine| !matches!(line.about, LineSource::Meeting { to_confirm: true, .. });
    lines.iter().filter(counts).map(|line| u32::from(line.minutes)).sum()
}
