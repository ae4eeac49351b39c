//! What people read for a meeting: keeping the list, and sending the files.

use leptos::prelude::*;

use super::{
    super::{
        media::{Accepted, LARGEST, accept, recheck},
        model::{Document, Found, Metadata, Source},
        paths, rules, store,
    },
    edit::crumbs,
    found, mine,
    show::title,
};
use crate::{
    administration::rules::suggested_slug,
    editing::rules::edited,
    error::AppError,
    i18n::{Lang, LocalizedText, t},
    ids::{DocumentId, MeetingId},
    rights::Action,
    server::{
        audit::{self, Deed},
        quota,
        web::{Form, Page, PageRequest, PageResponse},
    },
    ui::{Button, EmptyState, ErrorSummary, Field, FieldErrors, Kind, Notice, Weight},
};

/// The longest title, in characters.
const TITLE: usize = 200;

/// One file. Whoever may read the agenda may read it.
pub(super) async fn file(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = found(&request).await?;
    request.require(Action::ReadAgenda, found.community)?;
    let id: DocumentId = request.path_param(1).parse().map_err(|_| AppError::NotFound)?;
    let (db, work) = (&request.portal.db, &request.portal.work);
    if let Some((id, content)) = store::unchecked_file(db, Some(id)).await? {
        // It was stored before metadata were removed.
        let (content, complete) = recheck(work, content).await.ok_or(AppError::TimedOut)?;
        let work = async {
            let mut to = db.write().await?;
            let metadata = Metadata::of_stored(complete, false);
            store::replace_file(&mut to, id, &content, metadata).await?;
            to.commit().await
        };
        work.await.map_err(<AppError as From<sqlx::Error>>::from)?;
    }
    let (title, media, content) =
        store::content(db, found.of.meeting.id, id).await?.ok_or(AppError::NotFound)?;
    let name = Some(suggested_slug(title.text(request.lang))).filter(|name| !name.is_empty());
    let name = format!("{}.{}", name.unwrap_or_else(|| "document".to_owned()), media.ending());
    Ok(PageResponse::File(name, media.media_type(), content))
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = mine(&request).await?;
    page(&request, found, 200, Form::default(), FieldErrors::default()).await
}

/// What a form adds: the document, and its content where it is a file.
struct New {
    document: Document,
    file: Option<Accepted>,
}

pub(super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = mine(&request).await?;
    let (lang, meeting, now) = (request.lang, found.of.meeting.id, request.portal.now());
    let what = request.form.text("what");
    let (mut faults, mut status) = (FieldErrors::default(), 422);
    let new = match what {
        "up" | "down" | "remove" => None,
        "link" | "file" => match added(&request, what == "file", &mut faults, &mut status).await? {
            Some(new) => Some(new),
            None => return page(&request, found, status, request.form.clone(), faults).await,
        },
        _ => return Err(AppError::BadRequest),
    };
    let id = match &new {
        Some(new) => new.document.id,
        None => request.form.text("document").parse().map_err(|_| AppError::BadRequest)?,
    };
    let (person, most) = (request.person()?, request.portal.config.files_per_person);
    let work = async {
        let mut to = request.portal.db.write().await?;
        let changed = match &new {
            Some(New { document, file }) => {
                if store::count_documents(&mut to, meeting).await? >= store::MOST_DOCUMENTS {
                    return Ok(Some(t::meeting_wrong_documents(lang, store::MOST_DOCUMENTS)));
                }
                let content = file.as_ref().map(|file| file.content.as_slice());
                if let Some(content) = content
                    && !quota::fits(&mut to, person, content.len(), most).await?
                {
                    return Ok(Some(t::reflection_wrong_files_room(lang, most / 1_000_000)));
                }
                store::add_document(&mut to, meeting, document, content, now).await?;
                if let Some(file) = file {
                    store::note_file(&mut to, id, file.metadata, Some(person)).await?;
                }
                true
            }
            None if what == "remove" => store::remove_document(&mut to, meeting, id).await?,
            None => store::move_document(&mut to, meeting, id, what == "up").await?,
        };
        if !changed {
            return Ok(None);
        }
        let (subject, detail) = (meeting.to_string(), format!("{what} {id}"));
        let deed =
            Deed { action: "meeting.documents", subject_kind: "meeting", subject: &subject, detail: &detail };
        audit::log(&mut to, &request.viewer, request.session.client_address(), deed, now).await?;
        to.commit().await?;
        Ok(None)
    };
    if let Some(full) = work.await.map_err(<AppError as From<sqlx::Error>>::from)? {
        faults.add(what, full);
        return page(&request, found, 422, request.form.clone(), faults).await;
    }
    // The others see who prepares a meeting: what a file may tell is said to the one who added it.
    let kept = new.and_then(|new| new.file).is_some_and(|file| file.metadata == Metadata::Kept);
    let said = if kept { "kept" } else { "saved" };
    Ok(PageResponse::Redirect(format!("{}?said={said}", paths::of(paths::DOCUMENTS, lang, meeting))))
}

