//! Places at meetings.

use super::meeting::OwnTime;
use crate::{
    email::{Content, EmailTemplate, Recipient},
    notification::model::{NotificationEvent, NotificationKind, PerLang, RecipientSelector, Subject},
};
use ensemble_core::{
    Lang, LocalizedText, format,
    ids::{CommunityId, MeetingId, PersonId},
};
use ensemble_server::names::email_name as name;
use ensemble_texts as t;

/// Until when a place that became free can be confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceDeadline {
    /// In milliseconds UTC.
    pub ends_at: i64,
    /// The meeting's zone, by its IANA name.
    pub zone: &'static str,
    /// What that zone is called.
    pub zone_name: PerLang,
}

/// Places became free for people who waited for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceFreed {
    pub people: Vec<PersonId>,
    pub meeting: MeetingId,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    pub title: LocalizedText,
    /// Until when they can confirm it; `None` if it is theirs.
    pub until: Option<PlaceDeadline>,
    /// The page on which one answers.
    pub link: PerLang,
}

impl NotificationEvent for PlaceFreed {
    fn subject(&self) -> Subject {
        Subject::meeting(self.meeting, self.community)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::People(&self.people)
    }
}

impl EmailTemplate for PlaceFreed {
    fn kind(&self) -> &'static str {
        NotificationKind::PlaceFreed.code()
    }

    fn content(&self, lang: Lang) -> Content {
        self.content_in(lang, None)
    }

    fn content_for(&self, recipient: &Recipient) -> Content {
        self.content_in(recipient.lang, Some(recipient))
    }
}

impl PlaceFreed {
    fn content_in(&self, lang: Lang, recipient: Option<&Recipient>) -> Content {
        let (community, title) = (&name(self.community_name.text(lang)), &name(self.title.text(lang)));
        let next = match &self.until {
            Some(PlaceDeadline { ends_at, zone, zone_name }) => {
                let at = format::local_in(*ends_at, zone);
                let moment = format!("{}, {}", format::date(lang, at.date()), format::time(lang, at.time()));
                let own = recipient.and_then(|recipient| OwnTime(Some((*ends_at, *zone))).said_to(recipient));
                let own = own.map(|own| format!("; {own}")).unwrap_or_default();
                t::attendance_email_freed_until(lang, moment, format!("{}{own}", zone_name.text(lang)))
            }
            None => t::attendance_email_freed_given(lang).to_owned(),
        };
        Content::new(
            t::attendance_email_freed_subject(lang, title),
            t::attendance_email_freed_text(lang, community, title),
        )
        .paragraph(next)
        .button(t::attendance_email_freed_action(lang), self.link.text(lang))
        .footer(t::attendance_email_freed_why(lang), t::attendance_email_freed_otherwise(lang))
    }
}
