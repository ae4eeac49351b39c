//! How a person proves that an account is theirs.

use sqlx::AnyConnection;
use uuid::Uuid;

use ensemble_core::ids::PersonId;
use ensemble_server::db::{
    Db,
    row::{Text, from_row},
};

from_row! {
    struct PasswordRow {
        person: Text<PersonId>,
        hash: String,
    }
}

/// The person with this address whose account is open, and the hash of their password.
///
/// # Errors
/// When the database is unavailable.
pub async fn password_of(db: &Db, email: &str) -> Result<Option<(PersonId, String)>, sqlx::Error> {
    let row: Option<PasswordRow> = sqlx::query_as(
        "SELECT
           p.id AS person,
           c.secret AS hash
         FROM person p
         JOIN credential c ON c.person_id = p.id AND c.kind = 'password'
         WHERE p.email = $1 AND p.closed_at IS NULL",
    )
    .bind(email)
    .fetch_optional(&db.reader)
    .await?;
    Ok(row.map(|row| (row.person.0, row.hash)))
}

/// Gives a person a password, instead of the one they had.
///
/// # Errors
/// When the database is unavailable.
pub async fn set_password(
    transaction: &mut AnyConnection,
    person: PersonId,
    hash: &str,
    now: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO credential (id, person_id, kind, subject, secret, created_at)
         VALUES ($1, $2, 'password', $2, $3, $4)
         ON CONFLICT (kind, subject) DO UPDATE SET secret = excluded.secret, created_at = excluded.created_at",
    )
    .bind(Uuid::now_v7().to_string())
    .bind(person.to_string())
    .bind(hash)
    .bind(now)
    .execute(transaction)
    .await?;
    Ok(())
}
