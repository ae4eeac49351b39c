//! The way into a room: a WebSocket, once its asker has shown where they come from, who they are and
//! what they may do.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    body::{Body, Bytes},
    extract::Request,
    http::{HeaderMap, header},
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
    Rooms, Subject,
    limits::{Allowance, Close, MESSAGE},
    presence::Face,
    protocol,
    room::Command,
    rooms::Guest,
    seat::{Mailbox, Seat, SeatId},
    wire::{self, End, Wire},
};
use crate::{
    error::AppError,
    ids::PersonId,
    server::{Portal, session},
};

/// A line on which nothing was heard is asked whether it still stands.
const QUIET: Duration = Duration::from_secs(25);
/// A message that is too long is still read up to here, so that its sender can be told why.
const READ: usize = 6 * MESSAGE;
/// How long somebody who is sent away may take to go.
const FAREWELL: Duration = Duration::from_secs(2);
/// A connection holds little while it is idle; this grows when it must.
const BUFFER: usize = 512;

/// What somebody brings who asks for a socket.
#[derive(Clone, Copy, Debug)]
struct Knock<'a> {
    session: Option<Id>,
    headers: &'a HeaderMap,
    query: Option<&'a str>,
}

/// Answers a request for a document's socket, from whom its session names.
pub async fn door(
    subject: Arc<dyn Subject>,
    document: Uuid,
    portal: &Portal,
    session: Option<Id>,
    mut request: Request,
) -> Response {
    let upgrade = request.extensions_mut().remove::<OnUpgrade>();
    let (Some(upgrade), Ok(agreed)) = (upgrade, create_response_with_body(&request, Body::empty)) else {
        return AppError::BadRequest.into_response();
    };
    let knock = Knock { session, headers: request.headers(), query: request.uri().query() };
    match admitted(subject, document, portal, knock).await {
        Ok(visitor) => {
            let rooms = portal.rooms().clone();
            rooms.clone().spawn(async move {
                match wire::socket(upgrade).await {
                    Ok((socket, begun)) => converse(socket, begun, rooms, visitor).await,
                    Err(error) => tracing::debug!(%error, "a socket was not opened"),
                }
            });
            agreed
        }
        Err(error) => error.into_response(),
    }
}

/// Somebody who may come in.
struct Visitor {
    guest: Guest,
    person: PersonId,
    face: Face,
    /// Whether they asked to be told what is stored.
    told: bool,
}

async fn admitted(
    subject: Arc<dyn Subject>,
    document: Uuid,
    portal: &Portal,
    knock: Knock<'_>,
) -> Result<Visitor, AppError> {
    if !from_here(knock.headers, &portal.config.site_url) {
        return Err(AppError::Refused);
    }
    let session = knock.session.ok_or(AppError::SignInFirst)?;
    let viewer = session::viewer_of(portal, session).await?;
    let identity = viewer.person.clone().ok_or(AppError::SignInFirst)?;
    let standing = subject.standing(portal, &viewer, document).await?.ok_or(AppError::NotFound)?;
    let told = knock.query.is_some_and(|query| query.split('&').any(|pair| pair == "saved=1"));
    let face = Face { id: identity.id.to_string(), name: identity.name };
    let guest = Guest { session, viewer, document, subject, standing };
    Ok(Visitor { guest, person: identity.id, face, told })
}

/// A page of another site may open a socket with a reader's cookie: browsers say whose page it was.
fn from_here(headers: &HeaderMap, site: &str) -> bool {
    let said = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    let Some(origin) = said(header::ORIGIN) else { return false };
    let authority = origin.split_once("://").map(|(_, authority)| authority);
    origin == site || authority.is_some() && authority == said(header::HOST)
}

async fn converse(socket: TcpStream, begun: Vec<u8>, rooms: Rooms, visitor: Visitor) {
    let Visitor { guest, person, face, told } = visitor;
    let id = rooms.admit(person);
    let (wire, end) = Wire::new(*id.as_ref().unwrap_or(&0), told, socket, rooms.waiting().clone());
    let config = WebSocketConfig::default()
        .max_message_size(Some(READ))
        .max_frame_size(Some(READ))
        .read_buffer_size(BUFFER)
        .write_buffer_size(0);
    let mut line = Line {
        wire: wire.clone(),
        socket: WebSocketStream::from_partially_read(end, begun, Role::Server, Some(config)).await,
    };
    let ending = match id {
        Ok(id) => {
            let standing = guest.standing;
            let seat = || Seat {
                standing,
                person,
                face: face.clone(),
                told: false,
                answered: false,
                to: wire.clone(),
            };
            let ending = match rooms.enter(id, guest, seat).await {
                Ok(room) => {
                    let ending = line.carry(id, &room).await;
                    let _ = room.send(Command::Leave { id }).await;
                    ending
                }
                Err(close) => Some(close),
            };
            rooms.left(id, person);
            ending
        }
        Err(close) => Some(close),
    };
    if let Some(close) = ending {
        let _ = tokio::time::timeout(FAREWELL, line.part(close)).await;
    }
}

/// One connection, while it stands.
struct Line {
    wire: Arc<Wire>,
    socket: WebSocketStream<End>,
}

impl Line {
    /// Carries what is said to the room, and sees to it that what the room says leaves; answers why the
    /// connection must be closed, unless the other side went.
    async fn carry(&mut self, id: SeatId, room: &mpsc::Sender<Command>) -> Option<Close> {
        let mut allowance = Allowance::new(Instant::now());
        let mut pulse = tokio::time::interval_at(tokio::time::Instant::now() + QUIET, QUIET);
        loop {
            tokio::select! {
                biased;
                close = self.wire.work() => return Some(close),
                frame = self.socket.next() => match frame {
                    Some(Ok(Frame::Binary(frame))) => {
                        if let Err(close) = hear(id, frame, &mut allowance, room).await {
                            return Some(close);
                        }
                    }
                    Some(Ok(Frame::Ping(_) | Frame::Pong(_) | Frame::Frame(_))) => {}
                    Some(Ok(Frame::Close(_))) | None => return None,
                    Some(Ok(Frame::Text(_)) | Err(_)) => return Some(Close::MALFORMED),
                },
                // While something waits to be sent, the network itself asks whether the line stands.
                _ = pulse.tick(), if self.wire.is_empty() => {
                    if self.socket.feed(Frame::Ping(Bytes::new())).await.is_err() {
                        return None;
                    }
                }
            }
        }
    }

    /// Says why it ends. Whoever is still sending would lose the reason with the line: what comes is read,
    /// and dropped.
    async fn part(&mut self, Close(code, reason): Close) {
        let farewell = CloseFrame { code: code.into(), reason: reason.into() };
        if self.socket.send(Frame::Close(Some(farewell))).await.is_ok() {
            while let Some(Ok(_)) = self.socket.next().await {}
        }
    }
}

async fn hear(
    id: SeatId,
    frame: Bytes,
    allowance: &mut Allowance,
    room: &mpsc::Sender<Command>,
) -> Result<(), Close> {
    let size = frame.len();
    if size > MESSAGE {
        return Err(Close::LONG);
    }
    if !allowance.take(size, Instant::now()) {
        return Err(Close::FLOOD);
    }
    let read = std::panic::catch_unwind(|| protocol::read(&frame));
    let message = read.map_err(|_| Close::MALFORMED)?.map_err(|_| Close::MALFORMED)?;
    room.send(Command::Said { id, message, size }).await.map_err(|_| Close::RESTART)
}
