//! The practices of a community, and of all communities, with filters.

use ensemble_common::prelude::*;

use super::super::{
    labels,
    model::{PracticeCard, PracticeFilter, WorkingText},
    paths,
    rules::{
        self,
        topics::{is_same_tag, tag_word},
    },
    store,
};
use ensemble_communities::community::{
    self, Head, Room, level_word,
    model::{Community, Level, Network, Profession},
    network_word, paths as community_paths, profession_word,
};
use ensemble_core::{Lang, LocalizedText, error::AppError, format, ids::CommunityId, rights::Action};
use ensemble_reflections::reflection::rules::normalize_tag;
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Button, ButtonLink, Choice, EmptyState, LangBadge, Line, Pages, Pagination, Select, Spoken, StatusText,
    Weight,
};

/// What a list shows.
struct Listed {
    filter: PracticeFilter,
    cards: Vec<PracticeCard>,
    tags: Vec<String>,
    count: u32,
    page: u32,
    last: u32,
}

/// What the query filters by. A value that no filter offers filters nothing.
fn filter_of(request: &PageRequest) -> PracticeFilter {
    let value = |name: &str| request.query_param(name).unwrap_or_default();
    let tag = normalize_tag(value("tag"));
    PracticeFilter {
        level: Level::from_code(value("level")),
        network: Network::from_code(value("network")).filter(|network| *network != Network::Both),
        profession: Profession::from_code(value("profession")),
        tag: Some(tag).filter(|tag| !tag.is_empty()),
    }
}

async fn listed(request: &PageRequest, community: Option<CommunityId>) -> Result<Listed, AppError> {
    let (db, viewer, filter) = (&request.portal.db, &request.viewer, filter_of(request));
    let page = request.page_number()?;
    let count = store::count(db, viewer, community, &filter).await?;
    let last = count.div_ceil(store::PAGE_SIZE).max(1);
    if page > last {
        return Err(AppError::NotFound);
    }
    let cards = store::list(db, viewer, community, &filter, page).await?;
    let tags = store::tags(db, viewer, community).await?;
    Ok(Listed { filter, cards, tags, count, page, last })
}

fn weight(cards: &[PracticeCard]) -> usize {
    let bytes = |card: &PracticeCard| {
        card.title.bytes() + card.summary.as_ref().map(LocalizedText::bytes).unwrap_or_default()
    };
    cards.iter().map(bytes).sum()
}

/// The practices of all communities that the viewer reads.
pub(super) async fn show_all(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let listed = listed(&request, None).await?;
    let weight = weight(&listed.cards);
    let body = move || {
        let here = paths::ALL[usize::from(lang == Lang::En)];
        let feed = paths::FEED[usize::from(lang == Lang::En)];
        view! {
            <div class="page-head">
                <h1>{t::practice_list(lang)}</h1>
                <p class="lead">{t::practice_lead(lang)}</p>
            </div>
            {list(lang, here, listed, true)}
            <p class="small"><a href=feed>{t::practice_feed(lang)}</a></p>
        }
    };
    Ok(Page::new(t::practice_list(lang), paths::ALL.map(str::to_owned), body)
        .description(Some(t::practice_lead(lang).to_owned()))
        .section("communities")
        .weighing(weight)
        .into())
}

/// The practices of a community, and those that are worked on, for those who work on them.
pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = match community::named(&request, paths::LIST).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let (community, archived) = (found.community, found.archived);
    let (lang, db) = (request.lang, &request.portal.db);
    let listed = listed(&request, Some(community.id)).await?;
    let mut work = match request.viewer.id() {
        Some(person) => store::of_community_work(db, person, community.id).await?,
        None => Vec::new(),
    };
    work.retain(|each| rules::may_read_work(&request.viewer, &each.place, each.involvement));
    let writes = !archived && request.may(Action::WritePractices, Some(community.id));
    let weight = weight(&listed.cards);
    let title = t::practice_list_of(lang, community.name(lang));
    let addresses = community_paths::both(paths::LIST, &community.slugs);
    let body = move || of_community(lang, &community, listed, work, writes);
    let page = Page::new(title, addresses, body).section("communities").weighing(weight);
    Ok(if archived { page.unlisted() } else { page }.into())
}

fn of_community(
    lang: Lang,
    community: &Community,
    listed: Listed,
    work: Vec<WorkingText>,
    writes: bool,
) -> AnyView {
    let of = |paths| community_paths::of(paths, lang, community.slug(lang));
    let new = writes.then(|| {
        view! { <ButtonLink href=of(paths::NEW)>{t::practice_new(lang)}</ButtonLink> }
    });
    let rows = work
        .iter()
        .map(|each| {
            let href = paths::of(paths::WORK, lang, community.slug(lang), each.id);
            let when = format::date(lang, format::local(each.changed_at).date());
            let state = each.state;
            view! {
                <li>
                    <div class="entry-text">
                        <h4><a class="entry-title" href=href><Line lang passage=each.content.title.clone() /></a></h4>
                        <p class="byline">
                            <StatusText tone=labels::tone(state)>{labels::state(lang, state)}</StatusText>
                            <span>{when}</span>
                        </p>
                    </div>
                </li>
            }
        })
        .collect_view();
    let work = (!work.is_empty()).then(|| {
        view! {
            <section class="stack gap-3" aria-labelledby="in-preparation">
                <h3 id="in-preparation">{t::practice_in_preparation(lang)}</h3>
                <ul class="entry-list">{rows}</ul>
            </section>
        }
    });
    view! {
        {Head::of(lang, community, Room::Reflections).below(t::practice_list(lang)).action(new).view()}
        <div class="stack gap-5">
            <h2>{t::practice_list(lang)}</h2>
            {work}
            {list(lang, &of(paths::LIST), listed, false)}
            <p class="small"><a href=paths::ALL[usize::from(lang == Lang::En)]>{t::practice_all(lang)}</a></p>
        </div>
    }
}

