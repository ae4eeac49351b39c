//! The chapters of a guide that is composed, and the passages of the one that is open.

use ensemble_common::prelude::*;

use super::{
    super::{
        api::ArrangeAct,
        labels,
        model::{Chapter, Draft, Passage},
        paths,
        rules::{LanguageState, language_state, side, sources},
    },
    Composed,
    parts::{draft_source, draft_text, state_mark},
};
use ensemble_core::Lang;
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Confirm, Weight};

/// A chapter: its title in both languages, and what is in it where it is open.
pub(super) fn row(
    lang: Lang,
    of: &Composed,
    draft: &Draft,
    (index, chapter): (usize, &Chapter),
    is_open: bool,
) -> AnyView {
    let number = index + 1;
    let here = of.to(paths::COMPOSE, lang);
    let href = if is_open {
        format!("{here}#chapter-{}", chapter.id)
    } else {
        format!("{here}?chapter={}#chapter-{}", chapter.id, chapter.id)
    };
    let (passages, from) =
        (chapter.passages.len(), sources(chapter.passages.iter().map(|passage| &passage.source)));
    let title = |spoken: Lang| {
        let text = side(&chapter.title, spoken);
        let state = chapter_state(lang, chapter, spoken);
        let linked = (spoken == lang || side(&chapter.title, lang).is_empty()).then(|| href.clone());
        let words = if text.is_empty() {
            labels::language_state(lang, spoken, LanguageState::Missing)
        } else {
            text.to_owned()
        };
        let tag = if text.is_empty() { lang.tag() } else { spoken.tag() };
        let words = match linked {
            Some(href) => view! { <a href=href lang=tag>{words}</a> },
            None => view! { <span lang=tag>{words}</span> },
        };
        let counts = (spoken == lang).then(|| t::practice_guide_chapter_counts(lang, passages, from));
        view! {
            <div class="in" lang=spoken.tag()>
                <h3>{words}</h3>
                <small lang=lang.tag()>{counts.into_iter().chain(state).collect::<Vec<_>>().join(" · ")}</small>
            </div>
        }
    };
    let class = if is_open { "part-row open" } else { "part-row" };
    let inside = is_open.then(|| inside(lang, of, draft, chapter, number));
    view! {
        <li class=class id=format!("chapter-{}", chapter.id)>
            <span class="no" aria-hidden="true"></span>
            {title(Lang::Fr)}
            {title(Lang::En)}
            {inside}
        </li>
    }
}

/// What in a chapter is missing or behind in a language, among the passages that may appear.
fn chapter_state(lang: Lang, chapter: &Chapter, of: Lang) -> Option<String> {
    let (mut missing, mut outdated) = (0_usize, 0_usize);
    for passage in chapter.passages.iter().filter(|passage| passage.consent.allows()) {
        match language_state(&passage.text, of) {
            LanguageState::Missing => missing += 1,
            LanguageState::Outdated { .. } => outdated += 1,
            LanguageState::Current => {}
        }
    }
    match (missing, outdated) {
        (0, 0) => None,
        _ => Some(t::practice_guide_chapter_state(lang, missing, outdated)),
    }
}

/// What a form says of the thing that it moves or removes.
struct Target {
    /// `chapter` or `passage`.
    field: &'static str,
    id: String,
    revision: i64,
}

/// The buttons that move something or remove it. `ends` says whether it is the first, and whether it is the last.
fn tools(lang: Lang, action: &str, target: &Target, (first, last): (bool, bool), name: &str) -> AnyView {
    let fields = || {
        let Target { field, id, revision } = target;
        view! {
            <input type="hidden" name=*field value=id.clone() />
            <input type="hidden" name="revision" value=revision.to_string() />
        }
    };
    let moves = [(ArrangeAct::Up, first), (ArrangeAct::Down, last)]
        .into_iter()
        .filter(|(_, is_end)| !is_end)
        .map(|(act, _)| {
            let words = view! {
                {labels::act(lang, act)} <span class="visually-hidden">" " {name.to_owned()}</span>
            };
            view! { <Button name="act" value=act.code() weight=Weight::Quiet small=true>{words}</Button> }
        })
        .collect_view();
    let moving = (!(first && last)).then(|| {
        view! { <form class="row gap-2" method="post" action=action.to_owned()>{fields()} {moves}</form> }
    });
    view! {
        {moving}
        <form method="post" action=action.to_owned()>
            {fields()}
            <input type="hidden" name="act" value=ArrangeAct::Remove.code() />
            <Confirm
                label=labels::act(lang, ArrangeAct::Remove)
                question=t::practice_guide_remove_question(lang)
                thing=name.to_owned()
            />
        </form>
    }
}

