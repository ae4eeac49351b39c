//! Events that the session handles, and effects that it asks for.

use super::{ConnectionId, presence::Cursor};

/// What the page answers when it is requested over HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PageAnswer {
    /// It redirects to signing in.
    SignedOut,
    /// This person may not see it.
    Forbidden,
    /// Anything else, or no answer.
    Other,
}

/// What happened outside.
#[derive(Clone, Debug)]
pub(crate) enum Event {
    /// The page is open.
    Start,
    /// The entry that the offline cache held when the page was opened.
    CacheLoaded(Option<Vec<u8>>),
    /// The entry that is about to be replaced, after [`Effect::ReadCache`].
    CacheRead(Option<Vec<u8>>),
    /// The write has ended, or could not begin.
    CacheWritten {
        succeeded: bool,
    },
    /// The WebSocket is open.
    Opened(ConnectionId),
    Received(ConnectionId, Vec<u8>),
    /// The WebSocket closed, or could not be made.
    Closed {
        id: ConnectionId,
        code: u16,
        reason: String,
    },
    /// The answer to [`Effect::CheckPage`].
    PageChecked(PageAnswer),
    /// The browser has no network.
    Offline,
    /// The browser has a network again.
    Online,
    /// The person put the cursor elsewhere, or left the text.
    CursorMoved(Option<Cursor>),
    /// The deadline passed.
    Tick,
}

/// What is to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Read the cache's entry; [`Event::CacheLoaded`] answers.
    LoadCache,
    /// Begin a transaction that replaces the entry, and read it; [`Event::CacheRead`] answers.
    ReadCache,
    /// Write the entry within that transaction; [`Event::CacheWritten`] answers.
    WriteCache(Vec<u8>),
    /// Open a WebSocket.
    Connect(ConnectionId),
    /// Close the WebSocket; what still comes from it is ignored.
    Disconnect(ConnectionId),
    /// Send a message on the open WebSocket.
    Send(Vec<u8>),
    /// Request the page over HTTP: a browser does not tell why a WebSocket was refused.
    CheckPage,
    /// There is a document: the editor replaces the forms.
    ShowEditor,
    /// The agenda or what can be undone may have changed.
    RenderDocument,
    RenderStatus,
    RenderPeers,
}
