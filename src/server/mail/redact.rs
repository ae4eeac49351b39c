//! Removing the links with secrets from the bodies of emails that were sent: elsewhere the database holds only hashes of these
//! secrets. One link stays with a sent email, outside its body: `outbox.unsubscribe`, with the key by which one click ends emails
//! of its kind.

/// A plain-text or HTML body without the links that hold a secret: every address with a query. A reader of the outbox
/// must not be able to use them.
#[must_use]
pub fn redact_secret_links(email: &str) -> String {
    let mut shown = String::with_capacity(email.len());
    let mut rest = email;
    while let Some(at) = rest.find("http") {
        let address = &rest[at..];
        let end = address
            .find(|character: char| character.is_whitespace() || "\"'<>".contains(character))
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
    use super::redact_secret_links;

    #[test]
    fn links_that_open_something_are_taken_out_of_emails() {
        let email =
            "Me connecter :\nhttps://ensemble.example/fr/lien?key=abc-DEF_1\n\nhttps://ensemble.example";
        assert_eq!(redact_secret_links(email), "Me connecter :\n…\n\nhttps://ensemble.example");
        let page = "<a href=\"http://x/fr/lien?key=abc\">http://x/fr/lien?key=abc</a> http";
        assert_eq!(redact_secret_links(page), "<a href=\"…\">…</a> http");
    }
}