fn inside(lang: Lang, of: &Composed, draft: &Draft, chapter: &Chapter, number: usize) -> AnyView {
    let (slug, guide) = (of.slug(lang), of.guide.slug.as_str());
    let action = of.to(paths::ARRANGE, lang);
    let to = |paths| paths::of_chapter(paths, lang, slug, guide, chapter.id);
    let target = Target { field: "chapter", id: chapter.id.to_string(), revision: chapter.revision };
    let ends = (number == 1, number == draft.chapters.len());
    let name = t::practice_guide_chapter_number(lang, number);
    let last = chapter.passages.len();
    let pieces = (1..)
        .zip(&chapter.passages)
        .map(|(place, passage)| {
            let ends = (number == 1 && place == 1, number == draft.chapters.len() && place == last);
            piece(lang, of, (place, passage), ends)
        })
        .collect_view();
    view! {
        <div class="inside stack">
            <div class="row gap-2 no-print">
                <a href=to(paths::EDIT_CHAPTER)>{t::practice_guide_edit_chapter(lang)}</a>
                {tools(lang, &action, &target, ends, &name)}
            </div>
            <ol class="piece-list">{pieces}</ol>
            <div class="row">
                <ButtonLink small=true href=to(paths::SOURCES)>{t::practice_guide_add_from_source(lang)}</ButtonLink>
                <ButtonLink small=true weight=Weight::Quiet href=to(paths::NEW_PASSAGE)>
                    {t::practice_guide_write_passage(lang)}
                </ButtonLink>
                <ButtonLink small=true weight=Weight::Quiet href=to(paths::TOGETHER)>
                    {t::practice_guide_together(lang)}
                </ButtonLink>
            </div>
            <p class="meta">{t::practice_guide_written_hint(lang)}</p>
        </div>
    }
}

/// A passage in both languages, with its source and what can be done with it.
fn piece(lang: Lang, of: &Composed, (place, passage): (usize, &Passage), ends: (bool, bool)) -> AnyView {
    let to = |paths| paths::of_passage(paths, lang, of.slug(lang), &of.guide.slug, passage.id);
    let action = of.to(paths::ARRANGE, lang);
    let name = t::practice_guide_passage_number(lang, place);
    let target = Target { field: "passage", id: passage.id.to_string(), revision: passage.revision };
    let over = passage.consent.is_over();
    let edit = if over {
        let href = format!("{}?instead=1", to(paths::EDIT_PASSAGE));
        view! { <a href=href>{t::practice_guide_write_instead(lang)}<span class="visually-hidden">" " {name.clone()}</span></a> }
    } else {
        view! {
            <a href=to(paths::EDIT_PASSAGE)>{t::practice_guide_edit(lang)}<span class="visually-hidden">" " {name.clone()}</span></a>
            <a href=to(paths::PASSAGE_IMAGE)>{t::practice_guide_image(lang)}<span class="visually-hidden">" " {name.clone()}</span></a>
        }
    };
    let outdated = Lang::ALL
        .iter()
        .any(|lang| matches!(language_state(&passage.text, *lang), LanguageState::Outdated { .. }));
    let current = outdated.then(|| {
        let name = name.clone();
        view! {
            <form method="post" action=action.clone()>
                <input type="hidden" name="passage" value=passage.id.to_string() />
                <input type="hidden" name="revision" value=passage.revision.to_string() />
                <Button name="act" value=ArrangeAct::Current.code() weight=Weight::Quiet small=true>
                    {labels::act(lang, ArrangeAct::Current)}
                    <span class="visually-hidden">" " {name.clone()}</span>
                </Button>
            </form>
        }
    });
    let image = passage.image.as_ref().map(|image| {
        let src = paths::draft_image(lang, of.slug(lang), &of.guide.slug, image.id);
        let alt = image.alt.as_ref().map(|alt| alt.text(lang).to_owned());
        let missing =
            alt.is_none().then(|| view! { <p class="warn-word">{t::practice_guide_no_alt(lang)}</p> });
        view! {
            <figure class="piece-image">
                <img
                    src=src
                    alt=alt.unwrap_or_default()
                    width=image.width.to_string()
                    height=image.height.to_string()
                    loading="lazy"
                />
                {missing}
            </figure>
        }
    });
    let states = Lang::ALL.map(|each| state_mark(lang, each, &passage.text));
    view! {
        <li class=if over { "piece withdrawn" } else { "piece" } id=format!("passage-{}", passage.id)>
            {draft_text(lang, Lang::Fr, passage)}
            {draft_text(lang, Lang::En, passage)}
            {image}
            <p class="from">{draft_source(lang, passage)} {states.into_iter().collect_view()}</p>
            <div class="row gap-2 no-print piece-tools">
                {edit}
                {current}
                {tools(lang, &action, &target, ends, &name)}
            </div>
        </li>
    }
}
