//! Stops reminders of meetings that wait in the outbox. Who did not get one is reminded again if its reason is back in time.

use sqlx::AnyConnection;

use ensemble_core::ids::{CommunityId, PersonId};

/// What the emails and the records of reminders share: the record `meeting_reminder` is of an email that was not sent.
macro_rules! is_unsent {
    () => {
        "EXISTS (
           SELECT 1 FROM outbox o
           WHERE o.link = 'reminder:' || meeting_reminder.meeting_id AND o.person_id = meeting_reminder.person_id
             AND o.sent_at IS NULL AND o.created_at >= meeting_reminder.sent_at)"
    };
}

/// Stops the reminders to a person: their account is closed.
///
/// # Errors
/// When the database is unavailable.
pub async fn stop_reminders_to(tx: &mut AnyConnection, person: PersonId) -> Result<(), sqlx::Error> {
    for statement in [
        // A link that has stopped working: the outbox marks the email as expired when it would be sent.
        "UPDATE outbox SET valid_until = 0
         WHERE person_id = $1 AND sent_at IS NULL
           AND link IN (SELECT 'reminder:' || s.meeting_id FROM meeting_reminder s WHERE s.person_id = $1)",
        concat!("DELETE FROM meeting_reminder WHERE person_id = $1 AND ", is_unsent!()),
    ] {
        sqlx::query(statement).bind(person.to_string()).execute(&mut *tx).await?;
    }
    Ok(())
}

/// Stops the reminders to a person of the meetings of a community, which they left.
///
/// # Errors
/// When the database is unavailable.
pub async fn stop_reminders_to_member(
    tx: &mut AnyConnection,
    community: CommunityId,
    person: PersonId,
) -> Result<(), sqlx::Error> {
    for statement in [
        "UPDATE outbox SET valid_until = 0
         WHERE person_id = $2 AND sent_at IS NULL
           AND link IN (SELECT 'reminder:' || m.id FROM meeting m WHERE m.community_id = $1)",
        concat!(
            "DELETE FROM meeting_reminder
             WHERE person_id = $2 AND meeting_id IN (SELECT m.id FROM meeting m WHERE m.community_id = $1) AND ",
            is_unsent!()
        ),
    ] {
        sqlx::query(statement).bind(community.to_string()).bind(person.to_string()).execute(&mut *tx).await?;
    }
    Ok(())
}

/// Stops the reminders of the meetings of a community, which is archived.
///
/// # Errors
/// When the database is unavailable.
pub async fn stop_reminders_of(tx: &mut AnyConnection, community: CommunityId) -> Result<(), sqlx::Error> {
    for statement in [
        "UPDATE outbox SET valid_until = 0
         WHERE sent_at IS NULL
           AND link IN (SELECT 'reminder:' || m.id FROM meeting m WHERE m.community_id = $1)",
        concat!(
            "DELETE FROM meeting_reminder
             WHERE meeting_id IN (SELECT m.id FROM meeting m WHERE m.community_id = $1) AND ",
            is_unsent!()
        ),
    ] {
        sqlx::query(statement).bind(community.to_string()).execute(&mut *tx).await?;
    }
    Ok(())
}
