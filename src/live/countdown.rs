//! What is left of a time, on a page where several people write.

use std::{cell::Cell, rc::Rc, time::Duration};

use js_sys::{Date, Math};
use leptos::{
    prelude::*,
    task::spawn_local,
    wasm_bindgen::{JsCast, prelude::Closure},
    web_sys::{DomParser, EventSource, Response, SupportedType},
};
use wasm_bindgen_futures::JsFuture;

use ensemble_ui::{
    Left, LeftWords,
    countdown::{MINUTE, UNTIL},
    socket::page_reader,
};

/// The minutes that are announced, each once.
const ANNOUNCED: [i64; 3] = [5, 1, 0];
const TICK: Duration = Duration::from_secs(1);
/// Pages read their end again at a moment of their own within this time, in milliseconds.
const MAX_DELAY: f64 = 1_500.0;

/// Counts down by the server's clock, on a page that does nothing else with the time. When something happens in the meeting, the
/// page is fetched, and the moment at which the time ends is read in it again.
#[island]
pub fn Countdown(
    /// When the time ends, and when the page was made, by the server's clock, in milliseconds UTC.
    ends_at: i64,
    now: i64,
    words: LeftWords,
    /// Where the events of the meeting are.
    events: String,
) -> impl IntoView {
    let ends_at = RwSignal::new(ends_at);
    let left = RwSignal::new(ends_at.get_untracked() - now);
    let announced = RwSignal::new(String::new());
    let words = StoredValue::new(words);
    let say = move |left| words.with_value(|words| words.say(left));
    Effect::new(move |_| {
        // The page was made when the browser went to it, as nearly as it can tell.
        let since_then = window().performance().map_or(0.0, |performance| performance.now());
        let made = whole(Date::now() - since_then);
        let tick = move || {
            let before = left.get_untracked();
            let now_left = ends_at.get_untracked() - now - (whole(Date::now()) - made);
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

fn whole(number: f64) -> i64 {
    number as i64
}

/// Reads the end again when something happens. The browser opens the stream again by itself.
fn listen(events: &str, ends_at: RwSignal<i64>) {
    let reader = page_reader().map(|reader| format!("?reader={reader}")).unwrap_or_default();
    let Ok(source) = EventSource::new(&format!("{events}{reader}")) else { return };
    let waits = Rc::new(Cell::new(false));
    let on_message = Closure::<dyn FnMut()>::new(move || {
        if waits.replace(true) {
            return;
        }
        let waits = waits.clone();
        let read = move || {
            spawn_local(async move {
                waits.set(false);
                if let Some(end) = fetch_end().await {
                    ends_at.set(end);
                }
            });
        };
        set_timeout(read, Duration::from_secs_f64(Math::random() * MAX_DELAY / 1_000.0));
    });
    source.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
}

/// When the time ends on the page as it is now; nothing when it is another page by now.
async fn fetch_end() -> Option<i64> {
    let address = window().location().href().ok()?;
    let response: Response = JsFuture::from(window().fetch_with_str(&address)).await.ok()?.dyn_into().ok()?;
    let html = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    let page = DomParser::new().ok()?.parse_from_string(&html, SupportedType::TextHtml).ok()?;
    page.query_selector(&format!("[{UNTIL}]")).ok()??.get_attribute(UNTIL)?.parse().ok()
}
