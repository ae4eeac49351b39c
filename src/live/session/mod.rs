//! The session of the live editor as a state machine without I/O: [`Session::apply`] and the local changes take an event
//! and the time, change the state and return the effects that the browser carries out, in order. Time comes in with
//! each call; [`Session::deadline`] says when [`Event::Tick`] is due even if nothing happens.
//!
//! What it promises: a local change is lost neither with the connection nor with the server, as long as the session or
//! its entry in the offline cache exists; and the status is [`Status::Saved`] only while the server has stored
//! everything in this copy of the document.
//!
//! * `event`: events and effects; `sync`: the y-sync protocol;
//! * `connection`: one WebSocket at a time, reconnects, acknowledgements; `exchange`: the same messages over HTTP;
//! * `document`: the copy, with undo;
//! * `cache`: its entry in the offline cache; `presence`: who else is here; `status`: what the person is shown.

mod cache;
mod connection;
mod document;
mod event;
mod exchange;
mod presence;
mod status;
mod sync;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;

use yrs::{Doc, TransactionMut};

use self::{
    cache::{Cache, CachedDocument},
    connection::{CloseCause, Connection},
    document::Document,
    exchange::Exchange,
    presence::Presence,
    sync::Upload,
};
use ensemble_document::agenda::{Agenda, Item};

pub(super) use self::{
    connection::ConnectionId,
    document::AgendaChanges,
    event::{Effect, Event, ExchangeAnswer},
    exchange::ExchangeId,
    presence::{Peer, Selection},
    status::Status,
};

/// Milliseconds; a moment is counted from the Unix epoch.
pub(super) type Millis = u64;

/// The session of one window with one document.
pub(super) struct Session {
    document: Document,
    connection: Connection,
    exchange: Exchange,
    cache: Cache,
    presence: Presence,
    /// How many messages with local changes are not known to be stored on the server; without a connection, how many
    /// changes.
    unsaved: u64,
    /// What the server lacks and was not sent yet on this connection.
    uploads: VecDeque<Upload>,
    /// A local change was made since the page was opened.
    changed: bool,
    shown: bool,
    /// Step 2 came on this connection.
    has_step_2: bool,
    /// Updates that were received before it: they may depend on it, and are merged after it.
    early_updates: Vec<Vec<u8>>,
    status: Status,
    effects: Vec<Effect>,
}

