//! Reads the parts of an update.

use super::{ClientStructs, Id, MAX_CLIENTS, MAX_VALUE_DEPTH, Parent, ScanError, Struct};

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
/// The type is followed by the name of the element.
const XML_ELEMENT: u8 = 3;
/// Yjs writes a name after it, which `yrs` does not read.
const XML_HOOK: u8 = 5;
/// The types up to here are arrays, maps, texts and XML. Weak links and subdocuments are refused.
const LAST_TYPE: u8 = 6;

/// Reads an update from its beginning to its end, and counts what the limits apply to.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    work: usize,
    max_work: usize,
    values: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8], max_work: usize) -> Self {
        Self { bytes, at: 0, work: 0, max_work, values: 0 }
    }

    /// The work and the number of values, if the update ends here.
    pub(super) fn finish(self) -> Result<(usize, usize), ScanError> {
        if self.at == self.bytes.len() { Ok((self.work, self.values)) } else { Err(ScanError::Malformed) }
    }

    /// How many bytes were read.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    /// Reads the structs of one client.
    pub(super) fn client(&mut self, creates_types: &mut bool) -> Result<ClientStructs, ScanError> {
        let count = self.count(2)?;
        let client = self.client_id()?;
        let mut clock = self.u32()?;
        let mut structs = Vec::new();
        for _ in 0..count {
            self.add_work(1)?;
            let begin = self.at;
            let info = self.byte()?;
            let (length, parent) = match info {
                GC => (self.u32()?, Parent::Unknown),
                // A gap: `yrs` integrates what comes after it, and was seen to use memory that it had freed.
                SKIP => return Err(ScanError::Malformed),
                _ => {
                    let parent = self.parent(info)?;
                    *creates_types |= info & 0x0f == TYPE;
                    (self.content(info)?, parent)
                }
            };
            if length == 0 && info == GC {
                return Err(ScanError::Malformed);
            }
            let end = clock.checked_add(length).ok_or(ScanError::Malformed)?;
            if length > 0 {
                structs.push(Struct { start: clock, end, parent, bytes: (begin, self.at) });
            }
            clock = end;
        }
        Ok(ClientStructs { client, structs })
    }

    fn parent(&mut self, info: u8) -> Result<Parent, ScanError> {
        let origin = if info & HAS_ORIGIN != 0 { Some(self.id()?) } else { None };
        let right = if info & HAS_RIGHT_ORIGIN != 0 { Some(self.id()?) } else { None };
        if origin.is_some() || right.is_some() {
            return Ok(Parent::SameAs(origin, right));
        }
        let parent = if self.u32()? == 1 {
            self.buffer()?;
            Parent::Root
        } else {
            Parent::Type(self.id()?)
        };
        if info & HAS_PARENT_SUB != 0 {
            self.buffer()?;
        }
        Ok(parent)
    }

    /// Reads the content of a struct; returns how many clocks it takes.
    fn content(&mut self, info: u8) -> Result<u32, ScanError> {
        match info & 0x0f {
            DELETED => self.u32(),
            BINARY => self.buffer().map(|_| 1),
            EMBED => self.json().map(|()| 1),
            STRING => {
                let text = std::str::from_utf8(self.buffer()?).map_err(|_| ScanError::Malformed)?;
                u32::try_from(text.encode_utf16().count()).map_err(|_| ScanError::Malformed)
            }
            FORMAT => {
                self.buffer()?;
                self.json().map(|()| 1)
            }
            TYPE => {
                let kind = self.byte()?;
                if kind > LAST_TYPE || kind == XML_HOOK {
                    return Err(ScanError::Malformed);
                }
                if kind == XML_ELEMENT {
                    self.buffer()?;
                }
                Ok(1)
            }
            ANY => {
                let count = self.count(1)?;
                self.any_values(count)?;
                u32::try_from(count).map_err(|_| ScanError::Malformed)
            }
            // Subdocuments, moves, and JSON as Yjs wrote it before 2020: no document of this program has any.
            _ => Err(ScanError::Malformed),
        }
    }

    /// Reads `count` values and the values nested in them.
    fn any_values(&mut self, count: usize) -> Result<(), ScanError> {
        self.add_values(count)?;
        // For each open array or map: how many of its values follow, and whether they have keys.
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
                125 => self.signed_var_int()?,
                124 => self.skip(4)?,
                122 | 123 => self.skip(8)?,
                119 | 116 => drop(self.buffer()?),
                kind @ (117 | 118) => {
                    let keyed = kind == 118;
                    let count = self.count(if keyed { 2 } else { 1 })?;
                    self.add_values(count)?;
                    if open.len() > MAX_VALUE_DEPTH {
                        return Err(ScanError::TooDeep);
                    }
                    open.push((count, keyed));
                }
                _ => return Err(ScanError::Malformed),
            }
        }
        Ok(())
    }

    /// Reads a value as JSON text. The parser of `yrs` limits its depth. A value takes two characters at least.
    fn json(&mut self) -> Result<(), ScanError> {
        self.values += self.buffer()?.len() / 2;
        Ok(())
    }

    pub(super) fn deletions(&mut self) -> Result<(), ScanError> {
        let clients = self.count(2)?;
        if clients > MAX_CLIENTS {
            return Err(ScanError::TooManyClients);
        }
        for _ in 0..clients {
            self.client_id()?;
            let ranges = self.count(2)?;
            self.add_work(ranges)?;
            for _ in 0..ranges {
                let (start, length) = (self.u32()?, self.u32()?);
                start.checked_add(length).ok_or(ScanError::Malformed)?;
            }
        }
        Ok(())
    }

    fn add_work(&mut self, more: usize) -> Result<(), ScanError> {
        self.work += more;
        if self.work > self.max_work { Err(ScanError::TooMuchWork) } else { Ok(()) }
    }

    fn add_values(&mut self, more: usize) -> Result<(), ScanError> {
        self.values += more;
        self.add_work(more)
    }

    /// Reads the length of a list, whose items take at least `bytes_each` bytes each: the rest of the update must suffice.
    pub(super) fn count(&mut self, bytes_each: usize) -> Result<usize, ScanError> {
        let count = usize::try_from(self.u32()?).map_err(|_| ScanError::Malformed)?;
        if count > (self.bytes.len() - self.at) / bytes_each {
            return Err(ScanError::Malformed);
        }
        Ok(count)
    }

    fn byte(&mut self) -> Result<u8, ScanError> {
        let byte = *self.bytes.get(self.at).ok_or(ScanError::Malformed)?;
        self.at += 1;
        Ok(byte)
    }

    fn skip(&mut self, length: usize) -> Result<(), ScanError> {
        self.take(length).map(drop)
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], ScanError> {
        let end = self.at.checked_add(length).ok_or(ScanError::Malformed)?;
        let taken = self.bytes.get(self.at..end).ok_or(ScanError::Malformed)?;
        self.at = end;
        Ok(taken)
    }

    fn buffer(&mut self) -> Result<&'a [u8], ScanError> {
        let length = usize::try_from(self.u32()?).map_err(|_| ScanError::Malformed)?;
        self.take(length)
    }

    fn id(&mut self) -> Result<Id, ScanError> {
        Ok((self.client_id()?, self.u32()?))
    }

    /// Client ids are safe integers of JavaScript; debug builds of `yrs` panic on others.
    fn client_id(&mut self) -> Result<u64, ScanError> {
        self.var_int().and_then(|id| if id < 1 << 53 { Ok(id) } else { Err(ScanError::Malformed) })
    }

    fn u32(&mut self) -> Result<u32, ScanError> {
        u32::try_from(self.var_int()?).map_err(|_| ScanError::Malformed)
    }

    /// Reads an unsigned integer of variable length: seven bits a byte, the lowest first.
    fn var_int(&mut self) -> Result<u64, ScanError> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            if bits.leading_zeros() < shift {
                return Err(ScanError::Malformed);
            }
            number |= bits << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(ScanError::Malformed)
    }

    /// Reads a signed integer of variable length: six bits in the first byte.
    fn signed_var_int(&mut self) -> Result<(), ScanError> {
        if self.byte()? >= 0x80 {
            self.var_int()?;
        }
        Ok(())
    }
}
