//! Reads what an update holds without decoding it, and refuses what would harm the program that decodes it.
//!
//! The library decodes values by recursion without a limit, reserves memory by lengths that the sender chose, and
//! deletes nested types by recursion: an update of a few kilobytes can overflow the stack, which ends the process and
//! cannot be caught. This scan never recurses, allocates in proportion to the update, and runs before the library sees
//! a byte. It knows the first version of Yjs' update format, which is the only one that sockets speak.
//!
//! What it accepts may still be malformed in ways that the library refuses by itself (text that is not UTF-8 in a key,
//! a parent that is no type).

use std::collections::HashSet;

/// How deep arrays and maps may lie in each other within one value.
pub const MAX_VALUE_DEPTH: usize = 32;
/// How many clients one update may write for. A document has one for each tab in which a person wrote.
pub const MAX_CLIENTS: usize = 2_000;
/// How many structs, deleted ranges and values one update may hold: a day's work without a network has a few thousand.
/// The worst update of this size takes the library about a second (`quadratic` in the tests of this module).
pub const MAX_WORK: usize = 10_000;

/// The same for an update that is stored: a snapshot holds all that a document ever was.
const STORED_WORK: usize = 50 * MAX_WORK;

/// Why an update is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is not an update, or ends too early.
    Malformed,
    /// Values or shared types lie too deep in each other.
    TooDeep,
    /// It writes for more than [`MAX_CLIENTS`] clients, or the document does.
    TooManyClients,
    /// It holds more than [`MAX_WORK`] structs, ranges and values.
    TooMuchWork,
}

/// A struct's client and clock.
pub(super) type Id = (u64, u32);

/// What the level of a struct follows from. The level of what lies in a root type is 1; what lies in a shared type is
/// one level deeper than that type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In a root type.
    Root,
    /// In the shared type with this id.
    In(Id),
    /// In the same type as the structs it was written beside.
    Beside(Option<Id>, Option<Id>),
    /// Nowhere: a struct whose content is gone.
    Nowhere,
}

/// One struct: a run of clocks of one client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Struct {
    pub start: u32,
    /// The first clock after it.
    pub end: u32,
    pub place: Place,
}

/// The structs of one client, in the order of their clocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ClientStructs {
    pub client: u64,
    pub structs: Vec<Struct>,
}

/// What an update holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    pub(super) clients: Vec<ClientStructs>,
    /// Structs, deleted ranges and values.
    pub work: usize,
    /// Values within arrays and maps; each takes some 24 bytes of memory, however short it is in the update.
    pub values: usize,
    /// Whether it makes a shared type.
    pub makes_types: bool,
}

impl Scan {
    /// Every client that it writes for, with the lowest clock.
    pub fn writers(&self) -> impl Iterator<Item = (u64, u32)> {
        self.clients.iter().filter_map(|own| own.structs.first().map(|first| (own.client, first.start)))
    }

    /// Every client that it writes for, with the clock after its last.
    pub fn ends(&self) -> impl Iterator<Item = (u64, u32)> {
        self.clients.iter().filter_map(|own| own.structs.last().map(|last| (own.client, last.end)))
    }
}

/// Reads an update.
///
/// # Errors
/// When it is no update, or exceeds a limit of this module.
pub fn scan(update: &[u8]) -> Result<Scan, Refusal> {
    scan_within(update, MAX_WORK)
}

/// Reads an update that was stored, which may be a snapshot.
///
/// # Errors
/// The same.
pub fn scan_stored(update: &[u8]) -> Result<Scan, Refusal> {
    scan_within(update, STORED_WORK)
}

/// Reads an update that may hold so many structs, ranges and values.
///
/// # Errors
/// The same.
fn scan_within(update: &[u8], max_work: usize) -> Result<Scan, Refusal> {
    let mut reader = Reader { bytes: update, at: 0, work: 0, max_work, values: 0 };
    let mut scan = Scan::default();
    let clients = reader.count(4)?;
    if clients > MAX_CLIENTS {
        return Err(Refusal::TooManyClients);
    }
    let mut known = HashSet::with_capacity(clients);
    for _ in 0..clients {
        let own = reader.client(&mut scan.makes_types)?;
        // No encoder writes a client twice; the order of its structs would be unclear.
        if !known.insert(own.client) {
            return Err(Refusal::Malformed);
        }
        scan.clients.push(own);
    }
    reader.deletions()?;
    if reader.at != update.len() {
        return Err(Refusal::Malformed);
    }
    (scan.work, scan.values) = (reader.work, reader.values);
    Ok(scan)
}

