//! The session's copy of the document in the offline cache, so that a closed laptop or a lost connection loses nothing.
//!
//! All windows of one person share one entry for each document. Before an entry is replaced, it is read in the same
//! transaction, and what another window wrote is merged. While a write is in progress the latest state waits, and only
//! the latest.

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

/// What is known of the cache.
#[derive(Debug, Default)]
pub(super) struct Cache {
    /// A read, or the write after it, is in progress.
    busy: bool,
    /// The document changed since the entry in progress was made.
    stale: bool,
    /// The last write failed.
    failed: bool,
    /// The state that this window read at the start, or wrote last.
    written: Vec<u8>,
    /// The state that is being written.
    writing: Vec<u8>,
}

impl Cache {
    /// The cache holds this state.
    pub(super) fn loaded(&mut self, state: Vec<u8>) {
        self.written = state;
    }

    /// The document changed; `true` when a write is to begin now.
    pub(super) fn request_write(&mut self) -> bool {
        self.stale = self.busy;
        !std::mem::replace(&mut self.busy, true)
    }

    /// Whether this window knows this state.
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
    pub(super) fn finish_write(&mut self, succeeded: bool) -> bool {
        if succeeded {
            self.written = std::mem::take(&mut self.writing);
        }
        self.failed = !succeeded;
        self.busy = self.stale;
        std::mem::take(&mut self.stale)
    }

    /// Whether the cache holds the document as it is.
    pub(super) fn is_current(&self) -> bool {
        !self.busy && !self.failed
    }
}
