//! What people read for a meeting: keeping the list, and sending the files.

use leptos::prelude::*;

use super::{
    super::{
        media::{LARGEST, sniff},
        model::{Document, Found, Source},
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
    i18n::{Lang, Passage, t},
    ids::{DocumentId, MeetingId},
    rights::Action,
    server::{
        audit::{self, Deed},
        web::{Ask, Form, Page, Reply, failure},
    },
    ui::{Button, EmptyState, ErrorSummary, Faults, Field, Kind, Notice, Weight},
};

/// The longest title, in characters.
const TITLE: usize = 200;

/// One file. Whoever may read the agenda may read it.
pub(super) async fn file(ask: Ask) -> Result<Reply, AppError> {
    let found = found(&ask).await?;
    ask.must(Action::ReadAgenda, found.community)?;
    let id: DocumentId = ask.part(1).parse().map_err(|_| AppError::NotFound)?;
    let (title, media, content) = store::content(&ask.portal.db, found.of.meeting.id, id)
        .await
        .map_err(|error| failure(&error))?
        .ok_or(AppError::NotFound)?;
    let name = Some(suggested_slug(title.text(ask.lang))).filter(|name| !name.is_empty());
    let name = format!("{}.{}", name.unwrap_or_else(|| "document".to_owned()), media.ending());
    Ok(Reply::File(name, media.media_type(), content))
}

pub(super) async fn show(ask: Ask) -> Result<Reply, AppError> {
    let found = mine(&ask).await?;
    let done = ask.value("said") == Some("saved");
    page(&ask, found, 200, Form::default(), Faults::default(), done).await
}

pub(super) async fn take(ask: Ask) -> Result<Reply, AppError> {
    let found = mine(&ask).await?;
    let (meeting, now) = (found.of.meeting.id, ask.portal.now());
    let what = ask.form.text("what");
    let mut faults = Faults::default();
    let new = match what {
        "up" | "down" | "remove" => None,
        "link" | "file" => match added(&ask, &found, what == "file", &mut faults).await? {
            Some(new) => Some(new),
            None => return page(&ask, found, 422, ask.form.clone(), faults, false).await,
        },
        _ => return Err(AppError::BadRequest),
    };
    let id = match &new {
        Some(new) => new.id,
        None => ask.form.text("document").parse().map_err(|_| AppError::BadRequest)?,
    };
    let content = ask.form.file("file").filter(|_| what == "file");
    let work = async {
        let mut to = ask.portal.db.write().await?;
        let changed = match &new {
            Some(new) => {
                store::add_document(&mut to, meeting, new, content, now).await?;
                true
            }
            None if what == "remove" => store::remove_document(&mut to, meeting, id).await?,
            None => store::move_document(&mut to, meeting, id, what == "up").await?,
        };
        if !changed {
            return Ok(());
        }
        let (subject, detail) = (meeting.to_string(), format!("{what} {id}"));
        let deed =
            Deed { action: "meeting.documents", subject_kind: "meeting", subject: &subject, detail: &detail };
        audit::log(&mut to, &ask.viewer, ask.visit.place(), deed, now).await?;
        to.commit().await
    };
    work.await.map_err(|error: sqlx::Error| failure(&error))?;
    Ok(Reply::See(format!("{}?said=saved", paths::of(paths::DOCUMENTS, ask.lang, meeting))))
}

/// The document that a form adds, or `None` and what is wrong.
async fn added(
    ask: &Ask,
    found: &Found,
    file: bool,
    faults: &mut Faults,
) -> Result<Option<Document>, AppError> {
    let (lang, form) = (ask.lang, &ask.form);
    let kept =
        store::documents(&ask.portal.db, found.of.meeting.id).await.map_err(|error| failure(&error))?;
    let kind = if file { "file" } else { "link" };
    let [fr, en] = ["fr", "en"].map(|side| format!("{kind}-title-{side}"));
    for field in [&fr, &en] {
        if form.text(field).chars().count() > TITLE {
            faults.add(field, t::account_too_long(lang, TITLE));
        }
    }
    let title: Option<Passage> = edited(None, form.text(&fr), form.text(&en), false, lang, ask.portal.now());
    if title.is_none() {
        faults.add(if lang == Lang::Fr { &fr } else { &en }, t::meeting_wrong_document_title(lang));
    }
    let source = if file {
        let bytes = form.file("file").unwrap_or_default();
        if bytes.len() > LARGEST {
            faults.add("file", t::meeting_wrong_file_large(lang, LARGEST / 1_000_000));
        }
        let size = bytes.len() as u64;
        sniff(bytes).map(|media| Source::File { media, size })
    } else {
        rules::address(form.text("link")).map(Source::Link)
    };
    match &source {
        None if file => faults.add("file", t::meeting_wrong_file(lang)),
        None => faults.add("link", t::meeting_wrong_video(lang)),
        Some(_) => {}
    }
    if kept.len() >= store::MOST_DOCUMENTS {
        faults.add(kind, t::meeting_wrong_documents(lang, store::MOST_DOCUMENTS));
    }
    let new = title.zip(source).filter(|_| faults.is_empty());
    Ok(new.map(|(title, source)| Document { id: DocumentId::new(), title, source }))
}

async fn page(
    ask: &Ask,
    found: Found,
    status: u16,
    form: Form,
    faults: Faults,
    done: bool,
) -> Result<Reply, AppError> {
    let (lang, id) = (ask.lang, found.of.meeting.id);
    let documents = store::documents(&ask.portal.db, id).await.map_err(|error| failure(&error))?;
    let heading = t::meeting_documents_title(lang, found.of.meeting.title.text(lang));
    let page_title = heading.clone();
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

fn adding(lang: Lang, meeting: MeetingId, form: &Form, faults: &Faults) -> impl IntoView + use<> {
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
