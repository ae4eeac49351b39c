//! Authors who are asked whether they may be quoted. The email does not say what: that is in the portal.

use crate::{
    email::{Content, EmailTemplate},
    notification::model::{
        NotificationCategory, NotificationEvent, NotificationKind, PerLang, RecipientSelector, Subject,
    },
};
use ensemble_core::{
    Lang,
    ids::{CommunityId, PersonId, ReflectionId},
};
use ensemble_texts as t;

/// An author is asked whether a reflection of theirs may be behind a work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentAsked {
    pub reflection: ReflectionId,
    pub community: CommunityId,
    pub author: PersonId,
    /// Where they answer.
    pub link: PerLang,
}

impl NotificationEvent for ConsentAsked {
    fn subject(&self) -> Subject {
        Subject::reflection(self.reflection, self.community)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::Person(self.author)
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::Replies)
    }

    fn once_until_read(&self) -> bool {
        true
    }
}

impl EmailTemplate for ConsentAsked {
    fn kind(&self) -> &'static str {
        NotificationKind::ConsentAsked.code()
    }

    fn content(&self, lang: Lang) -> Content {
        Content::new(t::quotation_email_subject(lang), t::quotation_email_text(lang))
            .paragraph(t::quotation_email_how(lang))
            .button(t::quotation_email_action(lang), self.link.text(lang))
            .footer(t::quotation_email_why(lang), t::email_choose_otherwise(lang))
    }
}
