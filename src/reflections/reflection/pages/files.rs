//! The files of a reflection: adding them, taking them away, sending them to those who see it.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, AddAttachment, AddAttachmentOutcome, AttachmentRef},
        model::Reflection,
        pii_review::{self, PiiWarning},
        store,
        views::name_of,
    },
    app_error, crumbs, id_of, own, own_input, paths, redact_button,
};
use ensemble_core::file::MetadataState;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    ids::{AttachmentId, ReflectionId},
    slug,
};
use ensemble_pii as pii;
use ensemble_server::files::LARGEST;
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Confirm, ErrorSummary, Field, FieldErrors, Kind, Notice, Weight};

/// One file. Those who see the reflection may read it, unless it may name an author who is not to be named; and those who decide
/// about a report of it.
pub(super) async fn file(request: PageRequest) -> Result<PageResponse, AppError> {
    let reflection = id_of(&request)?;
    let id: AttachmentId = request.path_param(1).parse().map_err(|_| AppError::NotFound)?;
    let (mut file, mut content) = actions::open_attachment(&request, reflection, id).await?;
    if file.metadata == MetadataState::Unchecked {
        actions::strip_unchecked_attachments(&request, reflection).await?;
        (file, content) = actions::open_attachment(&request, reflection, id).await?;
    }
    let name = Some(slug::suggested(&file.title)).filter(|name| !name.is_empty());
    let name = format!("{}.{}", name.unwrap_or_else(|| "document".to_owned()), file.media.extension());
    Ok(PageResponse::File(name, file.media.media_type(), content))
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let reflection = own(&request).await?;
    page(&request, reflection, 200, AddAttachment::default(), FieldErrors::default(), Vec::new()).await
}

/// Adds a file.
pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, typed) = own_input::<AddAttachment>(&request).await?;
    let content = request.form.file("file").unwrap_or_default();
    let (status, errors, warnings) = match actions::add_attachment(&request, id, &typed, content).await {
        Ok(AddAttachmentOutcome::Added) => return Ok(saved(request.lang, id)),
        Ok(AddAttachmentOutcome::Unconfirmed(warnings)) => (422, FieldErrors::default(), warnings),
        Ok(AddAttachmentOutcome::Busy(errors)) => (503, errors, Vec::new()),
        Err(ActionError::Invalid(errors)) => (422, errors, Vec::new()),
        Err(ActionError::Conflict) => {
            let mut errors = FieldErrors::default();
            errors.add("file", t::reflection_meanwhile(request.lang));
            (409, errors, Vec::new())
        }
        Err(ActionError::App(error)) => return Err(error),
    };
    let reflection = own(&request).await?;
    page(&request, reflection, status, typed, errors, warnings).await
}

/// Shows the name of the file that is being added with initials in the place of what may identify a student.
pub(super) async fn redact(request: PageRequest) -> Result<PageResponse, AppError> {
    let (_, typed) = own_input::<AddAttachment>(&request).await?;
    let reflection = own(&request).await?;
    let mut known = pii_review::known_names(&request.portal.db, reflection.id).await?;
    pii_review::collect_names(&reflection.texts, &mut known);
    let title = pii::redact(&typed.title, Some(reflection.lang), &known);
    let typed = AddAttachment { title, ..typed };
    page(&request, reflection, 200, typed, FieldErrors::default(), Vec::new()).await
}

/// Confirms a file that may name its author or a place.
pub(super) async fn confirm(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, file) = own_input::<AttachmentRef>(&request).await?;
    actions::confirm_attachment(&request, id, file).await.map_err(app_error)?;
    Ok(saved(request.lang, id))
}

/// Removes a file.
pub(super) async fn remove(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, file) = own_input::<AttachmentRef>(&request).await?;
    actions::remove_attachment(&request, id, file).await.map_err(app_error)?;
    Ok(saved(request.lang, id))
}

fn saved(lang: Lang, id: ReflectionId) -> PageResponse {
    PageResponse::redirect_with(&paths::of(paths::ATTACHMENTS, lang, id), Flash::Saved)
}

async fn page(
    request: &PageRequest,
    reflection: Reflection,
    status: u16,
    typed: AddAttachment,
    errors: FieldErrors,
    warnings: Vec<PiiWarning>,
) -> Result<PageResponse, AppError> {
    let (lang, id) = (request.lang, reflection.id);
    let files = store::attachments(&request.portal.db, &request.viewer, id).await?;
    let (typed, done) = (typed.title, request.flash() == Some(Flash::Saved));
    let title = t::reflection_files(lang);
    let window = t::reflection_files_of(lang, name_of(lang, &reflection).0);
    let body = move || {
        let rows = files
            .iter()
            .map(|file| {
                let href = paths::attachment(lang, id, file.id);
                let name = file.title.clone();
                let kept = (file.metadata == MetadataState::NotRemovable).then(|| {
                    view! { <p class="small">{t::reflection_file_kept(lang)}</p> }
                });
                let confirm = (file.metadata == MetadataState::NotRemovable).then(|| {
                    let name = name.clone();
                    view! {
                        <form method="post" action=paths::of(paths::CONFIRM_FILE, lang, id)>
                            <input type="hidden" name="file" value=file.id.to_string() />
                            <Button weight=Weight::Quiet small=true>
                                {t::reflection_file_confirm(lang)}
                                <span class="visually-hidden">" " {name}</span>
                            </Button>
                        </form>
                    }
                });
                let remove = view! {
                    <form method="post" action=paths::of(paths::REMOVE_FILE, lang, id)>
                        <input type="hidden" name="file" value=file.id.to_string() />
                        <Confirm
                            label=t::meeting_document_remove(lang)
                            question=t::reflection_file_remove_question(lang)
                            thing=name.clone()
                        />
                    </form>
                };
                view! {
                    <li class="row spread">
                        <div><a href=href download>{name.clone()}</a>{kept}</div>
                        <div class="row gap-2">{confirm} {remove}</div>
                    </li>
                }
            })
            .collect_view();
        let confirmed = (!warnings.is_empty())
            .then(|| view! { <input type="hidden" name="confirmed" value=typed.clone() /> });
        let redact = redact_button(lang, &warnings, paths::of(paths::FILE_REDACTION, lang, id));
        let hint = t::meeting_file_hint(lang, LARGEST / 1_000_000);
        view! {
            {crumbs(lang, &reflection, Some(title)).into_any()}
            <h1>{title}</h1>
            {done.then(|| view! { <Notice kind=Kind::Success><p>{t::meeting_said_saved(lang)}</p></Notice> })}
            <p>{t::reflection_files_text(lang)}</p>
            <ErrorSummary lang errors=errors.all() />
            {pii_review::notice(lang, &warnings).into_any()}
            <ul class="rows">{rows}</ul>
            <form class="form" method="post" action=paths::of(paths::ATTACHMENTS, lang, id) enctype="multipart/form-data">
                {confirmed}
                <Field id="title" label=t::reflection_file_title(lang) value=typed.clone() error=errors.of("title") required=true />
                <Field id="file" kind="file" label=t::meeting_document_file_label(lang) hint error=errors.of("file") required=true />
                <div class="actions"><Button>{t::meeting_document_add_file(lang)}</Button> {redact}</div>
            </form>
        }
    };
    Ok(Page::new(window, paths::both(paths::ATTACHMENTS, id), body)
        .status(status)
        .section("communities")
        .unlisted()
        .into())
}
