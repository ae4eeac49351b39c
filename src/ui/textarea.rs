//! The one wrapper of `<textarea>`.
//!
//! Leptos 0.8 writes a `<textarea>`'s children as they are, so `</textarea><script>` in a text that
//! somebody wrote would leave it. Here the text is escaped and set as inner HTML, which the browser
//! reads back as plain text in both halves. A raw `<textarea>` anywhere else is a mistake; a test
//! looks for them.

use leptos::prelude::*;

use super::field::{Labelled, described_by, frame, name_or};

/// Escapes a text for the inside of a `<textarea>`.
fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 8);
    // The parser drops one newline after the start tag: give it one to drop.
    if text.starts_with(['\n', '\r']) {
        html.push('\n');
    }
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            _ => html.push(c),
        }
    }
    html
}

/// A field of several lines. It grows with its text where the browser can.
#[component]
pub fn TextArea(
    /// The control's id, and its name unless `name` says otherwise.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// The name it is sent under.
    #[prop(optional, into)]
    name: String,
    /// What was typed before.
    #[prop(optional, into)]
    value: String,
    /// How to answer well.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong with the answer.
    #[prop(optional, into)]
    error: String,
    /// It must be filled.
    #[prop(optional)]
    required: bool,
    /// Its height in lines to begin with.
    #[prop(default = 4)]
    rows: u32,
    /// At most so many characters.
    #[prop(optional, into)]
    maxlength: Option<u32>,
    /// The language of what is typed, where it is not the page's.
    #[prop(optional)]
    lang: Option<&'static str>,
    /// Whether an island draws on it: it then has a frame of its own.
    #[prop(optional)]
    framed: bool,
    /// Whether it becomes a rich text field, on pages that bring its script. Its value is Markdown.
    #[prop(optional)]
    rich: bool,
    /// Whom a rich text field offers after an @, as the server's function for it takes it; no one when it is empty.
    #[prop(optional, into)]
    mentions: String,
    /// What the empty field shows.
    #[prop(optional)]
    placeholder: Option<&'static str>,
    /// What stands between the label and the control.
    #[prop(optional)]
    tools: Option<AnyView>,
) -> impl IntoView {
    let describedby = described_by(&id, &hint, &error);
    let invalid = (!error.is_empty()).then_some("true");
    let name = name_or(name, &id);
    let control = view! {
        <textarea
            id=id.clone()
            name=name
            rows=rows
            required=required
            maxlength=maxlength
            lang=lang
            placeholder=placeholder
            data-rich-text=rich.then_some("")
            data-mentions=(!mentions.is_empty()).then_some(mentions)
            aria-describedby=describedby
            aria-invalid=invalid
            inner_html=escape(&value)
        ></textarea>
    };
    view! { <Labelled id=id.clone() label hint error required>{tools}{frame(framed, control)}</Labelled> }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn html(value: &str) -> String {
        let value = value.to_owned();
        view! { <TextArea id="t" label="L" value /> }.to_html()
    }

    #[test]
    fn what_was_typed_stays_inside() {
        let html = html("</textarea><script>alert(1)</script> & \u{e9}");
        assert!(
            html.contains("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; é</textarea>"),
            "{html}"
        );
        assert!(!html.contains("<script"), "{html}");
        assert_eq!(html.matches("</textarea>").count(), 1, "{html}");
    }

    #[test]
    fn a_first_empty_line_is_kept() {
        assert!(html("\nun").contains(">\n\nun</textarea>"));
    }

    #[test]
    fn nothing_typed_is_nothing_shown() {
        assert!(html("").contains("></textarea>"));
    }
}
