//! Beside the form: the link with which one goes on elsewhere, the designation, withdrawing.

use ensemble_common::prelude::*;

use super::{
    super::super::{
        api::AskDesignation,
        labels,
        model::{Designation, Interest, InterestState},
        rules::{MAX_EMAIL, MAX_NAME, can_ask},
    },
    keyed,
};
use crate::call::{
    labels::moment,
    model::{Call, CallPhase},
    paths,
    rules::phase,
    typed_before,
};
use ensemble_core::{Lang, error::FieldErrors};
use ensemble_texts as t;
use ensemble_ui::{Button, Confirm, Field, Icon, Shape, Weight};

/// The button that has a link sent with which one goes on elsewhere.
pub(super) fn links(lang: Lang, code: &str, key: Option<&str>, has_begun: bool) -> Option<AnyView> {
    has_begun.then(|| {
        let action = keyed(paths::RESUME, lang, code, key);
        view! {
            <form method="post" action=action>
                <Button weight=Weight::Quiet small=true>{t::interest_resume(lang)}</Button>
            </form>
        }
    })
}

/// Whether the organization designates the person, and asking it again; nothing before the answer was sent.
pub(super) fn designation(
    lang: Lang,
    call: &Call,
    now: i64,
    interest: &Interest,
    key: Option<&str>,
    ask: Option<(AskDesignation, FieldErrors)>,
) -> Option<AnyView> {
    if interest.state != InterestState::Sent {
        return ask.and_then(|(typed, _)| typed_representative(lang, &typed));
    }
    let representative = interest.representative_name.clone();
    let at = moment(lang, interest.designation_at.unwrap_or_default());
    let words = match interest.designation {
        Designation::None => t::interest_designation_not_asked(lang).to_owned(),
        Designation::Asked => t::interest_designation_asked_at(lang, at, representative),
        Designation::Confirmed => t::interest_designation_confirmed_at(lang, at),
        Designation::Declined => t::interest_designation_declined_at(lang, at),
    };
    let until = (interest.designation != Designation::Confirmed)
        .then(|| t::interest_designation_until(lang, moment(lang, call.dates.designation_until)));
    let forms = if can_ask(call, interest, now) {
        Some(ask_forms(lang, call, interest, key, ask))
    } else {
        ask.and_then(|(typed, _)| typed_representative(lang, &typed))
    };
    let title = labels::designation_word(lang, interest.designation);
    let (class, shape) = match interest.designation {
        Designation::Confirmed => ("designation good", Shape::Check),
        _ => ("designation", Shape::Clock),
    };
    Some(view! {
        <div class=class>
            <Icon shape />
            <p><b>{title}</b> " " {words} " " {until}</p>
            {forms}
        </div>
    })
}

/// The representative that was typed, where no one is asked any more.
fn typed_representative(lang: Lang, typed: &AskDesignation) -> Option<AnyView> {
    let texts = [
        (t::interest_representative_name(lang), typed.representative_name.as_str()),
        (t::interest_representative_email(lang), typed.representative_email.as_str()),
    ];
    typed_before(lang, &texts)
}

/// Asking the same representative again, or another one.
fn ask_forms(
    lang: Lang,
    call: &Call,
    interest: &Interest,
    key: Option<&str>,
    ask: Option<(AskDesignation, FieldErrors)>,
) -> AnyView {
    let action = keyed(paths::DESIGNATE, lang, &call.code, key);
    let is_open = ask.is_some();
    let (input, errors) = ask.unwrap_or_default();
    let again = match interest.designation {
        Designation::None => t::interest_designation_ask(lang),
        _ => t::interest_designation_again(lang),
    };
    let most = |characters: usize| u32::try_from(characters).unwrap_or_default();
    view! {
        <form method="post" action=action.clone()>
            <input type="hidden" name="again" value="1" />
            <Button weight=Weight::Quiet small=true>{again}</Button>
        </form>
        <details open=is_open>
            <summary>{t::interest_designation_other(lang)}</summary>
            <form class="form" method="post" action=action>
                <Field
                    id="ask-name"
                    name="representative-name"
                    label=t::interest_representative_name(lang)
                    value=input.representative_name
                    error=errors.of("representative-name")
                    autocomplete="off"
                    maxlength=most(MAX_NAME)
                />
                <Field
                    id="ask-email"
                    name="representative-email"
                    label=t::interest_representative_email(lang)
                    kind="email"
                    value=input.representative_email
                    error=errors.of("representative-email")
                    autocomplete="off"
                    inputmode="email"
                    maxlength=most(MAX_EMAIL)
                />
                <Button weight=Weight::Quiet small=true>{t::interest_designation_ask(lang)}</Button>
            </form>
        </details>
    }
}

/// The button that withdraws the answer, once it was confirmed.
pub(super) fn withdrawal(lang: Lang, call: &Call, now: i64, key: Option<&str>) -> AnyView {
    let action = keyed(paths::WITHDRAW, lang, &call.code, key);
    let question = if phase(call, now) == CallPhase::Open {
        t::interest_withdraw_question(lang, moment(lang, call.dates.closes_at))
    } else {
        t::interest_withdraw_for_good(lang).to_owned()
    };
    view! {
        <form method="post" action=action>
            <Confirm label=t::interest_withdraw(lang) question />
        </form>
    }
}
