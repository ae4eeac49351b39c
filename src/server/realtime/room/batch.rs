//! What is applied and not stored yet.

use axum::body::Bytes;
use tokio::sync::oneshot;
use uuid::Uuid;

use super::super::{
    limits::Close,
    protocol,
    scribe::Outcome,
    seat::{SeatId, Stored},
    store::{self, NewRow},
};
use crate::ids::PersonId;

/// Something that is applied and not told to anybody yet.
#[derive(Default)]
pub(super) struct Batch {
    pub stored: Vec<Stored>,
    pub persons: Vec<Option<PersonId>>,
    pub answers: Vec<(SeatId, Bytes)>,
    pub replies: Vec<oneshot::Sender<Result<(), Close>>>,
}

impl Batch {
    pub(super) fn is_empty(&self) -> bool {
        self.stored.is_empty() && self.answers.is_empty() && self.replies.is_empty()
    }

    pub(super) fn frames(&self) -> impl Iterator<Item = &[u8]> {
        self.stored.iter().filter_map(|stored| stored.frame.as_deref())
    }

    /// One row for each stretch of updates by the same person.
    pub(super) fn rows(&self, document: Uuid, after: i64) -> Vec<NewRow> {
        let mut rows: Vec<NewRow> = Vec::new();
        for (stored, person) in self.stored.iter().zip(&self.persons) {
            let Some(content) = stored.frame.as_deref().and_then(|frame| protocol::content(frame).ok())
            else {
                continue;
            };
            match rows.last_mut() {
                Some(last) if last.person == *person => store::pack(&mut last.content, content),
                last => {
                    let number = last.map_or(after, |last| last.number) + 1;
                    let mut row = NewRow { document, number, person: *person, content: Vec::new() };
                    store::pack(&mut row.content, content);
                    rows.push(row);
                }
            }
        }
        rows
    }
}

/// A batch that is with the scribe.
pub(super) struct Underway {
    pub batch: Batch,
    pub last: i64,
    pub answer: oneshot::Receiver<Outcome>,
}
