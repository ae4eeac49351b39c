//! Where the email to an organization leads: it confirms that it designates a person, or declines, without signing in. Opening
//! the page changes nothing, because mail programs open links.

use ensemble_common::prelude::*;

use super::super::{
    actions::{AnswerDesignation, DesignationOutcome, MAX_REASON, answer_by_key, seen_by_organization},
    model::{Designation, Interest},
    rules::confirm::{Closed, closed},
    store,
};
use crate::call::{
    self,
    labels::moment,
    model::{Call, CallPhase},
    paths,
    rules::{
        phase,
        rights::{Field, Party, may_read},
    },
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError, FieldErrors},
};
use ensemble_reflections::reflection::{PiiWarning, pii_notice};
use ensemble_server::{
    digest,
    web::{Flash, Page, PageRequest, PageResponse},
};
use ensemble_texts as t;
use ensemble_ui::{Button, ErrorSummary, Kind, Line, Notice, TextArea, Weight};

/// The form as it is shown: what was typed, and what is wrong with it.
#[derive(Default)]
struct Form {
    input: AnswerDesignation,
    errors: FieldErrors,
    warnings: Vec<PiiWarning>,
    /// Whether the answer names another person or organization since the page was opened.
    has_changed: bool,
}

pub(super) async fn show(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    if request.key().is_empty() {
        let said = match request.flash() {
            Some(Flash::Saved) => Some(t::interest_manage_said_confirmed(lang)),
            Some(Flash::Removed) => Some(t::interest_manage_said_declined(lang)),
            _ => None,
        };
        if let Some(words) = said {
            return Ok(sentence(lang, 200, words.to_owned(), ""));
        }
    }
    page(&request, 200, Form::default()).await
}

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let lang = request.lang;
    let input: AnswerDesignation = request.input()?;
    let here = paths::CONFIRM[usize::from(lang == Lang::En)];
    match answer_by_key(&request, request.key(), &input).await {
        Ok(DesignationOutcome::Answered(Designation::Confirmed)) => {
            Ok(PageResponse::redirect_with(here, Flash::Saved))
        }
        Ok(DesignationOutcome::Answered(_)) => Ok(PageResponse::redirect_with(here, Flash::Removed)),
        Ok(DesignationOutcome::Unknown) => Ok(unknown(lang, &input.reason)),
        Ok(DesignationOutcome::Closed(_)) => page(&request, 410, Form { input, ..Form::default() }).await,
        Ok(DesignationOutcome::Unconfirmed(warnings, token)) => {
            let input = AnswerDesignation { confirmation_token: token, ..input };
            page(&request, 422, Form { input, warnings, ..Form::default() }).await
        }
        Err(ActionError::Invalid(errors)) => {
            page(&request, 422, Form { input, errors, ..Form::default() }).await
        }
        Err(ActionError::Conflict) => {
            page(&request, 409, Form { input, has_changed: true, ..Form::default() }).await
        }
        Err(error) => Err(error.field_errors().err().unwrap_or(AppError::BadRequest)),
    }
}

/// A page that says one sentence, and below it shows the reason that was typed.
fn sentence(lang: Lang, status: u16, words: String, reason: &str) -> PageResponse {
    let kind = if status == 200 { Kind::Success } else { Kind::Warning };
    let typed = call::typed_before(lang, &[(t::interest_manage_reason(lang), reason)]);
    let body = move || {
        view! {
            <h1>{t::interest_manage_confirm_title(lang)}</h1>
            <Notice kind><p>{words}</p></Notice>
            {typed}
        }
    };
    Page::new(t::interest_manage_confirm_title(lang), paths::CONFIRM.map(str::to_owned), body)
        .status(status)
        .secret()
        .into()
}

fn unknown(lang: Lang, reason: &str) -> PageResponse {
    sentence(lang, 410, t::interest_manage_key_unknown(lang).to_owned(), reason)
}

/// Why an organization cannot answer any more, in a sentence.
fn closed_words(lang: Lang, call: &Call, closed: Closed) -> String {
    match closed {
        Closed::Cancelled => t::interest_manage_key_cancelled(lang).to_owned(),
        Closed::Withdrawn => t::interest_manage_key_withdrawn(lang).to_owned(),
        Closed::Late => t::interest_manage_key_late(lang, moment(lang, call.dates.designation_until)),
    }
}

/// What the page shows, as far as an organization may read it.
struct Asked {
    key: String,
    call: Call,
    interest: Interest,
    phase: CallPhase,
}

impl Asked {
    fn reads(&self, field: Field) -> bool {
        may_read(Party::Representative, self.phase, field, self.call.blind)
    }
}

