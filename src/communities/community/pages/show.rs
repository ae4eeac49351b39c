//! One community: what it is for.

use ensemble_common::prelude::*;

use super::{
    super::{
        composition::{Composition, Part},
        labels,
        model::{Community, Organization},
        paths,
        store::Found,
    },
    cover, named,
    parts::{Head, Room, TabCount},
};
use ensemble_core::{Lang, LocalizedText, error::AppError, rights::Action};
use ensemble_server::{
    markdown,
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, Kind, Line, Notice, Prose, QuestionBlock, Stat, Weight};

pub(super) async fn show(request: PageRequest, composition: Composition) -> Result<PageResponse, AppError> {
    let Found { community, archived, .. } = match named(&request, paths::SHOW).await? {
        Ok(found) => found,
        Err(moved) => return Ok(moved),
    };
    let context = || request.context.clone();
    let (aside, waiting, joining, priorities, links, deliverables) = futures::try_join!(
        (composition.aside)(context(), community.id),
        (composition.waiting)(context(), community.id),
        (composition.joining)(context(), &community),
        (composition.priorities)(context(), community.id),
        (composition.links)(context(), &community),
        (composition.deliverables)(context(), &community),
    )?;
    // An archived community takes no requests.
    let joining = (!archived).then_some(joining);
    let lang = request.lang;
    let description = community.heading.summary.as_ref().map(|summary| summary.text(lang).to_owned());
    let title = community.name(lang).to_owned();
    let addresses = paths::both(paths::SHOW, &community.slugs);
    let writes = request.may(Action::EditCommunity, Some(community.id));
    let left = request.flash() == Some(Flash::Left);
    let weight = community.texts.purpose.as_ref().map_or(0, LocalizedText::bytes);
    let page = Page::new(
        title,
        addresses,
        move || view! { <Home lang community aside archived writes left waiting joining links priorities deliverables /> },
    )
    .description(description)
    .section("communities")
    .weighing(weight);
    Ok(if archived { page.unlisted() } else { page }.into())
}

#[component]
fn Home(
    lang: Lang,
    community: Community,
    aside: Part,
    archived: bool,
    writes: bool,
    left: bool,
    waiting: Option<TabCount>,
    joining: Option<Part>,
    links: Option<Part>,
    priorities: Option<Part>,
    deliverables: Option<Part>,
) -> impl IntoView {
    let joining = joining.map(|part| part(lang));
    let head = Head::of(lang, &community, Room::Home).waiting(waiting).action(joining).view();
    let facts = facts(lang, &community);
    let slug = community.slug(lang).to_owned();
    let Community { id, texts, organizations, cover, .. } = community;
    let purpose = texts.purpose.map(|passage| {
        let html = markdown::to_html(passage.text(lang)).to_string();
        view! { <section class="stack"><h2>{t::community_purpose(lang)}</h2><Prose lang passage html /></section> }
    });
    let all_meetings = paths::of(paths::MEETINGS, lang, &slug);
    let tools = writes.then(|| {
        view! {
            <div class="row">
                <ButtonLink small=true weight=Weight::Quiet href=paths::of(paths::EDIT, lang, &slug)>{t::community_edit(lang)}</ButtonLink>
                <ButtonLink small=true weight=Weight::Quiet href=paths::of(paths::HISTORY, lang, &slug)>{t::editing_history(lang)}</ButtonLink>
                <ButtonLink small=true weight=Weight::Quiet href=paths::of(paths::COVER, lang, &slug)>{t::community_cover(lang)}</ButtonLink>
            </div>
        }
    });
    view! {
        {head}
        {left.then(|| view! { <Notice kind=Kind::Success><p>{t::membership_left(lang)}</p></Notice> })}
        {archived.then(|| view! { <Notice><p>{t::community_archived(lang)}</p></Notice> })}
        {tools}
        {cover::picture_of(lang, id, cover.as_ref())}
        <div class="beside next-first">
            <section class="stack gap-3">
                <h2 class="h3">{t::community_next_meetings(lang)}</h2>
                {aside(lang)}
                <p class="small"><a href=all_meetings>{t::community_all_meetings(lang)}</a></p>
                {links.map(|part| part(lang))}
            </section>
            <div class="stack gap-6">
                {purpose}
                <List title=t::community_aims(lang) lang items=texts.aims />
                <List title=t::community_objectives(lang) lang items=texts.objectives />
                <Questions lang questions=texts.questions />
                <List title=t::community_priorities(lang) lang items=texts.priorities />
                {priorities.map(|part| part(lang))}
            </div>
            <aside>
                {facts}
                {deliverables.map(|part| part(lang))}
                <Represented lang organizations />
            </aside>
        </div>
    }
}

#[component]
fn List(lang: Lang, title: &'static str, items: Vec<LocalizedText>) -> impl IntoView {
    (!items.is_empty()).then(|| {
        let items = items.into_iter().map(|passage| view! { <li><Line lang passage /></li> }).collect_view();
        view! { <section class="stack"><h2>{title}</h2><ul class="prose-list">{items}</ul></section> }
    })
}

#[component]
fn Questions(lang: Lang, questions: Vec<LocalizedText>) -> impl IntoView {
    (!questions.is_empty()).then(|| {
        let questions = questions
            .into_iter()
            .map(|passage| view! { <QuestionBlock><Line lang passage /></QuestionBlock> })
            .collect_view();
        view! { <section class="stack"><h2>{t::community_questions(lang)}</h2><div class="questions">{questions}</div></section> }
    })
}

fn facts(lang: Lang, community: &Community) -> impl IntoView + use<> {
    let profile = &community.profile;
    let rows = [
        (t::community_fact_kind(lang), Some(labels::kind(lang, profile.kind).to_owned())),
        (
            t::community_fact_profession(lang),
            profile.profession.map(|profession| labels::profession(lang, profession).to_owned()),
        ),
        (t::community_fact_levels(lang), Some(labels::levels(lang, profile.levels))),
        (t::community_fact_network(lang), Some(labels::network(lang, profile.network).to_owned())),
        (t::community_fact_rhythm(lang), Some(labels::rhythm(lang, profile))),
        (t::community_fact_span(lang), Some(labels::span(lang, profile))),
        (t::community_fact_capacity(lang), Some(labels::capacity(lang, profile.capacity))),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some(view! { <div><dt>{name}</dt><dd>{value?}</dd></div> }))
    .collect_view();
    view! {
        <section class="stack gap-3">
            <h2 class="h3">{t::community_facts(lang)}</h2>
            <dl class="facts">{rows}</dl>
        </section>
    }
}

#[component]
fn Represented(lang: Lang, organizations: Vec<Organization>) -> impl IntoView {
    let count = organizations.len();
    let names = organizations
        .into_iter()
        .map(|organization| view! { <li><Line lang passage=organization.name /></li> })
        .collect_view();
    let funding = match lang {
        Lang::Fr => "/fr/financement",
        Lang::En => "/en/funding",
    };
    view! {
        <section class="stack gap-3">
            <h2 class="h3">{t::community_represented(lang)}</h2>
            {if count == 0 {
                view! { <p>{t::community_represented_text(lang, 0)}</p> }.into_any()
            } else {
                view! {
                    <Stat figure=count.to_string() label=t::community_represented_text(lang, count) />
                    <details class="small">
                        <summary>{t::community_represented_all(lang)}</summary>
                        <ul class="plain stack gap-1">{names}</ul>
                    </details>
                }
                    .into_any()
            }}
            <p class="small muted">{t::community_represented_hint(lang)}</p>
            <p class="small"><a href=funding>{t::community_funding(lang)}</a></p>
        </section>
    }
}
