//! Limits of connections, messages, documents and processor time. A connection that exceeds a limit is closed with a
//! code for that limit, except that too many or too long states of presence are ignored. In a full room, a person who writes
//! takes the place of the newest who only reads.

use std::time::{Duration, Instant};

/// The longest message, in bytes.
pub(super) const MAX_MESSAGE_BYTES: usize = 1024 * 1024;
/// The largest document, in bytes: its snapshot and the rows after it.
pub(super) const MAX_DOCUMENT_BYTES: usize = 16 * 1024 * 1024;
/// The largest document after a change that no person makes, in bytes: the portal must be able to erase words in a full
/// document as well.
pub(super) const MAX_DOCUMENT_BYTES_WITHOUT_PERSON: usize = MAX_DOCUMENT_BYTES + MAX_DOCUMENT_BYTES / 4;
/// The longest awareness state of one client, in bytes.
pub(super) const MAX_AWARENESS_STATE_BYTES: usize = 4 * 1024;
/// How many client ids one connection may send awareness of. Some Yjs clients change their client id when they reconnect.
pub(super) const MAX_CLIENTS_PER_CONNECTION: usize = 8;
/// How many connections one document may have.
pub(super) const MAX_CONNECTIONS_PER_DOCUMENT: usize = 400;
/// How many of them may be one person's: a few windows on each of their devices.
pub(super) const MAX_CONNECTIONS_PER_DOCUMENT_AND_PERSON: usize = 10;
/// How many connections one process may have.
pub(super) const MAX_CONNECTIONS: usize = 5_000;
/// How many of them may be one person's.
pub(super) const MAX_CONNECTIONS_PER_PERSON: usize = 40;
/// Once this many bytes are queued for a connection besides the longest piece that it did not take, the next message
/// closes it: a sync step 2 may be as long as the document.
pub(super) const MAX_QUEUED_BYTES: usize = 1024 * 1024;
/// How many bytes may be queued for all connections of the process.
pub(super) const MAX_QUEUED_BYTES_TOTAL: usize = 64 * 1024 * 1024;
/// How many entries the largest map or array of a document may have, such as the items of an agenda.
pub(super) const MAX_ROOT_ENTRIES: usize = 2_000;
/// Each value in an update of a connection counts as this many bytes of the document's size: it takes about as many in
/// memory, though it may take one byte in an update. Once the document is loaded again, only what is stored counts.
pub(super) const BYTES_PER_VALUE: usize = 24;
/// An update with more structs, deleted ranges and values than this is applied on a blocking thread, so that it does
/// not block other rooms.
pub(super) const MAX_INLINE_WORK: usize = 256;
/// How much processor time an update may take to apply. Applying a day of offline edits takes two or
/// three milliseconds.
pub(super) const MAX_APPLY_TIME: Duration = Duration::from_millis(250);
/// How much processor time the updates of one person may take at once, and how much more each second. A keystroke takes
/// some 20 µs.
pub(super) const CPU_BURST: Duration = Duration::from_secs(1);
pub(super) const CPU_PER_SECOND: Duration = Duration::from_millis(10);
/// An update that takes at least this much processor time counts as slow.
pub(super) const SLOW_UPDATE_THRESHOLD: Duration = Duration::from_millis(20);
/// How much processor time the slow updates of a document may take while it is open: they are applied again each time
/// that the document is loaded.
pub(super) const MAX_SLOW_UPDATES_TIME: Duration = Duration::from_secs(2);
/// For how long a person whose update took too long may not connect to any document.
pub(super) const CONNECTION_BLOCK_TIME: Duration = Duration::from_secs(60);
/// How many messages a connection may send in a second, and how many at once.
const MESSAGES_PER_SECOND: f64 = 120.0;
const MESSAGES_BURST: f64 = 600.0;
/// How many bytes a connection may send in a second, and how many at once.
const BYTES_PER_SECOND: f64 = 256.0 * 1024.0;
const BYTES_BURST: f64 = 6.0 * 1024.0 * 1024.0;

