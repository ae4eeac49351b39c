//! Time as an argument: a rule that needs to know the hour is told it.

use std::time::{SystemTime, UNIX_EPOCH};

/// Tells the time. Tests hold it still.
#[derive(Clone, Copy, Debug, Default)]
pub enum Clock {
    /// The machine's own.
    #[default]
    System,
    /// Always the same moment, in milliseconds since the epoch, UTC.
    Fixed(i64),
}

impl Clock {
    /// Now, in milliseconds since the epoch, UTC.
    #[must_use]
    pub fn now(self) -> i64 {
        match self {
            Self::System => SystemTime::now()
                .duration_since(UNIX_EPOCH)
                .map_or(0, |elapsed| i64::try_from(elapsed.as_millis()).unwrap_or(i64::MAX)),
            Self::Fixed(millis) => millis,
        }
    }
}
