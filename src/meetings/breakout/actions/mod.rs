//! What people do with the tables of a meeting. Each action is one function with a typed input; forms call it.

mod make;
mod note;
mod run;
mod seat;

pub use make::{arrange, make};
pub use note::{TableNote, file_notes, find_note, results, write_section};
pub use run::run;
pub use seat::{join, set_languages};

use super::{
    labels,
    model::{Round, Table, round::Stage},
    rules::{Refusal, Seating},
};
use crate::meeting::{
    self,
    model::{Found, Meeting, Phase},
};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::{MeetingId, PersonId},
    rights::Action,
};
use ensemble_server::web::ActionContext;

/// The meeting, if the viewer may do this in its community. Absence and refusal answer alike.
///
/// # Errors
/// [`AppError::NotFound`] when they may not; otherwise when the database is unavailable.
pub async fn find_for(context: &ActionContext, id: MeetingId, action: Action) -> Result<Found, AppError> {
    let found = meeting::find(&context.portal.db, &context.viewer, id).await?.ok_or(AppError::NotFound)?;
    context.require(action, found.community)?;
    Ok(found)
}

/// The same where something changes: nothing does in a community that was archived.
async fn find_open(context: &ActionContext, id: MeetingId, action: Action) -> Result<Found, AppError> {
    let found = find_for(context, id, action).await?;
    if found.archived { Err(AppError::NotFound) } else { Ok(found) }
}

/// The round that is not closed.
#[must_use]
pub fn current(rounds: &[Round]) -> Option<&Round> {
    rounds.iter().find(|round| round.clock.stage != Stage::Closed)
}

/// Whether people can be sent to tables of a meeting.
pub(super) fn is_under_way(meeting: &Meeting) -> bool {
    meeting.phase == Phase::UnderWay && meeting.cancelled_at.is_none()
}

/// The tables of a round, as the rules take them.
fn seatings(tables: &[Table]) -> Vec<Seating> {
    tables
        .iter()
        .map(|table| Seating {
            lang: table.lang,
            people: table.members.iter().map(|member| member.person).collect(),
        })
        .collect()
}

fn invalid(field: &str, message: impl Into<String>) -> ActionError {
    let mut errors = FieldErrors::default();
    errors.add(field, message);
    ActionError::Invalid(errors)
}

/// Why tables cannot be so, in a sentence with names.
fn refused(
    context: &ActionContext,
    refusal: Refusal,
    tables: &[Table],
    name: &dyn Fn(PersonId) -> String,
) -> ActionError {
    let number = |place: usize| {
        let next = u32::try_from(place + 1).unwrap_or(u32::MAX);
        tables.get(place).map_or(next, |table| table.number)
    };
    invalid("tables", labels::refusal(context.lang, refusal, name, &number))
}

/// Tells those who follow the meeting that something changed.
fn raise_signal(context: &ActionContext, meeting: MeetingId) {
    context.portal.signals().raise(meeting.uuid());
}
