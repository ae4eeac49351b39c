//! How long a request may take.
//!
//! An answer is due some seconds after the whole request has come. A large upload on a slow line takes longer than
//! that by itself: while it is being read, what counts is that something comes, and that it comes at a rate of at least
//! [`MIN_RATE`].

use std::{
    pin::{Pin, pin},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
    task::{Context, Poll, ready},
    time::Duration,
};

use axum::{
    body::{Body, Bytes, HttpBody},
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};
use hyper::body::{Frame, SizeHint};
use tokio::time::{Instant, sleep_until, timeout};

use super::Portal;

/// The slowest upload that is waited for, in bytes a second: 10 MB in some 40 minutes.
pub const MIN_RATE: u64 = 4096;

/// Answers 408 when a request, or its answer, takes too long.
pub async fn limit(State(portal): State<Portal>, request: Request, next: Next) -> Response {
    let patience = Duration::from_secs(portal.config.request_timeout);
    if request.body().is_end_stream() {
        return match timeout(patience, next.run(request)).await {
            Ok(response) => response,
            Err(_) => StatusCode::REQUEST_TIMEOUT.into_response(),
        };
    }
    let progress = Arc::new(Progress::new());
    let seen = progress.clone();
    let request = request.map(|body| Body::new(Watched { body, progress: seen }));
    let mut answer = pin!(next.run(request));
    loop {
        tokio::select! {
            biased;
            response = &mut answer => return response,
            () = sleep_until(progress.deadline(patience)) => {
                if progress.deadline(patience) <= Instant::now() {
                    return StatusCode::REQUEST_TIMEOUT.into_response();
                }
            }
        }
    }
}

/// How far a request's body has come.
#[derive(Debug)]
struct Progress {
    begun: Instant,
    /// How long after the beginning something came last, in milliseconds.
    last: AtomicU64,
    /// How many bytes have come.
    received: AtomicU64,
    /// Whether all of it has come.
    whole: AtomicBool,
}

impl Progress {
    fn new() -> Self {
        let (last, received) = (AtomicU64::new(0), AtomicU64::new(0));
        Self { begun: Instant::now(), last, received, whole: AtomicBool::new(false) }
    }

    fn came(&self, bytes: usize) {
        let elapsed = u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.last.store(elapsed, Relaxed);
        self.received.fetch_add(bytes as u64, Relaxed);
    }

    /// When the request has taken too long, as far as is known now.
    fn deadline(&self, patience: Duration) -> Instant {
        let idle = self.begun + Duration::from_millis(self.last.load(Relaxed)) + patience;
        if self.whole.load(Relaxed) {
            return idle;
        }
        let slow = self.begun + patience + Duration::from_secs(self.received.load(Relaxed) / MIN_RATE);
        idle.min(slow)
    }
}

/// A body that notes when something of it comes.
struct Watched {
    body: Body,
    progress: Arc<Progress>,
}

impl HttpBody for Watched {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        let bytes = match &frame {
            Some(Ok(frame)) => frame.data_ref().map_or(0, Bytes::len),
            _ => 0,
        };
        self.progress.came(bytes);
        if frame.is_none() || self.body.is_end_stream() {
            self.progress.whole.store(true, Relaxed);
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
