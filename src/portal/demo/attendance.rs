//! Who comes to the next meeting of a community.

use std::collections::HashMap;

use sqlx::AnyConnection;

use super::DemoError;
use ensemble_core::ids::{MeetingId, PersonId};
use ensemble_meetings::{
    attendance::{
        model::{Attendance, AttendanceAnswer, Place},
        store,
    },
    meeting::model::When,
};

/// The community whose next meeting has answers.
pub(super) const COMMUNITY: &str = "students-at-risk";

/// Writes the answers. One member has not answered: their home asks them.
pub(super) async fn load(
    to: &mut AnyConnection,
    meeting: MeetingId,
    when: When,
    people: &HashMap<String, PersonId>,
    now: i64,
) -> Result<(), DemoError> {
    for (key, answer, listed, needs) in [
        ("facilitator", AttendanceAnswer::InPerson, true, ""),
        ("co-facilitator", AttendanceAnswer::Virtual, true, ""),
        ("member-en", AttendanceAnswer::InPerson, false, "A place near the screen, please."),
    ] {
        let person = people.get(key).ok_or_else(|| DemoError::Content(format!("no person {key}")))?;
        let attendance = Attendance {
            answer,
            partly: false,
            listed,
            needs: needs.to_owned(),
            answered_for: when,
            place: Some(Place::Held),
            waiting_number: None,
            offer_ends_at: None,
        };
        store::write(to, meeting, *person, &attendance, now).await?;
    }
    Ok(())
}
