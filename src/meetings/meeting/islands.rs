//! The islands of meetings, for readers: the editor is a package of its own.

use std::{cell::Cell, rc::Rc, time::Duration};

use leptos::{
    html::Div,
    prelude::*,
    task::spawn_local,
    wasm_bindgen::{JsCast, prelude::Closure},
    web_sys,
};

use ensemble_ui::{
    fresh_page::{self, FreshPage},
    socket,
};

/// How long after the last change the page is fetched again.
const REFRESH_DELAY: Duration = Duration::from_millis(600);
/// The delay before a reconnect. It doubles with each connection that could not be opened, for a page may stay
/// open long after its session.
const RETRY_DELAY: Duration = Duration::from_secs(5);
const MAX_RETRY_DELAY: Duration = Duration::from_secs(300);

/// Prints the page. Without script it is not shown: the browser has a way of its own.
#[island]
pub fn PrintButton(
    /// What it says.
    label: String,
    /// Whether printing is one thing to do among others.
    quiet: bool,
) -> impl IntoView {
    let class = if quiet { "button quiet" } else { "button" };
    let ready = RwSignal::new(false);
    Effect::new(move |_| ready.set(true));
    let print = move |_| {
        if let Some(window) = web_sys::window() {
            let _ = window.print();
        }
    };
    view! { <button type="button" class=class hidden=move || !ready.get() on:click=print>{label}</button> }
}

/// Shows an agenda, or a note, and refreshes it when it changes.
///
/// It listens to the document's WebSocket, reads nothing of a message but that it is an update, and fetches the page
/// from the server: readers need no more than the small wasm. The server says when the document changed before the
/// WebSocket was open.
#[island]
pub fn AgendaRefresher(
    /// See `EditorKind::path_segment`.
    kind: String,
    /// The document's id.
    document: String,
    /// The number of the last update that it shows.
    number: i64,
    /// What is announced when it has changed.
    announcement: String,
    children: Children,
) -> impl IntoView {
    let container = NodeRef::<Div>::new();
    let announced = RwSignal::new(String::new());
    let announcement = StoredValue::new(announcement);
    let address = StoredValue::new((kind, document));
    let around = Around {
        container,
        announced,
        announcement,
        timer: StoredValue::new(None),
        number: StoredValue::new(number),
    };
    Effect::new(move |_| listen(address.get_value(), RETRY_DELAY, around));
    view! {
        <div>
            <p class="small muted" role="status" prop:textContent=move || announced.get()></p>
            <div class="stack agenda-around" data-number=number node_ref=container>{children()}</div>
        </div>
    }
}

/// The part of the page that is refreshed.
#[derive(Clone, Copy)]
struct Around {
    container: NodeRef<Div>,
    announced: RwSignal<String>,
    announcement: StoredValue<String>,
    /// The refresh that is due.
    timer: StoredValue<Option<TimeoutHandle>>,
    /// The number of the last update that is shown.
    number: StoredValue<i64>,
}

impl Around {
    /// Fetches the page a little later: several changes in a row are fetched at once.
    fn changed(self) {
        self.refresh_after(REFRESH_DELAY, RETRY_DELAY);
    }

    /// `retry_delay` is how long it waits when the server cannot answer.
    fn refresh_after(self, delay: Duration, retry_delay: Duration) {
        if let Some(Some(earlier)) = self.timer.try_get_value() {
            earlier.clear();
        }
        let refresh = move || {
            spawn_local(async move {
                match fresh_page::fetch().await {
                    FreshPage::Page(page) => self.show(&page),
                    FreshPage::Refused => {}
                    FreshPage::Unavailable => {
                        self.refresh_after(retry_delay, (retry_delay * 2).min(MAX_RETRY_DELAY));
                    }
                }
            });
        };
        self.timer.try_set_value(set_timeout_with_handle(refresh, delay).ok());
    }

    /// Shows the agenda of a page; what leads elsewhere by now has none.
    fn show(self, page: &web_sys::Document) {
        let Some(container) = self.container.try_get_untracked().flatten() else { return };
        let Some(agenda) = page.query_selector(".agenda-around").ok().flatten() else { return };
        let number = agenda.get_attribute("data-number").and_then(|number| number.parse().ok());
        let Some(number) = number else { return };
        container.set_inner_html(&agenda.inner_html());
        self.number.try_set_value(number);
        self.announced.try_set(self.announcement.try_get_value().unwrap_or_default());
    }
}

/// Refreshes at each update, and when there were some before the WebSocket was open.
fn listen(address: (String, String), retry_delay: Duration, around: Around) {
    let shown = around.number.try_get_value();
    let Some(socket) = socket::open(&address.0, &address.1, shown) else { return };
    let opened = Rc::new(Cell::new(false));
    let is_open = Rc::clone(&opened);
    let on_open = Closure::once_into_js(move || is_open.set(true));
    socket.set_onopen(Some(on_open.unchecked_ref()));
    let on_message = Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
        if let Ok(buffer) = event.data().dyn_into::<js_sys::ArrayBuffer>() {
            let bytes = js_sys::Uint8Array::new(&buffer);
            // 0 2: an update of y-sync; 101: there were updates before.
            if bytes.get_index(0) == 101 || bytes.get_index(0) == 0 && bytes.get_index(1) == 2 {
                around.changed();
            }
        }
    });
    socket.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    let on_close = Closure::once_into_js(move |event: web_sys::CloseEvent| {
        // Codes from 4400 on are refusals of the server.
        if event.code() < 4400 {
            let (delay, next) = if opened.get() {
                (RETRY_DELAY, RETRY_DELAY)
            } else {
                (retry_delay, (retry_delay * 2).min(MAX_RETRY_DELAY))
            };
            set_timeout(move || listen(address, next, around), delay);
        }
    });
    socket.set_onclose(Some(on_close.unchecked_ref()));
}
