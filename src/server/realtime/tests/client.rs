//! A client of a test: its own copy of the document, and its line to the room.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use axum::body::Bytes;
use tokio::sync::mpsc;
use tokio_tungstenite::tungstenite::protocol::frame::FrameHeader;
use tower_sessions::session::Id;
use uuid::Uuid;
use yrs::{Doc, GetString, ReadTxn, Text, Transact, sync::awareness::AwarenessUpdateEntry};

use super::super::{
    Rooms, Standing, Subject,
    limits::Close,
    presence::Face,
    protocol::{self, Message},
    room::Command,
    rooms::Guest,
    seat::{Mailbox, Post, Seat, SeatId},
};
use crate::{crdt, error::AppError, ids::PersonId, rights::Viewer, server::Portal};

struct Open;

#[async_trait]
impl Subject for Open {
    async fn standing(&self, _: &Portal, _: &Viewer, _: Uuid) -> Result<Option<Standing>, AppError> {
        Ok(Some(Standing::Writes))
    }
}

/// What is posted to a client of a test, in order.
impl Mailbox for mpsc::Sender<Post> {
    fn put(&self, post: &Post) -> bool {
        self.try_send(post.clone()).is_ok()
    }

    fn is_empty(&self) -> bool {
        self.capacity() == self.max_capacity()
    }
}

pub(in super::super) fn letterbox(size: usize) -> (Arc<dyn Mailbox>, mpsc::Receiver<Post>) {
    let (to, letters) = mpsc::channel(size);
    (Arc::new(to), letters)
}

/// The person whom everybody is.
pub(in super::super) fn imogen() -> PersonId {
    PersonId::from(Uuid::nil())
}

pub(in super::super) fn seat(standing: Standing, to: &Arc<dyn Mailbox>) -> Seat {
    let face = Face { id: "1".to_owned(), name: "Imogen".to_owned() };
    Seat { standing, person: imogen(), face, told: false, answered: false, to: to.clone() }
}

/// A client: its own copy of the document, and its line to the room.
pub(super) struct Client {
    pub id: SeatId,
    pub document: Uuid,
    pub doc: Doc,
    pub room: mpsc::Sender<Command>,
    pub letters: mpsc::Receiver<Post>,
    pub stored: u64,
    pub clock: u32,
    /// What was said of others.
    pub states: Vec<String>,
    pub closed: Option<Close>,
}

impl Client {
    pub async fn come(rooms: &Rooms, document: Uuid, standing: Standing) -> Self {
        Self::come_as(rooms, document, standing, crdt::empty()).await
    }

    pub async fn come_as(rooms: &Rooms, document: Uuid, standing: Standing, doc: Doc) -> Self {
        let id = rooms.admit(imogen()).expect("room for one more");
        let (to, letters) = letterbox(256);
        let room = rooms.enter(id, guest(document, standing), || seat(standing, &to)).await.expect("a seat");
        let mut client =
            Self { id, document, doc, room, letters, stored: 0, clock: 0, states: Vec::new(), closed: None };
        let have = client.doc.transact().state_vector();
        client.say(protocol::have(&have)).await;
        client.listen().await;
        client
    }

    pub async fn say(&self, frame: Bytes) {
        let message = protocol::read(&frame).expect("a message");
        let said = Command::Said { id: self.id, message, size: frame.len() };
        self.room.send(said).await.expect("the room listens");
    }

    /// Types at the beginning, and tells the room.
    pub async fn types(&self, text: &str) {
        let update = {
            let root = self.doc.get_or_insert_text("load");
            let mut to = self.doc.transact_mut();
            root.insert(&mut to, 0, text);
            to.encode_update_v1()
        };
        self.say(protocol::update(&update)).await;
    }

    /// Takes what was sent, until nothing comes for a while.
    pub async fn listen(&mut self) {
        while let Ok(Some(post)) = tokio::time::timeout(Duration::from_millis(150), self.letters.recv()).await
        {
            match post {
                Post::Stored(together) => {
                    self.stored += together.counted(self.id);
                    for message in messages(together.without(self.id, None)) {
                        self.take(&message).await;
                    }
                }
                Post::Frame(frame) => {
                    for message in messages(frame.bytes().clone()) {
                        self.take(&message).await;
                    }
                }
                Post::Close(close) => self.closed = Some(close),
            }
        }
    }

    /// Takes the next that is sent.
    pub async fn listen_once(&mut self) {
        match self.letters.recv().await.expect("the room keeps its seat") {
            Post::Stored(together) => self.stored += together.counted(self.id),
            Post::Frame(_) => {}
            Post::Close(Close(code, reason)) => panic!("sent away: {code} {reason}"),
        }
    }

    pub async fn take(&mut self, frame: &Bytes) {
        match protocol::read(frame) {
            Ok(Message::Write { content, .. }) => {
                let update = crdt::read(&content).expect("an update");
                self.doc.transact_mut().apply_update(update).expect("an update");
            }
            Ok(Message::Have(state)) => {
                let lacking = self.doc.transact().encode_diff_v1(&state);
                self.say(protocol::answer(&lacking)).await;
            }
            Ok(Message::Presence(update)) => {
                let others = update.clients.into_iter().filter(|(client, _)| *client != self.doc.client_id());
                self.states.extend(others.map(|(_, entry)| entry.json.to_string()));
            }
            _ => {}
        }
    }

    /// Says where they are.
    pub async fn is_at(&mut self, place: &str) {
        self.clock += 1;
        let json = format!("{{\"at\":\"{place}\"}}").into();
        let entry = AwarenessUpdateEntry { clock: self.clock, json };
        self.say(protocol::presence([(self.doc.client_id(), entry)])).await;
    }

    /// Listens until it is said of somebody.
    pub async fn hears_of(&mut self, what: &str) {
        let deadline = tokio::time::Instant::now() + Duration::from_secs(10);
        while !self.states.iter().any(|state| state.contains(what)) {
            assert!(tokio::time::Instant::now() < deadline, "{what}: {:?}", self.states);
            self.listen().await;
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

pub(super) fn guest(document: Uuid, standing: Standing) -> Guest {
    let subject = Arc::new(Open);
    Guest { session: Id::default(), viewer: Viewer::default(), document, subject, standing }
}
