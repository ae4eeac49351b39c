//! Whom to tell that the screening of a call begins.

use sqlx::AnyConnection;

use ensemble_core::{
    Lang,
    ids::{CallId, PersonId},
};
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct CallIdRow {
        id: Text<CallId>,
    }
}

from_row! {
    struct AddresseeRow {
        id: Text<PersonId>,
        name: String,
        email: String,
        lang: Text<Lang>,
        zone: String,
    }
}

/// A reviewer to whom is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressee {
    pub person: PersonId,
    pub name: String,
    pub email: String,
    pub lang: Lang,
    pub zone: String,
}

/// The calls in screening that closed after one moment and not after another, in milliseconds UTC.
///
/// # Errors
/// When the database is unavailable.
pub async fn beginning(db: &Db, after: i64, until: i64) -> Result<Vec<CallId>, sqlx::Error> {
    let rows: Vec<CallIdRow> = sqlx::query_as(
        "SELECT id FROM call
         WHERE closes_at > $1 AND closes_at <= $2
           AND published_at IS NOT NULL AND screened_at IS NULL AND cancelled_at IS NULL
         ORDER BY closes_at, id",
    )
    .bind(after)
    .bind(until)
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(|row| row.id.0).collect())
}

/// The reviewers of a call, within a transaction.
///
/// # Errors
/// When the database is unavailable.
pub async fn addressees(tx: &mut AnyConnection, call: CallId) -> Result<Vec<Addressee>, sqlx::Error> {
    let rows: Vec<AddresseeRow> = sqlx::query_as(
        "SELECT p.id, p.name, p.email, p.lang, p.zone
         FROM call_reviewer c
         JOIN person p ON p.id = c.person_id
         WHERE c.call_id = $1 AND p.closed_at IS NULL
         ORDER BY p.id",
    )
    .bind(call.to_string())
    .fetch_all(tx)
    .await?;
    let addressee = |row: AddresseeRow| Addressee {
        person: row.id.0,
        name: row.name,
        email: row.email,
        lang: row.lang.0,
        zone: row.zone,
    };
    Ok(rows.into_iter().map(addressee).collect())
}

/// Whether a reviewer of a call was not written to about this yet.
///
/// # Errors
/// When the database is unavailable.
pub async fn has_untold(db: &Db, call: CallId, topic: &str) -> Result<bool, sqlx::Error> {
    let count: i64 = sqlx::query_scalar(
        "SELECT COUNT(*)
         FROM call_reviewer c
         JOIN person p ON p.id = c.person_id
         WHERE c.call_id = $1 AND p.closed_at IS NULL
           AND NOT EXISTS (
             SELECT 1 FROM outbox o WHERE o.about = $2 AND o.person_id = p.id AND o.failed_at IS NULL)",
    )
    .bind(call.to_string())
    .bind(topic)
    .fetch_one(&db.reader)
    .await?;
    Ok(count > 0)
}
