//! Changing a reflection, or going on with one that has a draft only.

use leptos::prelude::*;

use super::{
    super::{
        model::{Audience, Prompt, Reflection, Texts, Written},
        pii_review::{self, PiiReview, PiiWarning},
        prompts,
        sheet::{self, OWN, prompt_code},
        store::{self, Precondition},
    },
    crumbs, fields, found, log, new, own, paths,
};
use crate::{
    community::{self, model::Community},
    editing::{
        self, Editor, Step,
        model::{FieldSet, Subject},
    },
    error::AppError,
    i18n::{Lang, LocalizedText, t},
    pii,
    server::web::{Page, PageRequest, PageResponse},
    ui::{Check, ErrorSummary, Kind, Notice},
};

/// What the page shows beside the form.
#[derive(Clone, Debug, Default)]
struct Beside {
    status: u16,
    /// When the draft that is shown was kept.
    draft: Option<i64>,
    kept: bool,
    preview: Option<Texts>,
    /// What may identify a pupil, and the seal that says it was looked at.
    hits: Vec<PiiWarning>,
    seal: String,
    /// Whether it changed between reading and writing: nothing was saved.
    meanwhile: bool,
}

/// What is written down of a reflection.
pub(super) fn written_of(reflection: &Reflection) -> Written {
    Written {
        lang: reflection.lang,
        prompt: reflection.prompt.clone(),
        tags: reflection.tags.clone(),
        texts: reflection.texts.clone(),
    }
}

/// The community that a reflection belongs to.
async fn home(request: &PageRequest, reflection: &Reflection) -> Result<Community, AppError> {
    let slug = &reflection.slugs[usize::from(request.lang == Lang::En)];
    let found = community::find(&request.portal.db, request.lang, slug, request.portal.now()).await?;
    Ok(found.ok_or(AppError::NotFound)?.community)
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let reflection = match own(&request).await {
        Ok(reflection) => reflection,
        Err(AppError::NotFound) => {
            let id = request.path_param(0).parse().map_err(|_| AppError::NotFound)?;
            return new::resume(&request, id).await;
        }
        Err(error) => return Err(error),
    };
    if reflection.group.is_some() {
        return Ok(PageResponse::Redirect(paths::of(paths::CLOSING, request.lang, reflection.id)));
    }
    let written = written_of(&reflection);
    let subject = Subject::Reflection(reflection.id);
    let (editor, draft) = editing::open(&request, subject, reflection.revision, sheet::of(&written)).await?;
    let community = home(&request, &reflection).await?;
    let wanted = editor.sheet.text("prompt").to_owned();
    let offered = prompts::offered(&request, &community, &wanted, written.prompt.as_ref()).await?;
    Ok(page(&request, reflection, editor, &offered, Beside { status: 200, draft, ..Beside::default() }))
}

pub(super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let reflection = own(&request).await?;
    if reflection.group.is_some() {
        return Err(AppError::BadRequest);
    }
    let old = written_of(&reflection);
    let published = sheet::of(&old);
    let typed = sheet::read(&OWN, request.form.pairs(), &published);
    let subject = Subject::Reflection(reflection.id);
    if request.form.text("what") == "initials" {
        return initials(&request, reflection, old.prompt.as_ref(), typed).await;
    }
    let (mut editor, step) = editing::take(&request, subject, reflection.revision, &published, typed).await?;
    // What this form does not have is as it was saved, whatever a draft made of it.
    editor.sheet = sheet::read(&OWN, editor.sheet.iter(), &published);
    let community = home(&request, &reflection).await?;
    let wanted = editor.sheet.text("prompt").to_owned();
    let offered = prompts::offered(&request, &community, &wanted, old.prompt.as_ref()).await?;
    let beside = match step {
        Step::Discarded => {
            return Ok(PageResponse::Redirect(paths::of(paths::EDIT, request.lang, reflection.id)));
        }
        Step::Kept(at) => Beside { status: 200, kept: true, draft: Some(at), ..Beside::default() },
        Step::Conflict => Beside { status: 409, ..Beside::default() },
        Step::Preview | Step::Save => match written(&request, &old, &offered, &mut editor) {
            None => Beside { status: 422, ..Beside::default() },
            Some(new) if step == Step::Preview => {
                Beside { status: 200, preview: Some(new.texts), ..Beside::default() }
            }
            Some(new) => match unconfirmed(&request, &reflection, &new.texts).await? {
                Some((hits, seal)) => Beside { status: 422, hits, seal, ..Beside::default() },
                None => return save(request, reflection, editor, &offered, new).await,
            },
        },
    };
    Ok(page(&request, reflection, editor, &offered, beside))
}

/// The form again, with initials in the place of all that may identify a pupil.
async fn initials(
    request: &PageRequest,
    reflection: Reflection,
    prompt: Option<&Prompt>,
    mut typed: FieldSet,
) -> Result<PageResponse, AppError> {
    let written = Lang::from_code(typed.text("lang"));
    let mut known = pii_review::known_names(&request.portal.db, reflection.id).await?;
    for key in ["title", "text"] {
        pii::learn_names(typed.text(key), written, &mut known);
    }
    for key in ["title", "text"] {
        let replaced = pii::redact(typed.text(key), written, &known);
        typed.set(key, replaced);
    }
    let editor = editing::sent(request, Subject::Reflection(reflection.id), typed)?;
    let community = home(request, &reflection).await?;
    let offered = prompts::offered(request, &community, editor.sheet.text("prompt"), prompt).await?;
    Ok(page(request, reflection, editor, &offered, Beside { status: 200, ..Beside::default() }))
}

