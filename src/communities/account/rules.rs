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

/// What the spellings of one mailbox have in common: see [`same_mailbox`].
#[must_use]
pub fn mailbox(typed: &str) -> String {
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
    use serde::Deserialize;

    use super::{address, same_mailbox};

    #[derive(Deserialize)]
    struct Cases {
        address: Vec<Address>,
        mailbox: Vec<Mailbox>,
    }

    #[derive(Deserialize)]
    struct Address {
        typed: String,
        stored: Option<String>,
    }

    #[derive(Deserialize)]
    struct Mailbox {
        address: String,
        #[serde(default)]
        same: Vec<String>,
        #[serde(default)]
        other: Vec<String>,
    }

    fn cases() -> Cases {
        toml::from_str(include_str!("addresses.toml")).expect("the cases can be read")
    }

    #[test]
    fn addresses_that_mail_could_reach() {
        let addresses = cases().address;
        assert!(addresses.len() >= 17);
        for Address { typed, stored } in addresses {
            assert_eq!(address(&typed), stored, "{typed:?}");
        }
    }

    #[test]
    fn spellings_of_one_mailbox_are_known() {
        let mailboxes = cases().mailbox;
        assert!(mailboxes.len() >= 2);
        for Mailbox { address, same, other } in mailboxes {
            for alias in same {
                assert!(same_mailbox(&address, &alias), "{address} and {alias}");
            }
            for other in other {
                assert!(!same_mailbox(&address, &other), "{address} and {other}");
            }
        }
    }
}
