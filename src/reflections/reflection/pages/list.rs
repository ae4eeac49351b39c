//! A community's reflections as a list that is read, beside what it is filtered by.

use ensemble_common::prelude::*;

use super::{
    super::{
        fields::prompt_code,
        model::{Cursor, Filter, Prompt, Reflection, ReflectionKind},
        prompts,
        rules::{self, PAGE_SIZE},
        store,
        views::encoded,
    },
    entries::entries,
    filters::{self, Offered},
    paths,
    waiting::waiting,
};
use ensemble_communities::community::{self, Head, Room, model::Community, paths as community_paths};
use ensemble_core::{Lang, error::AppError, rights::Action};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, EmptyState, Icon, Pages, Pagination, QuestionBlock, Shape, Weight};

/// All that the page shows.
struct Shown {
    lang: Lang,
    community: Community,
    filter: Filter,
    filtered: bool,
    all: Vec<Reflection>,
    next: Option<String>,
    /// The filters that are set: what each is called, and the address without it.
    active: Vec<(String, String)>,
    tags: Vec<String>,
    /// What one may answer, and how many did.
    prompts: Vec<(Prompt, i64)>,
    signed_in: bool,
    writes: bool,
    /// How many reports wait, for those who decide about them.
    reports: Option<u32>,
}

/// Reads the filters of an address. A value that no filter offers filters nothing.
fn filter(request: &PageRequest) -> Filter {
    let some = |name| request.query_param(name).filter(|value| !value.is_empty());
    let signed_in = request.viewer.person.is_some();
    let ticked = |name| signed_in && request.query_param(name) == Some("1");
    Filter {
        community: None,
        prompt: some("prompt").map(str::to_owned),
        tag: some("tag").map(rules::normalize_tag),
        lang: some("lang").and_then(Lang::from_code),
        meeting: some("meeting").and_then(|id| id.parse().ok()),
        kind: some("mark").and_then(ReflectionKind::from_code),
        mine: ticked("mine"),
        unread: ticked("unread"),
        bookmarked: ticked("kept"),
        public: false,
        shared: false,
    }
}

/// Reads where a page begins: `after=MOMENT.ID`; at the beginning for what no page of ours says.
pub(super) fn cursor(request: &PageRequest) -> Option<Cursor> {
    let (at, id) = request.query_param("after")?.split_once('.')?;
    Some(Cursor { at: at.parse().ok()?, id: id.parse().ok()? })
}

