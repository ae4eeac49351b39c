//! Replies to what a person wrote.

use crate::{
    email::{Content, Message, short_name as name},
    notification::model::{Audience, EachLang, Notification, NotificationKind, REPLY},
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{PersonId, ReflectionId},
};
use ensemble_texts as t;

/// What a notification of a reply says: neither the reply nor its author, because emails are passed on, and what a
/// reflection is, for whom and under which name, may change after the email has left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyFacts {
    /// The reflection.
    pub reflection: ReflectionId,
    /// Who is notified, if they want such mail.
    pub recipients: Vec<PersonId>,
    /// What its community is called.
    pub community_name: LocalizedText,
    /// Where the reply is.
    pub link: EachLang,
    /// Where such mail can be refused.
    pub settings_link: EachLang,
}

impl ReplyFacts {
    /// Adds what both emails about a reply say.
    fn add_to(&self, content: Content, lang: Lang) -> Content {
        content
            .paragraph(t::email_answered_quiet(lang))
            .paragraph(t::email_answered_once(lang))
            .action(t::email_answered_action(lang), self.link.text(lang))
            .because(t::email_answered_why(lang), t::email_answered_otherwise(lang))
            .advice_link(self.settings_link.text(lang))
    }
}

/// A reflection of the recipients has a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReflectionReply(pub ReplyFacts);

impl Notification for ReflectionReply {
    fn audience(&self) -> Audience<'_> {
        Audience::People(&self.0.recipients)
    }

    fn preference(&self) -> Option<NotificationKind> {
        Some(NotificationKind::Replies)
    }
}

impl Message for ReflectionReply {
    fn kind(&self) -> &'static str {
        REPLY
    }

    fn about(&self) -> Option<String> {
        Some(self.0.reflection.to_string())
    }

    fn content(&self, lang: Lang) -> Content {
        let text = t::email_answered_text(lang, name(self.0.community_name.text(lang)));
        self.0.add_to(Content::new(t::email_answered_subject(lang), text), lang)
    }
}

/// A reply of the recipients has a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentReply(pub ReplyFacts);

impl Notification for CommentReply {
    fn audience(&self) -> Audience<'_> {
        Audience::People(&self.0.recipients)
    }

    fn preference(&self) -> Option<NotificationKind> {
        Some(NotificationKind::Replies)
    }
}

impl Message for CommentReply {
    fn kind(&self) -> &'static str {
        REPLY
    }

    fn about(&self) -> Option<String> {
        Some(self.0.reflection.to_string())
    }

    fn content(&self, lang: Lang) -> Content {
        let text = t::email_answered_back_text(lang, name(self.0.community_name.text(lang)));
        self.0.add_to(Content::new(t::email_answered_back_subject(lang), text), lang)
    }
}
