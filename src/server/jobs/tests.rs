//! Jobs on both databases, and how two workers share them.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use futures::future::BoxFuture;
use tokio::time::Instant;

use super::{
    CLAIM_LEASE, JobContext, JobError, JobHandler, JobOutcome, JobWaker, JobWorker, NewJob, RETRY_DELAYS,
    cancel, schedule,
    store::{self, millis},
    worker::run_while_renewed,
};
use crate::{
    Portal,
    assets::Assets,
    clock::Clock,
    config::Config,
    db::{
        Db,
        testing::{self, on_both_databases},
    },
};

const NOW: i64 = 1_795_000_000_000;
const HOUR: i64 = 3_600_000;

type Result = std::result::Result<JobOutcome, JobError>;

/// A job that counts its runs and ends as `end` says.
struct Counting {
    runs: Arc<AtomicUsize>,
    interval: Option<Duration>,
    waker: JobWaker,
    end: fn(&JobContext) -> Result,
}

impl Counting {
    fn new(end: fn(&JobContext) -> Result) -> Self {
        Self { runs: Arc::default(), interval: None, waker: JobWaker::default(), end }
    }
}

impl JobHandler for Counting {
    fn kind(&self) -> &'static str {
        "counting"
    }

    fn interval(&self) -> Option<Duration> {
        self.interval
    }

    fn waker(&self) -> Option<&JobWaker> {
        Some(&self.waker)
    }

    fn run(&self, context: JobContext) -> BoxFuture<'_, Result> {
        Box::pin(async move {
            self.runs.fetch_add(1, Ordering::SeqCst);
            (self.end)(&context)
        })
    }
}

fn done(_: &JobContext) -> Result {
    Ok(JobOutcome::Done)
}

fn fails(_: &JobContext) -> Result {
    Err(JobError::transient("no reply"))
}

/// A worker at a moment, with one kind of job; and how often the job ran.
fn worker(db: &Db, now: i64, handler: Counting) -> (JobWorker, Arc<AtomicUsize>) {
    let portal = Portal::new(Config::default(), db.clone(), Assets::default()).by(Clock::Fixed(now));
    let runs = Arc::clone(&handler.runs);
    (JobWorker::new(portal, vec![Arc::new(handler)]), runs)
}

async fn schedule_at(db: &Db, key: &str, due_at: i64) {
    add(db, "counting", key, due_at).await;
}

async fn add(db: &Db, kind: &'static str, key: &str, due_at: i64) {
    let mut tx = db.write().await.expect("a transaction");
    schedule(&mut tx, NewJob { kind, key, payload: &key, due_at }, NOW).await.expect("scheduled");
    tx.commit().await.expect("committed");
}

/// The rows: key, when it is due, attempts, the last error, and when it was given up.
async fn rows(db: &Db) -> Vec<(String, i64, i64, Option<String>, Option<i64>)> {
    sqlx::query_as("SELECT unique_key, due_at, attempts, last_error, failed_at FROM job ORDER BY unique_key")
        .fetch_all(&db.reader)
        .await
        .expect("rows")
}

