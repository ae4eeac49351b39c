//! Finding communities, meetings and reflections: what whoever asks may see, in both languages at once.

use leptos::prelude::*;

use super::{
    super::{
        rules::PAGE_SIZE,
        stems::{Piece, Question},
        store::{self, Candidate, Kind, Place},
        views::{LevelBadge, beginning, encoded},
    },
    paths,
};
use crate::{
    community::paths as community_paths,
    error::AppError,
    i18n::{Lang, Passage, t},
    meeting::paths as meeting_paths,
    server::{
        markdown,
        web::{Ask, Page, Reply, failure},
    },
    ui::{Badge, Button, Choice, EmptyState, Field, Pages, Pagination, Select},
};

/// The longest question, in characters.
const LONGEST: usize = 200;
/// How many times the index is asked for more, when phrases leave little of what it gave.
const TURNS: usize = 8;

/// Something that was found, with the piece of it where the words stand.
struct Found {
    candidate: Candidate,
    snippet: Option<(Lang, Vec<Piece>)>,
}

/// The passages of a text, each with its language.
fn sides(passage: &Passage) -> Vec<(Lang, String)> {
    match passage {
        Passage::Single { lang, text } => vec![(*lang, markdown::to_text(text))],
        Passage::Pair { fr, en, .. } => {
            vec![(Lang::Fr, markdown::to_text(fr)), (Lang::En, markdown::to_text(en))]
        }
    }
}

/// What was found as it is shown, or `None` when it lacks a phrase.
fn looked_at(question: &Question, lang: Lang, candidate: Candidate) -> Option<Found> {
    let mut texts: Vec<(Lang, String)> =
        candidate.title.iter().chain(&candidate.texts).flat_map(sides).collect();
    let holds = texts.iter().any(|(lang, text)| question.holds(*lang, text));
    if !holds {
        return None;
    }
    // The title is shown anyway: look below it first, in the reader's language first.
    let titles = candidate.title.as_ref().map_or(0, |title| sides(title).len());
    texts.drain(..titles);
    texts.sort_by_key(|(each, _)| *each != lang);
    let snippet =
        texts.into_iter().find_map(|(lang, text)| question.snippet(lang, &text).map(|found| (lang, found)));
    Some(Found { candidate, snippet })
}

fn cursor(ask: &Ask) -> Result<Option<Place>, AppError> {
    let Some(after) = ask.value("after") else { return Ok(None) };
    let mut parts = after.splitn(3, '.');
    let mut next = || parts.next().ok_or(AppError::BadRequest);
    let weight = next()?.parse().map_err(|_| AppError::BadRequest)?;
    let at = next()?.parse().map_err(|_| AppError::BadRequest)?;
    Ok(Some(Place { weight, at, id: next()?.to_owned() }))
}

/// One page of what is found, and where the next begins.
async fn find(
    ask: &Ask,
    question: &Question,
    kind: Option<Kind>,
) -> Result<(Vec<Found>, Option<Place>), AppError> {
    let db = &ask.portal.db;
    let size = usize::try_from(PAGE_SIZE).unwrap_or_default();
    store::catch_up(db).await.map_err(|error| failure(&error))?;
    let first = store::rarest(db, &question.words).await.map_err(|error| failure(&error))?;
    let Some(first) = first else { return Ok((Vec::new(), None)) };
    let (mut found, mut after) = (Vec::new(), cursor(ask)?);
    for _ in 0..TURNS {
        let some =
            store::candidates(db, &ask.viewer, &question.words, first, kind, after.as_ref(), PAGE_SIZE + 1)
                .await
                .map_err(|error| failure(&error))?;
        let last = some.len() <= size;
        for candidate in some.into_iter().take(size) {
            after = Some(candidate.place.clone());
            found.extend(looked_at(question, ask.lang, candidate));
            if found.len() == size {
                return Ok((found, after));
            }
        }
        if last {
            return Ok((found, None));
        }
    }
    Ok((found, after))
}

