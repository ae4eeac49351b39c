//! What people are written about their place: each in the language of their answer, by email, with or without an account.

use ensemble_common::{
    email::{Content, EmailTemplate, Recipient},
    notification::model::PLACE_REFUSED,
};
use ensemble_core::{Lang, LocalizedText, format, ids::InterestId};
use ensemble_server::names::{email_line, email_name};
use ensemble_texts as t;

/// The kind of the email that reminds of an offer; it is sent once.
pub const REMINDER: &str = "place-reminder";

/// What an email about a place says of the call and the planned community. The link is absolute, in the language of the person,
/// and works without signing in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceDetails {
    pub call: LocalizedText,
    pub community: LocalizedText,
    pub link: String,
}

impl PlaceDetails {
    fn names(&self, lang: Lang) -> (String, String) {
        (email_name(self.call.text(lang)), email_name(self.community.text(lang)))
    }

    /// The content with the link to the person's place, and why they get it.
    fn linked(&self, content: Content, action: &'static str, lang: Lang) -> Content {
        let (call, _) = self.names(lang);
        content
            .button(action, &self.link)
            .footer(t::selection_email_why(lang, call), t::selection_email_otherwise(lang))
            .team_helps(lang)
    }
}

/// A day and a time as an email says it, in the time zone of its recipient where they chose one.
fn moment(lang: Lang, millis: i64, zone: &str) -> String {
    let at = format::local_in(millis, zone);
    let (date, time) = (format::date(lang, at.date()), format::time(lang, at.time()));
    if zone.is_empty() { t::selection_moment(lang, date, time) } else { format!("{date}, {time}") }
}

/// A place is offered, until a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceOffered {
    pub details: PlaceDetails,
    pub reply_by: i64,
    /// Whether the person waited for it.
    pub called_up: bool,
}

impl PlaceOffered {
    fn content_in(&self, lang: Lang, zone: &str) -> Content {
        let (call, community) = &self.details.names(lang);
        let text = if self.called_up {
            t::selection_called_up_text(lang, call, community)
        } else {
            t::selection_offered_text(lang, call, community)
        };
        let content = Content::new(t::selection_offered_subject(lang, community), text)
            .paragraph(t::selection_offered_until(lang, moment(lang, self.reply_by, zone)));
        self.details.linked(content, t::selection_offered_action(lang), lang)
    }
}

impl EmailTemplate for PlaceOffered {
    fn kind(&self) -> &'static str {
        "place-offered"
    }

    fn content(&self, lang: Lang) -> Content {
        self.content_in(lang, "")
    }

    fn content_for(&self, recipient: &Recipient) -> Content {
        self.content_in(recipient.lang, &recipient.zone)
    }
}

/// The person waits for a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceAwaited {
    pub details: PlaceDetails,
    /// Their place among those who wait, from 1.
    pub number: u32,
}

impl EmailTemplate for PlaceAwaited {
    fn kind(&self) -> &'static str {
        "place-awaited"
    }

    fn content(&self, lang: Lang) -> Content {
        let (call, community) = &self.details.names(lang);
        let content = Content::new(
            t::selection_awaited_subject(lang, community),
            t::selection_awaited_text(lang, call, community, self.number),
        )
        .paragraph(t::selection_awaited_next(lang));
        self.details.linked(content, t::selection_see_place(lang), lang)
    }
}

/// The project is not relevant for the call, with the criterion and the reason as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceRefused {
    pub details: PlaceDetails,
    pub criterion: Option<LocalizedText>,
    pub reason: String,
}

impl EmailTemplate for PlaceRefused {
    fn kind(&self) -> &'static str {
        PLACE_REFUSED
    }

    fn content(&self, lang: Lang) -> Content {
        let (call, community) = &self.details.names(lang);
        let mut content = Content::new(
            t::selection_refused_subject(lang, call),
            t::selection_refused_text(lang, call, community),
        );
        if let Some(criterion) = &self.criterion {
            let criterion = email_line(criterion.text(lang));
            content = content.paragraph(t::selection_refused_criterion(lang, criterion));
        }
        let content = content.quote(t::selection_refused_reason(lang), &self.reason);
        self.details.linked(content, t::selection_see_place(lang), lang)
    }
}

/// The person did not reply in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceExpired {
    pub details: PlaceDetails,
}

impl EmailTemplate for PlaceExpired {
    fn kind(&self) -> &'static str {
        "place-expired"
    }

    fn content(&self, lang: Lang) -> Content {
        let (call, community) = &self.details.names(lang);
        let content = Content::new(
            t::selection_expired_subject(lang, community),
            t::selection_expired_text(lang, call, community),
        );
        self.details.linked(content, t::selection_see_place(lang), lang)
    }
}

/// The time to reply is over soon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceReminder {
    pub details: PlaceDetails,
    pub interest: InterestId,
    pub reply_by: i64,
}

impl PlaceReminder {
    fn content_in(&self, lang: Lang, zone: &str) -> Content {
        let (call, community) = &self.details.names(lang);
        let content = Content::new(
            t::selection_reminder_subject(lang, community),
            t::selection_reminder_text(lang, call, community),
        )
        .paragraph(t::selection_offered_until(lang, moment(lang, self.reply_by, zone)));
        self.details.linked(content, t::selection_offered_action(lang), lang)
    }
}

impl EmailTemplate for PlaceReminder {
    fn kind(&self) -> &'static str {
        REMINDER
    }

    fn about_id(&self) -> Option<String> {
        Some(self.interest.to_string())
    }

    fn content(&self, lang: Lang) -> Content {
        self.content_in(lang, "")
    }

    fn content_for(&self, recipient: &Recipient) -> Content {
        self.content_in(recipient.lang, &recipient.zone)
    }
}

/// The waiting list is closed, and no place became free.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingEnded {
    pub details: PlaceDetails,
}

impl EmailTemplate for WaitingEnded {
    fn kind(&self) -> &'static str {
        "place-waiting-ended"
    }

    fn content(&self, lang: Lang) -> Content {
        let (call, community) = &self.details.names(lang);
        let content = Content::new(
            t::selection_ended_subject(lang, community),
            t::selection_ended_text(lang, call, community),
        );
        self.details.linked(content, t::selection_see_place(lang), lang)
    }
}

/// The answer of the person is for another planned community now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerMoved {
    /// With the planned community for which it is now.
    pub details: PlaceDetails,
    pub from: LocalizedText,
    /// Why it moved, where the coordinators chose the answers one by one.
    pub reason: Option<LocalizedText>,
    /// Whom to write to, as the call says it.
    pub contact: Option<LocalizedText>,
}

impl EmailTemplate for AnswerMoved {
    fn kind(&self) -> &'static str {
        "answer-moved"
    }

    fn content(&self, lang: Lang) -> Content {
        let (call, community) = &self.details.names(lang);
        let from = email_name(self.from.text(lang));
        let content = Content::new(
            t::selection_moved_subject(lang, community),
            t::selection_moved_text(lang, call, community, from),
        );
        let content = match &self.reason {
            Some(reason) => content.paragraph(t::selection_moved_reason(lang, email_line(reason.text(lang)))),
            None => content,
        }
        .paragraph(t::selection_moved_asked(lang));
        let content = match &self.contact {
            Some(contact) => content.quote(t::selection_moved_contact(lang), contact.text(lang)),
            None => content,
        };
        self.details.linked(content, t::selection_moved_action(lang), lang)
    }
}
