//! Those who wish to be found.

use ensemble_common::prelude::*;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::{
    super::{
        model::{DirectoryFilter, Listed},
        paths, store,
    },
    person::language,
};
use crate::community::{model::Profession, profession_word};
use ensemble_core::{
    Lang, LocalizedText,
    error::AppError,
    fold::sort_by_name,
    ids::{CommunityId, OrganizationId},
    rights::Action,
};
use ensemble_server::{
    markdown::lines,
    web::{Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Avatar, Button, Choice, EmptyState, Field, Pages, Pagination, Select, initials};

/// How many people one page shows.
const SIZE: u32 = 25;

/// What the form offers to filter by.
struct Offer {
    organizations: Vec<(OrganizationId, LocalizedText)>,
    /// Communities whose members the reader may see.
    communities: Vec<(CommunityId, String)>,
}

/// A value that the address chooses; a value that there is not finds nobody.
fn chosen<T: std::str::FromStr>(request: &PageRequest, name: &str) -> Result<Option<T>, AppError> {
    match request.query_param(name) {
        None | Some("") => Ok(None),
        Some(value) => value.parse().map(Some).map_err(|_| AppError::NotFound),
    }
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, db) = (request.lang, &request.portal.db);
    let filter = DirectoryFilter {
        search: request.query_param("q").unwrap_or_default().trim().to_owned(),
        profession: chosen(&request, "profession")?,
        organization: chosen(&request, "organization")?,
        community: chosen(&request, "community")?,
        lang: chosen(&request, "lang")?,
    };
    // Whoever may not see the members of a community learns nothing about them here.
    let sees = |community: CommunityId| request.may(Action::SeeMembers, Some(community));
    if filter.community.is_some_and(|community| !sees(community)) {
        return Err(AppError::NotFound);
    }
    let current: u32 = match request.query_param("page") {
        None | Some("") => 1,
        Some(number) => number.parse().ok().filter(|number| *number > 0).ok_or(AppError::NotFound)?,
    };
    let (people, count, mut organizations, names) = futures::try_join!(
        store::directory(db, &filter, current, SIZE),
        store::directory_count(db, &filter),
        store::shown_organizations(db),
        store::community_names(db, lang),
    )?;
    let last = count.div_ceil(SIZE).max(1);
    if current > last {
        return Err(AppError::NotFound);
    }
    sort_by_name(lang, &mut organizations, |(_, name)| name.text(lang));
    let mut communities: Vec<_> = names.into_iter().filter(|(id, _)| sees(*id)).collect();
    sort_by_name(lang, &mut communities, |(_, name)| name);
    let offer = Offer { organizations, communities };
    let body = move || {
        let list = if people.is_empty() {
            let (title, text) = if filter.search.is_empty() {
                (t::membership_nobody_filtered(lang), t::membership_nobody_filtered_text(lang))
            } else {
                (t::membership_nobody(lang), t::membership_nobody_text(lang))
            };
            view! { <EmptyState title text /> }.into_any()
        } else {
            let rows = people.into_iter().map(|person| row(lang, person)).collect_view();
            view! { <ul class="rows">{rows}</ul> }.into_any()
        };
        let href = address(lang, &filter);
        let more =
            (last > 1).then(|| view! { <Pagination lang pages=Pages::Numbered { current, last, href } /> });
        view! {
            <div class="page-head">
                <h1>{t::membership_directory(lang)}</h1>
                <p class="lead">{t::membership_directory_text(lang)}</p>
            </div>
            {filters(lang, filter, offer)}
            <p class="small muted" role="status">{t::membership_directory_count(lang, count)}</p>
            {list}
            {more}
        }
    };
    let addresses = paths::DIRECTORY.map(str::to_owned);
    Ok(Page::new(t::membership_directory(lang), addresses, body).section("directory").unlisted().into())
}

