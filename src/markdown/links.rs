//! Addresses that people write without making links of them.

use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd, TextMergeStream};

/// What a text without a scheme becomes an address with.
const SCHEME: &str = "https://";

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    Text(&'a str),
    Link { shown: &'a str, href: String },
}

/// Whether a text may hold an address, so that it is worth looking for one.
#[must_use]
pub fn may_have_address(text: &str) -> bool {
    text.contains("://") || text.contains("ww.") || text.contains("WW.")
}

/// What no address holds. French sets a non-breaking space before `:` and inside « ».
fn is_boundary(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '<' | '>' | '"' | '|' | '«' | '»' | '‹' | '›' | '“' | '”' | '„' | '…')
}

/// A text in pieces: addresses, and what lies between them.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]);
    let (mut pieces, mut done, mut at) = (Vec::new(), 0, 0);
    for word in text.split_inclusive(is_boundary) {
        let begin = at;
        at += word.len();
        if !may_have_address(word) {
            continue;
        }
        let word = word.trim_end_matches(is_boundary);
        for (start, length, href) in addresses(&finder, word) {
            let (start, end) = (begin + start, begin + start + length);
            if start > done {
                pieces.push(Piece::Text(&text[done..start]));
            }
            pieces.push(Piece::Link { shown: &text[start..end], href });
            done = end;
        }
    }
    if done < text.len() {
        pieces.push(Piece::Text(&text[done..]));
    }
    pieces
}

/// Where the addresses of a word begin, how long they are, and where they lead.
fn addresses(finder: &LinkFinder, word: &str) -> Vec<(usize, usize, String)> {
    if word.contains("://") {
        let found = finder.links(word).filter_map(|link| {
            let scheme = link.as_str().split_once("://")?.0;
            let shown = trimmed(link.as_str());
            let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
            (is_web && shown.len() > scheme.len() + 3).then(|| (link.start(), shown.len(), shown.to_owned()))
        });
        return found.collect();
    }
    let begins = |at: &usize| {
        let before = word[..*at].chars().next_back();
        before.is_none_or(|letter| !letter.is_alphanumeric() && !"./@-_=".contains(letter))
    };
    let start = word.to_ascii_lowercase().find("www.").filter(begins);
    let found = start.and_then(|start| {
        let whole = format!("{SCHEME}{}", &word[start..]);
        let link = finder.links(&whole).next().filter(|link| link.start() == 0)?;
        let href = trimmed(link.as_str());
        let shown = href.strip_prefix(SCHEME)?;
        // « www. » alone is none, nor is « www.exemple ».
        (shown.matches('.').count() > 1).then(|| (start, shown.len(), href.to_owned()))
    });
    found.into_iter().collect()
}

/// An address without the punctuation behind it.
fn trimmed(address: &str) -> &str {
    address.trim_end_matches(|letter: char| {
        if letter.is_ascii() { ".,:;!?*'\"".contains(letter) } else { !letter.is_alphanumeric() }
    })
}

/// The events of a text, with the addresses in it as links. Code and what is a link already stay as they are.
pub fn with_links<'a>(events: impl Iterator<Item = Event<'a>>) -> Vec<Event<'a>> {
    let (mut with_links, mut within) = (Vec::new(), 0_usize);
    for event in TextMergeStream::new(events) {
        match &event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => within += 1,
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => within = within.saturating_sub(1),
            Event::Text(text) if within == 0 && may_have_address(text) => {
                for piece in pieces(text) {
                    push(&mut with_links, &piece);
                }
                continue;
            }
            _ => {}
        }
        with_links.push(event);
    }
    with_links
}

fn push(events: &mut Vec<Event<'_>>, piece: &Piece<'_>) {
    match piece {
        Piece::Text(text) => events.push(Event::Text(CowStr::from(text.to_string()))),
        Piece::Link { shown, href } => {
            let (dest_url, title, id) = (href.clone().into(), "".into(), "".into());
            events.push(Event::Start(Tag::Link { link_type: LinkType::Autolink, dest_url, title, id }));
            events.push(Event::Text(CowStr::from(shown.to_string())));
            events.push(Event::End(TagEnd::Link));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces};

    #[test]
    fn punctuation_stays_outside_an_address() {
        for (text, address) in [
            ("https://exemple.qc.ca/fiche_a(1)\u{a0}: très utile!", "https://exemple.qc.ca/fiche_a(1)"),
            ("https://exemple.qc.ca/fiche!", "https://exemple.qc.ca/fiche"),
            ("«\u{a0}https://exemple.qc.ca/b\u{a0}»", "https://exemple.qc.ca/b"),
            ("«https://exemple.qc.ca/b»", "https://exemple.qc.ca/b"),
            ("“https://exemple.qc.ca/b”.", "https://exemple.qc.ca/b"),
            ("‘https://exemple.qc.ca/b’", "https://exemple.qc.ca/b"),
            ("(voir https://exemple.qc.ca/a_(b))", "https://exemple.qc.ca/a_(b)"),
            ("(https://exemple.qc.ca)", "https://exemple.qc.ca"),
            ("et www.exemple.qc.ca.", "www.exemple.qc.ca"),
            ("(Www.exemple.qc.ca/x?y=1&z=2),", "Www.exemple.qc.ca/x?y=1&z=2"),
            ("HTTP://EXEMPLE.QC.CA/A;", "HTTP://EXEMPLE.QC.CA/A"),
            ("https://exemple.qc.ca/élève…", "https://exemple.qc.ca/élève"),
            ("https://exemple.qc.ca/#partie-2\u{202f};", "https://exemple.qc.ca/#partie-2"),
            ("https://exemple.qc.ca/?q=a,b.", "https://exemple.qc.ca/?q=a,b"),
        ] {
            let found: Vec<&str> = pieces(text)
                .iter()
                .filter_map(|piece| match piece {
                    Piece::Link { shown, .. } => Some(*shown),
                    Piece::Text(_) => None,
                })
                .collect();
            assert_eq!(found, [address], "{text}");
        }
    }

    #[test]
    fn what_is_no_address_stays_text() {
        for text in [
            "",
            "www.",
            "www. ",
            "www.exemple",
            "://",
            "https://",
            "ftp://x.example",
            "javascript://x.example/%0a",
            "awww.x.example",
            "fin.Le",
            "a@www.x.example",
        ] {
            assert_eq!(
                pieces(text).iter().filter(|piece| matches!(piece, Piece::Link { .. })).count(),
                0,
                "{text}"
            );
        }
    }
}
