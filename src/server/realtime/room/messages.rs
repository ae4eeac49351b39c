//! Handles the messages of connections, and the changes that the server makes.

use std::time::{Duration, Instant};

use axum::body::Bytes;
use yrs::{ClientID, StateVector};

use super::{
    super::{
        Permission,
        connection::{AppliedUpdate, ConnectionId, Outgoing},
        limits::{
            BYTES_PER_VALUE, CONNECTION_BLOCK_TIME, CloseReason, MAX_APPLY_TIME, MAX_DOCUMENT_BYTES,
            MAX_DOCUMENT_BYTES_WITHOUT_PERSON, MAX_INLINE_WORK, MAX_ROOT_ENTRIES, MAX_SLOW_UPDATES_TIME,
            SLOW_UPDATE_THRESHOLD,
        },
        protocol::{self, Message},
    },
    ChangeRequest, Room,
};
use crate::thread_time::thread_time;
use ensemble_document::crdt::{
    self, Applied, CrdtError, Integrated,
    scan::{self, Scan},
};

/// The length of an update without structs and deletions, in bytes.
const EMPTY_UPDATE_BYTES: usize = 2;

/// An update that was scanned.
struct ScannedUpdate {
    update: Bytes,
    scan: Scan,
    /// The encoded update message for other connections.
    message: Bytes,
    is_step_2: bool,
}

impl Room {
    pub(super) async fn on_message(&mut self, id: ConnectionId, message: Message, size: usize) {
        let has_deferred_message = self.has_deferred_message(id);
        let Some(connection) = self.connections.get_mut(&id) else { return };
        match message {
            // A sync step 2 may be as long as the document: while one is queued, further requests are ignored.
            Message::SyncStep1(_)
                if connection.step_1_received
                    && (has_deferred_message || !connection.sink.may_take_step_2()) => {}
            Message::SyncStep1(state) => {
                connection.step_1_received = true;
                let step_2 = if state.is_empty() { self.full_sync() } else { self.encode_missing(&state) };
                match (step_2, crdt::state_vector(self.doc.doc())) {
                    (Ok(step_2), Ok(own_state)) => {
                        self.send_when_stored(id, step_2);
                        self.send_when_stored(id, protocol::encode_sync_step_1(&own_state));
                    }
                    _ => self.on_panic(id).await,
                }
            }
            Message::Awareness(update) => {
                let changes = self.presence.apply(id, &connection.participant, update);
                if !changes.is_empty() {
                    self.rooms.presence_broadcaster().send(self.document_id, &changes);
                    // Also to the sender: a client of y-websocket reconnects when it receives nothing for a while.
                    self.broadcast(&Outgoing::frame(&protocol::encode_awareness(changes)));
                }
            }
            Message::QueryAwareness => {
                let all = self.presence.all(Instant::now());
                self.send(id, &protocol::encode_awareness(all));
            }
            Message::Update { update, .. } if connection.permission == Permission::Read => {
                // A client without a document replies to sync step 1 with an empty update.
                if !connection.denial_sent && update.len() > EMPTY_UPDATE_BYTES {
                    connection.denial_sent = true;
                    self.send(id, &protocol::encode_permission_denied("read-only"));
                }
            }
            Message::Update { update, message, is_step_2 } => match scan::scan(&update) {
                Err(error) => self.reject_update(id, error.into()).await,
                Ok(scan) => {
                    if self.size + size + scan.values * BYTES_PER_VALUE > MAX_DOCUMENT_BYTES {
                        self.disconnect(id, Some(CloseReason::DOCUMENT_FULL));
                    } else if !is_step_2 && !self.claim_client_ids(id, &scan) {
                        self.disconnect(id, Some(CloseReason::CLIENT_ID_IN_USE));
                    } else {
                        self.on_update(id, ScannedUpdate { update, scan, message, is_step_2 }).await;
                    }
                }
            },
            Message::Unknown => {}
        }
    }

