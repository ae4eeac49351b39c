//! The overview of an edition: what it is about, its chapters, its files, its versions; or what is found in it.

use ensemble_common::{export, prelude::*};

use super::{
    super::{
        super::{
            labels,
            model::EditionHead,
            paths,
            reading::{Reading, numbered},
            store,
        },
        guide_named,
        parts::contents,
    },
    edition_head, files, found, newer, read,
};
use ensemble_core::{Lang, error::AppError};
use ensemble_server::{
    markdown,
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Kind, Notice};

/// The last edition of a guide.
pub(in super::super) async fn show_latest(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, name, db) = (request.lang, request.path_param(0), &request.portal.db);
    let guide = guide_named(&request, name).await?;
    let edition = store::latest(db, guide.id).await?.ok_or(AppError::NotFound)?;
    if guide.slug != name {
        return Ok(PageResponse::PermanentRedirect(paths::of(paths::SHOW, lang, &guide.slug)));
    }
    let addresses = paths::both(paths::SHOW, &guide.slug);
    let reading = Reading::load(db, guide, edition).await?;
    page(&request, reading, addresses).await
}

pub(in super::super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let reading = match read(&request, paths::EDITION).await? {
        Ok(reading) => reading,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let addresses = paths::both_of_edition(paths::EDITION, &reading.guide.slug, reading.edition.head.version);
    page(&request, reading, addresses).await
}

async fn page(
    request: &PageRequest,
    reading: Reading,
    addresses: [String; 2],
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let asked: String = request.query_param("q").unwrap_or_default().chars().take(found::LONGEST).collect();
    let hits =
        if asked.trim().is_empty() { None } else { Some(found::find(request, &reading, &asked).await?) };
    let heads = store::heads(&request.portal.db, reading.guide.id).await?;
    let newer = newer(request, &reading).await?;
    let prints = export::prints(request);
    let said = (request.flash() == Some(Flash::Published)).then(|| t::practice_guide_said_published(lang));
    let content = &reading.edition.content;
    let title = t::practice_guide_tab_title(lang, content.title.text(lang));
    let description = content.summary.as_ref().map(|summary| summary.text(lang).to_owned());
    let searched = hits.is_some();
    let body = move || {
        let article = match hits {
            Some(hits) => found::results(lang, &reading, &asked, hits),
            None => overview(lang, &reading),
        };
        view! {
            {edition_head(lang, &reading, newer, None)}
            {said.map(|words| view! { <Notice kind=Kind::Success><p role="status">{words}</p></Notice> })}
            <div class="guide-layout">
                {contents(lang, &reading, None, &asked)}
                <article class="chapter">
                    {article}
                    <div class="guide-foot">
                        {files::section(lang, &reading, prints)}
                        {versions(lang, &reading.guide.slug, &heads)}
                    </div>
                </article>
            </div>
        }
    };
    let page = Page::new(title, addresses, body).description(description).section("communities");
    Ok(if searched { page.unlisted() } else { page }.into())
}

/// What the guide is about, and its chapters with what is in them.
fn overview(lang: Lang, reading: &Reading) -> AnyView {
    let (guide, version) = (&reading.guide.slug, reading.edition.head.version);
    let summary = reading.edition.content.summary.as_ref().map(|summary| {
        let shown = summary.shown(lang);
        let tag = (shown.lang != lang).then(|| shown.lang.tag());
        let html = markdown::lines(shown.text);
        view! { <p class="lead" lang=tag inner_html=html></p> }
    });
    let chapters = (1..)
        .zip(&reading.edition.content.chapters)
        .map(|(number, chapter)| {
            let (title, spoken) = numbered(lang, number, &chapter.title);
            let tag = (spoken != lang).then(|| spoken.tag());
            let count = t::practice_guide_passages(lang, chapter.passages.len());
            view! {
                <li>
                    <a class="entry-title" href=paths::chapter(lang, guide, version, number) lang=tag>{title}</a>
                    <p class="meta">{count}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        {summary}
        <section class="stack" aria-labelledby="chapters">
            <h2 id="chapters">{t::practice_guide_chapters(lang)}</h2>
            <ol class="entry-list">{chapters}</ol>
        </section>
    }
}

/// Every edition, with what changed in it.
fn versions(lang: Lang, guide: &str, heads: &[EditionHead]) -> AnyView {
    let rows = heads
        .iter()
        .map(|head| {
            let href = paths::of_edition(paths::EDITION, lang, guide, head.version);
            let changes = head.changes.shown(lang);
            let tag = (changes.lang != lang).then(|| changes.lang.tag());
            let html = markdown::lines(changes.text);
            view! {
                <li>
                    <b>{head.version.to_string()}</b>
                    <div>
                        <p lang=tag inner_html=html></p>
                        <small>
                            {labels::day(lang, head.published_at)} " · "
                            <a href=href>
                                {t::practice_guide_stable_address(lang)}
                                <span class="visually-hidden">" " {head.version.to_string()}</span>
                            </a>
                        </small>
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        <section aria-labelledby="versions">
            <h2 id="versions">{t::practice_guide_versions(lang)}</h2>
            <ol class="edition">{rows}</ol>
        </section>
    }
}
