//! Names and titles: one line of text, cleaned in one place.
//!
//! A name is shown beside other names, in the subjects of emails, and in lists where a line end separates two names. A
//! line end in it would forge a second name, a bidirectional control would show it backwards, and a zero-width
//! character would make it look like another name. [`Form`](super::web::Form) cleans each field for which [`is_line`]
//! holds when it reads a request, so that no handler can forget it.
//!
//! [`line`] cleans what is stored. Emails clean again, because older rows were not cleaned: [`header`] for a subject or
//! a sender, [`email_name`] for a name in a subject or a text, [`email_line`] for each line of a quoted text.

use unicode_normalization::UnicodeNormalization;

use ensemble_core::{fold::is_ignorable, text::windows_1252};

/// The joiners that emoji and some scripts need within a word.
const JOINERS: [char; 2] = ['\u{200c}', '\u{200d}'];
/// The longest name in an email, in characters.
const MAX_EMAIL_NAME_LENGTH: usize = 120;

/// A text on one line, in NFC: line ends, tabs and other controls become spaces, characters that change the
/// direction of reading or have no width are removed, runs of spaces become one, and the ends are trimmed.
/// The result is empty when the text has no visible character. Typographic spaces that stand alone stay.
#[must_use]
pub fn line(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut gap = None;
    let mut joiner = None;
    for letter in
        text.chars().map(|letter| windows_1252(letter).filter(|_| letter != '\u{85}').unwrap_or(letter)).nfc()
    {
        if letter.is_whitespace() || letter.is_control() {
            let kept = if letter == '\u{a0}' || letter == '\u{202f}' { letter } else { ' ' };
            gap = Some(if gap.is_some() { ' ' } else { kept });
            joiner = None;
        } else if JOINERS.contains(&letter) {
            // Between Latin letters a joiner only hides; at an end it joins nothing.
            joiner = Some(letter).filter(|_| gap.is_none() && cleaned.chars().next_back().is_some_and(joins));
        } else if !is_invisible(letter) {
            if let Some(space) = gap.take()
                && !cleaned.is_empty()
            {
                cleaned.push(space);
            }
            if let Some(joiner) = joiner.take().filter(|_| joins(letter)) {
                cleaned.push(joiner);
            }
            cleaned.push(letter);
        }
    }
    if cleaned.chars().all(|letter| is_blank(letter) || letter.is_whitespace()) {
        String::new()
    } else {
        cleaned
    }
}

/// Whether a joiner may stand beside a character.
fn joins(letter: char) -> bool {
    u32::from(letter) >= 0x0600
}

/// Characters of Unicode's general category `Cf`, the default ignorable ones and noncharacters: they are not seen, and
/// some change how the text around them is read. The selectors of emoji (U+FE0E, U+FE0F) are not among them.
fn is_invisible(letter: char) -> bool {
    is_ignorable(letter) && !matches!(letter, '\u{fe0e}' | '\u{fe0f}')
        || u32::from(letter) & 0xfffe == 0xfffe
        || matches!(
            letter,
            '\u{fdd0}'..='\u{fdef}'
                | '\u{fffc}'
                | '\u{13430}'..='\u{1345f}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// Characters that are kept but are no name by themselves: accents without a letter, selectors, the Braille blank.
fn is_blank(letter: char) -> bool {
    unicode_normalization::char::is_combining_mark(letter)
        || matches!(letter, '\u{2800}' | '\u{fe0e}' | '\u{fe0f}')
}

/// Whether a text contains a web address. In a name it would put a link into the subject of an email.
#[must_use]
pub fn has_url(text: &str) -> bool {
    text.contains("://")
}

/// A text for the subject or the sender of an email: one line without encoded words and web addresses. Older rows were
/// not cleaned when they were stored.
#[must_use]
pub fn header(text: &str) -> String {
    // The reader's program would decode what looks like an encoded word.
    line(text).replace("=?", "= ?").replace("://", " ")
}

/// A line of an email's text: one line without encoded words. Web addresses stay.
#[must_use]
pub fn email_line(text: &str) -> String {
    line(text).replace("=?", "= ?")
}

/// A name in an email: as [`header`], and not longer than [`MAX_EMAIL_NAME_LENGTH`] characters.
#[must_use]
pub fn email_name(text: &str) -> String {
    let line = header(text);
    if line.chars().count() <= MAX_EMAIL_NAME_LENGTH {
        line
    } else {
        line.chars().take(MAX_EMAIL_NAME_LENGTH).chain(['…']).collect()
    }
}

/// The names of one-line fields, without the language and the number that may come before or after.
const ONE_LINE_FIELDS: [&str; 13] = [
    "alt", "lead", "link", "name", "outcome", "place", "post", "pronouns", "short", "title", "video", "what",
    "who",
];

/// Whether a form field holds one line of text: a name, a title, a place. The part of its name that is neither a
/// language nor a number decides, as in `name`, `title.fr`, `alt-en`, `item-3-title-fr`, `aim.2.fr`, `follow.new.who`.
#[must_use]
pub fn is_line(field: &str) -> bool {
    if ["decision.", "deadline."].iter().any(|list| field.starts_with(list)) {
        return true;
    }
    let field = field.strip_suffix("fr").or_else(|| field.strip_suffix("en")).unwrap_or(field);
    let field = field.trim_end_matches(['.', '-']);
    ONE_LINE_FIELDS.iter().any(|line| {
        field.strip_suffix(line).is_some_and(|before| before.is_empty() || before.ends_with(['.', '-']))
    })
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::{has_url, header, is_line, line};

    #[derive(Deserialize)]
    struct Cases {
        name: Vec<Case>,
    }

    #[derive(Deserialize)]
    struct Case {
        from: String,
        typed: String,
        cleaned: String,
    }

    #[test]
    fn a_name_is_one_line_without_what_is_not_seen() {
        let cases: Cases = toml::from_str(include_str!("names.toml")).expect("the cases can be read");
        assert!(cases.name.len() >= 22);
        for Case { from, typed, cleaned } in cases.name {
            assert_eq!(line(&typed), cleaned, "{from}: {typed:?}");
            assert_eq!(line(&cleaned), cleaned, "{from}: cleaning twice changes nothing");
        }
    }

    #[test]
    fn a_subject_holds_no_address_and_no_encoded_word() {
        assert_eq!(
            header("Ana\r\nBcc: x@y =?utf-8?q?x?= https://y.example"),
            "Ana Bcc: x@y = ?utf-8?q?x?= https y.example"
        );
        assert!(has_url("voir http://x") && !has_url("Ana: directrice // adjointe"));
    }

    #[test]
    fn the_name_of_a_field_tells_whether_it_holds_one_line() {
        for field in [
            "name",
            "name.fr",
            "title-en",
            "item.3.title-fr",
            "other-title",
            "follow.new.who",
            "alt-fr",
            "decision.new",
            "deadline.1.en",
            "deadline.0.fr",
        ] {
            assert!(is_line(field), "{field}");
        }
        for field in [
            "text",
            "other-text",
            "bio-fr",
            "purpose.en",
            "password",
            "new-password",
            "reason",
            "notes",
            "deposit",
        ] {
            assert!(!is_line(field), "{field}");
        }
    }
}
