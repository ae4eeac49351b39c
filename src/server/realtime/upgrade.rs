//! Opens the WebSocket of a document, after checking the request's origin, session and permission.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    body::{Body, Bytes},
    extract::Request,
    http::{HeaderMap, HeaderName, header},
    response::{IntoResponse, Response},
};
use futures::{SinkExt, StreamExt};
use hyper::upgrade::OnUpgrade;
use tokio::{net::TcpStream, sync::mpsc};
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{
        Message as Frame,
        handshake::server::create_response_with_body,
        protocol::{CloseFrame, Role, WebSocketConfig},
    },
};
use tower_sessions::session::Id;
use uuid::Uuid;

use super::{
    DocumentAccess, Rooms,
    connection::{Connection, ConnectionId},
    limits::{CloseReason, MAX_MESSAGE_BYTES, RateLimiter},
    presence::Participant,
    protocol,
    room::Command,
    rooms::ConnectionAuthorization,
    socket::{self, SocketStream, SocketWriter},
};
use crate::{Portal, session, web::origin::reader_mark};
use ensemble_core::{error::AppError, ids::PersonId};

/// Each connection is sent a ping at this interval.
const PING_INTERVAL: Duration = Duration::from_secs(20);
/// Messages between [`MAX_MESSAGE_BYTES`] and this limit are read and discarded, so that the close frame can name the
/// reason.
const MAX_READ_BYTES: usize = 6 * MAX_MESSAGE_BYTES;
/// How long a client may take to reply to a close frame.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(2);
/// The size of a connection's read buffer while it is idle, in bytes; it grows when necessary.
const READ_BUFFER: usize = 512;

/// The parts of a request, for a WebSocket or an exchange over HTTP, that authorization needs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Handshake<'a> {
    pub session: Option<Id>,
    pub headers: &'a HeaderMap,
    pub query: Option<&'a str>,
}

/// Handles a request for the WebSocket of a document. `session` is the id from the session cookie.
pub async fn upgrade(
    access: Arc<dyn DocumentAccess>,
    document_id: Uuid,
    portal: &Portal,
    session: Option<Id>,
    mut request: Request,
) -> Response {
    let upgrade = request.extensions_mut().remove::<OnUpgrade>();
    let (Some(upgrade), Ok(response)) = (upgrade, create_response_with_body(&request, Body::empty)) else {
        return AppError::BadRequest.into_response();
    };
    let handshake = Handshake { session, headers: request.headers(), query: request.uri().query() };
    match authorize(access, document_id, portal, handshake).await {
        Ok(client) => {
            let rooms = portal.rooms().clone();
            rooms.clone().spawn(async move {
                match socket::into_tcp(upgrade).await {
                    Ok((socket, read)) => run_connection(socket, read, rooms, client).await,
                    Err(error) => tracing::debug!(%error, "a WebSocket was not opened"),
                }
            });
            response
        }
        Err(error) => error.into_response(),
    }
}

/// A client that may connect.
pub(super) struct AuthorizedClient {
    pub authorization: ConnectionAuthorization,
    pub person: PersonId,
    pub participant: Participant,
    /// Whether the client requested acknowledgements.
    pub wants_acks: bool,
    /// The last row of the document that its page shows, when it asks whether there are more.
    pub shown_seq: Option<i64>,
}