on_both_databases! {
    async fn a_job_runs_once_when_it_is_due_and_is_gone(db: Db) {
        schedule_at(&db, "one", NOW + HOUR).await;
        let (early, runs) = worker(&db, NOW + HOUR - 1, Counting::new(done));
        assert_eq!((early.run_due().await, runs.load(Ordering::SeqCst)), (0, 0));
        let reads = |context: &JobContext| {
            assert_eq!(context.payload::<String>().expect("the payload"), "one");
            assert!(context.payload::<i64>().is_err());
            Ok(JobOutcome::Done)
        };
        let (worker, runs) = worker(&db, NOW + HOUR, Counting::new(reads));
        assert_eq!((worker.run_due().await, runs.load(Ordering::SeqCst)), (1, 1));
        assert_eq!(rows(&db).await, []);
    }

    async fn a_job_is_scheduled_with_the_change_or_not_at_all(db: Db) {
        let mut tx = db.write().await.expect("a transaction");
        let job = NewJob { kind: "counting", key: "one", payload: &(), due_at: NOW };
        schedule(&mut tx, job, NOW).await.expect("scheduled");
        drop(tx);
        assert_eq!(rows(&db).await, []);
    }

    async fn of_one_key_there_is_one_job_and_it_can_be_cancelled(db: Db) {
        schedule_at(&db, "one", NOW).await;
        schedule_at(&db, "one", NOW + HOUR).await;
        schedule_at(&db, "two", NOW + HOUR).await;
        let (early, _) = worker(&db, NOW, Counting::new(done));
        assert_eq!(early.run_due().await, 0, "it was moved");
        let mut tx = db.write().await.expect("a transaction");
        cancel(&mut tx, "counting", "two").await.expect("cancelled");
        tx.commit().await.expect("committed");
        let (late, runs) = worker(&db, NOW + HOUR, Counting::new(done));
        late.run_due().await;
        assert_eq!(runs.load(Ordering::SeqCst), 1);
    }

    async fn two_workers_never_run_the_same_job(db: Db) {
        for number in 0..20 {
            schedule_at(&db, &number.to_string(), NOW).await;
        }
        let (one, first) = worker(&db, NOW, Counting::new(done));
        let (other, second) = worker(&db, NOW, Counting::new(done));
        futures::join!(one.run_due(), other.run_due());
        // One that was too slow for a row finds nothing and ends.
        one.run_due().await;
        assert_eq!(first.load(Ordering::SeqCst) + second.load(Ordering::SeqCst), 20);
        assert_eq!(rows(&db).await, []);
    }

    async fn a_job_that_fails_is_run_again_later_and_is_given_up_in_the_end(db: Db) {
        schedule_at(&db, "one", NOW).await;
        let mut now = NOW;
        for (number, delay) in RETRY_DELAYS.iter().enumerate() {
            let (worker, _) = worker(&db, now, Counting::new(fails));
            assert_eq!(worker.run_due().await, 1, "due at {now}");
            now += millis(*delay);
            let attempts = i64::try_from(number).expect("few") + 1;
            assert_eq!(rows(&db).await, [("one".to_owned(), now, attempts, Some("no reply".to_owned()), None)]);
        }
        let (last, _) = worker(&db, now, Counting::new(fails));
        assert_eq!(last.run_due().await, 1);
        let (later, _) = worker(&db, now + 1000 * HOUR, Counting::new(done));
        assert_eq!(later.run_due().await, 0);
        assert_eq!(rows(&db).await[0].4, Some(now), "it is kept, with its error");
        schedule_at(&db, "one", now).await;
        assert_eq!(later.run_due().await, 1, "scheduling it again gives it another chance");
    }

    async fn a_failure_that_cannot_pass_is_given_up_at_once(db: Db) {
        schedule_at(&db, "one", NOW).await;
        let (worker, _) = worker(&db, NOW, Counting::new(|_| Err(JobError::permanent("no such thing"))));
        assert_eq!(worker.run_due().await, 1);
        assert_eq!(rows(&db).await, [("one".to_owned(), NOW, 1, Some("no such thing".to_owned()), Some(NOW))]);
    }

    async fn the_job_of_a_worker_that_died_is_taken_over(db: Db) {
        schedule_at(&db, "one", NOW).await;
        let (dead, _) = worker(&db, NOW, Counting::new(done));
        let held = dead.claim(4).await.expect("a claim");
        assert_eq!(held.len(), 1);
        let end = NOW + millis(CLAIM_LEASE);
        let (early, _) = worker(&db, end - 1, Counting::new(done));
        assert_eq!(early.run_due().await, 0, "the lease holds");
        let (heir, runs) = worker(&db, end, Counting::new(done));
        let taken = heir.claim(4).await.expect("a claim");
        assert_eq!((taken.len(), taken[0].started_runs), (1, 2));
        // The first was only slow. It may not write over the claim of the second.
        assert!(!store::renew(&db, &held[0], end).await.expect("a reply"));
        let (_stop, shutdown) = tokio::sync::watch::channel(false);
        dead.run_claimed(held[0].clone(), Instant::now(), shutdown.clone()).await;
        assert_eq!(rows(&db).await.len(), 1);
        heir.run_claimed(taken[0].clone(), Instant::now(), shutdown).await;
        assert_eq!((runs.load(Ordering::SeqCst), rows(&db).await.len()), (1, 0));
    }

    async fn an_earlier_claim_of_the_same_worker_does_not_end_a_later_one(db: Db) {
        schedule_at(&db, "one", NOW).await;
        let (worker, _) = worker(&db, NOW, Counting::new(done));
        let earlier = worker.claim(4).await.expect("a claim");
        let mut tx = db.write().await.expect("a transaction");
        cancel(&mut tx, "counting", "one").await.expect("cancelled");
        tx.commit().await.expect("committed");
        schedule_at(&db, "one", NOW).await;
        let later = worker.claim(4).await.expect("a claim");
        assert_eq!((earlier.len(), later.len()), (1, 1));
        assert!(!store::renew(&db, &earlier[0], NOW).await.expect("a reply"));
        assert!(store::renew(&db, &later[0], NOW).await.expect("a reply"));
        let (_stop, shutdown) = tokio::sync::watch::channel(false);
        worker.run_claimed(earlier[0].clone(), Instant::now(), shutdown.clone()).await;
        assert_eq!(rows(&db).await.len(), 1, "the later run is not over");
        worker.run_claimed(later[0].clone(), Instant::now(), shutdown).await;
        assert_eq!(rows(&db).await, []);
    }

    async fn a_job_that_kills_its_process_each_time_is_given_up(db: Db) {
        schedule_at(&db, "one", NOW).await;
        let mut now = NOW;
        for _ in 0..=RETRY_DELAYS.len() {
            let (dead, _) = worker(&db, now, Counting::new(done));
            assert_eq!(dead.claim(4).await.expect("a claim").len(), 1);
            now += millis(CLAIM_LEASE);
        }
        let (worker, runs) = worker(&db, now, Counting::new(done));
        worker.run_due().await;
        assert_eq!((runs.load(Ordering::SeqCst), rows(&db).await[0].4), (0, Some(now)));
    }

    async fn a_recurring_job_follows_the_clock(db: Db) {
        let recurring = |end| Counting { interval: Some(Duration::from_hours(1)), ..Counting::new(end) };
        let (first, _) = worker(&db, NOW, recurring(done));
        first.ensure_recurring_jobs().await.expect("prepared");
        first.ensure_recurring_jobs().await.expect("once is enough");
        assert_eq!(first.run_due().await, 1, "the first time at once");
        assert_eq!(first.run_due().await, 0);
        let (next, _) = worker(&db, NOW + HOUR, recurring(fails));
        next.ensure_recurring_jobs().await.expect("prepared");
        assert_eq!(next.run_due().await, 1);
        let [(_, due, 1, Some(_), None)] = &rows(&db).await[..] else { panic!("it waits") };
        assert_eq!(*due, NOW + HOUR + millis(RETRY_DELAYS[0]));
        let (mut now, mut runs) = (*due, 0);
        while runs < 10 {
            let (later, _) = worker(&db, now, recurring(fails));
            runs += later.run_due().await;
            let [(_, due, _, _, None)] = &rows(&db).await[..] else { panic!("it is never given up") };
            assert!(*due > now && *due <= now + HOUR);
            now = *due;
        }
        let (faster, _) = worker(&db, now - HOUR, Counting { interval: Some(Duration::from_mins(1)), ..Counting::new(done) });
        faster.ensure_recurring_jobs().await.expect("prepared");
        assert!(rows(&db).await[0].1 <= now - HOUR + 60_000, "a shorter interval holds at once");
    }

    async fn a_job_that_is_scheduled_while_it_runs_runs_again(db: Db) {
        schedule_at(&db, "one", NOW).await;
        let (worker, runs) = worker(&db, NOW, Counting::new(done));
        let held = worker.claim(4).await.expect("a claim");
        schedule_at(&db, "one", NOW).await;
        assert_eq!(worker.run_due().await, 0, "not at the same time");
        let (_stop, shutdown) = tokio::sync::watch::channel(false);
        worker.run_claimed(held[0].clone(), Instant::now(), shutdown).await;
        assert_eq!((worker.run_due().await, runs.load(Ordering::SeqCst)), (1, 2));
        assert_eq!(rows(&db).await, []);
    }

    async fn a_wake_up_while_a_job_runs_is_not_lost(db: Db) {
        let recurring = Counting { interval: Some(Duration::from_hours(1)), ..Counting::new(done) };
        let (worker, runs) = worker(&db, NOW, recurring);
        worker.ensure_recurring_jobs().await.expect("prepared");
        let held = worker.claim(4).await.expect("a claim");
        store::make_due(&db, "counting", NOW).await.expect("made due");
        let (_stop, shutdown) = tokio::sync::watch::channel(false);
        worker.run_claimed(held[0].clone(), Instant::now(), shutdown).await;
        assert_eq!((worker.run_due().await, runs.load(Ordering::SeqCst)), (1, 2));
        store::make_due(&db, "counting", NOW).await.expect("made due");
        assert_eq!(worker.run_due().await, 1, "nor one while it waits");
    }

    async fn a_job_chooses_when_it_runs_again(db: Db) {
        schedule_at(&db, "one", NOW).await;
        let (worker, _) = worker(&db, NOW, Counting::new(|context| {
            Ok(JobOutcome::RunAgainAt(context.portal.now() + 7))
        }));
        assert_eq!(worker.run_due().await, 1);
        assert_eq!(rows(&db).await, [("one".to_owned(), NOW + 7, 0, None, None)]);
    }

    async fn a_panic_is_a_failure(db: Db) {
        schedule_at(&db, "one", NOW).await;
        let (worker, _) = worker(&db, NOW, Counting::new(|_| panic!("on purpose")));
        assert_eq!(worker.run_due().await, 1);
        assert_eq!(rows(&db).await[0].3.as_deref(), Some("the job panicked"));
    }

    async fn a_job_of_an_unknown_kind_is_kept(db: Db) {
        add(&db, "from the future", "one", NOW).await;
        schedule_at(&db, "two", NOW).await;
        let (worker, _) = worker(&db, NOW, Counting::new(done));
        assert_eq!(worker.run_due().await, 1);
        assert_eq!(rows(&db).await, [("one".to_owned(), NOW, 0, None, None)]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_runs_at_once_what_it_is_woken_for_and_gives_back_what_does_not_end() {
    let scratch = testing::sqlite().await;
    let handler = Counting { interval: Some(Duration::from_hours(1)), ..Counting::new(done) };
    let waker = handler.waker.clone();
    let (worker, runs) = worker(&scratch.db, NOW, handler);
    let running = worker.start();
    let until = async |count| {
        while runs.load(Ordering::SeqCst) < count {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), until(1)).await.expect("the first run");
    waker.wake();
    tokio::time::timeout(Duration::from_secs(10), until(2)).await.expect("the second, before the next poll");
    assert!(running.stop(Duration::from_secs(5)).await);

    struct Endless;
    impl JobHandler for Endless {
        fn kind(&self) -> &'static str {
            "endless"
        }
        fn run(&self, _: JobContext) -> BoxFuture<'_, Result> {
            Box::pin(std::future::pending())
        }
    }
    add(&scratch.db, "endless", "one", NOW).await;
    let portal = Portal::new(Config::default(), scratch.db.clone(), Assets::default()).by(Clock::Fixed(NOW));
    let running = JobWorker::new(portal.clone(), vec![Arc::new(Endless)]).start();
    let held = async || -> i64 {
        sqlx::query_scalar("SELECT COUNT(*) FROM job WHERE claimed_by IS NOT NULL")
            .fetch_one(&scratch.db.reader)
            .await
            .expect("a number")
    };
    while held().await == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert!(!running.stop(Duration::from_millis(50)).await);
    assert_eq!(held().await, 0, "another process takes it over at once");
}

/// A run that never ends, and a value that is held as long as the run exists.
fn endless() -> (impl Future<Output = Result> + Send + 'static, Arc<()>) {
    let held = Arc::new(());
    let held_by_run = Arc::clone(&held);
    let run = async move {
        let _held = held_by_run;
        std::future::pending().await
    };
    (run, held)
}

#[tokio::test]
async fn a_run_is_aborted_when_its_lease_cannot_be_renewed_or_was_lost() {
    let durations = (Duration::from_millis(10), Duration::from_millis(200));

    let (run, held) = endless();
    let began = Instant::now();
    let outcome = run_while_renewed(run, began, durations, || async { Err(sqlx::Error::PoolClosed) }).await;
    assert_eq!((outcome, Arc::strong_count(&held)), (None, 1), "the database is unavailable");
    assert!(began.elapsed() >= durations.1, "it is not aborted at the first error");

    let (run, held) = endless();
    let outcome = run_while_renewed(run, Instant::now(), durations, std::future::pending).await;
    assert_eq!((outcome, Arc::strong_count(&held)), (None, 1), "the database does not reply");

    let (run, held) = endless();
    let outcome = run_while_renewed(run, Instant::now(), durations, || async { Ok(false) }).await;
    assert_eq!((outcome, Arc::strong_count(&held)), (None, 1), "another process has the claim");
}

#[tokio::test]
async fn a_run_goes_on_as_long_as_its_lease_is_renewed() {
    let max_without = Duration::from_secs(1);
    let run = async move {
        tokio::time::sleep(max_without.mul_f64(1.5)).await;
        Ok(JobOutcome::Done)
    };
    let durations = (Duration::from_millis(50), max_without);
    let outcome = run_while_renewed(run, Instant::now(), durations, || async { Ok(true) }).await;
    assert_eq!(outcome, Some(Ok(JobOutcome::Done)));
}
