//! Saving drafts while a person types in an editing form.
//!
//! * `autosave`: what is decided, as a state machine without I/O; `handle`: the browser around it;
//! * `local_storage`: drafts on the device; `recovered`: drafts that were never saved, beside the form; `form`: the
//!   form's fields.

mod autosave;
mod form;
mod handle;
mod local_storage;
mod recovered;

use leptos::{html::Div, prelude::*, web_sys};
use serde::{Deserialize, Serialize};

use super::model::{OpenForm, Subject};
use autosave::Event;
use ensemble_core::{ids::PersonId, string_enum};
use handle::AutosaveHandle;

string_enum! {
    /// The texts of [`DraftAutosave`], which the server sends in the reader's language. `{}` stands for a time.
    DraftLabel {
        /// The language tag in which times are written.
        LanguageTag = "language-tag",
        /// The draft is being saved.
        Saving = "saving",
        /// It was saved at this time.
        Saved = "saved",
        /// The server cannot be reached; the device has the text.
        Offline = "offline",
        /// The same where the device stores nothing.
        NotStored = "not-stored",
        /// The session has ended; the device has the text.
        SessionEnded = "session-ended",
        /// The link for signing in again.
        SignIn = "sign-in",
        /// The server does not take the text as a draft.
        Refused = "refused",
        /// Another tab keeps a draft of the same.
        OtherTab = "other-tab",
        /// The device has a draft from this time that was not saved.
        Found = "found",
        /// The text that a recovered draft replaced in the form.
        Replaced = "replaced",
        /// The button that puts a recovered draft into the form.
        Recover = "recover",
        /// The button that removes a recovered draft.
        Discard = "discard",
        /// A recovered draft was put into the form.
        Recovered = "recovered",
        /// A recovered draft was removed.
        Discarded = "discarded",
    }
}

/// Whose drafts a form has, and under which name the device stores them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DraftContext {
    /// The person who writes; `None` without an account.
    pub person: Option<PersonId>,
    /// Whose drafts they are on the device, of which no other owner sees one: the id of the person, or of what they write without an
    /// account.
    pub owner: String,
    /// The secret of the form's address; empty without one.
    pub key: String,
    /// The same each time that the form is opened.
    pub name: String,
    /// The address for signing in.
    pub sign_in: String,
}

/// Around an editing form: saves a draft while the person types.
///
/// Without JavaScript, a button of the form does the same.
#[island]
pub fn DraftAutosave(
    /// One text for each [`DraftLabel`], in their order.
    labels: Vec<String>,
    /// What is edited.
    subject: Subject,
    /// The revision that the form began from.
    base: i64,
    /// The names of the fields.
    names: Vec<String>,
    /// The open form, and the draft that it began from.
    tab: OpenForm,
    context: DraftContext,
    /// The form.
    children: Children,
) -> impl IntoView {
    let (container, list) = (NodeRef::<Div>::new(), NodeRef::<Div>::new());
    let sign_in = context.sign_in.clone();
    let autosave = AutosaveHandle::new(labels, subject, base, names, tab, &context);
    let label = autosave.label(DraftLabel::SignIn);
    Effect::new(move |_| {
        let found = container.get().and_then(|container| container.query_selector("form").ok().flatten());
        if let (Some(found), Some(list)) = (found, list.get()) {
            autosave.open(&found, &list);
        }
    });
    view! {
        <div
            class="stack gap-4"
            node_ref=container
            on:input=move |_| autosave.dispatch(Event::Typed)
            // Programs that correct texts report what they wrote in these ways only, or not at all.
            on:change=move |_| autosave.dispatch(Event::Left)
            on:focusout=move |_| autosave.dispatch(Event::Left)
            on:submit=move |event| autosave.submitted(&event)
            on:click=move |event| autosave.clicked(&event)
        >
            <div class="stack gap-2 offers" role="status" node_ref=list></div>
            {children()}
            <p class="small muted draft-state" role="status">
                <span prop:textContent=move || autosave.status.get()></span>
                " "
                <a href=sign_in target="_blank" rel="noopener" hidden=move || !autosave.session_ended.get()>{label}</a>
            </p>
        </div>
    }
}

fn element(form: &web_sys::HtmlFormElement, selector: &str) -> Option<web_sys::HtmlElement> {
    use leptos::wasm_bindgen::JsCast;
    form.query_selector(selector).ok().flatten()?.dyn_into().ok()
}
