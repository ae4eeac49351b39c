//! Who gets a notification, and how.

use std::borrow::Cow;

use sqlx::{Any, AnyConnection, AssertSqlSafe, Executor};
use uuid::Uuid;

use super::unsubscribe;
use crate::{
    email::{self, OptOutLinks, Recipient, Site},
    notification::{
        model::{
            Delivery, DigestFrequency, NotificationCategory, NotificationEvent, PREFERENCES,
            RecipientSelector, Subject, UNSUBSCRIBE,
        },
        rules,
    },
};
use ensemble_core::{Lang, ids::PersonId};
use ensemble_server::{
    Portal,
    db::{
        Db,
        row::{Text, from_row},
    },
    mail::NewEmail,
};

/// Notifies everyone whom an event concerns: in the portal, and by email at once or in the digest, as they chose. Call it in
/// the same transaction as the change, and `portal.outbox_waker.wake()` after the commit.
///
/// # Errors
/// When the database is unavailable.
pub async fn notify(
    tx: &mut AnyConnection,
    portal: &Portal,
    event: &impl NotificationEvent,
) -> Result<(), sqlx::Error> {
    let (site, now) = (Site::from_config(&portal.config), portal.now());
    let category = event.category();
    let secret = match category {
        Some(_) => Some(unsubscribe::secret(&mut *tx).await?),
        None => None,
    };
    let addressees = addressees(&mut *tx, event).await?;
    for some in addressees.chunks(WRITTEN_AT_ONCE) {
        insert(&mut *tx, event, some, now).await?;
        let is_emailed = |each: &&Addressee| {
            each.delivery == Delivery::AtOnce && !event.unread_since_email().contains(&each.person)
        };
        let emails: Vec<NewEmail> = some
            .iter()
            .filter(is_emailed)
            .map(|Addressee { person, recipient, .. }| {
                let opt_out = category.zip(secret.as_deref()).map(|(category, secret)| {
                    opt_out(&site, secret, *person, category.code(), recipient.lang)
                });
                email::compose(&site, event, recipient, opt_out, None)
            })
            .collect();
        email::enqueue_all(&mut *tx, &emails, now).await?;
    }
    Ok(())
}

/// How many people one statement looks up or notifies.
const WRITTEN_AT_ONCE: usize = 100;

/// Where a recipient chooses which emails they get, and stops those of a category.
pub(super) fn opt_out(
    site: &Site,
    secret: &str,
    person: PersonId,
    category: &str,
    lang: Lang,
) -> OptOutLinks {
    let key = unsubscribe::Key::new(secret, person, category);
    let [preferences, stop] = [PREFERENCES, UNSUBSCRIBE].map(|paths| match lang {
        Lang::Fr => paths[0],
        Lang::En => paths[1],
    });
    OptOutLinks {
        preferences: format!("{}{preferences}", site.url),
        unsubscribe: format!("{}{stop}?key={key}", site.url),
    }
}

async fn insert(
    tx: &mut AnyConnection,
    event: &impl NotificationEvent,
    people: &[Addressee],
    now: i64,
) -> Result<(), sqlx::Error> {
    let Subject { kind, id, community, part, actor } = event.subject();
    let rows: Vec<String> = (0..people.len())
        .map(|index| {
            let [own, person, digest] = [9, 10, 11].map(|column| index * 3 + column);
            format!("(${own}, ${person}, $1, $2, $3, $4, $5, $6, $7, $8, CAST(${digest} AS BIGINT))")
        })
        .collect();
    let statement = format!(
        "INSERT INTO notification
           (id, person_id, kind, category, community_id, subject_kind, subject_id, part_id, actor_id, created_at, digest_at)
         VALUES {}",
        rows.join(", ")
    );
    let mut query = sqlx::query(AssertSqlSafe(statement))
        .bind(event.kind())
        .bind(event.category().map(NotificationCategory::code))
        .bind(community.map(|community| community.to_string()))
        .bind(kind.code())
        .bind(id)
        .bind(part)
        .bind(actor.map(|actor| actor.to_string()))
        .bind(now);
    for Addressee { person, delivery, frequency, recipient } in people {
        let digest_at = match delivery {
            Delivery::Digest => rules::next_digest(now, *frequency, &recipient.zone),
            Delivery::AtOnce | Delivery::Never => None,
        };
        query = query.bind(Uuid::now_v7().to_string()).bind(person.to_string()).bind(digest_at);
    }
    query.execute(tx).await?;
    Ok(())
}

/// A recipient, and how they want what they are notified of.
struct Addressee {
    person: PersonId,
    delivery: Delivery,
    frequency: DigestFrequency,
    recipient: Recipient,
}

from_row! {
    struct RecipientRow {
        id: Text<PersonId>,
        name: String,
        email: String,
        lang: Text<Lang>,
        zone: String,
        delivery: Option<Text<Delivery>>,
        frequency: Option<Text<DigestFrequency>>,
    }
}

impl RecipientRow {
    fn addressee(self, category: Option<NotificationCategory>) -> Addressee {
        Addressee {
            person: self.id.0,
            delivery: rules::delivery(category, self.delivery.map(|delivery| delivery.0)),
            frequency: self.frequency.map_or(DigestFrequency::Weekly, |frequency| frequency.0),
            recipient: Recipient {
                person: Some(self.id.0.to_string()),
                name: self.name,
                address: self.email,
                lang: self.lang.0,
                zone: self.zone,
            },
        }
    }
}

