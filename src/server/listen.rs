//! Connections: how many there are, and how long each may keep the portal waiting.
//!
//! `axum::serve` waits for the head of a request as long as its sender likes, and accepts as many connections as there
//! are file descriptors. Here a head that is not whole after [`Limits::head`] closes its connection, so does a reader
//! who takes nothing for [`Limits::stall`], and at most [`Limits::connections`] are open at the same time; the
//! next ones wait to be accepted until one is closed. A connection that became a socket of `realtime` is counted there.

use std::{
    future::Future,
    io,
    net::SocketAddr,
    pin::{Pin, pin},
    sync::Arc,
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::{Router, body::Body, extract::ConnectInfo, http::Request};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    time::{Sleep, sleep},
};
use tower::Service;

/// How long to wait after a connection could not be accepted because the machine has no room for it.
const REST: Duration = Duration::from_secs(1);

/// What a connection may ask of the portal.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How long the head of a request may take to come; an idle connection is closed after it, too.
    pub head: Duration,
    /// How long a reader may take nothing of what is sent to them.
    pub stall: Duration,
    /// How many connections are open at the same time.
    pub connections: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { head: Duration::from_secs(10), stall: Duration::from_secs(60), connections: 4096 }
    }
}

/// Serves the portal until `stop` ends; then no connection is accepted, and those with a request in flight are
/// closed after its answer. Returns when all are closed.
pub async fn serve(listener: TcpListener, router: Router, limits: Limits, stop: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(limits.connections.clamp(1, Semaphore::MAX_PERMITS)));
    // Each connection holds a receiver: it learns that it must stop, and the sender that all have.
    let (stopping, open) = watch::channel(false);
    let mut stop = pin!(stop);
    loop {
        let accepted = async {
            let place = places.clone().acquire_owned().await.ok()?;
            Some((accept(&listener).await, place))
        };
        let (stream, peer, place) = tokio::select! {
            () = &mut stop => break,
            accepted = accepted => match accepted {
                Some(((stream, peer), place)) => (stream, peer, place),
                None => break,
            },
        };
        // A page is one small answer: waiting to fill a packet would only delay it.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "no TCP_NODELAY");
        }
        let stream = Connection { stream, stall: limits.stall, stalled: None, _place: place };
        tokio::spawn(converse(stream, peer, router.clone(), limits.head, open.clone()));
    }
    drop((listener, open));
    let _ = stopping.send(true);
    stopping.closed().await;
}

async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(accepted) => return accepted,
            Err(error) => {
                let of_one = [
                    io::ErrorKind::ConnectionRefused,
                    io::ErrorKind::ConnectionAborted,
                    io::ErrorKind::ConnectionReset,
                ];
                if !of_one.contains(&error.kind()) {
                    tracing::error!(%error, "a connection could not be accepted");
                    sleep(REST).await;
                }
            }
        }
    }
}

async fn converse(
    stream: Connection,
    peer: SocketAddr,
    router: Router,
    head: Duration,
    mut stopping: watch::Receiver<bool>,
) {
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().call(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(head)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    let mut connection = pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        _ = stopping.changed() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended early");
    }
}

/// An open connection; its place is free for another when it is closed or became a socket's.
pub struct Connection {
    stream: TcpStream,
    stall: Duration,
    /// Runs while the reader takes nothing.
    stalled: Option<Pin<Box<Sleep>>>,
    _place: OwnedSemaphorePermit,
}

impl Connection {
    /// What is below it, for what speaks something else than HTTP.
    #[must_use]
    pub fn into_stream(self) -> TcpStream {
        self.stream
    }

    /// Passes on what became of a write, or fails when the reader has taken nothing for too long.
    fn written<T>(&mut self, context: &mut Context<'_>, written: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.stalled = None;
            return written;
        }
        let stall = self.stall;
        ready!(self.stalled.get_or_insert_with(|| Box::pin(sleep(stall))).as_mut().poll(context));
        Poll::Ready(Err(io::Error::new(io::ErrorKind::TimedOut, "the reader takes nothing")))
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        to: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, to)
    }
}

impl AsyncWrite for Connection {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.written(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, bytes);
        self.written(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
