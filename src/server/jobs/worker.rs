//! The task of each process that claims jobs and runs them.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use futures::{FutureExt, TryFutureExt, future::select_all};
use tokio::{
    sync::{Mutex, watch},
    task::{JoinHandle, JoinSet},
    time::{Instant, sleep, sleep_until, timeout},
};

use super::{
    JobContext, JobError, JobHandler, JobOutcome,
    store::{self, ClaimedJob, RunResult, millis},
};
use crate::{Portal, db::Engine, digest};

/// How many jobs one process runs at the same time.
const MAX_CONCURRENCY: usize = 4;
/// The longest that the worker sleeps: another process may schedule a job without waking this one.
const POLL_INTERVAL: Duration = Duration::from_secs(15);
/// How often a claim is renewed: several times within [`CLAIM_LEASE`](super::CLAIM_LEASE), so that one slow write does
/// not lose it.
const RENEW_INTERVAL: Duration = Duration::from_secs(10);
/// How long a run goes on after the last renewal that succeeded. Less than [`CLAIM_LEASE`](super::CLAIM_LEASE): when
/// another process may claim the job, the run has ended, even if it reaches its next `await` a little late.
const MAX_TIME_WITHOUT_RENEWAL: Duration = Duration::from_secs(25);

/// Claims jobs that are due and runs them.
pub struct JobWorker {
    portal: Portal,
    /// The names of this worker's claims begin with it; different for each worker that is started.
    id: String,
    handlers: Vec<Arc<dyn JobHandler>>,
    kinds: Vec<&'static str>,
    /// Unknown kinds that were logged already.
    logged_unknown_kinds: Mutex<BTreeSet<String>>,
}

/// A worker that was started.
pub struct JobWorkerHandle {
    worker: Arc<JobWorker>,
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl JobWorkerHandle {
    /// Stops claiming jobs and waits up to `grace_period` for running jobs. Returns whether all ended; the claims of the
    /// others are released.
    pub async fn stop(mut self, grace_period: Duration) -> bool {
        self.stop.send_replace(true);
        let ended = timeout(grace_period, &mut self.task).await;
        if let Ok(Err(error)) = &ended {
            tracing::error!(%error, "the job worker panicked");
        }
        if ended.is_err() {
            self.task.abort();
            let _ = (&mut self.task).await;
        }
        let clean = matches!(ended, Ok(Ok(())));
        if !clean && let Err(error) = store::release(&self.worker.portal.db, &self.worker.id).await {
            tracing::error!(%error, "claims of jobs cannot be released; their leases will end");
        }
        clean
    }
}

impl JobWorker {
    /// A worker that runs the kinds of jobs of these handlers.
    #[must_use]
    pub fn new(portal: Portal, handlers: Vec<Arc<dyn JobHandler>>) -> Self {
        let kinds = handlers.iter().map(|handler| handler.kind()).collect();
        Self { portal, id: digest::token(), handlers, kinds, logged_unknown_kinds: Mutex::default() }
    }

    /// Starts the worker; it works until it is stopped.
    #[must_use]
    pub fn start(self) -> JobWorkerHandle {
        let (stop, shutdown) = watch::channel(false);
        let worker = Arc::new(self);
        JobWorkerHandle { task: tokio::spawn(Arc::clone(&worker).run_loop(shutdown)), worker, stop }
    }

    async fn run_loop(self: Arc<Self>, shutdown: watch::Receiver<bool>) {
        let mut shutdown_changed = shutdown.clone();
        let mut running = JoinSet::new();
        let mut recurring_jobs_exist = false;
        loop {
            // Read once per iteration: a stop that comes later ends the wait below.
            let is_stopping = *shutdown.borrow();
            if is_stopping && running.is_empty() {
                break;
            }
            let mut min_wait = Duration::ZERO;
            if !is_stopping
                && let Err(error) =
                    self.start_due_jobs(&mut running, &mut recurring_jobs_exist, &shutdown).await
            {
                tracing::error!(%error, "jobs cannot be claimed");
                min_wait = POLL_INTERVAL;
            }
            let free = !is_stopping && running.len() < MAX_CONCURRENCY;
            let woken = tokio::select! {
                Some(_) = running.join_next() => None,
                woken = self.wait_for_work(min_wait), if free => woken,
                _ = shutdown_changed.wait_for(|stop| *stop), if !is_stopping => None,
            };
            // Outside the `select!`, which would cancel it.
            if let Some(kind) = woken
                && let Err(error) = store::make_due(&self.portal.db, kind, self.portal.now()).await
            {
                tracing::error!(%error, kind, "a job cannot be run at once");
            }
        }
        for handler in &self.handlers {
            handler.close().await;
        }
    }

