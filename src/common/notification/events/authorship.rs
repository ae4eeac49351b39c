//! What an author is notified of when a person learns more of them, or of their text, than they expect. The facilitators
//! get the same words, so that the email does not tell which of them is the author.

use crate::{
    email::{Content, EmailTemplate},
    notification::model::{Actor, NotificationEvent, NotificationKind, PerLang, RecipientSelector, Subject},
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, PersonId, ReflectionId},
};
use ensemble_server::names::email_name as name;
use ensemble_texts as t;

/// A person asked who wrote an anonymous reflection. The link leads to the reflection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorRevealed {
    pub author: PersonId,
    pub reflection: ReflectionId,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    pub by: Actor,
    pub reason: String,
    pub link: PerLang,
}

impl NotificationEvent for AuthorRevealed {
    fn subject(&self) -> Subject {
        Subject::reflection(self.reflection, self.community)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::AuthorAndFacilitators(self.author, self.community)
    }

    fn except(&self) -> Option<PersonId> {
        self.by.id
    }
}

impl EmailTemplate for AuthorRevealed {
    fn kind(&self) -> &'static str {
        NotificationKind::AuthorRevealed.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let (by, community) = (&name(&self.by.name), &name(self.community_name.text(lang)));
        Content::new(
            t::email_author_asked_subject(lang, community),
            t::email_author_asked_text(lang, by, community),
        )
        .quote(t::email_author_asked_reason(lang), &self.reason)
        .button(t::email_author_asked_action(lang), self.link.text(lang))
        .footer(t::email_author_asked_why(lang, community), t::email_author_asked_otherwise(lang))
        .team_helps(lang)
    }
}

/// A facilitator read a reported reflection that was not shared with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestrictedTextRead {
    pub author: PersonId,
    pub community: CommunityId,
    pub community_name: LocalizedText,
    pub by: Actor,
}

impl NotificationEvent for RestrictedTextRead {
    fn subject(&self) -> Subject {
        Subject::community(self.community)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::AuthorAndFacilitators(self.author, self.community)
    }

    fn except(&self) -> Option<PersonId> {
        self.by.id
    }
}

impl EmailTemplate for RestrictedTextRead {
    fn kind(&self) -> &'static str {
        NotificationKind::RestrictedTextRead.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let (by, community) = (&name(&self.by.name), &name(self.community_name.text(lang)));
        Content::new(
            t::email_private_read_subject(lang, community),
            t::email_private_read_text(lang, by, community),
        )
        .footer(t::email_private_read_why(lang, community), t::email_private_read_otherwise(lang))
        .team_helps(lang)
    }
}
