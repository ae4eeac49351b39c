//! The room's side of a connection: its permission, its person and the messages that the room sends.

use std::sync::Arc;

use axum::body::Bytes;
use tokio_tungstenite::tungstenite::protocol::frame::{
    FrameHeader,
    coding::{Data, OpCode},
};

use super::{Permission, limits::CloseReason, presence::Participant};
use ensemble_core::ids::PersonId;

/// The number of a connection, unique in the process.
pub(super) type ConnectionId = u64;

/// A connection that joined a room.
pub(super) struct Connection {
    pub permission: Permission,
    pub person: PersonId,
    pub participant: Participant,
    /// Whether `permission denied` was sent; it is sent once.
    pub denial_sent: bool,
    /// Whether it sent a sync step 1.
    pub step_1_received: bool,
    /// The last row of the document that the client's page shows, for a client that asks whether there are more.
    pub shown_seq: Option<i64>,
    pub sink: Arc<dyn OutgoingSink>,
}

/// The outgoing side of a connection.
pub(super) trait OutgoingSink: Send + Sync {
    /// Sends or queues; `false` when too much is queued already.
    fn send(&self, outgoing: &Outgoing) -> bool;

    /// Whether the answer to another request for what a client misses may be sent: it may be as long as the document, so that
    /// not more than one is queued for a WebSocket.
    fn may_take_step_2(&self) -> bool;
}

impl Connection {
    pub(super) fn new(
        permission: Permission,
        person: PersonId,
        participant: Participant,
        sink: Arc<dyn OutgoingSink>,
    ) -> Self {
        Self {
            permission,
            person,
            participant,
            denial_sent: false,
            step_1_received: false,
            shown_seq: None,
            sink,
        }
    }

    /// Sends or queues; `false` when the client does not read and too much is queued.
    pub(super) fn send(&self, outgoing: &Outgoing) -> bool {
        self.sink.send(outgoing)
    }
}

#[derive(Clone, Debug)]
pub(super) enum Outgoing {
    /// Updates that were committed together. A connection receives the updates of others, and an acknowledgement of its
    /// own.
    Committed(Arc<CommittedBatch>),
    Frame(EncodedFrame),
    Close(CloseReason),
}

impl Outgoing {
    pub(super) fn frame(message: &[u8]) -> Self {
        Self::Frame(EncodedFrame::new(message))
    }

    pub(super) fn committed(updates: Vec<AppliedUpdate>) -> Self {
        let mut frames = Vec::new();
        for message in updates.iter().filter_map(|update| update.message.as_deref()) {
            write_frame(message, &mut frames);
        }
        Self::Committed(Arc::new(CommittedBatch { updates, frames: frames.into() }))
    }
}

/// A message as a WebSocket frame. All connections share its bytes.
#[derive(Clone, Debug)]
pub(super) struct EncodedFrame(Bytes);

impl EncodedFrame {
    fn new(message: &[u8]) -> Self {
        let mut bytes = Vec::with_capacity(message.len() + MAX_FRAME_HEADER);
        write_frame(message, &mut bytes);
        Self(bytes.into())
    }

    pub(super) fn bytes(&self) -> &Bytes {
        &self.0
    }

    /// The message without its frame.
    pub(super) fn message(&self) -> &[u8] {
        let header = match self.0.get(1).map_or(0, |length| length & 0x7f) {
            126 => 4,
            127 => 10,
            _ => 2,
        };
        self.0.get(header..).unwrap_or_default()
    }
}

/// The longest header of a frame without a mask, in bytes.
const MAX_FRAME_HEADER: usize = 10;

/// Appends a frame; frames to a client have no mask.
fn write_frame(message: &[u8], to: &mut Vec<u8>) {
    let header = FrameHeader { opcode: OpCode::Data(Data::Binary), mask: None, ..FrameHeader::default() };
    // Writing to memory does not fail.
    let _ = header.format(message.len() as u64, to);
    to.extend_from_slice(message);
}

/// An update that is applied in memory, and stored or about to be stored.
#[derive(Clone, Debug)]
pub(super) struct AppliedUpdate {
    /// The connection that sent it; `None` when a form or another process made it.
    pub sender: Option<ConnectionId>,
    /// Whether it is counted in the acknowledgement to its sender. A sync step 2 is not.
    pub needs_ack: bool,
    /// The update message; `None` when it changed nothing.
    pub message: Option<Bytes>,
}

/// Updates that were committed together.
#[derive(Debug)]
pub(super) struct CommittedBatch {
    updates: Vec<AppliedUpdate>,
    frames: Bytes,
}

impl CommittedBatch {
    pub(super) fn contains_sender(&self, id: ConnectionId) -> bool {
        self.updates.iter().any(|update| update.sender == Some(id))
    }

    /// How many of its updates to acknowledge to a connection.
    pub(super) fn ack_count(&self, id: ConnectionId) -> u64 {
        self.updates.iter().map(|update| u64::from(update.needs_ack && update.sender == Some(id))).sum()
    }

    /// The frames of all updates.
    pub(super) fn frames(&self) -> &Bytes {
        &self.frames
    }

    /// The messages of all other senders.
    pub(super) fn messages_of_others(&self, id: ConnectionId) -> impl Iterator<Item = &Bytes> {
        self.updates
            .iter()
            .filter(move |update| update.sender != Some(id))
            .filter_map(|update| update.message.as_ref())
    }

    /// The frames of the updates of all other senders, followed by the acknowledgement.
    pub(super) fn frames_for_sender(&self, id: ConnectionId, acknowledgement: Option<&[u8]>) -> Bytes {
        let mut frames = Vec::new();
        let others = self.updates.iter().filter(|update| update.sender != Some(id));
        for message in others.filter_map(|update| update.message.as_deref()).chain(acknowledgement) {
            write_frame(message, &mut frames);
        }
        frames.into()
    }
}
