//! Who was at a meeting, as its minutes show it.

use crate::{
    meeting::model::Meeting,
    participation::{
        model::{Attended, Outcome, Participant, Who, Word},
        rules::{self, MIN_GROUP},
        store,
    },
};
use ensemble_core::error::AppError;
use ensemble_server::Portal;

/// Who was at a meeting, for those who read its minutes; `None` for one of which nothing can be noted.
///
/// # Errors
/// When the database is unavailable.
pub async fn attended(portal: &Portal, meeting: &Meeting) -> Result<Option<Attended>, AppError> {
    if rules::begun(meeting, false, portal.now()).is_err() {
        return Ok(None);
    }
    let (db, id) = (&portal.db, meeting.id);
    let (records, guests, members) = futures::try_join!(
        store::records(db, id),
        store::guest_records(db, id),
        store::members(&db.reader, id)
    )?;
    let summary = rules::summary(&records, &guests, meeting.duration);
    let confirmed = |participant: &Participant| {
        let known = &participant.participation;
        matches!(participant.who, Who::Person(_))
            && matches!(known.own, Some(Word::Present(_)))
            && matches!(rules::outcome(known, meeting.duration), Outcome::Present(_))
    };
    Ok(Some(Attended {
        counts: (summary.people >= MIN_GROUP).then_some((summary.people, summary.organizations)),
        names: members.into_iter().filter(confirmed).map(|participant| participant.name).collect(),
    }))
}
