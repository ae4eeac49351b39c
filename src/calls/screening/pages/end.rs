//! Ending the screening of a call.

use ensemble_common::prelude::*;

use super::super::{
    actions,
    rules::{self, CannotEnd},
    store,
};
use crate::call::{self, manage_head_below, model::Call, paths};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
    ids::InterestId,
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, ErrorSummary, Weight};

/// How many projects without a decision are listed.
const LISTED: i64 = 100;

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    page(&request, 200, FieldErrors::default()).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::managed(&request).await?;
    let here = paths::of(paths::SETTLE, request.lang, &call.code);
    match actions::end(&request, &call).await {
        // Another coordinator ended it: there is nothing else to do.
        Ok(()) | Err(ActionError::Conflict) => Ok(PageResponse::redirect_with(&here, Flash::Ended)),
        Err(ActionError::Invalid(errors)) => page(&request, 422, errors).await,
        Err(ActionError::App(error)) => Err(error),
    }
}

async fn page(request: &PageRequest, status: u16, errors: FieldErrors) -> Result<PageResponse, AppError> {
    let call = call::managed(request).await?;
    actions::number_projects(&request.portal, &call).await?;
    let (lang, db, now) = (request.lang, &request.portal.db, request.portal.now());
    let (undecided, projects) =
        futures::try_join!(store::undecided(db, call.id), store::undecided_projects(db, call.id, LISTED))?;
    let obstacle = rules::can_end(&call, now, undecided).err();
    if obstacle == Some(CannotEnd::NotUnderWay) {
        return Err(AppError::NotFound);
    }
    let title = t::screening_end_title(lang, call.texts.title.text(lang));
    let addresses = paths::both(paths::END_SCREENING, &call.code);
    let body = move || body(lang, &call, now, obstacle, &projects, &errors);
    Ok(Page::new(title, addresses, body).status(status).section("administration").unlisted().into())
}

fn body(
    lang: Lang,
    call: &Call,
    now: i64,
    obstacle: Option<CannotEnd>,
    projects: &[(InterestId, u32)],
    errors: &FieldErrors,
) -> AnyView {
    let code = call.code.as_str();
    let back = paths::of(paths::SETTLE, lang, code);
    let content = match obstacle {
        Some(CannotEnd::Undecided(count)) => {
            let rows = projects
                .iter()
                .map(|(id, number)| {
                    let href = paths::of_interest(paths::SETTLE_ONE, lang, code, *id);
                    view! { <li><a href=href>{t::screening_project(lang, *number)}</a></li> }
                })
                .collect_view();
            view! {
                <p id="undecided">{t::screening_undecided(lang, count)}</p>
                <ul class="prose-list">{rows}</ul>
                <div class="row"><ButtonLink weight=Weight::Quiet href=back>{t::screening_back(lang)}</ButtonLink></div>
            }
        }
        Some(_) => view! {
            <p id="undecided">{t::screening_end_too_early(lang)}</p>
            <div class="row"><ButtonLink weight=Weight::Quiet href=back>{t::screening_back(lang)}</ButtonLink></div>
        },
        None => {
            let action = paths::of(paths::END_SCREENING, lang, code);
            view! {
                <p>{t::screening_end_text(lang)}</p>
                <form method="post" action=action>
                    <div class="actions">
                        <Button>{t::screening_end(lang)}</Button>
                        <ButtonLink weight=Weight::Quiet href=back>{t::screening_back(lang)}</ButtonLink>
                    </div>
                </form>
            }
        }
    };
    view! {
        {manage_head_below(lang, call, now, paths::SETTLE, t::screening_end(lang))}
        <section class="stack" aria-labelledby="end">
            <h2 id="end">{t::screening_end(lang)}</h2>
            <ErrorSummary lang errors=errors.all() />
            {content}
        </section>
    }
}
