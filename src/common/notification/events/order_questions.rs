//! What those who ask a professional order are notified of.

use crate::{
    email::{Content, EmailTemplate},
    notification::model::{
        Actor, NotificationCategory, NotificationEvent, NotificationKind, PerLang, RecipientSelector, Subject,
    },
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, OrderQuestionId, PersonId},
};
use ensemble_server::names::email_name as name;
use ensemble_texts as t;

/// The order of a community answered a question. The email says neither what was asked nor what was answered: that is for members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderAnswered {
    pub question: OrderQuestionId,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    pub link: PerLang,
    /// Those who ask the question or support it.
    pub recipients: Vec<PersonId>,
    pub by: Actor,
}

impl NotificationEvent for OrderAnswered {
    fn subject(&self) -> Subject {
        Subject::community(self.community).part(Some(self.question.to_string()))
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::People(&self.recipients)
    }

    fn except(&self) -> Option<PersonId> {
        self.by.id
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::Replies)
    }
}

impl EmailTemplate for OrderAnswered {
    fn kind(&self) -> &'static str {
        NotificationKind::OrderAnswered.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let community = &name(self.community_name.text(lang));
        Content::new(t::order_question_email_subject(lang), t::order_question_email_text(lang, community))
            .paragraph(t::order_question_email_quiet(lang))
            .button(t::order_question_email_action(lang), self.link.text(lang))
            .footer(t::order_question_email_why(lang), t::email_answered_otherwise(lang))
    }
}