    /// Claims the client ids of an update for a connection. A connection that writes under an id keeps it until it ends;
    /// returns `false` if a connection of another person has one of them.
    ///
    /// A newer connection of the same person takes the id over, and the older one is closed: a browser that changes the
    /// network keeps its id, and its old connection, which is dead, may be noticed as such only minutes later.
    fn claim_client_ids(&mut self, id: ConnectionId, scan: &Scan) -> bool {
        let person = |id: &ConnectionId| self.connections.get(id).map(|connection| connection.person);
        let own = person(&id);
        let mut replaced = Vec::new();
        for (client, _) in scan.starts() {
            match self.client_owners.get(&ClientID::new(client)) {
                Some(owner) if *owner == id => {}
                Some(owner) if person(owner) == own => replaced.push(*owner),
                Some(_) => return false,
                None => {}
            }
        }
        for older in replaced {
            self.disconnect(older, Some(CloseReason::CLIENT_ID_IN_USE));
        }
        self.client_owners.extend(scan.starts().map(|(client, _)| (ClientID::new(client), id)));
        true
    }

    fn has_deferred_message(&self, id: ConnectionId) -> bool {
        let in_flight = self.in_flight.iter().flat_map(|in_flight| &in_flight.batch.deferred_messages);
        in_flight.chain(&self.pending.deferred_messages).any(|(to, _)| *to == id)
    }

    /// The whole document as a sync step 2; all clients without a document share its bytes until it changes.
    fn full_sync(&mut self) -> Result<Bytes, CrdtError> {
        if let Some(message) = &self.full_sync {
            return Ok(message.clone());
        }
        let message = protocol::encode_sync_step_2(&crdt::encode_state(self.doc.doc())?);
        self.full_sync = Some(message.clone());
        Ok(message)
    }

    fn encode_missing(&self, state: &StateVector) -> Result<Bytes, CrdtError> {
        crdt::encode_diff(self.doc.doc(), state).map(|missing| protocol::encode_sync_step_2(&missing))
    }

    async fn on_update(&mut self, id: ConnectionId, scanned: ScannedUpdate) {
        let ScannedUpdate { update, scan, message, is_step_2 } = scanned;
        let (creates_types, values) = (scan.creates_types, scan.values);
        let (applied, cpu_time) = if scan.work <= MAX_INLINE_WORK {
            let start = thread_time();
            let applied = self.doc.apply(&update, &scan);
            (applied, thread_time().saturating_sub(start))
        } else {
            self.apply_on_blocking_thread(update, scan).await
        };
        let Applied { integrated, dropped } = match applied {
            Ok(applied) => applied,
            Err(error) => return self.reject_update(id, error).await,
        };
        let mut slow_updates_time = self.slow_updates_time;
        if cpu_time >= SLOW_UPDATE_THRESHOLD {
            slow_updates_time += cpu_time;
        }
        let person = self.connections.get(&id).map(|connection| connection.person);
        let within_budget = person.is_none_or(|person| self.rooms.charge_cpu(person, cpu_time));
        if cpu_time >= MAX_APPLY_TIME || slow_updates_time >= MAX_SLOW_UPDATES_TIME || !within_budget {
            tracing::warn!(document = %self.document_id, "an update took too much processor time and is undone");
            self.block_person(id);
            self.disconnect(id, Some(CloseReason::TOO_MUCH_WORK));
            return self.reload_and_reapply().await;
        }
        self.slow_updates_time = slow_updates_time;
        if creates_types && self.doc.max_root_len() > MAX_ROOT_ENTRIES {
            self.disconnect(id, Some(CloseReason::DOCUMENT_FULL));
            return self.reload_and_reapply().await;
        }
        if integrated != Integrated::None {
            self.full_sync = None;
            self.size += values * BYTES_PER_VALUE;
        }
        let message = match integrated {
            Integrated::None => None,
            Integrated::Whole => Some(message),
            Integrated::Part(update) => Some(protocol::encode_update(&update)),
        };
        self.size += message.as_ref().map_or(0, Bytes::len);
        if dropped {
            // The applied part is not acknowledged: it will be sent again together with the dropped part.
            if message.is_some() {
                self.pending.push(AppliedUpdate { sender: Some(id), needs_ack: false, message }, person);
            }
            if let Ok(state) = crdt::state_vector(self.doc.doc()) {
                self.send_when_stored(id, protocol::encode_sync_step_1(&state));
            }
        } else {
            self.pending.push(AppliedUpdate { sender: Some(id), needs_ack: !is_step_2, message }, person);
        }
    }

