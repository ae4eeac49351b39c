//! The outbox as administrators see it.

use crate::db::{
    Db,
    row::{Text, from_row},
};
use ensemble_core::{Lang, ids::EmailId, string_enum};

string_enum! {
    /// The status of an email.
    DeliveryStatus {
        /// It will be attempted at `next_at`.
        Waiting = "waiting",
        /// The mail server has accepted it.
        Sent = "sent",
        /// It was given up.
        GivenUp = "failed",
        /// It was not sent, because it had [expired](super::EmailExpiry): its link was used, for example.
        Expired = "expired",
    }
}

/// What a list shows of an email: everything but its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailSummary {
    pub id: EmailId,
    /// The id of the recipient, if they have an account.
    pub person: Option<String>,
    pub to: String,
    pub lang: Lang,
    pub kind: String,
    pub subject: String,
    /// When it was enqueued, in milliseconds UTC.
    pub created_at: i64,
    /// How many attempts were made.
    pub attempts: i64,
    /// When it is tried next; `None` once it is sent, given up or expired.
    pub next_at: Option<i64>,
    pub sent_at: Option<i64>,
    /// When it became certain that it will not be sent: it was given up or expired.
    pub unsent_at: Option<i64>,
    /// Whether it expired before it was sent.
    pub expired: bool,
    /// What went wrong in the last attempt.
    pub last_error: Option<String>,
}

impl EmailSummary {
    #[must_use]
    pub const fn status(&self) -> DeliveryStatus {
        match (self.sent_at, self.unsent_at) {
            (Some(_), _) => DeliveryStatus::Sent,
            (None, Some(_)) if self.expired => DeliveryStatus::Expired,
            (None, Some(_)) => DeliveryStatus::GivenUp,
            (None, None) => DeliveryStatus::Waiting,
        }
    }
}

from_row! {
    struct SummaryRow {
        id: Text<EmailId>,
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
        expired: bool,
        last_error: Option<String>,
    }
}

impl From<SummaryRow> for EmailSummary {
    fn from(row: SummaryRow) -> Self {
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
            unsent_at: row.failed_at,
            expired: row.expired,
            last_error: row.last_error,
        }
    }
}

macro_rules! summaries {
    ($rest:expr) => {
        concat!(
            "SELECT id, person_id, to_address, lang, kind, subject, created_at, attempts, next_at, sent_at, failed_at,
                    last_error, link_over AS expired
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
/// When the database is unavailable.
pub async fn list(
    db: &Db,
    status: Option<DeliveryStatus>,
    page: i64,
    size: i64,
) -> Result<Vec<EmailSummary>, sqlx::Error> {
    let rows: Vec<SummaryRow> =
        sqlx::query_as(summaries!(concat!(with_status!(), "ORDER BY id DESC LIMIT $2 OFFSET $3")))
            .bind(status.map_or("", DeliveryStatus::code))
            .bind(size)
            .bind(page * size)
            .fetch_all(&db.reader)
            .await?;
    Ok(rows.into_iter().map(EmailSummary::from).collect())
}

/// How many emails have a status.
///
/// # Errors
/// When the database is unavailable.
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

/// One email: its summary, its plain text and its HTML body.
///
/// # Errors
/// When the database is unavailable.
pub async fn find(db: &Db, id: EmailId) -> Result<Option<(EmailSummary, String, String)>, sqlx::Error> {
    let summary: Option<SummaryRow> =
        sqlx::query_as(summaries!("WHERE id = $1")).bind(id.to_string()).fetch_optional(&db.reader).await?;
    let body: Option<BodyRow> = sqlx::query_as("SELECT body_text, body_html FROM outbox WHERE id = $1")
        .bind(id.to_string())
        .fetch_optional(&db.reader)
        .await?;
    Ok(summary.zip(body).map(|(summary, body)| (summary.into(), body.body_text, body.body_html)))
}
