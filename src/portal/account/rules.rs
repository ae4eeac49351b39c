//! Email addresses, and the limits of passwords. Pure.

use ensemble_core::fold;

/// The fewest characters of a password. There are no rules of composition: only the length matters.
pub const SHORTEST: usize = 10;
/// The most characters: hashing a longer text would only take time.
pub const LONGEST: usize = 200;

/// What is wrong with a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeakPassword {
    /// Fewer than [`SHORTEST`] characters.
    Short,
    /// More than [`LONGEST`].
    Long,
    /// Among those that are guessed first: see `passwords`.
    Common,
    /// The person's own name or address, or the portal's.
    Guessable,
}

/// An address in small letters of one shape (NFKC), without what is not seen: a password manager or a PDF may have put
/// such characters around it.
fn normalized(typed: &str) -> String {
    fold::lower(typed).trim().to_owned()
}

/// An email address in the form that is stored, or `None` when it cannot be one.
#[must_use]
pub fn address(typed: &str) -> Option<String> {
    let address = normalized(typed);
    let (local, domain) = address.rsplit_once('@')?;
    let domain_parts: Vec<&str> = domain.split('.').collect();
    let plausible = (1..=64).contains(&local.len())
        && address.len() <= 254
        && !local.contains(|letter: char| {
            letter.is_whitespace() || letter.is_control() || "<>(),;:\\\"[]@".contains(letter)
        })
        && !local.starts_with('.')
        && !local.ends_with('.')
        && domain_parts.len() >= 2
        && domain_parts.iter().all(|part| {
            !part.is_empty()
                && !part.starts_with('-')
                && !part.ends_with('-')
                && part.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
        });
    plausible.then_some(address)
}

/// Whether two addresses reach one mailbox, as far as their spelling tells: the part after a `+` is a tag, and Gmail
/// ignores full stops.
#[must_use]
pub fn same_mailbox(one: &str, other: &str) -> bool {
    mailbox(one) == mailbox(other)
}

fn mailbox(typed: &str) -> String {
    let address = normalized(typed);
    let Some((local, domain)) = address.rsplit_once('@') else { return address };
    let local = local.split('+').next().unwrap_or_default();
    if ["gmail.com", "googlemail.com"].contains(&domain) {
        return format!("{}@gmail.com", local.replace('.', ""));
    }
    format!("{local}@{domain}")
}

/// Whole minutes to wait, from milliseconds.
#[must_use]
pub const fn minutes(millis: i64) -> i64 {
    (millis + 59_999) / 60_000
}

#[cfg(test)]
mod tests {
    use super::{address, same_mailbox};

    #[test]
    fn addresses_that_mail_could_reach() {
        assert_eq!(address(" Ana.Roy@CSS-Exemple.qc.ca "), Some("ana.roy@css-exemple.qc.ca".to_owned()));
        for spelt in [
            "ana.roy＠css-exemple.qc.ca",
            "\u{200b}Ana.Roy@css-exemple.qc.ca\u{feff}",
            "ana.roy@css\u{ad}-exemple.qc.ca",
            "ａｎａ.roy@css-exemple.qc.ca\u{a0}",
        ] {
            assert_eq!(address(spelt), Some("ana.roy@css-exemple.qc.ca".to_owned()), "{spelt}");
        }
        assert_eq!(address("ana@e\u{301}cole.qc.ca"), address("ana@école.qc.ca"));
        for wrong in [
            "",
            "ana",
            "@x.ca",
            "ana@",
            "ana@x",
            "a b@x.ca",
            "ana@x..ca",
            "ana@-x.ca",
            "<ana@x.ca>",
            "ana@x.ca\r\nBcc: z@x.ca",
        ] {
            assert_eq!(address(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn spellings_of_one_mailbox_are_known() {
        for alias in ["Ana.Roy+x@ex.qc.ca", "ana.roy@ex.qc.ca ", "ana.roy+@ex.qc.ca"] {
            assert!(same_mailbox("ana.roy@ex.qc.ca", alias), "{alias}");
        }
        assert!(same_mailbox("anaroy@gmail.com", "a.na.roy+1@googlemail.com"));
        for other in ["anaroy@ex.qc.ca", "ana.roy@ex.ca", "", "@"] {
            assert!(!same_mailbox("ana.roy@ex.qc.ca", other), "{other}");
        }
    }
}
