//! One connection, as its room sees it.

use std::sync::Arc;

use axum::body::Bytes;
use tokio::sync::mpsc;

use super::{Standing, limits::Close, presence::Face};
use crate::ids::PersonId;

/// A connection's number within the process.
pub(super) type SeatId = u64;

/// What goes to a connection.
#[derive(Clone, Debug)]
pub(super) enum Post {
    /// What was stored together: others' updates are passed on, one's own are acknowledged.
    Stored(Arc<[Stored]>),
    /// A message.
    Frame(Bytes),
    /// The end.
    Close(Close),
}

/// One update that is stored now.
#[derive(Clone, Debug)]
pub(super) struct Stored {
    /// Whose it is; nobody's when it came another way than through a connection.
    pub seat: Option<SeatId>,
    /// Whether its sender counts it: an answer to step 1 is not counted.
    pub counts: bool,
    /// The frame of the update; none when it said nothing new.
    pub frame: Option<Bytes>,
}

/// A connection that is in a room.
#[derive(Debug)]
pub(super) struct Seat {
    /// What it may do.
    pub standing: Standing,
    /// Who it is.
    pub person: PersonId,
    /// The same, as others see it.
    pub face: Face,
    /// Whether it was told that it may only read.
    pub told: bool,
    /// Where its messages go.
    pub post: mpsc::Sender<Post>,
}

impl Seat {
    /// Posts; `false` when the connection does not read what it is sent, or is gone.
    pub(super) fn post(&self, post: Post) -> bool {
        self.post.try_send(post).is_ok()
    }
}
