//! Updates that are applied in memory and not stored yet, and what waits for them.

use axum::body::Bytes;
use tokio::sync::oneshot;
use uuid::Uuid;

use super::super::{
    connection::{AppliedUpdate, ConnectionId},
    limits::CloseReason,
    protocol,
    store::{self, NewRow},
    update_writer::WriteOutcome,
};
use ensemble_core::ids::PersonId;

#[derive(Default)]
pub(super) struct Batch {
    pub updates: Vec<AppliedUpdate>,
    /// The author of each update.
    pub authors: Vec<Option<PersonId>>,
    /// Messages that contain updates of the batch, and the connections that they go to.
    pub deferred_messages: Vec<(ConnectionId, Bytes)>,
    /// Replies to [`super::Command::Change`].
    pub change_replies: Vec<oneshot::Sender<Result<(), CloseReason>>>,
}

impl Batch {
    pub(super) fn is_empty(&self) -> bool {
        self.updates.is_empty() && self.deferred_messages.is_empty() && self.change_replies.is_empty()
    }

    pub(super) fn push(&mut self, update: AppliedUpdate, author: Option<PersonId>) {
        self.updates.push(update);
        self.authors.push(author);
    }

    pub(super) fn append(&mut self, mut other: Self) {
        self.updates.append(&mut other.updates);
        self.authors.append(&mut other.authors);
        self.deferred_messages.append(&mut other.deferred_messages);
        self.change_replies.append(&mut other.change_replies);
    }

    /// The length of the messages of the updates that change the document, in bytes.
    pub(super) fn size(&self) -> usize {
        self.update_messages().map(<[u8]>::len).sum()
    }

    /// The messages of the updates that change the document.
    pub(super) fn update_messages(&self) -> impl Iterator<Item = &[u8]> {
        self.updates.iter().filter_map(|update| update.message.as_deref())
    }

    /// The rows to store, numbered from `after + 1`: one for each run of updates by the same author.
    pub(super) fn rows(&self, document_id: Uuid, after: i64) -> Vec<NewRow> {
        let mut rows: Vec<NewRow> = Vec::new();
        for (update, author) in self.updates.iter().zip(&self.authors) {
            let update = update.message.as_deref().and_then(|message| protocol::decode_update(message).ok());
            let Some(update) = update else { continue };
            match rows.last_mut() {
                Some(last) if last.author == *author => store::push_update(&mut last.updates, update),
                last => {
                    let seq = last.map_or(after, |last| last.seq) + 1;
                    let mut row = NewRow { document_id, seq, author: *author, updates: Vec::new() };
                    store::push_update(&mut row.updates, update);
                    rows.push(row);
                }
            }
        }
        rows
    }
}

/// A batch that was submitted to the update writer.
pub(super) struct InFlight {
    pub batch: Batch,
    /// The number of its last row.
    pub last_seq: i64,
    pub outcome: oneshot::Receiver<WriteOutcome>,
}
