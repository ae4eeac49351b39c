//! The six parts of the form.

mod about;

pub(super) use about::{project, you};

use ensemble_common::prelude::*;

use super::super::super::{
    actions::CallForm,
    api::AnswerCall,
    labels,
    rules::{MAX_ACCESSIBILITY, MONTHS, Step},
};
use crate::{
    call::{
        self,
        model::{Call, CallPhase},
        rules::rights::{Field, Party, may_read},
    },
    need::{
        self,
        rules::{MAX_OWN, ranks},
    },
};
use ensemble_core::{Lang, error::FieldErrors, format};
use ensemble_texts as t;
use ensemble_ui::{Check, Choice, Icon, RadioGroup, Shape, TextArea};

/// What the parts of the form show.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a> {
    pub(super) lang: Lang,
    /// The language of the answer.
    pub(super) own: Lang,
    pub(super) call: &'a Call,
    pub(super) form: &'a CallForm,
    pub(super) input: &'a AnswerCall,
    pub(super) errors: &'a FieldErrors,
    /// The address of the answer, which does not change.
    pub(super) email: &'a str,
}

/// The most characters of a field, as its control takes it.
fn most(characters: usize) -> u32 {
    u32::try_from(characters).unwrap_or_default()
}

/// The id of a part, to which the steps lead.
pub(super) fn anchor(step: Step) -> String {
    format!("step-{step}")
}

/// One part: its number and name, and its fields.
fn part(lang: Lang, step: Step, fields: AnyView) -> AnyView {
    let number = Step::ALL.iter().position(|each| *each == step).unwrap_or_default() + 1;
    let (id, title) = (anchor(step), format!("{step}-title"));
    let labelled_by = title.clone();
    view! {
        <section class="form-part" id=id aria-labelledby=labelled_by>
            <h2 id=title>{format!("{number}. {}", labels::step(lang, step))}</h2>
            {fields}
        </section>
    }
}

/// What is wrong with a group of fields.
fn wrong(id: &str, message: String) -> Option<AnyView> {
    (!message.is_empty()).then(|| {
        view! {
            <p class="error" id=id.to_owned()>
                <Icon shape=Shape::Alert />
                <span>{message}</span>
            </p>
        }
    })
}

/// Who reads the project, as the table of rights says it.
fn readers(lang: Lang, call: &Call) -> &'static str {
    if may_read(Party::Reviewer, CallPhase::Screening, Field::Person, call.blind) {
        t::interest_readers_named(lang)
    } else {
        t::interest_readers_blind(lang)
    }
}

/// The questions that reviewers read, or the others.
fn questions(of: Fields<'_>, reviewed: bool) -> AnyView {
    let typed = |name: &str| of.input.field(name).to_owned();
    of.form
        .questions
        .iter()
        .filter(|question| question.reviewed == reviewed)
        .map(|question| call::question_field(of.lang, of.own, question, &typed, of.errors))
        .collect_view()
        .into_any()
}

pub(super) fn needs(of: Fields<'_>) -> AnyView {
    let Fields { lang, own, form, input, errors, .. } = of;
    let ranked = (!form.needs.is_empty()).then(|| {
        let field = need::ranking_field(lang, &form.needs, &input.ranks().chosen(), errors);
        view! { <p class="meta">{t::interest_needs_text(lang, ranks(form.needs.len()))}</p> {field} }
    });
    let fields = view! {
        {ranked}
        <TextArea
            id="own-need"
            label=t::interest_own_need(lang)
            hint=t::interest_own_need_hint(lang)
            value=input.own_need.clone()
            error=errors.of("own-need")
            rows=2
            lang=own.tag()
            maxlength=most(MAX_OWN)
        />
    };
    part(lang, Step::Needs, fields)
}

pub(super) fn availability(of: Fields<'_>) -> AnyView {
    let Fields { lang, input, errors, .. } = of;
    let months = MONTHS
        .iter()
        .enumerate()
        .map(|(index, month)| {
            let id = (index == 0).then_some("month");
            let checked = input.month.contains(month);
            let name = format::month(lang, i8::try_from(*month).unwrap_or(1));
            view! {
                <label>
                    <input id=id type="checkbox" name="month" value=month.to_string() checked=checked />
                    {name}
                </label>
            }
        })
        .collect_view();
    let error = errors.of("month");
    let is_wrong = !error.is_empty();
    let fields = view! {
        <fieldset class="field" class:invalid=is_wrong aria-describedby=is_wrong.then_some("month-error")>
            <legend class="whole">{t::interest_months(lang)}</legend>
            {wrong("month-error", error)}
            <div class="months">{months}</div>
        </fieldset>
    };
    part(lang, Step::Availability, fields)
}

pub(super) fn participation(of: Fields<'_>) -> AnyView {
    let Fields { lang, own, input, errors, .. } = of;
    let languages = Lang::ALL
        .iter()
        .map(|each| Choice::new(each.code(), each.endonym()).chosen(own == *each))
        .collect::<Vec<_>>();
    let fields = view! {
        <RadioGroup
            id="lang"
            label=t::interest_language(lang)
            hint=t::interest_language_hint(lang)
            choices=languages
        />
        <TextArea
            id="accessibility"
            label=t::interest_accessibility(lang)
            hint=t::interest_accessibility_hint(lang)
            value=input.accessibility.clone()
            error=errors.of("accessibility")
            rows=3
            lang=own.tag()
            maxlength=most(MAX_ACCESSIBILITY)
        />
        {questions(of, false)}
        <Check
            id="steering"
            label=t::interest_steering(lang)
            hint=t::interest_steering_hint(lang)
            checked=input.steering
        />
    };
    part(lang, Step::Participation, fields)
}

/// The last part: what one commits to, what is left, and the buttons.
pub(super) fn send(of: Fields<'_>, left: AnyView, buttons: AnyView) -> AnyView {
    let Fields { lang, call, input, errors, .. } = of;
    let duties = call
        .texts
        .duties
        .iter()
        .filter_map(|duty| {
            let shown = duty.shown(lang);
            let line = shown.text.lines().next()?.to_owned();
            let tag = (shown.lang != lang).then(|| shown.lang.tag());
            Some(view! { <li lang=tag>{line}</li> })
        })
        .collect::<Vec<_>>();
    let duties = (!duties.is_empty()).then(|| {
        view! { <p>{t::interest_duties(lang)}</p> <ul class="prose-list">{duties}</ul> }
    });
    let fields = view! {
        <p>{t::interest_who_reads(lang)} " " {readers(lang, call)}</p>
        {duties}
        <Check
            id="committed"
            label=t::interest_commit(lang)
            checked=input.committed
            error=errors.of("committed")
        />
        <Check
            id="research"
            label=t::interest_research_consent(lang)
            hint=t::interest_research_hint(lang)
            checked=input.research
        />
        {left}
        {buttons}
    };
    part(lang, Step::Send, fields)
}
