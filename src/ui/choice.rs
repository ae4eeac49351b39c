//! Boxes to tick and answers to choose among.

use leptos::prelude::*;

use super::field::{Choice, Hint, Mark, Wrong, described_by, name_or};

/// A box to tick.
#[component]
pub fn Check(
    /// The control's id, and its name unless `name` says otherwise.
    #[prop(into)]
    id: String,
    /// What ticking says.
    #[prop(into)]
    label: String,
    /// The name it is sent under.
    #[prop(optional, into)]
    name: String,
    /// What is sent when ticked.
    #[prop(default = "1".into(), into)]
    value: String,
    /// Whether it is ticked.
    #[prop(optional)]
    checked: bool,
    /// What follows from it.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong with the answer.
    #[prop(optional, into)]
    error: String,
    /// It must be ticked.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let describedby = described_by(&id, &hint, &error);
    let invalid = (!error.is_empty()).then_some("true");
    let wrong = !error.is_empty();
    let name = name_or(name, &id);
    view! {
        <div class="field" class:invalid=wrong>
            <Wrong id=id.clone() text=error />
            <div class="choice">
                <input
                    id=id.clone()
                    name=name
                    type="checkbox"
                    value=value
                    checked=checked
                    required=required
                    aria-describedby=describedby
                    aria-invalid=invalid
                />
                <label for=id.clone()>{label} <Mark required /></label>
                <Hint id text=hint />
            </div>
        </div>
    }
}

/// Answers of which one, or with `many` any number, can be chosen.
#[component]
pub fn RadioGroup(
    /// The group's id: the first answer's is the same, so that an error summary leads to it.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// The answers.
    choices: Vec<Choice>,
    /// The name they are sent under.
    #[prop(optional, into)]
    name: String,
    /// Boxes to tick instead: any number of answers.
    #[prop(optional)]
    many: bool,
    /// How to answer well.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong with the answer.
    #[prop(optional, into)]
    error: String,
    /// One must be chosen.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let describedby = described_by(&id, &hint, &error);
    let wrong = !error.is_empty();
    let name = name_or(name, &id);
    let kind = if many { "checkbox" } else { "radio" };
    let answers = choices
        .into_iter()
        .enumerate()
        .map(|(n, choice)| {
            let own = if n == 0 { id.clone() } else { format!("{id}-{n}") };
            let note_id = format!("{own}-note");
            let hinted = (!choice.hint.is_empty()).then(|| note_id.clone());
            let note =
                (!choice.hint.is_empty()).then(|| view! { <p class="hint" id=note_id>{choice.hint}</p> });
            view! {
                <div class="choice">
                    <input
                        id=own.clone()
                        name=name.clone()
                        type=kind
                        value=choice.value
                        checked=choice.chosen
                        required=required && !many
                        aria-describedby=hinted
                    />
                    <label for=own>{choice.label}</label>
                    {note}
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field" class:invalid=wrong aria-describedby=describedby>
            <legend>{label} <Mark required /></legend>
            <Hint id=id.clone() text=hint />
            <Wrong id=id.clone() text=error />
            <div class="choices">{answers}</div>
        </fieldset>
    }
}
