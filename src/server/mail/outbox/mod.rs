//! All the SQL of the outbox.
//!
//! An email is *waiting* while it has a `next_at`, then *sent*, *failed*, or *over* when its link ended before. Who sends it claims it
//! first, for a few minutes: another worker passes it by until then, and takes it over when its
//! holder did not come back.

mod list;

pub use list::{DeliveryStatus, Entry, count, one, page};
use sqlx::{Any, AnyConnection, Executor, Row, any::AnyRow};

use crate::{
    i18n::Lang,
    ids::MailId,
    server::db::{Db, columns::unreadable},
};

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;

/// How long a worker may hold an email. Well above what one attempt may take.
pub const CLAIM_LEASE: i64 = 5 * MINUTE;

/// How long an email rests after its first, second… failed attempt. After the last it is given up.
pub const RETRY_DELAYS: [i64; 6] = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 12 * HOUR, 24 * HOUR];

/// The longest that an email rests whose link works for less than [`SHORT_LIVED`].
const SHORT_LIVED_MAX_DELAY: i64 = 2 * MINUTE;
/// What counts as a link of a short life.
const SHORT_LIVED: i64 = 2 * HOUR;

/// The link that an email carries: once it is over, the email is not sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailedLink {
    /// What it is kept under.
    pub hash: String,
    /// Until when it works, in milliseconds UTC.
    pub valid_until: i64,
}

/// An email to be posted.
pub struct NewEmail {
    /// The id of the person it is for, when they have an account.
    pub person: Option<String>,
    /// The mail address.
    pub to: String,
    /// The language it is written in.
    pub lang: Lang,
    /// Which email it is, in a word.
    pub kind: &'static str,
    /// The id of what it is about, where [`last_about`] is asked for it.
    pub about: Option<String>,
    /// The subject.
    pub subject: String,
    /// The email as plain text.
    pub text: String,
    /// The email as a page.
    pub html: String,
    /// The address where one click stops emails of this kind.
    pub unsubscribe: Option<String>,
    /// The link that it carries, where that ends.
    pub link: Option<MailedLink>,
}

/// An email in a worker's hands.
pub struct ClaimedEmail {
    /// Its id.
    pub id: MailId,
    /// The mail address.
    pub to: String,
    /// The language it is written in.
    pub lang: Lang,
    /// When it was posted.
    pub created_at: i64,
    /// How often it was tried before.
    pub attempts: i64,
    /// The subject.
    pub subject: String,
    /// The email as plain text.
    pub text: String,
    /// The email as a page.
    pub html: String,
    /// The address where one click stops emails of this kind.
    pub unsubscribe: Option<String>,
    /// Until when its link works.
    pub valid_until: Option<i64>,
}

/// Posts an email. Call it inside the transaction of the fact that the email tells, and ring the
/// [notifier](super::Notifier) once that is committed.
///
/// # Errors
/// When the database is away.
pub async fn enqueue(to: &mut AnyConnection, email: &NewEmail, now: i64) -> Result<MailId, sqlx::Error> {
    let id = MailId::new();
    sqlx::query(
        "INSERT INTO outbox
           (id, person_id, to_address, lang, kind, unsubscribe, created_at, next_at, subject, body_text, body_html, about,
            link, valid_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(id.to_string())
    .bind(email.person.as_deref())
    .bind(&email.to)
    .bind(email.lang.code())
    .bind(email.kind)
    .bind(email.unsubscribe.as_deref())
    .bind(now)
    .bind(&email.subject)
    .bind(&email.text)
    .bind(&email.html)
    .bind(email.about.as_deref())
    .bind(email.link.as_ref().map(|link| link.hash.as_str()))
    .bind(email.link.as_ref().map(|link| link.valid_until))
    .execute(to)
    .await?;
    Ok(id)
}

/// When the last email to somebody about something was posted. One that was given up reached nobody
/// and does not count.
///
/// # Errors
/// When the database is away.
pub async fn last_about<'c>(
    from: impl Executor<'c, Database = Any>,
    person: &str,
    about: &str,
) -> Result<Option<i64>, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT MAX(created_at) FROM outbox WHERE about = $1 AND person_id = $2 AND failed_at IS NULL",
    )
    .bind(about)
    .bind(person)
    .fetch_one(from)
    .await
}

/// Marks emails with a link as not to be sent, in the transaction that ends the link.
///
/// # Errors
/// When the database is away.
pub async fn cancel_link(to: &mut AnyConnection, link: &str, now: i64) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE outbox SET next_at = NULL, claimed_until = 0, link_over = 1, failed_at = COALESCE(failed_at, $2)
         WHERE link = $1 AND sent_at IS NULL",
    )
    .bind(link)
    .bind(now)
    .execute(to)
    .await?;
    Ok(())
}

