//! Publishing a call.

use ensemble_common::prelude::*;

use super::{
    super::{
        super::{
            actions, labels,
            model::{Call, CallPhase},
            paths,
            rules::{self, Missing},
            store,
        },
        managed,
    },
    head::manage_head,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
};
use ensemble_server::web::{Flash, Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, ButtonLink, Icon, Shape, Weight};

pub(in crate::call::pages) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = managed(&request).await?;
    page(&request, call, 200).await
}

pub(in crate::call::pages) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = managed(&request).await?;
    let overview = paths::of(paths::MANAGE, request.lang, &call.code);
    match actions::publish(&request, call.id).await {
        Ok(()) => Ok(PageResponse::redirect_with(&overview, Flash::Published)),
        Err(ActionError::Invalid(_)) => page(&request, call, 422).await,
        // Another person published or cancelled it: the overview says which.
        Err(ActionError::Conflict) => Ok(PageResponse::redirect(overview)),
        Err(ActionError::App(error)) => Err(error),
    }
}

async fn page(request: &PageRequest, call: Call, status: u16) -> Result<PageResponse, AppError> {
    let (lang, db, now) = (request.lang, &request.portal.db, request.portal.now());
    let (planned, questions, criteria) = futures::try_join!(
        store::planned(db, call.id),
        store::questions(db, call.id),
        store::criteria(db, call.id)
    )?;
    let missing = rules::missing(&call, &planned, &questions, &criteria, now);
    let title = t::call_publish_title(lang, call.texts.title.text(lang));
    let addresses = paths::both(paths::PUBLISH, &call.code);
    let body = move || {
        let overview = paths::of(paths::MANAGE, lang, &call.code);
        let inside = match rules::phase(&call, now) {
            CallPhase::Draft if missing.is_empty() => ready(lang, &call),
            CallPhase::Draft => lacks(lang, &missing, status == 422),
            CallPhase::Cancelled => view! { <p>{t::call_next_cancelled(lang)}</p> },
            _ => view! { <p>{t::call_published(lang)}</p> },
        };
        view! {
            {manage_head(lang, &call, now, paths::PUBLISH)}
            <section class="stack">
                <h2>{t::call_publish(lang)}</h2>
                {inside}
                <div class="row"><ButtonLink weight=Weight::Quiet href=overview>{t::call_back(lang)}</ButtonLink></div>
            </section>
        }
    };
    Ok(Page::new(title, addresses, body).status(status).section("administration").unlisted().into())
}

/// What follows from publishing, and the button for it.
fn ready(lang: Lang, call: &Call) -> AnyView {
    let opens = labels::moment(lang, call.dates.opens_at);
    let closes = labels::moment(lang, call.dates.closes_at);
    view! {
        <p>{t::call_publish_text(lang)}</p>
        <p>{t::call_publish_dates(lang, closes, opens)}</p>
        <p>{t::call_publish_settled(lang)}</p>
        <form method="post" action=paths::of(paths::PUBLISH, lang, &call.code)>
            <Button>{t::call_publish(lang)}</Button>
        </form>
    }
}

/// What the call lacks. After a form was refused, the list takes the focus.
fn lacks(lang: Lang, missing: &[Missing], refused: bool) -> AnyView {
    let items =
        missing.iter().map(|each| view! { <li>{labels::missing_words(lang, *each)}</li> }).collect_view();
    view! {
        <div class="notice bad" id="missing" role=refused.then_some("alert") tabindex="-1" autofocus=refused>
            <Icon shape=Shape::Alert />
            <div class="stack gap-2">
                <p><b>{t::call_publish_refused(lang)}</b></p>
                <ul class="prose-list">{items}</ul>
            </div>
        </div>
    }
}
