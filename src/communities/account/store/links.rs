//! Single-use links sent by mail.

use sqlx::AnyConnection;

use crate::account::model::{Invited, MailLink, PendingInvitation, Purpose};
use ensemble_core::{Lang, ids::PersonId};
use ensemble_server::{
    db::{
        Db,
        row::{Text, from_row},
    },
    digest,
    mail::{self, EmailExpiry},
};

/// How many unused links for one purpose work at the same time: a second request does not end the link of the first.
const MAX_UNUSED: i64 = 3;
/// How long a link is known after it expired, in milliseconds: its page offers another one.
const KEPT: i64 = 7 * 24 * 60 * 60 * 1000;

from_row! {
    struct LinkRow {
        purpose: Text<Purpose>,
        person_id: Option<Text<PersonId>>,
        email: String,
        data: Option<String>,
        next: Option<String>,
        sent_by: Option<Text<PersonId>>,
        lang: Option<Text<Lang>>,
        name: Option<String>,
    }
}

impl From<LinkRow> for MailLink {
    fn from(row: LinkRow) -> Self {
        let (lang, name) = (row.lang.map(|lang| lang.0), row.name);
        Self {
            purpose: row.purpose.0,
            person: row.person_id.map(|id| id.0),
            email: row.email,
            data: row.data,
            next: row.next,
            invited: row.sent_by.map(|by| Invited { by: by.0, lang, name }),
        }
    }
}

from_row! {
    struct UsedRow {
        purpose: String,
        email: String,
        data: String,
    }
}

/// A new link: the token that its address carries, and what the outbox knows the email with it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLink {
    /// The secret part of its address.
    pub token: String,
    /// For the outbox: an email whose link has ended is not sent.
    pub expiry: EmailExpiry,
}

/// Makes a link. Of the unused links for the same purpose and address the last three work; of one person's changes of
/// address, the last.
///
/// # Errors
/// When the database is unavailable.
pub async fn make_link(
    transaction: &mut AnyConnection,
    link: &MailLink,
    now: i64,
    expires_at: i64,
) -> Result<NewLink, sqlx::Error> {
    let token = digest::token();
    let hash = digest::sha256(token.as_bytes());
    sqlx::query("DELETE FROM link WHERE expires_at < $1").bind(now - KEPT).execute(&mut *transaction).await?;
    match (link.purpose, link.person) {
        (Purpose::Change, Some(person)) => end_pending_changes(transaction, person, now).await?,
        _ => {
            let ended: Vec<String> = sqlx::query_scalar(
                "UPDATE link SET used_at = $5 WHERE hash IN (
                   SELECT k.hash FROM link k
                   WHERE k.purpose = $1 AND k.email = $2 AND k.used_at IS NULL AND COALESCE(k.data, '') = $3
                   ORDER BY k.created_at DESC, k.hash LIMIT 1000 OFFSET ($4 + 0))
                 RETURNING hash",
            )
            .bind(link.purpose.code())
            .bind(&link.email)
            .bind(link.data.as_deref().unwrap_or_default())
            .bind(MAX_UNUSED - 1)
            .bind(now)
            .fetch_all(&mut *transaction)
            .await?;
            cancel_emails(transaction, &ended, now).await?;
        }
    }
    sqlx::query(
        "INSERT INTO link (hash, purpose, person_id, email, data, created_at, expires_at, next, sent_by, lang, name)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(&hash)
    .bind(link.purpose.code())
    .bind(link.person.map(|id| id.to_string()))
    .bind(&link.email)
    .bind(&link.data)
    .bind(now)
    .bind(expires_at)
    .bind(&link.next)
    .bind(link.invited.as_ref().map(|invited| invited.by.to_string()))
    .bind(link.invited.as_ref().and_then(|invited| invited.lang).map(Lang::code))
    .bind(link.invited.as_ref().and_then(|invited| invited.name.as_deref()))
    .execute(transaction)
    .await?;
    Ok(NewLink { token, expiry: EmailExpiry { key: hash, valid_until: expires_at } })
}

