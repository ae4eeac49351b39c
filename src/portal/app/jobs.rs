//! All kinds of jobs that the portal runs.

use std::sync::Arc;

use super::{maintenance::Maintenance, notifications::RESOLVERS};
use crate::{
    attendance::PlacesJob,
    meeting::AgendaChangesJob,
    notification::DigestJob,
    reminder::MeetingRemindersJob,
    vote::{CloseVotesJob, PutOnAgendaJob},
};
use ensemble_server::{Portal, jobs::JobHandler, mail::SendEmailsJob};

/// One of each kind. Rows of any other kind are kept and not run.
///
/// # Errors
/// An error message that names the invalid setting.
pub fn all(portal: &Portal) -> Result<Vec<Arc<dyn JobHandler>>, String> {
    Ok(vec![
        Arc::new(SendEmailsJob::from_portal(portal)?),
        Arc::new(Maintenance),
        Arc::new(AgendaChangesJob),
        Arc::new(CloseVotesJob),
        Arc::new(PutOnAgendaJob),
        Arc::new(PlacesJob),
        Arc::new(MeetingRemindersJob),
        Arc::new(DigestJob { resolvers: RESOLVERS }),
    ])
}
