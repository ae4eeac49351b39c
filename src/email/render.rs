//! An email as plain text and as a page.

use super::{
    Email, Site,
    content::{Content, content_of, name},
    html,
};
use crate::i18n::{Lang, t};

/// An email as it is sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The subject, on one line.
    pub subject: String,
    /// The email as plain text.
    pub text: String,
    /// The same as a page.
    pub html: String,
}

impl Email {
    /// Puts the email into content.
    #[must_use]
    pub fn render(&self, lang: Lang, to_name: &str, site: &Site) -> Rendered {
        let content = content_of(self, lang);
        let hello = match name(to_name) {
            empty if empty.is_empty() => t::email_hello_nobody(lang).to_owned(),
            name => t::email_hello(lang, name),
        };
        Rendered {
            text: text(lang, &hello, &content, site),
            html: html::page(lang, &hello, &content, site),
            subject: content.subject,
        }
    }
}

fn text(lang: Lang, hello: &str, content: &Content, site: &Site) -> String {
    let mut parts = vec![hello.to_owned()];
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
    parts.extend(content.after.map(str::to_owned));
    if let Some(action) = &content.action {
        parts.push(format!("{}\n{}", t::email_action_line(lang, action.label), action.link));
        parts.extend(action.until.clone());
    }
    let elsewhere = content.elsewhere.as_ref().map(|link| format!("\n{link}")).unwrap_or_default();
    parts.push(format!("{} {}{elsewhere}", content.why, content.otherwise));
    parts.push(format!("{}\n{}", t::portal_tagline(lang), site.url));
    parts.join("\n\n") + "\n"
}
