//! How accounts are proven.

use sqlx::{AnyConnection, Row};
use uuid::Uuid;

use crate::{ids::PersonId, server::db::Db};

/// The person with this address whose account is open, and the hash of their password.
///
/// # Errors
/// When the database is away.
pub async fn password_of(db: &Db, email: &str) -> Result<Option<(PersonId, String)>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT p.id, c.secret
         FROM person p
         JOIN credential c ON c.person_id = p.id AND c.kind = 'password'
         WHERE p.email = $1 AND p.closed_at IS NULL",
    )
    .bind(email)
    .fetch_optional(&db.reader)
    .await?;
    row.map(|row| {
        let id =
            row.try_get::<&str, _>(0)?.parse().map_err(|_| crate::server::db::columns::unreadable("id"))?;
        Ok((id, row.try_get(1)?))
    })
    .transpose()
}

/// Gives a person a password, instead of the one they had.
///
/// # Errors
/// When the database is away.
pub async fn set_password(
    to: &mut AnyConnection,
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
    .execute(to)
    .await?;
    Ok(())
}
