//! Handles the messages of connections, and the changes that the server makes.

use std::time::{Duration, Instant};

use axum::body::Bytes;
use tokio::sync::oneshot;
use yrs::{ClientID, StateVector};

use super::{
    super::{
        Permission,
        connection::{ConnectionId, Outgoing, StoredUpdate},
        limits::{
            Close, MAX_APPLY_TIME, MAX_DOCUMENT, MAX_ENTRIES, MAX_INLINE_WORK, MAX_SLOW_APPLY_TIME,
            SLOW_APPLY_TIME, SUSPENSION, VALUE_SIZE,
        },
        protocol::{self, Message},
    },
    Change, Room,
};
use crate::thread_time::thread_time;
use ensemble_core::ids::PersonId;
use ensemble_document::crdt::{
    self, Applied, CrdtError, Integrated,
    scan::{self, Scan},
};

/// The length of an update without structs and deletions, in bytes.
const EMPTY_UPDATE: usize = 2;

/// An update that was scanned.
struct ScannedUpdate {
    content: Bytes,
    scan: Scan,
    /// The message to pass it on.
    message: Bytes,
    is_step_2: bool,
}

impl Room {
    pub(super) async fn on_message(&mut self, id: ConnectionId, message: Message, size: usize) {
        let has_pending_message = self.has_pending_message(id);
        let Some(connection) = self.connections.get_mut(&id) else { return };
        match message {
            // A sync step 2 may be as long as the document: no other one is made before this one was sent.
            Message::SyncStep1(_)
                if connection.synced && (has_pending_message || !connection.sink.is_empty()) => {}
            Message::SyncStep1(state) => {
                connection.synced = true;
                let step_2 = if state.is_empty() { self.full_sync() } else { self.sync_step_2(&state) };
                match (step_2, crdt::state_vector(self.doc.doc())) {
                    (Ok(step_2), Ok(own_state)) => {
                        self.send_when_stored(id, step_2);
                        self.send_when_stored(id, protocol::sync_step_1(&own_state));
                    }
                    _ => self.on_panic(id).await,
                }
            }
            Message::Awareness(update) => {
                let changes = self.presence.apply(id, &connection.participant, update);
                if !changes.is_empty() {
                    self.rooms.presence_broadcaster().send(self.document, &changes);
                    // Also to the sender: a client of y-websocket reconnects when it receives nothing for a while.
                    self.broadcast(&Outgoing::frame(&protocol::awareness(changes)));
                }
            }
            Message::QueryAwareness => {
                let all = self.presence.all(Instant::now());
                self.send(id, &protocol::awareness(all));
            }
            Message::Update { content, .. } if connection.permission == Permission::Read => {
                // A client without a document replies to sync step 1 with an empty update.
                if !connection.denial_sent && content.len() > EMPTY_UPDATE {
                    connection.denial_sent = true;
                    self.send(id, &protocol::permission_denied("read-only"));
                }
            }
            Message::Update { content, message, is_step_2 } => match scan::scan(&content) {
                Err(error) => self.refuse_update(id, error.into()).await,
                Ok(scan) => {
                    if self.size + size + scan.values * VALUE_SIZE > MAX_DOCUMENT {
                        self.disconnect(id, Some(Close::DOCUMENT_FULL));
                    } else if !is_step_2 && self.uses_client_id_of_another(id, &scan) {
                        self.disconnect(id, Some(Close::CLIENT_ID_IN_USE));
                    } else {
                        self.on_update(id, ScannedUpdate { content, scan, message, is_step_2 }).await;
                    }
                }
            },
            Message::Other => {}
        }
    }

    /// Whether an update has structs of a client id under which another connection writes. The first connection to write
    /// under an id keeps it until it ends.
    fn uses_client_id_of_another(&mut self, id: ConnectionId, scan: &Scan) -> bool {
        scan.starts().any(|(client, _)| *self.client_owners.entry(ClientID::new(client)).or_insert(id) != id)
    }

    fn has_pending_message(&self, id: ConnectionId) -> bool {
        let in_flight = self.in_flight.iter().flat_map(|in_flight| &in_flight.batch.messages);
        in_flight.chain(&self.pending.messages).any(|(to, _)| *to == id)
    }

    /// The whole document as a sync step 2; all clients without a document share its bytes until it changes.
    fn full_sync(&mut self) -> Result<Bytes, CrdtError> {
        if let Some(message) = &self.full_sync {
            return Ok(message.clone());
        }
        let message = protocol::sync_step_2(&crdt::encode_state(self.doc.doc())?);
        self.full_sync = Some(message.clone());
        Ok(message)
    }

    fn sync_step_2(&self, state: &StateVector) -> Result<Bytes, CrdtError> {
        crdt::encode_diff(self.doc.doc(), state).map(|missing| protocol::sync_step_2(&missing))
    }

