//! Waking a job in this process.

use std::sync::Arc;

use tokio::sync::Notify;

/// Asks the worker of this process to run a recurring job now. A clone asks for the same job.
#[derive(Clone, Debug, Default)]
pub struct Notifier(Arc<Notify>);

impl Notifier {
    /// Call this once the transaction that made the work is committed. Without it the work is done at the job's next
    /// regular time; a call too many does no harm.
    pub fn wake(&self) {
        self.0.notify_one();
    }

    pub(super) async fn notified(&self) {
        self.0.notified().await;
    }
}
