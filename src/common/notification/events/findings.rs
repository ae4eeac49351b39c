//! Findings that go to the managers, and their answers. Emails say neither what was found nor what was answered: both are for
//! members.

use crate::{
    email::{Content, EmailTemplate},
    notification::model::{
        NotificationCategory, NotificationEvent, NotificationKind, PerLang, RecipientSelector, Subject,
    },
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, FindingId, PersonId},
};
use ensemble_server::names::email_name as name;
use ensemble_texts as t;

/// A finding, and the community in which the recipients read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingDetails {
    pub finding: FindingId,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    pub link: PerLang,
}

impl FindingDetails {
    fn subject(&self) -> Subject {
        Subject::community(self.community).part(Some(self.finding.to_string()))
    }
}

/// The facilitators of a community are asked to join a finding of another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingOffered {
    pub details: FindingDetails,
    /// What the community is called that gathers it.
    pub from: LocalizedText,
    pub by: Option<PersonId>,
}

impl NotificationEvent for FindingOffered {
    fn subject(&self) -> Subject {
        self.details.subject()
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::Facilitators(self.details.community)
    }

    fn except(&self) -> Option<PersonId> {
        self.by
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::FollowUps)
    }
}

impl EmailTemplate for FindingOffered {
    fn kind(&self) -> &'static str {
        NotificationKind::FindingOffered.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let (community, from) = (&name(self.details.community_name.text(lang)), &name(self.from.text(lang)));
        Content::new(
            t::finding_email_offered_subject(lang, from),
            t::finding_email_offered_text(lang, community, from),
        )
        .button(t::finding_email_see(lang), self.details.link.text(lang))
        .footer(t::finding_email_why_facilitator(lang, community), t::email_choose_otherwise(lang))
    }
}

/// A finding was sent to the managers, who are asked for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingSent {
    pub details: FindingDetails,
    /// What the community is called that sends it.
    pub from: LocalizedText,
    /// The day by which an answer is expected.
    pub day: PerLang,
    pub by: Option<PersonId>,
    pub recipients: Vec<PersonId>,
}

impl NotificationEvent for FindingSent {
    fn subject(&self) -> Subject {
        self.details.subject()
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::People(&self.recipients)
    }

    fn except(&self) -> Option<PersonId> {
        self.by
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::FollowUps)
    }
}

impl EmailTemplate for FindingSent {
    fn kind(&self) -> &'static str {
        NotificationKind::FindingSent.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let (community, from) = (&name(self.details.community_name.text(lang)), &name(self.from.text(lang)));
        Content::new(
            t::finding_email_sent_subject(lang, from),
            t::finding_email_sent_text(lang, community, from),
        )
        .paragraph(t::finding_email_sent_day(lang, self.day.text(lang)))
        .button(t::finding_email_answer(lang), self.details.link.text(lang))
        .footer(t::finding_email_why_member(lang, community), t::email_choose_otherwise(lang))
    }
}

/// The managers are reminded of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingWaits {
    pub details: FindingDetails,
    /// The day by which an answer is or was expected, or the one that they named.
    pub day: PerLang,
    /// Whether they answered, and the day of their answer has come.
    pub answered: bool,
    /// Whether the day has passed by which an answer was expected.
    pub late: bool,
    pub recipients: Vec<PersonId>,
}

impl NotificationEvent for FindingWaits {
    fn subject(&self) -> Subject {
        self.details.subject()
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::People(&self.recipients)
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::FollowUps)
    }
}

impl EmailTemplate for FindingWaits {
    fn kind(&self) -> &'static str {
        NotificationKind::FindingWaits.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let community = &name(self.details.community_name.text(lang));
        let day = self.day.text(lang);
        let text = match (self.answered, self.late) {
            (true, _) => t::finding_email_waits_action(lang, community, day),
            (false, true) => t::finding_email_waits_late(lang, community, day),
            (false, false) => t::finding_email_waits_soon(lang, community, day),
        };
        Content::new(t::finding_email_waits_subject(lang, community), text)
            .button(t::finding_email_see(lang), self.details.link.text(lang))
            .footer(t::finding_email_why_member(lang, community), t::email_choose_otherwise(lang))
    }
}

/// The managers answered a finding, or changed their answer. Its authors and facilitators get the same email.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingAnswered {
    pub details: FindingDetails,
    /// Whether it was answered before.
    pub changed: bool,
    pub by: PersonId,
    /// The authors of the reflections behind it, and the facilitators who gather it.
    pub recipients: Vec<PersonId>,
}

impl NotificationEvent for FindingAnswered {
    fn subject(&self) -> Subject {
        self.details.subject()
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::People(&self.recipients)
    }

    fn except(&self) -> Option<PersonId> {
        Some(self.by)
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::Replies)
    }
}

impl EmailTemplate for FindingAnswered {
    fn kind(&self) -> &'static str {
        NotificationKind::FindingAnswered.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let community = &name(self.details.community_name.text(lang));
        let (subject, text) = if self.changed {
            (t::finding_email_changed_subject(lang), t::finding_email_changed_text(lang, community))
        } else {
            (t::finding_email_answered_subject(lang), t::finding_email_answered_text(lang, community))
        };
        Content::new(subject, text)
            .button(t::finding_email_read(lang), self.details.link.text(lang))
            .footer(t::finding_email_why_behind(lang, community), t::email_choose_otherwise(lang))
    }
}
