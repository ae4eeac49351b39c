//! The directory: the search, which works without a script, and what it finds.

use ensemble_common::prelude::*;
use ensemble_core::region::Region;

use super::view::row;

use crate::service::{
    actions::{keeps, today},
    api, labels,
    model::{Area, Audience, Filter},
    paths, rules,
    store::{self, Found, PAGE_SIZE},
};
use ensemble_core::{Lang, error::AppError, fold::fold};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Button, Choice, EmptyState, Field, Icon, Kind, Notice, Pages, Pagination, Select, Shape, Weight,
};
use jiff::civil::Date;

/// What the page shows besides what was found.
struct Setting {
    lang: Lang,
    today: Date,
    filter: Filter,
    municipalities: Vec<String>,
    signed_in: bool,
    keeps: bool,
    notice: Option<&'static str>,
    current: u32,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, db, today) = (request.lang, &request.portal.db, today(&request));
    let filter = api::filter(request.pairs());
    let current = request.page_number()?;
    let found = store::search(db, lang, &filter, rules::stale_before(today), current).await?;
    let last = found.count.div_ceil(PAGE_SIZE).max(1);
    if current > last {
        return Err(AppError::NotFound);
    }
    let notice = match request.flash() {
        Some(Flash::Added) => Some(t::service_said_proposed(lang)),
        Some(Flash::Reported) => Some(t::service_said_reported(lang)),
        _ => None,
    };
    let setting = Setting {
        lang,
        today,
        filter,
        municipalities: store::municipalities(db).await?,
        signed_in: request.viewer.id().is_some(),
        keeps: keeps(&request),
        notice,
        current,
    };
    let is_plain = setting.filter == Filter::default() && current == 1;
    let title = t::service_title(lang).to_owned();
    let description = Some(t::service_lead(lang).to_owned());
    let body = move || body(setting, found, last);
    let page =
        Page::new(title, paths::LIST.map(str::to_owned), body).description(description).section("services");
    Ok(if is_plain { page } else { page.unlisted() }.into())
}

/// The address of the directory with these parameters.
fn address(lang: Lang, pairs: &[(&str, String)]) -> String {
    let encoded = |text: &str| {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    let query: Vec<String> = pairs
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", encoded(value)))
        .collect();
    let list = paths::at(paths::LIST, lang);
    if query.is_empty() { list.to_owned() } else { format!("{list}?{}", query.join("&")) }
}

/// The parameters of a filter, each with what it is called.
fn pairs(lang: Lang, filter: &Filter, municipalities: &[String]) -> Vec<(&'static str, String, String)> {
    let mut all = Vec::new();
    if !filter.words.trim().is_empty() {
        all.push(("q", filter.words.clone(), filter.words.clone()));
    }
    let area = match &filter.area {
        Area::Anywhere => None,
        Area::Online => Some(t::service_online(lang).to_owned()),
        Area::Region(region) => Some(region.name().to_owned()),
        Area::Municipality(name) => {
            let known = municipalities.iter().find(|each| fold(each) == *name);
            Some(known.cloned().unwrap_or_else(|| name.clone()))
        }
    };
    all.extend(area.map(|word| ("where", api::area_code(&filter.area), word)));
    for each in &filter.audiences {
        all.push(("for", each.code().to_owned(), labels::audience(lang, *each).to_owned()));
    }
    for each in &filter.languages {
        all.push(("in", each.code().to_owned(), labels::language(lang, *each).to_owned()));
    }
    all
}

fn body(setting: Setting, found: Found, last: u32) -> AnyView {
    let Setting { lang, today, ref filter, ref municipalities, .. } = setting;
    let set = pairs(lang, filter, municipalities);
    let active = set
        .iter()
        .enumerate()
        .map(|(place, (_, _, word))| {
            let rest: Vec<(&str, String)> = set
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != place)
                .map(|(_, (name, value, _))| (*name, value.clone()))
                .collect();
            view! {
                <li>
                    <a href=address(lang, &rest)>
                        {word.clone()} <Icon shape=Shape::Close />
                        <span class="visually-hidden">{t::service_filter_remove(lang)}</span>
                    </a>
                </li>
            }
        })
        .collect_view();
    let active = (!set.is_empty())
        .then(|| view! { <ul class="active-filters" aria-label=t::service_filters_set(lang)>{active}</ul> });
    let rows = found.services.iter().map(|service| row(lang, service, today)).collect_view();
    let list = if found.services.is_empty() {
        view! { <EmptyState title=t::service_none(lang) text=t::service_none_text(lang) /> }
    } else {
        view! { <div>{rows}</div> }
    };
    let partial = found.is_partial.then(|| view! { <p class="muted">{t::service_partial(lang)}</p> });
    let pages = (last > 1).then(|| {
        let rest: Vec<(&str, String)> = set.iter().map(|(name, value, _)| (*name, value.clone())).collect();
        let list = address(lang, &rest);
        let join = if list.contains('?') { '&' } else { '?' };
        let href = format!("{list}{join}page=");
        let pages = Pages::Numbered { current: setting.current, last, href };
        view! { <Pagination lang pages label=t::service_title(lang) /> }
    });
    let notice = setting.notice.map(|words| view! { <Notice kind=Kind::Success><p>{words}</p></Notice> });
    view! {
        <div class="page-title">
            <div>
                <h1>{t::service_heading(lang)}</h1>
                <p class="lead short">{t::service_lead(lang)}</p>
            </div>
        </div>
        {notice}
        <div class="rail">
            {panel(&setting, set.len())}
            <div class="sections">
                <section aria-labelledby="found">
                    <div class="section-title"><h2 id="found">{t::service_count(lang, found.count)}</h2> {active}</div>
                    {partial}
                    {list}
                    {pages}
                </section>
                {ways(&setting)}
            </div>
        </div>
    }
}

