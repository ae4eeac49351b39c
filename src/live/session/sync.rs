//! The y-sync protocol: the handshake, updates, acknowledgements, presence.

use yrs::{
    StateVector,
    encoding::read::{Cursor as Reader, Read},
    sync::{Message, SyncMessage},
    updates::{decoder::Decode, encoder::Encode},
};

use super::{Effect, Millis, Session};

/// The kind of a message that acknowledges stored updates; it is not part of y-sync.
pub(super) const STORED: u8 = 100;

impl Session {
    pub(super) fn received(&mut self, frame: &[u8], now: Millis) {
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
        if self.unsaved > 0 || self.document.is_ahead_of(theirs) {
            let missing = self.document.encode_since(theirs);
            self.resend(missing);
        }
    }

    /// Sends what the server may lack, if the connection is synchronized. It goes as an answer to step 1, which alone
    /// may repeat what other clients wrote, and is not counted by the server. An empty update follows it: once that is
    /// acknowledged, everything before it is stored.
    pub(super) fn resend(&mut self, update: Vec<u8>) {
        if self.connection.is_synced() {
            self.send(&Message::Sync(SyncMessage::SyncStep2(update)));
            self.send_update(yrs::Update::EMPTY_V1.to_vec());
        }
    }

    /// Sends an update of this session and counts it. Without a synchronized connection it is sent after the next
    /// handshake, with everything that the server lacks.
    pub(super) fn send_update(&mut self, update: Vec<u8>) {
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
