//! A new reflection: where it belongs, and the form. It is its author's alone until they share it.

use leptos::prelude::*;

use super::{
    super::{
        begin::begin,
        model::{Prompt, Texts, Written},
        prompts,
        sheet::{self, OWN, prompt_code},
        store::{self, NewReflection},
    },
    fields, log, paths,
};
use crate::{
    community::{self, model::Community, paths as community_paths},
    editing::{
        self, Editor, Step,
        model::{FieldSet, Subject},
    },
    error::AppError,
    i18n::{Lang, t},
    ids::ReflectionId,
    rights::Action,
    server::{
        markdown,
        web::{Page, PageRequest, PageResponse},
    },
    ui::{Breadcrumb, ButtonLink, EmptyState, ErrorSummary, Kind, NavLink, Notice, Prose},
};

/// What the page shows beside the form.
#[derive(Clone, Debug, Default)]
struct Beside {
    status: u16,
    /// When the draft that is shown was kept.
    draft: Option<i64>,
    kept: bool,
    preview: Option<Texts>,
}

/// The names of the fields: the author's, and the community that the reflection will belong to.
fn names() -> Vec<&'static str> {
    OWN.into_iter().chain(["community"]).collect()
}

/// The community of a slug, in which whoever asks writes.
pub(super) async fn home(request: &PageRequest, slug: &str) -> Result<Community, AppError> {
    let found = community::find(&request.portal.db, request.lang, slug, request.portal.now())
        .await?
        .filter(|found| !found.archived)
        .ok_or(AppError::NotFound)?;
    request.require(Action::WriteReflections, found.community.id)?;
    Ok(found.community)
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let homes = store::homes(&request.portal.db, &request.viewer).await?;
    let slug = match (request.query_param("community"), homes.as_slice()) {
        (Some(slug), _) => slug.to_owned(),
        (None, [only]) => only.slugs[usize::from(lang == Lang::En)].clone(),
        (None, _) => return Ok(choose(&request, homes, paths::NEW)),
    };
    let community = home(&request, &slug).await?;
    let mut sheet = FieldSet::default();
    sheet.set("lang", lang.code());
    sheet.set("prompt", request.query_param("prompt").unwrap_or_default());
    sheet.set("community", community.slug(lang));
    open(&request, community, ReflectionId::new(), sheet).await
}

/// Shows the form of a reflection that is not there yet: empty, or with its draft.
async fn open(
    request: &PageRequest,
    community: Community,
    id: ReflectionId,
    sheet: FieldSet,
) -> Result<PageResponse, AppError> {
    let (editor, draft) = editing::open(request, Subject::Reflection(id), 0, sheet).await?;
    let wanted = editor.sheet.text("prompt").to_owned();
    let offered = prompts::offered(request, &community, &wanted, None).await?;
    Ok(page(request, community, id, editor, &offered, Beside { status: 200, draft, ..Beside::default() }))
}

/// The form of a reflection that has a draft only; for the address under which it will be changed.
pub(super) async fn resume(request: &PageRequest, id: ReflectionId) -> Result<PageResponse, AppError> {
    let drafts = editing::drafts(&request.portal.db, request.person()?, "reflection").await?;
    let draft = drafts.into_iter().find(|(of, _)| *of == id.to_string()).ok_or(AppError::NotFound)?.1;
    let community = home(request, draft.sheet.text("community")).await?;
    open(request, community, id, draft.sheet).await
}

pub(super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let (person, now) = (request.person()?, request.portal.now());
    let id: ReflectionId = request.form.text("id").parse().map_err(|_| AppError::BadRequest)?;
    match store::owner(&request.portal.db, id).await? {
        // Sent twice.
        Some(owner) if owner == person => return Ok(PageResponse::Redirect(paths::show(request.lang, id))),
        Some(_) => return Err(AppError::BadRequest),
        None => {}
    }
    let community = home(&request, request.form.text("community")).await?;
    let typed = sheet::read(&names(), request.form.pairs(), &FieldSet::default());
    let subject = Subject::Reflection(id);
    let (mut editor, step) = editing::take(&request, subject, 0, &FieldSet::default(), typed).await?;
    let offered = prompts::offered(&request, &community, editor.sheet.text("prompt"), None).await?;
    let beside = match step {
        Step::Discarded => {
            return Ok(PageResponse::Redirect(paths::at(paths::MINE, request.lang).to_owned()));
        }
        Step::Kept(at) => Beside { status: 200, kept: true, draft: Some(at), ..Beside::default() },
        Step::Conflict => Beside { status: 409, ..Beside::default() },
        Step::Preview | Step::Save => match written(&request, &offered, &mut editor) {
            None => Beside { status: 422, ..Beside::default() },
            Some(written) if step == Step::Preview => {
                Beside { status: 200, preview: Some(written.texts), ..Beside::default() }
            }
            Some(written) => {
                let new = NewReflection { id, community: community.id, author: person };
                let work = async {
                    let mut to = request.portal.db.write().await?;
                    if !begin(&mut to, new, &written, now).await? {
                        return Ok(false);
                    }
                    editing::discard(&mut to, person, subject).await?;
                    log(&mut to, &request, "reflection.create", &id.to_string(), "").await?;
                    to.commit().await?;
                    Ok(true)
                };
                if !work.await.map_err(<AppError as From<sqlx::Error>>::from)? {
                    // Sent twice at once. An id that is another person's shows nothing.
                    return Ok(PageResponse::Redirect(paths::show(request.lang, id)));
                }
                return Ok(PageResponse::Redirect(format!("{}?said=new", paths::show(request.lang, id))));
            }
        },
    };
    Ok(page(&request, community, id, editor, &offered, beside))
}

