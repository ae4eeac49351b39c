//! Documents that several people edit at the same time.
//!
//! A document is a Yjs document (the library is `yrs`). While a person is connected to it, one task owns it: its
//! *room*. Browsers connect with a WebSocket that speaks the protocol of `y-websocket`: each frame is one message,
//! which begins with a variable-length integer for its kind.
//!
//! | kind | message | what the server does |
//! |---|---|---|
//! | 0 0 | sync step 1: the state vector of the client | replies with sync step 2, and with its own sync step 1 |
//! | 0 1 | sync step 2: what the server is missing | handles it as an update |
//! | 0 2 | update | applies it, stores it, then sends it to the other connections |
//! | 1 | awareness: cursors and names | replaces the user name with that of the session, then sends it to all connections |
//! | 2 | permission denied | sends it to a connection that may only read and sent an update |
//! | 3 | query awareness | replies with all that is known |
//! | 100 | acknowledgement: how many updates of this connection are stored | sends it to connections with `?saved=1` |
//! | 101 | the document has rows after the one that `?shown=` names | sends it to such a connection when it joins |
//!
//! # Guarantees
//!
//! **An update is committed before it is sent to other connections and before it is acknowledged.** The room applies an
//! update in memory, where it is checked, and submits it to the [`UpdateWriter`](update_writer), which stores the
//! updates of all rooms with group commit. The room publishes the update when it is committed. Rooms do not wait for
//! the disk: meanwhile they apply the next updates. A sync step 2 that contains updates which are not committed yet is
//! sent after their commit.
//!
//! When a commit fails, the room drops the updates in it, closes all its connections and loads the document again.
//! Browsers keep what was not acknowledged, and send it again.
//!
//! **A connection that died without a close frame does not block others.** It is closed when it does not answer two pings,
//! and a newer connection of the same person takes its client id over at once.
//!
//! An update that depends on a missing one is dropped, and the room sends sync step 1 to its sender, which then resends
//! everything that the server lacks (see [`ensemble_document::crdt`]).
//!
//! # Limits
//!
//! Updates of connections that may only read are not decoded. All others are scanned before they are decoded
//! ([`ensemble_document::crdt::scan`]). A large update is applied on a blocking thread. One that takes too long is
//! undone, and its sender cannot connect for a while (`limits`).
//!
//! # Several processes
//!
//! On PostgreSQL several processes may serve one document. The updates of a document are numbered without gaps. When
//! the number of an update was taken by another process, the room reads what that process stored and submits its
//! updates under the next numbers. Each commit notifies the other processes, whose rooms then read the new rows. When the
//! connection for notifications was lost, all rooms read what they may have missed. A room also reads new rows before it
//! makes a change of the server, which may have been made upon them. Presence is passed between processes by notifications
//! as well.
//!
//! # Modules
//!
//! * `upgrade`: authorizes a request and opens its WebSocket; `exchange`: the same messages over HTTP, for networks that
//!   block WebSockets; [`DocumentAccess`]: who may open which document;
//! * `rooms`: which rooms are open, and rechecks of permissions; `room`: one room;
//! * `connection`: what a room sends to one connection; `socket`: how it is written; `protocol`: messages; `limits`;
//! * `update_writer`: group commit; [`store`]: the log of updates in the database; `compaction`: makes it shorter;
//! * `presence`: who is connected and where their cursors are; `presence_broadcaster` sends it to other processes, and
//!   `pg_notifications` receives what they send;
//! * [`Signals`]: that something about a meeting changed; `follow`: the stream of events of those who follow it;
//! * [`DocumentTasks`]: loads documents for pages and rooms on blocking threads, and applies large updates; `check`: looks for
//!   documents that cannot be read.

mod check;
mod compaction;
mod connection;
mod document_tasks;
mod exchange;
mod follow;
mod limits;
mod pg_notifications;
mod presence;
mod presence_broadcaster;
pub mod protocol;
mod room;
mod rooms;
mod signals;
mod socket;
pub mod store;
#[cfg(test)]
mod tests;
mod update_writer;
mod upgrade;

use async_trait::async_trait;
use uuid::Uuid;

pub use check::{UnreadableDocument, check_documents};
pub use compaction::{compact, purge_deleted_text};
pub use document_tasks::{DocumentTasks, unreadable_error};
pub use exchange::{MAX_EXCHANGE_BYTES, exchange};
pub use follow::{FollowSource, follow};
pub use rooms::Rooms;
pub use signals::Signals;
pub use upgrade::upgrade;

use super::Portal;
use ensemble_core::{error::AppError, rights::Viewer};

/// What a person may do with a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    Read,
    /// Read and write.
    Write,
}

/// Who may open the documents of one kind, and with which permission. A feature defines it.
#[async_trait]
pub trait DocumentAccess: Send + Sync + 'static {
    /// What a viewer may do with a document; `None` when the document does not exist or the viewer may not see it.
    ///
    /// # Errors
    /// When the database is unavailable.
    async fn permission(
        &self,
        portal: &Portal,
        viewer: &Viewer,
        document_id: Uuid,
    ) -> Result<Option<Permission>, AppError>;
}