/// The link with a token, as long as it can be used.
///
/// # Errors
/// When the database is unavailable.
pub async fn read_link(db: &Db, token: &str, now: i64) -> Result<Option<MailLink>, sqlx::Error> {
    let row: Option<LinkRow> = sqlx::query_as(
        "SELECT
           purpose,
           person_id,
           email,
           data,
           next,
           sent_by,
           lang,
           name
         FROM link
         WHERE hash = $1 AND used_at IS NULL AND expires_at > $2",
    )
    .bind(digest::sha256(token.as_bytes()))
    .bind(now)
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(MailLink::from))
}

/// The link with a token that does not work any more, as long as it is known: another one is offered for its address.
///
/// # Errors
/// When the database is unavailable.
pub async fn ended_link(db: &Db, token: &str) -> Result<Option<MailLink>, sqlx::Error> {
    let row: Option<LinkRow> = sqlx::query_as(
        "SELECT purpose, person_id, email, data, next, sent_by, lang, name FROM link WHERE hash = $1",
    )
    .bind(digest::sha256(token.as_bytes()))
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(MailLink::from))
}

/// Uses a token up, and ends the other links for the same purpose and address. `false` when it cannot be used any more:
/// of two uses at once, one succeeds.
///
/// # Errors
/// When the database is unavailable.
pub async fn consume(transaction: &mut AnyConnection, token: &str, now: i64) -> Result<bool, sqlx::Error> {
    let hash = digest::sha256(token.as_bytes());
    // PostgreSQL locks all of these rows here, always in the same order, so that two uses at once do not deadlock.
    sqlx::query(
        "UPDATE link SET created_at = created_at
         WHERE used_at IS NULL AND purpose = (SELECT k.purpose FROM link k WHERE k.hash = $1)
           AND email = (SELECT k.email FROM link k WHERE k.hash = $1)",
    )
    .bind(&hash)
    .execute(&mut *transaction)
    .await?;
    let used: Option<UsedRow> = sqlx::query_as(
        "UPDATE link SET used_at = $2 WHERE hash = $1 AND used_at IS NULL AND expires_at > $2
         RETURNING purpose, email, COALESCE(data, '') AS data",
    )
    .bind(&hash)
    .bind(now)
    .fetch_optional(&mut *transaction)
    .await?;
    let Some(used) = used else { return Ok(false) };
    mail::expire_emails(&mut *transaction, &hash, now).await?;
    let ended: Vec<String> = sqlx::query_scalar(
        "UPDATE link SET used_at = $4
         WHERE purpose = $1 AND email = $2 AND COALESCE(data, '') = $3 AND used_at IS NULL
         RETURNING hash",
    )
    .bind(used.purpose)
    .bind(used.email)
    .bind(used.data)
    .bind(now)
    .fetch_all(&mut *transaction)
    .await?;
    cancel_emails(transaction, &ended, now).await?;
    Ok(true)
}

/// Ends all of a person's unused links except invitations, which open no account. For the transaction of a new password,
/// of signing out everywhere, of a change of address, of closing the account.
///
/// # Errors
/// When the database is unavailable.
pub async fn end_links(
    transaction: &mut AnyConnection,
    person: PersonId,
    now: i64,
) -> Result<(), sqlx::Error> {
    let ended: Vec<String> = sqlx::query_scalar(
        "DELETE FROM link
         WHERE used_at IS NULL AND purpose <> 'invite'
           AND (person_id = $1 OR person_id IS NULL AND email = (SELECT p.email FROM person p WHERE p.id = $1))
         RETURNING hash",
    )
    .bind(person.to_string())
    .fetch_all(&mut *transaction)
    .await?;
    cancel_emails(transaction, &ended, now).await
}

