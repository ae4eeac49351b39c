//! The connection to the document's room, as a state machine without I/O: one WebSocket at a time, reconnects with
//! growing delays, and what the close codes of the server mean.

use super::Millis;

/// The delay before the second reconnect; the first one is immediate. It doubles with each failure.
pub(super) const FIRST_RETRY_DELAY: Millis = 500;
pub(super) const MAX_RETRY_DELAY: Millis = 15_000;
/// A connection that was synchronized for less than this counts as a failure: a server that accepts connections but
/// cannot store must not be called in a tight loop.
pub(super) const STABLE_AFTER: Millis = 5_000;
/// How often presence is sent. The server sends it back, so that both sides see that the connection works.
pub(super) const PULSE_INTERVAL: Millis = 15_000;
/// A synchronized connection on which nothing was received for this long is dead.
pub(super) const SILENCE_LIMIT: Millis = 40_000;

/// One WebSocket of this session. Events of earlier ones are recognized by it and ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ConnectionId(u32);

/// Why the session does not connect any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum StopReason {
    SignedOut,
    Forbidden,
    /// The reason that the server gave.
    Refused(String),
}

/// What follows from the end of a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CloseCause {
    /// The network or the server failed.
    Lost,
    /// There are too many connections.
    Crowded,
    Stop(StopReason),
}

