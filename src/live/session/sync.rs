//! The y-sync protocol: the handshake, updates, acknowledgements, presence.

use yrs::{
    StateVector,
    encoding::read::{Cursor as Reader, Read},
    sync::{Message, SyncMessage},
    updates::{decoder::Decode, encoder::Encode},
};

use super::{Effect, Millis, Session};

/// The kind of a message that acknowledges stored updates; it is not part of y-sync.
pub(super) const ACKNOWLEDGEMENT: u8 = 100;
/// How long a message with changes is at most: with a slow network a longer one would make the connection look dead.
pub(super) const MAX_PIECE_BYTES: usize = 96 * 1024;

/// A message that waits until those before it are stored.
pub(super) enum Upload {
    /// Part of what the server lacks.
    Piece(Vec<u8>),
    /// A change that was made after it.
    Update(Vec<u8>),
}

impl Session {
    pub(super) fn received(&mut self, frame: &[u8], now: Millis) {
        if let Some((&ACKNOWLEDGEMENT, rest)) = frame.split_first() {
            let mut reader = Reader { buf: rest, next: 0 };
            if let Ok(stored) = reader.read_var::<u64>() {
                self.acknowledged(stored, now);
            }
            return;
        }
        match Message::decode_v1(frame) {
            Ok(Message::Sync(SyncMessage::SyncStep1(theirs))) => self.send_missing(&theirs, now),
            Ok(Message::Sync(SyncMessage::SyncStep2(update))) => {
                self.has_step_2 = true;
                let mut missing = self.merge(&update, now);
                for early in std::mem::take(&mut self.early_updates) {
                    missing |= self.merge(&early, now);
                }
                self.show_editor();
                if missing {
                    self.disconnect(now);
                }
            }
            Ok(Message::Sync(SyncMessage::Update(update))) => {
                if !self.has_step_2 {
                    self.early_updates.push(update);
                } else if self.merge(&update, now) {
                    self.disconnect(now);
                }
            }
            Ok(Message::Awareness(update)) => {
                // The server sends each state to its sender, too: only what others did is shown.
                if let Some(items) = self.presence.merge(update, now) {
                    self.effects.push(Effect::RenderPeers { items });
                }
            }
            Ok(Message::Auth(Some(_))) => self.connection.lose_permission(),
            _ => {}
        }
    }

    /// Merges an update from the server; whether something before it is missing.
    pub(super) fn merge(&mut self, update: &[u8], now: Millis) -> bool {
        let merged = self.document.merge(update);
        self.write_cache(now);
        self.effects.push(Effect::RenderDocument);
        merged.has_gap
    }

    /// Sync step 1: asks for what this copy lacks.
    pub(super) fn request_missing(&mut self) {
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
        self.exchange.stop();
        if self.unsaved > 0 || self.document.is_ahead_of(theirs) {
            self.resend(self.document.pieces_since(theirs), now);
        }
    }

    /// Sends what the server may lack, if the connection is synchronized. It goes as answers to step 1, which alone may
    /// repeat what other clients wrote, and are not counted by the server. An empty update follows each: once that is
    /// acknowledged, everything before it is stored, and the next piece is sent.
    pub(super) fn resend(&mut self, pieces: Vec<Vec<u8>>, now: Millis) {
        if self.connection.is_synced() {
            self.uploads.extend(pieces.into_iter().map(Upload::Piece));
            self.upload(now);
        }
    }

    /// Sends an update of this session and counts it. Without a synchronized connection it is sent after the next
    /// handshake, with everything that the server lacks.
    pub(super) fn send_update(&mut self, update: Vec<u8>, now: Millis) {
        if self.connection.is_synced() {
            self.uploads.push_back(Upload::Update(update));
            self.upload(now);
        } else {
            self.unsaved += 1;
            self.exchange.request(now);
        }
    }

    /// Sends what waits. A piece waits until everything before it is stored, so that the server is not sent more than it
    /// can take.
    fn upload(&mut self, now: Millis) {
        while let Some(next) = self.uploads.pop_front() {
            match next {
                Upload::Update(update) => {
                    self.send(&Message::Sync(SyncMessage::Update(update)));
                    self.connection.count_sent(now);
                }
                Upload::Piece(piece) if self.connection.unacknowledged() > 0 => {
                    self.uploads.push_front(Upload::Piece(piece));
                    break;
                }
                Upload::Piece(piece) => {
                    self.send(&Message::Sync(SyncMessage::SyncStep2(piece)));
                    self.send(&Message::Sync(SyncMessage::Update(yrs::Update::EMPTY_V1.to_vec())));
                    self.connection.count_sent(now);
                }
            }
        }
        self.unsaved = self.connection.unacknowledged() + self.uploads.len() as u64;
    }

    /// The server has stored this many updates of this connection.
    fn acknowledged(&mut self, stored: u64, now: Millis) {
        if self.connection.is_synced() {
            self.connection.acknowledge(stored, now);
            self.upload(now);
            self.write_cache(now);
        }
    }

    pub(super) fn send_presence(&mut self) {
        if self.connection.is_open() {
            let update = self.presence.announce();
            self.send(&Message::Awareness(update));
        }
    }

    fn send(&mut self, message: &Message) {
        self.effects.push(Effect::Send(message.encode_v1()));
    }
}
