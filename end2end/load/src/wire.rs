//! The messages of y-sync, as `y-websocket` frames them: one to a WebSocket message.

use std::fmt;

/// Whatever goes wrong, as a sentence.
#[derive(Debug)]
pub struct Fault(pub String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}

/// Says what was being done when something went wrong.
pub fn fault<E: fmt::Display>(doing: impl fmt::Display) -> impl FnOnce(E) -> Fault {
    move |error| Fault(format!("{doing}: {error}"))
}

const SYNC: u64 = 0;
const AUTH: u64 = 2;
/// Hocuspocus answers a sync with this, in order that nobody answers back.
const SYNC_REPLY: u64 = 4;
/// What Ensemble adds: how many of this connection's updates are in the database.
const SAVED: u64 = 100;

const STEP_1: u64 = 0;
const STEP_2: u64 = 1;
const UPDATE: u64 = 2;

/// What a server says, as far as an editor cares.
#[derive(Debug, PartialEq, Eq)]
pub enum Heard<'a> {
    /// What the server has; it wants to know what it lacks.
    Has(&'a [u8]),
    /// What we lacked.
    Lacked(&'a [u8]),
    /// What somebody typed.
    Typed(&'a [u8]),
    /// So many of our updates are durable.
    Saved(u64),
    /// We may not be here.
    Denied,
    /// Cursors, and what else editors do without.
    Other,
}

/// Reads one message.
///
/// # Errors
/// When it ends too early.
pub fn hear(message: &[u8]) -> Result<Heard<'_>, Fault> {
    let mut rest = message;
    Ok(match number(&mut rest)? {
        SYNC | SYNC_REPLY => match number(&mut rest)? {
            STEP_1 => Heard::Has(bytes(&mut rest)?),
            STEP_2 => Heard::Lacked(bytes(&mut rest)?),
            UPDATE => Heard::Typed(bytes(&mut rest)?),
            _ => Heard::Other,
        },
        AUTH if matches!(rest.first(), Some(1)) => Heard::Denied,
        SAVED => Heard::Saved(number(&mut rest)?),
        _ => Heard::Other,
    })
}

/// “This is what I have: what do I lack?”
pub fn ask(state_vector: &[u8]) -> Vec<u8> {
    sync(STEP_1, state_vector)
}

/// “This is what you lack.”
pub fn answer(update: &[u8]) -> Vec<u8> {
    sync(STEP_2, update)
}

/// “This is what I typed.”
pub fn typed(update: &[u8]) -> Vec<u8> {
    sync(UPDATE, update)
}

/// Hocuspocus wants a token before all else; where nobody checks it, any will do.
pub fn token() -> Vec<u8> {
    let mut to = Vec::new();
    write_number(&mut to, AUTH);
    write_number(&mut to, 0);
    write_bytes(&mut to, b"load");
    to
}

fn sync(step: u64, content: &[u8]) -> Vec<u8> {
    let mut to = Vec::with_capacity(content.len() + 6);
    write_number(&mut to, SYNC);
    write_number(&mut to, step);
    write_bytes(&mut to, content);
    to
}

/// Seven bits to a byte, the lowest first; the eighth says that more follow.
pub fn write_number(to: &mut Vec<u8>, mut number: u64) {
    while number > 0x7f {
        to.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

/// A length, and so many bytes.
pub fn write_bytes(to: &mut Vec<u8>, bytes: &[u8]) {
    write_number(to, bytes.len() as u64);
    to.extend_from_slice(bytes);
}

fn number(from: &mut &[u8]) -> Result<u64, Fault> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (first, rest) = from.split_first().ok_or_else(cut)?;
        *from = rest;
        value |= u64::from(first & 0x7f) << shift;
        if first & 0x80 == 0 {
            return Ok(value);
        }
    }
    Err(Fault("a number without an end".to_owned()))
}

/// What `write_bytes` wrote.
///
/// # Errors
/// When it ends too early.
pub fn bytes<'a>(from: &mut &'a [u8]) -> Result<&'a [u8], Fault> {
    let length = usize::try_from(number(from)?).map_err(fault("a length"))?;
    let (bytes, rest) = from.split_at_checked(length).ok_or_else(cut)?;
    *from = rest;
    Ok(bytes)
}

fn cut() -> Fault {
    Fault("a message that ends too early".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_heard() {
        let long = vec![7; 300];
        assert_eq!(hear(&ask(&long)).unwrap(), Heard::Has(&long));
        assert_eq!(hear(&answer(&long)).unwrap(), Heard::Lacked(&long));
        assert_eq!(hear(&typed(&long)).unwrap(), Heard::Typed(&long));
        assert!(hear(&typed(&long)[..299]).is_err());
        assert_eq!(hear(&[100, 0xac, 0x02]).unwrap(), Heard::Saved(300));
        assert_eq!(hear(&[2, 1, 0]).unwrap(), Heard::Denied);
        assert_eq!(hear(&[1, 0]).unwrap(), Heard::Other);
    }

    #[test]
    fn yrs_understands_what_is_said() {
        use yrs::{
            sync::{Message, SyncMessage},
            updates::decoder::Decode,
        };
        let message = Message::decode_v1(&typed(&[0, 0])).unwrap();
        assert_eq!(message, Message::Sync(SyncMessage::Update(vec![0, 0])));
    }
}
