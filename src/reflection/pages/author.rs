//! Who wrote a reflection that has no name: for those who moderate, for a reason, which is logged
//! and told to the author and to the other facilitators.

use leptos::prelude::*;

use super::{
    super::{events, model::Reflection, rules, store},
    crumbs, found, log, paths,
};
use crate::{
    error::AppError,
    i18n::t,
    notification::notify,
    rights::Action,
    server::web::{Page, PageRequest, PageResponse},
    ui::{Button, ErrorSummary, Field, FieldErrors, Notice},
};

/// The longest reason, in characters: it goes to the log.
const REASON: usize = 200;

async fn moderated(request: &PageRequest) -> Result<Reflection, AppError> {
    let reflection = found(request).await?;
    request.require(Action::ModerateReflections, reflection.visibility.community)?;
    Ok(reflection)
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let reflection = moderated(&request).await?;
    Ok(page(&request, reflection, 200, None, FieldErrors::default()))
}

pub(super) async fn take(request: PageRequest) -> Result<PageResponse, AppError> {
    let reflection = moderated(&request).await?;
    let reason = rules::strip_deceptive(request.form.text("reason"));
    if reason.is_empty() || reason.chars().count() > REASON {
        let mut faults = FieldErrors::default();
        faults.add("reason", t::reflection_wrong_reason(request.lang, REASON));
        return Ok(page(&request, reflection, 422, None, faults));
    }
    let id = reflection.id;
    let work = async {
        let mut to = request.portal.db.write().await?;
        log(&mut to, &request, "reflection.author-seen", &id.to_string(), &reason).await?;
        if reflection.anonymous {
            notify(&mut to, &request.portal, &events::author_asked(&request, &reflection, &reason)).await?;
        }
        to.commit().await?;
        // Told once it is logged, and not before.
        store::author(&request.portal.db, &request.viewer, id).await
    };
    let name = work.await.map_err(<AppError as From<sqlx::Error>>::from)?.ok_or(AppError::NotFound)?;
    request.portal.mail.wake();
    Ok(page(&request, reflection, 200, Some(name), FieldErrors::default()))
}

fn page(
    request: &PageRequest,
    reflection: Reflection,
    status: u16,
    name: Option<String>,
    faults: FieldErrors,
) -> PageResponse {
    let (lang, id) = (request.lang, reflection.id);
    let title = t::reflection_author_title(lang);
    let typed = request.form.text("reason").to_owned();
    let body = move || {
        let answer = match name {
            Some(name) => view! { <Notice><p>{t::reflection_author_is(lang, name)}</p></Notice> }.into_any(),
            None => view! {
                <form class="form" method="post" action=paths::of(paths::AUTHOR, lang, id)>
                    <Field id="reason" label=t::reflection_reason(lang) value=typed error=faults.of("reason") required=true />
                    <div class="actions"><Button>{t::reflection_author_ask(lang)}</Button></div>
                </form>
            }
            .into_any(),
        };
        view! {
            {crumbs(lang, &reflection, Some(title)).into_any()}
            <h1>{title}</h1>
            <p>{t::reflection_author_text(lang)}</p>
            <ErrorSummary lang errors=faults.all() />
            {answer}
        }
    };
    Page::new(title, paths::both(paths::AUTHOR, id), body)
        .status(status)
        .section("communities")
        .unlisted()
        .into()
}
