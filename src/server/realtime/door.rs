//! The way into a room: a WebSocket, once its asker has shown where they come from, who they are and
//! what they may do.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    body::Bytes,
    extract::{
        WebSocketUpgrade,
        ws::{CloseFrame, Message as Frame, WebSocket},
    },
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use futures::{SinkExt, StreamExt, stream::SplitSink};
use tokio::sync::mpsc;
use tower_sessions::session::Id;
use uuid::Uuid;

use super::{
    Rooms, Subject,
    limits::{Allowance, Close, MESSAGE, WAITING},
    presence::Face,
    protocol,
    room::Command,
    rooms::Guest,
    seat::{Post, Seat, SeatId},
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
/// A connection holds little while it is idle; these grow when they must.
const BUFFER: usize = 512;
const WRITE_BUFFER: usize = 16 * 1024;

/// What somebody brings who asks for a socket.
#[derive(Clone, Copy, Debug)]
pub struct Knock<'a> {
    /// The session that the cookie names.
    pub session: Option<Id>,
    /// The request's headers.
    pub headers: &'a HeaderMap,
    /// Its query.
    pub query: Option<&'a str>,
}

/// Answers a request for a document's socket.
pub async fn door(
    subject: Arc<dyn Subject>,
    document: Uuid,
    portal: &Portal,
    knock: Knock<'_>,
    socket: WebSocketUpgrade,
) -> Response {
    let rooms = portal.rooms().clone();
    match admitted(subject, document, portal, knock).await {
        Ok(visitor) => socket
            .max_message_size(READ)
            .max_frame_size(READ)
            .read_buffer_size(BUFFER)
            .write_buffer_size(WRITE_BUFFER)
            .on_upgrade(async move |socket| rooms.clone().spawn(converse(socket, rooms, visitor))),
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

async fn converse(socket: WebSocket, rooms: Rooms, visitor: Visitor) {
    let Visitor { guest, person, face, told } = visitor;
    let (mut to, mut from) = socket.split();
    let id = match rooms.admit() {
        Ok(id) => id,
        Err(close) => return say(&mut to, close).await,
    };
    let (post, mut letters) = mpsc::channel(WAITING);
    let standing = guest.standing;
    let seat = || Seat { standing, person, face: face.clone(), told: false, post: post.clone() };
    let entered = rooms.enter(id, guest, seat).await;
    drop(post);
    let ending = match entered {
        Ok(room) => {
            let mut line = Line { id, to: &mut to, told, stored: 0, letters: Vec::new() };
            let ending = line.carry(&mut from, &mut letters, &room).await;
            let _ = room.send(Command::Leave { id }).await;
            ending
        }
        Err(close) => Some(close),
    };
    rooms.left(id);
    if let Some(close) = ending {
        say(&mut to, close).await;
        // Whoever is still sending would lose the reason with the line: what comes is read, and dropped.
        let _ = tokio::time::timeout(FAREWELL, async { while let Some(Ok(_)) = from.next().await {} }).await;
    }
}

type Sink = SplitSink<WebSocket, Frame>;

async fn say(to: &mut Sink, Close(code, reason): Close) {
    let _ = to.send(Frame::Close(Some(CloseFrame { code, reason: reason.into() }))).await;
}

/// One connection, while it stands.
struct Line<'a> {
    id: SeatId,
    to: &'a mut Sink,
    told: bool,
    /// How many of this connection's updates are stored.
    stored: u64,
    letters: Vec<Post>,
}

impl Line<'_> {
    /// Carries messages both ways; answers why it must be closed, unless the other side went.
    async fn carry(
        &mut self,
        from: &mut futures::stream::SplitStream<WebSocket>,
        letters: &mut mpsc::Receiver<Post>,
        room: &mpsc::Sender<Command>,
    ) -> Option<Close> {
        let mut allowance = Allowance::new(Instant::now());
        let mut pulse = tokio::time::interval_at(tokio::time::Instant::now() + QUIET, QUIET);
        loop {
            tokio::select! {
                // Most often it is a letter that wakes: the socket is not looked at in vain. It has its turn
                // as soon as there is none, and none comes while this runs, on the one thread of all rooms.
                biased;
                count = letters.recv_many(&mut self.letters, WAITING) => {
                    if count == 0 {
                        return Some(Close::SLOW);
                    }
                    if let Err(ending) = self.deliver().await {
                        return ending;
                    }
                }
                frame = from.next() => match frame {
                    Some(Ok(Frame::Binary(frame))) => {
                        if let Err(close) = self.hear(frame, &mut allowance, room).await {
                            return Some(close);
                        }
                    }
                    Some(Ok(Frame::Text(_))) => return Some(Close::MALFORMED),
                    Some(Ok(Frame::Ping(_) | Frame::Pong(_))) => {}
                    Some(Ok(Frame::Close(_))) | None => return None,
                    Some(Err(_)) => return Some(Close::MALFORMED),
                },
                _ = pulse.tick() => {
                    if self.to.send(Frame::Ping(Bytes::new())).await.is_err() {
                        return None;
                    }
                }
            }
        }
    }

    async fn hear(
        &mut self,
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
        room.send(Command::Said { id: self.id, message, size }).await.map_err(|_| Close::RESTART)
    }

    /// Sends what waits, with as few writes to the network as can be.
    async fn deliver(&mut self) -> Result<(), Option<Close>> {
        let before = self.stored;
        let mut ending = None;
        for letter in self.letters.drain(..) {
            match letter {
                Post::Stored(all) => {
                    for stored in &*all {
                        if stored.seat == Some(self.id) {
                            self.stored += u64::from(stored.counts);
                        } else if let Some(frame) = &stored.frame {
                            self.to.feed(Frame::Binary(frame.clone())).await.map_err(|_| None)?;
                        }
                    }
                }
                Post::Frame(frame) => self.to.feed(Frame::Binary(frame)).await.map_err(|_| None)?,
                Post::Close(close) => ending = Some(close),
            }
        }
        if self.told && self.stored > before {
            self.to.feed(Frame::Binary(protocol::saved(self.stored))).await.map_err(|_| None)?;
        }
        self.to.flush().await.map_err(|_| None)?;
        ending.map_or(Ok(()), |close| Err(Some(close)))
    }
}
