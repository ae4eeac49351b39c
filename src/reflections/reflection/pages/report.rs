//! Asking the facilitators to look at a reflection, or at a reply to it.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, Report},
        model::Reflection,
    },
    app_error, crumbs, found, input, paths,
};
use ensemble_core::error::{ActionError, AppError};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ErrorSummary, FieldErrors, TextArea};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let reflection = found(&request).await?;
    let comment = match request.query_param("comment").filter(|code| !code.is_empty()) {
        None => None,
        Some(code) => {
            let comment = code.parse().map_err(|_| AppError::NotFound)?;
            Some(actions::reported_comment(&request, reflection.id, comment).await?)
        }
    };
    let typed = Report { comment, ..Report::default() };
    Ok(page(&request, reflection, 200, typed, FieldErrors::default()))
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let (id, typed) = input::<Report>(&request).await?;
    match actions::report(&request, id, &typed).await {
        Ok(()) => Ok(PageResponse::redirect_with(&paths::show(request.lang, id), Flash::Reported)),
        Err(ActionError::Invalid(errors)) => {
            let reflection = found(&request).await?;
            Ok(page(&request, reflection, 422, typed, errors))
        }
        Err(error) => Err(app_error(error)),
    }
}

fn page(
    request: &PageRequest,
    reflection: Reflection,
    status: u16,
    typed: Report,
    errors: FieldErrors,
) -> PageResponse {
    let (lang, id) = (request.lang, reflection.id);
    let title = if typed.comment.is_some() {
        t::reflection_report_comment(lang)
    } else {
        t::reflection_report_title(lang)
    };
    let body = move || {
        let comment = typed
            .comment
            .map(|comment| view! { <input type="hidden" name="comment" value=comment.to_string() /> });
        view! {
            {crumbs(lang, &reflection, Some(t::reflection_report_title(lang))).into_any()}
            <h1>{title}</h1>
            <p>{t::reflection_report_text(lang)}</p>
            <ErrorSummary lang errors=errors.all() />
            <form class="form" method="post" action=paths::of(paths::REPORT, lang, id)>
                {comment}
                <TextArea id="reason" label=t::reflection_reason(lang) value=typed.reason error=errors.of("reason") required=true />
                <div class="actions"><Button>{t::reflection_report_send(lang)}</Button></div>
            </form>
        }
    };
    Page::new(title, paths::both(paths::REPORT, id), body)
        .status(status)
        .section("communities")
        .unlisted()
        .into()
}
