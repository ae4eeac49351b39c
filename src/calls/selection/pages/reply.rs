//! One's own place: accepting, declining or giving it up, with an account or with the address in an email. Opening the page changes
//! nothing, because mail programs open links.

use ensemble_common::prelude::*;

use super::super::{
    actions::{self, ReplyOutcome},
    api::ReplyPlace,
    labels,
    model::Reply,
    rules::{ReplyClosed, reply_closed},
};
use crate::{
    call::{
        self, labels as call_labels,
        model::{Call, Criterion, PlannedCommunity},
        paths,
    },
    interest::{self, model::Interest},
};
use ensemble_communities::account::paths as account_paths;
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
};
use ensemble_server::web::{Page, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, Button, Confirm, ErrorSummary, Kind, Line, NavLink, Notice};

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::named(&request).await?;
    match interest::applicant(&request, &call).await? {
        Some(interest) => page(&request, call, interest, 200, FieldErrors::default()).await,
        None => Ok(unknown(&request, &call)),
    }
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::named(&request).await?;
    let Some(interest) = interest::applicant(&request, &call).await? else {
        return Ok(unknown(&request, &call));
    };
    let input: ReplyPlace = request.input()?;
    match actions::reply(&request, call.id, interest.id, input).await {
        Ok(ReplyOutcome::Done) => {
            if request.viewer.id().is_some() && request.viewer.id() == interest.person {
                request.session.renew(&request.portal).await?;
            }
            let here = paths::of(paths::REPLY, request.lang, &call.code);
            Ok(PageResponse::redirect(request.with_query(&here)))
        }
        // What was decided before, or in the meantime, is on the page.
        Ok(ReplyOutcome::Closed(closed)) => {
            let interest = interest::applicant(&request, &call).await?.ok_or(AppError::NotFound)?;
            let status = if closed == ReplyClosed::Expired { 410 } else { 409 };
            page(&request, call, interest, status, FieldErrors::default()).await
        }
        Err(ActionError::Invalid(errors)) => page(&request, call, interest, 422, errors).await,
        Err(ActionError::Conflict) => Err(AppError::BadRequest),
        Err(ActionError::App(error)) => Err(error),
    }
}

/// Where the page lies, and what it is.
fn head(lang: Lang, call: &Call) -> AnyView {
    let list = paths::LIST[usize::from(lang == Lang::En)];
    let links = vec![
        NavLink::new(t::call_public_list_title(lang), list),
        NavLink::new(call.texts.title.text(lang), paths::of(paths::SHOW, lang, &call.code)),
    ];
    view! {
        <Breadcrumb lang links here=t::selection_own_place(lang) />
        <div class="page-head"><h1>{t::selection_own_place(lang)}</h1></div>
    }
}

/// For those of whom no answer to the call is known: the address does not work, or they have to sign in.
fn unknown(request: &PageRequest, call: &Call) -> PageResponse {
    let (lang, has_key) = (request.lang, !request.key().is_empty());
    let here = paths::of(paths::REPLY, lang, &call.code);
    let sign_in = (request.viewer.person.is_none()).then(|| account_paths::sign_in(lang, &here));
    let call = call.clone();
    let addresses = paths::both(paths::REPLY, &call.code);
    let body = move || {
        let words = if has_key { t::selection_key_unknown(lang) } else { t::selection_no_answer(lang) };
        let way = sign_in.map(|href| view! { <p><a href=href>{t::account_sign_in(lang)}</a></p> });
        view! {
            {head(lang, &call)}
            <Notice kind=Kind::Warning><p>{words}</p></Notice>
            {way}
        }
    };
    let status = if has_key { 410 } else { 200 };
    Page::new(t::selection_own_place(lang), addresses, body)
        .status(status)
        .section("communities")
        .secret()
        .into()
}

