//! A community's reflections: by what they answer, and filtered.

use leptos::prelude::*;

use super::{
    super::{
        fields::prompt_code,
        labels,
        model::{Cursor, Filter, Prompt, PromptKind, Reflection, ReflectionKind},
        prompts,
        rules::{self, PAGE_SIZE},
        store,
        views::{cards, encoded},
    },
    paths,
    waiting::waiting,
};
use crate::community::{self, Room, head_with, model::Community, paths as community_paths};
use ensemble_core::{Lang, error::AppError, rights::Action};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Check, Choice, EmptyState, Pages, Pagination, Select, Weight};

/// All that the page shows.
struct Shown {
    lang: Lang,
    community: Community,
    filter: Filter,
    filtered: bool,
    all: Vec<Reflection>,
    next: Option<String>,
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
    let shown = Shown {
        lang,
        filter,
        filtered,
        all,
        next,
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
    let Shown { lang, community, filter, filtered, all, next, tags, prompts, signed_in, writes, reports } =
        shown;
    let slug = community.slug(lang).to_owned();
    let at = |paths| community_paths::of(paths, lang, &slug);
    let [here, clear, home] = [at(paths::LIST), at(paths::LIST), at(community_paths::SHOW)];
    let [moderation, export] = [at(paths::MODERATION), at(paths::EXPORT)];
    let tools = writes.then(|| {
        let new = format!("{}?community={slug}", paths::at(paths::NEW, lang));
        let together = format!("{}?community={slug}", paths::at(paths::NEW_GROUP_NOTE, lang));
        let others = reports.map(|open| {
            view! {
                <ButtonLink small=true weight=Weight::Quiet href=moderation>{t::reflection_reports_open(lang, open)}</ButtonLink>
                <ButtonLink small=true weight=Weight::Quiet href=export>{t::reflection_export(lang)}</ButtonLink>
            }
        });
        view! {
            <div class="row">
                <ButtonLink href=new>{t::reflection_write(lang)}</ButtonLink>
                <ButtonLink weight=Weight::Quiet href=together>{t::group_write_together(lang)}</ButtonLink>
                <ButtonLink small=true weight=Weight::Quiet href=paths::at(paths::MINE, lang)>{t::reflection_mine(lang)}</ButtonLink>
                {others}
            </div>
        }
    });
    let list = if !all.is_empty() {
        cards(lang, all, false).into_any()
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
    view! {
        {head_with(lang, &community, Room::Reflections, reports.and_then(|open| waiting(lang, open)))}
        {tools}
        {by_prompt(lang, &slug, &prompts, writes).into_any()}
        {filters(lang, here, &filter, &tags, signed_in).into_any()}
        <section class="stack" aria-label=t::community_tab_reflections(lang)>
            {list}
            {pages}
        </section>
        <p class="small"><a href=paths::at(paths::FEED, lang)>{t::reflection_feed_link(lang)}</a></p>
    }
}

/// What one may answer: each with how many did, and the way to answer.
fn by_prompt(lang: Lang, slug: &str, prompts: &[(Prompt, i64)], writes: bool) -> impl IntoView + use<> {
    let list = community_paths::of(paths::LIST, lang, slug);
    let new = paths::at(paths::NEW, lang);
    let rows = prompts
        .iter()
        .map(|(prompt, count)| {
            let shown = prompt.text.shown(lang);
            let tag = (shown.lang != lang).then(|| shown.lang.tag());
            let text = shown.text.to_owned();
            let href = format!("{list}?prompt={}", encoded(&prompt.key));
            let answer = writes.then(|| {
                let href = format!("{new}?community={slug}&prompt={}", encoded(&prompt_code(prompt)));
                view! { <a href=href>{t::reflection_answer(lang)} <span class="visually-hidden">" " {text.clone()}</span></a> }
            });
            // The heading says that these are questions: only the other kinds are named.
            let kind = (prompt.kind != PromptKind::Question)
                .then(|| view! { <span class="small muted">{labels::prompt_kind(lang, prompt.kind)} " "</span> });
            view! {
                <li class="row spread">
                    <span>{kind} <a href=href lang=tag>{text.clone()}</a></span>
                    <span class="row gap-3 small"><span class="muted">{t::reflection_answers(lang, *count)}</span> {answer}</span>
                </li>
            }
        })
        .collect_view();
    (!prompts.is_empty()).then(|| {
        view! { <section class="stack"><h2>{t::reflection_by_prompt(lang)}</h2><ul class="rows">{rows}</ul></section> }
    })
}

fn filters(
    lang: Lang,
    action: String,
    filter: &Filter,
    tags: &[String],
    signed_in: bool,
) -> impl IntoView + use<> {
    let any = |words: &str, none: bool| Choice::new("", words).chosen(none);
    let tag = filter.tag.as_deref();
    let mut tag_choices = vec![any(t::reflection_any_tag(lang), tag.is_none())];
    tag_choices.extend(tags.iter().map(|each| Choice::new(each, each).chosen(tag == Some(each))));
    if let Some(tag) = tag.filter(|tag| !tags.iter().any(|each| each == tag)) {
        tag_choices.push(Choice::new(tag, tag).chosen(true));
    }
    let mut lang_choices = vec![any(t::reflection_any_lang(lang), filter.lang.is_none())];
    lang_choices.extend(
        Lang::ALL.map(|each| Choice::new(each.code(), each.endonym()).chosen(filter.lang == Some(each))),
    );
    let mut kind_choices = vec![any(t::reflection_any_mark(lang), filter.kind.is_none())];
    kind_choices.extend(
        ReflectionKind::ALL.iter().map(|each| {
            Choice::new(each.code(), labels::kind(lang, *each)).chosen(filter.kind == Some(*each))
        }),
    );
    let own = signed_in.then(|| {
        view! {
            <Check id="mine" label=t::reflection_filter_mine(lang) checked=filter.mine />
            <Check id="unread" label=t::reflection_filter_unread(lang) checked=filter.unread />
            <Check id="kept" label=t::reflection_filter_kept(lang) checked=filter.bookmarked />
        }
    });
    let prompt =
        filter.prompt.clone().map(|prompt| view! { <input type="hidden" name="prompt" value=prompt /> });
    let meeting =
        filter.meeting.map(|id| view! { <input type="hidden" name="meeting" value=id.to_string() /> });
    let clear = action.clone();
    view! {
        <form class="filters" method="get" action=action role="search" aria-label=t::reflection_filter(lang)>
            {prompt} {meeting}
            <Select id="tag" label=t::reflection_tag(lang) choices=tag_choices />
            <Select id="lang" label=t::reflection_field_lang(lang) choices=lang_choices />
            <Select id="mark" label=t::reflection_mark_label(lang) choices=kind_choices />
            {own}
            <div class="row">
                <Button>{t::community_filter_show(lang)}</Button>
                <a href=clear>{t::reflection_filter_clear(lang)}</a>
            </div>
        </form>
    }
}
