//! Work that takes much memory or a whole processor: a few pieces at once, the others wait.
//!
//! A decoded picture is a thousand times larger than its file, an archive is as large as all files of a person. What
//! one person sends at once must not take the memory of all, so these run one after the other, on blocking threads.

use std::{
    collections::HashMap,
    num::NonZero,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use uuid::Uuid;

use ensemble_core::{error::AppError, ids::PersonId};

/// Files that are decoded or cleaned at once. One picture of 24 million points takes up to 200 MB.
const HEAVY: usize = 1;
/// Archives that are sent at once.
const ARCHIVES: usize = 3;
/// Large request bodies that are held at once: a body of 10 MB takes 30 MB while it is read.
const BODIES: usize = 6;
/// Large request bodies of one person that are held at once.
const BODIES_EACH: usize = 2;
/// Exchanges of a live document over HTTP that run at once: an answer may be as long as a document, 16 MB.
const EXCHANGES: usize = 8;
/// Searches that run at once. Each reads the database several times: when as many as like run, the reads of all mix, and
/// some requests wait for a second while others are answered at once.
fn searches() -> usize {
    std::thread::available_parallelism().map_or(2, NonZero::get).max(2)
}

/// How many pieces of work may wait for a slot.
const QUEUE: usize = 40;
/// How long one waits. Shorter than the time that an answer may take, so that a sentence can still be sent.
const PATIENCE: Duration = Duration::from_secs(14);

/// How many drafts a person may keep at once, and how long until one more, in milliseconds. A form keeps one every two
/// seconds while somebody types.
const DRAFTS: i64 = 30;
const DRAFT_EVERY: i64 = 1_000;

/// Too much is being done at once: trying again in a moment helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too much at once")]
pub struct Busy;

impl From<Busy> for AppError {
    fn from(_: Busy) -> Self {
        Self::Unavailable
    }
}

/// The slots of the process.
#[derive(Debug)]
pub struct Work {
    heavy: Slots,
    archives: Slots,
    bodies: Slots,
    searches: Semaphore,
    exchanges: Slots,
    exchanges_of: Shares,
    archives_of: Shares,
    bodies_of: Shares,
    /// When the last draft of each writer would be paid for, in milliseconds UTC.
    drafts: Mutex<HashMap<Uuid, i64>>,
}

impl Default for Work {
    fn default() -> Self {
        Self {
            heavy: Slots::new(HEAVY),
            archives: Slots::new(ARCHIVES),
            bodies: Slots::new(BODIES),
            searches: Semaphore::new(searches()),
            exchanges: Slots::new(EXCHANGES),
            exchanges_of: Shares::new(1),
            archives_of: Shares::new(1),
            bodies_of: Shares::new(BODIES_EACH),
            drafts: Mutex::default(),
        }
    }
}

/// Leave to do a piece of work, until it is dropped.
#[derive(Debug)]
pub struct Slot {
    _shared: OwnedSemaphorePermit,
    _own: Option<OwnedSemaphorePermit>,
    running: Arc<Counts>,
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.running.now.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Work {
    /// Runs something that takes much memory or time on a blocking thread, once there is a slot.
    ///
    /// # Errors
    /// [`Busy`] when there was none in time, or when the work ended in a panic.
    pub async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Busy> {
        let slot = self.heavy.take(None).await?;
        // The thread has the slot: work goes on when the one who asked for it is gone.
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(slot);
            done
        });
        done.await.map_err(|error| {
            tracing::error!(%error, "work on a file ended in a panic");
            Busy
        })
    }

    /// A slot for sending an archive. A person has one at a time.
    ///
    /// # Errors
    /// [`Busy`] at once while another archive of this person is being sent, or when no slot came free in time.
    pub async fn archive(&self, person: PersonId) -> Result<Slot, Busy> {
        let own = self.archives_of.of(person).try_acquire_owned().map_err(|_| Busy)?;
        self.archives.take(Some(own)).await
    }

    /// Runs a search in its turn.
    ///
    /// # Errors
    /// [`Busy`] when its turn did not come in time.
    pub async fn search<T>(&self, search: impl Future<Output = T>) -> Result<T, Busy> {
        let turn = tokio::time::timeout(PATIENCE, self.searches.acquire()).await;
        let _turn = turn.map_err(|_| Busy)?.map_err(|_| Busy)?;
        Ok(search.await)
    }

    /// A slot for holding a large request body of a person.
    ///
    /// # Errors
    /// [`Busy`] when none came free in time.
    pub async fn body(&self, person: PersonId) -> Result<Slot, Busy> {
        self.bodies.take(Some(self.bodies_of.wait(person).await?)).await
    }

    /// A slot for an exchange of a live document over HTTP. A person has one at a time.
    ///
    /// # Errors
    /// [`Busy`] when none came free in time.
    pub async fn exchange(&self, person: PersonId) -> Result<Slot, Busy> {
        self.exchanges.take(Some(self.exchanges_of.wait(person).await?)).await
    }

    /// Whether a person may keep a draft now, or kept too many in a short while. Without an account, it is what they write that is
    /// counted.
    #[must_use]
    pub fn may_keep_draft(&self, writer: Uuid, now: i64) -> bool {
        let mut drafts = self.drafts.lock().unwrap_or_else(PoisonError::into_inner);
        if drafts.len() > 10_000 {
            drafts.retain(|_, paid| *paid > now);
        }
        let paid = drafts.entry(writer).or_insert(now);
        let next = (*paid).max(now) + DRAFT_EVERY;
        // A clock that was set back must not lock a person out.
        if next - now > DRAFTS * DRAFT_EVERY && *paid - now <= 2 * DRAFTS * DRAFT_EVERY {
            return false;
        }
        *paid = if *paid - now > 2 * DRAFTS * DRAFT_EVERY { now } else { next };
        true
    }

    /// The most pieces of heavy work that ever ran at once.
    #[must_use]
    pub fn most_heavy(&self) -> usize {
        self.heavy.counts.most.load(Ordering::SeqCst)
    }
}

