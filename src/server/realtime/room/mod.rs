//! A room: the one task that owns a document while somebody is there.
//!
//! What comes in is applied at once and collected; what was collected goes to the scribe; when it is
//! stored, those who are here learn of it. Whatever holds something that is not stored yet waits with
//! it. One batch is with the scribe at a time, so that the log keeps the order.
//!
//! Nobody waits for a clock, but in a crowd. Where 200 write a letter a second each, the next one comes within a
//! millisecond about one time in five, and it is told to everybody together with the first.

mod batch;
mod storing;
#[cfg(test)]
mod tests;
mod writing;

use std::{
    collections::HashMap,
    time::{Duration, Instant},
};

use axum::body::Bytes;
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;
use yrs::{ClientID, TransactionMut, sync::awareness::AwarenessUpdateEntry};

use self::batch::{Batch, Underway};
use super::{
    Standing,
    limits::{Close, SEATS, SEATS_OF_PERSON},
    presence::Presence,
    protocol::{self, Message},
    rooms::Rooms,
    scribe::Outcome,
    seat::{Post, Seat, SeatId},
};
use crate::{crdt::Document, ids::PersonId};

/// How many rows are read one by one before a snapshot replaces them.
const ROWS_BEFORE_SNAPSHOT: i64 = 200;
/// How many make a crowd: to write into so many sockets takes half a millisecond.
pub(super) const CROWD: usize = 100;
/// How long a crowd's letter waits for the next one; the runtime's clock ticks once in a millisecond.
const MOMENT: Duration = Duration::from_micros(100);
/// So many updates are handed over even when yet more has arrived.
const ENOUGH: usize = 256;

