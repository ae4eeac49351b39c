//! The days on which the schools of an organization are closed to students: what came of an import, the list, the forms.

use ensemble_common::prelude::*;

use super::{
    super::paths,
    organizations,
    parts::{id, without_fields},
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    format,
    ids::OrganizationId,
};
use ensemble_meetings::school_days::{
    self, Imported, MAX_FILE, RemoveSchoolDays,
    model::{SchoolDay, SchoolDayKind},
};
use ensemble_server::web::{Flash, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Confirm, Field, Kind, Notice, Weight};

/// How many titles of events that were left out are named.
const NAMED: usize = 10;

/// Shows what came of the import on the page itself: the titles that were left out are not stored, so that a redirect could not
/// show them.
pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let content = request.form.file("calendar").unwrap_or_default();
    match school_days::import(&request, id(&request)?, content).await {
        Ok(imported) => organizations::imported(&request, 200, Ok(imported)).await,
        Err(ActionError::Invalid(errors)) => organizations::imported(&request, 422, Err(errors)).await,
        Err(error) => Err(without_fields(error)),
    }
}

pub(super) async fn submit_removal(request: PageRequest) -> Result<PageResponse, AppError> {
    let organization: OrganizationId = id(&request)?;
    school_days::remove(&request, organization, request.input::<RemoveSchoolDays>()?).await?;
    let here = paths::with(paths::ORGANIZATION, request.lang, &organization.to_string());
    Ok(PageResponse::redirect_with(&here, Flash::Removed))
}

/// What came of an import.
pub(super) fn outcome(lang: Lang, imported: &Imported) -> AnyView {
    let cut = imported.cut_at.map(|day| {
        let words = t::school_days_cut(lang, format::date(lang, day));
        view! { <p>{words}</p> }
    });
    let left_out = (!imported.left_out.is_empty()).then(|| {
        let more = imported.left_out.len().saturating_sub(NAMED);
        let titles = imported
            .left_out
            .iter()
            .take(NAMED)
            .map(|title| view! { <li>{title.clone()}</li> })
            .collect_view();
        let more = (more > 0).then(|| view! { <li>{t::school_days_left_out_more(lang, more)}</li> });
        view! {
            <p>{t::school_days_left_out(lang)}</p>
            <ul>{titles} {more}</ul>
        }
    });
    let words = t::school_days_imported(lang, imported.lines);
    view! {
        <Notice kind=Kind::Success>
            <p><b>{words}</b></p>
            {cut}
            {left_out}
        </Notice>
    }
    .into_any()
}

/// The days of an organization, and the form that replaces them.
pub(super) fn section(
    lang: Lang,
    organization: OrganizationId,
    days: Vec<SchoolDay>,
    errors: &FieldErrors,
) -> AnyView {
    let remove = || paths::with(paths::REMOVE_SCHOOL_DAYS, lang, &organization.to_string());
    let has_days = !days.is_empty();
    let rows = days
        .into_iter()
        .map(|day| {
            let words = words(lang, &day);
            view! {
                <li class="row spread">
                    <div><p>{words.clone()}</p> <p class="small muted">{day.title}</p></div>
                    <form method="post" action=remove()>
                        <input type="hidden" name="day" value=day.id.to_string() />
                        <Button weight=Weight::Quiet small=true>
                            {t::school_days_remove(lang)} <span class="visually-hidden">" " {words}</span>
                        </Button>
                    </form>
                </li>
            }
        })
        .collect_view();
    let list = if has_days {
        view! {
            <ul class="rows">{rows}</ul>
            <form method="post" action=remove()>
                <Confirm label=t::school_days_remove_all(lang) question=t::school_days_remove_question(lang) />
            </form>
        }
        .into_any()
    } else {
        view! { <p class="muted">{t::school_days_none(lang)}</p> }.into_any()
    };
    let import = paths::with(paths::SCHOOL_DAYS, lang, &organization.to_string());
    view! {
        <section class="stack" aria-labelledby="school-days">
            <h2 id="school-days">{t::school_days_title(lang)}</h2>
            <p>{t::school_days_text(lang)}</p>
            {list}
            <form class="form" method="post" action=import enctype="multipart/form-data">
                <Field
                    id="calendar"
                    kind="file"
                    label=t::school_days_file(lang)
                    hint=t::school_days_file_hint(lang, MAX_FILE / 1024)
                    error=errors.of("calendar")
                    required=true
                />
                <div class="actions"><Button weight=Weight::Quiet>{t::school_days_import(lang)}</Button></div>
            </form>
        </section>
    }
    .into_any()
}

/// A line of the list: « Journée pédagogique : vendredi 5 février 2027 ».
fn words(lang: Lang, day: &SchoolDay) -> String {
    let kind = match day.kind {
        SchoolDayKind::Pedagogical => t::school_days_pedagogical(lang),
        SchoolDayKind::Break => t::school_days_break(lang),
    };
    let first = format::weekday_date(lang, day.first);
    if day.first == day.last {
        t::school_days_line(lang, first, kind)
    } else {
        t::school_days_line_until(lang, first, kind, format::weekday_date(lang, day.last))
    }
}
