//! Places at meetings.

use crate::{
    email::{Content, EmailTemplate},
    notification::model::{NotificationEvent, NotificationKind, PerLang, RecipientSelector, Subject},
};
use ensemble_core::{
    Lang, LocalizedText, format,
    ids::{CommunityId, MeetingId, PersonId},
};
use ensemble_server::names::email_name as name;
use ensemble_texts as t;

/// Places became free for people who waited for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceFreed {
    pub people: Vec<PersonId>,
    pub meeting: MeetingId,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    pub title: LocalizedText,
    /// Until when they can confirm it, in milliseconds UTC; `None` if it is theirs.
    pub ends_at: Option<i64>,
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
        let (community, title) = (&name(self.community_name.text(lang)), &name(self.title.text(lang)));
        let next = match self.ends_at {
            Some(ends_at) => {
                t::attendance_email_freed_until(lang, format::moment(lang, ends_at), t::meeting_zone(lang))
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
