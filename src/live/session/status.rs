//! What the person is shown about saving.

use super::{Session, connection::Refusal};

/// How many connections in a row must have failed before the network is said to block them.
const MIN_FAILURES: u32 = 2;

/// How the document is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// The first connection is being made, and nothing was changed yet.
    Connecting,
    /// The server has stored everything.
    Saved,
    /// The server has been sent everything and has not acknowledged all of it.
    Saving,
    /// WebSockets do not work in this network, but HTTP does: changes are exchanged every few seconds.
    WithoutSocket {
        /// How many changes the server does not have.
        unsaved: u64,
    },
    /// There is no connection.
    Offline {
        /// How many changes the server does not have.
        unsaved: u64,
        /// Whether this device keeps them.
        is_cached: bool,
    },
    SignedOut,
    Forbidden,
    /// The server refused the connection; it is tried again.
    Refused(String),
}

impl Status {
    pub(super) fn of(session: &Session) -> Self {
        let Session { connection, exchange, cache, unsaved, changed, .. } = session;
        match connection.refusal() {
            Some(Refusal::SignedOut) => Self::SignedOut,
            Some(Refusal::Forbidden) => Self::Forbidden,
            Some(Refusal::Other(reason)) => Self::Refused(reason.clone()),
            None if connection.is_synced() && *unsaved == 0 => Self::Saved,
            None if connection.is_synced() => Self::Saving,
            None if connection.failures() >= MIN_FAILURES && exchange.works() => {
                Self::WithoutSocket { unsaved: *unsaved }
            }
            None if !connection.has_failed() && !changed => Self::Connecting,
            None => Self::Offline { unsaved: *unsaved, is_cached: cache.works() },
        }
    }
}
