//! A letter as plain text and as a page.

use super::{
    Letter, Site, html,
    labels::{Words, name, words},
};
use crate::i18n::{Lang, t};

/// A letter as it is sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The subject, on one line.
    pub subject: String,
    /// The letter as plain text.
    pub text: String,
    /// The same as a page.
    pub html: String,
}

impl Letter {
    /// Puts the letter into words.
    #[must_use]
    pub fn render(&self, lang: Lang, to_name: &str, site: &Site) -> Rendered {
        let words = words(self, lang);
        let hello = match name(to_name) {
            empty if empty.is_empty() => t::letter_hello_nobody(lang).to_owned(),
            name => t::letter_hello(lang, name),
        };
        Rendered {
            text: text(lang, &hello, &words, site),
            html: html::page(lang, &hello, &words, site),
            subject: words.subject,
        }
    }
}

fn text(lang: Lang, hello: &str, words: &Words, site: &Site) -> String {
    let mut parts = vec![hello.to_owned()];
    parts.extend(words.says.iter().cloned());
    if let Some(quote) = &words.quote {
        parts.push(
            quote
                .lines()
                .map(|line| format!("> {line}").trim_end().to_owned())
                .collect::<Vec<_>>()
                .join("\n"),
        );
    }
    parts.extend(words.after.map(str::to_owned));
    if let Some(action) = &words.action {
        parts.push(format!("{}\n{}", t::letter_action_line(lang, action.label), action.link));
        parts.extend(action.until.clone());
    }
    let elsewhere = words.elsewhere.as_ref().map(|link| format!("\n{link}")).unwrap_or_default();
    parts.push(format!("{} {}{elsewhere}", words.why, words.otherwise));
    parts.push(format!("{}\n{}", t::portal_tagline(lang), site.url));
    parts.join("\n\n") + "\n"
}
