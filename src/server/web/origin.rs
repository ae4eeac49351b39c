//! Where a form comes from: whose page it was on, which page, and a token that tells it from other forms.
//!
//! Every form on a page for a person who is signed in carries a [`FormOrigin`] in a hidden field. It protects people who
//! share a computer and people who press a button twice. It is sealed with a secret of the portal, so that nobody puts a
//! text into the form of another person; it is no protection against forgeries.

use subtle::ConstantTimeEq;

use ensemble_core::ids::PersonId;

use crate::{Portal, digest};

/// The name of the hidden field.
pub const FIELD: &str = "form-origin";
/// How many characters of a token a form carries.
const TOKEN_LENGTH: usize = 32;

/// Tells one person from another without naming them.
#[must_use]
pub fn reader_mark(person: PersonId) -> String {
    digest::sha256(format!("reader {person}").as_bytes())[..16].to_owned()
}

/// What the hidden field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormOrigin {
    /// The mark of the person who opened the page.
    pub reader: String,
    /// Different for each form of each page.
    pub token: String,
    /// What shows that this portal made it, for this reader and token.
    seal: String,
    /// The address of the page, with its query.
    pub page: String,
}

/// The secret that origins are sealed with: the same for all processes.
///
/// # Errors
/// When the database is unavailable.
pub async fn secret(portal: &Portal) -> Result<&str, sqlx::Error> {
    if let Some(secret) = portal.form_secret.get() {
        return Ok(secret);
    }
    let stored = "SELECT value FROM form_secret WHERE name = 'origin'";
    let known: Option<String> = sqlx::query_scalar(stored).fetch_optional(&portal.db.reader).await?;
    let secret: String = match known {
        Some(secret) => secret,
        None => {
            portal
                .db
                .transaction(async |transaction| {
                    sqlx::query(
                        "INSERT INTO form_secret (name, value) VALUES ('origin', $1) ON CONFLICT (name) DO NOTHING",
                    )
                    .bind(digest::token())
                    .execute(&mut *transaction)
                    .await?;
                    sqlx::query_scalar(stored).fetch_one(transaction).await
                })
                .await?
        }
    };
    Ok(portal.form_secret.get_or_init(|| secret))
}

impl FormOrigin {
    /// The origin of a form on a page that is being made.
    #[must_use]
    pub fn new(secret: &str, reader: PersonId, page: &str) -> Self {
        let (reader, token) = (reader_mark(reader), digest::token()[..TOKEN_LENGTH].to_owned());
        let seal = seal(secret, &reader, &token);
        Self { reader, token, seal, page: page.to_owned() }
    }

    /// Whether this portal made it.
    #[must_use]
    pub fn is_genuine(&self, secret: &str) -> bool {
        bool::from(seal(secret, &self.reader, &self.token).as_bytes().ct_eq(self.seal.as_bytes()))
    }

    /// The text of the field.
    #[must_use]
    pub fn encode(&self) -> String {
        format!("{}.{}.{}.{}", self.reader, self.token, self.seal, self.page)
    }

    /// Reads the text of the field; `None` when it is not one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (reader, rest) = text.split_once('.')?;
        let (token, rest) = rest.split_once('.')?;
        let (seal, page) = rest.split_once('.')?;
        let [reader, token, seal, page] = [reader, token, seal, page].map(str::to_owned);
        let plain =
            |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let read = plain(&reader, 16) && plain(&token, TOKEN_LENGTH);
        read.then_some(Self { reader, token, seal, page })
    }

    /// Whether a person may send the form: the person who opened its page.
    #[must_use]
    pub fn belongs_to(&self, person: PersonId) -> bool {
        self.reader == reader_mark(person)
    }
}

fn seal(secret: &str, reader: &str, token: &str) -> String {
    digest::sha256(format!("{secret}\n{reader}\n{token}").as_bytes())[..TOKEN_LENGTH].to_owned()
}

#[cfg(test)]
mod tests {
    use super::FormOrigin;
    use ensemble_core::ids::PersonId;

    #[test]
    fn an_origin_is_read_as_it_was_written_and_belongs_to_its_person() {
        let (person, other) = (PersonId::new(), PersonId::new());
        let origin = FormOrigin::new("s", person, "/fr/recherche?q=a.b");
        assert_eq!(FormOrigin::parse(&origin.encode()), Some(origin.clone()));
        assert!(origin.belongs_to(person) && !origin.belongs_to(other));
        assert!(origin.is_genuine("s") && !origin.is_genuine("t"));
        let forged = FormOrigin { reader: FormOrigin::new("s", other, "/fr").reader, ..origin.clone() };
        assert!(!forged.is_genuine("s"));
        assert_ne!(
            FormOrigin::new("s", person, "/fr"),
            FormOrigin::new("s", person, "/fr"),
            "each form has its token"
        );
        for wrong in ["", "a.b", "..", "x.y.z", ".é.", &"0".repeat(60)] {
            assert_eq!(FormOrigin::parse(wrong), None, "{wrong}");
        }
    }
}
