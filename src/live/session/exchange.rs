//! Exchanges over HTTP, as a state machine without I/O, for networks in which WebSockets do not work: the same messages
//! as on a WebSocket, one request at a time. The first exchange is made as soon as a WebSocket fails, because its answer
//! tells why.
//!
//! A request and its answer are messages of y-sync one after the other, each with its length before it. The request
//! holds what the server lacks, then what this copy has, then an empty update, whose acknowledgement says that
//! everything is stored.

use yrs::{
    StateVector, Update,
    encoding::{
        read::{Cursor as Reader, Read},
        write::Write,
    },
    sync::{Message, SyncMessage},
    updates::{decoder::Decode, encoder::Encode},
};

use super::{
    Effect, ExchangeAnswer, Millis, Session,
    connection::Refusal,
    sync::{ACKNOWLEDGEMENT, MAX_PIECE_BYTES},
};

/// How soon after a change, and how often without one.
pub(super) const CHANGE_DELAY: Millis = 1_500;
pub(super) const INTERVAL: Millis = 10_000;
/// How long an answer may take.
pub(super) const LIMIT: Millis = 22_000;
/// How many bytes of changes one request holds, at least one piece.
const MAX_REQUEST_BYTES: usize = 4 * MAX_PIECE_BYTES;

/// One request. Answers to earlier ones are recognized by it and ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ExchangeId(u32);

#[derive(Debug)]
struct InFlight {
    id: ExchangeId,
    /// How many unsaved changes it holds, if it holds all.
    changes: u64,
    until: Millis,
}

#[derive(Debug, Default)]
pub(super) struct Exchange {
    in_flight: Option<InFlight>,
    last_id: u32,
    /// What the server has, once it said so.
    server_state: Option<StateVector>,
    /// When the next one is due.
    next: Option<Millis>,
    /// The last one succeeded.
    works: bool,
}

impl Exchange {
    pub(super) fn works(&self) -> bool {
        self.works
    }

    /// Ends all exchanges: a WebSocket is synchronized.
    pub(super) fn stop(&mut self) {
        self.in_flight = None;
        self.next = None;
        self.works = false;
    }

    /// A change was made: if exchanges are made, the next one is due soon.
    pub(super) fn request(&mut self, now: Millis) {
        if let Some(next) = &mut self.next {
            *next = (*next).min(now + CHANGE_DELAY);
        }
    }

    pub(super) fn is_due(&self, now: Millis) -> bool {
        self.in_flight.is_none() && self.next.is_some_and(|next| next <= now)
    }

    /// Whether the answer takes too long.
    pub(super) fn is_overdue(&self, now: Millis) -> bool {
        self.in_flight.as_ref().is_some_and(|in_flight| in_flight.until <= now)
    }

    /// When something is to be done even if nothing happens.
    pub(super) fn deadline(&self) -> Option<Millis> {
        self.in_flight.as_ref().map(|in_flight| in_flight.until).or(self.next)
    }
}

impl Session {
    /// Makes an exchange, unless one is in progress.
    pub(super) fn begin_exchange(&mut self, now: Millis) {
        if self.exchange.in_flight.is_some() {
            return;
        }
        self.exchange.last_id += 1;
        let id = ExchangeId(self.exchange.last_id);
        let (request, holds_all) = self.exchange_request();
        let changes = if holds_all { self.unsaved } else { 0 };
        self.exchange.in_flight = Some(InFlight { id, changes, until: now + LIMIT });
        self.exchange.next = None;
        self.effects.push(Effect::Exchange(id, request));
    }

    /// The messages, and whether they hold all that the server lacks.
    fn exchange_request(&self) -> (Vec<u8>, bool) {
        let mut request = Vec::new();
        let mut add = |message: SyncMessage| request.write_buf(Message::Sync(message).encode_v1());
        let mut holds_all = false;
        if let Some(theirs) = &self.exchange.server_state {
            holds_all = true;
            if self.unsaved > 0 || self.document.is_ahead_of(theirs) {
                let mut bytes = 0;
                for piece in self.document.pieces_since(theirs) {
                    if bytes >= MAX_REQUEST_BYTES {
                        holds_all = false;
                        break;
                    }
                    bytes += piece.len();
                    add(SyncMessage::SyncStep2(piece));
                }
            }
        }
        add(SyncMessage::SyncStep1(self.document.state_vector()));
        add(SyncMessage::Update(Update::EMPTY_V1.to_vec()));
        (request, holds_all)
    }

    pub(super) fn exchanged(&mut self, id: ExchangeId, answer: ExchangeAnswer, now: Millis) {
        let Some(in_flight) = self.exchange.in_flight.take_if(|in_flight| in_flight.id == id) else { return };
        match answer {
            ExchangeAnswer::SignedOut => self.refuse(Refusal::SignedOut, now),
            ExchangeAnswer::Forbidden => self.refuse(Refusal::Forbidden, now),
            ExchangeAnswer::Failed => self.exchange.stop(),
            ExchangeAnswer::Messages(messages) => {
                self.exchange.works = true;
                if self.take_messages(&messages, now) {
                    self.unsaved -= in_flight.changes.min(self.unsaved);
                    self.write_cache(now);
                }
                self.show_editor();
                let theirs = self.exchange.server_state.as_ref();
                let lacks =
                    self.unsaved > 0 || theirs.is_some_and(|theirs| self.document.is_ahead_of(theirs));
                self.exchange.next = Some(if lacks { now + CHANGE_DELAY / 10 } else { now + INTERVAL });
            }
        }
    }

    /// Takes the messages of an answer; whether one of them says that the request is stored.
    fn take_messages(&mut self, messages: &[u8], now: Millis) -> bool {
        let mut reader = Reader { buf: messages, next: 0 };
        let mut is_stored = false;
        while let Ok(frame) = reader.read_buf() {
            if frame.first() == Some(&ACKNOWLEDGEMENT) {
                is_stored = true;
                continue;
            }
            match Message::decode_v1(frame) {
                Ok(Message::Sync(SyncMessage::SyncStep1(theirs))) => {
                    self.exchange.server_state = Some(theirs);
                }
                Ok(Message::Sync(SyncMessage::SyncStep2(update) | SyncMessage::Update(update))) => {
                    // What is missing comes with the next exchange.
                    self.merge(&update, now);
                }
                Ok(Message::Auth(Some(_))) => self.refuse(Refusal::Forbidden, now),
                _ => {}
            }
        }
        is_stored
    }

    fn refuse(&mut self, refusal: Refusal, now: Millis) {
        self.exchange.stop();
        if self.connection.is_synced() {
            return;
        }
        if let Some(id) = self.connection.current() {
            self.effects.push(Effect::Disconnect(id));
        }
        self.connection.refuse(refusal, now);
    }
}
