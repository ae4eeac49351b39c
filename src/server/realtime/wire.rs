//! The socket of one connection, into which the room itself writes.
//!
//! A letter goes to everybody who is in the room. If a task for each of them did the sending, waking it and
//! going through the layers of its socket would take as long as the sending itself. So a room puts the bytes,
//! which are the same for everybody, into each socket, and only what a socket does not take at once waits for
//! the connection's task. That task writes through the same door (pongs, pings, the end), and whatever is
//! written is a whole frame, sent or kept: no two frames can mix.

use std::{
    collections::VecDeque,
    io,
    pin::Pin,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll, Waker, ready},
};

use axum::body::Bytes;
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::TokioIo;
use rustix::{io::Errno, net::SendFlags};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{
        TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
};

use super::{
    limits::{ALL_WAITING, Close, WAITING},
    protocol,
    seat::{Mailbox, Post, SeatId},
};
use crate::server::listen::Connection;

/// The socket under a connection that stops speaking HTTP, and what was read of it already. It is the caller's
/// runtime that watches it from now on: a letter then wakes the thread that takes it, and no other before.
pub(super) async fn socket(upgrade: OnUpgrade) -> io::Result<(TcpStream, Vec<u8>)> {
    let upgraded = upgrade.await.map_err(io::Error::other)?;
    let parts = upgraded
        .downcast::<TokioIo<Connection>>()
        .map_err(|_| io::Error::other("the connection is of an unknown kind"))?;
    let socket = TcpStream::from_std(parts.io.into_inner().into_stream().into_std()?)?;
    // A copy: what was read lies in a buffer of several kilobytes, which would stay as long as the connection.
    Ok((socket, parts.read_buf.to_vec()))
}

/// One connection's socket, as rooms write into it.
pub(super) struct Wire {
    seat: SeatId,
    /// Whether its other end asked to be told what is stored.
    told: bool,
    line: Mutex<Line>,
}

struct Line {
    to: OwnedWriteHalf,
    /// What the socket has not taken yet.
    waiting: VecDeque<Bytes>,
    /// How much that is, in bytes.
    waiting_bytes: usize,
    /// How much waits for all connections.
    all_waiting_bytes: Arc<AtomicUsize>,
    /// How many of this connection's updates are stored.
    stored: u64,
    ending: Option<Close>,
    task: Option<Waker>,
}

impl Wire {
    /// Both ends of a connection: where rooms write, and what its task reads and writes.
    /// How much waits for all connections is counted in `all_waiting_bytes`.
    pub(super) fn new(
        seat: SeatId,
        told: bool,
        socket: TcpStream,
        all_waiting_bytes: Arc<AtomicUsize>,
    ) -> (Arc<Self>, End) {
        let (from, to) = socket.into_split();
        let line = Line {
            to,
            waiting: VecDeque::new(),
            waiting_bytes: 0,
            all_waiting_bytes,
            stored: 0,
            ending: None,
            task: None,
        };
        let wire = Arc::new(Self { seat, told, line: Mutex::new(line) });
        (wire.clone(), End { from, wire })
    }

    /// Sends what waits; ends when the room wants the connection closed.
    pub(super) async fn work(&self) -> Close {
        std::future::poll_fn(|context| {
            let mut line = self.line();
            line.listen(context);
            if let Some(close) = line.ending.take() {
                return Poll::Ready(close);
            }
            // What cannot be sent any more shows when the socket is read.
            let _ = line.poll_empty(context);
            Poll::Pending
        })
        .await
    }

    fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Mailbox for Wire {
    fn put(&self, post: &Post) -> bool {
        let mut line = self.line();
        match post {
            Post::Close(close) => line.end(*close),
            _ if line.is_full() => return false,
            Post::Frame(frame) => line.send(frame.bytes()),
            Post::Stored(together) if !together.has(self.seat) => line.send(together.bytes()),
            Post::Stored(together) => {
                let counted = together.counted(self.seat);
                line.stored += counted;
                let saved = (self.told && counted > 0).then(|| protocol::saved(line.stored));
                line.send(&together.without(self.seat, saved.as_deref()));
            }
        }
        true
    }

    fn is_empty(&self) -> bool {
        self.line().waiting.is_empty()
    }
}

impl Line {
    /// Whether nothing more may wait: too much does already, here or for all connections together.
    fn is_full(&self) -> bool {
        self.waiting_bytes >= WAITING
            || self.waiting_bytes > 0 && self.all_waiting_bytes.load(Ordering::Relaxed) >= ALL_WAITING
    }

