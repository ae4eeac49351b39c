//! Signals: that something about a topic changed, for those who follow it (see `follow`). A topic is the id of a meeting.
//!
//! Each topic has a number, which is replaced by a larger one when the topic changes, and when topics are forgotten (see
//! [`MAX_TOPICS`]). A page contains the number that its topic had before the page was made, and each event of the stream contains
//! the current one: when they differ, the browser reads the page again.
//!
//! Each process has its own numbers, which begin with the time at which it started, in milliseconds. So a page from one
//! process and a stream from another one nearly always have different numbers, and the page is read once more than
//! necessary. Only if the numbers happen to be equal does the page miss what changed in between, until the next change. On
//! PostgreSQL a change is passed to the other processes by a notification.

use std::{
    collections::HashMap,
    fmt,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, Weak,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

use sqlx::postgres::PgListener;
use tokio::{
    runtime::Handle,
    sync::{Mutex as AsyncMutex, watch},
    time::Instant,
};
use uuid::Uuid;

use crate::{
    clock::Clock,
    db::{Db, Engine},
};
use ensemble_core::ids::PersonId;

/// The channel for changes; the payload is the process and the topic.
const CHANNEL: &str = "ensemble_signals";
/// How long to wait before reconnecting.
const RECONNECT_DELAY: Duration = Duration::from_secs(1);
/// How many topics are remembered; those that no one follows are forgotten beyond that.
const MAX_TOPICS: usize = 1000;
/// How many streams are open at the same time. A stream keeps its connection; the process
/// accepts more connections than this (see `crate::listen`).
const MAX_FOLLOWERS: usize = 2000;
/// How many streams a person may have open: several windows on several devices.
const MAX_FOLLOWERS_OF_PERSON: usize = 12;

/// The topics of this process; cheap to clone.
#[derive(Clone)]
pub struct Signals(Arc<Inner>);

struct Inner {
    db: Db,
    database_url: String,
    process: Uuid,
    /// The last number that was given.
    last: AtomicU64,
    /// The number of the topics that are not in `topics`: they have not changed since the process started, or were forgotten.
    /// It is replaced each time that topics are forgotten, while `topics` is locked: a page that was made before a forgotten
    /// change has another one.
    first: AtomicU64,
    topics: Mutex<HashMap<Uuid, Topic>>,
    followers: Mutex<HashMap<PersonId, usize>>,
    /// Whether the task that listens to the other processes was started.
    listening: AtomicBool,
    stopped: watch::Sender<bool>,
}

#[derive(Clone)]
struct Topic {
    number: watch::Sender<u64>,
    latest: Arc<AsyncMutex<Option<Latest>>>,
}

/// What was loaded last for the followers of a topic.
#[derive(Clone)]
pub(super) struct Latest {
    pub number: u64,
    pub loaded_at: Instant,
    pub state: Arc<str>,
}

/// Which limit on the number of open streams is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FollowLimit {
    Person,
    Process,
}

impl fmt::Debug for Signals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signals").field("topics", &lock(&self.0.topics).len()).finish_non_exhaustive()
    }
}

impl Signals {
    #[must_use]
    pub fn new(db: Db, database_url: String) -> Self {
        let first = u64::try_from(Clock::System.now()).unwrap_or_default();
        Self(Arc::new(Inner {
            db,
            database_url,
            process: Uuid::new_v4(),
            last: AtomicU64::new(first),
            first: AtomicU64::new(first),
            topics: Mutex::default(),
            followers: Mutex::default(),
            listening: AtomicBool::new(false),
            stopped: watch::channel(false).0,
        }))
    }

    /// Says that something about a topic changed. Call it after the commit.
    pub fn raise(&self, topic: Uuid) {
        self.raise_here(topic);
        if self.0.db.engine != Engine::Postgres {
            return;
        }
        let Ok(runtime) = Handle::try_current() else { return };
        let (db, payload) = (self.0.db.clone(), format!("{} {topic}", self.0.process));
        runtime.spawn(async move {
            let done = db
                .write_once(async |to| {
                    sqlx::query("SELECT pg_notify($1, $2)")
                        .bind(CHANNEL)
                        .bind(payload)
                        .execute(to)
                        .await
                        .map(drop)
                })
                .await;
            if let Err(error) = done {
                tracing::warn!(%error, "the other processes learn of a change a few seconds later");
            }
        });
    }

    /// The number of a topic: a page says it, so that its stream can tell whether something changed since.
    #[must_use]
    pub fn number(&self, topic: Uuid) -> u64 {
        let topics = lock(&self.0.topics);
        topics.get(&topic).map_or_else(|| self.first(), |topic| *topic.number.borrow())
    }