impl CloseCause {
    /// Reads a close code: those from 4400 on are the server's own (`server::realtime::limits`).
    pub(super) fn of(code: u16, reason: String) -> Self {
        match code {
            4401 => Self::Stop(StopReason::SignedOut),
            4403 => Self::Stop(StopReason::Forbidden),
            4430 => Self::Crowded,
            4400.. | 1009 => Self::Stop(StopReason::Refused(reason)),
            _ => Self::Lost,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Phase {
    /// Nothing was tried yet.
    Idle,
    Waiting {
        until: Millis,
    },
    Connecting(ConnectionId),
    /// The WebSocket is open; the server has not said yet what it has.
    Handshake(ConnectionId),
    /// The server's state is known, and what it lacked was sent.
    Synced(ConnectionId),
    Stopped(StopReason),
}

#[derive(Debug)]
pub(super) struct Connection {
    phase: Phase,
    last_id: u32,
    retry_delay: Millis,
    has_failed: bool,
    /// The server said that this person may only read.
    permission_lost: bool,
    synced_at: Millis,
    last_received: Millis,
    next_pulse: Millis,
    /// How many updates were sent on this connection, and how many of them the server acknowledged as stored.
    sent: u64,
    acknowledged: u64,
}

impl Connection {
    pub(super) fn new() -> Self {
        Self {
            phase: Phase::Idle,
            last_id: 0,
            retry_delay: 0,
            has_failed: false,
            permission_lost: false,
            synced_at: 0,
            last_received: 0,
            next_pulse: 0,
            sent: 0,
            acknowledged: 0,
        }
    }

    /// Begins a new connection, unless there is one or none may be made.
    pub(super) fn connect(&mut self) -> Option<ConnectionId> {
        if !matches!(self.phase, Phase::Idle | Phase::Waiting { .. }) {
            return None;
        }
        self.last_id += 1;
        let id = ConnectionId(self.last_id);
        self.phase = Phase::Connecting(id);
        (self.sent, self.acknowledged) = (0, 0);
        Some(id)
    }

    /// The WebSocket is open; `false` when it is not the current one.
    pub(super) fn opened(&mut self, id: ConnectionId, now: Millis) -> bool {
        let expected = self.phase == Phase::Connecting(id);
        if expected {
            self.phase = Phase::Handshake(id);
            self.last_received = now;
            self.next_pulse = now + PULSE_INTERVAL;
        }
        expected
    }

    /// A message came; `false` when it is not from the current WebSocket.
    pub(super) fn received(&mut self, id: ConnectionId, now: Millis) -> bool {
        let expected = self.is_open() && self.current() == Some(id);
        if expected {
            self.last_received = now;
        }
        expected
    }

    /// The server said what it has.
    pub(super) fn synced(&mut self, now: Millis) {
        if let Phase::Handshake(id) = self.phase {
            self.phase = Phase::Synced(id);
            self.synced_at = now;
        }
    }

    /// The connection has ended: the next one is made after a delay, if any may be made.
    pub(super) fn retry(&mut self, now: Millis) {
        if self.is_synced() && now.saturating_sub(self.synced_at) >= STABLE_AFTER {
            self.retry_delay = 0;
        }
        self.has_failed = true;
        self.phase = if self.permission_lost {
            Phase::Stopped(StopReason::Forbidden)
        } else {
            Phase::Waiting { until: now + self.retry_delay }
        };
        self.retry_delay = (self.retry_delay * 2).clamp(FIRST_RETRY_DELAY, MAX_RETRY_DELAY);
    }

    /// The next reconnect is due now.
    pub(super) fn retry_at_once(&mut self, now: Millis) {
        self.retry_delay = 0;
        if let Phase::Waiting { until } = &mut self.phase {
            *until = now;
        }
    }

    pub(super) fn stop(&mut self, reason: StopReason) {
        self.phase = Phase::Stopped(reason);
    }

    pub(super) fn lose_permission(&mut self) {
        self.permission_lost = true;
    }

    /// The WebSocket that is open or being opened.
    pub(super) fn current(&self) -> Option<ConnectionId> {
        match self.phase {
            Phase::Connecting(id) | Phase::Handshake(id) | Phase::Synced(id) => Some(id),
            Phase::Idle | Phase::Waiting { .. } | Phase::Stopped(_) => None,
        }
    }

    pub(super) fn is_open(&self) -> bool {
        matches!(self.phase, Phase::Handshake(_) | Phase::Synced(_))
    }

    pub(super) fn is_synced(&self) -> bool {
        matches!(self.phase, Phase::Synced(_))
    }

    /// Whether an earlier connection, or an attempt at one, has ended.
    pub(super) fn has_failed(&self) -> bool {
        self.has_failed
    }

    /// Why nothing more can be saved, if so.
    pub(super) fn stop_reason(&self) -> Option<&StopReason> {
        match &self.phase {
            Phase::Stopped(reason) => Some(reason),
            _ if self.permission_lost => Some(&StopReason::Forbidden),
            _ => None,
        }
    }

    pub(super) fn count_sent(&mut self) {
        self.sent += 1;
    }

    /// The server has stored this many updates of this connection.
    pub(super) fn acknowledge(&mut self, stored: u64) {
        self.acknowledged = self.acknowledged.max(stored.min(self.sent));
    }

    /// How many updates of this connection are not known to be stored.
    pub(super) fn unacknowledged(&self) -> u64 {
        self.sent - self.acknowledged
    }

    pub(super) fn is_retry_due(&self, now: Millis) -> bool {
        matches!(self.phase, Phase::Waiting { until } if until <= now)
    }

    pub(super) fn is_dead(&self, now: Millis) -> bool {
        self.is_synced() && now.saturating_sub(self.last_received) >= SILENCE_LIMIT
    }

    /// Whether presence is to be sent again; then the next time is set.
    pub(super) fn take_pulse(&mut self, now: Millis) -> bool {
        let due = self.is_open() && self.next_pulse <= now;
        if due {
            self.next_pulse = now + PULSE_INTERVAL;
        }
        due
    }

    /// When something is to be done even if nothing happens.
    pub(super) fn deadline(&self) -> Option<Millis> {
        match self.phase {
            Phase::Waiting { until } => Some(until),
            Phase::Handshake(_) => Some(self.next_pulse),
            Phase::Synced(_) => Some(self.next_pulse.min(self.last_received + SILENCE_LIMIT)),
            Phase::Idle | Phase::Connecting(_) | Phase::Stopped(_) => None,
        }
    }
}
