//! The parts of these pages that run in the browser: the clock, and buttons that do not load the page again.

mod announcements;
mod clock;
mod config;
#[cfg(any(feature = "ssr", feature = "write"))]
mod controls;
mod focus;
mod parts;

use leptos::{html::Div, prelude::*};

pub use config::{RunConfig, RunWords};
#[cfg(any(feature = "ssr", feature = "write"))]
pub use controls::RunControls;

use clock::Clock;

/// Around the parts of a page: shows what is left by the server's clock, listens to what happens, and replaces the parts that
/// changed. What is announced to a screen reader is said in one place, which is never replaced: the minutes that are reached, and
/// the text of elements with the attribute `data-announce` when it changes. What is wrong with the connection is said, too.
#[island]
pub fn RunClock(
    config: RunConfig,
    /// The parts, each an element with the attribute `data-live`.
    children: Children,
) -> impl IntoView {
    let around = NodeRef::<Div>::new();
    let (announced, trouble) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    Effect::new(move |_| {
        if let Some(around) = around.get() {
            Clock::start(around.into(), config.clone(), announced, trouble);
        }
    });
    view! {
        <div class="run-clock" node_ref=around>
            <p class="visually-hidden" role="status" prop:textContent=move || announced.get()></p>
            <p class="run-trouble" role="status" prop:textContent=move || trouble.get()></p>
            {children()}
        </div>
    }
}
