//! What members are asked before a meeting: to vote over themes, and on which day they could come. What others reply to their
//! themes.

use crate::{
    email::{Content, EmailTemplate},
    notification::model::{
        Actor, NotificationCategory, NotificationEvent, NotificationKind, PerLang, RecipientSelector, Subject,
    },
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, MeetingId, PersonId, ThemeId, ThemeReplyId, VoteId},
};
use ensemble_server::names::email_name as name;
use ensemble_texts as t;

/// A vote was opened. The email says nothing of what is voted on, which is for members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoteOpened {
    pub vote: VoteId,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    /// When it closes.
    pub closes: PerLang,
    pub link: PerLang,
    /// Those who may vote.
    pub recipients: Vec<PersonId>,
    pub by: Actor,
}

impl NotificationEvent for VoteOpened {
    fn subject(&self) -> Subject {
        Subject::community(self.community).part(Some(self.vote.to_string()))
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

impl EmailTemplate for VoteOpened {
    fn kind(&self) -> &'static str {
        NotificationKind::VoteOpened.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let community = &name(self.community_name.text(lang));
        Content::new(
            t::email_vote_opened_subject(lang, community),
            t::email_vote_opened_text(lang, community),
        )
        .paragraph(t::email_vote_opened_closes(lang, name(self.closes.text(lang))))
        .button(t::email_vote_opened_action(lang), self.link.text(lang))
        .footer(t::email_meeting_why(lang, community), t::email_choose_otherwise(lang))
    }
}

/// Days are proposed for a meeting of which the month is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatesProposed {
    pub meeting: MeetingId,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    /// What the meeting is called.
    pub title: LocalizedText,
    pub link: PerLang,
    /// Those who have not answered for each day.
    pub recipients: Vec<PersonId>,
    pub by: Actor,
}

impl NotificationEvent for DatesProposed {
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

    fn once_until_read(&self) -> bool {
        true
    }
}

impl EmailTemplate for DatesProposed {
    fn kind(&self) -> &'static str {
        NotificationKind::DatesProposed.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let (community, title) = (&name(self.community_name.text(lang)), &name(self.title.text(lang)));
        Content::new(
            t::email_dates_proposed_subject(lang, title),
            t::email_dates_proposed_text(lang, community, title),
        )
        .button(t::email_dates_proposed_action(lang), self.link.text(lang))
        .footer(t::email_meeting_why(lang, community), t::email_choose_otherwise(lang))
    }
}

/// A theme of the recipients has a reply. The email says neither which theme nor who replied what: that is for members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeReplied {
    pub theme: ThemeId,
    pub reply: ThemeReplyId,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    pub link: PerLang,
    /// Those who proposed the theme.
    pub recipients: Vec<PersonId>,
}

impl NotificationEvent for ThemeReplied {
    fn subject(&self) -> Subject {
        Subject::theme(self.theme, self.community).part(Some(self.reply.to_string()))
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::People(&self.recipients)
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::Replies)
    }

    fn once_until_read(&self) -> bool {
        true
    }
}

impl EmailTemplate for ThemeReplied {
    fn kind(&self) -> &'static str {
        NotificationKind::Replied.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let community = &name(self.community_name.text(lang));
        Content::new(t::email_theme_replied_subject(lang), t::email_theme_replied_text(lang, community))
            .paragraph(t::email_theme_replied_quiet(lang))
            .paragraph(t::email_theme_replied_once(lang))
            .button(t::email_answered_action(lang), self.link.text(lang))
            .footer(t::email_answered_why(lang), t::email_answered_otherwise(lang))
    }
}
