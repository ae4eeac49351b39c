//! The outlines that agendas begin with: the list, a new one, one of them.

use leptos::prelude::*;

use super::{
    super::{
        paths,
        rows::{self, Fault, Row},
        store, words,
    },
    parts::{done, head, pair, said, saved, typed_pair},
    template_form::{Draft, fields},
};
use crate::{
    editing::{comparison, model::Sheet},
    error::AppError,
    i18n::{Lang, t},
    meeting::{
        Texts,
        model::{Template, TemplateKind},
        outline::{MOST_MINUTES, Outline},
        save_template, set_retired, template, templates,
    },
    server::web::{Ask, Form, Page, Reply},
    ui::{ButtonLink, Column, DataTable, ErrorSummary, Kind, Line, Notice, StatusText},
};

/// The longest title, in characters.
const TITLE: usize = 200;
/// The longest summary.
const SUMMARY: usize = 600;

pub(super) async fn list(ask: Ask) -> Result<Reply, AppError> {
    let lang = ask.lang;
    let all = done(templates(&ask.portal.db)).await?;
    let done = saved(&ask);
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
            let (state, tone) = words::template_standing(lang, &template);
            vec![
                view! { <a href=to><Line lang passage=template.title /></a> }.into_any(),
                words::template_kind(lang, template.kind).into_any(),
                template.outline.items.len().into_any(),
                minutes.into_any(),
                view! { <StatusText tone>{state}</StatusText> }.into_any(),
            ]
        })
        .collect();
    view! { <DataTable caption=t::administration_templates_count(lang, count) columns rows /> }
}

pub(super) async fn new(ask: Ask) -> Result<Reply, AppError> {
    let mut first = Vec::new();
    rows::arrange(&mut first, "add");
    let head = [("kind", TemplateKind::Meeting.code()), ("base", "0")];
    let head = head.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    Ok(page(&ask, 200, None, Draft::new(head, first)))
}

pub(super) async fn add(ask: Ask) -> Result<Reply, AppError> {
    let key = uuid::Uuid::now_v7().to_string();
    changed(ask, key, None).await
}

pub(super) async fn show(ask: Ask) -> Result<Reply, AppError> {
    let template = known(&ask).await?;
    let draft = Draft::new(stored(&template), rows::of(&template.outline));
    Ok(page(&ask, 200, Some(template), draft))
}

pub(super) async fn take(ask: Ask) -> Result<Reply, AppError> {
    let template = known(&ask).await?;
    let (key, now) = (template.key.clone(), ask.portal.now());
    let (action, retired_at) = match ask.form.text("what") {
        "retire" => ("template.retired", Some(now)),
        "offer" => ("template.restored", None),
        _ => return changed(ask, key, Some(template)).await,
    };
    done(async {
        let mut to = ask.portal.db.write().await?;
        set_retired(&mut to, &key, retired_at, now).await?;
        store::record(&mut to, &ask, action, ("template", &key), "").await?;
        to.commit().await
    })
    .await?;
    Ok(Reply::See(format!("{}?said=saved", paths::of(paths::TEMPLATES, ask.lang))))
}

async fn known(ask: &Ask) -> Result<Template, AppError> {
    done(template(&ask.portal.db, ask.part(0))).await?.ok_or(AppError::NotFound)
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
async fn changed(ask: Ask, key: String, old: Option<Template>) -> Result<Reply, AppError> {
    let mut draft = Draft::new(ask.form.clone(), rows::read(&ask.form));
    let what = ask.form.text("what");
    if let Some(place) = rows::arrange(&mut draft.rows, what) {
        draft.look_at = Some(place);
        return Ok(page(&ask, 200, old, draft));
    }
    let base: i64 = ask.form.text("base").parse().map_err(|_| AppError::BadRequest)?;
    let texts = match what {
        "delivered" if old.as_ref().is_some_and(|old| old.built_in) => None,
        "save" => match read(&ask, old.as_ref(), &mut draft) {
            Some(texts) => Some(texts),
            None => return Ok(page(&ask, 422, old, draft)),
        },
        _ => return Err(AppError::BadRequest),
    };
    let now = ask.portal.now();
    let kept = done(async {
        let mut to = ask.portal.db.write().await?;
        let kept = save_template(&mut to, &key, base, texts.as_ref(), now).await?;
        if kept {
            store::record(&mut to, &ask, "template.changed", ("template", &key), what).await?;
            to.commit().await?;
        }
        Ok(kept)
    })
    .await?;
    if kept {
        return Ok(Reply::See(format!("{}?said=saved", paths::of(paths::TEMPLATES, ask.lang))));
    }
    // Somebody saved it since the form was opened: what they wrote is shown beside what stands here.
    let theirs = known(&ask).await?;
    draft.head = draft
        .head
        .pairs()
        .filter(|(name, _)| *name != "base")
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .chain([("base".to_owned(), theirs.revision.to_string())])
        .collect();
    draft.meanwhile = true;
    Ok(page(&ask, 409, Some(theirs), draft))
}

fn read(ask: &Ask, old: Option<&Template>, draft: &mut Draft) -> Option<Texts> {
    let (lang, form) = (ask.lang, &ask.form);
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

fn wrong(lang: Lang, fault: Fault) -> String {
    match fault {
        Fault::NoTitle => t::administration_template_no_title(lang).to_owned(),
        Fault::Long(most) => t::account_too_long(lang, most),
        Fault::Minutes => t::administration_number_wrong(lang, 1, MOST_MINUTES),
        Fault::Link => t::meeting_wrong_video(lang).to_owned(),
    }
}

fn page(ask: &Ask, status: u16, template: Option<Template>, draft: Draft) -> Reply {
    let lang = ask.lang;
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
fn whole(head: &Form, rows: &[Row]) -> Sheet {
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
    let name = words::template_field(lang, part);
    let side = parts.last().and_then(|part| Lang::from_code(part)).map(Lang::endonym);
    let place = place.map(|place| t::administration_template_item(lang, place + 1));
    place.into_iter().chain([name.to_owned()]).chain(side.map(str::to_owned)).collect::<Vec<_>>().join(" — ")
}
