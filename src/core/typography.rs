//! Québec and Canadian typography, applied by function so that nobody has to type a
//! non-breaking space.
//!
//! French as the Office québécois de la langue française advises: a non-breaking space before a
//! colon and inside « guillemets », none before `;`, `!` and `?`; a number keeps to its unit.

/// The space that does not break a line.
pub const NBSP: char = '\u{a0}';

/// Sets a text as its language asks: apostrophes, and in French the spaces that must not break.
#[must_use]
pub fn typeset(french: bool, text: &str) -> String {
    let mut set = String::with_capacity(text.len() + 8);
    let mut characters = text.chars().peekable();
    let mut before = '\n';
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        let written = match character {
            '\'' if before.is_alphanumeric() && next.is_some_and(char::is_alphanumeric) => '’',
            ' ' if french && before == '«' => NBSP,
            ' ' if french && matches!(next, Some('»')) => NBSP,
            ' ' if french && next == Some(':') && !before.is_whitespace() => NBSP,
            ' ' if french && before.is_ascii_digit() && matches!(next, Some('h' | '%' | '$')) => NBSP,
            other => other,
        };
        set.push(written);
        before = character;
    }
    set
}