    /// Ends all streams before the process stops.
    pub fn stop(&self) {
        self.0.stopped.send_replace(true);
    }

    fn raise_here(&self, topic: Uuid) {
        self.topic(topic).number.send_modify(|number| *number = self.next_number());
    }

    /// A number that was not given before.
    fn next_number(&self) -> u64 {
        self.0.last.fetch_add(1, Ordering::Relaxed) + 1
    }

    fn first(&self) -> u64 {
        self.0.first.load(Ordering::Relaxed)
    }

    fn topic(&self, id: Uuid) -> Topic {
        let mut topics = lock(&self.0.topics);
        if topics.len() >= MAX_TOPICS && !topics.contains_key(&id) {
            let before = topics.len();
            topics.retain(|_, topic| topic.number.receiver_count() > 0);
            if topics.len() < before {
                self.0.first.store(self.next_number(), Ordering::Relaxed);
            }
        }
        let new = || Topic { number: watch::channel(self.first()).0, latest: Arc::default() };
        topics.entry(id).or_insert_with(new).clone()
    }

    /// Follows a topic.
    pub(super) fn subscribe(&self, topic: Uuid) -> watch::Receiver<u64> {
        self.start_listening();
        self.topic(topic).number.subscribe()
    }

    /// What was loaded last for a topic; it is held while a follower loads it anew, so that one does for all.
    pub(super) fn latest(&self, topic: Uuid) -> Arc<AsyncMutex<Option<Latest>>> {
        self.topic(topic).latest
    }

    /// Becomes `true` when the process stops.
    pub(super) fn stopped(&self) -> watch::Receiver<bool> {
        self.0.stopped.subscribe()
    }

    /// Counts a stream of a person until the slot is dropped.
    pub(super) fn reserve(&self, person: PersonId) -> Result<FollowerSlot, FollowLimit> {
        let mut followers = lock(&self.0.followers);
        if followers.values().sum::<usize>() >= MAX_FOLLOWERS {
            return Err(FollowLimit::Process);
        }
        let own = followers.entry(person).or_default();
        if *own >= MAX_FOLLOWERS_OF_PERSON {
            return Err(FollowLimit::Person);
        }
        *own += 1;
        Ok(FollowerSlot { signals: self.clone(), person })
    }

    /// Listens to the other processes, from the first stream on. SQLite has one process.
    fn start_listening(&self) {
        if self.0.db.engine != Engine::Postgres || self.0.listening.swap(true, Ordering::Relaxed) {
            return;
        }
        let (weak, url) = (Arc::downgrade(&self.0), self.0.database_url.clone());
        tokio::spawn(async move {
            while weak.strong_count() > 0 {
                if let Err(error) = listen(&url, &weak).await {
                    tracing::warn!(%error, "the connection for signals was lost; reconnecting");
                }
                tokio::time::sleep(RECONNECT_DELAY).await;
            }
        });
    }

    fn raise_all(&self) {
        let topics: Vec<Uuid> = lock(&self.0.topics).keys().copied().collect();
        for topic in topics {
            self.raise_here(topic);
        }
    }

    fn received(&self, payload: &str) {
        let Some((process, topic)) = payload.split_once(' ') else { return };
        let Ok(topic) = topic.parse() else { return };
        if process != self.0.process.to_string() {
            self.raise_here(topic);
        }
    }
}

async fn listen(url: &str, weak: &Weak<Inner>) -> Result<(), sqlx::Error> {
    let mut listener = PgListener::connect(url).await?;
    listener.listen(CHANNEL).await?;
    loop {
        // Notifications that were sent while no connection was open are lost.
        match weak.upgrade() {
            Some(inner) => Signals(inner).raise_all(),
            None => return Ok(()),
        }
        // When the connection is lost, the listener opens another one and returns `None`.
        while let Some(notification) = listener.try_recv().await? {
            let Some(inner) = weak.upgrade() else { return Ok(()) };
            Signals(inner).received(notification.payload());
        }
        tracing::warn!("the connection for signals was lost and is open again");
    }
}

/// An open stream of a person, counted until this is dropped.
pub(super) struct FollowerSlot {
    signals: Signals,
    person: PersonId,
}

impl Drop for FollowerSlot {
    fn drop(&mut self) {
        let mut followers = lock(&self.signals.0.followers);
        if let Some(own) = followers.get_mut(&self.person) {
            *own -= 1;
            if *own == 0 {
                followers.remove(&self.person);
            }
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
