//! Replies to what a person wrote.

use crate::{
    email::{Content, EmailTemplate},
    notification::model::{COMMENT, Notification, NotificationKind, PerLang, RecipientSelector},
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{PersonId, ReflectionId},
};
use ensemble_server::names::email_name as name;
use ensemble_texts as t;

/// What a notification of a reply says: neither the reply nor its author. Emails are forwarded, and the text, the audience
/// and the anonymity of a reflection may change after the email was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentDetails {
    /// The reflection.
    pub reflection: ReflectionId,
    /// Who is notified, if they want such mail.
    pub recipients: Vec<PersonId>,
    /// What its community is called.
    pub community_name: LocalizedText,
    /// Where the reply is.
    pub link: PerLang,
    /// Where such mail can be refused.
    pub settings_link: PerLang,
}

impl CommentDetails {
    /// Adds what both emails about a reply say.
    fn add_to(&self, content: Content, lang: Lang) -> Content {
        content
            .paragraph(t::email_answered_quiet(lang))
            .paragraph(t::email_answered_once(lang))
            .button(t::email_answered_action(lang), self.link.text(lang))
            .footer(t::email_answered_why(lang), t::email_answered_otherwise(lang))
            .advice_link(self.settings_link.text(lang))
    }
}

/// A reflection of the recipients has a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReflectionCommented(pub CommentDetails);

impl Notification for ReflectionCommented {
    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::People(&self.0.recipients)
    }

    fn preference(&self) -> Option<NotificationKind> {
        Some(NotificationKind::Replies)
    }
}

impl EmailTemplate for ReflectionCommented {
    fn kind(&self) -> &'static str {
        COMMENT
    }

    fn topic_id(&self) -> Option<String> {
        Some(self.0.reflection.to_string())
    }

    fn content(&self, lang: Lang) -> Content {
        let text = t::email_answered_text(lang, name(self.0.community_name.text(lang)));
        self.0.add_to(Content::new(t::email_answered_subject(lang), text), lang)
    }
}

/// A reply of the recipients has a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentReplied(pub CommentDetails);

impl Notification for CommentReplied {
    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::People(&self.0.recipients)
    }

    fn preference(&self) -> Option<NotificationKind> {
        Some(NotificationKind::Replies)
    }
}

impl EmailTemplate for CommentReplied {
    fn kind(&self) -> &'static str {
        COMMENT
    }

    fn topic_id(&self) -> Option<String> {
        Some(self.0.reflection.to_string())
    }

    fn content(&self, lang: Lang) -> Content {
        let text = t::email_answered_back_text(lang, name(self.0.community_name.text(lang)));
        self.0.add_to(Content::new(t::email_answered_back_subject(lang), text), lang)
    }
}
