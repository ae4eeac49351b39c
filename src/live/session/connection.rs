//! The connection to the document's room, as a state machine without I/O: one WebSocket at a time, reconnects with
//! growing delays, and what the close codes of the server mean. No refusal is final: the person may have signed in
//! again in another window, and the document may be smaller by now.

use super::Millis;

/// The delay before the second reconnect; the first one is immediate. It doubles with each failure.
pub(super) const FIRST_RETRY_DELAY: Millis = 500;
pub(super) const MAX_RETRY_DELAY: Millis = 15_000;
/// The delay after a refusal.
pub(super) const REFUSED_RETRY_DELAY: Millis = 30_000;
/// How long opening the WebSocket and the handshake may take each. It doubles with each failure after the second: with a
/// slow network a long document takes longer.
pub(super) const HANDSHAKE_LIMIT: Millis = 12_000;
const MAX_HANDSHAKE_LIMIT: Millis = 96_000;
/// A connection that was synchronized for less than this counts as a failure: a server that accepts connections but
/// cannot store must not be called in a tight loop.
pub(super) const STABLE_AFTER: Millis = 5_000;
/// How often presence is sent. The server sends it back, so that both sides see that the connection works.
pub(super) const PULSE_INTERVAL: Millis = 15_000;
/// A synchronized connection on which nothing was received for this long is dead.
pub(super) const SILENCE_LIMIT: Millis = 40_000;
/// The same while an acknowledgement is awaited.
pub(super) const STALL_LIMIT: Millis = 10_000;
/// The same after the network changed or the person came back to the page.
pub(super) const PROBE_LIMIT: Millis = 5_000;

/// One WebSocket of this session. Events of earlier ones are recognized by it and ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ConnectionId(u32);

/// Why the server refuses to save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    SignedOut,
    Forbidden,
    /// The reason that the server gave.
    Other(String),
}

/// What follows from the end of a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CloseCause {
    /// The network or the server failed.
    Lost,
    /// There are too many connections.
    Crowded,
    Refused(Refusal),
}

impl CloseCause {
    /// Reads a close code: those from 4400 on are the server's own (`server::realtime::limits`).
    pub(super) fn of(code: u16, reason: String) -> Self {
        match code {
            4401 => Self::Refused(Refusal::SignedOut),
            4403 => Self::Refused(Refusal::Forbidden),
            // The server closes a connection whose client reads too slowly, or that another one replaced.
            4408 | 4409 => Self::Lost,
            4430 => Self::Crowded,
            4400.. | 1009 => Self::Refused(Refusal::Other(reason)),
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
    Connecting {
        id: ConnectionId,
        until: Millis,
    },
    /// The WebSocket is open; the server has not said yet what it has.
    Handshake {
        id: ConnectionId,
        until: Millis,
    },
    /// The server's state is known, and what it lacked was sent.
    Synced(ConnectionId),
}

#[derive(Debug)]
pub(super) struct Connection {
    phase: Phase,
    last_id: u32,
    retry_delay: Millis,
    has_failed: bool,
    /// How many connections in a row ended before they were synchronized.
    failures: u32,
    /// Why the last connection was refused, until one is synchronized.
    refusal: Option<Refusal>,
    /// The server said on this connection that this person may only read.
    permission_lost: bool,
    synced_at: Millis,
    last_received: Millis,
    /// Since when an acknowledgement is awaited.
    unacknowledged_since: Millis,
    /// When something must have been received.
    probe_until: Option<Millis>,
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
            failures: 0,
            refusal: None,
            permission_lost: false,
            synced_at: 0,
            last_received: 0,
            unacknowledged_since: 0,
            probe_until: None,
            next_pulse: 0,
            sent: 0,
            acknowledged: 0,
        }
    }

    /// Begins a new connection, unless there is one.
    pub(super) fn connect(&mut self, now: Millis) -> Option<ConnectionId> {
        if !matches!(self.phase, Phase::Idle | Phase::Waiting { .. }) {
            return None;
        }
        self.last_id += 1;
        let id = ConnectionId(self.last_id);
        self.phase = Phase::Connecting { id, until: now + self.handshake_limit() };
        self.permission_lost = false;
        self.probe_until = None;
        (self.sent, self.acknowledged) = (0, 0);
        Some(id)
    }

    fn handshake_limit(&self) -> Millis {
        let doublings = self.failures.saturating_sub(2).min(8);
        (HANDSHAKE_LIMIT << doublings).min(MAX_HANDSHAKE_LIMIT)
    }

    /// The WebSocket is open; `false` when it is not the current one.
    pub(super) fn opened(&mut self, id: ConnectionId, now: Millis) -> bool {
        let expected = matches!(self.phase, Phase::Connecting { id: current, .. } if current == id);
        if expected {
            self.phase = Phase::Handshake { id, until: now + self.handshake_limit() };
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
            self.probe_until = None;
        }
        expected
    }