/// The address of the next page, when there is one; what is more than a page is cut off.
pub(super) fn next_page(request: &PageRequest, path: &str, all: &mut Vec<Reflection>) -> Option<String> {
    let size = usize::try_from(PAGE_SIZE).unwrap_or(usize::MAX);
    if all.len() <= size {
        return None;
    }
    all.truncate(size);
    let last = all.last()?;
    let mut href = format!("{path}?");
    for (name, value) in request.pairs().filter(|(name, value)| *name != "after" && !value.is_empty()) {
        href.push_str(&format!("{}={}&", encoded(name), encoded(value)));
    }
    href.push_str(&format!("after={}.{}", last.listed_at, last.id));
    Some(href)
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let community = match community::named(&request, paths::LIST).await? {
        Ok(found) => found.community,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let (lang, db, viewer, id) = (request.lang, &request.portal.db, &request.viewer, community.id);
    let filter = Filter { community: Some(id), ..filter(&request) };
    let (mut all, tags, answered) = futures::try_join!(
        store::list(db, viewer, &filter, cursor(&request), PAGE_SIZE + 1),
        store::tags(db, viewer, id),
        store::prompts(db, viewer, id)
    )?;
    let path = community_paths::of(paths::LIST, lang, community.slug(lang));
    let next = next_page(&request, &path, &mut all);
    let asked = prompts::questions(&community);
    let mut prompts: Vec<(Prompt, i64)> = asked.into_iter().map(|prompt| (prompt, 0)).collect();
    for (prompt, count) in answered {
        match prompts.iter_mut().find(|(known, _)| prompt_code(known) == prompt_code(&prompt)) {
            Some((_, known)) => *known = count,
            None => prompts.push((prompt, count)),
        }
    }
    let reports = match request.may(Action::ModerateReflections, Some(id)) {
        true => Some(store::open_reports(db, id).await?),
        false => None,
    };
    let title = t::community_reflections_title(lang, community.name(lang).to_owned());
    let addresses = community_paths::both(paths::LIST, &community.slugs);
    let filtered = filter != Filter { community: Some(id), ..Filter::default() };
    let active = filters::active(&request, &filter, &prompts, &path);
    let shown = Shown {
        lang,
        filter,
        filtered,
        all,
        next,
        active,
        tags,
        prompts,
        signed_in: viewer.person.is_some(),
        writes: request.may(Action::WriteReflections, Some(id)),
        reports,
        community,
    };
    let page = Page::new(title, addresses, move || body(shown)).section("communities");
    Ok(if filtered { page.unlisted() } else { page }.into())
}

fn body(shown: Shown) -> impl IntoView {
    let Shown {
        lang,
        community,
        filter,
        filtered,
        all,
        next,
        active,
        tags,
        prompts,
        signed_in,
        writes,
        reports,
    } = shown;
    let slug = community.slug(lang).to_owned();
    let at = |paths| community_paths::of(paths, lang, &slug);
    let [here, clear, home] = [at(paths::LIST), at(paths::LIST), at(community_paths::SHOW)];
    let chosen = filter.prompt.as_ref().and_then(|key| prompts.iter().find(|(prompt, _)| prompt.key == *key));
    let new = |prompt: Option<&Prompt>| {
        let prompt =
            prompt.map(|prompt| format!("&prompt={}", encoded(&prompt_code(prompt)))).unwrap_or_default();
        format!("{}?community={slug}{prompt}", paths::at(paths::NEW, lang))
    };
    let write = writes.then(|| {
        let href = new(None);
        view! { <ButtonLink href><Icon shape=Shape::Pen /> {t::reflection_write(lang)}</ButtonLink> }
            .into_any()
    });
    let asked = chosen.map(|(prompt, _)| {
        let shown = prompt.text.shown(lang);
        let (tag, text) = ((shown.lang != lang).then_some(shown.lang), shown.text.to_owned());
        let respond = writes.then(|| {
            let href = new(Some(prompt));
            view! { <p><ButtonLink small=true weight=Weight::Quiet href>{t::reflection_answer(lang)}</ButtonLink></p> }
        });
        view! { <div class="stack gap-3 feed-prompt"><QuestionBlock lang=tag>{text}</QuestionBlock> {respond}</div> }
    });
    let list = if !all.is_empty() {
        entries(lang, all, false).into_any()
    } else if filtered {
        view! {
            <EmptyState title=t::reflection_none_match(lang) text=t::reflection_none_match_text(lang)>
                <ButtonLink weight=Weight::Quiet href=clear>{t::reflection_filter_clear(lang)}</ButtonLink>
            </EmptyState>
        }
        .into_any()
    } else {
        view! {
            <EmptyState title=t::community_no_reflection(lang) text=t::community_no_reflection_text(lang)>
                <ButtonLink weight=Weight::Quiet href=home>{t::community_back(lang)}</ButtonLink>
            </EmptyState>
        }
        .into_any()
    };
    let pages = next
        .map(|next| view! { <Pagination lang pages=Pages::Keyset { previous: None, next: Some(next) } /> });
    let waiting = reports.and_then(|open| waiting(lang, open));
    let title = if filtered { t::reflection_feed_filtered(lang) } else { t::reflection_feed_title(lang) };
    let offered = Offered { prompts: &prompts, tags: &tags, signed_in, active: active.len() };
    view! {
        {Head::of(lang, &community, Room::Reflections).waiting(waiting).action(write).view()}
        <div class="rail feed-layout">
            {filters::panel(lang, here.clone(), &filter, offered).into_any()}
            <section class="feed" aria-labelledby="feed">
                <div class="feed-head">
                    <h2 id="feed">{title}</h2>
                    {filters::active_list(lang, active, here).into_any()}
                </div>
                {asked}
                {list}
                {pages}
            </section>
            {more(lang, &slug, writes, reports, signed_in).into_any()}
        </div>
    }
}

/// What else there is to do with a community's reflections.
fn more(
    lang: Lang,
    slug: &str,
    writes: bool,
    reports: Option<u32>,
    signed_in: bool,
) -> impl IntoView + use<> {
    let at = |paths| community_paths::of(paths, lang, slug);
    let link = |href: String, words: String| view! { <li><a href=href>{words}</a></li> };
    let reports = reports.map(|open| {
        view! {
            {link(at(paths::MODERATION), t::reflection_reports_open(lang, open))}
            {link(at(paths::EXPORT), t::reflection_export(lang).to_owned())}
        }
    });
    let together = writes.then(|| {
        let href = format!("{}?community={slug}", paths::at(paths::NEW_GROUP_NOTE, lang));
        link(href, t::group_write_together(lang).to_owned())
    });
    let mine =
        signed_in.then(|| link(paths::at(paths::MINE, lang).to_owned(), t::reflection_mine(lang).to_owned()));
    view! {
        <nav class="feed-more" aria-label=t::reflection_more(lang)>
            <ul>
                {together}
                {mine}
                {reports}
                {link(paths::at(paths::FEED, lang).to_owned(), t::reflection_feed_link(lang).to_owned())}
            </ul>
        </nav>
    }
}
