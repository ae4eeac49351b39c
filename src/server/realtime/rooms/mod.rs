//! The open rooms of this process, and who is connected to them.

mod quotas;
mod recheck;

use std::{
    collections::HashMap,
    fmt,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, Weak,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    time::Instant,
};

use tokio::{
    runtime::{Builder, Handle},
    sync::{Notify, mpsc, oneshot},
};
use uuid::Uuid;
use yrs::TransactionMut;

pub(super) use self::recheck::ConnectionAuthorization;
use super::{
    connection::{Connection, ConnectionId},
    limits::{CloseReason, CpuBudget},
    pg_notifications,
    presence_broadcaster::{PresenceBroadcaster, PresenceEvent},
    room::{Change, ChangeRequest, Command, Room},
    update_writer::UpdateWriter,
};
use crate::Portal;
use ensemble_core::{error::AppError, ids::PersonId};
use ensemble_document::crdt;

/// Capacity of a room's command queue. When it is full, its connections stop reading (backpressure).
const ROOM_QUEUE_CAPACITY: usize = 512;
/// How many times to try to join a room that closes at the same moment.
const MAX_ROOM_ATTEMPTS: usize = 5;

/// The open rooms of this process; cheap to clone.
#[derive(Clone)]
pub struct Rooms(Arc<Inner>);

pub(super) struct Inner {
    portal: Portal,
    runtime: Handle,
    /// Ends the thread of the runtime when it is dropped.
    _shutdown: oneshot::Sender<()>,
    update_writer: UpdateWriter,
    presence_broadcaster: PresenceBroadcaster,
    rooms: Mutex<HashMap<Uuid, mpsc::Sender<Command>>>,
    /// What each connection was authorized with.
    authorizations: Mutex<HashMap<ConnectionId, ConnectionAuthorization>>,
    connections_by_person: Mutex<HashMap<PersonId, usize>>,
    connections: AtomicUsize,
    next_id: AtomicU64,
    /// People who may not connect, and until when.
    blocked_until: Mutex<HashMap<PersonId, Instant>>,
    cpu_budgets: Mutex<HashMap<PersonId, CpuBudget>>,
    /// How many bytes are queued for all connections.
    queued_total: Arc<AtomicUsize>,
    /// Starts a recheck of permissions.
    recheck: Notify,
    /// Held while a changed permission is remembered and sent to its room.
    permission_changes: tokio::sync::Mutex<()>,
    /// The newest entry of the audit log at the last recheck.
    last_audit_entry: Mutex<Option<String>>,
}

impl fmt::Debug for Rooms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let connections = self.0.connections.load(Ordering::Relaxed);
        f.debug_struct("Rooms").field("connections", &connections).finish_non_exhaustive()
    }
}

impl Rooms {
    #[must_use]
    pub fn new(portal: Portal) -> Self {
        let (runtime, shutdown) = start_thread();
        let presence_broadcaster = PresenceBroadcaster::start(&runtime, &portal.db);
        let process = presence_broadcaster.process();
        let rooms = Self(Arc::new(Inner {
            update_writer: UpdateWriter::start(&runtime, portal.db.clone(), process, portal.clock),
            presence_broadcaster,
            runtime,
            _shutdown: shutdown,
            rooms: Mutex::default(),
            authorizations: Mutex::default(),
            connections_by_person: Mutex::default(),
            connections: AtomicUsize::new(0),
            next_id: AtomicU64::new(1),
            blocked_until: Mutex::default(),
            cpu_budgets: Mutex::default(),
            queued_total: Arc::default(),
            recheck: Notify::new(),
            permission_changes: tokio::sync::Mutex::default(),
            last_audit_entry: Mutex::default(),
            portal,
        }));
        rooms.spawn(recheck::recheck_loop(Arc::downgrade(&rooms.0)));
        pg_notifications::start(&rooms, Arc::downgrade(&rooms.0));
        rooms
    }

