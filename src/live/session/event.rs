//! Events that the session handles, and effects that it asks for.

use std::collections::BTreeSet;

use super::{ConnectionId, exchange::ExchangeId, presence::Selection};

/// What the server answers when messages are exchanged over HTTP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ExchangeAnswer {
    /// The server's messages, as `exchange` encodes them.
    Messages(Vec<u8>),
    /// The person is signed out.
    SignedOut,
    /// This person may not see the document.
    Forbidden,
    /// Anything else, or no answer.
    Failed,
}

/// Input from the browser.
#[derive(Clone, Debug)]
pub(crate) enum Event {
    /// The page is open.
    Start,
    /// The entry that the offline cache held when the page was opened.
    CacheLoaded(Option<Vec<u8>>),
    /// The entry that is about to be replaced, after [`Effect::BeginCacheWrite`].
    CacheWriteBegun(Option<Vec<u8>>),
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
    /// The answer to [`Effect::Exchange`].
    Exchanged(ExchangeId, ExchangeAnswer),
    /// The browser has no network.
    Offline,
    /// The browser has a network again, or the person came back to the page: the connection may have died meanwhile.
    Resumed,
    /// The person put the cursor elsewhere, or left the text.
    CursorMoved(Option<Selection>),
    /// The deadline passed.
    Tick,
}

/// Output to the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Read the cache's entry; [`Event::CacheLoaded`] answers.
    LoadCache,
    /// Begin a transaction that replaces the entry, and read it; [`Event::CacheWriteBegun`] answers.
    BeginCacheWrite,
    /// Write the entry within that transaction; [`Event::CacheWritten`] answers.
    WriteCache(Vec<u8>),
    /// Open a WebSocket.
    Connect(ConnectionId),
    /// Close the WebSocket; what still comes from it is ignored.
    Disconnect(ConnectionId),
    /// Send a message on the open WebSocket.
    Send(Vec<u8>),
    /// Send messages over HTTP. This also tells why a WebSocket was refused, which browsers do not tell.
    Exchange(ExchangeId, Vec<u8>),
    /// There is a document: the editor replaces the forms.
    ShowEditor,
    /// The agenda or what can be undone may have changed.
    RenderDocument,
    RenderStatus,
    /// Someone came, went or moved the cursor; `items` are those whose cursors are others now.
    RenderPeers {
        items: BTreeSet<String>,
    },
}
