//! Québec and Canadian typography, applied by function so that nobody has to type a
//! non-breaking space.
//!
//! French as the Office québécois de la langue française advises: a non-breaking space before a
//! colon and inside « guillemets », none before `;`, `!` and `?`. In both languages a number keeps to its unit.

/// The space that does not break a line.
pub const NBSP: char = '\u{a0}';

/// What a number is not parted from, in French and in English.
const UNITS: [&[&str]; 2] =
    [&["h", "%", "$", "min", "ko", "Mo", "Go"], &["min", "kB", "MB", "GB", "a.m.", "p.m."]];

/// Sets a text as its language asks: apostrophes, and the spaces that must not break. A placeholder of a message, which
/// ends with `}`, counts as a number.
#[must_use]
pub fn typeset(french: bool, text: &str) -> String {
    let mut set = String::with_capacity(text.len() + 8);
    let mut before = '\n';
    for (index, character) in text.char_indices() {
        let rest = text.get(index + character.len_utf8()..).unwrap_or_default();
        let next = rest.chars().next();
        let written = match character {
            '\'' if before.is_alphanumeric() && next.is_some_and(char::is_alphanumeric) => '’',
            ' ' if french && before == '«' => NBSP,
            ' ' if french && matches!(next, Some('»')) => NBSP,
            ' ' if french && next == Some(':') && !before.is_whitespace() => NBSP,
            ' ' if (before.is_ascii_digit() || before == '}') && begins_with_unit(french, rest) => NBSP,
            other => other,
        };
        set.push(written);
        before = character;
    }
    set
}

fn begins_with_unit(french: bool, text: &str) -> bool {
    UNITS[usize::from(!french)].iter().any(|unit| {
        text.strip_prefix(unit).is_some_and(|after| !after.starts_with(|next: char| next.is_alphanumeric()))
    })
}

#[cfg(test)]
mod tests {
    use super::typeset;

    #[test]
    fn a_number_keeps_to_its_unit() {
        for (french, typed, set) in [
            (true, "10 Mo, 5 min, 13 h 30, 20 %", "10\u{a0}Mo, 5\u{a0}min, 13\u{a0}h 30, 20\u{a0}%"),
            (true, "{ $size } ko", "{ $size }\u{a0}ko"),
            (true, "5 minutes, 3 hommes", "5 minutes, 3 hommes"),
            (false, "10 MB at 7 a.m.", "10\u{a0}MB at 7\u{a0}a.m."),
            (false, "{ $count } min, 5 minutes", "{ $count }\u{a0}min, 5 minutes"),
        ] {
            assert_eq!(typeset(french, typed), set);
        }
    }
}
