//! Scans an update before `yrs` decodes it, and refuses one that would harm the process.
//!
//! `yrs` decodes values recursively without a limit, reserves memory by lengths that the sender chose, and deletes
//! nested types recursively: an update of a few kilobytes can overflow the stack, which ends the process and cannot be
//! caught. This scan does not recurse, allocates in proportion to the update, and runs before `yrs` reads a byte. It
//! reads version 1 of the update format of Yjs, the only one in the protocol.
//!
//! An accepted update may still be malformed in ways that `yrs` itself refuses (a key that is not UTF-8, a parent that
//! is no type).

mod reader;

use std::collections::HashSet;

use self::reader::Reader;

/// How deep arrays and maps may be nested within one value.
pub const MAX_VALUE_DEPTH: usize = 32;
/// How many clients one update may have structs of. Each tab in which a person writes is a client.
pub const MAX_CLIENTS: usize = 2_000;
/// How many structs, deleted ranges and values one update may hold. A day of work without a network has a few thousand.
/// The worst update of this size takes `yrs` about a second (`quadratic` in the tests of [`crate::crdt`]).
pub const MAX_WORK: usize = 10_000;

/// The same for a stored update: a snapshot holds a whole document.
const MAX_STORED_WORK: usize = 50 * MAX_WORK;

/// Why an update is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScanError {
    /// The bytes are no update, or end too early.
    Malformed,
    /// Values or shared types are nested too deep.
    TooDeep,
    /// The update or the document has structs of more than [`MAX_CLIENTS`] clients.
    TooManyClients,
    /// The update holds more than [`MAX_WORK`] structs, ranges and values.
    TooMuchWork,
}

/// A struct's client and clock.
pub(super) type Id = (u64, u32);

/// The shared type that a struct is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parent {
    Root,
    Type(Id),
    /// The type of the struct's left and right origins.
    SameAs(Option<Id>, Option<Id>),
    /// The content of the struct was collected, and its parent with it.
    Unknown,
}

/// One struct: a run of clocks of one client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Struct {
    pub start: u32,
    /// The first clock after it.
    pub end: u32,
    pub parent: Parent,
    /// Where its bytes begin and end in the update.
    pub bytes: (usize, usize),
}

/// The structs of one client, in the order of their clocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ClientStructs {
    pub client: u64,
    pub structs: Vec<Struct>,
}

/// The contents of an update, as far as limits depend on them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    pub(super) clients: Vec<ClientStructs>,
    /// The number of structs, deleted ranges and values.
    pub work: usize,
    /// The number of values within arrays and maps. Each takes some 24 bytes of memory, and may take one in the update.
    pub values: usize,
    pub creates_types: bool,
    /// Where the deletions begin in the update.
    pub(super) deletions_at: usize,
}

impl Scan {
    /// Each client that the update has structs of, with the first clock.
    pub fn starts(&self) -> impl Iterator<Item = (u64, u32)> {
        self.clients.iter().filter_map(|own| own.structs.first().map(|first| (own.client, first.start)))
    }

    /// Each client that the update has structs of, with the clock after the last.
    pub fn ends(&self) -> impl Iterator<Item = (u64, u32)> {
        self.clients.iter().filter_map(|own| own.structs.last().map(|last| (own.client, last.end)))
    }
}

/// Scans an update.
///
/// # Errors
/// When the bytes are no update, or exceed a limit of this module.
pub fn scan(update: &[u8]) -> Result<Scan, ScanError> {
    scan_within(update, MAX_WORK)
}

/// Scans an update that was stored, which may be a snapshot.
///
/// # Errors
/// As [`scan`].
pub fn scan_stored(update: &[u8]) -> Result<Scan, ScanError> {
    scan_within(update, MAX_STORED_WORK)
}

fn scan_within(update: &[u8], max_work: usize) -> Result<Scan, ScanError> {
    let mut reader = Reader::new(update, max_work);
    let mut scan = Scan::default();
    let clients = reader.count(4)?;
    if clients > MAX_CLIENTS {
        return Err(ScanError::TooManyClients);
    }
    let mut known = HashSet::with_capacity(clients);
    for _ in 0..clients {
        let own = reader.client(&mut scan.creates_types)?;
        // No encoder writes a client twice: the order of its structs would be ambiguous.
        if !known.insert(own.client) {
            return Err(ScanError::Malformed);
        }
        scan.clients.push(own);
    }
    scan.deletions_at = reader.position();
    reader.deletions()?;
    (scan.work, scan.values) = reader.finish()?;
    Ok(scan)
}
