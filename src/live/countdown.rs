//! What is left of a time, on a page where several people write.

use std::{cell::Cell, rc::Rc, time::Duration};

use js_sys::Math;
use leptos::{
    prelude::*,
    task::spawn_local,
    wasm_bindgen::{JsCast, prelude::Closure},
    web_sys::EventSource,
};

use ensemble_ui::{
    Left, LeftWords,
    countdown::{MINUTE, UNTIL},
    device_clock::{DeviceClock, TICK},
    fresh_page::{self, FreshPage},
    socket::page_reader,
};

/// The minutes that are announced, each once.
const ANNOUNCED: [i64; 3] = [5, 1, 0];
/// Pages read their end again at a moment of their own within this time, in milliseconds.
const MAX_DELAY: f64 = 1_500.0;
/// How long after the server could not answer the page is fetched again.
const RETRY_DELAY: Duration = Duration::from_secs(10);

/// Counts down by the server's clock, on a page that does nothing else with the time. When something happens in the meeting, the
/// page is fetched, and the moment at which the time ends is read in it again.
#[island]
pub fn Countdown(
    /// When the time ends, and when the page was made, by the server's clock, in milliseconds UTC.
    ends_at: i64,
    now: i64,
    words: LeftWords,
    /// Where the events of the meeting are, and the server's time.
    events: String,
    time: String,
) -> impl IntoView {
    let ends_at = RwSignal::new(ends_at);
    let left = RwSignal::new(ends_at.get_untracked() - now);
    let announced = RwSignal::new(String::new());
    let words = StoredValue::new(words);
    let say = move |left| words.with_value(|words| words.say(left));
    Effect::new(move |_| {
        let clock = DeviceClock::start(now, time.clone());
        let tick = move || {
            clock.tick();
            let before = left.get_untracked();
            let now_left = ends_at.get_untracked() - clock.now();
            if Left::of(before) != Left::of(now_left) {
                left.set(now_left);
            }
            let reached = |minutes: &i64| before > minutes * MINUTE && now_left <= minutes * MINUTE;
            if ANNOUNCED.iter().any(reached) {
                announced.set(say(now_left));
            }
        };
        tick();
        set_interval(tick, TICK);
        listen(&events, ends_at);
    });
    view! {
        <b role="timer" data-until=move || ends_at.get()>{move || say(left.get())}</b>
        <span class="visually-hidden" role="status">{move || announced.get()}</span>
    }
}

/// Reads the end again when something happens. The browser opens the stream again by itself.
fn listen(events: &str, ends_at: RwSignal<i64>) {
    let reader = page_reader().map(|reader| format!("?reader={reader}")).unwrap_or_default();
    let Ok(source) = EventSource::new(&format!("{events}{reader}")) else { return };
    let waits = Rc::new(Cell::new(false));
    let on_message = Closure::<dyn FnMut()>::new(move || {
        if !waits.replace(true) {
            let delay = Duration::from_secs_f64(Math::random() * MAX_DELAY / 1_000.0);
            read_after(delay, waits.clone(), ends_at);
        }
    });
    source.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
}

/// Reads when the time ends on the page as it is now, until the server can answer. What leads elsewhere by now does not say it.
fn read_after(delay: Duration, waits: Rc<Cell<bool>>, ends_at: RwSignal<i64>) {
    let read = move || {
        spawn_local(async move {
            match fresh_page::fetch().await {
                FreshPage::Page(page) => {
                    waits.set(false);
                    let element = page.query_selector(&format!("[{UNTIL}]")).ok().flatten();
                    let end = element.and_then(|element| element.get_attribute(UNTIL)?.parse().ok());
                    if let Some(end) = end {
                        ends_at.set(end);
                    }
                }
                FreshPage::Refused => waits.set(false),
                FreshPage::Unavailable => read_after(RETRY_DELAY, waits, ends_at),
            }
        });
    };
    set_timeout(read, delay);
}
