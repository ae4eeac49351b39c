//! Setting the dates of a call.

use ensemble_common::prelude::*;

use super::{
    super::{
        super::{
            actions::{self, date_ids},
            api::SetDates,
            labels,
            model::Call,
            paths,
            rules::{self, DateField},
            views::typed_before,
        },
        managed,
    },
    head::manage_head,
    parts::{changed as changed_notice, said, saved, settled},
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, Field, Weight};

pub(in crate::call::pages) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = managed(&request).await?;
    let input = SetDates::of(&call.dates, actions::mark(&call.dates));
    Ok(page(&request, call, 200, input, FieldErrors::default(), false))
}

pub(in crate::call::pages) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = managed(&request).await?;
    let input: SetDates = request.input()?;
    match actions::set_dates(&request, &call, &input).await {
        Ok(()) => {
            let here = paths::of(paths::DATES, request.lang, &call.code);
            Ok(PageResponse::redirect_with(&here, Flash::Saved))
        }
        Err(ActionError::Invalid(errors)) => Ok(page(&request, call, 422, input, errors, false)),
        Err(ActionError::Conflict) => {
            let call = managed(&request).await?;
            let input = SetDates { seen: actions::mark(&call.dates), ..input };
            Ok(page(&request, call, 409, input, FieldErrors::default(), true))
        }
        Err(ActionError::App(error)) => Err(error),
    }
}

fn page(
    request: &PageRequest,
    call: Call,
    status: u16,
    input: SetDates,
    errors: FieldErrors,
    changed: bool,
) -> PageResponse {
    let (lang, now, done) = (request.lang, request.portal.now(), saved(request));
    let title = t::call_dates_title(lang, call.texts.title.text(lang));
    let addresses = paths::both(paths::DATES, &call.code);
    let body = move || {
        let phase = rules::phase(&call, now);
        let open = |field: DateField| rules::can_change_date(phase, field);
        let saved_dates = changed.then(|| saved_dates(lang, &call));
        // What was typed for a date that cannot change any more has no field.
        let fixed: Vec<(&str, String)> = DateField::ALL
            .into_iter()
            .filter(|field| changed && !open(*field))
            .map(|field| {
                let (day, time) = input.typed(field);
                (labels::date_word(lang, field), [day, time.unwrap_or_default()].join(" "))
            })
            .collect();
        let fixed: Vec<(&str, &str)> = fixed.iter().map(|(word, typed)| (*word, typed.as_str())).collect();
        let typed = typed_before(lang, &fixed);
        let fields = DateField::ALL
            .into_iter()
            .map(|field| {
                if open(field) {
                    inputs(lang, field, &input, &errors)
                } else {
                    let (word, at) =
                        (labels::date_word(lang, field), labels::moment(lang, field.of(&call.dates)));
                    view! { <p><b>{word}</b> " " {at}</p> }
                }
            })
            .collect_view();
        let overview = paths::of(paths::MANAGE, lang, &call.code);
        let form = if DateField::ALL.into_iter().any(open) {
            view! {
                <form class="form" method="post" action=paths::of(paths::DATES, lang, &call.code)>
                    <input type="hidden" name="seen" value=input.seen.clone() />
                    {fields}
                    <div class="actions">
                        <Button>{t::account_save(lang)}</Button>
                        <ButtonLink weight=Weight::Quiet href=overview>{t::call_back(lang)}</ButtonLink>
                    </div>
                </form>
            }
        } else {
            view! { {settled(lang)} {fields} }
        };
        view! {
            {manage_head(lang, &call, now, paths::DATES)}
            <section class="stack">
                <h2>{t::call_dates(lang)}</h2>
                {said(done)}
                {changed_notice(lang, changed)}
                {saved_dates}
                {typed}
                <ErrorSummary lang errors=errors.all() />
                <p>{t::call_dates_text(lang)}</p>
                {form}
            </section>
        }
    };
    Page::new(title, addresses, body).status(status).section("administration").unlisted().into()
}

/// The dates that are stored, beside those that were typed.
fn saved_dates(lang: Lang, call: &Call) -> AnyView {
    let rows = DateField::ALL
        .into_iter()
        .map(|field| {
            let (word, at) = (labels::date_word(lang, field), labels::moment(lang, field.of(&call.dates)));
            view! { <li>{word} " " {at}</li> }
        })
        .collect_view();
    view! {
        <p><b>{t::call_changed_dates(lang)}</b></p>
        <ul class="prose-list">{rows}</ul>
    }
}

/// The fields of one date.
fn inputs(lang: Lang, field: DateField, input: &SetDates, errors: &FieldErrors) -> AnyView {
    let (day_id, time_id) = date_ids(field);
    let (day, time) = input.typed(field);
    let hint = match field {
        DateField::Opens | DateField::Closes => "",
        DateField::Designation => t::call_date_designation_hint(lang),
        DateField::Screening => t::call_date_screening_hint(lang),
        DateField::Answer => t::call_date_answer_hint(lang),
    };
    let time = time.map(|time| {
        view! {
            <Field
                id=time_id
                kind="time"
                label=t::call_time(lang)
                hint=t::call_time_hint(lang)
                value=time.to_owned()
                error=errors.of(time_id)
                required=true
            />
        }
    });
    view! {
        <div class="form-row">
            <Field
                id=day_id
                kind="date"
                label=labels::date_word(lang, field)
                hint=hint
                value=day.to_owned()
                error=errors.of(day_id)
                required=true
            />
            {time}
        </div>
    }
}
