//! The messages of y-sync, as `y-websocket` frames them: one to a WebSocket message.

use std::fmt;

/// An error, as a sentence.
#[derive(Debug)]
pub struct LoadError(pub String);

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for LoadError {}

/// Adds to an error what was being done.
pub fn context<E: fmt::Display>(doing: impl fmt::Display) -> impl FnOnce(E) -> LoadError {
    move |error| LoadError(format!("{doing}: {error}"))
}

const SYNC: u64 = 0;
const AUTH: u64 = 2;
/// Hocuspocus replies to a sync step 1 with this, so that the client does not reply in turn.
const SYNC_REPLY: u64 = 4;
/// An addition of Ensemble: how many updates of this connection are stored.
const ACKNOWLEDGEMENT: u64 = 100;

const STEP_1: u64 = 0;
const STEP_2: u64 = 1;
const UPDATE: u64 = 2;

/// A message of a server.
#[derive(Debug, PartialEq, Eq)]
pub enum ServerMessage<'a> {
    /// The state vector of the server.
    SyncStep1(&'a [u8]),
    SyncStep2(&'a [u8]),
    Update(&'a [u8]),
    /// How many updates of this connection are stored.
    Acknowledged(u64),
    PermissionDenied,
    /// Awareness, and kinds that editors do not need.
    Other,
}

/// Decodes a message.
///
/// # Errors
/// When it ends too early.
pub fn decode(message: &[u8]) -> Result<ServerMessage<'_>, LoadError> {
    let mut rest = message;
    Ok(match number(&mut rest)? {
        SYNC | SYNC_REPLY => match number(&mut rest)? {
            STEP_1 => ServerMessage::SyncStep1(bytes(&mut rest)?),
            STEP_2 => ServerMessage::SyncStep2(bytes(&mut rest)?),
            UPDATE => ServerMessage::Update(bytes(&mut rest)?),
            _ => ServerMessage::Other,
        },
        AUTH if matches!(rest.first(), Some(1)) => ServerMessage::PermissionDenied,
        ACKNOWLEDGEMENT => ServerMessage::Acknowledged(number(&mut rest)?),
        _ => ServerMessage::Other,
    })
}

/// Sync step 1, with the state vector of the client.
pub fn sync_step_1(state_vector: &[u8]) -> Vec<u8> {
    sync(STEP_1, state_vector)
}

/// Sync step 2, with what the server is missing.
pub fn sync_step_2(update: &[u8]) -> Vec<u8> {
    sync(STEP_2, update)
}

pub fn update(update: &[u8]) -> Vec<u8> {
    sync(UPDATE, update)
}

/// The first message to Hocuspocus: a token, which it does not check unless it is configured to.
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

/// Writes an integer of variable length: seven bits a byte, the lowest first; the eighth bit says that more follow.
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

fn number(from: &mut &[u8]) -> Result<u64, LoadError> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (first, rest) = from.split_first().ok_or_else(cut)?;
        *from = rest;
        value |= u64::from(first & 0x7f) << shift;
        if first & 0x80 == 0 {
            return Ok(value);
        }
    }
    Err(LoadError("a number without an end".to_owned()))
}

/// What `write_bytes` wrote.
///
/// # Errors
/// When it ends too early.
pub fn bytes<'a>(from: &mut &'a [u8]) -> Result<&'a [u8], LoadError> {
    let length = usize::try_from(number(from)?).map_err(context("a length"))?;
    let (bytes, rest) = from.split_at_checked(length).ok_or_else(cut)?;
    *from = rest;
    Ok(bytes)
}

fn cut() -> LoadError {
    LoadError("a message that ends too early".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_decoded() {
        let long = vec![7; 300];
        assert_eq!(decode(&sync_step_1(&long)).unwrap(), ServerMessage::SyncStep1(&long));
        assert_eq!(decode(&sync_step_2(&long)).unwrap(), ServerMessage::SyncStep2(&long));
        assert_eq!(decode(&update(&long)).unwrap(), ServerMessage::Update(&long));
        assert!(decode(&update(&long)[..299]).is_err());
        assert_eq!(decode(&[100, 0xac, 0x02]).unwrap(), ServerMessage::Acknowledged(300));
        assert_eq!(decode(&[2, 1, 0]).unwrap(), ServerMessage::PermissionDenied);
        assert_eq!(decode(&[1, 0]).unwrap(), ServerMessage::Other);
    }

    #[test]
    fn yrs_decodes_the_messages() {
        use yrs::{
            sync::{Message, SyncMessage},
            updates::decoder::Decode,
        };
        let message = Message::decode_v1(&update(&[0, 0])).unwrap();
        assert_eq!(message, Message::Sync(SyncMessage::Update(vec![0, 0])));
    }
}
