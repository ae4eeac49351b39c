//! A room: the task that owns a document while connections to it are open. A room also opens for a change of the server
//! (`Rooms::change`) when nobody is connected, and closes once that is stored.
//!
//! A room applies an update as soon as it arrives, and adds it to the *pending* batch. When no batch is *in flight*,
//! the pending one is submitted to the update writer. When it is committed, its updates are sent to the connections.
//! One batch of a room is in flight at a time, so that the log has the order in which updates were applied.

mod batch;
mod commit;
mod messages;
#[cfg(test)]
mod tests;

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use axum::body::Bytes;
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;
use yrs::{ClientID, TransactionMut};

use self::batch::{Batch, InFlight};
use super::{
    Permission,
    connection::{Connection, ConnectionId, Outgoing},
    limits::{CloseReason, MAX_CONNECTIONS_PER_DOCUMENT, MAX_CONNECTIONS_PER_DOCUMENT_AND_PERSON},
    presence::Presence,
    presence_broadcaster::PresenceEvent,
    protocol::{self, Message},
    rooms::Rooms,
    update_writer::WriteOutcome,
};
use ensemble_core::ids::PersonId;
use ensemble_document::crdt::Document;

/// A snapshot is written when this many rows follow the last one.
const ROWS_PER_SNAPSHOT: i64 = 200;
/// A batch with this many updates is submitted at once, even if more commands are queued.
const MAX_UPDATES_PER_BATCH: usize = 256;

