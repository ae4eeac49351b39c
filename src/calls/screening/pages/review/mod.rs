//! One project, for a reviewer: reading it, judging it, declaring a conflict of interests.

mod form;
mod project;

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, ReviewOutcome, Warnings},
        api::{DeclareConflict, WriteReview},
        model::{ReaderProgress, ReaderProject, Review, Statement},
        store,
    },
    list::row,
    parts::{day, reader_head},
};
use crate::{
    call::{
        self,
        model::{Call, CallPhase, Criterion, Question},
        paths,
        rules::phase,
    },
    interest::{self, model::Interest},
    need,
};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Kind, Notice};

/// The form as it is shown: what was typed, and what is wrong with it.
#[derive(Default)]
struct Form {
    /// What was sent; `None` shows what the reviewer said before.
    input: Option<WriteReview>,
    errors: FieldErrors,
    warnings: Warnings,
    /// Whether the reviewer's own review changed since the page was opened, or a coordinator decided.
    changed: bool,
}

/// All that the page shows.
struct Reading {
    call: Call,
    phase: CallPhase,
    number: u32,
    settled: bool,
    /// When what reviewers read was last changed; 0 for never.
    text_changed_at: i64,
    own: Option<Review>,
    /// Whether another reviewer says the contrary.
    disagreed: bool,
    interest: Interest,
    /// What the person would work on first, in order.
    needs: Vec<LocalizedText>,
    /// What else they would work on, in their own words.
    own_need: Option<LocalizedText>,
    questions: Vec<Question>,
    criteria: Vec<Criterion>,
    projects: Vec<ReaderProject>,
    progress: ReaderProgress,
    /// The project that the reviewer reads next.
    next: Option<u32>,
    /// What was done just before.
    said: Option<&'static str>,
}

/// The call and the number of the address.
async fn named(request: &PageRequest) -> Result<(Call, u32), AppError> {
    let call = call::named(request).await?;
    let number = request.path_param(1).parse::<u32>().ok().filter(|number| *number > 0);
    let number = number.ok_or(AppError::NotFound)?;
    actions::reviewer(request, &call).await?;
    actions::number_projects(&request.portal, &call).await?;
    Ok((call, number))
}

pub(in crate::screening::pages) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (call, number) = named(&request).await?;
    page(&request, call, number, 200, Form::default()).await
}

pub(in crate::screening::pages) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: WriteReview = request.input()?;
    let (call, number) = match named(&request).await {
        Err(AppError::NotFound) => return over(&request, input.reason).await,
        found => found?,
    };
    match actions::review(&request, &call, number, &input).await {
        Ok(ReviewOutcome::Saved) => onwards(&request, &call, number, Flash::Saved).await,
        Ok(ReviewOutcome::Unconfirmed(warnings, token)) => {
            let input = WriteReview { confirmation_token: token, ..input };
            page(&request, call, number, 422, Form { input: Some(input), warnings, ..Form::default() }).await
        }
        Err(ActionError::Invalid(errors)) => {
            page(&request, call, number, 422, Form { input: Some(input), errors, ..Form::default() }).await
        }
        Err(ActionError::Conflict) => {
            page(&request, call, number, 409, Form { input: Some(input), changed: true, ..Form::default() })
                .await
        }
        Err(ActionError::App(AppError::NotFound)) => over(&request, input.reason).await,
        Err(ActionError::App(error)) => Err(error),
    }
}

/// What a reviewer wrote after the screening had ended. For everybody else there is nothing here.
async fn over(request: &PageRequest, reason: String) -> Result<PageResponse, AppError> {
    let call = call::named(request).await?;
    if reason.is_empty() || !actions::has_ended_for(request, &call).await? {
        return Err(AppError::NotFound);
    }
    let lang = request.lang;
    let title = t::screening_page_title(lang, call.texts.title.text(lang));
    let addresses = paths::both(paths::SHOW, &call.code);
    let body = move || {
        view! {
            {reader_head(lang, &call, None, String::new())}
            <Notice kind=Kind::Warning><p>{t::screening_over(lang)}</p></Notice>
            {project::typed_before(lang, reason)}
        }
    };
    Ok(Page::new(title, addresses, body).status(409).section("communities").unlisted().into())
}

pub(in crate::screening::pages) async fn submit_conflict(
    request: PageRequest,
) -> Result<PageResponse, AppError> {
    let (call, number) = named(&request).await?;
    let input: DeclareConflict = request.input()?;
    match actions::declare(&request, &call, number, input).await {
        Ok(()) => onwards(&request, &call, number, Flash::Removed).await,
        Err(error) => {
            let errors = error.field_errors()?;
            page(&request, call, number, 422, Form { errors, ..Form::default() }).await
        }
    }
}