    fn wait(&mut self, bytes: Bytes) {
        self.waiting_bytes += bytes.len();
        self.all_waiting_bytes.fetch_add(bytes.len(), Ordering::Relaxed);
        self.waiting.push_back(bytes);
    }

    fn waited(&mut self, bytes: usize) {
        self.waiting_bytes -= bytes;
        self.all_waiting_bytes.fetch_sub(bytes, Ordering::Relaxed);
    }

    fn listen(&mut self, context: &Context<'_>) {
        if !self.task.as_ref().is_some_and(|task| task.will_wake(context.waker())) {
            self.task = Some(context.waker().clone());
        }
    }

    fn wake(&self) {
        if let Some(task) = &self.task {
            task.wake_by_ref();
        }
    }

    fn end(&mut self, close: Close) {
        self.ending = Some(close);
        self.wake();
    }

    /// Sends whole frames: now what the socket takes, and the rest when it takes more.
    fn send(&mut self, frames: &Bytes) {
        if frames.is_empty() {
            return;
        }
        let sent = if self.waiting.is_empty() { self.send_now(frames) } else { Ok(0) };
        let sent = match sent {
            Ok(sent) => sent,
            Err(Errno::AGAIN | Errno::INTR) => 0,
            // Its other end is gone, as shows when it is read.
            Err(_) => return,
        };
        if sent < frames.len() {
            self.wait(frames.slice(sent..));
            self.wake();
        }
    }

    /// Asks the kernel alone, not the runtime first whether the socket takes something: it nearly always does, and
    /// for each of hundreds of sockets the question is a walk through memory that nobody else uses.
    fn send_now(&self, frames: &[u8]) -> Result<usize, Errno> {
        let socket: &TcpStream = self.to.as_ref();
        rustix::net::send(socket, frames, SendFlags::empty())
    }

    /// Ready when nothing waits.
    fn poll_empty(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        while let Some(first) = self.waiting.front_mut() {
            match ready!(Pin::new(&mut self.to).poll_write(context, first)) {
                Ok(sent) => {
                    drop(first.split_to(sent.min(first.len())));
                    if first.is_empty() {
                        self.waiting.pop_front();
                    }
                    self.waited(sent);
                }
                Err(error) => {
                    self.waiting.clear();
                    self.waited(self.waiting_bytes);
                    return Poll::Ready(Err(error));
                }
            }
        }
        Poll::Ready(Ok(()))
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.waited(self.waiting_bytes);
    }
}

/// A connection's socket, as its task sees it: a stream that takes what is written to it whole.
pub(super) struct End {
    from: OwnedReadHalf,
    wire: Arc<Wire>,
}

impl AsyncRead for End {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        to: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.from).poll_read(context, to)
    }
}

