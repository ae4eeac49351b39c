//! How a person wants their notifications.

use std::collections::HashMap;

use sqlx::AnyConnection;

use crate::notification::model::{Delivery, DigestFrequency, NotificationCategory, Reminders};
use ensemble_core::ids::{CommunityId, PersonId};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

/// The choices of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    everywhere: HashMap<String, Delivery>,
    in_communities: HashMap<(CommunityId, String), Delivery>,
    frequency: Option<DigestFrequency>,
}

impl Preferences {
    /// How a category is sent where nothing else was chosen for a community.
    #[must_use]
    pub fn everywhere(&self, category: NotificationCategory) -> Delivery {
        self.everywhere.get(category.code()).copied().unwrap_or_else(|| category.default_delivery())
    }

    /// How a category is sent in a community; `None` where it is as everywhere.
    #[must_use]
    pub fn in_community(&self, community: CommunityId, category: NotificationCategory) -> Option<Delivery> {
        self.in_communities.get(&(community, category.code().to_owned())).copied()
    }

    /// How often the digest is sent.
    #[must_use]
    pub fn frequency(&self) -> DigestFrequency {
        self.frequency.unwrap_or(DigestFrequency::Weekly)
    }
}

from_row! {
    struct DeliveryRow {
        kind: String,
        delivery: Text<Delivery>,
    }
}

from_row! {
    struct CommunityRow {
        community_id: Text<CommunityId>,
        kind: String,
        delivery: Text<Delivery>,
    }
}

/// The choices of a person.
///
/// # Errors
/// When the database is unavailable.
pub async fn preferences(db: &Db, person: PersonId) -> Result<Preferences, sqlx::Error> {
    let everywhere: Vec<DeliveryRow> = sqlx::query_as(
        "SELECT kind, CASE enabled WHEN 0 THEN 'never' ELSE COALESCE(NULLIF(delivery, 'never'), 'at-once') END AS delivery
         FROM notification_preference
         WHERE person_id = $1 AND channel = 'email'",
    )
    .bind(person.to_string())
    .fetch_all(&db.reader)
    .await?;
    let in_communities: Vec<CommunityRow> = sqlx::query_as(
        "SELECT community_id, kind, delivery FROM notification_community_preference WHERE person_id = $1",
    )
    .bind(person.to_string())
    .fetch_all(&db.reader)
    .await?;
    let frequency: Option<String> =
        sqlx::query_scalar("SELECT frequency FROM notification_digest WHERE person_id = $1")
            .bind(person.to_string())
            .fetch_optional(&db.reader)
            .await?;
    Ok(Preferences {
        everywhere: everywhere.into_iter().map(|row| (row.kind, row.delivery.0)).collect(),
        in_communities: in_communities
            .into_iter()
            .map(|row| ((row.community_id.0, row.kind), row.delivery.0))
            .collect(),
        frequency: frequency.as_deref().and_then(DigestFrequency::from_code),
    })
}

from_row! {
    struct ReminderRow {
        week_before: bool,
        day_before: bool,
        hour_before: bool,
    }
}

/// Which reminders of meetings a person wants.
///
/// # Errors
/// When the database is unavailable.
pub async fn reminders(db: &Db, person: PersonId) -> Result<Reminders, sqlx::Error> {
    let row: Option<ReminderRow> = sqlx::query_as(
        "SELECT week_before, day_before, hour_before FROM notification_reminder WHERE person_id = $1",
    )
    .bind(person.to_string())
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map_or_else(Reminders::default, |row| Reminders {
        week: row.week_before,
        day: row.day_before,
        hour: row.hour_before,
    }))
}

/// Sets which reminders of meetings a person wants.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_reminders(
    tx: &mut AnyConnection,
    person: PersonId,
    reminders: Reminders,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO notification_reminder (person_id, week_before, day_before, hour_before)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (person_id) DO UPDATE
         SET week_before = excluded.week_before, day_before = excluded.day_before, hour_before = excluded.hour_before",
    )
    .bind(person.to_string())
    .bind(i64::from(reminders.week))
    .bind(i64::from(reminders.day))
    .bind(i64::from(reminders.hour))
    .execute(tx)
    .await?;
    Ok(())
}

/// Sets how a category is sent where nothing else is chosen for a community.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_delivery(
    tx: &mut AnyConnection,
    person: PersonId,
    category: NotificationCategory,
    delivery: Delivery,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO notification_preference (person_id, kind, channel, enabled, delivery)
         VALUES ($1, $2, 'email', $3, $4)
         ON CONFLICT (person_id, kind, channel) DO UPDATE
         SET enabled = excluded.enabled, delivery = excluded.delivery",
    )
    .bind(person.to_string())
    .bind(category.code())
    .bind(i64::from(delivery != Delivery::Never))
    .bind(delivery.code())
    .execute(tx)
    .await?;
    Ok(())
}

/// Sets how a category is sent in a community; with `None`, as everywhere.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_community_delivery(
    tx: &mut AnyConnection,
    person: PersonId,
    community: CommunityId,
    category: NotificationCategory,
    delivery: Option<Delivery>,
) -> Result<(), sqlx::Error> {
    let statement = match delivery {
        Some(_) => {
            "INSERT INTO notification_community_preference (person_id, community_id, kind, delivery)
             VALUES ($1, $2, $3, $4)
             ON CONFLICT (person_id, community_id, kind) DO UPDATE SET delivery = excluded.delivery"
        }
        None => {
            "DELETE FROM notification_community_preference
             WHERE person_id = $1 AND community_id = $2 AND kind = $3"
        }
    };
    let mut query =
        sqlx::query(statement).bind(person.to_string()).bind(community.to_string()).bind(category.code());
    if let Some(delivery) = delivery {
        query = query.bind(delivery.code());
    }
    query.execute(tx).await?;
    Ok(())
}

/// Stops the emails of a category to a person, in all communities.
///
/// # Errors
/// When the database is unavailable, or the account does not exist any more.
pub async fn stop(
    tx: &mut AnyConnection,
    person: PersonId,
    category: NotificationCategory,
) -> Result<(), sqlx::Error> {
    set_delivery(&mut *tx, person, category, Delivery::Never).await?;
    sqlx::query("DELETE FROM notification_community_preference WHERE person_id = $1 AND kind = $2")
        .bind(person.to_string())
        .bind(category.code())
        .execute(tx)
        .await?;
    Ok(())
}

/// Sets how often the digest is sent. What waits for it is sent in the next one, or never by email.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_frequency(
    tx: &mut AnyConnection,
    person: PersonId,
    frequency: DigestFrequency,
    next: Option<i64>,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO notification_digest (person_id, frequency) VALUES ($1, $2)
         ON CONFLICT (person_id) DO UPDATE SET frequency = excluded.frequency",
    )
    .bind(person.to_string())
    .bind(frequency.code())
    .execute(&mut *tx)
    .await?;
    sqlx::query("UPDATE notification SET digest_at = $2 WHERE person_id = $1 AND digest_at IS NOT NULL")
        .bind(person.to_string())
        .bind(next)
        .execute(tx)
        .await?;
    Ok(())
}
