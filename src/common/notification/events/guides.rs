//! People who are asked to read a practice guide before it is published, and its editions.

use crate::{
    email::{Content, EmailTemplate},
    notification::model::{
        Actor, NotificationCategory, NotificationEvent, NotificationKind, PerLang, RecipientSelector, Subject,
    },
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, GuideId, PersonId},
};
use ensemble_server::names::email_name as name;
use ensemble_texts as t;

/// People are asked to read a guide. The email does not say which one: it is not published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuideReviewAsked {
    pub guide: GuideId,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    pub link: PerLang,
    pub recipients: Vec<PersonId>,
    pub by: Actor,
}

impl NotificationEvent for GuideReviewAsked {
    fn subject(&self) -> Subject {
        Subject::community(self.community).part(Some(self.guide.to_string()))
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::People(&self.recipients)
    }

    fn except(&self) -> Option<PersonId> {
        self.by.id
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::FollowUps)
    }
}

impl EmailTemplate for GuideReviewAsked {
    fn kind(&self) -> &'static str {
        NotificationKind::GuideReviewAsked.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let community = &name(self.community_name.text(lang));
        Content::new(
            t::practice_guide_email_review_subject(lang),
            t::practice_guide_email_review_text(lang, community),
        )
        .paragraph(t::practice_guide_email_review_how(lang))
        .button(t::practice_guide_email_review_action(lang), self.link.text(lang))
        .footer(t::practice_guide_email_review_why(lang, community), t::email_choose_otherwise(lang))
    }
}

/// An edition of a guide was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuidePublished {
    pub guide: GuideId,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    /// What the guide is called.
    pub title: LocalizedText,
    pub version: String,
    pub link: PerLang,
    /// The members of the community, and those whom the guide quotes.
    pub recipients: Vec<PersonId>,
    pub by: Actor,
}

impl NotificationEvent for GuidePublished {
    fn subject(&self) -> Subject {
        Subject::community(self.community).part(Some(self.guide.to_string()))
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::People(&self.recipients)
    }

    fn except(&self) -> Option<PersonId> {
        self.by.id
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::News)
    }
}

impl EmailTemplate for GuidePublished {
    fn kind(&self) -> &'static str {
        NotificationKind::GuidePublished.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let (community, title) = (&name(self.community_name.text(lang)), &name(self.title.text(lang)));
        Content::new(
            t::practice_guide_email_published_subject(lang, title, &self.version),
            t::practice_guide_email_published_text(lang, community, title, &self.version),
        )
        .button(t::practice_guide_email_published_action(lang), self.link.text(lang))
        .footer(t::practice_guide_email_published_why(lang, community), t::email_choose_otherwise(lang))
    }
}
