//! Waking a job in this process.

use std::sync::Arc;

use tokio::sync::Notify;

/// Wakes the worker of this process to run a recurring job now. A clone wakes the same job.
#[derive(Clone, Debug, Default)]
pub struct JobWaker(Arc<Notify>);

impl JobWaker {
    /// Call it after the commit. Without it the job runs at its next regular time. Extra calls are harmless.
    pub fn wake(&self) {
        self.0.notify_one();
    }

    pub(super) async fn notified(&self) {
        self.0.notified().await;
    }
}
