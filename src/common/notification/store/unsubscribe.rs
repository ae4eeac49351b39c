//! The keys with which a kind of email is stopped without signing in.

use std::fmt;

use sqlx::AnyConnection;

use ensemble_core::ids::PersonId;
use ensemble_server::{db::Db, digest};

/// How many characters of a digest seal a key.
const SEAL_LENGTH: usize = 32;

const STORED: &str = "SELECT value FROM form_secret WHERE name = 'unsubscribe'";

/// The secret that keys are sealed with, made by the first process that needs it.
///
/// # Errors
/// When the database is unavailable.
pub async fn secret(tx: &mut AnyConnection) -> Result<String, sqlx::Error> {
    if let Some(secret) = sqlx::query_scalar(STORED).fetch_optional(&mut *tx).await? {
        return Ok(secret);
    }
    sqlx::query(
        "INSERT INTO form_secret (name, value) VALUES ('unsubscribe', $1) ON CONFLICT (name) DO NOTHING",
    )
    .bind(digest::token())
    .execute(&mut *tx)
    .await?;
    sqlx::query_scalar(STORED).fetch_one(tx).await
}

/// The secret, if there are keys that were sealed with it.
///
/// # Errors
/// When the database is unavailable.
pub async fn stored_secret(db: &Db) -> Result<Option<String>, sqlx::Error> {
    sqlx::query_scalar(STORED).fetch_optional(&db.reader).await
}

/// Stops one category of emails to one person, and does nothing else. It is sealed, so that nobody makes one for another
/// person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub person: PersonId,
    /// The code of a category, or that of the digest.
    pub category: String,
    seal: String,
}

impl Key {
    /// The key of a person for a category.
    #[must_use]
    pub fn new(secret: &str, person: PersonId, category: &str) -> Self {
        let seal = digest::sha256(format!("{secret}\nunsubscribe\n{person}\n{category}").as_bytes());
        Self { person, category: category.to_owned(), seal: seal[..SEAL_LENGTH].to_owned() }
    }

    /// Reads a key; `None` when this portal did not make it.
    #[must_use]
    pub fn parse(secret: &str, text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let (person, category, seal) = (parts.next()?, parts.next()?, parts.next()?);
        let key = Self::new(secret, person.parse().ok()?, category);
        let genuine = parts.next().is_none() && digest::is_equal(&key.seal, seal);
        genuine.then_some(key)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}.{}", self.person, self.category, self.seal)
    }
}

#[cfg(test)]
mod tests {
    use super::Key;
    use ensemble_core::ids::PersonId;

    #[test]
    fn a_key_is_for_one_person_and_one_category() {
        let (person, other) = (PersonId::new(), PersonId::new());
        let key = Key::new("s", person, "replies");
        assert_eq!(Key::parse("s", &key.to_string()), Some(key.clone()));
        assert_eq!(Key::parse("t", &key.to_string()), None, "another secret");
        for forged in [
            key.to_string().replace("replies", "meetings"),
            key.to_string().replace(&person.to_string(), &other.to_string()),
            format!("{key}.x"),
            format!("{person}.replies"),
            String::new(),
        ] {
            assert_eq!(Key::parse("s", &forged), None, "{forged}");
        }
    }
}
