//! The facilitator's page: the item that people are at, the time of the meeting, what will not fit, what is ahead.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions,
        api::ChangeRun,
        composition::{Audience, Composition},
        islands::RunControls,
        model::Run,
        paths,
    },
    bar,
    coming::coming,
    keys::keys,
    meeting_id,
    parts::{Parts, live, live_part},
    shortage::shortage,
    shown::{Shown, State, left_words},
};
use crate::meeting::{model::Phase, paths as meeting_paths};
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    rights::Action,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Confirm, ErrorSummary, Kind, Notice, Weight};

/// A form that could not be done.
struct Refused {
    input: ChangeRun,
    errors: FieldErrors,
}

pub(super) async fn show(request: PageRequest, composition: Composition) -> Result<PageResponse, AppError> {
    page(&request, composition, None).await
}

pub(super) async fn submit_change(
    request: PageRequest,
    composition: Composition,
) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    actions::find_open(&request, id).await?;
    let input: ChangeRun = request.input()?;
    let here = meeting_paths::of(paths::FACILITATE, request.lang, id);
    match actions::change(&request, id, &input).await {
        Ok(change) if change.changed => Ok(PageResponse::redirect(here)),
        Ok(_) | Err(ActionError::Conflict) => Ok(PageResponse::redirect_with(&here, Flash::Changed)),
        Err(ActionError::Invalid(errors)) => {
            page(&request, composition, Some(Refused { input, errors })).await
        }
        Err(ActionError::App(error)) => Err(error),
    }
}

pub(super) async fn submit_begin(
    request: PageRequest,
    composition: Composition,
) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    let here = meeting_paths::of(paths::FACILITATE, request.lang, id);
    match actions::begin(&request, id, composition.observer()).await {
        Ok(()) => Ok(PageResponse::redirect(here)),
        Err(ActionError::App(error)) => Err(error),
        Err(_) => Ok(PageResponse::redirect_with(&here, Flash::Changed)),
    }
}

pub(super) async fn submit_end(
    request: PageRequest,
    composition: Composition,
) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    match actions::end(&request, id, composition.observer()).await {
        Ok(()) => {
            let meeting = meeting_paths::show(request.lang, id);
            Ok(PageResponse::redirect_with(&meeting, Flash::Ended))
        }
        Err(ActionError::App(error)) => Err(error),
        Err(_) => {
            let here = meeting_paths::of(paths::FACILITATE, request.lang, id);
            Ok(PageResponse::redirect_with(&here, Flash::Changed))
        }
    }
}

async fn page(
    request: &PageRequest,
    composition: Composition,
    refused: Option<Refused>,
) -> Result<PageResponse, AppError> {
    let shown = Shown::of(request, Action::EditAgenda).await?;
    let parts = Parts::load(request, &shown, composition, Audience::Facilitator).await?;
    let (lang, id) = (request.lang, shown.id());
    let status = if refused.is_some() { 422 } else { 200 };
    let notice = (request.flash() == Some(Flash::Changed)).then(|| t::run_said_stale(lang));
    let title = t::run_facilitate_title(lang, shown.meeting_title());
    let weight = shown.agenda.bytes();
    let body = move || {
        let errors = refused.as_ref().map(|refused| refused.errors.all()).unwrap_or_default();
        let typed = refused.map(|refused| refused.input);
        let clock = shown.clock(true, content(&shown, typed.as_ref(), parts));
        let islands = composition.islands.map(|islands| islands(lang, id));
        view! {
            <div class="run">
                {top(&shown)}
                <ErrorSummary lang errors />
                {notice.map(|words| view! { <Notice kind=Kind::Warning><p>{words}</p></Notice> })}
                <div id="run">
                    <RunControls
                        lang
                        meeting=id
                        failed=t::run_failed(lang).to_owned()
                        stale=t::run_said_stale(lang).to_owned()
                    >
                        {clock}
                    </RunControls>
                    {islands}
                </div>
            </div>
        }
    };
    Ok(Page::new(title, meeting_paths::both(paths::FACILITATE, id), body)
        .status(status)
        .section("meetings")
        .unlisted()
        .weighing(weight)
        .with_writing_islands()
        .into())
}