/// Removes the address at which calendar programs read a person's meetings. Says whether there was one.
///
/// # Errors
/// When the database is unavailable.
pub async fn remove_calendar_address(
    transaction: &mut AnyConnection,
    person: PersonId,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query("DELETE FROM calendar_feed WHERE person_id = $1")
        .bind(person.to_string())
        .execute(transaction)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Ends the unused invitations of a person, whose account is being closed.
///
/// # Errors
/// When the database is unavailable.
pub async fn end_invitations(
    transaction: &mut AnyConnection,
    person: PersonId,
    now: i64,
) -> Result<(), sqlx::Error> {
    let ended: Vec<String> = sqlx::query_scalar(
        "DELETE FROM link
         WHERE used_at IS NULL AND purpose = 'invite'
           AND (person_id = $1 OR email = (SELECT p.email FROM person p WHERE p.id = $1))
         RETURNING hash",
    )
    .bind(person.to_string())
    .fetch_all(&mut *transaction)
    .await?;
    cancel_emails(transaction, &ended, now).await
}

/// The address to which a person's account moves once they open the link that was sent there.
///
/// # Errors
/// When the database is unavailable.
pub async fn pending_address(db: &Db, person: PersonId, now: i64) -> Result<Option<String>, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT email FROM link
         WHERE purpose = 'change' AND person_id = $1 AND used_at IS NULL AND expires_at > $2
         ORDER BY created_at DESC LIMIT 1",
    )
    .bind(person.to_string())
    .bind(now)
    .fetch_optional(&db.reader)
    .await
}

from_row! {
    struct PendingRow {
        hash: String,
        email: String,
        name: Option<String>,
        sent_by: Option<Text<PersonId>>,
        by_name: Option<String>,
        data: Option<String>,
        lang: Option<Text<Lang>>,
        created_at: i64,
        expires_at: i64,
    }
}

/// The invitations that nobody has accepted yet, the newest first; also those that expired lately.
///
/// # Errors
/// When the database is unavailable.
pub async fn pending_invitations(db: &Db, now: i64) -> Result<Vec<PendingInvitation>, sqlx::Error> {
    let rows: Vec<PendingRow> = sqlx::query_as(
        "SELECT l.hash, l.email, l.name, l.sent_by, p.name AS by_name, l.data, l.lang, l.created_at, l.expires_at
         FROM link l
         LEFT JOIN person p ON p.id = l.sent_by
         WHERE l.purpose = 'invite' AND l.used_at IS NULL AND l.expires_at > $1
         ORDER BY l.created_at DESC, l.hash",
    )
    .bind(now - KEPT)
    .fetch_all(&db.reader)
    .await?;
    let pending = |row: PendingRow| PendingInvitation {
        id: row.hash,
        email: row.email,
        name: row.name,
        by: row.sent_by.map(|by| by.0),
        by_name: row.by_name,
        data: row.data,
        lang: row.lang.map(|lang| lang.0),
        sent_at: row.created_at,
        expires_at: row.expires_at,
    };
    Ok(rows.into_iter().map(pending).collect())
}

/// Ends invitations that nobody has accepted yet.
///
/// # Errors
/// When the database is unavailable.
pub async fn withdraw_invitations(
    transaction: &mut AnyConnection,
    ids: &[String],
    now: i64,
) -> Result<(), sqlx::Error> {
    for id in ids {
        sqlx::query("DELETE FROM link WHERE hash = $1 AND purpose = 'invite' AND used_at IS NULL")
            .bind(id)
            .execute(&mut *transaction)
            .await?;
    }
    cancel_emails(transaction, ids, now).await
}

/// Ends the changes of address that a person asked for and has not confirmed.
///
/// # Errors
/// When the database is unavailable.
pub async fn end_pending_changes(
    transaction: &mut AnyConnection,
    person: PersonId,
    now: i64,
) -> Result<(), sqlx::Error> {
    let ended: Vec<String> = sqlx::query_scalar(
        "DELETE FROM link WHERE purpose = 'change' AND person_id = $1 AND used_at IS NULL RETURNING hash",
    )
    .bind(person.to_string())
    .fetch_all(&mut *transaction)
    .await?;
    cancel_emails(transaction, &ended, now).await
}

/// Cancels the emails that carry these links and wait in the outbox.
async fn cancel_emails(
    transaction: &mut AnyConnection,
    hashes: &[String],
    now: i64,
) -> Result<(), sqlx::Error> {
    for hash in hashes {
        mail::expire_emails(transaction, hash, now).await?;
    }
    Ok(())
}
