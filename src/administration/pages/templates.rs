//! The outlines that agendas begin with: the list, a new one, one of them.

use leptos::prelude::*;

use super::{
    super::{
        labels, paths,
        rows::{self, Row, ValidationError},
        store,
    },
    parts::{done, head, pair, said, saved, typed_pair},
    template_form::{Draft, fields},
};
use crate::{
    editing::{comparison, model::FieldSet},
    error::AppError,
    i18n::{Lang, t},
    meeting::{
        Texts,
        model::{Template, TemplateKind},
        outline::{MOST_MINUTES, Outline},
        save_template, set_retired, template, templates,
    },
    server::web::{Form, Page, PageRequest, PageResponse},
    ui::{ButtonLink, Column, DataTable, ErrorSummary, Kind, Line, Notice, StatusText},
};

/// The longest title, in characters.
const TITLE: usize = 200;
/// The longest summary.
const SUMMARY: usize = 600;

pub(super) async fn list(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let all = done(templates(&request.portal.db)).await?;
    let done = saved(&request);
    let body = move || {
        let to = paths::of(paths::NEW_TEMPLATE, lang);
        view! {
            {head(lang, None, t::administration_templates(lang))}
            {said(done)}
            <p>{t::administration_templates_lead(lang)}</p>
            <div class="row"><ButtonLink href=to>{t::administration_template_new(lang)}</ButtonLink></div>
            {table(lang, all)}
        }
    };
    let addresses = paths::TEMPLATES.map(str::to_owned);
    let title = t::administration_templates(lang);
    Ok(Page::new(title, addresses, body).section("administration").unlisted().into())
}

fn table(lang: Lang, all: Vec<Template>) -> impl IntoView {
    let columns = vec![
        Column::new(t::meeting_field_title(lang)),
        Column::new(t::community_fact_kind(lang)),
        Column::numeric(t::administration_template_items(lang)),
        Column::numeric(t::administration_template_minutes(lang)),
        Column::new(t::administration_standing(lang)),
    ];
    let count = all.len();
    let rows = all
        .into_iter()
        .map(|template| {
            let to = paths::with(paths::TEMPLATE, lang, &template.key);
            let minutes: u32 = template.outline.items.iter().map(|item| u32::from(item.minutes)).sum();
            let (state, tone) = labels::template_standing(lang, &template);
            vec![
                view! { <a href=to><Line lang passage=template.title /></a> }.into_any(),
                labels::template_kind(lang, template.kind).into_any(),
                template.outline.items.len().into_any(),
                minutes.into_any(),
                view! { <StatusText tone>{state}</StatusText> }.into_any(),
            ]
        })
        .collect();
    view! { <DataTable caption=t::administration_templates_count(lang, count) columns rows /> }
}

pub(super) async fn new(request: PageRequest) -> Result<PageResponse, AppError> {
    let mut first = Vec::new();
    rows::arrange(&mut first, "add");
    let head = [("kind", TemplateKind::Meeting.code()), ("base", "0")];
    let head = head.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    Ok(page(&request, 200, None, Draft::new(head, first)))
}

pub(super) async fn add(request: PageRequest) -> Result<PageResponse, AppError> {
    let key = uuid::Uuid::now_v7().to_string();
    changed(request, key, None).await
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let template = known(&request).await?;
    let draft = Draft::new(stored(&template), rows::of(&template.outline));
    Ok(page(&request, 200, Some(template), draft))
}

pub(super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let template = known(&request).await?;
    let (key, now) = (template.key.clone(), request.portal.now());
    let (action, retired_at) = match request.form.text("what") {
        "retire" => ("template.retired", Some(now)),
        "offer" => ("template.restored", None),
        _ => return changed(request, key, Some(template)).await,
    };
    done(async {
        let mut to = request.portal.db.write().await?;
        set_retired(&mut to, &key, retired_at, now).await?;
        store::record(&mut to, &request, action, ("template", &key), "").await?;
        to.commit().await
    })
    .await?;
    Ok(PageResponse::Redirect(format!("{}?said=saved", paths::of(paths::TEMPLATES, request.lang))))
}

async fn known(request: &PageRequest) -> Result<Template, AppError> {
    done(template(&request.portal.db, request.path_param(0))).await?.ok_or(AppError::NotFound)
}

/// What is stored, as the form has it.
fn stored(template: &Template) -> Form {
    let own = [("kind", template.kind.code().to_owned()), ("base", template.revision.to_string())];
    own.map(|(name, value)| (name.to_owned(), value))
        .into_iter()
        .chain(pair("title", Some(&template.title)))
        .chain(pair("summary", Some(&template.summary)))
        .collect()
}

