//! Text that people wrote, as HTML that harms nobody.
//!
//! A text is [cleaned](ensemble_core::text::clean) first, so that what is typed, saved, exported and read looks the same.
//! Markdown becomes HTML (raw HTML in it is shown as text, lines stay lines, addresses become links), then everything
//! that is not on ammonia's list is taken out. A text without any mark skips both: it is escaped and wrapped.
//!
//! * `ensemble_markdown`: how it is read; `links`: lines of plain text; [`sections`]: several texts in one; [`headings`]: a text
//!   cut at its headings.
//!
//! The cost grows with the length of a text and no faster: see `ensemble_markdown`, `bounds`, and the portal's `app::cost`
//! for the test.

mod bounds;
pub mod headings;
mod links;
pub mod sections;
#[cfg(test)]
mod tests;

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use ammonia::Builder;
use ensemble_markdown::{events, hide, may_have_address, reveal_event, with_links};
use pulldown_cmark::{CowStr, Event, Tag, TagEnd, html::push_html};

use ensemble_core::text::clean;

pub use links::{lines, linked};

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
    let text = clean(markdown);
    if is_plain(&text) {
        return format!("<p>{}</p>", escape(&text));
    }
    if bounds::is_scanned_too_often(&text) {
        return format!("<p>{}</p>", escape(&text).replace('\n', "<br>\n"));
    }
    let hidden = hide(&text);
    let events = events(&hidden).into_iter().map(reveal_event).map(|event| match event {
        // A page has one h1, and it is the page's title.
        Event::Start(Tag::Heading { level: pulldown_cmark::HeadingLevel::H1, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: pulldown_cmark::HeadingLevel::H2, id, classes, attrs })
        }
        Event::End(TagEnd::Heading(pulldown_cmark::HeadingLevel::H1)) => {
            Event::End(TagEnd::Heading(pulldown_cmark::HeadingLevel::H2))
        }
        other => other,
    });
    let events = with_links(events).into_iter();
    let mut html = String::with_capacity(markdown.len() * 3 / 2);
    push_html(&mut html, events);
    CLEANER.clean(&html).to_string()
}

/// The words of a Markdown text, without its marks: for excerpts, and for the index.
#[must_use]
pub fn to_text(markdown: &str) -> String {
    let cleaned = clean(markdown);
    if is_plain(&cleaned) {
        return cleaned;
    }
    let hidden = hide(&cleaned);
    let mut text = String::with_capacity(cleaned.len());
    for event in events(&hidden).into_iter().map(reveal_event) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak | Event::Rule => text.push(' '),
            Event::End(
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image,
            ) => {}
            Event::Start(
                Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. },
            ) => {}
            // The last word of a block and the first of the next, which may stand in it.
            Event::Start(_) | Event::End(_) if !text.is_empty() && !text.ends_with(' ') => text.push(' '),
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
        && !may_have_address(text)
}
