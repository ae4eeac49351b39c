//! The first page: the sections that the viewer may open.

use ensemble_common::prelude::*;

use super::super::paths;
use ensemble_core::{Lang, error::AppError, rights::Action};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::Card;

type Section = (Action, [&'static str; 2], &'static str, &'static str);

/// Every section: the right that it takes, where it is, its name, what the reader does there.
fn sections(lang: Lang, manages: bool) -> [Section; 13] {
    let people =
        if manages { t::administration_people_text(lang) } else { t::administration_people_see(lang) };
    [
        (Action::SeePeople, paths::PEOPLE, t::administration_people(lang), people),
        (
            Action::ManageOrganizations,
            paths::ORGANIZATIONS,
            t::administration_organizations(lang),
            t::administration_organizations_text(lang),
        ),
        (
            Action::ArrangeCommunities,
            paths::COMMUNITIES,
            t::administration_communities(lang),
            t::administration_communities_text(lang),
        ),
        (
            Action::ArrangeCommunities,
            paths::YEAR,
            t::administration_year(lang),
            t::administration_year_text(lang),
        ),
        (
            Action::ManageCalls,
            paths::CALLS,
            t::call_public_list_title(lang),
            t::call_public_administration_text(lang),
        ),
        (Action::ManageServices, paths::SERVICES, t::service_manage(lang), t::service_manage_text(lang)),
        (
            Action::EditTemplates,
            paths::TEMPLATES,
            t::administration_templates(lang),
            t::administration_templates_text(lang),
        ),
        (
            Action::EditTemplates,
            paths::DISCUSSION_GUIDES,
            t::guide_text_title(lang),
            t::guide_text_administration(lang),
        ),
        (
            Action::ReadHandovers,
            paths::RESEARCH,
            t::research_title(lang),
            t::research_administration_text(lang),
        ),
        (Action::EditPages, paths::PAGES, t::administration_pages(lang), t::administration_pages_text(lang)),
        (
            Action::ChangeSettings,
            paths::SETTINGS,
            t::administration_settings(lang),
            t::administration_settings_text(lang),
        ),
        (Action::SeeOutbox, paths::OUTBOX, t::administration_mail(lang), t::administration_mail_text(lang)),
        (Action::ReadAudit, paths::LOG, t::administration_log(lang), t::administration_log_text(lang)),
    ]
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let manages =
        [Action::ManagePeople, Action::GrantPortalRoles].iter().all(|action| request.may(*action, None));
    let open: Vec<Section> =
        sections(lang, manages).into_iter().filter(|(action, ..)| request.may(*action, None)).collect();
    let body = move || {
        let cards = open
            .into_iter()
            .map(|(_, to, title, text)| {
                view! { <li><Card title href=paths::of(to, lang) level=2><p class="muted">{text}</p></Card></li> }
            })
            .collect_view();
        view! {
            <div class="page-head"><h1>{t::administration_title(lang)}</h1></div>
            <ul class="grid plain">{cards}</ul>
        }
    };
    let addresses = paths::HOME.map(str::to_owned);
    Ok(Page::new(t::administration_title(lang), addresses, body).section("administration").unlisted().into())
}
