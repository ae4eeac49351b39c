//! Connects the state of a form's drafts with the browser: carries out its effects and brings it events.

use std::time::Duration;

use leptos::{
    ev::{MouseEvent, SubmitEvent},
    prelude::*,
    task::spawn_local,
    wasm_bindgen::{JsCast, JsValue},
    web_sys,
};

use super::{
    DraftContext, DraftLabel,
    autosave::{Autosave, Effect, Event, Fields, Millis, SaveResult, Status},
    form, local_storage, recovered,
};
use crate::editing::{
    api::keep_draft,
    model::{OpenForm, Subject},
};
use ensemble_core::error::AppError;

/// The drafts of one open form; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct AutosaveHandle {
    /// What is shown of the draft.
    pub status: RwSignal<String>,
    /// Whether the link for signing in is shown.
    pub session_ended: RwSignal<bool>,
    autosave: StoredValue<Autosave>,
    labels: StoredValue<Vec<String>>,
    /// The names of the fields.
    names: StoredValue<Vec<String>>,
    context: StoredValue<DraftContext>,
    /// What the keys of the form's drafts on the device begin with.
    prefix: StoredValue<String>,
    form: StoredValue<Option<web_sys::HtmlFormElement>, LocalStorage>,
    /// Where recovered drafts are shown.
    list: StoredValue<Option<web_sys::Element>, LocalStorage>,
    /// The button that the form is to be sent with.
    submitter: StoredValue<Option<web_sys::HtmlElement>, LocalStorage>,
    /// The form is being sent, and its text is saved.
    submitting: StoredValue<bool>,
    /// The deadline for which the timer is set, and the timer.
    timer: StoredValue<Option<(Millis, TimeoutHandle)>>,
}

impl AutosaveHandle {
    pub(super) fn new(
        labels: Vec<String>,
        subject: Subject,
        base: i64,
        names: Vec<String>,
        tab: OpenForm,
        context: &DraftContext,
    ) -> Self {
        let prefix = format!("{}{}/", local_storage::prefix(&context.owner), context.name);
        Self {
            status: RwSignal::default(),
            session_ended: RwSignal::new(false),
            autosave: StoredValue::new(Autosave::new(subject, base, tab, &prefix)),
            labels: StoredValue::new(labels),
            names: StoredValue::new(names),
            context: StoredValue::new(context.clone()),
            prefix: StoredValue::new(prefix),
            form: StoredValue::new_local(None),
            list: StoredValue::new_local(None),
            submitter: StoredValue::new_local(None),
            submitting: StoredValue::new(false),
            timer: StoredValue::new(None),
        }
    }

    /// Reads the device's drafts, and listens to the window.
    pub(super) fn open(self, found: &web_sys::Element, list: &web_sys::Element) {
        let Ok(found) = found.clone().dyn_into::<web_sys::HtmlFormElement>() else { return };
        let served = self.names.with_value(|names| form::served(&found, names));
        self.form.set_value(Some(found));
        self.list.set_value(Some(list.clone()));
        self.context.with_value(|context| local_storage::remove_others(&context.owner));
        let stored = local_storage::drafts(&self.prefix.get_value());
        self.dispatch(Event::Opened { served, stored });
        for event in ["online", "focus"] {
            let _ = window_event_listener_untyped(event, move |_| self.dispatch(Event::Resumed));
        }
    }

    /// The form is about to be sent: first its text is saved, unless its draft is discarded.
    pub(super) fn submitted(self, event: &SubmitEvent) {
        if self.submitting.get_value() {
            return;
        }
        let button: Option<web_sys::HtmlElement> =
            event.submitter().and_then(|button| button.dyn_into().ok());
        let what = button.as_ref().and_then(|button| button.get_attribute("value")).unwrap_or_default();
        if what == "discard" {
            self.dispatch(Event::DiscardRequested);
        } else {
            event.prevent_default();
            self.submitter.set_value(button);
            self.dispatch(Event::SubmitRequested);
        }
    }

    /// A button of a recovered draft may have been pressed.
    pub(super) fn clicked(self, event: &MouseEvent) {
        if let Some(event) = recovered::button_event(event) {
            self.dispatch(event);
        }
    }

    pub(super) fn dispatch(self, event: Event) {
        let fields = self.fields();
        let effects = self.autosave.try_update_value(|autosave| autosave.apply(event, &fields, now()));
        for effect in effects.unwrap_or_default() {
            self.perform(effect);
        }
        self.set_timer();
    }

