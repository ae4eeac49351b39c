//! What time it is on the server, as a browser estimates it.
//!
//! The clock of a device may be wrong by minutes. A browser asks the server for its time: the answer was written at some
//! moment between the question and its arrival, so that the middle is wrong by half of the round trip at most. Of several
//! answers the one with the shortest round trip is used. A device that slept, or whose clock was set, asks again.

/// How long a sample is good, in milliseconds of the device's clock: clocks drift.
const MAX_AGE: i64 = 10 * 60_000;
/// A tick of the clock that comes so much too late or too early, in milliseconds, means that the device slept or that its
/// clock was set.
const MAX_JUMP: i64 = 3_000;

/// An estimate of how far the server's clock is ahead of the device's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ServerTime {
    best: Option<Sample>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sample {
    offset: i64,
    round_trip: i64,
    /// When it was taken, by the device's clock.
    at: i64,
}

impl ServerTime {
    /// What the page says: the server's time when it was made, and the device's when it was read. It is replaced by the
    /// first answer.
    #[must_use]
    pub const fn from_page(server: i64, device: i64) -> Self {
        Self { best: Some(Sample { offset: server - device, round_trip: i64::MAX, at: device }) }
    }

    /// Takes an answer into account: when it was asked for and when it came by the device's clock, and what it says.
    pub fn observe(&mut self, asked: i64, came: i64, server: i64) {
        let round_trip = came - asked;
        if round_trip < 0 {
            return;
        }
        let replaces = self
            .best
            .is_none_or(|best| round_trip <= best.round_trip || came - best.at > MAX_AGE || came < best.at);
        if replaces {
            self.best = Some(Sample { offset: server - (asked + round_trip / 2), round_trip, at: came });
        }
    }

    /// What time it is on the server.
    #[must_use]
    pub fn now(&self, device: i64) -> i64 {
        self.best.map_or(device, |best| device + best.offset)
    }

    /// Says when the clock ticked last and when it ticks now, and when it should. Returns whether the device slept or its
    /// clock was set: then earlier answers are worth nothing, and the server is to be asked.
    pub fn ticked(&mut self, last: i64, now: i64, interval: i64) -> bool {
        let jumped = (now - last - interval).abs() > MAX_JUMP;
        if jumped && let Some(best) = &mut self.best {
            best.round_trip = i64::MAX;
        }
        jumped
    }
}
