//! Stores what a room applied and publishes it, or drops it; and loads the document.

use axum::body::Bytes;

use super::{
    super::{
        connection::{AppliedUpdate, ConnectionId, Outgoing},
        limits::CloseReason,
        protocol, store,
        update_writer::WriteOutcome,
    },
    ROWS_PER_SNAPSHOT, Room,
    batch::{Batch, InFlight},
};
use ensemble_document::crdt::{self, CrdtError, Document};

impl Room {
    /// Submits the pending batch to the update writer.
    pub(super) async fn submit(&mut self) {
        let batch = std::mem::take(&mut self.pending);
        let rows = batch.rows(self.document_id, self.last_seq);
        let Some(last_seq) = rows.last().map(|row| row.seq) else {
            return self.publish(batch);
        };
        let outcome = self.rooms.update_writer().submit(rows).await;
        self.in_flight = Some(InFlight { batch, last_seq, outcome });
    }

    /// Handles the outcome of the batch in flight.
    pub(super) async fn on_outcome(&mut self, outcome: WriteOutcome) {
        let Some(InFlight { batch, last_seq, .. }) = self.in_flight.take() else { return };
        match outcome {
            WriteOutcome::Committed => {
                // The document may have been loaded again meanwhile, with later rows of other processes.
                self.last_seq = self.last_seq.max(last_seq);
                self.publish(batch);
                if self.pending.is_empty() {
                    self.save_snapshot();
                }
            }
            WriteOutcome::SequenceConflict => {
                let later = std::mem::replace(&mut self.pending, batch);
                self.pending.append(later);
                self.catch_up().await;
            }
            WriteOutcome::Failed => {
                fail_batch(batch);
                fail_batch(std::mem::take(&mut self.pending));
                self.disconnect_all(CloseReason::TRY_AGAIN_LATER);
                // The document in memory holds the updates that were rejected.
                self.unusable = self.reload().await.is_err();
            }
        }
        if self.missed_catch_up {
            self.catch_up().await;
        }
    }

    /// Broadcasts the updates of a committed batch, and sends the messages and replies that waited for the commit.
    fn publish(&mut self, batch: Batch) {
        if !batch.updates.is_empty() {
            self.broadcast(&Outgoing::committed(batch.updates));
        }
        for (id, message) in batch.deferred_messages {
            self.send(id, &message);
        }
        for reply in batch.change_replies {
            let _ = reply.send(Ok(()));
        }
    }

    /// Reads the rows that were stored elsewhere, and makes the changes that waited for them.
    pub(super) async fn catch_up(&mut self) {
        if self.in_flight.is_some() {
            // The rows that were stored elsewhere may come after those in flight.
            self.missed_catch_up = true;
            return;
        }
        self.missed_catch_up = false;
        let has_all_rows = self.read_new_rows().await;
        for request in std::mem::take(&mut self.waiting_changes) {
            if has_all_rows {
                self.make_change(request).await;
            } else {
                let _ = request.reply.send(Err(CloseReason::TRY_AGAIN_LATER));
            }
        }
    }

    /// Applies and publishes the rows that were stored elsewhere, while no batch is in flight; `false` when they cannot be
    /// read.
    pub(super) async fn read_new_rows(&mut self) -> bool {
        match store::rows_after(&self.rooms.portal().db, self.document_id, self.last_seq).await {
            Ok((_, rows)) if rows.is_empty() => true,
            Ok((last_seq, rows)) => {
                let updates = rows.iter().flat_map(|row| store::updates_in(row));
                let messages: Vec<Bytes> = updates.map(protocol::encode_update).collect();
                self.full_sync = None;
                if apply_all(&mut self.doc, messages.iter().map(|message| &message[..])).is_err() {
                    self.reload_and_reapply().await;
                    return !self.unusable;
                }
                self.last_seq = last_seq;
                self.size += rows.iter().map(Vec::len).sum::<usize>();
                self.broadcast_stored(messages);
                true
            }
            Err(error) => {
                tracing::error!(%error, "new rows of a document could not be read");
                self.disconnect_all(CloseReason::TRY_AGAIN_LATER);
                false
            }
        }
    }

    /// Sends update messages that are stored to every connection.
    fn broadcast_stored(&mut self, messages: Vec<Bytes>) {
        let updates: Vec<AppliedUpdate> = messages
            .into_iter()
            .map(|message| AppliedUpdate { sender: None, needs_ack: false, message: Some(message) })
            .collect();
        if !updates.is_empty() {
            self.broadcast(&Outgoing::committed(updates));
        }
    }