/// What a change from this side is: given the document, it changes it.
pub(super) type Change = Box<dyn FnOnce(&mut TransactionMut<'_>) + Send>;

/// What a room is told.
pub(super) enum Command {
    /// Somebody comes in.
    Join { id: SeatId, seat: Seat, reply: oneshot::Sender<()> },
    /// A connection said something.
    Said { id: SeatId, message: Message, size: usize },
    /// A connection ended.
    Leave { id: SeatId },
    /// What a connection may do has changed; nothing, when it may not stay.
    Stand { id: SeatId, standing: Result<Standing, Close> },
    /// A change from this side; the answer comes when it is stored.
    Change { person: Option<PersonId>, change: Change, reply: oneshot::Sender<Result<(), Close>> },
    /// Another process has written.
    ReadOn,
    /// Another process speaks of a client, or asks who is here.
    Elsewhere { client: Option<(ClientID, AwarenessUpdateEntry)> },
    /// The server stops.
    Stop,
}

pub(super) struct Room {
    document: Uuid,
    rooms: Rooms,
    doc: Document,
    /// All of the document as a message, while it does not change.
    whole: Option<Bytes>,
    /// How much processor time slow updates took.
    slow: Duration,
    /// The last number that is known to be stored.
    number: i64,
    /// The number of the last snapshot.
    snapshot: i64,
    size: usize,
    seats: HashMap<SeatId, Seat>,
    /// Who writes under which client id.
    clients: HashMap<ClientID, SeatId>,
    presence: Presence,
    collected: Batch,
    /// When what a crowd's room has collected is handed over.
    due: Option<Instant>,
    underway: Option<Underway>,
    stopping: bool,
    /// What is in memory is not what is stored, and could not be read again: nobody may see it.
    lost: bool,
}

impl Room {
    /// Opens a document.
    pub(super) async fn open(rooms: Rooms, document: Uuid) -> Result<Self, Close> {
        let mut room = Self {
            document,
            rooms,
            doc: Document::default(),
            number: 0,
            snapshot: 0,
            size: 0,
            whole: None,
            slow: Duration::ZERO,
            seats: HashMap::new(),
            clients: HashMap::new(),
            presence: Presence::default(),
            collected: Batch::default(),
            due: None,
            underway: None,
            stopping: false,
            lost: false,
        };
        room.read_again().await?;
        Ok(room)
    }

    /// Works until nobody is here and nothing is left to do.
    pub(super) async fn run(mut self, mut inbox: mpsc::Receiver<Command>) {
        loop {
            let ready = self.is_ready();
            let due = if ready { self.due() } else { None };
            let late = due.is_some_and(|due| due <= Instant::now());
            if ready && (late || self.collected.stored.len() >= ENOUGH) {
                self.hand_over().await;
            } else {
                tokio::select! {
                    biased;
                    outcome = answered(&mut self.underway) => self.settled(outcome).await,
                    command = inbox.recv() => match command {
                        Some(command) => self.obey(command).await,
                        None => return,
                    },
                    // Last: what has arrived already goes along.
                    () = reached(due), if ready => self.hand_over().await,
                }
            }
            if self.seats.is_empty() && self.is_idle() && self.rooms.close(self.document, &mut inbox) {
                return self.finish(inbox).await;
            }
        }
    }

    /// When what was collected is to be handed over; at once, unless this is a crowd's room.
    fn due(&mut self) -> Option<Instant> {
        (self.seats.len() >= CROWD).then(|| *self.due.get_or_insert_with(|| Instant::now() + MOMENT))
    }

    fn is_idle(&self) -> bool {
        self.underway.is_none() && self.collected.is_empty()
    }

    /// Whether there is something to store, and the scribe is done with what was handed over before.
    fn is_ready(&self) -> bool {
        self.underway.is_none() && !self.collected.is_empty()
    }

    /// The last to leave. Whoever was at the door when it closed knocks again; a change that slipped
    /// in is still made.
    async fn finish(mut self, mut inbox: mpsc::Receiver<Command>) {
        while let Some(command) = inbox.recv().await {
            if let Command::Change { .. } = command {
                self.obey(command).await;
            }
        }
        while !self.is_idle() {
            if self.is_ready() {
                self.hand_over().await;
            } else {
                let outcome = answered(&mut self.underway).await;
                self.settled(outcome).await;
            }
        }
        self.keep_snapshot();
    }

    async fn obey(&mut self, command: Command) {
        match command {
            Command::Join { id, seat, reply } => self.join(id, seat, reply),
            Command::Said { id, message, size } => self.hear(id, message, size).await,
            Command::Leave { id } => self.leave(id, None),
            Command::Stand { id, standing } => match (standing, self.seats.get_mut(&id)) {
                (Ok(standing), Some(seat)) => {
                    let loses = seat.standing == Standing::Writes && standing == Standing::Reads;
                    seat.told = loses;
                    seat.standing = standing;
                    if loses {
                        self.tell(id, &protocol::denied("read-only"));
                    }
                }
                (Err(close), _) => self.leave(id, Some(close)),
                (Ok(_), None) => {}
            },
            Command::Change { person, change, reply } => self.change(person, change, reply).await,
            Command::ReadOn => self.read_on().await,
            Command::Elsewhere { client: None } => {
                self.rooms.herald().tell(self.document, &self.presence.here());
            }
            Command::Elsewhere { client: Some((client, entry)) } => {
                let news = self.presence.elsewhere(client, entry, Instant::now());
                if !news.is_empty() {
                    self.tell_all(&Post::frame(&protocol::presence(news)));
                }
            }
            Command::Stop => {
                self.stopping = true;
                self.everybody_out(Close::RESTART);
            }
        }
    }

    fn join(&mut self, id: SeatId, seat: Seat, reply: oneshot::Sender<()>) {
        let refused = if self.stopping {
            Some(Close::RESTART)
        } else if self.lost {
            Some(Close::AWAY)
        } else {
            (!self.has_room_for(&seat)).then_some(Close::CROWDED)
        };
        if let Some(close) = refused {
            seat.post(&Post::Close(close));
        } else {
            let others = self.presence.all(Instant::now());
            if !others.is_empty() {
                seat.post(&Post::frame(&protocol::presence(others)));
            }
            self.seats.insert(id, seat);
        }
        let _ = reply.send(());
    }

    /// Whether one more may come in. In a full room somebody who may only read makes room for somebody who writes.
    fn has_room_for(&mut self, seat: &Seat) -> bool {
        let own = self.seats.values().filter(|other| other.person == seat.person).count();
        if own >= SEATS_OF_PERSON {
            return false;
        }
        if self.seats.len() < SEATS {
            return true;
        }
        let reader = |(id, other): (&SeatId, &Seat)| (other.standing == Standing::Reads).then_some(*id);
        let newest = self.seats.iter().filter_map(reader).max();
        match newest.filter(|_| seat.standing == Standing::Writes) {
            Some(reader) => {
                self.leave(reader, Some(Close::CROWDED));
                true
            }
            None => false,
        }
    }

    fn leave(&mut self, id: SeatId, close: Option<Close>) {
        if let (Some(seat), Some(close)) = (self.seats.remove(&id), close) {
            seat.post(&Post::Close(close));
        }
        self.clients.retain(|_, seat| *seat != id);
        let gone = self.presence.leave(id);
        if !gone.is_empty() {
            self.rooms.herald().tell(self.document, &gone);
            self.tell_all(&Post::frame(&protocol::presence(gone)));
        }
    }

    fn everybody_out(&mut self, close: Close) {
        for (_, seat) in self.seats.drain() {
            seat.post(&Post::Close(close));
        }
        self.clients.clear();
        self.presence = Presence::default();
    }

    fn tell(&mut self, id: SeatId, message: &[u8]) {
        if self.seats.get(&id).is_some_and(|seat| !seat.post(&Post::frame(message))) {
            self.leave(id, Some(Close::SLOW));
        }
    }

    fn tell_all(&mut self, post: &Post) {
        let slow: Vec<SeatId> =
            self.seats.iter().filter(|(_, seat)| !seat.post(post)).map(|(id, _)| *id).collect();
        for id in slow {
            self.leave(id, Some(Close::SLOW));
        }
    }
}

/// Ends at that moment; at once, when there is none.
async fn reached(moment: Option<Instant>) {
    if let Some(moment) = moment {
        tokio::time::sleep_until(moment.into()).await;
    }
}

/// The scribe's answer, when a batch is underway; never, when none is.
async fn answered(underway: &mut Option<Underway>) -> Outcome {
    match underway {
        Some(underway) => (&mut underway.answer).await.unwrap_or(Outcome::Failed),
        None => std::future::pending().await,
    }
}
