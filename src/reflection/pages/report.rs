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
    server::web::{Ask, Page, Reply, failure},
    ui::{Button, ErrorSummary, Faults, TextArea},
};

/// The answer that an address or a form names, which is one of this reflection's.
async fn named(ask: &Ask, reflection: &Reflection, code: &str) -> Result<Option<CommentId>, AppError> {
    if code.is_empty() {
        return Ok(None);
    }
    let id: CommentId = code.parse().map_err(|_| AppError::BadRequest)?;
    let comments =
        store::comments(&ask.portal.db, &ask.viewer, reflection.id).await.map_err(|error| failure(&error))?;
    comments.iter().find(|comment| comment.id == id).map(|comment| Some(comment.id)).ok_or(AppError::NotFound)
}

pub(super) async fn show(ask: Ask) -> Result<Reply, AppError> {
    let reflection = found(&ask).await?;
    let comment = named(&ask, &reflection, ask.value("comment").unwrap_or_default()).await?;
    Ok(page(&ask, reflection, comment, 200, Faults::default()))
}

pub(super) async fn take(ask: Ask) -> Result<Reply, AppError> {
    let reflection = found(&ask).await?;
    let comment = named(&ask, &reflection, ask.form.text("comment")).await?;
    let (reason, id, person) = (ask.form.text("reason"), reflection.id, ask.person()?);
    if reason.is_empty() || reason.chars().count() > rules::COMMENT {
        let mut faults = Faults::default();
        faults.add("reason", t::reflection_wrong_reason(ask.lang, rules::COMMENT));
        return Ok(page(&ask, reflection, comment, 422, faults));
    }
    let work = async {
        let mut to = ask.portal.db.write().await?;
        // A report lets the facilitators read it: only who still sees it may ask for that.
        if !store::lock_visible(&mut to, &ask.viewer, id).await? {
            return Ok(false);
        }
        store::report(&mut to, id, comment, person, reason, ask.portal.now()).await?;
        log(&mut to, &ask, "reflection.report", &id.to_string(), "").await?;
        to.commit().await?;
        Ok(true)
    };
    if !work.await.map_err(|error: sqlx::Error| failure(&error))? {
        return Err(AppError::NotFound);
    }
    Ok(Reply::See(format!("{}?said=reported", paths::show(ask.lang, id))))
}

fn page(ask: &Ask, reflection: Reflection, comment: Option<CommentId>, status: u16, faults: Faults) -> Reply {
    let (lang, id) = (ask.lang, reflection.id);
    let typed = ask.form.text("reason").to_owned();
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