/// Makes a change of the server, such as that of a form; returns whether all of it could be made. Otherwise the room undoes
/// what was made.
pub(super) type Change = Box<dyn FnOnce(&mut TransactionMut<'_>) -> bool + Send>;

/// A change that the server wants to make.
pub(super) struct ChangeRequest {
    pub person: Option<PersonId>,
    pub change: Change,
    /// For the reply, which is sent when the change is stored or has failed.
    pub reply: oneshot::Sender<Result<(), CloseReason>>,
}

pub(super) enum Command {
    /// A connection joins; the reply is sent when it has joined or was refused.
    Join { id: ConnectionId, connection: Connection, reply: oneshot::Sender<()> },
    /// A message from a connection; `size` is the frame's length in bytes.
    Message { id: ConnectionId, message: Message, size: usize },
    /// A connection ended.
    Leave { id: ConnectionId },
    /// What a connection may do has changed; an error closes it.
    SetPermission { id: ConnectionId, permission: Result<Permission, CloseReason> },
    /// Changes the document.
    Change(ChangeRequest),
    /// Another process, or a room of this one that has closed, has stored updates.
    CatchUp,
    /// Another process sent the state of one of its clients, or requests the states of this process's clients.
    RemotePresence { event: PresenceEvent },
    /// The process stops.
    Stop,
}

pub(super) struct Room {
    document_id: Uuid,
    rooms: Rooms,
    doc: Document,
    /// The whole document as a sync step 2, until it changes.
    full_sync: Option<Bytes>,
    /// How much processor time the slow updates took together.
    slow_updates_time: Duration,
    /// The last row that is known to be stored.
    last_seq: i64,
    /// The last row in the snapshot.
    snapshot_seq: i64,
    /// The estimated size that is compared with `MAX_DOCUMENT_BYTES`, in bytes.
    size: usize,
    connections: HashMap<ConnectionId, Connection>,
    /// The connection that writes under a client id.
    client_owners: HashMap<ClientID, ConnectionId>,
    presence: Presence,
    pending: Batch,
    in_flight: Option<InFlight>,
    /// Whether rows may have been stored elsewhere while a batch was in flight.
    missed_catch_up: bool,
    /// Changes of the server that are made once the room has read all stored rows. There are some only while a batch is in
    /// flight.
    waiting_changes: Vec<ChangeRequest>,
    stopping: bool,
    /// Whether the document in memory differs from the stored one and could not be loaded again. Then it is not sent to
    /// any connection.
    unusable: bool,
}

impl Room {
    /// Loads a document.
    pub(super) async fn open(rooms: Rooms, document_id: Uuid) -> Result<Self, CloseReason> {
        let mut room = Self {
            document_id,
            rooms,
            doc: Document::default(),
            full_sync: None,
            slow_updates_time: Duration::ZERO,
            last_seq: 0,
            snapshot_seq: 0,
            size: 0,
            connections: HashMap::new(),
            client_owners: HashMap::new(),
            presence: Presence::default(),
            pending: Batch::default(),
            in_flight: None,
            missed_catch_up: false,
            waiting_changes: Vec::new(),
            stopping: false,
            unusable: false,
        };
        room.reload().await?;
        Ok(room)
    }

    /// Handles commands and outcomes until no connection is left and all updates are stored.
    pub(super) async fn run(mut self, mut queue: mpsc::Receiver<Command>) {
        // The notifications of rows that were stored while the document was loaded found no room.
        if !self.read_new_rows().await {
            self.unusable = true;
        }
        loop {
            if self.can_submit() && self.pending.updates.len() >= MAX_UPDATES_PER_BATCH {
                self.submit().await;
            } else {
                tokio::select! {
                    biased;
                    outcome = in_flight_outcome(&mut self.in_flight) => self.on_outcome(outcome).await,
                    command = queue.recv() => match command {
                        Some(command) => self.handle(command).await,
                        None => return,
                    },
                    // Last, so that the updates of all queued commands are in the batch.
                    () = std::future::ready(()), if self.can_submit() => self.submit().await,
                }
            }
            if self.connections.is_empty()
                && self.is_idle()
                && self.rooms.close_room(self.document_id, &mut queue)
            {
                return self.drain(queue).await;
            }
        }
    }

    /// Whether all updates are stored.
    fn is_idle(&self) -> bool {
        self.in_flight.is_none() && self.pending.is_empty()
    }

    fn can_submit(&self) -> bool {
        self.in_flight.is_none() && !self.pending.is_empty()
    }

    /// Handles the changes that were queued just before the room closed. Connections that were about to join open the
    /// room again; that room then reads what is stored here.
    async fn drain(mut self, mut queue: mpsc::Receiver<Command>) {
        let mut has_changed = false;
        while let Some(command) = queue.recv().await {
            if let Command::Change(request) = command {
                has_changed = true;
                self.change(request).await;
            }
        }
        while !self.is_idle() {
            if self.can_submit() {
                self.submit().await;
            } else {
                let outcome = in_flight_outcome(&mut self.in_flight).await;
                self.on_outcome(outcome).await;
            }
        }
        if has_changed {
            self.rooms.catch_up(self.document_id).await;
        }
        self.save_snapshot();
    }

    async fn handle(&mut self, command: Command) {
        match command {
            Command::Join { id, connection, reply } => {
                self.join(id, connection);
                let _ = reply.send(());
            }
            Command::Message { id, message, size } => self.on_message(id, message, size).await,
            Command::Leave { id } => self.disconnect(id, None),
            Command::SetPermission { id, permission: Ok(permission) } => self.set_permission(id, permission),
            Command::SetPermission { id, permission: Err(close) } => self.disconnect(id, Some(close)),
            Command::Change(request) => self.change(request).await,
            Command::CatchUp => self.catch_up().await,
            Command::RemotePresence { event: PresenceEvent::Request } => {
                self.rooms.presence_broadcaster().send(self.document_id, &self.presence.local());
            }
            Command::RemotePresence { event: PresenceEvent::State(client, entry) } => {
                let changes = self.presence.apply_remote(client, entry, Instant::now());
                if !changes.is_empty() {
                    self.broadcast(&Outgoing::frame(&protocol::encode_awareness(changes)));
                }
            }
            Command::Stop => {
                self.stopping = true;
                self.disconnect_all(CloseReason::RESTART);
            }
        }
    }

    fn join(&mut self, id: ConnectionId, connection: Connection) {
        let refused = if self.stopping {
            Some(CloseReason::RESTART)
        } else if self.unusable {
            Some(CloseReason::TRY_AGAIN_LATER)
        } else {
            (!self.try_admit(&connection)).then_some(CloseReason::TOO_MANY_CONNECTIONS)
        };
        if let Some(close) = refused {
            connection.send(&Outgoing::Close(close));
            return;
        }
        let present = self.presence.all(Instant::now());
        if !present.is_empty() {
            connection.send(&Outgoing::frame(&protocol::encode_awareness(present)));
        }
        if connection.shown_seq.is_some_and(|shown| shown < self.last_seq) {
            connection.send(&Outgoing::frame(&protocol::encode_changed()));
        }
        self.connections.insert(id, connection);
    }

    /// Whether a connection may join. If the room is full and the connection may write, the newest one that may only
    /// read is closed.
    fn try_admit(&mut self, connection: &Connection) -> bool {
        let own = self.connections.values().filter(|other| other.person == connection.person).count();
        if own >= MAX_CONNECTIONS_PER_DOCUMENT_AND_PERSON {
            return false;
        }
        if self.connections.len() < MAX_CONNECTIONS_PER_DOCUMENT {
            return true;
        }
        let readers = self
            .connections
            .iter()
            .filter(|(_, other)| other.permission == Permission::Read)
            .map(|(id, _)| *id);
        match readers.max().filter(|_| connection.permission == Permission::Write) {
            Some(newest) => {
                self.disconnect(newest, Some(CloseReason::TOO_MANY_CONNECTIONS));
                true
            }
            None => false,
        }
    }

    fn set_permission(&mut self, id: ConnectionId, permission: Permission) {
        let Some(connection) = self.connections.get_mut(&id) else { return };
        let may_no_longer_write =
            connection.permission == Permission::Write && permission == Permission::Read;
        connection.permission = permission;
        connection.denial_sent = may_no_longer_write;
        if may_no_longer_write {
            self.send(id, &protocol::encode_permission_denied("read-only"));
        }
    }

    /// Removes a connection, and closes it with a reason unless it has ended.
    fn disconnect(&mut self, id: ConnectionId, close: Option<CloseReason>) {
        if let (Some(connection), Some(close)) = (self.connections.remove(&id), close) {
            connection.send(&Outgoing::Close(close));
        }
        self.client_owners.retain(|_, owner| *owner != id);
        let changes = self.presence.disconnect(id);
        if !changes.is_empty() {
            self.rooms.presence_broadcaster().send(self.document_id, &changes);
            self.broadcast(&Outgoing::frame(&protocol::encode_awareness(changes)));
        }
    }

    fn disconnect_all(&mut self, close: CloseReason) {
        let mut changes = Vec::new();
        for (id, connection) in self.connections.drain() {
            connection.send(&Outgoing::Close(close));
            changes.extend(self.presence.disconnect(id));
        }
        self.client_owners.clear();
        if !changes.is_empty() {
            self.rooms.presence_broadcaster().send(self.document_id, &changes);
        }
    }

    /// Sends a message to a connection.
    fn send(&mut self, id: ConnectionId, message: &[u8]) {
        let outgoing = Outgoing::frame(message);
        if self.connections.get(&id).is_some_and(|connection| !connection.send(&outgoing)) {
            self.disconnect(id, Some(CloseReason::TOO_SLOW));
        }
    }

    /// Sends to all connections.
    fn broadcast(&mut self, outgoing: &Outgoing) {
        let slow: Vec<ConnectionId> = self
            .connections
            .iter()
            .filter(|(_, connection)| !connection.send(outgoing))
            .map(|(id, _)| *id)
            .collect();
        for id in slow {
            self.disconnect(id, Some(CloseReason::TOO_SLOW));
        }
    }
}

/// The outcome of the batch in flight; never ready when there is none.
async fn in_flight_outcome(in_flight: &mut Option<InFlight>) -> WriteOutcome {
    match in_flight {
        Some(in_flight) => (&mut in_flight.outcome).await.unwrap_or(WriteOutcome::Failed),
        None => std::future::pending().await,
    }
}
