//! All kinds of jobs that the portal runs.

use std::sync::Arc;

use super::{maintenance::Maintenance, notifications::RESOLVERS};
use crate::{
    attendance::PlacesJob,
    breakout::FileTablesJob,
    follow_up::FollowUpsJob,
    meeting::AgendaChangesJob,
    minutes::{AdoptionItemsJob, AskAboutTriesJob},
    notification::DigestJob,
    reminder::MeetingRemindersJob,
    speaking::ForgetSpeakingJob,
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
        Arc::new(AdoptionItemsJob),
        Arc::new(AskAboutTriesJob),
        Arc::new(PlacesJob),
        Arc::new(FileTablesJob),
        Arc::new(MeetingRemindersJob),
        Arc::new(ForgetSpeakingJob),
        Arc::new(FollowUpsJob),
        Arc::new(DigestJob { resolvers: RESOLVERS }),
    ])
}
