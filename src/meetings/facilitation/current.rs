//! How a meeting runs now: what was stored, with the agenda as it is.

use super::{model::Run, rules::agenda_items, store};
use crate::meeting;
use ensemble_core::{error::AppError, ids::MeetingId};
use ensemble_document::agenda::Agenda;
use ensemble_server::Portal;

/// The agenda of a meeting, and its run, which follows it; `None` before the meeting has begun. A meeting whose agenda
/// cannot be read has none.
///
/// # Errors
/// When the database is unavailable.
pub async fn current(portal: &Portal, id: MeetingId) -> Result<(Agenda, Option<Run>), AppError> {
    let agenda = match meeting::agenda_of(portal, id.uuid()).await {
        Ok((agenda, _)) => agenda,
        Err(AppError::Unreadable) => Agenda::default(),
        Err(error) => return Err(error),
    };
    let run = store::find_run(&portal.db.reader, id).await?;
    let run = run.map(|run| run.following_agenda(&agenda_items(&agenda)));
    Ok((agenda, run))
}
