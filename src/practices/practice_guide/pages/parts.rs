//! What several pages of guides show.

use ensemble_common::prelude::*;

use super::{
    super::{
        labels,
        model::{ChapterUse, GuideCard, Passage, PassageConsent},
        paths,
        reading::{Reading, numbered},
        rules::{LanguageState, language_state, side},
    },
    Composed,
};
use ensemble_communities::community::paths as community_paths;
use ensemble_core::{Lang, LocalizedText};
use ensemble_server::markdown;
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, Kind, Line, NavLink, Notice};

/// Guides of which there is an edition, as rows.
pub(super) fn cards(lang: Lang, all: &[GuideCard], with_community: bool) -> AnyView {
    let rows = all
        .iter()
        .map(|card| {
            let href = paths::of(paths::SHOW, lang, &card.slug);
            let summary = card.summary.as_ref().map(|summary| {
                let shown = summary.shown(lang);
                let tag = (shown.lang != lang).then(|| shown.lang.tag());
                view! { <p lang=tag>{shown.text.to_owned()}</p> }
            });
            let community =
                with_community.then(|| view! { <span>{card.community.text(lang).to_owned()}</span> });
            let version = t::practice_guide_version_of(
                lang,
                labels::day(lang, card.published_at),
                card.version.to_string(),
            );
            view! {
                <li>
                    <div class="entry-text">
                        <a class="entry-title" href=href><Line lang passage=card.title.clone() /></a>
                        {summary}
                        <p class="byline">
                            {community}
                            <span>{version}</span>
                        </p>
                    </div>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="entry-list">{rows}</ul> }
}

/// Where a page about a guide that is composed lies.
pub(super) fn crumbs(lang: Lang, of: &Composed, here: &str) -> AnyView {
    let slug = of.slug(lang);
    let links = vec![
        NavLink::new(of.community.name(lang), community_paths::of(community_paths::SHOW, lang, slug)),
        NavLink::new(t::practice_guide_title(lang), community_paths::of(paths::OF_COMMUNITY, lang, slug)),
        NavLink::new(
            t::practice_guide_compose_title(lang, of.guide.title.text(lang)),
            of.to(paths::COMPOSE, lang),
        ),
    ];
    view! { <Breadcrumb lang links here=here.to_owned() /> }
}

/// That another person changed what a form is about; what was typed is in the form.
pub(super) fn changed(lang: Lang) -> AnyView {
    view! { <Notice kind=Kind::Warning><p role="alert">{t::practice_guide_changed(lang)}</p></Notice> }
}

/// Fields with their label and their language, what was typed, and what another person wrote in the meantime.
pub(super) type Differences = Vec<(&'static str, Lang, String, String)>;

/// What another person wrote in the meantime, where it differs from what was typed.
pub(super) fn their_version(lang: Lang, fields: Differences) -> AnyView {
    let each = fields
        .into_iter()
        .filter(|(_, _, typed, theirs)| typed != theirs)
        .map(|(label, spoken, _, theirs)| {
            let (spoken, theirs) = if theirs.is_empty() {
                (lang, t::editing_emptied(lang).to_owned())
            } else {
                (spoken, theirs)
            };
            view! {
                <li class="stack gap-1">
                    <b>{label}</b>
                    <blockquote class="their-version" lang=spoken.tag()>{theirs}</blockquote>
                </li>
            }
        })
        .collect_view();
    view! {
        <Notice kind=Kind::Warning>
            <h3 class="h4">{t::editing_conflict(lang)}</h3>
            <p>{t::editing_conflict_text(lang)}</p>
            <ul class="plain stack gap-3">{each}</ul>
        </Notice>
    }
}

/// How a text is in a language, with a class that says whether that is late.
pub(super) fn state_mark(lang: Lang, of: Lang, text: &LocalizedText) -> AnyView {
    let state = language_state(text, of);
    let class = match state {
        LanguageState::Current => "language",
        LanguageState::Outdated { .. } | LanguageState::Missing => "language late",
    };
    view! { <span class=class>{labels::language_state(lang, of, state)}</span> }
}

/// What a passage is from, and whether its authors agree.
pub(super) fn draft_source(lang: Lang, passage: &Passage) -> AnyView {
    let kind = labels::source_kind(lang, passage.source.kind());
    let adapted = passage.adapted.then(|| view! { <span>{t::practice_guide_adapted(lang)}</span> });
    let consent = labels::consent(lang, passage.consent).map(|words| match passage.consent {
        PassageConsent::Withdrawn => {
            let since = passage.withdrawn_at.map(|at| labels::day(lang, at));
            let words = match since {
                Some(day) => t::practice_guide_withdrawn_on(lang, day),
                None => words.to_owned(),
            };
            view! { <b>{words}</b> <span>{t::practice_guide_left_out(lang)}</span> }
        }
        PassageConsent::Refused => view! { <b>{words}</b> <span>{t::practice_guide_left_out(lang)}</span> },
        PassageConsent::Asked => {
            view! { <span class="warn-word">{words}</span> <span>{t::practice_guide_left_out_so_far(lang)}</span> }
        }
        PassageConsent::NotNeeded | PassageConsent::Given => view! { <span>{words}</span> },
    });
    view! { <span>{kind}</span> {adapted} {consent} }
}

/// A text of a draft in one language, as HTML, or that it says nothing in it.
pub(super) fn draft_text(lang: Lang, of: Lang, passage: &Passage) -> AnyView {
    let title = passage.title.as_ref().map(|title| side(title, of)).filter(|title| !title.is_empty());
    let title = title.map(|title| view! { <p><b>{title.to_owned()}</b></p> });
    let text = side(&passage.text, of);
    if text.is_empty() {
        let words = labels::language_state(lang, of, LanguageState::Missing);
        return view! { <div class="in" lang=of.tag()>{title} <p class="empty-language" lang=lang.tag()>{words}</p></div> };
    }
    let html = markdown::to_html(text).to_string();
    view! { <div class="in" lang=of.tag()>{title} <div class="prose" inner_html=html></div></div> }
}

/// The chapters of an edition with their passages' titles, as links; the chapter that is shown is marked.
pub(super) fn contents(lang: Lang, reading: &Reading, here: Option<usize>, asked: &str) -> AnyView {
    let (guide, version) = (&reading.guide.slug, reading.edition.head.version);
    let rows = (1..)
        .zip(&reading.edition.content.chapters)
        .map(|(number, chapter)| {
            let href = paths::chapter(lang, guide, version, number);
            let (_, spoken) = numbered(lang, number, &chapter.title);
            let tag = (spoken != lang).then(|| spoken.tag());
            let title = chapter.title.text(lang).to_owned();
            let current = here == Some(number);
            let titled = chapter.passages.iter().filter_map(|passage| {
                let title = passage.title.as_ref()?;
                Some((passage.id, title))
            });
            let sections = titled
                .map(|(id, title)| {
                    let shown = title.shown(lang);
                    let tag = (shown.lang != lang).then(|| shown.lang.tag());
                    view! { <li><a href=format!("{href}#passage-{id}") lang=tag>{shown.text.to_owned()}</a></li> }
                })
                .collect::<Vec<_>>();
            let sections = (current && !sections.is_empty()).then(|| view! { <ol>{sections}</ol> });
            view! {
                <li class=current.then_some("here")>
                    <a href=href lang=tag aria-current=current.then_some("page")>{title}</a>
                    {sections}
                </li>
            }
        })
        .collect_view();
    let action = paths::of_edition(paths::EDITION, lang, guide, version);
    view! {
        <nav class="contents" aria-label=t::practice_guide_contents(lang)>
            <form class="field guide-search" role="search" method="get" action=action>
                <label for="q">{t::practice_guide_search(lang)}</label>
                <div class="row gap-2">
                    <input id="q" name="q" type="search" value=asked.to_owned() maxlength="200" />
                    <button class="button quiet small" type="submit">{t::practice_guide_search_button(lang)}</button>
                </div>
            </form>
            <details open=true>
                <summary>{t::practice_guide_contents(lang)}</summary>
                <ol>{rows}</ol>
            </details>
        </nav>
    }
}

/// How a chapter is used in the room, where those who wrote it say so. `id` is that of its heading.
pub(super) fn in_room(lang: Lang, usage: &ChapterUse, id: String) -> Option<AnyView> {
    if usage.is_empty() {
        return None;
    }
    let minutes = usage.minutes.map(|minutes| view! { <p>{t::practice_guide_takes(lang, minutes)}</p> });
    let text = |label: &'static str, text: &LocalizedText| {
        let shown = text.shown(lang);
        let tag = (shown.lang != lang).then(|| shown.lang.tag());
        let html = markdown::to_html(shown.text).to_string();
        view! {
            <p><b>{label}</b></p>
            <div class="prose" lang=tag inner_html=html></div>
        }
    };
    let material = usage.material.as_ref().map(|material| text(t::practice_guide_material(lang), material));
    let prompts = usage.prompts.as_ref().map(|prompts| text(t::practice_guide_prompts(lang), prompts));
    let labelled_by = id.clone();
    Some(view! {
        <section class="stack gap-2" aria-labelledby=labelled_by>
            <p class="h3" id=id>{t::practice_guide_in_room(lang)}</p>
            {minutes}
            {material}
            {prompts}
        </section>
    })
}