/// To the project that the reviewer reads next, or to the list when none is left.
async fn onwards(
    request: &PageRequest,
    call: &Call,
    number: u32,
    flash: Flash,
) -> Result<PageResponse, AppError> {
    let (person, lang) = (request.person()?, request.lang);
    let reviewers = actions::reviewer_count(&request.portal, call).await?;
    let next = store::next_to_read(&request.portal.db, call.id, person, reviewers, number).await?;
    let to = match next {
        Some(next) => paths::of_number(paths::REVIEW, lang, &call.code, next),
        None => paths::of(paths::SCREENING, lang, &call.code),
    };
    Ok(PageResponse::redirect_with(&to, flash))
}

async fn page(
    request: &PageRequest,
    call: Call,
    number: u32,
    status: u16,
    form: Form,
) -> Result<PageResponse, AppError> {
    let (lang, db, person) = (request.lang, &request.portal.db, request.person()?);
    let (target, own, others) = actions::read(request, &call, number).await?;
    let mut interest = interest::find(db, call.id, target.interest).await?.ok_or(AppError::NotFound)?;
    let reviewers = actions::reviewer_count(&request.portal, &call).await?;
    let (ranks, offered, mut own_need, questions, criteria) = futures::try_join!(
        need::ranks_of(db, interest.id),
        need::of_call(db, call.id),
        need::own_of(db, interest.id),
        call::questions(db, call.id),
        call::criteria(db, call.id)
    )?;
    if call.blind {
        let names = interest::organization_names(db, interest.organization).await?;
        interest::hide_known_names(&mut interest, own_need.as_mut(), &names);
    }
    let (projects, progress, next) = futures::try_join!(
        store::list_around(db, call.id, person, reviewers, number),
        store::reader_progress(db, call.id, person, reviewers),
        store::next_to_read(db, call.id, person, reviewers, number)
    )?;
    let needs = ranks
        .iter()
        .filter_map(|(id, _)| offered.iter().find(|need| need.id == *id))
        .map(|need| need.text.clone())
        .collect();
    let verdict = own.as_ref().and_then(Review::judgement).map(|judgement| judgement.verdict);
    let disagreed = verdict.is_some()
        && others.iter().filter_map(Review::judgement).any(|other| Some(other.verdict) != verdict);
    let phase = phase(&call, request.portal.now());
    let said = match request.flash() {
        Some(Flash::Saved) => Some(t::screening_said_saved(lang)),
        Some(Flash::Removed) => Some(t::screening_said_conflict(lang)),
        _ => None,
    };
    let title = t::screening_project_title(lang, call.texts.title.text(lang), number);
    let addresses =
        paths::both(paths::REVIEW, &call.code).map(|path| path.replace("{number}", &number.to_string()));
    let weight = interest.project.text.len();
    let reading = Reading {
        call,
        phase,
        number,
        settled: target.settled,
        text_changed_at: target.text_changed_at,
        own,
        disagreed,
        interest,
        needs,
        own_need,
        questions,
        criteria,
        projects,
        progress,
        next,
        said,
    };
    let body = move || body(lang, &reading, form);
    Ok(Page::new(title, addresses, body)
        .status(status)
        .section("communities")
        .unlisted()
        .weighing(weight)
        .into())
}

fn body(lang: Lang, reading: &Reading, form: Form) -> AnyView {
    let Reading { call, number, own, projects, progress, .. } = reading;
    let until = day(lang, call.dates.screening_until);
    let said =
        reading.said.map(|words| view! { <Notice kind=Kind::Success><p role="status">{words}</p></Notice> });
    let rows = projects.iter().map(|project| row(lang, &call.code, *project, Some(*number))).collect_view();
    let all = paths::of(paths::SCREENING, lang, &call.code);
    let in_conflict = own.as_ref().is_some_and(|review| matches!(review.statement, Statement::Conflict(_)));
    let main = if in_conflict {
        project::in_conflict(lang, reading, form)
    } else {
        project::view(lang, reading, form)
    };
    view! {
        {reader_head(lang, call, Some(*number), t::screening_progress(lang, until, progress.judged, progress.total))}
        {said}
        <div class="guide-layout">
            <nav class="form-side" aria-label=t::screening_projects(lang)>
                <details class="project-menu">
                    <summary>{t::screening_choose_other(lang, *number)}</summary>
                    <ol class="project-list">{rows}</ol>
                    <p class="meta"><a href=all>{t::screening_all_projects(lang)}</a></p>
                </details>
            </nav>
            <div class="sections">{main}</div>
        </div>
    }
}