impl AsyncWrite for End {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let mut line = self.wire.line();
        ready!(line.poll_empty(context))?;
        line.send(&Bytes::copy_from_slice(bytes));
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.wire.line().poll_empty(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut line = self.wire.line();
        ready!(line.poll_empty(context))?;
        Pin::new(&mut line.to).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use futures::{SinkExt, StreamExt};
    use tokio::net::TcpListener;
    use tokio_tungstenite::{
        WebSocketStream,
        tungstenite::{Message, protocol::Role},
    };

    use super::{super::seat::Stored, *};

    /// A connection: where a room writes, its task's end, and the client.
    async fn connection(told: bool) -> (Arc<Wire>, WebSocketStream<End>, WebSocketStream<TcpStream>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let (client, accepted) = tokio::join!(TcpStream::connect(address), listener.accept());
        let (wire, end) = Wire::new(7, told, accepted.expect("a connection").0, Arc::default());
        let server = WebSocketStream::from_raw_socket(end, Role::Server, None).await;
        let client = WebSocketStream::from_raw_socket(client.expect("connected"), Role::Client, None).await;
        (wire, server, client)
    }

    fn said(seat: u64, text: &str) -> Stored {
        let frame = Some(Bytes::copy_from_slice(text.as_bytes()));
        Stored { seat: Some(seat), counts: true, frame }
    }

    async fn next(client: &mut WebSocketStream<TcpStream>) -> Bytes {
        client.next().await.expect("a message").expect("understood").into_data()
    }

    #[tokio::test]
    async fn others_updates_come_in_order_and_ones_own_are_acknowledged() {
        let (wire, _server, mut client) = connection(true).await;
        let working = wire.clone();
        tokio::spawn(async move { working.work().await });
        assert!(wire.put(&Post::stored(vec![said(1, "a"), said(7, "mine"), said(2, "b")])));
        assert!(wire.put(&Post::stored(vec![said(1, "c")])));
        assert!(wire.put(&Post::frame(b"d")));
        for text in [b"a".as_slice(), b"b", &protocol::saved(1), b"c", b"d"] {
            assert_eq!(next(&mut client).await, text);
        }
    }

    #[tokio::test]
    async fn who_did_not_ask_is_not_told_what_is_stored() {
        let (wire, _server, mut client) = connection(false).await;
        let working = wire.clone();
        tokio::spawn(async move { working.work().await });
        assert!(wire.put(&Post::stored(vec![said(7, "mine")])));
        assert!(wire.put(&Post::frame(b"next")));
        assert_eq!(next(&mut client).await, b"next".as_slice());
    }

    #[tokio::test]
    async fn what_the_socket_does_not_take_waits_and_no_two_frames_mix() {
        const SIZE: usize = 50_000;
        let (wire, mut server, mut client) = connection(false).await;
        {
            let line = wire.line();
            let socket: &TcpStream = line.to.as_ref();
            rustix::net::sockopt::set_socket_send_buffer_size(socket, 100_000).expect("a small buffer");
        }
        let long = |fill: u8| vec![fill; SIZE];
        for fill in 0..20 {
            assert!(wire.put(&Post::frame(&long(fill))), "{fill}");
        }
        assert!(!wire.is_empty(), "so much this socket does not take at once");
        let working = wire.clone();
        tokio::spawn(async move { working.work().await });
        let pinging = tokio::spawn(async move {
            server.send(Message::Ping(Bytes::new())).await.expect("sent");
            server
        });
        assert!(wire.put(&Post::frame(&long(20))));
        let mut filled = Vec::new();
        while filled.len() < 21 {
            match client.next().await.expect("a message").expect("understood") {
                Message::Binary(content) => {
                    assert!(content.len() == SIZE && content.iter().all(|byte| *byte == content[0]));
                    filled.push(content[0]);
                }
                Message::Ping(_) => {}
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(filled, (0..21).collect::<Vec<u8>>());
        pinging.await.expect("the task of the connection");
        assert!(wire.is_empty());
    }

    #[tokio::test]
    async fn who_does_not_read_is_sent_away_and_costs_no_more() {
        let (wire, _server, _client) = connection(false).await;
        let long = vec![1; 700_000];
        let taken = (0..100).take_while(|_| wire.put(&Post::frame(&long))).count();
        assert!((2..20).contains(&taken), "{taken}");
        let waiting = wire.line().waiting_bytes;
        assert!((WAITING..WAITING + 700_020).contains(&waiting), "{waiting}");
        assert_eq!(wire.line().all_waiting_bytes.load(Ordering::Relaxed), waiting);
        assert!(wire.put(&Post::Close(Close::SLOW)));
        assert_eq!(wire.work().await, Close::SLOW);
    }

    #[tokio::test]
    async fn whoever_is_gone_disturbs_nobody() {
        let (wire, mut server, client) = connection(false).await;
        drop(client);
        assert!(!matches!(server.next().await, Some(Ok(Message::Binary(_)))));
        for _ in 0..100 {
            assert!(wire.put(&Post::frame(b"anybody?")));
        }
        assert!(wire.is_empty());
    }
}
