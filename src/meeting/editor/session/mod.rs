//! The session of the live editor as a state machine without I/O: [`Session::apply`] and the local changes take an event
//! and the time, change the state and return the effects that the browser carries out, in order. Time comes in with
//! each call; [`Session::deadline`] says when [`Event::Tick`] is due even if nothing happens.
//!
//! What it promises: a local change is lost neither with the connection nor with the server, as long as the session or
//! its entry in the offline cache exists; and the status is [`Status::Saved`] only while the server has stored
//! everything in this copy of the document.
//!
//! * `connection`: one WebSocket at a time, reconnects, acknowledgements; `document`: the copy, with undo;
//! * `cache`: its entry in the offline cache; `presence`: who else is here; `status`: what the person is shown.

mod cache;
mod connection;
mod document;
mod presence;
mod status;
#[cfg(test)]
mod tests;

use yrs::{
    Doc, StateVector, TransactionMut,
    encoding::read::{Cursor as Reader, Read},
    sync::{Message, SyncMessage},
    updates::{decoder::Decode, encoder::Encode},
};

use self::{
    cache::{Cache, CachedDocument},
    connection::{CloseCause, Connection, StopReason},
    document::Document,
    presence::Presence,
};
use crate::meeting::agenda::Agenda;

pub(super) use self::{
    connection::ConnectionId,
    presence::{Cursor, Peer},
    status::Status,
};

/// Milliseconds; a moment is counted from the Unix epoch.
pub(super) type Millis = u64;

/// The kind of a message that acknowledges stored updates; it is not part of y-sync.
const STORED: u8 = 100;

/// What the page answers when it is requested over HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PageAnswer {
    /// It redirects to signing in.
    SignedOut,
    /// This person may not see it.
    Forbidden,
    /// Anything else, or no answer.
    Other,
}

/// What happened outside.
#[derive(Clone, Debug)]
pub(super) enum Event {
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
pub(super) enum Effect {
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

/// The session of one window with one document.
pub(super) struct Session {
    document: Document,
    connection: Connection,
    cache: Cache,
    presence: Presence,
    /// How many local changes are not known to be stored on the server.
    unsaved: u64,
    /// A local change was made since the page was opened.
    changed: bool,
    shown: bool,
    /// Step 2 came on this connection.
    has_step_2: bool,
    /// Updates that came before it: they may follow it, and are merged after it.
    early_updates: Vec<Vec<u8>>,
    status: Status,
    effects: Vec<Effect>,
}

impl Session {
    /// A session with a new and empty copy of the document.
    pub(super) fn new(doc: Doc) -> Self {
        Self {
            connection: Connection::new(),
            cache: Cache::default(),
            presence: Presence::new(doc.client_id()),
            document: Document::new(doc),
            unsaved: 0,
            changed: false,
            shown: false,
            has_step_2: false,
            early_updates: Vec::new(),
            status: Status::Connecting,
            effects: Vec::new(),
        }
    }

    /// Takes an event; returns what is to be done.
    pub(super) fn apply(&mut self, event: Event, now: Millis) -> Vec<Effect> {
        match event {
            Event::Start => self.effects.push(Effect::LoadCache),
            Event::CacheLoaded(entry) => {
                self.cache_loaded(entry);
                self.connect();
            }
            Event::CacheRead(entry) => self.cache_read(entry),
            Event::CacheWritten { succeeded } => {
                if self.cache.finish_write(succeeded) {
                    self.effects.push(Effect::ReadCache);
                }
            }
            Event::Opened(id) => {
                if self.connection.opened(id, now) {
                    self.request_missing();
                    self.send_presence();
                }
            }
            Event::Received(id, frame) => {
                if self.connection.received(id, now) {
                    self.received(&frame, now);
                }
            }
            Event::Closed { id, code, reason } => {
                if self.connection.current() == Some(id) {
                    self.closed(code, reason, now);
                }
            }
            Event::PageChecked(answer) => self.page_checked(answer),
            Event::Offline => self.disconnect(now),
            Event::Online => {
                self.connection.retry_at_once(now);
                self.tick(now);
            }
            Event::CursorMoved(cursor) => {
                if self.presence.set_cursor(cursor) {
                    self.send_presence();
                }
            }
            Event::Tick => self.tick(now),
        }
        self.finish()
    }

