//! The task of each process that claims jobs and runs them.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use futures::{FutureExt, future::select_all};
use tokio::{
    sync::{Mutex, watch},
    task::{JoinHandle, JoinSet},
    time::{sleep, timeout},
};

use super::{
    Job, JobContext, JobError, JobOutcome,
    store::{self, ClaimedJob, Ending, millis},
};
use crate::{Portal, digest};

/// How many jobs one process runs at the same time.
const MAX_CONCURRENCY: usize = 4;
/// The longest that the worker sleeps: another process may schedule a job without waking this one.
const POLL_INTERVAL: Duration = Duration::from_secs(15);
/// How often a claim is renewed: several times within [`LEASE`](super::LEASE), so that one slow write does not lose it.
const RENEW_INTERVAL: Duration = Duration::from_secs(10);

/// Claims jobs that are due and runs them.
pub struct JobWorker {
    portal: Portal,
    /// Names this worker in claims; different for each worker that is started.
    id: String,
    jobs: Vec<Arc<dyn Job>>,
    kinds: Vec<&'static str>,
    /// Unknown kinds that were logged already.
    logged: Mutex<BTreeSet<String>>,
}

/// A worker that was started.
pub struct RunningWorker {
    worker: Arc<JobWorker>,
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl RunningWorker {
    /// Claims no more jobs and lets those that are running end, for at most `patience`. Says whether they did; those
    /// that did not are cancelled and given back.
    pub async fn stop(mut self, patience: Duration) -> bool {
        self.stop.send_replace(true);
        let ended = timeout(patience, &mut self.task).await;
        if let Ok(Err(error)) = &ended {
            tracing::error!(%error, "the worker of jobs ended badly");
        }
        if ended.is_err() {
            self.task.abort();
            let _ = self.task.await;
            if let Err(error) = store::release(&self.worker.portal.db, &self.worker.id).await {
                tracing::error!(%error, "jobs cannot be given back; their leases will end");
            }
        }
        ended.is_ok()
    }
}

impl JobWorker {
    /// A worker that knows these kinds of jobs.
    #[must_use]
    pub fn new(portal: Portal, jobs: Vec<Arc<dyn Job>>) -> Self {
        let kinds = jobs.iter().map(|job| job.kind()).collect();
        Self { portal, id: digest::token(), jobs, kinds, logged: Mutex::default() }
    }

    /// Starts the worker; it works until it is stopped.
    #[must_use]
    pub fn start(self) -> RunningWorker {
        let (stop, stopping) = watch::channel(false);
        let worker = Arc::new(self);
        RunningWorker { task: tokio::spawn(Arc::clone(&worker).work(stopping)), worker, stop }
    }

    async fn work(self: Arc<Self>, stopping: watch::Receiver<bool>) {
        let mut stop = stopping.clone();
        let mut running = JoinSet::new();
        let mut prepared = false;
        loop {
            // Read once a round: a stop that comes later ends the wait below.
            let stopped = *stopping.borrow();
            if stopped && running.is_empty() {
                break;
            }
            let mut shortest = Duration::ZERO;
            if !stopped && let Err(error) = self.begin_due(&mut running, &mut prepared, &stopping).await {
                tracing::error!(%error, "jobs cannot be claimed");
                shortest = POLL_INTERVAL;
            }
            let free = !stopped && running.len() < MAX_CONCURRENCY;
            let woken = tokio::select! {
                Some(_) = running.join_next() => None,
                woken = self.wait(shortest), if free => woken,
                _ = stop.wait_for(|stop| *stop), if !stopped => None,
            };
            // Outside of the branches above, so that no other branch can cancel it.
            if let Some(kind) = woken
                && let Err(error) = store::make_due(&self.portal.db, kind, self.portal.now()).await
            {
                tracing::error!(%error, kind, "a job cannot be run at once");
            }
        }
        for job in &self.jobs {
            job.close().await;
        }
    }

    /// Begins the jobs that are due, as long as there is room.
    async fn begin_due(
        self: &Arc<Self>,
        running: &mut JoinSet<()>,
        prepared: &mut bool,
        stopping: &watch::Receiver<bool>,
    ) -> Result<(), sqlx::Error> {
        if !*prepared {
            self.prepare().await?;
            *prepared = true;
        }
        for job in self.claim(MAX_CONCURRENCY - running.len()).await? {
            let (worker, stopping) = (Arc::clone(self), stopping.clone());
            running.spawn(async move { worker.execute(job, stopping).await });
        }
        Ok(())
    }

