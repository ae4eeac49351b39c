//! The part of an editing form that answers at once.
//!
//! What one types is kept twice: on the device with each key, and as a draft by the portal a moment later.
//! What the portal has is forgotten by the device, so that whatever the device still has was kept nowhere
//! else: it is offered when the form is opened again, and never written over anything by itself.
#![allow(missing_docs, reason = "the macro makes structs of its own")]

mod device;
mod form;
mod keeper;

use leptos::{
    ev::{Event, SubmitEvent},
    html::Div,
    prelude::*,
    web_sys,
};
use serde::{Deserialize, Serialize};

use super::model::{Subject, Tab};
use crate::ids::PersonId;
use keeper::Keeper;

/// The words of [`DraftKeeper`], which the server chooses. `{}` stands for a time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DraftWords {
    /// The language tag in which times are written.
    pub tag: String,
    /// It is being kept.
    pub keeping: String,
    /// It is kept, since then.
    pub kept: String,
    /// There is no connection: the device keeps it.
    pub offline: String,
    /// The same where the device keeps nothing.
    pub nowhere: String,
    /// The session has ended: the device keeps it.
    pub ended: String,
    /// The way to sign in again.
    pub sign_in: String,
    /// The portal does not take it as a draft.
    pub refused: String,
    /// Another tab keeps a draft of the same.
    pub elsewhere: String,
    /// The device has something that the form has not, since then.
    pub found: String,
    /// What stood in the form before it was replaced, then.
    pub before: String,
    /// Putting it into the form.
    pub take: String,
    /// Forgetting it.
    pub discard: String,
    /// It is in the form now.
    pub taken: String,
    /// It is forgotten.
    pub discarded: String,
}

/// Whose draft it is, and under which name the device remembers it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Place {
    /// Who writes.
    pub person: PersonId,
    /// What is written: the same each time that the form is opened.
    pub name: String,
    /// Where one signs in.
    pub sign_in: String,
}

/// Around an editing form: keeps a draft while one types.
///
/// Without it the form has a button that does the same.
#[island]
pub fn DraftKeeper(
    /// What it says.
    words: DraftWords,
    /// What is edited.
    subject: Subject,
    /// The revision that the form began from.
    base: i64,
    /// The names of the fields.
    names: Vec<String>,
    /// Which of one's open forms it is.
    tab: Tab,
    /// Whose it is.
    place: Place,
    /// The form.
    children: Children,
) -> impl IntoView {
    let around = NodeRef::<Div>::new();
    let sign_in = (place.sign_in.clone(), words.sign_in.clone());
    let labels = (words.take.clone(), words.discard.clone());
    let keeper = Keeper::new(words, subject, base, names, tab, &place);
    let (said, ended, offers) = (keeper.said, keeper.ended, keeper.offers);
    Effect::new(move |_| {
        let found = around.get().and_then(|around| around.query_selector("form").ok().flatten());
        if let Some(found) = found {
            keeper.open(&found);
        }
    });
    let on_input = move |_: Event| keeper.typed();
    let on_submit = move |event: SubmitEvent| keeper.submitted(&event);
    let offered = move || {
        let (take, discard) = labels.clone();
        let each = offers.get().into_iter().map(move |offer| {
            let (taken, gone) = (offer.clone(), offer.clone());
            view! {
                <div class="notice warn">
                    <p>{offer.title}</p>
                    <blockquote class="their-version">{offer.excerpt}</blockquote>
                    <div class="row gap-2">
                        <button type="button" class="button small" on:click=move |_| keeper.take(&taken)>{take.clone()}</button>
                        <button type="button" class="button quiet small" on:click=move |_| keeper.forget(&gone)>{discard.clone()}</button>
                    </div>
                </div>
            }
        });
        each.collect_view()
    };
    view! {
        <div class="stack gap-4" node_ref=around on:input=on_input on:submit=on_submit>
            <div class="stack gap-2" role="status">{offered}</div>
            {children()}
            <p class="small muted draft-state" role="status">
                {move || said.get()}
                " "
                <a href=sign_in.0 target="_blank" rel="noopener" hidden=move || !ended.get()>{sign_in.1}</a>
            </p>
        </div>
    }
}

fn element(form: &web_sys::HtmlFormElement, selector: &str) -> Option<web_sys::HtmlElement> {
    use leptos::wasm_bindgen::JsCast;
    form.query_selector(selector).ok().flatten()?.dyn_into().ok()
}
