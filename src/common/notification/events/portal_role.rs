//! Roles in the portal.

use crate::{
    email::{Content, EmailTemplate},
    notification::model::{Actor, NotificationEvent, NotificationKind, PerLang, RecipientSelector, Subject},
};
use ensemble_core::{Lang, ids::PersonId};
use ensemble_server::names::email_name as name;
use ensemble_texts as t;

/// A role in the portal was given to a person, or taken from them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortalRoleChanged {
    pub person: PersonId,
    pub name: String,
    pub role: PerLang,
    pub granted: bool,
    pub by: Actor,
}

impl NotificationEvent for PortalRoleChanged {
    fn subject(&self) -> Subject {
        Subject::portal().actor(Some(self.person))
    }

    fn recipients(&self) -> RecipientSelector<'_> {
        RecipientSelector::PersonAndPortalOversight(self.person)
    }

    fn except(&self) -> Option<PersonId> {
        self.by.id
    }
}

impl EmailTemplate for PortalRoleChanged {
    fn kind(&self) -> &'static str {
        NotificationKind::PortalRoleChanged.code()
    }

    fn content(&self, lang: Lang) -> Content {
        let (who, role, by) = (&name(&self.name), &name(self.role.text(lang)), &name(&self.by.name));
        let (subject, text) = if self.granted {
            (
                t::email_portal_role_given_subject(lang, role, who),
                t::email_portal_role_given_text(lang, by, role, who),
            )
        } else {
            (
                t::email_portal_role_taken_subject(lang, role, who),
                t::email_portal_role_taken_text(lang, by, role, who),
            )
        };
        Content::new(subject, text)
            .footer(t::email_portal_role_changed_why(lang), t::email_portal_role_changed_otherwise(lang))
            .team_helps(lang)
    }
}
