//! How deep what a document holds lies: one level for each shared type around it.
//!
//! The library deletes, reads and collects nested types by recursion, so their depth must be bounded. A chain of types
//! can be made by one update or by thousands; therefore the levels of all structs are remembered beside the document.
//! Structs that follow each other on one level share an entry, so that typing costs no memory.

use std::collections::{BTreeMap, HashMap};

use super::scan::{ClientStructs, Id, MAX_CLIENTS, Place, Refusal, Scan};

/// How many shared types may lie in each other. An agenda has three: the list, an item, its text.
pub const MAX_TYPE_DEPTH: u8 = 16;

/// The level of each struct of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Levels {
    /// By client: from the first clock of a run to the clock after its last and its level.
    clients: HashMap<u64, BTreeMap<u32, (u32, u8)>>,
}

impl Levels {
    /// Adds what an update holds.
    ///
    /// # Errors
    /// When something lies deeper than [`MAX_TYPE_DEPTH`], when structs refer to each other in a circle, or when the
    /// document would have too many clients. Then nothing is added.
    pub(super) fn add(&mut self, scan: &Scan) -> Result<(), Refusal> {
        let new = scan.clients.iter().filter(|own| !self.clients.contains_key(&own.client)).count();
        if self.clients.len() + new > MAX_CLIENTS {
            return Err(Refusal::TooManyClients);
        }
        let levels = Resolver::new(self, &scan.clients).all()?;
        let mut levels = levels.into_iter();
        for own in &scan.clients {
            let runs = self.clients.entry(own.client).or_default();
            for (each, level) in own.structs.iter().zip(&mut levels) {
                record(runs, each.start, each.end, level);
            }
        }
        Ok(())
    }

    fn of(&self, (client, clock): Id) -> Option<u8> {
        let (_, (end, level)) = self.clients.get(&client)?.range(..=clock).next_back()?;
        (clock < *end).then_some(*level)
    }
}

/// Notes the level of a run of clocks. Where one is known already, the deeper one stays: an update may repeat what is
/// known, and what the library made of two that differ is not looked at.
fn record(runs: &mut BTreeMap<u32, (u32, u8)>, start: u32, end: u32, level: u8) {
    if let Some(mut last) = runs.last_entry() {
        let (known_end, known) = *last.get();
        if known_end == start && known == level {
            last.get_mut().0 = end;
            return;
        }
    }
    let mut at = start;
    while at < end {
        let around = runs.range(..=at).next_back().map(|(start, run)| (*start, *run));
        match around {
            Some((begin, (stop, known))) if at < stop => {
                let until = stop.min(end);
                if known < level {
                    runs.remove(&begin);
                    for (from, to, level) in [(begin, at, known), (at, until, level), (until, stop, known)] {
                        if from < to {
                            runs.insert(from, (to, level));
                        }
                    }
                }
                at = until;
            }
            _ => {
                let next = runs.range(at..).next().map_or(end, |(start, _)| *start);
                let until = next.min(end);
                runs.insert(at, (until, level));
                at = until;
            }
        }
    }
}

/// Where a struct that is looked at depends on another of the same update, that one comes first; without recursion.
struct Resolver<'a> {
    known: &'a Levels,
    /// By client: the place of its structs among all, and the structs.
    clients: HashMap<u64, (usize, &'a ClientStructs)>,
    places: Vec<Place>,
    levels: Vec<State>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Unknown,
    Waiting,
    Known(u8),
}

impl<'a> Resolver<'a> {
    fn new(known: &'a Levels, all: &'a [ClientStructs]) -> Self {
        let mut clients = HashMap::with_capacity(all.len());
        let mut places = Vec::new();
        for own in all {
            clients.insert(own.client, (places.len(), own));
            places.extend(own.structs.iter().map(|each| each.place));
        }
        let levels = vec![State::Unknown; places.len()];
        Self { known, clients, places, levels }
    }

    /// The level of every struct, in the order of the update.
    fn all(mut self) -> Result<Vec<u8>, Refusal> {
        let mut waiting = Vec::new();
        for first in 0..self.places.len() {
            waiting.push(first);
            while let Some(&index) = waiting.last() {
                if matches!(self.levels[index], State::Known(_)) {
                    waiting.pop();
                    continue;
                }
                self.levels[index] = State::Waiting;
                let place = self.places[index];
                let needed = match place {
                    Place::Root | Place::Nowhere => [None, None],
                    Place::In(id) => [Some(id), None],
                    Place::Beside(left, right) => [left, right],
                };
                let mut deepest = 0;
                let mut complete = true;
                for id in needed.into_iter().flatten() {
                    match self.find(id) {
                        Found::Level(level) => deepest = deepest.max(level),
                        Found::Struct(other) => match self.levels[other] {
                            State::Known(level) => deepest = deepest.max(level),
                            State::Waiting => return Err(Refusal::Malformed),
                            State::Unknown => {
                                complete = false;
                                waiting.push(other);
                                break;
                            }
                        },
                    }
                }
                if complete {
                    let level = match place {
                        Place::Root => 1,
                        Place::Nowhere => 0,
                        Place::In(_) => deepest + 1,
                        Place::Beside(..) => deepest,
                    };
                    if level > MAX_TYPE_DEPTH {
                        return Err(Refusal::TooDeep);
                    }
                    self.levels[index] = State::Known(level);
                    waiting.pop();
                }
            }
        }
        let level = |state| if let State::Known(level) = state { level } else { 0 };
        Ok(self.levels.into_iter().map(level).collect())
    }

    fn find(&self, id: Id) -> Found {
        let known = self.known.of(id);
        let here = self.clients.get(&id.0).and_then(|(first, own)| {
            let index = own.structs.partition_point(|each| each.end <= id.1);
            own.structs.get(index).filter(|each| each.start <= id.1).map(|_| first + index)
        });
        match (known, here) {
            (Some(level), _) => Found::Level(level),
            (None, Some(index)) => Found::Struct(index),
            // It is neither in the document nor in the update: the library leaves out what depends on it.
            (None, None) => Found::Level(0),
        }
    }
}

enum Found {
    Level(u8),
    Struct(usize),
}
