//! The certificates of a school year: one's own, and those of a community. Each list has a page on which all are printed.

use ensemble_common::prelude::*;

use super::{
    super::super::{actions, api::IssueYear, model::Certificate, paths, rules, store},
    view::{row, sheet},
};
use crate::meeting::PrintButton;
use ensemble_communities::community::{self, model::Community, paths as community_paths};
use ensemble_core::{Lang, error::AppError, rights::Action};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, Button, ButtonLink, Kind, NavLink, Notice, Weight};

/// How many school years before this one can be looked at.
const YEARS: i16 = 5;

/// Whose certificates a page lists.
enum Of {
    Viewer,
    Community(Box<Community>),
}

impl Of {
    /// A page of theirs, in a language.
    fn path(&self, lang: Lang, mine: [&'static str; 2], of_community: [&str; 2]) -> String {
        match self {
            Self::Viewer => paths::at(mine, lang).to_owned(),
            Self::Community(community) => community_paths::of(of_community, lang, community.slug(lang)),
        }
    }

    fn list(&self, lang: Lang) -> String {
        self.path(lang, paths::MINE, paths::OF_COMMUNITY)
    }
}

/// The school year that the query asks for, by the calendar year in which it begins.
fn year(request: &PageRequest) -> Result<i16, AppError> {
    let this = rules::school_year(request.portal.now());
    match request.query_param(paths::YEAR).filter(|typed| !typed.is_empty()) {
        None => Ok(this),
        Some(typed) => {
            let year = typed.parse().ok().filter(|year| (this - YEARS..=this).contains(year));
            year.ok_or(AppError::NotFound)
        }
    }
}

/// The community of the address, for its facilitators.
async fn led(
    request: &PageRequest,
    to: [&'static str; 2],
) -> Result<Result<Box<Community>, PageResponse>, AppError> {
    let found = match community::named(request, to).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(Err(elsewhere)),
    };
    request.require(Action::RecordParticipation, found.community.id)?;
    Ok(Ok(Box::new(found.community)))
}

async fn certificates(request: &PageRequest, of: &Of, year: i16) -> Result<Vec<Certificate>, AppError> {
    let bounds = rules::school_year_bounds(year).ok_or(AppError::NotFound)?;
    let db = &request.portal.db;
    Ok(match of {
        Of::Viewer => store::of_person(db, request.person()?, bounds).await?,
        Of::Community(community) => store::of_community(db, community.id, bounds).await?,
    })
}

pub(in crate::participation::pages) async fn show_mine(
    request: PageRequest,
) -> Result<PageResponse, AppError> {
    list(&request, Of::Viewer).await
}

pub(in crate::participation::pages) async fn show_community(
    request: PageRequest,
) -> Result<PageResponse, AppError> {
    match led(&request, paths::OF_COMMUNITY).await? {
        Ok(community) => list(&request, Of::Community(community)).await,
        Err(elsewhere) => Ok(elsewhere),
    }
}

pub(in crate::participation::pages) async fn print_mine(
    request: PageRequest,
) -> Result<PageResponse, AppError> {
    sheets(&request, Of::Viewer).await
}

pub(in crate::participation::pages) async fn print_community(
    request: PageRequest,
) -> Result<PageResponse, AppError> {
    match led(&request, paths::OF_COMMUNITY_PRINT).await? {
        Ok(community) => sheets(&request, Of::Community(community)).await,
        Err(elsewhere) => Ok(elsewhere),
    }
}

pub(in crate::participation::pages) async fn submit_mine(
    request: PageRequest,
) -> Result<PageResponse, AppError> {
    issue(&request, Of::Viewer).await
}

pub(in crate::participation::pages) async fn submit_community(
    request: PageRequest,
) -> Result<PageResponse, AppError> {
    match led(&request, paths::OF_COMMUNITY).await? {
        Ok(community) => issue(&request, Of::Community(community)).await,
        Err(elsewhere) => Ok(elsewhere),
    }
}

async fn issue(request: &PageRequest, of: Of) -> Result<PageResponse, AppError> {
    let input: IssueYear = request.input()?;
    let community = match &of {
        Of::Viewer => None,
        Of::Community(community) => Some(community.id),
    };
    let issued = actions::issue_year(request, community, input).await?;
    let year = input.year.unwrap_or_else(|| rules::school_year(request.portal.now()));
    let here = format!("{}?{}={year}", of.list(request.lang), paths::YEAR);
    Ok(PageResponse::redirect_with(&here, if issued > 0 { Flash::Added } else { Flash::Saved }))
}

/// The certificates of a school year, the way to those of others, and the button that issues those that are missing.
async fn list(request: &PageRequest, of: Of) -> Result<PageResponse, AppError> {
    let (lang, year) = (request.lang, year(request)?);
    let this = rules::school_year(request.portal.now());
    let all = certificates(request, &of, year).await?;
    let said = match request.flash() {
        Some(Flash::Added) => Some((Kind::Success, t::participation_certificates_issued(lang))),
        Some(Flash::Saved) => Some((Kind::Info, t::participation_certificates_none_missing(lang))),
        Some(Flash::Removed) => Some((Kind::Success, t::participation_certificate_was_revoked(lang))),
        Some(Flash::Changed) => Some((Kind::Warning, t::participation_certificate_revoked_before(lang))),
        _ => None,
    };
    let title = match &of {
        Of::Viewer => t::participation_certificates(lang).to_owned(),
        Of::Community(community) => t::participation_certificates_of(lang, community.heading.name.text(lang)),
    };
    let heading = title.clone();
    let addresses = Lang::ALL.map(|lang| of.list(lang));
    let weight = all.len() * 500;
    let body = move || {
        let links = years(lang, &of, year, this);
        let print =
            format!("{}?{}={year}", of.path(lang, paths::MINE_PRINT, paths::OF_COMMUNITY_PRINT), paths::YEAR);
        let named = matches!(of, Of::Community(_));
        let rows = all.iter().map(|each| row(lang, each, named)).collect_view();
        let content = match all.is_empty() {
            true => view! { <p>{t::participation_certificates_none(lang)}</p> }.into_any(),
            false => view! {
                <ul class="rows plain">{rows}</ul>
                <div>
                    <ButtonLink weight=Weight::Quiet href=print>{t::participation_print_all(lang)}</ButtonLink>
                </div>
            }
            .into_any(),
        };
        let text = match &of {
            Of::Viewer => t::participation_certificates_text(lang),
            Of::Community(_) => t::participation_certificates_of_text(lang),
        };
        view! {
            {crumbs(lang, &of)}
            <h1>{heading}</h1>
            {said.map(|(kind, words)| view! { <Notice kind><p role="status">{words}</p></Notice> })}
            <p>{text}</p>
            <section class="stack gap-4" aria-labelledby="year">
                <h2 id="year">{t::meeting_school_year(lang, year.to_string(), (year + 1).to_string())}</h2>
                {content}
                <form method="post" action=of.list(lang)>
                    <input type="hidden" name="year" value=year.to_string() />
                    <Button>{t::participation_certificates_issue(lang)}</Button>
                </form>
            </section>
            <nav class="row small" aria-labelledby="other-years">
                <b id="other-years">{t::participation_other_years(lang)}</b>
                {links}
            </nav>
        }
    };
    Ok(Page::new(title, addresses, body).weighing(weight).unlisted().into())
}

fn crumbs(lang: Lang, of: &Of) -> AnyView {
    match of {
        Of::Viewer => {
            let links = vec![NavLink::new(t::participation_logbook(lang), paths::at(paths::LOGBOOK, lang))];
            view! { <Breadcrumb lang links here=t::participation_certificates(lang) /> }.into_any()
        }
        Of::Community(community) => {
            let to = community_paths::of(community_paths::SHOW, lang, community.slug(lang));
            let name = community.heading.name.text(lang);
            let links = vec![NavLink::new(name, to)];
            let here = t::participation_certificates_of(lang, name);
            view! { <Breadcrumb lang links here /> }.into_any()
        }
    }
}

/// The way to other school years.
fn years(lang: Lang, of: &Of, shown: i16, this: i16) -> AnyView {
    let list = of.list(lang);
    let links = (this - YEARS..=this)
        .rev()
        .filter(|year| *year != shown)
        .map(|year| {
            let to = format!("{list}?{}={year}", paths::YEAR);
            view! { <li><a href=to>{t::meeting_school_year(lang, year.to_string(), (year + 1).to_string())}</a></li> }
        })
        .collect_view();
    view! { <ul class="row plain">{links}</ul> }.into_any()
}

/// All certificates of a school year that are in force, a page of paper each.
async fn sheets(request: &PageRequest, of: Of) -> Result<PageResponse, AppError> {
    let (lang, year) = (request.lang, year(request)?);
    let all = certificates(request, &of, year).await?;
    let site = request.portal.config.site_url.clone();
    let title = t::participation_certificates(lang);
    let addresses = Lang::ALL.map(|lang| of.path(lang, paths::MINE_PRINT, paths::OF_COMMUNITY_PRINT));
    let weight = all.len() * 4_000;
    let body = move || {
        let sheets: Vec<AnyView> = all
            .iter()
            .filter(|each| each.revoked_at.is_none())
            .map(|each| sheet(lang, &site, each))
            .collect();
        let none = sheets.is_empty().then(|| view! { <p>{t::participation_certificates_none(lang)}</p> });
        let back = format!("{}?{}={year}", of.list(lang), paths::YEAR);
        view! {
            <h1 class="no-print">{title}</h1>
            <div class="row no-print">
                <PrintButton label=t::agenda_print_now(lang).to_owned() quiet=false />
                <a href=back>{t::participation_certificates_back(lang)}</a>
            </div>
            {none}
            {sheets}
        }
    };
    Ok(Page::new(title, addresses, body).weighing(weight).secret().with_islands().into())
}
