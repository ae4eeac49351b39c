//! What people were asked to accept, and what they answered.

use sqlx::AnyConnection;
use uuid::Uuid;

use crate::account::model::{Agreement, Consent};
use ensemble_core::{LocalizedText, ids::PersonId};
use ensemble_server::db::{
    Db,
    columns::to_json,
    row::{Json, Text, from_row},
};

from_row! {
    struct ConsentRow {
        agreement: Text<Agreement>,
        version: i64,
        published_at: i64,
        body: Json<LocalizedText>,
        accepted_at: Option<i64>,
    }
}

impl From<ConsentRow> for Consent {
    fn from(row: ConsentRow) -> Self {
        Self {
            agreement: row.agreement.0,
            version: row.version,
            published_at: row.published_at,
            body: row.body.0,
            accepted_at: row.accepted_at,
        }
    }
}

from_row! {
    struct AgreementRow {
        version: i64,
        published_at: i64,
        body: Json<LocalizedText>,
    }
}

/// The newest version of each agreement, and whether a person accepts it.
///
/// # Errors
/// When the database is unavailable.
pub async fn consents(db: &Db, person: PersonId) -> Result<Vec<Consent>, sqlx::Error> {
    let rows: Vec<ConsentRow> = sqlx::query_as(
        "SELECT
           a.key AS agreement,
           a.version,
           a.published_at,
           a.body,
           (SELECT MAX(c.accepted_at) FROM consent c
            WHERE c.person_id = $1 AND c.key = a.key AND c.version = a.version AND c.revoked_at IS NULL) AS accepted_at
         FROM agreement a
         WHERE a.version = (SELECT MAX(n.version) FROM agreement n WHERE n.key = a.key)
         ORDER BY a.key DESC",
    )
    .bind(person.to_string())
    .fetch_all(&db.reader)
    .await?;
    Ok(rows.into_iter().map(Consent::from).collect())
}

/// Whether a person accepts the newest version of an agreement.
///
/// # Errors
/// When the database is unavailable.
pub async fn accepted(db: &Db, person: PersonId, agreement: Agreement) -> Result<bool, sqlx::Error> {
    let asked = consents(db, person).await?;
    Ok(asked.iter().all(|consent| consent.agreement != agreement || consent.accepted_at.is_some()))
}

/// Whether a person ever accepted a version of an agreement.
///
/// # Errors
/// When the database is unavailable.
pub async fn ever_accepted(db: &Db, person: PersonId, agreement: Agreement) -> Result<bool, sqlx::Error> {
    let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM consent WHERE person_id = $1 AND key = $2")
        .bind(person.to_string())
        .bind(agreement.code())
        .fetch_one(&db.reader)
        .await?;
    Ok(count > 0)
}

/// How many agreements a person has not accepted in their newest version.
///
/// # Errors
/// When the database is unavailable.
pub async fn missing(db: &Db, person: PersonId) -> Result<usize, sqlx::Error> {
    Ok(consents(db, person).await?.iter().filter(|consent| consent.accepted_at.is_none()).count())
}

/// Records that a person accepts a version. Accepting it twice changes nothing.
///
/// # Errors
/// When there is no such version, or the database is unavailable.
pub async fn accept(
    transaction: &mut AnyConnection,
    person: PersonId,
    agreement: Agreement,
    version: i64,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO consent (id, person_id, key, version, accepted_at)
         SELECT $1, $2, $3, CAST($4 AS BIGINT), CAST($5 AS BIGINT)
         WHERE NOT EXISTS (
           SELECT 1 FROM consent WHERE person_id = $2 AND key = $3 AND version = $4 AND revoked_at IS NULL)",
    )
    .bind(Uuid::now_v7().to_string())
    .bind(person.to_string())
    .bind(agreement.code())
    .bind(version)
    .bind(now)
    .execute(transaction)
    .await?;
    Ok(())
}

/// Records that a person revokes their consent to every version.
///
/// # Errors
/// When the database is unavailable.
pub async fn revoke(
    transaction: &mut AnyConnection,
    person: PersonId,
    agreement: Agreement,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE consent SET revoked_at = $3 WHERE person_id = $1 AND key = $2 AND revoked_at IS NULL",
    )
    .bind(person.to_string())
    .bind(agreement.code())
    .bind(now)
    .execute(transaction)
    .await?;
    Ok(())
}

/// The newest version of an agreement: its number, when it was published, what it says.
///
/// # Errors
/// When the database is unavailable.
pub async fn newest(db: &Db, agreement: Agreement) -> Result<Option<(i64, i64, LocalizedText)>, sqlx::Error> {
    let row: Option<AgreementRow> = sqlx::query_as(
        "SELECT version, published_at, body FROM agreement WHERE key = $1 ORDER BY version DESC LIMIT 1",
    )
    .bind(agreement.code())
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(|row| (row.version, row.published_at, row.body.0)))
}

/// Publishes a new version of an agreement after this one; everyone is asked again. `false` when another version was
/// published in the meantime.
///
/// # Errors
/// When the database is unavailable.
pub async fn publish(
    transaction: &mut AnyConnection,
    agreement: Agreement,
    after: i64,
    body: &LocalizedText,
    now: i64,
) -> Result<bool, sqlx::Error> {
    let done = sqlx::query(
        "INSERT INTO agreement (key, version, published_at, body)
         SELECT $1, CAST($4 AS BIGINT) + 1, CAST($2 AS BIGINT), $3
         WHERE CAST($4 AS BIGINT) = (SELECT COALESCE(MAX(version), 0) FROM agreement WHERE key = $1)
         ON CONFLICT DO NOTHING",
    )
    .bind(agreement.code())
    .bind(now)
    .bind(to_json(body)?)
    .bind(after)
    .execute(transaction)
    .await?;
    Ok(done.rows_affected() > 0)
}
