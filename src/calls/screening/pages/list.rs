//! The projects of a call, for one of its reviewers.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions, labels,
        model::{ReaderProgress, ReaderProject},
        rules, store,
    },
    parts::{day, reader_head},
};
use crate::call::{self, model::Call, paths};
use ensemble_core::{Lang, error::AppError};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{ButtonLink, EmptyState, Icon, Kind, Notice, Pages, Pagination, Shape};

/// All that the page shows.
struct List {
    call: Call,
    progress: ReaderProgress,
    projects: Vec<ReaderProject>,
    /// The project that the reviewer reads next.
    next: Option<u32>,
    /// The reviewers, and how many projects each judged.
    readers: Vec<(String, u32)>,
    current: u32,
    last: u32,
    said: Option<(Kind, &'static str)>,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::named(&request).await?;
    let person = actions::reviewer(&request, &call).await?;
    actions::number_projects(&request.portal, &call).await?;
    let (lang, db) = (request.lang, &request.portal.db);
    let reviewers = actions::reviewer_count(&request.portal, &call).await?;
    let progress = store::reader_progress(db, call.id, person, reviewers).await?;
    let current = request.page_number()?;
    let last = progress.listed.div_ceil(store::PAGE_SIZE).max(1);
    if current > last {
        return Err(AppError::NotFound);
    }
    let (projects, next, readers) = futures::try_join!(
        store::list(db, call.id, person, reviewers, current),
        store::next_to_read(db, call.id, person, reviewers, 0),
        store::readers(db, call.id)
    )?;
    let said = match request.flash() {
        Some(Flash::Saved) => Some((Kind::Success, t::screening_said_saved(lang))),
        Some(Flash::Removed) => Some((Kind::Success, t::screening_said_conflict(lang))),
        _ => None,
    };
    let title = t::screening_page_title(lang, call.texts.title.text(lang));
    let addresses = paths::both(paths::SCREENING, &call.code);
    let list = List { call, progress, projects, next, readers, current, last, said };
    Ok(Page::new(title, addresses, move || body(lang, reviewers, list))
        .section("communities")
        .unlisted()
        .into())
}

fn body(lang: Lang, reviewers: u32, list: List) -> AnyView {
    let List { call, progress, projects, next, readers, current, last, said } = list;
    let ReaderProgress { judged, total, .. } = progress;
    let until = day(lang, call.dates.screening_until);
    let said = said.map(|(kind, words)| view! { <Notice kind><p role="status">{words}</p></Notice> });
    let blind = call.blind.then(|| {
        view! { <p class="blind"><Icon shape=Shape::People /><span>{t::screening_blind(lang)}</span></p> }
    });
    let begin = match next {
        Some(number) => {
            let href = paths::of_number(paths::REVIEW, lang, &call.code, number);
            view! { <div class="row"><ButtonLink href>{t::screening_read_project(lang, number)}</ButtonLink></div> }
        }
        None if total > 0 => view! { <p>{t::screening_all_read(lang)}</p> },
        None => ().into_any(),
    };
    let rows = if projects.is_empty() {
        view! { <EmptyState title=t::screening_none(lang) text=t::screening_none_text(lang) /> }
    } else {
        view! {
            <ol class="project-list">
                {projects.iter().map(|project| row(lang, &call.code, *project, None)).collect_view()}
            </ol>
        }
    };
    let pages = (last > 1).then(|| {
        let href = format!("{}?page=", paths::of(paths::SCREENING, lang, &call.code));
        view! { <Pagination lang pages=Pages::Numbered { current, last, href } label=t::screening_projects(lang) /> }
    });
    let readers = readers
        .into_iter()
        .map(|(name, count)| view! { <li>{name} " " <span class="meta">{t::screening_has_read(lang, count)}</span></li> })
        .collect_view();
    view! {
        {reader_head(lang, &call, None, t::screening_progress(lang, until, judged, total))}
        {said}
        <div class="stack gap-3">
            <p class="lead">{t::screening_lead(lang, rules::needed(reviewers))}</p>
            {blind}
            {begin}
        </div>
        <section class="stack" aria-labelledby="projects">
            <h2 id="projects">{t::screening_projects(lang)}</h2>
            {rows}
            {pages}
        </section>
        <section class="stack gap-2" aria-labelledby="readers">
            <h2 class="h4" id="readers">{t::screening_readers(lang)}</h2>
            <ul class="prose-list">{readers}</ul>
        </section>
    }
}

/// A project of the list. The one that is read, `here`, is marked.
pub(super) fn row(lang: Lang, code: &str, project: ReaderProject, here: Option<u32>) -> AnyView {
    let href = paths::of_number(paths::REVIEW, lang, code, project.number);
    let current = here == Some(project.number);
    view! {
        <li>
            <a href=href aria-current=current.then_some("page")>
                {t::screening_project(lang, project.number)} " "
                <small>{labels::mark(lang, project.mark)}</small>
            </a>
        </li>
    }
}
