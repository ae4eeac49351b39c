//! What people read for a meeting: keeping the list, and sending the files.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, AddFile, AddLink, Added},
        model::{Document, Found},
        paths, store,
    },
    edit::crumbs,
    found, meeting_id, mine,
    show::title,
    without_fields,
};
use ensemble_core::file::MetadataState;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    format,
    ids::{DocumentId, MeetingId},
    rights::Action,
    slug,
};
use ensemble_server::files::{LARGEST, strip_and_check, strip_metadata};
use ensemble_server::web::{Direction, Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Confirm, EmptyState, ErrorSummary, Field, FieldErrors, Kind, Notice, Weight};

/// How long the page offers at once to undo a removal, in milliseconds.
const UNDO: i64 = 10 * 60_000;
/// A day in milliseconds.
const DAY: i64 = 24 * 60 * 60 * 1000;

/// One file, for those who may read the agenda.
pub(super) async fn file(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = found(&request).await?;
    request.require(Action::ReadAgenda, found.community)?;
    let id = document_id(&request)?;
    let (db, work) = (&request.portal.db, &request.portal.work);
    if let Some((id, content)) = store::unchecked_file(db, Some(id)).await? {
        // It was stored before metadata were removed.
        let (content, complete) = strip_metadata(work, content).await.ok_or(AppError::TimedOut)?;
        let metadata = MetadataState::of_stored(complete, false);
        db.transaction(async |transaction| store::replace_file(transaction, id, &content, metadata).await)
            .await?;
    }
    let (title, media, content) =
        store::content(db, found.of.meeting.id, id).await?.ok_or(AppError::NotFound)?;
    let name = Some(slug::suggested(title.text(request.lang))).filter(|name| !name.is_empty());
    let name = format!("{}.{}", name.unwrap_or_else(|| "document".to_owned()), media.extension());
    Ok(PageResponse::File(name, media.media_type(), content))
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = mine(&request).await?;
    page(&request, found, 200, Typed::default()).await
}

/// What was typed into the two forms, and what is wrong with it.
#[derive(Default)]
struct Typed {
    link: AddLink,
    file: AddFile,
    errors: FieldErrors,
}

pub(super) async fn submit_link(request: PageRequest) -> Result<PageResponse, AppError> {
    let (found, link) = (mine(&request).await?, request.input::<AddLink>()?);
    match actions::add_link(&request, found.of.meeting.id, link.clone()).await {
        Ok(added) => Ok(saved(&request, found.of.meeting.id, Some(added))),
        Err(ActionError::Invalid(errors)) => {
            page(&request, found, 422, Typed { link, errors, ..Typed::default() }).await
        }
        Err(error) => Err(without_fields(error)),
    }
}

pub(super) async fn submit_file(request: PageRequest) -> Result<PageResponse, AppError> {
    let (found, file) = (mine(&request).await?, request.input::<AddFile>()?);
    let content = strip_and_check(&request.portal.work, request.form.file("file").unwrap_or_default()).await;
    let status = content.as_ref().err().map_or(422, |error| error.status());
    match actions::add_file(&request, found.of.meeting.id, file.clone(), content).await {
        Ok(added) => Ok(saved(&request, found.of.meeting.id, Some(added))),
        Err(ActionError::Invalid(errors)) => {
            page(&request, found, status, Typed { file, errors, ..Typed::default() }).await
        }
        Err(error) => Err(without_fields(error)),
    }
}

pub(super) async fn submit_move(request: PageRequest) -> Result<PageResponse, AppError> {
    let (meeting, document) = (mine(&request).await?.of.meeting.id, document_id(&request)?);
    actions::move_document(&request, meeting, document, request.input()?).await.map_err(without_fields)?;
    Ok(saved(&request, meeting, None))
}

pub(super) async fn submit_removal(request: PageRequest) -> Result<PageResponse, AppError> {
    let (meeting, document) = (meeting_id(&request)?, document_id(&request)?);
    actions::remove_document(&request, meeting, document).await.map_err(without_fields)?;
    let here = paths::of(paths::DOCUMENTS, request.lang, meeting);
    Ok(PageResponse::redirect_with(&here, Flash::Removed))
}