    /// Changes the document; returns what is to be done.
    pub(super) fn change(
        &mut self,
        change: impl FnOnce(&mut TransactionMut<'_>),
        now: Millis,
    ) -> Vec<Effect> {
        self.document.set_time(now);
        self.document.change(change);
        self.distribute()
    }

    /// Takes back the last local change.
    pub(super) fn undo(&mut self, now: Millis) -> Vec<Effect> {
        self.document.set_time(now);
        self.document.undo();
        self.distribute()
    }

    pub(super) fn redo(&mut self, now: Millis) -> Vec<Effect> {
        self.document.set_time(now);
        self.document.redo();
        self.distribute()
    }

    /// The next change is undone by itself.
    pub(super) fn end_undo_step(&mut self) {
        self.document.end_undo_step();
    }

    /// When [`Event::Tick`] is due.
    pub(super) fn deadline(&self) -> Option<Millis> {
        self.connection.deadline()
    }

    pub(super) fn agenda(&self) -> Agenda {
        self.document.agenda()
    }

    /// Whether there is something to undo, and to redo.
    pub(super) fn undo_state(&self) -> (bool, bool) {
        self.document.undo_state()
    }

    pub(super) fn status(&self) -> &Status {
        &self.status
    }

    /// The other windows that have this document open, by name.
    pub(super) fn peers(&self) -> Vec<Peer> {
        self.presence.peers()
    }

    /// Who has the cursor in this text, and where.
    pub(super) fn cursors_in(&self, item: &str, field: &str) -> Vec<(Peer, Cursor)> {
        self.presence.cursors_in(item, field)
    }

    /// Whether closing the window would lose changes: neither the server nor the offline cache has them.
    pub(super) fn must_confirm_close(&self) -> bool {
        self.unsaved > 0 && !self.cache.is_current()
    }

    fn finish(&mut self) -> Vec<Effect> {
        let status = Status::of(&self.connection, self.unsaved, self.changed);
        if self.status != status {
            self.status = status;
            self.effects.push(Effect::RenderStatus);
        }
        std::mem::take(&mut self.effects)
    }

    /// Keeps and sends what was changed here.
    fn distribute(&mut self) -> Vec<Effect> {
        let updates = self.document.take_local_updates();
        if !updates.is_empty() {
            self.changed = true;
            self.write_cache();
            for update in updates {
                self.send_update(update);
            }
            self.effects.push(Effect::RenderDocument);
        }
        self.finish()
    }

    fn cache_loaded(&mut self, entry: Option<Vec<u8>>) {
        let Some(cached) = entry.and_then(|entry| CachedDocument::decode(&entry)) else { return };
        self.cache.loaded(cached.state.clone());
        self.adopt(cached);
        if !self.document.agenda().items.is_empty() {
            self.show_editor();
        }
    }

    /// The entry may have been written by another window.
    fn cache_read(&mut self, entry: Option<Vec<u8>>) {
        let cached = entry.and_then(|entry| CachedDocument::decode(&entry));
        if let Some(cached) = cached.filter(|cached| !self.cache.is_own(&cached.state)) {
            self.adopt(cached);
        }
        let entry = self.cache.entry(self.unsaved, self.document.encode());
        self.effects.push(Effect::WriteCache(entry));
    }

    /// Merges an entry of the cache. What is new in it and not saved is from now on this session's to send.
    fn adopt(&mut self, cached: CachedDocument) {
        if self.document.merge(&cached.state).news {
            self.effects.push(Effect::RenderDocument);
            if cached.unsaved > 0 {
                self.unsaved = self.unsaved.max(cached.unsaved);
                self.resend(cached.state);
            }
        }
    }

    fn write_cache(&mut self) {
        if self.cache.request_write() {
            self.effects.push(Effect::ReadCache);
        }
    }

    fn show_editor(&mut self) {
        if !std::mem::replace(&mut self.shown, true) {
            self.effects.push(Effect::ShowEditor);
        }
    }

    fn connect(&mut self) {
        if let Some(id) = self.connection.connect() {
            self.has_step_2 = false;
            self.early_updates.clear();
            self.effects.push(Effect::Connect(id));
        }
    }

    /// Gives up the connection, if there is one, and connects again later.
    fn disconnect(&mut self, now: Millis) {
        if let Some(id) = self.connection.current() {
            self.effects.push(Effect::Disconnect(id));
            self.clear_peers();
            self.connection.retry(now);
        }
    }

    fn closed(&mut self, code: u16, reason: String, now: Millis) {
        self.clear_peers();
        match CloseCause::of(code, reason) {
            CloseCause::Stop(reason) => self.connection.stop(reason),
            CloseCause::Crowded => self.connection.retry(now),
            CloseCause::Lost => {
                if !self.connection.is_synced() {
                    self.effects.push(Effect::CheckPage);
                }
                self.connection.retry(now);
            }
        }
    }

    /// The page was requested because a connection failed; one that is open now says more.
    fn page_checked(&mut self, answer: PageAnswer) {
        let reason = match answer {
            PageAnswer::SignedOut => StopReason::SignedOut,
            PageAnswer::Forbidden => StopReason::Forbidden,
            PageAnswer::Other => return,
        };
        if self.connection.is_open() || self.connection.stop_reason().is_some() {
            return;
        }
        if let Some(id) = self.connection.current() {
            self.effects.push(Effect::Disconnect(id));
        }
        self.connection.stop(reason);
    }

    fn tick(&mut self, now: Millis) {
        if self.connection.is_retry_due(now) {
            self.connect();
        } else if self.connection.is_dead(now) {
            self.disconnect(now);
        } else if self.connection.take_pulse(now) {
            self.send_presence();
        }
    }

    fn received(&mut self, frame: &[u8], now: Millis) {
        if let Some((&STORED, rest)) = frame.split_first() {
            let mut reader = Reader { buf: rest, next: 0 };
            if let Ok(stored) = reader.read_var::<u64>() {
                self.acknowledged(stored);
            }
            return;
        }
        match Message::decode_v1(frame) {
            Ok(Message::Sync(SyncMessage::SyncStep1(theirs))) => self.send_missing(&theirs, now),
            Ok(Message::Sync(SyncMessage::SyncStep2(update))) => {
                self.has_step_2 = true;
                let mut missing = self.merge(&update);
                for early in std::mem::take(&mut self.early_updates) {
                    missing |= self.merge(&early);
                }
                self.show_editor();
                if missing {
                    self.disconnect(now);
                }
            }
            Ok(Message::Sync(SyncMessage::Update(update))) => {
                if !self.has_step_2 {
                    self.early_updates.push(update);
                } else if self.merge(&update) {
                    self.disconnect(now);
                }
            }
            Ok(Message::Awareness(update)) => {
                self.presence.merge(update, now);
                self.effects.push(Effect::RenderPeers);
            }
            Ok(Message::Auth(Some(_))) => self.connection.lose_permission(),
            _ => {}
        }
    }

    /// Merges an update from the server; whether something before it is missing.
    fn merge(&mut self, update: &[u8]) -> bool {
        let merged = self.document.merge(update);
        self.write_cache();
        self.effects.push(Effect::RenderDocument);
        merged.missing
    }

    /// Sync step 1: asks for what this copy lacks.
    fn request_missing(&mut self) {
        let state = self.document.state_vector();
        self.send(&Message::Sync(SyncMessage::SyncStep1(state)));
    }

    /// The server said what it has: it is sent what it lacks.
    fn send_missing(&mut self, theirs: &StateVector, now: Millis) {
        if self.connection.is_synced() {
            // It asks again, so it dropped something, and the count of this connection is no longer right.
            return self.disconnect(now);
        }
        self.connection.synced(now);
        if self.unsaved > 0 || self.document.is_ahead_of(theirs) {
            let missing = self.document.encode_since(theirs);
            self.resend(missing);
        }
    }

    /// Sends what the server may lack, if the connection is synchronized. It goes as an answer to step 1, which alone
    /// may repeat what other clients wrote, and is not counted by the server. An empty update follows it: once that is
    /// acknowledged, everything before it is stored.
    fn resend(&mut self, update: Vec<u8>) {
        if self.connection.is_synced() {
            self.send(&Message::Sync(SyncMessage::SyncStep2(update)));
            self.send_update(yrs::Update::EMPTY_V1.to_vec());
        }
    }

    /// Sends an update of this session and counts it. Without a synchronized connection it is sent after the next
    /// handshake, with everything that the server lacks.
    fn send_update(&mut self, update: Vec<u8>) {
        if self.connection.is_synced() {
            self.send(&Message::Sync(SyncMessage::Update(update)));
            self.connection.count_sent();
            self.unsaved = self.connection.unacknowledged();
        } else {
            self.unsaved += 1;
        }
    }

    /// The server has stored this many updates of this connection.
    fn acknowledged(&mut self, stored: u64) {
        if self.connection.is_synced() {
            self.connection.acknowledge(stored);
            self.unsaved = self.connection.unacknowledged();
            self.write_cache();
        }
    }

    fn send_presence(&mut self) {
        if self.connection.is_open() {
            let update = self.presence.announce();
            self.send(&Message::Awareness(update));
        }
    }

    fn clear_peers(&mut self) {
        self.presence.clear();
        self.effects.push(Effect::RenderPeers);
    }

    fn send(&mut self, message: &Message) {
        self.effects.push(Effect::Send(message.encode_v1()));
    }
}
