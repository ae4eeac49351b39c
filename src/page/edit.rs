//! Writing the portal's own pages, and what they said before.

use leptos::prelude::*;

use super::{
    model::SitePage,
    pages::{at, named},
    store,
};
use crate::{
    editing::{
        self, Editor, Step,
        model::{FieldSet, Subject},
        rules::edited,
    },
    error::AppError,
    i18n::{Lang, LocalizedText, t},
    server::{
        audit::{self, Deed},
        markdown,
        web::{LONG, Page, PageRequest, PageResponse},
    },
    ui::{Breadcrumb, Button, ErrorSummary, FieldError, Kind, NavLink, Notice, Weight},
};

/// Writing a page.
pub(super) const EDIT: [&str; 2] = ["/fr/{page}/modifier", "/en/{page}/edit"];
/// What it said before.
pub(super) const HISTORY: [&str; 2] = ["/fr/{page}/historique", "/en/{page}/history"];
/// The fields, and how many lines they are high.
const FIELDS: [(&str, u32); 2] = [("title", 1), ("body", 18)];
/// The longest title, in characters.
const TITLE: usize = 200;
/// How many revisions are listed.
const MANY: i64 = 100;

#[derive(Clone, Debug, Default)]
struct Beside {
    status: u16,
    draft: Option<i64>,
    kept: bool,
    preview: bool,
}

fn sheet_of(page: &SitePage) -> FieldSet {
    let mut sheet = FieldSet::default();
    for (key, passage) in [("title", &page.title), ("body", &page.body)] {
        match passage {
            LocalizedText::Single { lang, text } => sheet.set(format!("{key}.{}", lang.code()), text),
            LocalizedText::Pair { fr, en, .. } => {
                sheet.set(format!("{key}.fr"), fr);
                sheet.set(format!("{key}.en"), en);
            }
        }
    }
    sheet
}

fn names() -> Vec<String> {
    FIELDS.iter().flat_map(|(key, _)| Lang::ALL.map(|lang| format!("{key}.{}", lang.code()))).collect()
}

