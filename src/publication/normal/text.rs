//! Text and addresses.

use crate::xml::is_allowed;

/// The address of a link that leads out of a publication: to `http:`, `https:` or `mailto:`.
pub(crate) fn web_address(href: &str) -> Option<String> {
    let href = href.trim();
    let (scheme, rest) = href.split_once(':')?;
    let is_web = ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
    let leads = if is_web {
        rest.strip_prefix("//").is_some_and(|rest| rest.starts_with(|first: char| first.is_alphanumeric()))
    } else {
        scheme.eq_ignore_ascii_case("mailto") && !rest.is_empty()
    };
    leads.then(|| percent_encoded(href))
}

/// An address with what addresses cannot hold percent-encoded; letters outside ASCII too, which not all formats allow.
fn percent_encoded(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    let bytes = address.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let is_escape = *byte == b'%'
            && bytes.get(at + 1..at + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        let is_second_fragment = *byte == b'#' && address[..at].contains('#');
        let is_sign = b"-._~:/?#@!$&'()*+,;=".contains(byte) && !is_second_fragment;
        if is_escape || byte.is_ascii_alphanumeric() || is_sign {
            encoded.push(char::from(*byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// A text of one line, without spaces at its ends.
pub(super) fn line(text: &str) -> String {
    spaced(text).trim().to_owned()
}

/// A text without what files cannot hold. Line ends and tabs are spaces, and several spaces are one, as XML reads them.
pub(super) fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}') {
            if !spaced.ends_with(' ') {
                spaced.push(' ');
            }
        } else if is_allowed(letter) {
            spaced.push(letter);
        }
    }
    spaced
}

pub(super) fn is_blank(text: &str) -> bool {
    line(text).is_empty()
}
