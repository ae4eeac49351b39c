//! Replies, reactions and kinds, as forms send them.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, AddCommentOutcome, SetKind},
        api::{AddComment, React, RemoveComment, RestoreComment},
        pii_review::{self, PiiWarning, pii_checked_fields},
    },
    app_error, id_of, input, paths, redact_button,
};
use ensemble_core::{
    error::{ActionError, AppError},
    ids::ReflectionId,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ErrorSummary, Field, FieldErrors, TextArea};

/// Writes a reply.
pub(super) async fn reply(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, typed) = input::<AddComment>(&request).await?;
    match actions::add_comment(&request, id, &typed).await {
        Ok(AddCommentOutcome::Posted(comment)) => {
            Ok(PageResponse::redirect(format!("{}#c-{comment}", paths::show(request.lang, id))))
        }
        Ok(AddCommentOutcome::Unconfirmed(warnings, token)) => {
            Ok(again(&request, id, typed, FieldErrors::default(), Some((warnings, token))))
        }
        Err(ActionError::Invalid(errors)) => Ok(again(&request, id, typed, errors, None)),
        Err(ActionError::App(AppError::NotFound)) if !typed.text.is_empty() => {
            Ok(gone(&request, &typed.text))
        }
        Err(ActionError::App(error)) => Err(error),
        Err(ActionError::Conflict) => Err(AppError::NotFound),
    }
}

/// Shows the reply that is being written with initials in the place of what may identify a student.
pub(super) async fn redact_reply(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, typed) = input::<AddComment>(&request).await?;
    let reflection = actions::find(&request, id).await?;
    let text = actions::redact_comment(request.lang, &reflection, &typed.text);
    Ok(again(&request, id, AddComment { text, ..typed }, FieldErrors::default(), None))
}

/// Removes one's own reply.
pub(super) async fn remove_comment(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, input) = input::<RemoveComment>(&request).await?;
    actions::remove_comment(&request, id, input).await.map_err(app_error)?;
    Ok(match actions::find(&request, id).await {
        Ok(_) => PageResponse::redirect(format!("{}#comments", paths::show(request.lang, id))),
        // A comment on what the person may no longer read is removed from the page of what they wrote.
        Err(AppError::NotFound) => PageResponse::redirect(paths::at(paths::MINE, request.lang).to_owned()),
        Err(error) => return Err(error),
    })
}

/// Undoes the removal of one's own reply.
pub(super) async fn restore_comment(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, input) = input::<RestoreComment>(&request).await?;
    let restored = actions::restore_comment(&request, id, input).await.map_err(app_error)?;
    let there = match actions::find(&request, id).await {
        Ok(_) => format!("{}#c-{}", paths::show(request.lang, id), input.comment),
        Err(AppError::NotFound) => paths::at(paths::MINE, request.lang).to_owned(),
        Err(error) => return Err(error),
    };
    Ok(if restored {
        PageResponse::redirect_with(&there, Flash::RemovalUndone)
    } else {
        PageResponse::redirect(there)
    })
}

/// The reflection was narrowed or removed while a reply was written, or was never there: the answer is the same, and
/// what was written is shown, to be kept.
fn gone(request: &PageRequest, text: &str) -> PageResponse {
    let (lang, text) = (request.lang, text.to_owned());
    let title = t::reflection_gone(lang);
    let body = move || {
        view! {
            <h1>{title}</h1>
            <p>{t::reflection_gone_text(lang)}</p>
            <TextArea id="text" label=t::reflection_comment(lang) value=text rows=6 />
        }
    };
    let addresses = paths::MINE.map(str::to_owned);
    Page::new(title, addresses, body).status(404).unlisted().into()
}

/// The form once more, with what was typed, what is wrong, and what may identify a student with the token that
/// confirms it.
fn again(
    request: &PageRequest,
    id: ReflectionId,
    typed: AddComment,
    errors: FieldErrors,
    unconfirmed: Option<(Vec<PiiWarning>, String)>,
) -> PageResponse {
    let lang = request.lang;
    let (warnings, token) = unconfirmed.unwrap_or_default();
    let (title, pii_address) = (t::reflection_comment(lang), request.portal.assets.pii_address());
    let body = move || {
        let redact = redact_button(lang, &warnings, paths::of(paths::REPLY_REDACTION, lang, id));
        let parent = typed
            .parent
            .map(|parent| view! { <input type="hidden" name="parent" value=parent.to_string() /> });
        let tried = (!typed.tried_on.is_empty()).then(|| {
            view! { <Field id="tried_on" kind="date" label=t::reflection_tried_on(lang) value=typed.tried_on.clone() error=errors.of("tried_on") /> }
        });
        let field = view! {
            <TextArea id="text" label=t::reflection_comment(lang) value=typed.text error=errors.of("text") rows=8 required=true framed=true rich=true />
        };
        view! {
            <h1>{title}</h1>
            <ErrorSummary lang errors=errors.all() />
            {pii_review::notice(lang, &warnings).into_any()}
            <form class="form" method="post" action=paths::of(paths::COMMENTS, lang, id)>
                {parent}
                {(!warnings.is_empty()).then(|| view! { <input type="hidden" name="confirmed" value=token /> })}
                {tried}
                {pii_checked_fields(lang, pii_address, lang, field.into_any()).into_any()}
                <div class="actions"><Button>{t::reflection_comment_send(lang)}</Button> {redact}</div>
            </form>
            <p><a href=paths::show(lang, id)>{t::reflection_back(lang)}</a></p>
        }
    };
    Page::new(title, paths::both(paths::SHOW, id), body)
        .status(422)
        .unlisted()
        .with_writing_islands()
        .hydrated_on_use()
        .with_rich_text()
        .into()
}

/// Gives a reaction, or takes it back.
pub(super) async fn react(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, input) = input::<React>(&request).await?;
    actions::react(&request, id, input).await.map_err(app_error)?;
    Ok(PageResponse::redirect(format!("{}#reactions", paths::show(request.lang, id))))
}

/// Sets the kind: for the author, and for those who moderate.
pub(super) async fn set_kind(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, input) = match input::<SetKind>(&request).await {
        Err(AppError::BadRequest) => {
            // A person without the right learns nothing from a form that does not decode.
            actions::require_community_writer(&request, id_of(&request)?).await?;
            return Err(AppError::BadRequest);
        }
        decoded => decoded?,
    };
    actions::set_kind(&request, id, input).await.map_err(app_error)?;
    Ok(PageResponse::redirect(paths::show(request.lang, id)))
}