/// Why a connection is closed: the code and the reason of the close frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CloseReason(pub u16, pub &'static str);

impl CloseReason {
    pub const MESSAGE_TOO_LARGE: Self = Self(1009, "message-too-large");
    /// The server stops; another one may start soon.
    pub const RESTART: Self = Self(1012, "restarting");
    /// The database is unavailable, or the document cannot be opened at present; the client must send again what was
    /// not acknowledged.
    pub const TRY_AGAIN_LATER: Self = Self(1013, "not-stored");
    pub const MALFORMED_MESSAGE: Self = Self(4400, "malformed-message");
    /// The session ended.
    pub const SESSION_ENDED: Self = Self(4401, "sign-in");
    /// The permission to read the document ended.
    pub const PERMISSION_REVOKED: Self = Self(4403, "no-longer-allowed");
    /// Too much was queued because the client did not read.
    pub const TOO_SLOW: Self = Self(4408, "too-slow");
    /// Another person's connection writes under the same client id, or a newer connection of this one does.
    pub const CLIENT_ID_IN_USE: Self = Self(4409, "client-id-in-use");
    pub const DOCUMENT_FULL: Self = Self(4413, "document-full");
    /// The stored document cannot be read.
    pub const UNREADABLE: Self = Self(4422, "unreadable");
    pub const TOO_MANY_MESSAGES: Self = Self(4429, "too-many-messages");
    pub const TOO_MANY_CONNECTIONS: Self = Self(4430, "too-many-connections");
    /// An update exceeded a limit of [`ensemble_document::crdt::scan`], or took too long to apply.
    pub const TOO_MUCH_WORK: Self = Self(4431, "too-much-work");
}

/// How much processor time a person may still use: a token bucket.
pub(super) struct CpuBudget {
    remaining: Duration,
    updated: Instant,
}

impl CpuBudget {
    pub(super) fn new(now: Instant) -> Self {
        Self { remaining: CPU_BURST, updated: now }
    }

    /// Subtracts `used` from the budget; returns `false` if the budget was smaller.
    pub(super) fn charge(&mut self, used: Duration, now: Instant) -> bool {
        let seconds = now.saturating_duration_since(self.updated).as_secs_f64();
        self.updated = now;
        self.remaining = (self.remaining + CPU_PER_SECOND.mul_f64(seconds)).min(CPU_BURST);
        let enough = used <= self.remaining;
        self.remaining = self.remaining.saturating_sub(used);
        enough
    }

    /// Whether the budget is full, so that it need not be stored.
    pub(super) fn is_full(&self, now: Instant) -> bool {
        let seconds = now.saturating_duration_since(self.updated).as_secs_f64();
        self.remaining + CPU_PER_SECOND.mul_f64(seconds) >= CPU_BURST
    }
}

/// What a connection may still send: a token bucket for messages and one for bytes.
pub(super) struct RateLimiter {
    messages: f64,
    bytes: f64,
    updated: Instant,
}

impl RateLimiter {
    pub(super) fn new(now: Instant) -> Self {
        Self { messages: MESSAGES_BURST, bytes: BYTES_BURST, updated: now }
    }

    /// Subtracts a message of this size; `false` when the connection sent too much.
    pub(super) fn allow(&mut self, size: usize, now: Instant) -> bool {
        let elapsed = now.saturating_duration_since(self.updated).as_secs_f64();
        self.updated = now;
        self.messages = (self.messages + elapsed * MESSAGES_PER_SECOND).min(MESSAGES_BURST) - 1.0;
        #[allow(clippy::cast_precision_loss, reason = "a message is far below 2^52 bytes")]
        let size = size as f64;
        self.bytes = (self.bytes + elapsed * BYTES_PER_SECOND).min(BYTES_BURST) - size;
        self.messages >= 0.0 && self.bytes >= 0.0
    }
}
