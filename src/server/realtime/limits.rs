//! How much is too much. A limit that is reached is said by the code and the reason of the close
//! frame, and costs its own connection only.

use std::time::{Duration, Instant};

/// The longest message, in bytes.
pub const MESSAGE: usize = 1024 * 1024;
/// The largest document, in bytes of its log since the last snapshot and the snapshot itself.
pub(super) const DOCUMENT: usize = 16 * 1024 * 1024;
/// The longest state of awareness of one client, in bytes.
pub(super) const PRESENCE: usize = 4 * 1024;
/// How many clients one connection may speak for: itself, and those of a reconnect or two.
pub(super) const CLIENTS: usize = 8;
/// How many connections one document takes.
pub(super) const SEATS: usize = 400;
/// How many of them one person may have: a window or two on each of their devices.
pub(super) const SEATS_OF_PERSON: usize = 10;
/// How many connections one process takes.
pub(super) const ALL_SEATS: usize = 5_000;
/// How many of them one person may have, whatever documents they are for.
pub(super) const ALL_SEATS_OF_PERSON: usize = 40;
/// How many bytes may wait for a connection that does not read, before the message that is added. One message may be
/// as long as a document.
pub(super) const WAITING: usize = 1024 * 1024;
/// How many bytes may wait for all connections of the process together.
pub(super) const ALL_WAITING: usize = 64 * 1024 * 1024;
/// How many entries the largest list of a document may have, say the items of an agenda.
pub(super) const ENTRIES: usize = 2_000;
/// What a value counts towards [`DOCUMENT`], in bytes: in memory it takes so much, in an update as little as one.
pub(super) const VALUE: usize = 24;
/// An update with more work than this is applied on a thread of its own, so that other rooms go on.
pub(super) const WORK_AT_ONCE: usize = 256;
/// How much processor time one update may take to apply. Two or three milliseconds are usual for a day's work.
pub(super) const APPLY: Duration = Duration::from_millis(250);
/// How much processor time the updates of one person may take at once, and for each second that passes. Typing takes
/// some 20 µs a letter.
pub(super) const PERSON_WORK: Duration = Duration::from_secs(1);
pub(super) const PERSON_WORK_EACH_SECOND: Duration = Duration::from_millis(10);
/// From here on an update counts as slow.
pub(super) const SLOW_APPLY: Duration = Duration::from_millis(20);
/// How much processor time all slow updates may take while a room is open: each time that the document is opened, they
/// are applied again.
pub(super) const ALL_SLOW_APPLIES: Duration = Duration::from_secs(2);
/// How long a person whose update took too long may not open any document.
pub(super) const PENALTY: Duration = Duration::from_secs(60);
/// Messages a second that a connection may send for long, and how many at once.
const RATE: f64 = 120.0;
const BURST: f64 = 600.0;
/// Bytes a second, and at once.
const BYTES: f64 = 256.0 * 1024.0;
const BYTES_BURST: f64 = 6.0 * 1024.0 * 1024.0;

/// Why a connection is closed: the code and the reason of the close frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Close(pub u16, pub &'static str);

impl Close {
    /// The server stops; coming back soon helps.
    pub const RESTART: Self = Self(1012, "restarting");
    /// The database is away; what was not acknowledged must be sent again.
    pub const AWAY: Self = Self(1013, "not-stored");
    /// A message that makes no sense.
    pub const MALFORMED: Self = Self(4400, "malformed-message");
    /// The session ended.
    pub const SIGN_IN: Self = Self(4401, "sign-in");
    /// The right to be here ended.
    pub const RIGHTS: Self = Self(4403, "no-longer-allowed");
    /// What was sent to this connection was not read for too long.
    pub const SLOW: Self = Self(4408, "too-slow");
    /// Somebody else writes under the same client id.
    pub const TWIN: Self = Self(4409, "client-id-in-use");
    /// The message is longer than [`MESSAGE`].
    pub const LONG: Self = Self(1009, "message-too-large");
    /// The document is larger than it may be.
    pub const FULL: Self = Self(4413, "document-full");
    /// The stored document cannot be read.
    pub const UNREADABLE: Self = Self(4422, "unreadable");
    /// An update exceeded a limit of [`crate::crdt::scan`], or took too long to apply.
    pub const COSTLY: Self = Self(4431, "too-much-work");
    /// More messages, or bytes, than a person can write.
    pub const FLOOD: Self = Self(4429, "too-many-messages");
    /// The room, or the server, is full.
    pub const CROWDED: Self = Self(4430, "too-many-connections");
}

/// How much processor time a person may still use: a bucket that fills with time.
pub(super) struct WorkAllowance {
    left: Duration,
    at: Instant,
}

impl WorkAllowance {
    pub(super) fn new(now: Instant) -> Self {
        Self { left: PERSON_WORK, at: now }
    }

    /// Takes what was used; `false` when it was more than was left.
    pub(super) fn take(&mut self, used: Duration, now: Instant) -> bool {
        let seconds = now.saturating_duration_since(self.at).as_secs_f64();
        self.at = now;
        self.left = (self.left + PERSON_WORK_EACH_SECOND.mul_f64(seconds)).min(PERSON_WORK);
        let enough = used <= self.left;
        self.left = self.left.saturating_sub(used);
        enough
    }

    /// Whether it is full again, so that nothing needs to be remembered.
    pub(super) fn is_full(&self, now: Instant) -> bool {
        let seconds = now.saturating_duration_since(self.at).as_secs_f64();
        self.left + PERSON_WORK_EACH_SECOND.mul_f64(seconds) >= PERSON_WORK
    }
}

/// What a connection may still send: two buckets that fill with time.
pub(super) struct Allowance {
    messages: f64,
    bytes: f64,
    at: Instant,
}

impl Allowance {
    pub(super) fn new(now: Instant) -> Self {
        Self { messages: BURST, bytes: BYTES_BURST, at: now }
    }

    /// Takes a message of this size from the allowance; `false` when it is used up.
    pub(super) fn take(&mut self, size: usize, now: Instant) -> bool {
        let elapsed = now.saturating_duration_since(self.at).as_secs_f64();
        self.at = now;
        self.messages = (self.messages + elapsed * RATE).min(BURST) - 1.0;
        #[allow(clippy::cast_precision_loss, reason = "a message is far below 2^52 bytes")]
        let size = size as f64;
        self.bytes = (self.bytes + elapsed * BYTES).min(BYTES_BURST) - size;
        self.messages >= 0.0 && self.bytes >= 0.0
    }
}
