//! The outbox as administrators see it.

use crate::db::{
    Db,
    row::{Text, from_row},
};
use ensemble_core::{Lang, ids::MailId, string_enum};

string_enum! {
    /// What has become of an email.
    DeliveryStatus {
        /// It is tried at its next time.
        Waiting = "waiting",
        /// The mail server has accepted it.
        Sent = "sent",
        /// It was given up.
        Failed = "failed",
        /// It was not sent, because the link in it had stopped working.
        Expired = "expired",
    }
}

/// What a list shows of an email: everything but what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: MailId,
    /// The id of the recipient, if they have an account.
    pub person: Option<String>,
    /// The address.
    pub to: String,
    /// The language it is written in.
    pub lang: Lang,
    /// The kind of email.
    pub kind: String,
    /// The subject.
    pub subject: String,
    /// When it was enqueued, in milliseconds UTC.
    pub created_at: i64,
    /// How often it was tried.
    pub attempts: i64,
    /// When it is tried next; `None` once it is sent or given up.
    pub next_at: Option<i64>,
    /// When it was sent.
    pub sent_at: Option<i64>,
    /// When it was given up.
    pub failed_at: Option<i64>,
    /// Whether its link stopped working before it was sent.
    pub link_expired: bool,
    /// What went wrong in the last attempt.
    pub last_error: Option<String>,
}

impl Entry {
    /// What has become of it.
    #[must_use]
    pub const fn status(&self) -> DeliveryStatus {
        match (self.sent_at, self.failed_at) {
            (Some(_), _) => DeliveryStatus::Sent,
            (None, Some(_)) if self.link_expired => DeliveryStatus::Expired,
            (None, Some(_)) => DeliveryStatus::Failed,
            (None, None) => DeliveryStatus::Waiting,
        }
    }
}

from_row! {
    struct EntryRow {
        id: Text<MailId>,
        person_id: Option<String>,
        to_address: String,
        lang: Text<Lang>,
        kind: String,
        subject: String,
        created_at: i64,
        attempts: i64,
        next_at: Option<i64>,
        sent_at: Option<i64>,
        failed_at: Option<i64>,
        link_over: bool,
        last_error: Option<String>,
    }
}

impl From<EntryRow> for Entry {
    fn from(row: EntryRow) -> Self {
        Self {
            id: row.id.0,
            person: row.person_id,
            to: row.to_address,
            lang: row.lang.0,
            kind: row.kind,
            subject: row.subject,
            created_at: row.created_at,
            attempts: row.attempts,
            next_at: row.next_at,
            sent_at: row.sent_at,
            failed_at: row.failed_at,
            link_expired: row.link_over,
            last_error: row.last_error,
        }
    }
}

macro_rules! entries {
    ($rest:expr) => {
        concat!(
            "SELECT id, person_id, to_address, lang, kind, subject, created_at, attempts, next_at, sent_at, failed_at,
                    last_error, link_over
             FROM outbox ",
            $rest
        )
    };
}

/// Emails with the status $1; all of them if that is empty.
macro_rules! with_status {
    () => {
        "WHERE $1 = '' OR $1 = CASE
           WHEN sent_at IS NOT NULL THEN 'sent'
           WHEN link_over = 1 THEN 'expired'
           WHEN failed_at IS NOT NULL THEN 'failed'
           ELSE 'waiting' END "
    };
}

/// One page of emails, the newest first; `page` counts from 0.
///
/// # Errors
/// When the database is away.
pub async fn page(
    db: &Db,
    status: Option<DeliveryStatus>,
    page: i64,
    size: i64,
) -> Result<Vec<Entry>, sqlx::Error> {
    let rows: Vec<EntryRow> =
        sqlx::query_as(entries!(concat!(with_status!(), "ORDER BY id DESC LIMIT $2 OFFSET $3")))
            .bind(status.map_or("", DeliveryStatus::code))
            .bind(size)
            .bind(page * size)
            .fetch_all(&db.reader)
            .await?;
    Ok(rows.into_iter().map(Entry::from).collect())
}

/// How many emails have a status.
///
/// # Errors
/// When the database is away.
pub async fn count(db: &Db, status: Option<DeliveryStatus>) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(concat!("SELECT COUNT(*) FROM outbox ", with_status!()))
        .bind(status.map_or("", DeliveryStatus::code))
        .fetch_one(&db.reader)
        .await
}

from_row! {
    struct BodyRow {
        body_text: String,
        body_html: String,
    }
}

/// One email: its entry, its text and its page.
///
/// # Errors
/// When the database is away.
pub async fn one(db: &Db, id: MailId) -> Result<Option<(Entry, String, String)>, sqlx::Error> {
    let entry: Option<EntryRow> =
        sqlx::query_as(entries!("WHERE id = $1")).bind(id.to_string()).fetch_optional(&db.reader).await?;
    let body: Option<BodyRow> = sqlx::query_as("SELECT body_text, body_html FROM outbox WHERE id = $1")
        .bind(id.to_string())
        .fetch_optional(&db.reader)
        .await?;
    Ok(entry.zip(body).map(|(entry, body)| (entry.into(), body.body_text, body.body_html)))
}
