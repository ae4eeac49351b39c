//! What a form sent whose person's session had ended.
//!
//! The text is stored for [`LIFETIME`] under the digest of a secret that only the address in the answer has, and for the
//! person who opened the form: after they signed in, it is put back into the form. For another person who signs in there
//! is nothing to see.

use super::{Form, FormOrigin};
use crate::{
    db::{
        Db,
        row::{Json, from_row},
    },
    digest,
    rate::{Bucket, Limit},
};

/// The parameter of the query that holds the secret.
pub const PARAMETER: &str = "unsent";
/// How long a text is stored, in milliseconds.
const LIFETIME: i64 = 24 * 60 * 60_000;
/// The most that is stored of one form, in bytes of JSON.
const MAX_SIZE: usize = 512 * 1024;
/// How the names of fields begin that say how a person votes: these are stored nowhere beside the person, and are only shown
/// to the browser that sent them.
const BALLOT: &str = "ballot.";
/// How many forms are stored for one network.
const PER_NETWORK: Limit = Limit { burst: 40, every: 60_000 };

/// What a form sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnsentForm {
    /// The address that it was sent to.
    pub action: String,
    /// Its fields.
    pub fields: Vec<(String, String)>,
    /// Whether it had files, which have to be chosen again.
    pub had_files: bool,
}

from_row! {
    struct UnsentRow {
        action: String,
        fields: Json<Vec<(String, String)>>,
        had_files: bool,
    }
}

impl UnsentForm {
    /// Whether a field of this name is stored: passwords and ballots are not.
    #[must_use]
    pub fn keeps(name: &str) -> bool {
        !super::form::is_password(name) && !name.starts_with(BALLOT)
    }

    /// The fields of a form that was sent to an address, without passwords.
    #[must_use]
    pub fn of(action: &str, form: &Form) -> Self {
        let fields = form.pairs().filter(|(name, _)| !super::form::is_password(name));
        Self {
            action: action.to_owned(),
            fields: fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            had_files: form.has_files(),
        }
    }

    /// Stores it for the person with this mark, without ballots; returns the secret. `None` when there is nothing to store, too much, or
    /// when too much was stored for the network.
    ///
    /// # Errors
    /// When the database is unavailable.
    pub async fn store(
        &self,
        db: &Db,
        reader: &str,
        network: &str,
        now: i64,
    ) -> Result<Option<String>, sqlx::Error> {
        let kept: Vec<&(String, String)> = self.fields.iter().filter(|(name, _)| Self::keeps(name)).collect();
        let fields = serde_json::to_string(&kept).unwrap_or_default();
        if reader.is_empty() || kept.is_empty() || fields.len() > MAX_SIZE {
            return Ok(None);
        }
        let secret = digest::token();
        let stored = db
            .transaction(async |transaction| {
                let bucket = Bucket::new(PER_NETWORK, &["unsent form", network]);
                if bucket.reserve(&mut *transaction, now).await? > 0 {
                    return Ok::<_, sqlx::Error>(false);
                }
                sqlx::query(DELETE_EXPIRED).bind(now).execute(&mut *transaction).await?;
                sqlx::query(
                    "INSERT INTO unsent_form (key, reader, action, fields, had_files, expires_at)
                     VALUES ($1, $2, $3, $4, $5, $6)",
                )
                .bind(digest::sha256(secret.as_bytes()))
                .bind(reader)
                .bind(&self.action)
                .bind(&fields)
                .bind(i64::from(self.had_files))
                .bind(now + LIFETIME)
                .execute(transaction)
                .await?;
                Ok(true)
            })
            .await?;
        Ok(stored.then_some(secret))
    }

    /// The form that was stored under a secret, if it is this reader's.
    ///
    /// # Errors
    /// When the database is unavailable.
    pub async fn find(db: &Db, secret: &str, reader: &str, now: i64) -> Result<Option<Self>, sqlx::Error> {
        let row: Option<UnsentRow> = sqlx::query_as(
            "SELECT action, fields, had_files FROM unsent_form WHERE key = $1 AND reader = $2 AND expires_at > $3",
        )
        .bind(digest::sha256(secret.as_bytes()))
        .bind(reader)
        .bind(now)
        .fetch_optional(&db.reader)
        .await?;
        Ok(row.map(|row| Self { action: row.action, fields: row.fields.0, had_files: row.had_files }))
    }

    /// The value of a field, the first if there are several.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }
}

