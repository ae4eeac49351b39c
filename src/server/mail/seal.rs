//! Letters without what opens something: once a letter is sent, its links need not lie in the database,
//! where only hashes of their secrets are kept otherwise.

/// A letter, or its page, without the links that open something: every address with a query, which
/// is where a link carries its secret. Whoever reads the outbox must not be able to use them.
#[must_use]
pub fn without_links(letter: &str) -> String {
    let mut shown = String::with_capacity(letter.len());
    let mut rest = letter;
    while let Some(at) = rest.find("http") {
        let address = &rest[at..];
        let end = address
            .find(|letter: char| letter.is_whitespace() || "\"'<>".contains(letter))
            .unwrap_or(address.len());
        shown.push_str(&rest[..at]);
        shown.push_str(if address[..end].contains('?') { "…" } else { &address[..end] });
        rest = &address[end..];
    }
    shown.push_str(rest);
    shown
}

#[cfg(test)]
mod tests {
    use super::without_links;

    #[test]
    fn links_that_open_something_are_taken_out_of_letters() {
        let letter =
            "Me connecter :\nhttps://ensemble.example/fr/lien?key=abc-DEF_1\n\nhttps://ensemble.example";
        assert_eq!(without_links(letter), "Me connecter :\n…\n\nhttps://ensemble.example");
        let page = "<a href=\"http://x/fr/lien?key=abc\">http://x/fr/lien?key=abc</a> http";
        assert_eq!(without_links(page), "<a href=\"…\">…</a> http");
    }
}
