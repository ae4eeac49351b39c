//! What an author is notified of when a person learns more of them, or of their text, than they expect. The facilitators
//! get the same words, so that the email does not tell which of them is the author.

use crate::{
    email::{Content, Message, short_name as name},
    notification::model::{AUTHOR_ASKED, Actor, Audience, EachLang, Notification, PRIVATE_READ},
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, PersonId},
};
use ensemble_texts as t;

/// A person asked who wrote an anonymous reflection. The link leads to the reflection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorAsked {
    pub author: PersonId,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    pub by: Actor,
    pub reason: String,
    pub link: EachLang,
}

impl Notification for AuthorAsked {
    fn audience(&self) -> Audience<'_> {
        Audience::AuthorAndFacilitators(self.author, self.community)
    }

    fn except(&self) -> Option<PersonId> {
        self.by.id
    }
}

impl Message for AuthorAsked {
    fn kind(&self) -> &'static str {
        AUTHOR_ASKED
    }

    fn content(&self, lang: Lang) -> Content {
        let (by, community) = (&name(&self.by.name), &name(self.community_name.text(lang)));
        Content::new(
            t::email_author_asked_subject(lang, community),
            t::email_author_asked_text(lang, by, community),
        )
        .quote(t::email_author_asked_reason(lang), &self.reason)
        .action(t::email_author_asked_action(lang), self.link.text(lang))
        .because(t::email_author_asked_why(lang, community), t::email_author_asked_otherwise(lang))
        .team_helps(lang)
    }
}

/// A facilitator read a reported reflection that was not shared with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrivateRead {
    pub author: PersonId,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    pub by: Actor,
}

impl Notification for PrivateRead {
    fn audience(&self) -> Audience<'_> {
        Audience::AuthorAndFacilitators(self.author, self.community)
    }

    fn except(&self) -> Option<PersonId> {
        self.by.id
    }
}

impl Message for PrivateRead {
    fn kind(&self) -> &'static str {
        PRIVATE_READ
    }

    fn content(&self, lang: Lang) -> Content {
        let (by, community) = (&name(&self.by.name), &name(self.community_name.text(lang)));
        Content::new(
            t::email_private_read_subject(lang, community),
            t::email_private_read_text(lang, by, community),
        )
        .because(t::email_private_read_why(lang, community), t::email_private_read_otherwise(lang))
        .team_helps(lang)
    }
}
