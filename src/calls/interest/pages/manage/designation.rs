//! A coordinator says in the place of an organization whether it designates a person; what was asked and answered before.

use ensemble_common::prelude::*;

use super::super::super::{
    actions::{AnswerDesignation, DesignationOutcome, MAX_REASON, answer_in_place, seen},
    labels::{designation_tone, designation_word},
    model::{Designation, Interest},
    store::DesignationEntry,
};
use super::{
    Read, gone,
    show::{Answering, page},
};
use crate::call::{
    self,
    labels::moment,
    model::Call,
    paths,
    rules::rights::{Field, Party, may_write},
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    format,
};
use ensemble_reflections::reflection::pii_notice;
use ensemble_server::web::{Flash, PageRequest, PageResponse};
use ensemble_texts as t;
use ensemble_ui::{Button, Kind, Notice, StatusText, TextArea, Weight};

pub(super) async fn submit(request: PageRequest) -> Result<PageResponse, AppError> {
    let input: AnswerDesignation = request.input()?;
    let texts = [(t::interest_manage_reason(request.lang), input.reason.as_str())];
    let read = match Read::of(&request).await {
        Err(AppError::NotFound) => return gone(&request, &texts).await,
        read => read?,
    };
    if !may_write(Party::Coordinator, read.phase, Field::Designation, read.call.blind) {
        return page(&request, 409, read, Answering { input, has_changed: true, ..Answering::default() })
            .await;
    }
    match answer_in_place(&request, &read.call, read.interest.id, &input).await {
        Ok(DesignationOutcome::Answered(_)) => {
            let here = paths::of_interest(paths::INTEREST, request.lang, &read.call.code, read.interest.id);
            Ok(PageResponse::redirect_with(&here, Flash::Saved))
        }
        Ok(DesignationOutcome::Unconfirmed(warnings, token)) => {
            let input = AnswerDesignation { confirmation_token: token, ..input };
            page(&request, 422, read, Answering { input, warnings, ..Answering::default() }).await
        }
        Ok(DesignationOutcome::Unknown | DesignationOutcome::Closed(_)) => Err(AppError::NotFound),
        Err(ActionError::Invalid(errors)) => {
            page(&request, 422, read, Answering { input, errors, ..Answering::default() }).await
        }
        Err(ActionError::Conflict) => {
            // Read again: what is shown is what the coordinator decides on next.
            let read = match Read::of(&request).await {
                Err(AppError::NotFound) => return gone(&request, &texts).await,
                read => read?,
            };
            page(&request, 409, read, Answering { input, has_changed: true, ..Answering::default() }).await
        }
        Err(ActionError::App(error)) => Err(error),
    }
}

/// Whether the organization designates the person, whom it was asked of, the history, and the buttons where they may be pressed.
pub(super) fn section(
    lang: Lang,
    call: &Call,
    interest: &Interest,
    history: &[DesignationEntry],
    answering: Answering,
    writes: bool,
) -> AnyView {
    let state = interest.designation;
    let who = [interest.representative_name.clone(), interest.representative_email.clone()]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let who = (!who.is_empty()).then(|| {
        view! { <dl class="facts"><div><dt>{t::interest_manage_representative(lang)}</dt><dd>{who}</dd></div></dl> }
    });
    let entries = history.iter().map(|entry| view! { <li>{entry_words(lang, entry)}</li> }).collect_view();
    let history = (!history.is_empty()).then(|| {
        view! {
            <h3>{t::interest_manage_history(lang)}</h3>
            <ul class="prose-list">{entries}</ul>
        }
    });
    let form = if writes { Some(form(lang, call, interest, answering)) } else { settled(lang, answering) };
    view! {
        <section class="stack gap-3" aria-labelledby="designation">
            <h2 id="designation">{t::interest_manage_designation(lang)}</h2>
            <p><StatusText tone=designation_tone(state)>{designation_word(lang, state)}</StatusText></p>
            {who}
            {history}
            {form}
        </section>
    }
}

fn entry_words(lang: Lang, entry: &DesignationEntry) -> String {
    let at = moment(lang, entry.at);
    let word = format::after_colon(lang, designation_word(lang, entry.designation));
    let said = match &entry.coordinator {
        Some(name) => t::interest_manage_history_in_place(lang, at, name.as_str(), word),
        None => t::interest_manage_history_entry(lang, at, word),
    };
    match &entry.reason {
        Some(reason) => format!("{said} {}", format::quoted(lang, reason)),
        None => said,
    }
}

fn changed_notice(lang: Lang, has_changed: bool) -> Option<AnyView> {
    has_changed
        .then(|| view! { <Notice kind=Kind::Warning><p>{t::interest_manage_changed(lang)}</p></Notice> })
}

/// The reason that was typed for an answer that has no form.
fn typed_reason(lang: Lang, reason: &str) -> Option<AnyView> {
    call::typed_before(lang, &[(t::interest_manage_reason(lang), reason)])
}

/// What was typed, where coordinators do not answer any more.
fn settled(lang: Lang, answering: Answering) -> Option<AnyView> {
    let Answering { input, has_changed, .. } = answering;
    has_changed.then(|| view! { {changed_notice(lang, true)} {typed_reason(lang, &input.reason)} })
}

fn form(lang: Lang, call: &Call, interest: &Interest, answering: Answering) -> AnyView {
    let Answering { input, errors, warnings, has_changed } = answering;
    let action = paths::of_interest(paths::INTEREST_DESIGNATION, lang, &call.code, interest.id);
    let seen = seen(interest);
    let changed = changed_notice(lang, has_changed);
    let is_declined = interest.designation == Designation::Declined;
    let typed = (has_changed && is_declined).then(|| typed_reason(lang, &input.reason)).flatten();
    let confirm = (interest.designation != Designation::Confirmed).then(|| {
        view! {
            <form method="post" action=action.clone()>
                <input type="hidden" name="answer" value=Designation::Confirmed.code() />
                <input type="hidden" name="seen" value=seen.clone() />
                <Button weight=Weight::Quiet>{t::interest_manage_confirm_in_place(lang)}</Button>
            </form>
        }
    });
    let declines = !input.reason.is_empty() || !errors.is_empty();
    let send = if warnings.is_empty() {
        t::interest_manage_decline_in_place(lang)
    } else {
        t::interest_manage_send_anyway(lang)
    };
    let warned = pii_notice(lang, &warnings);
    let decline = (!is_declined).then(|| {
        view! {
            <details class="follow-up-reason" open=declines>
                <summary class=Weight::Quiet.class(false)>{t::interest_manage_decline_in_place(lang)}</summary>
                <form class="form" method="post" action=action>
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
        {changed}
        {typed}
        {warned}
        <p class="small muted">{t::interest_manage_in_place_text(lang)}</p>
        <div class="row top">{confirm} {decline}</div>
    }
}
