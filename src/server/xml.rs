//! Text in XML.

use super::markdown;
use ensemble_core::text::is_forbidden;

/// A text as the content of an element or the value of an attribute. Characters that XML forbids, even escaped, become
/// spaces: one of them would make a whole feed unreadable.
#[must_use]
pub fn escape(text: &str) -> String {
    markdown::escape(&printable(text))
}

/// The same text with spaces in the place of characters that XML and HTML forbid.
#[must_use]
pub fn printable(text: &str) -> String {
    text.chars().map(|letter| if is_forbidden(letter) { ' ' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn what_xml_forbids_becomes_a_space() {
        assert_eq!(escape("a\u{b}b\u{c}c\u{0}\u{1f}d\u{fffe}\u{ffff}e"), "a b c  d  e");
        assert_eq!(escape("<é & \u{fffd}👩>\t\n"), "&lt;é &amp; \u{fffd}👩&gt;\t\n");
    }
}
