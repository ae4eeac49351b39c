//! Composing a guide: its chapters, of which one is open, with its passages.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions,
        api::{Arrange, ArrangeAct},
        labels,
        model::Draft,
        paths,
        rules::remarks,
        store,
    },
    Composed, composed,
    parts::{changed, crumbs},
    rows::row,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::GuideChapterId,
    rights::Action,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, EmptyState, ErrorSummary, Kind, Notice, Weight};

/// What the page shows beside the guide.
#[derive(Default)]
struct Shown {
    open: Option<GuideChapterId>,
    said: Option<&'static str>,
    errors: FieldErrors,
    /// Whether another person changed what was to be moved or removed.
    changed: bool,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let of = composed(&request, Action::ComposeGuides).await?;
    let lang = request.lang;
    let said = match request.flash() {
        Some(Flash::Added) => Some(t::practice_guide_said_begun(lang)),
        Some(Flash::Saved) => Some(t::practice_guide_said_saved(lang)),
        Some(Flash::Removed) => Some(t::practice_guide_said_removed(lang)),
        _ => None,
    };
    let open = request.query_param("chapter").and_then(|chapter| chapter.parse().ok());
    page(&request, of, 200, Shown { open, said, ..Shown::default() }).await
}

/// Moves, removes, marks as current.
pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let of = composed(&request, Action::ComposeGuides).await?;
    let input: Arrange = request.input()?;
    let db = &request.portal.db;
    let before = store::draft(db, of.guide.id).await?.ok_or(AppError::NotFound)?;
    let shown_in = input.passage.and_then(|id| before.passage(id)).map(|(chapter, _)| chapter.id);
    let outcome = actions::arrange(&request, &of.guide, &input).await;
    let (open, status, errors) = match outcome {
        Ok(()) => {
            // A passage that moved into another chapter is shown there.
            let after = store::draft(db, of.guide.id).await?.ok_or(AppError::NotFound)?;
            let there = input.passage.and_then(|id| after.passage(id)).map(|(chapter, _)| chapter.id);
            let open = there.or(shown_in).or(input.chapter);
            let anchor = match (input.passage.filter(|_| there.is_some()), open) {
                (Some(passage), _) => format!("#passage-{passage}"),
                (None, Some(chapter)) => format!("#chapter-{chapter}"),
                (None, None) => String::new(),
            };
            let open = open.map(|chapter| format!("?chapter={chapter}")).unwrap_or_default();
            let there = format!("{}{open}{anchor}", of.to(paths::COMPOSE, request.lang));
            return Ok(match input.act {
                Some(ArrangeAct::Remove) => PageResponse::redirect_with(&there, Flash::Removed),
                _ => PageResponse::redirect(there),
            });
        }
        Err(ActionError::Invalid(errors)) => (shown_in.or(input.chapter), 422, errors),
        Err(ActionError::Conflict) => (shown_in.or(input.chapter), 409, FieldErrors::default()),
        Err(ActionError::App(error)) => return Err(error),
    };
    page(&request, of, status, Shown { open, errors, changed: status == 409, said: None }).await
}

async fn page(
    request: &PageRequest,
    of: Composed,
    status: u16,
    shown: Shown,
) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let draft = store::draft(&request.portal.db, of.guide.id).await?.ok_or(AppError::NotFound)?;
    let weight = draft.chapters.iter().filter(|chapter| Some(chapter.id) == shown.open);
    let weight = weight.flat_map(|chapter| &chapter.passages).map(|passage| passage.text.bytes()).sum();
    let title = t::practice_guide_compose_title(lang, of.guide.title.text(lang));
    let addresses = of.both(paths::COMPOSE);
    let body = move || body(lang, &of, &draft, shown);
    Ok(Page::new(title, addresses, body)
        .status(status)
        .section("communities")
        .unlisted()
        .weighing(weight)
        .into())
}

