//! Meetings that are announced, changed, cancelled, withdrawn or restored, and their agendas.

use std::sync::OnceLock;

use crate::{
    email::{Content, EmailTemplate, Recipient, Site},
    notification::model::{
        Actor, NotificationCategory, NotificationEvent, NotificationKind, PerLang, RecipientSelector, Subject,
    },
};
use ensemble_core::{
    Lang, LocalizedText, format,
    ids::{CommunityId, MeetingId, PersonId},
};
use ensemble_server::{
    ical::{self, Calendar, Event, Method, Organizer},
    mail::CalendarPart,
    names::email_name as name,
};
use ensemble_texts as t;

/// When something is, such as the beginning of a meeting, and the zone in which the email says it, for recipients who live by another clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OwnTime(pub Option<(i64, &'static str)>);

impl OwnTime {
    pub(super) fn said_to(self, recipient: &Recipient) -> Option<String> {
        let (begins_at, zone) = self.0?;
        let here = format::local_in(begins_at, zone);
        let time = format::time_in(recipient.lang, &here, &recipient.zone)?;
        Some(t::meeting_own_time(recipient.lang, time))
    }
}

/// What an announcement of a meeting says. The link for video is never in it: emails are passed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingDetails {
    pub meeting: MeetingId,
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
    /// The page on which one says whether one comes; the meeting's own page if it is cancelled, the community's if it is
    /// withdrawn.
    pub link: PerLang,
    /// The same for calendar programs, in French and in English; `None` if it has no date.
    pub calendar: Option<MeetingCalendar>,
}

/// A meeting for the calendar programs of those who are notified of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingCalendar {
    /// Whether it takes place.
    method: Method,
    /// The event, in French and in English.
    events: [Event; 2],
    /// What is the same for all who read a language, once it was written.
    written: [OnceLock<String>; 2],
}

impl MeetingCalendar {
    /// An event, in French and in English.
    #[must_use]
    pub const fn new(method: Method, events: [Event; 2]) -> Self {
        Self { method, events, written: [OnceLock::new(), OnceLock::new()] }
    }

    /// Sets the number of the event's version.
    pub fn set_sequence(&mut self, sequence: i64) {
        for event in &mut self.events {
            event.sequence = sequence;
        }
        self.written = [OnceLock::new(), OnceLock::new()];
    }

    /// What a recipient gets: an invitation of theirs alone.
    fn to(&self, recipient: &Recipient, site: &Site) -> Option<CalendarPart> {
        let organizer = site.organizer.as_ref()?;
        let (lang, index) = (recipient.lang, usize::from(recipient.lang == Lang::En));
        let written = self.written[index].get_or_init(|| {
            let event = self.events[index].clone();
            let zone = event.zone.unwrap_or(format::ZONE);
            let year = format::local_in(event.begins_at, zone).year();
            let (name, address) = (organizer.names[index].clone(), organizer.address.clone());
            let events = vec![Event { organizer: Some(Organizer { name, address }), ..event }];
            ical::write(&Calendar { lang, name: None, method: self.method, zone, year, events })
        });
        let content = ical::invite(written, &recipient.address);
        Some(CalendarPart { method: self.method.code().to_owned(), content })
    }
}

impl MeetingDetails {
    /// The names of the community and of the meeting.
    fn names(&self, lang: Lang) -> (String, String) {
        (name(self.community_name.text(lang)), name(self.title.text(lang)))
    }

    /// Adds what both emails about a meeting say of it.
    pub(super) fn add_to(&self, mut content: Content, lang: Lang, recipient: Option<&Recipient>) -> Content {
        let own = recipient.and_then(|recipient| self.own_time.said_to(recipient));
        let own = own.map(|own| format!("; {own}")).unwrap_or_default();
        let community = name(self.community_name.text(lang));
        let lines = [
            self.when.as_ref().map(|when| t::email_meeting_when(lang, name(when.text(lang)) + &own)),
            self.modality.as_ref().map(|modality| {
                t::email_meeting_how(lang, format::after_colon(lang, &name(modality.text(lang))))
            }),
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

/// What happened to a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeetingStep {
    /// It was announced.
    Published,
    /// It was announced, and changed since.
    Changed,
    /// It was announced, and cancelled. The reason is as public as the page of the meeting.
    Cancelled {
        /// Why, in the words of the person who cancelled it; may be empty.
        reason: String,
    },
    /// It was announced, and is a draft again.
    Withdrawn,
    /// It was cancelled, and takes place after all.
    Restored,
}

/// A meeting was announced, changed, cancelled, withdrawn or restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingEvent {
    pub step: MeetingStep,
    pub facts: MeetingDetails,
    pub by: Actor,
}

impl NotificationEvent for MeetingEvent {
    fn subject(&self) -> Subject {
        Subject::meeting(self.facts.meeting, self.facts.community)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::Community(self.facts.community)
    }

