//! Closing a group's note: what it says becomes the reflection's text. Signing it, opening it again.

use ensemble_common::prelude::*;

use super::{
    super::{
        super::{
            actions::{self, AttributedNote, CloseNote, CloseNoteOutcome, SignNote, SignNoteOutcome},
            model::{Reflection, Texts},
            pii_review::{self, PiiWarning},
            rules, store,
            views::name_of,
        },
        app_error, crumbs, input, new, paths,
    },
    note, signatures, who_wrote,
};
use ensemble_core::{
    Lang, LocalizedText,
    error::{ActionError, AppError},
    ids::ReflectionId,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, FieldErrors, Kind, Notice, Weight};

pub(in super::super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let note = note(&request).await?;
    if actions::may_write_note(&request, &note) {
        return open_page(&request, note, 200, FieldErrors::default(), None).await;
    }
    closed_page(&request, note).await
}

/// Closes the note.
pub(in super::super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, typed) = input::<CloseNote>(&request).await?;
    match actions::close_note(&request, id, &typed).await {
        Ok(CloseNoteOutcome::Closed) => {
            Ok(PageResponse::redirect(paths::of(paths::CLOSING, request.lang, id)))
        }
        Ok(CloseNoteOutcome::Unconfirmed(warnings, token)) => {
            let note = note(&request).await?;
            open_page(&request, note, 200, FieldErrors::default(), Some((warnings, token))).await
        }
        Err(ActionError::Invalid(errors)) => {
            let note = note(&request).await?;
            open_page(&request, note, 422, errors, None).await
        }
        Err(ActionError::App(AppError::NotFound)) => {
            // A person who may read the note but not write in it.
            Ok(PageResponse::redirect(paths::show(request.lang, note(&request).await?.id)))
        }
        Err(ActionError::Conflict) => {
            let here = paths::of(paths::CLOSING, request.lang, id);
            Ok(PageResponse::redirect_with(&here, Flash::Changed))
        }
        Err(error) => Err(app_error(error)),
    }
}

/// Opens the note again.
pub(in super::super) async fn reopen(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = note(&request).await?.id;
    let to = match actions::reopen_note(&request, id).await {
        Ok(()) => paths::WRITE_GROUP_NOTE,
        Err(ActionError::Conflict) => paths::CLOSING,
        Err(error) => return Err(app_error(error)),
    };
    Ok(PageResponse::redirect(paths::of(to, request.lang, id)))
}

/// Signs the note.
pub(in super::super) async fn sign(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, input) = input::<SignNote>(&request).await?;
    let here = paths::of(paths::CLOSING, request.lang, id);
    match actions::sign_note(&request, id, input).await {
        Ok(SignNoteOutcome::Signed) => Ok(PageResponse::redirect_with(&here, Flash::Saved)),
        Ok(SignNoteOutcome::Unchanged) => Ok(PageResponse::redirect(here)),
        Err(ActionError::Conflict) => Ok(PageResponse::redirect_with(&here, Flash::Changed)),
        Err(error) => Err(app_error(error)),
    }
}

fn closing_page<V: IntoView + 'static>(
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

/// Before it is closed: how it will read, and what may identify a student.
async fn open_page(
    request: &PageRequest,
    note: Reflection,
    status: u16,
    errors: FieldErrors,
    unconfirmed: Option<(Vec<PiiWarning>, String)>,
) -> Result<PageResponse, AppError> {
    let (lang, id) = (request.lang, note.id);
    let open = AttributedNote::read(request, &note).await?;
    let (warnings, token) = unconfirmed.unwrap_or_default();
    let text = LocalizedText::Single { lang: note.lang, text: open.markdown(note.lang) };
    let texts = Texts { title: note.texts.title.clone(), body: text };
    let (parts, names) = (open.parts(note.lang), open.names);
    let changed = request.flash() == Some(Flash::Changed);
    let words = if warnings.is_empty() { t::group_close(lang) } else { t::group_close_anyway(lang) };
    let body = move || {
        let confirmed =
            (!warnings.is_empty()).then(|| view! { <input type="hidden" name="confirmed" value=token /> });
        view! {
            {crumbs(lang, &note, Some(t::group_closing(lang))).into_any()}
            <h1>{t::group_closing(lang)} " · " {name_of(lang, &note).0}</h1>
            <p class="lead">{t::group_closing_text(lang)}</p>
            {changed.then(|| view! { <Notice kind=Kind::Warning><p>{t::reflection_meanwhile(lang)}</p></Notice> })}
            <ErrorSummary lang errors=errors.all() />
            {pii_review::notice(lang, &warnings).into_any()}
            <div id="note">{new::preview(lang, texts).into_any()}</div>
            {who_wrote(lang, &parts, &names)}
            <form method="post" action=paths::of(paths::CLOSING, lang, id) class="row">
                {confirmed}
                <Button>{words}</Button>
                <ButtonLink weight=Weight::Quiet href=paths::of(paths::WRITE_GROUP_NOTE, lang, id)>{t::group_write(lang)}</ButtonLink>
            </form>
        }
    };
    let weight = open.content.bytes();
    Ok(closing_page(lang, id, status, weight, body))
}

async fn closed_page(request: &PageRequest, note: Reflection) -> Result<PageResponse, AppError> {
    let (lang, id, person) = (request.lang, note.id, request.person()?);
    let closed = store::group_note::closed(&request.portal.db, id).await?;
    let Some(closed) = closed.filter(|closed| actions::is_note_participant(person, &note, closed)) else {
        return Ok(PageResponse::redirect(paths::show(lang, id)));
    };
    let unsigned = closed.authors.iter().any(|author| author.person == person && author.signed_at.is_none());
    let may_be_open = rules::may_be_open(note.visibility.audience, note.anonymous);
    let must_be_named = note.anonymous && !rules::extends_beyond_community(note.visibility.audience);
    let (kind, words) = match request.flash() {
        Some(Flash::Saved) => (Kind::Success, t::group_said_signed(lang)),
        Some(Flash::Changed) => (Kind::Warning, t::reflection_meanwhile(lang)),
        _ => (Kind::Success, t::group_said_closed(lang)),
    };
    let body = move || {
        let sign = unsigned.then(|| {
            view! {
                <form method="post" action=paths::of(paths::SIGN_NOTE, lang, id) class="stack gap-2">
                    <input type="hidden" name="seen" value=note.revision.to_string() />
                    <p>{t::group_sign_text(lang)}</p>
                    <div class="actions"><Button>{t::group_sign(lang)}</Button></div>
                </form>
            }
        });
        let reopen = may_be_open.then(|| {
            view! {
                <form method="post" action=paths::of(paths::REOPEN_NOTE, lang, id) class="stack gap-2">
                    <p>{t::group_reopen_text(lang)}</p>
                    <div class="actions"><Button weight=Weight::Quiet>{t::group_reopen(lang)}</Button></div>
                </form>
            }
        });
        view! {
            {crumbs(lang, &note, Some(t::group_closing(lang))).into_any()}
            <h1>{t::group_closing(lang)} " · " {name_of(lang, &note).0}</h1>
            <Notice kind><p>{words}</p></Notice>
            {signatures(lang, &closed).into_any()}
            {sign}
            {reopen}
            {must_be_named.then(|| view! { <p>{t::group_reopen_named(lang)}</p> })}
            <p><a href=paths::show(lang, id)>{t::group_read(lang)}</a></p>
        }
    };
    Ok(closing_page(lang, id, 200, 0, body))
}
