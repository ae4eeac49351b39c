//! The facilitator's buttons, without loading the page again. Without a script each is a form like any other.

use leptos::{
    ev::{self, SubmitEvent},
    prelude::*,
    task::spawn_local,
    wasm_bindgen::JsCast,
    web_sys::{Event, HtmlElement, HtmlFormElement},
};

use super::{
    super::api::{ChangeRun, change_run},
    clock::CHANGED,
};
use ensemble_common::{
    form_input,
    in_place::{self, Failure},
};
use ensemble_core::{Lang, ids::MeetingId};

/// A form with this attribute is sent as a page.
const AS_PAGE: &str = "data-as-page";

/// Around the forms that change how a meeting runs. Alt + N goes on, Alt + P pauses.
#[island]
pub fn RunControls(
    lang: Lang,
    meeting: MeetingId,
    /// What is shown when the portal does not answer.
    failed: String,
    /// What is said when another person had done it before.
    stale: String,
    children: Children,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let words = StoredValue::new((failed, stale));
    let on_submit = move |event: SubmitEvent| {
        let Some(form) = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok()) else {
            return;
        };
        let Some(input) = read(&form) else { return };
        event.prevent_default();
        if form.has_attribute("aria-busy") {
            return;
        }
        let _ = form.set_attribute("aria-busy", "true");
        spawn_local(async move {
            let outcome = in_place::call(change_run(lang, meeting, input)).await;
            let _ = form.remove_attribute("aria-busy");
            let message = match outcome {
                Ok(change) if change.changed => {
                    // What was typed is done: it does not keep its part from being shown anew.
                    form.reset();
                    String::new()
                }
                Ok(_) => words.with_value(|words| words.1.clone()),
                Err(Failure::Invalid(message)) => message,
                Err(Failure::NoAnswer) => words.with_value(|words| words.0.clone()),
                Err(Failure::SeePage) => {
                    let _ = form.set_attribute(AS_PAGE, "");
                    let _ = form.request_submit();
                    return;
                }
            };
            said.set(message);
            if let Ok(changed) = Event::new(CHANGED) {
                let _ = document().dispatch_event(&changed);
            }
        });
    };
    Effect::new(move |_| {
        let listener = window_event_listener(ev::keydown, |event| {
            let key = match event.code().as_str() {
                "KeyN" => "n",
                "KeyP" => "p",
                _ => return,
            };
            if !event.alt_key() || event.ctrl_key() || event.meta_key() {
                return;
            }
            let button = document().query_selector(&format!("[data-key={key}]")).ok().flatten();
            if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
                event.prevent_default();
                button.click();
            }
        });
        on_cleanup(move || listener.remove());
    });
    view! {
        <div on:submit=on_submit>
            <p class="error run-said" role="alert" prop:textContent=move || said.get()></p>
            {children()}
        </div>
    }
}

/// What a form says, if it changes how the meeting runs.
fn read(form: &HtmlFormElement) -> Option<ChangeRun> {
    let in_place = form.has_attribute("data-run-form") && !form.has_attribute(AS_PAGE);
    if in_place { form_input::read(form, None) } else { None }
}
