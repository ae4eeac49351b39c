//! A room: the one task that owns a document while somebody is there.
//!
//! What comes in is applied at once and collected; what was collected goes to the scribe; when it is
//! stored, those who are here learn of it. Whatever holds something that is not stored yet waits with
//! it. One batch is with the scribe at a time, so that the log keeps the order.

use std::{collections::HashMap, sync::Arc, time::Duration};

use axum::body::Bytes;
use tokio::{
    sync::{mpsc, oneshot},
    time::Instant,
};
use uuid::Uuid;
use yrs::{ClientID, Doc, TransactionMut, Update};

use super::{
    Standing,
    limits::{Close, DOCUMENT, SEATS},
    presence::Presence,
    protocol::{self, Message},
    rooms::Rooms,
    scribe::Outcome,
    seat::{Post, Seat, SeatId, Stored},
    store::{self, NewRow},
};
use crate::{
    crdt::{self, Applied, Fault, News},
    ids::PersonId,
};

/// With more connections, updates are collected a little longer before they are told to all of them:
/// so much per connection, up to [`LONGEST`].
const PER_SEAT: Duration = Duration::from_micros(20);
const LONGEST: Duration = Duration::from_millis(6);
/// A timer is no finer than this; a shorter wait is none.
const SHORTEST: Duration = Duration::from_millis(1);
/// How many rows are read one by one before a snapshot replaces them.
const ROWS_BEFORE_SNAPSHOT: i64 = 200;

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
    /// The server stops.
    Stop,
}

/// Something that is applied and not told to anybody yet.
#[derive(Default)]
struct Batch {
    stored: Vec<Stored>,
    persons: Vec<Option<PersonId>>,
    answers: Vec<(SeatId, Bytes)>,
    replies: Vec<oneshot::Sender<Result<(), Close>>>,
}

impl Batch {
    fn is_empty(&self) -> bool {
        self.stored.is_empty() && self.answers.is_empty() && self.replies.is_empty()
    }

    fn frames(&self) -> impl Iterator<Item = &[u8]> {
        self.stored.iter().filter_map(|stored| stored.frame.as_deref())
    }

    /// One row for each stretch of updates by the same person.
    fn rows(&self, document: Uuid, after: i64) -> Vec<NewRow> {
        let mut rows: Vec<NewRow> = Vec::new();
        for (stored, person) in self.stored.iter().zip(&self.persons) {
            let Some(content) = stored.frame.as_deref().and_then(|frame| protocol::content(frame).ok())
            else {
                continue;
            };
            match rows.last_mut() {
                Some(last) if last.person == *person => store::pack(&mut last.content, content),
                last => {
                    let number = last.map_or(after, |last| last.number) + 1;
                    let mut row = NewRow { document, number, person: *person, content: Vec::new() };
                    store::pack(&mut row.content, content);
                    rows.push(row);
                }
            }
        }
        rows
    }
}

/// A batch that is with the scribe.
struct Underway {
    batch: Batch,
    last: i64,
    answer: oneshot::Receiver<Outcome>,
}

pub(super) struct Room {
    document: Uuid,
    rooms: Rooms,
    doc: Doc,
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
    due: Option<Instant>,
    underway: Option<Underway>,
    stopping: bool,
}

impl Room {
    /// Opens a document.
    pub(super) async fn open(rooms: Rooms, document: Uuid) -> Result<Self, Close> {
        let mut room = Self {
            document,
            rooms,
            doc: crdt::empty(),
            number: 0,
            snapshot: 0,
            size: 0,
            seats: HashMap::new(),
            clients: HashMap::new(),
            presence: Presence::default(),
            collected: Batch::default(),
            due: None,
            underway: None,
            stopping: false,
        };
        room.read_again().await?;
        Ok(room)
    }

    /// Works until nobody is here and nothing is left to do.
    pub(super) async fn run(mut self, mut inbox: mpsc::Receiver<Command>) {
        loop {
            let due = self.due.filter(|_| self.underway.is_none());
            tokio::select! {
                biased;
                outcome = answered(&mut self.underway) => self.settled(outcome).await,
                () = elapsed(due) => self.hand_over().await,
                command = inbox.recv() => match command {
                    Some(command) => self.obey(command).await,
                    None => return,
                },
            }
            if self.seats.is_empty() && self.is_idle() && self.rooms.close(self.document, &mut inbox) {
                return self.finish(inbox).await;
            }
        }
    }