    /// Runs a task on the thread of the rooms.
    pub(super) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        self.0.runtime.spawn(task);
    }

    pub(super) fn portal(&self) -> &Portal {
        &self.0.portal
    }

    pub(super) fn update_writer(&self) -> &UpdateWriter {
        &self.0.update_writer
    }

    pub(super) fn presence_broadcaster(&self) -> &PresenceBroadcaster {
        &self.0.presence_broadcaster
    }

    /// How many bytes are queued for all connections.
    pub(super) fn queued_total(&self) -> &Arc<AtomicUsize> {
        &self.0.queued_total
    }

    /// Changes a document on the server, in the name of a person; without one, as the portal itself, which may change a full
    /// document a little more: it erases what may not stay there. When this returns, the change is stored and was sent
    /// to the connections of the document. The closure may change nothing. It is given the document with all that is stored.
    ///
    /// # Errors
    /// [`AppError::TooLarge`] when the document is full, [`AppError::Unreadable`] when the document cannot be loaded: then
    /// nothing has changed. [`AppError::Unavailable`] when the database is unavailable: nothing has changed, unless its
    /// connection died during the commit. Then it is not known whether the change is stored.
    pub async fn change<T: Send + 'static>(
        &self,
        document_id: Uuid,
        person: Option<PersonId>,
        change: impl FnOnce(&mut TransactionMut<'_>) -> T + Send + 'static,
    ) -> Result<T, AppError> {
        let (sender, returned) = oneshot::channel();
        let change = Box::new(move |to: &mut TransactionMut<'_>| {
            let _ = sender.send(change(to));
            true
        });
        self.request_change(document_id, person, change).await?;
        returned.await.map_err(|_| AppError::Internal)
    }

    /// Merges an update into a document, in the name of a person or as the portal itself, as [`change`](Self::change) does. The
    /// update may depend on all that is stored.
    ///
    /// # Errors
    /// Those of [`change`](Self::change). [`AppError::Unavailable`] also when the update cannot be read, or depends on
    /// something that is not stored: then nothing has changed.
    pub async fn merge(
        &self,
        document_id: Uuid,
        person: Option<PersonId>,
        update: Vec<u8>,
    ) -> Result<(), AppError> {
        let change = Box::new(move |to: &mut TransactionMut<'_>| {
            let applied = crdt::decode(&update).and_then(|update| crdt::apply_within(to, update));
            applied.is_ok_and(|applied| !applied.dropped)
        });
        self.request_change(document_id, person, change).await
    }

    /// Has the room of a document make a change; returns when it is stored.
    async fn request_change(
        &self,
        document_id: Uuid,
        person: Option<PersonId>,
        change: Change,
    ) -> Result<(), AppError> {
        let mut change = Some(change);
        for _ in 0..MAX_ROOM_ATTEMPTS {
            let room = self.open_room(document_id).await.map_err(|close| match close {
                CloseReason::UNREADABLE => AppError::Unreadable,
                _ => AppError::Unavailable,
            })?;
            let (reply, stored) = oneshot::channel();
            let Ok(slot) = room.reserve().await else { continue };
            let Some(change) = change.take() else { break };
            slot.send(Command::Change(ChangeRequest { person, change, reply }));
            return match stored.await {
                Ok(Ok(())) => Ok(()),
                Ok(Err(CloseReason::TRY_AGAIN_LATER)) | Err(_) => Err(AppError::Unavailable),
                Ok(Err(CloseReason::DOCUMENT_FULL)) => Err(AppError::TooLarge),
                Ok(Err(_)) => Err(AppError::Internal),
            };
        }
        Err(AppError::Unavailable)
    }

    /// Closes all connections and rooms before the process stops. Browsers send again what was not acknowledged.
    pub async fn stop(&self) {
        let rooms: Vec<_> = lock(&self.0.rooms).values().cloned().collect();
        for room in &rooms {
            let _ = room.send(Command::Stop).await;
        }
        for room in rooms {
            room.closed().await;
        }
    }

    /// Adds a connection to the room of its document. A room may refuse it: then it sends [`CloseReason`] to the
    /// connection.
    pub(super) async fn join(
        &self,
        id: ConnectionId,
        authorization: ConnectionAuthorization,
        connection: impl Fn() -> Connection,
    ) -> Result<mpsc::Sender<Command>, CloseReason> {
        for _ in 0..MAX_ROOM_ATTEMPTS {
            let room = self.open_room(authorization.document_id).await?;
            let (reply, joined) = oneshot::channel();
            let join = Command::Join { id, connection: connection(), reply };
            if room.send(join).await.is_ok() && joined.await.is_ok() {
                lock(&self.0.authorizations).insert(id, authorization);
                return Ok(room);
            }
        }
        Err(CloseReason::TRY_AGAIN_LATER)
    }

    /// The room of a document, which is opened if it is not open.
    async fn open_room(&self, document_id: Uuid) -> Result<mpsc::Sender<Command>, CloseReason> {
        if let Some(room) = self.find_room(document_id) {
            return Ok(room);
        }
        let room = Room::open(self.clone(), document_id).await?;
        let mut rooms = lock(&self.0.rooms);
        // Another task may have opened it meanwhile.
        if let Some(room) = open_room_of(&mut rooms, document_id) {
            return Ok(room);
        }
        let (sender, queue) = mpsc::channel(ROOM_QUEUE_CAPACITY);
        rooms.insert(document_id, sender.clone());
        self.spawn(room.run(queue));
        self.presence_broadcaster().request(document_id);
        Ok(sender)
    }

    /// Closes a room, unless commands are queued.
    pub(super) fn close_room(&self, document_id: Uuid, queue: &mut mpsc::Receiver<Command>) -> bool {
        let mut rooms = lock(&self.0.rooms);
        if !queue.is_empty() {
            return false;
        }
        rooms.remove(&document_id);
        queue.close();
        true
    }

    pub(super) fn from_weak(inner: &Weak<Inner>) -> Option<Self> {
        inner.upgrade().map(Self)
    }

    pub(super) fn open_documents(&self) -> Vec<Uuid> {
        lock(&self.0.rooms).keys().copied().collect()
    }

    fn find_room(&self, document_id: Uuid) -> Option<mpsc::Sender<Command>> {
        open_room_of(&mut lock(&self.0.rooms), document_id)
    }

    /// Lets the room of a document, if it is open, read what was stored elsewhere.
    pub(super) async fn catch_up(&self, document_id: Uuid) {
        if let Some(room) = self.find_room(document_id) {
            let _ = room.send(Command::CatchUp).await;
        }
    }

    /// Passes what another process sent about the presence in a document to its room, if it is open.
    pub(super) async fn on_remote_presence(&self, document_id: Uuid, event: PresenceEvent) {
        if let Some(room) = self.find_room(document_id) {
            let _ = room.send(Command::RemotePresence { event }).await;
        }
    }
}

/// The room of a document, if it is open. One whose task panicked is removed, so that the document can be opened again.
fn open_room_of(
    rooms: &mut HashMap<Uuid, mpsc::Sender<Command>>,
    document_id: Uuid,
) -> Option<mpsc::Sender<Command>> {
    let room = rooms.get(&document_id)?;
    if room.is_closed() {
        rooms.remove(&document_id);
        return None;
    }
    Some(room.clone())
}

/// Starts a thread with a runtime for rooms, their sockets and the update writer. A room writes to the sockets of all
/// its connections: on one thread, waking the tasks of these sockets takes no system call.
///
/// Falls back to the runtime of the caller when no thread can be started.
fn start_thread() -> (Handle, oneshot::Sender<()>) {
    let (shutdown, ended) = oneshot::channel::<()>();
    let started = Builder::new_current_thread().enable_all().build().and_then(|runtime| {
        let handle = runtime.handle().clone();
        std::thread::Builder::new().name("rooms".to_owned()).spawn(move || {
            // An error means that the sender was dropped.
            let _ = runtime.block_on(ended);
        })?;
        Ok(handle)
    });
    (started.unwrap_or_else(|_| Handle::current()), shutdown)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