pub(super) async fn submit_restoration(request: PageRequest) -> Result<PageResponse, AppError> {
    let (found, document) = (mine(&request).await?, document_id(&request)?);
    let here = paths::of(paths::DOCUMENTS, request.lang, found.of.meeting.id);
    match actions::restore_document(&request, found.of.meeting.id, document).await {
        Ok(true) => Ok(PageResponse::redirect_with(&here, Flash::RemovalUndone)),
        // The lists say where it is now.
        Ok(false) => Ok(PageResponse::redirect(here)),
        Err(ActionError::Invalid(errors)) => {
            page(&request, found, 422, Typed { errors, ..Typed::default() }).await
        }
        Err(error) => Err(without_fields(error)),
    }
}

fn document_id(request: &PageRequest) -> Result<DocumentId, AppError> {
    request.path_param(1).parse().map_err(|_| AppError::NotFound)
}

/// Back to the list. Others see who prepares a meeting: that a file keeps metadata is shown to the person who added it.
fn saved(request: &PageRequest, meeting: MeetingId, added: Option<Added>) -> PageResponse {
    let here = paths::of(paths::DOCUMENTS, request.lang, meeting);
    let keeps_metadata = added.is_some_and(|added| added.keeps_metadata);
    let flash = if keeps_metadata { Flash::SavedWithMetadata } else { Flash::Saved };
    PageResponse::redirect_with(&here, flash)
}

async fn page(
    request: &PageRequest,
    found: Found,
    status: u16,
    typed: Typed,
) -> Result<PageResponse, AppError> {
    let (lang, id) = (request.lang, found.of.meeting.id);
    let (documents, removed) = futures::try_join!(
        store::documents(&request.portal.db, id),
        store::removed_documents(&request.portal.db, id)
    )?;
    let now = request.portal.now();
    let heading = t::meeting_documents_title(lang, found.of.meeting.title.text(lang));
    let page_title = heading.clone();
    let flash = request.flash().filter(|_| status == 200);
    let kept = flash == Some(Flash::SavedWithMetadata);
    let done = match flash {
        Some(Flash::Saved) => Some(t::meeting_said_saved(lang)),
        Some(Flash::RemovalUndone) => Some(t::ui_removal_undone(lang)),
        _ => None,
    };
    let said_removed = flash == Some(Flash::Removed);
    let body = move || {
        let list = if documents.is_empty() {
            view! { <EmptyState title=t::meeting_documents_none(lang) text=t::meeting_documents_none_text(lang) /> }
                .into_any()
        } else {
            rows(lang, id, documents).into_any()
        };
        view! {
            {crumbs(lang, &found, t::meeting_documents(lang))}
            <h1>{heading}</h1>
            {done.map(|words| view! { <Notice kind=Kind::Success><p>{words}</p></Notice> })}
            {said_removed.then(|| removal(lang, id, removed.first().filter(|(_, at)| *at > now - UNDO)))}
            {kept.then(|| view! { <Notice kind=Kind::Warning><p>{t::meeting_said_kept(lang)}</p></Notice> })}
            <ErrorSummary lang errors=typed.errors.all() />
            {list}
            {removed_rows(lang, id, removed).into_any()}
            {adding(lang, id, &typed).into_any()}
        }
    };
    Ok(Page::new(page_title, paths::both(paths::DOCUMENTS, id), body)
        .status(status)
        .section("meetings")
        .unlisted()
        .into())
}

