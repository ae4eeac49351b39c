//! The text of a reflection in the other language, beside the original: by its author or a volunteer.

use leptos::prelude::*;

use super::{
    super::{
        model::{Prompt, Reflection, Written},
        pii_review,
        sheet::{self, OTHER, prompt_code},
        store::{self, Precondition},
    },
    crumbs,
    edit::{unconfirmed, written_of},
    fields, found, log, paths,
};
use crate::{
    editing::{
        self, Editor, Step,
        model::{FieldSet, Subject},
    },
    error::AppError,
    i18n::{Lang, LocalizedText, Standing, Translation, format, t},
    pii,
    rights::Action,
    server::{
        markdown,
        web::{Page, PageRequest, PageResponse},
    },
    ui::{Button, ErrorSummary, Kind, Notice, Weight},
};

/// What the page shows beside the form.
#[derive(Default)]
struct Beside {
    status: u16,
    /// When the draft that is shown was kept.
    draft: Option<i64>,
    kept: bool,
    preview: bool,
    hits: Vec<pii_review::PiiWarning>,
    seal: String,
    /// Whether it changed between reading and writing: nothing was saved.
    meanwhile: bool,
}

/// The reflection of the address, which whoever asks may translate: its author, or somebody who writes
/// in its community.
async fn translatable(request: &PageRequest) -> Result<Reflection, AppError> {
    let reflection = found(request).await?;
    if request.viewer.id() != Some(reflection.visibility.author) {
        request.require(Action::WriteReflections, reflection.visibility.community)?;
    }
    Ok(reflection)
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let reflection = translatable(&request).await?;
    let sheet = sheet::of(&written_of(&reflection));
    let subject = Subject::Translation(reflection.id);
    let (editor, draft) = editing::open(&request, subject, reflection.revision, sheet).await?;
    Ok(page(&request, reflection, editor, Beside { status: 200, draft, ..Beside::default() }))
}

/// The form of whoever translates, and what is to be done with it.
async fn typed(
    request: &PageRequest,
    reflection: &Reflection,
    published: &FieldSet,
) -> Result<(Editor, Step), AppError> {
    let subject = Subject::Translation(reflection.id);
    if request.form.text("what") == "reviewed" {
        let base: i64 = request.form.text("base").parse().map_err(|_| AppError::BadRequest)?;
        let editor = Editor::new(request.lang, subject, base, published.clone());
        let mut editor = Editor { person: request.viewer.id(), ..editor };
        if base == reflection.revision {
            return Ok((editor, Step::Save));
        }
        // What was read over is not what is there now.
        editing::catch_up(request, &mut editor, reflection.revision, published).await?;
        return Ok((editor, Step::Conflict));
    }
    let typed = sheet::read(&OTHER, request.form.pairs(), published);
    let (mut editor, step) = editing::take(request, subject, reflection.revision, published, typed).await?;
    // What this form does not have is as it was saved, whatever a draft made of it.
    editor.sheet = sheet::read(&OTHER, editor.sheet.iter(), published);
    Ok((editor, step))
}

pub(super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let reflection = translatable(&request).await?;
    let (id, now, person) = (reflection.id, request.portal.now(), request.person()?);
    let old = written_of(&reflection);
    let published = sheet::of(&old);
    let reviewed = request.form.text("what") == "reviewed";
    if request.form.text("what") == "initials" {
        let mut typed = sheet::read(&OTHER, request.form.pairs(), &published);
        let written = Some(reflection.lang.other());
        let mut known = pii_review::known_names(&request.portal.db, id).await?;
        pii_review::learn_names(&reflection.texts, &mut known);
        for key in OTHER {
            pii::learn_names(typed.text(key), written, &mut known);
        }
        for key in OTHER {
            let replaced = pii::redact(typed.text(key), written, &known);
            typed.set(key, replaced);
        }
        let editor = editing::sent(&request, Subject::Translation(id), typed)?;
        return Ok(page(&request, reflection, editor, Beside { status: 200, ..Beside::default() }));
    }
    let (mut editor, step) = typed(&request, &reflection, &published).await?;
    let beside = match step {
        Step::Discarded => {
            return Ok(PageResponse::Redirect(paths::of(paths::TRANSLATION, request.lang, id)));
        }
        Step::Kept(at) => Some(Beside { status: 200, kept: true, draft: Some(at), ..Beside::default() }),
        Step::Conflict => Some(Beside { status: 409, ..Beside::default() }),
        Step::Preview => Some(Beside { status: 200, preview: true, ..Beside::default() }),
        Step::Save => None,
    };
    if let Some(beside) = beside {
        return Ok(page(&request, reflection, editor, beside));
    }
    let asked =
        |code: &str| -> Option<Prompt> { old.prompt.clone().filter(|prompt| prompt_code(prompt) == code) };
    let written: Written = match sheet::apply(&editor.sheet, Some(&old), &asked, reviewed, now) {
        Ok(written) => written,
        Err(faults) => {
            editor.errors = faults.into_iter().map(|fault| fields::said(request.lang, fault)).collect();
            return Ok(page(&request, reflection, editor, Beside { status: 422, ..Beside::default() }));
        }
    };
    if let Some((hits, seal)) = unconfirmed(&request, &reflection, &written.texts).await? {
        return Ok(page(
            &request,
            reflection,
            editor,
            Beside { status: 422, hits, seal, ..Beside::default() },
        ));
    }
    let work = async {
        let mut to = request.portal.db.write().await?;
        // Whether it may identify a pupil was looked at for those who saw it then.
        if !store::lock_unchanged(&mut to, id, &Precondition::text(&reflection)).await? {
            return Ok(false);
        }
        let Some(number) = store::write(&mut to, id, reflection.revision, &written, now).await? else {
            return Ok(false);
        };
        let sheet = sheet::of(&written);
        editing::record(&mut to, editor.subject, number, Some(person), &sheet, now).await?;
        if !reviewed {
            editing::discard(&mut to, person, editor.subject).await?;
        }
        log(&mut to, &request, "reflection.translate", &id.to_string(), &format!("revision {number}"))
            .await?;
        to.commit().await?;
        Ok(true)
    };
    if work.await.map_err(<AppError as From<sqlx::Error>>::from)? {
        return Ok(PageResponse::Redirect(format!("{}?said=saved", paths::show(request.lang, id))));
    }
    let now_there = translatable(&request).await?;
    let published = sheet::of(&written_of(&now_there));
    editing::catch_up(&request, &mut editor, now_there.revision, &published).await?;
    Ok(page(&request, now_there, editor, Beside { status: 409, meanwhile: true, ..Beside::default() }))
}

