//! Digests that are due.

use sqlx::AnyConnection;

use super::{
    entries::{EntryRow, entry_columns},
    recipients, unsubscribe,
};
use crate::{
    email::{self, EmailTemplate, Recipient, Site},
    notification::model::{DIGEST, Entry},
};
use ensemble_core::{Lang, ids::PersonId};
use ensemble_server::{
    Portal,
    db::{
        Db,
        row::{Text, from_row},
    },
};

from_row! {
    struct DueRow {
        id: Text<PersonId>,
        name: String,
        email: String,
        lang: Text<Lang>,
        zone: String,
    }
}

/// People whose digest is due, at most so many, in the order of their ids, from after one of them.
///
/// # Errors
/// When the database is unavailable.
pub async fn due_digests(
    db: &Db,
    now: i64,
    after: &str,
    limit: i64,
) -> Result<Vec<(PersonId, Recipient)>, sqlx::Error> {
    let rows: Vec<DueRow> = sqlx::query_as(
        "SELECT p.id, p.name, p.email, p.lang, p.zone
         FROM person p
         WHERE p.id > $2 AND p.id IN (SELECT n.person_id FROM notification n WHERE n.digest_at <= $1)
         ORDER BY p.id
         LIMIT ($3 + 0)",
    )
    .bind(now)
    .bind(after)
    .bind(limit)
    .fetch_all(&db.reader)
    .await?;
    let recipient = |row: DueRow| {
        let person = Some(row.id.0.to_string());
        let recipient =
            Recipient { person, name: row.name, address: row.email, lang: row.lang.0, zone: row.zone };
        (row.id.0, recipient)
    };
    Ok(rows.into_iter().map(recipient).collect())
}

/// The unread notifications that the digest of a person is due to mention, the newest first, at most so many.
///
/// # Errors
/// When the database is unavailable.
pub async fn digest_entries(
    db: &Db,
    person: PersonId,
    now: i64,
    limit: i64,
) -> Result<Vec<Entry>, sqlx::Error> {
    let rows: Vec<EntryRow> = sqlx::query_as(concat!(
        "SELECT ",
        entry_columns!(),
        " FROM notification n
         WHERE n.person_id = $1 AND n.digest_at <= $2 AND n.read_at IS NULL
         ORDER BY n.id DESC
         LIMIT ($3 + 0)"
    ))
    .bind(person.to_string())
    .bind(now)
    .bind(limit)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Entry::from).collect())
}

/// Ends the wait of the notifications that the digest of a person was due to mention. `false` when another process has
/// done so: then it has sent the digest.
///
/// # Errors
/// When the database is unavailable.
pub async fn claim_digest(tx: &mut AnyConnection, person: PersonId, now: i64) -> Result<bool, sqlx::Error> {
    let done =
        sqlx::query("UPDATE notification SET digest_at = NULL WHERE person_id = $1 AND digest_at <= $2")
            .bind(person.to_string())
            .bind(now)
            .execute(tx)
            .await?;
    Ok(done.rows_affected() > 0)
}

/// Enqueues a digest.
///
/// # Errors
/// When the database is unavailable.
pub async fn enqueue_digest(
    tx: &mut AnyConnection,
    portal: &Portal,
    digest: &impl EmailTemplate,
    person: PersonId,
    recipient: &Recipient,
) -> Result<(), sqlx::Error> {
    let site = Site::from_config(&portal.config);
    let secret = unsubscribe::secret(&mut *tx).await?;
    let opt_out = recipients::opt_out(&site, &secret, person, DIGEST, recipient.lang);
    email::enqueue_with_opt_out(tx, &site, digest, recipient, opt_out, portal.now()).await
}

/// When the next digest is due.
///
/// # Errors
/// When the database is unavailable.
pub async fn next_digest_at(db: &Db) -> Result<Option<i64>, sqlx::Error> {
    sqlx::query_scalar("SELECT MIN(digest_at) FROM notification WHERE digest_at IS NOT NULL")
        .fetch_one(&db.reader)
        .await
}
