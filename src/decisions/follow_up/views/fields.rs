//! The fields of forms.

use ensemble_common::prelude::*;

use super::super::{
    api::WriteFollowUp,
    model::{Back, DueChoice, Named},
    rules::MAX_TEXT,
};
use ensemble_core::{Lang, error::FieldErrors};
use ensemble_texts as t;
use ensemble_ui::{Button, Choice, Field, Select, TextArea};

/// The most characters of a field, as its control takes it.
pub(in crate::follow_up) fn most(characters: usize) -> u32 {
    u32::try_from(characters).unwrap_or_default()
}

/// Who is to do it, and when: the fields that all forms have. `prefix` keeps the ids apart where a page has several forms.
pub(in crate::follow_up) fn owner_and_due(
    lang: Lang,
    prefix: &str,
    candidates: &[Named],
    values: &WriteFollowUp,
    errors: &FieldErrors,
) -> AnyView {
    let owners = std::iter::once(Choice::new("", t::follow_up_nobody(lang)))
        .chain(candidates.iter().map(|person| {
            let chosen = values.owner == Some(person.id);
            Choice::new(person.id.to_string(), person.name.clone()).chosen(chosen)
        }))
        .collect();
    let due = DueChoice::ALL
        .iter()
        .map(|choice| {
            let words = match choice {
                DueChoice::Never => t::follow_up_due_choice_never(lang),
                DueChoice::NextMeeting => t::follow_up_due_choice_meeting(lang),
                DueChoice::Day => t::follow_up_due_choice_day(lang),
            };
            Choice::new(choice.code(), words).chosen(values.due == Some(*choice))
        })
        .collect();
    view! {
        <Select
            id=format!("{prefix}owner")
            name="owner"
            label=t::follow_up_field_owner(lang)
            hint=t::follow_up_owner_hint(lang)
            choices=owners
            error=errors.of("owner")
        />
        <div class="form-row">
            <Select
                id=format!("{prefix}due")
                name="due"
                label=t::follow_up_field_due(lang)
                choices=due
                error=errors.of("due")
            />
            <Field
                id=format!("{prefix}day")
                name="day"
                kind="date"
                label=t::follow_up_field_day(lang)
                hint=t::follow_up_day_hint(lang)
                value=values.day.clone()
                error=errors.of("day")
            />
        </div>
        <input
            type="hidden"
            name="meeting"
            value=values.meeting.map(|meeting| meeting.to_string()).unwrap_or_default()
        />
        <input type="hidden" name="item" value=values.item.clone() />
        <input type="hidden" name="back" value=values.back.map_or("", Back::code) />
        <input type="hidden" name="confirmation_token" value=values.confirmation_token.clone() />
    }
    .into_any()
}

/// A small form that adds a follow-up, for pages of other features: beside the current item of an agenda, which `values` names
/// with its meeting and the page that the form is on. It is sent to `action`, which decodes it as [`WriteFollowUp`] and calls
/// [`add`](crate::follow_up::add).
#[must_use]
pub fn add_form(
    lang: Lang,
    action: String,
    candidates: &[Named],
    values: &WriteFollowUp,
    errors: &FieldErrors,
) -> AnyView {
    view! {
        <form class="form" method="post" action=action>
            <TextArea
                id="follow-up-text"
                name="text"
                label=t::follow_up_field_text(lang)
                hint=t::follow_up_text_hint(lang)
                value=values.text.clone()
                error=errors.of("text")
                rows=2
                required=true
                maxlength=most(MAX_TEXT)
            />
            {owner_and_due(lang, "follow-up-", candidates, values, errors)}
            <div class="actions"><Button small=true>{t::follow_up_add(lang)}</Button></div>
        </form>
    }
    .into_any()
}
