//! The format of an email: its headers, and its text beside its page.
//!
//! Subjects hold names that people chose. [`names::header`] removes what could end a header, reverse the direction of a
//! line or be a link; the library encodes the rest.

use std::time::{Duration, UNIX_EPOCH};

use lettre::{
    Address, Message,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
};
use url::Url;

use super::outbox::ClaimedEmail;
use crate::{config::Config, names};
use ensemble_core::Lang;

/// The sender of emails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    names: [String; 2],
    address: Address,
    /// The site's host, for `Message-ID`.
    host: String,
}

impl Sender {
    /// The sender that the settings name.
    ///
    /// # Errors
    /// One sentence that names `mail_from`.
    pub fn of(config: &Config) -> Result<Self, String> {
        let (names, address) = config.mail_from.trim().rsplit_once('<').unwrap_or(("", &config.mail_from));
        let address = address.trim().trim_end_matches('>').parse().map_err(|error| {
            format!(
                "mail_from has no mail address ({error}): write it as Ensemble <ensemble@example.org>, \
                 or Nom | Name <ensemble@example.org> with a name in each language"
            )
        })?;
        let (french, english) = names.split_once('|').unwrap_or((names, names));
        let names = [french, english].map(|name| names::header(name.trim().trim_matches('"')));
        let host = Url::parse(&config.site_url).ok().and_then(|url| url.host_str().map(str::to_owned));
        Ok(Self { names, address, host: host.unwrap_or_else(|| "localhost".to_owned()) })
    }

    fn mailbox(&self, lang: Lang) -> Mailbox {
        let name = &self.names[usize::from(lang == Lang::En)];
        Mailbox::new((!name.is_empty()).then(|| name.clone()), self.address.clone())
    }
}

/// A text on one line, without characters that end a header or reverse the order of letters.
#[must_use]
pub fn one_line(text: &str) -> String {
    // What looks like an encoded word would be decoded by the reader's program.
    names::line(text).replace("=?", "= ?")
}

/// An email, ready for the mail server.
///
/// # Errors
/// When its address is not one; trying again does not help.
pub(super) fn compose(email: &ClaimedEmail, sender: &Sender) -> Result<Message, String> {
    let to: Address = email.to.parse().map_err(|error| format!("the address is not one: {error}"))?;
    let posted = UNIX_EPOCH + Duration::from_millis(email.created_at.unsigned_abs());
    let mut message = Message::builder()
        .from(sender.mailbox(email.lang))
        .to(Mailbox::new(None, to))
        .subject(names::header(&email.subject))
        .message_id(Some(format!("<{}@{}>", email.id, sender.host)))
        .date(posted)
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("Content-Language", email.lang.tag()));
    if let Some(address) = &email.unsubscribe {
        message = message
            .raw_header(header("List-Unsubscribe", &format!("<{}>", one_line(address))))
            .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }
    message
        .multipart(MultiPart::alternative_plain_html(email.text.clone(), email.html.clone()))
        .map_err(|error| format!("the email cannot be put together: {error}"))
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}
