//! The content of an email, before it is laid out as plain text and as HTML.

use super::{Recipient, Site};
use ensemble_core::{Lang, text::clean};
use ensemble_server::{
    mail::{CalendarPart, EmailExpiry},
    names,
};
use ensemble_texts as t;

/// An email that can be rendered in each language.
pub trait EmailTemplate {
    /// The kind of email, as it is stored in the outbox.
    fn kind(&self) -> &'static str;

    /// The id of what the email is about. `last_enqueued_at` looks it up, so that the caller can avoid a second email.
    fn about_id(&self) -> Option<String> {
        None
    }

    /// What makes it worthless if it is not sent before, such as the beginning of a meeting of which it reminds.
    fn expiry(&self) -> Option<EmailExpiry> {
        None
    }

    /// The event that it is about, for the calendar program of its recipient.
    fn calendar_for(&self, _recipient: &Recipient, _site: &Site) -> Option<CalendarPart> {
        None
    }

    fn content(&self, lang: Lang) -> Content;

    /// The same with what is said to this recipient only.
    fn content_for(&self, recipient: &Recipient) -> Content {
        self.content(recipient.lang)
    }
}

/// The content of an email in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    pub(super) subject: String,
    pub(super) paragraphs: Vec<String>,
    /// A quotation of text that a person wrote.
    pub(super) quote: Option<String>,
    pub(super) after_quote: Option<String>,
    pub(super) button: Option<Button>,
    /// Why the recipient gets this email.
    pub(super) reason: String,
    /// What to do if they did not ask for it.
    pub(super) advice: String,
    /// Where they can choose which emails they get.
    pub(super) opt_out: Option<OptOutLinks>,
    /// Lists with a heading each, after the paragraphs.
    pub(super) sections: Vec<Section>,
}

/// Where the recipient chooses which emails they get, and stops those of this kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptOutLinks {
    /// The page of preferences.
    pub preferences: String,
    /// A page with a button that stops this kind of email without signing in. A mail program that posts to it stops them
    /// at once (RFC 8058).
    pub unsubscribe: String,
}

/// A list with a heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    pub heading: String,
    pub lines: Vec<String>,
}

/// The link of an email, shown as a button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Button {
    pub(super) label: String,
    pub(super) link: String,
    /// How long the link works.
    pub(super) validity: Option<String>,
}

impl Content {
    /// A subject and a first paragraph.
    #[must_use]
    pub fn new(subject: impl Into<String>, paragraph: impl Into<String>) -> Self {
        Self { subject: subject.into(), paragraphs: vec![paragraph.into()], ..Self::default() }
    }

    /// Adds a paragraph.
    #[must_use]
    pub fn paragraph(mut self, text: impl Into<String>) -> Self {
        self.paragraphs.push(text.into());
        self
    }

    /// Adds a paragraph and below it a text that a person wrote; neither if the text is empty.
    #[must_use]
    pub fn quote(mut self, intro: &str, text: &str) -> Self {
        // The spaces before a line are the level of a list.
        let line = |line: &str| {
            let level = line.len() - line.trim_start_matches(' ').len();
            format!("{}{}", " ".repeat(level), names::email_line(line))
        };
        let text = clean(text).lines().map(line).collect::<Vec<_>>().join("\n").trim().to_owned();
        if !text.is_empty() {
            self.paragraphs.push(intro.to_owned());
            self.quote = Some(text);
        }
        self
    }

    /// Adds a paragraph after the quote.
    #[must_use]
    pub fn after_quote(mut self, text: impl Into<String>) -> Self {
        self.after_quote = Some(text.into());
        self
    }

    /// Adds the link of the email.
    #[must_use]
    pub fn button(mut self, label: impl Into<String>, link: &str) -> Self {
        self.button = Some(Button { label: label.into(), link: link.to_owned(), validity: None });
        self
    }

    /// Says how long the link works.
    #[must_use]
    pub fn valid(mut self, validity: String) -> Self {
        if let Some(button) = &mut self.button {
            button.validity = Some(validity);
        }
        self
    }

    /// Says why the recipient gets this email, and what to do if they did not ask for it.
    #[must_use]
    pub fn footer(mut self, reason: impl Into<String>, advice: impl Into<String>) -> Self {
        self.reason = reason.into();
        self.advice = advice.into();
        self
    }

    /// Adds that the portal's team can help.
    #[must_use]
    pub fn team_helps(mut self, lang: Lang) -> Self {
        self.advice = format!("{} {}", self.advice, t::email_team_helps(lang));
        self
    }

    /// Adds where the recipient chooses which emails they get.
    #[must_use]
    pub fn opt_out(mut self, opt_out: OptOutLinks) -> Self {
        self.opt_out = Some(opt_out);
        self
    }

    /// Adds a list with a heading.
    #[must_use]
    pub fn section(mut self, heading: impl Into<String>, lines: Vec<String>) -> Self {
        self.sections.push(Section { heading: heading.into(), lines });
        self
    }
}
