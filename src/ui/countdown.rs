//! What is left of a time, and how it is said.

use serde::{Deserialize, Serialize};

/// A minute, in milliseconds.
pub const MINUTE: i64 = 60_000;
/// The attribute of an element that counts down, with the moment at which it ends, in milliseconds UTC.
pub const UNTIL: &str = "data-until";

/// What is left, as it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// So many minutes, the last one that has begun included.
    Minutes(i64),
    /// Less than a minute, in seconds.
    Seconds(i64),
    /// Nothing: the time is up.
    Up,
    /// So many whole minutes too many.
    Over(i64),
}

impl Left {
    /// From milliseconds.
    #[must_use]
    pub const fn of(millis: i64) -> Self {
        if millis > MINUTE - 1_000 {
            Self::Minutes((millis + MINUTE - 1) / MINUTE)
        } else if millis > 0 {
            Self::Seconds((millis + 999) / 1_000)
        } else if millis > -MINUTE {
            Self::Up
        } else {
            Self::Over(-millis / MINUTE)
        }
    }
}

/// How what is left is said; `{}` stands for a number.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LeftWords {
    /// So many minutes.
    pub minutes: String,
    /// So many seconds.
    pub seconds: String,
    /// The time is up.
    pub up: String,
    /// So many minutes too many.
    pub over: String,
}

impl LeftWords {
    /// What is left, in words, from milliseconds.
    #[must_use]
    pub fn say(&self, millis: i64) -> String {
        let with = |words: &str, number: i64| words.replace("{}", &number.to_string());
        match Left::of(millis) {
            Left::Minutes(minutes) => with(&self.minutes, minutes),
            Left::Seconds(seconds) => with(&self.seconds, seconds),
            Left::Up => self.up.clone(),
            Left::Over(minutes) => with(&self.over, minutes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Left, MINUTE};

    #[test]
    fn what_is_left_is_said_in_minutes_until_the_last_one() {
        for (millis, left) in [
            (7 * MINUTE, Left::Minutes(7)),
            (6 * MINUTE + 1, Left::Minutes(7)),
            (MINUTE, Left::Minutes(1)),
            (MINUTE - 999, Left::Minutes(1)),
            (59_000, Left::Seconds(59)),
            (1, Left::Seconds(1)),
            (0, Left::Up),
            (1 - MINUTE, Left::Up),
            (-MINUTE, Left::Over(1)),
            (-90_000, Left::Over(1)),
        ] {
            assert_eq!(Left::of(millis), left, "{millis}");
        }
    }
}
