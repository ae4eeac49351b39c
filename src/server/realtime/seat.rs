//! One connection, as its room sees it.

use std::sync::Arc;

use axum::body::Bytes;
use tokio_tungstenite::tungstenite::protocol::frame::{
    FrameHeader,
    coding::{Data, OpCode},
};

use super::{Standing, limits::Close, presence::Face};
use crate::ids::PersonId;

/// A connection's number within the process.
pub(super) type SeatId = u64;

/// What goes to a connection.
#[derive(Clone, Debug)]
pub(super) enum Post {
    /// What was stored together: others' updates are passed on, one's own are acknowledged.
    Stored(Arc<Together>),
    /// A message.
    Frame(Frame),
    /// The end.
    Close(Close),
}

impl Post {
    /// One message.
    pub(super) fn frame(message: &[u8]) -> Self {
        Self::Frame(Frame::of(message))
    }

    /// Updates that are stored now.
    pub(super) fn stored(all: Vec<Stored>) -> Self {
        let mut frames = Vec::new();
        for message in all.iter().filter_map(|stored| stored.frame.as_deref()) {
            frame(message, &mut frames);
        }
        Self::Stored(Arc::new(Together { all, bytes: frames.into() }))
    }
}

/// A message, as a WebSocket carries it: the same bytes for whoever is told.
#[derive(Clone, Debug)]
pub(super) struct Frame(Bytes);

impl Frame {
    fn of(message: &[u8]) -> Self {
        let mut bytes = Vec::with_capacity(message.len() + HEAD);
        frame(message, &mut bytes);
        Self(bytes.into())
    }

    /// The whole of it.
    pub(super) fn bytes(&self) -> &Bytes {
        &self.0
    }
}

/// The longest head of a frame, in bytes.
const HEAD: usize = 10;

/// Writes a frame that goes to a client: those have no mask.
fn frame(message: &[u8], to: &mut Vec<u8>) {
    let head = FrameHeader { opcode: OpCode::Data(Data::Binary), mask: None, ..FrameHeader::default() };
    // Nothing that is written to memory fails.
    let _ = head.format(message.len() as u64, to);
    to.extend_from_slice(message);
}

/// One update that is stored now.
#[derive(Clone, Debug)]
pub(super) struct Stored {
    /// Whose it is; nobody's when it came another way than through a connection.
    pub seat: Option<SeatId>,
    /// Whether its sender counts it: an answer to step 1 is not counted.
    pub counts: bool,
    /// The message of the update; none when it said nothing new.
    pub frame: Option<Bytes>,
}

/// What was stored together, and the frames of all of it.
#[derive(Debug)]
pub(super) struct Together {
    all: Vec<Stored>,
    bytes: Bytes,
}

impl Together {
    /// Whether some of it comes from a connection.
    pub(super) fn has(&self, seat: SeatId) -> bool {
        self.all.iter().any(|stored| stored.seat == Some(seat))
    }

    /// How many of a connection's updates are in it that it counts.
    pub(super) fn counted(&self, seat: SeatId) -> u64 {
        self.all.iter().map(|stored| u64::from(stored.counts && stored.seat == Some(seat))).sum()
    }

    /// For whom nothing of it is their own.
    pub(super) fn bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// Without what comes from a connection, and with one more message.
    pub(super) fn without(&self, seat: SeatId, more: Option<&[u8]>) -> Bytes {
        let mut frames = Vec::new();
        let others = self.all.iter().filter(|stored| stored.seat != Some(seat));
        for message in others.filter_map(|stored| stored.frame.as_deref()).chain(more) {
            frame(message, &mut frames);
        }
        frames.into()
    }
}

/// Where what goes to a connection is put.
pub(super) trait Mailbox: Send + Sync {
    /// Takes a post; `false` when too much waits there already.
    fn put(&self, post: &Post) -> bool;

    /// Whether everything that was put here has left.
    fn is_empty(&self) -> bool;
}

/// A connection that is in a room.
pub(super) struct Seat {
    /// What it may do.
    pub standing: Standing,
    /// Who it is.
    pub person: PersonId,
    /// The same, as others see it.
    pub face: Face,
    /// Whether it was told that it may only read.
    pub told: bool,
    /// Whether its step 1 was answered.
    pub answered: bool,
    /// Where its messages go.
    pub to: Arc<dyn Mailbox>,
}

impl Seat {
    /// Posts; `false` when the connection does not read what it is sent.
    pub(super) fn post(&self, post: &Post) -> bool {
        self.to.put(post)
    }
}