const DELETE_EXPIRED: &str = "DELETE FROM unsent_form WHERE expires_at <= $1";

/// Deletes the texts whose time is over; whether one is stored later or not, they do not stay.
///
/// # Errors
/// When the database is unavailable.
pub async fn delete_expired(db: &Db, now: i64) -> Result<(), sqlx::Error> {
    db.transaction(async |transaction| {
        sqlx::query(DELETE_EXPIRED).bind(now).execute(transaction).await.map(|_| ())
    })
    .await
}

/// Deletes what a form had stored before it was sent after all.
///
/// # Errors
/// When the database is unavailable.
pub async fn delete_sent(db: &Db, origin: &FormOrigin, now: i64) -> Result<(), sqlx::Error> {
    let query = origin.page.split_once('?').map_or("", |(_, query)| query);
    let secret = query.split('&').find_map(|pair| pair.strip_prefix(PARAMETER)?.strip_prefix('='));
    let Some(secret) = secret else { return Ok(()) };
    db.transaction(async |transaction| {
        sqlx::query("DELETE FROM unsent_form WHERE key = $1 OR expires_at <= $2")
            .bind(digest::sha256(secret.as_bytes()))
            .bind(now)
            .execute(transaction)
            .await
            .map(|_| ())
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::{Form, FormOrigin, LIFETIME, PER_NETWORK, UnsentForm, delete_expired, delete_sent};
    use crate::db::testing::on_both_databases;
    use ensemble_core::ids::PersonId;

    on_both_databases! {
        async fn a_text_is_there_for_its_person_only_and_for_a_day(db: Db) {
            let form = Form::from([("text", "Un texte"), ("password", "secret"), ("ballot.confirmation", "token")]);
            let unsent = UnsentForm::of("/fr/x", &form);
            let secret = unsent.store(&db, "me", "192.0.2.1", 1000).await.expect("an answer").expect("stored");
            let only = UnsentForm::of("/fr/x", &Form::from([("ballot.1", "objection"), ("ballot.1.reason", "Trop tôt.")]));
            assert_eq!(only.field("ballot.1.reason"), Some("Trop tôt."), "the browser that sent it gets it back");
            assert_eq!(only.store(&db, "me", "192.0.2.1", 1000).await.expect("an answer"), None);
            let found = UnsentForm::find(&db, &secret, "me", 2000).await.expect("an answer").expect("a form");
            assert_eq!(found.fields, [("text".to_owned(), "Un texte".to_owned())], "neither passwords nor ballots");
            assert_eq!(UnsentForm::find(&db, &secret, "other", 2000).await.expect("an answer"), None);
            assert_eq!(UnsentForm::find(&db, "guess", "me", 2000).await.expect("an answer"), None);
            assert_eq!(UnsentForm::find(&db, &secret, "me", 1000 + LIFETIME).await.expect("an answer"), None);
            let origin = FormOrigin::new("s", PersonId::new(), &format!("/fr?a=b&unsent={secret}"));
            delete_sent(&db, &origin, 2000).await.expect("deleted");
            assert_eq!(UnsentForm::find(&db, &secret, "me", 2000).await.expect("an answer"), None);
        }

        async fn a_text_whose_time_is_over_does_not_stay_in_the_database(db: Db) {
            let unsent = UnsentForm::of("/fr/x", &Form::from([("text", "x")]));
            unsent.store(&db, "me", "192.0.2.1", 1000).await.expect("an answer").expect("stored");
            let count = async || {
                let count = sqlx::query_scalar("SELECT COUNT(*) FROM unsent_form").fetch_one(&db.reader).await;
                count.unwrap_or(-1_i64)
            };
            delete_expired(&db, 1000 + LIFETIME - 1).await.expect("deleted");
            assert_eq!(count().await, 1);
            delete_expired(&db, 1000 + LIFETIME).await.expect("deleted");
            assert_eq!(count().await, 0);
        }

        async fn a_network_does_not_fill_the_database(db: Db) {
            let unsent = UnsentForm::of("/fr/x", &Form::from([("text", "x")]));
            let mut stored = 0;
            for _ in 0..PER_NETWORK.burst + 5 {
                stored += u32::from(unsent.store(&db, "me", "192.0.2.1", 1000).await.expect("an answer").is_some());
            }
            assert_eq!(stored, PER_NETWORK.burst);
            assert_eq!(unsent.store(&db, "", "192.0.2.2", 1000).await.expect("an answer"), None, "nobody's");
        }
    }
}