    /// Closes the connection whose message made `yrs` panic, and loads the document again.
    pub(super) async fn on_panic(&mut self, id: ConnectionId) {
        tracing::warn!(document_id = %self.document_id, "a message made yrs panic; the document is loaded again");
        self.disconnect(id, Some(CloseReason::MALFORMED_MESSAGE));
        self.reload_and_reapply().await;
    }

    /// Loads the document again, and applies the updates that are not stored yet. Rows of other processes that were loaded
    /// are sent to the connections.
    pub(super) async fn reload_and_reapply(&mut self) {
        let known = self.last_seq;
        let loaded = self.reload().await;
        if loaded.is_ok() && self.last_seq > known {
            match store::rows_after(&self.rooms.portal().db, self.document_id, known).await {
                Ok((_, rows)) => {
                    let updates = rows.iter().flat_map(|row| store::updates_in(row));
                    self.broadcast_stored(updates.map(protocol::encode_update).collect());
                }
                Err(error) => {
                    tracing::error!(%error, "new rows of a document could not be read");
                    self.disconnect_all(CloseReason::TRY_AGAIN_LATER);
                }
            }
        }
        let in_flight = self.in_flight.iter().flat_map(|in_flight| in_flight.batch.update_messages());
        let applied = apply_all(&mut self.doc, in_flight.chain(self.pending.update_messages()));
        // A batch in flight may be stored already; then it counts twice until the document is loaded again.
        let in_flight_size = self.in_flight.as_ref().map_or(0, |in_flight| in_flight.batch.size());
        self.size += in_flight_size + self.pending.size();
        if loaded.is_err() || applied.is_err() {
            fail_batch(std::mem::take(&mut self.pending));
            self.disconnect_all(CloseReason::TRY_AGAIN_LATER);
            self.unusable = true;
        }
    }

    /// Loads the document as it is stored.
    pub(super) async fn reload(&mut self) -> Result<(), CloseReason> {
        let stored = store::load(&self.rooms.portal().db, self.document_id).await.map_err(|error| {
            tracing::error!(%error, "a document could not be read");
            CloseReason::TRY_AGAIN_LATER
        })?;
        self.last_seq = stored.last_seq;
        self.snapshot_seq = stored.snapshot.as_ref().map_or(0, |(seq, _)| *seq);
        self.size = stored.size();
        self.full_sync = None;
        let loading =
            self.rooms.portal().document_tasks.run_blocking(move || Document::load(stored.updates()));
        self.doc = match loading.await {
            Some(Ok(doc)) => doc,
            Some(Err(error)) => {
                tracing::error!(document_id = %self.document_id, ?error, "a stored document cannot be read");
                return Err(CloseReason::UNREADABLE);
            }
            None => return Err(CloseReason::TRY_AGAIN_LATER),
        };
        Ok(())
    }

    /// Stores a snapshot if there are enough rows since the last one, so that loading the document reads few of them.
    /// To be called when all applied updates are stored.
    pub(super) fn save_snapshot(&mut self) {
        if self.unusable || self.last_seq - self.snapshot_seq < ROWS_PER_SNAPSHOT {
            return;
        }
        let Ok(content) = crdt::encode_state(self.doc.doc()) else { return };
        let (portal, document_id, seq) = (self.rooms.portal().clone(), self.document_id, self.last_seq);
        self.snapshot_seq = seq;
        self.rooms.spawn(async move {
            if let Err(error) =
                store::save_snapshot(&portal.db, document_id, seq, &content, portal.now()).await
            {
                tracing::warn!(%error, "a snapshot could not be stored; the log has all updates");
            }
        });
    }
}

/// Replies with an error to the change requests of a batch that could not be stored.
fn fail_batch(batch: Batch) {
    for reply in batch.change_replies {
        let _ = reply.send(Err(CloseReason::TRY_AGAIN_LATER));
    }
}

/// Applies update messages that were applied or stored before.
fn apply_all<'a>(doc: &mut Document, messages: impl Iterator<Item = &'a [u8]>) -> Result<(), CrdtError> {
    for message in messages {
        let content = protocol::decode_update(message).map_err(|_| CrdtError::Malformed)?;
        doc.apply_stored(content)?;
    }
    Ok(())
}