/// The address of a filtered page without its number.
fn address(lang: Lang, filter: &DirectoryFilter) -> String {
    let text = |value: Option<String>| value.unwrap_or_default();
    let pairs = [
        ("q", filter.search.clone()),
        ("profession", filter.profession.map_or("", Profession::code).to_owned()),
        ("organization", text(filter.organization.map(|id| id.to_string()))),
        ("community", text(filter.community.map(|id| id.to_string()))),
        ("lang", filter.lang.map_or("", Lang::code).to_owned()),
    ];
    let query: String = pairs
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}&", utf8_percent_encode(&value, NON_ALPHANUMERIC)))
        .collect();
    format!("{}?{query}page=", paths::directory(lang))
}

fn filters(lang: Lang, filter: DirectoryFilter, offer: Offer) -> impl IntoView {
    let is_set = filter != DirectoryFilter::default();
    let any = |words: &str| vec![Choice::new("", words)];
    let mut professions = any(t::membership_any_profession(lang));
    professions.extend(Profession::ALL.iter().map(|each| {
        Choice::new(each.code(), profession_word(lang, *each)).chosen(filter.profession == Some(*each))
    }));
    let mut organizations = any(t::membership_any_organization(lang));
    organizations.extend(offer.organizations.into_iter().map(|(id, name)| {
        Choice::new(id.to_string(), name.text(lang)).chosen(filter.organization == Some(id))
    }));
    let mut communities = any(t::membership_any_community(lang));
    communities.extend(
        offer
            .communities
            .into_iter()
            .map(|(id, name)| Choice::new(id.to_string(), name).chosen(filter.community == Some(id))),
    );
    let mut langs = any(t::membership_any_language(lang));
    langs.extend(
        Lang::ALL
            .map(|each| Choice::new(each.code(), language(lang, each)).chosen(filter.lang == Some(each))),
    );
    let by_community = (communities.len() > 1).then(|| {
        view! { <Select id="community" label=t::membership_filter_community(lang) choices=communities /> }
    });
    let clear = is_set.then(|| view! { <a href=paths::directory(lang)>{t::membership_clear(lang)}</a> });
    view! {
        <form class="filters" method="get" action=paths::directory(lang) role="search">
            <Field id="q" label=t::membership_search(lang) kind="search" value=filter.search />
            <Select id="profession" label=t::account_profession(lang) choices=professions />
            <Select id="organization" label=t::account_organization(lang) choices=organizations />
            {by_community}
            <Select id="lang" label=t::membership_language(lang) choices=langs />
            <div class="row">
                <Button>{t::membership_search_button(lang)}</Button>
                {clear}
            </div>
        </form>
    }
}

/// The language of a text, where it is not the page's.
pub(super) fn tag_of(lang: Lang, passage: &LocalizedText) -> Option<&'static str> {
    Some(passage.shown(lang).lang).filter(|shown| *shown != lang).map(Lang::tag)
}

fn row(lang: Lang, person: Listed) -> impl IntoView {
    let work: Vec<AnyView> = [
        person.profession.map(|profession| profession_word(lang, profession).into_any()),
        person.post.map(IntoAny::into_any),
        person.organization.map(|name| {
            let tag = tag_of(lang, &name);
            view! { <span lang=tag>{name.into_text(lang)}</span> }.into_any()
        }),
        person.lang.map(|each| language(lang, each).into_any()),
    ]
    .into_iter()
    .flatten()
    .map(|fact| view! { <span>{fact}</span> " " }.into_any())
    .collect();
    view! {
        <li class="row nowrap top">
            <Avatar initials=initials(&person.name) name=person.name.clone() />
            <div>
                <p><a href=paths::person(lang, person.id)><b>{person.name}</b></a> " " {person.pronouns.map(|words| view! { <span class="small muted">"(" {words} ")"</span> })}</p>
                {(!work.is_empty()).then(|| view! { <p class="byline">{work}</p> })}
                {person.bio.map(|passage| view! { <p lang=tag_of(lang, &passage) inner_html=lines(passage.text(lang))></p> })}
                {person.email.map(|email| view! { <p class="small"><a href=format!("mailto:{email}")>{email.clone()}</a></p> })}
            </div>
        </li>
    }
}