    fn perform(self, effect: Effect) {
        match effect {
            Effect::StoreLocally { key, draft } => {
                self.dispatch(Event::LocalStoreFinished(local_storage::put(&key, &draft)));
            }
            Effect::RemoveLocal(key) => local_storage::remove(&key),
            Effect::Save { subject, base, fields, tab } => self.save(subject, base, fields, tab),
            Effect::Submit => self.submit(),
            Effect::Continue { subject, base, after } => self.with_form(|form| {
                // Answers to calls have no history: the revision that the form continues is that of its draft.
                let revision = if after.is_empty() { base.to_string() } else { after.clone() };
                for (name, value) in [
                    ("base", base.to_string()),
                    ("after", after),
                    ("id", subject.id()),
                    ("revision", revision),
                ] {
                    form::set(form, name, &value);
                }
            }),
            Effect::Fill(fields) => {
                let mut complete = false;
                self.with_form(|form| {
                    complete = self.names.with_value(|names| form::fill(form, names, &fields));
                });
                self.dispatch(Event::Filled { complete });
            }
            Effect::RenderStatus => self.render_status(),
            Effect::RenderRecovered => {
                if let Some(list) = self.list.get_value() {
                    self.autosave.with_value(|autosave| recovered::render(self, &list, autosave.recovered()));
                }
            }
            Effect::FocusForm => self.with_form(|form| {
                if let Some(first) = super::element(form, "textarea, input:not([type=hidden])") {
                    let _ = first.focus();
                }
            }),
        }
    }

    fn save(self, subject: Subject, base: i64, fields: Fields, tab: OpenForm) {
        let DraftContext { person, key, .. } = self.context.get_value();
        let key = Some(key).filter(|key| !key.is_empty());
        spawn_local(async move {
            let result = match keep_draft(subject, base, fields, tab, person, key).await {
                Ok(Some(version)) => SaveResult::Saved(version),
                Ok(None) => SaveResult::OtherTab,
                Err(AppError::NotFound | AppError::TooLarge) => SaveResult::Refused,
                Err(AppError::SignInFirst) => SaveResult::SessionEnded,
                Err(_) => SaveResult::Failed,
            };
            self.dispatch(Event::Saved(result));
        });
    }

    fn submit(self) {
        self.submitting.set_value(true);
        let button = self.submitter.get_value();
        self.with_form(|form| {
            let _ = form.request_submit_with_submitter(button.as_ref());
        });
        self.submitting.set_value(false);
    }

    fn render_status(self) {
        let (status, ended) =
            self.autosave.with_value(|autosave| (autosave.status(), autosave.session_ended()));
        if self.session_ended.get_untracked() != ended {
            self.session_ended.set(ended);
        }
        let text = match status {
            Status::Nothing => String::new(),
            Status::Saving => self.label(DraftLabel::Saving),
            Status::Saved { at } => end_once(&self.label(DraftLabel::Saved), &self.time(at, false)),
            Status::OtherTab => self.label(DraftLabel::OtherTab),
            Status::Refused => self.label(DraftLabel::Refused),
            Status::Offline => self.label(DraftLabel::Offline),
            Status::SessionEnded => self.label(DraftLabel::SessionEnded),
            Status::NotStored => self.label(DraftLabel::NotStored),
            Status::Recovered => self.label(DraftLabel::Recovered),
            Status::Discarded => self.label(DraftLabel::Discarded),
        };
        // The same text again is not announced again.
        if self.status.with_untracked(|shown| *shown != text) {
            self.status.set(text);
        }
    }

    /// Sets the timer for the deadline, unless it is set for it.
    fn set_timer(self) {
        let Some(deadline) = self.autosave.try_with_value(Autosave::deadline) else { return };
        let current = self.timer.get_value();
        if deadline == current.map(|(at, _)| at) {
            return;
        }
        if let Some((_, timer)) = current {
            timer.clear();
        }
        let timer = deadline.and_then(|at| {
            let due = move || {
                let _ = self.timer.try_set_value(None);
                self.dispatch(Event::Tick);
            };
            let delay = Duration::from_millis(u64::try_from(at - now()).unwrap_or_default());
            set_timeout_with_handle(due, delay).ok().map(|timer| (at, timer))
        });
        self.timer.set_value(timer);
    }

    fn with_form(self, act: impl FnOnce(&web_sys::HtmlFormElement)) {
        if let Some(form) = self.form.try_get_value().flatten() {
            act(&form);
        }
    }

    fn fields(self) -> Fields {
        let mut fields = Fields::new();
        self.with_form(|form| fields = self.names.with_value(|names| form::typed(form, names)));
        fields
    }

    pub(super) fn label(self, label: DraftLabel) -> String {
        self.labels.with_value(|labels| labels.get(label as usize).cloned()).unwrap_or_default()
    }

    /// A time of day in the portal's time zone, with the date if asked.
    pub(super) fn time(self, at: Millis, with_date: bool) -> String {
        let options = js_sys::Object::new();
        let mut parts = vec![("hour", "numeric"), ("minute", "2-digit"), ("timeZone", "America/Toronto")];
        if with_date {
            parts.extend([("day", "numeric"), ("month", "long")]);
        }
        for (name, value) in parts {
            let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
        }
        let date = js_sys::Date::new(&JsValue::from_f64(at as f64));
        date.to_locale_string(&self.label(DraftLabel::LanguageTag), &options).into()
    }
}

/// A sentence with a value in the place of `{}`. A value with a full stop of its own, such as “5:46 p.m.”, gets no second.
fn end_once(sentence: &str, value: &str) -> String {
    let sentence = if value.ends_with('.') { sentence.replace("{}.", "{}") } else { sentence.to_owned() };
    sentence.replace("{}", value)
}

fn now() -> Millis {
    js_sys::Date::now() as Millis
}
