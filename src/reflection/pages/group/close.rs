//! Closing a group's note: what it says becomes the reflection's text. Signing it, opening it again.

use leptos::prelude::*;

use super::{
    super::{
        super::{
            fields::{self, prompt_code},
            group::compose,
            model::{Reflection, Texts, Written},
            pii_review::{self, PiiReview, PiiWarning},
            rules, store,
            views::name_of,
        },
        crumbs,
        edit::written_of,
        log, new, paths,
    },
    Attributed, note, signatures, took_part, who_wrote, writes,
};
use crate::{
    editing::{self, model::Subject},
    error::{AppError, FieldErrors},
    i18n::{Lang, LocalizedText, t},
    ids::ReflectionId,
    server::web::{Page, PageRequest, PageResponse},
    ui::{Button, ButtonLink, ErrorSummary, FieldError, Kind, Notice, Weight},
};

/// What is shown before a note is closed.
#[derive(Default)]
struct Asked {
    status: u16,
    errors: Vec<FieldError>,
    hits: Vec<PiiWarning>,
    seal: String,
}

pub(in super::super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let note = note(&request).await?;
    if writes(&request, &note) {
        let open = Attributed::of(&request, &note).await?;
        return Ok(open_page(&request, note, &open, Asked { status: 200, ..Asked::default() }));
    }
    closed_page(&request, note).await
}

pub(in super::super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let note = note(&request).await?;
    match request.form.text("what") {
        "close" if writes(&request, &note) => close(request, note).await,
        "reopen" => reopen(request, note).await,
        "sign" => sign(request, note).await,
        // Somebody else closed it first.
        "close" => Ok(PageResponse::Redirect(paths::of(paths::CLOSING, request.lang, note.id))),
        _ => Err(AppError::BadRequest),
    }
}

/// What the note makes of the reflection: its text anew; a translation stays, and is behind from now on.
fn composed(request: &PageRequest, note: &Reflection, open: &Attributed) -> Result<Written, FieldErrors> {
    let old = written_of(note);
    let mut texts = fields::of(&old);
    texts.set("text", rules::strip_deceptive(&compose::to_markdown(&open.note, note.lang)));
    let asked = |code: &str| old.prompt.clone().filter(|prompt| prompt_code(prompt) == code);
    fields::apply(&texts, request.lang, &old, &asked, request.portal.now())
}

async fn close(request: PageRequest, note: Reflection) -> Result<PageResponse, AppError> {
    let (lang, id) = (request.lang, note.id);
    let open = Attributed::of(&request, &note).await?;
    let written = match composed(&request, &note, &open) {
        Ok(written) => written,
        Err(errors) => {
            let wrong = if errors.of("text") == t::reflection_wrong_empty(lang) {
                t::group_wrong_empty(lang).to_owned()
            } else {
                t::group_wrong_long(lang, rules::MAX_TEXT_LENGTH)
            };
            let errors = vec![FieldError::new("note", wrong)];
            return Ok(open_page(&request, note, &open, Asked { status: 422, errors, ..Asked::default() }));
        }
    };
    let known = pii_review::known_names(&request.portal.db, id).await?;
    let shared = PiiReview::of(note.lang, &written.texts, &[]).with_names(known);
    let (hits, seal) = (shared.warnings(lang), shared.token());
    if !hits.is_empty() && request.form.text("confirmed") != seal {
        return Ok(open_page(&request, note, &open, Asked { status: 200, hits, seal, ..Asked::default() }));
    }
    let closed = finish(&request, &note, &open, &written).await?;
    let rooms = request.portal.rooms();
    rooms.recheck(id.uuid()).await;
    if closed {
        // Who was typing in this very moment wrote until the room knew: what they did is of the note, too.
        rooms.change(id.uuid(), None, |_| ()).await?;
        let now_there = self::note(&request).await?;
        let last = Attributed::of(&request, &now_there).await?;
        match composed(&request, &now_there, &last) {
            Ok(more) if more.texts != now_there.texts => {
                finish(&request, &now_there, &last, &more).await?;
            }
            _ => {}
        }
    }
    Ok(PageResponse::Redirect(paths::of(paths::CLOSING, lang, id)))
}

