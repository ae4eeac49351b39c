//! All kinds of jobs that the portal runs.

use std::sync::Arc;

use super::{maintenance::Maintenance, notifications::RESOLVERS};
use ensemble_calls::{draw::RunDrawsJob, screening::ScreeningBeginsJob, selection::OffersJob};
use ensemble_common::notification::DigestJob;
use ensemble_decisions::{
    follow_up::FollowUpsJob,
    minutes::{AdoptionItemsJob, AskAboutTriesJob, EndTextsJob},
    speaking::ForgetSpeakingJob,
    vote::{CloseVotesJob, PutOnAgendaJob},
};
use ensemble_meetings::{
    attendance::PlacesJob, breakout::FileTablesJob, meeting::AgendaChangesJob, reminder::MeetingRemindersJob,
};
use ensemble_network::order_question::VisitAgendaJob;
use ensemble_practices::{
    finding::FindingRemindersJob, practice::WithdrawPracticesJob, practice_guide::GuideDocumentsJob,
    quotation::AskConsentJob, service::ServicesJob,
};
use ensemble_reflections::reflection::LateNoteTextJob;
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
        Arc::new(VisitAgendaJob),
        Arc::new(AdoptionItemsJob),
        Arc::new(AskAboutTriesJob),
        Arc::new(EndTextsJob),
        Arc::new(LateNoteTextJob),
        Arc::new(PlacesJob),
        Arc::new(FileTablesJob),
        Arc::new(MeetingRemindersJob),
        Arc::new(ForgetSpeakingJob),
        Arc::new(FollowUpsJob),
        Arc::new(AskConsentJob),
        Arc::new(WithdrawPracticesJob),
        Arc::new(GuideDocumentsJob),
        Arc::new(FindingRemindersJob),
        Arc::new(ScreeningBeginsJob),
        Arc::new(RunDrawsJob),
        Arc::new(OffersJob),
        Arc::new(ServicesJob),
        Arc::new(DigestJob { resolvers: RESOLVERS }),
    ])
}
