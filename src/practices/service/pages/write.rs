//! Proposing a service, and changing one.

use ensemble_common::prelude::*;
use ensemble_core::region::Region;

use super::{service_id, view::row};

use crate::service::{
    actions::{self, WriteOutcome, today},
    api::WriteService,
    labels,
    model::{Audience, Referral, Service},
    paths,
    rules::{Column, MAX_LINE, MAX_NAME},
    store,
};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError, FieldErrors},
    ids::{OrganizationId, ServiceId},
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{
    Button, ButtonLink, Check, Choice, ErrorSummary, Field, Kind, Notice, RadioGroup, Select, TextArea,
    Weight,
};
use jiff::civil::Date;

/// The form as it is shown: what was typed, and what is wrong with it.
#[derive(Default)]
struct Form {
    input: WriteService,
    errors: FieldErrors,
    /// The services that look like it.
    similar: Option<Vec<Service>>,
    /// Whether it was changed since the page was opened.
    is_changed: bool,
}

pub(super) async fn show_new(request: PageRequest) -> Result<PageResponse, AppError> {
    let input = WriteService { verified_on: today(&request).to_string(), ..WriteService::default() };
    page(&request, None, 200, Form { input, ..Form::default() }).await
}

pub(super) async fn submit_new(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: WriteService = request.input()?;
    let outcome = actions::propose(&request, &input).await;
    answer(&request, None, input, outcome).await
}

pub(super) async fn show_edit(request: PageRequest) -> Result<PageResponse, AppError> {
    let service = actions::find_own(&request, service_id(&request)?).await?;
    let input = WriteService::of(&service.details, service.organization, service.revision);
    page(&request, Some(service.id), 200, Form { input, ..Form::default() }).await
}

pub(super) async fn submit_edit(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = service_id(&request)?;
    actions::find_own(&request, id).await?;
    let input: WriteService = request.input()?;
    let outcome = actions::edit(&request, id, &input).await;
    if outcome == Err(ActionError::Conflict) {
        let now = actions::find_own(&request, id).await?;
        let input = WriteService { revision: now.revision, ..input };
        return page(&request, Some(id), 409, Form { input, is_changed: true, ..Form::default() }).await;
    }
    answer(&request, Some(id), input, outcome).await
}

async fn answer(
    request: &PageRequest,
    edited: Option<ServiceId>,
    input: WriteService,
    outcome: Result<WriteOutcome, ActionError>,
) -> Result<PageResponse, AppError> {
    match outcome {
        Ok(WriteOutcome::Written(id)) => {
            let here = paths::of(paths::SHOW, request.lang, id);
            let flash = if edited.is_some() { Flash::Saved } else { Flash::Added };
            Ok(PageResponse::redirect_with(&here, flash))
        }
        Ok(WriteOutcome::LooksLike(similar, seen)) => {
            let input = WriteService { seen, ..input };
            page(request, edited, 422, Form { input, similar: Some(similar), ..Form::default() }).await
        }
        Err(error) => {
            let errors = error.field_errors()?;
            page(request, edited, 422, Form { input, errors, ..Form::default() }).await
        }
    }
}

async fn page(
    request: &PageRequest,
    edited: Option<ServiceId>,
    status: u16,
    form: Form,
) -> Result<PageResponse, AppError> {
    let (lang, today) = (request.lang, today(request));
    let organizations = store::organizations(&request.portal.db, lang).await?;
    let (addresses, title) = match edited {
        Some(id) => (paths::both(paths::EDIT, id), t::service_edit(lang)),
        None => (paths::PROPOSE.map(str::to_owned), t::service_propose(lang)),
    };
    let action = addresses[usize::from(lang == Lang::En)].clone();
    let back = match edited {
        Some(id) => (paths::of(paths::SHOW, lang, id), t::service_back(lang)),
        None => (paths::at(paths::LIST, lang).to_owned(), t::service_back_to_list(lang)),
    };
    let body = move || body(lang, title, action, back, organizations, form, today);
    Ok(Page::new(title, addresses, body).status(status).section("services").unlisted().into())
}

