//! The buttons of follow-ups answer at once. Around forms, which work without them: then they are sent, and the page comes
//! back.

use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local, wasm_bindgen::JsCast, web_sys};
use serde::{Deserialize, Serialize};

use super::{
    api::{ChangeFollowUp, Changed, change_follow_up},
    model::Command,
};
use ensemble_common::{
    form_input,
    in_place::{self, Failure},
};
use ensemble_core::{
    Lang,
    ids::{CommunityId, FollowUpId},
};

/// A form with this attribute is sent as a page.
const AS_PAGE: &str = "data-as-page";

/// The texts of [`FollowUpsInPlace`], in the page's language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct InPlaceWords {
    /// What each command did, in the order of [`Command::ALL`].
    pub done: Vec<String>,
    /// The portal does not answer.
    pub failed: String,
}

/// Around follow-ups, each in an element with `data-follow-up`: does what their buttons say without leaving the page.
#[island]
pub fn FollowUpsInPlace(
    lang: Lang,
    words: InPlaceWords,
    /// The follow-ups, each with its forms.
    children: Children,
) -> impl IntoView {
    let status = RwSignal::new(String::new());
    let words = StoredValue::new(words);
    let on_submit = move |event: SubmitEvent| {
        let Some(sent) = SentForm::of(&event) else { return };
        event.prevent_default();
        if !sent.begin() {
            return;
        }
        spawn_local(async move {
            let (community, id, command) = (sent.community, sent.id, sent.input.command);
            let outcome = in_place::call(change_follow_up(community, id, sent.input.clone(), lang)).await;
            sent.end();
            let Some(words) = words.try_get_value() else { return };
            match outcome {
                Ok(Changed::Done) => {
                    status.set(String::new());
                    let at = Command::ALL.iter().position(|each| Some(*each) == command).unwrap_or_default();
                    sent.show_outcome(words.done.get(at).map_or("", String::as_str));
                }
                Err(Failure::Invalid(message)) => status.set(message),
                Err(Failure::NoAnswer) => status.set(words.failed),
                Ok(Changed::ReviewNeeded) | Err(Failure::SeePage) => sent.send_as_page(),
            }
        });
    };
    view! {
        <div class="stack gap-4" on:submit=on_submit>
            {children()}
            <p class="small" role="status" prop:textContent=move || status.get()></p>
        </div>
    }
}

/// A form that is sent.
struct SentForm {
    form: web_sys::HtmlFormElement,
    community: CommunityId,
    id: FollowUpId,
    input: ChangeFollowUp,
}

impl SentForm {
    /// The form of an event, if it is one of a follow-up.
    fn of(event: &SubmitEvent) -> Option<Self> {
        let form: web_sys::HtmlFormElement = event.target()?.dyn_into().ok()?;
        if form.has_attribute(AS_PAGE) {
            return None;
        }
        let row = form.closest("[data-follow-up]").ok().flatten()?;
        let input: ChangeFollowUp = form_input::read(&form, None)?;
        input.command?;
        Some(Self {
            community: row.get_attribute("data-community")?.parse().ok()?,
            id: row.get_attribute("data-follow-up")?.parse().ok()?,
            input,
            form,
        })
    }

    /// `false` when the form is being sent already: the second click of a double click does nothing.
    fn begin(&self) -> bool {
        !self.form.has_attribute("aria-busy") && self.form.set_attribute("aria-busy", "true").is_ok()
    }

    fn end(&self) {
        let _ = self.form.remove_attribute("aria-busy");
    }

    /// Says in place of the forms what was done. The focus goes there, because the button that had it is gone.
    fn show_outcome(&self, words: &str) {
        let Some(row) = self.form.closest("[data-follow-up]").ok().flatten() else { return };
        if let Ok(Some(forms)) = row.query_selector("[data-forms]") {
            forms.remove();
        }
        let outcome = row.query_selector("[data-outcome]").ok().flatten();
        if let Some(outcome) = outcome.and_then(|outcome| outcome.dyn_into::<web_sys::HtmlElement>().ok()) {
            outcome.set_text_content(Some(words));
            outcome.set_hidden(false);
            let _ = outcome.focus();
        }
    }

    fn send_as_page(&self) {
        let _ = self.form.set_attribute(AS_PAGE, "");
        let _ = self.form.request_submit();
    }
}
