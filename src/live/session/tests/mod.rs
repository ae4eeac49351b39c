//! The session without a browser: each event by itself, and many windows on a simulated network.

mod cache;
mod close_codes;
mod connection;
mod document;
mod exchange;
mod handshake;
mod presence;
mod simulation;

use yrs::{
    ClientID, Doc, OffsetKind, Options, StateVector, Transact,
    encoding::{
        read::{Cursor as Reader, Read},
        write::Write,
    },
    sync::{Message, SyncMessage},
    updates::{decoder::Decode, encoder::Encode},
};

use super::{
    ConnectionId, Effect, Event, ExchangeAnswer, ExchangeId, Millis, Selection, Session, Status,
    sync::ACKNOWLEDGEMENT,
};
use ensemble_document::{
    agenda::{Field, change},
    crdt,
    outline::ItemKind,
};

/// A moment to begin with.
const START: Millis = 1_000_000;

fn document(client: u64) -> Doc {
    Doc::with_options(Options {
        client_id: ClientID::new(client),
        offset_kind: OffsetKind::Utf16,
        ..Options::default()
    })
}

/// A session and the time.
struct Driver {
    session: Session,
    now: Millis,
}

impl Driver {
    fn new() -> Self {
        Self { session: Session::new(document(1)), now: START }
    }

    /// A session without a cached document, which is making its first connection.
    fn connecting() -> (Self, ConnectionId) {
        let mut driver = Self::new();
        driver.apply(Event::Start);
        let effects = driver.apply(Event::CacheLoaded(None));
        let id = connect_id(&effects).expect("a connection");
        (driver, id)
    }

    /// A session that is synchronized with a server's document.
    fn synced(server: &Doc) -> (Self, ConnectionId) {
        let (mut driver, id) = Self::connecting();
        driver.handshake(id, server);
        (driver, id)
    }

    /// The server accepts the connection and answers step 1.
    fn handshake(&mut self, id: ConnectionId, server: &Doc) -> Vec<Effect> {
        let mut effects = self.apply(Event::Opened(id));
        let theirs = self.session.document.state_vector();
        effects.extend(self.receive(id, &step_2(server, &theirs)));
        effects.extend(self.receive(id, &step_1(server)));
        effects
    }

    fn apply(&mut self, event: Event) -> Vec<Effect> {
        self.session.apply(event, self.now)
    }

    fn receive(&mut self, id: ConnectionId, message: &Message) -> Vec<Effect> {
        self.apply(Event::Received(id, message.encode_v1()))
    }

    /// The server acknowledges this many updates of the connection.
    fn acknowledge(&mut self, id: ConnectionId, stored: u64) -> Vec<Effect> {
        let mut frame = vec![ACKNOWLEDGEMENT];
        frame.write_var(stored);
        self.apply(Event::Received(id, frame))
    }

    fn close(&mut self, id: ConnectionId, code: u16) -> Vec<Effect> {
        self.apply(Event::Closed { id, code, reason: String::new() })
    }

    /// Lets time pass; the session is called at each of its deadlines.
    fn wait(&mut self, duration: Millis) -> Vec<Effect> {
        let end = self.now + duration;
        let mut effects = Vec::new();
        let mut ticks = 0;
        while let Some(at) = self.session.deadline().filter(|at| *at <= end) {
            self.now = self.now.max(at);
            effects.extend(self.apply(Event::Tick));
            ticks += 1;
            assert!(ticks < 1_000, "a tick at the deadline sets the next one later");
        }
        self.now = end;
        effects
    }

    /// Adds an item at the end.
    fn add(&mut self, item: &str) -> Vec<Effect> {
        self.session.change(|to| change::add(to, item, ItemKind::Discussion, 5, None), self.now)
    }

    fn write(&mut self, item: &str, old: &str, new: &str) -> Vec<Effect> {
        let splice = change::splice(old, new).expect("a change");
        self.session.change(|to| change::write(to, item, Field::Notes, &[splice]), self.now)
    }

    fn notes(&self, item: &str) -> String {
        self.session.agenda().item(item).map(|item| item.notes.clone()).unwrap_or_default()
    }

    fn items(&self) -> Vec<String> {
        self.session.agenda().items.iter().map(|item| item.id.clone()).collect()
    }

    fn status(&self) -> &Status {
        self.session.status()
    }
}

fn step_1(server: &Doc) -> Message {
    Message::Sync(SyncMessage::SyncStep1(crdt::state_vector(server).expect("a state")))
}

fn step_2(server: &Doc, theirs: &StateVector) -> Message {
    Message::Sync(SyncMessage::SyncStep2(crdt::encode_diff(server, theirs).expect("an update")))
}

fn update(content: &[u8]) -> Message {
    Message::Sync(SyncMessage::Update(content.to_vec()))
}

/// A server's document with one item.
fn server_document() -> Doc {
    let doc = document(900);
    change::add(&mut doc.transact_mut(), "first", ItemKind::Discussion, 5, None);
    doc
}

/// What a change of this document sends to others.
fn change_of(doc: &Doc, item: &str) -> Vec<u8> {
    let changed = crdt::change(doc, |to| change::add(to, item, ItemKind::Discussion, 5, None));
    changed.expect("a change").1.expect("an update")
}

fn connect_id(effects: &[Effect]) -> Option<ConnectionId> {
    effects.iter().find_map(|effect| match effect {
        Effect::Connect(id) => Some(*id),
        _ => None,
    })
}

/// The request that is sent over HTTP, with its messages.
fn exchange_id(effects: &[Effect]) -> Option<(ExchangeId, Vec<Message>)> {
    effects.iter().find_map(|effect| match effect {
        Effect::Exchange(id, request) => Some((*id, messages(request))),
        _ => None,
    })
}

fn messages(encoded: &[u8]) -> Vec<Message> {
    let mut reader = Reader { buf: encoded, next: 0 };
    std::iter::from_fn(|| reader.read_buf().ok().map(|frame| Message::decode_v1(frame).expect("a message")))
        .collect()
}

/// The status without a connection, while the device keeps what is written.
fn offline(unsaved: u64) -> Status {
    Status::Offline { unsaved, is_cached: true }
}

/// The messages that are sent.
fn sent(effects: &[Effect]) -> Vec<Message> {
    effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Send(frame) => Some(Message::decode_v1(frame).expect("a message")),
            _ => None,
        })
        .collect()
}

/// The updates that are sent, without those that answer step 1.
fn sent_updates(effects: &[Effect]) -> Vec<Vec<u8>> {
    sent(effects)
        .into_iter()
        .filter_map(|message| match message {
            Message::Sync(SyncMessage::Update(update)) => Some(update),
            _ => None,
        })
        .collect()
}

/// What is sent as an answer to the server's step 1.
fn sent_answers(effects: &[Effect]) -> Vec<Vec<u8>> {
    sent(effects)
        .into_iter()
        .filter_map(|message| match message {
            Message::Sync(SyncMessage::SyncStep2(update)) => Some(update),
            _ => None,
        })
        .collect()
}

fn written(effects: &[Effect]) -> Option<Vec<u8>> {
    effects.iter().find_map(|effect| match effect {
        Effect::WriteCache(entry) => Some(entry.clone()),
        _ => None,
    })
}