/// The search: what, where, for whom, in which language.
fn panel(setting: &Setting, active: usize) -> AnyView {
    let Setting { lang, filter, municipalities, .. } = setting;
    let lang = *lang;
    let chosen = api::area_code(&filter.area);
    let choice = |area: Area, word: String| {
        let code = api::area_code(&area);
        let is_chosen = code == chosen;
        Choice::new(code, word).chosen(is_chosen)
    };
    let mut places = vec![
        choice(Area::Anywhere, t::service_anywhere(lang).to_owned()),
        choice(Area::Online, t::service_online(lang).to_owned()),
    ];
    places.extend(municipalities.iter().map(|name| choice(Area::Municipality(fold(name)), name.clone())));
    places.extend(Region::ALL.iter().map(|each| choice(Area::Region(*each), each.name().to_owned())));
    let audiences = Audience::ALL
        .iter()
        .map(|each| {
            let checked = filter.audiences.contains(each);
            let word = labels::audience(lang, *each);
            view! {
                <label class="option">
                    <input type="checkbox" name="for" value=each.code() checked=checked />
                    <span>{word}</span>
                </label>
            }
        })
        .collect_view();
    let languages = Lang::ALL
        .iter()
        .map(|each| {
            let checked = filter.languages.contains(each);
            let word = labels::language(lang, *each);
            view! {
                <label class="option">
                    <input type="checkbox" name="in" value=each.code() checked=checked />
                    <span>{word}</span>
                </label>
            }
        })
        .collect_view();
    let is_open = active == 0;
    let count = (active > 0).then(|| view! { <span class="meta">{t::service_filters(lang, active)}</span> });
    view! {
        <details class="filter-panel" open=is_open>
            <summary><Icon shape=Shape::Search />{t::service_search(lang)} {count}</summary>
            <form method="get" action=paths::at(paths::LIST, lang) role="search">
                <Field id="q" kind="search" label=t::service_need(lang) value=filter.words.clone() />
                <Select id="where" label=t::service_where(lang) choices=places />
                <fieldset><legend>{t::service_for_whom(lang)}</legend>{audiences}</fieldset>
                <fieldset><legend>{t::service_in(lang)}</legend>{languages}</fieldset>
                <div class="row"><Button weight=Weight::Quiet small=true>{t::service_show(lang)}</Button></div>
            </form>
        </details>
    }
}

/// What else one does here.
fn ways(setting: &Setting) -> AnyView {
    let lang = setting.lang;
    let propose = setting.signed_in.then(|| {
        view! {
            <li><a class="text-link" href=paths::at(paths::PROPOSE, lang)>{t::service_propose(lang)}</a></li>
            <li><a class="text-link" href=paths::at(paths::MINE, lang)>{t::service_mine(lang)}</a></li>
            <li><a class="text-link" href=paths::at(paths::PARTNERS, lang)>{t::service_partners(lang)}</a></li>
        }
    });
    let manage = setting.keeps.then(|| {
        view! { <li><a class="text-link" href=paths::at(paths::MANAGE, lang)>{t::service_manage(lang)}</a></li> }
    });
    view! {
        <section class="stack gap-2" aria-labelledby="ways">
            <div class="section-title"><h2 id="ways">{t::service_ways(lang)}</h2></div>
            <ul class="plain">
                {propose}
                {manage}
                <li><a class="text-link" href=paths::at(paths::CSV, lang)>{t::service_csv(lang)}</a></li>
                <li><a class="text-link" href=paths::at(paths::HSDS, lang)>{t::service_hsds(lang)}</a></li>
            </ul>
        </section>
    }
}
