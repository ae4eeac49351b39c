//! Answering a call: the form, what was sent, and the page for those who are not known yet.

mod aside;
mod autosave;
mod closed;
mod entries;
mod form;
mod late;
mod parts;
mod visitor;

use ensemble_common::prelude::*;

use super::super::{
    actions::{
        self, AnswerOutcome, Applicant, AskOutcome, CallForm, ask_again, blank, find_applicant, request_link,
    },
    api::{AnswerCall, AskDesignation, RequestLink},
    model::Interest,
    rules::{shows_form, shows_outcome},
};
use crate::{
    call::{self, model::Call, paths},
    need,
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
};
use ensemble_reflections::reflection::PiiWarning;
use ensemble_server::web::{Flash, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Breadcrumb, NavLink, Toast};

pub(super) use late::file;

/// What the pages of an answer are made of.
struct Loaded {
    lang: Lang,
    now: i64,
    call: Call,
    form: CallForm,
    applicant: Applicant,
    /// The answer as it is stored, or what a person with an account begins with.
    before: Interest,
    /// The same as a form.
    stored: AnswerCall,
    flash: Option<Flash>,
}

/// What a page shows besides what is stored.
#[derive(Default)]
struct Shown {
    /// What was typed.
    typed: Option<AnswerCall>,
    errors: FieldErrors,
    warnings: Vec<PiiWarning>,
    /// Whether the answer was changed since the person looked at it.
    is_conflict: bool,
    /// Why something was not done, where no field is wrong.
    refusal: Option<String>,
    /// What was typed into the form that asks another representative.
    ask: Option<(AskDesignation, FieldErrors)>,
}

