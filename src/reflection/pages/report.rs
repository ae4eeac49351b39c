//! Asking the facilitators to look at a reflection, or at an answer to it.

use leptos::prelude::*;

use super::{
    super::{model::Reflection, rules, store},
    crumbs, found, log, paths,
};
use crate::{
    error::AppError,
    i18n::t,
    ids::CommentId,
    server::web::{Page, PageRequest, PageResponse},
    ui::{Button, ErrorSummary, FieldErrors, TextArea},
};

/// The answer that an address or a form names, which is one of this reflection's.
async fn named(
    request: &PageRequest,
    reflection: &Reflection,
    code: &str,
) -> Result<Option<CommentId>, AppError> {
    if code.is_empty() {
        return Ok(None);
    }
    let id: CommentId = code.parse().map_err(|_| AppError::BadRequest)?;
    let comments = store::comments(&request.portal.db, &request.viewer, reflection.id).await?;
    comments.iter().find(|comment| comment.id == id).map(|comment| Some(comment.id)).ok_or(AppError::NotFound)
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let reflection = found(&request).await?;
    let comment = named(&request, &reflection, request.query_param("comment").unwrap_or_default()).await?;
    Ok(page(&request, reflection, comment, 200, FieldErrors::default()))
}

pub(super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let reflection = found(&request).await?;
    let comment = named(&request, &reflection, request.form.text("comment")).await?;
    let (reason, id, person) = (request.form.text("reason"), reflection.id, request.person()?);
    if reason.is_empty() || reason.chars().count() > rules::MAX_COMMENT_LENGTH {
        let mut faults = FieldErrors::default();
        faults.add("reason", t::reflection_wrong_reason(request.lang, rules::MAX_COMMENT_LENGTH));
        return Ok(page(&request, reflection, comment, 422, faults));
    }
    let work = async {
        let mut to = request.portal.db.write().await?;
        // A report lets the facilitators read it: only who still sees it may ask for that.
        if !store::lock_visible(&mut to, &request.viewer, id).await? {
            return Ok(false);
        }
        store::report(&mut to, id, comment, person, reason, request.portal.now()).await?;
        log(&mut to, &request, "reflection.report", &id.to_string(), "").await?;
        to.commit().await?;
        Ok(true)
    };
    if !work.await.map_err(<AppError as From<sqlx::Error>>::from)? {
        return Err(AppError::NotFound);
    }
    Ok(PageResponse::Redirect(format!("{}?said=reported", paths::show(request.lang, id))))
}

fn page(
    request: &PageRequest,
    reflection: Reflection,
    comment: Option<CommentId>,
    status: u16,
    faults: FieldErrors,
) -> PageResponse {
    let (lang, id) = (request.lang, reflection.id);
    let typed = request.form.text("reason").to_owned();
    let title =
        if comment.is_some() { t::reflection_report_comment(lang) } else { t::reflection_report_title(lang) };
    let body = move || {
        let comment =
            comment.map(|comment| view! { <input type="hidden" name="comment" value=comment.to_string() /> });
        view! {
            {crumbs(lang, &reflection, Some(t::reflection_report(lang))).into_any()}
            <h1>{title}</h1>
            <p>{t::reflection_report_text(lang)}</p>
            <ErrorSummary lang errors=faults.all() />
            <form class="form" method="post" action=paths::of(paths::REPORT, lang, id)>
                {comment}
                <TextArea id="reason" label=t::reflection_reason(lang) value=typed error=faults.of("reason") required=true />
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