    /// Begins the jobs that are due, as long as there is room.
    async fn start_due_jobs(
        self: &Arc<Self>,
        running: &mut JoinSet<()>,
        recurring_jobs_exist: &mut bool,
        shutdown: &watch::Receiver<bool>,
    ) -> Result<(), sqlx::Error> {
        if !*recurring_jobs_exist {
            self.ensure_recurring_jobs().await?;
            *recurring_jobs_exist = true;
        }
        // Before the claim, so that no lease ends earlier than its run expects.
        let claimed_at = Instant::now();
        for claimed in self.claim(MAX_CONCURRENCY - running.len()).await? {
            let (worker, shutdown) = (Arc::clone(self), shutdown.clone());
            running.spawn(async move { worker.run_claimed(claimed, claimed_at, shutdown).await });
        }
        Ok(())
    }

    /// Adds the rows of recurring jobs.
    pub(super) async fn ensure_recurring_jobs(&self) -> Result<(), sqlx::Error> {
        for handler in &self.handlers {
            if let Some(interval) = handler.interval() {
                store::ensure_recurring(&self.portal.db, handler.kind(), interval, self.portal.now()).await?;
            }
        }
        Ok(())
    }

    pub(super) async fn claim(&self, limit: usize) -> Result<Vec<ClaimedJob>, sqlx::Error> {
        if limit == 0 {
            return Ok(Vec::new());
        }
        let (db, now) = (&self.portal.db, self.portal.now());
        for kind in store::unknown_kinds(db, &self.kinds, now).await? {
            if self.logged_unknown_kinds.lock().await.insert(kind.clone()) {
                tracing::warn!(kind, "a job is due whose kind this program does not know; it is kept");
            }
        }
        store::claim(db, &self.id, &self.kinds, limit, now).await
    }

    /// Waits until a job may be due, but no less than `min_wait`. Returns the kind of the job that was woken, if any.
    async fn wait_for_work(&self, min_wait: Duration) -> Option<&'static str> {
        let due = store::next_claimable_at(&self.portal.db, &self.kinds).await.ok().flatten();
        let pause = due.map_or(POLL_INTERVAL, |due| {
            let left = due.saturating_sub(self.portal.now());
            Duration::from_millis(u64::try_from(left).unwrap_or_default()).min(POLL_INTERVAL)
        });
        let pause = pause.max(min_wait);
        let wakers: Vec<_> = self
            .handlers
            .iter()
            .filter_map(|handler| {
                let waker = handler.waker()?;
                Some(
                    async move {
                        waker.notified().await;
                        handler.kind()
                    }
                    .boxed(),
                )
            })
            .collect();
        if wakers.is_empty() {
            sleep(pause).await;
            return None;
        }
        tokio::select! {
            (kind, ..) = select_all(wakers) => Some(kind),
            () = sleep(pause) => None,
        }
    }

    /// Runs a job that was claimed at this moment or later, renews its lease meanwhile, and writes how it ended.
    pub(super) async fn run_claimed(
        &self,
        claimed: ClaimedJob,
        claimed_at: Instant,
        shutdown: watch::Receiver<bool>,
    ) {
        let Some(handler) = self.handlers.iter().find(|handler| handler.kind() == claimed.kind).cloned()
        else {
            return;
        };
        let has_runs_left =
            usize::try_from(claimed.started_runs).is_ok_and(|runs| runs <= handler.retry_delays().len() + 1);
        let outcome = if has_runs_left || recurs(&*handler, &claimed) {
            let context =
                JobContext { portal: self.portal.clone(), payload: claimed.payload.clone(), shutdown };
            match self.run(Arc::clone(&handler), context, &claimed, claimed_at).await {
                Some(outcome) => outcome,
                None => return,
            }
        } else {
            Err(JobError::permanent(
                "all attempts were claimed but none finished; the job may crash the process",
            ))
        };
        if let Err(error) = self.finish(&*handler, &claimed, outcome).await {
            tracing::error!(kind = claimed.kind, %error, "the end of a job cannot be written");
        }
    }