fn called(lang: Lang, key: &str) -> String {
    let (field, side) = key.split_once('.').unwrap_or((key, ""));
    let name = if field == "title" { t::page_edit_title(lang) } else { t::page_edit_body(lang) };
    match Lang::from_code(side) {
        Some(each) => format!("{name} — {}", each.endonym()),
        None => name.to_owned(),
    }
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let page = match named(&request, EDIT).await? {
        Ok(page) => page,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let (editor, draft) =
        editing::open(&request, Subject::Page(page.id), page.revision, sheet_of(&page)).await?;
    Ok(form(page, editor, Beside { status: 200, draft, ..Beside::default() }))
}

pub(super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let page = named(&request, EDIT).await?.map_err(|_| AppError::NotFound)?;
    let typed = names().into_iter().map(|key| (key.clone(), request.form.text(&key).to_owned())).collect();
    let subject = Subject::Page(page.id);
    let (editor, step) = editing::take(&request, subject, page.revision, &sheet_of(&page), typed).await?;
    let beside = match step {
        Step::Save => return save(request, page, editor).await,
        Step::Discarded => return Ok(PageResponse::Redirect(at(EDIT, request.lang, &page))),
        Step::Kept(at) => Beside { status: 200, kept: true, draft: Some(at), ..Beside::default() },
        Step::Preview => Beside { status: 200, preview: true, ..Beside::default() },
        Step::Conflict => Beside { status: 409, ..Beside::default() },
    };
    Ok(form(page, editor, beside))
}

async fn save(request: PageRequest, page: SitePage, mut editor: Editor) -> Result<PageResponse, AppError> {
    let (lang, now, person) = (request.lang, request.portal.now(), request.person()?);
    let text = |key: &str| editor.sheet.text(key);
    let passage = |key: &str, old: &LocalizedText| {
        let right = request.form.has(&format!("right.{key}"));
        edited(Some(old), text(&format!("{key}.fr")), text(&format!("{key}.en")), right, lang, now)
    };
    let mut errors = Vec::new();
    for key in names() {
        let most = if key.starts_with("title") { TITLE } else { LONG };
        if text(&key).chars().count() > most {
            let words = t::page_edit_long(lang, most, called(lang, &key));
            errors.push(FieldError::new(key.replace('.', "-"), words));
        }
    }
    let texts = passage("title", &page.title).zip(passage("body", &page.body));
    if texts.is_none() {
        errors.push(FieldError::new(format!("title-{}", lang.code()), t::page_edit_empty(lang)));
    }
    let Some((title, body)) = texts.filter(|_| errors.is_empty()) else {
        editor.errors = errors;
        return Ok(form(page, editor, Beside { status: 422, ..Beside::default() }));
    };
    let work = async {
        let mut to = request.portal.db.write().await?;
        let Some(number) = store::write(&mut to, page.id, page.revision, &title, &body, now).await? else {
            return Ok(false);
        };
        editing::record(&mut to, editor.subject, page.revision, None, &sheet_of(&page), now).await?;
        editing::record(&mut to, editor.subject, number, Some(person), &editor.sheet, now).await?;
        editing::discard(&mut to, person, editor.subject).await?;
        let (subject, detail) = (page.id.to_string(), format!("{} revision {number}", page.key));
        let deed = Deed { action: "page.edit", subject_kind: "page", subject: &subject, detail: &detail };
        audit::log(&mut to, &request.viewer, request.session.client_address(), deed, now).await?;
        to.commit().await?;
        Ok(true)
    };
    if work.await.map_err(<AppError as From<sqlx::Error>>::from)? {
        return Ok(PageResponse::Redirect(page.path(lang)));
    }
    // Somebody saved in the very moment between reading and writing.
    let now_there = named(&request, EDIT).await?.map_err(|_| AppError::NotFound)?;
    editing::catch_up(&request, &mut editor, now_there.revision, &sheet_of(&now_there)).await?;
    Ok(form(now_there, editor, Beside { status: 409, ..Beside::default() }))
}

fn form(page: SitePage, editor: Editor, beside: Beside) -> PageResponse {
    let lang = editor.lang;
    let title = t::page_edit_heading(lang, page.title.text(lang).to_owned());
    let addresses = Lang::ALL.map(|each| at(EDIT, each, &page));
    let (status, heading) = (beside.status, title.clone());
    let weight = editor.sheet.bytes();
    let body = move || {
        let links = vec![NavLink::new(page.title.text(lang), page.path(lang))];
        let preview = beside.preview.then(|| {
            let sides = Lang::ALL.map(|each| {
                let html = markdown::to_html(editor.sheet.text(&format!("body.{}", each.code()))).to_string();
                view! { <div class="prose" lang=each.tag() inner_html=html></div> }
            });
            view! { <section class="stack preview"><h2>{t::editing_preview(lang)}</h2><div class="form-row">{sides.into_iter().collect_view()}</div></section> }
        });
        let fields = FIELDS
            .iter()
            .map(|(key, lines)| {
                let old = if *key == "title" { &page.title } else { &page.body };
                editing::pair(&editor, key, called(lang, key), *lines, Some(old)).into_any()
            })
            .collect_view()
            .into_any();
        let tools = editing::tools(&editor, names(), at(EDIT, lang, &page), beside.draft.is_some(), fields);
        view! {
            <Breadcrumb lang links here=heading.clone() />
            <h1>{heading}</h1>
            <p><a href=at(HISTORY, lang, &page)>{t::editing_history(lang)}</a></p>
            {beside.kept.then(|| view! { <Notice kind=Kind::Success><p>{t::editing_draft_kept(lang)}</p></Notice> })}
            {beside.draft.filter(|_| !beside.kept).map(|at| editing::draft_notice(lang, at))}
            <ErrorSummary lang errors=editor.errors.clone() />
            {editing::conflict_notices(&editor, called)}
            {preview}
            {tools}
        }
    };
    Page::new(title, addresses, body).status(status).unlisted().with_drafts().weighing(weight).into()
}

pub(super) async fn history(request: PageRequest) -> Result<PageResponse, AppError> {
    let page = match named(&request, HISTORY).await? {
        Ok(page) => page,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let (lang, db, subject) = (request.lang, &request.portal.db, Subject::Page(page.id));
    let revisions = editing::revisions(db, subject, i64::MAX, MANY).await?;
    let compared = match request.query_param("n") {
        None => None,
        Some(number) => {
            let number: i64 = number.parse().map_err(|_| AppError::BadRequest)?;
            let one = editing::revision(db, subject, number).await?;
            let before = editing::revisions(db, subject, number, 1).await?;
            Some((one.ok_or(AppError::NotFound)?, before.into_iter().next()))
        }
    };
    let addresses = Lang::ALL.map(|each| at(HISTORY, each, &page));
    let weight = compared.as_ref().map_or(0, |(one, before)| {
        one.sheet.bytes() + before.as_ref().map_or(0, |before| before.sheet.bytes())
    });
    let body = move || {
        let here = at(HISTORY, lang, &page);
        let (action, current) = (here.clone(), page.revision);
        let shown = compared.map(move |(one, before)| {
            let old = before.map_or_else(FieldSet::default, |revision| revision.sheet);
            let restore = (one.number != current).then(|| {
                view! {
                    <form method="post" action=action>
                        <input type="hidden" name="n" value=one.number.to_string() />
                        <Button weight=Weight::Quiet>{t::editing_restore(lang)}</Button>
                    </form>
                }
            });
            view! {
                <section class="stack">
                    <h2>{t::editing_revision(lang, one.number)}</h2>
                    {editing::comparison(lang, &old, &one.sheet, called)}
                    {restore}
                </section>
            }
        });
        let list = if revisions.is_empty() {
            view! { <p class="muted">{t::editing_no_history(lang)}</p> }.into_any()
        } else {
            editing::history_list(lang, revisions, |number| format!("{here}?n={number}")).into_any()
        };
        let links = vec![NavLink::new(page.title.text(lang), page.path(lang))];
        view! {
            <Breadcrumb lang links here=t::editing_history(lang) />
            <h1>{t::editing_history(lang)}</h1>
            {shown}
            {list}
        }
    };
    Ok(Page::new(t::editing_history(lang), addresses, body).unlisted().weighing(weight).into())
}

/// Saves an old revision's texts as a new one.
pub(super) async fn restore(request: PageRequest) -> Result<PageResponse, AppError> {
    let page = named(&request, HISTORY).await?.map_err(|_| AppError::NotFound)?;
    let number: i64 = request.form.text("n").parse().map_err(|_| AppError::BadRequest)?;
    let subject = Subject::Page(page.id);
    let old = editing::revision(&request.portal.db, subject, number).await?.ok_or(AppError::NotFound)?;
    let (lang, base) = (request.lang, page.revision);
    let editor = Editor::new(lang, subject, base, old.sheet);
    save(request, page, editor).await
}
