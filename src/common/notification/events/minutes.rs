//! Minutes that can be read, and what people said they would try.

use crate::{
    email::{Content, EmailTemplate},
    notification::model::{
        Actor, NotificationCategory, NotificationEvent, NotificationKind, PerLang, RecipientSelector, Subject,
    },
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, MeetingId, PersonId},
};
use ensemble_server::names::email_name as name;
use ensemble_texts as t;

/// The minutes of a meeting were proposed. The email says nothing of what is in them, which is for members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinutesProposed {
    pub meeting: MeetingId,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    /// What the meeting is called.
    pub title: LocalizedText,
    pub link: PerLang,
    /// Those who read the agenda.
    pub recipients: Vec<PersonId>,
    pub by: Actor,
}

impl NotificationEvent for MinutesProposed {
    fn subject(&self) -> Subject {
        Subject::meeting(self.meeting, self.community)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::People(&self.recipients)
    }

    fn except(&self) -> Option<PersonId> {
        self.by.id
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::Meetings)
    }
}

impl EmailTemplate for MinutesProposed {
    fn kind(&self) -> &'static str {
        NotificationKind::MinutesProposed.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let (community, title) = (&name(self.community_name.text(lang)), &name(self.title.text(lang)));
        Content::new(
            t::minutes_email_proposed_subject(lang, title),
            t::minutes_email_proposed_text(lang, community, title),
        )
        .paragraph(t::minutes_email_proposed_next(lang))
        .button(t::minutes_read(lang), self.link.text(lang))
        .footer(t::email_meeting_why(lang, community), t::email_choose_otherwise(lang))
    }
}

/// People are asked whether they tried what they said at a meeting. The email does not say what that was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TriesAsked {
    pub meeting: MeetingId,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    /// What the meeting is called.
    pub title: LocalizedText,
    /// Where they say it.
    pub link: PerLang,
    pub recipients: Vec<PersonId>,
}

impl NotificationEvent for TriesAsked {
    fn subject(&self) -> Subject {
        Subject::meeting(self.meeting, self.community)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::People(&self.recipients)
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::Meetings)
    }
}

impl EmailTemplate for TriesAsked {
    fn kind(&self) -> &'static str {
        NotificationKind::TriesAsked.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let (community, title) = (&name(self.community_name.text(lang)), &name(self.title.text(lang)));
        Content::new(
            t::minutes_email_tries_subject(lang, title),
            t::minutes_email_tries_text(lang, community, title),
        )
        .paragraph(t::minutes_email_tries_private(lang))
        .button(t::minutes_email_tries_action(lang), self.link.text(lang))
        .footer(t::email_meeting_why(lang, community), t::email_choose_otherwise(lang))
    }
}