    /// Adds the rows of recurring jobs.
    pub(super) async fn prepare(&self) -> Result<(), sqlx::Error> {
        for job in &self.jobs {
            if let Some(interval) = job.interval() {
                store::ensure_recurring(&self.portal.db, job.kind(), interval, self.portal.now()).await?;
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
            if self.logged.lock().await.insert(kind.clone()) {
                tracing::warn!(kind, "a job is due whose kind this program does not know; it is kept");
            }
        }
        store::claim(db, &self.id, &self.kinds, limit, now).await
    }

    /// Waits until a job may be due, but no less than `shortest`. Names the kind when one was asked for.
    async fn wait(&self, shortest: Duration) -> Option<&'static str> {
        let due = store::next_due(&self.portal.db, &self.kinds).await.ok().flatten();
        let pause = due.map_or(POLL_INTERVAL, |due| {
            let left = due.saturating_sub(self.portal.now());
            Duration::from_millis(u64::try_from(left).unwrap_or_default()).min(POLL_INTERVAL)
        });
        let pause = pause.max(shortest);
        let notifiers: Vec<_> = self
            .jobs
            .iter()
            .filter_map(|job| {
                let notifier = job.notifier()?;
                Some(
                    async move {
                        notifier.notified().await;
                        job.kind()
                    }
                    .boxed(),
                )
            })
            .collect();
        if notifiers.is_empty() {
            sleep(pause).await;
            return None;
        }
        tokio::select! {
            (kind, ..) = select_all(notifiers) => Some(kind),
            () = sleep(pause) => None,
        }
    }

    /// Runs a claimed job, renews its lease meanwhile, and writes how it ended.
    pub(super) async fn execute(&self, claimed: ClaimedJob, stopping: watch::Receiver<bool>) {
        let Some(job) = self.jobs.iter().find(|job| job.kind() == claimed.kind).cloned() else { return };
        let runs_left =
            usize::try_from(claimed.attempts).is_ok_and(|runs| runs <= job.retry_delays().len() + 1);
        let outcome = if runs_left || recurs(&*job, &claimed) {
            let context =
                JobContext { portal: self.portal.clone(), payload: claimed.payload.clone(), stopping };
            match self.run(Arc::clone(&job), context, &claimed).await {
                Some(outcome) => outcome,
                None => return,
            }
        } else {
            Err(JobError::permanent("every run ended without a result: did it stop the process?"))
        };
        if let Err(error) = self.finish(&*job, &claimed, outcome).await {
            tracing::error!(kind = claimed.kind, %error, "the end of a job cannot be written");
        }
    }

    /// Runs a job to its end; `None` when the lease was lost before.
    async fn run(
        &self,
        job: Arc<dyn Job>,
        context: JobContext,
        claimed: &ClaimedJob,
    ) -> Option<Result<JobOutcome, JobError>> {
        // A task of its own: a panic ends the run only. The set aborts it when it is dropped.
        let mut run = JoinSet::new();
        run.spawn(async move { job.run(context).await });
        loop {
            tokio::select! {
                ended = run.join_next() => {
                    let panicked = || Err(JobError::transient("the job panicked"));
                    return Some(ended.and_then(Result::ok).unwrap_or_else(panicked));
                }
                () = sleep(RENEW_INTERVAL) => {
                    match store::renew(&self.portal.db, &self.id, claimed, self.portal.now()).await {
                        Ok(true) => {}
                        Ok(false) => {
                            tracing::warn!(kind = claimed.kind, "the lease of a job was lost; it is cancelled here");
                            return None;
                        }
                        Err(error) => {
                            tracing::warn!(kind = claimed.kind, %error, "the lease of a job cannot be renewed");
                        }
                    }
                }
            }
        }
    }

    async fn finish(
        &self,
        job: &dyn Job,
        claimed: &ClaimedJob,
        outcome: Result<JobOutcome, JobError>,
    ) -> Result<(), sqlx::Error> {
        let (kind, now) = (job.kind(), self.portal.now());
        let regular = job.interval().filter(|_| recurs(job, claimed)).map(|interval| now + millis(interval));
        let ending = match &outcome {
            Ok(JobOutcome::Done) => regular.map_or(Ending::Done, Ending::Again),
            Ok(JobOutcome::RunAgainAt(at)) => Ending::Again(*at),
            Err(error) => {
                let failures = usize::try_from(claimed.attempts - 1).unwrap_or_default();
                let delay = job.retry_delays().get(failures).filter(|_| !error.permanent);
                let retry = delay.map(|delay| now + millis(*delay));
                match regular.map_or(retry, |regular| Some(retry.map_or(regular, |retry| retry.min(regular))))
                {
                    Some(at) => {
                        tracing::warn!(kind, error = error.message, "a job failed and is run again later");
                        Ending::Retry(at, &error.message)
                    }
                    None => {
                        tracing::error!(kind, error = error.message, "a job failed and is given up");
                        Ending::GivenUp(now, &error.message)
                    }
                }
            }
        };
        store::finish(&self.portal.db, &self.id, claimed, ending).await
    }
}

fn recurs(job: &dyn Job, claimed: &ClaimedJob) -> bool {
    claimed.unique_key.is_empty() && job.interval().is_some()
}

#[cfg(test)]
impl JobWorker {
    /// Runs the jobs that are due now, and those that become due meanwhile; how many runs that were.
    pub(super) async fn run_due(&self) -> usize {
        let (_stop, stopping) = watch::channel(false);
        let mut runs = 0;
        loop {
            let claimed = self.claim(MAX_CONCURRENCY).await.expect("jobs");
            if claimed.is_empty() {
                return runs;
            }
            runs += claimed.len();
            for job in claimed {
                self.execute(job, stopping.clone()).await;
            }
        }
    }
}