/// What the form makes of the reflection, or `None` and what is wrong with it.
fn written(request: &PageRequest, offered: &[Prompt], editor: &mut Editor) -> Option<Written> {
    let asked = |code: &str| offered.iter().find(|prompt| prompt_code(prompt) == code).cloned();
    match sheet::apply(&editor.sheet, None, &asked, false, request.portal.now()) {
        Ok(written) => Some(written),
        Err(faults) => {
            editor.errors = faults.into_iter().map(|fault| fields::said(request.lang, fault)).collect();
            None
        }
    }
}

/// Asks in which community somebody writes who belongs to several, or to none.
pub(super) fn choose(
    request: &PageRequest,
    homes: Vec<store::Home>,
    into: [&'static str; 2],
) -> PageResponse {
    let (lang, prompt) = (request.lang, request.query_param("prompt").map(str::to_owned));
    let body = move || {
        let choices = homes
            .iter()
            .map(|home| {
                let slug = &home.slugs[usize::from(lang == Lang::En)];
                let prompt = prompt
                    .as_ref()
                    .map(|prompt| format!("&prompt={}", super::super::views::encoded(prompt)))
                    .unwrap_or_default();
                let href = format!("{}?community={slug}{prompt}", paths::at(into, lang));
                view! { <li><a href=href>{home.name.text(lang).to_owned()}</a></li> }
            })
            .collect_view();
        let choices = if homes.is_empty() {
            view! {
                <EmptyState title=t::reflection_no_community(lang) text=t::reflection_no_community_text(lang)>
                    <ButtonLink href=community_paths::list(lang)>{t::home_find(lang)}</ButtonLink>
                </EmptyState>
            }
            .into_any()
        } else {
            view! {
                <section class="stack">
                    <h2>{t::reflection_choose(lang)}</h2>
                    <ul class="rows">{choices}</ul>
                </section>
            }
            .into_any()
        };
        view! { <h1>{t::reflection_new(lang)}</h1> {choices} }
    };
    let addresses = into.map(str::to_owned);
    Page::new(t::reflection_new(lang), addresses, body).section("communities").unlisted().into()
}

fn page(
    request: &PageRequest,
    community: Community,
    id: ReflectionId,
    mut editor: Editor,
    offered: &[Prompt],
    beside: Beside,
) -> PageResponse {
    let (lang, status) = (editor.lang, beside.status);
    // Each time that somebody begins, the reflection has another id: what the device remembers is found
    // by the community.
    editor.place = format!("new/{}", community.id);
    let (offered, guard) = (offered.to_vec(), request.portal.assets.guard());
    let weight = editor.sheet.bytes();
    let body = move || {
        let all = fields::all(&editor, &offered, guard).into_any();
        let slug = community.slug(lang).to_owned();
        let links = vec![
            NavLink::new(community.name(lang), community_paths::of(community_paths::SHOW, lang, &slug)),
            NavLink::new(t::community_tab_reflections(lang), community_paths::of(paths::LIST, lang, &slug)),
        ];
        let names = names().into_iter().map(str::to_owned).collect();
        let inside = view! {
            <input type="hidden" name="id" value=id.to_string() />
            <input type="hidden" name="community" value=slug />
            {all}
        };
        let has_draft = beside.draft.is_some();
        let action = paths::at(paths::NEW, lang).to_owned();
        let form = editing::tools(&editor, names, action, has_draft, inside.into_any());
        view! {
            <Breadcrumb lang links here=t::reflection_new(lang) />
            <h1>{t::reflection_new(lang)}</h1>
            <p class="lead">{t::reflection_new_text(lang)}</p>
            {beside.kept.then(|| view! { <Notice kind=Kind::Success><p>{t::editing_draft_kept(lang)}</p></Notice> })}
            {beside.draft.filter(|_| !beside.kept).map(|at| editing::draft_notice(lang, at).into_any())}
            <ErrorSummary lang errors=editor.errors.clone() />
            {editing::conflict_notices(&editor, fields::named).into_any()}
            {beside.preview.map(|texts| preview(lang, texts).into_any())}
            {form.into_any()}
        }
    };
    let addresses = paths::NEW.map(str::to_owned);
    Page::new(t::reflection_new(lang), addresses, body)
        .status(status)
        .weighing(weight)
        .section("communities")
        .unlisted()
        .with_drafts()
        .into()
}

/// How it will read.
pub(super) fn preview(lang: Lang, texts: Texts) -> impl IntoView {
    let title = texts.title.map(|title| {
        view! { <h3 lang=title.shown(lang).lang.tag()>{title.text(lang).to_owned()}</h3> }
    });
    let html = markdown::to_html(texts.text.text(lang)).to_string();
    view! {
        <section class="sheet stack">
            <h2>{t::editing_preview(lang)}</h2>
            {title}
            <Prose lang passage=texts.text html />
        </section>
    }
}
