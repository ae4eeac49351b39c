//! What each character of a text becomes.

use std::borrow::Cow;

use super::lists;

/// What the bytes 0x80 to 0x9F mean in Windows-1252; `\0` for those that mean nothing there. Programs that take a text of
/// Windows for Latin-1 leave them as the control characters U+0080 to U+009F.
const WINDOWS_1252: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“',
    '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// The character that a control character between U+0080 and U+009F stands for; `None` when it stands for none. U+0085 is
/// a line end.
#[must_use]
pub fn windows_1252(letter: char) -> Option<char> {
    let index = usize::try_from(u32::from(letter).checked_sub(0x80)?).ok()?;
    WINDOWS_1252.get(index).copied().filter(|meant| *meant != '\0')
}

/// Whether a character may stand in no XML and no HTML document, even escaped: control characters without a meaning
/// there, and noncharacters. One of them makes a whole feed unreadable.
#[must_use]
pub fn is_forbidden(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\t' | '\n' | '\r') || is_noncharacter(letter)
}

/// Whether a character is one that Unicode will never assign.
fn is_noncharacter(letter: char) -> bool {
    let code = u32::from(letter);
    code & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&code)
}

/// A document without the characters that may stand in none.
#[must_use]
pub fn without_forbidden(document: &str) -> Cow<'_, str> {
    if document.contains(is_forbidden) {
        Cow::Owned(document.chars().filter(|letter| !is_forbidden(*letter)).collect())
    } else {
        Cow::Borrowed(document)
    }
}

/// Whether a character deceives a reader, or is nothing that one reads: it changes the direction of reading, has no
/// width, or stands for an object that was not pasted with the text. Emoji keep the joiner that combines several.
fn is_deceptive(letter: char) -> bool {
    matches!(
        letter,
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffc}' | '\u{e0001}'
    )
}

/// The sign that a private character of the fonts Symbol and Wingdings shows: Word pastes its bullets so.
const fn symbol(letter: char) -> Option<char> {
    Some(match letter {
        '\u{f0b7}' | '\u{f06c}' | '\u{f09f}' => '•',
        '\u{f0a7}' | '\u{f06e}' | '\u{f0a1}' => '▪',
        '\u{f0d8}' => '➢',
        '\u{f076}' => '❖',
        '\u{f071}' => '❑',
        '\u{f0fc}' => '✓',
        '\u{f0e0}' | '\u{f0ae}' | '\u{f0e8}' => '→',
        '\u{f02d}' => '–',
        '\u{f04a}' => '☺',
        _ => return None,
    })
}

/// Replaces and drops characters; see [`clean`](super::clean).
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let as_it_is = |letter: char| {
        letter == '\n'
            || letter == '\t'
            || !(letter.is_control()
                || matches!(letter, '\u{2028}' | '\u{2029}')
                || is_deceptive(letter)
                || is_noncharacter(letter)
                || symbol(letter).is_some())
    };
    if text.chars().all(as_it_is) {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut in_item = false;
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.peek() == Some(&'\n') => {}
            // A line end within an item of a list.
            '\u{b}' if in_item || lists::is_item(cleaned.rsplit('\n').next().unwrap_or_default()) => {
                cleaned.push_str("\n  ");
                in_item = true;
            }
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                cleaned.push('\n');
                in_item = false;
            }
            '\u{80}'..='\u{9f}' => cleaned.extend(windows_1252(letter)),
            _ if as_it_is(letter) => cleaned.push(letter),
            _ => cleaned.extend(symbol(letter)),
        }
    }
    Cow::Owned(cleaned)
}
