//! What happens to practices. Emails name the community only: drafts are for few, and who is behind a practice may be anonymous.

use crate::{
    email::{Content, EmailTemplate},
    notification::model::{
        NotificationCategory, NotificationEvent, NotificationKind, PerLang, RecipientSelector, Subject,
    },
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, PersonId, PracticeId},
};
use ensemble_server::names::email_name as name;
use ensemble_texts as t;

/// What happened to a practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PracticeStep {
    /// The recipients are asked to review it.
    ReviewAsked,
    /// A reviewer answered.
    Reviewed,
    Published,
    /// Someone commented on it, or tried it.
    Responded,
}

impl PracticeStep {
    const fn kind(self) -> NotificationKind {
        match self {
            Self::ReviewAsked => NotificationKind::PracticeReviewAsked,
            Self::Reviewed => NotificationKind::PracticeReviewed,
            Self::Published => NotificationKind::PracticePublished,
            Self::Responded => NotificationKind::PracticeResponded,
        }
    }
}

/// An author behind a practice withdrew their consent; it does not say who.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeConsentWithdrawn {
    pub practice: PracticeId,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    /// Whether no author consents any more, so that no one reads the practice.
    pub is_practice_withdrawn: bool,
    pub link: PerLang,
}

impl NotificationEvent for PracticeConsentWithdrawn {
    fn subject(&self) -> Subject {
        Subject::community(self.community).part(Some(self.practice.to_string()))
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::Facilitators(self.community)
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::Replies)
    }
}

impl EmailTemplate for PracticeConsentWithdrawn {
    fn kind(&self) -> &'static str {
        NotificationKind::PracticeConsentWithdrawn.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let community = &name(self.community_name.text(lang));
        let (subject, text) = if self.is_practice_withdrawn {
            (
                t::practice_email_withdrawn_with_practice_subject(lang, community),
                t::practice_email_withdrawn_with_practice(lang, community),
            )
        } else {
            (
                t::practice_email_withdrawn_subject(lang, community),
                t::practice_email_withdrawn_text(lang, community),
            )
        };
        Content::new(subject, text)
            .button(t::practice_email_action(lang), self.link.text(lang))
            .footer(t::practice_email_withdrawn_why(lang, community), t::email_choose_otherwise(lang))
    }
}

/// Something happened to a practice of a community.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeEvent {
    pub step: PracticeStep,
    pub practice: PracticeId,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    pub link: PerLang,
    pub recipients: Vec<PersonId>,
}

impl NotificationEvent for PracticeEvent {
    fn subject(&self) -> Subject {
        Subject::community(self.community).part(Some(self.practice.to_string()))
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::People(&self.recipients)
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::Replies)
    }
}

impl EmailTemplate for PracticeEvent {
    fn kind(&self) -> &'static str {
        self.step.kind().code()
    }

    fn content(&self, lang: Lang) -> Content {
        let community = &name(self.community_name.text(lang));
        let (subject, text, why) = match self.step {
            PracticeStep::ReviewAsked => (
                t::practice_email_review_asked_subject(lang, community),
                t::practice_email_review_asked_text(lang, community),
                t::practice_email_review_asked_why(lang, community),
            ),
            PracticeStep::Reviewed => (
                t::practice_email_reviewed_subject(lang, community),
                t::practice_email_reviewed_text(lang, community),
                t::practice_email_reviewed_why(lang, community),
            ),
            PracticeStep::Published => (
                t::practice_email_published_subject(lang, community),
                t::practice_email_published_text(lang, community),
                t::practice_email_published_why(lang, community),
            ),
            PracticeStep::Responded => (
                t::practice_email_responded_subject(lang, community),
                t::practice_email_responded_text(lang, community),
                t::practice_email_published_why(lang, community),
            ),
        };
        Content::new(subject, text)
            .button(t::practice_email_action(lang), self.link.text(lang))
            .footer(why, t::email_choose_otherwise(lang))
    }
}