pub(super) async fn authorize(
    access: Arc<dyn DocumentAccess>,
    document_id: Uuid,
    portal: &Portal,
    handshake: Handshake<'_>,
) -> Result<AuthorizedClient, AppError> {
    if !is_same_origin(handshake.headers, &portal.config.site_url) {
        return Err(AppError::Refused);
    }
    let session = handshake.session.ok_or(AppError::SignInFirst)?;
    let viewer = session::viewer_of(portal, session).await?;
    let identity = viewer.person.clone().ok_or(AppError::SignInFirst)?;
    let pairs = || handshake.query.unwrap_or_default().split('&');
    // The page was made for another person, who signed out since.
    let mark = reader_mark(identity.id);
    if pairs().filter_map(|pair| pair.strip_prefix("reader=")).any(|reader| reader != mark) {
        return Err(AppError::SignInFirst);
    }
    let permission = access.permission(portal, &viewer, document_id).await?.ok_or(AppError::NotFound)?;
    let wants_acks = pairs().any(|pair| pair == "saved=1");
    let shown_seq = pairs().find_map(|pair| pair.strip_prefix("shown=")?.parse().ok());
    let participant = Participant { id: identity.id.to_string(), name: identity.name };
    let authorization = ConnectionAuthorization { session, viewer, document_id, access, permission };
    Ok(AuthorizedClient { authorization, person: identity.id, participant, wants_acks, shown_seq })
}

/// Whether a page of this site opened the WebSocket, or sent the exchange over HTTP. A page of another site could do so with
/// the visitor's cookie (cross-site WebSocket hijacking); browsers send the origin of the page.
fn is_same_origin(headers: &HeaderMap, site: &str) -> bool {
    let value = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let Some(origin) = value(header::ORIGIN) else { return false };
    let authority = origin.split_once("://").map(|(_, authority)| authority);
    origin == site || authority.is_some() && authority == value(header::HOST)
}

/// Joins the room, carries messages until the connection ends, and leaves the room.
async fn run_connection(socket: TcpStream, read: Vec<u8>, rooms: Rooms, client: AuthorizedClient) {
    let AuthorizedClient { authorization, person, participant, wants_acks, shown_seq } = client;
    let id = rooms.reserve_connection(person);
    let queued_total = rooms.queued_total().clone();
    let (writer, stream) = SocketWriter::new(*id.as_ref().unwrap_or(&0), wants_acks, socket, queued_total);
    let config = WebSocketConfig::default()
        .max_message_size(Some(MAX_READ_BYTES))
        .max_frame_size(Some(MAX_READ_BYTES))
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(0);
    let mut client_socket = ClientSocket {
        writer: writer.clone(),
        socket: WebSocketStream::from_partially_read(stream, read, Role::Server, Some(config)).await,
    };
    let close = match id {
        Ok(id) => {
            let permission = authorization.permission;
            let connection = || {
                let connection = Connection::new(permission, person, participant.clone(), writer.clone());
                Connection { shown_seq, ..connection }
            };
            let close = match rooms.join(id, authorization, connection).await {
                Ok(room) => {
                    // The room closes the connection if it may not be open any more.
                    let _ = rooms.recheck_connection(id).await;
                    let close = client_socket.run(id, &room).await;
                    let _ = room.send(Command::Leave { id }).await;
                    close
                }
                Err(close) => Some(close),
            };
            rooms.release_connection(id, person);
            close
        }
        Err(close) => Some(close),
    };
    if let Some(close) = close {
        let _ = tokio::time::timeout(CLOSE_TIMEOUT, client_socket.close(close)).await;
    }
}

/// The WebSocket of a connection, and the writer that it shares with its room.
struct ClientSocket {
    writer: Arc<SocketWriter>,
    socket: WebSocketStream<SocketStream>,
}

