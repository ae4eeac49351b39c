//! Forms whose action is done without loading the page again.
//!
//! Without a script each is a form like any other. With it, the form's action is called as a server function, and the
//! HTML that it answers is put into the page: the same that the page would show. A form says what it is for in these
//! attributes: `data-action` is its [`FormAction`], `data-subject` the id of the reflection or the slug of the community,
//! `data-target` the id of the element that the HTML is appended to or replaces, `data-done` what is announced.

use leptos::{
    ev::SubmitEvent,
    prelude::*,
    task::spawn_local,
    wasm_bindgen::JsCast,
    web_sys::{self, HtmlElement, HtmlFormElement},
};
use serde::de::DeserializeOwned;

use super::super::api::{Fragment, add_comment, decide_report, remove_comment};
use ensemble_common::{
    form_input,
    in_place::{self, Failure},
};
use ensemble_core::{
    Lang,
    error::{ActionError, AppError},
    ids::ReflectionId,
    string_enum,
};

/// How many times a form that stays in the page was sent, and answered that its action was done.
const SENT: &str = "data-sent";
/// A form with this attribute is sent as a page.
const AS_PAGE: &str = "data-as-page";

string_enum! {
    /// The actions whose forms are handled in place.
    FormAction {
        /// Writing a reply.
        Reply = "reply",
        /// Removing one's own reply.
        RemoveComment = "remove-reply",
        /// Deciding about a report.
        DecideReport = "decide-report",
    }
}

/// Around forms: does their actions in place. Errors are shown in the form, which keeps what was typed.
#[island]
pub fn FormsInPlace(
    /// The page's language.
    lang: Lang,
    /// What is shown when the portal does not answer.
    failed: String,
    /// The forms.
    children: Children,
) -> impl IntoView {
    let announced = RwSignal::new(String::new());
    let failed = StoredValue::new(failed);
    let on_submit = move |event: SubmitEvent| {
        let Some(sent) = SentForm::of(&event) else { return };
        event.prevent_default();
        if !sent.begin() {
            return;
        }
        spawn_local(async move {
            let answer = in_place::call(sent.send(lang)).await;
            sent.end();
            match answer {
                Ok(Fragment::Done(html)) => {
                    sent.show(&html);
                    announced.set(sent.attribute("data-done"));
                }
                Ok(Fragment::SeePage(address)) => {
                    let _ = window().location().assign(&address);
                }
                Err(Failure::Invalid(message)) => sent.show_error(&message),
                Err(Failure::NoAnswer) => sent.show_error(&failed.try_get_value().unwrap_or_default()),
                Ok(Fragment::ReviewNeeded) | Err(Failure::SeePage) => sent.send_as_page(),
            }
        });
    };
    view! {
        <div class="stack gap-5" on:submit=on_submit>
            {children()}
            <p class="visually-hidden" role="status" prop:textContent=move || announced.get()></p>
        </div>
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
    /// The form of an event, when it is handled in place.
    fn of(event: &SubmitEvent) -> Option<Self> {
        let form: HtmlFormElement = event.target()?.dyn_into().ok()?;
        let action = FormAction::from_code(&form.get_attribute("data-action")?)?;
        let button = event.submitter();
        (!form.has_attribute(AS_PAGE)).then_some(Self { action, form, button })
    }

    fn attribute(&self, name: &str) -> String {
        self.form.get_attribute(name).unwrap_or_default()
    }

    /// What tells it from other forms.
    fn origin(&self) -> String {
        let field = self.form.query_selector("[name=form-origin]").ok().flatten();
        field.and_then(|field| field.get_attribute("value")).unwrap_or_default()
    }

    /// How many times it was done. A request without an answer is not counted: the next one is the same again.
    fn sent(&self) -> u32 {
        self.attribute(SENT).parse().unwrap_or_default()
    }

    fn input<T: DeserializeOwned>(&self) -> Result<T, ActionError> {
        form_input::read(&self.form, self.button.as_ref()).ok_or_else(|| AppError::BadRequest.into())
    }

    /// `false` when the form is being sent already.
    fn begin(&self) -> bool {
        if self.form.has_attribute("aria-busy") {
            return false;
        }
        let _ = self.form.set_attribute("aria-busy", "true");
        true
    }

    fn end(&self) {
        let _ = self.form.remove_attribute("aria-busy");
    }

    /// Calls the server function of the form's action.
    async fn send(&self, lang: Lang) -> Result<Fragment, ActionError> {
        let subject = self.attribute("data-subject");
        // Only the page itself writes it.
        let reflection = || subject.parse::<ReflectionId>().map_err(|_| AppError::BadRequest);
        match self.action {
            FormAction::Reply => {
                add_comment(lang, reflection()?, self.input()?, self.origin(), self.sent()).await
            }
            FormAction::RemoveComment => remove_comment(lang, reflection()?, self.input()?).await,
            FormAction::DecideReport => decide_report(lang, subject, self.input()?).await,
        }
    }

    /// Puts the HTML into the page and moves the focus to it.
    fn show(&self, html: &str) {
        let Some(target) = document().get_element_by_id(&self.attribute("data-target")) else { return };
        let shown = if self.action == FormAction::Reply {
            self.clear();
            let _ = target.insert_adjacent_html("beforeend", html);
            target.last_element_child()
        } else {
            let _ = target.insert_adjacent_html("afterend", html);
            let shown = target.next_element_sibling();
            target.remove();
            shown
        };
        let Some(shown) = shown else { return };
        let article = shown.query_selector("article").ok().flatten().unwrap_or(shown);
        let _ = article.set_attribute("tabindex", "-1");
        if let Ok(article) = article.dyn_into::<HtmlElement>() {
            let _ = article.focus();
        }
    }

    /// Empties the form, folds it where it can be, and removes what says that there is nothing yet.
    fn clear(&self) {
        self.form.reset();
        let _ = self.form.set_attribute(SENT, &(self.sent() + 1).to_string());
        if let Some(error) = self.error() {
            error.remove();
        }
        // What was found in the text is gone with it.
        if let Ok(Some(field)) = self.form.query_selector("textarea")
            && let Ok(event) = web_sys::Event::new("input")
        {
            event.init_event_with_bubbles("input", true);
            let _ = field.dispatch_event(&event);
        }
        if let Ok(Some(details)) = self.form.closest("details") {
            let _ = details.remove_attribute("open");
        }
        if let Ok(Some(empty)) = document().query_selector("[data-empty]") {
            empty.remove();
        }
    }

    fn error(&self) -> Option<web_sys::Element> {
        self.form.query_selector("p[role=alert]").ok().flatten()
    }

    fn show_error(&self, message: &str) {
        let error = self.error().or_else(|| {
            let error = document().create_element("p").ok()?;
            error.set_class_name("error");
            error.set_attribute("role", "alert").ok()?;
            self.form.append_child(&error).ok()?;
            Some(error)
        });
        if let Some(error) = error {
            error.set_text_content(Some(message));
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