    fn except(&self) -> Option<PersonId> {
        self.by.id
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::Meetings)
    }
}

impl EmailTemplate for MeetingEvent {
    fn kind(&self) -> &'static str {
        let kind = match self.step {
            MeetingStep::Published => NotificationKind::MeetingPublished,
            MeetingStep::Changed => NotificationKind::MeetingChanged,
            MeetingStep::Cancelled { .. } => NotificationKind::MeetingCancelled,
            MeetingStep::Withdrawn => NotificationKind::MeetingWithdrawn,
            MeetingStep::Restored => NotificationKind::MeetingRestored,
        };
        kind.code()
    }

    fn content(&self, lang: Lang) -> Content {
        self.with_reason(self.with_link(self.facts.add_to(self.beginning(lang), lang, None), lang), lang)
    }

    fn content_for(&self, recipient: &Recipient) -> Content {
        let lang = recipient.lang;
        self.with_reason(
            self.with_link(self.facts.add_to(self.beginning(lang), lang, Some(recipient)), lang),
            lang,
        )
    }

    fn calendar_for(&self, recipient: &Recipient, site: &Site) -> Option<CalendarPart> {
        self.facts.calendar.as_ref()?.to(recipient, site)
    }
}

impl MeetingEvent {
    fn with_link(&self, content: Content, lang: Lang) -> Content {
        match self.step {
            MeetingStep::Cancelled { .. } => content,
            MeetingStep::Withdrawn => {
                content.button(t::email_community_action(lang), self.facts.link.text(lang))
            }
            _ => content.button(t::attendance_email_action(lang), self.facts.link.text(lang)),
        }
    }

    fn beginning(&self, lang: Lang) -> Content {
        let (community, title) = self.facts.names(lang);
        let (community, title) = (community.as_str(), title.as_str());
        let (subject, text) = match self.step {
            MeetingStep::Published => (
                t::email_meeting_published_subject(lang, title),
                t::email_meeting_published_text(lang, community, title),
            ),
            MeetingStep::Changed => (
                t::email_meeting_changed_subject(lang, title),
                t::email_meeting_changed_text(lang, community, title),
            ),
            MeetingStep::Cancelled { .. } => (
                t::email_meeting_cancelled_subject(lang, title),
                t::email_meeting_cancelled_text(lang, community, title),
            ),
            MeetingStep::Withdrawn => (
                t::email_meeting_withdrawn_subject(lang, title),
                t::email_meeting_withdrawn_text(lang, community, title),
            ),
            MeetingStep::Restored => (
                t::email_meeting_restored_subject(lang, title),
                t::email_meeting_restored_text(lang, community, title),
            ),
        };
        Content::new(subject, text)
    }

    /// Adds why the meeting was cancelled.
    fn with_reason(&self, content: Content, lang: Lang) -> Content {
        match &self.step {
            MeetingStep::Cancelled { reason } => {
                content.quote(t::email_meeting_cancelled_reason(lang), reason)
            }
            MeetingStep::Published
            | MeetingStep::Changed
            | MeetingStep::Withdrawn
            | MeetingStep::Restored => content,
        }
    }
}

/// The agenda of an announced meeting was changed. The email says nothing of the agenda, which is for members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaChanged {
    pub meeting: MeetingId,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    pub title: LocalizedText,
    /// Those who read it and did not change it themselves.
    pub recipients: Vec<PersonId>,
    pub link: PerLang,
}

impl NotificationEvent for AgendaChanged {
    fn subject(&self) -> Subject {
        Subject::meeting(self.meeting, self.community)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::People(&self.recipients)
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::AgendaChanges)
    }

    fn once_until_read(&self) -> bool {
        true
    }
}

impl EmailTemplate for AgendaChanged {
    fn kind(&self) -> &'static str {
        NotificationKind::AgendaChanged.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let (community, title) = (&name(self.community_name.text(lang)), &name(self.title.text(lang)));
        Content::new(
            t::email_agenda_changed_subject(lang, title),
            t::email_agenda_changed_text(lang, community, title),
        )
        .paragraph(t::email_agenda_changed_once(lang))
        .button(t::email_meeting_action(lang), self.link.text(lang))
        .footer(t::email_meeting_why(lang, community), t::email_choose_otherwise(lang))
    }
}
