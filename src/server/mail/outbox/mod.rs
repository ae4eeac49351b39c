//! The SQL of the outbox. Features that must know whether an email was enqueued, or stop one that waits, query the table as well:
//! the reminders of notifications, and the calls.
//!
//! `next_at` is set while an email is *waiting*. Afterwards it is *sent*, *given up*, or *expired* if it was no longer
//! worth sending first. A process claims an email before it sends it, for [`CLAIM_LEASE_MS`]: no other process takes it until
//! then, and another one takes it over if the first does not record an outcome. Such a claim counts as an attempt: an email whose
//! sending ends the process is given up after as many attempts as any other.
//!
//! The columns say less than they hold: `link` is the [key](EmailExpiry::key) by which an email expires, which need not be of a
//! link; `link_over` says that it expired, for whatever reason; `failed_at` is when it was given up or expired.

mod list;

pub use list::{DeliveryStatus, EmailSummary, count, find, list};
use sqlx::{Any, AnyConnection, AssertSqlSafe, Executor};

use crate::db::{
    Db,
    row::{Text, from_row},
};
use ensemble_core::{Lang, ids::EmailId};

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;

/// How long a claim holds, in milliseconds. Well above what one attempt may take.
pub const CLAIM_LEASE_MS: i64 = 5 * MINUTE;

/// Delays before the next attempt, in milliseconds. After the last delay, one more failure is final.
pub const RETRY_DELAYS: [i64; 6] = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 12 * HOUR, 24 * HOUR];

/// The maximum retry delay for an email that expires within [`SHORT_LIFETIME`], in milliseconds.
const SHORT_LIFETIME_MAX_DELAY: i64 = 2 * MINUTE;
/// From when an email was enqueued until it expires: what counts as a short time, in milliseconds.
const SHORT_LIFETIME: i64 = 2 * HOUR;

/// The error of an email that is given up because its last attempt had no outcome.
const NO_OUTCOME: &str =
    "the process ended, or the database was unavailable, before the outcome of the attempt was recorded";

/// When an email that has not been sent yet is no longer worth sending: its link has stopped working, or the meeting of
/// which it reminds has begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailExpiry {
    /// What [`expire_emails`] finds the email by, when the email becomes pointless before `valid_until`. The key is the hash
    /// of a link that was used, for example, or names a meeting that was moved.
    pub key: String,
    /// The last moment at which it is sent, in milliseconds UTC.
    pub valid_until: i64,
}

/// An email to be enqueued.
pub struct NewEmail {
    /// The id of the recipient, if they have an account.
    pub person: Option<String>,
    pub to: String,
    pub lang: Lang,
    pub kind: &'static str,
    /// The id of what the email is about, which [`last_enqueued_at`] looks up.
    pub about_id: Option<String>,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// The address for `List-Unsubscribe`: it takes a post without signing in (RFC 8058).
    pub unsubscribe: Option<String>,
    /// When it is no longer worth sending, if ever.
    pub expiry: Option<EmailExpiry>,
    /// The event that it is about, for the calendar program of its recipient.
    pub calendar: Option<CalendarPart>,
}

/// The calendar part of an email (RFC 6047).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarPart {
    /// The method that the calendar names.
    pub method: String,
    /// The calendar.
    pub content: String,
}

/// An email that a worker has claimed.
pub struct ClaimedEmail {
    pub id: EmailId,
    pub to: String,
    pub lang: Lang,
    /// When it was enqueued, in milliseconds UTC.
    pub created_at: i64,
    /// The attempts before this one. A claim counts as an attempt when it has ended without an outcome.
    pub previous_attempts: i64,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// The address for `List-Unsubscribe`.
    pub unsubscribe: Option<String>,
    /// When it [expires](EmailExpiry::valid_until), in milliseconds UTC; `None` if it never does.
    pub valid_until: Option<i64>,
    pub calendar: Option<CalendarPart>,
}