    /// The server said what it has.
    pub(super) fn synced(&mut self, now: Millis) {
        if let Phase::Handshake { id, .. } = self.phase {
            self.phase = Phase::Synced(id);
            self.synced_at = now;
            self.failures = 0;
            self.refusal = None;
        }
    }

    /// The connection has ended: the next one is made after a delay.
    pub(super) fn retry(&mut self, now: Millis) {
        if !self.is_synced() {
            self.failures = self.failures.saturating_add(1);
        } else if now.saturating_sub(self.synced_at) >= STABLE_AFTER {
            self.retry_delay = 0;
        }
        self.has_failed = true;
        if self.permission_lost {
            return self.refuse(Refusal::Forbidden, now);
        }
        self.phase = Phase::Waiting { until: now + self.retry_delay };
        self.retry_delay = (self.retry_delay * 2).clamp(FIRST_RETRY_DELAY, MAX_RETRY_DELAY);
    }

    /// The server refuses to save: the next connection is made after a longer delay.
    pub(super) fn refuse(&mut self, refusal: Refusal, now: Millis) {
        self.has_failed = true;
        self.refusal = Some(refusal);
        self.phase = Phase::Waiting { until: now + REFUSED_RETRY_DELAY };
    }

    /// The next reconnect is due now. If there is a connection, the server must answer soon; then `true`.
    pub(super) fn retry_at_once(&mut self, now: Millis) -> bool {
        self.retry_delay = 0;
        if let Phase::Waiting { until } = &mut self.phase {
            *until = now;
        }
        let is_synced = self.is_synced();
        if is_synced {
            self.probe_until = Some(now + PROBE_LIMIT);
        }
        is_synced
    }

    pub(super) fn lose_permission(&mut self) {
        self.permission_lost = true;
    }

    /// The WebSocket that is open or being opened.
    pub(super) fn current(&self) -> Option<ConnectionId> {
        match self.phase {
            Phase::Connecting { id, .. } | Phase::Handshake { id, .. } | Phase::Synced(id) => Some(id),
            Phase::Idle | Phase::Waiting { .. } => None,
        }
    }

    pub(super) fn is_open(&self) -> bool {
        matches!(self.phase, Phase::Handshake { .. } | Phase::Synced(_))
    }

    pub(super) fn is_synced(&self) -> bool {
        matches!(self.phase, Phase::Synced(_))
    }

    /// Whether an earlier connection, or an attempt at one, has ended.
    pub(super) fn has_failed(&self) -> bool {
        self.has_failed
    }

    /// How many connections in a row ended before they were synchronized.
    pub(super) fn failures(&self) -> u32 {
        self.failures
    }

    /// Why nothing can be saved, if so.
    pub(super) fn refusal(&self) -> Option<&Refusal> {
        if self.permission_lost { Some(&Refusal::Forbidden) } else { self.refusal.as_ref() }
    }

    pub(super) fn count_sent(&mut self, now: Millis) {
        if self.unacknowledged() == 0 {
            self.unacknowledged_since = now;
        }
        self.sent += 1;
    }

    /// The server has stored this many updates of this connection.
    pub(super) fn acknowledge(&mut self, stored: u64, now: Millis) {
        self.acknowledged = self.acknowledged.max(stored.min(self.sent));
        self.unacknowledged_since = now;
    }

    /// How many updates of this connection are not known to be stored.
    pub(super) fn unacknowledged(&self) -> u64 {
        self.sent - self.acknowledged
    }

    pub(super) fn is_retry_due(&self, now: Millis) -> bool {
        matches!(self.phase, Phase::Waiting { until } if until <= now)
    }

    /// Whether the connection takes too long to open, or is dead.
    pub(super) fn is_overdue(&self, now: Millis) -> bool {
        self.overdue_at().is_some_and(|at| at <= now)
    }

    fn overdue_at(&self) -> Option<Millis> {
        match self.phase {
            Phase::Connecting { until, .. } | Phase::Handshake { until, .. } => Some(until),
            Phase::Synced(_) => {
                let silence = self.last_received + SILENCE_LIMIT;
                let stall = self.last_received.max(self.unacknowledged_since) + STALL_LIMIT;
                let stall = (self.unacknowledged() > 0).then_some(stall);
                [Some(silence), stall, self.probe_until].into_iter().flatten().min()
            }
            Phase::Idle | Phase::Waiting { .. } => None,
        }
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
            Phase::Idle | Phase::Connecting { .. } => self.overdue_at(),
            Phase::Handshake { .. } | Phase::Synced(_) => {
                self.overdue_at().map(|overdue| overdue.min(self.next_pulse))
            }
        }
    }
}
