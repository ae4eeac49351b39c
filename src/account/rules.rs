//! Addresses, passwords, and how tries are slowed down. Pure.

/// The fewest characters of a password. There are no rules of composition: length is what counts.
pub const SHORTEST: usize = 10;
/// The most; hashing a novel would only slow everybody down.
pub const LONGEST: usize = 200;
/// Tries on one account before one must wait.
pub const FREE_TRIES: u32 = 5;
/// Tries from one place before one must wait: a school goes out through one address.
pub const FREE_TRIES_OF_A_PLACE: u32 = 50;
/// The longest wait, in milliseconds. Longer would let anybody lock anybody out.
pub const LONGEST_WAIT: i64 = 5 * 60_000;
/// Failures are forgotten after so long, in milliseconds.
pub const FORGOTTEN: i64 = 30 * 60_000;

/// What is wrong with a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeakPassword {
    /// Fewer than [`SHORTEST`] characters.
    Short,
    /// More than [`LONGEST`].
    Long,
    /// Among the first that anybody would try.
    Common,
    /// The person's own name or address, or the portal's.
    Guessable,
}

/// An address in the form that is stored, or `None` when mail could not reach it.
#[must_use]
pub fn address(typed: &str) -> Option<String> {
    let address = typed.trim().to_lowercase();
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

/// Words that guessers try first, with what people hang onto them (figures, a `!`) taken off.
const COMMON: &[&str] = &[
    "abc",
    "abcd",
    "abcdef",
    "abcdefgh",
    "admin",
    "administrateur",
    "administrator",
    "aime",
    "allo",
    "amour",
    "ange",
    "azerty",
    "azertyuiop",
    "baseball",
    "bienvenue",
    "bonjour",
    "bonjourbonjour",
    "canada",
    "canadiens",
    "changeme",
    "changezmoi",
    "chocolat",
    "chouchou",
    "coucou",
    "dragon",
    "ecole",
    "educ",
    "education",
    "ensemble",
    "enseignant",
    "enseignante",
    "eleve",
    "famille",
    "football",
    "freedom",
    "habs",
    "hockey",
    "iloveyou",
    "jetaime",
    "letmein",
    "lecole",
    "liberte",
    "loulou",
    "maison",
    "master",
    "monkey",
    "montreal",
    "motdepasse",
    "monmotdepasse",
    "ordinateur",
    "passe",
    "password",
    "passwordpassword",
    "passw",
    "princess",
    "princesse",
    "quebec",
    "qwerty",
    "qwertyuiop",
    "school",
    "secret",
    "shadow",
    "soccer",
    "soleil",
    "student",
    "sunshine",
    "superman",
    "teacher",
    "trustno",
    "tabarnak",
    "welcome",
    "welcomewelcome",
    "zaq",
];

/// Whether a password is good enough for this person.
///
/// # Errors
/// Says what is wrong with it.
pub fn password(typed: &str, name: &str, email: &str) -> Result<(), WeakPassword> {
    let length = typed.chars().count();
    if length < SHORTEST {
        return Err(WeakPassword::Short);
    }
    if length > LONGEST {
        return Err(WeakPassword::Long);
    }
    let plain = plain(typed);
    let alike = plain.chars().collect::<std::collections::HashSet<_>>().len() < 4;
    let letters: String = plain.chars().filter(|letter| letter.is_alphabetic()).collect();
    let in_a_row = "01234567890123456789012345678909876543210987654321".contains(&plain)
        || "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz".contains(&plain)
        || "qwertyuiopasdfghjklzxcvbnm".contains(&plain)
        || "azertyuiopqsdfghjklmwxcvbn".contains(&plain);
    if alike || in_a_row || letters.is_empty() || COMMON.contains(&letters.as_str()) {
        return Err(WeakPassword::Common);
    }
    let local = email.split('@').next().unwrap_or_default();
    let own = [plain_letters(name), plain_letters(local), plain_letters(email)];
    if own.iter().any(|word| word.len() > 3 && (letters == *word || word.contains(&letters))) {
        return Err(WeakPassword::Guessable);
    }
    Ok(())
}

/// Small letters, no accents of the common kind, figures that stand for letters read as letters.
fn plain(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .map(|letter| match letter {
            'à' | 'â' | 'ä' | '@' => 'a',
            'ç' => 'c',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' => 'i',
            'ô' | 'ö' => 'o',
            'ù' | 'û' | 'ü' => 'u',
            '$' => 's',
            other => other,
        })
        .collect()
}

fn plain_letters(text: &str) -> String {
    plain(text).chars().filter(|letter| letter.is_alphabetic()).collect()
}

/// How long one must wait after so many failures, the last at `last_at`; 0 when not at all.
#[must_use]
pub fn wait(failures: u32, free: u32, last_at: i64, now: i64) -> i64 {
    // A failure far in the future was noted before the clock was set back: it says nothing.
    if failures < free || now - last_at > FORGOTTEN || last_at - now > LONGEST_WAIT {
        return 0;
    }
    let seconds = 1i64 << (failures - free).min(16);
    let until = last_at + (seconds * 1000).min(LONGEST_WAIT);
    (until - now).clamp(0, LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use super::{FORGOTTEN, LONGEST_WAIT, WeakPassword, address, password, wait};

    #[test]
    fn addresses_that_mail_could_reach() {
        assert_eq!(address(" Ana.Roy@CSS-Exemple.qc.ca "), Some("ana.roy@css-exemple.qc.ca".to_owned()));
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
    fn passwords_that_anybody_would_try_are_refused() {
        let check = |typed| password(typed, "Ana Roy-Tremblay", "ana.roy@exemple.qc.ca");
        assert_eq!(check("courte"), Err(WeakPassword::Short));
        let long = "x".repeat(201);
        assert_eq!(check(&long), Err(WeakPassword::Long));
        for common in [
            "motdepasse2026!",
            "P@ssword12345",
            "Bonjour2026",
            "1234567890",
            "aaaaaaaaaaaa",
            "azertyuiop",
            "Québec2026!",
        ] {
            assert_eq!(check(common), Err(WeakPassword::Common), "{common}");
        }
        assert_eq!(check("RoyTremblay1"), Err(WeakPassword::Guessable));
        assert_eq!(check("trois castors sous la neige"), Ok(()));
        assert_eq!(check("kayak-lundi-7"), Ok(()));
    }

    #[test]
    fn tries_slow_down_and_are_forgotten() {
        assert_eq!(wait(4, 5, 1000, 1000), 0);
        assert_eq!(wait(5, 5, 1000, 1000), 1000);
        assert_eq!(wait(8, 5, 1000, 1000), 8000);
        assert_eq!(wait(8, 5, 1000, 9000), 0);
        assert_eq!(wait(60, 5, 0, 0), LONGEST_WAIT);
        assert_eq!(wait(60, 5, 0, FORGOTTEN + 1), 0);
    }

    #[test]
    fn a_clock_that_is_set_back_makes_nobody_wait_longer() {
        let noted = 100 * FORGOTTEN;
        assert_eq!(wait(60, 5, noted, noted - LONGEST_WAIT), LONGEST_WAIT);
        assert_eq!(wait(60, 5, noted, noted - 24 * 3_600_000), 0);
    }
}
