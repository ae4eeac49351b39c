//! Small and capital letters, and letters without accents, of the scripts that names here are written in. The
//! tables of all of Unicode would be half of what a browser loads.

/// A letter's capital and small form; nothing for what has none.
fn pair(c: char) -> Option<(char, char)> {
    let code = c as u32;
    let (upper, apart) = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde => (code, 0x20),
        0x61..=0x7a | 0xe0..=0xf6 | 0xf8..=0xfe => (code - 0x20, 0x20),
        0x130 => return Some(('İ', 'i')),
        0x131 => return Some(('I', 'ı')),
        0xff | 0x178 => return Some(('Ÿ', 'ÿ')),
        0x138 | 0x149 | 0x1f0 | 0x1e96..=0x1e9f => return None,
        0x139..=0x148 | 0x179..=0x17e | 0x1cd..=0x1dc => (code - 1 + code % 2, 1),
        0x1af | 0x1b0 => (0x1af, 1),
        0x100..=0x177 | 0x1a0..=0x1a5 | 0x1de..=0x1ef | 0x1f8..=0x21f | 0x222..=0x233 | 0x1e00..=0x1eff => {
            (code & !1, 1)
        }
        0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f => (code, 0x20),
        0x3b1..=0x3c1 | 0x3c3..=0x3cb | 0x430..=0x44f => (code - 0x20, 0x20),
        0x400..=0x40f => (code, 0x50),
        0x450..=0x45f => (code - 0x50, 0x50),
        _ => return None,
    };
    Some((char::from_u32(upper)?, char::from_u32(upper + apart)?))
}

/// Whether it is a capital.
pub(super) fn is_upper(c: char) -> bool {
    pair(c).is_some_and(|(upper, _)| upper == c)
}

/// Its capital, or itself.
pub(super) fn upper(c: char) -> char {
    pair(c).map_or(c, |(upper, _)| upper)
}

/// The letters from `À` to `ſ` without accents.
const LATIN: &[u8] = b"aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiijjjjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssss\
    ttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Small letters, without accents.
pub(super) fn fold(c: char, into: &mut String) {
    if c.is_ascii() {
        into.push(c.to_ascii_lowercase());
        return;
    }
    let plain = match c {
        'œ' | 'Œ' => {
            into.push('o');
            'e'
        }
        'æ' | 'Æ' => {
            into.push('a');
            'e'
        }
        'þ' | 'Þ' => {
            into.push('t');
            'h'
        }
        'ß' | 'ẞ' => {
            into.push('s');
            's'
        }
        'Ơ' | 'ơ' => 'o',
        'Ư' | 'ư' => 'u',
        'Ș' | 'ș' => 's',
        'Ț' | 'ț' => 't',
        // Vietnamese.
        'Ạ'..='ặ' => 'a',
        'Ẹ'..='ệ' => 'e',
        'Ỉ'..='ị' => 'i',
        'Ọ'..='ợ' => 'o',
        'Ụ'..='ự' => 'u',
        'Ỳ'..='ỹ' => 'y',
        _ => {
            let latin = (c as usize).checked_sub(0xc0).and_then(|at| LATIN.get(at));
            latin.map_or_else(|| pair(c).map_or(c, |(_, lower)| lower), |letter| char::from(*letter))
        }
    };
    into.push(plain);
}

#[cfg(test)]
mod tests {
    use super::{fold, is_upper, upper};

    /// Latin with its supplements, Vietnamese, Greek and Cyrillic.
    fn letters() -> impl Iterator<Item = char> {
        [0x41..=0x17e_u32, 0x1a0..=0x1a1, 0x1af..=0x1b0, 0x1cd..=0x1dc, 0x218..=0x21b, 0x1e00..=0x1e95]
            .into_iter()
            .chain([
                0x1ea0..=0x1ef9,
                0x391..=0x3a1,
                0x3a3..=0x3a9,
                0x3b1..=0x3c1,
                0x3c3..=0x3c9,
                0x400..=0x45f,
            ])
            .flatten()
            .filter_map(char::from_u32)
            .filter(|c| c.is_alphabetic())
    }

    #[test]
    fn capitals_are_those_of_unicode() {
        let wrong: Vec<char> = letters().filter(|c| is_upper(*c) != c.is_uppercase()).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        let whole = |c: char| c.to_uppercase().next().filter(|_| c.to_uppercase().count() == 1);
        let wrong: Vec<char> = letters()
            .filter(|c| !"µ".contains(*c) && whole(*c).is_some_and(|right| upper(*c) != right))
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    /// The portal folds with the tables of Unicode, the browser with this one.
    #[test]
    fn letters_are_folded_as_in_the_rest_of_the_portal() {
        let wrong: Vec<(char, String)> = letters()
            .filter(|c| matches!(*c, 'À'..='ſ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | 'Ș'..='ț' | 'Ạ'..='ỹ'))
            // Of two letters in one, it keeps one; such characters come apart before.
            .filter(|c| !"ĲĳĿŀŉ".contains(*c))
            .filter_map(|c| {
                let mut folded = String::new();
                fold(c, &mut folded);
                (folded != ensemble_lang::fold::fold(&c.to_string())).then_some((c, folded))
            })
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn names_are_folded_to_plain_letters() {
        let folded = |text: &str| {
            let mut done = String::new();
            text.chars().for_each(|c| fold(c, &mut done));
            done
        };
        assert_eq!(folded("Éloïse Cœur ÇÀÔÜŸÿ"), "eloise coeur caouyy");
        assert_eq!(
            folded("Nguyễn Şebnem Łukasz Ștefan Ñandú Øye Žofia ŒUVRARD"),
            "nguyen sebnem lukasz stefan nandu oye zofia oeuvrard"
        );
        assert_eq!(folded("Ирина Ωμέγα İpek ıl"), "ирина ωμέγα ipek il");
    }
}