    async fn on_update(&mut self, id: ConnectionId, update: ScannedUpdate) {
        let ScannedUpdate { content, scan, message, is_step_2 } = update;
        let (creates_types, values) = (scan.creates_types, scan.values);
        let (applied, cpu_time) = if scan.work <= MAX_INLINE_WORK {
            let start = thread_time();
            let applied = self.doc.apply(&content, &scan);
            (applied, thread_time().saturating_sub(start))
        } else {
            self.apply_on_blocking_thread(content, scan).await
        };
        let Applied { integrated, dropped } = match applied {
            Ok(applied) => applied,
            Err(error) => return self.refuse_update(id, error).await,
        };
        if cpu_time >= SLOW_APPLY_TIME {
            self.slow_apply_time += cpu_time;
        }
        let person = self.connections.get(&id).map(|connection| connection.person);
        let within_budget = person.is_none_or(|person| self.rooms.charge_cpu(person, cpu_time));
        if cpu_time >= MAX_APPLY_TIME || self.slow_apply_time >= MAX_SLOW_APPLY_TIME || !within_budget {
            self.slow_apply_time = self.slow_apply_time.saturating_sub(cpu_time);
            self.suspend_person(id);
            self.disconnect(id, Some(Close::TOO_MUCH_WORK));
            return self.restore().await;
        }
        if creates_types && self.doc.max_root_len() > MAX_ENTRIES {
            self.disconnect(id, Some(Close::DOCUMENT_FULL));
            return self.restore().await;
        }
        if integrated != Integrated::None {
            self.full_sync = None;
            self.size += values * VALUE_SIZE;
        }
        let message = match integrated {
            Integrated::None => None,
            Integrated::Whole => Some(message),
            Integrated::Part(update) => Some(protocol::update(&update)),
        };
        self.size += message.as_ref().map_or(0, Bytes::len);
        if dropped {
            // The applied part is not acknowledged: it will be sent again together with the dropped part.
            if message.is_some() {
                self.pending.push(StoredUpdate { sender: Some(id), acknowledged: false, message }, person);
            }
            if let Ok(state) = crdt::state_vector(self.doc.doc()) {
                self.send_when_stored(id, protocol::sync_step_1(&state));
            }
        } else {
            self.pending.push(StoredUpdate { sender: Some(id), acknowledged: !is_step_2, message }, person);
        }
    }

    /// Applies an update; returns the processor time as well.
    async fn apply_on_blocking_thread(
        &mut self,
        content: Bytes,
        scan: Scan,
    ) -> (Result<Applied, CrdtError>, Duration) {
        let mut doc = std::mem::take(&mut self.doc);
        let applying = self.rooms.portal().documents.run(move || {
            let start = thread_time();
            let applied = doc.apply(&content, &scan);
            (doc, applied, thread_time().saturating_sub(start))
        });
        match applying.await {
            Some((doc, applied, cpu_time)) => {
                self.doc = doc;
                (applied, cpu_time)
            }
            None => (Err(CrdtError::Panicked), Duration::ZERO),
        }
    }

    /// Closes the connection whose update could not be applied, and restores the document if it may have changed.
    async fn refuse_update(&mut self, id: ConnectionId, error: CrdtError) {
        match error {
            CrdtError::Malformed => self.disconnect(id, Some(Close::MALFORMED_MESSAGE)),
            CrdtError::Refused(limit) => {
                tracing::warn!(document = %self.document, ?limit, "an update was refused");
                self.disconnect(id, Some(Close::TOO_MUCH_WORK));
            }
            CrdtError::Panicked => {
                self.suspend_person(id);
                self.on_panic(id).await;
            }
        }
    }

    /// Suspends the person of a connection whose update took too long or made `yrs` panic.
    fn suspend_person(&self, id: ConnectionId) {
        if let Some(connection) = self.connections.get(&id) {
            tracing::warn!(document = %self.document, "an update took too much processor time and is undone");
            self.rooms.suspend(connection.person, Instant::now() + SUSPENSION);
        }
    }

    /// Sends a message that may contain applied updates, once these are stored.
    fn send_when_stored(&mut self, id: ConnectionId, message: Bytes) {
        if self.is_idle() {
            self.send(id, &message);
        } else {
            self.pending.messages.push((id, message));
        }
    }

    pub(super) async fn change(
        &mut self,
        person: Option<PersonId>,
        change: Change,
        reply: oneshot::Sender<Result<(), Close>>,
    ) {
        if self.unusable {
            let _ = reply.send(Err(Close::NOT_STORED));
            return;
        }
        match self.doc.change(change) {
            Ok(_) if self.doc.max_root_len() > MAX_ENTRIES => {
                let _ = reply.send(Err(Close::DOCUMENT_FULL));
                self.restore().await;
            }
            Ok(((), update)) => {
                self.full_sync = None;
                let message = update.map(|update| protocol::update(&update));
                self.size += message.as_ref().map_or(0, Bytes::len);
                self.pending.change_replies.push(reply);
                self.pending.push(StoredUpdate { sender: None, acknowledged: false, message }, person);
            }
            Err(_) => {
                let _ = reply.send(Err(Close::MALFORMED_MESSAGE));
                self.restore().await;
            }
        }
    }
}
