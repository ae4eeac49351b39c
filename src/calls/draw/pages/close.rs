//! Closing the list of a planned community: quotas, and the public value that decides.

use std::collections::HashMap;

use ensemble_common::prelude::*;

use super::{
    super::{
        actions,
        api::CloseList,
        labels,
        model::{SourceKind, Stratum},
        rules::{self, ListStatus, MAX_NAME, MAX_QUOTAS, list_status},
        store,
    },
    parts::conflict,
    steps::list_status_words,
};
use crate::call::{
    self, manage_head_below,
    model::{Call, PlannedCommunity},
    paths,
    rules::phase,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    fold::fold,
    format,
    ids::PlannedCommunityId,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Choice, ErrorSummary, Field, Line, RadioGroup, Select, Weight};

/// How many projects have each value of each stratum.
type Counts = HashMap<(Stratum, &'static str), u32>;

/// The form as it is shown: what was typed, and what is wrong with it.
#[derive(Default)]
struct Form {
    input: CloseList,
    errors: FieldErrors,
    conflict: bool,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let (call, planned) = found(&request).await?;
    let at = format::local(rules::proposed(request.portal.now()));
    let input = CloseList {
        source: Some(SourceKind::Drand),
        day: at.date().to_string(),
        time: format!("{:02}:{:02}", at.hour(), at.minute()),
        ..CloseList::default()
    };
    page(&request, call, planned, 200, Form { input, ..Form::default() }).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let (call, planned) = found(&request).await?;
    let input: CloseList = request.input()?;
    let (status, form) = match actions::close(&request, &call, planned.id, &input).await {
        Ok(_) => {
            let to = paths::of(paths::DRAWS, request.lang, &call.code);
            return Ok(PageResponse::redirect_with(&to, Flash::Published));
        }
        Err(ActionError::Invalid(errors)) => (422, Form { input, errors, ..Form::default() }),
        Err(ActionError::Conflict) => (409, Form { input, conflict: true, ..Form::default() }),
        Err(ActionError::App(error)) => return Err(error),
    };
    page(&request, call, planned, status, form).await
}

/// The call and the planned community of the address.
async fn found(request: &PageRequest) -> Result<(Call, PlannedCommunity), AppError> {
    let call = call::managed(request).await?;
    let id: PlannedCommunityId = request.path_param(1).parse().map_err(|_| AppError::NotFound)?;
    let all = call::planned(&request.portal.db, call.id).await?;
    let planned = all.into_iter().find(|each| each.id == id && each.merged_into.is_none());
    Ok((call, planned.ok_or(AppError::NotFound)?))
}

async fn page(
    request: &PageRequest,
    call: Call,
    planned: PlannedCommunity,
    status: u16,
    form: Form,
) -> Result<PageResponse, AppError> {
    let (lang, db, now) = (request.lang, &request.portal.db, request.portal.now());
    let counts = store::strata(db, planned.id).await?;
    // Each project has one level, or none.
    let entries: u32 =
        counts.iter().filter(|((stratum, _), _)| *stratum == Stratum::Level).map(|(_, count)| count).sum();
    let has_draw = store::find_valid(db, planned.id).await?.is_some();
    let list_status = list_status(phase(&call, now), &planned, entries as usize, has_draw);
    let title = t::draw_close_title(lang, planned.title.text(lang));
    let addresses = Lang::ALL.map(|lang| paths::of_planned(paths::FREEZE, lang, &call.code, planned.id));
    let body = move || {
        let back = paths::of(paths::DRAWS, lang, &call.code);
        let passage = planned.title.clone();
        let said = form.conflict.then(|| conflict(lang));
        let content = match list_status {
            ListStatus::Open { .. } => {
                let action = paths::of_planned(paths::FREEZE, lang, &call.code, planned.id);
                view! {
                    <ErrorSummary lang errors=form.errors.all() />
                    <p>{list_status_words(lang, list_status)}</p>
                    {fields(lang, action, back, form.input, &form.errors, &counts)}
                }
            }
            _ => view! {
                <p>{list_status_words(lang, list_status)}</p>
                {typed(lang, &form.input).filter(|_| status != 200)}
                <div class="row"><ButtonLink weight=Weight::Quiet href=back>{t::draw_back(lang)}</ButtonLink></div>
            },
        };
        view! {
            {manage_head_below(lang, &call, now, paths::DRAWS, t::draw_close(lang))}
            <section class="stack">
                <h2>{t::draw_close(lang)} " · " <Line lang passage /></h2>
                {said}
                {content}
            </section>
        }
    };
    Ok(Page::new(title, addresses, body).status(status).section("administration").unlisted().into())
}

/// What was typed for a list that cannot be closed any more.
fn typed(lang: Lang, input: &CloseList) -> Option<AnyView> {
    let source = match input.source {
        Some(SourceKind::Drand) => t::draw_kind_drand(lang),
        Some(SourceKind::Lottery) => t::draw_kind_lottery(lang),
        None => "",
    };
    let typed = |(quota, minimum): &(&String, &String)| !quota.is_empty() || !minimum.is_empty();
    let lines = input.quota.iter().zip(&input.minimum).filter(typed);
    let quotas: Vec<String> = lines.map(|(quota, minimum)| quota_words(lang, quota, minimum)).collect();
    call::typed_before(
        lang,
        &[
            (t::draw_quotas(lang), quotas.join("\n").as_str()),
            (t::draw_field_source(lang), source),
            (t::draw_field_day(lang), input.day.as_str()),
            (t::draw_field_time(lang), input.time.as_str()),
            (t::draw_field_name(lang), input.name.as_str()),
            (t::draw_field_count(lang), input.count.as_str()),
            (t::draw_field_first_witness(lang), input.first_witness.as_str()),
            (t::draw_field_second_witness(lang), input.second_witness.as_str()),
        ],
    )
}

/// A line of quotas as it was typed: a group of projects, and how many.
fn quota_words(lang: Lang, quota: &str, minimum: &str) -> String {
    let known = quota.split_once(':').and_then(|(stratum, code)| Some((Stratum::from_code(stratum)?, code)));
    let words = known.map(|(stratum, code)| {
        t::draw_quota(lang, labels::stratum(lang, stratum), labels::value(lang, stratum, code))
    });
    format!("{} {minimum}", words.unwrap_or_else(|| quota.to_owned()))
}

fn fields(
    lang: Lang,
    action: String,
    back: String,
    input: CloseList,
    errors: &FieldErrors,
    counts: &Counts,
) -> AnyView {
    let lines = quota_lines(lang, &input, errors, counts);
    let source = |kind: SourceKind, label: &str, hint: &str| {
        Choice::new(kind.code(), label).hint(hint).chosen(input.source == Some(kind))
    };
    let sources = vec![
        source(SourceKind::Drand, t::draw_kind_drand(lang), t::draw_kind_drand_hint(lang)),
        source(SourceKind::Lottery, t::draw_kind_lottery(lang), t::draw_kind_lottery_hint(lang)),
    ];
    view! {
        <form class="form" method="post" action=action>
            <fieldset class="field">
                <legend>{t::draw_quotas(lang)}</legend>
                <p class="hint">{t::draw_quotas_hint(lang)}</p>
                {lines}
            </fieldset>
            <RadioGroup
                id="source"
                label=t::draw_field_source(lang)
                choices=sources
                error=errors.of("source")
                required=true
            />
            <div class="form-row">
                <Field id="day" kind="date" label=t::draw_field_day(lang) value=input.day error=errors.of("day") required=true />
                <Field
                    id="time"
                    kind="time"
                    label=t::draw_field_time(lang)
                    hint=t::draw_time_hint(lang)
                    value=input.time
                    error=errors.of("time")
                    required=true
                />
            </div>
            <fieldset class="field">
                <legend>{t::draw_lottery(lang)}</legend>
                <p class="hint">{t::draw_lottery_hint(lang)}</p>
                <Field
                    id="name"
                    label=t::draw_field_name(lang)
                    hint=t::draw_name_hint(lang)
                    value=input.name
                    error=errors.of("name")
                    maxlength=u32::try_from(MAX_NAME).unwrap_or_default()
                />
                <Field
                    id="count"
                    label=t::draw_field_count(lang)
                    value=input.count
                    error=errors.of("count")
                    inputmode="numeric"
                />
                <Field
                    id="witness-1"
                    kind="email"
                    label=t::draw_field_first_witness(lang)
                    hint=t::draw_witness_hint(lang)
                    value=input.first_witness
                    error=errors.of("witness-1")
                />
                <Field
                    id="witness-2"
                    kind="email"
                    label=t::draw_field_second_witness(lang)
                    value=input.second_witness
                    error=errors.of("witness-2")
                />
            </fieldset>
            <p class="small muted">{t::draw_close_text(lang)}</p>
            <div class="actions">
                <Button>{t::draw_close(lang)}</Button>
                <ButtonLink weight=Weight::Quiet href=back>{t::draw_back(lang)}</ButtonLink>
            </div>
        </form>
    }
}

/// The lines of quotas: each a group of projects, and how many of them have a place at least.
fn quota_lines(lang: Lang, input: &CloseList, errors: &FieldErrors, counts: &Counts) -> AnyView {
    let mut groups: Vec<(Stratum, String, String, u32)> = counts
        .iter()
        .map(|((stratum, code), count)| {
            let label =
                t::draw_quota(lang, labels::stratum(lang, *stratum), labels::value(lang, *stratum, code));
            (*stratum, label, format!("{}:{code}", stratum.code()), *count)
        })
        .collect();
    groups.sort_by_key(|(stratum, label, ..)| (*stratum, fold(label)));
    (0..MAX_QUOTAS)
        .map(|line| {
            let chosen = input.quota.get(line).cloned().unwrap_or_default();
            let none = Choice::new("", t::draw_quota_none(lang)).chosen(chosen.is_empty());
            let choices = groups.iter().map(|(_, label, value, count)| {
                Choice::new(value.clone(), t::draw_quota_choice(lang, *count, label.as_str()))
                    .chosen(*value == chosen)
            });
            let choices: Vec<Choice> = std::iter::once(none).chain(choices).collect();
            let (of, least) = (format!("quota-{line}"), format!("minimum-{line}"));
            view! {
                <div class="form-row">
                    <Select
                        id=of.clone()
                        name="quota"
                        label=t::draw_field_quota(lang, line + 1)
                        choices
                        error=errors.of(&of)
                    />
                    <Field
                        id=least.clone()
                        name="minimum"
                        label=t::draw_field_minimum(lang)
                        value=input.minimum.get(line).cloned().unwrap_or_default()
                        error=errors.of(&least)
                        inputmode="numeric"
                    />
                </div>
            }
        })
        .collect_view()
        .into_any()
}
