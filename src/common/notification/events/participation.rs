//! Meetings that people missed.

use crate::{
    email::{Content, EmailTemplate},
    notification::model::{
        NotificationCategory, NotificationEvent, NotificationKind, PerLang, RecipientSelector, Subject,
    },
};
use ensemble_core::{
    Lang, LocalizedText, format,
    ids::{CommunityId, MeetingId, PersonId},
};
use ensemble_server::names::email_name as name;
use ensemble_texts as t;

/// People missed a meeting, and there is a page for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingMissed {
    pub recipients: Vec<PersonId>,
    pub meeting: MeetingId,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    pub title: LocalizedText,
    /// Until when they can contribute, in milliseconds UTC.
    pub until: i64,
    /// That page.
    pub link: PerLang,
}

impl NotificationEvent for MeetingMissed {
    fn subject(&self) -> Subject {
        Subject::meeting(self.meeting, self.community)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::People(&self.recipients)
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::MissedMeetings)
    }
}

impl EmailTemplate for MeetingMissed {
    fn kind(&self) -> &'static str {
        NotificationKind::MeetingMissed.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let (community, title) = (&name(self.community_name.text(lang)), &name(self.title.text(lang)));
        let day = format::date(lang, format::local(self.until - 1).date());
        Content::new(
            t::participation_email_missed_subject(lang, title),
            t::participation_email_missed_text(lang, community, title),
        )
        .paragraph(t::participation_email_missed_until(lang, day))
        .button(t::participation_email_missed_action(lang), self.link.text(lang))
        .footer(t::participation_email_missed_why(lang), t::participation_email_missed_otherwise(lang))
    }
}
