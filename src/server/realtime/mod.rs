//! Documents that several people write at once: rooms, and the door to them.
//!
//! A document is a Yjs document (the library is `yrs`), and a *room* is the one task that owns it
//! while somebody is there. People come through a WebSocket that speaks y-sync as `y-websocket` does:
//! one message a frame, a variable-length number for its kind, then its content.
//!
//! | kind | message | this side |
//! |---|---|---|
//! | 0 0 | sync step 1: what I have | answers with step 2 and its own step 1 |
//! | 0 1 | sync step 2: what you lack | takes it as an update |
//! | 0 2 | update | applies, stores, then tells the others |
//! | 1 | awareness: who is where | puts the session's own name in, passes it on |
//! | 2 | permission denied | says so to those who may only read |
//! | 3 | who is there? | tells |
//! | 100 | so many of your updates are stored | tells those who came with `?saved=1` |
//!
//! **Nothing is seen by anybody before it is stored.** An update is applied in memory, where faults
//! show, and handed to the *scribe*, which writes what all rooms have collected in one transaction;
//! only then is it told to others and acknowledged. What a newcomer is sent waits as well, as long as
//! it holds something that is not stored. When the database fails, everybody in the room is sent away
//! with what they wrote still in their browsers, and the room forgets.
//!
//! What those who may only read send as updates is not decoded; what others send is scanned first
//! ([`crate::crdt::scan`]). A large update is applied on a thread of its own, and one that takes too long is undone, with
//! its sender sent away for a while.
//!
//! An update that a document cannot take, because something before it is missing, is dropped and its
//! sender asked for all that is missing ([`crate::crdt`] says why).
//!
//! Several processes may serve one document on PostgreSQL: the log's numbers have no gaps, whoever
//! finds their number taken reads what came before and tries again, and a notification tells the
//! others to read on. Who is there goes from process to process in the same way.
//!
//! * [`Subject`]: what a kind of document asks of its feature; [`door`]: the way in;
//! * `rooms`: which are open; `room`: one of them;
//! * [`DocumentReader`]: documents as pages read them;
//! * `presence`: who is there; `seat`: what goes to one connection; `wire`: its socket; `scribe`: the one who writes;
//! * [`store`]: the log; [`fold`]: shortening it; `protocol`: messages; `limits`: how much is too much; `follow`
//!   and `herald`: what is heard from other processes, and told to them.

mod check;
mod door;
mod fold;
mod follow;
mod herald;
mod limits;
mod presence;
pub mod protocol;
mod reader;
mod room;
mod rooms;
mod scribe;
mod seat;
pub mod store;
#[cfg(test)]
mod tests;
mod wire;

use async_trait::async_trait;
use uuid::Uuid;

pub use check::{UnreadableDocument, check_documents};
pub use door::door;
pub use fold::fold;
pub use limits::MESSAGE;
pub use reader::{DocumentReader, unreadable};
pub use rooms::Rooms;

use super::Portal;
use crate::{error::AppError, rights::Viewer};

/// What somebody may do with a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// See it, and see it change.
    Reads,
    /// Change it, too.
    Writes,
}

/// What a kind of document asks of the feature whose it is.
#[async_trait]
pub trait Subject: Send + Sync + 'static {
    /// What a viewer may do with a document; nothing, as if it were not there.
    ///
    /// # Errors
    /// When the database is away.
    async fn standing(
        &self,
        portal: &Portal,
        viewer: &Viewer,
        document: Uuid,
    ) -> Result<Option<Standing>, AppError>;
}