fn list(lang: Lang, here: &str, listed: Listed, names_communities: bool) -> AnyView {
    let Listed { filter, cards, tags, count, page, last } = listed;
    let is_filtered = filter != PracticeFilter::default();
    let rows = cards.iter().map(|card| row(lang, card, names_communities)).collect_view();
    let entries = if cards.is_empty() {
        let text = if is_filtered { t::practice_none_filtered(lang) } else { t::practice_none(lang) };
        view! { <EmptyState title=t::practice_none_title(lang) text /> }
    } else {
        view! { <ul class="entry-list">{rows}</ul> }
    };
    let query: String = [
        ("level", filter.level.map(|level| level.code().to_owned())),
        ("network", filter.network.map(|network| network.code().to_owned())),
        ("profession", filter.profession.map(|profession| profession.code().to_owned())),
        ("tag", filter.tag.clone()),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some(format!("{name}={}&", encoded(&value?))))
    .collect();
    let href = format!("{here}?{query}page=");
    let pages =
        (last > 1).then(|| view! { <Pagination lang pages=Pages::Numbered { current: page, last, href } /> });
    view! {
        {filters(lang, here, &filter, &tags)}
        <section class="stack gap-3" aria-labelledby="practice-count">
            <h2 class="h3" id="practice-count">{t::practice_count(lang, count)}</h2>
            {entries}
            {pages}
        </section>
    }
}

/// A value for an address.
fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
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

fn filters(lang: Lang, here: &str, filter: &PracticeFilter, tags: &[String]) -> AnyView {
    let levels = options(t::community_filter_any_level(lang), Level::ALL, filter.level, |level| {
        (level.code(), level_word(lang, level))
    });
    let networks = options(
        t::community_filter_any_network(lang),
        &[Network::French, Network::English],
        filter.network,
        |network| (network.code(), network_word(lang, network)),
    );
    let professions =
        options(t::practice_filter_any_profession(lang), Profession::ALL, filter.profession, |profession| {
            (profession.code(), profession_word(lang, profession))
        });
    let chosen = filter.tag.as_deref().unwrap_or_default();
    let tags = std::iter::once(Choice::new("", t::practice_filter_any_tag(lang)).chosen(chosen.is_empty()))
        .chain(tags.iter().map(|tag| {
            let word = tag_word(lang, tag);
            Choice::new(word, word).chosen(is_same_tag(tag, chosen))
        }))
        .collect::<Vec<_>>();
    let clear = (*filter != PracticeFilter::default())
        .then(|| view! { <a href=here.to_owned()>{t::community_filter_clear(lang)}</a> });
    view! {
        <form class="filters" method="get" action=here.to_owned() role="search" aria-label=t::practice_filter(lang)>
            <Select id="level" label=t::community_filter_level(lang) choices=levels />
            <Select id="network" label=t::community_filter_network(lang) choices=networks />
            <Select id="profession" label=t::community_filter_profession(lang) choices=professions />
            <Select id="tag" label=t::practice_filter_tag(lang) choices=tags />
            <div class="row">
                <Button weight=Weight::Quiet>{t::community_filter_show(lang)}</Button>
                {clear}
            </div>
        </form>
    }
}

fn row(lang: Lang, card: &PracticeCard, names_community: bool) -> AnyView {
    let href = paths::of(paths::SHOW, lang, &card.place.slugs[usize::from(lang == Lang::En)], card.id);
    let community =
        names_community.then(|| view! { <span><Line lang passage=card.place.name.clone() /></span> });
    let summary = card.summary.clone().map(|passage| view! { <p><Line lang passage /></p> });
    let spoken = match &card.title {
        LocalizedText::Single { lang, .. } => Spoken::Only(*lang),
        LocalizedText::Pair { .. } => Spoken::Both,
    };
    let trials =
        (card.trials > 0).then(|| view! { <span>{t::practice_trial_count(lang, card.trials)}</span> });
    let when = format::date(lang, format::local(card.published_at).date());
    view! {
        <li>
            <div class="entry-text">
                <h3><a class="entry-title" href=href><Line lang passage=card.title.clone() /></a></h3>
                {summary}
                <p class="byline">
                    <LangBadge lang spoken />
                    {community}
                    <span>{labels::levels(lang, &card.context)}</span>
                    {trials}
                    <span>{when}</span>
                </p>
            </div>
        </li>
    }
}
