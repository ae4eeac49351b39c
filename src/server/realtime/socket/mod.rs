//! The socket of one connection, to which its room writes directly.
//!
//! An update goes to all connections of a room. If the task of each connection wrote it, waking the task and passing
//! the update through its WebSocket would take as long as the write itself. So the room writes the same bytes to each
//! socket, and only the bytes that the socket does not accept immediately are queued for the connection's task. That
//! task writes through the same queue (pings, pongs and the close frame). All writes are whole frames, so frames do not
//! interleave.

#[cfg(test)]
mod tests;

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
    connection::{ConnectionId, Outgoing, OutgoingSink},
    limits::{CloseReason, MAX_QUEUED_BYTES, MAX_QUEUED_BYTES_TOTAL},
    protocol,
};
use crate::listen;

/// Takes the TCP socket of an upgraded HTTP connection, and the bytes that were read from it already. From then on the
/// runtime of the caller polls the socket: a message wakes only the thread that handles it.
pub(super) async fn into_tcp(upgrade: OnUpgrade) -> io::Result<(TcpStream, Vec<u8>)> {
    let upgraded = upgrade.await.map_err(io::Error::other)?;
    let parts = upgraded
        .downcast::<TokioIo<listen::Connection>>()
        .map_err(|_| io::Error::other("the connection is of an unknown kind"))?;
    let socket = TcpStream::from_std(parts.io.into_inner().into_stream().into_std()?)?;
    // Copied, because the buffer is several kilobytes long and would be kept as long as the connection.
    Ok((socket, parts.read_buf.to_vec()))
}

/// The write half of a connection's socket, shared by its room and its task.
pub(super) struct SocketWriter {
    connection: ConnectionId,
    /// Whether the client requested acknowledgements.
    wants_acks: bool,
    state: Mutex<State>,
}

struct State {
    socket: OwnedWriteHalf,
    /// What the socket has not taken yet.
    queue: VecDeque<Bytes>,
    /// The length of `queue`, in bytes.
    queued: usize,
    /// The length of the longest piece that was queued since the queue was empty, in bytes: a message, or the part of it
    /// that the socket did not take. A sync step 2 may be as long as the document, and must not make the messages after it
    /// too many.
    longest: usize,
    /// How many queued bytes the socket took since the connection began.
    flushed: u64,
    /// How many bytes are queued for all connections of the process.
    queued_total: Arc<AtomicUsize>,
    /// How many of this connection's updates are stored.
    acked_updates: u64,
    close: Option<CloseReason>,
    waker: Option<Waker>,
}

impl SocketWriter {
    /// Splits a socket into the writer that the room and the task share, and the stream that only the task reads. The
    /// bytes that are queued are added to `queued_total`.
    pub(super) fn new(
        connection: ConnectionId,
        wants_acks: bool,
        socket: TcpStream,
        queued_total: Arc<AtomicUsize>,
    ) -> (Arc<Self>, SocketStream) {
        let (reader, socket) = socket.into_split();
        let state = State {
            socket,
            queue: VecDeque::new(),
            queued: 0,
            longest: 0,
            flushed: 0,
            queued_total,
            acked_updates: 0,
            close: None,
            waker: None,
        };
        let writer = Arc::new(Self { connection, wants_acks, state: Mutex::new(state) });
        (writer.clone(), SocketStream { reader, writer })
    }

    /// Sends what is queued; returns when the room closes the connection.
    pub(super) async fn run(&self) -> CloseReason {
        std::future::poll_fn(|context| {
            let mut state = self.state();
            state.register_waker(context);
            if let Some(close) = state.close.take() {
                return Poll::Ready(close);
            }
            // The task sees an error of the socket when it reads.
            let _ = state.poll_flush(context);
            Poll::Pending
        })
        .await
    }

    /// Whether nothing is queued.
    pub(super) fn is_empty(&self) -> bool {
        self.state().queue.is_empty()
    }

