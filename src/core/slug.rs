//! Slugs: the part of an address, or of a file's name, that a name gives.

/// The most characters of a slug.
pub const MAX_LENGTH: usize = 80;

/// The slug that a name suggests; empty when the name has no letter that a slug may have.
#[must_use]
pub fn suggested(name: &str) -> String {
    let mut slug = String::new();
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
            letter if letter.is_ascii_alphanumeric() => {
                slug.push(letter);
                continue;
            }
            _ => "-",
        };
        if plain != "-" || !slug.is_empty() && !slug.ends_with('-') {
            slug.push_str(plain);
        }
        if slug.len() >= MAX_LENGTH {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::suggested;

    #[test]
    fn a_name_suggests_its_slug() {
        for (name, slug) in [
            ("L’accompagnement des élèves à risque", "l-accompagnement-des-eleves-a-risque"),
            ("  Cœur & Œuvre!  ", "coeur-oeuvre"),
            ("心", ""),
        ] {
            assert_eq!(suggested(name), slug);
        }
    }
}
