//! Finding communities, meetings and reflections: what whoever asks may see, in both languages at once.

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use super::{
    super::{
        labels::{found_kind, found_one},
        rules::PAGE_SIZE,
        search_suggestions::{SearchSuggestions, SuggestionWords},
        store::{self, Candidate, HitPosition, Reader, SearchKind},
        views::{AudienceText, beginning, encoded, found_at},
    },
    paths,
};
use ensemble_communities::community::Part;
use ensemble_core::{Lang, LocalizedText, error::AppError};
use ensemble_search::{Query, SnippetPart};
use ensemble_server::{
    markdown,
    web::{Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, EmptyState, Field, LangBadge, Pages, Pagination, Select, Spoken};

/// The longest question, in characters.
const LONGEST: usize = 200;
/// How many rows of the index a scan reads at first, and for one page at most. For a viewer who may read few of the
/// documents, the limit may be reached before the page is full; the next page continues there.
const WALK: (usize, usize) = (120, 2_400);
/// How many texts are read for one page, when phrases leave little of what was found.
const MOST_READ: usize = 150;

/// What another feature has for the words of a search, as a section; `None` where it has nothing.
pub type FoundElsewhere =
    for<'a> fn(&'a PageRequest, &'a str) -> BoxFuture<'a, Result<Option<Part>, AppError>>;

/// Something that was found, with the piece of it where the words stand.
struct Found {
    candidate: Candidate,
    snippet: Option<(Lang, Vec<SnippetPart>)>,
}

/// The sides of a text, each with its language, in Markdown.
fn sides(passage: &LocalizedText) -> Vec<(Lang, &str)> {
    match passage {
        LocalizedText::Single { lang, text } => vec![(*lang, text)],
        LocalizedText::Pair { fr, en, .. } => vec![(Lang::Fr, fr), (Lang::En, en)],
    }
}

/// What was found as it is shown, or `None` when it lacks a phrase. Texts are read as far as that takes.
fn looked_at(question: &Query, lang: Lang, candidate: Candidate) -> Option<Found> {
    let matches_phrases = !question.has_phrases()
        || candidate
            .title
            .iter()
            .chain(&candidate.texts)
            .flat_map(sides)
            .any(|(lang, markdown)| question.matches_phrases(lang, &markdown::to_text(markdown)));
    if !matches_phrases {
        return None;
    }
    // The title is shown anyway: look below it, in the reader's language first.
    let mut texts: Vec<(Lang, &str)> = candidate.texts.iter().flat_map(sides).collect();
    texts.sort_by_key(|(each, _)| *each != lang);
    let snippet = texts.into_iter().find_map(|(lang, markdown)| {
        question.snippet(lang, &markdown::to_text(markdown)).map(|found| (lang, found))
    });
    Some(Found { candidate, snippet })
}

/// Where the page begins; at the beginning for what no page of ours says.
fn cursor(request: &PageRequest) -> Option<HitPosition> {
    let mut parts = request.query_param("after")?.splitn(3, '.').map(str::parse);
    let mut next = || parts.next()?.ok();
    Some(HitPosition { weight: next()?, at: next()?, entry: next()? })
}

/// One page of what is found, and where the next begins.
async fn find(
    request: &PageRequest,
    question: &Query,
    kind: Option<SearchKind>,
) -> Result<(Vec<Found>, Option<HitPosition>), AppError> {
    let db = &request.portal.db;
    let size = usize::try_from(PAGE_SIZE).unwrap_or_default();
    if question.words.is_empty() {
        return Ok((Vec::new(), None));
    }
    store::catch_up(db).await?;
    store::refresh(db).await?;
    let first = store::rarest(db, &question.words).await?;
    let Some(first) = first else { return Ok((Vec::new(), None)) };
    let (mut found, mut read, mut after) = (Vec::new(), 0, cursor(request));
    let reader = Reader { viewer: &request.viewer, lang: request.lang };
    let (mut span, mut walked) = (WALK.0, 0);
    while walked < WALK.1 {
        let many = i64::try_from(span).unwrap_or(i64::MAX);
        let (places, end) =
            store::places(db, reader, &question.words, first, kind, after.as_ref(), many).await?;
        for some in places.chunks(size + 1) {
            let some = store::candidates(db, &request.viewer, some).await?;
            // What each is, and where: there may be one more than the page shows, or enough for phrases.
            let some: Vec<Candidate> = some.into_iter().take(MOST_READ + 1 - read).collect();
            let bytes = some.iter().flat_map(|each| &each.texts).map(LocalizedText::bytes).sum();
            let (question, lang) = (question.clone(), request.lang);
            let look = move || -> Vec<(HitPosition, Option<Found>)> {
                some.into_iter().map(|each| (each.place, looked_at(&question, lang, each))).collect()
            };
            for (place, looked_at) in request.portal.offload.run(request.viewer.id(), bytes, look).await? {
                if found.len() == size || read == MOST_READ {
                    return Ok((found, after));
                }
                read += 1;
                after = Some(place);
                found.extend(looked_at);
            }
        }
        match end {
            Some(_) => after = end,
            None => return Ok((found, None)),
        }
        walked += span;
        // On as far as the rest of the page takes at this rate, and half of that again.
        let rest = walked * (size + 1 - found.len()) * 3 / (2 * found.len().max(1));
        span = rest.clamp(WALK.0, (WALK.1 - walked).max(WALK.0));
    }
    Ok((found, after))
}

pub(super) async fn show(
    request: PageRequest,
    elsewhere: &'static [FoundElsewhere],
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let asked: String = request.query_param("q").unwrap_or_default().chars().take(LONGEST).collect();
    let kind = request.query_param("kind").and_then(SearchKind::from_code);
    let question = Query::parse(&asked);
    let (found, next) = request.portal.work.search(find(&request, &question, kind)).await??;
    let next = next.map(|place| {
        let kind = kind.map(|kind| format!("&kind={}", kind.code())).unwrap_or_default();
        let after = format!("{}.{}.{}", place.weight, place.at, place.entry);
        format!("{}?q={}{kind}&after={after}", paths::at(paths::SEARCH, lang), encoded(&asked))
    });
    let mut sections = Vec::new();
    // On the first page of all kinds only.
    if !question.words.is_empty() && kind.is_none() && request.query_param("after").is_none() {
        for found in elsewhere {
            sections.extend(found(&request, &asked).await?);
        }
    }
    let title = if asked.is_empty() {
        t::reflection_search(lang).to_owned()
    } else {
        t::reflection_search_for(lang, asked.as_str())
    };
    let body = move || body(lang, asked, kind, (found, sections), next);
    let addresses = paths::SEARCH.map(str::to_owned);
    Ok(Page::new(title, addresses, body).section("search").unlisted().with_islands().into())
}

fn body(
    lang: Lang,
    asked: String,
    kind: Option<SearchKind>,
    (found, sections): (Vec<Found>, Vec<Part>),
    next: Option<String>,
) -> impl IntoView {
    let kinds = std::iter::once(Choice::new("", t::reflection_search_all(lang)).chosen(kind.is_none()))
        .chain(
            SearchKind::ALL
                .iter()
                .map(|each| Choice::new(each.code(), found_kind(lang, *each)).chosen(kind == Some(*each))),
        )
        .collect();
    let nothing = found.is_empty() && next.is_none();
    let list = if asked.is_empty() || nothing && !sections.is_empty() {
        ().into_any()
    } else if nothing {
        view! { <EmptyState title=t::reflection_search_none(lang) text=t::reflection_search_none_text(lang) /> }.into_any()
    } else {
        let rows = found.into_iter().map(|found| row(lang, found)).collect_view();
        view! { <ol class="entry-list">{rows}</ol> }.into_any()
    };
    let pages = next
        .map(|next| view! { <Pagination lang pages=Pages::Keyset { previous: None, next: Some(next) } /> });
    let sections = sections.into_iter().map(|part| part(lang)).collect_view();
    let words = SuggestionWords {
        list: t::reflection_suggestions(lang).to_owned(),
        many: t::reflection_suggestions_many(lang).to_owned(),
    };
    view! {
        <h1>{t::reflection_search(lang)}</h1>
        <div class="stack gap-2">
            <form class="filters" method="get" action=paths::at(paths::SEARCH, lang) role="search">
                <SearchSuggestions lang words>
                    <Field id="q" kind="search" label=t::reflection_search_words(lang) value=asked described="q-hint" />
                </SearchSuggestions>
                <Select id="kind" label=t::reflection_search_kind(lang) choices=kinds />
                <div class="row"><Button>{t::reflection_search_button(lang)}</Button></div>
            </form>
            <p class="small muted" id="q-hint">{t::reflection_search_hint(lang)}</p>
        </div>
        {list}
        {pages}
        {sections}
    }
}

fn row(lang: Lang, found: Found) -> AnyView {
    let Found { candidate, snippet } = found;
    let href = found_at(lang, &candidate);
    let (name, name_lang) = match (&candidate.title, candidate.texts.first()) {
        (Some(title), _) => (title.text(lang).to_owned(), title.shown(lang).lang),
        (None, Some(text)) => (beginning(text.text(lang), 70), text.shown(lang).lang),
        (None, None) => (String::new(), lang),
    };
    let tag = (name_lang != lang).then(|| name_lang.tag());
    let snippet_lang = snippet.as_ref().map(|(text_lang, _)| *text_lang);
    let snippet = snippet.map(|(text_lang, pieces)| {
        let tag = (text_lang != lang).then(|| text_lang.tag());
        let pieces = pieces
            .into_iter()
            .map(|piece| {
                if piece.highlighted {
                    view! { <mark>{piece.text}</mark> }.into_any()
                } else {
                    piece.text.into_any()
                }
            })
            .collect_view();
        view! { <p lang=tag>{pieces}</p> }
    });
    let shown = snippet_lang.unwrap_or(name_lang);
    let other = (shown != lang).then(|| view! { <LangBadge lang spoken=Spoken::Only(shown) /> });
    let audience = candidate.audience.map(|audience| view! { <AudienceText lang audience /> });
    let place = (candidate.kind != SearchKind::Community)
        .then(|| view! { <span>{candidate.community.text(lang).to_owned()}</span> });
    view! {
        <li>
            <div class="entry-text">
                <h2><a class="entry-title" href=href lang=tag>{name}</a></h2>
                {snippet}
                <p class="byline"><span>{found_one(lang, candidate.kind)}</span> {place} {other} {audience}</p>
            </div>
        </li>
    }
    .into_any()
}