/// Closes a note, or what was closed once more. `false`, and nothing is done, when somebody changed it in
/// the very moment.
async fn finish(
    request: &PageRequest,
    note: &Reflection,
    open: &Attributed,
    written: &Written,
) -> Result<bool, sqlx::Error> {
    let (id, now) = (note.id, request.portal.now());
    let mut to = request.portal.db.write().await?;
    // The reflection first, as everywhere: two who lock in another order would wait for each other.
    if !store::lock_unchanged(&mut to, id, &store::Precondition::text(note)).await? {
        return Ok(false);
    }
    if note.group.as_ref().is_some_and(|group| !group.open) {
        store::group::reopen(&mut to, id).await?;
    }
    let (parts, authors) = (open.parts(note.lang), open.everybody());
    if !store::group::close(&mut to, id, &parts, &authors, now).await? {
        return Ok(false);
    }
    let Some(number) = store::write(&mut to, id, note.revision, written, now).await? else {
        return Ok(false);
    };
    let subject = Subject::Reflection(id);
    editing::record(&mut to, subject, number, request.viewer.id(), &fields::of(written), now).await?;
    log(&mut to, request, "reflection.close", &id.to_string(), "").await?;
    to.commit().await?;
    Ok(true)
}

async fn reopen(request: PageRequest, note: Reflection) -> Result<PageResponse, AppError> {
    let (id, person) = (note.id, request.person()?);
    let closed = store::group::closed(&request.portal.db, id).await?;
    let may = closed.is_some_and(|closed| took_part(person, &note, &closed))
        && !rules::reaches_past_community(note.visibility.audience);
    if !may {
        return Err(AppError::NotFound);
    }
    let read = store::Precondition { revision: None, audience: note.visibility.audience, files: None };
    let work = async {
        let mut to = request.portal.db.write().await?;
        // It may have left the community since it was read: then nobody writes in it.
        if !store::lock_unchanged(&mut to, id, &read).await? {
            return Ok(false);
        }
        if store::group::reopen(&mut to, id).await? {
            log(&mut to, &request, "reflection.reopen", &id.to_string(), "").await?;
        }
        to.commit().await?;
        Ok(true)
    };
    if !work.await.map_err(<AppError as From<sqlx::Error>>::from)? {
        return Ok(PageResponse::Redirect(paths::of(paths::CLOSING, request.lang, id)));
    }
    request.portal.rooms().recheck(id.uuid()).await;
    Ok(PageResponse::Redirect(paths::of(paths::TOGETHER, request.lang, id)))
}

async fn sign(request: PageRequest, note: Reflection) -> Result<PageResponse, AppError> {
    let (id, person, now) = (note.id, request.person()?, request.portal.now());
    // The revision that was read; a script need not read.
    let seen = match request.form.some("seen") {
        Some(seen) => seen.parse().map_err(|_| AppError::BadRequest)?,
        None => note.revision,
    };
    let work = async {
        let mut to = request.portal.db.write().await?;
        let signed = store::group::sign(&mut to, id, person, seen, now).await?;
        if signed {
            log(&mut to, &request, "reflection.sign", &id.to_string(), "").await?;
        }
        to.commit().await?;
        Ok(signed)
    };
    let signed = work.await.map_err(<AppError as From<sqlx::Error>>::from)?;
    let said = match signed {
        true => "?said=signed",
        false if seen != note.revision => "?said=meanwhile",
        false => "",
    };
    Ok(PageResponse::Redirect(format!("{}{said}", paths::of(paths::CLOSING, request.lang, id))))
}