fn body(
    lang: Lang,
    title: &'static str,
    action: String,
    (back, back_words): (String, &'static str),
    organizations: Vec<(OrganizationId, LocalizedText)>,
    form: Form,
    today: Date,
) -> AnyView {
    let Form { input, errors, similar, is_changed } = form;
    let is_similar = similar.is_some();
    let similar = similar.map(|similar| {
        let rows = similar.iter().map(|service| row(lang, service, today)).collect_view();
        view! {
            <Notice kind=Kind::Warning>
                <p id="looks-like"><b>{t::service_looks_like(lang)}</b></p>
                <p>{t::service_looks_like_text(lang)}</p>
                {rows}
            </Notice>
        }
    });
    let see = back.clone();
    let changed = is_changed.then(|| {
        view! {
            <Notice kind=Kind::Warning>
                <p>{t::service_changed(lang)} " " <a href=see>{t::service_changed_see(lang)}</a></p>
            </Notice>
        }
    });
    let send = if is_similar { t::service_send_anyway(lang) } else { t::service_send(lang) };
    let fields = fields(lang, input, &errors, &organizations);
    view! {
        <h1>{title}</h1>
        {changed}
        {similar}
        <ErrorSummary lang errors=errors.all() />
        <p class="lead short">{t::service_write_text(lang)}</p>
        <form class="form" method="post" action=action>
            {fields}
            <div class="actions">
                <Button>{send}</Button>
                <ButtonLink weight=Weight::Quiet href=back>{back_words}</ButtonLink>
            </div>
        </form>
    }
}

/// The language of what is written in a column that has one.
fn written_in(column: Column) -> Option<Lang> {
    match column {
        Column::NameFr | Column::DescriptionFr | Column::HoursFr | Column::CostFr => Some(Lang::Fr),
        Column::NameEn | Column::DescriptionEn | Column::HoursEn | Column::CostEn => Some(Lang::En),
        _ => None,
    }
}

/// A field of one line.
fn line(lang: Lang, column: Column, value: String, errors: &FieldErrors, kind: &'static str) -> AnyView {
    let most = if matches!(column, Column::NameFr | Column::NameEn) { MAX_NAME } else { MAX_LINE };
    let maxlength = u32::try_from(most).unwrap_or_default();
    let (id, label, hint) = (column.field(), labels::column(lang, column), hint(lang, column));
    let error = errors.of(id);
    match written_in(column) {
        Some(spoken) => view! { <Field id kind label hint value error maxlength lang=spoken.tag() /> },
        None => view! { <Field id kind label hint value error maxlength /> },
    }
}

/// A field of several lines.
fn area(lang: Lang, column: Column, value: String, errors: &FieldErrors, rows: u32) -> AnyView {
    let (id, label, hint) = (column.field(), labels::column(lang, column), hint(lang, column));
    let error = errors.of(id);
    match written_in(column) {
        Some(spoken) => view! { <TextArea id label hint value error rows lang=spoken.tag() /> },
        None => view! { <TextArea id label hint value error rows /> },
    }
}

/// How a field is filled in well.
fn hint(lang: Lang, column: Column) -> &'static str {
    match column {
        Column::DescriptionFr | Column::DescriptionEn => t::service_description_hint(lang),
        Column::Municipalities | Column::OtherLanguages => t::service_one_a_line(lang),
        Column::Web => t::service_web_hint(lang),
        Column::VerifiedBy => t::service_verified_by_hint(lang),
        Column::Provider => t::service_provider_hint(lang),
        _ => "",
    }
}

