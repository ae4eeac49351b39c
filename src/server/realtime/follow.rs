//! Following a topic: a stream of server-sent events, which works where WebSockets are blocked and reconnects by itself.
//!
//! Each event is a JSON object with `now` (the time of the server, in milliseconds), `number` (see [`Signals`](super::Signals))
//! and `state`, which the feature says. It is sent when the topic changes, and when the state differs from the one that was
//! sent last, which is looked at every [`POLL_INTERVAL`]. The session and the permission of each follower are looked up again
//! every [`RECHECK_INTERVAL`]; when one has ended, an event `ended` is sent and the stream ends. While nothing happens, a
//! comment is sent every [`PING_INTERVAL`], so that nothing on the way closes the connection.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use axum::{
    body::{Body, Bytes},
    http::{HeaderName, header},
    response::{IntoResponse, Response},
};
use tokio::{
    sync::watch,
    time::{Instant, sleep_until},
};
use tower_sessions::session::Id;
use uuid::Uuid;

use super::signals::{FollowLimit, FollowerSlot, Latest};
use crate::{Portal, session, web::origin::reader_mark};
use ensemble_core::{error::AppError, rights::Viewer};

/// How often a stream looks for a new state, and how old one may be that another stream loaded.
const POLL_INTERVAL: Duration = Duration::from_secs(5);
/// How often permissions are looked up again. Tests do not wait so long.
const RECHECK_INTERVAL: Duration = Duration::from_secs(if cfg!(feature = "testing") { 1 } else { 20 });
/// How often something is sent while nothing happens.
const PING_INTERVAL: Duration = Duration::from_secs(50);

/// Who may follow topics of one kind, and what they are sent. A feature defines it.
#[async_trait]
pub trait FollowSource: Send + Sync + 'static {
    /// Whether a viewer may follow a topic; `false` when there is none.
    ///
    /// # Errors
    /// When the database is unavailable.
    async fn may_follow(&self, portal: &Portal, viewer: &Viewer, topic: Uuid) -> Result<bool, AppError>;

    /// The state of a topic as JSON, the same for all who follow it.
    ///
    /// # Errors
    /// When the database is unavailable.
    async fn state(&self, portal: &Portal, topic: Uuid) -> Result<String, AppError>;
}

/// Answers a request to follow a topic. `session` is the id from the session cookie; `query` may name the person whom the
/// page was made for.
pub async fn follow(
    source: Arc<dyn FollowSource>,
    topic: Uuid,
    portal: &Portal,
    session: Option<Id>,
    query: Option<&str>,
) -> Response {
    match begin(source, topic, portal, session, query).await {
        Ok(stream) => {
            let pieces = futures::stream::unfold(stream, |mut stream| async move {
                let piece = stream.next().await?;
                Some((Ok::<_, std::convert::Infallible>(piece), stream))
            });
            let headers = [
                (header::CONTENT_TYPE, "text/event-stream"),
                (header::CACHE_CONTROL, "no-store"),
                // nginx would wait for more before it sends something on.
                (HeaderName::from_static("x-accel-buffering"), "no"),
            ];
            (headers, Body::from_stream(pieces)).into_response()
        }
        Err(error) => error.into_response(),
    }
}

async fn begin(
    source: Arc<dyn FollowSource>,
    topic: Uuid,
    portal: &Portal,
    session: Option<Id>,
    query: Option<&str>,
) -> Result<Stream, AppError> {
    let session = session.ok_or(AppError::SignInFirst)?;
    let viewer = session::viewer_of(portal, session).await?;
    let person = viewer.id().ok_or(AppError::SignInFirst)?;
    let mark = reader_mark(person);
    let mut readers = query.unwrap_or_default().split('&').filter_map(|pair| pair.strip_prefix("reader="));
    // The page was made for another person, who signed out since.
    if readers.any(|reader| reader != mark) {
        return Err(AppError::SignInFirst);
    }
    if !source.may_follow(portal, &viewer, topic).await? {
        return Err(AppError::NotFound);
    }
    let signals = portal.signals();
    let slot = signals.reserve(person).map_err(|limit| match limit {
        FollowLimit::Person => AppError::TooMany,
        FollowLimit::Process => AppError::Unavailable,
    })?;
    let now = Instant::now();
    Ok(Stream {
        portal: portal.clone(),
        source,
        topic,
        session,
        numbers: signals.subscribe(topic),
        stopped: signals.stopped(),
        sent: None,
        next_load_at: now,
        recheck_at: now + RECHECK_INTERVAL,
        ping_at: now + PING_INTERVAL,
        ended: false,
        _slot: slot,
    })
}