/// Enqueues an email. Call it in the same transaction as the change that the email reports, and wake
/// [the job](super::SendEmailsJob) after the commit.
///
/// # Errors
/// When the database is unavailable.
pub async fn insert(tx: &mut AnyConnection, email: &NewEmail, now: i64) -> Result<EmailId, sqlx::Error> {
    let id = EmailId::new();
    insert_as(tx, std::slice::from_ref(&(id, email)), now).await?;
    Ok(id)
}

/// How many emails one statement inserts: a statement has at most 32,766 parameters in SQLite.
const INSERTED_AT_ONCE: usize = 100;

/// Enqueues emails, as [`insert`] does one: a few statements for all of them.
///
/// # Errors
/// When the database is unavailable.
pub async fn insert_all(tx: &mut AnyConnection, emails: &[NewEmail], now: i64) -> Result<(), sqlx::Error> {
    for some in emails.chunks(INSERTED_AT_ONCE) {
        let some: Vec<(EmailId, &NewEmail)> = some.iter().map(|email| (EmailId::new(), email)).collect();
        insert_as(&mut *tx, &some, now).await?;
    }
    Ok(())
}

async fn insert_as(
    tx: &mut AnyConnection,
    emails: &[(EmailId, &NewEmail)],
    now: i64,
) -> Result<(), sqlx::Error> {
    let rows: Vec<String> = (0..emails.len())
        .map(|index| {
            let at = |column: usize| index * 14 + column + 1;
            let texts: Vec<String> = (1..14).map(|column| format!("${}", at(column))).collect();
            format!("($1, $1, {}, CAST(${} AS BIGINT))", texts.join(", "), at(14))
        })
        .collect();
    let statement = format!(
        "INSERT INTO outbox
           (created_at, next_at, id, person_id, to_address, lang, kind, unsubscribe, subject, body_text, body_html, about,
            link, calendar_method, calendar, valid_until)
         VALUES {}",
        rows.join(", ")
    );
    let mut query = sqlx::query(AssertSqlSafe(statement)).bind(now);
    for (id, email) in emails {
        query = query
            .bind(id.to_string())
            .bind(email.person.as_deref())
            .bind(&email.to)
            .bind(email.lang.code())
            .bind(email.kind)
            .bind(email.unsubscribe.as_deref())
            .bind(&email.subject)
            .bind(&email.text)
            .bind(&email.html)
            .bind(email.about_id.as_deref())
            .bind(email.expiry.as_ref().map(|expiry| expiry.key.as_str()))
            .bind(email.calendar.as_ref().map(|part| part.method.as_str()))
            .bind(email.calendar.as_ref().map(|part| part.content.as_str()))
            .bind(email.expiry.as_ref().map(|expiry| expiry.valid_until));
    }
    query.execute(tx).await?;
    Ok(())
}

/// When the last email to a person about this was enqueued. One that was given up does not count: the person did
/// not get it.
///
/// # Errors
/// When the database is unavailable.
pub async fn last_enqueued_at<'c>(
    from: impl Executor<'c, Database = Any>,
    person: &str,
    about_id: &str,
) -> Result<Option<i64>, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT MAX(created_at) FROM outbox WHERE about = $1 AND person_id = $2 AND failed_at IS NULL",
    )
    .bind(about_id)
    .bind(person)
    .fetch_one(from)
    .await
}

/// Marks the emails with this [key](EmailExpiry::key) as expired, so that they are not sent. Call it in the transaction that
/// makes them pointless.
///
/// # Errors
/// When the database is unavailable.
pub async fn expire_emails(tx: &mut AnyConnection, key: &str, now: i64) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE outbox SET next_at = NULL, claimed_until = 0, link_over = 1, failed_at = COALESCE(failed_at, $2)
         WHERE link = $1 AND sent_at IS NULL",
    )
    .bind(key)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