/// The way back, by the name of the meeting where an item is the heading; the ways to the other pages, and its end.
fn top(shown: &Shown) -> AnyView {
    let lang = shown.lang;
    let is_running = shown.state() == State::Running;
    let back = if is_running { shown.meeting_title() } else { t::run_back(lang) }.to_owned();
    let end = is_running.then(|| {
        view! {
            <form method="post" action=shown.address(paths::END)>
                <Confirm label=t::run_end(lang) question=t::run_end_question(lang) id="run-end" />
            </form>
        }
    });
    let end = live("end", end.into_any());
    view! {
        <div class="run-top">
            <p><a href=meeting_paths::show(lang, shown.id())>{back}</a></p>
            <div class="row">
                <ButtonLink weight=Weight::Quiet small=true href=shown.address(paths::SCREEN)>
                    {t::run_open_screen(lang)}
                </ButtonLink>
                <ButtonLink weight=Weight::Quiet small=true href=shown.address(paths::TAKE_PART)>
                    {t::run_take_part(lang)}
                </ButtonLink>
                {end}
            </div>
        </div>
    }
    .into_any()
}

/// The button that begins a meeting, or the clock of one that is under way.
fn beginning(shown: &Shown) -> Option<AnyView> {
    let lang = shown.lang;
    let label = match (shown.state(), shown.found.of.meeting.phase) {
        (State::Ahead, Phase::Published) => t::run_begin(lang),
        (State::WithoutClock, _) => t::run_begin_clock(lang),
        (State::Ahead, _) => return Some(view! { <p>{t::run_is_draft(lang)}</p> }.into_any()),
        _ => return None,
    };
    Some(
        view! {
            <form method="post" action=shown.address(paths::BEGIN)>
                <Button>{label}</Button>
            </form>
        }
        .into_any(),
    )
}

/// The parts of the page. Each is there before the meeting begins, and when it has ended: a page that is open then gets what comes,
/// and loses what is over.
fn content(shown: &Shown, typed: Option<&ChangeRun>, parts: Parts) -> AnyView {
    let lang = shown.lang;
    let Parts { capture, captured, speaking, tables, presence, mode } = parts;
    let run = shown.run.as_ref().filter(|_| shown.state() == State::Running);
    let now = match run {
        Some(run) => view! { {shown.head(Audience::Facilitator)} {keys(shown, run)} }.into_any(),
        None => view! { <div class="stack gap-4">{shown.aside()} {beginning(shown)}</div> }.into_any(),
    };
    let time = run.map_or_else(|| ().into_any(), |run| time(shown, run, typed));
    view! {
        <div class="run-grid">
            <div class="run-main">
                {live("now", now)}
                {live_part(lang, "mode", mode)}
            </div>
            <div class="run-clock-side">{live("time", time)}</div>
            <div class="run-capture">
                {live_part(lang, "capture", capture)}
                {live_part(lang, "captured", captured)}
            </div>
            <div class="run-people">
                {live_part(lang, "presence", presence)}
                {live_part(lang, "tables", tables)}
                {live_part(lang, "speaking", speaking)}
            </div>
        </div>
    }
    .into_any()
}

/// The time of the meeting.
fn time(shown: &Shown, run: &Run, typed: Option<&ChangeRun>) -> AnyView {
    let lang = shown.lang;
    let forecast = run.forecast(shown.now);
    let excess =
        (forecast.excess > 0).then(|| view! { <small>{t::run_too_many(lang, forecast.excess)}</small> });
    let late = (forecast.excess > 0).then_some("run-late");
    let drawing = bar::drawing(run, &forecast, shown.now);
    let left = left_words(lang).say(run.meeting_left(shown.now));
    view! {
        <section class="run-time" aria-labelledby="run-time">
            <h2 class="visually-hidden" id="run-time">{t::run_meeting_time(lang)}</h2>
            <dl class="run-figures">
                <div>
                    <dt>{t::run_meeting_left(lang)}</dt>
                    <dd data-clock="meeting">{left}</dd>
                </div>
                <div>
                    <dt>{t::run_expected_end(lang)}</dt>
                    <dd class=late>{shown.time(forecast.ends_at)} {excess}</dd>
                </div>
            </dl>
            <div class="run-budget">
                <p class="small muted"><span>{shown.time(run.begun_at)}</span> <span>{shown.time(run.due_at)}</span></p>
                <div class="run-bar" aria-hidden="true" inner_html=drawing></div>
            </div>
            {shortage(shown, run, &forecast)}
            {coming(shown, run, &forecast, typed)}
        </section>
    }
    .into_any()
}
