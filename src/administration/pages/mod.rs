//! One file per section; what they share is in `parts`.

mod agreement;
mod communities;
mod community;
mod community_form;
mod home;
mod log;
mod organizations;
mod outbox;
mod parts;
mod people;
mod person;
mod settings;
mod site;
mod template_form;
mod templates;

use super::paths;
use crate::{
    account::model::Agreement,
    rights::{Access, Action},
    server::web::Routes,
};

/// The pages of the administration.
#[must_use]
pub fn routes() -> Routes {
    let may = Access::May;
    Routes::new()
        .page(paths::HOME, may(Action::SeeAdministration), home::show)
        .page(paths::PEOPLE, may(Action::SeePeople), people::list)
        .form(paths::INVITE, may(Action::ManagePeople), people::invite, people::send)
        .page(paths::PERSON, may(Action::SeePeople), person::show)
        .action(paths::ACCOUNT, may(Action::ManagePeople), person::account)
        .action(paths::OFFICES, may(Action::GrantPortalRoles), person::portal_roles)
        .page(paths::ORGANISATIONS, may(Action::ManageOrganizations), organizations::list)
        .form(
            paths::NEW_ORGANISATION,
            may(Action::ManageOrganizations),
            organizations::new,
            organizations::add,
        )
        .form(paths::ORGANISATION, may(Action::ManageOrganizations), organizations::show, organizations::take)
        .page(paths::COMMUNITIES, may(Action::ArrangeCommunities), communities::list)
        .form(paths::NEW_COMMUNITY, may(Action::ArrangeCommunities), community::new, community::open)
        .form(paths::COMMUNITY, may(Action::ArrangeCommunities), community::show, community::change)
        .action(paths::ARRANGE, may(Action::ArrangeCommunities), communities::arrange)
        .page(paths::TEMPLATES, may(Action::EditTemplates), templates::list)
        .form(paths::NEW_TEMPLATE, may(Action::EditTemplates), templates::new, templates::add)
        .form(paths::TEMPLATE, may(Action::EditTemplates), templates::show, templates::take)
        .page(paths::PAGES, may(Action::EditPages), site::list)
        .form(paths::SETTINGS, may(Action::ChangeSettings), settings::show, settings::take)
        .form(
            paths::TERMS,
            may(Action::ChangeSettings),
            |request| agreement::show(request, Agreement::Terms),
            |request| agreement::publish(request, Agreement::Terms),
        )
        .form(
            paths::CONFIDENTIALITY,
            may(Action::ChangeSettings),
            |request| agreement::show(request, Agreement::Confidentiality),
            |request| agreement::publish(request, Agreement::Confidentiality),
        )
        .page(paths::OUTBOX, may(Action::SeeOutbox), outbox::list)
        .form(paths::EMAIL, may(Action::SeeOutbox), outbox::show, outbox::retry)
        .page(paths::LOG, may(Action::ReadAudit), log::show)
        .page(paths::LOG_CSV, may(Action::ReadAudit), log::csv)
}
