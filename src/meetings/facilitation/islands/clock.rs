//! The clock of a page: it ticks by the server's time, follows the events of the meeting, and has the page's parts replaced.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use js_sys::{JSON, Math, Reflect};
use leptos::{
    prelude::*,
    task::spawn_local,
    wasm_bindgen::{JsCast, JsValue, prelude::Closure},
    web_sys::{Element, Event, EventSource, MessageEvent},
};

use super::{
    announcements::{Announced, Announcements},
    config::RunConfig,
    parts,
};
use crate::facilitation::model::{Thresholds, thresholds::ANNOUNCED};
use ensemble_core::Lang;
use ensemble_ui::{
    device_clock::{DeviceClock, TICK},
    socket::page_reader,
};

/// Followers read the page again at a moment of their own within this time.
const MAX_DELAY: f64 = 1_500.0;
/// How long after a refusal the stream is opened again. It doubles with each one that could not be opened.
const RETRY_DELAY: Duration = Duration::from_secs(5);
const MAX_RETRY_DELAY: Duration = Duration::from_secs(300);
/// While the end of the meeting moves, a facilitator's page is read again so often, in ticks.
const MOVING_TICKS: u32 = 60;
/// A form that was done in place has this event sent.
pub(super) const CHANGED: &str = "run-changed";

/// The state of one clock.
pub(super) struct Clock {
    around: Element,
    config: RunConfig,
    announced: RwSignal<String>,
    trouble: RwSignal<String>,
    time: Rc<DeviceClock>,
    thresholds: RefCell<Thresholds>,
    announcements: RefCell<Announcements>,
    /// The number of the last change, and the agenda, that the page shows or is about to.
    number: Cell<u64>,
    agenda: RefCell<String>,
    /// Whether the page is about to be read again.
    waits: Cell<bool>,
    /// Whether it will be read again because it could not be read. What happens meanwhile does not wait for that.
    retries: Cell<bool>,
    moving: Cell<u32>,
}

fn whole(number: f64) -> i64 {
    number as i64
}