const GC: u8 = 0;
const DELETED: u8 = 1;
const BINARY: u8 = 3;
const STRING: u8 = 4;
const EMBED: u8 = 5;
const FORMAT: u8 = 6;
const TYPE: u8 = 7;
const ANY: u8 = 8;
const SKIP: u8 = 10;
const HAS_PARENT_SUB: u8 = 0x20;
const HAS_RIGHT_ORIGIN: u8 = 0x40;
const HAS_ORIGIN: u8 = 0x80;
/// An XML element carries its name.
const XML_ELEMENT: u8 = 3;
/// Yjs writes a name with it, and the library reads none.
const XML_HOOK: u8 = 5;
/// Arrays, maps, texts and XML: the types that lie in a document. Links and documents in documents are not among them.
const LAST_TYPE: u8 = 6;

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    work: usize,
    max_work: usize,
    values: usize,
}

impl<'a> Reader<'a> {
    fn client(&mut self, makes_types: &mut bool) -> Result<ClientStructs, Refusal> {
        let count = self.count(2)?;
        let client = self.client_id()?;
        let mut clock = self.short()?;
        let mut structs = Vec::new();
        for _ in 0..count {
            self.works(1)?;
            let info = self.byte()?;
            let (length, place) = match info {
                GC => (self.short()?, Place::Nowhere),
                // A hole: the library integrates what comes after it, and was seen to use memory that it had freed.
                SKIP => return Err(Refusal::Malformed),
                _ => {
                    let place = self.place(info)?;
                    *makes_types |= info & 0x0f == TYPE;
                    (self.content(info)?, place)
                }
            };
            if length == 0 && info == GC {
                return Err(Refusal::Malformed);
            }
            let end = clock.checked_add(length).ok_or(Refusal::Malformed)?;
            if length > 0 {
                structs.push(Struct { start: clock, end, place });
            }
            clock = end;
        }
        Ok(ClientStructs { client, structs })
    }

    fn place(&mut self, info: u8) -> Result<Place, Refusal> {
        let origin = if info & HAS_ORIGIN != 0 { Some(self.id()?) } else { None };
        let right = if info & HAS_RIGHT_ORIGIN != 0 { Some(self.id()?) } else { None };
        if origin.is_some() || right.is_some() {
            return Ok(Place::Beside(origin, right));
        }
        let place = if self.short()? == 1 {
            self.buffer()?;
            Place::Root
        } else {
            Place::In(self.id()?)
        };
        if info & HAS_PARENT_SUB != 0 {
            self.buffer()?;
        }
        Ok(place)
    }

    /// Reads a struct's content; answers how many clocks it takes.
    fn content(&mut self, info: u8) -> Result<u32, Refusal> {
        match info & 0x0f {
            DELETED => self.short(),
            BINARY => self.buffer().map(|_| 1),
            EMBED => self.json().map(|()| 1),
            STRING => {
                let text = std::str::from_utf8(self.buffer()?).map_err(|_| Refusal::Malformed)?;
                u32::try_from(text.encode_utf16().count()).map_err(|_| Refusal::Malformed)
            }
            FORMAT => {
                self.buffer()?;
                self.json().map(|()| 1)
            }
            TYPE => {
                let kind = self.byte()?;
                if kind > LAST_TYPE || kind == XML_HOOK {
                    return Err(Refusal::Malformed);
                }
                if kind == XML_ELEMENT {
                    self.buffer()?;
                }
                Ok(1)
            }
            ANY => {
                let count = self.count(1)?;
                self.any_values(count)?;
                u32::try_from(count).map_err(|_| Refusal::Malformed)
            }
            // Documents in documents, moved ranges, and JSON as Yjs wrote it before 2020: nothing of ours holds any.
            _ => Err(Refusal::Malformed),
        }
    }

