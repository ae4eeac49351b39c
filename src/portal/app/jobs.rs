//! All kinds of jobs that the portal runs.

use std::sync::Arc;

use super::maintenance::Maintenance;
use ensemble_server::{Portal, jobs::Job, mail::OutboxWorker};

/// One of each kind. Rows of any other kind are kept and not run.
///
/// # Errors
/// One sentence that names the setting at fault.
pub fn all(portal: &Portal) -> Result<Vec<Arc<dyn Job>>, String> {
    Ok(vec![Arc::new(OutboxWorker::of(portal)?), Arc::new(Maintenance)])
}