/// An open stream.
struct Stream {
    portal: Portal,
    source: Arc<dyn FollowSource>,
    topic: Uuid,
    session: Id,
    numbers: watch::Receiver<u64>,
    stopped: watch::Receiver<bool>,
    /// The number and the state that were sent last.
    sent: Option<(u64, Arc<str>)>,
    /// When the state is loaded next, if nothing is signalled before.
    next_load_at: Instant,
    recheck_at: Instant,
    ping_at: Instant,
    ended: bool,
    _slot: FollowerSlot,
}

impl Stream {
    /// The next piece of the body; `None` at its end.
    async fn next(&mut self) -> Option<Bytes> {
        loop {
            if self.ended || *self.stopped.borrow() {
                return None;
            }
            let now = Instant::now();
            if now >= self.recheck_at {
                self.recheck_at = now + RECHECK_INTERVAL;
                if !self.is_permitted().await {
                    self.ended = true;
                    return Some(Bytes::from_static(b"event: ended\ndata: {}\n\n"));
                }
            }
            if now >= self.next_load_at {
                self.next_load_at = now + POLL_INTERVAL;
                if let Some(event) = self.event().await {
                    self.ping_at = Instant::now() + PING_INTERVAL;
                    return Some(event);
                }
            }
            if now >= self.ping_at {
                self.ping_at = now + PING_INTERVAL;
                return Some(Bytes::from_static(b":\n\n"));
            }
            let due = self.next_load_at.min(self.recheck_at).min(self.ping_at);
            tokio::select! {
                changed = self.numbers.changed() => match changed {
                    Ok(()) => self.next_load_at = Instant::now(),
                    Err(_) => return None,
                },
                _ = self.stopped.changed() => {}
                () = sleep_until(due) => {}
            }
        }
    }

    /// While the database is unavailable no permission can change, and nothing is read.
    async fn is_permitted(&self) -> bool {
        let Ok(viewer) = session::viewer_of(&self.portal, self.session).await else { return true };
        viewer.person.is_some()
            && self.source.may_follow(&self.portal, &viewer, self.topic).await.unwrap_or(true)
    }

    /// The state, unless it was sent already.
    async fn event(&mut self) -> Option<Bytes> {
        let number = *self.numbers.borrow_and_update();
        let state = match self.load(number).await {
            Ok(state) => state,
            Err(error) => {
                tracing::warn!(%error, "the state of a topic could not be read");
                return None;
            }
        };
        if self.sent.as_ref().is_some_and(|(sent, before)| *sent == number && *before == state) {
            return None;
        }
        let now = self.portal.now();
        let event = format!("data: {{\"now\":{now},\"number\":{number},\"state\":{state}}}\n\n");
        self.sent = Some((number, state));
        Some(Bytes::from(event))
    }

    /// The state at this number or later. The first follower who needs it loads it for all.
    async fn load(&self, number: u64) -> Result<Arc<str>, AppError> {
        let latest = self.portal.signals().latest(self.topic);
        let mut latest = latest.lock().await;
        if let Some(known) = latest.as_ref()
            && known.number >= number
            && known.loaded_at.elapsed() < POLL_INTERVAL
        {
            return Ok(known.state.clone());
        }
        let state: Arc<str> = self.source.state(&self.portal, self.topic).await?.into();
        *latest = Some(Latest { number, loaded_at: Instant::now(), state: state.clone() });
        Ok(state)
    }
}
