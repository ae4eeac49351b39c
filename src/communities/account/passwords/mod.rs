//! Whether a password is among those that are tried first.
//!
//! `common.txt` holds the 10,000 most common passwords, and of the next 39,000 those that are long enough here. It was
//! taken in order of frequency from the list `passwords` of the npm package `@zxcvbn-ts/language-common` 4.1.3 (MIT
//! licence, © 2012-2016 Dan Wheeler and Dropbox, Inc., © 2021 @zxcvbn-ts; the licence stands in `LICENSE.txt` beside
//! it). `french.txt` was written for this portal: words that people of Québec's schools use as passwords.
//!
//! A password is compared without regard to case, accents, figures that stand for letters, what hangs onto the word
//! (`Soleil123!`), and its being written twice.

use std::{collections::HashSet, sync::LazyLock};

use ensemble_core::fold::fold;

use super::rules::{LONGEST, SHORTEST, WeakPassword};

static COMMON: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("common.txt").lines().chain(include_str!("french.txt").lines()).collect());

/// Whether a password is good enough for this person.
///
/// # Errors
/// Says what is wrong with it.
pub fn check(typed: &str, name: &str, email: &str) -> Result<(), WeakPassword> {
    let length = typed.chars().count();
    if length < SHORTEST {
        return Err(WeakPassword::Short);
    }
    if length > LONGEST {
        return Err(WeakPassword::Long);
    }
    let plain = plain(typed);
    let letters = letters_of(&plain);
    if COMMON.contains(typed.to_lowercase().as_str()) || is_common(&plain) || letters.is_empty() {
        return Err(WeakPassword::Common);
    }
    let local = email.split('@').next().unwrap_or_default();
    let own = [name, local, email].map(|text| letters_of(&self::plain(text)));
    if own.iter().any(|word| word.len() > 3 && (letters == *word || word.contains(&letters))) {
        return Err(WeakPassword::Guessable);
    }
    Ok(())
}

fn is_common(plain: &str) -> bool {
    let alike = plain.chars().collect::<HashSet<_>>().len() < 4;
    let in_a_row = "01234567890123456789012345678909876543210987654321".contains(plain)
        || "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz".contains(plain)
        || "qwertyuiopasdfghjklzxcvbnm".contains(plain)
        || "azertyuiopqsdfghjklmwxcvbn".contains(plain);
    let word = plain.trim_matches(|letter: char| !letter.is_alphabetic());
    alike
        || in_a_row
        || [plain.to_owned(), word.to_owned(), letters_of(plain), letters_of(&read_figures(word))]
            .iter()
            .any(|text| listed(text))
}

/// Whether a text, or what it repeats, is in the list.
fn listed(text: &str) -> bool {
    let half = text.len() / 2;
    COMMON.contains(text)
        || text.is_char_boundary(half) && text[..half] == text[half..] && COMMON.contains(&text[..half])
}

/// Small letters without accents; `@` and `$` read as the letters that they stand for.
fn plain(text: &str) -> String {
    fold(text)
        .chars()
        .map(|letter| match letter {
            '@' => 'a',
            '$' => 's',
            other => other,
        })
        .collect()
}

/// Figures read as the letters that they stand for.
fn read_figures(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '0' => 'o',
            '1' | '!' => 'i',
            '3' => 'e',
            '4' => 'a',
            '5' => 's',
            '7' => 't',
            other => other,
        })
        .collect()
}

fn letters_of(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphabetic()).collect()
}

#[cfg(test)]
mod tests {
    use super::{COMMON, SHORTEST, WeakPassword, check};

    #[test]
    fn passwords_that_are_tried_first_are_refused() {
        let check = |typed| check(typed, "Ana Roy-Tremblay", "ana.roy@exemple.qc.ca");
        assert_eq!(check("courte"), Err(WeakPassword::Short));
        let long = "x".repeat(201);
        assert_eq!(check(&long), Err(WeakPassword::Long));
        for common in [
            "motdepasse2026!",
            "Soleil123!",
            "soleilsoleil",
            "P@ssword12345",
            "P4ssw0rd2026",
            "Bonjour2026",
            "1234567890",
            "1q2w3e4r5t6y",
            "qwertyuiop123",
            "aaaaaaaaaaaa",
            "azertyuiop",
            "Québec2026!",
            "liverpool123",
            "2026-Butterfly",
            "trustno1trustno1",
        ] {
            assert_eq!(check(common), Err(WeakPassword::Common), "{common}");
        }
        assert_eq!(check("RoyTremblay1"), Err(WeakPassword::Guessable));
        for good in [
            "trois castors sous la neige",
            "kayak-lundi-7",
            "cinq bateaux au quai",
            "nine lanterns by the lake",
        ] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
    }

    #[test]
    fn every_listed_password_that_is_long_enough_is_refused() {
        assert!(COMMON.len() >= 11_000, "{}", COMMON.len());
        let let_through: Vec<&&str> = COMMON
            .iter()
            .filter(|word| word.chars().count() >= SHORTEST && check(word, "", "").is_ok())
            .collect();
        assert!(let_through.is_empty(), "{let_through:?}");
    }
}
