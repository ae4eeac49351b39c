//! Changing a meeting, together with others: nothing is overwritten.

use leptos::prelude::*;

use super::{
    super::{
        events, labels,
        model::{Found, Phase, Plan},
        paths, rules, sheet, store,
        views::moment,
    },
    fields, mine,
};
use crate::{
    community::paths as community_paths,
    editing::{self, Editor, Step, model::Subject},
    error::AppError,
    i18n::{Lang, t},
    notification::notify,
    server::{
        audit::{self, Deed},
        web::{Page, PageRequest, PageResponse},
    },
    ui::{Breadcrumb, ErrorSummary, Kind, NavLink, Notice},
};

/// What the page shows beside the form.
#[derive(Clone, Debug, Default)]
struct Beside {
    status: u16,
    /// When the draft that is shown was kept.
    draft: Option<i64>,
    kept: bool,
    preview: Option<Plan>,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = mine(&request).await?;
    let subject = Subject::Meeting(found.of.meeting.id);
    let (editor, draft) = editing::open(&request, subject, found.revision, sheet::of(&found.plan())).await?;
    Ok(page(found, editor, Beside { status: 200, draft, ..Beside::default() }))
}

pub(super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = mine(&request).await?;
    let (subject, typed) = (Subject::Meeting(found.of.meeting.id), sheet::read(request.form.pairs()));
    let (mut editor, step) =
        editing::take(&request, subject, found.revision, &sheet::of(&found.plan()), typed).await?;
    let beside = match step {
        Step::Save => return save(request, found, editor).await,
        Step::Discarded => {
            return Ok(PageResponse::Redirect(paths::of(paths::EDIT, request.lang, found.of.meeting.id)));
        }
        Step::Kept(at) => Beside { status: 200, kept: true, draft: Some(at), ..Beside::default() },
        Step::Preview => match planned(&request, &found, &mut editor) {
            Some(plan) => Beside { status: 200, preview: Some(plan), ..Beside::default() },
            None => Beside { status: 422, ..Beside::default() },
        },
        Step::Conflict => Beside { status: 409, ..Beside::default() },
    };
    Ok(page(found, editor, beside))
}

/// What the form makes of the meeting, or `None` and what is wrong with it.
fn planned(request: &PageRequest, found: &Found, editor: &mut Editor) -> Option<Plan> {
    let right = |key: &str| request.form.has(&format!("right.{key}"));
    match sheet::apply(&editor.sheet, Some(&found.plan()), &right, request.lang, request.portal.now()) {
        Ok(plan) => Some(plan),
        Err(faults) => {
            editor.errors = faults.into_iter().map(|fault| fields::said(request.lang, fault)).collect();
            None
        }
    }
}

async fn save(request: PageRequest, found: Found, mut editor: Editor) -> Result<PageResponse, AppError> {
    let (lang, now, person) = (request.lang, request.portal.now(), request.person()?);
    let Some(plan) = planned(&request, &found, &mut editor) else {
        return Ok(page(found, editor, Beside { status: 422, ..Beside::default() }));
    };
    let (id, before) = (found.of.meeting.id, found.plan());
    let changes = rules::changes(&before, &plan);
    let work = async {
        let mut to = request.portal.db.write().await?;
        let Some((number, phase)) = store::write(&mut to, id, found.revision, &plan).await? else {
            return Ok(None);
        };
        editing::record(&mut to, editor.subject, found.revision, None, &sheet::of(&before), now).await?;
        editing::record(&mut to, editor.subject, number, Some(person), &sheet::of(&plan), now).await?;
        editing::discard(&mut to, person, editor.subject).await?;
        let (subject, detail) = (id.to_string(), format!("revision {number}"));
        let deed =
            Deed { action: "meeting.edit", subject_kind: "meeting", subject: &subject, detail: &detail };
        audit::log(&mut to, &request.viewer, request.session.client_address(), deed, now).await?;
        let waited = matches!(phase, Phase::Published | Phase::UnderWay)
            && rules::over_at(plan.when, plan.duration) > now;
        let told = waited && !changes.is_empty();
        if told {
            notify(&mut to, &request.portal, &events::changed(&request, &found, &plan, &changes)).await?;
        }
        to.commit().await?;
        Ok(Some(told))
    };
    if let Some(told) = work.await.map_err(<AppError as From<sqlx::Error>>::from)? {
        request.portal.mail.wake();
        let said = if told { "told" } else { "saved" };
        return Ok(PageResponse::Redirect(format!("{}?said={said}", paths::show(lang, id))));
    }
    // Somebody saved in the very moment between reading and writing.
    let now_there = mine(&request).await?;
    editing::catch_up(&request, &mut editor, now_there.revision, &sheet::of(&now_there.plan())).await?;
    Ok(page(now_there, editor, Beside { status: 409, ..Beside::default() }))
}

fn page(found: Found, mut editor: Editor, beside: Beside) -> PageResponse {
    let (lang, id) = (editor.lang, found.of.meeting.id);
    let title = t::meeting_edit_title(lang, found.of.meeting.title.text(lang));
    let (status, heading) = (beside.status, title.clone());
    for conflict in &mut editor.conflicts {
        conflict.theirs = fields::value(lang, &conflict.key, &conflict.theirs);
    }
    let body = move || {
        let plan = found.plan();
        let form = editing::tools(
            &editor,
            sheet::names(),
            paths::of(paths::EDIT, lang, id),
            beside.draft.is_some(),
            fields::all(&editor, Some(&plan)).into_any(),
        );
        view! {
            {crumbs(lang, &found, t::meeting_edit(lang))}
            <h1>{heading}</h1>
            {beside.kept.then(|| view! { <Notice kind=Kind::Success><p>{t::editing_draft_kept(lang)}</p></Notice> })}
            {beside.draft.filter(|_| !beside.kept).map(|at| editing::draft_notice(lang, at))}
            <ErrorSummary lang errors=editor.errors.clone() />
            {editing::conflict_notices(&editor, fields::named)}
            {beside.preview.map(|plan| preview(lang, &plan).into_any())}
            {form.into_any()}
        }
    };
    Page::new(title, paths::both(paths::EDIT, id), body)
        .status(status)
        .section("meetings")
        .unlisted()
        .with_drafts()
        .into()
}

/// Where a page about a meeting lies.
pub(super) fn crumbs(lang: Lang, found: &Found, here: &str) -> impl IntoView + use<> {
    let of = &found.of;
    let slug = &of.slugs[usize::from(lang == Lang::En)];
    let links = vec![
        NavLink::new(of.community.text(lang), community_paths::of(community_paths::SHOW, lang, slug)),
        NavLink::new(of.meeting.title.text(lang), paths::show(lang, of.meeting.id)),
    ];
    view! { <Breadcrumb lang links here /> }
}

/// How the meeting will be announced.
fn preview(lang: Lang, plan: &Plan) -> impl IntoView + use<> {
    let sides = Lang::ALL.map(|each| {
        let place = plan.place.as_ref().map(|place| place.text(each).to_owned());
        view! {
            <article class="stack gap-3" lang=each.tag()>
                <h3>{plan.title.text(each).to_owned()}</h3>
                <p>{moment(each, plan.when, plan.duration)}</p>
                {plan.configuration.map(|way| view! { <p>{labels::configuration(each, Some(way))}</p> })}
                <p>{labels::modality(each, plan.modality)} {place.map(|place| format!(" · {place}"))}</p>
            </article>
        }
    });
    view! {
        <section class="stack preview" id="preview">
            <h2>{t::editing_preview(lang)}</h2>
            <div class="form-row">{sides.into_iter().collect_view()}</div>
        </section>
    }
}
