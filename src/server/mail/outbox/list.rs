//! The outbox as administrators see it.

use sqlx::{Row, any::AnyRow};

use super::{id, lang};
use crate::{i18n::Lang, ids::MailId, server::db::Db, string_enum::string_enum};

string_enum! {
    /// How an email stands.
    DeliveryStatus {
        /// It will be tried, again or for the first time.
        Waiting = "waiting",
        /// The mail server has it.
        Sent = "sent",
        /// Given up.
        Failed = "failed",
        /// Not sent: the link in it was over before.
        Over = "over",
    }
}

/// What a list shows of an email: everything but what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: MailId,
    /// The id of the person it is for, when they have an account.
    pub person: Option<String>,
    /// The mail address.
    pub to: String,
    /// The language it is written in.
    pub lang: Lang,
    /// Which email it is, in a word.
    pub kind: String,
    /// The subject.
    pub subject: String,
    /// When it was posted.
    pub created_at: i64,
    /// How often it was tried.
    pub attempts: i64,
    /// When it will be tried next; `None` once it is sent or given up.
    pub next_at: Option<i64>,
    /// When it was sent.
    pub sent_at: Option<i64>,
    /// When it was given up.
    pub failed_at: Option<i64>,
    /// Whether its link was over before it was sent.
    pub link_over: bool,
    /// What went wrong the last time.
    pub last_error: Option<String>,
}

impl Entry {
    /// How it stands.
    #[must_use]
    pub const fn status(&self) -> DeliveryStatus {
        match (self.sent_at, self.failed_at) {
            (Some(_), _) => DeliveryStatus::Sent,
            (None, Some(_)) if self.link_over => DeliveryStatus::Over,
            (None, Some(_)) => DeliveryStatus::Failed,
            (None, None) => DeliveryStatus::Waiting,
        }
    }
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
    let rows = sqlx::query(
        "SELECT id, person_id, to_address, lang, kind, subject, created_at, attempts, next_at, sent_at, failed_at, last_error, link_over
         FROM outbox
         WHERE $1 = '' OR $1 = CASE WHEN sent_at IS NOT NULL THEN 'sent' WHEN link_over = 1 THEN 'over' WHEN failed_at IS NOT NULL THEN 'failed' ELSE 'waiting' END
         ORDER BY id DESC
         LIMIT $2 OFFSET $3",
    )
    .bind(status.map_or("", DeliveryStatus::code))
    .bind(size)
    .bind(page * size)
    .fetch_all(&db.reader)
    .await?;
    rows.iter().map(entry).collect()
}

/// How many emails stand so.
///
/// # Errors
/// When the database is away.
pub async fn count(db: &Db, status: Option<DeliveryStatus>) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT COUNT(*) FROM outbox
         WHERE $1 = '' OR $1 = CASE WHEN sent_at IS NOT NULL THEN 'sent' WHEN link_over = 1 THEN 'over' WHEN failed_at IS NOT NULL THEN 'failed' ELSE 'waiting' END",
    )
    .bind(status.map_or("", DeliveryStatus::code))
    .fetch_one(&db.reader)
    .await
}

/// One email: its entry, its text and its page.
///
/// # Errors
/// When the database is away.
pub async fn one(db: &Db, id: MailId) -> Result<Option<(Entry, String, String)>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT id, person_id, to_address, lang, kind, subject, created_at, attempts, next_at, sent_at, failed_at, last_error, link_over,
                body_text, body_html
         FROM outbox WHERE id = $1",
    )
    .bind(id.to_string())
    .fetch_optional(&db.reader)
    .await?;
    row.map(|row| Ok((entry(&row)?, row.try_get(13)?, row.try_get(14)?))).transpose()
}

fn entry(row: &AnyRow) -> Result<Entry, sqlx::Error> {
    Ok(Entry {
        id: id(row, 0)?,
        person: row.try_get(1)?,
        to: row.try_get(2)?,
        lang: lang(row, 3)?,
        kind: row.try_get(4)?,
        subject: row.try_get(5)?,
        created_at: row.try_get(6)?,
        attempts: row.try_get(7)?,
        next_at: row.try_get(8)?,
        sent_at: row.try_get(9)?,
        failed_at: row.try_get(10)?,
        last_error: row.try_get(11)?,
        link_over: row.try_get::<i64, _>(12)? != 0,
    })
}
