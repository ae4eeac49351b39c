//! What happens to a text between the keyboard and the portal.

mod offers;

use std::time::Duration;

use leptos::{
    ev::SubmitEvent,
    prelude::*,
    task::spawn_local,
    wasm_bindgen::{JsCast, JsValue},
    web_sys,
};

use offers::Offer;

use super::{
    DraftWord, Place,
    device::{self, Entry},
    form,
};
use crate::{
    editing::{
        api::keep_draft,
        model::{Subject, Tab},
    },
    error::AppError,
    ids::PersonId,
};

/// How long after the last key a draft is kept.
const PAUSE: Duration = Duration::from_secs(2);
/// After a try that failed, how long to wait before the next: longer each time.
const AGAIN: Duration = Duration::from_secs(3);
const LONGEST: Duration = Duration::from_secs(60);

/// What becomes of one try.
enum Outcome {
    /// The portal has it.
    Kept,
    /// The portal will not take it as a draft; what a form says to that is seen when it is sent.
    Passed,
    /// The portal could not be asked, or knows no session.
    Failed,
}

/// The state of one open form.
#[derive(Clone, Copy)]
pub(super) struct Keeper {
    /// What is said of the draft.
    pub said: RwSignal<String>,
    /// Whether the session has ended.
    pub ended: RwSignal<bool>,
    words: StoredValue<Vec<String>>,
    names: StoredValue<Vec<String>>,
    subject: StoredValue<Subject>,
    base: StoredValue<i64>,
    tab: StoredValue<Tab>,
    person: StoredValue<PersonId>,
    /// What the keys of the device's entries begin with.
    prefix: StoredValue<String>,
    form: StoredValue<Option<web_sys::HtmlFormElement>, LocalStorage>,
    /// What is offered, and where.
    offers: StoredValue<Vec<Offer>>,
    list: StoredValue<Option<web_sys::Element>, LocalStorage>,
    timer: StoredValue<Option<TimeoutHandle>>,
    /// Whether the portal is being asked right now.
    busy: StoredValue<bool>,
    /// How long to wait after the next try that fails; none while all is well.
    wait: StoredValue<Option<Duration>>,
    /// Whether the form is being sent, and all that it says is kept.
    leaving: StoredValue<bool>,
}

impl Keeper {
    pub(super) fn new(
        words: Vec<String>,
        subject: Subject,
        base: i64,
        names: Vec<String>,
        tab: Tab,
        place: &Place,
    ) -> Self {
        Self {
            said: RwSignal::default(),
            ended: RwSignal::new(false),
            words: StoredValue::new(words),
            names: StoredValue::new(names),
            subject: StoredValue::new(subject),
            base: StoredValue::new(base),
            tab: StoredValue::new(tab),
            person: StoredValue::new(place.person),
            prefix: StoredValue::new(format!("{}{}/", device::prefix(place.person), place.name)),
            form: StoredValue::new_local(None),
            offers: StoredValue::new(Vec::new()),
            list: StoredValue::new_local(None),
            timer: StoredValue::new(None),
            busy: StoredValue::new(false),
            wait: StoredValue::new(None),
            leaving: StoredValue::new(false),
        }
    }

    /// Looks at what the device remembers, and listens for the line.
    pub(super) fn open(self, found: &web_sys::Element, list: &web_sys::Element) {
        let Ok(found) = found.clone().dyn_into::<web_sys::HtmlFormElement>() else { return };
        let (served, now) =
            self.names.with_value(|names| (form::served(&found, names), form::typed(&found, names)));
        self.form.set_value(Some(found));
        self.list.set_value(Some(list.clone()));
        device::forget_others(self.person.get_value());
        let mut offers = Vec::new();
        for (key, entry) in device::all(&self.prefix.get_value()) {
            if entry.fields == served {
                device::remove(&key);
            } else if entry.fields == now {
                // The browser had put it back into the fields by itself.
                self.continues(&entry);
                self.remember();
                if key != self.key() {
                    device::remove(&key);
                }
                self.after(Duration::ZERO);
            } else {
                offers.push(Offer { key, entry });
            }
        }
        self.offers.set_value(offers);
        self.show();
        for event in ["online", "focus"] {
            let _ = window_event_listener_untyped(event, move |_| {
                if self.wait.try_get_value().flatten().is_some() {
                    self.after(Duration::ZERO);
                }
            });
        }
    }

    /// Somebody typed.
    pub(super) fn typed(self) {
        self.remember();
        self.after(PAUSE);
    }

