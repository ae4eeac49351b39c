//! How far a round of tables is, and how long it still takes. Pure.

use ensemble_core::string_enum;

/// A minute, in milliseconds.
pub const MINUTE: i64 = 60_000;
/// The most minutes of a round.
pub const MAX_MINUTES: u16 = 180;

string_enum! {
    /// How far a round of tables is.
    Stage {
        /// Being prepared: for facilitators only.
        Draft = "draft",
        /// People choose their tables.
        Choosing = "choosing",
        /// People are at their tables, and write.
        Open = "open",
        Closed = "closed",
    }
}

/// The clock of a round. Times are in milliseconds UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    pub stage: Stage,
    /// How long people are at their tables, in minutes.
    pub minutes: u16,
    pub opened_at: Option<i64>,
    /// When people come back.
    pub ends_at: Option<i64>,
    pub closed_at: Option<i64>,
}

impl Clock {
    /// A round that is being prepared.
    #[must_use]
    pub const fn new(minutes: u16) -> Self {
        Self { stage: Stage::Draft, minutes, opened_at: None, ends_at: None, closed_at: None }
    }
}

/// What facilitators do with a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Lets people choose their tables.
    Offer,
    /// Sends people to their tables.
    Open,
    /// Gives more time. `seen` is when the sender saw the round end.
    Extend { seen: i64, minutes: u16 },
    /// Brings everyone back.
    Close,
}

/// Why nothing was done with a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockRefusal {
    /// People are at their tables, or were.
    Begun,
    /// People are not at their tables yet.
    NotOpen,
    /// People are back from their tables.
    Closed,
    /// It would be more than [`MAX_MINUTES`].
    TooLong,
}

/// Does what a facilitator asks for. What another one did a moment ago is not done again: the clock stays as it is.
///
/// # Errors
/// Says why it cannot be done.
pub fn apply(clock: &Clock, command: Command, now: i64) -> Result<Clock, ClockRefusal> {
    match (command, clock.stage) {
        (Command::Offer, Stage::Draft) => Ok(Clock { stage: Stage::Choosing, ..*clock }),
        (Command::Offer, Stage::Choosing)
        | (Command::Open, Stage::Open)
        | (Command::Close, Stage::Closed) => Ok(*clock),
        (Command::Offer, Stage::Open) => Err(ClockRefusal::Begun),
        (Command::Open, Stage::Draft | Stage::Choosing) => Ok(Clock {
            stage: Stage::Open,
            opened_at: Some(now),
            ends_at: Some(now + i64::from(clock.minutes) * MINUTE),
            ..*clock
        }),
        (Command::Extend { seen, minutes }, Stage::Open) => {
            let ends_at = clock.ends_at.unwrap_or(now);
            if ends_at != seen {
                return Ok(*clock);
            }
            let ends_at = ends_at.max(now) + i64::from(minutes) * MINUTE;
            let most = now.max(clock.opened_at.unwrap_or(now)) + i64::from(MAX_MINUTES) * MINUTE;
            if ends_at > most {
                Err(ClockRefusal::TooLong)
            } else {
                Ok(Clock { ends_at: Some(ends_at), ..*clock })
            }
        }
        (Command::Close, Stage::Open) => Ok(Clock { stage: Stage::Closed, closed_at: Some(now), ..*clock }),
        (Command::Extend { .. } | Command::Close, Stage::Draft | Stage::Choosing) => {
            Err(ClockRefusal::NotOpen)
        }
        (Command::Offer | Command::Open | Command::Extend { .. }, Stage::Closed) => Err(ClockRefusal::Closed),
    }
}
