//! A client in tests, which is connected to a room without a WebSocket.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use axum::{body::Bytes, http::HeaderMap};
use tokio::sync::mpsc;
use tokio_tungstenite::tungstenite::protocol::frame::FrameHeader;
use tower_sessions::{Session, session::Id};
use uuid::Uuid;
use yrs::{Doc, GetString, ReadTxn, Text, Transact, sync::awareness::AwarenessUpdateEntry};

use super::super::{
    DocumentAccess, Permission, Rooms,
    connection::{Connection, ConnectionId, Outgoing, OutgoingSink},
    limits::CloseReason,
    presence::Participant,
    protocol::{self, Message},
    room::Command,
    rooms::ConnectionAuthorization,
};
use crate::{
    Portal,
    session::{CurrentSession, Store},
};
use ensemble_core::{error::AppError, ids::PersonId, rights::Viewer};
use ensemble_document::crdt;

/// Documents on which everybody has this permission.
pub(super) struct Fixed(pub Option<Permission>);

#[async_trait]
impl DocumentAccess for Fixed {
    async fn permission(&self, _: &Portal, _: &Viewer, _: Uuid) -> Result<Option<Permission>, AppError> {
        Ok(self.0)
    }
}

impl OutgoingSink for mpsc::Sender<Outgoing> {
    fn send(&self, outgoing: &Outgoing) -> bool {
        self.try_send(outgoing.clone()).is_ok()
    }

    fn may_take_step_2(&self) -> bool {
        self.capacity() == self.max_capacity()
    }
}

/// A sink, and what is sent to it.
pub(in crate::realtime) fn sink(size: usize) -> (Arc<dyn OutgoingSink>, mpsc::Receiver<Outgoing>) {
    let (sender, outgoing) = mpsc::channel(size);
    (Arc::new(sender), outgoing)
}

/// The person of all clients.
pub(in crate::realtime) fn imogen() -> PersonId {
    PersonId::from(Uuid::nil())
}

pub(in crate::realtime) fn connection(permission: Permission, sink: &Arc<dyn OutgoingSink>) -> Connection {
    let participant = Participant { id: "1".to_owned(), name: "Imogen".to_owned() };
    let sink = sink.clone();
    Connection {
        permission,
        person: imogen(),
        participant,
        denial_sent: false,
        step_1_received: false,
        shown_seq: None,
        sink,
    }
}

/// A client with its replica of the document.
pub(in crate::realtime) struct Client {
    pub id: ConnectionId,
    pub document_id: Uuid,
    pub doc: Doc,
    pub room: mpsc::Sender<Command>,
    pub outgoing: mpsc::Receiver<Outgoing>,
    /// How many of its updates were acknowledged.
    pub stored: u64,
    pub clock: u32,
    /// The states of other clients that it received.
    pub states: Vec<String>,
    pub closed: Option<CloseReason>,
}

impl Client {
    pub async fn join(rooms: &Rooms, document_id: Uuid, permission: Permission) -> Self {
        Self::join_with(rooms, document_id, permission, crdt::empty()).await
    }

    pub async fn join_with(rooms: &Rooms, document_id: Uuid, permission: Permission, doc: Doc) -> Self {
        Self::join_as(rooms, document_id, permission, doc, imogen()).await
    }

    pub async fn join_as(
        rooms: &Rooms,
        document_id: Uuid,
        permission: Permission,
        doc: Doc,
        person: PersonId,
    ) -> Self {
        let id = rooms.reserve_connection(person).expect("within the limits");
        let (sink, outgoing) = sink(256);
        let join = rooms.join(id, authorization(document_id, permission), || Connection {
            person,
            ..connection(permission, &sink)
        });
        let room = join.await.expect("a room");
        let mut client = Self {
            id,
            document_id,
            doc,
            room,
            outgoing,
            stored: 0,
            clock: 0,
            states: Vec::new(),
            closed: None,
        };
        let state = client.doc.transact().state_vector();
        client.send(protocol::encode_sync_step_1(&state)).await;
        client.receive().await;
        client
    }

    pub async fn send(&self, bytes: Bytes) {
        let message = protocol::decode(&bytes).expect("a message");
        let command = Command::Message { id: self.id, message, size: bytes.len() };
        self.room.send(command).await.expect("the room is open");
    }

    /// Inserts at the beginning, and sends the update.
    pub async fn insert(&self, text: &str) {
        let update = {
            let root = self.doc.get_or_insert_text("load");
            let mut to = self.doc.transact_mut();
            root.insert(&mut to, 0, text);
            to.encode_update_v1()
        };
        self.send(protocol::encode_update(&update)).await;
    }