/// How the translation stands, in a sentence.
fn standing(lang: Lang, reflection: &Reflection) -> Option<String> {
    match reflection.texts.text.shown(reflection.lang.other()).standing {
        Standing::Fine => None,
        Standing::OtherLanguage => Some(t::reflection_translation_none(lang).to_owned()),
        Standing::Unreviewed => Some(t::text_unreviewed(lang).to_owned()),
        Standing::Outdated { since } => {
            Some(t::text_outdated_since(lang, format::date(lang, format::local(since).date())))
        }
    }
}

fn page(request: &PageRequest, reflection: Reflection, editor: Editor, beside: Beside) -> PageResponse {
    let (lang, id, status) = (request.lang, reflection.id, beside.status);
    let title = t::reflection_translation(lang);
    let guard = request.portal.assets.guard();
    let unreviewed = matches!(
        reflection.texts.text,
        LocalizedText::Pair { translation: Translation::Current { reviewed: false }, .. }
    );
    let weight = reflection.texts.text.bytes() + editor.sheet.bytes();
    let body = move || {
        let from = reflection.lang;
        let own = reflection.texts.text.shown(from);
        let own_title = reflection.texts.title.as_ref().map(|title| title.text(from).to_owned());
        let html = markdown::to_html(own.text).to_string();
        let reviewed = unreviewed.then(|| {
            view! { <Button name="what" value="reviewed" weight=Weight::Quiet>{t::reflection_reviewed(lang)}</Button> }
        });
        let confirmed = (!beside.hits.is_empty())
            .then(|| view! { <input type="hidden" name="confirmed" value=beside.seal.clone() /> });
        let inside = view! {
            {confirmed}
            {fields::other(&editor, from.other(), guard).into_any()}
            {pii_review::redact_button(lang, &beside.hits)}
            {reviewed.map(|button| view! { <div class="actions">{button}</div> })}
        };
        let names = OTHER.map(str::to_owned).to_vec();
        let action = paths::of(paths::TRANSLATION, lang, id);
        let form = editing::tools(&editor, names, action, beside.draft.is_some(), inside.into_any());
        let preview = beside.preview.then(|| {
            let html = markdown::to_html(editor.sheet.text("other-text")).to_string();
            let title = Some(editor.sheet.text("other-title").to_owned()).filter(|title| !title.is_empty());
            view! {
                <section class="sheet stack">
                    <h2>{t::editing_preview(lang)}</h2>
                    {title.map(|title| view! { <h3 lang=from.other().tag()>{title}</h3> })}
                    <div class="prose" lang=from.other().tag() inner_html=html></div>
                </section>
            }
        });
        view! {
            {crumbs(lang, &reflection, Some(title)).into_any()}
            <h1>{title}</h1>
            {standing(lang, &reflection).map(|words| view! { <Notice kind=Kind::Info><p>{words}</p></Notice> })}
            {beside.meanwhile.then(|| view! { <Notice kind=Kind::Warning><p>{t::reflection_meanwhile(lang)}</p></Notice> })}
            {beside.kept.then(|| view! { <Notice kind=Kind::Success><p>{t::editing_draft_kept(lang)}</p></Notice> })}
            {beside.draft.filter(|_| !beside.kept).map(|at| editing::draft_notice(lang, at).into_any())}
            <ErrorSummary lang errors=editor.errors.clone() />
            {pii_review::notice(lang, &beside.hits).into_any()}
            {editing::conflict_notices(&editor, fields::named).into_any()}
            {preview.into_any()}
            <div class="halves">
                <section class="stack" lang=from.tag()>
                    <h2>{from.endonym()}</h2>
                    {own_title.map(|title| view! { <p class="h3">{title}</p> })}
                    <div class="prose" inner_html=html></div>
                </section>
                <section class="stack">
                    <h2 lang=from.other().tag()>{from.other().endonym()}</h2>
                    {form.into_any()}
                </section>
            </div>
        }
    };
    Page::new(title, paths::both(paths::TRANSLATION, id), body)
        .status(status)
        .weighing(weight)
        .section("communities")
        .unlisted()
        .with_drafts()
        .into()
}
