//! Single-use links sent by mail.

use sqlx::{AnyConnection, Row};

use crate::{
    account::model::{MailLink, Purpose},
    ids::PersonId,
    server::{
        db::{Db, columns::unreadable},
        digest,
        mail::{self, MailedLink},
    },
};

/// How many unused links for one purpose work at the same time: who asks again does not end the email that comes first.
const KEPT: i64 = 3;

/// A link that was made: what its address carries, and what the email with it is kept under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLink {
    /// The secret.
    pub token: String,
    /// For the outbox: an email whose link is over is not sent.
    pub mailed: MailedLink,
}

/// Makes a link. Of the unused links for the same purpose and address the last three work; of one person's changes of
/// address, the last.
///
/// # Errors
/// When the database is away.
pub async fn make_link(
    to: &mut AnyConnection,
    link: &MailLink,
    now: i64,
    expires_at: i64,
) -> Result<NewLink, sqlx::Error> {
    let token = digest::token();
    let hash = digest::sha256(token.as_bytes());
    sqlx::query("DELETE FROM link WHERE expires_at < $1").bind(now).execute(&mut *to).await?;
    match (link.purpose, link.person) {
        (Purpose::Change, Some(person)) => end_pending_changes(to, person, now).await?,
        _ => {
            let ended = sqlx::query(
                "DELETE FROM link WHERE hash IN (
                   SELECT k.hash FROM link k
                   WHERE k.purpose = $1 AND k.email = $2 AND k.used_at IS NULL AND COALESCE(k.data, '') = $3
                   ORDER BY k.created_at DESC, k.hash LIMIT 1000 OFFSET ($4 + 0))
                 RETURNING hash",
            )
            .bind(link.purpose.code())
            .bind(&link.email)
            .bind(link.data.as_deref().unwrap_or_default())
            .bind(KEPT - 1)
            .fetch_all(&mut *to)
            .await?;
            cancel_emails(to, &ended, now).await?;
        }
    }
    sqlx::query(
        "INSERT INTO link (hash, purpose, person_id, email, data, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(&hash)
    .bind(link.purpose.code())
    .bind(link.person.map(|id| id.to_string()))
    .bind(&link.email)
    .bind(&link.data)
    .bind(now)
    .bind(expires_at)
    .execute(to)
    .await?;
    Ok(NewLink { token, mailed: MailedLink { hash, valid_until: expires_at } })
}

/// What a token stands for, as long as it can be used.
///
/// # Errors
/// When the database is away.
pub async fn read_link(db: &Db, token: &str, now: i64) -> Result<Option<MailLink>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT purpose, person_id, email, data FROM link WHERE hash = $1 AND used_at IS NULL AND expires_at > $2",
    )
    .bind(digest::sha256(token.as_bytes()))
    .bind(now)
    .fetch_optional(&db.reader)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let person: Option<&str> = row.try_get(1)?;
    Ok(Some(MailLink {
        purpose: Purpose::from_code(row.try_get(0)?).ok_or_else(|| unreadable("purpose"))?,
        person: person.map(|id| id.parse().map_err(|_| unreadable("person_id"))).transpose()?,
        email: row.try_get(2)?,
        data: row.try_get(3)?,
    }))
}

/// Uses a token up, and ends the other links for the same purpose and address. Says whether it was still there to be
/// used: of two who try, one succeeds.
///
/// # Errors
/// When the database is away.
pub async fn consume(to: &mut AnyConnection, token: &str, now: i64) -> Result<bool, sqlx::Error> {
    let hash = digest::sha256(token.as_bytes());
    // Takes the locks of all of them where the engine has row locks, in one order: two that are used at once do not wait
    // for each other.
    sqlx::query(
        "UPDATE link SET created_at = created_at
         WHERE used_at IS NULL AND purpose = (SELECT k.purpose FROM link k WHERE k.hash = $1)
           AND email = (SELECT k.email FROM link k WHERE k.hash = $1)",
    )
    .bind(&hash)
    .execute(&mut *to)
    .await?;
    let used = sqlx::query(
        "UPDATE link SET used_at = $2 WHERE hash = $1 AND used_at IS NULL AND expires_at > $2
         RETURNING purpose, email, COALESCE(data, '')",
    )
    .bind(&hash)
    .bind(now)
    .fetch_optional(&mut *to)
    .await?;
    let Some(used) = used else { return Ok(false) };
    mail::cancel_link(&mut *to, &hash, now).await?;
    let ended = sqlx::query(
        "DELETE FROM link
         WHERE purpose = $1 AND email = $2 AND COALESCE(data, '') = $3 AND used_at IS NULL
         RETURNING hash",
    )
    .bind(used.try_get::<&str, _>(0)?)
    .bind(used.try_get::<&str, _>(1)?)
    .bind(used.try_get::<&str, _>(2)?)
    .fetch_all(&mut *to)
    .await?;
    cancel_emails(to, &ended, now).await?;
    Ok(true)
}

/// Ends all of a person's unused links except invitations, which open no account. For the transaction of a new password,
/// of signing out everywhere, of a change of address, of closing the account.
///
/// # Errors
/// When the database is away.
pub async fn end_links(to: &mut AnyConnection, person: PersonId, now: i64) -> Result<(), sqlx::Error> {
    let ended = sqlx::query(
        "DELETE FROM link
         WHERE used_at IS NULL AND purpose <> 'invite'
           AND (person_id = $1 OR person_id IS NULL AND email = (SELECT p.email FROM person p WHERE p.id = $1))
         RETURNING hash",
    )
    .bind(person.to_string())
    .fetch_all(&mut *to)
    .await?;
    cancel_emails(to, &ended, now).await
}

/// Ends the unused invitations of a person, whose account is being closed.
///
/// # Errors
/// When the database is away.
pub async fn end_invitations(to: &mut AnyConnection, person: PersonId, now: i64) -> Result<(), sqlx::Error> {
    let ended = sqlx::query(
        "DELETE FROM link
         WHERE used_at IS NULL AND purpose = 'invite'
           AND (person_id = $1 OR email = (SELECT p.email FROM person p WHERE p.id = $1))
         RETURNING hash",
    )
    .bind(person.to_string())
    .fetch_all(&mut *to)
    .await?;
    cancel_emails(to, &ended, now).await
}

/// Ends the changes of address that a person asked for and has not confirmed.
///
/// # Errors
/// When the database is away.
pub async fn end_pending_changes(
    to: &mut AnyConnection,
    person: PersonId,
    now: i64,
) -> Result<(), sqlx::Error> {
    let ended = sqlx::query(
        "DELETE FROM link WHERE purpose = 'change' AND person_id = $1 AND used_at IS NULL RETURNING hash",
    )
    .bind(person.to_string())
    .fetch_all(&mut *to)
    .await?;
    cancel_emails(to, &ended, now).await
}

/// Emails with these links are not sent any more.
async fn cancel_emails(
    to: &mut AnyConnection,
    ended: &[sqlx::any::AnyRow],
    now: i64,
) -> Result<(), sqlx::Error> {
    for row in ended {
        mail::cancel_link(to, row.try_get(0)?, now).await?;
    }
    Ok(())
}
