//! The session's copy of the document in the offline cache, so that a closed laptop or a lost connection loses nothing.
//!
//! All windows of one person share one entry for each document. Before an entry is replaced, it is read in the same
//! transaction, and what another window wrote is merged. While a write is in progress the latest state waits, and only
//! the latest.

use super::Millis;

/// An entry of the cache.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CachedDocument {
    /// How many changes the server did not acknowledge.
    pub unsaved: u64,
    /// The document as one update.
    pub state: Vec<u8>,
}

impl CachedDocument {
    /// Eight bytes of the count, least significant first, then the state.
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(8 + self.state.len());
        bytes.extend_from_slice(&self.unsaved.to_le_bytes());
        bytes.extend_from_slice(&self.state);
        bytes
    }

    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        let (unsaved, state) = bytes.split_at_checked(8)?;
        Some(Self { unsaved: u64::from_le_bytes(unsaved.try_into().ok()?), state: state.to_vec() })
    }
}

/// How long the browser may take to read the entry when the page is opened: the editor waits for it.
pub(super) const LOAD_LIMIT: Millis = 2_000;
/// How long reading or writing may take later, before the cache counts as broken.
pub(super) const WRITE_LIMIT: Millis = 5_000;

/// What is known of the cache.
#[derive(Debug, Default)]
pub(super) struct Cache {
    /// When the first entry should have been read, while it is being read.
    load_until: Option<Millis>,
    /// It was not read in time, and is still being read.
    load_overdue: bool,
    /// When the read or the write in progress should have ended.
    write_until: Option<Millis>,
    /// A read, or the write after it, is in progress.
    busy: bool,
    /// The document changed since the entry in progress was made.
    stale: bool,
    /// The last write failed or takes too long.
    failed: bool,
    /// The state that this window read at the start, or wrote last.
    written: Vec<u8>,
    /// The state that is being written.
    writing: Vec<u8>,
}

impl Cache {
    pub(super) fn begin_load(&mut self, now: Millis) {
        self.load_until = Some(now + LOAD_LIMIT);
    }

    /// The first entry was read, or there is none.
    pub(super) fn loaded(&mut self, state: Option<Vec<u8>>) {
        self.load_until = None;
        self.load_overdue = false;
        self.written = state.unwrap_or_default();
    }

    /// Whether the first entry was to be read until now; then it is not waited for any longer.
    pub(super) fn take_load_overdue(&mut self, now: Millis) -> bool {
        let overdue = self.load_until.is_some_and(|until| until <= now);
        if overdue {
            self.load_until = None;
            self.load_overdue = true;
        }
        overdue
    }

    /// If the write in progress takes too long, what is not written yet counts as not kept. The write may still end.
    pub(super) fn check_write(&mut self, now: Millis) {
        if self.write_until.is_some_and(|until| until <= now) {
            self.write_until = None;
            self.failed = true;
        }
    }

    /// When something is to be done even if nothing happens.
    pub(super) fn deadline(&self) -> Option<Millis> {
        self.load_until.into_iter().chain(self.write_until).min()
    }

    /// The document changed; `true` when a write is to begin now.
    pub(super) fn request_write(&mut self, now: Millis) -> bool {
        self.stale = self.busy;
        let begins = !std::mem::replace(&mut self.busy, true);
        if begins {
            self.write_until = Some(now + WRITE_LIMIT);
        }
        begins
    }

    /// Whether this is the entry that this window read at the start or wrote last.
    pub(super) fn is_own(&self, state: &[u8]) -> bool {
        self.written == state
    }

    /// Makes the entry to write.
    pub(super) fn entry(&mut self, unsaved: u64, state: Vec<u8>) -> Vec<u8> {
        self.stale = false;
        let entry = CachedDocument { unsaved, state };
        let bytes = entry.encode();
        self.writing = entry.state;
        bytes
    }

    /// The write has ended; `true` when the next one is to begin now.
    pub(super) fn finish_write(&mut self, succeeded: bool, now: Millis) -> bool {
        if succeeded {
            self.written = std::mem::take(&mut self.writing);
        }
        self.failed = !succeeded;
        self.busy = self.stale;
        self.write_until = self.busy.then_some(now + WRITE_LIMIT);
        std::mem::take(&mut self.stale)
    }

    /// Whether the device keeps what is written.
    pub(super) fn works(&self) -> bool {
        !self.failed && !self.load_overdue
    }

    /// Whether the cache holds the document as it is.
    pub(super) fn is_current(&self) -> bool {
        !self.busy && !self.failed
    }
}
