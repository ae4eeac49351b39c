//! The list of communities and its filters.

use std::collections::HashMap;

use ensemble_common::prelude::*;

use super::{
    super::{
        composition::{Composition, Part},
        islands::{FilterCount, FilterCountWords},
        labels,
        model::{CommunityCard, CommunityFilter, CommunityKind, Level, Network, Profession},
        paths,
        rules::{PAGE_SIZE, UnknownValue},
        store,
    },
    CommunityRows,
};
use ensemble_core::{Lang, error::AppError, ids::CommunityId};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Choice, EmptyState, Kind, Notice, Pages, Pagination, Select, Weight};

pub(super) async fn list(request: PageRequest, composition: Composition) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let (filter, unknown) = match CommunityFilter::from_pairs(request.pairs()) {
        Ok(filter) => (filter, None),
        Err(unknown) => (CommunityFilter::default(), Some(unknown)),
    };
    let page = match request.query_param("page") {
        None => 1,
        Some(number) => number.parse::<u32>().ok().filter(|page| *page > 0).ok_or(AppError::NotFound)?,
    };
    let db = &request.portal.db;
    let (cards, count) =
        futures::try_join!(store::list(db, lang, filter, page, PAGE_SIZE), store::count(db, filter))?;
    let last = count.div_ceil(PAGE_SIZE).max(1);
    if page > last {
        return Err(AppError::NotFound);
    }
    let ids = cards.iter().map(|card| card.id).collect();
    let lines = (composition.lines)(request.context.clone(), ids).await?;
    let calls = match page == 1 && filter.is_empty() {
        true => (composition.calls)(request.context.clone()).await?,
        false => None,
    };
    let listed = unknown.is_none();
    let body = move || view! { <List lang calls filter unknown cards lines count page last /> };
    let page = Page::new(t::community_list_title(lang), paths::LIST.map(str::to_owned), body)
        .description(Some(t::community_list_lead(lang).to_owned()))
        .section("communities")
        .with_islands();
    Ok(if listed { page } else { page.unlisted() }.into())
}

#[component]
fn List(
    lang: Lang,
    calls: Option<Part>,
    filter: CommunityFilter,
    unknown: Option<UnknownValue>,
    cards: Vec<CommunityCard>,
    lines: HashMap<CommunityId, String>,
    count: u32,
    page: u32,
    last: u32,
) -> impl IntoView {
    let cards = if cards.is_empty() {
        view! {
            <EmptyState title=t::community_none_title(lang) text=t::community_none_text(lang)>
                <ButtonLink weight=Weight::Quiet href=paths::list(lang)>{t::community_filter_clear(lang)}</ButtonLink>
            </EmptyState>
        }
        .into_any()
    } else {
        view! { <CommunityRows lang cards lines /> }.into_any()
    };
    let mut href = format!("{}?", paths::list(lang));
    for (name, value) in filter.to_pairs() {
        href.push_str(&format!("{name}={value}&"));
    }
    href.push_str("page=");
    view! {
        <div class="page-head">
            <h1>{t::community_list_title(lang)}</h1>
            <p class="lead">{t::community_list_lead(lang)}</p>
        </div>
        {unknown.map(|_| view! { <Notice kind=Kind::Warning><p>{t::community_filter_unknown(lang)}</p></Notice> })}
        {calls.map(|part| part(lang))}
        <Filters lang filter />
        <section class="stack">
            <h2 class="h3">{t::community_count(lang, count)}</h2>
            {cards}
            {(last > 1).then(|| view! { <Pagination lang pages=Pages::Numbered { current: page, last, href } /> })}
        </section>
    }
}

#[component]
fn Filters(lang: Lang, filter: CommunityFilter) -> impl IntoView {
    let kinds = options(t::community_filter_any_kind(lang), CommunityKind::ALL, filter.kind, |kind| {
        (kind.code(), labels::kind(lang, kind))
    });
    let professions =
        options(t::community_filter_any_profession(lang), Profession::ALL, filter.profession, |profession| {
            (profession.code(), labels::profession(lang, profession))
        });
    let levels = options(t::community_filter_any_level(lang), Level::ALL, filter.level, |level| {
        (level.code(), labels::level(lang, level))
    });
    let networks = options(
        t::community_filter_any_network(lang),
        &[Network::French, Network::English],
        filter.network,
        |network| (network.code(), labels::network(lang, network)),
    );
    let spoken = FilterCountWords {
        none: t::community_count_live_none(lang).to_owned(),
        one: t::community_count_live_one(lang).to_owned(),
        other: t::community_count_live_other(lang).to_owned(),
    };
    view! {
        <FilterCount words=spoken>
            <form class="filters" method="get" action=paths::list(lang) role="search" aria-label=t::community_filter(lang)>
                <Select id="kind" label=t::community_filter_kind(lang) choices=kinds />
                <Select id="profession" label=t::community_filter_profession(lang) choices=professions />
                <Select id="level" label=t::community_filter_level(lang) choices=levels />
                <Select id="network" label=t::community_filter_network(lang) choices=networks />
                <div class="row">
                    <Button>{t::community_filter_show(lang)}</Button>
                    {(!filter.is_empty())
                        .then(|| view! { <a href=paths::list(lang)>{t::community_filter_clear(lang)}</a> })}
                </div>
            </form>
        </FilterCount>
    }
}

fn options<T: Copy + PartialEq>(
    any: &str,
    all: &[T],
    chosen: Option<T>,
    named: impl Fn(T) -> (&'static str, &'static str),
) -> Vec<Choice> {
    let every = Choice::new("", any).chosen(chosen.is_none());
    let each = all.iter().map(|value| {
        let (code, name) = named(*value);
        Choice::new(code, name).chosen(chosen == Some(*value))
    });
    std::iter::once(every).chain(each).collect()
}
