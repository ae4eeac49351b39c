//! Translations that are behind, or asked for.

use crate::{
    email::{Content, EmailTemplate},
    notification::model::{
        NotificationCategory, NotificationEvent, NotificationKind, PerLang, RecipientSelector, Subject,
    },
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{CommunityId, PersonId, ReflectionId},
};
use ensemble_server::names::email_name as name;
use ensemble_texts as t;

/// A reflection was changed, and its translation was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslationOutdated {
    pub reflection: ReflectionId,
    pub community: CommunityId,
    /// The people who translated it.
    pub recipients: Vec<PersonId>,
    /// The person who changed it.
    pub by: Option<PersonId>,
    pub community_name: LocalizedText,
    /// Where it is translated.
    pub link: PerLang,
}

impl NotificationEvent for TranslationOutdated {
    fn subject(&self) -> Subject {
        Subject::reflection(self.reflection, self.community)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::People(&self.recipients)
    }

    fn except(&self) -> Option<PersonId> {
        self.by
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::Translations)
    }

    fn once_until_read(&self) -> bool {
        true
    }
}

impl EmailTemplate for TranslationOutdated {
    fn kind(&self) -> &'static str {
        NotificationKind::TranslationOutdated.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let community = &name(self.community_name.text(lang));
        Content::new(
            t::email_translation_outdated_subject(lang, community),
            t::email_translation_outdated_text(lang, community),
        )
        .button(t::email_translation_outdated_action(lang), self.link.text(lang))
        .footer(t::email_translation_outdated_why(lang, community), t::email_choose_otherwise(lang))
    }
}

/// A reader or its author asks for a translation of a reflection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslationAsked {
    pub reflection: ReflectionId,
    pub community: CommunityId,
    /// Its author, and those who offer to translate and may read it.
    pub recipients: Vec<PersonId>,
    /// The person who asks.
    pub by: Option<PersonId>,
    pub community_name: LocalizedText,
    /// Where it is translated.
    pub link: PerLang,
}

impl NotificationEvent for TranslationAsked {
    fn subject(&self) -> Subject {
        Subject::reflection(self.reflection, self.community)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::People(&self.recipients)
    }

    fn except(&self) -> Option<PersonId> {
        self.by
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::Translations)
    }

    fn once_until_read(&self) -> bool {
        true
    }
}

impl EmailTemplate for TranslationAsked {
    fn kind(&self) -> &'static str {
        NotificationKind::TranslationAsked.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let community = &name(self.community_name.text(lang));
        Content::new(
            t::email_translation_asked_subject(lang, community),
            t::email_translation_asked_text(lang, community),
        )
        .button(t::email_translation_asked_action(lang), self.link.text(lang))
        .footer(t::email_translation_asked_why(lang, community), t::email_choose_otherwise(lang))
    }
}
