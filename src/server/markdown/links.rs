//! Lines of plain text as HTML.

use ensemble_markdown::{Piece, may_have_address, pieces};

use super::escape;
use ensemble_core::text::clean;

/// A line of plain text as HTML, with the addresses in it as links.
#[must_use]
pub fn linked(text: &str) -> String {
    if !may_have_address(text) {
        return escape(text);
    }
    let html = |piece: Piece<'_>| match piece {
        Piece::Text(text) => escape(text),
        Piece::Link { shown, href } => {
            format!(
                "<a href=\"{}\" rel=\"noopener noreferrer nofollow\">{}</a>",
                escape(&href),
                escape(shown)
            )
        }
    };
    pieces(text).into_iter().map(html).collect()
}

/// Plain text of several lines as HTML.
#[must_use]
pub fn lines(text: &str) -> String {
    clean(text).lines().map(linked).collect::<Vec<_>>().join("<br>\n")
}

#[cfg(test)]
mod tests {
    use super::linked;

    #[test]
    fn addresses_in_plain_text_become_links() {
        assert_eq!(linked("a < b & \"c\""), "a &lt; b &amp; &quot;c&quot;");
        assert_eq!(
            linked("Voir www.x.example/?a=1&b=2."),
            "Voir <a href=\"https://www.x.example/?a=1&amp;b=2\" rel=\"noopener noreferrer nofollow\">www.x.example/?a=1&amp;b=2</a>."
        );
    }
}
