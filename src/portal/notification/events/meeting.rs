//! Meetings that are announced or changed.

use crate::{
    email::{Content, EmailTemplate, Recipient},
    notification::model::{Actor, Notification, NotificationKind, PerLang, RecipientSelector},
};
use ensemble_core::{
    Lang, LocalizedText, format,
    ids::{CommunityId, PersonId},
};
use ensemble_server::names::email_name as name;
use ensemble_texts as t;

/// When a meeting begins, for recipients who live by another clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OwnTime(pub Option<i64>);

impl OwnTime {
    fn said_to(self, recipient: &Recipient) -> Option<String> {
        let time = format::time_in(recipient.lang, self.0?, &recipient.zone)?;
        Some(t::meeting_own_time(recipient.lang, time))
    }
}

/// What an announcement of a meeting says. The link for video is never in it: emails are passed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingDetails {
    /// The community whose meeting it is.
    pub community: CommunityId,
    /// What the community is called.
    pub community_name: LocalizedText,
    /// What the meeting is called.
    pub title: LocalizedText,
    /// When it is; `None` if that did not change.
    pub when: Option<PerLang>,
    /// The hour on a recipient's own clock, in their language, where it is another; only if that changed.
    pub own_time: OwnTime,
    /// How people come together; `None` if that did not change.
    pub modality: Option<PerLang>,
    /// Where it is; `None` if that did not change.
    pub place: Option<LocalizedText>,
    /// Whether it has another link for video.
    pub new_video_link: bool,
    /// Its page.
    pub link: PerLang,
}

impl MeetingDetails {
    /// The names of the community and of the meeting.
    fn names(&self, lang: Lang) -> (String, String) {
        (name(self.community_name.text(lang)), name(self.title.text(lang)))
    }

    /// Adds what both emails about a meeting say of it.
    fn add_to(&self, mut content: Content, lang: Lang, recipient: Option<&Recipient>) -> Content {
        let own = recipient.and_then(|recipient| self.own_time.said_to(recipient));
        let own = own.map(|own| format!("; {own}")).unwrap_or_default();
        let community = name(self.community_name.text(lang));
        let lines = [
            self.when.as_ref().map(|when| t::email_meeting_when(lang, name(when.text(lang)) + &own)),
            self.modality.as_ref().map(|modality| t::email_meeting_how(lang, name(modality.text(lang)))),
            self.place.as_ref().map(|place| t::email_meeting_place(lang, name(place.text(lang)))),
            self.new_video_link.then(|| t::email_meeting_video(lang).to_owned()),
        ];
        for line in lines.into_iter().flatten() {
            content = content.paragraph(line);
        }
        content
            .button(t::email_meeting_action(lang), self.link.text(lang))
            .footer(t::email_meeting_why(lang, community), t::email_meeting_otherwise(lang))
    }
}

/// A meeting was announced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingPublished {
    pub facts: MeetingDetails,
    pub by: Actor,
}

impl Notification for MeetingPublished {
    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::Community(self.facts.community)
    }

    fn except(&self) -> Option<PersonId> {
        self.by.id
    }

    fn preference(&self) -> Option<NotificationKind> {
        Some(NotificationKind::Meetings)
    }
}

impl EmailTemplate for MeetingPublished {
    fn kind(&self) -> &'static str {
        "meeting-published"
    }

    fn content(&self, lang: Lang) -> Content {
        self.facts.add_to(self.beginning(lang), lang, None)
    }

    fn content_for(&self, recipient: &Recipient) -> Content {
        self.facts.add_to(self.beginning(recipient.lang), recipient.lang, Some(recipient))
    }
}

impl MeetingPublished {
    fn beginning(&self, lang: Lang) -> Content {
        let (community, title) = self.facts.names(lang);
        let subject = t::email_meeting_published_subject(lang, &title);
        Content::new(subject, t::email_meeting_published_text(lang, &community, &title))
    }
}

/// An announced meeting was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingChanged {
    pub facts: MeetingDetails,
    pub by: Actor,
}

impl Notification for MeetingChanged {
    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::Community(self.facts.community)
    }

    fn except(&self) -> Option<PersonId> {
        self.by.id
    }

    fn preference(&self) -> Option<NotificationKind> {
        Some(NotificationKind::Meetings)
    }
}

impl EmailTemplate for MeetingChanged {
    fn kind(&self) -> &'static str {
        "meeting-changed"
    }

    fn content(&self, lang: Lang) -> Content {
        self.facts.add_to(self.beginning(lang), lang, None)
    }

    fn content_for(&self, recipient: &Recipient) -> Content {
        self.facts.add_to(self.beginning(recipient.lang), recipient.lang, Some(recipient))
    }
}

impl MeetingChanged {
    fn beginning(&self, lang: Lang) -> Content {
        let (community, title) = self.facts.names(lang);
        let subject = t::email_meeting_changed_subject(lang, &title);
        Content::new(subject, t::email_meeting_changed_text(lang, &community, &title))
    }
}
