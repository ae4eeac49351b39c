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
mod school_days;
mod settings;
mod site;
mod template_form;
mod templates;
mod year;

use super::paths;
use ensemble_communities::account::model::Agreement;
use ensemble_core::rights::{Access, Action};
use ensemble_server::web::Routes;

/// How much the form with a school calendar may carry, in bytes. It is more than a calendar may have, so that the page of the form
/// says that a file is too large.
const CALENDAR: usize = 11 * 1024 * 1024;

/// The pages of the administration.
#[must_use]
pub fn routes() -> Routes {
    let may = Access::May;
    let organizes = may(Action::ManageOrganizations);
    let arranges = may(Action::ArrangeCommunities);
    let edits = may(Action::EditTemplates);
    Routes::new()
        .page(paths::HOME, may(Action::SeeAdministration), home::show)
        .page(paths::PEOPLE, may(Action::SeePeople), people::list)
        .form(paths::INVITE, may(Action::ManagePeople), people::invite, people::submit_invitation)
        .action(paths::INVITE_MANY, may(Action::ManagePeople), people::submit_list)
        .action(paths::INVITE_AGAIN, may(Action::ManagePeople), people::invite_again)
        .action(paths::WITHDRAW_INVITATION, may(Action::ManagePeople), people::withdraw_invitation)
        .page(paths::PERSON, may(Action::SeePeople), person::show)
        .action(paths::CLOSE_ACCOUNT, may(Action::ManagePeople), person::close_account)
        .action(paths::REOPEN_ACCOUNT, may(Action::ManagePeople), person::reopen_account)
        .action(paths::GIVE_ROLE, may(Action::GrantPortalRoles), person::give_portal_role)
        .action(paths::TAKE_ROLE, may(Action::GrantPortalRoles), person::take_portal_role)
        .page(paths::ORGANIZATIONS, organizes, organizations::list)
        .form(paths::NEW_ORGANIZATION, organizes, organizations::new, organizations::submit_new)
        .form(paths::ORGANIZATION, organizes, organizations::show, organizations::submit)
        .action(paths::DELETE_ORGANIZATION, organizes, organizations::delete)
        .action(paths::SCHOOL_DAYS, organizes, school_days::submit)
        .carrying(CALENDAR)
        .action(paths::REMOVE_SCHOOL_DAYS, organizes, school_days::submit_removal)
        .page(paths::COMMUNITIES, arranges, communities::list)
        .page(paths::YEAR, arranges, year::show)
        .form(paths::NEW_COMMUNITY, arranges, community::new, community::submit_new)
        .form(paths::COMMUNITY, arranges, community::show, community::submit)
        .action(paths::MOVE_COMMUNITY, arranges, communities::submit_move)
        .action(paths::ARCHIVE_COMMUNITY, arranges, communities::archive)
        .action(paths::RESTORE_COMMUNITY, arranges, communities::restore)
        .page(paths::TEMPLATES, edits, templates::list)
        .form(paths::NEW_TEMPLATE, edits, templates::new, templates::submit_new)
        .action(paths::ARRANGE_NEW_TEMPLATE, edits, templates::arrange_new)
        .form(paths::TEMPLATE, edits, templates::show, templates::submit)
        .action(paths::ARRANGE_TEMPLATE, edits, templates::arrange)
        .action(paths::RESET_TEMPLATE, edits, templates::reset)
        .action(paths::RETIRE_TEMPLATE, edits, templates::retire)
        .action(paths::OFFER_TEMPLATE, edits, templates::offer)
        .page(paths::PAGES, may(Action::EditPages), site::list)
        .form(paths::SETTINGS, may(Action::ChangeSettings), settings::show, settings::submit)
        .form(
            paths::TERMS,
            may(Action::ChangeSettings),
            |request| agreement::show(request, Agreement::Terms),
            |request| agreement::submit(request, Agreement::Terms),
        )
        .form(
            paths::CONFIDENTIALITY,
            may(Action::ChangeSettings),
            |request| agreement::show(request, Agreement::Confidentiality),
            |request| agreement::submit(request, Agreement::Confidentiality),
        )
        .page(paths::OUTBOX, may(Action::SeeOutbox), outbox::list)
        .form(paths::EMAIL, may(Action::SeeOutbox), outbox::show, outbox::retry)
        .page(paths::LOG, may(Action::ReadAudit), log::show)
        .page(paths::LOG_CSV, may(Action::ReadAudit), log::csv)
}