    /// Handles what was sent, until nothing arrives for a while.
    pub async fn receive(&mut self) {
        while let Ok(Some(outgoing)) =
            tokio::time::timeout(Duration::from_millis(150), self.outgoing.recv()).await
        {
            match outgoing {
                Outgoing::Committed(batch) => {
                    self.stored += batch.ack_count(self.id);
                    for message in messages(batch.frames_for_sender(self.id, None)) {
                        self.handle(&message).await;
                    }
                }
                Outgoing::Frame(frame) => {
                    for message in messages(frame.bytes().clone()) {
                        self.handle(&message).await;
                    }
                }
                Outgoing::Close(close) => self.closed = Some(close),
            }
        }
    }

    /// Counts the acknowledgements in what is sent next.
    pub async fn receive_one(&mut self) {
        match self.outgoing.recv().await.expect("connected") {
            Outgoing::Committed(batch) => self.stored += batch.ack_count(self.id),
            Outgoing::Frame(_) => {}
            Outgoing::Close(CloseReason(code, reason)) => panic!("closed: {code} {reason}"),
        }
    }

    pub async fn handle(&mut self, message: &Bytes) {
        match protocol::decode(message) {
            Ok(Message::Update { update, .. }) => {
                let update = crdt::decode(&update).expect("an update");
                self.doc.transact_mut().apply_update(update).expect("an update");
            }
            Ok(Message::SyncStep1(state)) => {
                let missing = self.doc.transact().encode_diff_v1(&state);
                self.send(protocol::encode_sync_step_2(&missing)).await;
            }
            Ok(Message::Awareness(update)) => {
                let others = update.clients.into_iter().filter(|(client, _)| *client != self.doc.client_id());
                self.states.extend(others.map(|(_, entry)| entry.json.to_string()));
            }
            _ => {}
        }
    }

    /// Sends a state with a position.
    pub async fn set_cursor(&mut self, place: &str) {
        self.clock += 1;
        let json = format!("{{\"at\":\"{place}\"}}").into();
        let entry = AwarenessUpdateEntry { clock: self.clock, json };
        self.send(protocol::encode_awareness([(self.doc.client_id(), entry)])).await;
    }

    /// Waits for a state of another client.
    pub async fn wait_for_state(&mut self, what: &str) {
        let deadline = tokio::time::Instant::now() + Duration::from_secs(10);
        while !self.states.iter().any(|state| state.contains(what)) {
            assert!(tokio::time::Instant::now() < deadline, "{what}: {:?}", self.states);
            self.receive().await;
        }
    }

    /// Waits until the text contains this.
    pub async fn wait_for_text(&mut self, what: &str) {
        let deadline = tokio::time::Instant::now() + Duration::from_secs(10);
        while !self.text().contains(what) {
            assert!(tokio::time::Instant::now() < deadline, "{what}: {:?}", self.text());
            self.receive().await;
        }
    }

    pub fn text(&self) -> String {
        let root = self.doc.get_or_insert_text("load");
        root.get_string(&self.doc.transact())
    }
}

/// The messages in the frames that go to a client.
fn messages(mut frames: Bytes) -> Vec<Bytes> {
    let mut all = Vec::new();
    while !frames.is_empty() {
        let mut cursor = std::io::Cursor::new(&frames);
        let (_, length) = FrameHeader::parse(&mut cursor).expect("a frame").expect("all of its head");
        let head = usize::try_from(cursor.position()).expect("a short head");
        let end = head + usize::try_from(length).expect("a length");
        all.push(frames.slice(head..end));
        frames = frames.slice(end..);
    }
    all
}

/// A new session of the person of all clients.
pub(super) async fn session_of(portal: &Portal) -> Id {
    let session = Session::new(None, Arc::new(Store::new(portal.db.clone(), portal.clock)), None);
    let current = CurrentSession::of(Some(session.clone()), &HeaderMap::new(), None);
    current.sign_in(portal, imogen()).await.expect("signed in");
    session.id().expect("a session that was saved")
}

pub(super) fn authorization(document_id: Uuid, permission: Permission) -> ConnectionAuthorization {
    let access = Arc::new(Fixed(Some(Permission::Write)));
    ConnectionAuthorization {
        session: Id::default(),
        viewer: Viewer::default(),
        document_id,
        access,
        permission,
    }
}
