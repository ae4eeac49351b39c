//! Decodes and encodes the messages of the protocol. Messages come from clients that may be hostile: a length is
//! compared with the rest of the message before `yrs` reserves memory for it, and updates are not decoded here
//! ([`ensemble_document::crdt::scan`]).

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
const PERMISSION_DENIED: u8 = 2;
const QUERY_AWARENESS: u8 = 3;
/// How many updates of the connection are stored; an addition to the protocol of `y-websocket`.
const ACKNOWLEDGEMENT: u8 = 100;
/// The document has changed since the page of the connection was rendered; an addition too.
const CHANGED: u8 = 101;
const STEP_1: u8 = 0;
const STEP_2: u8 = 1;
const UPDATE: u8 = 2;

/// How many clients a state vector may have. A document has fewer ([`ensemble_document::crdt::scan::MAX_CLIENTS`]), but
/// a client may know others that were never stored.
const MAX_STATE_VECTOR_CLIENTS: usize = 10_000;
/// How many clients' states one awareness message may have. Clients repeat the states of others.
const MAX_AWARENESS_STATES: usize = 4_000;

/// A message of a client.
#[derive(Debug)]
pub enum Message {
    /// Sync step 1, with the state vector of the client.
    SyncStep1(StateVector),
    /// Sync step 2 or an update.
    Update {
        /// The update, which is not decoded yet.
        update: Bytes,
        /// The update message to pass on.
        message: Bytes,
        /// Whether it is a sync step 2, which may repeat updates of others.
        is_step_2: bool,
    },
    Awareness(AwarenessUpdate),
    QueryAwareness,
    /// A kind that this program does not know.
    Unknown,
}

/// The message is malformed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

/// Decodes a message.
///
/// # Errors
/// When it is malformed or ends too early, or, where its content is read, goes on after its end.
pub fn decode(message: &Bytes) -> Result<Message, Malformed> {
    let mut cursor = Cursor::new(message);
    match read_message_type(&mut cursor)? {
        SYNC => {
            let step = read_message_type(&mut cursor)?;
            let content = cursor.read_buf().map_err(|_| Malformed)?;
            let content = message.slice_ref(content);
            check_end(&cursor, message)?;
            match step {
                STEP_1 => {
                    // A client and a clock take two bytes at least.
                    check_count(&content, 2, MAX_STATE_VECTOR_CLIENTS)?;
                    StateVector::decode_v1(&content).map(Message::SyncStep1).map_err(|_| Malformed)
                }
                STEP_2 | UPDATE => {
                    let is_step_2 = step == STEP_2;
                    let message = if is_step_2 { encode_update(&content) } else { message.clone() };
                    Ok(Message::Update { update: content, message, is_step_2 })
                }
                _ => Err(Malformed),
            }
        }
        AWARENESS => {
            let content = cursor.read_buf().map_err(|_| Malformed)?;
            // A client, a clock and a text take three bytes at least.
            check_count(content, 3, MAX_AWARENESS_STATES)?;
            let update = AwarenessUpdate::decode_v1(content).map_err(|_| Malformed)?;
            check_end(&cursor, message)?;
            Ok(Message::Awareness(update))
        }
        QUERY_AWARENESS => Ok(Message::QueryAwareness),
        _ => Ok(Message::Unknown),
    }
}

/// Checks that a list can be as long as its first number says, with at least `bytes_each` bytes an item, and is not longer
/// than `max`.
fn check_count(content: &[u8], bytes_each: usize, max: usize) -> Result<(), Malformed> {
    let mut cursor = Cursor::new(content);
    let count: u64 = cursor.read_var().map_err(|_| Malformed)?;
    let count = usize::try_from(count).map_err(|_| Malformed)?;
    let possible = (content.len() - cursor.next) / bytes_each;
    if count > possible || count > max { Err(Malformed) } else { Ok(()) }
}

fn read_message_type(cursor: &mut Cursor<'_>) -> Result<u8, Malformed> {
    cursor.read_var::<u8>().map_err(|_| Malformed)
}

fn check_end(cursor: &Cursor<'_>, message: &Bytes) -> Result<(), Malformed> {
    if cursor.next == message.len() { Ok(()) } else { Err(Malformed) }
}

/// The update in an update message.
///
/// # Errors
/// When the message is of another kind.
pub fn decode_update(message: &[u8]) -> Result<&[u8], Malformed> {
    let mut cursor = Cursor::new(message);
    if read_message_type(&mut cursor)? != SYNC || read_message_type(&mut cursor)? != UPDATE {
        return Err(Malformed);
    }
    let length: u32 = cursor.read_var().map_err(|_| Malformed)?;
    let begin = cursor.next;
    let end = usize::try_from(length).ok().and_then(|length| begin.checked_add(length)).ok_or(Malformed)?;
    message.get(begin..end).ok_or(Malformed)
}

fn sync(step: u8, content: &[u8]) -> Bytes {
    let mut message = Vec::with_capacity(content.len() + 7);
    message.write_var(SYNC);
    message.write_var(step);
    message.write_buf(content);
    message.into()
}

/// Sync step 1, with the state vector of the server.
#[must_use]
pub fn encode_sync_step_1(state: &StateVector) -> Bytes {
    sync(STEP_1, &state.encode_v1())
}

/// Sync step 2, with what the client is missing.
#[must_use]
pub fn encode_sync_step_2(update: &[u8]) -> Bytes {
    sync(STEP_2, update)
}

/// Whether a message says that it is a sync step 1; its content is not read.
#[must_use]
pub fn is_sync_step_1(message: &[u8]) -> bool {
    is_sync(message, STEP_1)
}

/// Whether a message says that it is an update; its content is not read.
#[must_use]
pub fn is_update(message: &[u8]) -> bool {
    is_sync(message, UPDATE)
}

fn is_sync(message: &[u8], step: u8) -> bool {
    let mut cursor = Cursor::new(message);
    read_message_type(&mut cursor) == Ok(SYNC) && read_message_type(&mut cursor) == Ok(step)
}

#[must_use]
pub fn encode_update(update: &[u8]) -> Bytes {
    sync(UPDATE, update)
}

pub fn encode_awareness(clients: impl IntoIterator<Item = (ClientID, AwarenessUpdateEntry)>) -> Bytes {
    let update = AwarenessUpdate { clients: clients.into_iter().collect() };
    let mut message = Vec::new();
    message.write_var(AWARENESS);
    message.write_buf(update.encode_v1());
    message.into()
}

#[must_use]
pub fn encode_permission_denied(reason: &str) -> Bytes {
    let mut message = Vec::with_capacity(reason.len() + 3);
    message.write_var(PERMISSION_DENIED);
    message.write_var(0u8);
    message.write_string(reason);
    message.into()
}

/// The document has changed since the page of the connection was rendered.
#[must_use]
pub fn encode_changed() -> Bytes {
    Bytes::from_static(&[CHANGED])
}

/// How many updates of the connection are stored.
#[must_use]
pub fn encode_acknowledgement(count: u64) -> Bytes {
    let mut message = Vec::with_capacity(6);
    message.write_var(ACKNOWLEDGEMENT);
    message.write_var(count);
    message.into()
}
