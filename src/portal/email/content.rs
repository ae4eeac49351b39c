//! What an email says, before it is laid out as text and as a page.

use ensemble_core::Lang;
use ensemble_server::{mail::one_line, names};
use ensemble_texts as t;

/// The most characters of a name.
const NAME: usize = 120;

/// What can be sent as an email.
pub trait Message {
    /// The kind of email, as the outbox keeps it.
    fn kind(&self) -> &'static str;

    /// The id of what it is about, where a person gets no second one until they have looked at it.
    fn about(&self) -> Option<String> {
        None
    }

    /// What it says.
    fn content(&self, lang: Lang) -> Content;
}

/// The content of an email in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    pub(super) subject: String,
    pub(super) paragraphs: Vec<String>,
    /// What a person wrote, in lines of its own.
    pub(super) quote: Option<String>,
    pub(super) after_quote: Option<String>,
    pub(super) action: Option<Action>,
    /// Why the recipient gets this email.
    pub(super) reason: String,
    /// What to do if they did not ask for it.
    pub(super) advice: String,
    /// Where they can do it.
    pub(super) advice_link: Option<String>,
}

/// The link of an email, shown as a button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Action {
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
        let text = text.lines().map(one_line).collect::<Vec<_>>().join("\n").trim().to_owned();
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
    pub fn action(mut self, label: impl Into<String>, link: &str) -> Self {
        self.action = Some(Action { label: label.into(), link: link.to_owned(), validity: None });
        self
    }

    /// Says how long the link works.
    #[must_use]
    pub fn valid(mut self, validity: String) -> Self {
        if let Some(action) = &mut self.action {
            action.validity = Some(validity);
        }
        self
    }

    /// Says why the recipient gets this email, and what to do if they did not ask for it.
    #[must_use]
    pub fn because(mut self, reason: impl Into<String>, advice: impl Into<String>) -> Self {
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

    /// Adds where the recipient can do what is advised.
    #[must_use]
    pub fn advice_link(mut self, link: &str) -> Self {
        self.advice_link = Some(link.to_owned());
        self
    }
}

/// A name that a person typed, on one line and shortened.
#[must_use]
pub fn short_name(text: &str) -> String {
    let line = names::header(text);
    if line.chars().count() <= NAME { line } else { line.chars().take(NAME).chain(['…']).collect() }
}