fn fields(
    lang: Lang,
    input: WriteService,
    errors: &FieldErrors,
    organizations: &[(OrganizationId, LocalizedText)],
) -> AnyView {
    let mut offered =
        vec![Choice::new("", t::service_organization_none(lang)).chosen(input.organization.is_none())];
    offered.extend(organizations.iter().map(|(id, name)| {
        Choice::new(id.to_string(), name.text(lang)).chosen(input.organization == Some(*id))
    }));
    let audiences = Audience::ALL
        .iter()
        .map(|each| {
            Choice::new(each.code(), labels::audience(lang, *each)).chosen(input.audiences.contains(each))
        })
        .collect();
    let regions = Region::ALL
        .iter()
        .map(|each| Choice::new(each.code(), each.name()).chosen(input.regions.contains(each)))
        .collect();
    let languages = Lang::ALL
        .iter()
        .map(|each| {
            Choice::new(each.code(), labels::language(lang, *each)).chosen(input.languages.contains(each))
        })
        .collect();
    let referral = input.referral.unwrap_or(Referral::Unknown);
    let referrals = Referral::ALL
        .iter()
        .map(|each| Choice::new(each.code(), labels::referral(lang, *each)).chosen(referral == *each))
        .collect();
    let age = |column: Column, value: String| {
        let id = column.field();
        view! {
            <Field
                id
                kind="number"
                label=labels::column(lang, column)
                value
                error=errors.of(id)
                inputmode="numeric"
            />
        }
    };
    view! {
        <input type="hidden" name="revision" value=input.revision.to_string() />
        <input type="hidden" name="seen" value=input.seen />
        {line(lang, Column::NameFr, input.name_fr, errors, "text")}
        {line(lang, Column::NameEn, input.name_en, errors, "text")}
        {area(lang, Column::DescriptionFr, input.description_fr, errors, 5)}
        {area(lang, Column::DescriptionEn, input.description_en, errors, 5)}
        <Select id="organization" label=t::service_organization(lang) choices=offered />
        {line(lang, Column::Provider, input.provider_name, errors, "text")}
        <RadioGroup
            id="audiences"
            label=labels::column(lang, Column::Audiences)
            choices=audiences
            many=true
            error=errors.of("audiences")
        />
        <div class="form-row">{age(Column::AgeFrom, input.age_from)} {age(Column::AgeTo, input.age_to)}</div>
        <fieldset class="field service-where">
            <legend>{t::service_where(lang)}</legend>
            <Check id="everywhere" label=labels::column(lang, Column::Everywhere) checked=input.everywhere />
            <Check id="online" label=labels::column(lang, Column::Online) checked=input.online />
            <RadioGroup
                id="regions"
                label=labels::column(lang, Column::Regions)
                choices=regions
                many=true
                error=errors.of("regions")
            />
        </fieldset>
        {area(lang, Column::Municipalities, input.municipalities, errors, 3)}
        <RadioGroup
            id="languages"
            label=labels::column(lang, Column::Languages)
            choices=languages
            many=true
            error=errors.of("languages")
        />
        {area(lang, Column::OtherLanguages, input.other_languages, errors, 2)}
        {line(lang, Column::Phone, input.phone, errors, "tel")}
        {line(lang, Column::Email, input.email, errors, "email")}
        {line(lang, Column::Web, input.web_link, errors, "url")}
        {line(lang, Column::Place, input.place, errors, "text")}
        {area(lang, Column::HoursFr, input.hours_fr, errors, 2)}
        {area(lang, Column::HoursEn, input.hours_en, errors, 2)}
        {area(lang, Column::CostFr, input.cost_fr, errors, 2)}
        {area(lang, Column::CostEn, input.cost_en, errors, 2)}
        <RadioGroup
            id="referral"
            label=labels::column(lang, Column::Referral)
            choices=referrals
            error=errors.of("referral")
        />
        <Field
            id="verified-on"
            kind="date"
            label=labels::column(lang, Column::VerifiedOn)
            value=input.verified_on
            error=errors.of("verified-on")
        />
        {line(lang, Column::VerifiedBy, input.verifier_name, errors, "text")}
    }
}