    /// The form is about to be sent: only once the portal, or nobody, has what it says.
    pub(super) fn submitted(self, event: &SubmitEvent) {
        if self.leaving.get_value() {
            return;
        }
        let button: Option<web_sys::HtmlElement> =
            event.submitter().and_then(|button| button.dyn_into().ok());
        let what = button.as_ref().and_then(|button| button.get_attribute("value")).unwrap_or_default();
        self.cancel();
        if what == "discard" {
            device::remove(&self.key());
            return;
        }
        event.prevent_default();
        self.remember();
        spawn_local(async move {
            while self.busy.get_value() {
                pause(Duration::from_millis(50)).await;
            }
            if !matches!(self.send().await, Outcome::Failed) {
                self.cancel();
                self.leaving.set_value(true);
                if let Some(found) = self.form.get_value() {
                    let _ = found.request_submit_with_submitter(button.as_ref());
                }
                // Should the page stay, for its fields are not filled as they must be, it goes on.
                self.leaving.set_value(false);
            }
        });
    }

    fn key(self) -> String {
        self.prefix.with_value(|prefix| self.tab.with_value(|tab| format!("{prefix}{}", tab.own)))
    }

    fn fields(self) -> Vec<(String, String)> {
        let found = self.form.get_value();
        found.map(|found| self.names.with_value(|names| form::typed(&found, names))).unwrap_or_default()
    }

    fn entry(self) -> Entry {
        Entry {
            at: js_sys::Date::now() as i64,
            subject: self.subject.get_value(),
            base: self.base.get_value(),
            after: self.tab.with_value(|tab| tab.after.clone()),
            fields: self.fields(),
        }
    }

    fn remember(self) -> bool {
        device::put(&self.key(), &self.entry())
    }

    pub(super) fn word(self, word: DraftWord) -> String {
        self.words.with_value(|words| words.get(word as usize).cloned()).unwrap_or_default()
    }

    /// A moment, as the portal writes it.
    fn time(self, at: i64, day: bool) -> String {
        let options = js_sys::Object::new();
        let mut parts = vec![("hour", "numeric"), ("minute", "2-digit"), ("timeZone", "America/Toronto")];
        if day {
            parts.extend([("day", "numeric"), ("month", "long")]);
        }
        for (name, value) in parts {
            let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
        }
        let date = js_sys::Date::new(&JsValue::from_f64(at as f64));
        date.to_locale_string(&self.word(DraftWord::Tag), &options).into()
    }

    fn cancel(self) {
        if let Some(earlier) = self.timer.try_update_value(Option::take).flatten() {
            earlier.clear();
        }
    }

    /// Tries after a while; what was to be tried before is not.
    fn after(self, pause: Duration) {
        self.cancel();
        let send = move || {
            if self.busy.try_get_value() == Some(false) {
                spawn_local(async move {
                    self.send().await;
                });
            } else {
                self.after(PAUSE);
            }
        };
        self.timer.set_value(set_timeout_with_handle(send, pause).ok());
    }

    /// Asks the portal to keep what stands in the form, and says what came of it.
    async fn send(self) -> Outcome {
        self.busy.set_value(true);
        let fields = self.fields();
        let waited = self.wait.get_value();
        if waited.is_none() {
            self.say(self.word(DraftWord::Keeping));
        }
        let (subject, base, tab) = (self.subject.get_value(), self.base.get_value(), self.tab.get_value());
        let outcome = keep_draft(subject, base, fields.clone(), tab, Some(self.person.get_value())).await;
        if self.busy.try_set_value(false).is_some() {
            return Outcome::Passed;
        }
        self.ended.set(outcome == Err(AppError::SignInFirst));
        if let Ok(_) | Err(AppError::NotFound | AppError::TooLarge) = outcome {
            self.wait.set_value(None);
        }
        match outcome {
            Ok(Some(mark)) => {
                self.tab.update_value(|tab| tab.after = mark);
                if self.fields() == fields {
                    device::remove(&self.key());
                } else {
                    self.remember();
                }
                let now = self.time(js_sys::Date::now() as i64, false);
                self.say(self.word(DraftWord::Kept).replace("{}", &now));
                Outcome::Kept
            }
            Ok(None) => {
                self.say(self.word(DraftWord::Elsewhere));
                Outcome::Passed
            }
            Err(AppError::NotFound | AppError::TooLarge) => {
                self.say(self.word(DraftWord::Refused));
                Outcome::Passed
            }
            Err(error) => {
                let remembered = self.remember();
                self.say(self.word(match error {
                    _ if !remembered => DraftWord::Nowhere,
                    AppError::SignInFirst => DraftWord::Ended,
                    _ => DraftWord::Offline,
                }));
                let wait = waited.map_or(AGAIN, |waited| (waited * 2).min(LONGEST));
                self.wait.set_value(Some(wait));
                self.after(wait);
                Outcome::Failed
            }
        }
    }

    /// Says it, unless that is what was said last: then nothing new is to be heard.
    fn say(self, words: String) {
        if self.said.with_untracked(|said| *said != words) {
            self.said.set(words);
        }
    }
}

async fn pause(time: Duration) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        set_timeout(
            move || {
                let _ = resolve.call0(&JsValue::NULL);
            },
            time,
        );
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}
