//! What answers at once: forms that are sent without loading the page again, and keys for their buttons.
//!
//! A form says what it does in `data-act`, with a code of [`FormAction`]; one without is sent as a page, as answers to anonymous
//! polls are. The island listens to the window and is outside of the section: a page can be open before the section is on it, and
//! the section is made anew when something in the meeting changed.

use js_sys::Reflect;
use leptos::{
    ev::{KeyboardEvent, SubmitEvent},
    prelude::*,
    task::spawn_local,
    wasm_bindgen::{JsCast, JsValue},
    web_sys::{Element, HtmlElement, HtmlFormElement},
};
use serde::de::DeserializeOwned;

use super::api::{InPlace, WriteInstead, answer_poll, ask_to_speak, close_poll, run_speaking, write_instead};
use ensemble_common::{
    form_input,
    in_place::{self, Failure},
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    ids::MeetingId,
    string_enum,
};
use ensemble_ui::fresh_page::{self, FreshPage};

/// The id of the section with the forms.
pub const SECTION: &str = "speaking";
/// The id of what says why nothing was done.
pub const SAID: &str = "speaking-said";
/// The ids of the buttons that have a key of their own: Alt and the letter of this key.
pub const HAND: &str = "speaking-hand";
pub const NEXT: &str = "speaking-next";
const KEYS: [(&str, &str); 2] = [("KeyM", HAND), ("KeyG", NEXT)];
/// A form with this attribute is sent as a page.
const AS_PAGE: &str = "data-as-page";

string_enum! {
    /// What forms do in place.
    FormAction {
        Ask = "ask",
        Write = "write",
        Run = "run",
        AnswerPoll = "answer-poll",
        ClosePoll = "close-poll",
    }
}

/// Sends the forms of the section in place.
#[island]
pub fn SpeakingForms(
    /// The page's language.
    lang: Lang,
    meeting: MeetingId,
    /// What is shown when the portal does not answer.
    failed: String,
    /// What is shown when something was done and the section cannot be shown anew.
    outdated: String,
) -> impl IntoView {
    let words = StoredValue::new((failed, outdated));
    let is_sending = StoredValue::new(false);
    let on_submit = move |event: SubmitEvent| {
        let Some(sent) = SentForm::of(&event) else { return };
        event.prevent_default();
        if is_sending.try_get_value() != Some(false) {
            return;
        }
        is_sending.set_value(true);
        spawn_local(async move {
            let answer = in_place::call(sent.send(lang, meeting)).await;
            let (failed, outdated) = words.try_get_value().unwrap_or_default();
            match answer {
                Ok(InPlace::Done) => {
                    // The text was sent: it is not to be sent again from here, also where the section cannot be shown.
                    if sent.action == FormAction::Write {
                        sent.form.reset();
                    }
                    sent.show("", &outdated).await;
                }
                // The text stays in its form.
                Ok(InPlace::Refused(why)) if sent.action == FormAction::Write => say(&why),
                Ok(InPlace::Refused(why)) => sent.show(&why, &why).await,
                Err(Failure::Invalid(message)) => say(&message),
                Err(Failure::NoAnswer) => say(&failed),
                Ok(InPlace::ReviewNeeded) | Err(Failure::SeePage) => sent.send_as_page(),
            }
            // Until the section is shown, its old forms could be sent a second time.
            is_sending.try_set_value(false);
        });
    };
    Effect::new(move |_| {
        let _ = window_event_listener(leptos::ev::submit, on_submit);
        let _ = window_event_listener(leptos::ev::keydown, |event| press(&event));
    });
    view! { <span hidden=true></span> }
}

/// Presses the button of a key.
fn press(event: &KeyboardEvent) {
    if !event.alt_key() || event.ctrl_key() || event.meta_key() {
        return;
    }
    let key = KEYS.iter().find(|(code, _)| event.code() == *code);
    let button = key.and_then(|(_, id)| document().get_element_by_id(id));
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        event.prevent_default();
        button.click();
    }
}

/// Says why nothing was done.
fn say(words: &str) {
    if let Some(said) = document().get_element_by_id(SAID) {
        said.set_text_content(Some(words));
    }
}

/// A form that is sent.
struct SentForm {
    action: FormAction,
    form: HtmlFormElement,
    /// The button that sends it.
    button: Option<HtmlElement>,
}

