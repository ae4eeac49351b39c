//! Renders an email: its subject, its layout as plain text, and its HTML body (see `html`).

use super::{Site, content::Content, html};
use ensemble_core::Lang;
use ensemble_server::names::email_name;
use ensemble_texts as t;

/// An email as it is sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The subject, on one line.
    pub subject: String,
    /// The email as plain text.
    pub text: String,
    /// The HTML body.
    pub html: String,
}

/// Lays out a content for a recipient, who is greeted by name where it is known.
#[must_use]
pub fn render(content: Content, lang: Lang, name: &str, site: &Site) -> Rendered {
    let greeting = match email_name(name) {
        empty if empty.is_empty() => t::email_hello_nobody(lang).to_owned(),
        name => t::email_hello(lang, name),
    };
    Rendered {
        text: text(lang, &greeting, &content, site),
        html: html::html_body(lang, &greeting, &content, site),
        subject: content.subject,
    }
}

fn text(lang: Lang, greeting: &str, content: &Content, site: &Site) -> String {
    let mut parts = vec![greeting.to_owned()];
    parts.extend(content.paragraphs.iter().cloned());
    if let Some(quote) = &content.quote {
        parts.push(
            quote
                .lines()
                .map(|line| format!("> {line}").trim_end().to_owned())
                .collect::<Vec<_>>()
                .join("\n"),
        );
    }
    parts.extend(content.after_quote.clone());
    for section in &content.sections {
        let lines: String = section.lines.iter().map(|line| format!("\n- {line}")).collect();
        parts.push(format!("{}{lines}", section.heading));
    }
    if let Some(button) = &content.button {
        parts.push(format!("{}\n{}", t::email_action_line(lang, button.label.as_str()), button.link));
        parts.extend(button.validity.clone());
    }
    parts.push(format!("{} {}", content.reason, content.advice).trim_end().to_owned());
    if let Some(opt_out) = &content.opt_out {
        for (label, link) in
            [(t::email_choose(lang), &opt_out.preferences), (t::email_stop(lang), &opt_out.unsubscribe)]
        {
            parts.push(format!("{}\n{link}", t::email_action_line(lang, label)));
        }
    }
    parts.push(format!("{}\n{}", t::portal_tagline(lang), site.url));
    parts.join("\n\n") + "\n"
}