async fn page(request: &PageRequest, status: u16, form: Form) -> Result<PageResponse, AppError> {
    let (lang, portal, now) = (request.lang, &request.portal, request.portal.now());
    let key = request.key().to_owned();
    let found = store::find_designation(&portal.db.reader, &digest::sha256(key.as_bytes())).await?;
    let reason = form.input.reason.as_str();
    let Some(interest) = found else { return Ok(unknown(lang, reason)) };
    let Some(call) = call::find_by_id(&portal.db, interest.call).await? else {
        return Ok(unknown(lang, reason));
    };
    if let Some(closed) = closed(&call, &interest, now) {
        return Ok(sentence(lang, 410, closed_words(lang, &call, closed), reason));
    }
    let phase = phase(&call, now);
    let asked = Asked { key, call, interest, phase };
    let title = t::interest_manage_confirm_title(lang);
    Ok(Page::new(title, paths::CONFIRM.map(str::to_owned), move || body(lang, &asked, form))
        .status(status)
        .secret()
        .into())
}

fn body(lang: Lang, asked: &Asked, form: Form) -> AnyView {
    let Form { input, errors, warnings, has_changed } = form;
    let Asked { key, call, interest, .. } = asked;
    let action = format!("{}?key={key}", paths::CONFIRM[usize::from(lang == Lang::En)]);
    let tag = (interest.lang != lang).then(|| interest.lang.tag());
    let person = asked.reads(Field::Person).then(|| {
        let name = interest.name.clone();
        let post = (!interest.post.is_empty()).then(|| {
            view! { <div><dt>{t::interest_manage_post(lang)}</dt><dd lang=tag>{interest.post.clone()}</dd></div> }
        });
        view! { <div><dt>{t::interest_manage_person(lang)}</dt><dd>{name}</dd></div> {post} }
    });
    let organization = asked.reads(Field::Organization).then(|| {
        let name = interest.organization_name.clone();
        view! { <div><dt>{t::interest_manage_organization(lang)}</dt><dd lang=tag>{name}</dd></div> }
    });
    let project = (asked.reads(Field::ProjectTitle) && !interest.project.title.is_empty()).then(|| {
        let title = interest.project.title.clone();
        view! { <div><dt>{t::interest_manage_project(lang)}</dt><dd lang=tag>{title}</dd></div> }
    });
    let until = moment(lang, call.dates.designation_until);
    let answered = match interest.designation {
        Designation::Confirmed => Some(t::interest_manage_already_confirmed(lang, until.clone())),
        Designation::Declined => Some(t::interest_manage_already_declined(lang, until.clone())),
        Designation::None | Designation::Asked => None,
    };
    let answered = answered.map(|words| view! { <Notice><p>{words}</p></Notice> });
    let changed = has_changed
        .then(|| view! { <Notice kind=Kind::Warning><p>{t::interest_manage_changed(lang)}</p></Notice> });
    let seen = seen_by_organization(interest);
    let confirm = (interest.designation != Designation::Confirmed).then(|| {
        view! {
            <form method="post" action=action.clone()>
                <input type="hidden" name="answer" value=Designation::Confirmed.code() />
                <input type="hidden" name="seen" value=seen.clone() />
                <Button>{t::interest_manage_confirm(lang)}</Button>
            </form>
        }
    });
    let declines = !input.reason.is_empty() || input.answer == Some(Designation::Declined);
    let send = if warnings.is_empty() {
        t::interest_manage_decline(lang)
    } else {
        t::interest_manage_send_anyway(lang)
    };
    let decline = (interest.designation != Designation::Declined).then(|| {
        view! {
            <details class="follow-up-reason" open=declines>
                <summary class=Weight::Quiet.class(false)>{t::interest_manage_decline(lang)}</summary>
                <form class="form" method="post" action=action.clone()>
                    <input type="hidden" name="answer" value=Designation::Declined.code() />
                    <input type="hidden" name="seen" value=seen />
                    <input type="hidden" name="confirmation_token" value=input.confirmation_token />
                    <TextArea
                        id="reason"
                        label=t::interest_manage_reason(lang)
                        hint=t::interest_manage_reason_hint(lang)
                        value=input.reason
                        error=errors.of("reason")
                        rows=2
                        maxlength=u32::try_from(MAX_REASON).unwrap_or(u32::MAX)
                    />
                    <div class="actions"><Button weight=Weight::Danger>{send}</Button></div>
                </form>
            </details>
        }
    });
    view! {
        <div class="stack gap-2">
            <h1>{t::interest_manage_confirm_title(lang)}</h1>
            <p class="lead">{t::interest_manage_confirm_text(lang)}</p>
        </div>
        <ErrorSummary lang errors=errors.all() />
        {pii_notice(lang, &warnings)}
        {changed}
        {answered}
        <dl class="facts">
            <div><dt>{t::interest_manage_call(lang)}</dt><dd><Line lang passage=call.texts.title.clone() /></dd></div>
            {person}
            {organization}
            {project}
        </dl>
        <p>{t::interest_manage_confirm_until(lang, until)}</p>
        {confirm}
        {decline}
    }
}
