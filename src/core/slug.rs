//! Slugs: the part of an address, or of a file's name, that a name gives.

use ensemble_lang::fold::fold;

/// The most characters of a slug.
pub const MAX_LENGTH: usize = 80;

/// The slug that a name suggests; empty when the name has no letter that a slug may have.
#[must_use]
pub fn suggested(name: &str) -> String {
    let mut slug = String::new();
    for letter in fold(name).chars() {
        if slug.len() == MAX_LENGTH {
            break;
        }
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::{MAX_LENGTH, suggested};

    #[derive(Deserialize)]
    struct Cases {
        name: Vec<Case>,
    }

    #[derive(Deserialize)]
    struct Case {
        typed: String,
        slug: String,
    }

    #[test]
    fn a_name_suggests_its_slug() {
        let cases: Cases = toml::from_str(include_str!("slug.toml")).expect("the cases can be read");
        assert!(cases.name.len() >= 6);
        for Case { typed, slug } in cases.name {
            assert_eq!(suggested(&typed), slug, "{typed}");
        }
    }

    #[test]
    fn a_slug_stops_at_its_limit() {
        for (name, slug) in [
            // A letter that becomes two does not go past the limit.
            (&*format!("{}œuf", "a".repeat(MAX_LENGTH - 1)), &*format!("{}o", "a".repeat(MAX_LENGTH - 1))),
            (&*"a".repeat(MAX_LENGTH + 9), &*"a".repeat(MAX_LENGTH)),
        ] {
            assert_eq!(suggested(name), slug);
        }
    }
}
