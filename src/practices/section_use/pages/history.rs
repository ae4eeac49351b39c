//! How a section was used at meetings: at how many, whether it worked, what was adapted.

use ensemble_common::prelude::*;
use futures::future::BoxFuture;

use crate::section_use::{
    model::{History, Note, Section},
    paths, rules, sections, store,
};
use ensemble_communities::community::Part;
use ensemble_core::{Lang, error::AppError, format};
use ensemble_meetings::meeting::paths as meeting_paths;
use ensemble_server::{
    markdown::lines,
    web::{ActionContext, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, EmptyState, Line, NavLink, Notice};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (lang, portal, section) = (request.lang, &request.portal, request.path_param(0).to_owned());
    let current = sections::find(portal, &section).await?;
    let known = match &current {
        Some(current) => Some(current.title.clone()),
        None => store::title(&portal.db, &section).await?,
    };
    let name = known.ok_or(AppError::NotFound)?;
    let history = store::history(&portal.db, &section, portal.now()).await?;
    let reads = rules::may_read_notes(&request.viewer);
    let title = t::section_use_history_title(lang, name.text(lang));
    let addresses = [paths::history(Lang::Fr, &section), paths::history(Lang::En, &section)];
    let weight = history.notes.iter().map(|note| note.text.len()).sum();
    let body = move || {
        let gone =
            current.is_none().then(|| view! { <Notice><p>{t::section_use_withdrawn(lang)}</p></Notice> });
        let adapted = reads.then(|| notes(lang, &history, current.as_ref()));
        let links = vec![NavLink::new(t::portal_nav_meetings(lang), meeting_paths::list(lang))];
        view! {
            <Breadcrumb lang links here=name.text(lang).to_owned() />
            <div class="page-head">
                <h1><Line lang passage=name /></h1>
                <p class="lead">{t::section_use_meetings(lang, history.meetings)}</p>
            </div>
            {gone}
            {adapted}
        }
    };
    Ok(Page::new(title, addresses, body).section("meetings").unlisted().weighing(weight).into())
}

/// What was adapted, for those who read it.
fn notes(lang: Lang, history: &History, current: Option<&Section>) -> AnyView {
    let [yes, partly, no] = history.worked;
    let proposed = current
        .filter(|section| rules::proposes_revision(&history.notes, &section.version))
        .map(|section| t::section_use_proposed(lang, section.version.as_str()))
        .map(|words| view! { <Notice><p>{words}</p></Notice> });
    let list = if history.notes.is_empty() {
        view! { <EmptyState title=t::section_use_no_notes(lang) text=t::section_use_no_notes_text(lang) /> }
    } else {
        let rows = history.notes.iter().map(|each| note(lang, each)).collect_view();
        view! { <ul class="rows">{rows}</ul> }
    };
    view! {
        <p>{t::section_use_worked_counts(lang, no, partly, yes)}</p>
        {proposed}
        <section class="stack">
            <h2>{t::section_use_notes(lang)}</h2>
            {list}
        </section>
    }
}

fn note(lang: Lang, note: &Note) -> AnyView {
    let tag = (note.lang != lang).then(|| note.lang.tag());
    let day = format::date(lang, format::local(note.written_at).date());
    let facts = [t::ui_version(lang, note.version.as_str()), day];
    view! {
        <li class="stack gap-1">
            <p lang=tag inner_html=lines(&note.text)></p>
            <p class="small muted">{facts.join(", ")}</p>
        </li>
    }
}

/// At how many meetings a section was used, on the page of its guide; nothing when it was at none.
#[must_use]
pub fn of_section<'a>(
    context: &'a ActionContext,
    section: &'a str,
) -> BoxFuture<'a, Result<Option<Part>, AppError>> {
    Box::pin(async move {
        let meetings = store::count_meetings(&context.portal.db, section, context.portal.now()).await?;
        if meetings == 0 {
            return Ok(None);
        }
        let (section, signed_in) = (section.to_owned(), context.viewer.person.is_some());
        let shown: Part = Box::new(move |lang| {
            let words = t::section_use_meetings(lang, meetings);
            if signed_in {
                view! { <p class="small"><a href=paths::history(lang, &section)>{words}</a></p> }
            } else {
                view! { <p class="small">{words}</p> }
            }
        });
        Ok(Some(shown))
    })
}
