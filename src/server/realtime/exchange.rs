//! Exchanges of messages over HTTP, for networks that block WebSockets. A request joins the room of its document like a
//! connection, so that the same checks and limits apply, and leaves it when its updates are stored.
//!
//! A request and its answer are messages of the protocol one after the other, each with its length before it. The answer
//! ends with the acknowledgement of the request's updates.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use axum::{
    body::Bytes,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use tokio::sync::{Notify, mpsc, oneshot};
use tower_sessions::session::Id;
use uuid::Uuid;
use yrs::encoding::{
    read::{Cursor, Read},
    write::Write,
};

use super::{
    DocumentAccess, Permission,
    connection::{Connection, ConnectionId, Outgoing, OutgoingSink},
    limits::{CloseReason, MAX_DOCUMENT_BYTES, MAX_QUEUED_BYTES, RateLimiter},
    protocol,
    room::Command,
    rooms::Rooms,
    upgrade::{AuthorizedClient, Handshake, authorize, forward},
};
use crate::Portal;
use ensemble_core::error::AppError;

/// The longest request, in bytes.
pub const MAX_EXCHANGE_BYTES: usize = 1024 * 1024;
/// How many messages a request may hold. A browser sends a few.
const MAX_MESSAGES: usize = 64;
/// How long storing the updates of a request may take.
const STORE_TIMEOUT: Duration = Duration::from_secs(15);

/// Answers a request with these headers and this query. `session` is the id from the session cookie.
pub async fn exchange(
    access: Arc<dyn DocumentAccess>,
    document_id: Uuid,
    portal: &Portal,
    session: Option<Id>,
    (headers, query): (&HeaderMap, Option<&str>),
    body: Bytes,
) -> Response {
    let authorized = async || {
        let handshake = Handshake { session, headers, query };
        let client = authorize(access.clone(), document_id, portal, handshake).await?;
        let may_write = client.authorization.permission == Permission::Write;
        if may_write { Ok(client) } else { Err(AppError::Refused) }
    };
    let person = match authorized().await {
        Ok(client) => client.person,
        Err(error) => return error.into_response(),
    };
    let Some(request) = Request::split(&body) else { return AppError::BadRequest.into_response() };
    // An answer may be as long as the document.
    let Ok(slot) = portal.work.exchange(person).await else {
        return AppError::Unavailable.into_response();
    };
    // The permission may have changed while the request waited for its turn.
    let client = match authorized().await {
        Ok(client) => client,
        Err(error) => return error.into_response(),
    };
    let rooms = portal.rooms().clone();
    let (reply, answer) = oneshot::channel();
    // In a task of its own: the room is left even if the client does not wait for the answer. The slot is free again only then.
    rooms.clone().spawn(async move {
        let _ = reply.send(run(&rooms, client, request).await);
        drop(slot);
    });
    match answer.await.unwrap_or(Err(CloseReason::TRY_AGAIN_LATER)) {
        Ok(answer) => ([(header::CONTENT_TYPE, "application/octet-stream")], answer).into_response(),
        Err(close) => status(close).into_response(),
    }
}

/// What a request brings, and what its answer must hold.
pub(super) struct Request {
    messages: Vec<Bytes>,
    /// How many of the messages are updates that will be acknowledged.
    updates: u64,
    /// Whether it asks for what the client lacks; the answer then holds that, and the server's sync step 1 after it.
    asks: bool,
}

impl Request {
    /// `None` when the bytes are no messages, too many, or none of them is an update.
    pub(super) fn split(body: &Bytes) -> Option<Self> {
        let mut cursor = Cursor::new(body);
        let mut request = Self { messages: Vec::new(), updates: 0, asks: false };
        while cursor.next < body.len() {
            let message = body.slice_ref(cursor.read_buf().ok()?);
            request.updates += u64::from(protocol::is_update(&message));
            request.asks |= protocol::is_sync_step_1(&message);
            request.messages.push(message);
            if request.messages.len() > MAX_MESSAGES {
                return None;
            }
        }
        (request.updates > 0).then_some(request)
    }
}

