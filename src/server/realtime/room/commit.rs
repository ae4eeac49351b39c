//! Stores what a room applied and publishes it, or drops it; and loads the document.

use axum::body::Bytes;

use super::{
    super::{
        connection::{ConnectionId, Outgoing, StoredUpdate},
        limits::Close,
        protocol, store,
        update_writer::Outcome,
    },
    ROWS_PER_SNAPSHOT, Room,
    batch::{Batch, InFlight},
};
use ensemble_document::crdt::{self, CrdtError, Document};

impl Room {
    /// Submits the pending batch to the update writer.
    pub(super) async fn submit(&mut self) {
        let batch = std::mem::take(&mut self.pending);
        let rows = batch.rows(self.document, self.number);
        let Some(last_number) = rows.last().map(|row| row.number) else {
            return self.publish(batch);
        };
        let outcome = self.rooms.update_writer().submit(rows).await;
        self.in_flight = Some(InFlight { batch, last_number, outcome });
    }

    /// Handles the outcome of the batch in flight.
    pub(super) async fn on_outcome(&mut self, outcome: Outcome) {
        let Some(InFlight { batch, last_number, .. }) = self.in_flight.take() else { return };
        match outcome {
            Outcome::Committed => {
                self.number = last_number;
                self.publish(batch);
                if self.pending.is_empty() {
                    self.save_snapshot();
                }
            }
            Outcome::NumberTaken => {
                let later = std::mem::replace(&mut self.pending, batch);
                self.pending.append(later);
                self.catch_up().await;
            }
            Outcome::Failed => {
                reject(batch);
                reject(std::mem::take(&mut self.pending));
                self.disconnect_all(Close::NOT_STORED);
                // The document in memory holds the updates that were rejected.
                self.unusable = self.reload().await.is_err();
            }
        }
    }

    /// Sends out what is stored now, and what waited for it.
    fn publish(&mut self, batch: Batch) {
        if !batch.updates.is_empty() {
            self.broadcast(&Outgoing::stored(batch.updates));
        }
        for (id, message) in batch.messages {
            self.send(id, &message);
        }
        for reply in batch.change_replies {
            let _ = reply.send(Ok(()));
        }
    }

    /// Applies and publishes the rows that another process stored.
    pub(super) async fn catch_up(&mut self) {
        if self.in_flight.is_some() {
            // If another process took the number of a row in flight, the outcome says so.
            return;
        }
        match store::rows_after(&self.rooms.portal().db, self.document, self.number).await {
            Ok((number, rows)) => {
                let updates = rows.iter().flat_map(|row| store::updates_in(row));
                let messages: Vec<Bytes> = updates.map(protocol::update).collect();
                self.full_sync = None;
                if apply_all(&mut self.doc, messages.iter().map(|message| &message[..])).is_err() {
                    return self.restore().await;
                }
                self.number = number;
                let updates: Vec<StoredUpdate> = messages
                    .into_iter()
                    .map(|message| StoredUpdate { sender: None, acknowledged: false, message: Some(message) })
                    .collect();
                if !updates.is_empty() {
                    self.broadcast(&Outgoing::stored(updates));
                }
            }
            Err(error) => {
                tracing::error!(%error, "new rows of a shared document could not be read");
                self.disconnect_all(Close::NOT_STORED);
            }
        }
    }

    /// Closes the connection whose message made `yrs` panic, and restores the document.
    pub(super) async fn on_panic(&mut self, id: ConnectionId) {
        tracing::warn!(document = %self.document, "an update made the library panic; the document is loaded again");
        self.disconnect(id, Some(Close::MALFORMED_MESSAGE));
        self.restore().await;
    }

    /// Loads the document again, and applies the updates that are not stored yet.
    pub(super) async fn restore(&mut self) {
        let loaded = self.reload().await;
        let in_flight = self.in_flight.iter().flat_map(|in_flight| in_flight.batch.update_messages());
        let applied = apply_all(&mut self.doc, in_flight.chain(self.pending.update_messages()));
        if loaded.is_err() || applied.is_err() {
            reject(std::mem::take(&mut self.pending));
            self.disconnect_all(Close::NOT_STORED);
            self.unusable = true;
        }
    }

    /// Loads the document as it is stored.
    pub(super) async fn reload(&mut self) -> Result<(), Close> {
        let stored = store::load(&self.rooms.portal().db, self.document).await.map_err(|error| {
            tracing::error!(%error, "a shared document could not be read");
            Close::NOT_STORED
        })?;
        self.number = stored.number;
        self.snapshot_number = stored.snapshot.as_ref().map_or(0, |(number, _)| *number);
        self.size = stored.size();
        self.full_sync = None;
        let loading = self.rooms.portal().documents.run(move || Document::load(stored.updates()));
        self.doc = match loading.await {
            Some(Ok(doc)) => doc,
            Some(Err(error)) => {
                tracing::error!(document = %self.document, ?error, "a stored document cannot be read");
                return Err(Close::UNREADABLE);
            }
            None => return Err(Close::NOT_STORED),
        };
        Ok(())
    }

    /// Stores a snapshot if there are enough rows since the last one, so that loading the document reads few of them. To be
    /// called when all applied updates are stored.
    pub(super) fn save_snapshot(&mut self) {
        if self.unusable || self.number - self.snapshot_number < ROWS_PER_SNAPSHOT {
            return;
        }
        let Ok(content) = crdt::encode_state(self.doc.doc()) else { return };
        let (portal, document, number) = (self.rooms.portal().clone(), self.document, self.number);
        self.snapshot_number = number;
        self.rooms.spawn(async move {
            if let Err(error) =
                store::save_snapshot(&portal.db, document, number, &content, portal.now()).await
            {
                tracing::warn!(%error, "a snapshot could not be stored; the log has all updates");
            }
        });
    }
}

/// Drops a batch that could not be stored.
fn reject(batch: Batch) {
    for reply in batch.change_replies {
        let _ = reply.send(Err(Close::NOT_STORED));
    }
}

/// Applies update messages that were applied or stored before.
fn apply_all<'a>(doc: &mut Document, messages: impl Iterator<Item = &'a [u8]>) -> Result<(), CrdtError> {
    for message in messages {
        let content = protocol::update_content(message).map_err(|_| CrdtError::Malformed)?;
        doc.apply_stored(content)?;
    }
    Ok(())
}
