//! Messages, read from and written to frames. What it is given comes from anybody: lengths are compared with what is
//! there before the library reserves memory for them, and updates are not decoded here ([`crate::crdt::scan`]).

use axum::body::Bytes;
use yrs::{
    ClientID, StateVector,
    encoding::{
        read::{Cursor, Read},
        write::Write,
    },
    sync::{AwarenessUpdate, awareness::AwarenessUpdateEntry},
    updates::{decoder::Decode, encoder::Encode},
};

const SYNC: u8 = 0;
const AWARENESS: u8 = 1;
const AUTH: u8 = 2;
const QUERY: u8 = 3;
/// Acknowledges what is stored; ours, and sent to those who ask for it only.
const SAVED: u8 = 100;
const STEP_1: u8 = 0;
const STEP_2: u8 = 1;
const UPDATE: u8 = 2;

/// How many clients a state may name. More than one document has ([`crate::crdt::scan::MAX_CLIENTS`]): a client may
/// know others that were never stored.
const MAX_CLIENTS: usize = 10_000;
/// How many clients one message may say something of. Clients repeat what they hear of others.
const MAX_PRESENT: usize = 4_000;

/// What one frame says.
#[derive(Debug)]
pub enum Message {
    /// Sync step 1: what the sender has.
    Have(StateVector),
    /// Sync step 2, or an update.
    Write {
        /// The update, which was not looked at.
        content: Bytes,
        /// The same as the frame of an update, to be stored and passed on.
        frame: Bytes,
        /// Whether it answers step 1, and so may repeat what others wrote.
        answer: bool,
    },
    /// Who is where.
    Presence(AwarenessUpdate),
    /// Who is there?
    WhoIsThere,
    /// A kind that is none of ours, and asks for nothing.
    Other,
}

/// The frame cannot be understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

/// Reads a frame.
///
/// # Errors
/// When it says nothing that the protocol knows, is cut short, or goes on after its end.
pub fn read(frame: &Bytes) -> Result<Message, Malformed> {
    let mut cursor = Cursor::new(frame);
    match number(&mut cursor)? {
        SYNC => {
            let step = number(&mut cursor)?;
            let content = cursor.read_buf().map_err(|_| Malformed)?;
            let range = frame.slice_ref(content);
            ended(&cursor, frame)?;
            match step {
                STEP_1 => {
                    // A client and a clock take two bytes at least.
                    has_count(&range, 2, MAX_CLIENTS)?;
                    StateVector::decode_v1(&range).map(Message::Have).map_err(|_| Malformed)
                }
                STEP_2 | UPDATE => {
                    let answer = step == STEP_2;
                    let frame = if answer { update(&range) } else { frame.clone() };
                    Ok(Message::Write { content: range, frame, answer })
                }
                _ => Err(Malformed),
            }
        }
        AWARENESS => {
            let content = cursor.read_buf().map_err(|_| Malformed)?;
            // A client, a clock and a text take three bytes at least.
            has_count(content, 3, MAX_PRESENT)?;
            let update = AwarenessUpdate::decode_v1(content).map_err(|_| Malformed)?;
            ended(&cursor, frame)?;
            Ok(Message::Presence(update))
        }
        QUERY => Ok(Message::WhoIsThere),
        _ => Ok(Message::Other),
    }
}

/// Whether what begins with a number of things can hold so many, and no more than `most`.
fn has_count(content: &[u8], bytes_each: usize, most: usize) -> Result<(), Malformed> {
    let mut cursor = Cursor::new(content);
    let count: u64 = cursor.read_var().map_err(|_| Malformed)?;
    let count = usize::try_from(count).map_err(|_| Malformed)?;
    let room = (content.len() - cursor.next) / bytes_each;
    if count > room || count > most { Err(Malformed) } else { Ok(()) }
}

fn number(cursor: &mut Cursor<'_>) -> Result<u8, Malformed> {
    cursor.read_var::<u8>().map_err(|_| Malformed)
}

fn ended(cursor: &Cursor<'_>, frame: &Bytes) -> Result<(), Malformed> {
    if cursor.next == frame.len() { Ok(()) } else { Err(Malformed) }
}

/// The update in an update's frame.
///
/// # Errors
/// When the frame is of another kind.
pub fn content(frame: &[u8]) -> Result<&[u8], Malformed> {
    let mut cursor = Cursor::new(frame);
    if number(&mut cursor)? != SYNC || number(&mut cursor)? != UPDATE {
        return Err(Malformed);
    }
    let length: u32 = cursor.read_var().map_err(|_| Malformed)?;
    let begin = cursor.next;
    let end = usize::try_from(length).ok().and_then(|length| begin.checked_add(length)).ok_or(Malformed)?;
    frame.get(begin..end).ok_or(Malformed)
}

fn sync(step: u8, content: &[u8]) -> Bytes {
    let mut frame = Vec::with_capacity(content.len() + 7);
    frame.write_var(SYNC);
    frame.write_var(step);
    frame.write_buf(content);
    frame.into()
}

/// Sync step 1: what we have.
#[must_use]
pub fn have(state: &StateVector) -> Bytes {
    sync(STEP_1, &state.encode_v1())
}

/// Sync step 2: what the other lacks.
#[must_use]
pub fn answer(update: &[u8]) -> Bytes {
    sync(STEP_2, update)
}

/// An update.
#[must_use]
pub fn update(update: &[u8]) -> Bytes {
    sync(UPDATE, update)
}

/// Who is where.
pub fn presence(clients: impl IntoIterator<Item = (ClientID, AwarenessUpdateEntry)>) -> Bytes {
    let update = AwarenessUpdate { clients: clients.into_iter().collect() };
    let mut frame = Vec::new();
    frame.write_var(AWARENESS);
    frame.write_buf(update.encode_v1());
    frame.into()
}

/// You may only read.
#[must_use]
pub fn denied(reason: &str) -> Bytes {
    let mut frame = Vec::with_capacity(reason.len() + 3);
    frame.write_var(AUTH);
    frame.write_var(0u8);
    frame.write_string(reason);
    frame.into()
}

/// So many of your updates are stored.
#[must_use]
pub fn saved(count: u64) -> Bytes {
    let mut frame = Vec::with_capacity(6);
    frame.write_var(SAVED);
    frame.write_var(count);
    frame.into()
}