/// What the form makes of the reflection, or `None` and what is wrong with it.
fn written(request: &PageRequest, old: &Written, offered: &[Prompt], editor: &mut Editor) -> Option<Written> {
    let asked = |code: &str| offered.iter().find(|prompt| prompt_code(prompt) == code).cloned();
    let right = request.form.has("right");
    match sheet::apply(&editor.sheet, Some(old), &asked, right, request.portal.now()) {
        Ok(written) => Some(written),
        Err(faults) => {
            editor.errors = faults.into_iter().map(|fault| fields::said(request.lang, fault)).collect();
            None
        }
    }
}

/// What may identify a pupil in a text that others read, unless the form says that it was looked at.
pub(super) async fn unconfirmed(
    request: &PageRequest,
    reflection: &Reflection,
    texts: &Texts,
) -> Result<Option<(Vec<PiiWarning>, String)>, AppError> {
    if reflection.visibility.audience == Audience::Me {
        return Ok(None);
    }
    let files = store::attachments(&request.portal.db, &request.viewer, reflection.id).await?;
    let files: Vec<String> = files.into_iter().map(|file| file.title).collect();
    let known = pii_review::known_names(&request.portal.db, reflection.id).await?;
    let shared = PiiReview::of(reflection.lang, texts, &files).with_names(known);
    let (hits, seal) = (shared.warnings(request.lang), shared.token());
    Ok((!hits.is_empty() && request.form.text("confirmed") != seal).then_some((hits, seal)))
}

async fn save(
    request: PageRequest,
    reflection: Reflection,
    mut editor: Editor,
    offered: &[Prompt],
    new: Written,
) -> Result<PageResponse, AppError> {
    let (id, now, person) = (reflection.id, request.portal.now(), request.person()?);
    let work = async {
        let mut to = request.portal.db.write().await?;
        // Whether it may identify a pupil was looked at for those who saw it then.
        if !store::lock_unchanged(&mut to, id, &Precondition::text(&reflection)).await? {
            return Ok(false);
        }
        let Some(number) = store::write(&mut to, id, reflection.revision, &new, now).await? else {
            return Ok(false);
        };
        editing::record(&mut to, editor.subject, number, Some(person), &sheet::of(&new), now).await?;
        editing::discard(&mut to, person, editor.subject).await?;
        log(&mut to, &request, "reflection.edit", &id.to_string(), &format!("revision {number}")).await?;
        to.commit().await?;
        Ok(true)
    };
    if work.await.map_err(<AppError as From<sqlx::Error>>::from)? {
        return Ok(PageResponse::Redirect(format!("{}?said=saved", paths::show(request.lang, id))));
    }
    // It was shared, or somebody saved a translation, between reading and writing.
    let now_there = found(&request).await?;
    let published = sheet::of(&written_of(&now_there));
    editing::catch_up(&request, &mut editor, now_there.revision, &published).await?;
    Ok(page(
        &request,
        now_there,
        editor,
        offered,
        Beside { status: 409, meanwhile: true, ..Beside::default() },
    ))
}

fn page(
    request: &PageRequest,
    reflection: Reflection,
    editor: Editor,
    offered: &[Prompt],
    beside: Beside,
) -> PageResponse {
    let (lang, id, status) = (editor.lang, reflection.id, beside.status);
    let title = t::reflection_edit(lang);
    let (offered, guard) = (offered.to_vec(), request.portal.assets.guard());
    let weight = editor.sheet.bytes();
    let body = move || {
        let all = fields::all(&editor, &offered, guard).into_any();
        let confirmed = (!beside.hits.is_empty())
            .then(|| view! { <input type="hidden" name="confirmed" value=beside.seal.clone() /> });
        let names = OWN.map(str::to_owned).to_vec();
        // Its translation would be behind otherwise.
        let right = matches!(reflection.texts.text, LocalizedText::Pair { .. })
            .then(|| view! { <Check id="right" label=t::editing_still_right(lang) /> });
        let initials = pii_review::redact_button(lang, &beside.hits);
        let inside = view! { {confirmed} {all} {right} {initials} };
        let has_draft = beside.draft.is_some();
        let action = paths::of(paths::EDIT, lang, id);
        let form = editing::tools(&editor, names, action, has_draft, inside.into_any());
        view! {
            {crumbs(lang, &reflection, Some(title)).into_any()}
            <h1>{title}</h1>
            {beside.meanwhile.then(|| view! { <Notice kind=Kind::Warning><p>{t::reflection_meanwhile(lang)}</p></Notice> })}
            {beside.kept.then(|| view! { <Notice kind=Kind::Success><p>{t::editing_draft_kept(lang)}</p></Notice> })}
            {beside.draft.filter(|_| !beside.kept).map(|at| editing::draft_notice(lang, at).into_any())}
            <ErrorSummary lang errors=editor.errors.clone() />
            {pii_review::notice(lang, &beside.hits).into_any()}
            {editing::conflict_notices(&editor, fields::named).into_any()}
            {beside.preview.map(|texts| new::preview(lang, texts).into_any())}
            {form.into_any()}
        }
    };
    Page::new(title, paths::both(paths::EDIT, id), body)
        .status(status)
        .weighing(weight)
        .section("communities")
        .unlisted()
        .with_drafts()
        .into()
}
