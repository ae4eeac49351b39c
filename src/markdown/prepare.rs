//! What Markdown must not read, hidden from its parser and put back into what comes out.
//!
//! People write `<!--`, `<pre>` or `<script>` without meaning HTML, and Word pastes `<!--[if gte mso 9]>`: to the parser
//! an unclosed one swallows all that follows. And an address like `https://exemple.qc.ca/~ana/a_b*c` holds signs of
//! emphasis. Such signs become noncharacters while the text is parsed; a cleaned text holds none.

use std::borrow::Cow;

use pulldown_cmark::{CowStr, Event, Tag};

/// The signs that are hidden in an address, and what stands for them meanwhile.
const IN_ADDRESSES: [(char, char); 3] = [('_', '\u{fdd1}'), ('*', '\u{fdd2}'), ('~', '\u{fdd3}')];
/// What stands for `<` meanwhile.
pub const LESS: char = '\u{fdd0}';
/// Where an address begins.
const ADDRESSES: [&str; 2] = ["://", "www."];

/// A text whose signs are hidden where Markdown must not read them.
#[must_use]
pub fn hide(markdown: &str) -> Cow<'_, str> {
    let addresses = ADDRESSES.iter().any(|begin| markdown.contains(begin));
    if !addresses && !markdown.contains('<') {
        return Cow::Borrowed(markdown);
    }
    let mut hidden = String::with_capacity(markdown.len() + 16);
    let mut rest = markdown;
    while let Some(at) = next(rest, addresses) {
        hidden.push_str(&rest[..at]);
        let begin = &rest[at..];
        if let Some(behind) = begin.strip_prefix('<') {
            hidden.push(if is_read(&hidden, behind) { '<' } else { LESS });
            rest = behind;
        } else {
            let length = address_length(begin);
            let inner = inner_length(&begin[..length]);
            hidden.extend(begin[..inner].chars().map(stand_in));
            hidden.push_str(&begin[inner..length]);
            rest = &begin[length..];
        }
    }
    hidden.push_str(rest);
    Cow::Owned(hidden)
}

/// Where the next `<` or the next address is.
fn next(text: &str, addresses: bool) -> Option<usize> {
    if !addresses {
        return memchr::memchr(b'<', text.as_bytes());
    }
    text.bytes().enumerate().find_map(|(at, byte)| {
        let found = match byte {
            b'<' => true,
            b':' | b'w' => ADDRESSES.iter().any(|begin| text.as_bytes()[at..].starts_with(begin.as_bytes())),
            _ => false,
        };
        found.then_some(at)
    })
}

/// The bytes of an address, up to a space, a bracket that it did not open, or what no address holds.
fn address_length(text: &str) -> usize {
    let mut open = 0_usize;
    let ends = |letter: char| {
        match letter {
            '(' => open += 1,
            ')' if open == 0 => return true,
            ')' => open -= 1,
            _ => {}
        }
        letter.is_whitespace() || matches!(letter, '<' | '>' | '|' | '`' | '[' | ']' | '"' | '«' | '»')
    };
    text.find(ends).unwrap_or(text.len())
}

/// The bytes of an address up to its last letter or digit: the signs behind it are Markdown's.
fn inner_length(address: &str) -> usize {
    let last = address.char_indices().rev().find(|(_, letter)| letter.is_alphanumeric());
    last.map_or(0, |(at, letter)| at + letter.len_utf8())
}

fn stand_in(letter: char) -> char {
    IN_ADDRESSES.iter().find(|(sign, _)| *sign == letter).map_or(letter, |(_, hidden)| *hidden)
}

/// Whether Markdown reads a `<` between `before` and `behind`: it is escaped, it begins an address in
/// brackets (`<https://…>`, `<ana@exemple.qc.ca>`), or the target of a link (`[a](<…>)`, `[1]: <…>`).
fn is_read(before: &str, behind: &str) -> bool {
    let escaped = before.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
    escaped || is_address(behind) || before.ends_with("](") || before.trim_end_matches(' ').ends_with("]:")
}

fn is_address(inner: &str) -> bool {
    let end = inner.find(|letter: char| letter == '>' || letter == '<' || letter.is_whitespace());
    let Some(inner) = end.filter(|end| inner[*end..].starts_with('>')).map(|end| &inner[..end]) else {
        return false;
    };
    let has_scheme = inner.split_once(':').is_some_and(|(scheme, _)| {
        (2..=32).contains(&scheme.len())
            && scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte))
    });
    let is_mail = |(local, domain): (&str, &str)| {
        !local.is_empty() && domain.starts_with(|letter: char| letter.is_ascii_alphanumeric())
    };
    has_scheme || inner.split_once('@').is_some_and(is_mail)
}

/// A text with its signs put back.
#[must_use]
pub fn reveal(text: &str) -> Cow<'_, str> {
    let sign = |letter: char| match letter {
        LESS => Some('<'),
        _ => IN_ADDRESSES.iter().find(|(_, hidden)| *hidden == letter).map(|(sign, _)| *sign),
    };
    if text.contains(|letter: char| sign(letter).is_some()) {
        Cow::Owned(text.chars().map(|letter| sign(letter).unwrap_or(letter)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn revealed(text: CowStr<'_>) -> CowStr<'_> {
    match reveal(&text) {
        Cow::Owned(revealed) => revealed.into(),
        Cow::Borrowed(_) => text,
    }
}

/// An event with its signs put back. HTML is text, and a line of what people wrote stays a line.
#[must_use]
pub fn reveal_event(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => Event::Text(revealed(text)),
        Event::Code(text) => Event::Code(revealed(text)),
        Event::SoftBreak => Event::HardBreak,
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url: revealed(dest_url), title: revealed(title), id })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Image { link_type, dest_url: revealed(dest_url), title: revealed(title), id })
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{hide, reveal};

    #[test]
    fn what_is_hidden_comes_back() {
        for text in [
            "<!-- a",
            "<pre> <script> a < b",
            "https://x.example/a_b*c~d",
            "www.x.example/_a",
            "**https://x.example**",
            "<https://x.example/a_b>",
            "[1]: <https://x.example>",
            "\\<b>",
        ] {
            assert_eq!(reveal(&hide(text)), text);
        }
        for read in
            ["<https://x.example>", "<ana@x.example>", "[a](<b c>)", "[1]: <a>", "\\<b>", "a * b_c_ ~d~"]
        {
            assert_eq!(hide(read), read);
        }
        for hidden in ["<b>", "<a b@c.example>", "\\\\<b>", "<!--", "< a", "www.x.example/a_b"] {
            assert_ne!(hide(hidden), hidden);
        }
        assert!(hide("**https://x.example/a_b**").ends_with("b**"));
    }
}