from_row! {
    struct ClaimedRow {
        id: Text<EmailId>,
        to_address: String,
        lang: Text<Lang>,
        created_at: i64,
        attempts: i64,
        subject: String,
        body_text: String,
        body_html: String,
        unsubscribe: Option<String>,
        valid_until: Option<i64>,
        calendar_method: Option<String>,
        calendar: Option<String>,
    }
}

impl From<ClaimedRow> for ClaimedEmail {
    fn from(row: ClaimedRow) -> Self {
        Self {
            id: row.id.0,
            to: row.to_address,
            lang: row.lang.0,
            created_at: row.created_at,
            previous_attempts: row.attempts,
            subject: row.subject,
            text: row.body_text,
            html: row.body_html,
            unsubscribe: row.unsubscribe,
            valid_until: row.valid_until,
            calendar: row
                .calendar_method
                .zip(row.calendar)
                .map(|(method, content)| CalendarPart { method, content }),
        }
    }
}

/// Claims up to `limit` emails that are due, for [`CLAIM_LEASE_MS`]. Emails that are due and no longer
/// [worth sending](EmailExpiry) are marked as expired instead, and those that have no attempt left and whose claim ended
/// without an outcome are given up.
///
/// An email with attempts left whose latest claim ended without an outcome is claimed alone, once no other is due: if its
/// sending ends the process, it takes no other email with it.
///
/// # Errors
/// When the database is unavailable.
pub async fn claim(db: &Db, now: i64, limit: i64) -> Result<Vec<ClaimedEmail>, sqlx::Error> {
    let claim = async |tx: &mut AnyConnection| -> Result<(Vec<ClaimedRow>, u64), sqlx::Error> {
        sqlx::query(
            "UPDATE outbox SET next_at = NULL, claimed_until = 0, link_over = 1, failed_at = $1
             WHERE next_at <= $1 AND claimed_until <= $1 AND valid_until <= $1",
        )
        .bind(now)
        .execute(&mut *tx)
        .await?;
        // An outcome sets `claimed_until` to 0: another time in the past is that of a claim without one.
        let given_up = sqlx::query(
            "UPDATE outbox
             SET attempts = attempts + 1, next_at = NULL, claimed_until = 0, failed_at = $1, last_error = $3
             WHERE next_at <= $1 AND claimed_until > 0 AND claimed_until <= $1 AND attempts >= $2",
        )
        .bind(now)
        .bind(i64::try_from(RETRY_DELAYS.len()).unwrap_or(i64::MAX))
        .bind(NO_OUTCOME)
        .execute(&mut *tx)
        .await?;
        let mut claimed = claim_due(&mut *tx, now, limit, false).await?;
        if claimed.is_empty() {
            claimed = claim_due(&mut *tx, now, limit.min(1), true).await?;
        }
        Ok((claimed, given_up.rows_affected()))
    };
    let (claimed, given_up) = db.transaction(claim).await?;
    if given_up > 0 {
        tracing::error!(given_up, "emails were given up whose attempts ended without an outcome");
    }
    Ok(claimed.into_iter().map(ClaimedEmail::from).collect())
}

/// Claims up to `limit` emails that are due: those whose last claim ended without an outcome, or the others.
async fn claim_due(
    tx: &mut AnyConnection,
    now: i64,
    limit: i64,
    without_outcome: bool,
) -> Result<Vec<ClaimedRow>, sqlx::Error> {
    // The conditions are repeated outside: PostgreSQL checks the outer ones again when another worker changed a row
    // in the meantime.
    sqlx::query_as(
        "UPDATE outbox
         SET claimed_until = $1, attempts = attempts + CASE WHEN claimed_until > 0 THEN 1 ELSE 0 END
         WHERE id IN (
             SELECT id FROM outbox
             WHERE next_at <= $2 AND claimed_until <= $2 AND CASE WHEN claimed_until > 0 THEN 1 ELSE 0 END = $4
             ORDER BY next_at, id
             LIMIT $3)
           AND next_at <= $2 AND claimed_until <= $2
         RETURNING id, to_address, lang, created_at, attempts, subject, body_text, body_html, unsubscribe,
                   valid_until, calendar_method, calendar",
    )
    .bind(now + CLAIM_LEASE_MS)
    .bind(now)
    .bind(limit)
    .bind(i64::from(without_outcome))
    .fetch_all(tx)
    .await
}

