//! Slugs: the part of an address, or of a file's name, that a name gives.

/// The most characters of a slug.
pub const MAX_LENGTH: usize = 80;

/// The slug that a name suggests; empty when the name has no letter that a slug may have.
#[must_use]
pub fn suggested(name: &str) -> String {
    let (mut slug, mut buffer) = (String::new(), [0; 4]);
    for letter in name.to_lowercase().chars() {
        let plain = match letter {
            'à' | 'â' | 'ä' | 'á' | 'ã' => "a",
            'ç' => "c",
            'é' | 'è' | 'ê' | 'ë' => "e",
            'î' | 'ï' | 'í' => "i",
            'ô' | 'ö' | 'ó' => "o",
            'ù' | 'û' | 'ü' | 'ú' => "u",
            'ÿ' => "y",
            'ñ' => "n",
            'œ' => "oe",
            'æ' => "ae",
            letter if letter.is_ascii_alphanumeric() => letter.encode_utf8(&mut buffer),
            _ => "-",
        };
        if slug.len() + plain.len() > MAX_LENGTH {
            break;
        }
        if plain != "-" || !slug.is_empty() && !slug.ends_with('-') {
            slug.push_str(plain);
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
            ("心", ""),
            // A letter that becomes two does not go past the limit.
            (&*format!("{}œuf", "a".repeat(MAX_LENGTH - 1)), &*"a".repeat(MAX_LENGTH - 1)),
            (&*"a".repeat(MAX_LENGTH + 9), &*"a".repeat(MAX_LENGTH)),
        ] {
            assert_eq!(suggested(name), slug);
        }
    }
}
