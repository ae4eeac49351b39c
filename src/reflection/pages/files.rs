//! The files of a reflection: adding them, taking them away, sending them to those who see it.

use leptos::prelude::*;

use super::{
    super::{
        model::{Attachment, Audience, Reflection},
        pii_review::{self, PiiReview, PiiWarning},
        rules, store,
    },
    crumbs, found, log, own, paths,
};
use crate::{
    administration::rules::suggested_slug,
    error::AppError,
    i18n::t,
    ids::{AttachmentId, ReflectionId},
    meeting::{LARGEST, accept, model::Metadata, recheck},
    pii,
    server::{
        quota,
        web::{Page, PageRequest, PageResponse},
    },
    ui::{Button, ErrorSummary, Field, FieldErrors, Kind, Notice, Weight},
};

/// One file. Those who see the reflection may read it, unless it may name an author who is not to be named.
pub(super) async fn file(request: PageRequest) -> Result<PageResponse, AppError> {
    let reflection = found(&request).await?;
    let id: AttachmentId = request.path_param(1).parse().map_err(|_| AppError::NotFound)?;
    let read = async || {
        store::attachment(&request.portal.db, &request.viewer, reflection.id, id)
            .await?
            .ok_or(AppError::NotFound)
    };
    let (mut file, mut content) = read().await?;
    if file.metadata == Metadata::Unchecked {
        check(&request, reflection.id).await?;
        (file, content) = read().await?;
    }
    let name = Some(suggested_slug(&file.title)).filter(|name| !name.is_empty());
    let name = format!("{}.{}", name.unwrap_or_else(|| "document".to_owned()), file.media.ending());
    Ok(PageResponse::File(name, file.media.media_type(), content))
}

/// Removes the metadata of a reflection's files that were stored before this was done.
pub(super) async fn check(request: &PageRequest, reflection: ReflectionId) -> Result<(), AppError> {
    let db = &request.portal.db;
    let next = async || store::unchecked_attachment(db, Some(reflection)).await.map_err(AppError::from);
    while let Some((id, content, anonymous)) = next().await? {
        let (content, complete) = recheck(&request.portal.work, content).await.ok_or(AppError::TimedOut)?;
        let work = async {
            let mut to = db.write().await?;
            let metadata = Metadata::of_stored(complete, anonymous);
            store::replace_attachment(&mut to, id, &content, metadata).await?;
            to.commit().await
        };
        work.await.map_err(<AppError as From<sqlx::Error>>::from)?;
    }
    Ok(())
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let reflection = own(&request).await?;
    page(&request, reflection, 200, FieldErrors::default(), Vec::new()).await
}

pub(super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let reflection = own(&request).await?;
    let (lang, id, now) = (request.lang, reflection.id, request.portal.now());
    if request.form.text("what") == "remove" {
        let file: AttachmentId = request.form.text("file").parse().map_err(|_| AppError::BadRequest)?;
        let work = async {
            let mut to = request.portal.db.write().await?;
            if store::remove_attachment(&mut to, id, file).await? {
                log(&mut to, &request, "reflection.files", &id.to_string(), &format!("remove {file}"))
                    .await?;
            }
            to.commit().await
        };
        work.await.map_err(<AppError as From<sqlx::Error>>::from)?;
        return Ok(PageResponse::Redirect(format!("{}?said=saved", paths::of(paths::ATTACHMENTS, lang, id))));
    }
    if request.form.text("what") == "confirm" {
        let file: AttachmentId = request.form.text("file").parse().map_err(|_| AppError::BadRequest)?;
        let work = async {
            let mut to = request.portal.db.write().await?;
            store::confirm_attachments(&mut to, id, &[file]).await?;
            log(&mut to, &request, "reflection.files", &id.to_string(), &format!("confirm {file}")).await?;
            to.commit().await
        };
        work.await.map_err(<AppError as From<sqlx::Error>>::from)?;
        return Ok(PageResponse::Redirect(format!("{}?said=saved", paths::of(paths::ATTACHMENTS, lang, id))));
    }
    if request.form.text("what") == "initials" {
        return page(&request, reflection, 200, FieldErrors::default(), Vec::new()).await;
    }
    let mut faults = FieldErrors::default();
    let title = rules::strip_deceptive(request.form.text("title"));
    if title.is_empty() || title.chars().count() > rules::MAX_TITLE_LENGTH {
        faults.add("title", t::reflection_wrong_file_title(lang, rules::MAX_TITLE_LENGTH));
    }
    let bytes = request.form.file("file").unwrap_or_default();
    if !faults.is_empty() {
        return page(&request, reflection, 422, faults, Vec::new()).await;
    }
    // A file comes with the name that others will read.
    if reflection.visibility.audience != Audience::Me {
        let known = pii_review::known_names(&request.portal.db, id).await?;
        let shared =
            PiiReview::of(reflection.lang, &reflection.texts, std::slice::from_ref(&title)).with_names(known);
        let hits = shared.warnings(lang);
        let hits: Vec<PiiWarning> = hits.into_iter().filter(|hit| title.contains(&hit.text)).collect();
        if !hits.is_empty() && request.form.text("confirmed") != title {
            return page(&request, reflection, 422, faults, hits).await;
        }
    }
    let accepted = match accept(&request.portal.work, bytes).await {
        Ok(accepted) => accepted,
        Err(error) => {
            faults.add("file", error.sentence(lang));
            return page(&request, reflection, error.status(), faults, Vec::new()).await;
        }
    };
    let new = Attachment {
        id: AttachmentId::new(),
        title,
        media: accepted.media,
        size: accepted.content.len() as u64,
        metadata: accepted.metadata,
    };
    // The name was looked at for those who could read it then.
    let read = store::Precondition { revision: None, audience: reflection.visibility.audience, files: None };
    let (person, most) = (request.person()?, request.portal.config.files_per_person);
    let work = async {
        let mut to = request.portal.db.write().await?;
        if !store::lock_unchanged(&mut to, id, &read).await? {
            return Ok(Some((409, t::reflection_meanwhile(lang).to_owned())));
        }
        if !quota::fits(&mut to, person, accepted.content.len(), most).await? {
            return Ok(Some((422, t::reflection_wrong_files_room(lang, most / 1_000_000))));
        }
        if store::attachment_count(&mut to, id).await? >= store::MOST_ATTACHMENTS {
            return Ok(Some((422, t::reflection_wrong_files(lang, store::MOST_ATTACHMENTS))));
        }
        store::add_attachment(&mut to, id, &new, &accepted.content, now).await?;
        log(&mut to, &request, "reflection.files", &id.to_string(), &format!("add {}", new.id)).await?;
        to.commit().await?;
        Ok(None)
    };
    if let Some((status, refusal)) = work.await.map_err(<AppError as From<sqlx::Error>>::from)? {
        faults.add("file", refusal);
        let now_there = own(&request).await?;
        return page(&request, now_there, status, faults, Vec::new()).await;
    }
    Ok(PageResponse::Redirect(format!("{}?said=saved", paths::of(paths::ATTACHMENTS, lang, id))))
}

