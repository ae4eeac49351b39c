//! What those who plan a meeting do with its days: proposing, removing, asking, settling.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, AddDate},
        model::DateOption,
        paths,
        rules::MAX_DATES,
    },
    meeting_id,
    show::{self, Days, Said},
};
use crate::meeting::paths as meeting_paths;
use ensemble_core::{
    error::{ActionError, AppError, FieldErrors},
    ids::MeetingId,
    rights::Action,
};
use ensemble_server::web::{Flash, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Confirm, Field, Weight};

/// What was typed.
#[derive(Default)]
pub(super) struct Tools {
    date: AddDate,
}

pub(super) async fn submit_date(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    let found = actions::find_open(&request, id, Action::PlanMeetings).await?;
    let date: AddDate = request.input()?;
    match actions::add_date(&request, id, &date).await {
        Err(ActionError::Invalid(errors)) => {
            let tools = Tools { date };
            show::page(&request, found, Said { status: Some(422), tools, errors, ..Said::default() }).await
        }
        done => answer(&request, id, done, Flash::Added).await,
    }
}

pub(super) async fn submit_removal(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    actions::find_for(&request, id, Action::PlanMeetings).await?;
    let done = actions::remove_date(&request, id, request.input()?).await;
    answer(&request, id, done, Flash::Saved).await
}

pub(super) async fn submit_question(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    let done = actions::ask(&request, id).await;
    answer(&request, id, done, Flash::MessageSent).await
}

pub(super) async fn submit_choice(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = meeting_id(&request)?;
    actions::find_for(&request, id, Action::PlanMeetings).await?;
    match actions::settle(&request, id, request.input()?).await {
        Ok(()) => {
            let here = meeting_paths::show(request.lang, id);
            Ok(PageResponse::redirect_with(&here, Flash::SavedAndNotified))
        }
        done => answer(&request, id, done, Flash::Saved).await,
    }
}

async fn answer(
    request: &PageRequest,
    id: MeetingId,
    done: Result<(), ActionError>,
    flash: Flash,
) -> Result<PageResponse, AppError> {
    match done {
        Ok(()) => Ok(PageResponse::redirect_with(&meeting_paths::of(paths::DATES, request.lang, id), flash)),
        Err(ActionError::Conflict) => show::closed(request, id).await,
        Err(error) => Err(error.field_errors().err().unwrap_or(AppError::BadRequest)),
    }
}

pub(super) fn view(days: &Days, id: MeetingId, typed: Tools, errors: &FieldErrors) -> AnyView {
    let lang = days.lang;
    let to = |path| meeting_paths::of(path, lang, id);
    let row = |option: &DateOption| {
        let hidden = || view! { <input type="hidden" name="option" value=option.id.to_string() /> };
        let warnings = days.warnings(option).join(" ");
        let warnings = (!warnings.is_empty()).then(|| view! { <p class="small muted">{warnings}</p> });
        view! {
            <li class="date-tools">
                <div><p><b>{days.words(option)}</b></p> {warnings}</div>
                <form method="post" action=to(paths::SETTLE)>
                    {hidden()}
                    <details class="confirm">
                        <summary class=Weight::Quiet.class(true)>
                            {t::date_settle(lang)}
                            <span class="visually-hidden">" " {t::date_of(lang, days.words(option))}</span>
                        </summary>
                        <div class="stack gap-2">
                            <p>{t::date_settle_question(lang)}</p>
                            <div><Button small=true>{t::date_settle(lang)}</Button></div>
                        </div>
                    </details>
                </form>
                <form method="post" action=to(paths::REMOVE)>
                    {hidden()}
                    <Confirm
                        label=t::date_remove(lang)
                        question=t::date_remove_question(lang)
                        thing=t::date_of(lang, days.words(option))
                    />
                </form>
            </li>
        }
    };
    let rows = days.options.iter().map(row).collect_view();
    let list = (!days.options.is_empty()).then(|| {
        view! {
            <ul class="rows">{rows}</ul>
            <form method="post" action=to(paths::ASK)>
                <Button weight=Weight::Quiet>{t::date_ask(lang)}</Button>
                <p class="small muted">{t::date_ask_hint(lang)}</p>
            </form>
        }
    });
    // What was typed is shown even where another person has just proposed the last one.
    let add = (days.options.len() < MAX_DATES || typed.date != AddDate::default()).then(|| {
        view! {
            <form class="form" method="post" action=to(paths::ADD)>
                <div class="form-row">
                    <Field
                        id="day"
                        kind="date"
                        label=t::date_field_day(lang)
                        value=typed.date.day
                        error=errors.of("day")
                        required=true
                    />
                    <Field
                        id="time"
                        kind="time"
                        label=t::date_field_time(lang)
                        hint=show::zone_note(lang, days.zone)
                        value=typed.date.time
                        error=errors.of("time")
                        required=true
                    />
                </div>
                <div class="actions"><Button weight=Weight::Quiet>{t::date_add(lang)}</Button></div>
            </form>
        }
    });
    view! {
        <section class="stack" aria-labelledby="tools">
            <h2 id="tools">{t::date_tools(lang)}</h2>
            <p class="small muted">{t::date_tools_text(lang, MAX_DATES)}</p>
            {add}
            {list}
        </section>
    }
    .into_any()
}