impl ClientSocket {
    /// Passes messages from the client to the room, and sends what the room queued. Returns why the connection must be
    /// closed; `None` when the client closed it, does not answer pings any more, or cannot be sent one.
    async fn run(&mut self, id: ConnectionId, room: &mpsc::Sender<Command>) -> Option<CloseReason> {
        let mut limiter = RateLimiter::new(Instant::now());
        let mut liveness = Liveness::default();
        let mut ping = tokio::time::interval_at(tokio::time::Instant::now() + PING_INTERVAL, PING_INTERVAL);
        loop {
            tokio::select! {
                biased;
                close = self.writer.run() => return Some(close),
                // The task of the room panicked: otherwise it would have closed the connection.
                () = room.closed() => return Some(CloseReason::RESTART),
                frame = self.socket.next() => match frame.inspect(|_| liveness.note_activity()) {
                    Some(Ok(Frame::Binary(frame))) => {
                        if let Err(close) = forward(id, frame, &mut limiter, room).await {
                            return Some(close);
                        }
                    }
                    Some(Ok(Frame::Ping(_) | Frame::Pong(_) | Frame::Frame(_))) => {}
                    Some(Ok(Frame::Close(_))) | None => return None,
                    Some(Ok(Frame::Text(_)) | Err(_)) => return Some(CloseReason::MALFORMED_MESSAGE),
                },
                _ = ping.tick() => {
                    if liveness.is_dead(self.writer.flushed()) {
                        return None;
                    }
                    // A ping would wait behind what is queued.
                    if self.writer.is_empty() && self.socket.feed(Frame::Ping(Bytes::new())).await.is_err() {
                        return None;
                    }
                }
            }
        }
    }

    /// Sends a close frame, then reads until the client closes: a client that is still sending would otherwise see a
    /// reset connection instead of the close frame.
    async fn close(&mut self, CloseReason(code, reason): CloseReason) {
        let frame = CloseFrame { code: code.into(), reason: reason.into() };
        if self.socket.send(Frame::Close(Some(frame))).await.is_ok() {
            while let Some(Ok(_)) = self.socket.next().await {}
        }
    }
}

/// Whether a client is still there. One whose network is gone sends no close frame, and TCP needs about 15 minutes to
/// notice.
#[derive(Default)]
struct Liveness {
    /// How many pings in a row were not followed by anything from the client.
    unanswered: u32,
    /// How many bytes a slow client had taken at the last ping.
    flushed: u64,
}

impl Liveness {
    const MAX_UNANSWERED: u32 = 2;

    /// Something came from the client.
    fn note_activity(&mut self) {
        self.unanswered = 0;
    }

    /// Whether the client did not answer two pings, and took nothing of what is queued for it; counts the next ping.
    fn is_dead(&mut self, flushed: u64) -> bool {
        if flushed > self.flushed {
            self.unanswered = 0;
        }
        self.flushed = flushed;
        self.unanswered += 1;
        self.unanswered > Self::MAX_UNANSWERED
    }
}

/// Checks and decodes a message, and sends it to the room.
pub(super) async fn forward(
    id: ConnectionId,
    frame: Bytes,
    limiter: &mut RateLimiter,
    room: &mpsc::Sender<Command>,
) -> Result<(), CloseReason> {
    let size = frame.len();
    if size > MAX_MESSAGE_BYTES {
        return Err(CloseReason::MESSAGE_TOO_LARGE);
    }
    if !limiter.allow(size, Instant::now()) {
        return Err(CloseReason::TOO_MANY_MESSAGES);
    }
    let decoded = std::panic::catch_unwind(|| protocol::decode(&frame));
    let message =
        decoded.map_err(|_| CloseReason::MALFORMED_MESSAGE)?.map_err(|_| CloseReason::MALFORMED_MESSAGE)?;
    room.send(Command::Message { id, message, size }).await.map_err(|_| CloseReason::RESTART)
}

#[cfg(test)]
mod tests {
    use super::Liveness;

    #[test]
    fn a_client_that_answers_none_of_two_pings_is_dead() {
        let mut liveness = Liveness::default();
        assert_eq!([0; 3].map(|flushed| liveness.is_dead(flushed)), [false, false, true]);
    }

    #[test]
    fn a_client_that_sends_something_or_takes_what_is_queued_is_alive() {
        let mut liveness = Liveness::default();
        for _ in 0..5 {
            assert!(!liveness.is_dead(0));
            liveness.note_activity();
        }
        for flushed in 1..6 {
            assert!(!liveness.is_dead(flushed * 1_000));
        }
        assert_eq!([5_000; 2].map(|flushed| liveness.is_dead(flushed)), [false, true]);
    }
}
