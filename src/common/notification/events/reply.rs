//! Replies to what a person wrote, and texts that name them.

use crate::{
    email::{Content, EmailTemplate},
    notification::model::{
        NotificationCategory, NotificationEvent, NotificationKind, PerLang, RecipientSelector, Subject,
    },
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommentId, CommunityId, PersonId, ReflectionId},
};
use ensemble_server::names::email_name as name;
use ensemble_texts as t;

/// What a notification of a reply says: neither the reply nor its author. Emails are forwarded, and the text, the audience
/// and the anonymity of a reflection may change after the email was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentDetails {
    /// The reflection.
    pub reflection: ReflectionId,
    /// Its community.
    pub community: CommunityId,
    /// The reply; `None` when the reflection itself names the recipients.
    pub comment: Option<CommentId>,
    /// Who is notified.
    pub recipients: Vec<PersonId>,
    /// Those of them who get no email, because they have not read the reflection since the last one.
    pub unread_since_email: Vec<PersonId>,
    /// What its community is called.
    pub community_name: LocalizedText,
    /// Where the reply is.
    pub link: PerLang,
}

impl CommentDetails {
    fn subject(&self) -> Subject {
        let comment = self.comment.map(|comment| comment.to_string());
        Subject::reflection(self.reflection, self.community).part(comment)
    }

    fn community_name(&self, lang: Lang) -> String {
        name(self.community_name.text(lang))
    }

    /// Adds what all emails about a reply say.
    fn add_to(&self, content: Content, lang: Lang) -> Content {
        content
            .paragraph(t::email_answered_quiet(lang))
            .paragraph(t::email_answered_once(lang))
            .button(t::email_answered_action(lang), self.link.text(lang))
    }
}

macro_rules! about_comments {
    ($($(#[$doc:meta])* $name:ident, $kind:ident, $category:ident, $content:expr;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name(pub CommentDetails);

        impl NotificationEvent for $name {
            fn subject(&self) -> Subject {
                self.0.subject()
            }

            fn recipients(&self) -> RecipientSelector<'_> {
                RecipientSelector::People(&self.0.recipients)
            }

            fn category(&self) -> Option<NotificationCategory> {
                Some(NotificationCategory::$category)
            }

            fn unread_since_email(&self) -> &[PersonId] {
                &self.0.unread_since_email
            }
        }

        impl EmailTemplate for $name {
            fn kind(&self) -> &'static str {
                NotificationKind::$kind.code()
            }

            fn about_id(&self) -> Option<String> {
                Some(self.0.reflection.to_string())
            }

            fn content(&self, lang: Lang) -> Content {
                let content: fn(&CommentDetails, Lang) -> Content = $content;
                content(&self.0, lang)
            }
        }
    )+};
}

about_comments! {
    /// A reflection of the recipients has a reply.
    ReflectionCommented, Replied, Replies, |details, lang| {
        let text = t::email_answered_text(lang, details.community_name(lang));
        details
            .add_to(Content::new(t::email_answered_subject(lang), text), lang)
            .footer(t::email_answered_why(lang), t::email_answered_otherwise(lang))
    };
    /// A reply of the recipients has a reply.
    CommentReplied, Replied, Replies, |details, lang| {
        let text = t::email_answered_back_text(lang, details.community_name(lang));
        details
            .add_to(Content::new(t::email_answered_back_subject(lang), text), lang)
            .footer(t::email_answered_why(lang), t::email_answered_otherwise(lang))
    };
    /// A reflection to which the recipients replied has another reply.
    ConversationContinued, ConversationContinued, Conversations, |details, lang| {
        let community = details.community_name(lang);
        let content = Content::new(
            t::email_conversation_subject(lang, &community),
            t::email_conversation_text(lang, &community),
        );
        details.add_to(content, lang).footer(t::email_conversation_why(lang), t::email_choose_otherwise(lang))
    };
    /// A reflection or a comment names the recipients.
    Mentioned, Mentioned, Mentions, |details, lang| {
        let community = details.community_name(lang);
        Content::new(t::email_mentioned_subject(lang, &community), t::email_mentioned_text(lang, &community))
            .paragraph(t::email_mentioned_quiet(lang))
            .button(t::email_mentioned_action(lang), details.link.text(lang))
            .footer(t::email_mentioned_why(lang), t::email_choose_otherwise(lang))
    };
}
