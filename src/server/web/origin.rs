//! Where a form comes from: whose page it was on, which page, and a token that tells it from other forms.
//!
//! Every form on a page for a person who is signed in carries a [`FormOrigin`] in a hidden field. It protects people who share a computer and
//! people who press a button twice; it is no secret, and no protection against forgeries.

use ensemble_core::ids::PersonId;

use crate::digest;

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
    /// The address of the page, with its query.
    pub page: String,
}

impl FormOrigin {
    /// The origin of a form on a page that is being made.
    #[must_use]
    pub fn new(reader: PersonId, page: &str) -> Self {
        Self {
            reader: reader_mark(reader),
            token: digest::token()[..TOKEN_LENGTH].to_owned(),
            page: page.to_owned(),
        }
    }

    /// The text of the field.
    #[must_use]
    pub fn encode(&self) -> String {
        format!("{}.{}.{}", self.reader, self.token, self.page)
    }

    /// Reads the text of the field; `None` when it is not one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (reader, rest) = text.split_once('.')?;
        let (token, page) = rest.split_once('.')?;
        let plain = |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let read = plain(reader, 16) && plain(token, TOKEN_LENGTH);
        read.then(|| Self { reader: reader.to_owned(), token: token.to_owned(), page: page.to_owned() })
    }

    /// Whether a person may send the form: the person who opened its page.
    #[must_use]
    pub fn belongs_to(&self, person: PersonId) -> bool {
        self.reader == reader_mark(person)
    }
}

#[cfg(test)]
mod tests {
    use super::FormOrigin;
    use ensemble_core::ids::PersonId;

    #[test]
    fn an_origin_is_read_as_it_was_written_and_belongs_to_its_person() {
        let (person, other) = (PersonId::new(), PersonId::new());
        let origin = FormOrigin::new(person, "/fr/recherche?q=a.b");
        assert_eq!(FormOrigin::parse(&origin.encode()), Some(origin.clone()));
        assert!(origin.belongs_to(person) && !origin.belongs_to(other));
        assert_ne!(FormOrigin::new(person, "/fr"), FormOrigin::new(person, "/fr"), "each form has its token");
        for wrong in ["", "a.b", "..", "x.y.z", ".é.", &"0".repeat(60)] {
            assert_eq!(FormOrigin::parse(wrong), None, "{wrong}");
        }
    }
}
