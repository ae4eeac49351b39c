//! Buttons, and links that look like them.

use leptos::prelude::*;

/// How loudly a button asks to be pressed. One [`Weight::Primary`] a view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// The one main action.
    #[default]
    Primary,
    /// Another way on.
    Quiet,
    /// What cannot be taken back.
    Danger,
}

impl Weight {
    /// The class names of a button of this weight.
    #[must_use]
    pub const fn class(self, small: bool) -> &'static str {
        match (self, small) {
            (Self::Primary, false) => "button",
            (Self::Primary, true) => "button small",
            (Self::Quiet, false) => "button quiet",
            (Self::Quiet, true) => "button quiet small",
            (Self::Danger, false) => "button danger",
            (Self::Danger, true) => "button danger small",
        }
    }
}

/// A button. In a form it sends the form unless `kind` says otherwise.
#[component]
pub fn Button(
    /// How loudly it asks.
    #[prop(optional)]
    weight: Weight,
    /// Lower, for rows and cards.
    #[prop(optional)]
    small: bool,
    /// `submit`, `button` or `reset`.
    #[prop(default = "submit")]
    kind: &'static str,
    /// By which a page finds it again when its part was made anew.
    #[prop(optional, into)]
    id: Option<String>,
    /// The field this button sends when it is the one pressed.
    #[prop(optional, into)]
    name: Option<String>,
    /// That field's value.
    #[prop(optional, into)]
    value: Option<String>,
    /// Where the form is sent when this button is pressed, if elsewhere than the form says.
    #[prop(optional, into)]
    formaction: Option<String>,
    /// Pressed in vain: greyed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Its words, and perhaps an [`Icon`](super::Icon) before them.
    children: Children,
) -> impl IntoView {
    view! {
        <button class=weight.class(small) id=id type=kind name=name value=value formaction=formaction disabled=move || disabled.get()>
            {children()}
        </button>
    }
}

/// A link that looks like a button: it goes somewhere and changes nothing.
#[component]
pub fn ButtonLink(
    /// Where it goes.
    #[prop(into)]
    href: String,
    /// How loudly it asks.
    #[prop(optional)]
    weight: Weight,
    /// Lower, for rows and cards.
    #[prop(optional)]
    small: bool,
    /// By which a page finds it again when its part was made anew.
    #[prop(optional, into)]
    id: Option<String>,
    /// Its words, and perhaps an [`Icon`](super::Icon) before them.
    children: Children,
) -> impl IntoView {
    view! {
        <a class=weight.class(small) id=id href=href>
            {children()}
        </a>
    }
}