/// The people of a selector with an open account, and how they want a notification. $1: excluded person; $2: category, or
/// ''; $3: community, or ''; $4: kind, or '' where those with an unread notification are not left out; $5: its subject;
/// from $6: parameters of the selector.
macro_rules! recipients_sql {
    ($selector:literal) => {
        concat!(
            "SELECT p.id, p.name, p.email, p.lang, p.zone,
               COALESCE(
                 (SELECT c.delivery FROM notification_community_preference c
                  WHERE c.person_id = p.id AND c.community_id = $3 AND c.kind = $2),
                 (SELECT CASE n.enabled WHEN 0 THEN 'never' ELSE COALESCE(NULLIF(n.delivery, 'never'), 'at-once') END
                  FROM notification_preference n
                  WHERE n.person_id = p.id AND n.kind = $2 AND n.channel = 'email')) AS delivery,
               (SELECT d.frequency FROM notification_digest d WHERE d.person_id = p.id) AS frequency
             FROM person p
             WHERE p.closed_at IS NULL
               AND p.id <> $1
               AND NOT EXISTS (
                 SELECT 1 FROM notification u
                 WHERE u.person_id = p.id AND u.subject_id = $5 AND u.kind = $4 AND u.read_at IS NULL)
               AND (",
            $selector,
            ")
             ORDER BY p.id"
        )
    };
}

/// Who gets a notification.
async fn addressees(
    tx: &mut AnyConnection,
    event: &impl NotificationEvent,
) -> Result<Vec<Addressee>, sqlx::Error> {
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
pub async fn count(db: &Db, event: &impl NotificationEvent) -> Result<usize, sqlx::Error> {
    let mut count = 0;
    for (sql, ids) in queries(event.recipients()) {
        let people = query_recipients(&db.reader, sql, event, ids).await?;
        count += people.iter().filter(|each| each.delivery == Delivery::AtOnce).count();
    }
    Ok(count)
}

/// The statements that find the people of a selector, and their parameters.
fn queries(selector: RecipientSelector<'_>) -> Vec<(Cow<'static, str>, Vec<String>)> {
    let one = match selector {
        RecipientSelector::Person(one) => {
            (Cow::Borrowed(recipients_sql!("p.id = $6")), vec![one.to_string()])
        }
        RecipientSelector::People(people) => return people.chunks(WRITTEN_AT_ONCE).map(query_of).collect(),
        RecipientSelector::Community(community) => (
            Cow::Borrowed(recipients_sql!(
                "p.id IN (SELECT person_id FROM membership WHERE community_id = $6)"
            )),
            vec![community.to_string()],
        ),
        RecipientSelector::Facilitators(community) => (
            Cow::Borrowed(recipients_sql!(
                "p.id IN (SELECT person_id FROM membership WHERE community_id = $6 AND role = 'facilitator')"
            )),
            vec![community.to_string()],
        ),
        RecipientSelector::AuthorAndFacilitators(author, community) => (
            Cow::Borrowed(recipients_sql!(
                "p.id = $7
                 OR p.id IN (SELECT person_id FROM membership WHERE community_id = $6 AND role = 'facilitator')"
            )),
            vec![community.to_string(), author.to_string()],
        ),
        RecipientSelector::PersonAndPortalOversight(person) => (
            Cow::Borrowed(recipients_sql!(
                "p.id = $6
                 OR p.id IN (SELECT person_id FROM office WHERE office IN ('administrator', 'privacy-officer'))"
            )),
            vec![person.to_string()],
        ),
    };
    vec![one]
}

/// The statement that finds some people.
fn query_of(people: &[PersonId]) -> (Cow<'static, str>, Vec<String>) {
    const TEMPLATE: &str = recipients_sql!("p.id IN ()");
    let places: Vec<String> = (0..people.len()).map(|index| format!("${}", index + 6)).collect();
    let sql = TEMPLATE.replace("p.id IN ()", &format!("p.id IN ({})", places.join(", ")));
    (Cow::Owned(sql), people.iter().map(PersonId::to_string).collect())
}

async fn query_recipients<'c>(
    from: impl Executor<'c, Database = Any>,
    sql: Cow<'static, str>,
    event: &impl NotificationEvent,
    parameters: Vec<String>,
) -> Result<Vec<Addressee>, sqlx::Error> {
    let (category, subject) = (event.category(), event.subject());
    let mut query = sqlx::query_as::<_, RecipientRow>(AssertSqlSafe(sql.into_owned()))
        .bind(event.except().map(|person| person.to_string()).unwrap_or_default())
        .bind(category.map_or("", NotificationCategory::code))
        .bind(subject.community.map(|community| community.to_string()).unwrap_or_default())
        .bind(if event.once_until_read() { event.kind() } else { "" })
        .bind(subject.id);
    for parameter in parameters {
        query = query.bind(parameter);
    }
    let rows = query.fetch_all(from).await?;
    Ok(rows.into_iter().map(|row| row.addressee(category)).collect())
}
