//! All the SQL of notifications: who gets them, and who turned them off.

use sqlx::{Any, AnyConnection, Executor};

use super::model::{Channel, Notification, NotificationKind, RecipientSelector};
use crate::email::{self, Recipient};
use ensemble_core::{Lang, ids::PersonId};
use ensemble_server::{
    Portal,
    db::{
        Db,
        row::{Text, from_row},
    },
};

/// Enqueues an email about an event for everyone whom it concerns. Call it in the same transaction as the change, and
/// `portal.outbox_waker.wake()` after the commit.
///
/// # Errors
/// When the database is unavailable.
pub async fn notify(
    tx: &mut AnyConnection,
    portal: &Portal,
    event: &impl Notification,
) -> Result<(), sqlx::Error> {
    let site = email::Site::from_config(&portal.config);
    for recipient in recipients(tx, event).await? {
        email::enqueue(tx, &site, event, &recipient, portal.now()).await?;
    }
    Ok(())
}

from_row! {
    struct RecipientRow {
        id: String,
        name: String,
        email: String,
        lang: Text<Lang>,
        zone: String,
    }
}

impl From<RecipientRow> for Recipient {
    fn from(row: RecipientRow) -> Self {
        Self { person: Some(row.id), name: row.name, address: row.email, lang: row.lang.0, zone: row.zone }
    }
}

/// The people of a selector with an open account who want a notification. $1: excluded person; $2: preference, or '';
/// $3: channel; $4, $5: parameters of the selector.
macro_rules! recipients_sql {
    ($selector:literal) => {
        concat!(
            "SELECT p.id, p.name, p.email, p.lang, p.zone
             FROM person p
             WHERE p.closed_at IS NULL
               AND p.id <> $1
               AND NOT EXISTS (
                 SELECT 1 FROM notification_preference n
                 WHERE n.person_id = p.id AND n.kind = $2 AND n.channel = $3 AND n.enabled = 0)
               AND (",
            $selector,
            ")
             ORDER BY p.id"
        )
    };
}

/// Who gets a notification by email.
async fn recipients(
    tx: &mut AnyConnection,
    event: &impl Notification,
) -> Result<Vec<Recipient>, sqlx::Error> {
    let mut all = Vec::new();
    for (sql, ids) in queries(event.recipients()) {
        all.extend(query_recipients(&mut *tx, sql, event, ids).await?);
    }
    Ok(all)
}

/// How many people would get a notification by email now.
///
/// # Errors
/// When the database is unavailable.
pub async fn count(db: &Db, event: &impl Notification) -> Result<usize, sqlx::Error> {
    let mut count = 0;
    for (sql, ids) in queries(event.recipients()) {
        count += query_recipients(&db.reader, sql, event, ids).await?.len();
    }
    Ok(count)
}

/// The statements that find the people of a selector, and their parameters.
fn queries(selector: RecipientSelector<'_>) -> Vec<(&'static str, [String; 2])> {
    const PERSON: &str = recipients_sql!("p.id = $4");
    let person = |person: &PersonId| (PERSON, [person.to_string(), String::new()]);
    let one = match selector {
        RecipientSelector::Person(one) => person(&one),
        RecipientSelector::People(people) => return people.iter().map(person).collect(),
        RecipientSelector::Community(community) => (
            recipients_sql!("p.id IN (SELECT person_id FROM membership WHERE community_id = $4)"),
            [community.to_string(), String::new()],
        ),
        RecipientSelector::Facilitators(community) => (
            recipients_sql!(
                "p.id IN (SELECT person_id FROM membership WHERE community_id = $4 AND role = 'facilitator')"
            ),
            [community.to_string(), String::new()],
        ),
        RecipientSelector::AuthorAndFacilitators(author, community) => (
            recipients_sql!(
                "p.id = $5
                 OR p.id IN (SELECT person_id FROM membership WHERE community_id = $4 AND role = 'facilitator')"
            ),
            [community.to_string(), author.to_string()],
        ),
        RecipientSelector::PersonAndPortalOversight(person) => (
            recipients_sql!(
                "p.id = $4
                 OR p.id IN (SELECT person_id FROM office WHERE office IN ('administrator', 'privacy-officer'))"
            ),
            [person.to_string(), String::new()],
        ),
    };
    vec![one]
}

async fn query_recipients<'c>(
    from: impl Executor<'c, Database = Any>,
    sql: &'static str,
    event: &impl Notification,
    [first, second]: [String; 2],
) -> Result<Vec<Recipient>, sqlx::Error> {
    let mut query = sqlx::query_as::<_, RecipientRow>(sql)
        .bind(event.except().map(|person| person.to_string()).unwrap_or_default())
        .bind(event.preference().map_or("", NotificationKind::code))
        .bind(Channel::Email.code())
        .bind(first);
    if sql.contains("$5") {
        query = query.bind(second);
    }
    let rows = query.fetch_all(from).await?;
    Ok(rows.into_iter().map(Recipient::from).collect())
}

from_row! {
    struct DisabledRow {
        kind: String,
    }
}

/// The notifications that a person wants by email, in the order in which the settings page lists them.
///
/// # Errors
/// When the database is unavailable.
pub async fn enabled_kinds(db: &Db, person: PersonId) -> Result<Vec<NotificationKind>, sqlx::Error> {
    let disabled: Vec<DisabledRow> = sqlx::query_as(
        "SELECT kind FROM notification_preference WHERE person_id = $1 AND channel = $2 AND enabled = 0",
    )
    .bind(person.to_string())
    .bind(Channel::Email.code())
    .fetch_all(&db.reader)
    .await?;
    let wants = |kind: &NotificationKind| disabled.iter().all(|row| row.kind != kind.code());
    Ok(NotificationKind::ALL.iter().copied().filter(wants).collect())
}

/// Writes which notifications a person wants by email: these and no others.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_enabled_kinds(
    tx: &mut AnyConnection,
    person: PersonId,
    wanted: &[NotificationKind],
) -> Result<(), sqlx::Error> {
    for kind in NotificationKind::ALL {
        sqlx::query(
            "INSERT INTO notification_preference (person_id, kind, channel, enabled)
             VALUES ($1, $2, $3, $4)
             ON CONFLICT (person_id, kind, channel) DO UPDATE
             SET enabled = excluded.enabled",
        )
        .bind(person.to_string())
        .bind(kind.code())
        .bind(Channel::Email.code())
        .bind(i64::from(wanted.contains(kind)))
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}