    fn is_idle(&self) -> bool {
        self.underway.is_none() && self.collected.is_empty()
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
            let due = self.due.filter(|_| self.underway.is_none());
            tokio::select! {
                outcome = answered(&mut self.underway) => self.settled(outcome).await,
                () = elapsed(due) => self.hand_over().await,
            }
        }
        self.keep_snapshot().await;
    }

    async fn obey(&mut self, command: Command) {
        match command {
            Command::Join { id, seat, reply } => self.join(id, seat, reply),
            Command::Said { id, message, size } => self.hear(id, message, size).await,
            Command::Leave { id } => self.leave(id, None),
            Command::Stand { id, standing } => match (standing, self.seats.get_mut(&id)) {
                (Ok(standing), Some(seat)) => {
                    seat.told = seat.told && seat.standing == standing;
                    seat.standing = standing;
                }
                (Err(close), _) => self.leave(id, Some(close)),
                (Ok(_), None) => {}
            },
            Command::Change { person, change, reply } => self.change(person, change, reply).await,
            Command::ReadOn => self.read_on().await,
            Command::Stop => {
                self.stopping = true;
                self.everybody_out(Close::RESTART);
            }
        }
    }

    fn join(&mut self, id: SeatId, seat: Seat, reply: oneshot::Sender<()>) {
        let refused = if self.stopping {
            Some(Close::RESTART)
        } else {
            (self.seats.len() >= SEATS).then_some(Close::CROWDED)
        };
        if let Some(close) = refused {
            seat.post(Post::Close(close));
        } else {
            let others = self.presence.all();
            if !others.is_empty() {
                seat.post(Post::Frame(protocol::presence(others)));
            }
            self.seats.insert(id, seat);
        }
        let _ = reply.send(());
    }

    fn leave(&mut self, id: SeatId, close: Option<Close>) {
        if let (Some(seat), Some(close)) = (self.seats.remove(&id), close) {
            seat.post(Post::Close(close));
        }
        self.clients.retain(|_, seat| *seat != id);
        let gone = self.presence.leave(id);
        if !gone.is_empty() {
            self.tell_all(&Post::Frame(protocol::presence(gone)));
        }
    }

    fn everybody_out(&mut self, close: Close) {
        for (_, seat) in self.seats.drain() {
            seat.post(Post::Close(close));
        }
        self.clients.clear();
        self.presence = Presence::default();
    }

    fn tell(&mut self, id: SeatId, frame: Bytes) {
        if self.seats.get(&id).is_some_and(|seat| !seat.post(Post::Frame(frame))) {
            self.leave(id, Some(Close::SLOW));
        }
    }

    fn tell_all(&mut self, post: &Post) {
        let slow: Vec<SeatId> =
            self.seats.iter().filter(|(_, seat)| !seat.post(post.clone())).map(|(id, _)| *id).collect();
        for id in slow {
            self.leave(id, Some(Close::SLOW));
        }
    }

    async fn hear(&mut self, id: SeatId, message: Message, size: usize) {
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
                    // The sender, too: to a client of y-websocket, silence means a dead line.
                    self.tell_all(&Post::Frame(protocol::presence(news)));
                }
            }
            Message::WhoIsThere => {
                let all = self.presence.all();
                self.tell(id, protocol::presence(all));
            }
            Message::Write { update, .. } if seat.standing == Standing::Reads => {
                let first = !seat.told && !update.is_empty();
                seat.told |= first;
                if first {
                    self.tell(id, protocol::denied("read-only"));
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
        let applied = match crdt::apply(&self.doc, update) {
            Ok(applied) => applied,
            Err(Fault::Malformed) => return self.leave(id, Some(Close::MALFORMED)),
            Err(Fault::Broken) => return self.broken(id).await,
        };
        let Applied { news, missing } = applied;
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
        if self.due.is_none() {
            let seats = u32::try_from(self.seats.len()).unwrap_or(u32::MAX);
            let wait = PER_SEAT.saturating_mul(seats).min(LONGEST);
            self.due = Some(Instant::now() + if wait < SHORTEST { Duration::ZERO } else { wait });
        }
    }

    /// Sends a frame, once what it holds is stored.
    fn answer(&mut self, id: SeatId, frame: Bytes) {
        if self.underway.is_none() && self.collected.is_empty() {
            self.tell(id, frame);
        } else {
            self.collected.answers.push((id, frame));
            self.due.get_or_insert_with(Instant::now);
        }
    }

    async fn change(
        &mut self,
        person: Option<PersonId>,
        change: Change,
        reply: oneshot::Sender<Result<(), Close>>,
    ) {
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

    /// Gives what was collected to the scribe.
    async fn hand_over(&mut self) {
        self.due = None;
        let batch = std::mem::take(&mut self.collected);
        let rows = batch.rows(self.document, self.number);
        let Some(last) = rows.last().map(|row| row.number) else {
            return self.told(batch);
        };
        let answer = self.rooms.scribe().ask(rows).await;
        self.underway = Some(Underway { batch, last, answer });
    }

    async fn settled(&mut self, outcome: Outcome) {
        let Some(Underway { batch, last, .. }) = self.underway.take() else { return };
        match outcome {
            Outcome::Stored => {
                self.number = last;
                self.told(batch);
            }
            Outcome::Taken => {
                let later = std::mem::replace(&mut self.collected, batch);
                self.collected.stored.extend(later.stored);
                self.collected.persons.extend(later.persons);
                self.collected.answers.extend(later.answers);
                self.collected.replies.extend(later.replies);
                self.read_on().await;
                self.due = Some(Instant::now());
            }
            Outcome::Failed => {
                self.fail(batch);
                let collected = std::mem::take(&mut self.collected);
                self.fail(collected);
                self.due = None;
                self.everybody_out(Close::AWAY);
                // What was applied and could not be stored must not be seen by who comes next.
                let _ = self.read_again().await;
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
            self.tell_all(&Post::Stored(Arc::from(batch.stored)));
        }
        for (id, frame) in batch.answers {
            self.tell(id, frame);
        }
        for reply in batch.replies {
            let _ = reply.send(Ok(()));
        }
    }

    /// Reads what another process has written, and passes it on.
    async fn read_on(&mut self) {
        if self.underway.is_some() {
            // Whoever finds the number taken reads on then.
            return;
        }
        match store::after(&self.rooms.portal().db, self.document, self.number).await {
            Ok((number, rows)) => {
                let updates = rows.iter().flat_map(|row| store::unpacked(row));
                let frames: Vec<Bytes> = updates.map(protocol::update).collect();
                if again(&self.doc, frames.iter().map(|frame| &frame[..])).is_err() {
                    return self.restore().await;
                }
                self.number = number;
                let stored: Vec<Stored> = frames
                    .into_iter()
                    .map(|frame| Stored { seat: None, counts: false, frame: Some(frame) })
                    .collect();
                if !stored.is_empty() {
                    self.tell_all(&Post::Stored(Arc::from(stored)));
                }
            }
            Err(error) => {
                tracing::error!(%error, "a shared document could not be read on");
                self.everybody_out(Close::AWAY);
            }
        }
    }

    /// Somebody sent what the library cannot take: they go, and the document is read again.
    async fn broken(&mut self, id: SeatId) {
        tracing::warn!(document = %self.document, "an update broke a document, which is read again");
        self.leave(id, Some(Close::MALFORMED));
        self.restore().await;
    }

    /// Reads the document again, and applies what was not stored yet.
    async fn restore(&mut self) {
        let outcome = self.read_again().await;
        let applied = {
            let underway = self.underway.iter().flat_map(|underway| underway.batch.frames());
            again(&self.doc, underway.chain(self.collected.frames()))
        };
        if outcome.is_err() || applied.is_err() {
            let collected = std::mem::take(&mut self.collected);
            self.fail(collected);
            self.due = None;
            self.everybody_out(Close::AWAY);
        }
    }

    async fn read_again(&mut self) -> Result<(), Close> {
        let stored = store::load(&self.rooms.portal().db, self.document).await.map_err(|error| {
            tracing::error!(%error, "a shared document could not be read");
            Close::AWAY
        })?;
        self.doc = crdt::with(stored.updates()).map_err(|_| {
            tracing::error!(document = %self.document, "a stored document cannot be understood");
            Close::AWAY
        })?;
        self.number = stored.number;
        self.snapshot = stored.snapshot.as_ref().map_or(0, |(number, _)| *number);
        self.size = stored.size();
        Ok(())
    }

    async fn keep_snapshot(&self) {
        if self.number - self.snapshot < ROWS_BEFORE_SNAPSHOT {
            return;
        }
        let Ok(content) = crdt::whole(&self.doc) else { return };
        let portal = self.rooms.portal();
        let work = async {
            let mut to = portal.db.write().await?;
            store::keep_snapshot(&mut to, self.document, self.number, &content, portal.now()).await?;
            to.commit().await
        };
        if let Err(error) = work.await {
            tracing::warn!(%error, "a snapshot could not be kept; the log has it all");
        }
    }
}

/// The scribe's answer, when a batch is underway; never, when none is.
async fn answered(underway: &mut Option<Underway>) -> Outcome {
    match underway {
        Some(underway) => (&mut underway.answer).await.unwrap_or(Outcome::Failed),
        None => std::future::pending().await,
    }
}

async fn elapsed(due: Option<Instant>) {
    match due {
        Some(due) => tokio::time::sleep_until(due).await,
        None => std::future::pending().await,
    }
}

/// Applies frames of updates that were applied to the document before.
fn again<'a>(doc: &Doc, frames: impl Iterator<Item = &'a [u8]>) -> Result<(), Fault> {
    for frame in frames {
        let content = protocol::content(frame).map_err(|_| Fault::Malformed)?;
        crdt::apply(doc, crdt::read(content)?)?;
    }
    Ok(())
}