impl SentForm {
    /// The form of an event, when it is handled in place and nothing else handles it.
    fn of(event: &SubmitEvent) -> Option<Self> {
        let form: HtmlFormElement = event.target()?.dyn_into().ok()?;
        let is_ours = form.closest(&format!("#{SECTION}")).ok().flatten().is_some();
        let action = FormAction::from_code(&form.get_attribute("data-act")?)?;
        let button = event.submitter();
        let in_place = is_ours && !event.default_prevented() && !form.has_attribute(AS_PAGE);
        in_place.then_some(Self { action, form, button })
    }

    fn input<T: DeserializeOwned>(&self) -> Result<T, ActionError> {
        form_input::read(&self.form, self.button.as_ref()).ok_or_else(|| AppError::BadRequest.into())
    }

    /// Calls the server function of the form.
    async fn send(&self, lang: Lang, meeting: MeetingId) -> Result<InPlace, ActionError> {
        match self.action {
            FormAction::Ask => ask_to_speak(lang, meeting, self.input()?).await,
            FormAction::Write => {
                let input: WriteInstead = self.input()?;
                // The page that warned of the text shows no warning once the text is confirmed.
                if !input.confirmation_token.is_empty() {
                    return Ok(InPlace::ReviewNeeded);
                }
                write_instead(lang, meeting, input).await
            }
            FormAction::Run => run_speaking(lang, meeting, self.input()?).await,
            FormAction::AnswerPoll => answer_poll(lang, meeting, self.input()?).await,
            FormAction::ClosePoll => close_poll(lang, meeting, self.input()?).await,
        }
    }

    /// Shows the section as it is now, and why nothing was done; `outdated` is said where it cannot be shown. What is typed in
    /// its other forms stays; the focus stays on the button, or goes to the section when that is gone.
    async fn show(&self, words: &str, outdated: &str) {
        let fresh = match in_place::in_time(fresh_page::fetch()).await {
            Some(FreshPage::Page(page)) => {
                page.get_element_by_id(SECTION).map(|section| section.inner_html())
            }
            Some(FreshPage::Refused | FreshPage::Unavailable) | None => None,
        };
        let (Some(html), Some(section)) = (fresh, document().get_element_by_id(SECTION)) else {
            return say(outdated);
        };
        let unsent = unsent(&section, &self.form);
        section.set_inner_html(&html);
        for (id, name, value) in unsent {
            if let Some(element) = document().get_element_by_id(&id) {
                let _ = Reflect::set(element.as_ref(), &name.into(), &value);
            }
        }
        say(words);
        let id = self.button.as_ref().and_then(|button| button.get_attribute("id"));
        let button = id.and_then(|id| document().get_element_by_id(&id));
        if let Ok(to) = button.unwrap_or(section).dyn_into::<HtmlElement>() {
            let _ = to.focus();
        }
    }

    fn send_as_page(&self) {
        let _ = self.form.set_attribute(AS_PAGE, "");
        let _ = match &self.button {
            Some(button) => self.form.request_submit_with_submitter(Some(button)),
            None => self.form.request_submit(),
        };
    }
}

/// What a person can change of an element, and the property that says how the server rendered it. `details` have no such
/// property: whether they are open is always kept.
const PROPERTIES: [(&str, &str); 3] =
    [("value", "defaultValue"), ("checked", "defaultChecked"), ("open", "defaultOpen")];

/// What is typed, ticked and unfolded in a section outside of the form that was sent: the id of an element, a property and
/// its value.
fn unsent(section: &Element, sent: &HtmlFormElement) -> Vec<(String, &'static str, JsValue)> {
    let Ok(found) = section.query_selector_all("textarea, input, details") else { return Vec::new() };
    let property = |element: &Element, name: &str| {
        Reflect::get(element.as_ref(), &name.into()).unwrap_or(JsValue::UNDEFINED)
    };
    let mut unsent = Vec::new();
    for at in 0..found.length() {
        let Some(element) = found.get(at).and_then(|node| node.dyn_into::<Element>().ok()) else { continue };
        let id = element.id();
        if id.is_empty() || sent.contains(Some(element.as_ref())) {
            continue;
        }
        for (name, rendered) in PROPERTIES {
            let value = property(&element, name);
            if value != property(&element, rendered) {
                unsent.push((id.clone(), name, value));
            }
        }
    }
    unsent
}