/// Takes up to `most` emails that are due. Nobody else gets them until [`CLAIM_LEASE`] has passed. Emails that are due and
/// whose link is over are marked instead.
///
/// # Errors
/// When the database is away.
pub async fn claim(db: &Db, now: i64, most: i64) -> Result<Vec<ClaimedEmail>, sqlx::Error> {
    // The conditions stand twice: PostgreSQL looks at the outer ones again when another worker was
    // quicker with a row.
    let mut to = db.write().await?;
    sqlx::query(
        "UPDATE outbox SET next_at = NULL, claimed_until = 0, link_over = 1, failed_at = $1
         WHERE next_at <= $1 AND claimed_until <= $1 AND valid_until <= $1",
    )
    .bind(now)
    .execute(&mut *to)
    .await?;
    let rows = sqlx::query(
        "UPDATE outbox SET claimed_until = $1
         WHERE id IN (SELECT id FROM outbox WHERE next_at <= $2 AND claimed_until <= $2 ORDER BY next_at, id LIMIT $3)
           AND next_at <= $2 AND claimed_until <= $2
         RETURNING id, to_address, lang, created_at, attempts, subject, body_text, body_html, unsubscribe,
                   valid_until",
    )
    .bind(now + CLAIM_LEASE)
    .bind(now)
    .bind(most)
    .fetch_all(&mut *to)
    .await?;
    to.commit().await?;
    rows.iter()
        .map(|row| {
            Ok(ClaimedEmail {
                id: id(row, 0)?,
                to: row.try_get(1)?,
                lang: lang(row, 2)?,
                created_at: row.try_get(3)?,
                attempts: row.try_get(4)?,
                subject: row.try_get(5)?,
                text: row.try_get(6)?,
                html: row.try_get(7)?,
                unsubscribe: row.try_get(8)?,
                valid_until: row.try_get(9)?,
            })
        })
        .collect()
}

/// Notes that the mail server has an email. What is kept of it from now on is `text` and `html`:
/// [`redact_links`](super::redact_links).
///
/// # Errors
/// When the database is away.
pub async fn mark_sent(db: &Db, id: MailId, text: &str, html: &str, now: i64) -> Result<(), sqlx::Error> {
    change(
        db,
        sqlx::query(
            "UPDATE outbox SET attempts = attempts + 1, claimed_until = 0, next_at = NULL, sent_at = $2,
                               failed_at = NULL, link_over = 0, last_error = NULL, body_text = $3, body_html = $4
             WHERE id = $1",
        )
        .bind(id.to_string())
        .bind(now)
        .bind(text)
        .bind(html),
    )
    .await?;
    Ok(())
}

/// Notes that an attempt failed. The email rests and is tried again, or is given up: at once when
/// the refusal is `permanent`, else when it has been tried often enough. Says when the next attempt is.
///
/// # Errors
/// When the database is away.
pub async fn mark_failed(
    db: &Db,
    email: &ClaimedEmail,
    error: &str,
    permanent: bool,
    now: i64,
) -> Result<Option<i64>, sqlx::Error> {
    let rest = usize::try_from(email.attempts).ok().and_then(|attempts| RETRY_DELAYS.get(attempts)).copied();
    let short = email.valid_until.is_some_and(|until| until - email.created_at < SHORT_LIVED);
    let next = rest
        .filter(|_| !permanent)
        .map(|rest| now + if short { rest.min(SHORT_LIVED_MAX_DELAY) } else { rest });
    change(
        db,
        sqlx::query(
            "UPDATE outbox SET attempts = attempts + 1, claimed_until = 0, next_at = $2, failed_at = $3, last_error = $4
             WHERE id = $1 AND sent_at IS NULL AND link_over = 0",
        )
        .bind(email.id.to_string())
        .bind(next)
        .bind(if next.is_none() { Some(now) } else { None })
        .bind(error),
    )
    .await?;
    Ok(next)
}

/// Has an email that was given up tried once more, from the beginning. `false` when it is not, or
/// no longer, given up, or when its link is over. Ring the [notifier](super::Notifier) once that is committed.
///
/// # Errors
/// When the database is away.
pub async fn retry(to: &mut AnyConnection, id: MailId, now: i64) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE outbox SET attempts = 0, claimed_until = 0, next_at = $2, failed_at = NULL
         WHERE id = $1 AND failed_at IS NOT NULL AND link_over = 0 AND (valid_until IS NULL OR valid_until > $2)",
    )
    .bind(id.to_string())
    .bind(now)
    .execute(to)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// When the next email can be claimed.
///
/// # Errors
/// When the database is away.
pub async fn next_attempt(db: &Db) -> Result<Option<i64>, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT MIN(CASE WHEN claimed_until > next_at THEN claimed_until ELSE next_at END)
         FROM outbox
         WHERE next_at IS NOT NULL",
    )
    .fetch_one(&db.reader)
    .await
}

type Statement<'q> = sqlx::query::Query<'q, Any, sqlx::any::AnyArguments>;

/// Runs a statement in a transaction of its own; says whether it found its row.
async fn change(db: &Db, statement: Statement<'_>) -> Result<bool, sqlx::Error> {
    let mut to = db.write().await?;
    let found = statement.execute(&mut *to).await?.rows_affected() > 0;
    to.commit().await?;
    Ok(found)
}

fn id(row: &AnyRow, column: usize) -> Result<MailId, sqlx::Error> {
    row.try_get::<&str, _>(column)?.parse().map_err(|_| unreadable("id"))
}

fn lang(row: &AnyRow, column: usize) -> Result<Lang, sqlx::Error> {
    Lang::from_code(row.try_get(column)?).ok_or_else(|| unreadable("lang"))
}
