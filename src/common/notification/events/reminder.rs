//! Reminders of meetings.

use super::MeetingDetails;
use crate::{
    email::{Content, EmailTemplate, Recipient},
    notification::model::{
        NotificationCategory, NotificationEvent, NotificationKind, PerLang, RecipientSelector, Subject,
    },
};
use ensemble_core::{
    Lang,
    ids::{MeetingId, PersonId},
};
use ensemble_server::{mail::EmailExpiry, names::email_name as name};
use ensemble_texts as t;

/// Names the reminders of a meeting that are not sent yet, to stop them when it is moved or cancelled.
#[must_use]
pub fn reminders_of(meeting: MeetingId) -> String {
    format!("reminder:{meeting}")
}

/// A meeting is to begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingReminder {
    pub facts: MeetingDetails,
    /// When it begins, in milliseconds UTC. A reminder is not sent later.
    pub begins_at: i64,
    /// The same in a few words.
    pub begins: PerLang,
    pub recipients: Vec<PersonId>,
}

impl NotificationEvent for MeetingReminder {
    fn subject(&self) -> Subject {
        Subject::meeting(self.facts.meeting, self.facts.community)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::People(&self.recipients)
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::Reminders)
    }
}

impl EmailTemplate for MeetingReminder {
    fn kind(&self) -> &'static str {
        NotificationKind::MeetingReminder.code()
    }

    fn expiry(&self) -> Option<EmailExpiry> {
        Some(EmailExpiry { key: reminders_of(self.facts.meeting), valid_until: self.begins_at })
    }

    fn content(&self, lang: Lang) -> Content {
        self.facts.add_to(self.beginning(lang), lang, None)
    }

    fn content_for(&self, recipient: &Recipient) -> Content {
        self.facts.add_to(self.beginning(recipient.lang), recipient.lang, Some(recipient))
    }
}

impl MeetingReminder {
    fn beginning(&self, lang: Lang) -> Content {
        let community = name(self.facts.community_name.text(lang));
        let title = name(self.facts.title.text(lang));
        Content::new(
            t::reminder_subject(lang, title.as_str(), self.begins.text(lang)),
            t::reminder_text(lang, community.as_str(), title.as_str()),
        )
    }
}
