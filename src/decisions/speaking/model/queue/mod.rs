//! The queue of those who ask to speak, as a state machine.
//!
//! The order: direct replies, then those who have not spoken yet, then those who have spoken least, then those who asked
//! first, then by id. A silent contribution is ordered as if its author had not spoken: its place must not tell who wrote it.
//! A request that a facilitator moved stays at its place. The order follows from the stored values alone,
//! so that two processes have the same one, whatever the order in which rows are read.

mod round;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::{Floor, RequestKind, RoundState, SpeakingRequest, Spoken};
use ensemble_core::ids::{PersonId, SpeakingRequestId};

/// How many direct replies there can be after one person from the queue.
pub const MAX_REPLIES: u32 = 2;

/// Who speaks in a meeting, who asks to, and who has spoken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    /// Rises when the floor is given or taken back, and with each step of a tour de table.
    pub turn: i64,
    /// How many direct replies had the floor since a hand had it.
    pub replies: u32,
    pub floor: Option<Floor>,
    pub requests: Vec<SpeakingRequest>,
    pub spoken: BTreeMap<PersonId, Spoken>,
    /// Those of a tour de table, each once, in the order of their turns.
    pub round: Option<Vec<(PersonId, RoundState)>>,
}

/// What people do with the queue. `turn` is the one that the person looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    Raise {
        id: SpeakingRequestId,
        person: PersonId,
    },
    Reply {
        id: SpeakingRequestId,
        person: PersonId,
    },
    Write {
        id: SpeakingRequestId,
        person: PersonId,
    },
    /// Takes the person's hand or direct reply down.
    Lower {
        person: PersonId,
    },
    /// Takes back what the person wrote.
    Withdraw {
        person: PersonId,
    },
    Give {
        request: SpeakingRequestId,
        turn: i64,
    },
    /// Gives the floor to the next person of the tour de table, or of the queue.
    Next {
        turn: i64,
    },
    /// Takes the floor back.
    Finish {
        turn: i64,
    },
    Move {
        request: SpeakingRequestId,
        place: u32,
    },
    /// Takes a request off the queue; of a silent contribution it says that it was read out.
    Remove {
        request: SpeakingRequestId,
    },
    BeginRound {
        people: Vec<PersonId>,
        turn: i64,
    },
    Pass {
        person: PersonId,
        turn: i64,
    },
    EndRound {
        turn: i64,
    },
}

/// Why nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Another person was quicker: the floor changed since.
    Stale,
    /// The request is not in the queue any more.
    Gone,
    /// There is no one to reply to.
    NoSpeaker,
    /// The person has the floor.
    HasFloor,
    /// There were as many direct replies as there may be.
    TooManyReplies,
    /// No one waits.
    NobodyWaits,
    /// In a tour de table there are no direct replies.
    InRound,
    /// A tour de table needs people.
    EmptyRound,
    /// The person is not in the tour de table, or had their turn.
    NotInRound,
}

impl Queue {
    /// Those who wait, next first.
    #[must_use]
    pub fn ordered(&self) -> Vec<&SpeakingRequest> {
        let (mut moved, mut all): (Vec<_>, Vec<_>) =
            self.requests.iter().partition(|request| request.place.is_some());
        all.sort_by_key(|request| self.key(request));
        moved.sort_by_key(|request| (request.place, request.id));
        for request in moved {
            let place = request.place.and_then(|place| usize::try_from(place).ok()).unwrap_or(usize::MAX);
            all.insert(place.min(all.len()), request);
        }
        all
    }

    fn key(&self, request: &SpeakingRequest) -> (bool, bool, i64, i64, SpeakingRequestId) {
        let (at, id) = (request.raised_at, request.id);
        if request.kind == RequestKind::Reply {
            return (false, false, 0, at, id);
        }
        if request.kind == RequestKind::Silent {
            return (true, false, 0, at, id);
        }
        (true, self.has_spoken(request.person), self.millis(request.person), at, id)
    }

    /// Whether a person has had the floor, or has it.
    #[must_use]
    pub fn has_spoken(&self, person: PersonId) -> bool {
        self.has_floor(person) || self.spoken.get(&person).is_some_and(|spoken| spoken.turns > 0)
    }

    /// How long a person has spoken, without the turn that they have now, in milliseconds.
    #[must_use]
    pub fn millis(&self, person: PersonId) -> i64 {
        self.spoken.get(&person).map_or(0, |spoken| spoken.millis)
    }

    /// How long a person has spoken until now, in milliseconds.
    #[must_use]
    pub fn millis_until(&self, person: PersonId, now: i64) -> i64 {
        let turn = self.floor.filter(|floor| floor.person == person).map_or(0, |floor| now - floor.since);
        self.millis(person) + turn.max(0)
    }

    #[must_use]
    pub fn has_floor(&self, person: PersonId) -> bool {
        self.floor.is_some_and(|floor| floor.person == person)
    }

    /// The hand or direct reply of a person.
    #[must_use]
    pub fn hand_of(&self, person: PersonId) -> Option<&SpeakingRequest> {
        let of = |request: &&SpeakingRequest| request.person == person && request.kind != RequestKind::Silent;
        self.requests.iter().find(of)
    }

    /// The silent contribution of a person.
    #[must_use]
    pub fn silent_of(&self, person: PersonId) -> Option<&SpeakingRequest> {
        let of = |request: &&SpeakingRequest| request.person == person && request.kind == RequestKind::Silent;
        self.requests.iter().find(of)
    }