pub(super) async fn show(ask: Ask) -> Result<Reply, AppError> {
    let lang = ask.lang;
    let asked: String = ask.value("q").unwrap_or_default().chars().take(LONGEST).collect();
    let kind = match ask.value("kind").filter(|kind| !kind.is_empty()) {
        Some(kind) => Some(Kind::from_code(kind).ok_or(AppError::BadRequest)?),
        None => None,
    };
    let question = Question::read(&asked);
    let (found, next) = find(&ask, &question, kind).await?;
    let next = next.map(|place| {
        let kind = kind.map(|kind| format!("&kind={}", kind.code())).unwrap_or_default();
        let after = format!("{}.{}.{}", place.weight, place.at, place.id);
        format!("{}?q={}{kind}&after={after}", paths::at(paths::SEARCH, lang), encoded(&asked))
    });
    let title = if asked.is_empty() {
        t::reflection_search(lang).to_owned()
    } else {
        t::reflection_search_for(lang, asked.as_str())
    };
    let body = move || body(lang, asked, kind, found, next);
    let addresses = paths::SEARCH.map(str::to_owned);
    Ok(Page::new(title, addresses, body).section("search").unlisted().into())
}

fn kind_word(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Community => t::reflection_found_community(lang),
        Kind::Meeting => t::reflection_found_meeting(lang),
        Kind::Reflection => t::reflection_found_reflection(lang),
    }
}

fn body(
    lang: Lang,
    asked: String,
    kind: Option<Kind>,
    found: Vec<Found>,
    next: Option<String>,
) -> impl IntoView {
    let kinds = std::iter::once(Choice::new("", t::reflection_search_all(lang)).chosen(kind.is_none()))
        .chain(
            Kind::ALL
                .iter()
                .map(|each| Choice::new(each.code(), kind_word(lang, *each)).chosen(kind == Some(*each))),
        )
        .collect();
    let list = if asked.is_empty() {
        ().into_any()
    } else if found.is_empty() {
        view! { <EmptyState title=t::reflection_search_none(lang) text=t::reflection_search_none_text(lang) /> }.into_any()
    } else {
        let rows = found.into_iter().map(|found| row(lang, found)).collect_view();
        view! { <ol class="plain stack gap-4">{rows}</ol> }.into_any()
    };
    let pages = next
        .map(|next| view! { <Pagination lang pages=Pages::Keyset { previous: None, next: Some(next) } /> });
    view! {
        <h1>{t::reflection_search(lang)}</h1>
        <form class="filters" method="get" action=paths::at(paths::SEARCH, lang) role="search">
            <Field id="q" kind="search" label=t::reflection_search_words(lang) hint=t::reflection_search_hint(lang) value=asked />
            <Select id="kind" label=t::reflection_search_kind(lang) choices=kinds />
            <div class="row"><Button>{t::reflection_search_button(lang)}</Button></div>
        </form>
        {list}
        {pages}
    }
}

fn row(lang: Lang, found: Found) -> AnyView {
    let Found { candidate, snippet } = found;
    let side = usize::from(lang == Lang::En);
    let id = candidate.place.id.clone();
    let href = match candidate.kind {
        Kind::Community => community_paths::of(community_paths::SHOW, lang, &candidate.slugs[side]),
        Kind::Meeting => meeting_paths::SHOW[side].replace("{id}", &id),
        Kind::Reflection => paths::SHOW[side].replace("{reflection}", &id),
    };
    let (name, name_lang) = match (&candidate.title, candidate.texts.first()) {
        (Some(title), _) => (title.text(lang).to_owned(), title.shown(lang).lang),
        (None, Some(text)) => (beginning(text.text(lang), 70), text.shown(lang).lang),
        (None, None) => (String::new(), lang),
    };
    let tag = (name_lang != lang).then(|| name_lang.tag());
    let snippet = snippet.map(|(text_lang, pieces)| {
        let tag = (text_lang != lang).then(|| text_lang.tag());
        let pieces = pieces
            .into_iter()
            .map(|piece| {
                if piece.marked {
                    view! { <mark>{piece.text}</mark> }.into_any()
                } else {
                    piece.text.into_any()
                }
            })
            .collect_view();
        view! { <p lang=tag>{pieces}</p> }
    });
    let level = candidate.level.map(|level| view! { <LevelBadge lang level /> });
    let place = (candidate.kind != Kind::Community)
        .then(|| view! { <span class="small muted">{candidate.community.text(lang).to_owned()}</span> });
    view! {
        <li class="stack gap-1">
            <p class="row gap-2"><Badge>{kind_word(lang, candidate.kind)}</Badge> {level} {place}</p>
            <h2 class="h4"><a href=href lang=tag>{name}</a></h2>
            {snippet}
        </li>
    }
    .into_any()
}