    /// Applies an update; returns the processor time as well.
    async fn apply_on_blocking_thread(
        &mut self,
        update: Bytes,
        scan: Scan,
    ) -> (Result<Applied, CrdtError>, Duration) {
        let mut doc = std::mem::take(&mut self.doc);
        let applying = self.rooms.portal().document_tasks.run_blocking(move || {
            let start = thread_time();
            let applied = doc.apply(&update, &scan);
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
    async fn reject_update(&mut self, id: ConnectionId, error: CrdtError) {
        match error {
            CrdtError::Malformed => self.disconnect(id, Some(CloseReason::MALFORMED_MESSAGE)),
            CrdtError::LimitExceeded(limit) => {
                tracing::warn!(document_id = %self.document_id, ?limit, "an update was refused");
                self.disconnect(id, Some(CloseReason::TOO_MUCH_WORK));
            }
            CrdtError::Panicked => {
                self.block_person(id);
                self.on_panic(id).await;
            }
        }
    }

    /// Blocks new connections of a person whose update took too long or made `yrs` panic.
    fn block_person(&self, id: ConnectionId) {
        if let Some(connection) = self.connections.get(&id) {
            self.rooms.block_connections(connection.person, Instant::now() + CONNECTION_BLOCK_TIME);
        }
    }

    /// Sends a message that may contain applied updates, once these are stored.
    fn send_when_stored(&mut self, id: ConnectionId, message: Bytes) {
        if self.is_idle() {
            self.send(id, &message);
        } else {
            self.pending.deferred_messages.push((id, message));
        }
    }

    /// Makes a change of the server once the room has read all stored rows: a form may have been made upon rows whose
    /// notification has not arrived.
    pub(super) async fn change(&mut self, request: ChangeRequest) {
        self.waiting_changes.push(request);
        self.catch_up().await;
    }

    pub(super) async fn make_change(&mut self, ChangeRequest { person, change, reply }: ChangeRequest) {
        if self.unusable {
            let _ = reply.send(Err(CloseReason::TRY_AGAIN_LATER));
            return;
        }
        let max_bytes = if person.is_some() { MAX_DOCUMENT_BYTES } else { MAX_DOCUMENT_BYTES_WITHOUT_PERSON };
        match self.doc.change(change) {
            Ok((false, _)) => {
                let _ = reply.send(Err(CloseReason::TRY_AGAIN_LATER));
                self.reload_and_reapply().await;
            }
            Ok(_) if person.is_some() && self.doc.max_root_len() > MAX_ROOT_ENTRIES => {
                let _ = reply.send(Err(CloseReason::DOCUMENT_FULL));
                self.reload_and_reapply().await;
            }
            Ok((true, Some(update))) if self.size + update.len() > max_bytes => {
                let _ = reply.send(Err(CloseReason::DOCUMENT_FULL));
                self.reload_and_reapply().await;
            }
            Ok((true, update)) => {
                self.full_sync = None;
                let message = update.map(|update| protocol::encode_update(&update));
                self.size += message.as_ref().map_or(0, Bytes::len);
                self.pending.change_replies.push(reply);
                self.pending.push(AppliedUpdate { sender: None, needs_ack: false, message }, person);
            }
            Err(_) => {
                let _ = reply.send(Err(CloseReason::MALFORMED_MESSAGE));
                self.reload_and_reapply().await;
            }
        }
    }
}
