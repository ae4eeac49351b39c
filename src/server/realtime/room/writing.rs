//! What people say in a room: it is applied at once and collected.

use std::time::Instant;

use axum::body::Bytes;
use tokio::sync::oneshot;
use yrs::Update;

use super::{
    super::{
        Standing,
        limits::{Close, DOCUMENT},
        protocol::{self, Message},
        seat::{Post, SeatId, Stored},
    },
    Change, Room,
};
use crate::{
    crdt::{self, Applied, News},
    ids::PersonId,
};

impl Room {
    pub(super) async fn hear(&mut self, id: SeatId, message: Message, size: usize) {
        let Some(seat) = self.seats.get_mut(&id) else { return };
        match message {
            Message::Have(state) => match (crdt::lacking(&self.doc, &state), crdt::state(&self.doc)) {
                (Ok(lacking), Ok(have)) => {
                    self.answer(id, protocol::answer(&lacking));
                    self.answer(id, protocol::have(&have));
                }
                _ => self.broken(id).await,
            },
            Message::Presence(update) => {
                let news = self.presence.take(id, &seat.face, update);
                if !news.is_empty() {
                    self.rooms.herald().tell(self.document, &news);
                    // The sender, too: to a client of y-websocket, silence means a dead line.
                    self.tell_all(&Post::frame(&protocol::presence(news)));
                }
            }
            Message::WhoIsThere => {
                let all = self.presence.all(Instant::now());
                self.tell(id, &protocol::presence(all));
            }
            Message::Write { update, .. } if seat.standing == Standing::Reads => {
                let first = !seat.told && !update.is_empty();
                seat.told |= first;
                if first {
                    self.tell(id, &protocol::denied("read-only"));
                }
            }
            Message::Write { update, frame, answer } => {
                if self.size + size > DOCUMENT {
                    self.leave(id, Some(Close::FULL));
                } else if !answer && self.is_twin(id, &update) {
                    self.leave(id, Some(Close::TWIN));
                } else {
                    self.write(id, update, frame, answer).await;
                }
            }
            Message::Other => {}
        }
    }

    /// Whether an update continues what another connection writes. The first to write under a client
    /// id holds it while it stays.
    fn is_twin(&mut self, id: SeatId, update: &Update) -> bool {
        update.state_vector_lower().iter().any(|(client, _)| *self.clients.entry(*client).or_insert(id) != id)
    }

    async fn write(&mut self, id: SeatId, update: Update, frame: Bytes, answer: bool) {
        let Ok(Applied { news, missing }) = crdt::apply(&self.doc, update) else {
            return self.broken(id).await;
        };
        let frame = match news {
            News::None => None,
            News::Whole => Some(frame),
            News::Part(update) => Some(protocol::update(&update)),
        };
        self.size += frame.as_ref().map_or(0, Bytes::len);
        let person = self.seats.get(&id).map(|seat| seat.person);
        if missing {
            // What found its place is kept, and is not acknowledged: it will come again with the rest.
            if frame.is_some() {
                self.collect(Stored { seat: Some(id), counts: false, frame }, person);
            }
            if let Ok(have) = crdt::state(&self.doc) {
                self.answer(id, protocol::have(&have));
            }
        } else {
            self.collect(Stored { seat: Some(id), counts: !answer, frame }, person);
        }
    }

    fn collect(&mut self, stored: Stored, person: Option<PersonId>) {
        self.collected.stored.push(stored);
        self.collected.persons.push(person);
    }

    /// Sends a frame, once what it holds is stored.
    fn answer(&mut self, id: SeatId, frame: Bytes) {
        if self.underway.is_none() && self.collected.is_empty() {
            self.tell(id, &frame);
        } else {
            self.collected.answers.push((id, frame));
        }
    }

    pub(super) async fn change(
        &mut self,
        person: Option<PersonId>,
        change: Change,
        reply: oneshot::Sender<Result<(), Close>>,
    ) {
        if self.lost {
            let _ = reply.send(Err(Close::AWAY));
            return;
        }
        match crdt::change(&self.doc, change) {
            Ok(((), update)) => {
                let frame = update.map(|update| protocol::update(&update));
                self.size += frame.as_ref().map_or(0, Bytes::len);
                self.collected.replies.push(reply);
                self.collect(Stored { seat: None, counts: false, frame }, person);
            }
            Err(_) => {
                let _ = reply.send(Err(Close::MALFORMED));
                self.restore().await;
            }
        }
    }
}
