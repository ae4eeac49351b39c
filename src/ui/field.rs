//! A form's fields: label, hint, error, and the control that they describe, tied together by id.
//!
//! The words come in as props, so that islands can use these, too. A field keeps what was typed: it
//! is the form's part to pass it back as `value`. The order is label, hint, error, control: what is
//! wrong is read before the control is reached.

use leptos::prelude::*;

use super::icon::{Icon, Shape};

/// The ids of hint and error that a control is described by, if it has any.
pub(super) fn described_by(id: &str, hint: &str, error: &str) -> Option<String> {
    let ids: Vec<String> = [("hint", hint), ("error", error)]
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(what, _)| format!("{id}-{what}"))
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// `name`, or the id where a field has no name of its own.
pub(super) fn name_or(name: String, id: &str) -> String {
    if name.is_empty() { id.to_owned() } else { name }
}

/// The hint below a label.
#[component]
pub(super) fn Hint(id: String, text: String) -> impl IntoView {
    (!text.is_empty()).then(|| view! { <p class="hint" id=format!("{id}-hint")>{text}</p> })
}

/// What is wrong with a field.
#[component]
pub(super) fn Wrong(id: String, text: String) -> impl IntoView {
    (!text.is_empty()).then(|| {
        view! {
            <p class="error" id=format!("{id}-error")>
                <Icon shape=Shape::Alert />
                <span>{text}</span>
            </p>
        }
    })
}

/// The mark of a field that must be filled. The control's `required` says it to those who listen.
#[component]
pub(super) fn Mark(required: bool) -> impl IntoView {
    required.then(|| view! { <span class="mark" aria-hidden="true">"*"</span> })
}

/// Label, hint and error around a control.
#[component]
pub(super) fn Labelled(
    id: String,
    label: String,
    hint: String,
    error: String,
    required: bool,
    children: Children,
) -> impl IntoView {
    let wrong = !error.is_empty();
    view! {
        <div class="field" class:invalid=wrong>
            <label for=id.clone()>{label} <Mark required /></label>
            <Hint id=id.clone() text=hint />
            <Wrong id text=error />
            {children()}
        </div>
    }
}

/// A control in a frame of its own, where an island draws on it.
pub(super) fn frame(framed: bool, control: impl IntoView + 'static) -> AnyView {
    if framed { view! { <div class="text-box">{control}</div> }.into_any() } else { control.into_any() }
}

/// A field of one line.
#[component]
pub fn Field(
    /// The control's id, and its name unless `name` says otherwise.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// The name it is sent under.
    #[prop(optional, into)]
    name: String,
    /// The input's type.
    #[prop(default = "text")]
    kind: &'static str,
    /// What was typed before.
    #[prop(optional, into)]
    value: String,
    /// How to answer well.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong with the answer.
    #[prop(optional, into)]
    error: String,
    /// It must be filled.
    #[prop(optional)]
    required: bool,
    /// What the browser and password managers may fill in.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// Which keyboard suits.
    #[prop(optional)]
    inputmode: Option<&'static str>,
    /// At least so many characters.
    #[prop(optional, into)]
    minlength: Option<u32>,
    /// At most so many characters.
    #[prop(optional, into)]
    maxlength: Option<u32>,
    /// The language of what is typed, where it is not the page's.
    #[prop(optional)]
    lang: Option<&'static str>,
    /// Whether an island draws on it: it then has a frame of its own.
    #[prop(optional)]
    framed: bool,
    /// What the empty field shows.
    #[prop(optional)]
    placeholder: Option<&'static str>,
    /// The id of what describes it elsewhere, for a field without a hint of its own.
    #[prop(optional)]
    described: Option<&'static str>,
) -> impl IntoView {
    let describedby = described_by(&id, &hint, &error).or_else(|| described.map(str::to_owned));
    let invalid = (!error.is_empty()).then_some("true");
    let name = name_or(name, &id);
    let control = view! {
        <input
            id=id.clone()
            name=name
            type=kind
            value=value
            required=required
            autocomplete=autocomplete
            inputmode=inputmode
            minlength=minlength
            maxlength=maxlength
            lang=lang
            placeholder=placeholder
            aria-describedby=describedby
            aria-invalid=invalid
        />
    };
    view! { <Labelled id=id.clone() label hint error required>{frame(framed, control)}</Labelled> }
}

/// One answer to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A second line, for those who hesitate. Shown in radio groups only.
    pub hint: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Choice {
    /// An answer.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), ..Self::default() }
    }

    /// Says whether it is chosen.
    #[must_use]
    pub fn chosen(mut self, chosen: bool) -> Self {
        self.chosen = chosen;
        self
    }

    /// Adds a second line.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// A list to choose one answer from.
#[component]
pub fn Select(
    /// The control's id, and its name unless `name` says otherwise.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// The answers.
    choices: Vec<Choice>,
    /// The name it is sent under.
    #[prop(optional, into)]
    name: String,
    /// How to answer well.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong with the answer.
    #[prop(optional, into)]
    error: String,
    /// It must be filled.
    #[prop(optional)]
    required: bool,
    /// What the browser may fill in.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
) -> impl IntoView {
    let describedby = described_by(&id, &hint, &error);
    let invalid = (!error.is_empty()).then_some("true");
    let name = name_or(name, &id);
    let options = choices
        .into_iter()
        .map(|c| view! { <option value=c.value selected=c.chosen>{c.label}</option> })
        .collect_view();
    view! {
        <Labelled id=id.clone() label hint error required>
            <select
                id=id
                name=name
                required=required
                autocomplete=autocomplete
                aria-describedby=describedby
                aria-invalid=invalid
            >
                {options}
            </select>
        </Labelled>
    }
}
