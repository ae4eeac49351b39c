//! Text that people wrote, as HTML that harms nobody.
//!
//! Markdown becomes HTML (raw HTML in it is shown as text), then everything that is not on
//! ammonia's list is taken out. A text without any mark skips both: it is escaped and wrapped.
//!
//! The cost grows with the length of a text and no faster: see `bounds`, and the portal's `app::cost` for the test.

mod bounds;

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use ammonia::Builder;
use pulldown_cmark::{CowStr, Event, Tag, TagEnd, html::push_html};

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    builder
        .link_rel(Some("noopener noreferrer nofollow"))
        .url_schemes(["https", "http", "mailto", "tel"].into_iter().collect())
        .rm_tags(["img", "map", "area"])
        .add_tag_attributes("th", ["scope"]);
    builder
});

/// Texts rendered lately. Cleaning takes longer than all the rest of a page, and the same text gives
/// the same HTML: what a text is worth is decided by its letters alone, so nothing can be stale.
static RENDERED: LazyLock<Mutex<Rendered>> = LazyLock::new(Mutex::default);

#[derive(Default)]
struct Rendered {
    texts: HashMap<Box<str>, Arc<str>>,
    /// How many bytes they and their HTML take.
    bytes: usize,
}

/// How many bytes of texts are remembered before all are forgotten and it begins anew.
const REMEMBERED: usize = 2 * 1024 * 1024;

/// Renders Markdown as safe HTML.
#[must_use]
pub fn to_html(markdown: &str) -> Arc<str> {
    if is_plain(markdown) {
        return render(markdown).into();
    }
    let remembered = RENDERED.lock().unwrap_or_else(PoisonError::into_inner).texts.get(markdown).cloned();
    remembered.unwrap_or_else(|| {
        let html: Arc<str> = render(markdown).into();
        let mut all = RENDERED.lock().unwrap_or_else(PoisonError::into_inner);
        if all.bytes > REMEMBERED {
            *all = Rendered::default();
        }
        if all.texts.insert(markdown.into(), html.clone()).is_none() {
            all.bytes += markdown.len() + html.len();
        }
        html
    })
}

/// The same, and nothing is remembered: for a text that somebody is still writing.
#[must_use]
pub fn render(markdown: &str) -> String {
    if is_plain(markdown) {
        return format!("<p>{}</p>", escape(markdown.trim()));
    }
    if bounds::is_scanned_too_often(markdown) {
        return format!("<p>{}</p>", escape(markdown.trim()).replace('\n', "<br>\n"));
    }
    let events = bounds::events(markdown).into_iter().map(|event| match event {
        Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
        // A page has one h1, and it is the page's title.
        Event::Start(Tag::Heading { level: pulldown_cmark::HeadingLevel::H1, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: pulldown_cmark::HeadingLevel::H2, id, classes, attrs })
        }
        Event::End(TagEnd::Heading(pulldown_cmark::HeadingLevel::H1)) => {
            Event::End(TagEnd::Heading(pulldown_cmark::HeadingLevel::H2))
        }
        other => other,
    });
    let mut html = String::with_capacity(markdown.len() * 3 / 2);
    push_html(&mut html, events);
    CLEANER.clean(&html).to_string()
}

/// The words of a Markdown text, without its marks: for excerpts, and for the index.
#[must_use]
pub fn to_text(markdown: &str) -> String {
    if is_plain(markdown) {
        return markdown.trim().to_owned();
    }
    let mut text = String::with_capacity(markdown.len());
    for event in bounds::events(markdown) {
        match event {
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => {
                text.push_str(&words);
            }
            Event::SoftBreak | Event::HardBreak | Event::Rule => text.push(' '),
            Event::End(
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image,
            ) => {}
            Event::End(_) => text.push(' '),
            _ => {}
        }
    }
    text.trim_end().to_owned()
}

/// Escapes text for use between tags and within quoted attributes.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = CowStr::from(text).into_string();
    if text.contains(['&', '<', '>', '"', '\'']) {
        escaped = text
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('"', "&quot;")
            .replace('\'', "&#39;");
    }
    escaped
}

fn is_plain(text: &str) -> bool {
    !text.trim().is_empty()
        && !text.contains(['\n', '*', '_', '[', ']', '<', '>', '`', '#', '|', '~', '\\', '&', '!', '+', '='])
        && !text.trim_start().starts_with(|first: char| first.is_ascii_digit() || first == '-')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{to_html, to_text};

    #[test]
    fn the_words_of_a_text_come_without_its_marks() {
        assert_eq!(to_text("# Un *but*\n\n- l’un\n- [l’autre](https://x.example)"), "Un but l’un l’autre");
        assert_eq!(to_text("Sans marque"), "Sans marque");
    }

    #[test]
    fn markdown_is_rendered() {
        assert_eq!(to_html("Un *but* commun").trim(), "<p>Un <em>but</em> commun</p>");
        assert!(to_html("| a | b |\n|---|---|\n| 1 | 2 |").contains("<td>1</td>"));
        assert_eq!(&*to_html("Un seul l’a dit"), "<p>Un seul l’a dit</p>");
    }

    #[test]
    fn raw_html_is_shown_as_text() {
        let html = to_html("a <script>alert(1)</script> b");
        assert!(!html.contains("<script"), "{html}");
        assert!(html.contains("&lt;script&gt;"), "{html}");
    }

    #[test]
    fn links_that_run_code_lose_their_target() {
        for text in
            ["[x](javascript:alert(1))", "[x](data:text/html,x)", "<javascript:alert(1)>", "[x](vbscript:x)"]
        {
            assert!(!to_html(text).contains("href"), "{text}");
        }
        assert!(to_html("[x](https://example.org)").contains("rel=\"noopener noreferrer nofollow\""));
    }

    #[test]
    fn a_page_keeps_its_only_first_heading() {
        assert!(to_html("# Grand titre").contains("<h2>"));
    }

    proptest! {
        #[test]
        fn no_text_whatever_brings_a_script_or_a_handler(text in ".{0,200}") {
            let html = to_html(&text).to_lowercase();
            prop_assert!(!html.contains("<script"));
            prop_assert!(!html.contains("<iframe"));
            prop_assert!(!html.contains("<style"));
        }
    }
}