#[derive(Debug, Default)]
struct Counts {
    now: AtomicUsize,
    most: AtomicUsize,
    waiting: AtomicUsize,
}

/// So many at once.
#[derive(Debug)]
struct Slots {
    free: Arc<Semaphore>,
    counts: Arc<Counts>,
}

/// Counts one that waits, until it is dropped: requests end while they wait.
struct Waiting<'a>(&'a AtomicUsize);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Slots {
    fn new(many: usize) -> Self {
        Self { free: Arc::new(Semaphore::new(many)), counts: Arc::default() }
    }

    async fn take(&self, own: Option<OwnedSemaphorePermit>) -> Result<Slot, Busy> {
        let before = self.counts.waiting.fetch_add(1, Ordering::SeqCst);
        let _waiting = Waiting(&self.counts.waiting);
        if before >= QUEUE {
            return Err(Busy);
        }
        let shared = tokio::time::timeout(PATIENCE, self.free.clone().acquire_owned()).await;
        let shared = shared.map_err(|_| Busy)?.map_err(|_| Busy)?;
        let now = self.counts.now.fetch_add(1, Ordering::SeqCst) + 1;
        self.counts.most.fetch_max(now, Ordering::SeqCst);
        Ok(Slot { _shared: shared, _own: own, running: self.counts.clone() })
    }
}

/// So many at once for each person.
#[derive(Debug)]
struct Shares {
    each: usize,
    people: Mutex<HashMap<PersonId, Arc<Semaphore>>>,
}

impl Shares {
    fn new(each: usize) -> Self {
        Self { each, people: Mutex::default() }
    }

    fn of(&self, person: PersonId) -> Arc<Semaphore> {
        let mut people = self.people.lock().unwrap_or_else(PoisonError::into_inner);
        // Those who hold nothing are forgotten.
        people.retain(|_, share| Arc::strong_count(share) > 1);
        people.entry(person).or_insert_with(|| Arc::new(Semaphore::new(self.each))).clone()
    }

    async fn wait(&self, person: PersonId) -> Result<OwnedSemaphorePermit, Busy> {
        let own = tokio::time::timeout(PATIENCE, self.of(person).acquire_owned()).await;
        own.map_err(|_| Busy)?.map_err(|_| Busy)
    }
}

#[cfg(test)]
mod tests {
    use std::{
        sync::{
            Arc,
            atomic::{AtomicUsize, Ordering},
        },
        thread::sleep,
        time::Duration,
    };

    use super::{Busy, HEAVY, PersonId, Work};

    #[tokio::test(flavor = "multi_thread")]
    async fn heavy_work_runs_as_often_at_once_as_there_are_slots() {
        let (work, now, most) =
            (Work::default(), Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let all = (0..8).map(|each| {
            let (now, most) = (now.clone(), most.clone());
            work.run(move || {
                most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                sleep(Duration::from_millis(10));
                now.fetch_sub(1, Ordering::SeqCst);
                each
            })
        });
        let done = futures::future::join_all(all).await;
        assert!(done.into_iter().eq((0..8).map(Ok)));
        assert_eq!((most.load(Ordering::SeqCst), work.most_heavy()), (HEAVY, HEAVY));
    }

    #[tokio::test]
    async fn a_person_has_one_archive_at_a_time() {
        let (work, one, other) = (Work::default(), PersonId::new(), PersonId::new());
        let first = work.archive(one).await.expect("a slot");
        assert_eq!(work.archive(one).await.err(), Some(Busy));
        assert!(work.archive(other).await.is_ok());
        drop(first);
        assert!(work.archive(one).await.is_ok());
    }

    #[test]
    fn drafts_are_kept_as_often_as_people_type() {
        let (work, one, other) = (Work::default(), PersonId::new().uuid(), PersonId::new().uuid());
        let kept = (0..40).filter(|_| work.may_keep_draft(one, 1_000_000)).count();
        assert_eq!(kept, 30);
        assert!(work.may_keep_draft(other, 1_000_000), "others are not held up");
        assert!(work.may_keep_draft(one, 1_001_000) && !work.may_keep_draft(one, 1_001_000));
        assert!(
            (0..1_000).all(|each| work.may_keep_draft(other, 2_000_000 + 2_000 * each)),
            "two seconds apart"
        );
        assert!(work.may_keep_draft(other, 0), "the clock was set back");
    }

    #[tokio::test]
    async fn a_panic_gives_its_slot_back() {
        let work = Work::default();
        assert_eq!(work.run(|| -> () { std::panic::resume_unwind(Box::new("meant")) }).await, Err(Busy));
        assert_eq!(work.run(|| 1).await, Ok(1));
    }
}
