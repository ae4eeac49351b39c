//! What the person is shown about saving.

use super::connection::{Connection, StopReason};

/// How the document is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// The first connection is being made, and nothing was changed yet.
    Connecting,
    /// The server has stored everything.
    Saved,
    /// The server has been sent everything and has not acknowledged all of it.
    Saving,
    /// There is no connection.
    Offline {
        /// How many changes the server does not have.
        unsaved: u64,
    },
    SignedOut,
    Forbidden,
    /// The server refused the connection for good.
    Refused(String),
}

impl Status {
    pub(super) fn of(connection: &Connection, unsaved: u64, changed: bool) -> Self {
        match connection.stop_reason() {
            Some(StopReason::SignedOut) => Self::SignedOut,
            Some(StopReason::Forbidden) => Self::Forbidden,
            Some(StopReason::Refused(reason)) => Self::Refused(reason.clone()),
            None if connection.is_synced() && unsaved == 0 => Self::Saved,
            None if connection.is_synced() => Self::Saving,
            None if !connection.has_failed() && !changed => Self::Connecting,
            None => Self::Offline { unsaved },
        }
    }
}
