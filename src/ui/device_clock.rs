//! The server's time on a device, for islands that count down.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use js_sys::{Date, JSON, Reflect};
use leptos::{
    prelude::{document, set_timeout, window},
    task::spawn_local,
    wasm_bindgen::{JsCast, prelude::Closure},
};

use ensemble_core::ServerTime;

use super::fresh_page;

/// How often [`DeviceClock::tick`] is to be called.
pub const TICK: Duration = Duration::from_secs(1);
/// How often the server is asked for its time in a row, and with which pause.
const SAMPLES: u32 = 5;
const SAMPLE_PAUSE: Duration = Duration::from_millis(400);
/// After how many ticks it is asked again.
const SAMPLE_TICKS: u32 = 240;

/// An answer that took longer, in milliseconds, says nothing: after a sleep some are held back for many seconds.
const MAX_ROUND_TRIP: i64 = 4_000;
/// After how many ticks it is asked again when an answer came too late, or not at all.
const RETRY_TICKS: u32 = 15;

/// Knows what time it is on the server. It asks at first, now and then, after a sleep of the device, and when a page that was
/// hidden is shown again. While the page is hidden it does not ask: browsers then slow down the ticks, which looks like a sleep
/// each time.
pub struct DeviceClock {
    /// Where the server's time is.
    address: String,
    time: RefCell<ServerTime>,
    last_tick: Cell<i64>,
    /// How many ticks there were since the server was asked.
    ticks: Cell<u32>,
}

impl DeviceClock {
    /// `made` is when the page was made, by the server's clock: when the browser went to it, as nearly as it can tell.
    #[must_use]
    pub fn start(made: i64, address: String) -> Rc<Self> {
        let now = device();
        let since_then = window().performance().map_or(0.0, |performance| performance.now());
        let clock = Rc::new(Self {
            address,
            time: RefCell::new(ServerTime::from_page(made, now - whole(since_then))),
            last_tick: Cell::new(now),
            ticks: Cell::new(0),
        });
        clock.sample();
        let shown = Rc::clone(&clock);
        let on_change = Closure::<dyn FnMut()>::new(move || shown.sample());
        let listener = on_change.as_ref().unchecked_ref();
        let _ = document().add_event_listener_with_callback("visibilitychange", listener);
        on_change.forget();
        clock
    }

    /// What time it is on the server, in milliseconds UTC.
    #[must_use]
    pub fn now(&self) -> i64 {
        self.time.borrow().now(device())
    }

    /// To be called each [`TICK`]: asks the server when that is due.
    pub fn tick(self: &Rc<Self>) {
        let now = device();
        let interval = whole(TICK.as_secs_f64() * 1_000.0);
        let jumped = self.time.borrow_mut().ticked(self.last_tick.replace(now), now, interval);
        self.ticks.set(self.ticks.get() + 1);
        if jumped || self.ticks.get() >= SAMPLE_TICKS {
            self.sample();
        }
    }

    /// Asks the server for its time, a few times in a row, unless the page is hidden.
    fn sample(self: &Rc<Self>) {
        self.ticks.set(0);
        if document().hidden() {
            return;
        }
        for turn in 0..SAMPLES {
            let clock = Rc::clone(self);
            set_timeout(move || spawn_local(async move { clock.ask().await }), SAMPLE_PAUSE * turn);
        }
    }

    async fn ask(&self) {
        let asked = device();
        let answer = fresh_page::text(&self.address).await;
        let came = device();
        let answer = answer.and_then(|answer| JSON::parse(&answer).ok());
        let server = answer.and_then(|answer| Reflect::get(&answer, &"now".into()).ok()?.as_f64());
        match server {
            Some(server) if came - asked <= MAX_ROUND_TRIP => {
                self.time.borrow_mut().observe(asked, came, whole(server));
            }
            _ => self.ticks.set(SAMPLE_TICKS - RETRY_TICKS),
        }
    }
}

fn whole(number: f64) -> i64 {
    number as i64
}

/// The device's own time, in milliseconds UTC.
fn device() -> i64 {
    whole(Date::now())
}