/// The document that a form adds, or `None` and what is wrong.
async fn added(
    request: &PageRequest,
    file: bool,
    faults: &mut FieldErrors,
    status: &mut u16,
) -> Result<Option<New>, AppError> {
    let (lang, form) = (request.lang, &request.form);
    let kind = if file { "file" } else { "link" };
    let [fr, en] = ["fr", "en"].map(|side| format!("{kind}-title-{side}"));
    for field in [&fr, &en] {
        if form.text(field).chars().count() > TITLE {
            faults.add(field, t::account_too_long(lang, TITLE));
        }
    }
    let title: Option<LocalizedText> =
        edited(None, form.text(&fr), form.text(&en), false, lang, request.portal.now());
    if title.is_none() {
        faults.add(if lang == Lang::Fr { &fr } else { &en }, t::meeting_wrong_document_title(lang));
    }
    let (source, file) = if file {
        match accept(&request.portal.work, form.file("file").unwrap_or_default()).await {
            Ok(file) => {
                let source = Source::File { media: file.media, size: file.content.len() as u64 };
                (Some(source), Some(file))
            }
            Err(error) => {
                *status = error.status();
                faults.add("file", error.sentence(lang));
                (None, None)
            }
        }
    } else {
        let source = rules::address(form.text("link")).map(Source::Link);
        if source.is_none() {
            faults.add("link", t::meeting_wrong_video(lang));
        }
        (source, None)
    };
    let new = title.zip(source).filter(|_| faults.is_empty());
    Ok(new.map(|(title, source)| New { document: Document { id: DocumentId::new(), title, source }, file }))
}

async fn page(
    request: &PageRequest,
    found: Found,
    status: u16,
    form: Form,
    faults: FieldErrors,
) -> Result<PageResponse, AppError> {
    let (lang, id) = (request.lang, found.of.meeting.id);
    let documents = store::documents(&request.portal.db, id).await?;
    let heading = t::meeting_documents_title(lang, found.of.meeting.title.text(lang));
    let page_title = heading.clone();
    let said = request.query_param("said").filter(|_| status == 200);
    let (done, kept) = (said == Some("saved"), said == Some("kept"));
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
            {done.then(|| view! { <Notice kind=Kind::Success><p>{t::meeting_said_saved(lang)}</p></Notice> })}
            {kept.then(|| view! { <Notice kind=Kind::Warning><p>{t::meeting_said_kept(lang)}</p></Notice> })}
            <ErrorSummary lang errors=faults.all() />
            <section class="stack"><h2>{t::meeting_documents(lang)}</h2>{list}</section>
            {adding(lang, id, &form, &faults).into_any()}
        }
    };
    Ok(Page::new(page_title, paths::both(paths::DOCUMENTS, id), body)
        .status(status)
        .section("meetings")
        .unlisted()
        .into())
}

fn rows(lang: Lang, meeting: MeetingId, documents: Vec<Document>) -> impl IntoView {
    let action = paths::of(paths::DOCUMENTS, lang, meeting);
    let rows = documents
        .into_iter()
        .map(|document| {
            let name = document.title.text(lang).to_owned();
            let buttons = [
                ("up", t::administration_up(lang), Weight::Quiet),
                ("down", t::administration_down(lang), Weight::Quiet),
                ("remove", t::meeting_document_remove(lang), Weight::Danger),
            ]
            .map(|(what, words, weight)| {
                let name = name.clone();
                view! {
                    <Button name="what" value=what weight small=true>
                        {words}
                        <span class="visually-hidden">" " {name}</span>
                    </Button>
                }
            });
            view! {
                <li class="row spread">
                    <div>{title(lang, meeting, &document)}</div>
                    <form class="row gap-2" method="post" action=action.clone()>
                        <input type="hidden" name="document" value=document.id.to_string() />
                        {buttons.into_iter().collect_view()}
                    </form>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="rows">{rows}</ul> }
}

fn adding(lang: Lang, meeting: MeetingId, form: &Form, faults: &FieldErrors) -> impl IntoView + use<> {
    let action = paths::of(paths::DOCUMENTS, lang, meeting);
    let titles = |kind: &str| {
        [
            ("fr", "fr-CA", t::meeting_document_title_fr(lang)),
            ("en", "en-CA", t::meeting_document_title_en(lang)),
        ]
        .map(|(side, tag, label)| {
            let id = format!("{kind}-title-{side}");
            let (value, error) = (form.text(&id).to_owned(), faults.of(&id));
            view! { <Field id label value error lang=tag /> }
        })
        .into_iter()
        .collect_view()
    };
    let hint = t::meeting_file_hint(lang, LARGEST / 1_000_000);
    view! {
        <section class="stack">
            <h2>{t::meeting_document_link(lang)}</h2>
            <form class="form" method="post" action=action.clone()>
                <div class="form-row">{titles("link")}</div>
                <Field id="link" label=t::meeting_document_address(lang) hint=t::meeting_document_address_hint(lang) value=form.text("link").to_owned() error=faults.of("link") inputmode="url" required=true />
                <div class="actions"><Button name="what" value="link">{t::meeting_document_add_link(lang)}</Button></div>
            </form>
        </section>
        <section class="stack">
            <h2>{t::meeting_document_file(lang)}</h2>
            <form class="form" method="post" action=action enctype="multipart/form-data">
                <div class="form-row">{titles("file")}</div>
                <Field id="file" kind="file" label=t::meeting_document_file_label(lang) hint error=faults.of("file") required=true />
                <div class="actions"><Button name="what" value="file">{t::meeting_document_add_file(lang)}</Button></div>
            </form>
        </section>
    }
}