    /// Runs a job to its end; `None` when it was aborted before: see [`run_while_renewed`].
    async fn run(
        &self,
        handler: Arc<dyn JobHandler>,
        context: JobContext,
        claimed: &ClaimedJob,
        claimed_at: Instant,
    ) -> Option<Result<JobOutcome, JobError>> {
        let kind = handler.kind();
        let run = async move { handler.run(context).await };
        let renew = || {
            let renewal = store::renew(&self.portal.db, claimed, self.portal.now());
            renewal.inspect_err(move |error| {
                tracing::warn!(kind, %error, "the lease of a job cannot be renewed");
            })
        };
        let max_without = match self.portal.db.engine {
            // No other process takes it, and the run itself may hold the one writer for which its renewal waits.
            Engine::Sqlite => Duration::from_hours(24),
            Engine::Postgres => MAX_TIME_WITHOUT_RENEWAL,
        };
        let durations = (RENEW_INTERVAL, max_without);
        let outcome = run_while_renewed(run, claimed_at, durations, renew).await;
        if outcome.is_none() {
            tracing::warn!(kind, "the lease of a job was lost; its run was aborted");
        }
        outcome
    }

    async fn finish(
        &self,
        handler: &dyn JobHandler,
        claimed: &ClaimedJob,
        outcome: Result<JobOutcome, JobError>,
    ) -> Result<(), sqlx::Error> {
        let (kind, now) = (handler.kind(), self.portal.now());
        let next_regular_at =
            handler.interval().filter(|_| recurs(handler, claimed)).map(|interval| now + millis(interval));
        let result = match &outcome {
            Ok(JobOutcome::Done) => next_regular_at.map_or(RunResult::Done, RunResult::RunAgainAt),
            Ok(JobOutcome::RunAgainAt(at)) => RunResult::RunAgainAt(*at),
            Err(error) => {
                let failures = usize::try_from(claimed.started_runs - 1).unwrap_or_default();
                let delay = handler.retry_delays().get(failures).filter(|_| !error.permanent);
                let retry = delay.map(|delay| now + millis(*delay));
                match next_regular_at.map_or(retry, |next_regular_at| {
                    Some(retry.map_or(next_regular_at, |retry| retry.min(next_regular_at)))
                }) {
                    Some(at) => {
                        tracing::warn!(kind, error = error.message, "a job failed and is run again later");
                        RunResult::RetryAt(at, &error.message)
                    }
                    None => {
                        tracing::error!(kind, error = error.message, "a job failed and is given up");
                        RunResult::GivenUp(now, &error.message)
                    }
                }
            }
        };
        store::finish(&self.portal.db, claimed, result).await
    }
}

/// Runs a job and calls `renew` once per interval. Aborts the run at its next `await` when `renew` returns `false`, because
/// the claim is gone, or when it has not succeeded for `max_without`; then the result is `None`.
pub(super) async fn run_while_renewed<F>(
    run: impl Future<Output = Result<JobOutcome, JobError>> + Send + 'static,
    claimed_at: Instant,
    (interval, max_without): (Duration, Duration),
    renew: impl Fn() -> F,
) -> Option<Result<JobOutcome, JobError>>
where
    F: Future<Output = Result<bool, sqlx::Error>>,
{
    // A task of its own: a panic ends the run only. The set aborts it when it is dropped.
    let mut running = JoinSet::new();
    running.spawn(run);
    let mut abort_at = claimed_at + max_without;
    loop {
        let renewal = async {
            sleep(interval).await;
            let began_at = Instant::now();
            (began_at, renew().await)
        };
        tokio::select! {
            biased;
            ended = running.join_next() => {
                let panicked = || Err(JobError::transient("the job panicked"));
                return Some(ended.and_then(Result::ok).unwrap_or_else(panicked));
            }
            (began_at, renewed) = renewal => match renewed {
                Ok(true) => abort_at = began_at + max_without,
                Ok(false) => break,
                // The next renewal may succeed.
                Err(_) => {}
            },
            // Also while a renewal waits for the database.
            () = sleep_until(abort_at) => break,
        }
    }
    // Waits until the run has ended: before that, this worker does not take another job in its place.
    running.shutdown().await;
    None
}

fn recurs(handler: &dyn JobHandler, claimed: &ClaimedJob) -> bool {
    claimed.unique_key.is_empty() && handler.interval().is_some()
}

#[cfg(test)]
impl JobWorker {
    /// Runs the jobs that are due now, and those that become due meanwhile; how many runs that were.
    pub(super) async fn run_due(&self) -> usize {
        let (_stop, shutdown) = watch::channel(false);
        let mut runs = 0;
        loop {
            let claimed = self.claim(MAX_CONCURRENCY).await.expect("jobs");
            if claimed.is_empty() {
                return runs;
            }
            runs += claimed.len();
            for job in claimed {
                self.run_claimed(job, Instant::now(), shutdown.clone()).await;
            }
        }
    }
}