impl Session {
    /// A session with a new and empty copy of the document.
    pub(super) fn new(doc: Doc) -> Self {
        Self {
            connection: Connection::new(),
            exchange: Exchange::default(),
            cache: Cache::default(),
            presence: Presence::new(doc.client_id()),
            document: Document::new(doc),
            unsaved: 0,
            uploads: VecDeque::new(),
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
            Event::Start => {
                self.cache.begin_load(now);
                self.effects.push(Effect::LoadCache);
            }
            Event::CacheLoaded(entry) => {
                self.cache_loaded(entry, now);
                self.connect(now);
            }
            Event::CacheWriteBegun(entry) => self.cache_read(entry, now),
            Event::CacheWritten { succeeded } => {
                if self.cache.finish_write(succeeded, now) {
                    self.effects.push(Effect::BeginCacheWrite);
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
            Event::Exchanged(id, answer) => self.exchanged(id, answer, now),
            Event::Offline => self.disconnect(now),
            Event::Resumed => {
                if self.connection.retry_at_once(now) {
                    self.send_presence();
                }
                self.tick(now);
            }
            Event::CursorMoved(selection) => {
                let cursor = selection.and_then(|selection| self.document.cursor(&selection));
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
        self.distribute(now)
    }

    /// Takes back the last local change.
    pub(super) fn undo(&mut self, now: Millis) -> Vec<Effect> {
        self.document.set_time(now);
        self.document.undo();
        self.distribute(now)
    }

    pub(super) fn redo(&mut self, now: Millis) -> Vec<Effect> {
        self.document.set_time(now);
        self.document.redo();
        self.distribute(now)
    }

    /// The next change is undone by itself.
    pub(super) fn end_undo_step(&mut self) {
        self.document.end_undo_step();
    }

    /// When [`Event::Tick`] is due.
    pub(super) fn deadline(&self) -> Option<Millis> {
        [self.connection.deadline(), self.exchange.deadline(), self.cache.deadline()]
            .into_iter()
            .flatten()
            .min()
    }

    pub(super) fn agenda(&self) -> Agenda {
        self.document.agenda()
    }

    /// An item, on the agenda or taken off.
    pub(super) fn item(&self, id: &str) -> Option<Item> {
        self.document.item(id)
    }

    /// What of the agenda changed since this was asked last.
    pub(super) fn take_changes(&self) -> AgendaChanges {
        self.document.take_changes()
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

    /// Who has the cursor in this item, and in which of its texts.
    pub(super) fn writers_in(&self, item: &str) -> Vec<(Peer, String)> {
        self.presence.writers_in(item)
    }

    /// Who has the cursor in this text, and where it is now.
    pub(super) fn cursors_in(&self, item: &str, field: &str) -> Vec<(Peer, Selection)> {
        let cursors = self.presence.cursors_in(item, field).into_iter();
        cursors.filter_map(|(peer, cursor)| Some((peer, self.document.selection(&cursor)?))).collect()
    }

    /// Whether closing the window would lose changes: neither the server nor the offline cache has them.
    pub(super) fn must_confirm_close(&self) -> bool {
        self.unsaved > 0 && !self.cache.is_current()
    }

    fn finish(&mut self) -> Vec<Effect> {
        let status = Status::of(self);
        if self.status != status {
            self.status = status;
            self.effects.push(Effect::RenderStatus);
        }
        std::mem::take(&mut self.effects)
    }

    /// Writes local changes to the cache, and sends them.
    fn distribute(&mut self, now: Millis) -> Vec<Effect> {
        let updates = self.document.take_local_updates();
        if !updates.is_empty() {
            self.changed = true;
            for update in updates {
                self.send_update(update, now);
            }
            self.write_cache(now);
            self.effects.push(Effect::RenderDocument);
        }
        self.finish()
    }

    fn cache_loaded(&mut self, entry: Option<Vec<u8>>, now: Millis) {
        let cached = entry.and_then(|entry| CachedDocument::decode(&entry));
        self.cache.loaded(cached.as_ref().map(|cached| cached.state.clone()));
        if let Some(cached) = cached {
            self.adopt(&cached, now);
        }
        if !self.document.agenda().items.is_empty() {
            self.show_editor();
        }
    }

    /// The entry may have been written by another window.
    fn cache_read(&mut self, entry: Option<Vec<u8>>, now: Millis) {
        let cached = entry.and_then(|entry| CachedDocument::decode(&entry));
        if let Some(cached) = cached.filter(|cached| !self.cache.is_own(&cached.state)) {
            self.adopt(&cached, now);
        }
        let entry = self.cache.entry(self.unsaved, self.document.encode());
        self.effects.push(Effect::WriteCache(entry));
    }

    /// Merges an entry of the cache. From now on this session sends what is new in it and not saved.
    fn adopt(&mut self, cached: &CachedDocument, now: Millis) {
        let before = self.document.state_vector();
        if self.document.merge(&cached.state).changed {
            self.effects.push(Effect::RenderDocument);
            if cached.unsaved > 0 {
                self.unsaved = self.unsaved.max(cached.unsaved);
                self.resend(self.document.pieces_since(&before), now);
                self.exchange.request(now);
            }
        }
    }

    fn write_cache(&mut self, now: Millis) {
        if self.cache.request_write(now) {
            self.effects.push(Effect::BeginCacheWrite);
        }
    }

    fn show_editor(&mut self) {
        if !std::mem::replace(&mut self.shown, true) {
            self.effects.push(Effect::ShowEditor);
        }
    }

    fn connect(&mut self, now: Millis) {
        if let Some(id) = self.connection.connect(now) {
            self.has_step_2 = false;
            self.early_updates.clear();
            self.uploads.clear();
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
        let was_synced = self.connection.is_synced();
        match CloseCause::of(code, reason) {
            CloseCause::Refused(refusal) => self.connection.refuse(refusal, now),
            CloseCause::Crowded => self.connection.retry(now),
            CloseCause::Lost => {
                self.connection.retry(now);
                if !was_synced {
                    self.begin_exchange(now);
                }
            }
        }
    }

    fn tick(&mut self, now: Millis) {
        if self.cache.take_load_overdue(now) {
            self.connect(now);
        }
        self.cache.check_write(now);
        if self.exchange.is_overdue(now) {
            self.exchange.stop();
        } else if self.exchange.is_due(now) {
            self.begin_exchange(now);
        }
        if self.connection.is_retry_due(now) {
            self.connect(now);
        } else if self.connection.is_overdue(now) {
            let was_synced = self.connection.is_synced();
            self.disconnect(now);
            if !was_synced {
                self.begin_exchange(now);
            }
        } else if self.connection.take_pulse(now) {
            self.send_presence();
        }
    }

    fn clear_peers(&mut self) {
        let items = self.presence.clear();
        self.effects.push(Effect::RenderPeers { items });
    }
}