async fn page(
    request: &PageRequest,
    reflection: Reflection,
    status: u16,
    faults: FieldErrors,
    hits: Vec<PiiWarning>,
) -> Result<PageResponse, AppError> {
    let (lang, id) = (request.lang, reflection.id);
    let files = store::attachments(&request.portal.db, &request.viewer, id).await?;
    let typed = match request.form.text("title") {
        title if request.form.text("what") == "initials" => {
            let mut known = pii_review::known_names(&request.portal.db, id).await?;
            pii_review::learn_names(&reflection.texts, &mut known);
            pii::redact(title, Some(reflection.lang), &known)
        }
        title => title.to_owned(),
    };
    let done = request.query_param("said") == Some("saved");
    let title = t::reflection_files(lang);
    let body = move || {
        let action = paths::of(paths::ATTACHMENTS, lang, id);
        let rows = files
            .iter()
            .map(|file| {
                let href = paths::attachment(lang, id, file.id);
                let name = file.title.clone();
                let kept = (file.metadata == Metadata::Kept).then(|| {
                    view! { <p class="small">{t::reflection_file_kept(lang)}</p> }
                });
                let confirm = (file.metadata == Metadata::Kept).then(|| {
                    let name = name.clone();
                    view! {
                        <Button name="what" value="confirm" weight=Weight::Quiet small=true>
                            {t::reflection_file_confirm(lang)}
                            <span class="visually-hidden">" " {name}</span>
                        </Button>
                    }
                });
                view! {
                    <li class="row spread">
                        <div><a href=href download>{name.clone()}</a>{kept}</div>
                        <form class="row gap-2" method="post" action=action.clone()>
                            <input type="hidden" name="file" value=file.id.to_string() />
                            {confirm}
                            <Button name="what" value="remove" weight=Weight::Danger small=true>
                                {t::meeting_document_remove(lang)}
                                <span class="visually-hidden">" " {name}</span>
                            </Button>
                        </form>
                    </li>
                }
            })
            .collect_view();
        let confirmed = (!hits.is_empty())
            .then(|| view! { <input type="hidden" name="confirmed" value=typed.clone() /> });
        let hint = t::meeting_file_hint(lang, LARGEST / 1_000_000);
        view! {
            {crumbs(lang, &reflection, Some(title)).into_any()}
            <h1>{title}</h1>
            {done.then(|| view! { <Notice kind=Kind::Success><p>{t::meeting_said_saved(lang)}</p></Notice> })}
            <p>{t::reflection_files_text(lang)}</p>
            <ErrorSummary lang errors=faults.all() />
            {pii_review::notice(lang, &hits).into_any()}
            <ul class="rows">{rows}</ul>
            <form class="form" method="post" action=paths::of(paths::ATTACHMENTS, lang, id) enctype="multipart/form-data">
                {confirmed}
                <Field id="title" label=t::reflection_file_title(lang) value=typed.clone() error=faults.of("title") required=true />
                <Field id="file" kind="file" label=t::meeting_document_file_label(lang) hint error=faults.of("file") required=true />
                <div class="actions"><Button name="what" value="add">{t::meeting_document_add_file(lang)}</Button> {pii_review::redact_button(lang, &hits)}</div>
            </form>
        }
    };
    Ok(Page::new(title, paths::both(paths::ATTACHMENTS, id), body)
        .status(status)
        .section("communities")
        .unlisted()
        .into())
}
