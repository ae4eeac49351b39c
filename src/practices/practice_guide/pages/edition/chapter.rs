//! A chapter of an edition: its passages, each with what it is from and how the other language is.

use ensemble_common::prelude::*;

use super::{
    super::{
        super::{
            Composition,
            model::{EditionChapter, EditionPassage, Version},
            paths,
            reading::{Reading, numbered},
            rules::{LanguageState, language_state},
            store,
        },
        parts::{contents, in_room, state_mark},
    },
    edition_head, named, newer, read,
};
use ensemble_communities::community::Part;
use ensemble_core::{Lang, error::AppError, ids::GuideImageId};
use ensemble_server::{
    markdown,
    web::{Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Line, Pages, Pagination};

pub(in super::super) async fn show(
    request: PageRequest,
    composition: Composition,
) -> Result<PageResponse, AppError> {
    let reading = match read(&request, paths::CHAPTER).await? {
        Ok(reading) => reading,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let lang = request.lang;
    let number = number(request.path_param(2)).ok_or(AppError::NotFound)?;
    let chapters = &reading.edition.content.chapters;
    let chapter = chapters.get(number - 1).ok_or(AppError::NotFound)?;
    let (guide, version) = (reading.guide.slug.clone(), reading.edition.head.version);
    let newer = newer(&request, &reading).await?;
    let title = t::practice_guide_chapter_tab_title(
        lang,
        chapter.title.text(lang),
        reading.edition.content.title.text(lang),
    );
    let addresses = Lang::ALL.map(|lang| paths::chapter(lang, &guide, version, number));
    let weight = chapter.bytes();
    let uses = (composition.uses)(&request, &chapter.id.to_string()).await?;
    let body = move || body(lang, &reading, number, newer, uses);
    Ok(Page::new(title, addresses, body).section("communities").weighing(weight).into())
}

/// The number of a chapter as addresses write it, from 1.
fn number(text: &str) -> Option<usize> {
    let number: usize = text.parse().ok()?;
    (number > 0 && number.to_string() == text).then_some(number)
}

/// An image that an edition shows.
pub(in super::super) async fn image(request: PageRequest) -> Result<PageResponse, AppError> {
    let (guide, edition) = match named(&request, paths::IMAGE).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let id: GuideImageId = request.path_param(2).parse().map_err(|_| AppError::NotFound)?;
    if !store::has_image(&edition, id) {
        return Err(AppError::NotFound);
    }
    let jpeg = store::image(&request.portal.db, guide.id, id).await?.ok_or(AppError::NotFound)?;
    Ok(PageResponse::Picture(jpeg))
}

fn body(lang: Lang, reading: &Reading, number: usize, newer: Option<Version>, uses: Option<Part>) -> AnyView {
    let chapters = &reading.edition.content.chapters;
    let Some(chapter) = chapters.get(number - 1) else { return ().into_any() };
    let (guide, version) = (&reading.guide.slug, reading.edition.head.version);
    let (title, spoken) = numbered(lang, number, &chapter.title);
    let tag = (spoken != lang).then(|| spoken.tag());
    let passages = chapter.passages.iter().map(|each| passage(lang, reading, each)).collect_view();
    let to = |number: usize| paths::chapter(lang, guide, version, number);
    let pages = (chapters.len() > 1).then(|| {
        let previous = (number > 1).then(|| to(number - 1));
        let next = (number < chapters.len()).then(|| to(number + 1));
        view! { <Pagination lang pages=Pages::Keyset { previous, next } label=t::practice_guide_chapters(lang) /> }
    });
    view! {
        {edition_head(lang, reading, newer, Some(title.as_str()))}
        <div class="guide-layout">
            {contents(lang, reading, Some(number), "")}
            <article class="chapter" aria-labelledby="chapter">
                <h1 id="chapter" class="h2" lang=tag>{title}</h1>
                <div class="guide-bar">
                    {other_language(lang, reading, number)}
                    <span class="meta">{chapter_state(lang, chapter)}</span>
                </div>
                {passages}
                {in_room(lang, &chapter.usage, "in-room".to_owned())}
                {uses.map(|uses| uses(lang))}
                {pages}
            </article>
        </div>
    }
}

/// The way to the same chapter in the other language.
fn other_language(lang: Lang, reading: &Reading, number: usize) -> AnyView {
    let other = lang.other();
    let href = paths::chapter(other, &reading.guide.slug, reading.edition.head.version, number);
    view! {
        <a class="text-link" href=href lang=other.tag() hreflang=other.tag()>
            {t::practice_guide_read_in_this(other)}
        </a>
    }
}

/// How many passages a chapter has, and how many of them are up to date in the reader's other language.
fn chapter_state(lang: Lang, chapter: &EditionChapter) -> String {
    let (mut outdated, mut missing) = (0_usize, 0_usize);
    for passage in &chapter.passages {
        match language_state(&passage.text, lang.other()) {
            LanguageState::Current => {}
            LanguageState::Outdated { .. } => outdated += 1,
            LanguageState::Missing => missing += 1,
        }
    }
    let count = chapter.passages.len();
    t::practice_guide_chapter_languages(lang, count, count - outdated - missing, missing, outdated)
}

/// A passage with its source.
fn passage(lang: Lang, reading: &Reading, passage: &EditionPassage) -> AnyView {
    let shown = passage.text.shown(lang);
    let tag = (shown.lang != lang).then(|| shown.lang.tag());
    let html = markdown::to_html(shown.text).to_string();
    let heading =
        passage.title.as_ref().map(|title| view! { <h2 class="h3"><Line lang passage=title.clone() /></h2> });
    let image = passage.image.as_ref().map(|image| {
        let src = paths::image(lang, &reading.guide.slug, reading.edition.head.version, image.id);
        let alt = image.alt.shown(lang);
        let tag = (alt.lang != lang).then(|| alt.lang.tag());
        view! {
            <img
                src=src
                alt=alt.text.to_owned()
                lang=tag
                width=image.width.to_string()
                height=image.height.to_string()
                loading="lazy"
            />
        }
    });
    let source = reading.source_of(lang, passage);
    let address = source.address.map(|href| view! { <a href=href>{t::practice_guide_see_source(lang)}</a> });
    let detail = source.detail.map(|detail| view! { <small>{detail}</small> });
    let words = source.words;
    let source = if address.is_some() || detail.is_some() {
        view! {
            <details>
                <summary>{words}</summary>
                <div class="origin">{address} {detail}</div>
            </details>
        }
    } else {
        view! { <span class="text-link">{words}</span> }
    };
    let own = (language_state(&passage.text, lang) != LanguageState::Current)
        .then(|| view! { <span class="other-language">{state_mark(lang, lang, &passage.text)}</span> });
    view! {
        {heading}
        <div class="guide-passage" id=format!("passage-{}", passage.id)>
            <div>
                <div class="prose" lang=tag inner_html=html></div>
                {image}
            </div>
            <div class="source">
                {source} {own}
                <span class="other-language">{state_mark(lang, lang.other(), &passage.text)}</span>
            </div>
        </div>
    }
}
