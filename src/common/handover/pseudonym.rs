//! The names of people in a file.

use std::fmt::Display;

use ensemble_server::digest;

/// How many characters of a hash a pseudonym has.
const LENGTH: usize = 16;

/// The pseudonym of a person in a file. `salt` is random and not stored: the same person has another pseudonym in another file.
#[must_use]
pub fn pseudonym(salt: &str, id: impl Display) -> String {
    let mut hash = digest::sha256(format!("{salt}{id}").as_bytes());
    hash.truncate(LENGTH);
    // With a letter before it, a spreadsheet takes none for a number.
    format!("p{hash}")
}

#[cfg(test)]
mod tests {
    use super::pseudonym;

    #[test]
    fn a_pseudonym_follows_from_the_salt() {
        assert_eq!(pseudonym("a", 1), pseudonym("a", 1));
        assert_ne!(pseudonym("a", 1), pseudonym("b", 1));
        assert_ne!(pseudonym("a", 1), pseudonym("a", 2));
        assert_eq!((pseudonym("a", 1).len(), pseudonym("a", 1).starts_with('p')), (17, true));
    }
}