/// A page of an answer, with the secret of the address that led here.
fn keyed(paths: [&'static str; 2], lang: Lang, code: &str, key: Option<&str>) -> String {
    let path = paths::of(paths, lang, code);
    match key {
        Some(key) => format!("{path}?key={key}"),
        None => path,
    }
}

/// The address of the answer.
fn here(lang: Lang, code: &str, key: Option<&str>) -> String {
    keyed(paths::ANSWER, lang, code, key)
}

/// Where the page lies.
fn crumbs(lang: Lang, call: &Call) -> AnyView {
    let list = paths::LIST[usize::from(lang == Lang::En)];
    let links = vec![
        NavLink::new(t::call_public_list_title(lang), list),
        NavLink::new(call.texts.title.text(lang), paths::of(paths::SHOW, lang, &call.code)),
    ];
    view! { <Breadcrumb lang links here=t::interest_title(lang) /> }
}

/// What was done just before.
fn said(lang: Lang, flash: Option<Flash>) -> Option<AnyView> {
    let words = match flash? {
        Flash::Saved => t::interest_said_kept(lang),
        Flash::Answered => t::interest_said_sent(lang),
        Flash::MessageSent => t::interest_said_link(lang),
        Flash::SavedAndNotified => t::interest_said_asked(lang),
        Flash::Removed => t::interest_said_withdrawn(lang),
        Flash::Changed => t::interest_said_changed(lang),
        _ => return None,
    };
    Some(view! { <Toast>{words}</Toast> })
}

async fn load(request: &PageRequest, call: Call, applicant: Applicant) -> Result<Loaded, AppError> {
    let (lang, now, db) = (request.lang, request.portal.now(), &request.portal.db);
    let form = CallForm::load(db, &call, lang).await?;
    let (before, stored) = match (&applicant.interest, &applicant.account) {
        (Some(interest), _) => {
            let ranks = need::ranks_of(db, interest.id).await?;
            let own = need::own_of(db, interest.id).await?;
            (interest.clone(), AnswerCall::of(interest, &ranks, own.as_ref()))
        }
        (None, account) => {
            let before = match account {
                Some(account) => blank(&call, account, &form, now),
                None => Interest::empty(call.id, lang, now),
            };
            let stored = AnswerCall::of(&before, &[], None);
            (before, stored)
        }
    };
    Ok(Loaded { lang, now, call, form, applicant, before, stored, flash: request.flash() })
}

/// The page of a known person: the form as long as it can be sent, else what was sent.
async fn page(
    request: &PageRequest,
    call: Call,
    applicant: Applicant,
    shown: Shown,
    status: u16,
) -> Result<PageResponse, AppError> {
    let now = request.portal.now();
    let loaded = load(request, call, applicant).await?;
    // A form that was sent a moment ago is on the page again.
    if shown.typed.is_some() || shows_form(&loaded.call, loaded.applicant.interest.as_ref(), now) {
        return Ok(form::page(loaded, shown, status));
    }
    let criteria = if shows_outcome(&loaded.call, &loaded.before, now) {
        call::criteria(&request.portal.db, loaded.call.id).await?
    } else {
        Vec::new()
    };
    Ok(closed::page(loaded, shown, criteria, status))
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::named(&request).await?;
    match find_applicant(&request, &call).await? {
        Some(applicant) => page(&request, call, applicant, Shown::default(), 200).await,
        None => {
            let status = if request.key().is_empty() { 200 } else { 410 };
            Ok(visitor::page(&request, call, visitor::Visit::default(), status))
        }
    }
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let call = call::named(&request).await?;
    let input: AnswerCall = request.input()?;
    let Some(applicant) = find_applicant(&request, &call).await? else {
        // The form of a person whose session has ended is put back after they signed in.
        if request.origin.is_some() {
            return Err(AppError::SignInFirst);
        }
        let visit = visitor::Visit { typed: Some(input), ..visitor::Visit::default() };
        return Ok(visitor::page(&request, call, visit, 410));
    };
    let form = CallForm::load(&request.portal.db, &call, lang).await?;
    // Once it is stored, it belongs to the account, and needs no secret.
    let key = applicant.key.clone().filter(|_| applicant.account.is_none());
    let here = here(lang, &call.code, key.as_deref());
    match actions::answer(&request, &call, &applicant, &form, &input).await {
        Ok(AnswerOutcome::Kept(_)) => Ok(PageResponse::redirect_with(&here, Flash::Saved)),
        Ok(AnswerOutcome::Sent) => Ok(PageResponse::redirect_with(&here, Flash::Answered)),
        Ok(AnswerOutcome::Wrong(errors, revision)) => {
            let typed = Some(AnswerCall { revision, ..input });
            again(&request, call, Shown { typed, errors, ..Shown::default() }, 422).await
        }
        Ok(AnswerOutcome::Unconfirmed(warnings, token, revision)) => {
            let typed = Some(AnswerCall { revision, confirmation_token: token, ..input });
            again(&request, call, Shown { typed, warnings, ..Shown::default() }, 422).await
        }
        Ok(AnswerOutcome::Late) => Ok(late::page(load(&request, call, applicant).await?, input)),
        Ok(AnswerOutcome::Taken) => {
            let refusal = Some(t::interest_taken(lang).to_owned());
            let shown = Shown { typed: Some(input), refusal, ..Shown::default() };
            page(&request, call, applicant, shown, 409).await
        }
        Err(ActionError::Conflict) => conflict(&request, call, input).await,
        Err(error) => Err(error.field_errors().err().unwrap_or(AppError::BadRequest)),
    }
}

/// The page after a form was refused: a draft of it may have been stored a moment ago.
async fn again(
    request: &PageRequest,
    call: Call,
    shown: Shown,
    status: u16,
) -> Result<PageResponse, AppError> {
    let applicant = find_applicant(request, &call).await?.ok_or(AppError::NotFound)?;
    page(request, call, applicant, shown, status).await
}

/// The page where the answer was changed since the person looked at it: both versions, of which theirs can be sent.
async fn conflict(request: &PageRequest, call: Call, input: AnswerCall) -> Result<PageResponse, AppError> {
    let applicant = find_applicant(request, &call).await?.ok_or(AppError::NotFound)?;
    let revision = applicant.interest.as_ref().map_or(0, |interest| interest.revision);
    let is_open = shows_form(&call, applicant.interest.as_ref(), request.portal.now());
    if !is_open {
        return Ok(late::page(load(request, call, applicant).await?, input));
    }
    let typed = Some(AnswerCall { revision, ..input });
    page(request, call, applicant, Shown { typed, is_conflict: true, ..Shown::default() }, 409).await
}

/// Sends a link. What is answered to a visitor does not tell whether an answer was begun with the address.
pub(super) async fn submit_link(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let call = call::named(&request).await?;
    let applicant = find_applicant(&request, &call).await?;
    let input: RequestLink = request.input()?;
    let key = applicant.as_ref().and_then(|applicant| applicant.key.clone());
    let here = here(lang, &call.code, key.as_deref());
    match request_link(&request, &call, applicant.as_ref(), &input).await {
        Ok(()) => Ok(PageResponse::redirect_with(&here, Flash::MessageSent)),
        // There is nothing to go on with yet.
        Err(ActionError::Invalid(_)) if applicant.is_some() => Ok(PageResponse::redirect(here)),
        Err(ActionError::Invalid(errors)) => {
            let visit = visitor::Visit { input, errors, typed: None };
            Ok(visitor::page(&request, call, visit, 422))
        }
        Err(error) => Err(error.field_errors().err().unwrap_or(AppError::BadRequest)),
    }
}

/// The answer of a known person; others are led to the page that says how one is known.
async fn begun(request: &PageRequest, call: &Call) -> Result<Result<Applicant, PageResponse>, AppError> {
    match find_applicant(request, call).await? {
        Some(applicant) if applicant.interest.is_some() => Ok(Ok(applicant)),
        Some(_) => Err(AppError::NotFound),
        None if request.origin.is_some() => Err(AppError::SignInFirst),
        None => Ok(Err(visitor::page(request, call.clone(), visitor::Visit::default(), 410))),
    }
}

pub(super) async fn submit_withdrawal(request: PageRequest) -> Result<PageResponse, AppError> {
    let call = call::named(&request).await?;
    let applicant = match begun(&request, &call).await? {
        Ok(applicant) => applicant,
        Err(page) => return Ok(page),
    };
    let Some(interest) = &applicant.interest else { return Err(AppError::NotFound) };
    let done = actions::withdraw(&request, &call, interest).await?;
    let here = here(request.lang, &call.code, applicant.key.as_deref());
    Ok(PageResponse::redirect_with(&here, if done { Flash::Removed } else { Flash::Changed }))
}

pub(super) async fn submit_designation(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let call = call::named(&request).await?;
    let input: AskDesignation = request.input()?;
    let applicant = match begun(&request, &call).await? {
        Ok(applicant) => applicant,
        Err(page) => return Ok(page),
    };
    let Some(interest) = &applicant.interest else { return Err(AppError::NotFound) };
    let here = here(lang, &call.code, applicant.key.as_deref());
    match ask_again(&request, &call, interest, &input).await {
        Ok(AskOutcome::Asked) => Ok(PageResponse::redirect_with(&here, Flash::SavedAndNotified)),
        Ok(AskOutcome::Closed) if input.again => Ok(PageResponse::redirect_with(&here, Flash::Changed)),
        Ok(AskOutcome::Closed) => {
            let applicant = find_applicant(&request, &call).await?.ok_or(AppError::NotFound)?;
            let refusal = Some(t::interest_said_changed(lang).to_owned());
            let ask = Some((input, FieldErrors::default()));
            page(&request, call, applicant, Shown { refusal, ask, ..Shown::default() }, 409).await
        }
        Ok(AskOutcome::TooMany) => {
            let refusal = Some(t::interest_ask_enough(lang).to_owned());
            let ask = (!input.again).then(|| (input, FieldErrors::default()));
            page(&request, call, applicant, Shown { refusal, ask, ..Shown::default() }, 429).await
        }
        Err(ActionError::Invalid(errors)) => {
            let shown = Shown { ask: Some((input, errors)), ..Shown::default() };
            page(&request, call, applicant, shown, 422).await
        }
        Err(error) => Err(error.field_errors().err().unwrap_or(AppError::BadRequest)),
    }
}
