//! Dialogs that open and close without a script: `<dialog popover>`.

use leptos::prelude::*;

use super::button::Weight;
use super::icon::{Icon, Shape};
use ensemble_core::Lang;
use ensemble_texts as t;

/// A dialog, closed until a [`DialogButton`] with its id opens it. Escape and a click beside it
/// close it, too.
#[component]
pub fn Dialog(
    /// The page's language.
    lang: Lang,
    /// Its id.
    #[prop(into)]
    id: String,
    /// What it is about.
    #[prop(into)]
    title: String,
    /// What it says, and a form with its buttons in `<div class="actions">`.
    children: Children,
) -> impl IntoView {
    let title_id = format!("{id}-title");
    let (own, labelled) = (id.clone(), title_id.clone());
    view! {
        <dialog id=own class="dialog" popover="auto" aria-labelledby=labelled>
            <div class="row spread">
                <h2 id=title_id>{title}</h2>
                <button class="icon-button" type="button" popovertarget=id popovertargetaction="hide">
                    <Icon shape=Shape::Close />
                    <span class="visually-hidden">{t::ui_close(lang)}</span>
                </button>
            </div>
            {children()}
        </dialog>
    }
}

/// The button that opens a [`Dialog`], or with `closes` one inside that closes it.
#[component]
pub fn DialogButton(
    /// The dialog's id.
    #[prop(into)]
    opens: String,
    /// How loudly it asks.
    #[prop(default = Weight::Quiet)]
    weight: Weight,
    /// Lower, for rows and cards.
    #[prop(optional)]
    small: bool,
    /// It closes the dialog instead.
    #[prop(optional)]
    closes: bool,
    /// Its words.
    children: Children,
) -> impl IntoView {
    let action = if closes { "hide" } else { "show" };
    view! {
        <button class=weight.class(small) type="button" popovertarget=opens popovertargetaction=action>
            {children()}
        </button>
    }
}