pub(super) async fn run(
    rooms: &Rooms,
    client: AuthorizedClient,
    request: Request,
) -> Result<Vec<u8>, CloseReason> {
    let AuthorizedClient { authorization, person, participant, .. } = client;
    let id = rooms.reserve_connection(person)?;
    let answer = Arc::new(Answer { connection: id, state: Mutex::default(), changed: Notify::new() });
    let permission = authorization.permission;
    let connection = || Connection::new(permission, person, participant.clone(), answer.clone());
    let outcome = match rooms.join(id, authorization, connection).await {
        Ok(room) => {
            let outcome = match rooms.recheck_connection(id).await {
                Ok(Permission::Write) => send(id, request, &answer, &room).await,
                Ok(Permission::Read) => Err(CloseReason::PERMISSION_REVOKED),
                Err(close) => Err(close),
            };
            let _ = room.send(Command::Leave { id }).await;
            outcome
        }
        Err(close) => Err(close),
    };
    rooms.release_connection(id, person);
    outcome
}

/// Sends the messages to the room, and waits for what it answers.
async fn send(
    id: ConnectionId,
    request: Request,
    answer: &Answer,
    room: &mpsc::Sender<Command>,
) -> Result<Vec<u8>, CloseReason> {
    let mut limiter = RateLimiter::new(Instant::now());
    for message in request.messages {
        forward(id, message, &mut limiter, room).await?;
    }
    let stored = tokio::time::timeout(STORE_TIMEOUT, answer.complete(request.updates, request.asks));
    stored.await.unwrap_or(Err(CloseReason::TRY_AGAIN_LATER))
}

fn status(close: CloseReason) -> StatusCode {
    match close {
        CloseReason::SESSION_ENDED => StatusCode::UNAUTHORIZED,
        CloseReason::PERMISSION_REVOKED => StatusCode::FORBIDDEN,
        CloseReason::MESSAGE_TOO_LARGE | CloseReason::DOCUMENT_FULL => StatusCode::PAYLOAD_TOO_LARGE,
        CloseReason::MALFORMED_MESSAGE => StatusCode::BAD_REQUEST,
        CloseReason::TOO_MANY_MESSAGES | CloseReason::TOO_MANY_CONNECTIONS | CloseReason::TOO_MUCH_WORK => {
            StatusCode::TOO_MANY_REQUESTS
        }
        _ => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// Collects what a room sends to the connection of a request.
struct Answer {
    connection: ConnectionId,
    state: Mutex<State>,
    changed: Notify,
}

#[derive(Default)]
struct State {
    messages: Vec<u8>,
    /// How many of the request's updates are stored.
    stored: u64,
    /// Whether the server's sync step 1 was sent, which follows what the client lacks.
    step_1_sent: bool,
    close: Option<CloseReason>,
}

impl Answer {
    /// Waits until so many updates are stored and, if asked for, what the client lacks was sent; returns all messages,
    /// with the acknowledgement.
    async fn complete(&self, updates: u64, asks: bool) -> Result<Vec<u8>, CloseReason> {
        loop {
            // Before the check, so that no change after it is missed.
            let changed = self.changed.notified();
            {
                let mut state = self.state();
                if let Some(close) = state.close {
                    return Err(close);
                }
                if state.stored >= updates && (state.step_1_sent || !asks) {
                    let acknowledgement = protocol::encode_acknowledgement(state.stored);
                    state.messages.write_buf(acknowledgement);
                    return Ok(std::mem::take(&mut state.messages));
                }
            }
            changed.await;
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl OutgoingSink for Answer {
    fn send(&self, outgoing: &Outgoing) -> bool {
        let mut state = self.state();
        match outgoing {
            Outgoing::Close(close) => state.close = Some(*close),
            _ if state.messages.len() >= MAX_DOCUMENT_BYTES + MAX_QUEUED_BYTES => return false,
            Outgoing::Frame(frame) => {
                state.step_1_sent |= protocol::is_sync_step_1(frame.message());
                state.messages.write_buf(frame.message());
            }
            Outgoing::Committed(batch) => {
                for message in batch.messages_of_others(self.connection) {
                    state.messages.write_buf(message);
                }
                state.stored += batch.ack_count(self.connection);
            }
        }
        self.changed.notify_one();
        true
    }

    fn may_take_step_2(&self) -> bool {
        true
    }
}
