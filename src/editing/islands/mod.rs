//! The part of an editing form that answers at once.
//!
//! What one types is kept twice: on the device with each key, and as a draft by the portal a moment later.
//! What the portal has is forgotten by the device, so that whatever the device still has was kept nowhere
//! else: it is offered when the form is opened again, and never written over anything by itself.
#![allow(missing_docs, reason = "the macro makes structs of its own")]

mod device;
mod form;
mod keeper;

use leptos::{html::Div, prelude::*, web_sys};
use serde::{Deserialize, Serialize};

use super::model::{Subject, Tab};
use crate::{ids::PersonId, string_enum::string_enum};
use keeper::Keeper;

string_enum! {
    /// What [`DraftKeeper`] says. In words that the server chooses, `{}` stands for a time.
    DraftWord {
        /// The language tag in which times are written.
        Tag = "tag",
        /// It is being kept.
        Keeping = "keeping",
        /// It is kept, since then.
        Kept = "kept",
        /// There is no connection: the device keeps it.
        Offline = "offline",
        /// The same where the device keeps nothing.
        Nowhere = "nowhere",
        /// The session has ended: the device keeps it.
        Ended = "ended",
        /// The way to sign in again.
        SignIn = "sign-in",
        /// The portal does not take it as a draft.
        Refused = "refused",
        /// Another tab keeps a draft of the same.
        Elsewhere = "elsewhere",
        /// The device has something that the form has not, since then.
        Found = "found",
        /// What stood in the form before it was replaced.
        Before = "before",
        /// Putting it into the form.
        Take = "take",
        /// Forgetting it.
        Discard = "discard",
        /// It is in the form now.
        Taken = "taken",
        /// It is forgotten.
        Discarded = "discarded",
    }
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
    /// What it says: one text for each [`DraftWord`], in their order.
    words: Vec<String>,
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
    let (around, offers) = (NodeRef::<Div>::new(), NodeRef::<Div>::new());
    let sign_in = place.sign_in.clone();
    let keeper = Keeper::new(words, subject, base, names, tab, &place);
    let words = keeper.word(DraftWord::SignIn);
    Effect::new(move |_| {
        let found = around.get().and_then(|around| around.query_selector("form").ok().flatten());
        if let (Some(found), Some(offers)) = (found, offers.get()) {
            keeper.open(&found, &offers);
        }
    });
    view! {
        <div
            class="stack gap-4"
            node_ref=around
            on:input=move |_| keeper.typed()
            on:submit=move |event| keeper.submitted(&event)
            on:click=move |event| keeper.clicked(&event)
        >
            <div class="stack gap-2 offers" role="status" node_ref=offers></div>
            {children()}
            <p class="small muted draft-state" role="status">
                <span>{move || keeper.said.get()}</span>
                " "
                <a href=sign_in target="_blank" rel="noopener" hidden=move || !keeper.ended.get()>{words}</a>
            </p>
        </div>
    }
}

fn element(form: &web_sys::HtmlFormElement, selector: &str) -> Option<web_sys::HtmlElement> {
    use leptos::wasm_bindgen::JsCast;
    form.query_selector(selector).ok().flatten()?.dyn_into().ok()
}