    /// Why a person cannot reply directly now; `None` if they can.
    #[must_use]
    pub fn no_reply(&self, person: PersonId) -> Option<Refusal> {
        let waiting = self.requests.iter().filter(|request| request.kind == RequestKind::Reply).count();
        let waiting = u32::try_from(waiting).unwrap_or(u32::MAX);
        if self.round.is_some() {
            Some(Refusal::InRound)
        } else if self.floor.is_none() {
            Some(Refusal::NoSpeaker)
        } else if self.has_floor(person) {
            Some(Refusal::HasFloor)
        } else if self.replies.saturating_add(waiting) >= MAX_REPLIES {
            Some(Refusal::TooManyReplies)
        } else {
            None
        }
    }

    const fn check(&self, turn: i64) -> Result<(), Refusal> {
        if turn == self.turn { Ok(()) } else { Err(Refusal::Stale) }
    }

    /// Takes a request out; those that were moved keep their place among those who are left.
    fn take_out(&mut self, id: SpeakingRequestId) {
        let mut order: Vec<SpeakingRequestId> = self.ordered().iter().map(|request| request.id).collect();
        order.retain(|each| *each != id);
        self.requests.retain(|request| request.id != id);
        self.keep_places(&order);
    }

    /// Gives each request that was moved the place that it has in this order.
    fn keep_places(&mut self, order: &[SpeakingRequestId]) {
        for request in self.requests.iter_mut().filter(|request| request.place.is_some()) {
            let place = order.iter().position(|id| *id == request.id);
            request.place = place.and_then(|place| u32::try_from(place).ok());
        }
    }

    fn end_turn(&mut self, now: i64) {
        let Some(floor) = self.floor.take() else { return };
        let spoken = self.spoken.entry(floor.person).or_default();
        spoken.millis += (now - floor.since).max(0);
        spoken.turns += 1;
        self.set_round_state(floor.person, RoundState::Spoke);
    }

    fn give(&mut self, person: PersonId, now: i64) {
        self.end_turn(now);
        self.end_round_without_people();
        if let Some(hand) = self.hand_of(person) {
            let (id, kind) = (hand.id, hand.kind);
            self.take_out(id);
            self.replies = if kind == RequestKind::Reply { self.replies + 1 } else { 0 };
        } else {
            self.replies = 0;
        }
        self.floor = Some(Floor { person, since: now });
        self.turn += 1;
    }

    fn ask(&mut self, id: SpeakingRequestId, person: PersonId, kind: RequestKind, now: i64) {
        self.requests.push(SpeakingRequest { id, person, kind, raised_at: now, place: None });
    }
}

/// Does what a command says.
///
/// # Errors
/// Why nothing was done.
pub fn apply(queue: &Queue, command: &Command, now: i64) -> Result<Queue, Refusal> {
    let mut after = queue.clone();
    match command {
        Command::Raise { id, person } => {
            if after.has_floor(*person) {
                return Err(Refusal::HasFloor);
            }
            if after.hand_of(*person).is_none() {
                after.ask(*id, *person, RequestKind::Hand, now);
            }
        }
        Command::Reply { id, person } => {
            let hand = after.hand_of(*person).map(|hand| (hand.id, hand.kind));
            if !matches!(hand, Some((_, RequestKind::Reply))) {
                if let Some(refusal) = after.no_reply(*person) {
                    return Err(refusal);
                }
                if let Some((hand, _)) = hand {
                    after.take_out(hand);
                }
                after.ask(*id, *person, RequestKind::Reply, now);
            }
        }
        Command::Write { id, person } => {
            if after.silent_of(*person).is_none() {
                after.ask(*id, *person, RequestKind::Silent, now);
            }
        }
        Command::Lower { person } => {
            if let Some(id) = after.hand_of(*person).map(|request| request.id) {
                after.take_out(id);
            }
        }
        Command::Withdraw { person } => {
            if let Some(id) = after.silent_of(*person).map(|request| request.id) {
                after.take_out(id);
            }
        }
        Command::Give { request, turn } => {
            after.check(*turn)?;
            let found = after.requests.iter().find(|each| each.id == *request);
            let found = found.filter(|each| each.kind != RequestKind::Silent).ok_or(Refusal::Gone)?;
            let person = found.person;
            after.give(person, now);
        }
        Command::Next { turn } => {
            after.check(*turn)?;
            if after.round.is_some() {
                after.next_of_round(now);
            } else {
                let next = after.ordered().into_iter().find(|each| each.kind != RequestKind::Silent);
                let person = next.map(|request| request.person).ok_or(Refusal::NobodyWaits)?;
                after.give(person, now);
            }
        }
        Command::Finish { turn } => {
            after.check(*turn)?;
            if after.floor.is_none() {
                return Err(Refusal::NoSpeaker);
            }
            after.end_turn(now);
            after.end_round_without_people();
            after.turn += 1;
        }
        Command::Move { request, place } => {
            let mut order: Vec<SpeakingRequestId> = after.ordered().iter().map(|each| each.id).collect();
            let from = order.iter().position(|id| id == request).ok_or(Refusal::Gone)?;
            let id = order.remove(from);
            let place = usize::try_from(*place).unwrap_or(usize::MAX).min(order.len());
            order.insert(place, id);
            for each in after.requests.iter_mut().filter(|each| each.id == id) {
                each.place = Some(0);
            }
            after.keep_places(&order);
        }
        Command::Remove { request } => after.take_out(*request),
        Command::BeginRound { people, turn } => {
            after.check(*turn)?;
            after.begin_round(people)?;
        }
        Command::Pass { person, turn } => {
            after.check(*turn)?;
            after.pass(*person)?;
        }
        Command::EndRound { turn } => {
            after.check(*turn)?;
            after.round.take().ok_or(Refusal::Stale)?;
            after.turn += 1;
        }
    }
    Ok(after)
}
