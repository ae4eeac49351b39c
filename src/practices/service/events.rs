//! The notifications about services.

use super::{
    model::{Details, Service},
    paths,
};
use ensemble_common::notification::{
    Actor, PerLang,
    events::{ServiceChanged, ServiceDecided, ServiceDue, ServiceProposed, ServiceReported, ServicesUnowned},
};
use ensemble_core::ids::{PersonId, ServiceId};
use ensemble_server::{Portal, web::ActionContext};

fn link(portal: &Portal, id: ServiceId) -> PerLang {
    let site = &portal.config.site_url;
    PerLang::of(|lang| format!("{site}{}", paths::of(paths::SHOW, lang, id)))
}

/// A service was proposed.
pub(super) fn proposed(
    context: &ActionContext,
    details: &Details,
    id: ServiceId,
    recipients: Vec<PersonId>,
) -> ServiceProposed {
    ServiceProposed {
        service: id,
        name: details.name.clone(),
        link: link(&context.portal, id),
        recipients,
        by: Actor::from_viewer(&context.viewer),
    }
}

/// A service was put into the directory, or taken out of it.
pub(super) fn decided(
    context: &ActionContext,
    service: &Service,
    owner: PersonId,
    is_listed: bool,
) -> ServiceDecided {
    ServiceDecided {
        service: service.id,
        name: service.details.name.clone(),
        is_listed,
        link: link(&context.portal, service.id),
        owner,
        by: Actor::from_viewer(&context.viewer),
    }
}

/// Someone said what is wrong with a service.
pub(super) fn reported(portal: &Portal, service: &Service, recipients: Vec<PersonId>) -> ServiceReported {
    ServiceReported {
        service: service.id,
        name: service.details.name.clone(),
        link: link(portal, service.id),
        recipients,
    }
}

/// The owner of a service is asked whether it is still right.
pub(super) fn due(portal: &Portal, service: &Service, owner: PersonId) -> ServiceDue {
    ServiceDue {
        service: service.id,
        name: service.details.name.clone(),
        link: link(portal, service.id),
        owner,
    }
}

/// Services that no one looks after are to be verified.
pub(super) fn unowned(portal: &Portal, recipients: Vec<PersonId>) -> ServicesUnowned {
    let site = &portal.config.site_url;
    let link = PerLang::of(|lang| format!("{site}{}", paths::at(paths::MANAGE, lang)));
    ServicesUnowned { link, recipients }
}

/// The person who proposed a service of the directory changed it.
pub(super) fn changed(
    context: &ActionContext,
    details: &Details,
    id: ServiceId,
    recipients: Vec<PersonId>,
) -> ServiceChanged {
    ServiceChanged {
        service: id,
        name: details.name.clone(),
        link: link(&context.portal, id),
        recipients,
        by: Actor::from_viewer(&context.viewer),
    }
}
