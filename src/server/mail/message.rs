//! The format of an email: headers and a multipart/alternative body (plain text, HTML, perhaps a calendar).
//!
//! Subjects hold names that people chose. [`names::header`] removes what could end a header, reverse the direction of a
//! line or be a link; the library encodes the rest.

use std::time::{Duration, UNIX_EPOCH};

use lettre::{
    Address, Message,
    message::{
        Mailbox, MultiPart, SinglePart,
        header::{ContentType, HeaderName, HeaderValue},
    },
};
use url::Url;

use super::outbox::{CalendarPart, ClaimedEmail};
use crate::{config::Config, ical, names};
use ensemble_core::Lang;

/// The `From` of all emails: the name and address that recipients see. It is not the connection to the mail server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailFrom {
    names: [String; 2],
    address: Address,
    /// The site's host, for `Message-ID`.
    host: String,
}

impl MailFrom {
    /// Reads the setting `mail_from`.
    ///
    /// # Errors
    /// An error message that names `mail_from`.
    pub fn from_config(config: &Config) -> Result<Self, String> {
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

    /// The name in a language; may be empty.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        &self.names[usize::from(lang == Lang::En)]
    }

    /// The address.
    #[must_use]
    pub fn address(&self) -> String {
        self.address.to_string()
    }

    fn mailbox(&self, lang: Lang) -> Mailbox {
        let name = self.name(lang);
        Mailbox::new((!name.is_empty()).then(|| name.to_owned()), self.address.clone())
    }
}

/// An email, ready for the mail server.
///
/// # Errors
/// When the address is invalid, or the message cannot be built. The error is permanent.
pub(super) fn build_message(email: &ClaimedEmail, mail_from: &MailFrom) -> Result<Message, String> {
    let to: Address = email.to.parse().map_err(|error| format!("the address is invalid: {error}"))?;
    let created_at = UNIX_EPOCH + Duration::from_millis(email.created_at.unsigned_abs());
    let mut message = Message::builder()
        .from(mail_from.mailbox(email.lang))
        .to(Mailbox::new(None, to))
        .subject(names::header(&email.subject))
        .message_id(Some(format!("<{}@{}>", email.id, mail_from.host)))
        .date(created_at)
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("Content-Language", email.lang.tag()));
    if let Some(address) = &email.unsubscribe {
        message = message
            .raw_header(header("List-Unsubscribe", &format!("<{}>", names::email_line(address))))
            .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }
    let mut body = MultiPart::alternative_plain_html(email.text.clone(), email.html.clone());
    if let Some(CalendarPart { method, content }) = &email.calendar {
        let media_type = ContentType::parse(&format!("{}; method={method}", ical::MEDIA_TYPE))
            .map_err(|error| format!("the calendar cannot be attached: {error}"))?;
        body = body.singlepart(SinglePart::builder().header(media_type).body(content.clone()));
    }
    message.multipart(body).map_err(|error| format!("the message cannot be built: {error}"))
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}
