//! Work that grows with what people typed, off the threads that answer requests.
//!
//! Such work is bounded, but a text of 20 kB takes some milliseconds. A few such texts at once would make
//! every other request wait. So what is longer than [`LONG`] is done on tokio's blocking threads, few at a
//! time, and one at a time for each person: who asks for much waits behind their own requests.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    task::spawn_blocking,
};

use ensemble_core::{error::AppError, ids::PersonId};

/// What is longer, in bytes, is long.
pub const LONG: usize = 8 * 1024;
/// How many previews one person may ask for at once.
const BURST: f64 = 60.0;
/// How many more each second. An open preview asks 0.4 s after the last key, so that twice a second is typing.
const PER_SECOND: f64 = 3.0;
/// How many people are kept in mind before those who asked for nothing lately are forgotten.
const KNOWN: usize = 1_000;
/// After how long nothing is left to know of somebody.
const LATELY: Duration = Duration::from_secs(60);

/// Does long work, few at a time.
pub struct Offload {
    /// One for every second core: the others answer requests.
    turns: Arc<Semaphore>,
    people: Mutex<HashMap<PersonId, Person>>,
}

/// What is known of somebody who asked for long work.
struct Person {
    /// The right to have work done, one at a time.
    turn: Arc<Semaphore>,
    /// The number of their last request for a preview.
    newest: u64,
    /// How many previews they may ask for, as of `asked`.
    left: f64,
    asked: Instant,
}

impl Person {
    fn new(now: Instant) -> Self {
        Self { turn: Arc::new(Semaphore::new(1)), newest: 0, left: BURST, asked: now }
    }
}

impl Default for Offload {
    fn default() -> Self {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        Self { turns: Arc::new(Semaphore::new((cores / 2).max(1))), people: Mutex::default() }
    }
}

impl fmt::Debug for Offload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Offload").field("free", &self.turns.available_permits()).finish_non_exhaustive()
    }
}

impl Offload {
    /// Does what is `bytes` long: here when it is short, else on a blocking thread, once it is the person's
    /// turn.
    ///
    /// # Errors
    /// [`AppError::Internal`] when the work panicked.
    pub async fn run<T: Send + 'static>(
        &self,
        person: Option<PersonId>,
        bytes: usize,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, AppError> {
        if bytes <= LONG {
            return Ok(work());
        }
        let own = match person {
            Some(person) => Some(turn(self.person(person, |person| person.turn.clone())).await?),
            None => None,
        };
        self.aside(own, work).await
    }

    /// The same for what is asked for again and again while somebody types: only the newest of what waits is
    /// done.
    ///
    /// # Errors
    /// [`AppError::TooMany`] when a newer one came, or when there are too many; [`AppError::Internal`] when the
    /// work panicked.
    pub async fn newest<T: Send + 'static>(
        &self,
        person: PersonId,
        bytes: usize,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, AppError> {
        let now = Instant::now();
        let (own, number) = self.person(person, |person| {
            let since = now.saturating_duration_since(person.asked).as_secs_f64();
            person.left = (person.left + since * PER_SECOND).min(BURST);
            person.asked = now;
            if person.left < 1.0 {
                return Err(AppError::TooMany);
            }
            person.left -= 1.0;
            person.newest += 1;
            Ok((person.turn.clone(), person.newest))
        })?;
        if bytes <= LONG {
            return Ok(work());
        }
        let own = turn(own).await?;
        if self.person(person, |person| person.newest) != number {
            return Err(AppError::TooMany);
        }
        self.aside(Some(own), work).await
    }

    /// On a blocking thread, which keeps the turns until it is done, whether or not anybody still waits.
    async fn aside<T: Send + 'static>(
        &self,
        own: Option<OwnedSemaphorePermit>,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, AppError> {
        let turn = turn(self.turns.clone()).await?;
        let span = tracing::Span::current();
        let done = spawn_blocking(move || {
            let _turns = (own, turn);
            span.in_scope(work)
        });
        done.await.map_err(|error| {
            tracing::error!(%error, "long work was not done");
            AppError::Internal
        })
    }

    fn person<T>(&self, id: PersonId, of: impl FnOnce(&mut Person) -> T) -> T {
        let now = Instant::now();
        let mut people: MutexGuard<'_, HashMap<PersonId, Person>> =
            self.people.lock().unwrap_or_else(PoisonError::into_inner);
        if people.len() >= KNOWN && !people.contains_key(&id) {
            people.retain(|_, person| {
                Arc::strong_count(&person.turn) > 1 || now.saturating_duration_since(person.asked) < LATELY
            });
        }
        of(people.entry(id).or_insert_with(|| Person::new(now)))
    }
}

async fn turn(of: Arc<Semaphore>) -> Result<OwnedSemaphorePermit, AppError> {
    of.acquire_owned().await.map_err(|_| AppError::Internal)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[tokio::test]
    async fn one_person_has_one_turn_and_the_newest_of_those_who_wait_is_done() {
        let (offload, person) = (Arc::new(Offload::default()), PersonId::new());
        let (begun, release) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let ask = |number: usize| {
            let (offload, begun, release) = (offload.clone(), begun.clone(), release.clone());
            tokio::spawn(async move {
                offload
                    .newest(person, LONG + 1, move || {
                        begun.fetch_add(1, Ordering::SeqCst);
                        while release.load(Ordering::SeqCst) == 0 {
                            thread::sleep(Duration::from_millis(1));
                        }
                        number
                    })
                    .await
            })
        };
        let first = ask(1);
        while begun.load(Ordering::SeqCst) == 0 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let (second, third) = (ask(2), ask(3));
        tokio::time::sleep(Duration::from_millis(50)).await;
        assert_eq!(begun.load(Ordering::SeqCst), 1, "one at a time");
        release.store(1, Ordering::SeqCst);
        assert_eq!(first.await.expect("done"), Ok(1));
        assert_eq!(second.await.expect("done"), Err(AppError::TooMany), "a newer one came");
        assert_eq!(third.await.expect("done"), Ok(3));
    }

    #[tokio::test]
    async fn who_asks_without_end_waits_and_others_do_not() {
        let (offload, person) = (Offload::default(), PersonId::new());
        let mut refused = 0;
        for _ in 0..200 {
            refused += usize::from(offload.newest(person, 1, || ()).await == Err(AppError::TooMany));
        }
        assert!((100..=140).contains(&refused), "{refused}");
        assert_eq!(offload.newest(PersonId::new(), 1, || ()).await, Ok(()));
    }

    #[tokio::test]
    async fn work_that_panics_gives_its_turn_back() {
        let (offload, person) = (Offload::default(), PersonId::new());
        for _ in 0..5 {
            let done: Result<(), _> = offload.run(Some(person), LONG + 1, || panic!("on purpose")).await;
            assert_eq!(done, Err(AppError::Internal));
        }
        assert_eq!(offload.run(Some(person), LONG + 1, || 1).await, Ok(1));
    }

    #[tokio::test]
    async fn who_is_not_seen_lately_is_forgotten() {
        let offload = Offload::default();
        for _ in 0..KNOWN {
            let _ = offload.newest(PersonId::new(), 1, || ()).await;
        }
        if let Some(long_ago) = Instant::now().checked_sub(LATELY * 2) {
            for person in offload.people.lock().expect("nobody panicked").values_mut() {
                person.asked = long_ago;
            }
            let _ = offload.newest(PersonId::new(), 1, || ()).await;
            assert_eq!(offload.people.lock().expect("nobody panicked").len(), 1);
        }
    }
}
