//! What people say in a room: it is applied at once and collected.

use std::time::{Duration, Instant};

use axum::body::Bytes;
use tokio::sync::oneshot;

use yrs::{ClientID, StateVector};

use super::{
    super::{
        Standing,
        limits::{
            ALL_SLOW_APPLIES, APPLY, Close, DOCUMENT, ENTRIES, PENALTY, SLOW_APPLY, VALUE, WORK_AT_ONCE,
        },
        protocol::{self, Message},
        seat::{Post, SeatId, Stored},
    },
    Change, Room,
};
use crate::{
    crdt::{
        self, Applied, Fault, News,
        scan::{self, Scan},
    },
    ids::PersonId,
    server::thread_time::thread_time,
};

/// An update that holds nothing: no structs, no deletions.
const EMPTY_UPDATE: usize = 2;

/// An update that was scanned.
struct Incoming {
    content: Bytes,
    scan: Scan,
    /// The frame in which it is passed on.
    frame: Bytes,
    /// Whether it answers step 1.
    answer: bool,
}

impl Room {
    pub(super) async fn hear(&mut self, id: SeatId, message: Message, size: usize) {
        let has_answer = self.has_answer_for(id);
        let Some(seat) = self.seats.get_mut(&id) else { return };
        match message {
            // The answer may be as long as the document: the next one is made once this one has left.
            Message::Have(_) if seat.answered && (has_answer || !seat.to.is_empty()) => {}
            Message::Have(state) => {
                seat.answered = true;
                let lacking = if state.is_empty() { self.whole() } else { self.lacking(&state) };
                match (lacking, crdt::state(self.doc.doc())) {
                    (Ok(lacking), Ok(have)) => {
                        self.answer(id, lacking);
                        self.answer(id, protocol::have(&have));
                    }
                    _ => self.broken(id).await,
                }
            }
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
            Message::Write { content, .. } if seat.standing == Standing::Reads => {
                // A client that has nothing answers step 1 with an update of two zeros.
                let first = !seat.told && content.len() > EMPTY_UPDATE;
                seat.told |= first;
                if first {
                    self.tell(id, &protocol::denied("read-only"));
                }
            }
            Message::Write { content, frame, answer } => match scan::scan(&content) {
                Err(refusal) => self.refuse(id, refusal.into()).await,
                Ok(scan) => {
                    if self.size + size + scan.values * VALUE > DOCUMENT {
                        self.leave(id, Some(Close::FULL));
                    } else if !answer && self.is_twin(id, &scan) {
                        self.leave(id, Some(Close::TWIN));
                    } else {
                        self.write(id, Incoming { content, scan, frame, answer }).await;
                    }
                }
            },
            Message::Other => {}
        }
    }

    /// Whether an update continues what another connection writes. The first to write under a client
    /// id holds it while it stays.
    fn is_twin(&mut self, id: SeatId, scan: &Scan) -> bool {
        scan.writers().any(|(client, _)| *self.clients.entry(ClientID::new(client)).or_insert(id) != id)
    }

    fn has_answer_for(&self, id: SeatId) -> bool {
        let underway = self.underway.iter().flat_map(|underway| &underway.batch.answers);
        underway.chain(&self.collected.answers).any(|(to, _)| *to == id)
    }

    /// All of the document, as the answer to step 1; the same bytes for everybody until it changes.
    fn whole(&mut self) -> Result<Bytes, Fault> {
        if let Some(whole) = &self.whole {
            return Ok(whole.clone());
        }
        let whole = protocol::answer(&crdt::whole(self.doc.doc())?);
        self.whole = Some(whole.clone());
        Ok(whole)
    }

    fn lacking(&self, state: &StateVector) -> Result<Bytes, Fault> {
        crdt::lacking(self.doc.doc(), state).map(|lacking| protocol::answer(&lacking))
    }

    async fn write(&mut self, id: SeatId, incoming: Incoming) {
        let makes_types = incoming.scan.makes_types;
        let values = incoming.scan.values;
        let Incoming { content, scan, frame, answer } = incoming;
        let began = thread_time();
        let (applied, spent) = if scan.work <= WORK_AT_ONCE {
            let applied = self.doc.apply(&content, &scan);
            (applied, thread_time().saturating_sub(began))
        } else {
            self.apply_elsewhere(content, scan).await
        };
        let Applied { news, missing } = match applied {
            Ok(applied) => applied,
            Err(fault) => return self.refuse(id, fault).await,
        };
        if spent >= SLOW_APPLY {
            self.slow += spent;
        }
        let within = self.seats.get(&id).is_none_or(|seat| self.rooms.spend(seat.person, spent));
        if spent >= APPLY || self.slow >= ALL_SLOW_APPLIES || !within {
            self.slow = self.slow.saturating_sub(spent);
            self.punish(id);
            self.leave(id, Some(Close::COSTLY));
            return self.restore().await;
        }
        if makes_types && self.doc.entries() > ENTRIES {
            self.leave(id, Some(Close::FULL));
            return self.restore().await;
        }
        if news != News::None {
            self.whole = None;
            self.size += values * VALUE;
        }
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
            if let Ok(have) = crdt::state(self.doc.doc()) {
                self.answer(id, protocol::have(&have));
            }
        } else {
            self.collect(Stored { seat: Some(id), counts: !answer, frame }, person);
        }
    }

    /// Applies on a thread of its own, few at a time in the process; answers how much processor time it took.
    async fn apply_elsewhere(&mut self, content: Bytes, scan: Scan) -> (Result<Applied, Fault>, Duration) {
        let mut doc = std::mem::take(&mut self.doc);
        let applying = self.rooms.portal().documents.work(move || {
            let began = thread_time();
            let applied = doc.apply(&content, &scan);
            (doc, applied, thread_time().saturating_sub(began))
        });
        match applying.await {
            Some((doc, applied, spent)) => {
                self.doc = doc;
                (applied, spent)
            }
            None => (Err(Fault::Broken), Duration::ZERO),
        }
    }

    /// An update that is not taken: its sender goes. Where it may have changed something, the document is read again.
    async fn refuse(&mut self, id: SeatId, fault: Fault) {
        match fault {
            Fault::Malformed => self.leave(id, Some(Close::MALFORMED)),
            Fault::Refused(refusal) => {
                tracing::warn!(document = %self.document, ?refusal, "an update was refused");
                self.leave(id, Some(Close::COSTLY));
            }
            Fault::Broken => {
                self.punish(id);
                self.broken(id).await;
            }
        }
    }

    /// A connection's person cost much: for a while they open nothing.
    fn punish(&self, id: SeatId) {
        if let Some(seat) = self.seats.get(&id) {
            tracing::warn!(document = %self.document, "an update took too long to apply, and is undone");
            self.rooms.bar(seat.person, Instant::now() + PENALTY);
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
        match self.doc.change(change) {
            Ok(_) if self.doc.entries() > ENTRIES => {
                let _ = reply.send(Err(Close::FULL));
                self.restore().await;
            }
            Ok(((), update)) => {
                self.whole = None;
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
