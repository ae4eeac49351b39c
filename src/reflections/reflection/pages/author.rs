//! Revealing who wrote an anonymous reflection: for those who moderate.

use ensemble_common::prelude::*;

use super::{
    super::{
        actions::{self, RevealAuthor},
        model::Reflection,
    },
    app_error, crumbs, found, paths,
};
use ensemble_core::{
    error::{ActionError, AppError},
    rights::Action,
};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ErrorSummary, Field, FieldErrors, Notice};

async fn moderated(request: &PageRequest) -> Result<Reflection, AppError> {
    let reflection = found(request).await?;
    request.require(Action::ModerateReflections, reflection.visibility.community)?;
    Ok(reflection)
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let reflection = moderated(&request).await?;
    Ok(page(&request, reflection, 200, None, String::new(), FieldErrors::default()))
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let reflection = moderated(&request).await?;
    let typed: RevealAuthor = request.input()?;
    match actions::reveal_author(&request, reflection.id, &typed).await {
        Ok(name) => Ok(page(&request, reflection, 200, Some(name), String::new(), FieldErrors::default())),
        Err(ActionError::Invalid(errors)) => Ok(page(&request, reflection, 422, None, typed.reason, errors)),
        Err(error) => Err(app_error(error)),
    }
}

fn page(
    request: &PageRequest,
    reflection: Reflection,
    status: u16,
    name: Option<String>,
    typed: String,
    errors: FieldErrors,
) -> PageResponse {
    let (lang, id) = (request.lang, reflection.id);
    let title = t::reflection_author_title(lang);
    let body = move || {
        let answer = match name {
            Some(name) => view! { <Notice><p>{t::reflection_author_is(lang, name)}</p></Notice> }.into_any(),
            None => view! {
                <form class="form" method="post" action=paths::of(paths::AUTHOR, lang, id)>
                    <Field id="reason" label=t::reflection_reason(lang) value=typed error=errors.of("reason") required=true />
                    <div class="actions"><Button>{t::reflection_author_ask(lang)}</Button></div>
                </form>
            }
            .into_any(),
        };
        view! {
            {crumbs(lang, &reflection, Some(title)).into_any()}
            <h1>{title}</h1>
            <p>{t::reflection_author_text(lang)}</p>
            <ErrorSummary lang errors=errors.all() />
            {answer}
        }
    };
    Page::new(title, paths::both(paths::AUTHOR, id), body)
        .status(status)
        .section("communities")
        .unlisted()
        .into()
}