fn finished<V: IntoView + 'static>(
    lang: Lang,
    id: ReflectionId,
    status: u16,
    weight: usize,
    body: impl FnOnce() -> V + Send + 'static,
) -> PageResponse {
    Page::new(t::group_closing(lang), paths::both(paths::CLOSING, id), body)
        .status(status)
        .weighing(weight)
        .section("communities")
        .unlisted()
        .into()
}

/// Before it is closed: how it will read.
fn open_page(request: &PageRequest, note: Reflection, open: &Attributed, asked: Asked) -> PageResponse {
    let (lang, id) = (request.lang, note.id);
    let Asked { status, errors, hits, seal } = asked;
    let text = LocalizedText::Single { lang: note.lang, text: compose::to_markdown(&open.note, note.lang) };
    let texts = Texts { title: note.texts.title.clone(), text };
    let (parts, names) = (open.parts(note.lang), open.names.clone());
    let words = if hits.is_empty() { t::group_close(lang) } else { t::group_close_anyway(lang) };
    finished(lang, id, status, texts.text.bytes(), move || {
        let confirmed =
            (!hits.is_empty()).then(|| view! { <input type="hidden" name="confirmed" value=seal /> });
        view! {
        {crumbs(lang, &note, Some(t::group_closing(lang))).into_any()}
        <h1>{t::group_closing(lang)} " · " {name_of(lang, &note).0}</h1>
        <p class="lead">{t::group_closing_text(lang)}</p>
        <ErrorSummary lang errors />
        {pii_review::notice(lang, &hits).into_any()}
        <div id="note">{new::preview(lang, texts).into_any()}</div>
        {who_wrote(lang, &parts, &names)}
        <form method="post" action=paths::of(paths::CLOSING, lang, id) class="row">
            {confirmed}
            <Button name="what" value="close">{words}</Button>
            <ButtonLink weight=Weight::Quiet href=paths::of(paths::TOGETHER, lang, id)>{t::group_write(lang)}</ButtonLink>
        </form>
        }
    })
}

async fn closed_page(request: &PageRequest, note: Reflection) -> Result<PageResponse, AppError> {
    let (lang, id, person) = (request.lang, note.id, request.person()?);
    let closed = store::group::closed(&request.portal.db, id).await?;
    let Some(closed) = closed.filter(|closed| took_part(person, &note, closed)) else {
        return Ok(PageResponse::Redirect(paths::show(lang, id)));
    };
    let unsigned = closed.authors.iter().any(|author| author.person == person && author.signed_at.is_none());
    let within = !rules::reaches_past_community(note.visibility.audience);
    let (kind, said) = match request.query_param("said") {
        Some("signed") => (Kind::Success, t::group_said_signed(lang)),
        Some("meanwhile") => (Kind::Warning, t::reflection_meanwhile(lang)),
        _ => (Kind::Success, t::group_said_closed(lang)),
    };
    let body = move || {
        let action = paths::of(paths::CLOSING, lang, id);
        let sign = unsigned.then(|| {
            view! {
                <form method="post" action=action.clone() class="stack gap-2">
                    <input type="hidden" name="seen" value=note.revision.to_string() />
                    <p>{t::group_sign_text(lang)}</p>
                    <div class="actions"><Button name="what" value="sign">{t::group_sign(lang)}</Button></div>
                </form>
            }
        });
        let reopen = within.then(|| {
        view! {
            <form method="post" action=action class="stack gap-2">
                <p>{t::group_reopen_text(lang)}</p>
                <div class="actions"><Button weight=Weight::Quiet name="what" value="reopen">{t::group_reopen(lang)}</Button></div>
            </form>
        }
    });
        view! {
            {crumbs(lang, &note, Some(t::group_closing(lang))).into_any()}
            <h1>{t::group_closing(lang)} " · " {name_of(lang, &note).0}</h1>
            <Notice kind><p>{said}</p></Notice>
            {signatures(lang, &closed).into_any()}
            {sign}
            {reopen}
            <p><a href=paths::show(lang, id)>{t::group_read(lang)}</a></p>
        }
    };
    Ok(finished(lang, id, 200, 0, body))
}
