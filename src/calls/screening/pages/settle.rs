//! How far the screening of a call is, for coordinators.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions, labels,
        model::{CallProgress, Project, ProjectFilter, Review, Statement},
        rules, store,
    },
    parts::day,
};
use crate::call::{
    self, manage_head,
    model::{Call, CallPhase, Reviewer},
    paths,
    rules::{phase, reads_later},
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    format,
    ids::PersonId,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Button, ButtonLink, Column, DataTable, EmptyState, Kind, Meter, NavLink, Notice, Pages, Pagination, Tab,
    Tabs, Weight,
};

/// The parameter of the query that holds the filter.
const SHOW: &str = "show";

/// All that the page shows.
struct Settling {
    call: Call,
    now: i64,
    phase: CallPhase,
    reviewers: Vec<Reviewer>,
    /// The reviewers, and how many projects each judged.
    readers: Vec<(String, u32)>,
    progress: CallProgress,
    filter: ProjectFilter,
    projects: Vec<Project>,
    current: u32,
    has_next: bool,
    said: Option<(Kind, &'static str)>,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::managed(&request).await?;
    actions::number_projects(&request.portal, &call).await?;
    let (lang, db, now) = (request.lang, &request.portal.db, request.portal.now());
    let reviewers = call::reviewers(db, call.id).await?;
    let needed = rules::needed(u32::try_from(reviewers.len()).unwrap_or(u32::MAX));
    let filter = request.query_param(SHOW).and_then(ProjectFilter::from_code).unwrap_or(ProjectFilter::All);
    let current = request.page_number()?;
    let (progress, readers, (projects, has_next)) = futures::try_join!(
        store::progress(&db.reader, call.id),
        store::readers(db, call.id),
        store::page_of(db, call.id, needed, filter, current)
    )?;
    if current > 1 && projects.is_empty() {
        return Err(AppError::NotFound);
    }
    let said = match request.flash() {
        Some(Flash::Saved) => Some((Kind::Success, t::screening_said_decided(lang))),
        Some(Flash::Ended) => Some((Kind::Success, t::screening_said_ended(lang))),
        Some(Flash::Answered) => Some((Kind::Info, t::screening_said_same(lang))),
        Some(Flash::Changed) => Some((Kind::Info, t::screening_said_none(lang))),
        _ => None,
    };
    let title = t::screening_page_title(lang, call.texts.title.text(lang));
    let addresses = paths::both(paths::SETTLE, &call.code);
    let phase = phase(&call, now);
    let settling = Settling {
        call,
        now,
        phase,
        reviewers,
        readers,
        progress,
        filter,
        projects,
        current,
        has_next,
        said,
    };
    Ok(Page::new(title, addresses, move || body(lang, &settling)).section("administration").unlisted().into())
}

/// Decides about all projects that their reviewers agree are relevant.
pub(super) async fn submit_agreed(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::managed(&request).await?;
    let here = paths::of(paths::SETTLE, request.lang, &call.code);
    match actions::settle_agreed(&request, &call).await {
        Ok(0) => Ok(PageResponse::redirect_with(&here, Flash::Changed)),
        Ok(_) => Ok(PageResponse::redirect_with(&here, Flash::Saved)),
        Err(ActionError::App(error)) => Err(error),
        Err(_) => Err(AppError::BadRequest),
    }
}

fn body(lang: Lang, settling: &Settling) -> AnyView {
    let Settling { call, now, phase, .. } = settling;
    let content = if reads_later(*phase) {
        let closes = call::labels::moment(lang, call.dates.closes_at);
        view! { <EmptyState title=t::screening_not_begun(lang) text=t::screening_not_begun_text(lang, closes) /> }
    } else {
        screening(lang, settling)
    };
    view! {
        {manage_head(lang, call, *now, paths::SETTLE)}
        {content}
    }
}

fn screening(lang: Lang, settling: &Settling) -> AnyView {
    let Settling { call, phase, reviewers, readers, progress, said, .. } = settling;
    let needed = rules::needed(u32::try_from(reviewers.len()).unwrap_or(u32::MAX));
    let decided = t::screening_decided_of(lang, progress.decided, progress.total);
    let said = said.map(|(kind, words)| view! { <Notice kind><p role="status">{words}</p></Notice> });
    let until = (*phase == CallPhase::Screening).then(
        || view! { <p class="meta">{t::screening_until(lang, day(lang, call.dates.screening_until))}</p> },
    );
    let nobody = reviewers.is_empty().then(|| {
        let href = paths::of(paths::REVIEWERS, lang, &call.code);
        view! {
            <Notice kind=Kind::Warning>
                <p>{t::screening_no_reviewers(lang)} " " <a href=href>{t::screening_choose_reviewers(lang)}</a></p>
            </Notice>
        }
    });
    let readers = readers
        .iter()
        .map(|(name, count)| {
            view! { <li>{name.clone()} " " <span class="meta">{t::screening_has_read(lang, *count)}</span></li> }
        })
        .collect_view();
    let readers = (!reviewers.is_empty()).then(|| view! { <ul class="prose-list">{readers}</ul> });
    let tools = (*phase == CallPhase::Screening).then(|| tools(lang, &call.code));
    view! {
        {said}
        {nobody}
        <section class="stack gap-3" aria-labelledby="progress">
            <h2 id="progress">{t::screening_title(lang)}</h2>
            <Meter value=progress.decided max=progress.total label=decided.clone() />
            <p>{decided}</p>
            {until}
            <p class="muted">{t::screening_rule(lang, needed)}</p>
            {readers}
            {tools}
        </section>
        {table(lang, settling)}
    }
}

/// What coordinators do with all projects.
fn tools(lang: Lang, code: &str) -> AnyView {
    let action = paths::of(paths::SETTLE, lang, code);
    let end = paths::of(paths::END_SCREENING, lang, code);
    view! {
        <p class="small muted">{t::screening_settle_agreed_text(lang)}</p>
        <div class="row">
            <form method="post" action=action>
                <Button weight=Weight::Quiet>{t::screening_settle_agreed(lang)}</Button>
            </form>
            <ButtonLink href=end>{t::screening_end(lang)}</ButtonLink>
        </div>
    }
}

fn table(lang: Lang, settling: &Settling) -> AnyView {
    let Settling { call, reviewers, filter, projects, current, has_next, .. } = settling;
    let here = paths::of(paths::SETTLE, lang, &call.code);
    let tabs = ProjectFilter::ALL
        .iter()
        .map(|each| {
            let href = format!("{here}?{SHOW}={}", each.code());
            Tab::from(NavLink::new(labels::filter(lang, *each), href).current(each == filter))
        })
        .collect();
    let rows = if projects.is_empty() {
        view! { <p class="muted">{t::screening_none_here(lang)}</p> }
    } else {
        let columns = vec![
            Column::new(t::screening_column_project(lang)),
            Column::new(t::screening_column_state(lang)),
            Column::new(t::screening_column_reviews(lang)),
            Column::new(t::screening_column_left(lang)),
        ];
        let rows = projects.iter().map(|project| cells(lang, call, reviewers, project)).collect();
        view! { <DataTable caption=t::screening_projects(lang) columns rows /> }
    };
    let page = |number: u32| format!("{here}?{SHOW}={}&page={number}", filter.code());
    let pages = (*has_next || *current > 1).then(|| {
        let previous = (*current > 1).then(|| page(current - 1));
        let next = has_next.then(|| page(current + 1));
        view! { <Pagination lang pages=Pages::Keyset { previous, next } label=t::screening_projects(lang) /> }
    });
    view! {
        <section class="stack" aria-labelledby="projects">
            <h2 class="visually-hidden" id="projects">{t::screening_projects(lang)}</h2>
            <Tabs label=t::screening_filters(lang) tabs />
            {rows}
            {pages}
        </section>
    }
}

/// The row of a project: its number and title, how far it is, what reviewers said, who is still to read it.
fn cells(lang: Lang, call: &Call, reviewers: &[Reviewer], project: &Project) -> Vec<AnyView> {
    let count = u32::try_from(reviewers.len()).unwrap_or(u32::MAX);
    let href = paths::of_interest(paths::SETTLE_ONE, lang, &call.code, project.interest);
    let title = view! {
        <a href=href>{t::screening_project(lang, project.number)}</a>
        <br />
        <span class="small muted">{project.title.clone()}</span>
    };
    let state = match project.decided {
        Some((verdict, _)) => {
            t::screening_decided_as(lang, format::after_colon(lang, labels::verdict(lang, verdict)))
        }
        None => labels::state(lang, rules::state(project.tally, count)).to_owned(),
    };
    let short = (!project.tally.settled && rules::is_short(project.tally, count))
        .then(|| view! { <br /> <span class="small">{t::screening_short(lang)}</span> });
    let state = view! { {state} {short} };
    let said =
        project.reviews.iter().map(|review| view! { <li>{review_line(lang, review)}</li> }).collect_view();
    let said = view! { <ul class="plain">{said}</ul> };
    vec![title, state, said, remaining(lang, reviewers, project).into_any()]
}

/// What a reviewer said of a project, in a line.
pub(super) fn review_line(lang: Lang, review: &Review) -> String {
    let words = match &review.statement {
        Statement::Judged(judgement) => labels::verdict(lang, judgement.verdict),
        Statement::Conflict(conflict) => labels::conflict(lang, *conflict),
    };
    let said = t::screening_said_by(lang, review.name.as_str(), words);
    if review.outdated { t::screening_said_before(lang, said) } else { said }
}

/// Who is still to read a project; nothing when no one is, or when it is decided.
pub(super) fn remaining(lang: Lang, reviewers: &[Reviewer], project: &Project) -> String {
    if project.tally.settled {
        return String::new();
    }
    let all: Vec<PersonId> = reviewers.iter().map(|reviewer| reviewer.person).collect();
    let left = rules::remaining(&project.reviews, &all, &project.excluded);
    names(lang, reviewers, &left)
}

/// The names of some of the reviewers.
pub(super) fn names(lang: Lang, reviewers: &[Reviewer], people: &[PersonId]) -> String {
    let names: Vec<&str> = reviewers
        .iter()
        .filter(|reviewer| people.contains(&reviewer.person))
        .map(|reviewer| reviewer.name.as_str())
        .collect();
    format::list(lang, &names)
}