/// Does what the form's button says: with a row, or with the whole.
async fn changed(request: PageRequest, key: String, old: Option<Template>) -> Result<PageResponse, AppError> {
    let mut draft = Draft::new(request.form.clone(), rows::read(&request.form));
    let what = request.form.text("what");
    if let Some(place) = rows::arrange(&mut draft.rows, what) {
        draft.look_at = Some(place);
        return Ok(page(&request, 200, old, draft));
    }
    let base: i64 = request.form.text("base").parse().map_err(|_| AppError::BadRequest)?;
    let texts = match what {
        "delivered" if old.as_ref().is_some_and(|old| old.built_in) => None,
        "save" => match read(&request, old.as_ref(), &mut draft) {
            Some(texts) => Some(texts),
            None => return Ok(page(&request, 422, old, draft)),
        },
        _ => return Err(AppError::BadRequest),
    };
    let now = request.portal.now();
    let kept = done(async {
        let mut to = request.portal.db.write().await?;
        let kept = save_template(&mut to, &key, base, texts.as_ref(), now).await?;
        if kept {
            store::record(&mut to, &request, "template.changed", ("template", &key), what).await?;
            to.commit().await?;
        }
        Ok(kept)
    })
    .await?;
    if kept {
        return Ok(PageResponse::Redirect(format!(
            "{}?said=saved",
            paths::of(paths::TEMPLATES, request.lang)
        )));
    }
    // Somebody saved it since the form was opened: what they wrote is shown beside what stands here.
    let theirs = known(&request).await?;
    draft.head = draft
        .head
        .pairs()
        .filter(|(name, _)| *name != "base")
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .chain([("base".to_owned(), theirs.revision.to_string())])
        .collect();
    draft.meanwhile = true;
    Ok(page(&request, 409, Some(theirs), draft))
}

fn read(request: &PageRequest, old: Option<&Template>, draft: &mut Draft) -> Option<Texts> {
    let (lang, form) = (request.lang, &request.form);
    let Draft { rows, faults, .. } = draft;
    let here = |name: &str| format!("{name}-{}", lang.code());
    let title = typed_pair(lang, form, "title", TITLE, old.map(|old| &old.title), faults);
    let summary = typed_pair(lang, form, "summary", SUMMARY, old.map(|old| &old.summary), faults);
    if title.is_none() {
        faults.add(&here("title"), t::administration_name_missing(lang));
    }
    if summary.is_none() {
        faults.add(&here("summary"), t::administration_template_summary_missing(lang));
    }
    let kind = TemplateKind::from_code(form.text("kind"));
    if kind.is_none() {
        faults.add("kind", t::administration_choose(lang));
    }
    if rows.is_empty() {
        faults.add("rows", t::administration_template_empty(lang));
    }
    let before = old.map_or_else(Outline::default, |old| old.outline.clone());
    let outline = rows::outline(rows, &before, lang);
    for (field, fault) in outline.as_ref().err().into_iter().flatten() {
        faults.add(field, wrong(lang, *fault));
    }
    let outline = outline.ok().filter(|_| faults.is_empty())?;
    Some(Texts { kind: kind?, title: title?, summary: summary?, outline })
}

fn wrong(lang: Lang, fault: ValidationError) -> String {
    match fault {
        ValidationError::NoTitle => t::administration_template_no_title(lang).to_owned(),
        ValidationError::Long(most) => t::account_too_long(lang, most),
        ValidationError::Minutes => t::administration_number_wrong(lang, 1, MOST_MINUTES),
        ValidationError::Link => t::meeting_wrong_video(lang).to_owned(),
    }
}

fn page(request: &PageRequest, status: u16, template: Option<Template>, draft: Draft) -> PageResponse {
    let lang = request.lang;
    let (title, addresses, action) = match &template {
        Some(template) => (
            template.title.text(lang).to_owned(),
            paths::both(paths::TEMPLATE, &template.key),
            paths::with(paths::TEMPLATE, lang, &template.key),
        ),
        None => (
            t::administration_template_new(lang).to_owned(),
            paths::NEW_TEMPLATE.map(str::to_owned),
            paths::of(paths::NEW_TEMPLATE, lang).to_owned(),
        ),
    };
    let heading = title.clone();
    let body = move || {
        let theirs = template.as_ref().filter(|_| draft.meanwhile).map(|template| {
            let sheets =
                [whole(&stored(template), &rows::of(&template.outline)), whole(&draft.head, &draft.rows)];
            view! {
                <Notice kind=Kind::Warning>
                    <h2 class="h4">{t::administration_template_meanwhile(lang)}</h2>
                    <p>{t::administration_template_meanwhile_text(lang)}</p>
                </Notice>
                {comparison(lang, &sheets[0], &sheets[1], named)}
            }
        });
        view! {
            {head(lang, Some((t::administration_templates(lang), paths::TEMPLATES)), heading)}
            <ErrorSummary lang errors=draft.faults.all() />
            {theirs}
            {fields(lang, action, template.as_ref(), &draft).into_any()}
        }
    };
    Page::new(title, addresses, body).status(status).section("administration").unlisted().into()
}

/// A form as a sheet, to be compared with another.
fn whole(head: &Form, rows: &[Row]) -> FieldSet {
    let mut sheet = rows::sheet(rows);
    for name in ["title", "summary"] {
        for lang in Lang::ALL {
            sheet.set(format!("{name}.{}", lang.code()), head.text(&format!("{name}-{}", lang.code())));
        }
    }
    sheet.set("kind", head.text("kind"));
    sheet
}

/// What a field of the sheet is called.
fn named(lang: Lang, key: &str) -> String {
    let parts: Vec<&str> = key.split('.').collect();
    let (place, part) = match parts.as_slice() {
        ["item", place, part, ..] => (place.parse::<usize>().ok(), *part),
        [part, ..] => (None, *part),
        [] => (None, ""),
    };
    let name = labels::template_field(lang, part);
    let side = parts.last().and_then(|part| Lang::from_code(part)).map(Lang::endonym);
    let place = place.map(|place| t::administration_template_item(lang, place + 1));
    place.into_iter().chain([name.to_owned()]).chain(side.map(str::to_owned)).collect::<Vec<_>>().join(" — ")
}
