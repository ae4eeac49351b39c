//! The page for those who are not known: they give an address, to which a link is sent.

use ensemble_common::prelude::*;

use super::{
    super::super::api::{AnswerCall, RequestLink},
    closed::why_closed,
    crumbs, late, said,
};
use crate::call::{
    labels::moment,
    model::{Call, CallPhase},
    paths,
    rules::phase,
};
use ensemble_communities::account::paths::sign_in;
use ensemble_core::{Lang, error::FieldErrors};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, ErrorSummary, Field, Kind, Notice, RadioGroup};

/// What the page shows besides its form.
#[derive(Default)]
pub(super) struct Visit {
    pub(super) input: RequestLink,
    pub(super) errors: FieldErrors,
    /// What was typed into the form of an answer, whose link does not work.
    pub(super) typed: Option<AnswerCall>,
}

pub(super) fn page(request: &PageRequest, call: Call, visit: Visit, status: u16) -> PageResponse {
    let (lang, now, flash) = (request.lang, request.portal.now(), request.flash());
    let has_key = !request.key().is_empty();
    let addresses = paths::both(paths::ANSWER, &call.code);
    let title = t::interest_page_title(lang, call.texts.title.text(lang));
    let body = move || {
        let Visit { input, errors, typed } = visit;
        let is_open = phase(&call, now) == CallPhase::Open;
        let code = call.code.clone();
        let dead = has_key.then(|| {
            view! { <Notice kind=Kind::Warning><p>{t::interest_dead_link(lang)}</p></Notice> }
        });
        let words = if is_open {
            t::interest_begin_text(lang, moment(lang, call.dates.closes_at))
        } else {
            why_closed(lang, &call, now)
        };
        let can_ask = !matches!(phase(&call, now), CallPhase::Draft | CallPhase::Announced);
        let ask = can_ask.then(|| ask(lang, &code, is_open, input, &errors));
        view! {
            {crumbs(lang, &call)}
            <section class="sheet narrow stack gap-5">
                <h1>{t::interest_title(lang)}</h1>
                {said(lang, flash)}
                {dead}
                <ErrorSummary lang errors=errors.all() />
                <p>{words}</p>
                {typed.map(|typed| late::download(lang, &code, &typed))}
                {ask}
            </section>
        }
    };
    let page = Page::new(title, addresses, body).status(status).section("communities");
    if has_key { page.secret() } else { page.unlisted() }.into()
}

/// The form, and the way for those with an account.
fn ask(lang: Lang, code: &str, is_open: bool, input: RequestLink, errors: &FieldErrors) -> AnyView {
    let languages = Lang::ALL
        .iter()
        .map(|each| Choice::new(each.code(), each.endonym()).chosen(input.lang.unwrap_or(lang) == *each))
        .collect::<Vec<_>>();
    let languages = is_open.then(|| {
        view! { <RadioGroup id="lang" label=t::interest_language(lang) choices=languages /> }
    });
    let href = sign_in(lang, &paths::of(paths::ANSWER, lang, code));
    let about = if is_open { t::interest_begin_link(lang) } else { t::interest_find_link(lang) };
    view! {
        <p><a href=href>{t::interest_sign_in(lang)}</a></p>
        <form class="form" method="post" action=paths::of(paths::RESUME, lang, code)>
            <p>{about}</p>
            <Field
                id="email"
                label=t::interest_email(lang)
                kind="email"
                value=input.email
                error=errors.of("email")
                required=true
                autocomplete="email"
                inputmode="email"
            />
            {languages}
            <div class="actions">
                <Button>{t::account_send_link(lang)}</Button>
            </div>
        </form>
    }
}