fn rows(lang: Lang, meeting: MeetingId, documents: Vec<Document>) -> impl IntoView {
    let rows = documents
        .into_iter()
        .map(|document| {
            let name = document.title.text(lang).to_owned();
            let moves = Direction::ALL
                .iter()
                .map(|direction| {
                    let label = label(direction.label(lang), &name);
                    view! {
                        <Button name="direction" value=direction.code() weight=Weight::Quiet small=true>{label}</Button>
                    }
                })
                .collect_view();
            let [moving, removing] = [paths::MOVE_DOCUMENT, paths::REMOVE_DOCUMENT]
                .map(|path| paths::of_document(path, lang, meeting, document.id));
            view! {
                <li class="row spread">
                    <div>{title(lang, meeting, &document)}</div>
                    <form class="row gap-2" method="post" action=moving>
                        {moves}
                        <Confirm
                            label=t::meeting_document_remove(lang)
                            question=t::meeting_document_remove_text(lang)
                            thing=name
                            formaction=removing
                        />
                    </form>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="rows">{rows}</ul> }
}

/// Says that a document was removed, with the button that undoes it while that is fresh.
fn removal(lang: Lang, meeting: MeetingId, last: Option<&(Document, i64)>) -> impl IntoView + use<> {
    let undo = last.map(|(document, _)| undo(lang, meeting, document));
    view! {
        <Notice kind=Kind::Success>
            <p>{t::meeting_document_removed(lang)}</p>
            {undo}
        </Notice>
    }
}

/// The button that puts a document back.
fn undo(lang: Lang, meeting: MeetingId, document: &Document) -> impl IntoView + use<> {
    let action = paths::of_document(paths::RESTORE_DOCUMENT, lang, meeting, document.id);
    let words = label(t::ui_undo_removal(lang), document.title.text(lang));
    view! {
        <form method="post" action=action>
            <Button weight=Weight::Quiet small=true>{words}</Button>
        </form>
    }
}

/// The documents that were removed and are still kept.
fn removed_rows(lang: Lang, meeting: MeetingId, removed: Vec<(Document, i64)>) -> impl IntoView + use<> {
    (!removed.is_empty()).then(|| {
        let rows = removed
            .iter()
            .map(|(document, at)| {
                let title = document.title.shown(lang);
                view! {
                    <li class="row spread">
                        <div>
                            <span lang=title.lang.tag()>{title.text.to_owned()}</span> " "
                            <span class="small muted">{format::moment(lang, *at)}</span>
                        </div>
                        {undo(lang, meeting, document)}
                    </li>
                }
            })
            .collect_view();
        let days = store::REMOVED_KEPT / DAY;
        view! {
            <section class="stack" id="removed" tabindex="-1">
                <h2>{t::meeting_documents_removed(lang)}</h2>
                <p class="muted">{t::meeting_documents_removed_text(lang, days)}</p>
                <ul class="rows">{rows}</ul>
            </section>
        }
    })
}

/// What a button does, and to those who do not see its row, with which document.
fn label(words: &'static str, name: &str) -> impl IntoView + use<> {
    let name = name.to_owned();
    view! {
        {words}
        <span class="visually-hidden">" " {name}</span>
    }
}

fn adding(lang: Lang, meeting: MeetingId, typed: &Typed) -> impl IntoView + use<> {
    let Typed { link, file, errors } = typed;
    let titles = |[fr, en]: [(&str, &String); 2]| {
        [(fr, "fr-CA", t::meeting_document_title_fr(lang)), (en, "en-CA", t::meeting_document_title_en(lang))]
            .map(|((id, value), tag, label)| {
                let (id, value, error) = (id.to_owned(), value.to_owned(), errors.of(id));
                view! { <Field id label value error lang=tag /> }
            })
            .into_iter()
            .collect_view()
    };
    let link_titles =
        titles([("link-title-fr", &link.link_title_fr), ("link-title-en", &link.link_title_en)]);
    let file_titles =
        titles([("file-title-fr", &file.file_title_fr), ("file-title-en", &file.file_title_en)]);
    let hint = t::meeting_file_hint(lang, LARGEST / 1_000_000);
    view! {
        <section class="stack">
            <h2>{t::meeting_document_link(lang)}</h2>
            <form class="form" method="post" action=paths::of(paths::ADD_LINK, lang, meeting)>
                <div class="form-row">{link_titles}</div>
                <Field id="link" label=t::meeting_document_address(lang) hint=t::meeting_document_address_hint(lang) value=link.link.clone() error=errors.of("link") inputmode="url" required=true />
                <div class="actions"><Button weight=Weight::Quiet>{t::meeting_document_add_link(lang)}</Button></div>
            </form>
        </section>
        <section class="stack">
            <h2>{t::meeting_document_file(lang)}</h2>
            <form class="form" method="post" action=paths::of(paths::ADD_FILE, lang, meeting) enctype="multipart/form-data">
                <div class="form-row">{file_titles}</div>
                <Field id="file" kind="file" label=t::meeting_document_file_label(lang) hint error=errors.of("file") required=true />
                <div class="actions"><Button weight=Weight::Quiet>{t::meeting_document_add_file(lang)}</Button></div>
            </form>
        </section>
    }
}