/// Records that the mail server has accepted an email. `text` and `html` replace the stored bodies: see
/// [`redact_secret_links`](super::redact_secret_links). An email that expired or was given up while it was being sent is
/// marked as sent all the same, because it was.
///
/// # Errors
/// When the database is unavailable.
pub async fn mark_sent(db: &Db, id: EmailId, text: &str, html: &str, now: i64) -> Result<(), sqlx::Error> {
    let mark = async |tx: &mut AnyConnection| -> Result<(), sqlx::Error> {
        sqlx::query(
            "UPDATE outbox SET attempts = attempts + 1, claimed_until = 0, next_at = NULL, sent_at = $2,
                               failed_at = NULL, link_over = 0, last_error = NULL, body_text = $3, body_html = $4
             WHERE id = $1",
        )
        .bind(id.to_string())
        .bind(now)
        .bind(text)
        .bind(html)
        .execute(tx)
        .await?;
        Ok(())
    };
    db.transaction(mark).await
}

/// Records that an attempt failed. The email is tried again after its delay, or given up: at once when the failure is
/// `permanent`, otherwise after the last delay. Returns the next attempt, as computed; the row is unchanged if the
/// email was sent, expired or counted as an attempt meanwhile.
///
/// # Errors
/// When the database is unavailable.
pub async fn record_failed_attempt(
    db: &Db,
    email: &ClaimedEmail,
    error: &str,
    permanent: bool,
    now: i64,
) -> Result<Option<i64>, sqlx::Error> {
    let delay = usize::try_from(email.previous_attempts)
        .ok()
        .and_then(|attempts| RETRY_DELAYS.get(attempts))
        .copied();
    let short_lived = email.valid_until.is_some_and(|until| until - email.created_at < SHORT_LIFETIME);
    let next = delay
        .filter(|_| !permanent)
        .map(|delay| now + if short_lived { delay.min(SHORT_LIFETIME_MAX_DELAY) } else { delay });
    let mark = async |tx: &mut AnyConnection| -> Result<(), sqlx::Error> {
        sqlx::query(
            "UPDATE outbox SET attempts = attempts + 1, claimed_until = 0, next_at = $2, failed_at = $3, last_error = $4
             WHERE id = $1 AND sent_at IS NULL AND link_over = 0 AND attempts = $5",
        )
        .bind(email.id.to_string())
        .bind(next)
        .bind(if next.is_none() { Some(now) } else { None })
        .bind(error)
        .bind(email.previous_attempts)
        .execute(tx)
        .await?;
        Ok(())
    };
    db.transaction(mark).await?;
    Ok(next)
}

/// Resets the attempts of an email that was given up, and makes it due now. `false` if it is not given up, or if it has
/// [expired](EmailExpiry). Wake [the job](super::SendEmailsJob) after the commit.
///
/// # Errors
/// When the database is unavailable.
pub async fn retry(tx: &mut AnyConnection, id: EmailId, now: i64) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "UPDATE outbox SET attempts = 0, claimed_until = 0, next_at = $2, failed_at = NULL
         WHERE id = $1 AND failed_at IS NOT NULL AND link_over = 0 AND (valid_until IS NULL OR valid_until > $2)",
    )
    .bind(id.to_string())
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// When the next email can be claimed, in milliseconds UTC.
///
/// # Errors
/// When the database is unavailable.
pub async fn next_claimable_at(db: &Db) -> Result<Option<i64>, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT MIN(CASE WHEN claimed_until > next_at THEN claimed_until ELSE next_at END)
         FROM outbox
         WHERE next_at IS NOT NULL",
    )
    .fetch_one(&db.reader)
    .await
}