async fn page(
    request: &PageRequest,
    call: Call,
    interest: Interest,
    status: u16,
    errors: FieldErrors,
) -> Result<PageResponse, AppError> {
    let (lang, db, now) = (request.lang, &request.portal.db, request.portal.now());
    let closed = reply_closed(&call, &interest, now);
    let planned = call::planned(db, call.id).await?;
    let planned = planned.into_iter().find(|planned| Some(planned.id) == interest.planned);
    let is_made = planned.as_ref().is_some_and(|planned| planned.community.is_some());
    let failed = match (&interest.relevance, closed) {
        (Some(relevance), Some(ReplyClosed::Refused)) if !relevance.relevant => {
            let criteria = call::criteria(db, call.id).await?;
            criteria.into_iter().find(|criterion| Some(criterion.id) == relevance.failed)
        }
        _ => None,
    };
    let action = request.with_query(&paths::of(paths::REPLY, lang, &call.code));
    let answer = request.with_query(&paths::of(paths::ANSWER, lang, &call.code));
    let addresses = paths::both(paths::REPLY, &call.code);
    let body = move || {
        let about = planned.map(|planned| about(lang, planned));
        let inside = match closed {
            None => offer(lang, &interest, &action),
            Some(closed) => state(lang, &interest, closed, failed),
        };
        let leaves = match closed {
            Some(ReplyClosed::Waiting) => true,
            Some(ReplyClosed::Accepted) => !is_made,
            _ => false,
        };
        let leaving = leaves.then(|| giving_up(lang, closed == Some(ReplyClosed::Waiting), &action));
        view! {
            {head(lang, &call)}
            <ErrorSummary lang errors=errors.all() />
            {about}
            {inside}
            {leaving}
            <p><a href=answer>{t::selection_own_answer(lang)}</a></p>
        }
    };
    Ok(Page::new(t::selection_own_place(lang), addresses, body)
        .status(status)
        .section("communities")
        .secret()
        .into())
}

/// The planned community that the answer is for.
fn about(lang: Lang, planned: PlannedCommunity) -> AnyView {
    view! { <p class="lead"><Line lang passage=planned.title /></p> }
}

/// A place that can be accepted or declined.
fn offer(lang: Lang, interest: &Interest, action: &str) -> AnyView {
    let until = interest.reply_by.map(|by| {
        view! { <p>{t::selection_offered_until(lang, call_labels::moment(lang, by))}</p> }
    });
    view! {
        <p>{t::selection_own_offer(lang)}</p>
        {until}
        <form method="post" action=action.to_owned()>
            <input type="hidden" name="reply" value=Reply::Accept.code() />
            <Button>{t::selection_accept(lang)}</Button>
        </form>
        <form method="post" action=action.to_owned()>
            <input type="hidden" name="reply" value=Reply::Decline.code() />
            <Confirm label=t::selection_decline(lang) question=t::selection_decline_question(lang) />
        </form>
    }
}

/// Giving up a place that was accepted, or waiting no longer.
fn giving_up(lang: Lang, waits: bool, action: &str) -> AnyView {
    let (label, question) = if waits {
        (t::selection_stop_waiting(lang), t::selection_stop_waiting_question(lang))
    } else {
        (t::selection_give_up(lang), t::selection_decline_question(lang))
    };
    view! {
        <form method="post" action=action.to_owned()>
            <input type="hidden" name="reply" value=Reply::GiveUp.code() />
            <Confirm label question />
        </form>
    }
}

/// What was decided, or that nothing was yet.
fn state(lang: Lang, interest: &Interest, closed: ReplyClosed, failed: Option<Criterion>) -> AnyView {
    let kind = if closed == ReplyClosed::Accepted { Kind::Success } else { Kind::Info };
    let number = (closed == ReplyClosed::Waiting)
        .then_some(interest.waiting_number)
        .flatten()
        .map(|number| view! { <p>{t::selection_own_number(lang, number)}</p> });
    let reason = interest.relevance.as_ref().filter(|relevance| {
        closed == ReplyClosed::Refused && !relevance.relevant && !relevance.reason.is_empty()
    });
    let reason = reason.map(|relevance| {
        view! {
            <p>{t::selection_refused_reason(lang)}</p>
            <blockquote class="prose"><p>{relevance.reason.clone()}</p></blockquote>
        }
    });
    let criterion = failed.map(|criterion| {
        view! { <p>{t::selection_refused_criterion(lang, criterion.text.text(lang))}</p> }
    });
    view! {
        <Notice kind><p>{labels::reply_closed(lang, closed)}</p></Notice>
        {number}
        {criterion}
        {reason}
    }
}
