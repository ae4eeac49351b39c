//! Cancelling a meeting, with a reason, and undoing that.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, CancelMeeting, MAX_REASON},
        model::Found,
        paths,
        rules::can_cancel,
    },
    edit::crumbs,
    mine, without_fields,
};
use ensemble_core::error::{ActionError, AppError, FieldErrors};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, TextArea, Weight};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = mine(&request).await?;
    if !can_cancel(&found.of.meeting, request.portal.now()) {
        return Ok(PageResponse::redirect(paths::show(request.lang, found.of.meeting.id)));
    }
    page(&request, found, 200, String::new(), FieldErrors::default()).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let found = mine(&request).await?;
    let input: CancelMeeting = request.input()?;
    let id = found.of.meeting.id;
    let here = paths::show(request.lang, id);
    match actions::cancel(&request, id, &input).await {
        Ok(true) => Ok(PageResponse::redirect_with(&here, Flash::MeetingCancelled)),
        Ok(false) => Ok(PageResponse::redirect(here)),
        Err(ActionError::Invalid(errors)) => page(&request, found, 422, input.reason, errors).await,
        Err(ActionError::Conflict) => {
            let found = mine(&request).await?;
            if !can_cancel(&found.of.meeting, request.portal.now()) {
                return Ok(PageResponse::redirect_with(&here, Flash::Changed));
            }
            let mut errors = FieldErrors::default();
            errors.add("reason", t::meeting_cancel_changed(request.lang));
            page(&request, found, 409, input.reason, errors).await
        }
        Err(error) => Err(without_fields(error)),
    }
}

pub(super) async fn restore(request: PageRequest) -> Result<PageResponse, AppError> {
    let id = mine(&request).await?.of.meeting.id;
    let here = paths::show(request.lang, id);
    match actions::restore(&request, id, request.input()?).await {
        Ok(true) => Ok(PageResponse::redirect_with(&here, Flash::MeetingRestored)),
        Ok(false) => Ok(PageResponse::redirect(here)),
        Err(ActionError::Conflict) => Ok(PageResponse::redirect_with(&here, Flash::Changed)),
        Err(error) => Err(without_fields(error)),
    }
}

async fn page(
    request: &PageRequest,
    found: Found,
    status: u16,
    reason: String,
    errors: FieldErrors,
) -> Result<PageResponse, AppError> {
    let (lang, id, revision) = (request.lang, found.of.meeting.id, found.revision);
    let emails = actions::emails_of_cancelling(request, &found).await?;
    let title = t::meeting_cancel_title(lang, found.of.meeting.title.text(lang));
    let heading = title.clone();
    let body = move || {
        view! {
            {crumbs(lang, &found, t::meeting_cancel(lang))}
            <h1>{heading}</h1>
            <ErrorSummary lang errors=errors.all() />
            <p>{t::meeting_cancel_text(lang)} " " {t::meeting_cancel_hint(lang, emails)}</p>
            <form class="form" method="post" action=paths::of(paths::CANCEL, lang, id)>
                <input type="hidden" name="revision" value=revision.to_string() />
                <TextArea
                    id="reason"
                    label=t::meeting_cancel_reason(lang)
                    hint=t::meeting_cancel_reason_hint(lang)
                    value=reason
                    error=errors.of("reason")
                    required=true
                    maxlength=u32::try_from(MAX_REASON).unwrap_or_default()
                />
                <div class="actions">
                    <Button weight=Weight::Danger>{t::meeting_cancel(lang)}</Button>
                    <ButtonLink weight=Weight::Quiet href=paths::show(lang, id)>{t::meeting_publish_back(lang)}</ButtonLink>
                </div>
            </form>
        }
    };
    Ok(Page::new(title, paths::both(paths::CANCEL, id), body)
        .status(status)
        .section("meetings")
        .unlisted()
        .into())
}
