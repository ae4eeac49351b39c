//! What was collected is stored, and then told; what cannot be is forgotten.

use super::{
    super::{
        limits::Close,
        protocol,
        scribe::Outcome,
        seat::{Post, SeatId, Stored},
        store,
    },
    ROWS_BEFORE_SNAPSHOT, Room,
    batch::{Batch, Underway},
};
use crate::crdt::{self, Document, Fault};
use axum::body::Bytes;

impl Room {
    /// Gives what was collected to the scribe.
    pub(super) async fn hand_over(&mut self) {
        let batch = std::mem::take(&mut self.collected);
        self.due = None;
        let rows = batch.rows(self.document, self.number);
        let Some(last) = rows.last().map(|row| row.number) else {
            return self.told(batch);
        };
        let answer = self.rooms.scribe().ask(rows).await;
        self.underway = Some(Underway { batch, last, answer });
    }

    pub(super) async fn settled(&mut self, outcome: Outcome) {
        let Some(Underway { batch, last, .. }) = self.underway.take() else { return };
        match outcome {
            Outcome::Stored => {
                self.number = last;
                self.told(batch);
                if self.collected.is_empty() {
                    self.keep_snapshot();
                }
            }
            Outcome::Taken => {
                let later = std::mem::replace(&mut self.collected, batch);
                self.collected.stored.extend(later.stored);
                self.collected.persons.extend(later.persons);
                self.collected.answers.extend(later.answers);
                self.collected.replies.extend(later.replies);
                self.read_on().await;
            }
            Outcome::Failed => {
                self.fail(batch);
                let collected = std::mem::take(&mut self.collected);
                self.fail(collected);
                self.everybody_out(Close::AWAY);
                // What was applied and could not be stored must not be seen by who comes next.
                self.lost = self.read_again().await.is_err();
            }
        }
    }

    fn fail(&mut self, batch: Batch) {
        for reply in batch.replies {
            let _ = reply.send(Err(Close::AWAY));
        }
    }

    /// Tells everybody what is stored now.
    fn told(&mut self, batch: Batch) {
        if !batch.stored.is_empty() {
            self.tell_all(&Post::stored(batch.stored));
        }
        for (id, message) in batch.answers {
            self.tell(id, &message);
        }
        for reply in batch.replies {
            let _ = reply.send(Ok(()));
        }
    }

    /// Reads what another process has written, and passes it on.
    pub(super) async fn read_on(&mut self) {
        if self.underway.is_some() {
            // Whoever finds the number taken reads on then.
            return;
        }
        match store::after(&self.rooms.portal().db, self.document, self.number).await {
            Ok((number, rows)) => {
                let updates = rows.iter().flat_map(|row| store::unpacked(row));
                let frames: Vec<Bytes> = updates.map(protocol::update).collect();
                self.whole = None;
                if again(&mut self.doc, frames.iter().map(|frame| &frame[..])).is_err() {
                    return self.restore().await;
                }
                self.number = number;
                let stored: Vec<Stored> = frames
                    .into_iter()
                    .map(|frame| Stored { seat: None, counts: false, frame: Some(frame) })
                    .collect();
                if !stored.is_empty() {
                    self.tell_all(&Post::stored(stored));
                }
            }
            Err(error) => {
                tracing::error!(%error, "a shared document could not be read on");
                self.everybody_out(Close::AWAY);
            }
        }
    }

    /// Somebody sent what the library cannot take: they go, and the document is read again.
    pub(super) async fn broken(&mut self, id: SeatId) {
        tracing::warn!(document = %self.document, "an update broke a document, which is read again");
        self.leave(id, Some(Close::MALFORMED));
        self.restore().await;
    }

    /// Reads the document again, and applies what was not stored yet.
    pub(super) async fn restore(&mut self) {
        let outcome = self.read_again().await;
        let applied = {
            let underway = self.underway.iter().flat_map(|underway| underway.batch.frames());
            again(&mut self.doc, underway.chain(self.collected.frames()))
        };
        if outcome.is_err() || applied.is_err() {
            let collected = std::mem::take(&mut self.collected);
            self.fail(collected);
            self.everybody_out(Close::AWAY);
            self.lost = true;
        }
    }

    pub(super) async fn read_again(&mut self) -> Result<(), Close> {
        let stored = store::load(&self.rooms.portal().db, self.document).await.map_err(|error| {
            tracing::error!(%error, "a shared document could not be read");
            Close::AWAY
        })?;
        self.number = stored.number;
        self.snapshot = stored.snapshot.as_ref().map_or(0, |(number, _)| *number);
        self.size = stored.size();
        self.whole = None;
        let reading = self.rooms.portal().documents.work(move || Document::load(stored.updates()));
        self.doc = match reading.await {
            Some(Ok(doc)) => doc,
            Some(Err(fault)) => {
                tracing::error!(document = %self.document, ?fault, "a stored document cannot be read");
                return Err(Close::UNREADABLE);
            }
            None => return Err(Close::AWAY),
        };
        Ok(())
    }

    /// Keeps a snapshot once the log has grown, so that nobody reads it from the beginning: neither
    /// the room nor the pages that show the document. To be called when all that was applied is stored.
    pub(super) fn keep_snapshot(&mut self) {
        if self.lost || self.number - self.snapshot < ROWS_BEFORE_SNAPSHOT {
            return;
        }
        let Ok(content) = crdt::whole(self.doc.doc()) else { return };
        let (portal, document, number) = (self.rooms.portal().clone(), self.document, self.number);
        self.snapshot = number;
        self.rooms.spawn(async move {
            let work = async {
                let mut to = portal.db.write().await?;
                store::keep_snapshot(&mut to, document, number, &content, portal.now()).await?;
                to.commit().await
            };
            if let Err(error) = work.await {
                tracing::warn!(%error, "a snapshot could not be kept; the log has it all");
            }
        });
    }
}

/// Applies frames of updates that were applied to the document before.
fn again<'a>(doc: &mut Document, frames: impl Iterator<Item = &'a [u8]>) -> Result<(), Fault> {
    for frame in frames {
        let content = protocol::content(frame).map_err(|_| Fault::Malformed)?;
        doc.apply_stored(content)?;
    }
    Ok(())
}