fn field(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn number(of: &JsValue, name: &str) -> i64 {
    whole(field(of, name).as_f64().unwrap_or_default())
}

fn text(of: &JsValue, name: &str) -> String {
    field(of, name).as_string().unwrap_or_default()
}

impl Clock {
    pub(super) fn start(
        around: Element,
        config: RunConfig,
        announced: RwSignal<String>,
        trouble: RwSignal<String>,
    ) {
        let clock = Rc::new(Self {
            around,
            announced,
            trouble,
            time: DeviceClock::start(config.now, config.time.clone()),
            thresholds: RefCell::default(),
            announcements: RefCell::default(),
            number: Cell::new(config.number),
            agenda: RefCell::new(config.agenda.clone()),
            waits: Cell::new(false),
            retries: Cell::new(false),
            moving: Cell::new(0),
            config,
        });
        clock.show();
        clock.announce();
        clock.listen(RETRY_DELAY);
        let ticking = clock.clone();
        set_interval(move || ticking.tick(), TICK);
        let on_change = Closure::<dyn FnMut(Event)>::new(move |_: Event| clock.refresh_soon());
        let _ = document().add_event_listener_with_callback(CHANGED, on_change.as_ref().unchecked_ref());
        on_change.forget();
    }

    fn tick(self: &Rc<Self>) {
        self.time.tick();
        if self.show() && self.config.eager {
            self.moving.set(self.moving.get() + 1);
            if self.moving.get() >= MOVING_TICKS {
                self.refresh_soon();
            }
        }
    }

    /// Shows what is left. Returns whether the end of the meeting moves with each minute.
    fn show(&self) -> bool {
        let now = self.time.now();
        parts::count_down(&self.around, now, &self.config.words.left);
        let Some(run) = self.around.query_selector("[data-run]").ok().flatten() else { return false };
        let value = |name: &str| -> i64 {
            run.get_attribute(name).and_then(|value| value.parse().ok()).unwrap_or_default()
        };
        let (item, length) = (run.get_attribute("data-item").unwrap_or_default(), value("data-length"));
        let (paused, ended) = (value("data-paused"), value("data-ended"));
        let until = match (ended, paused) {
            (0, 0) => now,
            (0, paused) => paused,
            (ended, _) => ended,
        };
        let left = length - value("data-spent") - (until - value("data-since")).max(0);
        let of_meeting = value("data-due") - if ended == 0 { now } else { ended };
        if !item.is_empty() {
            parts::set_text(&self.around, "[data-clock=item]", &self.config.words.left.say(left));
        }
        parts::set_text(&self.around, "[data-clock=meeting]", &self.config.words.left.say(of_meeting));
        let share = (left.max(0) * 100).checked_div(length).unwrap_or_default().min(100);
        parts::set_attribute(&self.around, "[data-clock=disk]", "stroke-dasharray", &format!("{share} 100"));
        let runs = paused == 0 && ended == 0;
        if runs
            && !item.is_empty()
            && let Some(minutes) = self.thresholds.borrow_mut().reached(&item, left)
        {
            let place = ANNOUNCED.iter().position(|announced| *announced == minutes).unwrap_or_default();
            self.announced.set(self.config.words.announced[place].clone());
        }
        ended == 0 && (paused > 0 || left < 0)
    }

    fn listen(self: &Rc<Self>, retry_delay: Duration) {
        let reader = page_reader().map(|reader| format!("?reader={reader}")).unwrap_or_default();
        let Ok(source) = EventSource::new(&format!("{}{reader}", self.config.events)) else { return };
        let opened = Rc::new(Cell::new(false));
        let (clock, is_open) = (self.clone(), opened.clone());
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            is_open.set(true);
            clock.trouble.set(String::new());
            if let Some(event) = event.data().as_string().and_then(|text| JSON::parse(&text).ok()) {
                clock.received(&event);
            }
        });
        source.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        on_message.forget();
        let (clock, ending) = (self.clone(), source.clone());
        let on_end = Closure::<dyn FnMut(Event)>::new(move |_: Event| {
            ending.close();
            clock.trouble.set(clock.config.words.ended.clone());
        });
        let _ = source.add_event_listener_with_callback("ended", on_end.as_ref().unchecked_ref());
        on_end.forget();
        let (clock, failing) = (self.clone(), source.clone());
        let on_error = Closure::<dyn FnMut(Event)>::new(move |_: Event| {
            clock.trouble.set(clock.config.words.lost.clone());
            // Otherwise the browser opens it again by itself.
            if failing.ready_state() == EventSource::CLOSED {
                let next = if opened.get() { RETRY_DELAY } else { (retry_delay * 2).min(MAX_RETRY_DELAY) };
                let clock = clock.clone();
                set_timeout(move || clock.listen(next), retry_delay);
            }
        });
        source.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        on_error.forget();
    }

    fn received(self: &Rc<Self>, event: &JsValue) {
        let state = field(event, "state");
        self.apply(&state);
        let seen = u64::try_from(number(event, "number")).unwrap_or_default();
        let agenda = text(&state, "agenda");
        let is_new = self.number.replace(seen) != seen || *self.agenda.borrow() != agenda;
        self.agenda.replace(agenda);
        if is_new {
            if self.config.eager {
                self.refresh_soon();
            } else {
                let delay = Duration::from_secs_f64(Math::random() * MAX_DELAY / 1_000.0);
                self.refresh_after(delay, RETRY_DELAY);
            }
        }
    }

    /// Shows a new state at once, before the page is read again.
    fn apply(&self, state: &JsValue) {
        let Some(run) = self.around.query_selector("[data-run]").ok().flatten() else { return };
        let _ = run.set_attribute("data-item", &text(state, "item"));
        for name in ["spent", "since", "length", "paused", "due", "ended"] {
            let _ = run.set_attribute(&format!("data-{name}"), &number(state, name).to_string());
        }
        let (fr, en) = (text(state, "fr"), text(state, "en"));
        let (own, other) = if self.config.lang == Lang::Fr { (fr, en) } else { (en, fr) };
        if !own.is_empty() || !other.is_empty() {
            let (title, below) = if own.is_empty() { (other, String::new()) } else { (own, other) };
            parts::set_text(&self.around, "[data-title=own]", &title);
            parts::set_text(&self.around, "[data-title=other]", &below);
            self.announce();
        }
        self.show();
    }

    /// Says what changed of what is announced. The item is another one when its id is; a meeting that is not under way has none.
    fn announce(&self) {
        let run = self.around.query_selector("[data-item]").ok().flatten();
        let item = run.and_then(|run| run.get_attribute("data-item"));
        let shown = parts::announced(&self.around).into_iter().map(|(name, text)| match &item {
            Some(item) if name == "item" => {
                Announced { name, mark: item.clone(), text: self.config.words.item.replace("{}", &text) }
            }
            _ => Announced { name, mark: text.clone(), text },
        });
        if let Some(words) = self.announcements.borrow_mut().changed(shown.collect()) {
            self.announced.set(words);
        }
    }

    fn refresh_soon(self: &Rc<Self>) {
        self.refresh_after(Duration::ZERO, RETRY_DELAY);
    }

    /// `retry_delay` is how long it waits when the server cannot answer, or a form has no answer yet.
    fn refresh_after(self: &Rc<Self>, delay: Duration, retry_delay: Duration) {
        if self.waits.replace(true) {
            return;
        }
        let clock = self.clone();
        let refresh = move || {
            spawn_local(async move {
                clock.waits.set(false);
                clock.moving.set(0);
                let is_current = parts::refresh(&clock.around).await;
                clock.show();
                clock.announce();
                if !is_current && !clock.retries.replace(true) {
                    let retry = move || {
                        clock.retries.set(false);
                        clock.refresh_after(Duration::ZERO, (retry_delay * 2).min(MAX_RETRY_DELAY));
                    };
                    set_timeout(retry, retry_delay);
                }
            });
        };
        set_timeout(refresh, delay);
    }
}
