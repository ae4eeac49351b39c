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
    use super::{MAX_LENGTH, suggested};

    #[test]
    fn a_name_suggests_its_slug() {
        for (name, slug) in [
            ("L’accompagnement des élèves à risque", "l-accompagnement-des-eleves-a-risque"),
            ("  Cœur & Œuvre!  ", "coeur-oeuvre"),
            ("E\u{301}cole des e\u{301}le\u{300}ves", "ecole-des-eleves"),
            ("Øre, Łódź, Åse, Straße, Đặng, Ægir", "ore-lodz-ase-strasse-dang-aegir"),
            ("Proﬁls inter\u{ad}vention l`été l´été", "profils-intervention-l-ete-l-ete"),
            ("心", ""),
            // A letter that becomes two does not go past the limit.
            (&*format!("{}œuf", "a".repeat(MAX_LENGTH - 1)), &*format!("{}o", "a".repeat(MAX_LENGTH - 1))),
            (&*"a".repeat(MAX_LENGTH + 9), &*"a".repeat(MAX_LENGTH)),
        ] {
            assert_eq!(suggested(name), slug);
        }
    }
}