    /// Reads so many values, with all that lies in them.
    fn any_values(&mut self, count: usize) -> Result<(), Refusal> {
        self.has_values(count)?;
        // For each array or map that is open: how many of its values are still to come, and whether they have keys.
        let mut open: Vec<(usize, bool)> = vec![(count, false)];
        while let Some((left, keyed)) = open.last_mut() {
            if *left == 0 {
                open.pop();
                continue;
            }
            *left -= 1;
            if *keyed {
                self.buffer()?;
            }
            match self.byte()? {
                120 | 121 | 126 | 127 => {}
                125 => self.signed()?,
                124 => self.skip(4)?,
                122 | 123 => self.skip(8)?,
                119 | 116 => drop(self.buffer()?),
                kind @ (117 | 118) => {
                    let keyed = kind == 118;
                    let count = self.count(if keyed { 2 } else { 1 })?;
                    self.has_values(count)?;
                    if open.len() > MAX_VALUE_DEPTH {
                        return Err(Refusal::TooDeep);
                    }
                    open.push((count, keyed));
                }
                _ => return Err(Refusal::Malformed),
            }
        }
        Ok(())
    }

    /// A value as JSON text. The library's parser limits its depth; two letters can be a value.
    fn json(&mut self) -> Result<(), Refusal> {
        self.values += self.buffer()?.len() / 2;
        Ok(())
    }

    fn deletions(&mut self) -> Result<(), Refusal> {
        let clients = self.count(2)?;
        if clients > MAX_CLIENTS {
            return Err(Refusal::TooManyClients);
        }
        for _ in 0..clients {
            self.client_id()?;
            let ranges = self.count(2)?;
            self.works(ranges)?;
            for _ in 0..ranges {
                let (start, length) = (self.short()?, self.short()?);
                start.checked_add(length).ok_or(Refusal::Malformed)?;
            }
        }
        Ok(())
    }

    fn works(&mut self, more: usize) -> Result<(), Refusal> {
        self.work += more;
        if self.work > self.max_work { Err(Refusal::TooMuchWork) } else { Ok(()) }
    }

    fn has_values(&mut self, more: usize) -> Result<(), Refusal> {
        self.values += more;
        self.works(more)
    }

    /// A number of things, of which each takes at least so many bytes: what is left must suffice.
    fn count(&mut self, bytes_each: usize) -> Result<usize, Refusal> {
        let count = usize::try_from(self.short()?).map_err(|_| Refusal::Malformed)?;
        if count > (self.bytes.len() - self.at) / bytes_each {
            return Err(Refusal::Malformed);
        }
        Ok(count)
    }

    fn byte(&mut self) -> Result<u8, Refusal> {
        let byte = *self.bytes.get(self.at).ok_or(Refusal::Malformed)?;
        self.at += 1;
        Ok(byte)
    }

    fn skip(&mut self, length: usize) -> Result<(), Refusal> {
        self.take(length).map(drop)
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], Refusal> {
        let end = self.at.checked_add(length).ok_or(Refusal::Malformed)?;
        let taken = self.bytes.get(self.at..end).ok_or(Refusal::Malformed)?;
        self.at = end;
        Ok(taken)
    }

    fn buffer(&mut self) -> Result<&'a [u8], Refusal> {
        let length = usize::try_from(self.short()?).map_err(|_| Refusal::Malformed)?;
        self.take(length)
    }

    fn id(&mut self) -> Result<Id, Refusal> {
        Ok((self.client_id()?, self.short()?))
    }

    /// Client ids are whole numbers of JavaScript; the library panics at others when it is built for debugging.
    fn client_id(&mut self) -> Result<u64, Refusal> {
        self.number().and_then(|id| if id < 1 << 53 { Ok(id) } else { Err(Refusal::Malformed) })
    }

    fn short(&mut self) -> Result<u32, Refusal> {
        u32::try_from(self.number()?).map_err(|_| Refusal::Malformed)
    }

    /// A number, seven bits a byte, the lowest first.
    fn number(&mut self) -> Result<u64, Refusal> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            if bits.leading_zeros() < shift {
                return Err(Refusal::Malformed);
            }
            number |= bits << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(Refusal::Malformed)
    }

    /// A number with a sign: six bits in the first byte.
    fn signed(&mut self) -> Result<(), Refusal> {
        if self.byte()? >= 0x80 {
            self.number()?;
        }
        Ok(())
    }
}
