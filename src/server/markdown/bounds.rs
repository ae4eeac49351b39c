//! The bound on what cleaning a text costs. Those on what it becomes are in `ensemble_markdown`.

/// How many bytes are looked through again. A text of the longest field, 20,000 characters, all of them `&`, is
/// within.
const MOST_SCANNED: usize = 500_000_000;

/// Whether cleaning a text would take too long: html5ever writes HTML down by looking, at each `&` and at each
/// letter that begins with the byte of `«`, through all the rest of the paragraph.
pub(super) fn is_scanned_too_often(markdown: &str) -> bool {
    let places = markdown.bytes().filter(|byte| matches!(byte, b'&' | 0xc2)).count();
    places.saturating_mul(markdown.len()) > MOST_SCANNED
}

#[cfg(test)]
mod tests {
    use super::super::{render, to_text};

    #[test]
    fn what_nests_too_deep_is_shown_as_it_was_typed() {
        for (deep, shown) in [
            (">".repeat(20_000), "&gt;".repeat(20_000)),
            ("- ".repeat(40) + "a", "- ".repeat(40) + "a"),
            (
                "*a ".repeat(60) + &"a* ".repeat(60),
                ("*a ".repeat(60) + &"a* ".repeat(60)).trim_end().to_owned(),
            ),
            ("![".repeat(50) + &"](a)".repeat(50), "![".repeat(50) + &"](a)".repeat(50)),
        ] {
            let html = render(&format!("Avant *cela*.\n\n{deep}\n\nAprès."));
            assert!(
                html.contains("<em>cela</em>") && html.contains("<p>Après.</p>"),
                "the rest is as ever: {html}"
            );
            assert!(html.contains(&format!("<p>{shown}</p>")), "{html}");
        }
        let deep = format!("{}a\n  b <i>", "> ".repeat(40));
        assert!(render(&deep).contains("a<br>\n  b &lt;i&gt;"), "{}", render(&deep));
        assert_eq!(to_text(&deep), format!("{}a   b <i>", "> ".repeat(40)), "it is found, too");
    }

    #[test]
    fn a_table_of_too_many_cells_is_shown_as_it_was_typed() {
        let table = |columns: usize, rows: usize| {
            format!("{}\n{}\n{}", "|a".repeat(columns), "|-".repeat(columns), "|b\n".repeat(rows))
        };
        assert_eq!(render(&table(20, 200)).matches("<td").count(), 4_000);
        let large = render(&table(100, 100));
        assert!(!large.contains("<table") && large.matches("|b").count() == 100, "{large}");
        let two = render(&format!("{}\n\n{}", table(20, 200), table(20, 200)));
        assert_eq!(two.matches("<table").count(), 1, "all tables count");
    }

    #[test]
    fn a_text_that_would_be_scanned_too_often_is_shown_as_it_was_typed() {
        let fields = "« *a* » & ".repeat(2_000);
        assert!(render(&fields).contains("<em>a</em>"), "the longest field is formatted");
        let longer = format!("*a*\n{}", "&".repeat(60_000));
        let html = render(&longer);
        assert!(html.starts_with("<p>*a*<br>\n&amp;&amp;") && html.matches("&amp;").count() == 60_000);
    }

    #[test]
    fn what_people_write_stays_formatted() {
        let nested: String = (0..10).map(|level| format!("{}- a\n", "  ".repeat(level))).collect();
        assert_eq!(render(&nested).matches("<ul>").count(), 10);
        assert_eq!(render(&format!("{}a", "> ".repeat(10))).matches("<blockquote>").count(), 10);
    }
}
