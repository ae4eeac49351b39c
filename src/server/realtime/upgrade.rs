//! Opens the WebSocket of a document, once the request proved where it comes from, who sent it and what that person may
//! do.

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
    DocumentKind, Rooms,
    connection::{Connection, ConnectionId, Sink},
    limits::{Close, MAX_MESSAGE, RateLimiter},
    presence::Participant,
    protocol,
    room::Command,
    rooms::Admission,
    socket::{self, SocketStream, SocketWriter},
};
use crate::{Portal, session};
use ensemble_core::{error::AppError, ids::PersonId};

/// A connection that received nothing for so long is sent a ping.
const PING_INTERVAL: Duration = Duration::from_secs(25);
/// A longer message than [`MAX_MESSAGE`] is read up to here, so that the close frame can tell its sender why.
const MAX_READ: usize = 6 * MAX_MESSAGE;
/// How long a client may take to reply to a close frame.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(2);
/// The size of a connection's read buffer while it is idle, in bytes; it grows when necessary.
const READ_BUFFER: usize = 512;

/// What a request for a WebSocket brings.
#[derive(Clone, Copy, Debug)]
struct Handshake<'a> {
    session: Option<Id>,
    headers: &'a HeaderMap,
    query: Option<&'a str>,
}

/// Handles a request for the WebSocket of a document, with the session that the request named.
pub async fn upgrade(
    kind: Arc<dyn DocumentKind>,
    document: Uuid,
    portal: &Portal,
    session: Option<Id>,
    mut request: Request,
) -> Response {
    let upgrade = request.extensions_mut().remove::<OnUpgrade>();
    let (Some(upgrade), Ok(response)) = (upgrade, create_response_with_body(&request, Body::empty)) else {
        return AppError::BadRequest.into_response();
    };
    let handshake = Handshake { session, headers: request.headers(), query: request.uri().query() };
    match authorize(kind, document, portal, handshake).await {
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
struct Client {
    admission: Admission,
    person: PersonId,
    participant: Participant,
    /// Whether it asked for acknowledgements.
    acknowledges: bool,
}

async fn authorize(
    kind: Arc<dyn DocumentKind>,
    document: Uuid,
    portal: &Portal,
    handshake: Handshake<'_>,
) -> Result<Client, AppError> {
    if !is_same_origin(handshake.headers, &portal.config.site_url) {
        return Err(AppError::Refused);
    }
    let session = handshake.session.ok_or(AppError::SignInFirst)?;
    let viewer = session::viewer_of(portal, session).await?;
    let identity = viewer.person.clone().ok_or(AppError::SignInFirst)?;
    let permission = kind.permission(portal, &viewer, document).await?.ok_or(AppError::NotFound)?;
    let acknowledges = handshake.query.is_some_and(|query| query.split('&').any(|pair| pair == "saved=1"));
    let participant = Participant { id: identity.id.to_string(), name: identity.name };
    let admission = Admission { session, viewer, document, kind, permission };
    Ok(Client { admission, person: identity.id, participant, acknowledges })
}

/// Whether a page of this site opened the WebSocket. One of another site could do so with the cookie of its reader;
/// browsers send the origin of the page.
fn is_same_origin(headers: &HeaderMap, site: &str) -> bool {
    let value = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let Some(origin) = value(header::ORIGIN) else { return false };
    let authority = origin.split_once("://").map(|(_, authority)| authority);
    origin == site || authority.is_some() && authority == value(header::HOST)
}

/// Joins the room, carries messages until the connection ends, and leaves the room.
async fn run_connection(socket: TcpStream, read: Vec<u8>, rooms: Rooms, client: Client) {
    let Client { admission, person, participant, acknowledges } = client;
    let id = rooms.reserve_connection(person);
    let queued_total = rooms.queued_total().clone();
    let (writer, stream) = SocketWriter::new(*id.as_ref().unwrap_or(&0), acknowledges, socket, queued_total);
    let config = WebSocketConfig::default()
        .max_message_size(Some(MAX_READ))
        .max_frame_size(Some(MAX_READ))
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(0);
    let mut transport = Transport {
        writer: writer.clone(),
        socket: WebSocketStream::from_partially_read(stream, read, Role::Server, Some(config)).await,
    };
    let close = match id {
        Ok(id) => {
            let permission = admission.permission;
            let connection = || Connection {
                permission,
                person,
                participant: participant.clone(),
                denial_sent: false,
                synced: false,
                sink: writer.clone(),
            };
            let close = match rooms.join(id, admission, connection).await {
                Ok(room) => {
                    let close = transport.run(id, &room).await;
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
        let _ = tokio::time::timeout(CLOSE_TIMEOUT, transport.close(close)).await;
    }
}

/// The WebSocket of a connection, and the writer that it shares with its room.
struct Transport {
    writer: Arc<SocketWriter>,
    socket: WebSocketStream<SocketStream>,
}

impl Transport {
    /// Passes messages from the client to the room, and sends what the room queued. Returns why the connection must be
    /// closed; `None` when the client closed it.
    async fn run(&mut self, id: ConnectionId, room: &mpsc::Sender<Command>) -> Option<Close> {
        let mut limiter = RateLimiter::new(Instant::now());
        let mut ping = tokio::time::interval_at(tokio::time::Instant::now() + PING_INTERVAL, PING_INTERVAL);
        loop {
            tokio::select! {
                biased;
                close = self.writer.run() => return Some(close),
                frame = self.socket.next() => match frame {
                    Some(Ok(Frame::Binary(frame))) => {
                        if let Err(close) = forward(id, frame, &mut limiter, room).await {
                            return Some(close);
                        }
                    }
                    Some(Ok(Frame::Ping(_) | Frame::Pong(_) | Frame::Frame(_))) => {}
                    Some(Ok(Frame::Close(_))) | None => return None,
                    Some(Ok(Frame::Text(_)) | Err(_)) => return Some(Close::MALFORMED_MESSAGE),
                },
                // While something is queued, TCP itself finds out whether the connection still works.
                _ = ping.tick(), if self.writer.is_empty() => {
                    if self.socket.feed(Frame::Ping(Bytes::new())).await.is_err() {
                        return None;
                    }
                }
            }
        }
    }

    /// Sends a close frame, then reads until the client closes: a client that is still sending would otherwise see a reset
    /// connection instead of the close frame.
    async fn close(&mut self, Close(code, reason): Close) {
        let frame = CloseFrame { code: code.into(), reason: reason.into() };
        if self.socket.send(Frame::Close(Some(frame))).await.is_ok() {
            while let Some(Ok(_)) = self.socket.next().await {}
        }
    }
}

/// Checks and decodes a message, and sends it to the room.
async fn forward(
    id: ConnectionId,
    frame: Bytes,
    limiter: &mut RateLimiter,
    room: &mpsc::Sender<Command>,
) -> Result<(), Close> {
    let size = frame.len();
    if size > MAX_MESSAGE {
        return Err(Close::MESSAGE_TOO_LARGE);
    }
    if !limiter.allow(size, Instant::now()) {
        return Err(Close::TOO_MANY_MESSAGES);
    }
    let decoded = std::panic::catch_unwind(|| protocol::decode(&frame));
    let message = decoded.map_err(|_| Close::MALFORMED_MESSAGE)?.map_err(|_| Close::MALFORMED_MESSAGE)?;
    room.send(Command::Message { id, message, size }).await.map_err(|_| Close::RESTART)
}
