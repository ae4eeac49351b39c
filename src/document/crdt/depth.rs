//! How deep shared types are nested in a document.
//!
//! `yrs` deletes, reads and collects nested types recursively, so the depth must be limited. One update can make a chain
//! of types, and so can thousands of updates; therefore the depths of all structs are kept beside the document.
//! Adjacent structs of one depth share an entry, so that typing needs no more memory.

use std::collections::{BTreeMap, HashMap};

use super::scan::{ClientStructs, Id, MAX_CLIENTS, Parent, Scan, ScanError};

/// How many shared types may be nested. An agenda has three: the list, an item, its text.
pub const MAX_TYPE_DEPTH: u8 = 16;

/// The depth of each struct of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct TypeDepths {
    /// By client: from the first clock of a run to the clock after its last, and its depth.
    clients: HashMap<u64, BTreeMap<u32, (u32, u8)>>,
}

impl TypeDepths {
    /// Adds the structs of an update.
    ///
    /// # Errors
    /// When types are nested deeper than [`MAX_TYPE_DEPTH`], when structs depend on each other in a cycle, or when the
    /// document would have too many clients. Then nothing is added.
    pub(super) fn add(&mut self, scan: &Scan) -> Result<(), ScanError> {
        let new = scan.clients.iter().filter(|own| !self.clients.contains_key(&own.client)).count();
        if self.clients.len() + new > MAX_CLIENTS {
            return Err(ScanError::TooManyClients);
        }
        let mut depths = Resolver::new(self, &scan.clients).resolve()?.into_iter();
        for own in &scan.clients {
            let runs = self.clients.entry(own.client).or_default();
            for (each, depth) in own.structs.iter().zip(&mut depths) {
                record(runs, each.start, each.end, depth);
            }
        }
        Ok(())
    }

    fn get(&self, (client, clock): Id) -> Option<u8> {
        let (_, (end, depth)) = self.clients.get(&client)?.range(..=clock).next_back()?;
        (clock < *end).then_some(*depth)
    }
}

/// Records the depth of a run of clocks. Where a depth is recorded already, the larger one stays: an update may repeat
/// structs, and which of two versions `yrs` keeps is not examined.
fn record(runs: &mut BTreeMap<u32, (u32, u8)>, start: u32, end: u32, depth: u8) {
    if let Some(mut last) = runs.last_entry() {
        let (known_end, known) = *last.get();
        if known_end == start && known == depth {
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
                if known < depth {
                    runs.remove(&begin);
                    for (from, to, depth) in [(begin, at, known), (at, until, depth), (until, stop, known)] {
                        if from < to {
                            runs.insert(from, (to, depth));
                        }
                    }
                }
                at = until;
            }
            _ => {
                let next = runs.range(at..).next().map_or(end, |(start, _)| *start);
                let until = next.min(end);
                runs.insert(at, (until, depth));
                at = until;
            }
        }
    }
}

/// Computes the depths of an update's structs. A struct may depend on another of the same update, whose depth is then
/// computed first; a stack of indexes replaces recursion.
struct Resolver<'a> {
    known: &'a TypeDepths,
    /// By client: the index of its first struct in `parents` and `depths`, and its structs.
    clients: HashMap<u64, (usize, &'a ClientStructs)>,
    parents: Vec<Parent>,
    depths: Vec<Depth>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    Unknown,
    /// On the stack.
    Pending,
    Known(u8),
}

impl<'a> Resolver<'a> {
    fn new(known: &'a TypeDepths, all: &'a [ClientStructs]) -> Self {
        let mut clients = HashMap::with_capacity(all.len());
        let mut parents = Vec::new();
        for own in all {
            clients.insert(own.client, (parents.len(), own));
            parents.extend(own.structs.iter().map(|each| each.parent));
        }
        let depths = vec![Depth::Unknown; parents.len()];
        Self { known, clients, parents, depths }
    }

    /// The depth of each struct, in the order of the update.
    fn resolve(mut self) -> Result<Vec<u8>, ScanError> {
        let mut stack = Vec::new();
        for first in 0..self.parents.len() {
            stack.push(first);
            while let Some(&index) = stack.last() {
                if matches!(self.depths[index], Depth::Known(_)) {
                    stack.pop();
                    continue;
                }
                self.depths[index] = Depth::Pending;
                let parent = self.parents[index];
                let needed = match parent {
                    Parent::Root | Parent::Unknown => [None, None],
                    Parent::Type(id) => [Some(id), None],
                    Parent::SameAs(left, right) => [left, right],
                };
                let mut deepest = 0;
                let mut complete = true;
                for id in needed.into_iter().flatten() {
                    match self.find(id) {
                        Found::Depth(depth) => deepest = deepest.max(depth),
                        Found::Struct(other) => match self.depths[other] {
                            Depth::Known(depth) => deepest = deepest.max(depth),
                            Depth::Pending => return Err(ScanError::Malformed),
                            Depth::Unknown => {
                                complete = false;
                                stack.push(other);
                                break;
                            }
                        },
                    }
                }
                if complete {
                    let depth = match parent {
                        Parent::Root => 1,
                        Parent::Unknown => 0,
                        Parent::Type(_) => deepest + 1,
                        Parent::SameAs(..) => deepest,
                    };
                    if depth > MAX_TYPE_DEPTH {
                        return Err(ScanError::TooDeep);
                    }
                    self.depths[index] = Depth::Known(depth);
                    stack.pop();
                }
            }
        }
        let value = |depth| if let Depth::Known(depth) = depth { depth } else { 0 };
        Ok(self.depths.into_iter().map(value).collect())
    }

    fn find(&self, id: Id) -> Found {
        let known = self.known.get(id);
        let here = self.clients.get(&id.0).and_then(|(first, own)| {
            let index = own.structs.partition_point(|each| each.end <= id.1);
            own.structs.get(index).filter(|each| each.start <= id.1).map(|_| first + index)
        });
        match (known, here) {
            (Some(depth), _) => Found::Depth(depth),
            (None, Some(index)) => Found::Struct(index),
            // Neither in the document nor in the update: `yrs` does not integrate what depends on it.
            (None, None) => Found::Depth(0),
        }
    }
}

/// Where the struct with an id is: in the document, with this depth, or in the update, at this index.
enum Found {
    Depth(u8),
    Struct(usize),
}