fn body(lang: Lang, of: &Composed, draft: &Draft, shown: Shown) -> AnyView {
    let Shown { open, said, errors, changed: was_changed } = shown;
    let title = of.guide.title.text(lang).to_owned();
    let rows = draft
        .chapters
        .iter()
        .enumerate()
        .map(|(index, chapter)| row(lang, of, draft, (index, chapter), open == Some(chapter.id)))
        .collect_view();
    let rows = if draft.chapters.is_empty() {
        view! {
            <EmptyState title=t::practice_guide_no_chapter(lang) text=t::practice_guide_no_chapter_text(lang) />
        }
    } else {
        view! { <ol class="part-rows">{rows}</ol> }
    };
    view! {
        {crumbs(lang, of, &t::practice_guide_compose_title(lang, title.as_str()))}
        <div class="page-title stacked">
            <div class="stack gap-1">
                <h1>{t::practice_guide_compose_title(lang, title)}</h1>
                <p class="meta">
                    <a href=of.to(paths::TEXTS, lang)>{t::practice_guide_edit_title(lang)}</a>
                </p>
            </div>
            <ButtonLink href=of.to(paths::PUBLISH, lang)>{t::practice_guide_to_publication(lang)}</ButtonLink>
        </div>
        {said.map(|words| view! { <Notice kind=Kind::Success><p role="status">{words}</p></Notice> })}
        {was_changed.then(|| changed(lang))}
        <ErrorSummary lang errors=errors.all() />
        <div class="compose">
            <section class="stack" aria-labelledby="chapter">
                {withdrawn(lang, of, draft)}
                <h2 id="chapter" class="visually-hidden">{t::practice_guide_chapters(lang)}</h2>
                {rows}
                <div class="row">
                    <ButtonLink weight=Weight::Quiet href=of.to(paths::NEW_CHAPTER, lang)>
                        {t::practice_guide_new_chapter(lang)}
                    </ButtonLink>
                </div>
            </section>
            {aside(lang, of, draft)}
        </div>
    }
}

/// The passages that have to be replaced or removed, each with the way to it.
pub(super) fn withdrawn(lang: Lang, of: &Composed, draft: &Draft) -> Option<AnyView> {
    let here = of.to(paths::COMPOSE, lang);
    let links: Vec<AnyView> = (1_usize..)
        .zip(&draft.chapters)
        .flat_map(|(number, chapter)| {
            let over = chapter.passages.iter().filter(|passage| passage.consent.is_over());
            over.map(move |passage| (number, chapter.id, passage)).collect::<Vec<_>>()
        })
        .map(|(number, chapter, passage)| {
            let href = format!("{here}?chapter={chapter}#passage-{}", passage.id);
            let words = match passage.withdrawn_at {
                Some(at) => t::practice_guide_withdrawn_in_chapter(lang, number, labels::day(lang, at)),
                None => t::practice_guide_refused_in_chapter(lang, number),
            };
            view! { <li><a href=href>{words}</a></li> }
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <Notice kind=Kind::Warning>
                <p><b>{t::practice_guide_withdrawn_title(lang)}</b> " " {t::practice_guide_withdrawn_text(lang)}</p>
                <ul class="plain">{links}</ul>
            </Notice>
        }
    })
}

/// What to know before the guide is published, in short.
fn aside(lang: Lang, of: &Composed, draft: &Draft) -> AnyView {
    let lines = labels::remarks(lang, &remarks(draft));
    let lines = lines.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
    view! {
        <aside class="stack" aria-labelledby="state">
            <h2 id="state">{t::practice_guide_state(lang)}</h2>
            <ul class="plain stack gap-1">
                <li>{t::practice_guide_passages(lang, draft.passages().count())}</li>
                {lines}
            </ul>
            <p><a href=of.to(paths::REVIEW, lang)>{t::practice_guide_read_draft(lang)}</a></p>
        </aside>
    }
}
