//! What was adapted of sections of guides. Notes are read behind the link.

use crate::{
    email::{Content, EmailTemplate},
    notification::model::{
        NotificationCategory, NotificationEvent, NotificationKind, PerLang, RecipientSelector, Subject,
    },
};
use ensemble_core::{Lang, LocalizedText, ids::PersonId};
use ensemble_server::names::email_name as name;
use ensemble_texts as t;

/// Several meetings adapted a section of a guide: its revision is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionAdapted {
    pub section: String,
    pub title: LocalizedText,
    pub link: PerLang,
    /// Those who write the guide.
    pub recipients: Vec<PersonId>,
    pub by: PersonId,
}

impl NotificationEvent for SectionAdapted {
    fn subject(&self) -> Subject {
        Subject::section(self.section.clone())
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::People(&self.recipients)
    }

    fn except(&self) -> Option<PersonId> {
        Some(self.by)
    }

    fn category(&self) -> Option<NotificationCategory> {
        Some(NotificationCategory::Replies)
    }
}

impl EmailTemplate for SectionAdapted {
    fn kind(&self) -> &'static str {
        NotificationKind::SectionAdapted.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let title = &name(self.title.text(lang));
        Content::new(t::section_use_email_subject(lang, title), t::section_use_email_text(lang, title))
            .button(t::section_use_email_action(lang), self.link.text(lang))
            .footer(t::section_use_email_why(lang), t::email_choose_otherwise(lang))
    }
}