    /// How many queued bytes the socket took since the connection began: whether a slow client still reads.
    pub(super) fn flushed(&self) -> u64 {
        self.state().flushed
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl OutgoingSink for SocketWriter {
    fn send(&self, outgoing: &Outgoing) -> bool {
        let mut state = self.state();
        match outgoing {
            Outgoing::Close(close) => state.close(*close),
            _ if state.is_full() => return false,
            Outgoing::Frame(frame) => state.send(frame.bytes()),
            Outgoing::Committed(batch) if !batch.contains_sender(self.connection) => {
                state.send(batch.frames());
            }
            Outgoing::Committed(batch) => {
                let acknowledged = batch.ack_count(self.connection);
                state.acked_updates += acknowledged;
                let message = (self.wants_acks && acknowledged > 0)
                    .then(|| protocol::encode_acknowledgement(state.acked_updates));
                state.send(&batch.frames_for_sender(self.connection, message.as_deref()));
            }
        }
        true
    }

    fn may_take_step_2(&self) -> bool {
        self.is_empty()
    }
}

impl State {
    fn is_full(&self) -> bool {
        self.queued >= MAX_QUEUED_BYTES + self.longest
            || self.queued > 0 && self.queued_total.load(Ordering::Relaxed) >= MAX_QUEUED_BYTES_TOTAL
    }

    fn enqueue(&mut self, bytes: Bytes) {
        self.queued += bytes.len();
        self.longest = self.longest.max(bytes.len());
        self.queued_total.fetch_add(bytes.len(), Ordering::Relaxed);
        self.queue.push_back(bytes);
    }

    fn subtract_queued(&mut self, bytes: usize) {
        self.queued -= bytes;
        if self.queued == 0 {
            self.longest = 0;
        }
        self.queued_total.fetch_sub(bytes, Ordering::Relaxed);
    }

    fn register_waker(&mut self, context: &Context<'_>) {
        if !self.waker.as_ref().is_some_and(|waker| waker.will_wake(context.waker())) {
            self.waker = Some(context.waker().clone());
        }
    }

    fn wake(&self) {
        if let Some(waker) = &self.waker {
            waker.wake_by_ref();
        }
    }

    fn close(&mut self, close: CloseReason) {
        self.close = Some(close);
        self.wake();
    }

    /// Writes whole frames, and queues what the socket does not take.
    fn send(&mut self, frames: &Bytes) {
        if frames.is_empty() {
            return;
        }
        let sent = if self.queue.is_empty() { self.try_send(frames) } else { Ok(0) };
        let sent = match sent {
            Ok(sent) => sent,
            Err(Errno::AGAIN | Errno::INTR) => 0,
            // The client is gone; the task sees that when it reads.
            Err(_) => return,
        };
        if sent < frames.len() {
            self.enqueue(frames.slice(sent..));
            self.wake();
        }
    }

    /// Calls the kernel without asking the runtime whether the socket is writable: it nearly always is, and with
    /// hundreds of sockets the state that the runtime keeps for each is rarely in the processor's cache.
    fn try_send(&self, frames: &[u8]) -> Result<usize, Errno> {
        let socket: &TcpStream = self.socket.as_ref();
        rustix::net::send(socket, frames, SendFlags::empty())
    }

    /// Writes the queue; ready when it is empty.
    fn poll_flush(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        while let Some(first) = self.queue.front_mut() {
            match ready!(Pin::new(&mut self.socket).poll_write(context, first)) {
                Ok(sent) => {
                    self.flushed += sent as u64;
                    drop(first.split_to(sent.min(first.len())));
                    if first.is_empty() {
                        self.queue.pop_front();
                    }
                    self.subtract_queued(sent);
                }
                Err(error) => {
                    self.queue.clear();
                    self.subtract_queued(self.queued);
                    return Poll::Ready(Err(error));
                }
            }
        }
        Poll::Ready(Ok(()))
    }
}

impl Drop for State {
    fn drop(&mut self) {
        self.subtract_queued(self.queued);
    }
}

/// The byte stream under the task's WebSocket. Each write is sent or queued completely, so frames never interleave.
pub(super) struct SocketStream {
    reader: OwnedReadHalf,
    writer: Arc<SocketWriter>,
}

impl AsyncRead for SocketStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        to: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.reader).poll_read(context, to)
    }
}

impl AsyncWrite for SocketStream {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let mut state = self.writer.state();
        ready!(state.poll_flush(context))?;
        state.send(&Bytes::copy_from_slice(bytes));
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.writer.state().poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut state = self.writer.state();
        ready!(state.poll_flush(context))?;
        Pin::new(&mut state.socket).poll_shutdown(context)
    }
}
