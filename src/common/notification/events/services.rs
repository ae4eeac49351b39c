//! The directory of services: what is proposed, decided, reported, and has to be verified again.

use crate::{
    email::{Content, EmailTemplate},
    notification::model::{Actor, NotificationEvent, NotificationKind, PerLang, RecipientSelector, Subject},
};
use ensemble_core::{
    Lang, LocalizedText,
    ids::{PersonId, ServiceId},
};
use ensemble_server::names::email_name as name;
use ensemble_texts as t;

/// Someone proposed a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceProposed {
    pub service: ServiceId,
    pub name: LocalizedText,
    pub link: PerLang,
    /// Those who keep the directory.
    pub recipients: Vec<PersonId>,
    pub by: Actor,
}

impl NotificationEvent for ServiceProposed {
    fn subject(&self) -> Subject {
        Subject::service(self.service)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::People(&self.recipients)
    }

    fn except(&self) -> Option<PersonId> {
        self.by.id
    }
}

impl EmailTemplate for ServiceProposed {
    fn kind(&self) -> &'static str {
        NotificationKind::ServiceProposed.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let (by, service) = (&name(&self.by.name), &name(self.name.text(lang)));
        Content::new(
            t::service_email_proposed_subject(lang, service),
            t::service_email_proposed_text(lang, by, service),
        )
        .button(t::service_email_open(lang), self.link.text(lang))
        .footer(t::service_email_keeper_why(lang), t::service_email_keeper_otherwise(lang))
    }
}

/// What a person proposed is in the directory, or is not any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceDecided {
    pub service: ServiceId,
    pub name: LocalizedText,
    pub is_listed: bool,
    pub link: PerLang,
    pub owner: PersonId,
    pub by: Actor,
}

impl NotificationEvent for ServiceDecided {
    fn subject(&self) -> Subject {
        Subject::service(self.service)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::Person(self.owner)
    }

    fn except(&self) -> Option<PersonId> {
        self.by.id
    }
}

impl EmailTemplate for ServiceDecided {
    fn kind(&self) -> &'static str {
        NotificationKind::ServiceDecided.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let service = &name(self.name.text(lang));
        let (subject, text) = if self.is_listed {
            (t::service_email_listed_subject(lang, service), t::service_email_listed_text(lang, service))
        } else {
            (
                t::service_email_set_aside_subject(lang, service),
                t::service_email_set_aside_text(lang, service),
            )
        };
        Content::new(subject, text)
            .button(t::service_email_open(lang), self.link.text(lang))
            .footer(t::service_email_owner_why(lang), t::service_email_owner_otherwise(lang))
    }
}

/// Someone said what is wrong with a service. The email does not quote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceReported {
    pub service: ServiceId,
    pub name: LocalizedText,
    pub link: PerLang,
    /// Those who keep the directory, and the person who proposed the service.
    pub recipients: Vec<PersonId>,
}

impl NotificationEvent for ServiceReported {
    fn subject(&self) -> Subject {
        Subject::service(self.service)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::People(&self.recipients)
    }

    fn once_until_read(&self) -> bool {
        true
    }
}

impl EmailTemplate for ServiceReported {
    fn kind(&self) -> &'static str {
        NotificationKind::ServiceReported.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let service = &name(self.name.text(lang));
        Content::new(
            t::service_email_reported_subject(lang, service),
            t::service_email_reported_text(lang, service),
        )
        .button(t::service_email_open(lang), self.link.text(lang))
        .footer(t::service_email_reported_why(lang), t::service_email_owner_otherwise(lang))
    }
}

/// A service was not verified for a year: the person who proposed it is asked, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceDue {
    pub service: ServiceId,
    pub name: LocalizedText,
    pub link: PerLang,
    pub owner: PersonId,
}

impl NotificationEvent for ServiceDue {
    fn subject(&self) -> Subject {
        Subject::service(self.service)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::Person(self.owner)
    }
}

impl EmailTemplate for ServiceDue {
    fn kind(&self) -> &'static str {
        NotificationKind::ServiceDue.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let service = &name(self.name.text(lang));
        Content::new(t::service_email_due_subject(lang, service), t::service_email_due_text(lang, service))
            .paragraph(t::service_email_due_next(lang))
            .button(t::service_email_verify(lang), self.link.text(lang))
            .footer(t::service_email_owner_why(lang), t::service_email_owner_otherwise(lang))
    }
}

/// Services without an owner were not verified for a year: those who keep the directory are told, once until they look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServicesUnowned {
    pub link: PerLang,
    /// Those who keep the directory.
    pub recipients: Vec<PersonId>,
}

impl NotificationEvent for ServicesUnowned {
    fn subject(&self) -> Subject {
        Subject::services()
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::People(&self.recipients)
    }

    fn once_until_read(&self) -> bool {
        true
    }
}

impl EmailTemplate for ServicesUnowned {
    fn kind(&self) -> &'static str {
        NotificationKind::ServicesUnowned.code()
    }

    fn content(&self, lang: Lang) -> Content {
        Content::new(t::service_email_unowned_subject(lang), t::service_email_unowned_text(lang))
            .button(t::service_manage(lang), self.link.text(lang))
            .footer(t::service_email_keeper_why(lang), t::service_email_keeper_otherwise(lang))
    }
}

/// The person who proposed a service of the directory changed it: those who keep the directory are told, once until they look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceChanged {
    pub service: ServiceId,
    pub name: LocalizedText,
    pub link: PerLang,
    /// Those who keep the directory.
    pub recipients: Vec<PersonId>,
    pub by: Actor,
}

impl NotificationEvent for ServiceChanged {
    fn subject(&self) -> Subject {
        Subject::service(self.service)
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::People(&self.recipients)
    }

    fn except(&self) -> Option<PersonId> {
        self.by.id
    }

    fn once_until_read(&self) -> bool {
        true
    }
}

impl EmailTemplate for ServiceChanged {
    fn kind(&self) -> &'static str {
        NotificationKind::ServiceChanged.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let (by, service) = (&name(&self.by.name), &name(self.name.text(lang)));
        Content::new(
            t::service_email_changed_subject(lang, service),
            t::service_email_changed_text(lang, by, service),
        )
        .button(t::service_email_open(lang), self.link.text(lang))
        .footer(t::service_email_keeper_why(lang), t::service_email_keeper_otherwise(lang))
    }
}
