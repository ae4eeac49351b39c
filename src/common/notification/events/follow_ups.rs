//! Follow-ups. Their texts are for members: emails name the community only.

use crate::{
    email::{Content, EmailTemplate},
    notification::model::{
        NotificationCategory, NotificationEvent, NotificationKind, PerLang, RecipientSelector, Subject,
    },
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, FollowUpId, PersonId},
};
use ensemble_server::{mail::EmailExpiry, names::email_name as name};
use ensemble_texts as t;

/// Names the emails about a follow-up that are not sent yet, to stop them when it is closed or has another owner.
#[must_use]
pub fn emails_about(follow_up: FollowUpId) -> String {
    format!("follow-up:{follow_up}")
}

/// What emails about one follow-up say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUpDetails {
    pub follow_up: FollowUpId,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    pub link: PerLang,
    /// It is not sent after this moment, in milliseconds UTC.
    pub valid_until: i64,
}

impl FollowUpDetails {
    fn subject(&self) -> Subject {
        Subject::community(self.community).part(Some(self.follow_up.to_string()))
    }

    fn expiry(&self) -> Option<EmailExpiry> {
        Some(EmailExpiry { key: emails_about(self.follow_up), valid_until: self.valid_until })
    }
}

/// A follow-up has the name of someone. The link leads to a page that answers without signing in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUpAssigned {
    pub details: FollowUpDetails,
    pub person: PersonId,
}

impl NotificationEvent for FollowUpAssigned {
    fn subject(&self) -> Subject {
        self.details.subject()
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::Person(self.person)
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::FollowUps)
    }
}

impl EmailTemplate for FollowUpAssigned {
    fn kind(&self) -> &'static str {
        NotificationKind::FollowUpAssigned.code()
    }

    fn expiry(&self) -> Option<EmailExpiry> {
        self.details.expiry()
    }

    fn content(&self, lang: Lang) -> Content {
        let community = &name(self.details.community_name.text(lang));
        Content::new(
            t::follow_up_email_assigned_subject(lang, community),
            t::follow_up_email_assigned_text(lang, community),
        )
        .paragraph(t::follow_up_email_assigned_how(lang))
        .button(t::follow_up_email_assigned_action(lang), self.details.link.text(lang))
        .footer(t::follow_up_email_why(lang, community), t::email_choose_otherwise(lang))
    }
}

/// A follow-up is due soon, or was due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUpDue {
    pub details: FollowUpDetails,
    pub person: PersonId,
    /// The day on which it is due.
    pub day: PerLang,
    pub is_overdue: bool,
}

impl NotificationEvent for FollowUpDue {
    fn subject(&self) -> Subject {
        self.details.subject()
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::Person(self.person)
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::FollowUps)
    }
}

impl EmailTemplate for FollowUpDue {
    fn kind(&self) -> &'static str {
        NotificationKind::FollowUpDue.code()
    }

    fn expiry(&self) -> Option<EmailExpiry> {
        self.details.expiry()
    }

    fn content(&self, lang: Lang) -> Content {
        let community = &name(self.details.community_name.text(lang));
        let day = self.day.text(lang);
        let (subject, text) = if self.is_overdue {
            (
                t::follow_up_email_overdue_subject(lang, community),
                t::follow_up_email_overdue_text(lang, community, day),
            )
        } else {
            (
                t::follow_up_email_soon_subject(lang, community),
                t::follow_up_email_soon_text(lang, community, day),
            )
        };
        Content::new(subject, text)
            .button(t::follow_up_email_see(lang), self.details.link.text(lang))
            .footer(t::follow_up_email_why(lang, community), t::email_choose_otherwise(lang))
    }
}

/// No one touched a follow-up during two meetings: its owner is asked whether it is still wanted, or the facilitators where it
/// has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUpSilent {
    pub details: FollowUpDetails,
    pub owner: Option<PersonId>,
}

impl NotificationEvent for FollowUpSilent {
    fn subject(&self) -> Subject {
        self.details.subject()
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        match self.owner {
            Some(owner) => RecipientSelector::Person(owner),
            None => RecipientSelector::Facilitators(self.details.community),
        }
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::FollowUps)
    }
}

impl EmailTemplate for FollowUpSilent {
    fn kind(&self) -> &'static str {
        NotificationKind::FollowUpSilent.code()
    }

    fn expiry(&self) -> Option<EmailExpiry> {
        self.details.expiry()
    }

    fn content(&self, lang: Lang) -> Content {
        let community = &name(self.details.community_name.text(lang));
        let why = match self.owner {
            Some(_) => t::follow_up_email_why(lang, community),
            None => t::follow_up_email_why_facilitator(lang, community),
        };
        Content::new(
            t::follow_up_email_silent_subject(lang, community),
            t::follow_up_email_silent_text(lang, community),
        )
        .paragraph(t::follow_up_email_silent_how(lang))
        .button(t::follow_up_email_see(lang), self.details.link.text(lang))
        .footer(why, t::email_choose_otherwise(lang))
    }
}

/// Follow-ups have no owner any more: the person left the community. The link leads to those that no one has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUpOwnerLeft {
    pub community: CommunityId,
    pub community_name: LocalizedText,
    /// How many follow-ups they had.
    pub count: u32,
    pub link: PerLang,
}

impl NotificationEvent for FollowUpOwnerLeft {
    fn subject(&self) -> Subject {
        Subject::community(self.community)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::Facilitators(self.community)
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::FollowUps)
    }
}

impl EmailTemplate for FollowUpOwnerLeft {
    fn kind(&self) -> &'static str {
        NotificationKind::FollowUpOwnerLeft.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let community = &name(self.community_name.text(lang));
        Content::new(
            t::follow_up_email_left_subject(lang, community),
            t::follow_up_email_left_text(lang, community, self.count),
        )
        .button(t::follow_up_email_left_action(lang), self.link.text(lang))
        .footer(t::follow_up_email_why_facilitator(lang, community), t::email_choose_otherwise(lang))
    }
}
